//! Qari (قارئ), a reader of Arabic articles for the terminal.
//!
//! The rooms stand in the order in which one may use another: each uses only
//! rooms named before it. `docs/ARCHITECTURE.md` follows a byte and a key
//! through them; `tests/edges.rs` holds the order.

pub mod actors;
pub mod config;
pub mod input;
pub mod layout;
pub mod library;
pub mod query;
pub mod terminal;
pub mod text;
