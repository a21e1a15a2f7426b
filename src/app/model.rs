//! The model: all that the screen shows and a key can change.

use std::sync::Arc;

use super::exchange::{Effect, Generation, Progress, Request, Selection};
use super::facets::Facets;
use super::filter_bar::FilterBar;
use super::geometry::{Geometry, Pane, geometry};
use super::jumps::{Jumps, Place};
use super::keymap::Keymap;
use super::overlay::{Kind, Overlay, help};
use super::reader::{Marking, Reader};
use super::sidebar::Sidebar;
use crate::actors::gazetteer::{Actor, Gazetteer};
use crate::config::strings::{Language, Strings};
use crate::layout::Marks;
use crate::library::article::ArticleId;
use crate::library::mention::ActorId;
use crate::library::notice::Notice;
use crate::query::QueryError;
use crate::text::direction::{Direction, DirectionPolicy};

/// What the pane on the right shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Side {
    #[default]
    List,
    Actors,
}

/// What `n` repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Movement {
    /// Among the mentions of the focused actor.
    #[default]
    Focused,
    /// Among the mentions of any actor.
    Any,
    /// Among what was found or filtered for.
    Hits,
}

/// Where to go in an article that was asked for, once it is there.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Landing {
    /// Where it was left.
    #[default]
    Stay,
    /// Its first or last mention in the sense of a movement.
    Mention { movement: Movement, forwards: bool },
}

/// What was just done or could not be done, for the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub text: String,
    pub is_error: bool,
}

/// All of the program that can be seen.
#[derive(Debug)]
pub struct Model {
    pub width: u16,
    pub height: u16,
    pub strings: Strings,
    pub keymap: Keymap,
    pub focus: Pane,
    pub side: Side,
    pub sidebar: Sidebar,
    pub facets: Facets,
    pub reader: Reader,
    pub bar: Option<FilterBar>,
    pub overlay: Option<Overlay>,
    pub jumps: Jumps,
    /// The actor whose mentions stand out, in every article.
    pub focused: Option<ActorId>,
    pub marking: Marking,
    /// Whether articles show their vowel marks.
    pub marks: Marks,
    pub direction_policy: DirectionPolicy,
    pub movement: Movement,
    /// `None` until the worker has read it.
    pub gazetteer: Option<Arc<Gazetteer>>,
    pub notices: Vec<(String, Vec<Notice>)>,
    pub progress: Progress,
    pub remark: Option<Remark>,
    /// What is wrong with what was typed into the filter line.
    pub misread: Option<QueryError>,
    /// Whether the selected article is to be opened when the list comes.
    pub(super) preview: bool,
    pub(super) landing: Landing,
    pub(super) opening: Generation,
    pub(super) finding: Generation,
    pub(super) seeking: Generation,
    /// The movement that the newest seek is for.
    pub(super) seeking_for: Landing,
}

impl Model {
    /// An empty model for a screen of `width` and `height` cells.
    pub fn new(language: Language, width: u16, height: u16) -> Self {
        Self {
            width,
            height,
            strings: Strings::new(language),
            keymap: Keymap::new(),
            focus: Pane::Side,
            side: Side::default(),
            sidebar: Sidebar::default(),
            facets: Facets::default(),
            reader: Reader::default(),
            bar: None,
            overlay: None,
            jumps: Jumps::default(),
            focused: None,
            marking: Marking::default(),
            marks: Marks::default(),
            direction_policy: DirectionPolicy::default(),
            movement: Movement::default(),
            gazetteer: None,
            notices: Vec::new(),
            progress: Progress {
                reading: true,
                ..Progress::default()
            },
            remark: None,
            misread: None,
            preview: true,
            landing: Landing::default(),
            opening: Generation::default(),
            finding: Generation::default(),
            seeking: Generation::default(),
            seeking_for: Landing::default(),
        }
    }

    /// Where the parts of the screen are.
    pub fn geometry(&self) -> Geometry {
        geometry(self.width, self.height, self.focus, self.bar.is_some())
    }

    /// The direction of the interface's language.
    pub fn direction(&self) -> Direction {
        match self.strings.language() {
            Language::Arabic => Direction::RightToLeft,
            Language::English => Direction::LeftToRight,
        }
    }

    /// What an actor is called in the language of the interface.
    pub fn actor_name(&self, actor: &ActorId) -> String {
        self.known(actor, |known| (&known.ar, &known.en))
    }

    /// The same where there is little room.
    pub fn brief_name(&self, actor: &ActorId) -> String {
        self.known(actor, |known| {
            let arabic = known.brief_ar.as_ref().unwrap_or(&known.ar);
            (arabic, known.brief_en.as_ref().unwrap_or(&known.en))
        })
    }

    fn known(&self, actor: &ActorId, names: impl Fn(&Actor) -> (&String, &String)) -> String {
        let known = self
            .gazetteer
            .as_ref()
            .and_then(|gazetteer| gazetteer.get(actor));
        let Some((arabic, english)) = known.map(names) else {
            return actor.to_string();
        };
        match self.strings.language() {
            Language::Arabic => arabic.clone(),
            Language::English => english.clone(),
        }
    }

    /// The place of an actor in the gazetteer, from which its colour follows.
    pub fn actor_place(&self, actor: &ActorId) -> usize {
        self.gazetteer
            .as_ref()
            .and_then(|gazetteer| gazetteer.position(actor))
            .unwrap_or(0)
    }

    /// Rows of an overlay of this kind, and rows of it that are shown.
    pub fn overlay_rows(&self, kind: Kind) -> (usize, u16) {
        let total = match kind {
            Kind::Help => help().len(),
            Kind::Notices => self.notices.iter().map(|(_, of)| of.len().max(1)).sum(),
        };
        (total, self.height.saturating_sub(3))
    }

    /// Makes what is shown fit the screen. Called after every update, so that
    /// drawing changes nothing.
    pub(super) fn arrange(&mut self) -> Option<Effect> {
        let parts = self.geometry();
        if parts.too_small {
            return None;
        }
        if let Some(open) = &mut self.reader.open {
            open.arrange(parts.text.width, parts.text.height);
        }
        let side = parts.side?;
        let rows = side.height.saturating_sub(1);
        self.sidebar
            .arrange(side.width.saturating_sub(SIDE_MARGIN), rows);
        self.facets.arrange(rows);
        self.sidebar.misses_rows(rows).then(|| self.ask_for_list())
    }

    /// Asks for the list as it is wanted now.
    pub(super) fn ask_for_list(&mut self) -> Effect {
        let height = self.geometry().side.map_or(self.height, |side| side.height);
        Effect::Ask(Request::List {
            generation: self.sidebar.generation.advance(),
            selection: self.sidebar.selection.clone(),
            window: self.sidebar.wanted(height),
            keep: self.sidebar.selected().map(|row| row.id),
            tally: self.side == Side::Actors,
        })
    }

    /// Asks for an article, to land in it at `landing`.
    pub(super) fn ask_for_article(&mut self, id: ArticleId, landing: Landing) -> Effect {
        self.landing = landing;
        Effect::Ask(Request::Open {
            generation: self.opening.advance(),
            id,
            selection: self.sidebar.selection.clone(),
        })
    }

    /// Changes which articles are listed.
    pub(super) fn select(&mut self, selection: Selection) -> Effect {
        self.sidebar.selection = selection;
        self.misread = None;
        self.preview = true;
        self.ask_for_list()
    }

    /// Remembers the present place before going elsewhere.
    pub(super) fn leave_place(&mut self) {
        if let Some(place) = self.place() {
            self.jumps.leave(place);
        }
    }

    pub(super) fn place(&mut self) -> Option<Place> {
        self.reader.open.as_mut().map(|open| open.place())
    }

    pub(super) fn say(&mut self, text: String) {
        self.remark = Some(Remark {
            text,
            is_error: false,
        });
    }

    pub(super) fn complain(&mut self, text: String) {
        self.remark = Some(Remark {
            text,
            is_error: true,
        });
    }
}

/// Cells of the pane on the right that are not text: scrollbar, margins, marks.
pub const SIDE_MARGIN: u16 = 5;
