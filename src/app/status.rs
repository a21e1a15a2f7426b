//! The words of the status line, in the reader's language.

use super::caret;
use super::chooser::Kind;
use super::commands::{Command, Context};
use super::contexts::context;
use super::facets::Side;
use super::filter_bar::Purpose;
use super::geometry::Pane;
use super::hints::{at_caret, below, follow_hint, hints, in_panel, note_here, offered};
use super::model::{Model, Movement};
use super::movement::counted;
use super::said::words;
use super::segment::{Group, Role, Segment, count, place};
use crate::config::numbers::grouped;
use crate::library::mention::ActorId;

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
    if model.bar.is_some() {
        return while_typing(model);
    }
    if model.overlay.is_some() {
        // Its heading names the key that closes it; those of what it covers do nothing.
        return Vec::new();
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
    if model.focus == Pane::Reader && caret::is_set(model) {
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
    let movement = counted(model);
    let mut groups = note_here(model);
    groups.push(here(model));
    if model.hides_likely && movement != Movement::Hits {
        let only = strings.get("only-certain");
        groups.push(vec![Segment::new(only, Role::Dim)]);
    }
    groups.extend(article_of(model));
    if model.focus == Pane::Side && !model.sidebar.selection.is_everything() {
        groups.extend(hints(
            model,
            vec![(Command::ClearFilter, "hint-all-articles")],
        ));
    }
    if let Some(open) = &model.reader.open {
        let words = words(strings, &open.state).into_iter();
        groups.extend(words.map(|word| vec![Segment::new(word, Role::Dim)]));
    }
    let open = model.reader.open.as_ref();
    let has_hits = open.is_some_and(|open| !open.found.is_empty() || !open.matched.is_empty());
    let repeats = match (movement, &model.focused) {
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

/// What is shown of what is being typed, and the keys that end that: all others are letters.
fn while_typing(model: &Model) -> Vec<Group> {
    let purpose = model.bar.as_ref().map(|bar| &bar.purpose);
    let mut groups = match purpose {
        Some(Purpose::Find { .. } | Purpose::Filter { .. }) => {
            let here = [here(model)].into_iter();
            here.chain(article_of(model)).collect()
        }
        Some(Purpose::Narrow { .. } | Purpose::NarrowNotebook { .. }) => {
            let mut groups = below(model).unwrap_or_default();
            // Of the rows, but not what is done with them.
            groups.truncate(1);
            groups
        }
        _ => Vec::new(),
    };
    let ends = [
        (Command::Accept, "hint-accept"),
        (Command::Cancel, "hint-cancel"),
    ];
    groups.extend(hints(model, ends.to_vec()));
    groups.retain(|group| !group.is_empty());
    groups
}

/// Which article of the list is open, if it is the selected one.
fn article_of(model: &Model) -> Option<Group> {
    let list = &model.sidebar;
    let open = model.reader.open.as_ref().map(|open| open.article.id);
    let is_open = list.total > 0 && list.selected().map(|row| row.id) == open;
    is_open.then(|| {
        let (at, all) = (list.selected + 1, list.total);
        let of = count(&model.strings, "article-of", at, all);
        vec![Segment::new(of, Role::Plain)]
    })
}

/// The mention or hit that one is at, among those that movement visits.
fn here(model: &Model) -> Vec<Segment> {
    let strings = &model.strings;
    let Some(open) = &model.reader.open else {
        return Vec::new();
    };
    let movement = counted(model);
    if movement == Movement::Focused && model.focused.is_none() {
        return Vec::new();
    }
    let places = open.places();
    let at = open.here.as_ref().and_then(|here| {
        let nearest = places.partition_point(|place| place.start < here.start);
        (places.get(nearest) == Some(here)).then_some(nearest)
    });
    let (here, all) = (at.map_or(0, |index| index + 1), places.len());
    let named = |actor: &ActorId| Segment::new(model.actor_name(actor), Role::Actor(actor.clone()));
    match (movement, &model.focused) {
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
    if context(model) == Context::Field {
        // Their keys are letters there.
        return groups;
    }
    let count = model.count_notices();
    if count > 0 {
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
