//! Marking passages of the open article, and writing about them: what the keys of marks and
//! notes do where a caret stands in the text. Elsewhere they are about the article.

use std::ops::Range;

use super::caret;
use super::commands::Command;
use super::deeds;
use super::exchange::Effect;
use super::model::Model;
use super::reader::{Open, Part};
use crate::library::annotation::{self, Annotation, LONGEST};
use crate::library::article::ArticleId;
use crate::text::cluster::{next_boundary, previous_boundary};

/// What a command means to the passage that the caret is in; `None` if nothing of its own.
pub(super) fn obey(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    match command {
        Command::ToggleMarked => toggle(model),
        _ => None,
    }
}

/// Marks what is selected, or takes away the mark that the caret is in; `None` where there is
/// neither, so that the article is meant.
fn toggle(model: &mut Model) -> Option<Vec<Effect>> {
    let open = open(model)?;
    let (id, text) = (open.article.id, &open.article.text);
    let list = &open.state.annotations;
    if let Some(marked) = open.marked() {
        let marked = without_blanks(text, marked);
        if marked.is_empty() {
            return Some(refuse(model, "nothing-to-highlight"));
        }
        if marked.len() > LONGEST {
            return Some(refuse(model, "too-long-to-highlight"));
        }
        let with = annotation::with(text, list, marked, None);
        return Some(put(model, id, with));
    }
    let (highlight, _) = open.highlight_at(&open.at_caret()?)?;
    let mut without = list.clone();
    without.remove(highlight.place);
    Some(put(model, id, without))
}

/// What a note is about, and what was written about it so far: what is selected, else what
/// is marked where the caret stands, else the mention there, else the sentence. `None` where
/// there is none of these, so that the article is meant.
pub(super) fn subject(model: &Model) -> Option<(ArticleId, Range<usize>, String)> {
    let open = open(model)?;
    let text = &open.article.text;
    let range = passage(open)?;
    let note = annotation::notes_at(text, &open.state.annotations, range.clone());
    Some((open.article.id, range, note))
}

/// Puts down what was typed about a passage. Nothing leaves the passage marked, if it was.
pub(super) fn accept_note(
    model: &mut Model,
    id: ArticleId,
    range: Range<usize>,
    note: String,
) -> Vec<Effect> {
    let open = model.reader.open.as_ref();
    let open = open.filter(|open| open.article.id == id);
    let Some(open) = open.filter(|open| open.article.text.get(range.clone()).is_some()) else {
        return refuse(model, "passage-gone");
    };
    if note.is_empty() && open.highlight_at(&range).is_none() {
        return Vec::new();
    }
    let text = &open.article.text;
    let with = annotation::with(text, &open.state.annotations, range, Some(note));
    put(model, id, with)
}

fn open(model: &Model) -> Option<&Open> {
    let open = model.reader.open.as_ref();
    open.filter(|open| open.caret().is_some() && model.pending.is_none())
}

/// The passage that a note is about.
fn passage(open: &Open) -> Option<Range<usize>> {
    let text = &open.article.text;
    let marked = open.marked().map(|marked| without_blanks(text, marked));
    if let Some(marked) = marked.filter(|marked| !marked.is_empty()) {
        return Some(marked);
    }
    let at = open.at_caret()?;
    if let Some((highlight, _)) = open.highlight_at(&at) {
        return Some(highlight.range.clone());
    }
    if open.folded_at(at.start).is_some() {
        return Some(at);
    }
    match open.mention_at_caret() {
        Some(mention) => Some(mention.range.clone()),
        None => open
            .part_at(Part::Sentence, at.start)
            .or_else(|| caret::least(open).map(|(_, least)| least)),
    }
}

/// A range of whole clusters without those at its ends that are blanks alone.
fn without_blanks(text: &str, range: Range<usize>) -> Range<usize> {
    let is_blank = |range: Range<usize>| text[range].chars().all(char::is_whitespace);
    let Range { mut start, mut end } = range;
    while start < end && is_blank(start..next_boundary(text, start)) {
        start = next_boundary(text, start).min(end);
    }
    while start < end && is_blank(previous_boundary(text, end)..end) {
        end = previous_boundary(text, end).max(start);
    }
    start..end
}

fn refuse(model: &mut Model, id: &str) -> Vec<Effect> {
    model.complain(model.strings.get(id));
    Vec::new()
}

/// Has these be the marked passages of the open article; what was selected is so no more.
fn put(model: &mut Model, id: ArticleId, list: Vec<Annotation>) -> Vec<Effect> {
    let is_long = |one: &Annotation| one.quote.len() > LONGEST;
    let before = model.reader.open.as_ref();
    let before = before.map_or(0, |open| {
        open.state
            .annotations
            .iter()
            .filter(|one| is_long(one))
            .count()
    });
    if list.iter().filter(|one| is_long(one)).count() > before {
        return refuse(model, "too-long-to-highlight");
    }
    let effects = deeds::act(model, id, |state| state.annotated(list));
    if effects.is_empty() {
        model.say(model.strings.get("highlighted-before"));
    }
    if let Some(open) = &mut model.reader.open {
        open.drop_mark();
    }
    effects
}
