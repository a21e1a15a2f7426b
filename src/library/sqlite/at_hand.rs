//! The articles and mentions that were asked for last, so that a step back, a word
//! typed, or an article that was read ahead is not read from the file again. Holds
//! what is in the file or is to be found again, never anything that only it knows.

use std::collections::VecDeque;
use std::sync::Arc;

use super::super::article::{Article, ArticleId, Block, Inline};
use super::super::mention::Mention;

/// As many articles are at hand at most, and of so many bytes together; the last one is
/// always, since whoever looks for its mentions asks for it stretch by stretch.
const ARTICLES: usize = 16;
const ARTICLE_BYTES: usize = 16 << 20;
/// The same of mentions.
const MENTIONS: usize = 64;
const MENTION_BYTES: usize = 16 << 20;

#[derive(Debug, Default)]
pub(super) struct AtHand {
    articles: VecDeque<Arc<Article>>,
    mentions: VecDeque<(ArticleId, Arc<[Mention]>)>,
}

impl AtHand {
    pub(super) fn article(&self, id: ArticleId) -> Option<Arc<Article>> {
        let known = self.articles.iter().find(|article| article.id == id);
        known.cloned()
    }

    pub(super) fn keep_article(&mut self, article: &Arc<Article>) {
        self.articles.retain(|known| known.id != article.id);
        self.articles.push_front(Arc::clone(article));
        bound(&mut self.articles, ARTICLES, ARTICLE_BYTES, |article| {
            weight(article)
        });
    }

    pub(super) fn mentions(&self, id: ArticleId) -> Option<Arc<[Mention]>> {
        let known = self.mentions.iter().find(|(of, _)| *of == id);
        known.map(|(_, mentions)| Arc::clone(mentions))
    }

    pub(super) fn keep_mentions(&mut self, id: ArticleId, mentions: Arc<[Mention]>) {
        self.mentions.retain(|(of, _)| *of != id);
        self.mentions.push_front((id, mentions));
        bound(&mut self.mentions, MENTIONS, MENTION_BYTES, |(_, list)| {
            size_of_val(&**list)
        });
    }

    /// Only these articles' mentions are what would be found now.
    pub(super) fn keep_mentions_of(&mut self, is_found: impl Fn(ArticleId) -> bool) {
        self.mentions.retain(|(id, _)| is_found(*id));
    }

    /// Articles may be others in the file than they were.
    pub(super) fn forget_articles(&mut self) {
        self.articles.clear();
    }
}

/// The bytes of an article, but for what is the same in all of them.
fn weight(article: &Article) -> usize {
    let blocks = article.blocks.len() * size_of::<Block>();
    article.text.len() + blocks + article.inlines.len() * size_of::<Inline>()
}

/// Leaves the first of these, as many as are allowed and one at least.
fn bound<T>(kept: &mut VecDeque<T>, most: usize, bytes: usize, weight: impl Fn(&T) -> usize) {
    let weights = kept.iter().scan(0_usize, |all, one| {
        *all = all.saturating_add(weight(one));
        Some(*all)
    });
    let fitting = weights.take_while(|&all| all <= bytes).count();
    kept.truncate(fitting.clamp(1, most));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_at_hand_is_bounded_by_number_and_by_weight_and_the_last_one_stays() {
        let kept = |weights: &[usize]| {
            let mut kept: VecDeque<usize> = weights.iter().copied().collect();
            bound(&mut kept, 3, 10, |&weight| weight);
            kept.into_iter().collect::<Vec<_>>()
        };
        assert_eq!(kept(&[1, 1, 1, 1]), [1, 1, 1]);
        assert_eq!(kept(&[6, 4, 1]), [6, 4]);
        assert_eq!(kept(&[50, 1]), [50]);
        assert_eq!(kept(&[1, 50, 1]), [1]);
        assert_eq!(kept(&[]), [0usize; 0]);
    }
}
