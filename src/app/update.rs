//! What a key, an answer or a new size does to the model.

use std::time::Instant;

use super::choice::{self, Choice};
use super::choosing::{focus, select_row};
use super::commands::{Command, Context};
use super::exchange::{Answer, Copied, Delivered, Effect, Rendering, Request, Shelve};
use super::facets::Side;
use super::geometry::{Below, ListSide, Pane};
use super::kept::Looks;
use super::model::{Model, Movement};
use super::overlay::{Kind, Overlay};
use super::picking::{self, Outcome};
use super::said::order_name;
use super::{
    annotating, answers, below, caret, citing, clutter, copying, deciding, deeds, explaining,
    foreseen, jotting, judging, kept, listening, looks, movement, origins, pane_below, panel,
    pointing, prompting, relations, rows, saved, saving, stripping, taking_out, trail, typing,
};
use crate::config::own_actors::{Made, Refused as ActorsRefused, Step};
use crate::config::queries::{Change, Queries, Refused};
use crate::input::key::Key;
use crate::input::mouse::Mouse;
use crate::layout::Marks;
use crate::library::facet::Facet;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Message {
    Key(Key),
    /// A command by its name, as if the key it sits on had been pressed.
    Command(Command),
    /// Something was chosen by itself, without a cursor.
    Choice(Choice),
    /// The mouse did something, at this moment.
    Mouse(Mouse, Instant),
    Paste(String),
    /// The screen has this many columns and rows now.
    Resize(u16, u16),
    Answer(Answer),
    /// What became of something that was copied.
    Copied(Copied, Delivered),
    /// No browser could be started, for this reason.
    Unbrowsed(String),
    /// These vowel marks suit the terminal.
    MarksSuit(Marks),
    /// The file of saved queries, which is called so, holds this.
    Saved(String, Queries),
    /// What became of a change of it.
    SavedChanged(Change, Result<Queries, Refused>),
    /// What became of a change of the person's file of actors.
    ActorsChanged(Step, Result<Made, ActorsRefused>),
    /// The screen is painted in this theme now: its name, or the path of the person's own.
    Theme(&'static str),
    /// Rows are sent in this way now.
    Rendering(Rendering),
    /// What was chosen by keys is forgotten, and these hold.
    Forgotten(Looks),
    /// What was chosen by a key could not be kept or forgotten, for this reason.
    Unkept(String),
}

/// Lets `message` change the model, and says what is to be done.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let mut effects = match message {
        Message::Key(key) => press(model, key),
        Message::Command(command) => {
            begin(model);
            obey(model, context(model), command)
        }
        Message::Choice(choice) => {
            begin(model);
            choice::choose(model, choice)
        }
        Message::Mouse(mouse, now) if model.mouse => {
            begin(model);
            let outcome = picking::point(model, mouse);
            finish(model, outcome).unwrap_or_else(|| pointing::point(model, mouse, now))
        }
        // Sent before the terminal heard that it is no longer wanted.
        Message::Mouse(..) => Vec::new(),
        Message::Paste(text) => type_in(model, &text),
        Message::Resize(width, height) => {
            (model.width, model.height) = (width, height);
            vec![Effect::Redraw]
        }
        Message::Answer(answer) => answers::take(model, answer),
        Message::Copied(what, delivered) => {
            copying::say(model, what, &delivered);
            Vec::new()
        }
        Message::Unbrowsed(reason) => {
            origins::say_unbrowsed(model, &reason);
            Vec::new()
        }
        Message::MarksSuit(marks) => {
            looks::marks_suit(model, marks);
            Vec::new()
        }
        Message::Saved(doc, queries) => saved::load(model, doc, queries),
        Message::SavedChanged(change, outcome) => saving::changed(model, &change, outcome),
        Message::ActorsChanged(step, outcome) => {
            deciding::changed(model, &step, outcome);
            Vec::new()
        }
        Message::Theme(name) => {
            looks::say_theme(model, name);
            Vec::new()
        }
        Message::Rendering(rendering) => {
            looks::say_rendering(model, &rendering);
            Vec::new()
        }
        Message::Forgotten(looks) => kept::forgotten(model, looks),
        Message::Unkept(reason) => {
            kept::say_unkept(model, &reason);
            Vec::new()
        }
    };
    effects.extend(foreseen::answer(model, &effects));
    effects.extend(deeds::mark_read(model));
    if model.focus == Pane::Side {
        // It stands where the side pane is.
        effects.extend(below::put_away(model));
    }
    movement::count_places(model);
    if let Some(open) = &mut model.reader.open {
        open.find_highlights();
        model.jumps.know(&open.article);
    }
    effects.extend(model.arrange());
    effects.extend(stripping::ask(model));
    effects.extend(pane_below::arrange(model));
    effects
}

fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    begin(model);
    let context = context(model);
    if let Some(command) = model.keymap.command(context, key) {
        return obey(model, context, command);
    }
    match key.typed() {
        Some(letter) if context == Context::Field => {
            type_in(model, letter.encode_utf8(&mut [0; 4]))
        }
        _ => Vec::new(),
    }
}

/// Text that was typed or pasted, into whatever line is open.
fn type_in(model: &mut Model, text: &str) -> Vec<Effect> {
    match model.chooser {
        Some(_) => {
            let outcome = picking::type_in(model, text);
            finish(model, outcome).unwrap_or_default()
        }
        None => typing::type_in(model, text),
    }
}

/// The person does something.
fn begin(model: &mut Model) {
    (model.remark, model.judged) = (None, None);
    model.doomed_before = saving::spare(model);
    model.explained_before = model.explained.take();
    (model.touched, model.awaits_export) = (true, false);
}

/// What a command means in a context.
fn obey(model: &mut Model, context: Context, command: Command) -> Vec<Effect> {
    // What was to be removed is so by the next press only.
    let doomed = model.doomed_article.take();
    if command == Command::Remove {
        return origins::remove(model, doomed);
    }
    let own = match context {
        Context::Field if model.chooser.is_some() => {
            let outcome = picking::edit(model, command);
            finish(model, outcome)
        }
        Context::Field => typing::edit(model, command),
        Context::Overlay => turn(model, command),
        Context::Facets => panel::choose(model, command),
        Context::Caret => {
            let about_passage = annotating::obey(model, command);
            about_passage.or_else(|| caret::steer(model, command))
        }
        Context::Concordance | Context::Related | Context::Notebook | Context::Voices => {
            pane_below::choose(model, command)
        }
        Context::List | Context::Reader => None,
    };
    own.unwrap_or_else(|| {
        let mut effects = perform(model, command);
        effects.extend(kept::chosen(model, command));
        effects
    })
}

/// Does what was chosen from a list; `None` if the list has nothing to do with it.
fn finish(model: &mut Model, outcome: Outcome) -> Option<Vec<Effect>> {
    match outcome {
        Outcome::Done => Some(Vec::new()),
        Outcome::Judged(goal) => Some(judging::choose(model, goal)),
        Outcome::Chosen(context, command) => Some(obey(model, context, command)),
        Outcome::To(steps) => Some(trail::travel(model, steps)),
        Outcome::Followed(address) => Some(vec![origins::follow(model, address)]),
        Outcome::Foreign => None,
    }
}

fn context(model: &Model) -> Context {
    if model.bar.is_some() || model.chooser.is_some() {
        Context::Field
    } else if model.overlay.is_some() {
        Context::Overlay
    } else {
        match (model.focus, model.side) {
            (Pane::Reader, _) if caret::is_set(model) => Context::Caret,
            (Pane::Reader, _) => Context::Reader,
            (Pane::Side, Side::List) => Context::List,
            (Pane::Side, Side::Facets) => Context::Facets,
            (Pane::Below, _) if model.related.is_some() => Context::Related,
            (Pane::Below, _) if model.notebook.is_some() => Context::Notebook,
            (Pane::Below, _) if model.voices.is_some() => Context::Voices,
            (Pane::Below, _) => Context::Concordance,
        }
    }
}

/// Commands of the panes.
fn perform(model: &mut Model, command: Command) -> Vec<Effect> {
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
            let is_list = is_left == (model.list_side == ListSide::Left);
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

fn scroll(model: &mut Model, rows: isize) -> Vec<Effect> {
    if model.focus == Pane::Side {
        let step = saved::step(model, rows);
        return step.unwrap_or_else(|| select_row(model, rows));
    }
    if let Some(open) = &mut model.reader.open {
        open.scroll(rows);
    }
    Vec::new()
}

fn page(model: &mut Model, pages: isize) -> Vec<Effect> {
    if model.focus == Pane::Side {
        let rows = pages * model.sidebar.page() as isize;
        let step = saved::step(model, rows);
        return step.unwrap_or_else(|| select_row(model, rows));
    }
    if let Some(open) = &mut model.reader.open {
        open.scroll_pages(pages);
    }
    Vec::new()
}

/// Scrolls by half of what the pane that has the keys shows.
fn half_page(model: &mut Model, halves: isize) -> Vec<Effect> {
    let shown = match model.focus {
        Pane::Side => model.sidebar.page(),
        Pane::Reader | Pane::Below => usize::from(model.geometry().text.height),
    };
    scroll(model, halves * (shown / 2).max(1) as isize)
}

#[derive(Clone, Copy)]
enum Edge {
    Start,
    End,
}

/// Goes to the start or the end of the pane that has the keys.
fn to_edge(model: &mut Model, edge: Edge) -> Vec<Effect> {
    if model.focus == Pane::Side {
        let far = model.sidebar.total as isize;
        let has_folders = saved::are_there(model);
        return match edge {
            Edge::Start if has_folders => {
                let effects = match model.sidebar.selected {
                    0 => Vec::new(),
                    _ => select_row(model, -far),
                };
                saved::select(model, 0);
                effects
            }
            Edge::Start => select_row(model, -far),
            Edge::End => select_row(model, far),
        };
    }
    model.leave_place();
    if let Some(open) = &mut model.reader.open {
        match edge {
            Edge::Start => open.to_start(),
            Edge::End => open.to_end(),
        }
        if open.awaits() {
            model.say(model.strings.get("reading-rest"));
        }
    }
    Vec::new()
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

/// What a command means to an overlay; `None` if nothing of its own.
fn turn(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let mut overlay = model.overlay?;
    let items = model.overlay_items(overlay.kind);
    let top = overlay.top;
    let top = match command {
        Command::LineDown => top + 1,
        Command::LineUp => top.saturating_sub(1),
        Command::PageDown => top + items.shown(top),
        Command::PageUp => items.before(top),
        Command::HalfPageDown => top + (items.shown(top) / 2).max(1),
        Command::HalfPageUp => top.saturating_sub(((top - items.before(top)) / 2).max(1)),
        Command::Start => 0,
        Command::End => items.last_top(),
        Command::Close => {
            model.overlay = None;
            return Some(Vec::new());
        }
        _ => return None,
    };
    overlay.top = top.min(items.last_top());
    model.overlay = Some(overlay);
    Some(Vec::new())
}
