//! What a key, an answer or a new size does to the model.

use super::commands::{Command, Context};
use super::exchange::{Answer, Effect, Request};
use super::facets::{Stance, toggle};
use super::field::Field;
use super::filter_bar::{FilterBar, Purpose};
use super::geometry::Pane;
use super::model::{Landing, Model, Movement, Side};
use super::movement;
use super::overlay::{Kind, Overlay};
use crate::actors::index::principal;
use crate::input::key::Key;
use crate::library::mention::ActorId;
use crate::text::direction::Direction;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Message {
    Key(Key),
    Paste(String),
    /// The screen has this many columns and rows now.
    Resize(u16, u16),
    Answer(Answer),
}

/// Lets `message` change the model, and says what is to be done.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let mut effects = match message {
        Message::Key(key) => press(model, key),
        Message::Paste(text) => type_in(model, &text),
        Message::Resize(width, height) => {
            (model.width, model.height) = (width, height);
            vec![Effect::Redraw]
        }
        Message::Answer(answer) => take(model, answer),
    };
    effects.extend(mark_read(model));
    effects.extend(model.arrange());
    effects
}

fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    model.remark = None;
    let context = context(model);
    if let Some(command) = model.keymap.command(context, key) {
        return match context {
            Context::Field => edit(model, command),
            Context::Overlay => turn(model, command),
            Context::Actors if on_actors(command) => choose(model, command),
            _ => perform(model, command),
        };
    }
    match key.typed() {
        Some(letter) if context == Context::Field => {
            type_in(model, letter.encode_utf8(&mut [0; 4]))
        }
        _ => Vec::new(),
    }
}

fn context(model: &Model) -> Context {
    if model.bar.is_some() {
        Context::Field
    } else if model.overlay.is_some() {
        Context::Overlay
    } else {
        match (model.focus, model.side) {
            (Pane::Reader, _) => Context::Reader,
            (Pane::Side, Side::List) => Context::List,
            (Pane::Side, Side::Actors) => Context::Actors,
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
        Command::Start => to_edge(model, Edge::Start),
        Command::End => to_edge(model, Edge::End),
        Command::PaneLeft | Command::Open => focus(model, Pane::Reader),
        Command::PaneRight => focus(model, Pane::Side),
        Command::NextPane => {
            let other = if model.focus == Pane::Side {
                Pane::Reader
            } else {
                Pane::Side
            };
            focus(model, other)
        }
        Command::NextArticle => select_row(model, 1),
        Command::PreviousArticle => select_row(model, -1),
        Command::ToggleRead => toggle_read(model),
        Command::NextFocused => movement::step(model, Movement::Focused, true),
        Command::PreviousFocused => movement::step(model, Movement::Focused, false),
        Command::NextMention => movement::step(model, Movement::Any, true),
        Command::PreviousMention => movement::step(model, Movement::Any, false),
        Command::Repeat => movement::step(model, model.movement, true),
        Command::RepeatBackwards => movement::step(model, model.movement, false),
        Command::FocusMention => {
            if movement::focus_here(model) {
                model.movement = Movement::Focused;
            }
            Vec::new()
        }
        Command::CycleMarking => {
            model.marking = model.marking.next();
            let said = match model.marking {
                super::reader::Marking::Principal => "marking-principal",
                super::reader::Marking::All => "marking-all",
                super::reader::Marking::Focused => "marking-focused",
            };
            model.say(model.strings.get(said));
            Vec::new()
        }
        Command::Back => travel(model, false),
        Command::Forward => travel(model, true),
        Command::Find => open_find(model),
        Command::Filter => open_filter(model),
        Command::ClearFilter => {
            let effect = model.select(Default::default());
            vec![effect]
        }
        Command::Actors => {
            let away = model.side == Side::Actors && model.focus == Pane::Side;
            model.side = if away { Side::List } else { Side::Actors };
            model.focus = Pane::Side;
            vec![model.ask_for_list()]
        }
        Command::Notices => {
            model.overlay = Some(Overlay::new(Kind::Notices));
            Vec::new()
        }
        Command::Help => {
            model.overlay = Some(Overlay::new(Kind::Help));
            Vec::new()
        }
        Command::Leave => leave(model),
        Command::Redraw => vec![Effect::Redraw],
        Command::Suspend => vec![Effect::Suspend],
        Command::Quit => vec![Effect::Quit],
        // Commands of other contexts.
        _ => Vec::new(),
    }
}

fn scroll(model: &mut Model, rows: isize) -> Vec<Effect> {
    if model.focus == Pane::Side {
        return select_row(model, rows);
    }
    if let Some(open) = &mut model.reader.open {
        open.scroll(rows);
    }
    Vec::new()
}

fn page(model: &mut Model, pages: isize) -> Vec<Effect> {
    if model.focus == Pane::Side {
        let rows = model.sidebar.page() as isize;
        return select_row(model, pages * rows);
    }
    if let Some(open) = &mut model.reader.open {
        open.scroll_pages(pages);
    }
    Vec::new()
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
        return select_row(model, if matches!(edge, Edge::End) { far } else { -far });
    }
    model.leave_place();
    if let Some(open) = &mut model.reader.open {
        match edge {
            Edge::Start => open.to_start(),
            Edge::End => open.to_end(),
        }
    }
    Vec::new()
}

/// Moves the selection and shows the selected article.
fn select_row(model: &mut Model, rows: isize) -> Vec<Effect> {
    let before = model.sidebar.selected;
    model.sidebar.move_by(rows);
    if model.sidebar.selected == before {
        let said = if rows > 0 {
            "last-article"
        } else {
            "first-article"
        };
        model.say(model.strings.get(said));
        return Vec::new();
    }
    match model.sidebar.selected().map(|row| row.id) {
        Some(id) => {
            if model.focus == Pane::Reader {
                model.leave_place();
            }
            vec![model.ask_for_article(id, Landing::Stay)]
        }
        None => {
            model.preview = true;
            vec![model.ask_for_list()]
        }
    }
}

fn focus(model: &mut Model, pane: Pane) -> Vec<Effect> {
    if pane == Pane::Reader && model.reader.open.is_none() {
        return Vec::new();
    }
    model.focus = pane;
    Vec::new()
}

/// An article is read when the reading pane has the keys.
fn mark_read(model: &mut Model) -> Option<Effect> {
    let id = match &mut model.reader.open {
        Some(open) if model.focus == Pane::Reader && !open.seen => {
            open.seen = true;
            open.article.id
        }
        _ => return None,
    };
    set_read(model, id, true)
}

fn toggle_read(model: &mut Model) -> Vec<Effect> {
    let id = match model.focus {
        Pane::Reader => model.reader.open.as_ref().map(|open| open.article.id),
        Pane::Side => model.sidebar.selected().map(|row| row.id),
    };
    let Some(id) = id else { return Vec::new() };
    let read = model.sidebar.find(id).is_some_and(|(_, row)| row.read);
    model.say(
        model
            .strings
            .get(if read { "marked-unread" } else { "marked-read" }),
    );
    set_read(model, id, !read).into_iter().collect()
}

fn set_read(
    model: &mut Model,
    id: crate::library::article::ArticleId,
    read: bool,
) -> Option<Effect> {
    if let Some((_, row)) = model.sidebar.find(id) {
        row.read = read;
    }
    Some(Effect::Ask(Request::SetRead { id, read }))
}

/// Goes back or forward in the jump list.
fn travel(model: &mut Model, forwards: bool) -> Vec<Effect> {
    let here = model.place();
    let place = if forwards {
        model.jumps.forward(here)
    } else {
        model.jumps.back(here)
    };
    let Some(place) = place else {
        model.complain(model.strings.get(if forwards {
            "no-way-forward"
        } else {
            "no-way-back"
        }));
        return Vec::new();
    };
    movement::show_reader(model);
    match &mut model.reader.open {
        Some(open) if open.article.id == place.article => {
            open.return_to(&place);
            Vec::new()
        }
        _ => {
            let id = place.article;
            model.reader.remember_place(place);
            vec![model.ask_for_article(id, Landing::Stay)]
        }
    }
}

/// Leaves what was found, the panel of actors or the filter, the nearest first.
fn leave(model: &mut Model) -> Vec<Effect> {
    if let Some(open) = model
        .reader
        .open
        .as_mut()
        .filter(|open| !open.found.is_empty())
    {
        open.found = Default::default();
        Vec::new()
    } else if model.side == Side::Actors {
        model.side = Side::List;
        Vec::new()
    } else if model.geometry().side.is_none() {
        focus(model, Pane::Side)
    } else if !model.sidebar.selection.is_everything() {
        vec![model.select(Default::default())]
    } else {
        Vec::new()
    }
}

fn open_find(model: &mut Model) -> Vec<Effect> {
    if model.reader.open.is_none() {
        return Vec::new();
    }
    movement::show_reader(model);
    let from = model.place();
    model.bar = Some(FilterBar {
        purpose: Purpose::Find { from },
        field: Field::default(),
    });
    Vec::new()
}

fn open_filter(model: &mut Model) -> Vec<Effect> {
    let before = model.sidebar.selection.clone();
    let field = Field::new(&before.typed);
    model.bar = Some(FilterBar {
        purpose: Purpose::Filter {
            before,
            pane: model.focus,
        },
        field,
    });
    model.side = Side::List;
    model.focus = Pane::Side;
    Vec::new()
}

/// Text that was typed or pasted.
fn type_in(model: &mut Model, text: &str) -> Vec<Effect> {
    let Some(bar) = &mut model.bar else {
        return Vec::new();
    };
    bar.field.insert(text);
    typed(model)
}

/// Commands of a line where one types.
fn edit(model: &mut Model, command: Command) -> Vec<Effect> {
    let right_to_left = model.direction() == Direction::RightToLeft;
    let Some(bar) = &mut model.bar else {
        return Vec::new();
    };
    let before = bar.field.text().len();
    match command {
        Command::Accept => return accept(model),
        Command::Cancel => return cancel(model),
        Command::Left if right_to_left => bar.field.to_next(),
        Command::Left => bar.field.to_previous(),
        Command::Right if right_to_left => bar.field.to_previous(),
        Command::Right => bar.field.to_next(),
        Command::FieldStart => bar.field.to_start(),
        Command::FieldEnd => bar.field.to_end(),
        Command::DeleteBackwards => bar.field.delete_backwards(),
        Command::DeleteForwards => bar.field.delete_forwards(),
        Command::DeleteAll => bar.field.clear(),
        _ => return perform(model, command),
    }
    if bar.field.text().len() == before {
        Vec::new()
    } else {
        typed(model)
    }
}

/// The text of the open line has changed.
fn typed(model: &mut Model) -> Vec<Effect> {
    let Some(bar) = &model.bar else {
        return Vec::new();
    };
    let text = bar.field.text().to_owned();
    match bar.purpose {
        Purpose::Filter { .. } => {
            let selection = super::exchange::Selection {
                typed: text,
                finished: false,
                ..model.sidebar.selection.clone()
            };
            vec![model.select(selection)]
        }
        Purpose::Find { .. } => {
            let Some(id) = model.reader.open.as_ref().map(|open| open.article.id) else {
                return Vec::new();
            };
            vec![Effect::Ask(Request::Find {
                generation: model.finding.advance(),
                id,
                typed: text,
            })]
        }
    }
}

fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(bar) = model.bar.take() else {
        return Vec::new();
    };
    match bar.purpose {
        Purpose::Filter { .. } => {
            let finished = super::exchange::Selection {
                finished: true,
                ..model.sidebar.selection.clone()
            };
            if !finished.typed.trim().is_empty() {
                model.movement = Movement::Hits;
            }
            vec![model.select(finished)]
        }
        Purpose::Find { from } => {
            model.movement = Movement::Hits;
            if let Some(place) = from {
                model.jumps.leave(place);
            }
            let none = model
                .reader
                .open
                .as_ref()
                .is_none_or(|open| open.found.is_empty());
            if none && !bar.field.text().trim().is_empty() {
                model.complain(model.strings.get("no-hits"));
            }
            Vec::new()
        }
    }
}

fn cancel(model: &mut Model) -> Vec<Effect> {
    let Some(bar) = model.bar.take() else {
        return Vec::new();
    };
    match bar.purpose {
        Purpose::Filter { before, pane } => {
            model.focus = pane;
            vec![model.select(before)]
        }
        Purpose::Find { from } => {
            model.finding.advance();
            if let (Some(open), Some(place)) = (&mut model.reader.open, from) {
                open.found = Default::default();
                open.return_to(&place);
            }
            Vec::new()
        }
    }
}

/// Commands of an overlay.
fn turn(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(mut overlay) = model.overlay else {
        return Vec::new();
    };
    let (total, height) = model.overlay_rows(overlay.kind);
    let page = isize::from(i16::try_from(height).unwrap_or(i16::MAX));
    let rows = match command {
        Command::LineDown => 1,
        Command::LineUp => -1,
        Command::PageDown => page,
        Command::PageUp => -page,
        Command::Start => -(total as isize),
        Command::End => total as isize,
        Command::Close => {
            model.overlay = None;
            return Vec::new();
        }
        _ => return perform(model, command),
    };
    overlay.scroll(rows, total, height);
    model.overlay = Some(overlay);
    Vec::new()
}

/// Whether the panel of actors has its own meaning for a command.
fn on_actors(command: Command) -> bool {
    use Command::{End, Exclude, FocusActor, Include, LineDown, LineUp, PageDown, PageUp, Start};
    matches!(
        command,
        FocusActor | Include | Exclude | LineDown | LineUp | PageDown | PageUp | Start | End
    )
}

/// Commands of the panel of actors.
fn choose(model: &mut Model, command: Command) -> Vec<Effect> {
    let page = isize::from(i16::try_from(model.height).unwrap_or(i16::MAX)) - 3;
    let all = model.facets.rows.len() as isize;
    match command {
        Command::LineDown => model.facets.move_by(1),
        Command::LineUp => model.facets.move_by(-1),
        Command::PageDown => model.facets.move_by(page),
        Command::PageUp => model.facets.move_by(-page),
        Command::Start => model.facets.move_by(-all),
        Command::End => model.facets.move_by(all),
        _ => {
            let Some(actor) = model.facets.selected().map(|row| row.actor.clone()) else {
                return Vec::new();
            };
            return match command {
                Command::Include => narrow(model, &actor, Stance::Included),
                Command::Exclude => narrow(model, &actor, Stance::Excluded),
                _ => focus_actor(model, actor),
            };
        }
    }
    Vec::new()
}

fn narrow(model: &mut Model, actor: &ActorId, stance: Stance) -> Vec<Effect> {
    let mut selection = model.sidebar.selection.clone();
    toggle(&mut selection, actor, stance);
    vec![model.select(selection)]
}

/// Focuses an actor and goes to its next mention, wherever in the list it is.
fn focus_actor(model: &mut Model, actor: ActorId) -> Vec<Effect> {
    model.focused = Some(actor);
    model.side = Side::List;
    model.leave_place();
    model.movement = Movement::Focused;
    model.focus = Pane::Reader;
    let has_one = model.reader.open.as_ref().is_some_and(|open| {
        !movement::places(open, Movement::Focused, model.focused.as_ref()).is_empty()
    });
    if has_one {
        model.landing = Landing::Mention {
            movement: Movement::Focused,
            forwards: true,
        };
        movement::land(model);
        return Vec::new();
    }
    movement::seek(model, Movement::Focused, true, true)
}

/// What the worker says.
fn take(model: &mut Model, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Gazetteer(gazetteer) => model.gazetteer = Some(gazetteer),
        Answer::Noticed { doc, notices } => model.notices.push((doc, notices)),
        Answer::Progress(progress) => {
            let read = model.progress.reading && !progress.reading;
            model.progress = progress;
            // One article alone is opened to be read; there is no list to choose from.
            if read && progress.articles == 1 {
                model.focus = Pane::Reader;
            }
            return vec![model.ask_for_list()];
        }
        Answer::Listed(listing) if listing.generation == model.sidebar.generation => {
            return take_listing(model, listing);
        }
        Answer::Misread { generation, error } if generation == model.sidebar.generation => {
            model.misread = Some(error);
        }
        Answer::Opened {
            generation,
            article,
            mentions,
            matched,
        } if generation == model.opening => {
            let id = article.id;
            let parts = model.geometry().text;
            let again = model
                .reader
                .open
                .as_ref()
                .is_some_and(|open| open.article.id == id);
            if !again {
                model.reader.show(article, parts.width, parts.height);
            }
            if let Some(open) = &mut model.reader.open {
                open.matched = matched;
                open.mentions = mentions.or(open.mentions.take());
            }
            if let Some((index, _)) = model.sidebar.find(id) {
                model.sidebar.selected = index;
            }
            settle(model);
        }
        Answer::Mentions { id, mentions } => {
            if let Some(open) = model
                .reader
                .open
                .as_mut()
                .filter(|open| open.article.id == id)
            {
                open.mentions = Some(mentions);
                settle(model);
            }
        }
        Answer::Found { generation, hits } if generation == model.finding => {
            take_found(model, hits);
        }
        Answer::Sought { generation, id } if generation == model.seeking => {
            return take_sought(model, id);
        }
        // Overtaken by a newer request.
        _ => {}
    }
    Vec::new()
}

/// An article or its mentions have come: names its principal actors, and goes
/// to where it was opened for.
fn settle(model: &mut Model) {
    if let (Some(open), Some(gazetteer)) = (&mut model.reader.open, &model.gazetteer) {
        open.principal = open
            .mentions
            .as_ref()
            .map(|mentions| principal(&open.article, mentions, gazetteer))
            .unwrap_or_default();
    }
    movement::land(model);
}

fn take_listing(model: &mut Model, mut listing: super::exchange::Listing) -> Vec<Effect> {
    let kept = listing.kept.is_some();
    if let Some(tally) = listing.tally.take() {
        model.facets.take(tally, &model.sidebar.selection);
    }
    let preview = std::mem::take(&mut model.preview);
    if preview && !kept {
        model.sidebar.selected = 0;
        model.sidebar.top = 0;
    }
    model.misread = None;
    model.sidebar.take(listing);
    let Some(id) = model.sidebar.selected().map(|row| row.id) else {
        return Vec::new();
    };
    if !preview && model.reader.open.is_some() {
        return Vec::new();
    }
    let landing = if model.sidebar.selection.typed.trim().is_empty() {
        Landing::Stay
    } else {
        Landing::Mention {
            movement: Movement::Hits,
            forwards: true,
        }
    };
    vec![model.ask_for_article(id, landing)]
}

/// Hits have come: shows the first one from where finding began.
fn take_found(model: &mut Model, hits: std::sync::Arc<[std::ops::Range<usize>]>) {
    let Some(FilterBar {
        purpose: Purpose::Find { from: Some(from) },
        field,
    }) = &model.bar
    else {
        return;
    };
    let Some(open) = &mut model.reader.open else {
        return;
    };
    open.return_to(from);
    let start = from.here.as_ref().map_or(from.top, |here| here.start);
    let first = hits.partition_point(|hit| hit.start < start);
    let hit = hits.get(first).or(hits.first()).cloned();
    let nothing = hit.is_none() && !field.text().trim().is_empty();
    open.found = hits;
    match hit {
        Some(hit) => open.go_to(hit),
        None => open.here = None,
    }
    if nothing {
        model.complain(model.strings.get("no-hits"));
    }
}

fn take_sought(model: &mut Model, id: Option<crate::library::article::ArticleId>) -> Vec<Effect> {
    let Some(id) = id else {
        let forwards = matches!(model.seeking_for, Landing::Mention { forwards: true, .. });
        let said = if forwards {
            "no-further-mention"
        } else {
            "no-earlier-mention"
        };
        model.complain(model.strings.get(said));
        return Vec::new();
    };
    model.leave_place();
    movement::show_reader(model);
    if let Some((_, row)) = model.sidebar.find(id) {
        let title = row.title.clone();
        model.say(
            model
                .strings
                .with("on-to-article", [("title", title.into())]),
        );
    }
    let landing = model.seeking_for.clone();
    model.reader.forget_place(id);
    let mut effects = vec![model.ask_for_article(id, landing)];
    if model.sidebar.find(id).is_none() {
        effects.push(model.ask_for_list());
    }
    effects
}
