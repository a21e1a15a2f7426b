//! The keys of a caret in the reading pane: moving it, and marking what is to be
//! copied.

use std::ops::Range;

use super::commands::Command;
use super::exchange::{Copied, Effect};
use super::geometry::Pane;
use super::model::Model;
use super::reader::{Open, Part};
use crate::text::cluster::previous_boundary;

/// Whether a caret stands in the open article.
pub(super) fn is_set(model: &Model) -> bool {
    let open = model.reader.open.as_ref();
    open.is_some_and(|open| open.caret().is_some())
}

/// Puts a caret into the open article, and gives the keys to it.
pub(super) fn put(model: &mut Model) -> Vec<Effect> {
    let stands = match &mut model.reader.open {
        Some(open) if model.pending.is_none() => open.caret().is_some() || open.put_caret(),
        _ => false,
    };
    if stands {
        model.focus = Pane::Reader;
    } else {
        model.say(model.strings.get("nothing-open"));
    }
    Vec::new()
}

/// What a command means to the caret; `None` if nothing of its own.
pub(super) fn steer(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let half = isize::from((model.geometry().text.height / 2).max(1) as i16);
    let open = model.reader.open.as_mut()?;
    if moves(command) {
        open.release_mark();
    }
    match command {
        Command::SelectLeft => select(open, |open| open.move_caret_aside(true)),
        Command::SelectRight => select(open, |open| open.move_caret_aside(false)),
        Command::SelectDown => select(open, |open| open.move_caret_by_rows(1)),
        Command::SelectUp => select(open, |open| open.move_caret_by_rows(-1)),
        Command::CaretLeft => open.move_caret_aside(true),
        Command::CaretRight => open.move_caret_aside(false),
        Command::LineDown => open.move_caret_by_rows(1),
        Command::LineUp => open.move_caret_by_rows(-1),
        Command::PageDown => open.move_caret_by_pages(1),
        Command::PageUp => open.move_caret_by_pages(-1),
        Command::HalfPageDown => open.move_caret_by_rows(half),
        Command::HalfPageUp => open.move_caret_by_rows(-half),
        Command::NextWord => open.move_caret_by(Part::Word, true),
        Command::PreviousWord => open.move_caret_by(Part::Word, false),
        Command::NextSentence => open.move_caret_by(Part::Sentence, true),
        Command::PreviousSentence => open.move_caret_by(Part::Sentence, false),
        Command::NextParagraph => open.move_caret_by(Part::Paragraph, true),
        Command::PreviousParagraph => open.move_caret_by(Part::Paragraph, false),
        Command::Start => open.move_caret(0),
        Command::End => {
            let last = open.article.blocks.last();
            let end = last.map_or(0, |block| block.range.end);
            open.move_caret(previous_boundary(&open.article.text, end));
        }
        Command::Mark => open.toggle_mark(),
        Command::Widen => widen(open),
        Command::LeaveCaret if open.marked().is_some() => open.drop_mark(),
        Command::LeaveCaret => open.drop_caret(),
        Command::FocusMention => {
            // The mention that is meant is the one under the caret.
            let over = open.mention_at_caret();
            if let Some(range) = over.map(|mention| mention.range.clone()) {
                open.here = Some(range);
            }
            return None;
        }
        _ => return None,
    }
    Some(Vec::new())
}

/// Moves the caret with Shift held.
fn select(open: &mut Open, step: impl FnOnce(&mut Open)) {
    open.hold_mark();
    step(open);
}

/// Whether a command moves the caret without Shift.
fn moves(command: Command) -> bool {
    matches!(
        command,
        Command::CaretLeft
            | Command::CaretRight
            | Command::LineDown
            | Command::LineUp
            | Command::PageDown
            | Command::PageUp
            | Command::HalfPageDown
            | Command::HalfPageUp
            | Command::NextWord
            | Command::PreviousWord
            | Command::NextSentence
            | Command::PreviousSentence
            | Command::NextParagraph
            | Command::PreviousParagraph
            | Command::Start
            | Command::End
            | Command::Repeat
            | Command::RepeatBackwards
    )
}

/// Marks the least part of the text that is more than what is marked; after the
/// paragraph the least again.
fn widen(open: &mut Open) {
    let parts = parts(open);
    let marked = open.marked();
    let is_more = |part: &Range<usize>| {
        marked.as_ref().is_none_or(|marked| {
            part.start <= marked.start && marked.end <= part.end && part != marked
        })
    };
    let wider = parts.iter().find(|(_, part)| is_more(part));
    if let Some((_, part)) = wider.or(parts.first()).cloned() {
        open.mark(&part);
    }
}

/// The parts of the text that the caret is in, each within the next, except that a
/// mention of several words is all there is of them.
pub(super) fn parts(open: &Open) -> Vec<(Copied, Range<usize>)> {
    let Some(caret) = open.caret() else {
        return Vec::new();
    };
    if let Some(run) = open.folded_at(caret.at) {
        return vec![(Copied::Clutter, run.range.clone())];
    }
    let larger = [
        (Copied::Sentence, Part::Sentence),
        (Copied::Paragraph, Part::Paragraph),
    ];
    let larger = larger
        .into_iter()
        .filter_map(|(what, part)| Some((what, open.part_at(part, caret.at)?)));
    least(open).into_iter().chain(larger).collect()
}

/// The folded clutter that the caret is on, the mention that it is in, or the word.
pub(super) fn least(open: &Open) -> Option<(Copied, Range<usize>)> {
    let at = open.caret()?.at;
    if let Some(run) = open.folded_at(at) {
        return Some((Copied::Clutter, run.range.clone()));
    }
    match open.mention_over(at) {
        Some(mention) => Some((Copied::Mention, mention.range.clone())),
        None => Some((Copied::Word, open.part_at(Part::Word, at)?)),
    }
}
