//! Reading on: passages of the open article, one or a page of them at a time.

use std::io;
use std::ops::Range;

use super::Conversation;
use super::passage::{block_after, passage_before, passage_from};
use crate::app::Message;
use crate::app::choice::{Choice, reading};
use crate::app::commands::Command;
use crate::app::reader::Open;
use crate::library::article::{ArticleId, Zone};

/// About how much of a text is a page, in bytes.
const PAGE: usize = 2400;
/// The lines before the text (title, date, byline) that are said with its first
/// passage, at most.
const HEAD: usize = 8;

/// The part of an article that was said last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heard {
    pub(super) id: ArticleId,
    pub(super) range: Range<usize>,
}

impl Conversation {
    /// Goes on with what was said last: the list, or the article.
    pub(super) fn go_on(&mut self) -> io::Result<()> {
        if self.is_at_list {
            self.next_page()
        } else {
            self.read_on()
        }
    }

    /// Goes back in what was said last.
    pub(super) fn go_back(&mut self) -> io::Result<()> {
        if self.is_at_list {
            return self.previous_page();
        }
        let Some(start) = self.open_here().map(|heard| heard.range.start) else {
            return self.begin_reading();
        };
        match self.passage_before(start) {
            Some(range) => self.read(range),
            None => self.say_string("plain-start"),
        }
    }

    /// Says the passage after what was heard.
    pub(super) fn read_on(&mut self) -> io::Result<()> {
        let Some(heard) = self.open_here() else {
            return self.begin_reading();
        };
        match self.passage_after(heard.range.end)? {
            Some(range) => self.read(range),
            None => self.say_end(),
        }
    }

    /// Says a page of passages after what was heard.
    pub(super) fn read_page(&mut self) -> io::Result<()> {
        let Some(heard) = self.open_here() else {
            return self.begin_reading();
        };
        self.read_page_from(heard.range.end)
    }

    /// Says the page before what was heard.
    pub(super) fn read_page_before(&mut self) -> io::Result<()> {
        let Some(heard) = self.open_here() else {
            return self.begin_reading();
        };
        let mut start = heard.range.start;
        while let Some(before) = self.passage_before(start) {
            start = before.start;
            if heard.range.start - start >= PAGE {
                break;
            }
        }
        if start == heard.range.start {
            return self.say_string("plain-start");
        }
        self.read_page_from(start)
    }

    fn read_page_from(&mut self, byte: usize) -> io::Result<()> {
        let Some(first) = self.passage_after(byte)? else {
            return self.say_end();
        };
        let start = first.start;
        let mut last = first;
        self.stand_at(start)?;
        self.say_paragraph(start)?;
        loop {
            self.say_text(&last, None)?;
            match self.passage_after(last.end)? {
                Some(next) if self.is_brief(&(start..next.end)) => last = next,
                _ => break,
            }
            // Else nobody sees where rows are only rows of one paragraph.
            self.voice.say("")?;
        }
        self.note(start..last.end);
        Ok(())
    }

    /// Says the article that was opened: where it was left, in this run or an earlier one.
    pub(super) fn read_opened(&mut self) -> io::Result<()> {
        let open = self.model.reader.open.as_ref().map(|open| open.article.id);
        if open.is_some_and(|id| self.visited.contains(&id)) {
            return self.say_place();
        }
        self.resume()
    }

    /// Says the open article from where it was left in an earlier run, else from its start.
    pub(super) fn resume(&mut self) -> io::Result<()> {
        let open = self.model.reader.open.as_ref();
        let byte = open.map_or(0, Open::resumes_at);
        self.send(Message::Choice(Choice::Reading(byte)))?;
        self.begin_reading()
    }

    /// Says why nothing is open.
    pub(super) fn say_nothing_open(&mut self) -> io::Result<()> {
        let is_read = !self.model.progress.reading;
        self.say_string(if is_read { "nothing-open" } else { "reading" })
    }

    /// Says the open article from where one reads.
    pub(super) fn begin_reading(&mut self) -> io::Result<()> {
        self.take_keys()?;
        let Some(open) = &self.model.reader.open else {
            return self.say_nothing_open();
        };
        let byte = reading(open);
        let Some(first) = self.passage_after(byte)? else {
            self.say_where()?;
            return self.say_end();
        };
        let start = first.start;
        self.stand_at(start)?;
        self.say_where()?;
        let mut last = first;
        for _ in 0..HEAD {
            self.say_text(&last, None)?;
            let is_head = self.zone_at(last.start).is_some_and(is_of_head);
            match self.passage_after(last.end)? {
                Some(next) if is_head => last = next,
                _ => break,
            }
        }
        self.note(start..last.end);
        Ok(())
    }

    /// Says again what was heard last of the open article.
    pub(super) fn read_again(&mut self) -> io::Result<()> {
        match self.open_here() {
            Some(heard) => {
                self.say_where()?;
                self.say_text(&heard.range, None)?;
                self.note(heard.range);
                Ok(())
            }
            None => self.begin_reading(),
        }
    }

    /// Goes to the start or the end of what was said last.
    pub(super) fn go_to_edge(&mut self, command: Command) -> io::Result<()> {
        if self.is_at_list {
            return self.edge_of_list(command);
        }
        self.take_keys()?;
        if command == Command::End {
            self.wait_for_rest()?;
        }
        self.send(Message::Command(command))?;
        if command == Command::Start {
            return self.begin_reading();
        }
        let Some(open) = &self.model.reader.open else {
            return self.say_nothing_open();
        };
        if !open.article.is_whole {
            return self.say_remark();
        }
        match self.passage_before(open.article.text.len()) {
            Some(range) => self.read(range),
            None => self.say_end(),
        }
    }

    /// Goes to the next or the previous article.
    pub(super) fn step_article(&mut self, command: Command) -> io::Result<()> {
        self.settle()?;
        if self.open_here().is_none() && self.model.reader.open.is_some() {
            // It was chosen for one and not said yet.
            return self.read_opened();
        }
        self.send(Message::Command(command))?;
        self.settle()?;
        if self.model.remark.is_some() {
            return self.say_remark();
        }
        self.read_opened()
    }

    /// Says a passage, and is there from now on.
    pub(super) fn read(&mut self, range: Range<usize>) -> io::Result<()> {
        self.stand_at(range.start)?;
        self.say_paragraph(range.start)?;
        self.say_text(&range, None)?;
        self.note(range);
        Ok(())
    }

    /// The part that was said last, if it is of the open article.
    pub(super) fn open_here(&self) -> Option<Heard> {
        let open = self.model.reader.open.as_ref()?;
        let heard = self.heard.clone();
        heard.filter(|heard| heard.id == open.article.id)
    }

    /// The reading pane has the keys: what is open is being read.
    pub(super) fn take_keys(&mut self) -> io::Result<()> {
        self.send(Message::Command(Command::Open))
    }

    fn stand_at(&mut self, byte: usize) -> io::Result<()> {
        self.take_keys()?;
        self.send(Message::Choice(Choice::Reading(byte)))
    }

    /// This was said of the open article.
    pub(super) fn note(&mut self, range: Range<usize>) {
        self.is_at_list = false;
        if let Some(open) = &self.model.reader.open {
            let id = open.article.id;
            self.visited.insert(id);
            self.heard = Some(Heard { id, range });
        }
    }

    fn passage_before(&self, byte: usize) -> Option<Range<usize>> {
        let open = self.model.reader.open.as_ref()?;
        passage_before(&open.article, byte).map(|passage| whole(open, passage))
    }

    /// The passage from `byte` on; the rest of the article is waited for.
    fn passage_after(&mut self, byte: usize) -> io::Result<Option<Range<usize>>> {
        let mut waited = false;
        loop {
            let Some(open) = &self.model.reader.open else {
                return Ok(None);
            };
            match passage_from(&open.article, byte) {
                None if !open.article.is_whole && !waited => waited = true,
                found => return Ok(found.map(|passage| whole(open, passage))),
            }
            self.wait_for_rest()?;
        }
    }

    /// Whether so much can be said at a time, of what is not folded.
    fn is_brief(&self, range: &Range<usize>) -> bool {
        let open = self.model.reader.open.as_ref();
        open.is_some_and(|open| open.unfolded(range) <= PAGE)
    }

    /// Opens all clutter of the article, or folds it. Who stood at folded clutter hears
    /// it now.
    pub(super) fn toggle_clutter(&mut self) -> io::Result<()> {
        let open = self.model.reader.open.as_ref();
        let heard = self.open_here();
        let run = open.zip(heard).and_then(|(open, heard)| {
            let run = open.folded_at(heard.range.end.checked_sub(1)?)?;
            Some(run.range.clone())
        });
        self.send(Message::Command(Command::ToggleClutter))?;
        self.say_remark()?;
        match run {
            Some(run) if self.is_brief(&run) => self.read(run),
            Some(run) => self.read_page_from(run.start),
            None => Ok(()),
        }
    }

    fn zone_at(&self, byte: usize) -> Option<Zone> {
        let article = &self.model.reader.open.as_ref()?.article;
        Some(article.blocks[block_after(article, byte)?].zone)
    }

    fn say_end(&mut self) -> io::Result<()> {
        let is_whole = |open: &Open| open.article.is_whole;
        let whole = self.model.reader.open.as_ref().is_none_or(is_whole);
        self.is_at_list = false;
        self.say_string(if whole { "plain-end" } else { "reading-rest" })
    }
}

/// A passage, or all of the clutter that it is folded in.
fn whole(open: &Open, passage: Range<usize>) -> Range<usize> {
    match open.folded_at(passage.start) {
        Some(run) => run.range.clone(),
        None => passage,
    }
}

/// Whether text of this zone comes before the article itself; what is clutter of the
/// page may stand between.
fn is_of_head(zone: Zone) -> bool {
    matches!(
        zone,
        Zone::Title | Zone::Date | Zone::Byline | Zone::Category | Zone::Clutter
    )
}
