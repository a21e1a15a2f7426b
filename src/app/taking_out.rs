//! The keys of an export: a file is named on the typing line, its ending says the format;
//! the worker writes it in the background. What is there already is replaced only when the
//! same name is accepted once more.

use std::path::Path;

use super::completion::Completion;
use super::exchange::{Effect, Exported, Names, Reach, Request, TakeOut, Taken};
use super::exporting::words;
use super::field::Field;
use super::filter_bar::{FilterBar, Misread, Purpose};
use super::geometry::Pane;
use super::model::Model;
use crate::config::reasons;
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
    ask(model, taken, name, None);
    Vec::new()
}

fn ask(model: &mut Model, taken: Taken, name: &str, there: Option<String>) {
    model.bar = Some(FilterBar {
        purpose: Purpose::Export { taken, there },
        field: Field::new(name),
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

/// Says what became of it.
pub(super) fn say(model: &mut Model, exported: Exported) {
    let file = |file: &str| ("file", file.to_owned().into());
    match exported {
        Exported::Done {
            file: name,
            count,
            lost,
            reach,
        } => {
            let strings = &model.strings;
            let words = [("count", count.into()), file(&name)];
            let mut said = strings.with("exported", words);
            match reach {
                Reach::All => {}
                Reach::SoFar => {
                    said = strings.with("exported-so-far", [("what", said.into())]);
                }
                Reach::First(rows) => {
                    let words = [("what", said.into()), ("rows", rows.into())];
                    said = strings.with("exported-first", words);
                }
            }
            if lost > 0 {
                let words = [("what", said.into()), ("lost", lost.into())];
                said = strings.with("exported-lost", words);
            }
            match (reach, lost) {
                (Reach::All, 0) => model.say(said),
                _ => model.complain(said),
            }
        }
        Exported::Nothing { lost } => {
            let mut said = model.strings.get("export-nothing");
            if lost > 0 {
                let words = [("what", said.into()), ("lost", lost.into())];
                said = model.strings.with("exported-lost", words);
            }
            model.complain(said);
        }
        Exported::There { file: name, taken } => {
            if model.bar.is_none() {
                ask(model, taken, &name, Some(name.clone()));
            }
            model.complain(model.strings.with("export-replaces", [file(&name)]));
        }
        Exported::Failed(reason) => {
            let reason = reasons::in_words(&model.strings, &reason);
            let reason = [("reason", reason.into())];
            model.complain(model.strings.with("export-failed", reason));
        }
    }
}
