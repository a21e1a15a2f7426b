//! The words of the status line, in the reader's language.

use super::chooser::Kind;
use super::commands::Command;
use super::exchange::Copied;
use super::facets::{Side, Stance, stance};
use super::geometry::Pane;
use super::model::{Model, Movement};
use super::reader::Open;
use super::said::{cut, words};
use crate::config::numbers::grouped;
use crate::config::strings::Strings;
use crate::library::facet::Facet;
use crate::library::mention::ActorId;
use crate::library::store::Tally;

/// A piece of a line, set apart from its neighbours in direction and style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    pub text: String,
    pub role: Role,
}

/// What a segment is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    Plain,
    Dim,
    Strong,
    Key,
    Error,
    /// The name of an actor, in its colour.
    Actor(ActorId),
}

impl Segment {
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self {
            text: text.into(),
            role,
        }
    }
}

/// Segments that stand or fall together where there is little room.
pub type Group = Vec<Segment>;

/// The status line: what stands at its start, the most important first, and
/// what stands at its end, the most important last.
pub fn status(model: &Model) -> (Vec<Group>, Vec<Group>) {
    (start(model), end(model))
}

fn start(model: &Model) -> Vec<Group> {
    let strings = &model.strings;
    if let Some(misread) = &model.misread {
        return vec![vec![Segment::new(misread.said.clone(), Role::Error)]];
    }
    let offered = offered(model);
    if !offered.is_empty() {
        return offered;
    }
    if let Some(remark) = &model.remark {
        let role = if remark.is_error {
            Role::Error
        } else {
            Role::Strong
        };
        return vec![vec![Segment::new(remark.text.clone(), role)]];
    }
    if let Some(chooser) = &model.chooser {
        let does = match chooser.kind {
            Kind::Commands { .. } => "hint-do",
            Kind::Contents | Kind::Trail => "hint-open-row",
            Kind::Links => "hint-follow-link",
            Kind::Verdicts | Kind::Actors | Kind::Classes => "hint-choose",
        };
        let deeds = vec![(Command::Accept, does), (Command::Cancel, "hint-close")];
        let mut groups = hints(model, deeds);
        let said = chooser.said(&model.strings).into_iter();
        groups.extend(said.map(|said| vec![Segment::new(said, Role::Dim)]));
        return groups;
    }
    if model.focus == Pane::Reader && super::caret::is_set(model) {
        return at_caret(model);
    }
    if model.focus == Pane::Side && model.folders.selected.is_some() {
        return hints(
            model,
            vec![
                (Command::Open, "hint-open-saved"),
                (Command::Follow, follow_hint(model)),
                (Command::RenameSaved, "hint-rename-saved"),
                (Command::DeleteSaved, "hint-delete-saved"),
            ],
        );
    }
    if model.focus == Pane::Below
        && let Some(groups) = below(model)
    {
        return groups;
    }
    if (model.focus, model.side) == (Pane::Side, Side::Facets) {
        return in_panel(model);
    }
    let mut groups = note_here(model);
    groups.push(here(model));
    if model.hides_likely && model.movement != Movement::Hits {
        let only = strings.get("only-certain");
        groups.push(vec![Segment::new(only, Role::Dim)]);
    }
    let list = &model.sidebar;
    let open = model.reader.open.as_ref().map(|open| open.article.id);
    if list.total > 0 && list.selected().map(|row| row.id) == open {
        let of = count(strings, "article-of", list.selected + 1, list.total);
        groups.push(vec![Segment::new(of, Role::Plain)]);
    }
    if let Some(open) = &model.reader.open {
        let words = words(strings, &open.state).into_iter();
        groups.extend(words.map(|word| vec![Segment::new(word, Role::Dim)]));
    }
    let open = model.reader.open.as_ref();
    let has_hits = open.is_some_and(|open| !open.found.is_empty() || !open.matched.is_empty());
    let repeats = match (model.movement, &model.focused) {
        (Movement::Focused, None) => None,
        (Movement::Focused, Some(_)) => Some("repeats-focused"),
        (Movement::Any, _) => Some("repeats-any"),
        (Movement::Hits, _) => Some("repeats-hits").filter(|_| has_hits),
    };
    if let Some(id) = repeats {
        groups.push(vec![
            Segment::new(model.keymap.shown(Command::Repeat), Role::Key),
            Segment::new(strings.get(id), Role::Dim),
        ]);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// What fits what is being typed, and the key that takes it.
fn offered(model: &Model) -> Vec<Group> {
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
fn at_caret(model: &Model) -> Vec<Group> {
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
        let (copy, select) = match open.and_then(super::caret::least) {
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
fn note_here(model: &Model) -> Vec<Group> {
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
fn hints(model: &Model, hints: Vec<(Command, &str)>) -> Vec<Group> {
    let hint = |(command, said)| {
        let key = model.keymap.shown(command);
        let what = Segment::new(model.strings.get(said), Role::Plain);
        (!key.is_empty()).then(|| vec![Segment::new(key, Role::Key), what])
    };
    hints.into_iter().filter_map(hint).collect()
}

/// What following does to the saved query that has the keys.
fn follow_hint(model: &Model) -> &'static str {
    let at = model.folders.selected.unwrap_or(usize::MAX);
    match model.folders.follows(at) {
        true => "hint-unfollow",
        false => "hint-follow",
    }
}

/// What can be done in the panel of facets: with its rows, then the other panels.
fn in_panel(model: &Model) -> Vec<Group> {
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
    let is_other = actor.is_some() && model.focused.is_some() && model.focused.as_ref() != actor;
    let join = is_other.then_some((Command::Together, "hint-together"));
    let rows = rows.chain(clear).chain(join);
    let list = [(Command::ShowList, "hint-list")];
    let invert = has_rows.then_some((Command::Invert, "hint-invert"));
    let can_narrow = has_rows || !model.facets.narrowed.is_empty();
    let narrow = can_narrow.then_some((Command::NarrowFacets, "hint-narrow-facets"));
    let more = list.into_iter().chain(invert).chain(narrow);
    hints(model, rows.chain(panels).chain(more).collect())
}

/// Which of the rows below the text has the keys, and what can be done with it.
fn below(model: &Model) -> Option<Vec<Group>> {
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

/// The mention or hit that one is at, among those that movement visits.
fn here(model: &Model) -> Vec<Segment> {
    let strings = &model.strings;
    let Some(open) = &model.reader.open else {
        return Vec::new();
    };
    if model.movement == Movement::Focused && model.focused.is_none() {
        return Vec::new();
    }
    let places = open.places();
    let at = open.here.as_ref().and_then(|here| {
        let nearest = places.partition_point(|place| place.start < here.start);
        (places.get(nearest) == Some(here)).then_some(nearest)
    });
    let (here, all) = (at.map_or(0, |index| index + 1), places.len());
    let named = |actor: &ActorId| Segment::new(model.actor_name(actor), Role::Actor(actor.clone()));
    match (model.movement, &model.focused) {
        (Movement::Hits, _) if all > 0 => {
            let has_more = if open.found.is_empty() {
                open.matched_more
            } else {
                open.found_more
            };
            let more = if has_more { "+" } else { "" };
            let of = [
                ("here", place(here).into()),
                ("all", format!("{}{more}", grouped(all)).into()),
            ];
            vec![Segment::new(strings.with("hit-of", of), Role::Strong)]
        }
        (Movement::Focused, Some(actor)) => {
            let of = match all {
                0 if open.knows_all => strings.get("none-here"),
                _ => count(strings, "mention-of", here, all),
            };
            vec![named(actor), Segment::new(of, Role::Strong)]
        }
        (Movement::Any, _) if all > 0 => {
            let place = at.and_then(|at| places.get(at));
            let mention = place.and_then(|place| open.mention_at(place));
            let actor = mention.map(|mention| named(&mention.actor));
            let of = Segment::new(count(strings, "mention-of-any", here, all), Role::Strong);
            actor.into_iter().chain([of]).collect()
        }
        _ => Vec::new(),
    }
}

fn end(model: &Model) -> Vec<Group> {
    let strings = &model.strings;
    let mut groups = Vec::new();
    if let Some(share) = model.reader.open.as_ref().map(|open| open.progress) {
        let share = strings.with(
            "share",
            [("share", ((share * 100.0).round() as usize).into())],
        );
        groups.push(vec![Segment::new(share, Role::Plain)]);
    }
    if model.progress.is_at_work() {
        groups.push(vec![Segment::new(at_work(model), Role::Dim)]);
    }
    if !model.notices.is_empty() {
        let count = model.notices.iter().map(|(_, of)| of.len()).sum::<usize>();
        let notices = strings.with("notices-hint", [("count", count.into())]);
        groups.push(vec![
            Segment::new(model.keymap.shown(Command::Notices), Role::Key),
            Segment::new(notices, Role::Plain),
        ]);
    }
    let help = Segment::new(strings.get("help-hint"), Role::Plain);
    let key = model.keymap.shown(Command::Help);
    groups.push(vec![Segment::new(key, Role::Key), help]);
    groups
}

/// How far the work has come that nobody waits for.
fn at_work(model: &Model) -> String {
    let progress = &model.progress;
    let known = match progress.inputs {
        _ if !progress.reading => Some(("looking", progress.recognised, progress.articles)),
        Some((done, all)) => Some(("reading-inputs", done, all)),
        None => None,
    };
    match known {
        // All of it is the end of it.
        Some((name, done, all)) => {
            let share = (done * 100 / all.max(1)).min(99);
            model.strings.with(name, [("share", share.into())])
        }
        None => {
            let articles = ("count", progress.articles.into());
            model.strings.with("reading-articles", [articles])
        }
    }
}

/// Which one of how many; where one is at none, how many there are (`ID-all`).
fn count(strings: &Strings, id: &str, here: usize, all: usize) -> String {
    let at_none = format!("{id}-all");
    strings.with(
        if here == 0 { &at_none } else { id },
        [("here", place(here).into()), ("all", grouped(all).into())],
    )
}

fn place(here: usize) -> String {
    if here == 0 {
        "–".to_owned()
    } else {
        grouped(here)
    }
}
