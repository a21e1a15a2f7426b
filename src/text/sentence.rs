//! Words and sentences of running text (UAX #29), for those who move in it.
//!
//! Looks at one paragraph at a time. It takes a title or an initial for a part
//! of its sentence (د. أحمد), but knows no abbreviations by heart.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// The bytes of the words of `text`, in order: what has a letter or a digit.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.unicode_word_indices()
        .map(|(start, word)| start..start + word.len())
}

/// The bytes of the sentences of a paragraph, in order and without the blanks
/// between them. Where `lines_end` is false a line break is a blank like any
/// other, as in text that was wrapped by hand; else a sentence ends there.
pub fn sentences(text: &str, lines_end: bool) -> Vec<Range<usize>> {
    let text = if lines_end {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.replace(['\n', '\r'], " "))
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    for (start, piece) in text.split_sentence_bound_indices() {
        let end = start + piece.trim_end().len();
        let start = start + (piece.len() - piece.trim_start().len());
        if start >= end {
            continue;
        }
        match found.last_mut().filter(|_| goes_on) {
            Some(last) => last.end = end,
            None => found.push(start..end),
        }
        goes_on = found
            .last()
            .is_some_and(|last| is_begun(&text[last.clone()]));
    }
    found
}

/// Whether what looks like a sentence only begins one: it ends with an initial, or
/// is nothing but the number of an item.
fn is_begun(text: &str) -> bool {
    let Some(before) = text.strip_suffix('.') else {
        return false;
    };
    let mut letters = before.chars().rev();
    let is_initial = letters.next().is_some_and(char::is_alphabetic)
        && !letters.next().is_some_and(char::is_alphanumeric);
    is_initial || !before.is_empty() && before.chars().all(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, lines_end: bool) -> Vec<&str> {
        sentences(text, lines_end)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn a_sentence_ends_at_its_mark_and_not_at_a_line_wrapped_by_hand() {
        let text = "وصل الوفد\r\nصباحًا. هل يعود؟ نعم! بلغت 3.5 مليون، ثم نزلت.  ";
        assert_eq!(
            all(text, false),
            [
                "وصل الوفد\r\nصباحًا.",
                "هل يعود؟",
                "نعم!",
                "بلغت 3.5 مليون، ثم نزلت."
            ]
        );
        assert_eq!(all("سطر\nوسطر", true), ["سطر", "وسطر"]);
    }

    #[test]
    fn an_initial_and_the_number_of_an_item_end_nothing() {
        assert_eq!(
            all("قال د. أحمد إنه عاد. وسكت.", false),
            ["قال د. أحمد إنه عاد.", "وسكت."]
        );
        assert_eq!(all("1. البند الأول. وبعده.", false).len(), 2);
        assert_eq!(all("كان ذلك في 2020. وانتهى.", false).len(), 2);
        assert!(all(" \n ", false).is_empty());
    }

    #[test]
    fn a_word_keeps_its_marks_and_a_blank_is_none() {
        let text = "قالَ: «نعم»، 3.5 و Taliban";
        let found: Vec<&str> = words(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["قالَ", "نعم", "3.5", "و", "Taliban"]);
    }
}
