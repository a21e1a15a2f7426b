//! A line where one types: text in logical order and a cursor. Knows nothing of
//! where it is shown.

use crate::text::cluster;
use crate::text::prepare::is_line_break;

/// The most that a line takes, in bytes: nobody types more, but pastes do.
const LONGEST: usize = 4096;

/// A line of text being edited.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Field {
    text: String,
    /// A byte offset of `text`, on a character boundary.
    cursor: usize,
    /// Whether all of it is selected: what is typed takes its place, and what moves the
    /// cursor keeps it.
    is_selected: bool,
}

impl Field {
    /// A field that holds `text`, the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            cursor: text.len(),
            is_selected: false,
        }
    }

    /// A field that proposes `text`: it holds it, selected.
    pub fn proposing(text: &str) -> Self {
        Self {
            is_selected: !text.is_empty(),
            ..Self::new(text)
        }
    }

    /// Whether all of it is selected.
    pub fn is_selected(&self) -> bool {
        self.is_selected
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts `text` in the place of these bytes, which begin and end between characters,
    /// and the cursor after it.
    pub(super) fn replace(&mut self, range: std::ops::Range<usize>, text: &str) {
        self.is_selected = false;
        self.text.replace_range(range.clone(), text);
        self.cursor = range.start + text.len();
    }

    /// Where the next letter goes: a byte offset of the text.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Puts `typed` in at the cursor, its line breaks and tabs as blanks and
    /// other control characters left out, as far as there is room.
    pub fn insert(&mut self, typed: &str) {
        let clean: String = typed
            .chars()
            .map(|c| {
                if c == '\t' || is_line_break(c) {
                    ' '
                } else {
                    c
                }
            })
            .filter(|c| !c.is_control())
            .collect();
        self.drop_selected();
        let room = LONGEST.saturating_sub(self.text.len());
        let kept: usize = clean
            .chars()
            .map(char::len_utf8)
            .scan(0, |sum, len| {
                *sum += len;
                (*sum <= room).then_some(len)
            })
            .sum();
        self.text.insert_str(self.cursor, &clean[..kept]);
        self.cursor += kept;
    }

    /// Deletes one code point: the mark first, then its letter.
    pub fn delete_backwards(&mut self) {
        if self.drop_selected() {
            return;
        }
        if let Some(last) = self.text[..self.cursor].chars().next_back() {
            self.cursor -= last.len_utf8();
            self.text.remove(self.cursor);
        }
    }

    /// Deletes the cluster after the cursor, its marks with it.
    pub fn delete_forwards(&mut self) {
        if self.drop_selected() {
            return;
        }
        let end = cluster::next_boundary(&self.text, self.cursor);
        self.text.drain(self.cursor..end);
    }

    pub fn clear(&mut self) {
        self.is_selected = false;
        self.text.clear();
        self.cursor = 0;
    }

    /// Deletes what is selected. Whether anything was.
    fn drop_selected(&mut self) -> bool {
        let was_selected = self.is_selected;
        if was_selected {
            self.clear();
        }
        was_selected
    }

    pub fn to_next(&mut self) {
        self.is_selected = false;
        self.cursor = cluster::next_boundary(&self.text, self.cursor);
    }

    pub fn to_previous(&mut self) {
        self.is_selected = false;
        self.cursor = cluster::previous_boundary(&self.text, self.cursor);
    }

    pub fn to_start(&mut self) {
        self.is_selected = false;
        self.cursor = 0;
    }

    pub fn to_end(&mut self) {
        self.is_selected = false;
        self.cursor = self.text.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backspace_takes_the_mark_first_and_only_the_alef_of_lam_alef() {
        let mut field = Field::new("بُلا");
        field.delete_backwards();
        assert_eq!(field.text(), "بُل");
        field.delete_backwards();
        field.delete_backwards();
        assert_eq!(field.text(), "ب");
    }

    #[test]
    fn what_is_typed_takes_the_place_of_what_was_proposed_and_arrows_keep_it() {
        let mut field = Field::proposing("طالبان");
        field.insert("ق");
        field.insert("طر");
        assert_eq!(field.text(), "قطر");
        let mut field = Field::proposing("طالبان");
        field.to_end();
        field.insert(" 2");
        assert_eq!((field.text(), field.is_selected()), ("طالبان 2", false));
        let mut field = Field::proposing("طالبان");
        field.delete_backwards();
        assert_eq!((field.text(), field.cursor()), ("", 0));
        assert!(!Field::proposing("").is_selected());
    }

    #[test]
    fn delete_takes_the_letter_with_its_marks() {
        let mut field = Field::new("بُشرى");
        field.to_start();
        field.delete_forwards();
        assert_eq!(field.text(), "شرى");
    }

    #[test]
    fn what_is_pasted_stays_one_line_without_controls() {
        let mut field = Field::default();
        field.insert("طالبان\nواشنطن\u{1b}[2J");
        assert_eq!(field.text(), "طالبان واشنطن[2J");
        field.to_previous();
        field.insert("x");
        assert_eq!(field.text(), "طالبان واشنطن[2xJ");
    }
}
