//! The program without a terminal: a model, what a key does to it, and what it
//! then asks of the world. Touches neither files nor store nor screen: `update`
//! returns effects, `run` performs them.

mod answers;
mod asked;
mod caret;
pub mod choice;
mod choosing;
pub mod clutter;
mod colours;
pub mod commands;
pub mod completion;
pub mod concordance;
mod copying;
pub mod deeds;
pub mod exchange;
mod explaining;
pub mod explanation;
pub mod facets;
pub mod faults;
pub mod field;
pub mod filter_bar;
pub mod folders;
pub mod geometry;
pub mod headline;
mod identity;
pub mod jumps;
pub mod keymap;
mod keyword;
mod looks;
pub mod model;
pub mod movement;
pub mod overlay;
pub mod page;
mod panel;
mod pointing;
pub mod reader;
mod rows;
pub mod said;
mod saved;
pub mod sidebar;
pub mod status;
pub mod stripping;
pub mod strips;
mod typing;
pub mod update;
mod visited;
pub mod wish;

pub use exchange::{Answer, Effect, Request};
pub use model::Model;
pub use update::{Message, update};
