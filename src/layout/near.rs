//! The part of a text that matters for what is seen around a place in it, so
//! that a window into a text costs what the window shows and not what the text is.

use std::ops::Range;

use crate::text::buffer::boundary_before;
use crate::text::cluster;

/// The clusters around the byte `at` of `text` that count, more on both sides
/// than fit `columns`: what is seen is then shaped by its true neighbours, a lam
/// and an alef share a cell. Ends where clusters end, unless one is larger than
/// all that is looked at.
pub(super) fn near(
    text: &str,
    at: usize,
    columns: u16,
    counts: impl Fn(&str) -> bool,
) -> Range<usize> {
    const CLUSTERS_OF_A_CELL: usize = 2;
    const BYTES_OF_A_CELL: usize = 64;
    let cells = usize::from(columns) + 4;
    // A cluster may be of any size too.
    let most = LARGE_CLUSTER + cells * BYTES_OF_A_CELL;
    let first = boundary_before(text, at.saturating_sub(most));
    let last = boundary_before(text, at.saturating_add(most));
    let mut start = at - first;
    let mut end = start;
    let text = &text[first..last];
    let mut seen = 0;
    while start > 0 && seen < cells * CLUSTERS_OF_A_CELL {
        let before = cluster::previous_boundary(text, start);
        seen += usize::from(counts(&text[before..start]));
        start = before;
    }
    seen = 0;
    while end < text.len() && seen < cells * CLUSTERS_OF_A_CELL {
        let after = cluster::next_boundary(text, end);
        seen += usize::from(counts(&text[end..after]));
        end = after;
    }
    first + start..first + end
}

/// Bytes of a cluster beyond which it is not writing.
const LARGE_CLUSTER: usize = 4096;
