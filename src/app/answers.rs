//! What the worker's answers do to the model. Answers to questions that newer
//! ones have overtaken are dropped here.

use std::ops::Range;
use std::sync::Arc;

use super::ahead::{Ahead, Next};
use super::citing;
use super::deeds;
use super::exchange::{Answer, Effect, Handed, Listing, Progress, Selection, Shelved};
use super::faults;
use super::filter_bar::{FilterBar, Purpose};
use super::folders::Standing;
use super::geometry::Pane;
use super::identity;
use super::jotting;
use super::judging;
use super::listening;
use super::model::{AfterListing, Landing, Model, Movement};
use super::movement;
use super::notices::library_trouble;
use super::origins;
use super::overlay::{Kind, Overlay};
use super::reader::Open;
use super::relations;
use super::rows;
use super::saved;
use super::taking_out;
use super::typing::{self, stop_finding};
use crate::actors::gazetteer::Gazetteer;
use crate::actors::index::principal_by_count;
use crate::library::article::{Article, ArticleId};
use crate::library::notice::Notice;
use crate::library::state::State;
use crate::library::store::{StoreError, Tally};
use crate::text::direction::Direction;

/// Texts of more bytes are laid out when they are shown.
const LARGE: usize = 64 * 1024;

/// Takes over an answer.
pub(super) fn take(model: &mut Model, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Gazetteer(gazetteer) => {
            model.gazetteer = Some(gazetteer);
            model.ahead = Ahead::default();
            saved::check(model);
            settle(model);
        }
        Answer::Noticed { doc, notices } => model.notices.push((doc, notices)),
        Answer::Faults { doc, faults } => {
            let words = faults.iter().map(|one| faults::fault(&model.strings, one));
            let said = words.map(|what| Notice::Said { what }).collect();
            model.notices.push((doc, said));
        }
        Answer::Progress(progress) => {
            model.strips.ask_again();
            if let Some(notebook) = &mut model.notebook {
                notebook.ask_again();
            }
            return take_progress(model, progress);
        }
        Answer::Strips {
            only_certain,
            strips,
        } => model.strips.take(only_certain, strips),
        Answer::Listed(listing) if listing.generation == model.sidebar.generation => {
            return take_listing(model, listing);
        }
        Answer::Ahead { selection, handed } => keep_ahead(model, selection, handed),
        Answer::Opened { generation, handed } if generation == model.opening => {
            return open(model, handed, None);
        }
        Answer::Completed {
            was,
            article,
            state,
        } => {
            identity::rename(model, was, article.id);
            if let Some(open) = model.reader.open.as_mut()
                && open.article.id == was
            {
                let awaited = open.awaits();
                open.complete(article);
                open.state = state;
                if awaited {
                    model.remark = None;
                }
            }
            model.reader.resume();
            return vec![model.ask_for_list()];
        }
        Answer::Missing {
            generation,
            trouble,
        } if generation == model.opening => return miss(model, trouble.as_ref()),
        Answer::Withdrawn(id) => {
            identity::forget(model, id);
            return vec![model.ask_for_list()];
        }
        Answer::Mentions {
            id,
            mentions,
            are_all,
        } => {
            if let Some(open) = model
                .reader
                .open
                .as_mut()
                .filter(|open| open.article.id == id)
            {
                open.mentions = Some(mentions);
                open.knows_all = are_all;
                settle(model);
                judging::count(model);
            }
        }
        Answer::Found {
            generation,
            hits,
            has_more,
        } if generation == model.finding => take_found(model, hits, has_more),
        Answer::Sought { generation, id } if generation == model.seeking => {
            return take_sought(model, id);
        }
        Answer::Concordance(gathered) if gathered.generation == model.gathering => {
            return rows::take(model, gathered);
        }
        Answer::Related(found) if found.generation == model.relating => {
            return relations::take(model, found);
        }
        Answer::Notebook(listed) if listed.generation == model.jotting => {
            return jotting::take(model, listed);
        }
        Answer::Voices(heard) if heard.generation == model.listening => {
            return listening::take(model, heard);
        }
        Answer::Names(names) => {
            if let Some(bar) = &mut model.bar {
                bar.names = names;
            }
            typing::offer(model);
        }
        Answer::Exported(exported) => taking_out::say(model, exported),
        Answer::Cited(text) => return citing::cited(model, text),
        Answer::Kept { deed, kept } => deeds::say_kept(model, &deed, kept),
        Answer::Done { id, state } => deeds::take_state(model, id, state),
        Answer::Reloaded(was, reloaded) => return origins::reloaded(model, was, &reloaded),
        Answer::Removed(removed) => origins::say_removed(model, &removed),
        Answer::Shelved(shelved) => say_shelved(model, &shelved),
        Answer::Counted {
            generation,
            place,
            articles,
            unread,
            new,
        } if generation == model.folders.generation => {
            let counted = Standing::Counted {
                articles,
                unread,
                new,
            };
            saved::take_count(model, place, counted);
        }
        // Overtaken by a newer question.
        Answer::Listed(_)
        | Answer::Opened { .. }
        | Answer::Missing { .. }
        | Answer::Unanswered(_)
        | Answer::Found { .. }
        | Answer::Sought { .. }
        | Answer::Concordance(_)
        | Answer::Related(_)
        | Answer::Notebook(_)
        | Answer::Voices(_)
        | Answer::Counted { .. } => {}
    }
    Vec::new()
}

/// What was to be opened is not there: says so. What is gone is named nowhere any more.
fn miss(model: &mut Model, trouble: Option<&StoreError>) -> Vec<Effect> {
    let Some(pending) = model.pending.take() else {
        return Vec::new();
    };
    if let Some(trouble) = trouble {
        model.complain(library_trouble(&model.strings, trouble));
        return Vec::new();
    }
    identity::forget(model, pending.id);
    if let Some(notebook) = &mut model.notebook {
        notebook.ask_again();
    }
    model.complain(model.strings.get("article-gone"));
    vec![model.ask_for_list()]
}

fn say_shelved(model: &mut Model, shelved: &Shelved) {
    let strings = &model.strings;
    match shelved {
        Shelved::Done { all: 1, before: 1 } => model.say(strings.get("kept-before")),
        Shelved::Done { all, before } => {
            let counts = [
                ("new", (all - before).to_string().into()),
                ("before", before.to_string().into()),
            ];
            model.say(strings.with("kept", counts));
        }
        Shelved::Nowhere => model.complain(strings.get("nowhere-to-keep")),
        Shelved::Failed(trouble) => model.complain(library_trouble(strings, trouble)),
    }
}

fn take_progress(model: &mut Model, progress: Progress) -> Vec<Effect> {
    let read = model.progress.reading && !progress.reading;
    model.progress = progress;
    if read && !model.touched {
        match progress.articles {
            0 if !model.notices.is_empty() => model.overlay = Some(Overlay::new(Kind::Notices)),
            // One article alone is there to be read; there is no list to choose from.
            1 => model.focus = Pane::Reader,
            _ => {}
        }
    }
    vec![model.ask_for_list()]
}

/// Lays out an article that may be opened next, and keeps it; so with its row of the list.
fn keep_ahead(model: &mut Model, selection: Selection, handed: Handed) {
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
        (open.matched, open.matched_more) = (handed.matched, handed.matched_more);
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
    effects.extend(deeds::parting(model).map(Effect::Ask));
    let (options, policy) = (model.reading_options(parts.width), model.direction_policy);
    let reader = &mut model.reader;
    reader.show(article, state, laid, options, parts.height, policy);
    effects
}

/// An article, its mentions or the gazetteer have come: names the principal
/// actors and shows it.
fn settle(model: &mut Model) {
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

/// Leaves out of counts what is only likely.
fn only_certain(tally: &mut Vec<Tally>) {
    tally.retain(|row| row.certain.0 > 0);
    for row in &mut *tally {
        (row.mentions, row.articles) = row.certain;
    }
    tally.sort_by_key(|row| std::cmp::Reverse(row.mentions));
}

fn take_listing(model: &mut Model, mut listing: Listing) -> Vec<Effect> {
    if let Some(mut tally) = listing.tally.take() {
        if model.hides_likely {
            only_certain(&mut tally);
        }
        model.take_tally(tally);
    }
    let then = std::mem::take(&mut model.after_listing);
    let first = matches!(then, AfterListing::OpenKept { .. });
    model.sidebar.take(listing, first);
    let Some(id) = model.sidebar.selected().map(|row| row.id) else {
        if model.sidebar.total > 0 {
            // The row is beyond this window; it is asked for, and then opened.
            model.after_listing = then;
        } else if let Some(open) = &mut model.reader.open {
            (open.matched, open.matched_more) = (Default::default(), false);
            open.here = None;
        }
        return Vec::new();
    };
    let filtered = !model.sidebar.selection.typed.trim().is_empty();
    let landing = match then {
        AfterListing::Show if model.reader.open.is_some() || model.pending.is_some() => {
            return Vec::new();
        }
        AfterListing::OpenKept {
            back_to: Some(place),
        } if place.article == id => Landing::At(place),
        AfterListing::OpenKept { back_to: None } if filtered => Landing::Mention {
            movement: Movement::Hits,
            forwards: true,
        },
        _ => Landing::Stay,
    };
    vec![model.ask_for_article(id, landing)]
}

/// Hits have come: shows the first one from where finding began.
fn take_found(model: &mut Model, hits: Arc<[Range<usize>]>, has_more: bool) {
    model.awaits_hits = false;
    let Some(from) = model.found_from.clone() else {
        return;
    };
    let Some(open) = model
        .reader
        .open
        .as_mut()
        .filter(|open| open.article.id == from.article)
    else {
        return;
    };
    open.fold_peeked();
    open.restore(&from);
    let start = from.here.as_ref().map_or(from.top, |here| here.start);
    let first = hits.partition_point(|hit| hit.start < start);
    let hit = hits.get(first).or(hits.first()).cloned();
    open.found = hits;
    open.found_more = has_more;
    match hit {
        Some(hit) => {
            let folded = open.folded_at(hit.start).map(|run| run.range.start);
            open.go_to(hit);
            open.peeked = folded;
            model.remark = None;
        }
        None => {
            open.here = None;
            let typed = model
                .bar
                .as_ref()
                .is_none_or(|bar| !bar.field.text().trim().is_empty());
            if typed {
                model.complain(model.strings.get("no-hits"));
            }
        }
    }
}

fn take_sought(model: &mut Model, id: Option<ArticleId>) -> Vec<Effect> {
    let seek = model.seeking_for.clone();
    let Some(id) = id else {
        let said = if seek.forwards {
            "no-further-mention"
        } else {
            "no-earlier-mention"
        };
        model.complain(model.strings.get(said));
        return Vec::new();
    };
    model.leave_place();
    movement::show_reader(model);
    if seek.takes_keys {
        model.focus = Pane::Reader;
    }
    if let Some((_, row)) = model.sidebar.find(id) {
        // Isolated (UAX #9): the interface may run the other way.
        let isolate = match row.directions.by(model.direction_policy) {
            Direction::RightToLeft => '\u{2067}',
            Direction::LeftToRight => '\u{2066}',
        };
        let title = format!("{isolate}{}\u{2069}", row.title);
        model.say(
            model
                .strings
                .with("on-to-article", [("title", title.into())]),
        );
    }
    let landing = Landing::Mention {
        movement: seek.movement,
        forwards: seek.forwards,
    };
    let mut effects = vec![model.ask_for_article(id, landing)];
    if model.sidebar.find(id).is_none() {
        effects.push(model.ask_for_list());
    }
    effects
}
