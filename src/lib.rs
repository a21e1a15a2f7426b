//! Qari (قارئ), a reader of Arabic articles for the terminal.
//!
//! `docs/ARCHITECTURE.md` follows a byte and a key through the rooms below and
//! says which room may use which; `tests/edges.rs` holds it.

pub mod actors;
pub mod app;
pub mod cli;
pub mod config;
pub mod input;
pub mod layout;
pub mod library;
pub mod plain;
pub mod query;
pub mod run;
pub mod terminal;
pub mod text;
pub mod ui;
