//! `qari export`: what is taken along, and where it is written to.

use std::fs;
use std::path::PathBuf;

use qari::library::annotation::Annotation;
use qari::library::sqlite::SqliteStore;
use qari::library::state::{Deed, State};
use qari::library::store::Store;
use serde_json::Value;

use crate::qari;

/// A folder with a library in which one of three articles is marked.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join("export")
            .join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        let home = Self(folder);
        assert_eq!(home.run(&["add", "tests/articles"]).0, Some(0));
        let mut library = SqliteStore::open(&home.0.join("library.sqlite")).expect("a library");
        let id = library.all().expect("articles")[0];
        let article = library.article(id).expect("readable").expect("there");
        let at = article.text.find("طالبان").expect("a mention");
        let passage = at..at + "طالبان".len();
        let annotation = Annotation::of(&article.text, passage, "من هم؟".to_owned());
        for deed in [
            Deed::Marked(true),
            State::default().annotated(vec![annotation]),
        ] {
            library.change(id, deed).expect("kept");
        }
        home
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("UTF-8").to_owned()
    }

    fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let output = qari(arguments)
            .env("QARI_LIBRARY", self.path("library.sqlite"))
            .output()
            .expect("it runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    }

    fn records(&self, arguments: &[&str]) -> Vec<Value> {
        let (status, written, said) = self.run(arguments);
        assert_eq!(status, Some(0), "{said}");
        let lines = written.lines();
        lines
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect()
    }
}

#[test]
fn notes_are_of_those_articles_with_which_something_was_done() {
    let home = Home::new("notes");
    let found = home.records(&["export", "--format", "jsonl"]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["marked"], true);
    assert_eq!(found[0]["passages"][0]["quote"], "طالبان");
    assert_eq!(found[0]["passages"][0]["note"], "من هم؟");
    let sentence = found[0]["passages"][0]["sentence"]
        .as_str()
        .expect("a sentence");
    assert!(sentence.contains("طالبان") && sentence.len() > "طالبان".len());
    // By their files too: what was done with them is in the library.
    let same = home.records(&["export", "tests/articles", "--format", "jsonl"]);
    assert_eq!(same.len(), 1);
    assert_eq!(same[0]["passages"], found[0]["passages"]);
    let (status, written, said) = home.run(&["export", "--format", "csv", "--query", "لاشيءكهذا"]);
    assert_eq!((status, &*written), (Some(1), ""), "{said}");
    assert!(said.contains("nothing to export"), "{said}");
}

#[test]
fn mentions_and_whole_articles_are_taken_too() {
    let home = Home::new("what");
    let mentions = [
        "export",
        "--what",
        "mentions",
        "--actor",
        "طالبان",
        "--format",
        "jsonl",
    ];
    let found = home.records(&mentions);
    assert!(!found.is_empty());
    for article in &found {
        for passage in article["passages"].as_array().expect("mentions") {
            assert_eq!(passage["actor"], "taliban");
            let told = ["form", "kind", "certainty", "zone"].map(|name| passage[name].as_str());
            assert!(told.iter().all(Option::is_some), "{passage}");
            assert!(
                passage["citation"]
                    .as_str()
                    .is_some_and(|text| text.starts_with('«'))
            );
        }
    }
    let whole = home.records(&["export", "--what", "articles", "--format", "jsonl"]);
    assert_eq!(
        whole.len(),
        fs::read_dir("tests/articles").expect("articles").count()
    );
    assert!(whole.iter().all(|article| article["text"].is_string()));
    let asked = home.records(&[
        "export",
        "--what",
        "articles",
        "--query",
        "is:marked",
        "--format",
        "jsonl",
    ]);
    assert_eq!(asked.len(), 1);
    let (status, ..) = home.run(&["export", "--actor", "taliban", "--format", "csv"]);
    assert_eq!(status, Some(2), "notes are of no actor");
}

#[test]
fn a_file_is_replaced_only_on_request_and_whole() {
    let home = Home::new("files");
    for (name, starts) in [
        ("a.html", &b"<!DOCTYPE html>"[..]),
        ("a.docx", b"PK\x03\x04"),
        ("a.md", b"# "),
        ("a.csv", b"\xef\xbb\xbftitle,"),
        ("a.jsonl", b"{\"id\":"),
    ] {
        let path = home.path(name);
        let (status, written, said) = home.run(&["export", "--output", &path]);
        assert_eq!((status, &*written), (Some(0), ""), "{said}");
        assert!(said.contains("articles exported: 1"), "{said}");
        let bytes = fs::read(&path).expect("a file");
        assert!(bytes.starts_with(starts), "{name}");
        fs::write(&path, "older").expect("a file");
        let (status, _, said) = home.run(&["export", "--output", &path]);
        assert_eq!(status, Some(2), "{said}");
        assert_eq!(fs::read(&path).expect("a file"), b"older");
        let (status, ..) = home.run(&["export", "--output", &path, "--force"]);
        assert_eq!(status, Some(0));
        assert_eq!(fs::read(&path).expect("a file"), bytes, "{name}");
    }
    let nothing = home.path("nothing.html");
    let (status, ..) = home.run(&["export", "--output", &nothing, "--query", "لاشيءكهذا"]);
    assert_eq!(status, Some(1));
    let left = fs::read_dir(&home.0).expect("a folder");
    let left = left.map(|entry| entry.expect("a file").file_name());
    let left: Vec<_> = left.filter_map(|name| name.into_string().ok()).collect();
    assert!(
        !left
            .iter()
            .any(|name| name.contains(".new") || name.contains("nothing")),
        "{left:?}"
    );
    for wrong in [&["export"][..], &["export", "--output", "x.txt"]] {
        assert_eq!(home.run(wrong).0, Some(2), "{wrong:?}");
    }
}
