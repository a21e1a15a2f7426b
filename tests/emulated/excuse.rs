//! What no terminal of a kind can be made to show, and the columns it is in.

use std::ops::Range;

use unicode_bidi::{BidiClass, bidi_class};

use crate::terminal::{Kind, Seen};

/// Why a word cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// A European number touches an Arabic letter on its left, signs between them
    /// or not. (With a letter on its right that is sent before it, it often can.) The
    /// row is then sent as is least wrong, which may not be all right elsewhere.
    Number,
    /// A bracket inside a word makes a pair with one elsewhere (N0).
    Bracket,
    /// A row that begins with Arabic has no blank before it, and a base direction
    /// from right to left in one kind of terminal, from left to right in another
    /// that is sent the same.
    Base,
}

/// Whether there is anything that terminals of a kind cannot be made to show.
pub(crate) fn can_be_excused(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::FirstStrong | Kind::LeftToRight | Kind::Runs | Kind::Spans
    )
}

/// What of a row terminals of a kind cannot be made to show: words, or all of it.
pub(crate) fn excused(kind: Kind, row: &[Seen]) -> Vec<(Range<usize>, Cause)> {
    if !can_be_excused(kind) {
        return Vec::new();
    }
    let first = row.iter().position(|cell| cell.is_turned());
    if kind == Kind::FirstStrong && first.is_some_and(|at| !row[..at].iter().any(is_blank)) {
        return vec![(0..row.len(), Cause::Base)];
    }
    let words = words(row);
    let has_inner_bracket = words.iter().any(|word| {
        let signs = &row[word.clone()];
        let outer = signs.iter().take_while(|cell| is_bracket(cell)).count();
        let last = signs.iter().rposition(|cell| !is_bracket(cell));
        last.is_some_and(|last| signs[outer..=last].iter().any(is_bracket))
    });
    let cause = |word: &Range<usize>| {
        if word.clone().any(|at| touches(kind, row, at)) {
            Some(Cause::Number)
        } else if has_inner_bracket && row[word.clone()].iter().any(is_bracket) {
            Some(Cause::Bracket)
        } else {
            None
        }
    };
    let excused = words.iter().filter_map(|word| {
        let cause = cause(word)?;
        let is_drawn = cause == Cause::Number;
        Some((if is_drawn { 0..row.len() } else { word.clone() }, cause))
    });
    excused.collect()
}

fn words(row: &[Seen]) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = 0;
    for word in row.chunk_by(|one, next| is_blank(one) == is_blank(next)) {
        let end = start + word.len();
        if !is_blank(&word[0]) {
            words.push(start..end);
        }
        start = end;
    }
    words
}

/// Whether a digit touches an Arabic letter on its left, signs between them or not.
fn touches(kind: Kind, row: &[Seen], at: usize) -> bool {
    let together = |&next: &usize| !is_apart(kind, row, at, next) && !is_blank(&row[next]);
    class(&row[at]) == Some(BidiClass::EN)
        && (0..at)
            .rev()
            .take_while(together)
            .any(|next| is_letter(&row[next]))
}

/// Whether a terminal does not reorder two places together, or a letter from left
/// to right is between them.
fn is_apart(kind: Kind, row: &[Seen], at: usize, next: usize) -> bool {
    let is_line = |c| matches!(c, '\u{2500}'..='\u{259f}');
    let by_runs = matches!(kind, Kind::Runs | Kind::Spans);
    class(&row[next]) == Some(BidiClass::L)
        || row[next].symbol.starts_with(is_line)
        || by_runs && (row[next].style != row[at].style || is_wide(row, next))
}

fn is_letter(cell: &Seen) -> bool {
    matches!(class(cell), Some(BidiClass::R | BidiClass::AL))
}

fn class(cell: &Seen) -> Option<BidiClass> {
    cell.symbol.chars().next().map(bidi_class)
}

fn is_blank(cell: &Seen) -> bool {
    cell.symbol == " "
}

fn is_wide(row: &[Seen], at: usize) -> bool {
    row[at].symbol.is_empty() || row.get(at + 1).is_some_and(|next| next.symbol.is_empty())
}

fn is_bracket(cell: &Seen) -> bool {
    matches!(cell.symbol.as_str(), "(" | ")" | "[" | "]")
}
