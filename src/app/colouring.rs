//! Which actors are given colours that tell them apart (`colours`): those of a row of the
//! list as it comes, those that the panel counts most, and those that what is open is about. After
//! each update, whoever is seen (`seen`) keeps the colour that it has then. The first ones are
//! chosen when all rows of a short list are counted, so that what comes first, list, panel or
//! article, decides nothing: until then actors have no colour.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::model::Model;
use crate::config::theme::ACTOR_COLOURS;
use crate::library::article::ArticleId;
use crate::library::mention::ActorId;
use crate::library::store::{Summary, Tally};

impl Model {
    /// The number of an actor's colour among those of a theme; `None` while none has any.
    pub fn actor_colour(&self, actor: &ActorId) -> Option<usize> {
        self.colours.of(actor, self.actor_place(actor))
    }

    /// What is seen now keeps its colour. Called after every update, once what is shown fits
    /// the screen, so that drawing settles nothing.
    pub(super) fn settle_colours(&mut self) {
        if !self.colours.have_begun() {
            if !self.may_colour() {
                return;
            }
            self.colours.begin();
            self.colour_listed();
        }
        let unsettled = self.seen().into_iter();
        let unsettled = unsettled.filter(|actor| !self.colours.is_settled(actor));
        let unsettled: Vec<_> = unsettled
            .map(|actor| (actor.clone(), self.actor_place(actor)))
            .collect();
        for (actor, place) in unsettled {
            self.colours.settle(actor, place);
        }
    }

    /// Whether the first colours can be chosen: all articles are read and the actors of each row
    /// are known, as far as the list goes. Nobody waits for that where there are more articles than
    /// rows at hand, where work is stopped, or once the person does something.
    fn may_colour(&self) -> bool {
        let rows = self.sidebar.rows();
        let is_known = |row: &Summary| row.actors.is_some() || self.knows_beginning(row.id);
        let is_whole = !rows.is_empty() && !self.progress.reading && rows.iter().all(is_known);
        let is_long = self.sidebar.total > rows.len();
        let waits = !is_whole && !is_long && !self.progress.is_halted && !self.touched;
        self.gazetteer.is_some() && !waits
    }

    /// Whether this article is open, and so long that only those mentioned at its beginning
    /// are known.
    fn knows_beginning(&self, id: ArticleId) -> bool {
        let open = self
            .reader
            .open
            .as_ref()
            .filter(|open| open.article.id == id);
        open.is_some_and(|open| open.mentions.is_some() && !open.knows_all)
    }

    fn actor_place(&self, actor: &ActorId) -> usize {
        let known = self.gazetteer.as_ref();
        known.and_then(|known| known.position(actor)).unwrap_or(0)
    }

    /// Tells apart the actors that the rows at hand mention most, and the principal ones of
    /// each row.
    pub(super) fn colour_listed(&mut self) {
        let Some(gazetteer) = self
            .gazetteer
            .as_ref()
            .filter(|_| self.colours.have_begun())
        else {
            return;
        };
        let place = |actor| gazetteer.position(actor).unwrap_or(0);
        let rows = self.sidebar.rows().iter();
        let rows: Vec<Vec<_>> = rows
            .map(|row| row.principal(self.hides_likely).collect())
            .collect();
        let mut sums: FxHashMap<&ActorId, usize> = FxHashMap::default();
        for (actor, count) in rows.iter().flatten() {
            *sums.entry(actor).or_default() += count;
        }
        let mut most: Vec<_> = sums.into_iter().collect();
        most.sort_by_key(|&(actor, sum)| (Reverse(sum), place(actor)));
        most.truncate(ACTOR_COLOURS);
        let groups = [most].into_iter().chain(rows);
        let placed = |group: Vec<(_, usize)>| -> Vec<_> {
            let actors = group.into_iter().map(|(actor, _)| actor);
            actors.map(|actor| (actor, place(actor))).collect()
        };
        let groups: Vec<_> = groups.map(placed).collect();
        self.colours.keep_apart(&groups);
        // What is counted goes by the list, and where it was not shown yet stays apart.
        self.colour_actors();
        self.colour_open();
    }

    /// Tells apart the actors that the panel counts most, as many as there are colours.
    pub(super) fn colour_actors(&mut self) {
        if !self.colours.have_begun() {
            return;
        }
        let mut counted: Vec<_> = self.facets.all().iter().collect();
        counted.sort_by(|one, other| Tally::by_mentions(one, other));
        let most = counted.into_iter().filter_map(Tally::actor);
        let placed = most.map(|actor| (actor.clone(), self.actor_place(actor)));
        let placed: Vec<_> = placed.take(ACTOR_COLOURS).collect();
        let actors = placed.iter().map(|(actor, place)| (actor, *place));
        self.colours.keep_apart(&[actors.collect()]);
    }

    /// Tells apart the actors that the open article is about.
    pub(super) fn colour_open(&mut self) {
        if !self.colours.have_begun() {
            return;
        }
        let open = self.reader.open.iter();
        let principal = open.flat_map(|open| &open.principal).cloned();
        let placed = principal.map(|actor| (self.actor_place(&actor), actor));
        let placed: Vec<_> = placed.take(ACTOR_COLOURS).collect();
        let actors = placed.iter().map(|(place, actor)| (actor, *place));
        self.colours.keep_apart(&[actors.collect()]);
    }
}
