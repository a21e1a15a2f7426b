//! The keys that open and fold clutter, and what the row says that stands for it.

use super::exchange::Effect;
use super::model::Model;
use super::reader::Run;
use crate::config::strings::{Language, Strings};

/// What the row of clutter says: a sign that it opens or folds, and how much there is.
pub fn row(strings: &Strings, run: &Run) -> String {
    let sign = match (run.is_open, strings.language()) {
        (true, _) => "▾",
        (false, Language::Arabic) => "◂",
        (false, Language::English) => "▸",
    };
    format!("{sign} {}", lines(strings, run))
}

/// How much clutter there is.
pub fn lines(strings: &Strings, run: &Run) -> String {
    strings.with("clutter-lines", [("count", run.lines.into())])
}

/// Opens or folds the clutter that one is at; false if one is at none.
pub(super) fn toggle_here(model: &mut Model) -> bool {
    let open = model.reader.open.as_mut();
    let Some(open) = open.filter(|_| model.pending.is_none()) else {
        return false;
    };
    let Some(start) = open.clutter_here().map(|run| run.range.start) else {
        return false;
    };
    open.toggle_fold(start);
    true
}

/// Opens or folds all clutter of the article.
pub(super) fn toggle_all(model: &mut Model) -> Vec<Effect> {
    let said = match model.reader.open.as_mut().map(|open| open.toggle_folds()) {
        Some(Some(true)) => "clutter-opened",
        Some(Some(false)) => "clutter-folded",
        Some(None) => "no-clutter",
        None => "nothing-open",
    };
    model.say(model.strings.get(said));
    Vec::new()
}
