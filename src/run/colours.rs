//! What the screen looks like: the theme and the number of colours, by what the
//! person wants and what is known of the terminal.

use crate::config::theme::{Choice as Wanted, Range, Theme};
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
    /// The person's own theme, if it can be used, and where it is.
    own: Option<(&'static str, Theme)>,
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
        let own = match (wanted, wanted.load()) {
            (Wanted::Own(path), Some(Ok(theme))) => Some((path, theme)),
            _ => None,
        };
        let mut colours = Self {
            wanted,
            colour,
            no_color,
            depth,
            name: "",
            theme: Theme::named(""),
            own,
        };
        colours.dress(is_dark);
        colours
    }

    /// Takes the theme that is wanted, as it suits the background.
    fn dress(&mut self, is_dark: Option<bool>) {
        let own = self.own.as_ref();
        let own = own.filter(|(path, _)| self.wanted == Wanted::Own(path));
        let name = match own {
            Some((path, _)) => path,
            None => self.wanted.name(is_dark, range(self.depth)),
        };
        if name != self.name {
            self.theme = own.map_or_else(|| Theme::named(name), |(_, theme)| theme.clone());
            self.name = name;
        }
    }

    /// Goes on to the next theme: after the built-in ones the person's own.
    pub(super) fn cycle(&mut self, decision: &Decision) {
        let built_in = Theme::names().map(Wanted::Named);
        let own = self.own.iter().map(|(path, _)| Wanted::Own(path));
        let ring: Vec<Wanted> = built_in.chain(own).collect();
        let is_now = |one: &Wanted| matches!(one, Wanted::Named(name) | Wanted::Own(name) if *name == self.name);
        let next = ring.iter().position(is_now).map_or(0, |at| at + 1);
        self.wanted = ring[next % ring.len()];
        self.dress(is_dark(decision));
    }

    /// Takes the theme that the person wants.
    pub(super) fn choose(&mut self, wanted: Wanted, decision: &Decision) {
        self.wanted = wanted;
        self.dress(is_dark(decision));
    }

    /// Follows what is decided now, and has the screen follow.
    pub(super) fn follow(&mut self, decision: &Decision, screen: &mut Screen) {
        self.depth = self.colour.depth(decision.shows, self.no_color.as_deref());
        screen.set_depth(self.depth);
        self.dress(is_dark(decision));
    }

    pub(super) fn depth(&self) -> Depth {
        self.depth
    }

    pub(super) fn theme(&self) -> &Theme {
        &self.theme
    }

    /// What the theme is called; of the person's own, where it is.
    pub(super) fn name(&self) -> &'static str {
        self.name
    }
}

fn range(depth: Depth) -> Range {
    match depth {
        Depth::None => Range::None,
        Depth::Console | Depth::Ansi16 => Range::Sixteen,
        Depth::Indexed256 | Depth::True => Range::Many,
    }
}

fn is_dark(decision: &Decision) -> Option<bool> {
    match decision.background {
        Background::Dark => Some(true),
        Background::Light => Some(false),
        Background::Unknown => None,
    }
}
