//! The person's file of actors, for the reader: changed when a person decides something,
//! and read anew by the worker, so that the screen does not wait for it.

use super::inbox::Asking;
use crate::app::Message;
use crate::config::own_actors::{OwnActors, Step};

/// Makes a change in it, has the actors known anew, and says what became of it.
pub(super) fn change(own: &mut OwnActors, step: Step, asking: &Asking) -> Message {
    let outcome = own.perform(&step);
    if outcome.is_ok() {
        asking.learn(own.clone());
    }
    Message::ActorsChanged(step, outcome)
}
