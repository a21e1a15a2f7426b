//! Isolates: what keeps a part of a message from turning the rest of it, or being turned
//! by it (UAX #9, 2.4).
//!
//! The first strong character decides nothing here, as an Arabic title may begin with a Latin
//! name. Where it says the same as the words, the mark is the one that goes by it (FSI);
//! where not, the one that says the direction (RLI, LRI).

use super::direction::{Direction, DirectionPolicy, first_strong, paragraph_direction};

const LRI: char = '\u{2066}';
const RLI: char = '\u{2067}';
const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';

/// What begins an isolate.
pub const BEGINNINGS: [char; 3] = [LRI, RLI, FSI];
/// What ends one.
pub const END: char = PDI;

/// A name or words of anybody's, in the direction that its words have; figures alone are as
/// they are by themselves.
pub fn isolated(text: &str) -> String {
    let direction = match first_strong(text) {
        Some(_) => paragraph_direction(text, DirectionPolicy::Auto, Direction::RightToLeft),
        None => Direction::LeftToRight,
    };
    isolated_in(text, direction)
}

/// The same where the direction is known.
pub fn isolated_in(text: &str, direction: Direction) -> String {
    // Without strong characters an isolate that goes by the first runs from left to right.
    let by_itself = first_strong(text).unwrap_or(Direction::LeftToRight);
    let beginning = match direction {
        direction if direction == by_itself => FSI,
        Direction::RightToLeft => RLI,
        Direction::LeftToRight => LRI,
    };
    format!("{beginning}{text}{PDI}")
}

/// A key, a path, an address or an option, which runs from left to right.
pub fn left_to_right(text: &str) -> String {
    format!("{LRI}{text}{PDI}")
}

/// What is isolated, where a text is that and nothing else, and its direction, if it has one.
pub fn alone(text: &str) -> Option<(&str, Option<Direction>)> {
    let begun = text.strip_suffix(PDI)?;
    let inner = begun.strip_prefix(BEGINNINGS)?;
    if inner.contains(BEGINNINGS) || inner.contains(PDI) {
        return None;
    }
    let direction = match begun.chars().next() {
        Some(LRI) => Some(Direction::LeftToRight),
        Some(RLI) => Some(Direction::RightToLeft),
        _ => first_strong(inner),
    };
    Some((inner, direction))
}

#[cfg(test)]
mod tests {
    use super::{Direction::*, *};

    #[test]
    fn what_is_isolated_is_found_where_nothing_else_is_there() {
        let right = Some(RightToLeft);
        assert_eq!(alone(&isolated("بشرى")), Some(("بشرى", right)));
        assert_eq!(alone(&isolated("")), Some(("", None)));
        let title = "CNN: جسر جديد";
        assert_eq!(alone(&isolated(title)), Some((title, right)));
        assert_eq!(
            alone(&left_to_right("جسر/F5")),
            Some(("جسر/F5", Some(LeftToRight)))
        );
        for other in ["بشرى", "", "\u{2069}", "\u{2068}بشرى"] {
            assert_eq!(alone(other), None);
        }
        assert_eq!(alone(&format!("{0} {0}", isolated("بشرى"))), None);
    }

    #[test]
    fn words_decide_and_not_the_first_letter() {
        for (text, mark) in [
            ("جسر جديد", FSI),
            ("What now?", FSI),
            ("2021-08-31", FSI),
            ("CNN: جسر جديد على النهر", RLI),
            ("iPhone والجسر", RLI),
            ("جسر Bridge of the year", LRI),
        ] {
            assert_eq!(isolated(text), format!("{mark}{text}{PDI}"));
        }
        assert_eq!(isolated_in("Bridge", RightToLeft), "\u{2067}Bridge\u{2069}");
        assert_eq!(isolated_in("Bridge", LeftToRight), "\u{2068}Bridge\u{2069}");
        assert_eq!(isolated_in("2021", RightToLeft), "\u{2067}2021\u{2069}");
    }
}
