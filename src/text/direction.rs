//! Base direction: which side a paragraph starts from (UAX #9, P2 and P3, with
//! a policy of our own for `auto`).

/// The base direction of a paragraph (UAX #9: paragraph embedding level 0 or 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

/// How the base direction of a paragraph is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum DirectionPolicy {
    /// By the share of right-to-left words; see [`paragraph_direction`].
    #[default]
    Auto,
    /// By the first strong character (UAX #9, P2 and P3).
    FirstStrong,
    /// The same for every paragraph.
    Fixed(Direction),
}
