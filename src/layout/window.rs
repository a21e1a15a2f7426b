//! What of some units is shown in a width: words around a range of them, in
//! balance, and room for an ellipsis where the text goes on. Ranges are of
//! indices of units, if nothing else is said; a place is an index, or one past
//! the last one.

use std::ops::Range;

use super::units::{Kind, Unit};
use super::words::Words;
use crate::text::cluster;
use crate::text::width::is_hidden;

/// A width over some units.
pub(super) struct Window<'a> {
    words: Words<'a>,
    columns: usize,
    /// Whether there is room for the ellipses of the start and of the end.
    room: (bool, bool),
    /// From the first to the last unit that is seen.
    visible: Range<usize>,
}

impl<'a> Window<'a> {
    pub(super) fn new(words: Words<'a>, columns: u16) -> Self {
        let seen = |unit: &Unit| unit.kind == Kind::Glyph;
        let units = words.units;
        let end = units.iter().rposition(seen).map_or(0, |last| last + 1);
        Self {
            words,
            columns: usize::from(columns),
            room: (true, true),
            visible: units.iter().position(seen).unwrap_or(0)..end,
        }
    }

    /// What is shown around a range of bytes.
    pub(super) fn around(&mut self, bytes: Range<usize>) -> Range<usize> {
        if self.visible.is_empty() {
            return 0..self.words.units.len();
        }
        let core = self.seen_of(bytes);
        self.leave_room_for(&core);
        let words = self.words.around(core.clone());
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
        let text = self.words.text;
        // A cluster is meant whole. What is never shown and no part of one is in the
        // cell of what precedes it, which is not meant.
        let start = cluster::floor_boundary(text, bytes.start);
        let hidden = text[start..bytes.end].find(|c| !is_hidden(c));
        let bytes = hidden.map_or(bytes.end, |hidden| start + hidden)..bytes.end;
        let mut start = self
            .words
            .units
            .partition_point(|unit| unit.source().end <= bytes.start);
        let mut end = self
            .words
            .units
            .partition_point(|unit| unit.source().start < bytes.end);
        while start < end && self.words.units[start].kind != Kind::Glyph {
            start += 1;
        }
        while start < end && self.words.units[end - 1].kind != Kind::Glyph {
            end -= 1;
        }
        if start < end {
            return start..end;
        }
        let next = (start..self.visible.end).find(|&at| self.words.units[at].kind == Kind::Glyph);
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
                let word = self.words.start(shown.start - 1);
                let wider = word.unwrap_or(0)..shown.end;
                open.0 = word.is_some() && self.fits(&wider);
                if open.0 {
                    shown = wider;
                    open.0 = shown.start > self.visible.start;
                }
            } else {
                let word = self.words.end(shown.end + 1);
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
            while self.is_cut_after(shown.end) && shown.end < self.words.units.len() {
                let wider = shown.start..self.words.same_source_end(shown.end);
                if !self.fits(&wider) {
                    break;
                }
                shown = wider;
            }
            while self.is_cut_before(shown.start) && shown.start > 0 {
                let wider = self.words.same_source_start(shown.start - 1)..shown.end;
                if !self.fits(&wider) {
                    break;
                }
                shown = wider;
            }
            let shows = |&at: &usize| self.words.units[at].kind != Kind::Hidden;
            while let Some(first) = (shown.start..core.start).find(shows)
                && self.words.units[first].kind == Kind::Blank
            {
                shown.start = first + 1;
            }
        }
        self.ending_well(shown, core.end)
    }

    /// As much of the core as fits, after a whole word if that leaves enough.
    fn beginning_of(&self, core: Range<usize>) -> Range<usize> {
        let is_apart = |&at: &usize| {
            at == core.end || at == self.words.units.len() || self.words.same_source_start(at) == at
        };
        let first_word = self.words.end(core.start).unwrap_or(core.end).min(core.end);
        let first_word = (first_word..core.end).find(is_apart).unwrap_or(core.end);
        let start = self.words.start(core.start).unwrap_or(core.start);
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
        let apart = (start + 1..=end).rev().find(is_apart);
        let end = apart.unwrap_or(end);
        let word = (first_word..end).rev().find(|&at| self.words.is_gap(at));
        match word.filter(|&word| !self.is_poor(&(start..word))) {
            Some(word) => self.ending_well(start..word, first_word),
            None => self.ending_well(start..end, first_word),
        }
    }

    /// `shown`, but not with a blank, an opening bracket, a part of a number or a
    /// clitic alone as its last, if something follows it; nor with a comma or a
    /// particle, if that leaves enough. Ends at `least` or after it.
    fn ending_well(&self, shown: Range<usize>, least: usize) -> Range<usize> {
        let mut end = shown.end;
        while self.is_cut_after(end) && end > least.max(shown.start) {
            let last = &self.words.units[end - 1];
            if last.kind == Kind::Blank
                || self.words.opens(end - 1)
                || self.words.parts_a_number(end)
            {
                end -= 1;
                continue;
            }
            let blank = |&at: &usize| self.words.units[at].kind == Kind::Blank;
            let word = (shown.start..end)
                .rev()
                .find(blank)
                .map_or(shown.start, |at| at + 1);
            if word < least.max(shown.start + 1) || !self.words.is_clitics(word..end) {
                break;
            }
            end = word;
        }
        // Better a bad end than none.
        if end == shown.start {
            return shown;
        }
        shown.start..self.before_what_leans(shown.start..end, least)
    }

    /// Where a window that is cut after it ends before commas and particles: before all
    /// the particles at its end, if what is left is enough, or else after them.
    fn before_what_leans(&self, shown: Range<usize>, least: usize) -> usize {
        let mut end = shown.end;
        let mut after_particles = None;
        let is_blank = |&at: &usize| {
            let unit = self.words.units.get(at);
            unit.is_some_and(|unit| unit.kind == Kind::Blank)
        };
        while self.is_cut_after(end) && end > least.max(shown.start + 1) {
            let word = (shown.start..end).rev().find(is_blank);
            let shorter = if is_blank(&(end - 1)) || self.words.is_pause(end - 1) {
                end - 1
            } else if let Some(blank) = word
                && is_blank(&end)
                && self.words.leans_forward(blank + 1..end)
            {
                let all = *after_particles.get_or_insert(end);
                if self.is_poor(&(shown.start..blank)) || blank < least {
                    return all;
                }
                blank
            } else {
                break;
            };
            if shorter < least {
                break;
            }
            end = shorter;
        }
        end
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
    pub(super) fn reaches_ends(&self, shown: &Range<usize>) -> (bool, bool) {
        (
            !self.words.more.0 && shown.start <= self.visible.start,
            !self.words.more.1 && shown.end >= self.visible.end,
        )
    }

    /// `shown`, and, where it reaches an end of what is seen, what is never shown
    /// beyond that.
    pub(super) fn with_hidden(&self, mut shown: Range<usize>) -> Range<usize> {
        let units = self.words.units;
        let is_hidden = |unit: &&Unit| unit.kind == Kind::Hidden;
        let ends = self.reaches_ends(&shown);
        if ends.0 {
            let before = units[..shown.start].iter().rev();
            shown.start -= before.take_while(is_hidden).count();
        }
        if ends.1 {
            shown.end = units.len();
        }
        shown
    }

    /// Whether an ellipsis stands before the window if it begins here.
    pub(super) fn is_cut_before(&self, start: usize) -> bool {
        self.room.0 && !self.reaches_ends(&(start..start)).0
    }

    /// Whether an ellipsis stands after the window if it ends here.
    pub(super) fn is_cut_after(&self, end: usize) -> bool {
        self.room.1 && !self.reaches_ends(&(end..end)).1
    }

    fn width(&self, units: Range<usize>) -> usize {
        if units.is_empty() {
            return 0;
        }
        let width = |unit: &Unit| usize::from(unit.width).min(self.columns);
        self.words.units[units].iter().map(width).sum()
    }
}
