//! Paragraphs and a width in, lines of cells in visual order out. Every cell
//! knows the bytes it shows. Sees no colour, no mention, no store.

mod cell;
mod document;
mod line;
mod paragraph;

pub use cell::{Cell, Column, Row};
pub use document::{Anchor, Document, Page, PageRow};
pub use line::{Line, label, truncated};
pub use paragraph::{Marks, Options, Paragraph, reflow};
