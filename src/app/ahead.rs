//! Articles that are likely to be opened next, as they were handed over and laid out before
//! anybody asked for them.

use std::collections::VecDeque;

use super::exchange::{Handed, Selection};
use super::reader::Open;
use crate::library::article::ArticleId;

/// How many are kept: those before and after two articles.
const MOST: usize = 4;
/// The bytes of their texts, all together: what is larger is opened as it is asked for.
const MOST_BYTES: usize = 8 << 20;

/// What was handed over last.
#[derive(Debug, Default)]
pub(super) struct Ahead(VecDeque<Next>);

#[derive(Debug)]
pub(super) struct Next {
    pub(super) handed: Handed,
    /// That says what is marked in it.
    pub(super) selection: Selection,
    pub(super) laid: Option<Open>,
}

impl Ahead {
    /// Keeps one in the place of those handed over long ago.
    pub(super) fn keep(&mut self, next: Next) {
        self.forget(next.handed.article.id);
        self.0.truncate(MOST - 1);
        self.0.push_front(next);
        let length = |next: &Next| next.handed.article.text.len();
        while self.0.iter().map(length).sum::<usize>() > MOST_BYTES {
            self.0.pop_back();
        }
    }

    pub(super) fn take(&mut self, id: ArticleId, selection: &Selection) -> Option<Next> {
        let is_meant = |next: &Next| next.handed.article.id == id && next.selection == *selection;
        let at = self.0.iter().position(is_meant)?;
        self.0.remove(at)
    }

    pub(super) fn forget(&mut self, id: ArticleId) {
        self.0.retain(|next| next.handed.article.id != id);
    }
}
