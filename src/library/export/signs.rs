//! What stands in the text of a block though a page or a document sets it by itself: the sign
//! of an item of a list, and what parts the cells of a row. Found as importers write them;
//! what could as well be said by the article is left as text.

use std::ops::Range;

/// The sign of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Bullet,
    Number(u32),
    /// One that no format sets as it is; it stays in the text.
    Own,
    /// None: it goes on with the item before it.
    None,
}

/// The sign that an item begins with, and the bytes of it that are not to be written again.
pub(super) fn sign(item: &str) -> (Sign, usize) {
    let start = item.len() - item.trim_start().len();
    let item = &item[start..];
    let first = item.split(char::is_whitespace).next().unwrap_or_default();
    let behind = &item[first.len()..];
    let length = start + first.len() + (behind.len() - behind.trim_start().len());
    let is_bullet = matches!(
        first,
        "•" | "◦" | "▪" | "‣" | "·" | "*" | "-" | "–" | "—" | "+"
    );
    if is_bullet {
        return (Sign::Bullet, length);
    }
    let digits = first.strip_suffix('.').unwrap_or_default();
    let is_number = (1..10).contains(&digits.len()) && digits.bytes().all(|c| c.is_ascii_digit());
    if let (true, Ok(number)) = (is_number, digits.parse()) {
        return (Sign::Number(number), length);
    }
    let is_sign = |c: char| matches!(c, '.' | ')' | '-' | '–' | ':');
    let label = first.trim_end_matches(is_sign).trim_start_matches('(');
    // A number in any digits, or one letter.
    let is_label = label.chars().all(char::is_numeric) || label.chars().nth(1).is_none();
    match label.len() < first.len() && !label.is_empty() && is_label {
        true => (Sign::Own, 0),
        false => (Sign::None, 0),
    }
}

/// The bytes of the cells of a row, without the blanks around them: at least one.
pub(super) fn cells(row: &str) -> Vec<Range<usize>> {
    let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let parts = row.match_indices('|').map(|(at, _)| at).filter(|&at| {
        is_blank(row[..at].chars().next_back()) && is_blank(row[at + 1..].chars().next())
    });
    let mut start = 0;
    let mut cells = Vec::new();
    for end in parts.chain([row.len()]) {
        let cell = &row[start..end];
        let kept = cell.trim();
        let begin = start + (cell.len() - cell.trim_start().len());
        cells.push(begin..begin + kept.len());
        start = end + 1;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_told_from_the_item() {
        for (item, expected, rest) in [
            ("• قمح", Sign::Bullet, "قمح"),
            ("◦ قمح", Sign::Bullet, "قمح"),
            ("- قمح", Sign::Bullet, "قمح"),
            ("•", Sign::Bullet, ""),
            ("12. قمح", Sign::Number(12), "قمح"),
            ("١. قمح", Sign::Own, "١. قمح"),
            ("(2) قمح", Sign::Own, "(2) قمح"),
            ("أ) قمح", Sign::Own, "أ) قمح"),
            ("1234567890. قمح", Sign::Own, "1234567890. قمح"),
            ("قمح.", Sign::None, "قمح."),
            ("-قمح", Sign::None, "-قمح"),
            ("و قمح", Sign::None, "و قمح"),
            ("", Sign::None, ""),
        ] {
            let (sign, length) = sign(item);
            assert_eq!((sign, &item[length..]), (expected, rest), "{item}");
        }
    }

    #[test]
    fn cells_are_parted_by_bars_among_blanks() {
        let of = |row: &'static str| -> Vec<&str> {
            cells(row).into_iter().map(|cell| &row[cell]).collect()
        };
        assert_eq!(of("الصنف | السعر"), ["الصنف", "السعر"]);
        assert_eq!(of("قمح | | 2"), ["قمح", "", "2"]);
        assert_eq!(of("| 2 |"), ["", "2", ""]);
        assert_eq!(of("a|b | ج"), ["a|b", "ج"]);
        assert_eq!(of(""), [""]);
    }
}
