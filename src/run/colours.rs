//! What the screen looks like: the theme and the number of colours, by what the
//! person wants and what is known of the terminal.

use crate::config::theme::{Choice as Wanted, Theme};
use crate::terminal::colour::{Choice as Colour, Depth};
use crate::terminal::decide::Decision;
use crate::terminal::probe::Background;
use crate::terminal::screen::Screen;

/// A theme and a number of colours.
#[derive(Debug)]
pub(super) struct Colours {
    wanted: Wanted,
    colour: Colour,
    no_color: Option<String>,
    depth: Depth,
    name: &'static str,
    theme: Theme,
}

impl Colours {
    /// What the person wants, as it suits what is decided.
    pub(super) fn new(wanted: Wanted, colour: Colour, decision: &Decision) -> Self {
        Self::of(wanted, colour, decision.shows, is_dark(decision))
    }

    /// What the person wants where nothing is known of what it is shown on.
    pub(super) fn unknowing(wanted: Wanted, colour: Colour) -> Self {
        Self::of(wanted, colour, Depth::None, None)
    }

    fn of(wanted: Wanted, colour: Colour, shows: Depth, is_dark: Option<bool>) -> Self {
        let no_color = std::env::var("NO_COLOR").ok();
        let depth = colour.depth(shows, no_color.as_deref());
        let name = wanted.name(is_dark, depth >= Depth::Indexed256);
        Self {
            wanted,
            colour,
            no_color,
            depth,
            name,
            theme: Theme::named(name),
        }
    }

    /// Follows what is decided now, and has the screen follow.
    pub(super) fn follow(&mut self, decision: &Decision, screen: &mut Screen) {
        self.depth = self.colour.depth(decision.shows, self.no_color.as_deref());
        screen.set_depth(self.depth);
        let has_many = self.depth >= Depth::Indexed256;
        let name = self.wanted.name(is_dark(decision), has_many);
        if name != self.name {
            (self.name, self.theme) = (name, Theme::named(name));
        }
    }

    pub(super) fn depth(&self) -> Depth {
        self.depth
    }

    pub(super) fn theme(&self) -> &Theme {
        &self.theme
    }

    /// What the theme is called.
    pub(super) fn name(&self) -> &'static str {
        self.name
    }
}

fn is_dark(decision: &Decision) -> Option<bool> {
    match decision.background {
        Background::Dark => Some(true),
        Background::Light => Some(false),
        Background::Unknown => None,
    }
}
