//! Words among units: where a text may be cut so that what is left of it reads
//! as it was meant. Knows nothing of widths. Its ranges are of indices of units;
//! a place is an index, or one past the last one.

use std::ops::Range;

use super::units::{Kind, Unit};
use crate::text::breaks::Opportunity;
use crate::text::clitic::is_clitics;
use crate::text::fold::fold;
use crate::text::particle::leans_forward;
use crate::text::prepare::is_no_break_blank;

/// Whether a mark stands before no ellipsis: a sentence goes on after it, or ends with it,
/// which the ellipsis says already.
pub(super) fn is_pause(mark: char) -> bool {
    matches!(mark, '،' | '؛' | ',' | ';' | ':' | '.' | '۔' | '…')
}

/// The words of a part of a text.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) units: &'a [Unit],
    /// What the units were made of.
    pub(super) text: &'a str,
    /// Whether the text goes on before and after the units.
    pub(super) more: (bool, bool),
}

impl Words<'_> {
    /// Where the word begins that holds or precedes a place; `None` where it may
    /// have begun before the units.
    pub(super) fn start(&self, place: usize) -> Option<usize> {
        let gap = (0..place).rev().find(|&at| self.is_gap(at));
        gap.map(|at| at + 1).or((!self.more.0).then_some(0))
    }

    /// Where the word ends that holds or follows a place; `None` where it may end
    /// after the units.
    pub(super) fn end(&self, place: usize) -> Option<usize> {
        let gap = (place..self.units.len()).find(|&at| self.is_gap(at));
        gap.or((!self.more.1).then_some(self.units.len()))
    }

    /// The words that hold a range; at an end of the units where the text goes
    /// on, what is known of them.
    pub(super) fn around(&self, units: Range<usize>) -> Range<usize> {
        let start = self.start(units.start).unwrap_or(0);
        let end = self.end(units.end).unwrap_or(self.units.len());
        start..end
    }

    /// Whether a word, or what is left of it, is clitics and nothing else: و, لـ.
    pub(super) fn is_clitics(&self, word: Range<usize>) -> bool {
        let next = self.units.get(word.end);
        let text = &self.text[self.bytes_of(word)];
        let is_whole = next.is_none_or(|unit| unit.kind == Kind::Blank) || text.ends_with('ـ');
        is_whole && is_clitics(&fold(text).text)
    }

    /// Whether a word leans on the one after it: في, وعن.
    pub(super) fn leans_forward(&self, word: Range<usize>) -> bool {
        leans_forward(&fold(&self.text[self.bytes_of(word)]).text)
    }

    /// Whether the unit is a mark that no ellipsis stands behind: a pause, or a stop.
    pub(super) fn is_pause(&self, at: usize) -> bool {
        self.text[self.units[at].source()].starts_with(is_pause)
    }

    /// Whether the unit is a blank that parts two words, and not one inside what
    /// is read as one: a number, a clitic and its Latin name, a bracket and its word.
    pub(super) fn is_gap(&self, at: usize) -> bool {
        let unit = &self.units[at];
        let source = &self.text[unit.source()];
        unit.kind == Kind::Blank
            && unit.after == Some(Opportunity::Free)
            // A blank that layout added parts nothing in the text.
            && !source.is_empty()
            && !source.chars().any(is_no_break_blank)
    }

    /// Whether the unit opens a bracket or a quotation.
    pub(super) fn opens(&self, at: usize) -> bool {
        let begins_word = at == 0 || self.units[at - 1].kind == Kind::Blank;
        match self.text[self.units[at].source()].chars().next() {
            Some('"' | '\'') => begins_word,
            Some(first) => "([{«‹“‘⟨﴾".contains(first),
            None => false,
        }
    }

    /// Whether a number would be cut here: what is left of it is another number.
    pub(super) fn parts_a_number(&self, place: usize) -> bool {
        let character = |at: usize| {
            let unit = self.units.get(at)?;
            self.text[unit.source()].chars().next()
        };
        let is_digit = |at| character(at).is_some_and(char::is_numeric);
        let is_sign =
            |at| character(at).is_some_and(|c| ".,:/-–٫٬".contains(c) || is_no_break_blank(c));
        let is_percent = |at| character(at).is_some_and(|c| matches!(c, '%' | '٪'));
        let after = is_digit(place) || is_percent(place) || is_sign(place) && is_digit(place + 1);
        let before = is_digit(place - 1)
            || place > 1 && is_sign(place - 1) && is_digit(place - 2) && is_digit(place);
        before && after
    }

    /// The bytes of the text that units stand for.
    pub(super) fn bytes_of(&self, units: Range<usize>) -> Range<usize> {
        match self.units.get(units.clone()) {
            Some([first, .., last]) => first.source().start..last.source().end,
            Some([only]) => only.source(),
            _ => 0..0,
        }
    }

    /// Where the units begin that share the bytes of the one at a place.
    pub(super) fn same_source_start(&self, place: usize) -> usize {
        let source = self.units[place].source();
        let sharing = self.units[..place].iter().rev();
        place - sharing.take_while(|unit| unit.source() == source).count()
    }

    /// Where the units end that share the bytes of the one at a place.
    pub(super) fn same_source_end(&self, place: usize) -> usize {
        let source = self.units[place].source();
        let sharing = self.units[place..].iter();
        place + sharing.take_while(|unit| unit.source() == source).count()
    }
}
