//! Places that are sure: a line may break after the one blank between a plain
//! word and another, whatever stands farther away (UAX #14, LB18). Nearly all
//! places in Arabic are such. They part a paragraph into stretches, and the rules
//! need to be asked only about those that are more than a word.

use std::ops::Range;

/// A part of a paragraph between two sure places.
pub(super) struct Stretch {
    /// Its bytes; its end is a sure place, or that of the paragraph.
    pub(super) range: Range<usize>,
    /// Whether it is one word, a mark after it and the blank, so that there is
    /// no place inside.
    pub(super) is_word: bool,
}

/// The stretches of `paragraph`, in order, without gaps.
pub(super) fn stretches(paragraph: &str) -> impl Iterator<Item = Stretch> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &paragraph[start..];
        if rest.is_empty() {
            return None;
        }
        let (length, is_word) = first_stretch(rest);
        let range = start..start + length;
        start = range.end;
        Some(Stretch { range, is_word })
    })
}

/// What a word may have in it or at its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// A letter, and perhaps vowel marks on it.
    Letter,
    Stop,
    Other,
}

/// The length of the stretch at the start of `rest`, and whether it is a word.
fn first_stretch(rest: &str) -> (usize, bool) {
    let mut is_word = true;
    let mut last = Last::Other;
    let mut characters = rest.chars();
    while let Some(character) = characters.next() {
        match character {
            letter if is_letter(letter) => {
                is_word &= last != Last::Stop;
                last = Last::Letter;
            }
            ' ' if last != Last::Other && characters.as_str().starts_with(is_letter) => {
                return (rest.len() - characters.as_str().len(), is_word);
            }
            '\u{64b}'..='\u{652}' if last == Last::Letter => {}
            stop if is_stop(stop) => {
                is_word &= last == Last::Letter;
                last = Last::Stop;
            }
            _ => (last, is_word) = (Last::Other, false),
        }
    }
    (rest.len(), is_word)
}

/// Letters that take part in no rule but those for letters. The tatweel may draw
/// out a clitic.
pub(super) fn is_letter(character: char) -> bool {
    matches!(character, '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}')
}

/// Marks of classes EX and IS that end a part of a sentence.
pub(super) fn is_stop(character: char) -> bool {
    matches!(character, '.' | '،' | '؛' | '؟' | '!')
}
