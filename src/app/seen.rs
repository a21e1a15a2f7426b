//! The actors that are seen in their colours on the screen as it is arranged: named in rows of the
//! list or of the panel, mentioned on the page, or what stands below it or in the status line is
//! about them. Knows no colour, and nothing of what an overlay covers or a row of passages cuts off.

use super::explanation::About;
use super::facets::Side;
use super::geometry::{Area, Below};
use super::model::{Model, SIDE_MARGIN};
use super::reader::{Marking, Open};
use super::related::{HEIGHT, shared_actors};
use super::sidebar::Item;
use super::sidebar::actors::{ActorsRow, named};
use crate::layout::{Options, label};
use crate::library::mention::{ActorId, Mention};
use crate::query::concordance::{Keyword, Line};
use crate::text::direction::Direction;

impl Model {
    /// The actors that are seen, some of them more than once.
    pub(super) fn seen(&self) -> Vec<&ActorId> {
        let parts = self.geometry();
        if parts.too_small {
            return Vec::new();
        }
        let mut seen = Vec::new();
        if parts.reader.is_some() {
            self.see_text(&mut seen);
        }
        match (parts.side, self.side) {
            (Some(side), Side::List) => self.see_list(side, &mut seen),
            (Some(side), Side::Facets) => {
                let rows = self.facets.rows.iter().skip(self.facets.top);
                let rows = rows.take(side.height.saturating_sub(1).into());
                seen.extend(rows.filter_map(|row| row.actor()));
            }
            (None, _) => {}
        }
        if let Some(below) = parts.below {
            self.see_below(below, &mut seen);
        }
        seen.extend(&self.focused);
        seen
    }

    /// In the text, or in the two passages that stand in its place.
    fn see_text<'a>(&'a self, seen: &mut Vec<&'a ActorId>) {
        if let (Some(related), Below::Compared) = (&self.related, self.below())
            && let (Some(from), Some(chosen)) = (&related.from, related.chosen())
        {
            for found in [from, chosen] {
                seen.extend(shared_actors(found, chosen).map(|(actor, _)| actor));
            }
            return;
        }
        let Some(open) = &self.reader.open else {
            return;
        };
        // The ticks beside it are of the first one where none is focused.
        seen.extend(open.principal.first());
        let mentions = open.mentions.as_deref().unwrap_or_default();
        if let Some(page) = open.page.range() {
            let from = mentions.partition_point(|one| one.range.end <= page.start);
            let to = mentions.partition_point(|one| one.range.start < page.end);
            let shown = mentions.get(from..to).unwrap_or_default().iter();
            let coloured = shown.filter(|one| self.colours_mention(open, one));
            seen.extend(coloured.map(|one| &one.actor));
        }
        // Moving through all mentions, the status line names whose one is at.
        let here = open.here.as_ref().and_then(|here| open.mention_at(here));
        seen.extend(here.map(|mention| &mention.actor));
        if let Some(explained) = &self.explained
            && let About::Mention(actor) = &explained.about
        {
            seen.push(actor);
        }
    }

    /// Whether a mention has the colour of its actor. What is likely has none.
    fn colours_mention(&self, open: &Open, mention: &Mention) -> bool {
        let is_marked = match self.marking {
            Marking::Focused => false,
            Marking::Principal => open.principal.contains(&mention.actor),
            Marking::All => true,
        };
        let is_focused = self.focused.as_ref() == Some(&mention.actor);
        mention.is_certain() && (is_marked || is_focused)
    }

    /// In the rows of the list, where there is room for their names.
    fn see_list<'a>(&'a self, side: Area, seen: &mut Vec<&'a ActorId>) {
        let cells = side.width.saturating_sub(SIDE_MARGIN);
        let width = |text: &str| {
            let options = Options::of_width(u16::MAX);
            label(text, Direction::RightToLeft, options).width()
        };
        let is_new = |item: &&Item| {
            let mut named = named(self, &item.summary);
            named.any(|(actor, _)| !self.colours.is_settled(actor))
        };
        // Names are measured only where somebody was not seen before.
        for item in self.sidebar.items.iter().filter(is_new) {
            let row = ActorsRow::of(self, &item.summary, cells, width);
            seen.extend(row.names.iter().map(|named| named.actor));
        }
    }

    /// In the rows of the pane below the text, and in its heading.
    fn see_below<'a>(&'a self, area: Area, seen: &mut Vec<&'a ActorId>) {
        let rows = usize::from(area.height.saturating_sub(1));
        if let Some(open) = &self.concordance {
            if let Keyword::Actor(actor) | Keyword::Voice(actor, _) = &open.wish.keyword {
                seen.push(actor);
            }
            let lines = (open.top..open.top + rows).filter_map(|at| open.row(at));
            let marks = lines.flat_map(|line: &Line| &line.marks);
            let certain = marks.filter(|mark| mark.is_certain);
            seen.extend(certain.map(|mark| &mark.actor));
        }
        if let Some(open) = &self.related {
            let rows = open.rows().iter().skip(open.top).take(rows / HEIGHT);
            seen.extend(rows.flat_map(|row| {
                let shared = shared_actors(&row.found, &row.found);
                shared.map(|(actor, _)| actor)
            }));
        }
        seen.extend(self.voices.as_ref().map(|open| &open.wish.actor));
    }
}
