//! What can be done where the keys are, as the status line says it: each deed by its key.

use super::caret;
use super::commands::Command;
use super::exchange::Copied;
use super::facets::{Stance, stance};
use super::model::Model;
use super::reader::Open;
use super::said::cut;
use super::segment::{Group, Role, Segment, count};
use crate::library::facet::Facet;
use crate::library::store::Tally;

/// What fits what is being typed, and the key that takes it.
pub(super) fn offered(model: &Model) -> Vec<Group> {
    let Some(bar) = &model.bar else {
        return Vec::new();
    };
    let (shown, is_taken) = bar.completion.shown();
    let mut groups: Vec<Group> = shown
        .enumerate()
        .map(|(index, text)| {
            let role = match (index, is_taken) {
                (0, true) => Role::Strong,
                _ => Role::Plain,
            };
            vec![Segment::new(text, role)]
        })
        .collect();
    if let Some(first) = groups.first_mut() {
        let key = model.keymap.shown(Command::Complete);
        first.insert(0, Segment::new(key, Role::Key));
    }
    groups
}

/// What can be done with a caret in the text, or with what is marked from it.
pub(super) fn at_caret(model: &Model) -> Vec<Group> {
    let open = model.reader.open.as_ref();
    let hints = if open.is_some_and(|open| open.marked().is_some()) {
        vec![
            (Command::Copy, "hint-copy-marked"),
            (Command::ToggleMarked, "hint-highlight"),
            (Command::Note, "hint-note"),
            (Command::Widen, "hint-widen"),
            (Command::LeaveCaret, "hint-drop-mark"),
        ]
    } else {
        let (copy, select) = match open.and_then(caret::least) {
            Some((Copied::Clutter, _)) => (Some("hint-copy-clutter"), "hint-select-clutter"),
            Some((Copied::Mention, _)) => (Some("hint-copy-mention"), "hint-select-mention"),
            Some(_) => (Some("hint-copy-word"), "hint-select-word"),
            None => (None, "hint-select-sentence"),
        };
        let clutter = open
            .and_then(Open::clutter_here)
            .map(|run| match run.is_open {
                true => "hint-fold",
                false => "hint-unfold",
            });
        let clutter = clutter.map(|said| (Command::FocusMention, said));
        let copy = copy.map(|said| (Command::Copy, said));
        let highlight = open.and_then(Open::highlight_here);
        let highlight = highlight.map(|_| (Command::ToggleMarked, "hint-unhighlight"));
        let others = [
            (Command::Widen, select),
            (Command::Mark, "hint-mark"),
            (Command::LeaveCaret, "hint-leave"),
        ];
        let passage = clutter.into_iter().chain(highlight);
        passage.chain(copy).chain(others).collect()
    };
    let mut groups = note_here(model);
    groups.extend(self::hints(model, hints));
    groups
}

/// What was written about the passage that one is at, as far as there is room for it, and
/// the key that shows all of it.
pub(super) fn note_here(model: &Model) -> Vec<Group> {
    let open = model.reader.open.as_ref();
    let here = open.and_then(Open::highlight_here);
    let note = here.map_or("", |(_, annotation)| annotation.note.as_str());
    if note.is_empty() {
        return Vec::new();
    }
    let room = usize::from(model.width) / 2;
    let shown = cut(note, room.saturating_sub(LABEL).max(LABEL));
    let words = [("note", shown.as_str().into())];
    let mut group = vec![Segment::new(
        model.strings.with("note", words),
        Role::Strong,
    )];
    let key = model.keymap.shown(Command::Explain);
    if shown.len() != note.len() && !key.is_empty() {
        group.push(Segment::new(key, Role::Key));
    }
    vec![group]
}

/// The clusters that are kept for what stands around a note.
const LABEL: usize = 12;

/// Commands by their keys.
pub(super) fn hints(model: &Model, hints: Vec<(Command, &str)>) -> Vec<Group> {
    let hint = |(command, said)| {
        let key = model.keymap.shown(command);
        let what = Segment::new(model.strings.get(said), Role::Plain);
        (!key.is_empty()).then(|| vec![Segment::new(key, Role::Key), what])
    };
    hints.into_iter().filter_map(hint).collect()
}

/// What following does to the saved query that has the keys.
pub(super) fn follow_hint(model: &Model) -> &'static str {
    let at = model.folders.selected.unwrap_or(usize::MAX);
    match model.folders.follows(at) {
        true => "hint-unfollow",
        false => "hint-follow",
    }
}

/// What can be done in the panel of facets: with its rows, then the other panels.
pub(super) fn in_panel(model: &Model) -> Vec<Group> {
    let shown = model.facets.facet;
    let panels = [
        (Facet::Actor, Command::Actors, "hint-actors"),
        (Facet::Source, Command::Sources, "hint-sources"),
        (Facet::Month, Command::Months, "hint-months"),
        (Facet::Tag, Command::TagCounts, "hint-tags"),
    ];
    let panels = panels.into_iter().filter(|(facet, ..)| *facet != shown);
    let panels = panels.map(|(_, command, said)| (command, said));
    let selection = &model.sidebar.selection;
    let value = model.facets.selected().map(|row| &row.value);
    let is_neutral = value.is_none_or(|value| stance(selection, value) == Stance::Neutral);
    let clear = (!is_neutral).then_some((Command::ClearRow, "hint-clear-row"));
    let has_rows = !model.facets.rows.is_empty();
    let rows = [
        (Command::Include, "hint-include"),
        (Command::Exclude, "hint-exclude"),
    ];
    let rows = rows.into_iter().filter(|_| has_rows);
    let actor = model.facets.selected().and_then(Tally::actor);
    let goes = actor.map(|_| (Command::FocusActor, "hint-go-mentions"));
    let follow = actor.map(|actor| match model.follows_actor(actor) {
        true => (Command::Follow, "hint-unfollow"),
        false => (Command::Follow, "hint-follow"),
    });
    let is_other = actor.is_some() && model.focused.is_some() && model.focused.as_ref() != actor;
    let join = is_other.then_some((Command::Together, "hint-together"));
    let rows = goes.into_iter().chain(rows).chain(clear);
    let rows = rows.chain(follow).chain(join);
    let list = [(Command::ShowList, "hint-list")];
    let invert = has_rows.then_some((Command::Invert, "hint-invert"));
    let can_narrow = has_rows || !model.facets.narrowed.is_empty();
    let narrow = can_narrow.then_some((Command::NarrowFacets, "hint-narrow-facets"));
    let more = list.into_iter().chain(invert).chain(narrow);
    hints(model, rows.chain(panels).chain(more).collect())
}

/// Which of the rows below the text has the keys, and what can be done with it.
pub(super) fn below(model: &Model) -> Option<Vec<Group>> {
    let of = |id: &str, selected: usize, all: usize, deeds: Vec<(Command, &str)>| {
        let row = count(&model.strings, id, (selected + 1).min(all), all);
        let row = vec![Segment::new(row, Role::Strong)];
        let groups = [row].into_iter().chain(hints(model, deeds));
        Some(groups.collect())
    };
    if let Some(open) = &model.concordance {
        let rows = [
            (Command::OpenRow, "hint-open-row"),
            (Command::SortRows, "hint-sort-rows"),
            (Command::NarrowRows, "hint-narrow-rows"),
        ];
        let has_rows = open.total > 0 || !open.wish.narrowed.is_empty();
        let rows = rows.into_iter().filter(|_| has_rows);
        let close = (Command::CloseConcordance, "hint-close-concordance");
        let deeds = rows.chain([close]).collect();
        return of("row-of", open.selected, open.total, deeds);
    }
    if let Some(open) = &model.voices {
        let rows = [
            (Command::OpenRow, "hint-open-saved"),
            (Command::GroupRows, "hint-sort-rows"),
            (Command::NarrowRows, "hint-narrow-rows"),
        ];
        let all = open.rows().len();
        let has_rows = all > 0 || !open.wish.narrowed.is_empty();
        let rows = rows.into_iter().filter(|_| has_rows);
        let close = (Command::CloseVoices, "hint-close-concordance");
        return of("row-of", open.selected, all, rows.chain([close]).collect());
    }
    if let Some(open) = &model.related {
        let rows = [
            (Command::OpenRow, "hint-open-row"),
            (Command::Compare, "hint-compare"),
            (Command::Related, "hint-go-on"),
        ];
        let all = open.rows().len();
        let rows = rows.into_iter().filter(|_| all > 0);
        let close = (Command::CloseRelated, "hint-close-concordance");
        return of(
            "passage-of",
            open.selected,
            all,
            rows.chain([close]).collect(),
        );
    }
    let open = model.notebook.as_ref()?;
    let rows = [
        (Command::OpenRow, "hint-open-row"),
        (Command::NarrowRows, "hint-narrow-rows"),
        (Command::RemoveNoted, "hint-delete-saved"),
    ];
    let has_rows = open.total > 0 || !open.wish.narrowed.is_empty();
    let rows = rows.into_iter().filter(|_| has_rows);
    let close = (Command::CloseNotebook, "hint-close-concordance");
    of(
        "row-of",
        open.selected,
        open.total,
        rows.chain([close]).collect(),
    )
}
