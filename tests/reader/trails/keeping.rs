//! Putting down and taking away: a highlight, a note, a tag and a mark, listed, cited,
//! exported in every format, and undone.

use std::fs;
use std::io::Read;
use std::path::Path;

use qari::library::article::Article;
use qari::query::related::is_read;

use crate::story::Story;

const NOTE: &str = "يُراجع مع المصدر الأول";
const TAG: &str = "متابعة";

/// All of that over the first article; the files of the exports lie in `folder`.
pub(crate) fn putting_down_and_taking_away(it: &mut Story, folder: &Path) {
    it.press("1 c g Enter ]");
    let article = it.open_article().article.clone();
    // A title is cited as such.
    let is_told = |it: &Story| {
        let here = it.open_article().here.clone().expect("a mention");
        let block = it.open_article().block_at(here.start);
        block.is_some_and(is_read)
    };
    while !is_told(it) {
        it.press("]");
    }
    let first = sentence(it);
    it.press("*").says("ظُلّل المقطع").press("Esc Esc");
    cited(it, &article, &first);
    let mut second = first.clone();
    for _ in 0..20 {
        it.press("]");
        second = sentence(it);
        if second != first {
            break;
        }
        it.press("Esc Esc");
    }
    assert_ne!(second, first, "another sentence");
    it.press("!").type_text(NOTE).press("Enter Esc Esc #");
    it.type_text(TAG).press("Enter 1 *").says("وُضعت علامة");

    // All of it is listed, with its text; to narrow them and to go there.
    it.press("\"")
        .shows("الدفتر")
        .shows(NOTE)
        .shows(TAG)
        .says("من 4");
    let total = |it: &Story| it.reader.model().notebook.as_ref().map(|open| open.total);
    assert_eq!(total(it), Some(4));
    it.press("f").type_text("المصدر الأول").press("Enter");
    assert_eq!(total(it), Some(1), "\n{}", it.picture());
    it.press("Enter");
    let open = it.open_article();
    let here = open.here.clone().expect("the passage");
    assert_eq!(bare(&open.article.text[here]), bare(&second));

    cited(it, &article, &second);

    for name in ["all.html", "all.md", "all.csv", "all.jsonl", "all.docx"] {
        let file = folder.join(name);
        it.press("1 {").type_text(file.to_str().expect("UTF-8"));
        it.press("Enter").says("المقالات المصدَّرة: 1");
        let written = read(&file);
        for wanted in [&*article.title, &*first, &*second, NOTE, TAG] {
            let (written, wanted) = (bare(&written), bare(wanted));
            assert!(written.contains(&wanted), "{name}: {wanted} in {written}");
        }
        if let Some(direction) = match name {
            "all.html" => Some("dir=\"rtl\""),
            "all.docx" => Some("<w:bidi"),
            _ => None,
        } {
            assert!(written.contains(direction), "{name} runs from the right");
        }
    }

    it.press("1 - - - - \"").hides(NOTE);
    assert_eq!(total(it), Some(0), "all of it is undone\n{}", it.picture());
}

/// Selects the sentence around the mention one is at.
fn sentence(it: &mut Story) -> String {
    it.press("s s s");
    let open = it.open_article();
    open.article.text[open.marked().expect("it is selected")].to_owned()
}

/// The citation of the mention one is at is its sentence, in quotation marks, and where that is
/// from.
fn cited(it: &mut Story, article: &Article, sentence: &str) {
    it.press(">").says("نُسخ");
    let copied = it.reader.copied().last().expect("it was copied");
    assert!(copied.starts_with('«'), "{copied}");
    let quoted = copied.split(" — ").next().expect("a sentence");
    assert!(quoted.ends_with('»'), "{copied}");
    assert_eq!(bare(quoted), bare(sentence));
    let told = [
        Some(&article.title),
        article.source.as_ref(),
        article.author.as_ref(),
    ];
    for wanted in told.into_iter().flatten() {
        assert!(bare(copied).contains(&bare(wanted)), "{wanted} in {copied}");
    }
    let date = article.date.as_ref().map(|date| date.written.to_string());
    let date = date.filter(|date| date.contains(char::is_alphabetic));
    assert!(
        date.is_none_or(|date| bare(copied).contains(&bare(&date))),
        "{copied}"
    );
}

/// What a file says; of a document its text as it is marked up.
fn read(file: &Path) -> String {
    let bytes = fs::read(file).expect("it was written");
    if file.extension().is_none_or(|ending| ending != "docx") {
        return String::from_utf8(bytes).expect("UTF-8");
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut part = archive.by_name("word/document.xml").expect("a text");
    let mut text = String::new();
    part.read_to_string(&mut text).expect("UTF-8");
    text
}

/// The letters and digits alone, without tags: what every format has, whatever it makes of
/// quotation marks, blanks and signs.
fn bare(text: &str) -> String {
    let text = text
        .replace("&quot;", "")
        .replace("&#39;", "")
        .replace("&amp;", "");
    let mut is_tag = false;
    let mut bare = String::new();
    for letter in text.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if !is_tag && letter.is_alphanumeric() => bare.push(letter),
            _ => {}
        }
    }
    bare
}
