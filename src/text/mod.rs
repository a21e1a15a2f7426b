//! Unicode only: what a run of Arabic text is, before anyone asks where it
//! goes on a screen. Knows no article, no colour, no terminal.

pub mod clitic;
pub mod direction;
pub mod fold;
pub mod spelling;
