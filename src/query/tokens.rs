//! What was typed, cut into tokens. Never refuses anything but a quotation that
//! does not end.

use std::ops::Range;

use super::{Problem, QueryError, Typing};

/// A piece of a query, and its bytes of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) range: Range<usize>,
    pub(super) kind: TokenKind<'a>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind<'a> {
    /// A word as it was typed; a prefix if a star ended it or it is still typed.
    Word {
        text: &'a str,
        prefix: bool,
    },
    /// What stands in quotation marks; its last word may be a prefix.
    Phrase {
        text: &'a str,
        prefix: bool,
    },
    /// The name of a field, its colon passed.
    Field {
        name: &'a str,
    },
    Not,
    /// What follows is to be spelled as it was typed.
    Exact,
    /// What follows may have other endings.
    Stem,
    Or,
    Open,
    Close,
}

/// The tokens of `typed`.
pub(super) fn tokens(typed: &str, typing: Typing) -> Result<Vec<Token<'_>>, QueryError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = typed[at..].chars().next() {
        let next = at + c.len_utf8();
        let (end, kind) = match c {
            _ if is_separator(c) => {
                at = next;
                continue;
            }
            '(' => (next, TokenKind::Open),
            ')' => (next, TokenKind::Close),
            '|' => (next, TokenKind::Or),
            '-' | '=' | '~' if !typed[next..].starts_with(is_separator) && next < typed.len() => {
                let sign = match c {
                    '-' => TokenKind::Not,
                    '=' => TokenKind::Exact,
                    _ => TokenKind::Stem,
                };
                (next, sign)
            }
            _ => match closing(c) {
                Some(closing) => phrase(typed, at, next, closing, typing)?,
                None => word(typed, at, typing),
            },
        };
        tokens.push(Token {
            range: at..end,
            kind,
        });
        at = end;
    }
    Ok(tokens)
}

/// A control that is no blank either.
fn is_hidden(c: char) -> bool {
    is_control(c) && !c.is_whitespace()
}

/// Blanks, and the commas and semicolons of both scripts.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '،' | '؛') || is_control(c)
}

/// Controls and marks of direction, which an input line or a paste may bring along.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The marks that end a quotation that `opening` begins. On many keyboards
/// « and » are typed the wrong way round.
fn closing(opening: char) -> Option<&'static [char]> {
    match opening {
        '"' => Some(&['"']),
        '«' => Some(&['»']),
        '»' => Some(&['«']),
        '“' | '”' | '„' => Some(&['“', '”']),
        _ => None,
    }
}

fn phrase<'a>(
    typed: &'a str,
    start: usize,
    inside: usize,
    closing: &[char],
    typing: Typing,
) -> Result<(usize, TokenKind<'a>), QueryError> {
    let rest = &typed[inside..];
    match rest.char_indices().find(|(_, c)| closing.contains(c)) {
        Some((end, mark)) => {
            let kind = TokenKind::Phrase {
                text: &rest[..end],
                prefix: false,
            };
            Ok((inside + end + mark.len_utf8(), kind))
        }
        None if typing == Typing::GoesOn => {
            let prefix = !rest.ends_with(is_separator);
            Ok((typed.len(), TokenKind::Phrase { text: rest, prefix }))
        }
        None => Err(QueryError {
            range: start..typed.len(),
            problem: Problem::OpenQuotation,
        }),
    }
}

fn word(typed: &str, start: usize, typing: Typing) -> (usize, TokenKind<'_>) {
    let rest = &typed[start..];
    let ends = |c: char| is_separator(c) || matches!(c, '(' | ')' | '|') || closing(c).is_some();
    let end = rest.find(ends).unwrap_or(rest.len());
    let text = &rest[..end];
    if let Some(colon) = field_name(text) {
        // What is copied may have its value isolated (UAX #9).
        let value = &rest[colon + 1..];
        let hidden = value.len() - value.trim_start_matches(is_hidden).len();
        return (
            start + colon + 1 + hidden,
            TokenKind::Field {
                name: &text[..colon],
            },
        );
    }
    // أو may still become أوباما.
    let still_typed = typing == Typing::GoesOn && end == rest.len();
    if matches!(text, "OR" | "أو" | "او") && !still_typed {
        return (start + end, TokenKind::Or);
    }
    let starred = text.strip_suffix('*');
    let kind = TokenKind::Word {
        text: starred.unwrap_or(text),
        prefix: starred.is_some() || still_typed,
    };
    (start + end, kind)
}

/// Where the colon is that makes a word begin with the name of a field: after
/// letters only, and not in an address such as `https://`.
fn field_name(word: &str) -> Option<usize> {
    let (name, value) = word.split_once(':')?;
    let letters = !name.is_empty() && name.chars().all(char::is_alphabetic);
    (letters && !value.starts_with("//")).then_some(name.len())
}
