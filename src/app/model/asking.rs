//! What the model asks for: lists, articles and where to land in them; and where one is while
//! that is on its way.

use super::{AfterListing, Landing, Model, Movement, Pending};
use crate::app::exchange::{Effect, Request, Selection};
use crate::app::facets::Side;
use crate::app::jumps::Place;
use crate::library::article::ArticleId;
use crate::library::dates::Calendar;

impl Model {
    /// Asks for the list as it is wanted now.
    pub(in crate::app) fn ask_for_list(&mut self) -> Effect {
        let height = self.geometry().side.map_or(self.height, |side| side.height);
        let keep = match (&self.bar, &self.after_listing) {
            (_, AfterListing::OpenSelected | AfterListing::OpenFirst) => None,
            (
                _,
                AfterListing::OpenKept {
                    back_to: Some(place),
                }
                | AfterListing::OpenTyped { from: Some(place) },
            ) => Some(place.article),
            (Some(bar), _) => bar.origin().or(self.sidebar.selected_id),
            (None, _) => self.sidebar.selected_id,
        };
        let keep = self.left.wanted().into_iter().chain(keep).collect();
        // Where dates are shown as they are written, months are still those of one calendar.
        let calendar = self.dates.calendar.unwrap_or(Calendar::Gregorian);
        Effect::Ask(Request::List {
            generation: self.sidebar.generation.advance(),
            selection: self.sidebar.selection.clone(),
            window: self.sidebar.ask(height),
            keep,
            follows: self.sidebar.follows(),
            tally: (self.side == Side::Facets).then_some((self.facets.facet, calendar)),
        })
    }

    /// Asks for an article, to land in it at `landing`, and selects it in the
    /// list. Whatever was being looked for elsewhere is no longer wanted.
    pub(in crate::app) fn ask_for_article(&mut self, id: ArticleId, landing: Landing) -> Effect {
        self.sidebar.select(id);
        self.folders.selected = None;
        self.seeking.advance();
        self.pending = Some(Pending { id, landing });
        Effect::Ask(Request::Open {
            generation: self.opening.advance(),
            id,
            selection: self.sidebar.selection.clone(),
        })
    }

    /// Changes which articles are listed. The open article stays open if it is
    /// among them, at `back_to` if that is a place of it.
    pub(in crate::app) fn select(
        &mut self,
        selection: Selection,
        back_to: Option<Place>,
    ) -> Effect {
        self.select_then(selection, AfterListing::OpenKept { back_to })
    }

    /// The same for what is being typed, which began at `from`.
    pub(in crate::app) fn select_typed(
        &mut self,
        selection: Selection,
        from: Option<Place>,
    ) -> Effect {
        self.select_then(selection, AfterListing::OpenTyped { from })
    }

    /// The same, and the first of them is opened.
    pub(in crate::app) fn select_first(&mut self, selection: Selection) -> Effect {
        self.select_then(selection, AfterListing::OpenFirst)
    }

    fn select_then(&mut self, selection: Selection, then: AfterListing) -> Effect {
        if selection.typed.trim().is_empty() && self.movement == Movement::Hits {
            self.movement = Movement::Focused;
        }
        self.sidebar.selection = selection;
        self.sidebar.follow();
        self.folders.selected = None;
        self.misread = None;
        self.seeking.advance();
        self.after_listing = then;
        self.ask_for_list()
    }

    /// Remembers the present place before going elsewhere.
    pub(in crate::app) fn leave_place(&mut self) {
        if let Some(place) = self.place() {
            self.jumps.leave(place);
        }
    }

    /// Where one is: in the article that was asked for, if it is on its way.
    pub(in crate::app) fn place(&mut self) -> Option<Place> {
        match &self.pending {
            Some(Pending {
                landing: Landing::At(place),
                ..
            }) => Some(place.clone()),
            Some(Pending {
                id,
                landing: Landing::On(range),
            }) => Some(Place {
                top: range.start,
                here: Some(range.clone()),
                ..self.reader.place_in(*id)
            }),
            Some(Pending { id, .. }) => Some(self.reader.place_in(*id)),
            None => self.reader.open.as_ref().map(|open| open.place()),
        }
    }

    /// Whether an article was asked for that has not come yet.
    pub fn awaits_article(&self) -> bool {
        self.pending.is_some()
    }
}
