//! What `qari library check` and `export` find in a library that is damaged in part, and
//! what they say of the rest.

use std::fs;
use std::path::Path;
use std::process::Command;

use rusqlite::Connection;

use super::trouble::{Folder, run};

/// Writes over the pages at which these tables begin.
fn lose(library: &Path, tables: &[&str]) {
    let mut bytes = fs::read(library).expect("it is read");
    for table in tables {
        let file = Connection::open(library).expect("SQLite");
        let root = "SELECT rootpage FROM sqlite_schema WHERE name = ?";
        let root: i64 = file
            .query_row(root, [table], |row| row.get(0))
            .expect("it is there");
        let start = (root as usize - 1) * 4096;
        bytes[start..start + 4096].fill(b'Z');
    }
    fs::write(library, bytes).expect("it is written");
}

#[test]
fn where_articles_came_from_holds_none_of_them_back() {
    for tables in [&["origin"][..], &["input"], &["origin", "input"]] {
        let folder = Folder::new("origins");
        let library = folder.library();
        let (_, whole, _) = run("library export -", &library, "en");
        let all = whole.lines().count();
        lose(&library, tables);
        let (status, _, said) = run("library check", &library, "en");
        assert_eq!(status, Some(1), "{tables:?}: {said}");
        let (status, out, said) = run("library export -", &library, "en");
        assert_eq!(status, Some(1), "{tables:?}: {said}");
        assert_eq!(out.lines().count(), all, "{tables:?}: {said}");
        let told = format!("what files they came from: {all}");
        assert!(said.contains(&told), "{tables:?}: {said}");
        assert!(said.contains("could not be read: 0;"), "{tables:?}: {said}");
        let (_, _, said) = run("library export -", &library, "ar");
        assert!(said.contains("من أي ملفات جاءت"), "{said}");
    }
}

#[test]
fn a_list_of_highlights_that_cannot_be_read_is_named_and_the_rest_comes_out() {
    let folder = Folder::new("states");
    let library = folder.library();
    folder.alter(
        &library,
        "INSERT INTO state (id, marked, note, tags, annotations)
         SELECT id, 1, 'يُراجع', '[\"نقل\"]', '[{' FROM entry WHERE row = 2;
         INSERT INTO state (id, marked) SELECT id, 1 FROM entry WHERE row = 3;",
    );
    let doc = {
        let file = Connection::open(&library).expect("SQLite");
        let doc = "SELECT doc FROM article WHERE row = 2";
        let doc: String = file.query_row(doc, [], |row| row.get(0)).expect("a name");
        doc
    };
    let (status, _, said) = run("library check", &library, "en");
    assert_eq!(status, Some(1), "{said}");
    let named = format!("{doc}: what you did with it cannot all be read");
    assert!(
        said.contains(&named) && said.contains("damaged: 1;"),
        "{said}"
    );
    let (status, out, said) = run("library export -", &library, "en");
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains(&named), "{said}");
    let counted = "what you did with them can no longer all be read: 1";
    assert!(
        said.contains(counted) && said.contains("could not be read: 0;"),
        "{said}"
    );
    // What can be read of it is there.
    let line = out.lines().nth(1).expect("the second article");
    assert!(line.contains("يُراجع") && line.contains("نقل"), "{line}");
    let (_, _, said) = run("library check", &library, "ar");
    assert!(said.contains("علاماته وملاحظاته"), "{said}");
}

#[test]
fn trouble_of_the_temporary_folder_is_not_the_librarys() {
    let folder = Folder::new("temporary");
    let library = folder.library();
    let bytes = fs::read(&library).expect("it is read");
    fs::write(&library, &bytes[..bytes.len() - 4096]).expect("it is cut");
    let missing = folder.0.join("missing");
    for (language, needed) in [("en", " MB) is needed in"), ("ar", " ميغابايت) في")] {
        for command in ["check", "export"] {
            let output = Command::new(env!("CARGO_BIN_EXE_qari"))
                .args(["library", command, "--lang", language, "--library"])
                .arg(&library)
                .args((command == "export").then_some("-"))
                .env("QARI_CONFIG", "/dev/null")
                .env("TMPDIR", &missing)
                .output()
                .expect("it runs");
            let said = String::from_utf8(output.stderr).expect("UTF-8");
            let said = said.replace(['\u{2066}', '\u{2068}', '\u{2069}'], "");
            assert_eq!(output.status.code(), Some(1), "{said}");
            assert!(said.contains(needed), "{said}");
            let folder = missing.to_str().expect("UTF-8");
            assert!(said.contains(folder) && said.contains("TMPDIR"), "{said}");
            assert!(!said.contains("disk") && !said.contains("قرص"), "{said}");
        }
    }
}

/// What tells nothing of how much there was keeps nobody waiting.
#[test]
fn a_length_that_cannot_be_is_not_believed() {
    let folder = Folder::new("lengthy");
    let library = folder.library();
    let (_, whole, _) = run("library export -", &library, "en");
    let all = whole.lines().count();
    lose(&library, &["sqlite_sequence", "entry"]);
    let mut bytes = fs::read(&library).expect("it is read");
    bytes[28..32].copy_from_slice(&0x7fff_ffff_u32.to_be_bytes());
    fs::write(&library, bytes).expect("it is written");
    let (status, out, said) = run("library export -", &library, "en");
    assert_eq!((status, out.lines().count()), (Some(1), all), "{said}");
}
