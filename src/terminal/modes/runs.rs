//! For terminals that reorder each run of one style by itself: QTerminal, and
//! xterm.js where the browser draws its text.
//!
//! Each run is a row as `implicit` makes it, but for its anchors. Few monospaced
//! fonts have that character; it comes from another one, and because such a
//! terminal draws a run in one go, all that follows an anchor of another width
//! stands beside its cell. Where there are styles, the blank itself is sent in
//! another one instead, which nobody can see: it parts its run, and holds apart
//! what an anchor would.

use super::implicit;
use super::row::{ANCHOR, Place, Sent};

/// What to send for a run, whose first place has the index `first` in the row.
/// `parts` are its places, all false; true becomes each that must be sent in
/// another style than the others.
pub(super) fn parted(run: &[Place], first: usize, parts: &mut [bool]) -> Vec<Sent> {
    // Each time round there are more parts, all of them blanks, and a run of
    // blanks needs no anchor.
    loop {
        let mut sent = Vec::with_capacity(run.len());
        for part in parts.chunk_by(|one, other| one == other) {
            let start = sent.len();
            let places = &run[start..start + part.len()];
            sent.extend(implicit::run(places, first + start));
        }
        let mut has_more = false;
        for one in &sent {
            let at = one.place - first;
            if one.base == ANCHOR && run[at].is_blank() && !parts[at] {
                (parts[at], has_more) = (true, true);
            }
        }
        if !has_more {
            return sent;
        }
    }
}
