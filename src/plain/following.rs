//! Following: from mention to mention and from hit to hit, across articles, and back
//! to where one was. What is said is where one is now, and the sentence there.

use std::io;
use std::ops::Range;
use std::sync::Arc;

use super::Conversation;
use super::listing::Items;
use super::passage::sentence_around;
use crate::actors::record::words_around;
use crate::app::Message;
use crate::app::choice::Choice;
use crate::app::commands::Command;
use crate::app::explanation::About;
use crate::app::jumps::Place;
use crate::app::model::Movement;
use crate::app::reader::Open;
use crate::config::strings::Language;
use crate::layout::logical;
use crate::library::counts::outside_clutter;
use crate::text::buffer::{boundary_after, boundary_before};

/// How much is said of a line on either side of a place in a list, in bytes.
const AROUND: usize = 90;

impl Conversation {
    /// Goes to another mention or hit.
    pub(super) fn follow(&mut self, command: Command) -> io::Result<()> {
        if self.model.reader.open.is_none() {
            return self.say_nothing_open();
        }
        self.take_keys()?;
        if !self.wait_for_names()? || !self.wait_for_mentions()? {
            return self.say_string("still-looking");
        }
        if command == Command::Repeat && self.is_at_unheard_place() {
            // Filtering has gone there, and nobody has heard of it yet.
            return self.say_place();
        }
        let before = self.place();
        self.send(Message::Command(command))?;
        self.wait_for_mentions()?;
        self.say_arrival(before)
    }

    /// Goes back or forward in the jump list.
    pub(super) fn travel(&mut self, command: Command) -> io::Result<()> {
        self.settle()?;
        self.send(Message::Command(command))?;
        self.wait_for_mentions()?;
        if self.model.remark.is_some() {
            return self.say_remark();
        }
        self.say_place()
    }

    /// Finds what was typed in the open article.
    pub(super) fn find(&mut self, typed: &str) -> io::Result<()> {
        if self.model.reader.open.is_none() {
            return self.say_nothing_open();
        }
        self.take_keys()?;
        self.send(Message::Command(Command::Find))?;
        self.send(Message::Paste(typed.to_owned()))?;
        let is_answered = self.settle()?;
        let has_found = |open: &Open| !open.found.is_empty();
        if is_answered && self.model.reader.open.as_ref().is_some_and(has_found) {
            self.send(Message::Command(Command::Accept))?;
            return self.say_place();
        }
        self.send(Message::Command(Command::Cancel))?;
        self.settle()?;
        self.model.remark = None;
        self.say_string(if is_answered {
            "no-hits"
        } else {
            "reading-rest"
        })
    }

    /// Lists the places that are visited in the open article: hits if something was
    /// found or filtered for, else the mentions of the focused actor, or of any.
    pub(super) fn list_mentions(&mut self) -> io::Result<()> {
        self.wait_for_names()?;
        self.wait_for_mentions()?;
        let Some(open) = &self.model.reader.open else {
            return self.say_nothing_open();
        };
        let focused = self.model.focused.as_ref();
        let places: Arc<[Range<usize>]> =
            if self.model.movement == Movement::Hits && !open.places().is_empty() {
                open.places().into()
            } else {
                let mentions = open.mentions.as_deref().unwrap_or_default();
                outside_clutter(&open.article, mentions)
                    .filter(|mention| !self.model.hides_likely || mention.is_certain())
                    .filter(|mention| focused.is_none_or(|actor| mention.actor == *actor))
                    .map(|mention| mention.range.clone())
                    .collect()
            };
        if places.is_empty() {
            let knows_all = open.knows_all;
            return self.say_string(if knows_all {
                "none-here"
            } else {
                "still-looking"
            });
        }
        let items = Items::Places(open.article.id, places);
        self.say_page(items, 0)
    }

    /// Says why the mention at hand is one; said again, goes to what it refers to.
    pub(super) fn explain(&mut self) -> io::Result<()> {
        self.wait_for_names()?;
        self.wait_for_mentions()?;
        self.send(Message::Command(Command::Explain))?;
        let Some(shown) = &self.model.explained else {
            return self.say_remark();
        };
        let about = match &shown.about {
            About::Mention(actor) => self.model.actor_name(actor),
            About::Rejected => self.model.strings.get("rejected-mention"),
            About::Passage => self.model.strings.get("passage-note"),
        };
        let why = format!("{about}: {}", shown.why);
        self.voice.say(why)
    }

    /// Goes to a place of the open article.
    pub(super) fn visit(&mut self, place: Range<usize>) -> io::Result<()> {
        self.take_keys()?;
        self.send(Message::Choice(Choice::Place(place)))?;
        self.say_place()
    }

    /// A place of the open article as a line of a list.
    pub(super) fn place_line(&self, place: &Range<usize>) -> String {
        let Some(open) = &self.model.reader.open else {
            return String::new();
        };
        let sentence = sentence_around(&open.article, place);
        let around = self.around(open, &sentence, place);
        let Some(mention) = open.mention_at(place) else {
            return around;
        };
        let name = self.named(mention);
        // What is Arabic stands first: whoever shows the line may order it by that.
        match self.model.strings.language() {
            Language::Arabic => format!("{name} · {around}"),
            Language::English => format!("{around} · {name}"),
        }
    }

    /// What stands near a place within its sentence.
    fn around(&self, open: &Open, sentence: &Range<usize>, place: &Range<usize>) -> String {
        let text = &open.article.text;
        let from = boundary_before(text, place.start.saturating_sub(AROUND));
        let start = match text[from..place.start].find(' ') {
            Some(blank) if from > sentence.start => from + blank + 1,
            _ => from.max(sentence.start),
        };
        let to = boundary_after(text, place.end + AROUND);
        let end = match text[place.end..to].rfind(' ') {
            Some(blank) if to < sentence.end => place.end + blank,
            _ => to.min(sentence.end),
        };
        let said = |part: Range<usize>| {
            let (direction, marks) = (open.article.direction, self.model.marks);
            logical(text, part, direction, marks, self.model.digits)
        };
        let words = words_around(text, place);
        let before = if start > sentence.start { "…" } else { "" };
        let after = if end < sentence.end { "…" } else { "" };
        format!(
            "{before}{}[{}]{}{after}",
            said(start.min(words.start)..words.start).trim_start(),
            said(words.clone()),
            said(words.end..end.max(words.end)).trim_end(),
        )
    }

    /// Where one is.
    pub(super) fn place(&self) -> Option<Place> {
        self.model.reader.open.as_ref().map(Open::place)
    }

    fn is_at_unheard_place(&self) -> bool {
        let open = self.model.reader.open.as_ref();
        let here = open.and_then(|open| open.here.as_ref());
        let here = here.filter(|here| !here.is_empty());
        here.is_some_and(|here| {
            let heard = self.open_here();
            heard.is_none_or(|heard| !heard.range.contains(&here.start))
        })
    }

    /// Says what was remarked on the way, and if one is elsewhere than `before`,
    /// where.
    pub(super) fn say_arrival(&mut self, before: Option<Place>) -> io::Result<()> {
        let from = before.as_ref().map(|place| place.article);
        let open = self.model.reader.open.as_ref();
        let other = open.filter(|open| from.is_some_and(|from| from != open.article.id));
        if let Some(title) = other.map(|open| open.article.title.clone()) {
            self.model.remark = None;
            // It is another one to those who have heard of the one before.
            if self.heard.as_ref().map(|heard| heard.id) == from {
                self.say_string("plain-another-article")?;
            }
            // On a line of its own, which may be ordered by its own letters.
            self.voice.say(title)?;
            return self.say_place();
        }
        let has_remark = self.model.remark.is_some();
        self.say_remark()?;
        if has_remark && self.place() == before {
            return Ok(());
        }
        self.say_place()
    }

    /// Says where one is, and the sentence or the passage there.
    pub(super) fn say_place(&mut self) -> io::Result<()> {
        self.take_keys()?;
        let open = self.model.reader.open.as_ref();
        let here = open.and_then(|open| open.here.clone());
        let here = here.filter(|here| !here.is_empty());
        let (Some(open), Some(here)) = (open, here) else {
            return self.begin_reading();
        };
        let sentence = sentence_around(&open.article, &here);
        // Nobody wants to hear the same long sentence for each mention in it.
        let is_heard = self
            .open_here()
            .is_some_and(|heard| heard.range == sentence);
        let brief = is_heard.then(|| self.around(open, &sentence, &here));
        self.say_where()?;
        match brief {
            Some(brief) => self.voice.say(brief)?,
            None => self.say_text(&sentence, Some(&here))?,
        }
        self.note(sentence);
        Ok(())
    }
}
