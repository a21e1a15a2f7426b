//! Last resorts: whether a place is inside what a reader takes for one word or
//! sign. Each rule looks a bounded way to both sides.

use super::signs::{
    JOINERS, is_arabic, is_closing, is_dash, is_lone_clitic, is_mark, is_opening, is_quote,
    is_straight,
};

/// Whether a single dash is at the place, with a letter or digit on both sides
/// and no blanks (`ISIS-K`, `2020–2021`), or before it at the start of a word
/// (`-5`, `-الأفغاني`; LB20a).
pub(super) fn parts_a_name(before: &str, after: &str) -> bool {
    let mut before = before.chars().rev();
    let mut after = after.chars();
    let (Some(last), Some(next)) = (before.next(), after.next()) else {
        return false;
    };
    let (last, next) = match (is_dash(last), is_dash(next)) {
        (true, false) => match before.find(|&c| !is_mark(c)) {
            Some(last) if !last.is_whitespace() && !is_quote(last) => (last, Some(next)),
            _ => return next.is_alphanumeric(),
        },
        (false, true) if is_mark(last) => match before.find(|&c| !is_mark(c)) {
            Some(last) => (last, after.next()),
            None => return false,
        },
        (false, true) => (last, after.next()),
        _ => return false,
    };
    last.is_alphanumeric() && next.is_some_and(char::is_alphanumeric)
}

/// Whether only blanks, or a quotation mark too, are between a clitic with a
/// tatweel (or joiner) after it and a Latin letter or a digit: `الـ 20`, `لـ "CNN"`.
pub(super) fn parts_a_clitic(before: &str, after: &str) -> bool {
    const LONGEST: usize = 4;
    // Bounded, so that a text of nothing but quotation marks takes no longer.
    const FARTHEST: usize = 8;
    let between = |c: &char| matches!(c, '"' | '\'' | '«' | '“' | '‘' | '(') || c.is_whitespace();
    let skipped = before.chars().rev().take(FARTHEST).take_while(between);
    let written = &before[..before.len() - skipped.map(char::len_utf8).sum::<usize>()];
    let next = after.chars().take(FARTHEST).find(|c| !between(c));
    if !next.is_some_and(|c| c.is_numeric() || c.is_alphabetic() && !is_arabic(c)) {
        return false;
    }
    if !written.ends_with(JOINERS) {
        return is_lone_clitic(written);
    }
    let clitic = written.trim_end_matches(JOINERS);
    let letters = || clitic.chars().rev().take_while(|c| c.is_alphabetic());
    matches!(letters().next(), Some('ل' | 'ب' | 'ك' | 'و' | 'ف'))
        && letters()
            .take(LONGEST)
            .all(|c| matches!(c, 'ا' | 'ل' | 'ب' | 'ك' | 'و' | 'ف'))
        && letters().nth(LONGEST).is_none()
}

/// Whether a number and its sign are on the two sides: `50 %`, `$ 100`, `+ 5`.
pub(super) fn parts_a_number(before: &str, after: &str) -> bool {
    let (Some(last), Some(next)) = (before.trim_end().chars().next_back(), after.chars().next())
    else {
        return false;
    };
    let is_sign_before =
        |c| is_currency(c) || matches!(c, '+' | '\u{2212}' | '±' | '#' | '№' | '~');
    let is_sign_after =
        |c| is_currency(c) || matches!(c, '%' | '٪' | '‰' | '؉' | '°' | '′' | '″' | '℃' | '℉');
    last.is_numeric() && is_sign_after(next) || is_sign_before(last) && next.is_numeric()
}

fn is_currency(character: char) -> bool {
    matches!(
        character,
        '$' | '£' | '¥' | '\u{60b}' | '\u{20a0}'..='\u{20cf}' | '\u{fdfc}'
    )
}

/// Whether an opening mark is before the place, or a closing one after it, with
/// blanks between: `( نعم )`. Of quotation marks that look alike on both sides,
/// `in_quotation` says which are which.
pub(super) fn parts_a_mark(before: &str, after: &str, in_quotation: bool) -> bool {
    let Some(next) = after.chars().next() else {
        return false;
    };
    let written = before.trim_end();
    let Some(last) = written.chars().next_back() else {
        return false;
    };
    let is_apart = |text: &str| !text.starts_with(char::is_alphanumeric);
    is_opening(last)
        || is_closing(next)
        || is_straight(last) && in_quotation && written.len() < before.len()
        || is_straight(next) && in_quotation && is_apart(&after[next.len_utf8()..])
}
