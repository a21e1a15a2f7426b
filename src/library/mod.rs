//! Articles: what they are, where they come from, and the stores that hold
//! them. Knows no actor by name and no screen.

pub mod article;
pub mod condition;
pub mod dates;
pub mod decode;
pub mod mention;
pub mod notice;
pub mod store;
