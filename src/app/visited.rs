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
pub(super) enum Basis {
    Hits(Arc<[Range<usize>]>),
    /// Mentions outside clutter: of one actor, or of any.
    Mentions {
        article: Arc<Article>,
        mentions: Option<Arc<[Mention]>>,
        of: Option<ActorId>,
        /// Whether likely ones are left out.
        only_certain: bool,
    },
}

impl Basis {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Hits(one), Self::Hits(other)) => Arc::ptr_eq(one, other),
            (
                Self::Mentions {
                    article,
                    mentions,
                    of,
                    only_certain,
                },
                Self::Mentions {
                    article: other_article,
                    mentions: other_mentions,
                    of: other_of,
                    only_certain: other_only,
                },
            ) => {
                let are_same = match (mentions, other_mentions) {
                    (Some(one), Some(other)) => Arc::ptr_eq(one, other),
                    (one, other) => one.is_none() && other.is_none(),
                };
                are_same
                    && Arc::ptr_eq(article, other_article)
                    && of == other_of
                    && only_certain == other_only
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
                only_certain,
            } => outside_clutter(article, mentions.as_deref().unwrap_or_default())
                .filter(|mention| !only_certain || mention.is_certain())
                .filter(|mention| of.as_ref().is_none_or(|of| mention.actor == *of))
                .map(|mention| mention.range.clone())
                .collect(),
        }
    }
}

/// The places that were counted last.
#[derive(Debug, Default)]
pub(super) struct Visited {
    basis: Option<Basis>,
    places: Arc<[Range<usize>]>,
}

impl Visited {
    /// The places that `basis` makes, in order, counted if it is another one than
    /// before.
    pub(super) fn of(&mut self, basis: Basis) -> Arc<[Range<usize>]> {
        let is_known = self.basis.as_ref().is_some_and(|was| was.is_same(&basis));
        if !is_known {
            self.places = basis.places();
            self.basis = Some(basis);
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
    use crate::library::mention::{Certainty, MentionKind, Reason};

    #[test]
    fn they_are_counted_again_when_they_have_changed_and_only_then() {
        let text = "سارة وعمر وسارة";
        let article = Arc::new(plain::read("test".into(), text, Vec::new()));
        let mention = |(at, name): (usize, &str)| Mention {
            range: at..at + name.len(),
            actor: ActorId::new(if name == "عمر" { "omar" } else { "sara" }),
            kind: MentionKind::Name,
            is_place: false,
            certainty: Certainty::Certain,
            reason: Reason::unmistakable(name),
        };
        let names = text.match_indices("سارة").chain(text.match_indices("عمر"));
        let mut mentions: Vec<Mention> = names.map(mention).collect();
        mentions.sort_by_key(|mention| mention.range.start);
        let basis = |count: usize, of: Option<&str>| Basis::Mentions {
            article: Arc::clone(&article),
            mentions: Some(mentions[..count].into()),
            of: of.map(ActorId::new),
            only_certain: false,
        };
        let mut visited = Visited::default();
        let sara = basis(3, Some("sara"));
        let first = visited.of(sara.clone());
        assert_eq!(first.len(), 2);
        assert!(
            Arc::ptr_eq(&first, &visited.of(sara)),
            "nothing has changed"
        );
        assert_eq!(visited.of(basis(3, None)).len(), 3);
        assert_eq!(visited.of(basis(2, Some("sara"))).len(), 1);
        let hits: Arc<[Range<usize>]> = Arc::new([0..2, 4..6]);
        assert!(Arc::ptr_eq(
            &hits,
            &visited.of(Basis::Hits(Arc::clone(&hits)))
        ));
        assert_eq!(visited.places(), [0..2, 4..6]);
    }
}
