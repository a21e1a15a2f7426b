//! Articles that come: laid out ahead, shown, with whom they are about once that is known.

use std::ops::Range;
use std::sync::Arc;

use super::ahead::Next;
use super::deeds;
use super::exchange::{Effect, Handed, Selection};
use super::filter_bar::{FilterBar, Purpose};
use super::model::Model;
use super::movement;
use super::reader::Open;
use super::typing::stop_finding;
use crate::actors::gazetteer::Gazetteer;
use crate::actors::index::principal_by_count;
use crate::library::article::Article;
use crate::library::state::State;

/// Texts of more bytes are laid out when they are shown.
const LARGE: usize = 64 * 1024;

/// Lays out an article that may be opened next, and keeps it; so with its row of the list.
pub(super) fn keep_ahead(model: &mut Model, selection: Selection, handed: Handed) {
    let parts = model.geometry();
    let text = parts.text;
    let options = model.reading_options(text.width);
    let fits = handed.article.text.len() <= LARGE && !parts.too_small;
    let laid = fits.then(|| {
        let article = Arc::clone(&handed.article);
        let policy = model.direction_policy;
        let mut laid = model.reader.lay_out(article, options, text.height, policy);
        laid.mentions.clone_from(&handed.mentions);
        name_principal(&mut laid, model.gazetteer.as_deref());
        laid
    });
    model.sidebar.expects_step = true;
    model.reader.past = None;
    model.ahead.keep(Next {
        handed,
        selection,
        laid,
    });
}

/// Shows the article that was asked for. `laid`: as it was laid out before that.
pub(super) fn open(model: &mut Model, handed: Handed, laid: Option<Open>) -> Vec<Effect> {
    let effects = take_article(model, handed.article, handed.state, laid);
    let mut is_named = false;
    if let Some(open) = &mut model.reader.open {
        let was_hit = |here: &Range<usize>| open.matched.contains(here);
        let was_hit = open.here.as_ref().is_some_and(was_hit);
        (open.matched, open.matched_more) = (handed.matched, handed.matched_more);
        let is_hit = |here: &Range<usize>| open.matched.contains(here);
        if was_hit && !open.here.as_ref().is_some_and(is_hit) {
            // One is at no hit of what is filtered for no more, but where one was.
            open.here = open.here.take().map(|here| here.start..here.start);
        }
        open.knows_all |= handed.mentions.is_some();
        let known = open.mentions.as_ref().zip(handed.mentions.as_ref());
        is_named = known.is_some_and(|(known, handed)| Arc::ptr_eq(known, handed));
        open.mentions = handed.mentions.or(open.mentions.take());
    }
    if is_named {
        show(model);
    } else {
        settle(model);
    }
    effects
}

fn take_article(
    model: &mut Model,
    article: Arc<Article>,
    state: State,
    laid: Option<Open>,
) -> Vec<Effect> {
    let id = article.id;
    let parts = model.geometry().text;
    // The answer for a beginning comes again when it is whole.
    if let Some(pending) = model.pending.take() {
        model.landing = pending.landing;
    }
    if model
        .reader
        .open
        .as_ref()
        .is_some_and(|open| open.article.id == id)
    {
        return Vec::new();
    }
    // What was found, or is being typed to be found, belongs to the article left.
    let is_find = |bar: &FilterBar| matches!(bar.purpose, Purpose::Find { .. });
    if model.bar.as_ref().is_some_and(is_find) {
        model.bar = None;
    }
    let mut effects = stop_finding(model);
    let is_filter = |bar: &&FilterBar| matches!(bar.purpose, Purpose::Filter { .. });
    if let Some(bar) = model.bar.as_ref().filter(is_filter) {
        model.reader.put_back(bar.stood().as_ref());
    }
    effects.extend(deeds::parting(model).map(Effect::Ask));
    let (options, policy) = (model.reading_options(parts.width), model.direction_policy);
    let reader = &mut model.reader;
    reader.show(article, state, laid, options, parts.height, policy);
    effects
}

/// An article, its mentions or the gazetteer have come: names the principal
/// actors and shows it.
pub(super) fn settle(model: &mut Model) {
    if let Some(open) = &mut model.reader.open {
        name_principal(open, model.gazetteer.as_deref());
    }
    show(model);
}

/// Keeps the colours of the principal actors apart, and goes to where the article was
/// opened for.
fn show(model: &mut Model) {
    model.colour_open();
    movement::land(model);
}

/// Finds out whom an article is most about, once that is known of it and of actors.
fn name_principal(open: &mut Open, gazetteer: Option<&Gazetteer>) {
    let Some(gazetteer) = gazetteer else {
        return;
    };
    let mentions = open.mentions.as_ref();
    open.principal = mentions
        .map(|mentions| principal_by_count(&open.article, mentions, gazetteer))
        .unwrap_or_default();
}
