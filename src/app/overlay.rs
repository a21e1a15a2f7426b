//! Pages that lie over the others: help and notices.

use super::commands::{Entry, TABLE};

/// An open overlay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlay {
    pub kind: Kind,
    /// The first row shown.
    pub top: usize,
}

/// What an overlay shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Help,
    Notices,
}

impl Overlay {
    pub fn new(kind: Kind) -> Self {
        Self { kind, top: 0 }
    }

    /// Moves by `rows` within `total` rows of which `height` are shown.
    pub fn scroll(&mut self, rows: isize, total: usize, height: u16) {
        let last = total.saturating_sub(usize::from(height));
        self.top = self.top.saturating_add_signed(rows).min(last);
    }
}

/// The rows of help.
pub fn help() -> &'static [Entry] {
    TABLE
}
