//! Isolates: what keeps a part of a message from turning the rest of it, or being turned
//! by it (UAX #9, 2.4).

const LRI: char = '\u{2066}';
const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';

/// A name or words of anybody's, in the direction of their first strong character.
pub fn isolated(text: &str) -> String {
    format!("{FSI}{text}{PDI}")
}

/// A key, a path, an address or an option, which runs from left to right.
pub fn left_to_right(text: &str) -> String {
    format!("{LRI}{text}{PDI}")
}

/// What is isolated, where a text is that and nothing else.
pub fn alone(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(FSI)?.strip_suffix(PDI)?;
    (!inner.contains([LRI, FSI, PDI])).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_isolated_is_found_where_nothing_else_is_there() {
        assert_eq!(alone(&isolated("بشرى")), Some("بشرى"));
        assert_eq!(alone(&isolated("")), Some(""));
        for other in ["بشرى", "", &left_to_right("F5")] {
            assert_eq!(alone(other), None);
        }
        assert_eq!(alone(&format!("{0} {0}", isolated("بشرى"))), None);
    }
}
