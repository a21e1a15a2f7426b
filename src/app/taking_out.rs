//! The keys of an export: a file is named on the typing line, its ending says the format;
//! the worker writes it in the background. What is there already is replaced only when the
//! same name is accepted once more; where it cannot be written the name is asked for again.

use std::path::Path;

use super::completion::Completion;
use super::exchange::{Came, Effect, Exported, Names, Reach, Request, TakeOut, Taken};
use super::exporting::words;
use super::field::Field;
use super::filter_bar::{FilterBar, Misread, Purpose};
use super::geometry::Pane;
use super::model::Model;
use crate::config::reasons;
use crate::config::strings::Strings;
use crate::library::export::Format;
use crate::query::concordance::Keyword;

/// The names that are proposed.
const NOTES: &str = "~/qari-notes.html";
const ROWS: &str = "~/qari-concordance.html";

/// Asks for the name of a file.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let is_below = model.focus == Pane::Below;
    let taken = match (&model.notebook, &model.concordance) {
        (Some(notebook), _) if is_below => Taken::Notebook {
            selection: notebook.wish.selection.clone(),
            narrowed: notebook.wish.narrowed.clone(),
        },
        (_, Some(concordance)) if is_below => Taken::Rows {
            actor: match &concordance.wish.keyword {
                Keyword::Actor(actor) | Keyword::Voice(actor, _) => {
                    Some((actor.to_string(), model.actor_name(actor)))
                }
                Keyword::Words(_) => None,
            },
        },
        _ => Taken::Listed(model.sidebar.selection.clone()),
    };
    let name = match &taken {
        Taken::Rows { .. } => ROWS,
        _ => NOTES,
    };
    // As in the dialogs of other programs, the first letter takes its place.
    ask(model, taken, Field::proposing(name), None);
    Vec::new()
}

fn ask(model: &mut Model, taken: Taken, field: Field, there: Option<String>) {
    model.bar = Some(FilterBar {
        purpose: Purpose::Export { taken, there },
        field,
        completion: Completion::default(),
        names: Names::default(),
    });
    model.misread = None;
}

/// Has the file written whose name was typed. A name whose ending says no format stays in
/// the line, with the reason in the status line.
pub(super) fn accept(model: &mut Model, bar: FilterBar) -> Vec<Effect> {
    let Purpose::Export { taken, there } = &bar.purpose else {
        return Vec::new();
    };
    let file = bar.field.text().trim().to_owned();
    let Some(format) = Format::of(Path::new(&file)) else {
        model.misread = Some(Misread {
            said: model.strings.get("export-ending"),
            range: 0..bar.field.text().len(),
        });
        model.bar = Some(bar);
        return Vec::new();
    };
    let (taken, replaces) = (taken.clone(), there.as_ref() == Some(&file));
    model.say(model.strings.get("export-begun"));
    vec![Effect::Ask(Request::Export(Box::new(TakeOut {
        file,
        replaces,
        format,
        taken,
        words: words(&model.strings),
    })))]
}

/// Says what became of it. What could not be written is asked for again under the name that was
/// typed, so that it can be mended.
pub(super) fn say(model: &mut Model, exported: Exported) {
    let said = told(&model.strings, &exported);
    let Exported { file, taken, came } = exported;
    match came {
        Came::Done {
            lost: 0,
            reach: Reach::All,
            ..
        } => return model.say(said),
        Came::Done { .. } | Came::Nothing { .. } => {}
        Came::There | Came::Failed(_) => {
            if model.bar.is_none() {
                let there = (came == Came::There).then(|| file.clone());
                ask(model, taken, Field::new(&file), there);
            }
        }
    }
    model.complain(said);
}

/// What became of an export, in words.
pub fn told(strings: &Strings, exported: &Exported) -> String {
    let file = ("file", exported.file.as_str().into());
    let (said, lost) = match &exported.came {
        Came::Done { count, lost, reach } => {
            let id = match exported.taken {
                Taken::Listed(_) => "exported",
                Taken::Rows { .. } | Taken::Notebook { .. } => "exported-rows",
            };
            let said = strings.with(id, [("count", (*count).into()), file]);
            let said = match reach {
                Reach::All => said,
                Reach::SoFar => strings.with("exported-so-far", [("what", said.into())]),
                Reach::First(rows) => {
                    let words = [("what", said.into()), ("rows", (*rows).into())];
                    strings.with("exported-first", words)
                }
            };
            (said, *lost)
        }
        Came::Nothing { lost } => (strings.get("export-nothing"), *lost),
        Came::There => (strings.with("export-replaces", [file]), 0),
        Came::Failed(reason) => {
            let reason = reasons::in_words(strings, reason);
            (
                strings.with("export-failed", [file, ("reason", reason.into())]),
                0,
            )
        }
    };
    match lost {
        0 => said,
        lost => strings.with(
            "exported-lost",
            [("what", said.into()), ("lost", lost.into())],
        ),
    }
}
