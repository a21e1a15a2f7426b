//! What a store in memory holds of an article, and how it is asked about.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::library::article::Article;
use crate::library::company::Company;
use crate::library::counts;
use crate::library::dates::{Date, WrittenDate};
use crate::library::formats::plain::LARGE;
use crate::library::matcher::{Haystack, Subject};
use crate::library::mention::{ActorId, Mention, MentionKind};
use crate::library::state::State;
use crate::library::store::Summary;
use crate::text::fold::{Folded, fold};

/// An article, folded for whoever looks for words.
#[derive(Debug)]
pub(super) struct Entry {
    /// How many were added with it.
    pub(super) number: u32,
    pub(super) article: Arc<Article>,
    /// The folded text, unless it is large: that is folded where it is looked at.
    pub(super) folded: Option<Folded>,
    /// The folded title, and the folded name of the source.
    pub(super) title: String,
    pub(super) source: String,
    pub(super) mentions: Option<Arc<[Mention]>>,
    /// What has found them.
    pub(super) found_by: Arc<str>,
    /// Mentions outside clutter by actor, most first.
    pub(super) actors: Option<Arc<[(ActorId, usize)]>>,
    /// The same without those that are only likely.
    pub(super) certain: Arc<[(ActorId, usize)]>,
    pub(super) principal: Arc<[ActorId]>,
    pub(super) kinds: Vec<(ActorId, MentionKind)>,
    pub(super) state: State,
}

impl Entry {
    pub(super) fn of(article: Article) -> Self {
        Self {
            // The beginning of a large text is not folded either.
            folded: (article.is_whole && article.text.len() <= LARGE).then(|| fold(&article.text)),
            title: fold(&article.title).text,
            source: fold(article.source.as_deref().unwrap_or_default()).text,
            article: Arc::new(article),
            mentions: None,
            found_by: Arc::default(),
            actors: None,
            certain: Arc::default(),
            principal: Arc::default(),
            kinds: Vec::new(),
            state: State::default(),
            number: 0,
        }
    }

    pub(super) fn actors(&self) -> &[(ActorId, usize)] {
        self.actors.as_deref().unwrap_or_default()
    }

    /// Where these actors are mentioned so that it counts.
    pub(super) fn company(&self, wanted: &[&ActorId]) -> Company<'_> {
        let mentions = match wanted {
            [] => &[][..],
            _ => self.mentions.as_deref().unwrap_or_default(),
        };
        let counted = counts::counted(&self.article, mentions);
        let places = counted.filter(|mention| wanted.contains(&&mention.actor));
        Company {
            text: &self.article.text,
            blocks: &self.article.blocks,
            places: places
                .map(|mention| (mention.actor.clone(), mention.range.clone()))
                .collect(),
        }
    }

    pub(super) fn subject<'a>(&'a self, company: &'a Company<'a>) -> Subject<'a> {
        let article = &*self.article;
        Subject {
            text: match &self.folded {
                Some(folded) => Haystack::Folded {
                    folded: &folded.text,
                    written: &article.text,
                },
                None => Haystack::Large(&article.text),
            },
            title: Haystack::Folded {
                folded: &self.title,
                written: &article.title,
            },
            title_is_in_text: article.title_range.is_some(),
            source: Haystack::Folded {
                folded: &self.source,
                written: article.source.as_deref().unwrap_or_default(),
            },
            days: article.date.as_ref().map(WrittenDate::days),
            actors: self.actors(),
            kinds: &self.kinds,
            company: Some(company),
            state: &self.state,
            is_new: false,
        }
    }

    /// Less for newer articles, most without a date.
    pub(super) fn age(&self) -> (bool, Reverse<Option<Date>>) {
        let date = self.article.date.as_ref().map(|written| written.date);
        (date.is_none(), Reverse(date))
    }

    /// How many mentions it has that count.
    pub(super) fn mentioned(&self) -> usize {
        self.actors().iter().map(|(_, count)| count).sum()
    }

    pub(super) fn summary(&self) -> Summary {
        Summary {
            id: self.article.id,
            title: self.article.title.clone(),
            directions: self.article.title_directions(),
            source: self.article.source.clone(),
            date: self.article.date.clone(),
            state: self.state.clone(),
            is_new: false,
            actors: self.actors.clone(),
            certain: Arc::clone(&self.certain),
            principal: Arc::clone(&self.principal),
        }
    }
}
