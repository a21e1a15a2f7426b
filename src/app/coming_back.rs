//! Coming back: the article that was open when the reader was left is selected and opened
//! again, once it is in the list and as long as nothing else was chosen.

use crate::library::article::ArticleId;

/// While fewer articles than this have been read, the first one of the list waits for the
/// one that was left, so that the page is not another a moment later.
const FEW: usize = 64;
/// But for no more lists than this: inputs may be slow.
const LISTS: u8 = 2;

/// The article that one comes back to, until it has come or it is clear that it will not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ComingBack {
    to: Option<ArticleId>,
    /// How many lists have come without it while nothing was open.
    waits: u8,
}

impl ComingBack {
    /// To this article, which is in the list perhaps.
    pub fn to(left: Option<ArticleId>) -> Self {
        Self { to: left, waits: 0 }
    }

    /// The article to find in the list.
    pub(super) fn wanted(self) -> Option<ArticleId> {
        self.to
    }

    /// The person does something, in a list of so many articles: where there is something
    /// to do it with, no other article comes under it any more.
    pub(super) fn give_way(&mut self, total: usize) {
        if total > 0 {
            self.to = None;
        }
    }

    /// A list was taken over in which this article is selected, while more are `reading`
    /// or not: whether it is the one.
    pub(super) fn has_come(&mut self, selected: Option<ArticleId>, reading: bool) -> bool {
        let has_come = self.to.is_some() && self.to == selected;
        if has_come || !reading {
            self.to = None;
        }
        has_come
    }

    /// Whether it may still come to a list of so many articles before anybody misses
    /// another one.
    pub(super) fn may_come(&mut self, total: usize) -> bool {
        if self.to.is_none() || total >= FEW {
            return false;
        }
        self.waits += 1;
        self.waits <= LISTS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT: ArticleId = ArticleId([1; 16]);
    const OTHER: ArticleId = ArticleId([2; 16]);

    #[test]
    fn it_is_waited_for_while_little_was_read_and_not_for_long() {
        let mut back = ComingBack::to(Some(LEFT));
        assert!(!back.has_come(Some(OTHER), true) && back.may_come(1));
        assert!(!back.has_come(Some(OTHER), true) && back.may_come(9));
        assert!(!back.may_come(12), "what is slow shows what there is");
        assert!(back.has_come(Some(LEFT), true), "and comes all the same");
        assert!(!back.has_come(Some(LEFT), true), "once");
        assert!(!ComingBack::to(Some(LEFT)).may_come(FEW));
        assert!(!ComingBack::default().may_come(1));
    }

    #[test]
    fn who_has_done_something_meanwhile_stays_where_that_was() {
        let mut back = ComingBack::to(Some(LEFT));
        back.give_way(0);
        assert_eq!(back.wanted(), Some(LEFT), "there was nothing to do it with");
        back.give_way(1);
        assert!(!back.has_come(Some(LEFT), true));
        let mut back = ComingBack::to(Some(LEFT));
        assert!(!back.has_come(Some(OTHER), false));
        assert_eq!(back.wanted(), None, "all is read");
    }
}
