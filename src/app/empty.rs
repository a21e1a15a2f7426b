//! What a pane says that has nothing to show: what would stand there, and by which keys
//! there will be something. What names a key that no longer is one is not said.

use super::commands::Command;
use super::filter_bar::Purpose;
use super::model::Model;
use crate::library::facet::Facet;

/// A pane that has nothing to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    Articles,
    Article,
    Facet(Facet),
    Notebook,
    Concordance,
    Related,
    Voices,
}

/// A message, and the keys of which it speaks by name.
type Line = (&'static str, &'static [(&'static str, Command)]);

/// The paragraphs that it says, each to be laid out by itself.
pub fn said(model: &Model, empty: Empty) -> Vec<String> {
    let lines = lines(model, empty).into_iter();
    let lines = lines.filter(|(_, keys)| {
        let mut keys = keys.iter();
        keys.all(|(_, command)| !model.keymap.shown(*command).is_empty())
    });
    let lines = lines.map(|(id, keys)| {
        let key = |(name, command): &(&'static str, Command)| {
            (*name, model.keymap.in_words(*command).into())
        };
        model.strings.with(id, keys.iter().map(key))
    });
    lines.collect()
}

fn lines(model: &Model, empty: Empty) -> Vec<Line> {
    let is_filtered = !model.sidebar.selection.is_everything();
    let bar = model.bar.as_ref();
    let is_typed = bar.is_some_and(|bar| matches!(bar.purpose, Purpose::Filter { .. }));
    let reopened = |what: Line, close: Line| match is_filtered {
        true => vec![what, close],
        false => vec![what],
    };
    match empty {
        Empty::Articles if model.progress.reading => vec![("reading", &[])],
        // While it is typed, the key that clears it is a letter of it.
        Empty::Articles if is_filtered && is_typed => vec![
            ("no-matches", &[]),
            ("empty-filtered", &[("key", Command::Cancel)]),
        ],
        Empty::Articles if is_filtered => vec![
            ("no-matches", &[]),
            ("empty-filtered", &[("key", Command::ClearFilter)]),
        ],
        Empty::Articles => vec![("no-articles", &[]), ("empty-articles", &[])],
        Empty::Article if model.progress.reading => vec![("reading", &[])],
        Empty::Article => vec![
            ("nothing-open", &[]),
            ("empty-open", &[("key", Command::Open)]),
        ],
        Empty::Facet(_) if !model.facets.narrowed.trim().is_empty() => {
            vec![("no-rows-left", &[])]
        }
        Empty::Facet(Facet::Actor) => vec![
            ("no-actors", &[]),
            (
                "empty-actors",
                &[("caret", Command::PutCaret), ("key", Command::Judge)],
            ),
        ],
        Empty::Facet(Facet::Source) => vec![("no-sources", &[])],
        Empty::Facet(Facet::Month) => vec![("no-months", &[])],
        Empty::Facet(Facet::Tag) => {
            vec![("no-tags", &[]), ("empty-tags", &[("key", Command::Tags)])]
        }
        Empty::Notebook => vec![
            ("nothing-noted", &[]),
            (
                "empty-notebook",
                &[
                    ("mark", Command::ToggleMarked),
                    ("tags", Command::Tags),
                    ("note", Command::Note),
                ],
            ),
            (
                "empty-highlight",
                &[
                    ("caret", Command::PutCaret),
                    ("select", Command::Mark),
                    ("mark", Command::ToggleMarked),
                ],
            ),
        ],
        Empty::Concordance => reopened(
            ("no-rows", &[]),
            (
                "empty-list-filtered",
                &[
                    ("close", Command::CloseConcordance),
                    ("key", Command::ClearFilter),
                ],
            ),
        ),
        Empty::Voices => reopened(
            ("no-voices", &[]),
            (
                "empty-list-filtered",
                &[
                    ("close", Command::CloseVoices),
                    ("key", Command::ClearFilter),
                ],
            ),
        ),
        Empty::Related => vec![
            ("no-related", &[]),
            (
                "empty-related",
                &[("close", Command::CloseRelated), ("key", Command::Related)],
            ),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::strings::Language;
    use crate::text::isolate::left_to_right;

    #[test]
    fn the_key_that_puts_the_first_there_is_named() {
        for language in [Language::Arabic, Language::English] {
            let mut model = Model::new(language, 80, 24);
            model.progress.reading = false;
            for (empty, key) in [
                (Empty::Article, "Enter"),
                (Empty::Facet(Facet::Actor), "+"),
                (Empty::Facet(Facet::Tag), "#"),
                (Empty::Notebook, "!"),
                (Empty::Related, "6"),
            ] {
                let said = said(&model, empty);
                assert!(said.len() > 1, "{said:?}");
                let key = left_to_right(key);
                assert!(said.concat().contains(&key), "{said:?}");
            }
        }
    }
}
