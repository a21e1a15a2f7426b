//! Signs and clitics that the rules of line breaking know.

use crate::text::joining::Joining;

/// What draws a clitic out.
pub(super) const JOINERS: [char; 2] = ['ـ', '\u{200d}'];

/// The clitics of one letter.
pub(super) const CLITICS: [char; 5] = ['و', 'ف', 'ب', 'ل', 'ك'];

/// Whether the last word of `written` is a clitic of one letter.
pub(super) fn is_lone_clitic(written: &str) -> bool {
    let mut characters = written.chars().rev();
    characters.next().is_some_and(|c| CLITICS.contains(&c))
        && characters.next().is_none_or(char::is_whitespace)
}

pub(super) fn is_quote(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '«' | '»' | '\u{2018}'
            ..='\u{201f}' | '‹' | '›' | '(' | ')' | '[' | ']' | '{' | '}' | '﴾' | '﴿'
    )
}

/// Whether a mark opens wherever it stands.
pub(super) fn is_opening(character: char) -> bool {
    matches!(character, '(' | '[' | '{' | '«' | '‹' | '﴿')
}

/// Whether a mark closes wherever it stands.
pub(super) fn is_closing(character: char) -> bool {
    matches!(character, ')' | ']' | '}' | '»' | '›' | '﴾')
}

/// Whether a quotation mark stands on both sides of what is quoted. In Arabic
/// the slanted ones are used either way round.
pub(super) fn is_straight(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„')
}

pub(super) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

pub(super) fn is_mark(character: char) -> bool {
    Joining::of(character) == Joining::Transparent
}

pub(super) fn is_arabic(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{870}'..='\u{8ff}')
}
