//! Titles laid out, kept while the list shows them the same way: a step down the list
//! lays out the title that comes into sight and no other. Decides nothing of which are
//! shown.

use std::ptr;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::super::headline::headline;
use crate::actors::gazetteer::Gazetteer;
use crate::layout::{Line, Options};
use crate::library::article::ArticleId;
use crate::library::mention::ActorId;
use crate::library::store::Summary;
use crate::text::direction::DirectionPolicy;

/// Lines a title may take.
const TITLE_LINES: u16 = 2;
/// Titles that are kept, at most; far more than a screen has.
const MOST: usize = 512;

/// How titles are laid out.
#[derive(Clone, Copy, Debug)]
pub struct Titles<'a> {
    pub options: Options,
    /// Decides their directions.
    pub policy: DirectionPolicy,
    /// Knows the names inside which none is cut.
    pub gazetteer: Option<&'a Arc<Gazetteer>>,
}

/// The titles that were laid out last.
#[derive(Debug, Default)]
pub(super) struct LaidTitles {
    manner: Option<(Options, DirectionPolicy, Option<Arc<Gazetteer>>)>,
    laid: FxHashMap<ArticleId, Laid>,
}

/// A title with all that its lines depend on, apart from the manner.
#[derive(Debug)]
struct Laid {
    title: String,
    actors: Option<Arc<[(ActorId, usize)]>>,
    lines: Arc<[Line]>,
}

impl LaidTitles {
    /// The lines of the title in this row, as `titles` wants them.
    pub(super) fn lines(&mut self, row: &Summary, titles: Titles) -> Arc<[Line]> {
        if !self.is_manner(titles) || self.laid.len() >= MOST {
            self.laid.clear();
            let gazetteer = titles.gazetteer.map(Arc::clone);
            self.manner = Some((titles.options, titles.policy, gazetteer));
        }
        if let Some(laid) = self.laid.get(&row.id)
            && laid.title == row.title
            && laid.actors == row.actors
        {
            return Arc::clone(&laid.lines);
        }
        let lines: Arc<[Line]> = lay_out(row, titles).into();
        let laid = Laid {
            title: row.title.clone(),
            actors: row.actors.clone(),
            lines: Arc::clone(&lines),
        };
        self.laid.insert(row.id, laid);
        lines
    }

    fn is_manner(&self, titles: Titles) -> bool {
        let Some((options, policy, gazetteer)) = &self.manner else {
            return false;
        };
        let is_same_gazetteer = match (gazetteer, titles.gazetteer) {
            (None, None) => true,
            (Some(one), Some(other)) => ptr::eq(Arc::as_ptr(one), Arc::as_ptr(other)),
            _ => false,
        };
        (*options, *policy) == (titles.options, titles.policy) && is_same_gazetteer
    }
}

fn lay_out(row: &Summary, titles: Titles) -> Vec<Line> {
    let direction = row.directions.by(titles.policy);
    let actors = row.actors.iter().flat_map(|actors| actors.iter());
    let known = actors.filter_map(|(actor, _)| titles.gazetteer?.get(actor));
    let names = known.flat_map(|actor| [&actor.ar].into_iter().chain(&actor.aliases));
    let names = names.map(String::as_str);
    headline(&row.title, direction, titles.options, TITLE_LINES, names)
}

#[cfg(test)]
mod tests {
    use super::super::tests::summary;
    use super::*;

    #[test]
    fn a_title_is_laid_out_once_until_it_or_the_manner_is_another() {
        let mut titles = LaidTitles::default();
        let manner = |width| Titles {
            options: Options::of_width(width),
            policy: DirectionPolicy::Auto,
            gazetteer: None,
        };
        let mut row = summary(1);
        let first = titles.lines(&row, manner(30));
        assert!(Arc::ptr_eq(&first, &titles.lines(&row, manner(30))));
        let narrow = titles.lines(&row, manner(9));
        assert!(narrow.len() > first.len(), "{narrow:?}");
        row.title = "خبر".to_owned();
        assert_eq!(titles.lines(&row, manner(9)).len(), 1);
        assert_eq!(titles.lines(&summary(2), manner(9)), narrow);
        let gazetteer = Arc::new(Gazetteer::built_in());
        let with_names = Titles {
            gazetteer: Some(&gazetteer),
            ..manner(9)
        };
        titles.lines(&row, with_names);
        assert!(titles.is_manner(with_names) && !titles.is_manner(manner(9)));
    }
}
