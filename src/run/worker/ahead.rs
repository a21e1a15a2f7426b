//! What is likely to be opened next: the neighbours in the list of the article that is
//! open. They are read while nobody waits, and handed over before they are asked for.

use super::{Halt, Worker};
use crate::app::exchange::{Answer, Selection};
use crate::library::article::ArticleId;

/// A longer text, in bytes, is not handed over before somebody asks for it.
const LARGEST: usize = 4 << 20;

/// Those that are still to be read, the nearest last.
pub(super) struct Ahead {
    selection: Selection,
    ids: Vec<ArticleId>,
}

impl Worker {
    /// The articles after and before one in the list as it was told last, whatever has
    /// changed since; the next one last.
    pub(super) fn neighbours(&self, id: ArticleId, selection: &Selection) -> Option<Ahead> {
        let (of, ids) = self.listed.as_ref()?;
        let at = ids.iter().position(|&other| other == id)?;
        let both = [at.checked_sub(1), at.checked_add(1)].into_iter();
        (of == selection).then(|| Ahead {
            selection: selection.clone(),
            ids: both.filter_map(|at| ids.get(at?).copied()).collect(),
        })
    }

    /// Reads one of them and hands it over. Whether there was one.
    pub(super) fn read_ahead(&mut self) -> Result<bool, Halt> {
        let Some(Ahead { selection, mut ids }) = self.ahead.take() else {
            return Ok(false);
        };
        let Some(id) = ids.pop() else {
            return Ok(false);
        };
        if let Some(article) = self.store.article(id)?
            && article.is_whole
            && article.text.len() <= LARGEST
        {
            self.find_mentions_again(&article)?;
            let Some(matched) = self.matched(id, &selection)? else {
                // Something newer is asked, which comes first.
                ids.push(id);
                self.ahead = Some(Ahead { selection, ids });
                return Ok(true);
            };
            let handed = self.handed(article, matched)?;
            self.say(Answer::Ahead {
                selection: selection.clone(),
                handed,
            })?;
        }
        self.ahead = Some(Ahead { selection, ids });
        Ok(true)
    }
}
