//! What help lists: every command once, under the places where it holds, and what the mouse
//! does; and what the signs beside the rows of the list mean. How it is laid out is a matter of `overlay`.

use super::commands::{Context, Entry, TABLE};
use super::signs::MEANINGS;

/// A row of help.
#[derive(Clone, Copy, Debug)]
pub(super) enum HelpRow {
    /// Between two places.
    Gap,
    /// Where the commands below it hold; the id of a message.
    Heading(&'static str),
    Command(&'static Entry),
    /// What is done with the mouse, and what that does; the ids of messages.
    Mouse([&'static str; 2]),
    /// A sign beside a row, and the id of the message that says what it means.
    Sign([&'static str; 2]),
}

/// All that the mouse does.
const MOUSE: [[&str; 2]; 10] = [
    ["mouse-click-list", "mouse-opens"],
    ["mouse-click-actor", "mouse-chooses"],
    ["mouse-click-row", "mouse-shows-place"],
    ["mouse-click-mention", "mouse-focuses"],
    ["mouse-click-clutter", "mouse-folds"],
    ["mouse-click-text", "mouse-moves-caret"],
    ["mouse-clicks", "mouse-marks-parts"],
    ["mouse-drag", "mouse-marks"],
    ["mouse-wheel", "mouse-turns"],
    ["mouse-shift", "mouse-leaves"],
];

/// The rows of help: commands that hold in many places first, then those of each
/// place; what holds in the reading pane and with a caret in it, once; then the mouse.
pub(super) fn help() -> Vec<HelpRow> {
    let places: [(&str, &[Context]); 11] = [
        ("help-general", &[]),
        ("help-list", &[Context::List]),
        ("help-reader", &[Context::Reader]),
        ("help-caret", &[Context::Caret]),
        ("help-actors", &[Context::Facets]),
        ("help-concordance", &[Context::Concordance]),
        ("help-related", &[Context::Related]),
        ("help-notebook", &[Context::Notebook]),
        ("help-voices", &[Context::Voices]),
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
        if contexts == [Context::List] {
            rows.extend([HelpRow::Gap, HelpRow::Heading("help-signs")]);
            rows.extend(MEANINGS.map(HelpRow::Sign));
        }
    }
    rows.extend([HelpRow::Gap, HelpRow::Heading("help-mouse")]);
    rows.extend(MOUSE.map(HelpRow::Mouse));
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
