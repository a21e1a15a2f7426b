//! Articles: what they are, where they come from, and the stores that hold
//! them. Knows no actor by name and no screen.

pub mod address;
pub mod annotation;
pub mod article;
pub mod built_in;
pub mod citation;
pub mod company;
pub mod condition;
pub mod counts;
pub mod dates;
pub mod decode;
pub mod export;
pub mod facet;
pub mod find;
pub mod formats;
pub mod import;
pub mod imported;
mod incoming;
pub mod interrupt;
pub mod matcher;
pub mod memory;
pub mod mention;
pub mod notice;
pub mod order;
pub mod origin;
pub mod parts;
pub mod position;
pub mod spot;
pub mod sqlite;
pub mod state;
pub mod store;
mod tallied;
mod terms;
mod trouble;
pub mod walk;
mod windows;
pub mod zones;
