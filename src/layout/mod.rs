//! Paragraphs and a width in, lines of cells in visual order out. Every cell
//! knows the bytes it shows. Sees no colour, no mention, no store.
//!
//! A paragraph goes through it in one direction: `units` (levels, shapes and
//! clusters, in logical order) → `fill` (which units are on which line) → `set`
//! (the cells of a line, in visual order) →
//! `justify` (cells are added, where lines are brought to the same width).

mod beside;
mod cell;
mod document;
mod excerpt;
mod field;
mod fill;
mod justify;
mod line;
mod logical;
mod near;
mod options;
mod page;
mod paragraph;
mod set;
mod snippet;
mod units;
mod window;
mod words;

pub use beside::{Beside, beside};
pub use cell::{Cell, Column, Row};
pub use document::{Anchor, Document, Paragraphs};
pub use field::field_window;
pub use line::{Line, label};
pub use logical::{logical, steers};
pub use options::{Digits, Justify, Marks, Options, Spacing};
pub use page::{Page, PageRow};
pub use paragraph::{Justified, Paragraph, reflow};
pub use snippet::{snippet, title, truncated};
