//! Words and sentences of running text (UAX #29), for those who move in it or listen.
//!
//! Sentences are tailored: a line break inside a paragraph is a blank unless it is
//! meant, and the point after a single letter (د. أ. J.) or after the number of an
//! item ends nothing. Knows no abbreviations by heart.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::prepare::is_line_break;

/// The bytes of the words of `text`, in order: what has a letter or a digit.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.unicode_word_indices()
        .map(|(start, word)| start..start + word.len())
}

/// The sentences of a paragraph, in bytes of it, each with the blanks after it. They
/// cover it whole. `keeps_breaks`: its line breaks are meant, as in verse.
pub fn sentences(paragraph: &str, keeps_breaks: bool) -> Vec<Range<usize>> {
    let text = if keeps_breaks {
        Cow::Borrowed(paragraph)
    } else {
        without_breaks(paragraph)
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, sentence) in text.split_sentence_bound_indices() {
        let end = at + sentence.len();
        match found.last_mut() {
            Some(last) if goes_on(&text[last.clone()]) => last.end = end,
            _ => found.push(at..end),
        }
    }
    found
}

/// Line breaks as blanks that take as many bytes.
fn without_breaks(paragraph: &str) -> Cow<'_, str> {
    if !paragraph.contains(is_line_break) {
        return Cow::Borrowed(paragraph);
    }
    let blank = |c: char| match c.len_utf8() {
        _ if !is_line_break(c) => c,
        1 => ' ',
        2 => '\u{A0}',
        _ => '\u{3000}',
    };
    Cow::Owned(paragraph.chars().map(blank).collect())
}

/// Whether what seems to be a sentence does not end where it seems to.
fn goes_on(sentence: &str) -> bool {
    let Some(before) = sentence.trim_end().strip_suffix('.') else {
        return sentence.trim().is_empty();
    };
    let mut letters = before.chars().rev();
    let is_initial = letters.next().is_some_and(char::is_alphabetic)
        && letters.next().is_none_or(|c| !c.is_alphanumeric());
    let item = before.trim_start();
    is_initial || !item.is_empty() && item.chars().all(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn parts(paragraph: &str, keeps_breaks: bool, expected: &[&str]) {
        let found = sentences(paragraph, keeps_breaks);
        let parts: Vec<_> = found.into_iter().map(|range| &paragraph[range]).collect();
        assert_eq!(parts, expected);
    }

    #[test]
    fn sentences_end_at_their_marks_and_numbers_do_not() {
        parts(
            "بلغت النسبة 12.5% أمس. فماذا بعد؟ قال «لا أدري.» ثم سكت!",
            false,
            &[
                "بلغت النسبة 12.5% أمس. ",
                "فماذا بعد؟ ",
                "قال «لا أدري.» ",
                "ثم سكت!",
            ],
        );
    }

    #[test]
    fn the_point_after_a_single_letter_ends_nothing() {
        parts(
            "قال د. محمد إنه حضر. وسكت.",
            false,
            &["قال د. محمد إنه حضر. ", "وسكت."],
        );
    }

    #[test]
    fn the_number_of_an_item_ends_nothing_and_a_year_does() {
        parts(
            "1. البند الأول. وبعده.",
            false,
            &["1. البند الأول. ", "وبعده."],
        );
        parts("كان في 2020. وانتهى.", false, &["كان في 2020. ", "وانتهى."]);
    }

    #[test]
    fn a_word_keeps_its_marks_and_a_blank_is_none() {
        let text = "قالَ: «نعم»، 3.5 و Taliban";
        let found: Vec<&str> = words(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["قالَ", "نعم", "3.5", "و", "Taliban"]);
    }

    #[test]
    fn a_line_break_is_a_blank_unless_it_is_meant() {
        let text = "وصل الوفد\r\nإلى المدينة.\u{2028}ثم عاد";
        parts(
            text,
            false,
            &["وصل الوفد\r\nإلى المدينة.\u{2028}", "ثم عاد"],
        );
        parts("بيت أول\nبيت ثان", true, &["بيت أول\n", "بيت ثان"]);
        parts("", false, &[]);
    }
}
