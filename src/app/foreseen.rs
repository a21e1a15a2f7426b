//! Opening what the worker has handed over before it was asked for: it is laid out at once,
//! so that the screen waits for nothing. It is asked for all the same: what comes then holds.

use super::ahead::Ahead;
use super::arrival;
use super::exchange::{Effect, Request};
use super::model::Model;

/// Shows an article that is asked for, if it is here already.
pub(super) fn answer(model: &mut Model, asked: &[Effect]) -> Vec<Effect> {
    let mut effects = Vec::new();
    for effect in asked {
        match effect {
            Effect::Ask(Request::Open { id, selection, .. }) => {
                if let Some(next) = model.ahead.take(*id, selection) {
                    effects.extend(arrival::open(model, next.handed, next.laid));
                }
            }
            // It is read again with what was done.
            Effect::Ask(Request::Keep { id, .. }) => model.ahead.forget(*id),
            Effect::Ask(Request::Reload(_) | Request::Remove(_) | Request::Shelve(_)) => {
                model.ahead = Ahead::default();
            }
            _ => {}
        }
    }
    effects
}
