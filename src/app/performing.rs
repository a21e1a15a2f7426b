//! What each command does in the panes. Of commands that take more than a line the work is
//! elsewhere.

use super::choosing::{focus, select_row};
use super::commands::Command;
use super::contexts::context;
use super::exchange::{Effect, Request, Shelve};
use super::facets::Side;
use super::geometry::{Below, ListSide, Pane};
use super::model::{Model, Movement};
use super::overlay::{Kind, Overlay};
use super::said::order_name;
use super::scrolling::{Edge, half_page, page, scroll, to_edge};
use super::{
    caret, citing, clutter, copying, deeds, explaining, jotting, judging, listening, looks,
    movement, origins, panel, picking, prompting, relations, rows, saved, saving, taking_out,
    trail, typing,
};
use crate::library::facet::Facet;

/// Commands of the panes.
pub(super) fn perform(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::LineDown => scroll(model, 1),
        Command::LineUp => scroll(model, -1),
        Command::PageDown => page(model, 1),
        Command::PageUp => page(model, -1),
        Command::HalfPageDown => half_page(model, 1),
        Command::HalfPageUp => half_page(model, -1),
        Command::Start => to_edge(model, Edge::Start),
        Command::End => to_edge(model, Edge::End),
        Command::Open if let Some(at) = folder_here(model) => saved::open(model, at),
        Command::Open => focus(model, Pane::Reader),
        Command::PaneLeft | Command::PaneRight => {
            let is_left = command == Command::PaneLeft;
            let is_list = is_left == (model.list_side() == ListSide::Left);
            focus(model, if is_list { Pane::Side } else { Pane::Reader })
        }
        Command::NextPane => {
            let other = if model.focus == Pane::Reader {
                Pane::Side
            } else {
                Pane::Reader
            };
            focus(model, other)
        }
        Command::NextArticle => select_row(model, 1),
        Command::PreviousArticle => select_row(model, -1),
        Command::ToggleRead => deeds::toggle_read(model),
        Command::ToggleMarked => deeds::toggle_marked(model),
        Command::Tags => prompting::open_tags(model),
        Command::Note => prompting::open_note(model),
        Command::Undo => deeds::undo(model),
        Command::SaveFilter => saving::begin_save(model),
        Command::RenameSaved => saving::begin_rename(model),
        Command::DeleteSaved => {
            let before = model.doomed_before.take();
            saving::delete(model, before)
        }
        Command::Follow => saving::follow(model),
        Command::NextFocused => movement::step(model, Movement::Focused, true),
        Command::PreviousFocused => movement::step(model, Movement::Focused, false),
        Command::NextMention => movement::step(model, Movement::Any, true),
        Command::PreviousMention => movement::step(model, Movement::Any, false),
        Command::Repeat => movement::step(model, model.movement, true),
        Command::RepeatBackwards => movement::step(model, model.movement, false),
        Command::FocusMention => {
            if !clutter::toggle_here(model) {
                movement::toggle_focus(model);
            }
            Vec::new()
        }
        Command::Explain => {
            let before = model.explained_before.take();
            explaining::explain(model, before.as_ref())
        }
        Command::Judge => judging::open(model),
        Command::ToggleLikely => explaining::toggle_likely(model),
        Command::ToggleClutter => clutter::toggle_all(model),
        Command::PutCaret => caret::put(model),
        Command::Copy => copying::copy(model),
        Command::CopyTitle => copying::copy_title(model),
        Command::Cite => citing::cite(model),
        Command::Export => taking_out::open(model),
        Command::ToggleMouse => {
            model.mouse = !model.mouse;
            let said = if model.mouse { "mouse-on" } else { "mouse-off" };
            model.say(model.strings.get(said));
            vec![Effect::ReportMouse(model.mouse)]
        }
        Command::Back if saved::is_entered(model) => saved::close(model),
        Command::Back => trail::travel(model, -1),
        Command::Forward => trail::travel(model, 1),
        Command::Find => prompting::open_find(model),
        Command::Filter => prompting::open_filter(model),
        Command::ClearFilter => saved::close(model),
        Command::CycleOrder => cycle_order(model),
        Command::Keep => shelve(model),
        Command::Browse => picking::open_links(model),
        Command::Reload => origins::reload(model),
        Command::KeepListed => {
            model.say(model.strings.get("keeping"));
            let listed = model.sidebar.selection.clone();
            vec![Effect::Ask(Request::Shelve(Shelve::Listed(listed)))]
        }
        Command::Concordance => rows::open(model),
        Command::Related => relations::open(model),
        Command::Notebook => jotting::open(model),
        Command::Voices => listening::open(model),
        Command::NarrowRows => prompting::open_narrow(model),
        Command::ShowList => {
            (model.side, model.focus) = (Side::List, Pane::Side);
            Vec::new()
        }
        Command::Actors => panel::show(model, Facet::Actor),
        Command::Sources => panel::show(model, Facet::Source),
        Command::Months => panel::show(model, Facet::Month),
        Command::TagCounts => panel::show(model, Facet::Tag),
        Command::NarrowFacets => prompting::open_narrow_facets(model),
        Command::Notices => {
            model.overlay = Some(Overlay::new(Kind::Notices));
            Vec::new()
        }
        Command::Help => {
            model.overlay = Some(Overlay::new(Kind::Help));
            Vec::new()
        }
        Command::Palette => {
            picking::open_commands(model, context(model));
            Vec::new()
        }
        Command::Contents => {
            picking::open_contents(model);
            Vec::new()
        }
        Command::Trail => {
            trail::open(model);
            Vec::new()
        }
        Command::Leave => leave(model),
        Command::Redraw => vec![Effect::Redraw],
        Command::Suspend => vec![Effect::Suspend],
        Command::Quit => vec![Effect::Quit],
        // Commands of other contexts change nothing there.
        other => looks::change(model, other),
    }
}

/// The saved query whose row has the keys.
fn folder_here(model: &Model) -> Option<usize> {
    let has_keys = model.focus == Pane::Side && saved::are_there(model);
    model.folders.selected.filter(|_| has_keys)
}

/// Lists the articles in the next order there is; what is open stays open.
fn cycle_order(model: &mut Model) -> Vec<Effect> {
    let mut selection = model.sidebar.selection.clone();
    selection.order = selection.order.next();
    let order = order_name(&model.strings, selection.order);
    let back_to = model.place();
    let effect = model.select(selection, back_to);
    model.say(model.strings.with("order", [("order", order.into())]));
    vec![effect]
}

/// Puts the article that is open, or chosen in the list, into the library.
fn shelve(model: &mut Model) -> Vec<Effect> {
    let open = model.reader.open.as_ref().map(|open| open.article.id);
    let chosen = model.sidebar.selected().map(|row| row.id);
    let wanted = match model.focus {
        Pane::Reader => open.or(chosen),
        Pane::Side | Pane::Below => chosen.or(open),
    };
    let wanted = wanted.map(|id| Effect::Ask(Request::Shelve(Shelve::Article(id))));
    wanted.into_iter().collect()
}

/// Leaves the search under way, what was found, the panel of facets, the filter or the
/// focused actor, which every article shares, and at last work that nobody waits for: the
/// nearest first.
fn leave(model: &mut Model) -> Vec<Effect> {
    if model.awaits_hits {
        model.say(model.strings.get("search-stopped"));
        return typing::stop_finding(model);
    }
    if model.below() != Below::Nothing {
        return focus(model, Pane::Below);
    }
    if let Some(open) = model
        .reader
        .open
        .as_mut()
        .filter(|open| !open.found.is_empty())
    {
        open.forget_found();
        Vec::new()
    } else if model.side == Side::Facets && !model.facets.narrowed.is_empty() {
        model.narrow_facets(String::new());
        Vec::new()
    } else if model.side == Side::Facets {
        model.side = Side::List;
        Vec::new()
    } else if model.geometry().side.is_none() {
        focus(model, Pane::Side)
    } else if !model.sidebar.selection.is_everything() {
        saved::close(model)
    } else if model.focused.is_some() || !model.progress.is_at_work() {
        movement::unfocus(model);
        Vec::new()
    } else {
        let said = match model.progress.reading {
            true => "reading-stopped",
            false => "looking-stopped",
        };
        model.say(model.strings.get(said));
        vec![Effect::Ask(Request::Halt)]
    }
}
