//! Lists: numbered lines, twenty at a time, and what a number chooses from them.

use std::collections::HashMap;
use std::io;
use std::ops::Range;
use std::sync::Arc;

use super::{Conversation, help};
use crate::app::Message;
use crate::app::choice::Choice;
use crate::app::commands::Command;
use crate::app::dated::date;
use crate::app::facets::{Stance, stance};
use crate::app::notices::notice;
use crate::app::said::words;
use crate::layout::logical;
use crate::library::article::ArticleId;
use crate::library::store::{Summary, Tally};
use crate::text::isolate::isolated;

/// How many lines are said before one is asked to go on.
const PAGE: usize = 20;

/// A list that was said, as far as it was.
pub(super) struct List {
    items: Items,
    total: usize,
    /// The lines that were said last.
    said: Range<usize>,
}

/// What is listed.
pub(super) enum Items {
    /// Articles, with the ids that went with the numbers.
    Articles(HashMap<usize, ArticleId>),
    Actors(Vec<Tally>),
    /// Places of the article with this id.
    Places(ArticleId, Arc<[Range<usize>]>),
    Notices,
    Help,
    /// The saved queries.
    Saved,
}

impl Conversation {
    /// Lists the articles, from the page on that has the open one if it is read.
    pub(super) fn list_articles(&mut self) -> io::Result<()> {
        self.settle()?;
        let is_read = self.heard.is_some();
        let here = if is_read {
            self.model.sidebar.selected
        } else {
            0
        };
        self.say_page(Items::Articles(HashMap::new()), here / PAGE * PAGE)
    }

    /// Lists the actors of the selected articles.
    pub(super) fn list_actors(&mut self) -> io::Result<()> {
        self.count_actors()?;
        let rows = self.model.facets.rows.clone();
        if rows.is_empty() {
            return self.say_string("no-mentions-here");
        }
        self.say_page(Items::Actors(rows), 0)
    }

    /// Lists lines without choices.
    pub(super) fn list_lines(&mut self, items: Items) -> io::Result<()> {
        if matches!(items, Items::Notices) && self.model.count_notices() == 0 {
            return self.say_string("no-notices");
        }
        self.say_page(items, 0)
    }

    /// Says the next lines of the list.
    pub(super) fn next_page(&mut self) -> io::Result<()> {
        match self.list.take() {
            Some(list) if list.said.end < list.total => self.say_page(list.items, list.said.end),
            other => {
                self.list = other;
                self.say_string("plain-end-of-list")
            }
        }
    }

    /// Says the lines before those that were said.
    pub(super) fn previous_page(&mut self) -> io::Result<()> {
        match self.list.take() {
            Some(list) => {
                let start = list.said.start.saturating_sub(PAGE);
                self.say_page(list.items, start)
            }
            None => self.list_articles(),
        }
    }

    /// Says the first or the last lines of the list.
    pub(super) fn edge_of_list(&mut self, command: Command) -> io::Result<()> {
        match self.list.take() {
            Some(list) => {
                let last = list.total.saturating_sub(1) / PAGE * PAGE;
                let start = if command == Command::End { last } else { 0 };
                self.say_page(list.items, start)
            }
            None => self.list_articles(),
        }
    }

    /// Says the lines from `start` on, which is the list from now on.
    pub(super) fn say_page(&mut self, items: Items, start: usize) -> io::Result<()> {
        let mut list = List {
            total: 0,
            said: start..start,
            items,
        };
        let lines = self.lines(&mut list, start)?;
        list.said = start..start + lines.len();
        self.say_heading(&list)?;
        for (number, line) in (start + 1..).zip(lines) {
            let line = if matches!(list.items, Items::Notices | Items::Help) {
                line
            } else {
                let numbered = [("number", number.to_string().into()), ("line", line.into())];
                self.model.strings.with("plain-numbered", numbered)
            };
            self.voice.say(line)?;
        }
        if list.said.end < list.total {
            self.say_string("plain-more")?;
        }
        self.is_at_list = true;
        self.list = Some(list);
        Ok(())
    }

    /// The lines of a page; counts the list on the way.
    fn lines(&mut self, list: &mut List, start: usize) -> io::Result<Vec<String>> {
        let page = start..start + PAGE;
        Ok(match &mut list.items {
            Items::Articles(ids) => {
                self.rows(page.start, page.end)?;
                let Some(listing) = self.listed.take() else {
                    return Ok(Vec::new());
                };
                list.total = listing.total;
                let rows = listing
                    .rows
                    .iter()
                    .skip(start.saturating_sub(listing.start));
                let numbered = (start + 1..).zip(rows);
                ids.extend(numbered.clone().map(|(number, row)| (number, row.id)));
                numbered.map(|(_, row)| self.article_line(row)).collect()
            }
            Items::Actors(rows) => {
                list.total = rows.len();
                let rows = rows.iter().skip(start).take(PAGE);
                rows.map(|row| self.actor_line(row)).collect()
            }
            Items::Places(_, places) => {
                list.total = places.len();
                let places = places.iter().skip(start).take(PAGE);
                places.map(|place| self.place_line(place)).collect()
            }
            Items::Notices => {
                let strings = &self.model.strings;
                let notices = self.model.all_notices().into_iter();
                let all: Vec<_> = notices
                    .map(|(doc, one)| format!("{doc}: {}", notice(strings, one)))
                    .collect();
                list.total = all.len();
                all.into_iter().skip(start).take(PAGE).collect()
            }
            Items::Saved => {
                let all = self.saved_lines();
                list.total = all.len();
                all.into_iter().skip(start).take(PAGE).collect()
            }
            Items::Help => {
                let all = help(&self.model);
                list.total = all.len();
                all.into_iter().skip(start).take(PAGE).collect()
            }
        })
    }

    /// What is listed, which part of it, and under which filter.
    fn say_heading(&mut self, list: &List) -> io::Result<()> {
        let model = &self.model;
        let strings = &model.strings;
        let heading = match &list.items {
            Items::Articles(_) if list.total == 0 => {
                return self.say_string(match model.progress.reading {
                    true => "reading",
                    false if model.sidebar.selection.is_everything() => "no-articles",
                    false => "no-matches",
                });
            }
            Items::Articles(_) => "articles-heading",
            Items::Actors(_) => "actors-heading",
            Items::Places(..) => "plain-places-heading",
            Items::Notices => "notices-heading",
            Items::Help => "help-heading",
            Items::Saved => "saved-heading",
        };
        let span = strings.with(
            "plain-span",
            [
                ("from", (list.said.start + 1).to_string().into()),
                ("to", list.said.end.to_string().into()),
                ("all", list.total.to_string().into()),
            ],
        );
        let mut parts = vec![format!("{}: {span}", strings.get(heading))];
        if matches!(list.items, Items::Articles(_) | Items::Actors(_)) {
            parts.extend(self.narrowed_by());
        }
        self.voice.say(parts.join(" · "))
    }

    /// The filter and the actors that narrow the list, in words.
    pub(super) fn narrowed_by(&self) -> Vec<String> {
        let strings = &self.model.strings;
        let selection = &self.model.sidebar.selection;
        let typed = selection.typed.trim();
        let mut parts = Vec::new();
        if let Some(name) = self.model.folders.open(selection) {
            parts.push(strings.with("saved-open", [("name", isolated(name).into())]));
        }
        if !typed.is_empty() {
            parts.push(strings.with("filtered-by", [("typed", typed.into())]));
        }
        let stances = [
            ("included", &selection.include),
            ("excluded", &selection.exclude),
        ];
        for (id, values) in stances {
            for value in values {
                let name = self.model.value_name(value);
                parts.push(strings.with(id, [("actor", name.into())]));
            }
        }
        parts
    }

    fn article_line(&self, row: &Summary) -> String {
        let strings = &self.model.strings;
        let model = &self.model;
        let direction = row.directions.by(model.direction_policy);
        let all = 0..row.title.len();
        let title = logical(&row.title, all, direction, model.marks, model.digits);
        let mut parts = vec![title];
        parts.extend(row.source.clone());
        let state = if row.state.read {
            "plain-read"
        } else {
            "plain-unread"
        };
        parts.extend(words(strings, &row.state));
        // Before the date: what orders the line makes the number of a date a part of the
        // letters before it, and title and source may be of another script than the date.
        parts.push(strings.get(state));
        parts.extend(
            row.date
                .as_ref()
                .map(|written| date(strings, written, model.dates)),
        );
        let actors = row.principal(self.model.hides_likely);
        parts.extend(
            actors.map(|(actor, count)| format!("{} {count}", self.model.brief_name(actor))),
        );
        parts.join(" · ")
    }

    fn actor_line(&self, row: &Tally) -> String {
        let strings = &self.model.strings;
        let counts = strings.with(
            "plain-tally",
            [
                ("mentions", row.mentions.to_string().into()),
                ("articles", row.articles.to_string().into()),
            ],
        );
        let mut parts = vec![self.model.value_name(&row.value), counts];
        match stance(&self.model.sidebar.selection, &row.value) {
            Stance::Neutral => {}
            Stance::Included => parts.push(strings.get("plain-included")),
            Stance::Excluded => parts.push(strings.get("plain-excluded")),
        }
        if row.actor().is_some() && self.model.focused.as_ref() == row.actor() {
            parts.push(strings.get("plain-focused"));
        }
        parts.join(" · ")
    }

    /// The places that were listed last, if they are of the open article.
    pub(super) fn listed_places(&self) -> Option<&[Range<usize>]> {
        let open = self.model.reader.open.as_ref()?;
        match &self.list.as_ref()?.items {
            Items::Places(id, places) if *id == open.article.id => Some(places),
            _ => None,
        }
    }

    /// Does what a number chooses from the list that was said last.
    pub(super) fn choose(&mut self, number: usize) -> io::Result<()> {
        let place = number.checked_sub(1);
        match self.list.as_ref().map(|list| &list.items) {
            Some(Items::Actors(_)) => self.focus(number),
            Some(Items::Saved) => self.open_saved(number),
            Some(Items::Places(..)) => {
                let places = self.listed_places().unwrap_or_default();
                match place.and_then(|at| places.get(at).cloned()) {
                    Some(place) => self.visit(place),
                    None => self.say_no_number(number),
                }
            }
            _ => self.open(number),
        }
    }

    /// Opens the article that has this number in the list of articles.
    pub(super) fn open(&mut self, number: usize) -> io::Result<()> {
        let said = match self.list.as_ref().map(|list| &list.items) {
            Some(Items::Articles(ids)) => ids.get(&number).copied(),
            _ => None,
        };
        let id = match (said, number.checked_sub(1)) {
            (Some(id), _) => Some(id),
            (None, None) => None,
            (None, Some(at)) => {
                self.rows(at, at + 1)?;
                let listing = self.listed.take();
                listing
                    .filter(|listing| listing.start == at)
                    .and_then(|listing| listing.rows.first().map(|row| row.id))
            }
        };
        match id {
            Some(id) => {
                self.send(Message::Choice(Choice::Article(id)))?;
                self.settle()?;
                self.read_opened()
            }
            None => self.say_no_number(number),
        }
    }

    pub(super) fn say_no_number(&mut self, number: usize) -> io::Result<()> {
        self.say_with("plain-no-number", [("number", number.to_string().into())])
    }
}
