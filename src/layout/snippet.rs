//! Windows into text: a snippet around a range of bytes, and a title cut to a
//! width. One line, an ellipsis at the logical end where text was left out, so
//! that in a right-to-left paragraph the ellipsis of the start stands on the right.
//!
//! A window is cut between words where that leaves enough of it; letters are
//! joined as in the whole text. Its order is that of UAX #9 for the words it
//! shows, as a paragraph of their own: what opens before a window does not turn
//! it, and what it leaves open is closed by its end. It knows nothing of what
//! the range is: who highlights it finds its cells by their bytes.

use std::ops::Range;

use super::excerpt::{Excerpt, is_no_break};
use super::line::floor_boundary;
use super::near::near;
use super::set::{Setting, Trailing, set};
use super::units::{Kind, Unit, Units};
use super::{Cell, Line, Options};
use crate::text::breaks::Opportunity;
use crate::text::clitic::is_clitics;
use crate::text::direction::Direction;
use crate::text::fold::fold;
use crate::text::width::{char_width, is_hidden};

const ELLIPSIS: &str = "…";

/// One line of `text` that shows the bytes of `range` and, in `options.width` cells, as much as fits on
/// both sides in equal shares; what one side does not need goes to the other.
///
/// Line breaks and runs of blanks are one blank. The ranges of the cells are
/// bytes of `text`; a cell of an ellipsis has none. Of a range that is wider
/// than the window its beginning is shown. An ellipsis for which there is no
/// room beside the first cell of the range is left out. Takes time in proportion
/// to the width, whatever the text.
pub fn snippet(text: &str, range: Range<usize>, direction: Direction, options: Options) -> Line {
    let columns = options.width.max(1);
    let range = floor_boundary(text, range.start)..floor_boundary(text, range.end);
    let part = near(text, range.start, columns, |cluster| {
        cluster
            .chars()
            .any(|c| char_width(c) > 0 && !c.is_whitespace())
    });
    let excerpt = Excerpt::of(text, part.clone());
    let units = Units::of(&excerpt.text, direction, options);
    let end = range.end.clamp(range.start, part.end);
    let core = excerpt.place(range.start)..excerpt.place(end);
    let mut window = Window::new(&units, &excerpt.text, columns);
    window.more = (part.start > 0, part.end < text.len());
    let shown = window.around(core);
    let cut = (
        window.is_cut_before(shown.start),
        window.is_cut_after(shown.end),
    );

    let ends = window.reaches_ends(&shown);

    let setting = Setting {
        direction,
        columns,
        trailing: Trailing::Drop,
        ellipsis: cut.1.then_some(ELLIPSIS),
    };
    let (mut line, from) = if ends == (true, true) {
        (set(&units, shown, setting), 0)
    } else {
        // Only what is shown decides the order, with the rest of a word that is cut.
        let words = window.whole_letters_of(&shown);
        let bytes = window.bytes_of(words.clone());
        let alone = Units::of(&excerpt.text[bytes.clone()], direction, options);
        let place = |at| window.place_in(&alone.list, at, bytes.start);
        (
            set(&alone, place(shown.start)..place(shown.end), setting),
            bytes.start,
        )
    };
    for cell in &mut line.cells {
        cell.range = excerpt.source(cell.range.start + from..cell.range.end + from);
    }
    line.range = excerpt.source(line.range.start + from..line.range.end + from);
    if ends.0 {
        line.range.start = 0;
    }
    if ends.1 {
        line.range.end = text.len();
    }
    if cut.0 {
        add_first(&mut line);
    }
    line
}

/// One line of `text` from its start, cut at its logical end to fit
/// `options.width`, with an ellipsis where it was cut: after a whole word,
/// unless that would leave much of the width empty. Otherwise as [`snippet`].
pub fn truncated(text: &str, direction: Direction, options: Options) -> Line {
    snippet(text, 0..0, direction, options)
}

/// Adds the ellipsis of the start. It has the level of the paragraph, the lowest
/// there is, and so stands outermost (UAX #9, L2).
fn add_first(line: &mut Line) {
    let ellipsis = Cell {
        symbol: ELLIPSIS.into(),
        width: 1,
        range: line.range.start..line.range.start,
    };
    match line.direction {
        Direction::RightToLeft => line.cells.push(ellipsis),
        Direction::LeftToRight => line.cells.insert(0, ellipsis),
    }
}

/// What of some units is shown. Ranges are of indices of units, if nothing else
/// is said; a place is an index, or one past the last one.
struct Window<'a> {
    units: &'a [Unit],
    text: &'a str,
    columns: usize,
    /// Whether the text goes on before and after the units.
    more: (bool, bool),
    /// Whether there is room for the ellipses of the start and of the end.
    room: (bool, bool),
    /// From the first to the last unit that is seen.
    visible: Range<usize>,
}

impl<'a> Window<'a> {
    fn new(units: &'a Units, text: &'a str, columns: u16) -> Self {
        let units = units.list.as_slice();
        let seen = |unit: &Unit| unit.kind == Kind::Glyph;
        let end = units.iter().rposition(seen).map_or(0, |last| last + 1);
        Self {
            units,
            text,
            columns: usize::from(columns),
            more: (false, false),
            room: (true, true),
            visible: units.iter().position(seen).unwrap_or(0)..end,
        }
    }

    /// What is shown around a range of bytes.
    fn around(&mut self, bytes: Range<usize>) -> Range<usize> {
        if self.visible.is_empty() {
            return 0..self.units.len();
        }
        let core = self.seen_of(bytes);
        self.leave_room_for(&core);
        let words = self.words_of(core.clone());
        if self.fits(&words) {
            return self.filled(self.with_words_around(words, &core), &core);
        }
        if self.fits(&core) {
            return self.filled(core.clone(), &core);
        }
        self.beginning_of(core)
    }

    /// The units of a range of bytes, from the first to the last that is seen;
    /// if none is, the place of the next one, or of the last.
    fn seen_of(&self, bytes: Range<usize>) -> Range<usize> {
        // What is never shown is in the cell of what precedes it, which is not meant.
        let hidden = self.text[bytes.clone()].find(|c| !is_hidden(c));
        let bytes = bytes.start + hidden.unwrap_or(bytes.len())..bytes.end;
        let mut start = self
            .units
            .partition_point(|unit| unit.source().end <= bytes.start);
        let mut end = self
            .units
            .partition_point(|unit| unit.source().start < bytes.end);
        while start < end && self.units[start].kind != Kind::Glyph {
            start += 1;
        }
        while start < end && self.units[end - 1].kind != Kind::Glyph {
            end -= 1;
        }
        if start < end {
            return start..end;
        }
        let next = (start..self.visible.end).find(|&at| self.units[at].kind == Kind::Glyph);
        let place = next.unwrap_or(self.visible.end);
        place..place
    }

    /// Gives up an ellipsis, that of the start first, where nothing of the core
    /// would be seen beside it.
    fn leave_room_for(&mut self, core: &Range<usize>) {
        let first = core.start..core.end.min(core.start + 1);
        let needed = |window: &Self| {
            let cut = (
                window.is_cut_before(first.start),
                window.is_cut_after(first.end),
            );
            window.width(first.clone()) + usize::from(cut.0) + usize::from(cut.1)
        };
        if needed(self) > self.columns {
            self.room.0 = false;
        }
        if needed(self) > self.columns && !first.is_empty() {
            self.room.1 = false;
        }
    }

    /// Adds whole words to both sides of `shown`, in balance around the core.
    fn with_words_around(&self, mut shown: Range<usize>, core: &Range<usize>) -> Range<usize> {
        let mut open = (
            shown.start > self.visible.start,
            shown.end < self.visible.end,
        );
        while open != (false, false) {
            let before = self.width(shown.start..core.start);
            let after = self.width(core.end..shown.end);
            if open.0 && (!open.1 || before <= after) {
                let word = self.word_start(shown.start - 1);
                let wider = word.unwrap_or(0)..shown.end;
                open.0 = word.is_some() && self.fits(&wider);
                if open.0 {
                    shown = wider;
                    open.0 = shown.start > self.visible.start;
                }
            } else {
                let word = self.word_end(shown.end + 1);
                let wider = shown.start..word.unwrap_or(shown.end);
                open.1 = word.is_some() && self.fits(&wider);
                if open.1 {
                    shown = wider;
                    open.1 = shown.end < self.visible.end;
                }
            }
        }
        shown
    }

    /// `shown`, or, if that leaves more than a third of the window empty, more of
    /// the next word, or else of the one before; then made to end well.
    fn filled(&self, mut shown: Range<usize>, core: &Range<usize>) -> Range<usize> {
        if self.is_poor(&shown) {
            while self.is_cut_after(shown.end) && shown.end < self.units.len() {
                let wider = shown.start..self.same_source_end(shown.end);
                if !self.fits(&wider) {
                    break;
                }
                shown = wider;
            }
            while self.is_cut_before(shown.start) && shown.start > 0 {
                let wider = self.same_source_start(shown.start - 1)..shown.end;
                if !self.fits(&wider) {
                    break;
                }
                shown = wider;
            }
            while shown.start < core.start && self.units[shown.start].kind == Kind::Blank {
                shown.start += 1;
            }
        }
        self.ending_well(shown, core.end)
    }

    /// As much of the core as fits, after a whole word if that leaves enough.
    fn beginning_of(&self, core: Range<usize>) -> Range<usize> {
        let first_word = self.word_end(core.start).unwrap_or(core.end).min(core.end);
        let start = self.word_start(core.start).unwrap_or(core.start);
        // The clitics before a name are shown if its first word still is.
        let start = if self.fits(&(start..first_word)) {
            start
        } else {
            core.start
        };
        let mut end = start;
        while end < core.end && self.fits(&(start..end + 1)) {
            end += 1;
        }
        let apart = (start + 1..=end)
            .rev()
            .find(|&at| at == self.units.len() || self.same_source_start(at) == at);
        let end = apart.unwrap_or(end);
        let word = (first_word..end).rev().find(|&at| self.is_gap(at));
        match word.filter(|&word| !self.is_poor(&(start..word))) {
            Some(word) => self.ending_well(start..word, first_word),
            None => self.ending_well(start..end, first_word),
        }
    }

    /// `shown`, but not with a blank, an opening bracket, a part of a number or a
    /// clitic alone as its last, if something follows it. Ends at `least` or after it.
    fn ending_well(&self, shown: Range<usize>, least: usize) -> Range<usize> {
        let mut end = shown.end;
        while self.is_cut_after(end) && end > least.max(shown.start) {
            let last = &self.units[end - 1];
            if last.kind == Kind::Blank || self.opens(end - 1) || self.parts_a_number(end) {
                end -= 1;
                continue;
            }
            let blank = |&at: &usize| self.units[at].kind == Kind::Blank;
            let word = (shown.start..end)
                .rev()
                .find(blank)
                .map_or(shown.start, |at| at + 1);
            if word < least.max(shown.start + 1) || !self.ends_with_clitic(word..end) {
                break;
            }
            end = word;
        }
        // Better a bad end than none.
        if end == shown.start {
            shown
        } else {
            shown.start..end
        }
    }

    /// Whether the unit opens a bracket or a quotation.
    fn opens(&self, at: usize) -> bool {
        let begins_word = at == 0 || self.units[at - 1].kind == Kind::Blank;
        match self.text[self.units[at].source()].chars().next() {
            Some('"' | '\'') => begins_word,
            Some(first) => "([{«‹“‘⟨﴾".contains(first),
            None => false,
        }
    }

    /// Whether a number would be cut here: what is left of it is another number.
    fn parts_a_number(&self, place: usize) -> bool {
        let character = |at: usize| {
            let unit = self.units.get(at)?;
            self.text[unit.source()].chars().next()
        };
        let is_digit = |at| character(at).is_some_and(char::is_numeric);
        let is_sign = |at| character(at).is_some_and(|c| ".,:/-–٫٬".contains(c) || is_no_break(c));
        let is_percent = |at| character(at).is_some_and(|c| matches!(c, '%' | '٪'));
        let after = is_digit(place) || is_percent(place) || is_sign(place) && is_digit(place + 1);
        let before = is_digit(place - 1)
            || place > 1 && is_sign(place - 1) && is_digit(place - 2) && is_digit(place);
        before && after
    }

    /// Whether a word, or what is left of it, is clitics and nothing else: و, لـ.
    fn ends_with_clitic(&self, word: Range<usize>) -> bool {
        let next = self.units.get(word.end);
        let text = &self.text[self.bytes_of(word)];
        let is_whole = next.is_none_or(|unit| unit.kind == Kind::Blank) || text.ends_with('ـ');
        is_whole && is_clitics(&fold(text).text)
    }

    fn is_poor(&self, shown: &Range<usize>) -> bool {
        let cut = (
            self.is_cut_before(shown.start),
            self.is_cut_after(shown.end),
        );
        let most = self.columns - (usize::from(cut.0) + usize::from(cut.1)).min(self.columns);
        cut != (false, false) && self.width(shown.clone()) * 3 < most * 2
    }

    fn fits(&self, shown: &Range<usize>) -> bool {
        let ellipses = usize::from(self.is_cut_before(shown.start))
            + usize::from(self.is_cut_after(shown.end));
        self.width(shown.clone()) + ellipses <= self.columns
    }

    /// Whether all that is seen before, and all that is seen after, is shown.
    fn reaches_ends(&self, shown: &Range<usize>) -> (bool, bool) {
        (
            !self.more.0 && shown.start <= self.visible.start,
            !self.more.1 && shown.end >= self.visible.end,
        )
    }

    /// Whether an ellipsis stands before the window if it begins here.
    fn is_cut_before(&self, start: usize) -> bool {
        self.room.0 && !self.reaches_ends(&(start..start)).0
    }

    /// Whether an ellipsis stands after the window if it ends here.
    fn is_cut_after(&self, end: usize) -> bool {
        self.room.1 && !self.reaches_ends(&(end..end)).1
    }

    fn width(&self, units: Range<usize>) -> usize {
        if units.is_empty() {
            return 0;
        }
        let width = |unit: &Unit| usize::from(unit.width).min(self.columns);
        self.units[units].iter().map(width).sum()
    }

    /// The words that hold a range; at an end of the units where the text goes
    /// on, what is known of them.
    fn words_of(&self, units: Range<usize>) -> Range<usize> {
        let start = self.word_start(units.start).unwrap_or(0);
        let end = self.word_end(units.end).unwrap_or(self.units.len());
        start..end
    }

    /// The units from blank to blank around `shown`: what joins with it.
    fn whole_letters_of(&self, shown: &Range<usize>) -> Range<usize> {
        let is_blank = |&at: &usize| {
            let unit = &self.units[at];
            unit.kind == Kind::Blank && !unit.source().is_empty()
        };
        let before = (0..shown.start).rev().find(is_blank);
        let after = (shown.end..self.units.len()).find(is_blank);
        before.map_or(0, |at| at + 1)..after.unwrap_or(self.units.len())
    }

    /// Where the word begins that holds or precedes a place; `None` where it may
    /// have begun before the units.
    fn word_start(&self, place: usize) -> Option<usize> {
        let gap = (0..place).rev().find(|&at| self.is_gap(at));
        gap.map(|at| at + 1).or((!self.more.0).then_some(0))
    }

    /// Where the word ends that holds or follows a place; `None` where it may end
    /// after the units.
    fn word_end(&self, place: usize) -> Option<usize> {
        let gap = (place..self.units.len()).find(|&at| self.is_gap(at));
        gap.or((!self.more.1).then_some(self.units.len()))
    }

    /// Whether the unit is a blank that parts two words, and not one inside what
    /// is read as one: a number, a clitic and its Latin name, a bracket and its word.
    fn is_gap(&self, at: usize) -> bool {
        let unit = &self.units[at];
        let source = &self.text[unit.source()];
        unit.kind == Kind::Blank
            && unit.after == Some(Opportunity::Free)
            // A blank that layout added parts nothing in the text.
            && !source.is_empty()
            && !source.chars().any(is_no_break)
    }

    fn bytes_of(&self, units: Range<usize>) -> Range<usize> {
        match self.units.get(units.clone()) {
            Some([first, .., last]) => first.source().start..last.source().end,
            Some([only]) => only.source(),
            _ => 0..0,
        }
    }

    /// Where a place is among the units of a part of the text that begins at
    /// byte `from`: the same byte, and as far among those that share it.
    fn place_in(&self, alone: &[Unit], place: usize, from: usize) -> usize {
        let Some(unit) = self.units.get(place) else {
            return alone.len();
        };
        let (start, end) = (unit.source().start - from, unit.source().end - from);
        let first = alone.partition_point(|unit| {
            let source = unit.source();
            (source.start, source.end) < (start, end)
        });
        (first + place - self.same_source_start(place)).min(alone.len())
    }

    /// Where the units begin that share the bytes of the one at a place.
    fn same_source_start(&self, place: usize) -> usize {
        let source = self.units[place].source();
        let sharing = self.units[..place].iter().rev();
        place - sharing.take_while(|unit| unit.source() == source).count()
    }

    /// Where the units end that share the bytes of the one at a place.
    fn same_source_end(&self, place: usize) -> usize {
        let source = self.units[place].source();
        let sharing = self.units[place..].iter();
        place + sharing.take_while(|unit| unit.source() == source).count()
    }
}

#[cfg(test)]
#[path = "snippet/tests.rs"]
mod tests;
