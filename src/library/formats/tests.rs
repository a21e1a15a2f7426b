//! What holds for every format: names, encodings, what is broken, what is hostile.

use std::time::Instant;

use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1256};
use proptest::prelude::*;

use super::*;
use crate::library::article::Article;
use crate::library::feeds::Feed;

fn imported(format: Format, bytes: impl Into<Vec<u8>>) -> Vec<Imported> {
    let mut all = Vec::new();
    let _ = read(None, format, "a", bytes.into(), &mut |imported| {
        all.push(imported);
        ControlFlow::Continue(())
    });
    all
}

fn only_article(format: Format, bytes: impl Into<Vec<u8>>) -> Article {
    match imported(format, bytes).pop() {
        Some(Imported::Article(article)) => *article,
        other => panic!("no article: {other:?}"),
    }
}

/// The notices of an input that has no article.
fn refused(format: Format, bytes: impl Into<Vec<u8>>) -> Vec<Notice> {
    match &imported(format, bytes)[..] {
        [Imported::Refused { notices, .. }] => notices.clone(),
        other => panic!("it was read: {} parts", other.len()),
    }
}

const PAGE: &str = "<!DOCTYPE html><html><head><meta charset='ENCODING'><title>وصول القافلة</title></head>\
    <body><article><p>وصلت القافلة إلى المدينة صباح اليوم، ثم عادت من حيث أتت.</p></article></body></html>";

const RSS: &str = "<?xml version='1.0' encoding='ENCODING'?><rss version='2.0'><channel><title>صحيفة</title>\
    <item><title>أول</title><description>نص أول</description></item>\
    <item><title>ثان</title><description>نص ثان</description></item></channel></rss>";

#[test]
fn the_articles_of_a_feed_are_numbered_and_a_page_keeps_its_name() {
    let docs = |format, text: &str| -> Vec<String> {
        let docs = imported(format, text)
            .into_iter()
            .map(|imported| match imported {
                Imported::Article(article) => article.doc,
                other => panic!("no article: {other:?}"),
            });
        docs.collect()
    };
    assert_eq!(docs(Format::Feed, RSS), ["a#1", "a#2"]);
    assert_eq!(docs(Format::Html, PAGE), ["a"]);
    let mut first = Vec::new();
    let wish = read(None, Format::Feed, "a", RSS.into(), &mut |imported| {
        first.push(imported);
        ControlFlow::Break(())
    });
    assert_eq!((wish, first.len()), (ControlFlow::Break(()), 1));
}

#[test]
fn a_page_is_the_same_in_every_encoding() {
    let expected = only_article(Format::Html, PAGE);
    assert_eq!(expected.title, "وصول القافلة");
    let in_one_byte = |encoding: &'static Encoding| {
        let page = PAGE.replace("ENCODING", encoding.name());
        encoding.encode(&page).0.into_owned()
    };
    let units = |bytes: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
        format!("{mark}{PAGE}")
            .encode_utf16()
            .flat_map(bytes)
            .collect()
    };
    for bytes in [
        in_one_byte(WINDOWS_1256),
        in_one_byte(ISO_8859_6),
        units(u16::to_le_bytes, "\u{feff}"),
        units(u16::to_be_bytes, "\u{feff}"),
        units(u16::to_le_bytes, ""),
        format!("\u{feff}{}", PAGE.replace('<', "\r\n<")).into_bytes(),
        // The declaration is a lie: what the bytes show goes before it.
        PAGE.replace("ENCODING", "windows-1256").into_bytes(),
    ] {
        let article = only_article(Format::Html, bytes);
        assert_eq!((&*article.text, article.id), (&*expected.text, expected.id));
    }
    let rss = WINDOWS_1256
        .encode(&RSS.replace("ENCODING", "windows-1256"))
        .0
        .into_owned();
    let article = only_article(Format::Feed, rss);
    assert_eq!(&*article.text, "ثان\n\nنص ثان\n");
    let name = "windows-1256";
    assert_eq!(article.notices, [Notice::Encoding { name }]);
}

#[test]
fn what_is_not_what_it_seems_is_read_as_it_is() {
    for (format, text) in [
        (Format::Feed, "<rss version='2.0'><channel>\nنص"),
        (Format::Opml, "<opml\nنص"),
        (Format::Feed, "نص"),
    ] {
        let article = only_article(format, text);
        assert_eq!(&*article.text, text);
        let format = format.name();
        assert_eq!(article.notices, [Notice::ReadAsPlain { format }]);
    }
    assert_eq!(
        refused(Format::Epub, "PK"),
        [Notice::Damaged { format: "EPUB" }]
    );
    assert_eq!(refused(Format::Html, ""), [Notice::Empty]);
    assert_eq!(refused(Format::Markdown, " \n"), [Notice::Empty]);
    assert_eq!(refused(Format::Html, [0; 64]), [Notice::Binary]);
    let empty = "<rss version='2.0'><channel><title>أ</title></channel></rss>";
    assert_eq!(refused(Format::Feed, empty), [Notice::NoItems]);
    let list = "<opml><body><outline text='أ'><outline xmlUrl='https://example.org/'/></outline></body></opml>";
    let mut in_folder = Feed::at("https://example.org/").expect("an address");
    in_folder.stand_in(["أ".to_owned()].into());
    assert_eq!(
        refused(Format::Opml, list),
        [Notice::ListOfFeeds {
            feeds: [in_folder].into()
        }]
    );
}

#[test]
fn sound_inputs_are_read_without_a_notice() {
    for (format, bytes) in SOUND {
        let imported = imported(*format, *bytes);
        let is_read = |imported: &Imported| match imported {
            Imported::Article(article) => article.notices.is_empty(),
            Imported::Refused { notices, .. } => {
                matches!(notices[..], [Notice::ListOfFeeds { .. }])
            }
            Imported::Beginning(_) => false,
        };
        assert!(
            !imported.is_empty() && imported.iter().all(is_read),
            "{format:?}: {imported:?}"
        );
    }
}

#[test]
fn what_is_hostile_ends_soon() {
    let deep = |tag: &str, count| format!("<{tag}>").repeat(count);
    let feed = |content: &str| {
        format!(
            "<rss version='2.0'><channel><item><title>أ</title><description><![CDATA[{content}]]></description></item></channel></rss>"
        )
    };
    // What grows with the square of its size would take hours.
    let begun = Instant::now();
    assert_eq!(
        refused(Format::Html, deep("div", 100_000)),
        [Notice::TooComplex]
    );
    assert_eq!(
        refused(Format::Feed, feed(&deep("div", 100_000))),
        [Notice::TooComplex]
    );
    let markdown = "> ".repeat(20_000) + "نص";
    assert_eq!(
        only_article(Format::Markdown, &*markdown).text.len(),
        markdown.len()
    );
    let nested = format!("<rss version='2.0'><channel><item>{}", deep("a", 100_000));
    assert_eq!(refused(Format::Feed, nested), [Notice::TooComplex]);
    let attribute = format!("<p title='{}'>نص", "س".repeat(5_000_000));
    assert_eq!(&*only_article(Format::Html, attribute).text, "نص\n");
    let line = format!("<p>{}", "كلمة ".repeat(1_000_000));
    assert!(only_article(Format::Html, line).blocks.len() > 100);
    let large = Format::Html.largest() + 1;
    assert!(matches!(
        refused(Format::Html, vec![b' '; large])[..],
        [Notice::TooLarge { .. }]
    ));
    let unit = "كلمة [".repeat(20_000);
    assert!(!only_article(Format::Markdown, unit).blocks.is_empty());
    assert!(begun.elapsed().as_secs() < 300, "{:?}", begun.elapsed());
}

/// What must hold of whatever is read.
fn check(format: Format, bytes: Vec<u8>) {
    for imported in imported(format, bytes) {
        if let Imported::Article(article) = imported {
            let mut end = 0;
            for block in &article.blocks {
                assert!(block.range.start >= end && !block.range.is_empty());
                end = block.range.end;
                assert!(!article.text[block.range.clone()].trim().is_empty());
            }
            for inline in &article.inlines {
                let within = |range: &std::ops::Range<usize>| {
                    range.start <= inline.range.start && inline.range.end <= range.end
                };
                assert!(article.blocks.iter().any(|block| within(&block.range)));
                assert!(!article.text[inline.range.clone()].is_empty());
            }
        }
    }
}

/// Pieces of markup that meet each other in any order.
fn pieces() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<i>",
        "<a href='x'>",
        "</a>",
        "<br>",
        "<ul>",
        "<li>",
        "</ul>",
        "<ol start=9223372036854775807>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<pre>",
        "</pre>",
        "<h1>",
        "</h1>",
        "<h3>",
        "<blockquote>",
        "<img alt='a b'>",
        "<figure>",
        "<figcaption>",
        "<sup>",
        "12",
        "<q>",
        "<hr>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<svg>",
        "</svg>",
        "<title>",
        "<template>",
        "<form>",
        "<input type=checkbox>",
        "&amp;",
        "&#0;",
        "كلام",
        " ",
        "\n\n",
        "\r\n",
        "\u{a0}",
        "\u{64e}",
        "\u{202e}",
        "# ",
        "- ",
        "> ",
        "* ",
        "1. ",
        "| أ | ب |\n|---|---|\n",
        "```\n",
        "[^1]",
        "[^1]: ",
        "](x)",
        "[",
        "![",
        "**",
        "_",
        "---\n",
        "title: أ\n",
        "+++\n",
        "<item>",
        "</item>",
        "<title>أ</title>",
        "<description>",
        "</description>",
        "<![CDATA[",
        "]]>",
        "<entry>",
        "</entry>",
        "<content type='html'>",
        "</content>",
        "<link href='x'/>",
        "<pubDate>31 Aug 2021</pubDate>",
        "<outline xmlUrl='x'/>",
        "{\"@type\": \"Article\", \"headline\": 1}",
        "\"",
        "\"}\n",
        "{\"text\": \"أ\"}\n",
        ",",
        "### || ",
        "~~",
        "%",
        "%~%",
        "@QB@",
        "@QE@",
        "PageV01P002",
    ];
    let piece = prop_oneof![
        20 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

const BEGINNINGS: &[(Format, &str)] = &[
    (Format::Html, "<html>"),
    (Format::Markdown, ""),
    (Format::Feed, "<rss version='2.0'><channel><item>"),
    (
        Format::Feed,
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
    ),
    (Format::Opml, "<opml>"),
    (Format::Json, "{\"title\": \"أ\", \"text\": \""),
    (Format::Json, "[{\"text\": \""),
    (Format::Csv, "title,text\n"),
    (Format::OpenIti, "######OpenITI#\n#META#Header#End#\n# "),
];

/// A sound input of each format.
const SOUND: &[(Format, &[u8])] = &[
    (
        Format::Html,
        include_bytes!("../../../tests/formats/page.html"),
    ),
    (
        Format::Markdown,
        include_bytes!("../../../tests/formats/page.md"),
    ),
    (
        Format::Feed,
        include_bytes!("../../../tests/formats/rss.xml"),
    ),
    (
        Format::Feed,
        include_bytes!("../../../tests/formats/atom.xml"),
    ),
    (
        Format::Feed,
        include_bytes!("../../../tests/formats/feed.json"),
    ),
    (
        Format::Opml,
        include_bytes!("../../../tests/formats/list.opml"),
    ),
    (
        Format::Epub,
        include_bytes!("../../../tests/formats/book.epub"),
    ),
];

/// A sound input in which a few stretches are gone, doubled or other bytes.
fn damaged() -> impl Strategy<Value = (Format, Vec<u8>)> {
    let edit = (any::<u16>(), 0..40_usize, 0..3_u8, any::<u8>());
    let edits = proptest::collection::vec(edit, 0..8);
    (proptest::sample::select(SOUND), edits).prop_map(|((format, sound), edits)| {
        let mut bytes = sound.to_vec();
        for (at, length, kind, byte) in edits {
            let start = usize::from(at) % bytes.len().max(1);
            let end = (start + length).min(bytes.len());
            let stretch = match kind {
                0 => Vec::new(),
                1 => bytes[start..end].repeat(2),
                _ => vec![byte; end - start],
            };
            bytes.splice(start..end, stretch);
        }
        (format, bytes)
    })
}

proptest! {
    #[test]
    fn no_markup_breaks_a_format(text in pieces(), begin in proptest::sample::select(BEGINNINGS)) {
        check(begin.0, format!("{}{text}", begin.1).into_bytes());
    }

    #[test]
    fn no_damage_breaks_a_format((format, bytes) in damaged()) {
        check(format, bytes);
    }

    #[test]
    fn no_bytes_break_a_format(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let formats = [Format::Html, Format::Markdown, Format::Feed, Format::Opml, Format::Epub];
        let others = [Format::Json, Format::Csv, Format::OpenIti, Format::Gzip, Format::Zip];
        for format in formats.into_iter().chain(others) {
            check(format, bytes.clone());
            check(format, [b"PK\x03\x04", &bytes[..]].concat());
            check(format, [b"\x1f\x8b\x08\0", &bytes[..]].concat());
        }
    }
}
