//! What makes a terminal leave cells where they are put, and what undoes it.
//!
//! A table and a set. Which of them a terminal needs is decided in `decide`;
//! they are sent and undone by `session` alone.

/// One way of switching a terminal's own bidi off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// Explicit mode of BDSM (ECMA-48, and the terminals' recommendation on
    /// bidi): VTE, mintty and others; unknown ones pass over it. VTE marks lines
    /// only as they are made or erased, so it must stand before a clear.
    Explicit,
    /// A property of Konsole's profile, for this window. Elsewhere the same
    /// sequence names a font, so only Konsole may be sent it.
    Konsole,
    /// The same through tmux, which hands it on.
    KonsoleThroughTmux,
    /// A setting of mlterm: complex text layout.
    Mlterm,
}

impl Switch {
    pub const ALL: [Self; 4] = [
        Self::Explicit,
        Self::Konsole,
        Self::KonsoleThroughTmux,
        Self::Mlterm,
    ];

    /// What it is called in a report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Explicit => "CSI 8 l",
            Self::Konsole => "OSC 50",
            Self::KonsoleThroughTmux => "OSC 50 through tmux",
            Self::Mlterm => "OSC 5379",
        }
    }

    /// Switches bidi off.
    #[must_use]
    pub fn off(self) -> &'static [u8] {
        match self {
            Self::Explicit => b"\x1b[8l",
            Self::Konsole => b"\x1b]50;BidiRenderingEnabled=false\x07",
            Self::KonsoleThroughTmux => {
                b"\x1bPtmux;\x1b\x1b]50;BidiRenderingEnabled=false\x07\x1b\\"
            }
            Self::Mlterm => b"\x1b]5379;use_ctl=false\x07",
        }
    }

    /// Switches it on again.
    #[must_use]
    pub fn on(self) -> &'static [u8] {
        match self {
            Self::Explicit => b"\x1b[8h",
            Self::Konsole => b"\x1b]50;BidiRenderingEnabled=true\x07",
            Self::KonsoleThroughTmux => {
                b"\x1bPtmux;\x1b\x1b]50;BidiRenderingEnabled=true\x07\x1b\\"
            }
            Self::Mlterm => b"\x1b]5379;use_ctl=true\x07",
        }
    }
}

/// A set of switches, small enough for an atomic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Switches(u8);

impl Switches {
    pub const NONE: Self = Self(0);

    #[must_use]
    pub fn with(self, switch: Switch) -> Self {
        Self(self.0 | 1 << switch as u8)
    }

    #[must_use]
    pub fn has(self, switch: Switch) -> bool {
        self.0 & 1 << switch as u8 != 0
    }

    /// Those that are here and not in `others`.
    #[must_use]
    pub fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Those of the set, in the order of [`Switch::ALL`].
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Switch> {
        Switch::ALL.into_iter().filter(move |one| self.has(*one))
    }

    /// The set as a number.
    #[must_use]
    pub(super) fn bits(self) -> u8 {
        self.0
    }

    /// The set that has this number.
    #[must_use]
    pub(super) fn from_bits(bits: u8) -> Self {
        Self(bits)
    }
}

impl FromIterator<Switch> for Switches {
    fn from_iter<I: IntoIterator<Item = Switch>>(switches: I) -> Self {
        switches.into_iter().fold(Self::NONE, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_what_was_put_into_it() {
        let both: Switches = [Switch::Mlterm, Switch::Explicit].into_iter().collect();
        assert_eq!(
            both.iter().collect::<Vec<_>>(),
            [Switch::Explicit, Switch::Mlterm]
        );
        assert_eq!(Switches::from_bits(both.bits()), both);
        let explicit = Switches::NONE.with(Switch::Explicit);
        assert_eq!(both.without(explicit), Switches::NONE.with(Switch::Mlterm));
    }
}
