//! The keys of an export: a file is named on the typing line, its ending says the format;
//! the worker writes it in the background. What is there already is replaced only when the
//! same name is accepted once more; where it cannot be written the name is asked for again,
//! but only of somebody who has done nothing else since: keys that were meant for something
//! else are never typed into a name.

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
    model.awaits_export = true;
    model.say(model.strings.get("export-begun"));
    vec![Effect::Ask(Request::Export(Box::new(TakeOut {
        file,
        replaces,
        format,
        taken,
        words: words(&model.strings, model.dates),
        template: model.citation.clone(),
    })))]
}

/// Says what became of it. What could not be written is asked for again under the name that was
/// typed, so that it can be mended, if the person still waits for that.
pub(super) fn say(model: &mut Model, exported: Exported) {
    let asks = std::mem::take(&mut model.awaits_export) && model.bar.is_none();
    let said = match exported.came {
        // Enter would do something else.
        Came::There if !asks => unreplaced(&model.strings, &exported.file),
        _ => told(&model.strings, &exported),
    };
    let Exported { file, taken, came } = exported;
    match came {
        Came::Done {
            lost: 0,
            reach: Reach::All,
            ..
        } => return model.say(said),
        Came::Done { .. } | Came::Nothing { .. } => {}
        Came::There | Came::Failed(_) => {
            if asks {
                let there = (came == Came::There).then(|| file.clone());
                ask(model, taken, Field::new(&file), there);
            }
        }
    }
    model.complain(said);
}

/// What is said of a file that is there already where nobody is asked whether to replace it.
pub fn unreplaced(strings: &Strings, file: &str) -> String {
    strings.with("export-unreplaced", [("file", file.into())])
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::exchange::Selection;
    use crate::app::{Answer, Message, update};
    use crate::config::strings::Language;
    use crate::library::citation::Template;

    /// What stands on the screen where an export came to this after these keys.
    fn after(keys: &str, came: Came) -> (Option<String>, String) {
        let mut model = Model::new(Language::English, 80, 24);
        for key in "{ a . m d Enter".split(' ').chain(keys.split_whitespace()) {
            let _ = update(&mut model, Message::Key(key.parse().unwrap()));
        }
        let (file, taken) = ("a.md".to_owned(), Taken::Listed(Selection::default()));
        let exported = Exported { file, taken, came };
        let _ = update(&mut model, Message::Answer(Answer::Exported(exported)));
        let typed = model.bar.map(|bar| bar.field.text().to_owned());
        (typed, model.remark.unwrap().text)
    }

    #[test]
    fn a_name_is_asked_for_again_only_where_nothing_was_done_since() {
        let failed = || Came::Failed("No such file or directory (os error 2)".to_owned());
        let (typed, said) = after("", failed());
        assert_eq!(typed.as_deref(), Some("a.md"));
        assert!(said.contains("not exported"));
        let (typed, said) = after("Down", failed());
        assert_eq!(typed, None);
        assert!(said.contains("not exported"));

        let (typed, said) = after("", Came::There);
        assert_eq!(typed.as_deref(), Some("a.md"));
        assert!(said.contains("Enter replaces it"));
        let (typed, said) = after("Down", Came::There);
        assert_eq!(typed, None);
        assert!(!said.contains("Enter"), "it would do something else");
    }

    #[test]
    fn rows_are_cited_as_the_person_wants_citations() {
        let template = Arc::new(Template::read("{title}").unwrap());
        let mut model = Model::new(Language::English, 80, 24);
        model.citation = Some(Arc::clone(&template));
        let keys = "{ a . m d Enter".split(' ');
        let asked = keys.flat_map(|key| update(&mut model, Message::Key(key.parse().unwrap())));
        let ordered = asked.filter_map(|effect| match effect {
            Effect::Ask(Request::Export(order)) => Some(order.template),
            _ => None,
        });
        assert_eq!(ordered.collect::<Vec<_>>(), [Some(template)]);
    }
}
