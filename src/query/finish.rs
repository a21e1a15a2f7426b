//! A query that may go on, as one that says the same and does not.

use super::saved::Saved;
use super::tokens::{TokenKind, tokens};
use super::{QueryError, Typing, condition};
use crate::library::mention::ActorId;

/// What is kept of a query that was being typed: its open quotation and brackets are
/// closed, and a last word that may go on has a star if that makes a difference.
///
/// # Errors
/// When what was only begun cannot be left as it is: where, and why.
pub fn finished(
    typed: &str,
    resolve: &dyn Fn(&str) -> Vec<ActorId>,
    saved: &Saved,
) -> Result<String, QueryError> {
    let meant = condition(typed, false, resolve, saved)?;
    let mut whole = typed.trim().to_owned();
    let tokens = tokens(&whole, Typing::GoesOn)?;
    let mut ends = String::new();
    if let Some(last) = tokens.last()
        && matches!(last.kind, TokenKind::Phrase { .. })
        && let Some(closing) = missing_mark(&whole[last.range.clone()])
    {
        ends.push(closing);
    }
    let deep = tokens.iter().fold(0_usize, |deep, token| match token.kind {
        TokenKind::Open => deep + 1,
        TokenKind::Close => deep.saturating_sub(1),
        _ => deep,
    });
    let ends_in_word = matches!(
        tokens.last().map(|token| &token.kind),
        Some(TokenKind::Word { .. })
    );
    let closed = ")".repeat(deep);
    whole += &ends;
    let starred = format!("{whole}*{closed}");
    whole += &closed;
    let is_meant = |query: &str| {
        let read = condition(query, true, resolve, saved);
        read.is_ok_and(|read| read == meant)
    };
    if ends_in_word && !is_meant(&whole) && is_meant(&starred) {
        return Ok(starred);
    }
    match condition(&whole, true, resolve, saved) {
        Ok(_) => Ok(whole),
        Err(error) => {
            // What was put behind it was not typed.
            let before = typed.len() - typed.trim_start().len();
            let place = |byte: usize| (before + byte).min(typed.trim_end().len());
            Err(QueryError {
                range: place(error.range.start)..place(error.range.end),
                ..error
            })
        }
    }
}

/// Whether a query has an OR outside all brackets, so that more of them go with the last
/// choice only.
pub fn is_choice(typed: &str) -> bool {
    let mut deep = 0_usize;
    let tokens = tokens(typed, Typing::Finished).unwrap_or_default();
    tokens.iter().any(|token| {
        match token.kind {
            TokenKind::Open => deep += 1,
            TokenKind::Close => deep = deep.saturating_sub(1),
            _ => {}
        }
        deep == 0 && token.kind == TokenKind::Or
    })
}

/// The mark that ends a quotation, if it has none.
fn missing_mark(quotation: &str) -> Option<char> {
    let mut marks = quotation.chars();
    let closing: &[char] = match marks.next()? {
        '"' => &['"'],
        '«' => &['»'],
        '»' => &['«'],
        _ => &['”', '“'],
    };
    let is_closed = marks
        .next_back()
        .is_some_and(|last| closing.contains(&last));
    (!is_closed).then(|| closing[0])
}
