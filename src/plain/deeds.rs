//! What a person does with the open article: marks it, puts tags on it, writes a note.

use std::io;

use super::{Asks, Conversation};
use crate::app::Message;
use crate::app::commands::Command;
use crate::app::said::words;

/// What is typed to have no tags, or no note: an empty line changes nothing.
const NOTHING: &str = "-";

impl Conversation {
    /// Marks the open article, or marks it read; or takes that away.
    pub(super) fn mark(&mut self, command: Command) -> io::Result<()> {
        if self.open_here().is_none() {
            return self.say_nothing_open();
        }
        self.take_keys()?;
        self.send(Message::Command(command))?;
        self.settle()?;
        self.say_remark()
    }

    /// Says what is put down about the open article, and takes the next line for it.
    pub(super) fn ask_what(&mut self, command: Command) -> io::Result<()> {
        let Some(heard) = self.open_here() else {
            return self.say_nothing_open();
        };
        let row = self.model.sidebar.find(heard.id);
        let state = row.map(|(_, row)| row.state.clone()).unwrap_or_default();
        let words = words(&self.model.strings, &state);
        if !words.is_empty() {
            self.voice.say(words.join(" · "))?;
        }
        self.ask_for(match command {
            Command::Tags => Asks::Tags,
            _ => Asks::Note,
        })
    }

    /// Puts down what was typed about the open article.
    pub(super) fn put_down(&mut self, command: Command, typed: &str) -> io::Result<()> {
        if self.open_here().is_none() {
            return self.say_nothing_open();
        }
        self.take_keys()?;
        self.send(Message::Command(command))?;
        self.settle()?;
        self.send(Message::Command(Command::DeleteAll))?;
        if typed != NOTHING {
            self.send(Message::Paste(typed.to_owned()))?;
        }
        self.send(Message::Command(Command::Accept))?;
        self.settle()?;
        self.say_remark()
    }
}
