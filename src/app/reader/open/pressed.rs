//! Where the mouse was pressed in the text of an open article.

use std::time::Instant;

use super::Part;

/// Where the button of the mouse went down in a line of the text.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Pressed {
    /// The first byte of what is shown nearest.
    pub(in crate::app) byte: usize,
    /// On what shows the byte, and not beside it.
    pub(in crate::app) is_on: bool,
    /// Whether text was marked from there since.
    pub(in crate::app) drawn: bool,
    /// On the row of the clutter that begins at this byte.
    pub(in crate::app) fold: Option<usize>,
    /// The part of the text around it that was marked, if it was pressed repeatedly.
    pub(in crate::app) part: Option<Part>,
}

/// Presses at one place of the text, in short time.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Clicks {
    pub(in crate::app) byte: usize,
    pub(in crate::app) last: Instant,
    pub(in crate::app) count: usize,
}
