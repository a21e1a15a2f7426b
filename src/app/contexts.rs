//! Which context a key is pressed in: that of what is uppermost on the screen, else of the
//! pane that has the keys.

use super::caret;
use super::commands::Context;
use super::facets::Side;
use super::geometry::Pane;
use super::model::Model;

/// The context of a key that is pressed now.
pub(super) fn context(model: &Model) -> Context {
    if model.bar.is_some() || model.chooser.is_some() {
        Context::Field
    } else if model.overlay.is_some() {
        Context::Overlay
    } else {
        match (model.focus, model.side) {
            (Pane::Reader, _) if caret::is_set(model) => Context::Caret,
            (Pane::Reader, _) => Context::Reader,
            (Pane::Side, Side::List) => Context::List,
            (Pane::Side, Side::Facets) => Context::Facets,
            (Pane::Below, _) if model.related.is_some() => Context::Related,
            (Pane::Below, _) if model.notebook.is_some() => Context::Notebook,
            (Pane::Below, _) if model.voices.is_some() => Context::Voices,
            (Pane::Below, _) => Context::Concordance,
        }
    }
}
