//! The terminal itself: taking it, reading it, painting it, giving it back.
//!
//! The only room that knows escape sequences, terminal modes and signals. It
//! knows no article and decides nothing: keys go up as they are, a finished
//! buffer comes down.

pub mod tty;

pub mod events;
pub mod parser;
pub mod paste;
pub mod sequences;

pub mod clipboard;
pub mod decide;
pub mod environment;
pub mod probe;
pub mod switches;

pub mod session;

mod changes;
pub mod colour;
pub mod modes;
mod pen;
pub mod screen;
