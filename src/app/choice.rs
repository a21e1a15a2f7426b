//! What is chosen by itself (by its number, by pointing at it) and not by moving a
//! cursor to it: an article, a place of the open one, an actor.

use std::ops::Range;

use super::exchange::Effect;
use super::facets::Side;
use super::geometry::Pane;
use super::model::{Landing, Model};
use super::movement;
use super::reader::Open;
use super::saved;
use crate::library::article::ArticleId;
use crate::library::facet::Value;
use crate::library::mention::ActorId;

/// Something that is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// To be read.
    Article(ArticleId),
    /// A mention or hit of the open article, by the bytes of its text.
    Place(Range<usize>),
    /// The byte of the open article's text from which on one reads.
    Reading(usize),
    /// The saved query in this place, to be the filter; or its row, to have the keys.
    Saved(usize),
    SavedRow(usize),
    /// To be the selected one in the panel of actors, if it is there.
    Actor(ActorId),
    /// To be focused: the actor of the mention one is at, or the principal one.
    ActorHere,
}

/// Chooses.
pub(super) fn choose(model: &mut Model, choice: Choice) -> Vec<Effect> {
    match choice {
        Choice::Article(id) => {
            if model.focus == Pane::Reader {
                model.leave_place();
            }
            model.focus = Pane::Reader;
            let mut effects = vec![model.ask_for_article(id, Landing::Stay)];
            if model.sidebar.find(id).is_none() {
                effects.push(model.ask_for_list());
            }
            effects
        }
        Choice::Place(range) => {
            model.leave_place();
            movement::show_reader(model);
            if let Some(open) = &mut model.reader.open {
                open.go_to(range);
            }
            Vec::new()
        }
        Choice::Saved(at) => saved::open(model, at),
        Choice::SavedRow(at) => {
            saved::select(model, at);
            Vec::new()
        }
        Choice::Reading(byte) => {
            if let Some(open) = &mut model.reader.open {
                open.go_to(byte..byte);
            }
            Vec::new()
        }
        Choice::ActorHere => {
            movement::choose_here(model);
            Vec::new()
        }
        Choice::Actor(actor) => {
            (model.focus, model.side) = (Pane::Side, Side::Facets);
            if let Some(at) = model.facets.place(&Value::Actor(actor)) {
                model.facets.selected = at;
            }
            Vec::new()
        }
    }
}

/// The byte of the open article's text from which on one reads: that of the mention
/// or hit one is at, else the one chosen last.
pub fn reading(open: &Open) -> usize {
    match &open.here {
        Some(here) => here.start,
        None => open.place().top,
    }
}
