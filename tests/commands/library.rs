//! The library: adding, listing, checking, out of it and into it.

use std::path::PathBuf;

use super::*;

/// A folder for a library and what is added to it.
struct Shelf(PathBuf);

impl Shelf {
    fn new(name: &str) -> Self {
        let folder = format!("qari-shelf-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("UTF-8").to_owned()
    }

    /// Status, what is written, what is said, with the library of this shelf.
    fn run(&self, arguments: &[&str], input: &str) -> (Option<i32>, String, String) {
        let output = qari(arguments)
            .env("QARI_LIBRARY", self.path("library.sqlite"))
            .write_stdin(input)
            .output()
            .expect("it runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let said = text(output.stderr).replace(['\u{2066}', '\u{2068}', '\u{2069}'], "");
        (output.status.code(), text(output.stdout), said)
    }
}

impl Drop for Shelf {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn count(output: &str) -> usize {
    output.lines().count()
}

#[test]
fn articles_are_added_once_and_listed_from_the_library() {
    let shelf = Shelf::new("added");
    let (status, _, said) = shelf.run(&["add", "tests/articles"], "");
    assert_eq!(status, Some(0), "{said}");
    let added = std::fs::read_dir("tests/articles")
        .expect("articles")
        .count();
    assert!(
        said.contains(&format!("added to the library: {added}; there already: 0")),
        "{said}"
    );
    let (status, _, said) = shelf.run(&["add", "tests/articles"], "");
    assert_eq!(status, Some(0), "{said}");
    assert!(
        said.contains(&format!("added to the library: 0; there already: {added}")),
        "{said}"
    );

    let (_, listed, _) = shelf.run(&["articles"], "");
    assert_eq!(count(&listed), added);
    let (_, found, _) = shelf.run(&["articles", "--query", "actor:taliban"], "");
    let (_, direct, _) = shelf.run(
        &["articles", "tests/articles", "--query", "actor:taliban"],
        "",
    );
    assert!(count(&found) > 0 && found == direct, "{found}\n{direct}");
    let (_, mentions, _) = shelf.run(&["mentions", "--actor", "taliban"], "");
    let (_, direct, _) = shelf.run(&["mentions", "tests/articles", "--actor", "taliban"], "");
    assert_eq!(mentions, direct);
    let (status, checked, said) = shelf.run(&["library", "check"], "");
    assert_eq!((status, checked.as_str()), (Some(0), ""), "{said}");
    let (_, info, _) = shelf.run(&["library", "info"], "");
    assert!(info.contains(&format!("articles\t{added}\n")), "{info}");
}

#[test]
fn without_a_library_the_built_in_articles_are_listed_and_none_is_made() {
    let shelf = Shelf::new("none");
    let (status, listed, _) = shelf.run(&["articles"], "");
    assert_eq!(status, Some(0));
    assert!(listed.contains("builtin:"), "{listed}");
    let (status, _, said) = shelf.run(&["library", "info"], "");
    assert_eq!(status, Some(1));
    assert!(said.contains("no library yet"), "{said}");
    assert!(!shelf.0.join("library.sqlite").exists());
    let missing = shelf.path("other.sqlite");
    let (status, _, said) = shelf.run(&["articles", "--library", &missing], "");
    assert_eq!(status, Some(1));
    assert!(said.contains("no library in"), "{said}");
}

#[test]
fn a_library_goes_out_into_a_file_and_in_again() {
    let shelf = Shelf::new("moved");
    shelf.run(&["add", "tests/articles"], "");
    let deeds = "1\nmark\ntags نقل بحري، اقتصاد\nnote \"يُراجع\"\n";
    let (status, _, said) = shelf.run(&["--plain"], deeds);
    assert_eq!(status, Some(0), "{said}");
    let (_, before, _) = shelf.run(&["articles", "--format", "jsonl"], "");
    let file = shelf.path("out.jsonl");
    let (status, _, said) = shelf.run(&["library", "export", &file], "");
    assert_eq!(status, Some(0), "{said}");
    let (status, _, _) = shelf.run(&["library", "export", &file], "");
    assert_eq!(status, Some(1), "nothing is written over");

    let other = shelf.path("other.sqlite");
    let named = ["--library", other.as_str()];
    let (status, _, said) = shelf.run(&[&["library", "import", &file], &named[..]].concat(), "");
    assert_eq!(status, Some(0), "{said}");
    let (_, after, _) = shelf.run(
        &[&["articles", "--format", "jsonl"], &named[..]].concat(),
        "",
    );
    assert_eq!(after, before);
    for query in ["is:marked", "is:noted", "tag:اقتصاد", "is:read"] {
        let asked = ["articles", "--query", query];
        let (_, found, _) = shelf.run(&[&asked[..], &named[..]].concat(), "");
        assert_eq!(count(&found), 1, "{query}: {found}");
    }

    let broken = format!(
        "ليس سطرًا من مكتبة\n{}",
        std::fs::read_to_string(&file).expect("it is there")
    );
    let (status, _, said) = shelf.run(&[&["library", "import", "-"], &named[..]].concat(), &broken);
    assert_eq!(status, Some(1));
    assert!(
        said.contains("-: line 1 is no article") && said.contains("added to the library: 0"),
        "{said}"
    );
}

#[test]
fn what_is_no_library_is_told_and_left_alone() {
    let shelf = Shelf::new("wrong");
    let library = shelf.path("library.sqlite");
    let text = "نص طويل لا علاقة له بالمكتبات.\n".repeat(100);
    std::fs::write(&library, &text).expect("a file");
    for command in [
        &["articles"][..],
        &["add", "tests/articles"],
        &["library", "check"],
    ] {
        let (status, _, said) = shelf.run(command, "");
        assert_eq!(status, Some(1), "{command:?}");
        assert!(said.contains("no library of Qari"), "{said}");
    }
    assert_eq!(
        std::fs::read_to_string(&library).expect("it is there"),
        text
    );
    for wrong in [
        &["library"][..],
        &["library", "export"],
        &["library", "info", "file"],
        &["add"],
    ] {
        assert_eq!(shelf.run(wrong, "").0, Some(2), "{wrong:?}");
    }
}
