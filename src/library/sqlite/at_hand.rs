//! The articles and mentions that were asked for last, so that a step back, a word
//! typed, or an article that was read ahead is not read from the file again. Holds
//! what is in the file or is to be found again, never anything that only it knows.

use std::collections::VecDeque;
use std::sync::Arc;

use super::super::article::{Article, ArticleId};
use super::super::formats::plain::LARGE;
use super::super::mention::Mention;

/// How many articles are at hand; none of them is large.
const ARTICLES: usize = 16;
/// How many articles' mentions are.
const MENTIONS: usize = 64;

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
        if article.text.len() > LARGE {
            return;
        }
        self.articles.retain(|known| known.id != article.id);
        self.articles.truncate(ARTICLES - 1);
        self.articles.push_front(Arc::clone(article));
    }

    pub(super) fn mentions(&self, id: ArticleId) -> Option<Arc<[Mention]>> {
        let known = self.mentions.iter().find(|(of, _)| *of == id);
        known.map(|(_, mentions)| Arc::clone(mentions))
    }

    pub(super) fn keep_mentions(&mut self, id: ArticleId, mentions: Arc<[Mention]>) {
        self.mentions.retain(|(of, _)| *of != id);
        self.mentions.truncate(MENTIONS - 1);
        self.mentions.push_front((id, mentions));
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
