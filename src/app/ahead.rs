//! Articles that are likely to be opened next. The worker hands them over before they are
//! asked for, and they are laid out at once, so that the screen waits for nothing when they
//! are. They are asked for all the same: what comes then holds.

use std::collections::VecDeque;
use std::sync::Arc;

use super::answers;
use super::exchange::{Effect, Handed, Request, Selection};
use super::model::Model;
use super::reader::Open;
use crate::library::article::ArticleId;

/// How many are kept: those before and after two articles.
const MOST: usize = 4;
/// Texts of more bytes are laid out when they are shown.
const LARGE: usize = 64 * 1024;

/// What was handed over last.
#[derive(Debug, Default)]
pub(super) struct Ahead(VecDeque<Next>);

#[derive(Debug)]
struct Next {
    handed: Handed,
    /// That says what is marked in it.
    selection: Selection,
    laid: Option<Open>,
}

impl Ahead {
    fn take(&mut self, id: ArticleId, selection: &Selection) -> Option<Next> {
        let is_meant = |next: &Next| next.handed.article.id == id && next.selection == *selection;
        let at = self.0.iter().position(is_meant)?;
        self.0.remove(at)
    }

    fn forget(&mut self, id: ArticleId) {
        self.0.retain(|next| next.handed.article.id != id);
    }
}

/// Keeps an article that was handed over, in the place of those handed over long ago.
pub(super) fn keep(model: &mut Model, selection: Selection, handed: Handed) {
    let parts = model.geometry();
    let text = parts.text;
    let options = model.reading_options(text.width);
    let fits = handed.article.text.len() <= LARGE && !parts.too_small;
    let laid = fits.then(|| {
        let article = Arc::clone(&handed.article);
        let policy = model.direction_policy;
        model.reader.lay_out(article, options, text.height, policy)
    });
    let ahead = &mut model.ahead;
    ahead.forget(handed.article.id);
    ahead.0.truncate(MOST - 1);
    ahead.0.push_front(Next {
        handed,
        selection,
        laid,
    });
}

/// Shows an article that is asked for, if it is here already.
pub(super) fn answer(model: &mut Model, asked: &[Effect]) -> Vec<Effect> {
    let mut effects = Vec::new();
    for effect in asked {
        match effect {
            Effect::Ask(Request::Open { id, selection, .. }) => {
                if let Some(next) = model.ahead.take(*id, selection) {
                    effects.extend(answers::open(model, next.handed, next.laid));
                }
            }
            // It is read again with what was done.
            Effect::Ask(Request::Keep { id, .. }) => model.ahead.forget(*id),
            Effect::Ask(Request::Reload(_) | Request::Remove(_) | Request::Shelve(_)) => {
                model.ahead = Ahead::default();
            }
            _ => {}
        }
    }
    effects
}
