//! Actors: who they are, how they are written, and where a text mentions them.

pub mod form;
pub mod gazetteer;
pub mod index;
pub mod judged;
pub mod recognizer;
pub mod record;
pub mod standoff;

mod clause;
mod descriptions;
mod discourse;
mod evidence;
mod key;
mod lexicon;
mod names;
mod nominals;
mod passage;
mod phrases;
mod places;
mod stops;
#[cfg(test)]
mod testing;
pub mod web_annotation;
