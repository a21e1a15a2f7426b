//! The places that `n` visits in the open article: kept, and counted anew only when
//! what they are made of has changed, so that a page of an article with very many
//! costs what any page does.

use std::ops::Range;
use std::sync::Arc;

use crate::library::article::Article;
use crate::library::counts::outside_clutter;
use crate::library::mention::{ActorId, Mention};

/// What places are made of.
#[derive(Clone, Debug)]
pub(super) enum Source {
    Hits(Arc<[Range<usize>]>),
    /// Mentions outside clutter: of one actor, or of any.
    Mentions {
        article: Arc<Article>,
        mentions: Option<Arc<[Mention]>>,
        of: Option<ActorId>,
    },
}

impl Source {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Hits(one), Self::Hits(other)) => Arc::ptr_eq(one, other),
            (
                Self::Mentions {
                    article,
                    mentions,
                    of,
                },
                Self::Mentions {
                    article: other_article,
                    mentions: other_mentions,
                    of: other_of,
                },
            ) => {
                let are_same = match (mentions, other_mentions) {
                    (Some(one), Some(other)) => Arc::ptr_eq(one, other),
                    (one, other) => one.is_none() && other.is_none(),
                };
                are_same && Arc::ptr_eq(article, other_article) && of == other_of
            }
            _ => false,
        }
    }

    fn places(&self) -> Arc<[Range<usize>]> {
        match self {
            Self::Hits(hits) => Arc::clone(hits),
            Self::Mentions {
                article,
                mentions,
                of,
            } => outside_clutter(article, mentions.as_deref().unwrap_or_default())
                .filter(|mention| of.as_ref().is_none_or(|of| mention.actor == *of))
                .map(|mention| mention.range.clone())
                .collect(),
        }
    }
}

/// The places that were counted last.
#[derive(Debug, Default)]
pub(super) struct Visited {
    source: Option<Source>,
    places: Arc<[Range<usize>]>,
}

impl Visited {
    /// The places that `source` makes, in order, counted if it is another one than
    /// before.
    pub(super) fn of(&mut self, source: Source) -> Arc<[Range<usize>]> {
        let is_known = self.source.as_ref().is_some_and(|was| was.is_same(&source));
        if !is_known {
            self.places = source.places();
            self.source = Some(source);
        }
        Arc::clone(&self.places)
    }

    pub(super) fn places(&self) -> &[Range<usize>] {
        &self.places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::formats::plain;
    use crate::library::mention::{Certainty, MentionKind};

    #[test]
    fn they_are_counted_again_when_they_have_changed_and_only_then() {
        let text = "سارة وعمر وسارة";
        let article = Arc::new(plain::read("test".into(), text, Vec::new()));
        let mention = |(at, name): (usize, &str)| Mention {
            range: at..at + name.len(),
            actor: ActorId::new(if name == "عمر" { "omar" } else { "sara" }),
            kind: MentionKind::Name,
            certainty: Certainty::Certain,
        };
        let names = text.match_indices("سارة").chain(text.match_indices("عمر"));
        let mut mentions: Vec<Mention> = names.map(mention).collect();
        mentions.sort_by_key(|mention| mention.range.start);
        let source = |count: usize, of: Option<&str>| Source::Mentions {
            article: Arc::clone(&article),
            mentions: Some(mentions[..count].into()),
            of: of.map(ActorId::new),
        };
        let mut visited = Visited::default();
        let sara = source(3, Some("sara"));
        let first = visited.of(sara.clone());
        assert_eq!(first.len(), 2);
        assert!(
            Arc::ptr_eq(&first, &visited.of(sara)),
            "nothing has changed"
        );
        assert_eq!(visited.of(source(3, None)).len(), 3);
        assert_eq!(visited.of(source(2, Some("sara"))).len(), 1);
        let hits: Arc<[Range<usize>]> = Arc::new([0..2, 4..6]);
        assert!(Arc::ptr_eq(
            &hits,
            &visited.of(Source::Hits(Arc::clone(&hits)))
        ));
        assert_eq!(visited.places(), [0..2, 4..6]);
    }
}
