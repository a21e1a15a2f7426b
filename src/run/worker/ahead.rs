//! What is likely to be opened next: the neighbours in the list of the article that is
//! open. They are read while nobody waits, and handed over before they are asked for.

use super::{Halt, Worker};
use crate::app::exchange::{Answer, Selection};
use crate::library::article::ArticleId;
use crate::library::store::StoreResult;

/// A longer text, in bytes, is not handed over before somebody asks for it.
const LARGEST: usize = 4 << 20;

/// The article that is open, and which of its neighbours are still to be read.
pub(super) struct Ahead {
    selection: Selection,
    open: ArticleId,
    /// The nearest last; `None` until the list is known.
    ids: Option<Vec<ArticleId>>,
}

impl Ahead {
    /// Nothing is known yet of the neighbours of `open` in the list of this selection.
    pub(super) fn of(open: ArticleId, selection: Selection) -> Self {
        Self {
            selection,
            open,
            ids: None,
        }
    }
}

impl Worker {
    /// Reads one of them and hands it over. Whether there was one.
    pub(super) fn read_ahead(&mut self) -> Result<bool, Halt> {
        let Some(mut ahead) = self.ahead.take() else {
            return Ok(false);
        };
        let ids = match ahead.ids.take() {
            Some(ids) => Some(ids),
            None => self.neighbours(ahead.open, &ahead.selection)?,
        };
        let Some(mut ids) = ids else {
            // Something newer is asked, which comes first.
            self.ahead = Some(ahead);
            return Ok(true);
        };
        let Some(id) = ids.pop() else {
            return Ok(false);
        };
        if let Some(article) = self.store.article(id)?
            && article.is_whole
            && article.text.len() <= LARGEST
        {
            self.find_mentions_again(&article)?;
            let Some(matched) = self.matched(id, &ahead.selection)? else {
                ids.push(id);
                ahead.ids = Some(ids);
                self.ahead = Some(ahead);
                return Ok(true);
            };
            let handed = self.handed(article, matched)?;
            self.say(Answer::Ahead {
                selection: ahead.selection.clone(),
                handed,
            })?;
        }
        ahead.ids = Some(ids);
        self.ahead = Some(ahead);
        Ok(true)
    }

    /// The articles before and after one in the list, the next one last; `None` if
    /// something newer is asked meanwhile. The list need not be at hand: what is done
    /// with an article, or comes to be known of any, has it made again.
    fn neighbours(
        &mut self,
        id: ArticleId,
        selection: &Selection,
    ) -> StoreResult<Option<Vec<ArticleId>>> {
        let condition = self.listed(selection);
        let Some(ids) = self.select(selection, &condition)? else {
            return Ok(None);
        };
        let at = ids.iter().position(|&other| other == id);
        let both = at.map_or([None; 2], |at| [at.checked_sub(1), at.checked_add(1)]);
        let both = both.into_iter().flatten();
        Ok(Some(both.filter_map(|at| ids.get(at).copied()).collect()))
    }
}
