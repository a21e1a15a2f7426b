//! Coming back: the article that was open when the reader was left is selected and opened
//! again, once it is in the list and as long as nothing else was chosen.

use super::model::Model;
use crate::library::article::ArticleId;

/// While fewer articles than this have been read, the first one of the list waits for the
/// one that was left, so that the page is not another a moment later.
const FEW: usize = 64;
/// But for no more lists than this: inputs may be slow.
const LISTS: u8 = 2;

/// The article that was open when the reader was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    pub(super) id: ArticleId,
    /// How many lists have come without it while nothing was open.
    waits: u8,
}

impl Left {
    pub fn of(id: ArticleId) -> Self {
        Self { id, waits: 0 }
    }
}

/// The person does something: where there is something to do it with, no other article
/// comes under it any more.
pub(super) fn touched(model: &mut Model) {
    if model.sidebar.total > 0 {
        model.left = None;
    }
}

/// A list was taken over: whether its selected article is the one that was left.
pub(super) fn has_come(model: &mut Model) -> bool {
    let selected = model.sidebar.selected().map(|row| row.id);
    let left = model.left.map(|left| left.id);
    let has_come = left.is_some() && left == selected;
    if has_come || !model.progress.reading {
        model.left = None;
    }
    has_come
}

/// Whether it may still come before anybody misses another one.
pub(super) fn may_come(model: &mut Model) -> bool {
    let is_early = model.sidebar.total < FEW;
    let left = model.left.as_mut().filter(|_| is_early);
    left.is_some_and(|left| {
        left.waits += 1;
        left.waits <= LISTS
    })
}
