//! What the worker's answers do to the model. Answers to questions that newer
//! ones have overtaken are dropped here.

use std::ops::Range;
use std::sync::Arc;

use super::exchange::{Answer, Effect, Listing};
use super::filter_bar::{FilterBar, Purpose};
use super::geometry::Pane;
use super::model::{Landing, Model, Movement};
use super::movement;
use crate::actors::index::principal;
use crate::library::article::ArticleId;

/// What the worker says.
pub(super) fn take(model: &mut Model, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Gazetteer(gazetteer) => model.gazetteer = Some(gazetteer),
        Answer::Noticed { doc, notices } => model.notices.push((doc, notices)),
        Answer::Progress(progress) => {
            let read = model.progress.reading && !progress.reading;
            model.progress = progress;
            // One article alone is opened to be read; there is no list to choose from.
            if read && progress.articles == 1 {
                model.focus = Pane::Reader;
            }
            return vec![model.ask_for_list()];
        }
        Answer::Listed(listing) if listing.generation == model.sidebar.generation => {
            return take_listing(model, listing);
        }
        Answer::Misread { generation, error } if generation == model.sidebar.generation => {
            model.misread = Some(error);
        }
        Answer::Opened {
            generation,
            article,
            mentions,
            matched,
        } if generation == model.opening => {
            let id = article.id;
            let parts = model.geometry().text;
            let again = model
                .reader
                .open
                .as_ref()
                .is_some_and(|open| open.article.id == id);
            if !again {
                let (marks, policy) = (model.marks, model.direction_policy);
                model
                    .reader
                    .show(article, parts.width, parts.height, marks, policy);
            }
            if let Some(open) = &mut model.reader.open {
                open.matched = matched;
                open.mentions = mentions.or(open.mentions.take());
            }
            if let Some((index, _)) = model.sidebar.find(id) {
                model.sidebar.selected = index;
            }
            settle(model);
        }
        Answer::Mentions { id, mentions } => {
            if let Some(open) = model
                .reader
                .open
                .as_mut()
                .filter(|open| open.article.id == id)
            {
                open.mentions = Some(mentions);
                settle(model);
            }
        }
        Answer::Found { generation, hits } if generation == model.finding => {
            take_found(model, hits);
        }
        Answer::Sought { generation, id } if generation == model.seeking => {
            return take_sought(model, id);
        }
        // Overtaken by a newer request.
        _ => {}
    }
    Vec::new()
}

/// An article or its mentions have come: names its principal actors, and goes
/// to where it was opened for.
fn settle(model: &mut Model) {
    if let (Some(open), Some(gazetteer)) = (&mut model.reader.open, &model.gazetteer) {
        open.principal = open
            .mentions
            .as_ref()
            .map(|mentions| principal(&open.article, mentions, gazetteer))
            .unwrap_or_default();
    }
    movement::land(model);
}

fn take_listing(model: &mut Model, mut listing: Listing) -> Vec<Effect> {
    let kept = listing.kept.is_some();
    if let Some(tally) = listing.tally.take() {
        model.facets.take(tally, &model.sidebar.selection);
    }
    let preview = std::mem::take(&mut model.preview);
    if preview && !kept {
        model.sidebar.selected = 0;
        model.sidebar.top = 0;
    }
    model.misread = None;
    model.sidebar.take(listing);
    let Some(id) = model.sidebar.selected().map(|row| row.id) else {
        return Vec::new();
    };
    if !preview && model.reader.open.is_some() {
        return Vec::new();
    }
    let landing = if model.sidebar.selection.typed.trim().is_empty() {
        Landing::Stay
    } else {
        Landing::Mention {
            movement: Movement::Hits,
            forwards: true,
        }
    };
    vec![model.ask_for_article(id, landing)]
}

/// Hits have come: shows the first one from where finding began.
fn take_found(model: &mut Model, hits: Arc<[Range<usize>]>) {
    let Some(FilterBar {
        purpose: Purpose::Find { from: Some(from) },
        field,
    }) = &model.bar
    else {
        return;
    };
    let Some(open) = &mut model.reader.open else {
        return;
    };
    open.return_to(from);
    let start = from.here.as_ref().map_or(from.top, |here| here.start);
    let first = hits.partition_point(|hit| hit.start < start);
    let hit = hits.get(first).or(hits.first()).cloned();
    let nothing = hit.is_none() && !field.text().trim().is_empty();
    open.found = hits;
    match hit {
        Some(hit) => open.go_to(hit),
        None => open.here = None,
    }
    if nothing {
        model.complain(model.strings.get("no-hits"));
    }
}

fn take_sought(model: &mut Model, id: Option<ArticleId>) -> Vec<Effect> {
    let Some(id) = id else {
        let forwards = matches!(model.seeking_for, Landing::Mention { forwards: true, .. });
        let said = if forwards {
            "no-further-mention"
        } else {
            "no-earlier-mention"
        };
        model.complain(model.strings.get(said));
        return Vec::new();
    };
    model.leave_place();
    movement::show_reader(model);
    if let Some((_, row)) = model.sidebar.find(id) {
        let title = row.title.clone();
        model.say(
            model
                .strings
                .with("on-to-article", [("title", title.into())]),
        );
    }
    let landing = model.seeking_for.clone();
    model.reader.forget_place(id);
    let mut effects = vec![model.ask_for_article(id, landing)];
    if model.sidebar.find(id).is_none() {
        effects.push(model.ask_for_list());
    }
    effects
}
