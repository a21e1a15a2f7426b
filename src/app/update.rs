//! What a key, an answer or a new size does to the model.

use std::time::Instant;

use super::choice::{self, Choice};
use super::commands::{Command, Context};
use super::contexts::context;
use super::exchange::{Answer, Copied, Delivered, Effect, Rendering};
use super::geometry::Pane;
use super::kept::Looks;
use super::model::Model;
use super::performing::perform;
use super::picking::{self, Outcome};
use super::scrolling::turn;
use super::strips::asking;
use super::{
    annotating, answers, below, caret, copying, deciding, deeds, foreseen, judging, kept, looks,
    movement, origins, pane_below, panel, pointing, saved, saving, trail, typing,
};
use crate::config::own_actors::{Made, Refused as ActorsRefused, Step};
use crate::config::queries::{Change, Queries, Refused};
use crate::input::key::Key;
use crate::input::mouse::Mouse;
use crate::layout::Marks;

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
    effects.extend(asking::ask(model));
    effects.extend(pane_below::arrange(model));
    model.settle_colours();
    effects
}

fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    begin(model);
    let context = context(model);
    if let Some(command) = model.keymap.command(context, key) {
        let leaves = matches!(command, Command::Leave | Command::LeaveCaret);
        if leaves && model.explained_before.is_some() {
            // The explanation was the nearest thing to leave.
            return Vec::new();
        }
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
    model.left.give_way(model.sidebar.total);
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
