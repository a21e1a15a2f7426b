//! OpenITI mARkdown, in which the books of the tradition are collected: a head of lines
//! that begin with `#META#`, then paragraphs (`# `, gone on with in `~~`), headings (`### |`,
//! a bar for each level) and poems (`%` between the halves of a verse). Marks of pages and
//! of stretches, names of people and places are passed over; a quotation of the Qur'an gets
//! the brackets it has in print.
//!
//! A book is an article for each of its chapters, which the highest headings begin of
//! which there are several.

use super::draft::Draft;
use super::outline::Declared;
use super::{Broken, Drafts};
use crate::library::article::BlockKind;

/// Hands over the chapters of a book.
pub(super) fn read(text: &str, each: Drafts<'_>) -> Result<(), Broken> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let (head, body) = text.split_once("#META#Header#End#").ok_or(Broken)?;
    let book = Book::of(head);
    let parting = parting(body);
    // The article that is being written, and the headings of one that has no word yet.
    let (mut open, mut headings): (Option<Draft>, Vec<String>) = (None, Vec::new());
    let begin = |headings: &mut Vec<String>| {
        let mut draft = Draft::new();
        draft.declared = book.declared.clone();
        let title = match headings.as_slice() {
            [] => book.title.clone(),
            headings => Some(headings.join(" – ")),
        };
        headings.clear();
        if let Some(title) = title {
            draft.title(&title);
        }
        draft
    };
    // Where nothing parts the book, the headings before its first word are its title.
    let begins = |level, is_open: bool| parting.map_or(!is_open, |parting| level <= parting);
    for unit in units(body) {
        match unit {
            Unit::Heading(level, heading) if begins(level, open.is_some()) => {
                if let Some(chapter) = open.take()
                    && each(Ok(chapter)).is_break()
                {
                    return Ok(());
                }
                headings.push(heading);
            }
            Unit::Heading(level, heading) => {
                let open = open.get_or_insert_with(|| begin(&mut headings));
                let kind = BlockKind::Heading(level.saturating_add(1).min(6));
                open.line(kind, None, &heading);
            }
            Unit::Paragraph(paragraph) => {
                write(open.get_or_insert_with(|| begin(&mut headings)), &paragraph);
            }
        }
    }
    if open.is_none() && headings.is_empty() {
        return Err(Broken);
    }
    each(Ok(open.unwrap_or_else(|| begin(&mut headings)))).is_break();
    Ok(())
}

/// What the head says of the book.
#[derive(Debug, Default)]
struct Book {
    title: Option<String>,
    declared: Declared,
}

impl Book {
    fn of(head: &str) -> Self {
        let mut book = Self::default();
        for line in head.lines() {
            let field = line.trim().strip_prefix("#META#");
            let Some((name, value)) = field.and_then(|field| field.split_once("::")) else {
                continue;
            };
            let value = value.trim();
            if value.is_empty() || matches!(value, "NODATA" | "NOTGIVEN" | "NOCODE") {
                continue;
            }
            // The name stands behind a number: 020.BookTITLE.
            let name = name.trim().rsplit('.').next().unwrap_or_default();
            let place = match name {
                "BookTITLE" => &mut book.title,
                "AuthorNAME" | "AuthorAKA" => &mut book.declared.author,
                "LibURL" => &mut book.declared.link,
                _ => continue,
            };
            place.get_or_insert_with(|| value.to_owned());
        }
        book.declared.source.clone_from(&book.title);
        book
    }
}

/// A heading of a level, or a paragraph with its poems.
enum Unit {
    Heading(u8, String),
    Paragraph(String),
}

/// The level of headings that begin chapters: the highest of which there are several.
fn parting(body: &str) -> Option<u8> {
    let levels: Vec<u8> = body
        .lines()
        .filter_map(heading)
        .map(|(level, _)| level)
        .collect();
    let several = |level: &u8| levels.iter().filter(|&other| other == level).count() > 1;
    (1..=9).find(several)
}

/// The level and the words of a line that is a heading: `### || باب`.
fn heading(line: &str) -> Option<(u8, &str)> {
    let bars = line.strip_prefix("###")?.trim_start().strip_prefix('|')?;
    let rest = bars.trim_start_matches('|');
    // An editor's part: ### |EDITOR|
    let level = bars.len() - rest.len() + 1;
    Some((u8::try_from(level).unwrap_or(9).min(9), rest.trim()))
}

/// The headings and paragraphs of the body, cleaned of marks; those without a word are
/// left out.
fn units(body: &str) -> impl Iterator<Item = Unit> {
    let mut lines = body.lines().map(str::trim).peekable();
    std::iter::from_fn(move || {
        loop {
            let line = lines.next()?;
            if line.is_empty() || line.starts_with("#~") || line.starts_with("#META#") {
                continue;
            }
            let heading = heading(line);
            let begins = line.trim_start_matches('#').trim_start();
            let mut words = String::new();
            clean(heading.map_or(begins, |(_, words)| words), &mut words);
            let goes_on = |line: &&str| !line.is_empty() && !line.starts_with('#');
            while let Some(next) = lines.next_if(goes_on) {
                clean(next.trim_start_matches('~'), &mut words);
            }
            if words.contains(char::is_alphabetic) {
                return Some(match heading {
                    Some((level, _)) => Unit::Heading(level, words),
                    None => Unit::Paragraph(words),
                });
            }
        }
    })
}

/// Adds the words of a line, without marks.
fn clean(line: &str, words: &mut String) {
    // Halves of a verse that is a paragraph by itself are parted by %~%.
    let line = match line.split_once("%~%") {
        Some((first, second)) => format!("% {first} % {second} %"),
        None => line.to_owned(),
    };
    let line = line.replace("@QB@", " @QB@ ").replace("@QE@", " @QE@ ");
    for word in line.split_whitespace() {
        match word {
            "@QB@" => words.push_str(if words.is_empty() { "﴿" } else { " ﴿" }),
            "@QE@" => words.push('﴾'),
            _ if is_mark(word) => {}
            _ => {
                if !(words.is_empty() || words.ends_with('﴿')) {
                    words.push(' ');
                }
                words.push_str(word);
            }
        }
    }
}

/// Whether a word is a mark of a page, a stretch, a name or a kind of unit.
fn is_mark(word: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_page = || {
        let (_, place) = word.strip_prefix("Page")?.split_once('V')?;
        let (volume, page) = place.split_once('P')?;
        let page = page.trim_end_matches(|c: char| c.is_ascii_uppercase());
        Some(is_number(volume) && is_number(page))
    };
    let is_milestone = || {
        let number = word.strip_prefix("ms").or(word.strip_prefix("Milestone"))?;
        Some(is_number(number))
    };
    let is_tag = || {
        let tag = word.strip_prefix('@').or(word.strip_prefix('$'))?;
        let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '@');
        Some(tag.chars().all(is_sign))
    };
    is_page() == Some(true) || is_milestone() == Some(true) || is_tag() == Some(true)
}

/// Writes a paragraph: prose, and the verses of poems in it, the halves of each on a line.
fn write(draft: &mut Draft, paragraph: &str) {
    let mut parts = paragraph.split('%').map(str::trim).peekable();
    let mut prose = parts.next().unwrap_or_default();
    loop {
        draft.line(BlockKind::Paragraph, None, prose);
        let mut verses = String::new();
        // A second per cent sign parts two verses.
        while let Some(first) = parts.next_if(|part| !part.is_empty() || verses.is_empty()) {
            let second = parts.next().unwrap_or_default();
            if !verses.is_empty() {
                verses.push('\n');
            }
            verses.push_str(first);
            if !second.is_empty() {
                verses.push_str(" … ");
                verses.push_str(second);
            }
            if parts.peek().is_some_and(|next| !next.is_empty()) {
                break;
            }
            // What follows the last verse is nothing.
            parts.next();
        }
        draft.line(BlockKind::Verse, None, &verses);
        match parts.next() {
            Some(next) => prose = next,
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::article::Zone;
    use crate::library::formats::testing::of;

    const HEAD: &str = "######OpenITI#\n\n\n#META# 010.AuthorNAME\t:: سعد بن منير\n\
        #META# 020.BookTITLE\t:: أخبار الموانئ\n#META# 031.LibURL\t:: NODATA\n\n\
        #META#Header#End#\n\n";

    /// The title of each article, and its blocks.
    fn told(body: &str) -> Vec<(String, Vec<(BlockKind, String)>)> {
        let articles = of(&format!("{HEAD}{body}"), read);
        articles
            .into_iter()
            .map(|article| {
                let article = article.expect("an article");
                assert_eq!(article.author.as_deref(), Some("سعد بن منير"));
                assert_eq!(article.source.as_deref(), Some("أخبار الموانئ"));
                let blocks = article
                    .blocks
                    .iter()
                    .filter(|block| block.zone != Zone::Title);
                let text = |block: &crate::library::article::Block| {
                    (block.kind, article.text[block.range.clone()].to_owned())
                };
                (article.title.clone(), blocks.map(text).collect())
            })
            .collect()
    }

    #[test]
    fn paragraphs_are_joined_and_marks_passed_over() {
        let body = "### | كتاب الموانئ\n# PageV01P001\n# 1 حدثنا الشيخ @P11 أبو بكر ms001 قال\n\
            ~~دخلت المدينة PageV01P002 فقال @QB@ والعاديات ضبحا @QE@ ثم سكت\n\n# 2 ومضى.\n";
        let paragraph = |text: &str| (BlockKind::Paragraph, text.to_owned());
        assert_eq!(
            told(body),
            [(
                "كتاب الموانئ".to_owned(),
                vec![
                    paragraph(
                        "1 حدثنا الشيخ أبو بكر قال دخلت المدينة فقال ﴿والعاديات ضبحا﴾ ثم سكت"
                    ),
                    paragraph("2 ومضى."),
                ]
            )]
        );
    }

    #[test]
    fn poems_stand_in_verses() {
        let body = "# قال من الطويل % صدر أول % عجز أول % % صدر ثان % عجز ثان % فقيل له\n\
            ~~أحسنت\n# % وحده % هنا %\n# صدر %~% عجز\n";
        let verse = |text: &str| (BlockKind::Verse, text.to_owned());
        let paragraph = |text: &str| (BlockKind::Paragraph, text.to_owned());
        assert_eq!(
            told(body)[0].1,
            [
                paragraph("قال من الطويل"),
                verse("صدر أول … عجز أول\nصدر ثان … عجز ثان"),
                paragraph("فقيل له أحسنت"),
                verse("وحده … هنا"),
                verse("صدر … عجز"),
            ]
        );
    }

    #[test]
    fn chapters_begin_where_there_are_several() {
        let body = "# تمهيد\n### | كتاب\n### || باب أول\n# نص أول\n### ||| فصل\n# نص الفصل\n\
            ### || باب\n~~ثان\n# نص ثان\n";
        let titles: Vec<_> = told(body)
            .into_iter()
            .map(|(title, blocks)| {
                let blocks: Vec<_> = blocks.into_iter().map(|(_, text)| text).collect();
                (title, blocks.join(" / "))
            })
            .collect();
        let chapter = |title: &str, text: &str| (title.to_owned(), text.to_owned());
        assert_eq!(
            titles,
            [
                chapter("أخبار الموانئ", "تمهيد"),
                chapter("كتاب – باب أول", "نص أول / فصل / نص الفصل"),
                chapter("باب ثان", "نص ثان"),
            ]
        );
    }

    #[test]
    fn a_book_without_a_word_is_broken() {
        for text in [
            "######OpenITI#",
            HEAD,
            "######OpenITI#\n\n#META#Header#End#\n# ms01\n",
        ] {
            assert_eq!(read(text, &mut |_| panic!("no draft")), Err(Broken));
        }
    }
}
