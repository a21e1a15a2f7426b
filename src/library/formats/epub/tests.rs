use std::io::Write;
use std::ops::ControlFlow;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::library::article::Article;

/// An archive of these files.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("a file in the archive");
        archive.write_all(bytes).expect("room for it");
    }
    archive.finish().expect("an archive").into_inner()
}

const CONTAINER: &str = "<?xml version='1.0'?><container version='1.0' \
    xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile \
    full-path='OEBPS/book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

/// A book with pages of these paths, the first of which is the cover.
fn book(pages: &[(&str, &str)], contents: &str) -> Vec<u8> {
    let items: String = pages
        .iter()
        .enumerate()
        .map(|(at, (path, _))| {
            format!("<item id='p{at}' href='{path}' media-type='application/xhtml+xml'/>")
        })
        .collect();
    let spine: String = (0..pages.len())
        .map(|at| format!("<itemref idref='p{at}'/>"))
        .collect();
    let package = format!(
        "<?xml version='1.0'?><package xmlns='http://www.idpf.org/2007/opf' version='3.0' \
         unique-identifier='id'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>\
         <dc:identifier id='id'>1</dc:identifier><dc:title>كتاب الطريق</dc:title>\
         <dc:language>ar</dc:language><dc:creator>منى سالم</dc:creator><dc:creator>سامي نور</dc:creator>\
         <dc:date>2021-08-31</dc:date></metadata><manifest><item id='nav' href='nav.xhtml' \
         media-type='application/xhtml+xml' properties='nav'/>{items}</manifest>\
         <spine page-progression-direction='rtl'><itemref idref='nav'/>{spine}</spine></package>"
    );
    let nav = format!(
        "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><body>\
         <nav epub:type='toc'><ol>{contents}</ol></nav></body></html>"
    );
    let mut files = vec![
        ("mimetype".to_owned(), "application/epub+zip".to_owned()),
        ("META-INF/container.xml".to_owned(), CONTAINER.to_owned()),
        ("OEBPS/book.opf".to_owned(), package),
        ("OEBPS/nav.xhtml".to_owned(), nav),
    ];
    for (path, body) in pages {
        let page = format!(
            "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'>\
             <head><title>{path}</title></head><body>{body}</body></html>"
        );
        files.push((format!("OEBPS/{path}"), page));
    }
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (&**name, text.as_bytes()))
        .collect();
    archive(&files)
}

/// Titles and texts of the chapters, or why there is none.
fn chapters(book: Vec<u8>) -> Result<Vec<Result<Article, Notice>>, Broken> {
    let mut chapters = Vec::new();
    read(book, &mut |draft| {
        chapters.push(draft.map(|draft| draft.finish("test".to_owned())));
        ControlFlow::Continue(())
    })?;
    Ok(chapters)
}

const CONTENTS: &str = "<li><a href='c1.xhtml'>الفصل الأول</a></li>\
    <li><a href='c2.xhtml#a'>الفصل الثاني</a><ol><li><a href='c2.xhtml#b'>قسم منه</a></li></ol></li>";

#[test]
fn a_chapter_is_an_article_called_as_in_the_contents() {
    let book = book(
        &[
            ("cover.xhtml", "<img src='cover.jpg' alt=''/>"),
            ("c1.xhtml", "<h1>الفصل الأول</h1><p>بدأ الطريق.</p>"),
            ("c1b.xhtml", "<p>ثم طال.</p>"),
            ("c2.xhtml", "<h2 id='a'>في الجبل</h2><p>وصعدنا.</p>"),
        ],
        CONTENTS,
    );
    let chapters = chapters(book).expect("it is a book");
    let told: Vec<(&str, &str)> = chapters
        .iter()
        .map(|chapter| chapter.as_ref().expect("it can be read"))
        .map(|chapter| (&*chapter.title, &*chapter.text))
        .collect();
    assert_eq!(
        told,
        [
            ("الفصل الأول", "الفصل الأول\n\nبدأ الطريق.\n\nثم طال.\n"),
            ("الفصل الثاني", "الفصل الثاني\n\nفي الجبل\n\nوصعدنا.\n"),
        ]
    );
    let chapter = chapters[0].as_ref().expect("it can be read");
    assert_eq!(chapter.source.as_deref(), Some("كتاب الطريق"));
    assert_eq!(chapter.author.as_deref(), Some("منى سالم، سامي نور"));
    assert_eq!(
        chapter
            .date
            .as_ref()
            .map(|date| date.date.to_string())
            .as_deref(),
        Some("2021-08-31")
    );
}

#[test]
fn without_contents_each_page_is_a_chapter() {
    let book = book(
        &[
            ("a.xhtml", "<h1>أول</h1><p>نص</p>"),
            ("b.xhtml", "<p>ثان</p>"),
        ],
        "",
    );
    let chapters = chapters(book).expect("it is a book");
    let titles: Vec<_> = chapters
        .iter()
        .flatten()
        .map(|chapter| &*chapter.title)
        .collect();
    assert_eq!(titles, ["أول", "ثان"]);
}

#[test]
fn a_path_that_climbs_out_names_nothing() {
    let book = book(
        &[
            ("../../../../etc/passwd", "<p>نص</p>"),
            ("a.xhtml", "<p>ثان</p>"),
        ],
        "<li><a href='../../../../../etc/passwd'>كلمات السر</a></li>",
    );
    let chapters = chapters(book).expect("it is a book");
    assert!(
        chapters
            .iter()
            .flatten()
            .all(|chapter| !chapter.text.contains("root:"))
    );
    assert!(
        chapters
            .iter()
            .flatten()
            .any(|chapter| chapter.text.contains("ثان"))
    );
}

#[test]
fn what_unpacks_to_too_much_is_refused_before_it_is_read() {
    let zeros = vec![b' '; LARGEST_TEXT as usize + 1];
    let bomb = archive(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("OEBPS/book.opf", &zeros),
    ]);
    assert!(bomb.len() < 200_000);
    let limit = LARGEST_TEXT;
    assert_eq!(check(&bomb), Err(Notice::TooLarge { limit }));
}

#[test]
fn what_lies_too_deep_in_each_other_is_refused() {
    let deep = "<li><ol>".repeat(50_000);
    let book = book(&[("a.xhtml", "<p>نص</p>")], &deep);
    assert_eq!(check(&book), Err(Notice::TooComplex));
}

#[test]
fn depth_is_seen_in_any_encoding_and_under_any_name() {
    let deep = "<li><ol>".repeat(50_000);
    let units: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(deep.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for (name, bytes) in [("a.jpg", deep.as_bytes()), ("a", &units)] {
        let deep = archive(&[(name, bytes)]);
        assert_eq!(check(&deep), Err(Notice::TooComplex), "{name}");
    }
}

#[test]
fn what_is_no_book_is_told() {
    let format = "EPUB";
    for bytes in [&b""[..], b"PK\x03\x04 and nothing else"] {
        assert_eq!(check(bytes), Err(Notice::Damaged { format }));
        assert_eq!(chapters(bytes.to_vec()).err(), Some(Broken));
    }
    let empty = archive(&[("mimetype", b"application/epub+zip")]);
    assert_eq!(check(&empty), Ok(()));
    assert_eq!(chapters(empty).err(), Some(Broken));
}
