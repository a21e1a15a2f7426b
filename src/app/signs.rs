//! The signs beside the rows of the list, each of one cell: what they are is told by their
//! shapes, never by colour alone. How they are painted is a matter of `ui`.

use crate::library::store::Summary;

/// It was not read.
pub const UNREAD: &str = "●";
/// It was added since the last visit. Of one cell everywhere, in every font.
pub const NEW: &str = "+";
/// The person marked it. Of one cell everywhere, in every font.
pub const MARKED: &str = "*";
/// A saved query, and one that is followed.
pub const SAVED: &str = "▪";
pub const FOLLOWED: &str = "◆";

/// All signs, each with the id of the message that says what it means.
pub(super) const MEANINGS: [[&str; 2]; 5] = [
    [UNREAD, "sign-unread"],
    [NEW, "sign-new"],
    [MARKED, "sign-marked"],
    [FOLLOWED, "sign-followed"],
    [SAVED, "sign-saved"],
];

/// The signs of an article, from the first row that it takes on down.
pub fn signs(row: &Summary) -> impl Iterator<Item = &'static str> {
    let state = &row.state;
    let all = [
        (!state.read, UNREAD),
        (row.is_new, NEW),
        (state.marked, MARKED),
    ];
    all.into_iter().filter_map(|(is, sign)| is.then_some(sign))
}
