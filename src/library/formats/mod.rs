//! Formats: one importer a file, each from decoded characters to an article.

mod cut;
mod lines;
pub mod plain;
mod wrap;
