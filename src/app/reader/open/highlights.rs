//! The passages of an open article that the person marked, where they stand in its text.
//! They are ranges of it and nothing else: no line is laid out otherwise for them.

use std::ops::Range;
use std::sync::Arc;

use super::Open;
use crate::library::annotation::{Annotation, Highlight, highlights};
use crate::library::article::Article;

/// Passages, and what they were found by.
#[derive(Debug, Default)]
pub(super) struct Highlighted {
    list: Vec<Highlight>,
    by: Option<(Arc<Article>, Vec<Annotation>)>,
}

impl Open {
    /// Finds the passages that are marked, unless that was done. Called after every update.
    pub(in crate::app) fn find_highlights(&mut self) {
        let annotations = &self.state.annotations;
        let is_found = |(article, list): &(Arc<Article>, Vec<Annotation>)| {
            Arc::ptr_eq(article, &self.article) && list == annotations
        };
        if self.highlighted.by.as_ref().is_some_and(is_found) {
            return;
        }
        let text = &self.article.text;
        let mut list = highlights(text, annotations);
        if !self.article.is_whole {
            // What stands in the rest is not to be taken for something alike.
            list.retain(|one| annotations[one.place].start < text.len());
        }
        let by = Some((Arc::clone(&self.article), annotations.clone()));
        self.highlighted = Highlighted { list, by };
    }

    /// The passages that are marked, as they begin in the text.
    pub fn highlights(&self) -> &[Highlight] {
        &self.highlighted.list
    }

    /// The first marked passage that these bytes meet; of several there, one with a note.
    pub fn highlight_at(&self, range: &Range<usize>) -> Option<(&Highlight, &Annotation)> {
        let mut met = self.highlighted.list.iter().filter(|one| {
            one.range.start < range.end.max(range.start + 1) && range.start < one.range.end
        });
        let first = met.next()?;
        let found = match first.is_noted {
            true => first,
            false => met.find(|one| one.is_noted).unwrap_or(first),
        };
        Some((found, self.state.annotations.get(found.place)?))
    }

    /// The marked passage that the caret is in or, where there is none, the place at hand.
    pub fn highlight_here(&self) -> Option<(&Highlight, &Annotation)> {
        let range = match self.caret() {
            Some(_) => self.at_caret()?,
            None => {
                let page = self.page.range()?;
                self.here
                    .clone()
                    .filter(|here| page.start < here.end && here.start < page.end)?
            }
        };
        self.highlight_at(&range)
    }

    /// The bytes that the caret stands for: its cluster, or all of the clutter that is
    /// folded there.
    pub(in crate::app) fn at_caret(&self) -> Option<Range<usize>> {
        let at = self.caret()?.at;
        match self.folded_at(at) {
            Some(run) => Some(run.range.clone()),
            None => self.under_caret(),
        }
    }
}
