//! Whole screens of the reader in terminals that reorder by themselves: what
//! each makes of the bytes that Qari sends it is what a terminal shows that
//! leaves cells where they are put.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod articles;
mod excuse;
mod stage;
mod terminal;
mod walks;
