//! Lists of feeds: kept in a library for when feeds are fetched, and no article anywhere.

use std::io::Write;

use super::library::Shelf;

const LIST: &str = "<?xml version='1.0'?><opml version='2.0'><body>
    <outline text='صحف'><outline text='النهار' xmlUrl='https://a.example/rss' htmlUrl='https://a.example/'/>
    <outline xmlUrl='https://b.example/rss'/></outline></body></opml>";

const LATER: &str = "<opml><body><outline text='يومي'>
    <outline text='الصباح' xmlUrl='https://b.example/rss'/>
    <outline text='أخرى' xmlUrl='https://c.example/rss'/></outline></body></opml>";

fn write(shelf: &Shelf, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = shelf.path(name);
    std::fs::create_dir_all(std::path::Path::new(&path).parent().expect("it has one"))
        .expect("a folder");
    std::fs::write(&path, bytes).expect("a file");
    path
}

fn feeds(shelf: &Shelf) -> Vec<serde_json::Value> {
    let (status, out, said) = shelf.run(&["library", "export", "-"], "");
    assert_eq!(status, Some(0), "{said}");
    let lines = out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"));
    lines
        .filter_map(|line: serde_json::Value| line.get("feed").cloned())
        .collect()
}

#[test]
fn a_list_of_feeds_is_kept_and_carried_and_a_later_one_adds_to_it() {
    let shelf = Shelf::new("feeds");
    let (list, later) = (write(&shelf, "a.opml", LIST), write(&shelf, "b.xml", LATER));
    let (status, _, said) = shelf.run(&["add", &list], "");
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(
        said.trim_end(),
        "added to the library: 0; there already: 0; feeds kept for when they are fetched: 2; known already: 0"
    );
    let (status, _, said) = shelf.run(&["add", &list, &later], "");
    assert_eq!(status, Some(0), "{said}");
    assert!(
        said.contains("feeds kept for when they are fetched: 1; known already: 1"),
        "{said}"
    );
    assert!(said.contains("not read again: 1"), "{said}");
    let all = feeds(&shelf);
    assert_eq!(
        all,
        [
            serde_json::json!({"address": "https://a.example/rss", "title": "النهار",
                "page": "https://a.example/", "folders": [["صحف"]]}),
            serde_json::json!({"address": "https://b.example/rss", "title": "الصباح",
                "folders": [["صحف"], ["يومي"]]}),
            serde_json::json!({"address": "https://c.example/rss", "title": "أخرى",
                "folders": [["يومي"]]}),
        ]
    );
    let (_, info, _) = shelf.run(&["library", "info"], "");
    let told = info.lines().find(|line| line.starts_with("feeds"));
    assert!(
        told.is_some_and(|told| told.trim_end().ends_with('3')),
        "{info}"
    );
    let (status, _, said) = shelf.run(&["library", "check"], "");
    assert_eq!(status, Some(0), "{said}");

    let exported = shelf.path("out.jsonl");
    let (status, _, said) = shelf.run(&["library", "export", &exported], "");
    assert_eq!(
        (status, said.trim_end().ends_with("; feeds: 3")),
        (Some(0), true),
        "{said}"
    );
    let other = Shelf::new("feeds-other");
    for told in [
        "fetched: 3; known already: 0",
        "fetched: 0; known already: 3",
    ] {
        let (status, _, said) = other.run(&["library", "import", &exported], "");
        assert_eq!((status, said.contains(told)), (Some(0), true), "{said}");
    }
    assert_eq!(feeds(&other), all);
    let hostile = "{\"feed\":{\"address\":\"file:///etc/passwd\"}}\n{\"feed\":{}}\n{\"feed\":7}\n";
    let (status, _, said) = other.run(&["library", "import", "-"], hostile);
    assert_eq!((status, feeds(&other).len()), (Some(1), 3), "{said}");
}

#[test]
fn lists_among_articles_and_in_archives_are_kept_too() {
    let shelf = Shelf::new("feeds-packed");
    write(&shelf, "folder/a.txt", "عنوان الخبر\n\nنص الخبر هنا.\n");
    write(&shelf, "folder/b.opml", LIST);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(LATER.as_bytes()).expect("it is packed");
    write(
        &shelf,
        "folder/c.opml.gz",
        packed.finish().expect("it is packed"),
    );
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("d.opml", zip::write::SimpleFileOptions::default())
        .expect("an entry");
    zip.write_all(LIST.replace("a.example", "d.example").as_bytes())
        .expect("it is packed");
    let zip = zip.finish().expect("an archive").into_inner();
    write(&shelf, "folder/d.zip", zip);
    let folder = shelf.path("folder");
    let (status, _, said) = shelf.run(&["add", &folder], "");
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("added to the library: 1; "), "{said}");
    assert!(said.contains("fetched: 4; known already: 2"), "{said}");
    let only = write(&shelf, "only/a.opml", LIST);
    let only = only.trim_end_matches("a.opml");
    let (status, _, said) = shelf.run(&["add", only], "");
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("fetched: 0; known already: 2"), "{said}");
    let (status, _, said) = shelf.run(&["add", "-"], LATER);
    assert_eq!(status, Some(0), "{said}");
}

#[test]
fn what_is_no_address_is_told_and_a_list_of_none_keeps_none() {
    let shelf = Shelf::new("feeds-bad");
    let list = write(
        &shelf,
        "a.opml",
        "<opml><outline text='أ\u{1b}[2J' xmlUrl='https://a.example/'/><outline xmlUrl='x'/></opml>",
    );
    let (status, _, said) = shelf.run(&["add", &list], "");
    assert_eq!(status, Some(1), "{said}");
    assert!(
        said.contains("a.opml: one part of it is damaged and was left out"),
        "{said}"
    );
    assert!(said.contains("fetched: 1; known already: 0"), "{said}");
    assert_eq!(feeds(&shelf)[0]["title"], "أ [2J");
    let empty = write(
        &shelf,
        "b.opml",
        "<opml><body><outline text='أ'/></body></opml>",
    );
    let (status, _, said) = shelf.run(&["add", &empty], "");
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("fetched: 0; known already: 0"), "{said}");
    assert_eq!(feeds(&shelf).len(), 1);
}

#[test]
fn whoever_only_reads_a_list_makes_nothing() {
    let shelf = Shelf::new("feeds-read");
    let list = write(&shelf, "a.opml", LIST);
    for command in ["articles", "print", "mentions"] {
        let (status, out, said) = shelf.run(&[command, &list], "");
        assert_eq!((status, out.as_str()), (Some(1), ""), "{command}: {said}");
        assert!(
            said.contains("a.opml: a list of 2 feeds, not an article"),
            "{said}"
        );
    }
    assert!(!std::path::Path::new(&shelf.path("library.sqlite")).exists());
}
