//! Unicode only: what a run of Arabic text is, before anyone asks where it
//! goes on a screen. Knows no article, no colour, no terminal.

pub mod bidi;
pub mod breaks;
pub mod buffer;
pub mod clean;
pub mod clitic;
pub mod cluster;
pub mod code_points;
pub mod collation;
pub mod digits;
pub mod direction;
pub mod fold;
pub mod isolate;
pub mod joining;
pub mod particle;
pub mod prepare;
pub mod sentences;
pub mod shape;
pub mod spelling;
pub mod stem;
pub mod stretch;
mod tables;
pub mod width;
