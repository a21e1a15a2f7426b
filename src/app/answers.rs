//! What the worker's answers do to the model. Answers to questions that newer
//! ones have overtaken are dropped here.

use std::ops::Range;
use std::sync::Arc;

use super::ahead::Ahead;
use super::arrival::{keep_ahead, open, settle};
use super::citing;
use super::deciding;
use super::deeds;
use super::exchange::{Answer, Effect, Listing, Progress, Shelved};
use super::faults;
use super::folders::Standing;
use super::geometry::Pane;
use super::identity;
use super::jotting;
use super::listening;
use super::model::{AfterListing, Landing, Model, Movement};
use super::movement;
use super::notices::library_trouble;
use super::origins;
use super::overlay::{Kind, Overlay};
use super::relations;
use super::rows;
use super::saved;
use super::taking_out;
use super::typing;
use crate::library::article::ArticleId;
use crate::library::notice::Notice;
use crate::library::store::{StoreError, Tally};
use crate::text::isolate::isolated_in;

/// Takes over an answer.
pub(super) fn take(model: &mut Model, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Gazetteer(gazetteer) => {
            if model.gazetteer.replace(gazetteer).is_some() {
                // Mentions are looked for anew.
                model.strips.forget();
            }
            model.ahead = Ahead::default();
            saved::check(model);
            model.colour_listed();
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
        Answer::Strips { generation, strips } => model.strips.take(generation, strips),
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
        Answer::Gone(id) => {
            let open = model.reader.open.as_ref();
            if open.is_some_and(|open| open.article.id == id) {
                model.complain(model.strings.get("article-gone"));
            }
        }
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
                deciding::count(model);
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
    let first = matches!(
        then,
        AfterListing::OpenKept { .. } | AfterListing::OpenTyped { .. } | AfterListing::OpenFirst
    );
    model.strips.compare(&listing.rows);
    model.sidebar.take(listing, first);
    model.colour_listed();
    let selected = model.sidebar.selected().map(|row| row.id);
    let is_back = model.left.has_come(selected, model.progress.reading);
    let Some(id) = selected else {
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
    let has_any = model.reader.open.is_some() || model.pending.is_some();
    if !is_back && !has_any && model.left.may_come(model.sidebar.total) {
        model.after_listing = then;
        return Vec::new();
    }
    let landing = match then {
        AfterListing::Show if has_any && !is_back => return Vec::new(),
        AfterListing::OpenKept {
            back_to: Some(place),
        } if place.article == id => Landing::At(place),
        AfterListing::OpenTyped { from } => Landing::Hit { from },
        AfterListing::OpenKept { back_to: None } | AfterListing::OpenFirst if filtered => {
            Landing::Mention {
                movement: Movement::Hits,
                forwards: true,
            }
        }
        _ => Landing::Stay,
    };
    // It comes by itself: whoever is at the row of a saved query stays there.
    let head = model.folders.selected;
    let effect = model.ask_for_article(id, landing);
    model.folders.selected = head;
    vec![effect]
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
        let title = isolated_in(&row.title, row.directions.by(model.direction_policy));
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
