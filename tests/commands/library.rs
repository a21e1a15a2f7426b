//! The library: adding, listing, checking, out of it and into it.

use std::path::PathBuf;

use qari::library::annotation::Annotation;
use qari::library::sqlite::SqliteStore;
use qari::library::state::State;
use qari::library::store::Store;

use super::versions::records;
use super::*;

/// A folder for a library and what is added to it.
pub(super) struct Shelf(pub(super) PathBuf);

impl Shelf {
    pub(super) fn new(name: &str) -> Self {
        let folder = format!("qari-shelf-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    pub(super) fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("UTF-8").to_owned()
    }

    /// Status, what is written, what is said, with the library of this shelf.
    pub(super) fn run(&self, arguments: &[&str], input: &str) -> (Option<i32>, String, String) {
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

pub(super) fn count(output: &str) -> usize {
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
        said.contains(&format!(
            "added to the library: 0; there already: 0; files unchanged and not read again: {added}"
        )),
        "{said}"
    );

    let (_, listed, _) = shelf.run(&["articles"], "");
    assert_eq!(count(&listed), added);
    let (_, found, _) = shelf.run(&["articles", "--query", "actor:taliban"], "");
    let (_, direct, _) = shelf.run(
        &["articles", "tests/articles", "--query", "actor:taliban"],
        "",
    );
    // But for the names: in the library they are addresses.
    let unnamed = |listed: &str| -> Vec<String> {
        let rest = listed.lines().filter_map(|row| row.split_once('\t'));
        rest.map(|(_, rest)| rest.to_owned()).collect()
    };
    assert!(
        count(&found) > 0 && unnamed(&found) == unnamed(&direct),
        "{found}\n{direct}"
    );
    let (_, mentions, _) = shelf.run(&["mentions", "--actor", "taliban"], "");
    let (_, direct, _) = shelf.run(&["mentions", "tests/articles", "--actor", "taliban"], "");
    assert_eq!(unnamed(&mentions), unnamed(&direct));
    let (status, checked, said) = shelf.run(&["library", "check"], "");
    assert_eq!((status, checked.as_str()), (Some(0), ""), "{said}");
    let (_, info, _) = shelf.run(&["library", "info"], "");
    assert!(info.contains(&format!("articles\t{added}\n")), "{info}");
}

#[test]
fn a_library_goes_out_into_a_file_and_in_again() {
    let shelf = Shelf::new("moved");
    shelf.run(&["add", "tests/articles"], "");
    let deeds = "1\nmark\ntags نقل بحري، اقتصاد\nnote \"يُراجع\"\n";
    let (status, _, said) = shelf.run(&["--plain"], deeds);
    assert_eq!(status, Some(0), "{said}");
    let passage = Annotation {
        start: 0,
        quote: "هدنة قصيرة".to_owned(),
        note: "كم يومًا؟".to_owned(),
    };
    {
        let library = PathBuf::from(shelf.path("library.sqlite"));
        let mut library = SqliteStore::open(&library).expect("a library");
        let first = library.all().expect("it can be read")[0];
        let deed = State::default().annotated(vec![passage.clone()]);
        library.change(first, deed).expect("it is kept");
    }
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
    for query in [
        "is:marked",
        "is:noted",
        "is:highlighted",
        "tag:اقتصاد",
        "is:read",
    ] {
        let asked = ["articles", "--query", query];
        let (_, found, _) = shelf.run(&[&asked[..], &named[..]].concat(), "");
        assert_eq!(count(&found), 1, "{query}: {found}");
    }

    let imported = SqliteStore::open(&PathBuf::from(&other)).expect("a library");
    let first = imported.all().expect("it can be read")[0];
    let states = imported.states(&[first]).expect("they can be read");
    assert_eq!(states[0].1.annotations, [passage]);

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
fn articles_of_the_library_are_addressed_one_by_one_and_removed() {
    let shelf = Shelf::new("addressed");
    shelf.run(&["add", "tests/articles"], "");
    let docs = |shelf: &Shelf| -> Vec<(String, String)> {
        let text = |of: &serde_json::Value| of.as_str().expect("text").to_owned();
        let records = records(shelf).into_iter();
        records
            .map(|one| (text(&one["doc"]), text(&one["title"])))
            .collect()
    };
    let all = docs(&shelf);
    let (truce, title) = all[0].clone();
    assert!(truce.starts_with("library:"), "{truce}");
    let (status, printed, said) = shelf.run(&["print", &truce], "");
    assert!(
        status == Some(0) && printed.contains(&title),
        "{printed}{said}"
    );
    let (_, mentions, _) = shelf.run(&["mentions", &truce, "--format", "jsonl"], "");
    assert!(
        mentions.contains(&format!("{{\"doc\":\"{truce}\"")),
        "{mentions}"
    );
    let (_, listed, _) = shelf.run(
        &["articles", &truce[..16], "tests/articles/2-visit.txt"],
        "",
    );
    assert_eq!(count(&listed), 2, "a beginning is enough: {listed}");
    let (status, read, said) = shelf.run(&["--plain", &truce], "1\nq\n");
    assert!(status == Some(0) && read.contains(&title), "{read}{said}");
    let whole = std::process::Command::new(env!("CARGO_BIN_EXE_qari"))
        .arg("print")
        .env("QARI_LIBRARY", shelf.path("library.sqlite"))
        .env("QARI_CONFIG", "/dev/null")
        .stdin(std::process::Stdio::null())
        .output();
    let whole = String::from_utf8(whole.expect("it runs").stdout).expect("UTF-8");
    assert_eq!(whole.matches("library:").count(), all.len(), "{whole}");
    for command in ["print", "articles", "mentions"] {
        let (status, _, said) = shelf.run(&[command, "library:0"], "");
        assert_eq!(status, Some(1), "{command}");
        assert!(
            said.contains("no article of the library has this address"),
            "{said}"
        );
    }

    let (status, told, said) = shelf.run(&["library", "remove", &truce], "");
    assert_eq!((status, told.contains(&title)), (Some(1), true), "{told}");
    assert!(said.contains("nothing is removed yet"), "{said}");
    let (status, _, said) = shelf.run(&["library", "remove", &truce, "xyz", "--yes"], "");
    assert_eq!(status, Some(1), "one of them is no address: {said}");
    assert_eq!(docs(&shelf), all);
    let (status, told, said) = shelf.run(&["library", "remove", &truce, "--yes"], "");
    assert_eq!((status, told.contains(&title)), (Some(0), true), "{said}");
    assert_eq!(docs(&shelf), all[1..]);
    // Who adds its file again has it again.
    let (_, _, said) = shelf.run(&["add", "tests/articles"], "");
    assert!(said.contains("added to the library: 1"), "{said}");
    assert_eq!(docs(&shelf).len(), all.len());
    for wrong in [&["library", "remove"][..], &["library", "info", "--yes"]] {
        assert_eq!(shelf.run(wrong, "").0, Some(2), "{wrong:?}");
    }
}

#[test]
fn saved_queries_go_along_with_the_articles() {
    let shelf = Shelf::new("saved");
    let home = |name: &str| shelf.0.join(name);
    let run = |name: &str, arguments: &[&str]| {
        let output = qari(arguments)
            .env("QARI_LIBRARY", home(name).join("library.sqlite"))
            .env("XDG_CONFIG_HOME", home(name))
            .output()
            .expect("it runs");
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    std::fs::create_dir_all(home("old/qari")).expect("a folder");
    let queries = "'النهر' = { query = 'نهر OR جسر', follow = true }\n'قطر' = 'قطر'\n";
    std::fs::write(home("old/qari/queries.toml"), queries).expect("a file");
    run("old", &["add", "tests/articles"]);
    let file = shelf.path("out.jsonl");
    let said = run("old", &["library", "export", &file]);
    assert!(said.contains("saved queries: 2"), "{said}");
    std::fs::create_dir_all(home("new/qari")).expect("a folder");
    std::fs::write(home("new/qari/queries.toml"), "'قطر' = 'الدوحة'\n").expect("a file");
    let said = run("new", &["library", "import", &file]);
    let told = "saved queries added: 1; left out, since their names are there: 1";
    assert!(said.contains(told), "{said}");
    let kept = std::fs::read_to_string(home("new/qari/queries.toml")).expect("it is there");
    assert!(
        kept.contains("'الدوحة'") && kept.contains("نهر OR جسر") && kept.contains("follow = true"),
        "{kept}"
    );
}

#[test]
fn what_cannot_be_exported_or_imported_is_told_in_plain_words() {
    let shelf = Shelf::new("words");
    shelf.run(&["add", "tests/articles"], "");
    let file = shelf.path("out.jsonl");
    shelf.run(&["library", "export", &file], "");
    let (status, _, said) = shelf.run(&["library", "export", &file], "");
    assert_eq!(status, Some(1));
    assert!(
        said.contains("out.jsonl: there is a file of this name already"),
        "{said}"
    );
    let (_, _, arabic) = shelf.run(&["library", "export", &file, "--lang", "ar"], "");
    assert!(arabic.contains("يوجد ملف بهذا الاسم"), "{arabic}");
    let (_, _, missing) = shelf.run(&["library", "import", "nothing.jsonl"], "");
    assert!(
        missing.contains("nothing.jsonl: there is no file or folder"),
        "{missing}"
    );
    for said in [said, arabic, missing] {
        assert!(!said.contains("os error"), "{said}");
    }
    // A file of another kind: a few of its lines, then all the others at once.
    let (status, _, said) = shelf.run(&["library", "import", "Cargo.lock"], "");
    assert_eq!(status, Some(1));
    assert_eq!(
        said.matches("is no article of a library").count(),
        3,
        "{said}"
    );
    assert!(
        said.contains("lines more") && said.contains("nothing of a library is in it"),
        "{said}"
    );
    assert_eq!(count(&said), 6, "{said}");
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
        assert!(said.contains("not a library of Qari"), "{said}");
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

#[test]
fn a_library_that_cannot_grow_is_told_by_name_and_keeps_what_it_has() {
    let shelf = Shelf::new("full");
    let folder = shelf.0.join("news");
    std::fs::create_dir(&folder).expect("a folder");
    for number in 0..300 {
        let text = format!(
            "خبر رقم {number} عن القافلة\n\n{}",
            "وصلت القافلة أمس. ".repeat(400)
        );
        std::fs::write(folder.join(format!("{number}.txt")), text).expect("a file");
    }
    // In blocks of 512 or 1024 bytes.
    let script = r#"ulimit -f 600; exec "$0" add "$1" --lang en"#;
    let output = std::process::Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_qari")])
        .arg(&folder)
        .env("QARI_LIBRARY", shelf.path("library.sqlite"))
        .env("QARI_CONFIG", "/dev/null")
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(
        said.contains("library.sqlite") && said.contains("added to the library: "),
        "{said}"
    );
    let (status, _, said) = shelf.run(&["library", "check"], "");
    assert_eq!(status, Some(0), "{said}");
    let (status, _, said) = shelf.run(&["add", folder.to_str().expect("UTF-8")], "");
    assert_eq!(status, Some(0), "{said}");
    let (_, listed, _) = shelf.run(&["articles"], "");
    assert_eq!(count(&listed), 300);
}
