//! The trail: the places where one was, the one where one is, and those that one came back
//! from, as stops in a row. Walks along it; the places themselves stand in `jumps.rs`.

mod row;

use std::borrow::Cow;

pub(super) use self::row::pointed;
pub use self::row::{Part, Piece, row};
use super::below;
use super::commands::Command;
use super::exchange::Effect;
use super::jumps::Place;
use super::model::{Landing, Model};
use super::wish::Below;
use super::{movement, pane_below, picking, relations};
use crate::library::article::ArticleId;
use crate::library::mention::ActorId;
use crate::query::concordance::Keyword;
use crate::text::isolate::isolated;

/// What one was at in a stop: what is the same twice in a row is shown once.
#[derive(Clone, Debug, PartialEq, Eq)]
enum What<'a> {
    Article(ArticleId),
    Concordance(&'a Keyword),
    /// Passages related to one of this article.
    Related(ArticleId),
    Notebook,
    /// The forms in which sources write this actor.
    Voices(&'a ActorId),
}

impl<'a> What<'a> {
    fn of(place: &'a Place) -> Self {
        match &place.below {
            None => Self::Article(place.article),
            Some(Below::Concordance(wish)) => Self::Concordance(&wish.keyword),
            Some(Below::Related(wish)) => Self::Related(wish.article),
            Some(Below::Notebook(_)) => Self::Notebook,
            Some(Below::Voices(wish)) => Self::Voices(&wish.actor),
        }
    }

    /// What one is at now.
    fn now(model: &'a Model) -> Option<Self> {
        if let Some(open) = &model.concordance {
            return Some(Self::Concordance(&open.wish.keyword));
        }
        if let Some(open) = &model.related {
            return Some(Self::Related(open.wish.article));
        }
        if model.notebook.is_some() {
            return Some(Self::Notebook);
        }
        if let Some(open) = &model.voices {
            return Some(Self::Voices(&open.wish.actor));
        }
        let pending = model.pending.as_ref().map(|pending| pending.id);
        let open = model.reader.open.as_ref().map(|open| open.article.id);
        pending.or(open).map(Self::Article)
    }

    /// In a short word.
    fn said(&self, model: &Model) -> String {
        let strings = &model.strings;
        match self {
            Self::Article(id) => title(model, *id),
            Self::Concordance(Keyword::Actor(actor) | Keyword::Voice(actor, _)) => {
                let actor = [("of", model.brief_name(actor).into())];
                strings.with("trail-concordance", actor)
            }
            Self::Concordance(Keyword::Words(words)) => {
                // Isolated (UAX #9): it may run against the line.
                let words = [("of", isolated(words).into())];
                strings.with("trail-concordance", words)
            }
            Self::Related(_) => strings.get("trail-related"),
            Self::Notebook => strings.get("trail-notebook"),
            Self::Voices(actor) => {
                let actor = [("of", model.brief_name(actor).into())];
                strings.with("trail-voices", actor)
            }
        }
    }
}

/// What an article is called, whether it is open, was, or stands in the list.
fn title(model: &Model, id: ArticleId) -> String {
    let known = model.jumps.named(id).map(|named| &named.title);
    let mut rows = model.sidebar.items.iter().map(|item| &item.summary);
    let listed = rows.find(|row| row.id == id).map(|row| &row.title);
    let found = known.or(listed);
    found.cloned().unwrap_or_else(|| "…".to_owned())
}

/// A stop of the trail.
pub(super) struct Stop {
    /// How many steps it is from here, back if less than 0.
    pub(super) steps: isize,
    pub(super) label: String,
    /// How far down in its article it is, in percent, if it is a place of one.
    pub(super) share: Option<usize>,
}

/// The stops by which one came to what is below the text, the farthest first: the place where
/// it was opened and, of the passages of a form, the forms. What is the last stop already is
/// none of them.
fn origins(model: &Model) -> Vec<Cow<'_, Place>> {
    let concordance = model.concordance.as_ref();
    let forms = concordance.and_then(|open| open.from.as_ref());
    let mut stops: Vec<Cow<'_, Place>> = match forms {
        Some(forms) => {
            let beside = concordance.and_then(|open| open.before.place.as_ref());
            forms.places(beside).into_iter().map(Cow::Owned).collect()
        }
        None => {
            let concordance = concordance.map(|open| &open.before);
            let related = model.related.as_ref().map(|open| &open.before);
            let notebook = model.notebook.as_ref().map(|open| &open.before);
            let voices = model.voices.as_ref().map(|open| &open.before);
            let open = concordance.or(related).or(notebook).or(voices);
            let place = open.and_then(|before| before.place.as_ref());
            place.map(Cow::Borrowed).into_iter().collect()
        }
    };
    if stops.first().map(AsRef::as_ref) == model.jumps.behind().last() {
        stops.drain(..stops.len().min(1));
    }
    stops
}

/// The stops behind, the farthest first, and those ahead, the nearest first.
fn places(model: &Model) -> (Vec<Cow<'_, Place>>, Vec<Cow<'_, Place>>) {
    let behind = model.jumps.behind().iter().map(Cow::Borrowed);
    let ahead = model.jumps.ahead().map(Cow::Borrowed);
    (behind.chain(origins(model)).collect(), ahead.collect())
}

/// Every stop, the first one first.
pub(super) fn stops(model: &Model) -> Vec<Stop> {
    let (behind, ahead) = places(model);
    let stop = |(place, steps): (Cow<'_, Place>, isize)| Stop {
        steps,
        label: What::of(&place).said(model),
        share: match (model.jumps.named(place.article), &place.below) {
            (Some(named), None) => Some(place.top * 100 / named.length.max(1)),
            _ => None,
        },
    };
    let here = What::now(model).map(|now| Stop {
        steps: 0,
        label: now.said(model),
        share: None,
    });
    let far = behind.len() as isize;
    let behind = behind.into_iter().zip(-far..).map(stop);
    let ahead = ahead.into_iter().zip(1..).map(stop);
    behind.chain(here).chain(ahead).collect()
}

impl Model {
    /// Whether there is a row for it: once one has gone from one thing to another. Jumps
    /// within one article alone are no trail.
    pub(super) fn has_trail(&self) -> bool {
        if self.jumps.is_empty() {
            return false;
        }
        let Some(now) = What::now(self) else {
            return false;
        };
        let mut places = self.jumps.behind().iter().chain(self.jumps.ahead());
        places.any(|place| What::of(place) != now)
    }
}

/// Opens the whole of it, to choose from.
pub(super) fn open(model: &mut Model) {
    if model.jumps.is_empty() && origins(model).is_empty() {
        let key = model.keymap.in_words(Command::NextMention);
        model.complain(model.strings.with("no-trail", [("key", key.into())]));
        return;
    }
    picking::open_trail(model);
}

/// Where one is, with the rows below the text as they stand.
fn here(model: &mut Model) -> Option<Place> {
    let below = below_here(model);
    below.or_else(|| model.place())
}

/// The place of the row below the text that has the keys, or the place beside the rows where
/// they are no places.
fn below_here(model: &mut Model) -> Option<Place> {
    if let Some(open) = &model.concordance {
        let line = open.row(open.selected)?;
        let wish = Below::Concordance(Box::new(open.wish.clone()));
        return Some(below::stop(model, line.article, line.range.clone(), wish));
    }
    if let Some(open) = &model.notebook {
        let row = open.chosen()?;
        let wish = Below::Notebook(Box::new(open.wish.clone()));
        let place = below::stop(model, row.article, row.range.clone().unwrap_or(0..0), wish);
        return Some(Place {
            here: row.range.clone(),
            ..place
        });
    }
    if let Some(open) = &model.voices {
        let below = Some(Below::Voices(Box::new(open.wish.clone())));
        let place = model.place()?;
        return Some(Place { below, ..place });
    }
    relations::place(model)
}

/// Goes so many steps along the trail, back if that is less than 0.
pub(super) fn travel(model: &mut Model, steps: isize) -> Vec<Effect> {
    let far = steps.unsigned_abs();
    let (behind, ahead) = places(model);
    let (there, said) = match steps < 0 {
        true => (behind.len(), "no-way-back"),
        false => (ahead.len(), "no-way-forward"),
    };
    if far == 0 || far > there {
        model.complain(model.strings.get(said));
        return Vec::new();
    }
    let here = here(model);
    let origins: Vec<Place> = origins(model).into_iter().map(Cow::into_owned).collect();
    for origin in origins {
        match steps < 0 {
            // What is below the text is a new way, from which nothing lies ahead.
            true => model.jumps.leave(origin),
            false => model.jumps.pass(origin),
        }
    }
    let Some(place) = model.jumps.walk(steps, here) else {
        model.complain(model.strings.get(said));
        return Vec::new();
    };
    let mut effects = below::put_away(model);
    if let Some(below) = place.below.clone() {
        pane_below::reopen(model, below);
    }
    movement::show_reader(model);
    match &mut model.reader.open {
        Some(open) if open.article.id == place.article && model.pending.is_none() => {
            open.return_to(&place);
        }
        _ => {
            effects.push(model.ask_for_article(place.article, Landing::At(place)));
            if model.sidebar.selected().map(|row| row.id) != model.sidebar.selected_id {
                effects.push(model.ask_for_list());
            }
        }
    }
    effects
}
