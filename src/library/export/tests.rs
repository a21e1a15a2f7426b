//! Exports, read back by the program's own importers and by readers of their formats.

mod documents;
mod lists;

use std::io::Read;
use std::ops::ControlFlow;

use quick_xml::events::Event;

use super::*;
use crate::library::article::ArticleId;
use crate::library::formats::plain;
use crate::library::import::{Imported, Source, import};
use crate::library::state::NOTHING;

const FIRST: &str =
    "وصل الوفد إلى الميناء أمس، وقال متحدث إن «الهدنة» (2021) قائمة. وسُئل عن The Hill فلم يجب.";

fn article(text: &str) -> Article {
    plain::read("test".to_owned(), text.to_owned(), Vec::new())
}

fn words() -> Words {
    Words {
        language: "ar",
        direction: Direction::RightToLeft,
        heading: "من حصيلة قارئ".to_owned(),
        tags: "الوسوم:".to_owned(),
        note: "ملاحظة:".to_owned(),
        marked: "عليه علامة".to_owned(),
        comma: "، ".to_owned(),
        dates: DateStyle::default(),
    }
}

fn state(article: &Article, quote: &str, note: &str) -> State {
    let at = article.text.find(quote).expect("it is there");
    State {
        marked: true,
        tags: vec!["اقتصاد".to_owned(), "نقل".to_owned()],
        note: "يُراجع".to_owned(),
        annotations: vec![Annotation::of(
            &article.text,
            at..at + quote.len(),
            note.to_owned(),
        )],
        ..State::default()
    }
}

fn exported(format: Format, article: &Article, state: &State, is_whole: bool) -> Vec<u8> {
    let passages = state.annotations.iter();
    let finding = Finding {
        article,
        state,
        file: Some("/news/1.txt"),
        passages: passages.map(|one| Passage::of(article, one)).collect(),
        is_whole,
    };
    let mut bytes = Vec::new();
    let mut export = begin(format, words(), &mut bytes).unwrap();
    export.add(&finding).unwrap();
    export.finish().unwrap();
    bytes
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

/// A part of a document.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The text of an XML, whose elements are all closed; names of elements stand in `names`.
fn read_xml(xml: &str, names: &mut Vec<String>) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut read = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return read,
            Event::Start(start) | Event::Empty(start) => {
                names.push(start.name().as_ref().to_owned());
                if start.name().as_ref() == "w:p" {
                    read.push('\n');
                }
            }
            Event::Text(text) => read += &text,
            Event::GeneralRef(entity) => match &*entity {
                "amp" => read.push('&'),
                "lt" => read.push('<'),
                "gt" => read.push('>'),
                "quot" => read.push('"'),
                _ => read.push('\''),
            },
            _ => {}
        }
    }
}

/// The article that a file with this ending is.
fn read_back(bytes: &[u8], ending: &str) -> Article {
    let name = format!(
        "qari-export-{}-{}.{ending}",
        std::process::id(),
        bytes.len()
    );
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, bytes).unwrap();
    let mut found = None;
    import(
        &[Source::Path(path.clone())],
        None,
        &mut io::empty(),
        &mut |imported| {
            if let Imported::Article(article) = imported {
                found = Some(*article);
            }
            ControlFlow::Continue(())
        },
    );
    std::fs::remove_file(path).unwrap();
    found.expect("an article")
}

fn plain_words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn long() -> String {
    let more = "وتحدث وزير النقل إلى الصحفيين عن رسوم العبور وعن السفن التي تنتظر في عرض البحر.";
    format!(
        "الميناء الجديد\n\n{FIRST}\n\n{more} <b>& 5 * 3 * 2</b> # `س` [رابط](x)\n\n1. {more}\n\n- {more}\n"
    )
}

#[test]
fn a_page_says_the_same_to_our_own_importer() {
    let article = article(&long());
    let page = exported(Format::Html, &article, &NOTHING, true);
    assert!(!text(page.clone()).contains("<script"));
    let back = read_back(&page, "html");
    let said = plain_words(&back.text).join(" ");
    for block in &article.blocks {
        let written = plain_words(&article.text[block.range.clone()]).join(" ");
        assert!(
            said.contains(written.trim_start_matches("- ")),
            "{written}\n{said}"
        );
    }
    let markdown = exported(Format::Markdown, &article, &NOTHING, true);
    let back = read_back(&markdown, "md");
    let said = plain_words(&back.text).join(" ");
    for line in [FIRST, "<b>& 5 * 3 * 2</b> # `س` [رابط](x)", "عرض البحر."] {
        assert!(said.contains(line), "{line}\n{said}");
    }
}

#[test]
fn what_the_person_marked_stands_in_its_sentence() {
    let article = article(&long());
    let state = state(&article, "«الهدنة» (2021)", "متى؟");
    let page = text(exported(Format::Html, &article, &state, false));
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{page}");
    assert!(
        page.contains("<blockquote dir=\"rtl\">وصل الوفد إلى الميناء أمس، وقال متحدث إن <mark>«الهدنة» (2021)</mark> قائمة.</blockquote>"),
        "{page}"
    );
    assert!(
        page.contains("<p dir=\"rtl\" class=\"note\">ملاحظة: متى؟</p>"),
        "{page}"
    );
    assert!(
        page.contains("الوسوم: اقتصاد، نقل</p>")
            && page.contains("<p dir=\"ltr\" class=\"about\">/news/1.txt</p>")
    );
    assert!(!page.contains("وسُئل"), "only the sentence");
    let markdown = text(exported(Format::Markdown, &article, &state, false));
    assert!(
        markdown.contains(
            "\n> وصل الوفد إلى الميناء أمس، وقال متحدث إن <mark>«الهدنة» (2021)</mark> قائمة.\n"
        ),
        "{markdown}"
    );
    let whole = text(exported(Format::Html, &article, &state, true));
    let note = whole.find("ملاحظة: متى؟").unwrap();
    assert!(whole.find("<mark>").unwrap() < note && note < whole.find("وتحدث وزير").unwrap());
}

#[test]
fn nothing_of_an_article_is_markup_or_steers() {
    let mut article = article(&long());
    article.title =
        "خبر </title><script>alert(1)</script> ]]> \u{202E}\u{1b}[2J\u{0}\u{FFFE}".to_owned();
    article.source = Some("=HYPERLINK(\"http://x\")".to_owned());
    article.author = Some("+1".to_owned());
    article.link = Some("javascript:alert(1)".to_owned());
    let state = State {
        note: "@SUM(A1)\u{2066}<img src=x onerror=y>".to_owned(),
        tags: vec!["-2".to_owned()],
        marked: true,
        ..State::default()
    };
    for format in [Format::Html, Format::Markdown, Format::Csv, Format::Jsonl] {
        let written = text(exported(format, &article, &state, true));
        let bad =
            |c: char| c != '\n' && c != '\r' && c != '\u{FEFF}' && crate::text::clean::steers(c);
        assert!(!written.contains(bad), "{format:?}");
        assert!(!written.contains("<script") || matches!(format, Format::Csv | Format::Jsonl));
        assert!(!written.contains("<img") || matches!(format, Format::Csv | Format::Jsonl));
        assert!(!written.contains("href=\"javascript"), "{format:?}");
    }
    let bytes = exported(Format::Docx, &article, &state, true);
    let document = part(&bytes, "word/document.xml");
    let read = read_xml(&document, &mut Vec::new());
    assert!(
        read.contains("خبر </title><script>alert(1)</script> ]]> [2J"),
        "{read}"
    );
    let table = text(exported(Format::Csv, &article, &state, false));
    let mut rows = ::csv::Reader::from_reader(table.trim_start_matches('\u{FEFF}').as_bytes());
    let names = rows.headers().unwrap().clone();
    let row = rows.records().next().unwrap().unwrap();
    let cell = |name: &str| &row[names.iter().position(|one| one == name).unwrap()];
    assert!(
        row.iter()
            .all(|cell| !cell.starts_with(['=', '+', '-', '@'])),
        "{row:?}"
    );
    assert_eq!(cell("source"), "'=HYPERLINK(\"http://x\")");
    assert_eq!(cell("note"), "'@SUM(A1)<img src=x onerror=y>");
}

#[test]
fn lines_of_json_count_code_points() {
    let article = article(&format!("\u{FEFF}😀 عنوان\r\n\r\n{FIRST}\r\n"));
    let state = state(&article, "الميناء", "أين؟");
    let line = text(exported(Format::Jsonl, &article, &state, false));
    let record: serde_json::Value = serde_json::from_str(&line).unwrap();
    let passage = &record["passages"][0];
    let at = |field: &str| passage[field].as_u64().unwrap() as usize;
    let points: String = article
        .text
        .chars()
        .skip(at("start"))
        .take(at("end") - at("start"))
        .collect();
    assert_eq!(points, "الميناء");
    assert_eq!(passage["note"], "أين؟");
    assert!(record.get("text").is_none() && record["tags"][0] == "اقتصاد");
    let whole = text(exported(Format::Jsonl, &article, &state, true));
    let record: serde_json::Value = serde_json::from_str(&whole).unwrap();
    assert_eq!(
        record["text"].as_str().unwrap(),
        &*article.text,
        "every character"
    );
    assert_eq!(
        ArticleId::of(record["text"].as_str().unwrap()).to_string(),
        record["id"]
    );
}

#[test]
fn a_passage_that_is_gone_is_not_lost() {
    let article = article(&long());
    let state = State {
        annotations: vec![Annotation {
            start: 3,
            quote: "جملة حُذفت".to_owned(),
            note: "أُعيدت؟".to_owned(),
        }],
        ..State::default()
    };
    for format in [Format::Html, Format::Markdown, Format::Csv, Format::Jsonl] {
        for is_whole in [false, true] {
            let written = text(exported(format, &article, &state, is_whole));
            assert!(
                written.contains("جملة حُذفت") && written.contains("أُعيدت؟"),
                "{format:?}"
            );
        }
    }
}

#[test]
fn a_text_of_forty_megabytes_is_written_whole() {
    let sentence = "وصل الوفد إلى الميناء وتحدث The Hill عن 2021 طويلًا. ";
    let times = (40 << 20) / sentence.len();
    let article = article(&format!("عنوان\n\n{}\n", sentence.repeat(times)));
    for format in [Format::Html, Format::Markdown] {
        let written = exported(format, &article, &NOTHING, true);
        let found = memchr::memmem::find_iter(&written, "الميناء".as_bytes()).count();
        assert_eq!(found, times, "{format:?}");
    }
}

#[test]
fn an_ending_says_the_format() {
    let of = |name: &str| Format::of(Path::new(name));
    assert_eq!(of("a.HTML"), Some(Format::Html));
    assert_eq!(of("a.md"), Some(Format::Markdown));
    assert_eq!(of("b.docx"), Some(Format::Docx));
    assert_eq!(of("حصيلة.csv"), Some(Format::Csv));
    assert_eq!(of("a.txt"), None);
    assert_eq!(of("html"), None);
}

#[test]
fn what_was_marked_in_the_title_is_exported_with_the_whole_text_too() {
    let text = format!("ميناء الحبوب\n\n{FIRST}\n");
    let article = article(&text);
    let state = state(&article, "ميناء الحبوب", "أي ميناء؟");
    let page = self::text(exported(Format::Html, &article, &state, true));
    let mark = page.find("<mark>ميناء الحبوب</mark>").expect("it is there");
    let note = page.find("أي ميناء؟").expect("what was written about it");
    assert!(mark < note, "{page}");
    assert_eq!(page.matches("<mark>").count(), 1);
}

#[test]
fn a_passage_without_words_is_none() {
    let article = article(&format!("ميناء\n\n{FIRST}\n"));
    let mut state = state(&article, "الوفد", "من؟");
    state.annotations[0].quote.clear();
    for is_whole in [false, true] {
        let page = self::text(exported(Format::Html, &article, &state, is_whole));
        assert!(page.contains("من؟"));
        assert!(
            !page.contains("<mark>") && !page.contains("<blockquote dir=\"rtl\"></"),
            "{page}"
        );
    }
}

#[test]
fn looks_that_begin_before_a_sentence_reach_into_it() {
    let mut article = article(&format!("ميناء\n\n{FIRST}\n"));
    let start = article.text.find(FIRST).expect("it is there");
    article.inlines.push(crate::library::article::Inline {
        range: start..start + FIRST.len(),
        kind: crate::library::article::InlineKind::Strong,
    });
    let state = state(&article, "The Hill", "");
    let written = self::text(exported(Format::Html, &article, &state, false));
    let marked = "<mark><strong>The Hill</strong></mark>";
    assert!(written.contains(marked), "{written}");
}

#[test]
fn what_is_struck_out_stays_so() {
    let mut article = article(&format!("ميناء\n\n{FIRST}\n"));
    let start = article.text.find(FIRST).expect("it is there");
    article.inlines.push(crate::library::article::Inline {
        range: start..start + FIRST.len(),
        kind: crate::library::article::InlineKind::Struck,
    });
    let state = state(&article, "The Hill", "");
    for format in [Format::Html, Format::Markdown] {
        let written = self::text(exported(format, &article, &state, false));
        assert!(written.contains("<del>The Hill</del>"), "{written}");
    }
}

#[test]
fn items_of_a_list_stand_in_one() {
    let text = format!("خبر\n\n{FIRST}\n\n• قمح وشعير\n• رز وسكر\n\n{FIRST}\n");
    let article = article(&text);
    let items = article.blocks.iter();
    let items = items.filter(|block| block.kind == crate::library::article::BlockKind::ListItem);
    assert_eq!(items.count(), 2);
    let page = self::text(exported(Format::Html, &article, &NOTHING, true));
    assert!(page.contains("<ul dir=\"rtl\">\n<li"), "{page}");
    assert!(page.contains("</li>\n</ul>\n<p"), "{page}");
    assert_eq!(page.matches("<ul").count(), 1);
    let written = self::text(exported(Format::Markdown, &article, &NOTHING, true));
    assert!(written.contains("\n- قمح وشعير\n- رز"), "{written}");
}

#[test]
fn a_date_and_a_source_are_said_as_a_citation_says_them() {
    let mut article = article(&format!("ميناء\n\n{FIRST}\n"));
    article.date = crate::library::dates::declared("2023-11-05T10:20:00+03:00");
    article.source = Some("BBC News عربي".to_owned());
    let page = self::text(exported(Format::Html, &article, &NOTHING, true));
    for line in [
        "BBC News عربي",
        "5 نوفمبر 2023 (\u{2068}2023-11-05\u{2069})",
    ] {
        let said = format!("<p dir=\"rtl\" class=\"about\">{line}</p>");
        assert!(page.contains(&said), "{line}\n{page}");
    }
    assert_eq!(page.matches("2023-11-05").count(), 1, "{page}");
    let article = self::article(&format!("ميناء\n\n31 أغسطس 2021\n\n{FIRST}\n"));
    let written = self::text(exported(Format::Markdown, &article, &NOTHING, true));
    let said = "\n31 أغسطس 2021 (\u{2068}2021-08-31\u{2069})\n";
    assert!(written.contains(said), "{written}");
}
