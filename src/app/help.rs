//! What help lists: every command, under the places where it holds, and what the mouse
//! does; and what the signs beside the rows of the list mean. How it is laid out is a matter of `overlay`.

use super::commands::{Context, Entry, TABLE, VIEWS};
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

/// The places that share most of their commands, each with the message that names them.
const SHARED: [(&str, &[Context]); 3] = [
    ("help-general", VIEWS),
    (
        "help-articles",
        &[Context::List, Context::Reader, Context::Facets],
    ),
    ("help-list-reader", &[Context::List, Context::Reader]),
];

/// Each place with the message that names it.
const PLACES: [(&str, Context); 10] = [
    ("help-list", Context::List),
    ("help-reader", Context::Reader),
    ("help-caret", Context::Caret),
    ("help-actors", Context::Facets),
    ("help-concordance", Context::Concordance),
    ("help-related", Context::Related),
    ("help-notebook", Context::Notebook),
    ("help-voices", Context::Voices),
    ("help-overlay", Context::Overlay),
    ("help-field", Context::Field),
];

/// The rows of help: first the commands that hold in several places, under the first heading
/// that is true of them; then those of each place that were not said of it; then the mouse.
/// What holds in the reading pane and with a caret in it stands there once.
pub(super) fn help() -> Vec<HelpRow> {
    let mut rows = Vec::new();
    let mut section = |heading, held: Vec<&'static Entry>| {
        if !rows.is_empty() {
            rows.push(HelpRow::Gap);
        }
        rows.push(HelpRow::Heading(heading));
        rows.extend(held.into_iter().map(HelpRow::Command));
        if heading == "help-list" {
            rows.extend([HelpRow::Gap, HelpRow::Heading("help-signs")]);
            rows.extend(MEANINGS.map(HelpRow::Sign));
        }
    };
    for (at, (heading, _)) in SHARED.iter().enumerate() {
        let held = TABLE.iter().filter(|entry| shared(entry) == Some(at));
        section(heading, held.collect());
    }
    for (heading, place) in PLACES {
        let is_said = |entry: &Entry| {
            let by_shared = shared(entry).is_some_and(|at| SHARED[at].1.contains(&place));
            let by_reader = place == Context::Caret && entry.contexts.contains(&Context::Reader);
            // In most of these it holds, and what each of them has instead stands with it.
            let in_all = shared(entry) == Some(0);
            by_shared || by_reader || in_all
        };
        let held = TABLE.iter().filter(|entry| entry.contexts.contains(&place));
        section(heading, held.filter(|entry| !is_said(entry)).collect());
    }
    rows.extend([HelpRow::Gap, HelpRow::Heading("help-mouse")]);
    rows.extend(MOUSE.map(HelpRow::Mouse));
    rows
}

/// Which of the shared places hold a command, all of them: the first that do.
fn shared(entry: &Entry) -> Option<usize> {
    let holds_in = |place: &Context| entry.contexts.contains(place);
    SHARED
        .iter()
        .position(|(_, places)| places.iter().all(holds_in))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The commands under each heading.
    fn sections() -> Vec<(&'static str, Vec<&'static Entry>)> {
        let mut sections: Vec<(_, Vec<_>)> = Vec::new();
        for row in help() {
            match (row, sections.last_mut()) {
                (HelpRow::Heading(heading), _) => sections.push((heading, Vec::new())),
                (HelpRow::Command(entry), Some((_, held))) => held.push(entry),
                _ => {}
            }
        }
        sections
    }

    #[test]
    fn help_has_every_command() {
        let sections = sections();
        for entry in TABLE {
            let mut held = sections.iter().map(|(_, held)| held);
            let is_told = held.any(|held| held.iter().any(|one| one.command == entry.command));
            assert!(is_told, "{}", entry.id);
        }
    }

    #[test]
    fn every_heading_is_true_of_what_stands_under_it() {
        for (heading, held) in sections() {
            let shared = SHARED.iter().filter(|(id, _)| *id == heading);
            let shared = shared.flat_map(|(_, places)| places.iter());
            let one = PLACES.iter().filter(|(id, _)| *id == heading);
            let places: Vec<_> = shared.chain(one.map(|(_, place)| place)).collect();
            let mut keys: Vec<&str> = Vec::new();
            for entry in held {
                for &place in &places {
                    assert!(entry.contexts.contains(place), "{heading}: {}", entry.id);
                }
                keys.extend(entry.keys);
            }
            let all = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), all, "{heading}: one key, one meaning");
        }
    }

    #[test]
    fn what_a_pane_can_do_is_told_under_a_heading_that_names_it() {
        let sections = sections();
        for (id, place) in PLACES {
            let names_it = |heading: &str| {
                let mut shared = SHARED.iter();
                heading == id
                    || shared.any(|(of, places)| *of == heading && places.contains(&place))
                    || (place, heading) == (Context::Caret, "help-reader")
                    || (place, heading) == (Context::Caret, "help-articles")
                    || (place, heading) == (Context::Caret, "help-list-reader")
                    || heading == "help-general"
            };
            let told: Vec<_> = sections.iter().filter(|(id, _)| names_it(id)).collect();
            for entry in TABLE.iter().filter(|entry| entry.contexts.contains(&place)) {
                let mut told = told.iter().flat_map(|(_, held)| held);
                assert!(
                    told.any(|one| one.command == entry.command),
                    "{id}: {}",
                    entry.id
                );
            }
        }
    }
}
