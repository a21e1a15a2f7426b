//! Narrowing: which articles are listed, and whom one follows.

use std::collections::HashMap;
use std::io;

use super::Conversation;
use super::commands;
use super::listing::Items;
use crate::app::Message;
use crate::app::choice::Choice;
use crate::app::commands::Command;
use crate::app::facets::Side;
use crate::library::mention::ActorId;

impl Conversation {
    /// Filters the articles by what was typed. What cannot be read changes nothing.
    pub(super) fn filter(&mut self, typed: &str) -> io::Result<()> {
        self.wait_for_names()?;
        self.send(Message::Command(Command::Filter))?;
        self.send(Message::Command(Command::DeleteAll))?;
        self.send(Message::Paste(typed.to_owned()))?;
        self.send(Message::Command(Command::Accept))?;
        if let Some(misread) = self.model.misread.clone() {
            self.send(Message::Command(Command::Cancel))?;
            self.settle()?;
            return self.voice.say(misread.said);
        }
        self.list_anew()
    }

    pub(super) fn clear_filter(&mut self) -> io::Result<()> {
        self.send(Message::Command(Command::ClearFilter))?;
        self.list_anew()
    }

    /// Leaves what was found, or the filter.
    pub(super) fn leave(&mut self) -> io::Result<()> {
        self.send(Message::Command(Command::Leave))?;
        self.settle()?;
        self.say_remark()?;
        self.answer_where()
    }

    /// Narrows the list to articles that mention an actor, or do not; `number` chooses
    /// it.
    pub(super) fn narrow(&mut self, command: Command, number: &str) -> io::Result<()> {
        let Some(number) = commands::number(number) else {
            return self.say_string("plain-which-actor");
        };
        let Some(actor) = self.numbered(number)? else {
            return self.say_no_number(number);
        };
        self.send(Message::Choice(Choice::Actor(actor)))?;
        self.send(Message::Command(command))?;
        self.settle()?;
        self.close_panel()?;
        self.list_anew()
    }

    /// Focuses an actor and goes to its next mention.
    pub(super) fn focus(&mut self, number: usize) -> io::Result<()> {
        let Some(actor) = self.numbered(number)? else {
            return self.say_no_number(number);
        };
        let before = self.place();
        self.send(Message::Choice(Choice::Actor(actor)))?;
        self.send(Message::Command(Command::FocusActor))?;
        self.wait_for_mentions()?;
        self.close_panel()?;
        self.say_arrival(before)
    }

    /// Focuses the actor of the mention one is at.
    pub(super) fn focus_here(&mut self) -> io::Result<()> {
        if !self.wait_for_names()? || !self.wait_for_mentions()? {
            return self.say_string("still-looking");
        }
        self.send(Message::Choice(Choice::ActorHere))?;
        match self.model.remark {
            Some(_) => self.say_remark(),
            None => self.say_string("no-actor-focused"),
        }
    }

    /// Has the actors of the selected articles counted, and numbers them.
    pub(super) fn count_actors(&mut self) -> io::Result<()> {
        self.wait_for_names()?;
        self.wait_for_counts()?;
        self.send(Message::Command(Command::Actors))?;
        if self.model.side == Side::List {
            self.send(Message::Command(Command::Actors))?;
        }
        self.settle()?;
        self.close_panel()?;
        let rows = self.model.facets.rows.iter();
        self.actors = rows.filter_map(|row| row.actor().cloned()).collect();
        Ok(())
    }

    /// The actor with this number in the list of actors that was said last, or that
    /// would be said now; it is in the panel.
    fn numbered(&mut self, number: usize) -> io::Result<Option<ActorId>> {
        if self.actors.is_empty() {
            self.count_actors()?;
        }
        let at = number.checked_sub(1);
        let actor = at.and_then(|at| self.actors.get(at)).cloned();
        let rows = &self.model.facets.rows;
        Ok(actor.filter(|actor| rows.iter().any(|row| row.actor() == Some(actor))))
    }

    /// The panel of actors is not there to be seen, and need not be counted.
    fn close_panel(&mut self) -> io::Result<()> {
        if self.model.side == Side::Facets {
            self.send(Message::Command(Command::Actors))?;
            if self.model.side == Side::Facets {
                self.send(Message::Command(Command::Actors))?;
            }
        }
        self.settle().map(drop)
    }

    /// Lists the articles that are selected now.
    pub(super) fn list_anew(&mut self) -> io::Result<()> {
        self.settle()?;
        self.say_page(Items::Articles(HashMap::new()), 0)
    }
}
