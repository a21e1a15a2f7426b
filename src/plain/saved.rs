//! Saved queries in lines: listed with their counts, opened, saved, renamed and deleted
//! by their numbers.

use std::io;

use super::Conversation;
use super::commands;
use super::listing::Items;
use crate::app::Message;
use crate::app::choice::Choice;
use crate::app::commands::Command;
use crate::app::folders::Standing;
use crate::app::said::why;

impl Conversation {
    /// Lists the saved queries, or opens the one that has this number.
    pub(super) fn saved(&mut self, number: &str) -> io::Result<()> {
        if let Some(number) = commands::number(number) {
            return self.open_saved(number);
        }
        if self.model.folders.is_empty() {
            return self.say_string("no-saved");
        }
        self.wait_for_names()?;
        self.wait_for_saved()?;
        self.say_page(Items::Saved, 0)
    }

    /// The lines of all saved queries.
    pub(super) fn saved_lines(&self) -> Vec<String> {
        let folders = &self.model.folders;
        let strings = &self.model.strings;
        let line = |(at, standing): (usize, &Standing)| {
            let name = folders.name(at).to_owned();
            match standing {
                Standing::Unknown => name,
                Standing::Counted {
                    articles, unread, ..
                } => {
                    let values = [
                        ("articles", articles.to_string().into()),
                        ("unread", unread.to_string().into()),
                    ];
                    format!("{name} · {}", strings.with("plain-saved-count", values))
                }
                Standing::Broken(problem) => format!("{name} · {}", why(strings, *problem)),
            }
        };
        folders.standings.iter().enumerate().map(line).collect()
    }

    /// Makes the saved query with this number the filter.
    pub(super) fn open_saved(&mut self, number: usize) -> io::Result<()> {
        let Some(at) = self.place_of_saved(number) else {
            return self.say_no_number(number);
        };
        self.wait_for_names()?;
        self.send(Message::Choice(Choice::Saved(at)))?;
        match self.model.remark.is_some() {
            true => self.say_remark(),
            false => self.list_anew(),
        }
    }

    /// Saves the filter under this name, or, without one, under what was typed.
    pub(super) fn save(&mut self, name: &str) -> io::Result<()> {
        self.wait_for_names()?;
        self.send(Message::Command(Command::SaveFilter))?;
        self.give_name(name)
    }

    /// Gives a saved query another name: its number, and the name behind it.
    pub(super) fn rename_saved(&mut self, rest: &str) -> io::Result<()> {
        let (number, name) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let at = commands::number(number).and_then(|number| self.place_of_saved(number));
        let Some(at) = at.filter(|_| !name.trim().is_empty()) else {
            return self.say_string("plain-rename-how");
        };
        self.send(Message::Choice(Choice::SavedRow(at)))?;
        self.send(Message::Command(Command::RenameSaved))?;
        self.give_name(name.trim())
    }

    /// Types a name into the line that was opened for it.
    fn give_name(&mut self, name: &str) -> io::Result<()> {
        if self.model.bar.is_none() {
            return self.say_remark();
        }
        if !name.is_empty() {
            self.send(Message::Command(Command::DeleteAll))?;
            self.send(Message::Paste(name.to_owned()))?;
        }
        self.send(Message::Command(Command::Accept))?;
        if let Some(misread) = self.model.misread.clone() {
            self.send(Message::Command(Command::Cancel))?;
            return self.voice.say(misread.said);
        }
        self.say_remark()
    }

    /// Asks whether the saved query with this number is to be deleted, or, if that was
    /// just asked, deletes it.
    pub(super) fn delete_saved(&mut self, rest: &str) -> io::Result<()> {
        let Some(number) = commands::number(rest) else {
            return self.say_string("plain-delete-how");
        };
        let Some(at) = self.place_of_saved(number) else {
            return self.say_no_number(number);
        };
        let was_asked = self.asked_to_delete.take() == Some(at);
        self.send(Message::Choice(Choice::SavedRow(at)))?;
        self.send(Message::Command(Command::DeleteSaved))?;
        if was_asked {
            self.send(Message::Command(Command::DeleteSaved))?;
        } else {
            self.asked_to_delete = Some(at);
        }
        self.say_remark()
    }

    fn place_of_saved(&self, number: usize) -> Option<usize> {
        let at = number.checked_sub(1)?;
        (at < self.model.folders.len()).then_some(at)
    }
}
