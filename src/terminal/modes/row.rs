//! A row as the last pass sees it: places from left to right, and what is sent
//! for each.
//!
//! A place is a character with its marks, in one column or in two, and moves as
//! one. Its marks and its style are not looked at.

use std::ops::Range;

use crate::text::bidi::{BidiClass, class};
use crate::text::width::char_width;

/// Shown as a blank, and strong from left to right (UAX #9, class L; BRAILLE
/// PATTERN BLANK): no terminal's bidi moves text from one side of it to the other.
pub(super) const ANCHOR: char = '\u{2800}';

/// One place of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// What it shows, without its marks.
    pub(super) base: char,
    pub(super) class: BidiClass,
    /// Its first column, from the left of the row.
    pub(super) column: usize,
    /// In columns, 1 or 2.
    pub(super) width: usize,
    /// Whether it parts panes: a line with a blank or nothing on one of its sides.
    pub(super) is_border: bool,
}

/// What is sent next: a place of the row, showing `base` instead of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sent {
    /// Index of the place.
    pub(super) place: usize,
    pub(super) base: char,
}

impl Place {
    pub(super) fn is_blank(&self) -> bool {
        self.base == ' '
    }

    /// Box Drawing and Block Elements (U+2500–U+259F).
    pub(super) fn is_line(&self) -> bool {
        matches!(self.base, '\u{2500}'..='\u{259f}')
    }

    pub(super) fn columns(&self) -> Range<usize> {
        self.column..self.column + self.width
    }

    /// Whether a terminal may put it elsewhere than it was sent to.
    pub(super) fn is_right_to_left(&self) -> bool {
        matches!(self.class, BidiClass::R | BidiClass::AL | BidiClass::AN)
    }
}

/// The places of a row whose columns hold these symbols. The column after a
/// wide character is a part of it.
pub(super) fn places<'a>(symbols: impl IntoIterator<Item = &'a str>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut covered = false;
    for (column, symbol) in symbols.into_iter().enumerate() {
        if std::mem::take(&mut covered)
            && let Some(wide) = places.last_mut()
        {
            wide.width = 2;
            continue;
        }
        let base = symbol.chars().next().unwrap_or(' ');
        covered = char_width(base) == 2;
        places.push(Place {
            base,
            class: class(base),
            column,
            width: 1,
            is_border: false,
        });
    }
    for at in 0..places.len() {
        let parts = |beside: Option<&Place>| beside.is_none_or(Place::is_blank);
        let before = at.checked_sub(1).and_then(|at| places.get(at));
        places[at].is_border = places[at].is_line() && (parts(before) || parts(places.get(at + 1)));
    }
    places
}

/// Sent as they are; the first of them has the index `first` in the row.
pub(super) fn as_they_are(places: &[Place], first: usize) -> impl Iterator<Item = Sent> {
    (first..).zip(places).map(|(index, place)| Sent {
        place: index,
        base: place.base,
    })
}
