//! Writing a prepared text, each byte with where it came from.

use std::ops::Range;

use unicode_normalization::char::{compose, decompose_compatible};
use unicode_segmentation::GraphemeCursor;

use super::phrase::phrase;
use crate::text::cluster::next_boundary;
use crate::text::joining::Joining;

/// How many characters back the letter of a mark is looked for. More marks are
/// not writing, and looking past them would take time that grows by their square.
const FARTHEST_BASE: usize = 8;

pub(super) const HAMZA_ABOVE: char = '\u{654}';

/// Never shown, and no part of a letter or a flag after it.
const NON_JOINER: char = '\u{200c}';

/// What was written so far.
pub(super) struct Output {
    pub(super) text: String,
    pub(super) origin: Vec<u32>,
    pub(super) added: Vec<usize>,
    pub(super) shared: Vec<Range<u32>>,
    /// Whether a phrase was just written.
    pub(super) phrase: bool,
}

impl Output {
    pub(super) fn with_capacity(bytes: usize) -> Output {
        Output {
            text: String::with_capacity(bytes),
            origin: Vec::with_capacity(bytes + 1),
            added: Vec::new(),
            shared: Vec::new(),
            phrase: false,
        }
    }

    pub(super) fn push(&mut self, character: char, at: usize) {
        self.text.push(character);
        self.origin.resize(self.text.len(), at as u32);
    }

    /// Takes the blanks at the end away; where they began, if there were any.
    pub(super) fn take_blanks(&mut self) -> Option<usize> {
        let kept = self.text.trim_end().len();
        // A blank that is in one cluster with a sign before it stays with that.
        let shared = self.shared.last().map_or(0, |shared| shared.end);
        let start = self.origin.get(kept).map(|&at| at.max(shared) as usize);
        self.text.truncate(kept);
        self.origin.truncate(kept);
        start
    }

    /// Writes a madda or hamza, as part of the letter it stands on if Unicode
    /// has that letter. Only marks of that letter may stand between.
    pub(super) fn push_composed(&mut self, mark: char, at: usize) {
        let mut before = self.text.char_indices().rev().take(FARTHEST_BASE);
        let base = before.find(|(_, c)| !matches!(c, '\u{64b}'..='\u{652}' | '\u{670}'));
        match base.and_then(|(index, letter)| Some((index, letter, compose(letter, mark)?))) {
            Some((index, letter, whole))
                if whole.len_utf8() == letter.len_utf8() && base_of_hamza(whole).is_none() =>
            {
                self.text.replace_range(
                    index..index + letter.len_utf8(),
                    whole.encode_utf8(&mut [0; 4]),
                );
            }
            _ => self.push(mark, at),
        }
    }

    /// Writes the letters of a presentation form.
    pub(super) fn push_expanded(&mut self, source: &str, character: char, at: usize) {
        let phrase = phrase(character);
        if let Some(words) = phrase {
            self.part_from_phrase('ا', at);
            if self
                .text
                .chars()
                .next_back()
                .is_some_and(char::is_alphanumeric)
            {
                self.add_blank(at);
            }
            words.chars().for_each(|letter| self.push(letter, at));
            self.phrase = true;
        } else {
            self.part_from_phrase(character, at);
            if matches!(character, '\u{fdf2}' | '\u{fdf3}') {
                self.part_from_lam();
            }
            let letter_before = self.ends_in_letter();
            decompose_compatible(character, |letter| match letter {
                // The blank under a mark that is drawn by itself: in text that
                // is shaped already it stands for a mark on the letter before.
                ' ' if letter_before => {}
                '\u{653}'..='\u{655}' => self.push_composed(letter, at),
                _ => self.push(letter, at),
            });
        }
        self.share(source, at);
    }

    /// Whether a letter, and perhaps marks on it, was written last.
    fn ends_in_letter(&self) -> bool {
        let mut before = self.text.chars().rev().take(FARTHEST_BASE);
        before
            .find(|&c| Joining::of(c) != Joining::Transparent)
            .is_some_and(char::is_alphabetic)
    }

    /// Leaves out a control character, which belongs to what is before it.
    pub(super) fn leave_out(&mut self, control: char, at: usize) {
        if let Some(shared) = self.shared.last_mut()
            && shared.end as usize == at
        {
            shared.end += control.len_utf8() as u32;
        }
        // Two halves of flags that it parted would be one flag, and those after
        // them would pair otherwise than in the source.
        if let Some('\u{1f1e6}'..='\u{1f1ff}') = self.text.chars().next_back() {
            let before = self.origin.last().map_or(0, |&at| at as usize);
            self.push(NON_JOINER, before);
        }
    }

    /// Notes that all that came from the cluster at `at` shares its bytes.
    pub(super) fn share(&mut self, source: &str, at: usize) {
        let cluster = source_cluster(source, at);
        self.shared.push(cluster.start as u32..cluster.end as u32);
    }

    /// Keeps the alef that begins a word out of the cell of a lam before it,
    /// since the other letters of the word share the bytes of the alef.
    fn part_from_lam(&mut self) {
        let is_letter = |&c: &char| Joining::of(c) != Joining::Transparent;
        if self.text.chars().rev().find(is_letter) == Some('ل') {
            let before = self.origin.last().map_or(0, |&at| at as usize);
            self.push(NON_JOINER, before);
        }
    }

    /// Sets a letter at `at` apart from a phrase before it that was one character.
    pub(super) fn part_from_phrase(&mut self, next: char, at: usize) {
        // Marks are alphabetic too, and belong to the phrase.
        let is_mark = || {
            let alone = format!(" {next}");
            Joining::of(next) == Joining::Transparent || next_boundary(&alone, 0) > 1
        };
        if self.phrase && !is_mark() {
            self.phrase = false;
            if next.is_alphanumeric() {
                self.add_blank(at);
            }
        }
    }

    fn add_blank(&mut self, at: usize) {
        self.added.push(self.text.len());
        self.push(' ', at);
    }
}

/// The letter under the hamza of a letter whose form with it few fonts have:
/// it is shown as the form of its base, which they have, and the hamza as a mark.
pub(super) fn base_of_hamza(character: char) -> Option<char> {
    match character {
        'ۀ' => Some('ە'),
        'ۂ' => Some('ہ'),
        'ۓ' => Some('ے'),
        _ => None,
    }
}

/// The cluster of `source` that the character at `at` is in.
fn source_cluster(source: &str, at: usize) -> Range<usize> {
    let mut cursor = GraphemeCursor::new(at, source.len(), true);
    // The cursor has the whole text, so that it never asks for more of it.
    let start = match cursor.is_boundary(source, 0) {
        Ok(false) => cursor.prev_boundary(source, 0).ok().flatten().unwrap_or(at),
        _ => at,
    };
    let mut cursor = GraphemeCursor::new(at, source.len(), true);
    let end = cursor
        .next_boundary(source, 0)
        .ok()
        .flatten()
        .unwrap_or(source.len());
    start..end
}
