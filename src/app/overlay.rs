//! Pages that lie over the others: help and notices.

use super::commands::{Context, Entry, TABLE};

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

/// A row of help.
#[derive(Clone, Copy, Debug)]
pub enum HelpRow {
    /// Between two places.
    Gap,
    /// Where the commands below it hold; the id of a message.
    Heading(&'static str),
    Command(&'static Entry),
}

/// The rows of help: commands that hold in many places first, then those of each
/// place; what holds in the reading pane and with a caret in it, once.
pub fn help() -> Vec<HelpRow> {
    let places: [(&str, &[Context]); 7] = [
        ("help-general", &[]),
        ("help-list", &[Context::List]),
        ("help-reader", &[Context::Reader]),
        ("help-caret", &[Context::Caret]),
        ("help-actors", &[Context::Actors]),
        ("help-overlay", &[Context::Overlay]),
        ("help-field", &[Context::Field]),
    ];
    let mut rows = Vec::new();
    for (heading, contexts) in places {
        if !rows.is_empty() {
            rows.push(HelpRow::Gap);
        }
        rows.push(HelpRow::Heading(heading));
        let held = TABLE.iter().filter(|entry| match contexts {
            [] => entry.contexts.len() > 2,
            only => entry.contexts.len() <= 2 && entry.contexts.starts_with(only),
        });
        rows.extend(held.map(HelpRow::Command));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_has_every_command_once() {
        let commands = help()
            .iter()
            .filter(|row| matches!(row, HelpRow::Command(_)))
            .count();
        assert_eq!(commands, TABLE.len());
    }
}
