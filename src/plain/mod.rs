//! The reader in lines: what is typed is a line, what is said is appended. For
//! screen readers, terminals without a cursor, and scripts.
//!
//! A second view of the same model: each line becomes the messages that keys become,
//! and when all that was asked for is answered, it says where one is. It never moves
//! a cursor, sets a mode or orders letters; whoever shows the lines does that.

mod commands;
mod deeds;
mod following;
mod listing;
mod narrowing;
mod passage;
mod reading;
mod saved;
mod telling;
mod voice;
mod waiting;

use std::collections::HashSet;
use std::io;

use self::commands::{Meaning, WORDS, Wish, meaning};
use self::listing::{Items, List};
use self::reading::Heard;
pub use self::voice::Voice;
pub use self::waiting::Desk;
use self::waiting::Waiting;
use crate::app::commands::Command;
use crate::app::deeds::parting;
use crate::app::exchange::Listing;
use crate::app::reader::Marking;
use crate::app::{Effect, Message, Model, update};
use crate::config::strings::{Language, Value};
use crate::library::article::ArticleId;
use crate::library::mention::ActorId;

/// A conversation about the articles of a model.
pub struct Conversation {
    model: Model,
    desk: Box<dyn Desk>,
    voice: Voice,
    /// Whether whoever types cannot wait for long: a person, not a script.
    is_impatient: bool,
    waiting: Waiting,
    /// The rows of the list that were asked for to be said.
    listed: Option<Listing>,
    /// The text that was said last.
    heard: Option<Heard>,
    /// The articles of which something was said.
    visited: HashSet<ArticleId>,
    /// The list that was said last, from which numbers choose.
    list: Option<List>,
    /// Whether the list was said after the text.
    is_at_list: bool,
    /// The actors by their numbers, as they were said last.
    actors: Vec<ActorId>,
    /// What the next line is the text of.
    asks_for: Option<Asks>,
    /// The place of the saved query that the last line asked to delete.
    asked_to_delete: Option<usize>,
    has_ended: bool,
}

/// What is typed on a line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    Find,
    Filter,
    Tags,
    Note,
    /// That of a query to be saved.
    Name,
}

impl Conversation {
    /// A conversation about `model`, to be begun. `is_impatient`: a person types, who
    /// is told when an answer takes long; a script waits for it.
    pub fn new(mut model: Model, desk: Box<dyn Desk>, voice: Voice, is_impatient: bool) -> Self {
        // To those who listen a mark at every name is a word more at every name.
        model.marking = Marking::Focused;
        Self {
            model,
            desk,
            voice,
            is_impatient,
            waiting: Waiting::default(),
            listed: None,
            heard: None,
            visited: HashSet::new(),
            list: None,
            is_at_list: false,
            actors: Vec::new(),
            asks_for: None,
            asked_to_delete: None,
            has_ended: false,
        }
    }

    /// Says what there is to read: the articles, or the beginning of the only one.
    /// `is_one`: no more than one is to come.
    ///
    /// # Errors
    /// When it cannot be said, or nobody answers any more.
    pub fn begin(&mut self, is_one: bool) -> io::Result<()> {
        self.wait_for_first(is_one)?;
        if self.has_nothing() {
            self.has_ended = true;
            return Ok(());
        }
        self.say_string("plain-welcome")?;
        let notices = self.model.count_notices();
        if notices > 0 {
            let count = [("count", notices.into())];
            let said = self.model.strings.with("notices-hint", count);
            self.voice.say(format!("t: {said}"))?;
        }
        let progress = self.model.progress;
        if is_one || progress.articles == 1 && !progress.reading {
            return self.resume();
        }
        self.list_articles()
    }

    /// Takes a line that was typed, and says what comes of it.
    ///
    /// # Errors
    /// When it cannot be said, or nobody answers any more.
    pub fn hear(&mut self, line: &str) -> io::Result<()> {
        self.catch_up()?;
        match self.asks_for.take() {
            Some(Asks::Name) => return self.save(line.trim()),
            Some(_) if line.trim().is_empty() => return self.answer_where(),
            Some(Asks::Find) => return self.find(line.trim()),
            Some(Asks::Filter) => return self.filter(line.trim()),
            Some(Asks::Tags) => return self.put_down(Command::Tags, line.trim()),
            Some(Asks::Note) => return self.put_down(Command::Note, line.trim()),
            None => {}
        }
        let language = self.model.strings.language();
        let meaning = meaning(line, &self.model.keymap, language);
        let deletes = matches!(
            meaning,
            Meaning::Wish {
                wish: Wish::Do(Command::DeleteSaved),
                ..
            }
        );
        self.asked_to_delete = self.asked_to_delete.filter(|_| deletes);
        match meaning {
            Meaning::Enter => self.go_on(),
            Meaning::Number(number) => self.choose(number),
            Meaning::Wish { wish, rest } => self.grant(wish, &rest),
            Meaning::Several(words) => {
                let words = words.join(" · ");
                let typed = ("typed", line.trim().into());
                self.say_with("plain-which", [typed, ("words", words.into())])
            }
            Meaning::OfTheScreen => self.say_string("plain-of-the-screen"),
            Meaning::Unknown => self.say_with("plain-unknown", [("typed", line.trim().into())]),
        }
    }

    /// What stands before what is typed next.
    pub fn prompt(&self) -> String {
        match self.asks_for {
            Some(Asks::Find) => self.model.strings.get("prompt-find") + " ",
            Some(Asks::Filter) => self.model.strings.get("prompt-filter") + " ",
            Some(Asks::Tags) => self.model.strings.get("prompt-tags") + " ",
            Some(Asks::Note) => self.model.strings.get("prompt-note") + " ",
            Some(Asks::Name) => self.model.strings.get("prompt-name") + " ",
            None => "> ".to_owned(),
        }
    }

    pub fn voice(&mut self) -> &mut Voice {
        &mut self.voice
    }

    /// Whether the person wants to leave, or there is nothing to stay for.
    pub fn has_ended(&self) -> bool {
        self.has_ended
    }

    /// Whether all is read and there was no article in it.
    pub fn has_nothing(&self) -> bool {
        !self.model.progress.reading && self.model.progress.articles == 0
    }

    /// Has kept how far the open article was read, and what was done last. The model at the end
    /// of the conversation, and whether all of that is kept.
    pub fn part(mut self) -> (Model, bool) {
        if let Some(request) = parting(&self.model) {
            self.ask(request);
        }
        let is_kept = self.desk.end(&mut self.model);
        (self.model, is_kept)
    }

    fn grant(&mut self, wish: Wish, rest: &str) -> io::Result<()> {
        let command = match wish {
            Wish::Mentions => return self.list_mentions(),
            Wish::Where => return self.answer_where(),
            Wish::Saved => return self.saved(rest),
            Wish::Do(command) => command,
        };
        match command {
            Command::LineDown => self.go_on(),
            Command::LineUp => self.go_back(),
            Command::PageDown if self.is_at_list => self.go_on(),
            Command::PageDown => self.read_page(),
            Command::PageUp if self.is_at_list => self.go_back(),
            Command::PageUp => self.read_page_before(),
            Command::Start | Command::End => self.go_to_edge(command),
            Command::PaneRight => self.list_articles(),
            Command::PaneLeft => self.read_again(),
            Command::Open => match commands::number(rest) {
                Some(number) => self.open(number),
                None => self.read_again(),
            },
            Command::NextArticle | Command::PreviousArticle => self.step_article(command),
            Command::NextFocused
            | Command::PreviousFocused
            | Command::NextMention
            | Command::PreviousMention
            | Command::Repeat
            | Command::RepeatBackwards => self.follow(command),
            Command::Back | Command::Forward => self.travel(command),
            Command::Find if rest.is_empty() => self.ask_for(Asks::Find),
            Command::Find => self.find(rest),
            Command::Filter if rest.is_empty() => self.ask_for(Asks::Filter),
            Command::Filter => self.filter(rest),
            Command::ClearFilter => self.clear_filter(),
            Command::Actors => self.list_actors(),
            Command::FocusActor => match commands::number(rest) {
                Some(number) => self.focus(number),
                None => self.focus_here(),
            },
            Command::Include | Command::Exclude => self.narrow(command, rest),
            Command::SaveFilter if rest.is_empty() => self.ask_for(Asks::Name),
            Command::SaveFilter => self.save(rest),
            Command::RenameSaved => self.rename_saved(rest),
            Command::DeleteSaved => self.delete_saved(rest),
            Command::Leave => self.leave(),
            Command::Notices => self.list_lines(Items::Notices),
            Command::Help => self.list_lines(Items::Help),
            Command::ToggleRead | Command::ToggleMarked => self.mark(command),
            Command::Tags | Command::Note if rest.is_empty() => self.ask_what(command),
            Command::Tags | Command::Note => self.put_down(command, rest),
            Command::Explain => self.explain(),
            Command::ToggleClutter => self.toggle_clutter(),
            Command::Quit => {
                self.has_ended = true;
                Ok(())
            }
            // Those that change how texts are said, or what of them stands out.
            other => {
                self.send(Message::Command(other))?;
                self.settle()?;
                self.say_remark()
            }
        }
    }

    fn ask_for(&mut self, text: Asks) -> io::Result<()> {
        if text == Asks::Find && self.model.reader.open.is_none() {
            return self.say_nothing_open();
        }
        self.asks_for = Some(text);
        Ok(())
    }

    /// Lets something happen, and has done what follows from it.
    ///
    /// # Errors
    /// When what comes of it cannot be said.
    pub fn send(&mut self, message: Message) -> io::Result<()> {
        for effect in update(&mut self.model, message) {
            match effect {
                Effect::Ask(request) => self.ask(request),
                Effect::ChangeSaved(change) => {
                    let outcome = self.desk.change_saved(&change);
                    self.send(Message::SavedChanged(change, outcome))?;
                }
                Effect::Quit => self.has_ended = true,
                // Judging is of the screen.
                Effect::ChangeActors(_)
                | Effect::KeepChoice { .. }
                | Effect::ForgetChoices
                | Effect::Redraw
                | Effect::CycleTheme
                | Effect::Browse(_)
                | Effect::CycleRendering
                | Effect::Copy(_)
                | Effect::ReportMouse(_)
                | Effect::Suspend => {}
            }
        }
        Ok(())
    }

    /// Says what was just done, or could not be done, if the model has it.
    fn say_remark(&mut self) -> io::Result<()> {
        match self.model.remark.take() {
            Some(remark) => self.voice.say(remark.text),
            None => Ok(()),
        }
    }

    fn say_string(&mut self, id: &str) -> io::Result<()> {
        let said = self.model.strings.get(id);
        self.voice.say(said)
    }

    fn say_with<const N: usize>(
        &mut self,
        id: &str,
        values: [(&str, Value<'_>); N],
    ) -> io::Result<()> {
        let said = self.model.strings.with(id, values);
        self.voice.say(said)
    }
}

/// The lines of help: each command by its letter, its words, and what it does.
fn help(model: &Model) -> Vec<String> {
    let strings = &model.strings;
    let number = strings.get("plain-number");
    let rows = WORDS.iter().map(|word| {
        let letter = match word.wish {
            // Enter does the same.
            Wish::Do(Command::LineDown) => Some("Enter · j"),
            _ => word.letter(),
        };
        // English first: after an Arabic word alone a bracket would be shown mirrored.
        let names = letter.into_iter().chain(word.words(Language::English));
        let names: Vec<_> = names.collect();
        format!("{}: {}", names.join(" · "), word.label(strings))
    });
    std::iter::once(number).chain(rows).collect()
}
