//! Telling: where one is, and the text there as it is written.

use std::io;
use std::iter::once;
use std::ops::Range;

use super::Conversation;
use super::passage::block_after;
use super::voice::Line;
use crate::actors::record::words_around;
use crate::app::choice::reading;
use crate::app::clutter;
use crate::app::model::Movement;
use crate::app::reader::{Marking, Open};
use crate::layout::logical;
use crate::library::article::{Block, Zone};
use crate::library::mention::{Certainty, Mention};

impl Conversation {
    /// Answers where one is. What the model has ready to be read is not open to those
    /// who have heard nothing of it.
    pub(super) fn answer_where(&mut self) -> io::Result<()> {
        if self.open_here().is_some() {
            return self.say_where();
        }
        let nothing = self.model.strings.get("nothing-open");
        let parts: Vec<String> = once(nothing).chain(self.narrowed_by()).collect();
        self.voice.say(parts.join(" · "))
    }

    /// Says where one is: at which mention, in which article, in which paragraph.
    pub(super) fn say_where(&mut self) -> io::Result<()> {
        let mut parts: Vec<String> = self.mention_here().into_iter().collect();
        let model = &self.model;
        let list = &model.sidebar;
        match &model.reader.open {
            None => parts.push(model.strings.get("nothing-open")),
            Some(open) => {
                let listed = list.selected().filter(|row| row.id == open.article.id);
                parts.extend(listed.map(|_| {
                    let here = (list.selected + 1).to_string().into();
                    let all = list.total.to_string().into();
                    model
                        .strings
                        .with("article-of", [("here", here), ("all", all)])
                }));
                parts.extend(self.paragraph_of(reading(open)));
            }
        }
        parts.extend(self.narrowed_by());
        self.voice.say(parts.join(" · "))
    }

    pub(super) fn say_paragraph(&mut self, byte: usize) -> io::Result<()> {
        match self.paragraph_of(byte) {
            Some(paragraph) => self.voice.say(paragraph),
            None => Ok(()),
        }
    }

    /// «paragraph 3 of 12».
    fn paragraph_of(&self, byte: usize) -> Option<String> {
        let article = &self.model.reader.open.as_ref()?.article;
        let here = block_after(article, byte)? + 1;
        let more = if article.is_whole { "" } else { "+" };
        let all = format!("{}{more}", article.blocks.len());
        let of = [("here", here.to_string().into()), ("all", all.into())];
        Some(self.model.strings.with("plain-paragraph-of", of))
    }

    /// The mention or hit one is at, and which of them it is.
    fn mention_here(&self) -> Option<String> {
        let model = &self.model;
        let open = model.reader.open.as_ref()?;
        let here = open.here.as_ref().filter(|here| !here.is_empty())?;
        let is_hit = model.movement == Movement::Hits;
        let visited = open.places();
        let has_more = match (is_hit, open.found.is_empty()) {
            (false, _) => !open.knows_all,
            (true, true) => open.matched_more,
            (true, false) => open.found_more,
        };
        let listed = self.listed_places().unwrap_or_default();
        let place = [visited, listed]
            .into_iter()
            .find_map(|places| Some((index_of(places, here)?, places.len())));
        let of = place.map(|(at, count)| {
            let all = format!("{count}{}", if has_more { "+" } else { "" });
            let of = [("here", (at + 1).to_string().into()), ("all", all.into())];
            let id = if is_hit { "hit-of" } else { "mention-of" };
            model.strings.with(id, of)
        });
        let name = open.mention_at(here).map(|mention| self.named(mention));
        let parts: Vec<String> = name.into_iter().chain(of).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }

    /// Whom a mention means; a doubtful one with a question mark.
    pub(super) fn named(&self, mention: &Mention) -> String {
        let name = self.model.actor_name(&mention.actor);
        match mention.certainty {
            Certainty::Certain => name,
            Certainty::Likely => self.model.strings.with("guessed", [("what", name.into())]),
        }
    }

    /// Says a part of the open article as it is written, each paragraph a line. What
    /// is marked there, and `here`, stands out.
    pub(super) fn say_text(
        &mut self,
        range: &Range<usize>,
        here: Option<&Range<usize>>,
    ) -> io::Result<()> {
        for line in self.text_lines(range, here) {
            self.voice.say(line)?;
        }
        Ok(())
    }

    fn text_lines(&self, range: &Range<usize>, here: Option<&Range<usize>>) -> Vec<Line> {
        let Some(open) = &self.model.reader.open else {
            return Vec::new();
        };
        let article = &open.article;
        let marked = self.marked(open, range, here);
        let mut lines = Vec::new();
        let first = block_after(article, range.start).unwrap_or(article.blocks.len());
        let blocks = article.blocks[first..].iter();
        let mut folded = None;
        for block in blocks.take_while(|block| block.range.start < range.end) {
            if let Some(run) = open.folded_at(block.range.start) {
                if folded != Some(&run.range) {
                    folded = Some(&run.range);
                    let mut line = Line::default();
                    line.push(&clutter::lines(&self.model.strings, run));
                    lines.push(line);
                }
                continue;
            }
            let part = block.range.start.max(range.start)..block.range.end.min(range.end);
            let rows = if block.keeps_breaks() {
                rows(&article.text, part)
            } else {
                vec![part]
            };
            lines.extend(
                rows.into_iter()
                    .map(|row| self.line(open, block, row, &marked)),
            );
        }
        lines.retain(|line| !line.is_blank());
        lines
    }

    /// A row of a block as a line.
    fn line(&self, open: &Open, block: &Block, row: Range<usize>, marked: &[Range<usize>]) -> Line {
        let direction = block.directions.by(open.policy());
        let said = |part| {
            let (marks, digits) = (self.model.marks, self.model.digits);
            logical(&open.article.text, part, direction, marks, digits)
        };
        let mut line = Line::default();
        if block.zone == Zone::Clutter {
            line.push(&(self.model.strings.get("plain-clutter") + ": "));
        }
        let mut at = row.start;
        for mark in marked {
            if at <= mark.start && mark.end <= row.end {
                line.push(&said(at..mark.start));
                line.push_strong(&said(mark.clone()));
                at = mark.end;
            }
        }
        line.push(&said(at..row.end));
        line
    }

    /// What stands out in a part of the text: whole words, in order.
    fn marked(
        &self,
        open: &Open,
        range: &Range<usize>,
        here: Option<&Range<usize>>,
    ) -> Vec<Range<usize>> {
        let is_marked = |mention: &Mention| match self.model.marking {
            Marking::All => true,
            Marking::Principal => open.principal.contains(&mention.actor),
            Marking::Focused => self.model.focused.as_ref() == Some(&mention.actor),
        };
        let mentions = open.mentions.as_deref().unwrap_or_default();
        let first = mentions.partition_point(|one| one.range.end <= range.start);
        let mentions = mentions[first..]
            .iter()
            .take_while(|one| one.range.start < range.end)
            .filter(|one| is_marked(one))
            .map(|one| one.range.clone());
        // At a place that one went to, that place alone.
        let places: Vec<_> = match here {
            Some(here) => vec![here.clone()],
            None => mentions.collect(),
        };
        let text = &open.article.text;
        places
            .into_iter()
            .map(|place| words_around(text, &place))
            .collect()
    }
}

/// Which of the places, which are in order, this one is.
fn index_of(places: &[Range<usize>], place: &Range<usize>) -> Option<usize> {
    let at = places.partition_point(|other| other.start < place.start);
    (places.get(at) == Some(place)).then_some(at)
}

/// The lines of a part of the text.
fn rows(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let mut start = part.start;
    text[part]
        .split_inclusive('\n')
        .map(|row| {
            let range = start..start + row.len();
            start = range.end;
            range
        })
        .collect()
}
