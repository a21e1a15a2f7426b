//! Reluctant places: whether a place is between words that are read together.

use super::signs::{CLITICS, JOINERS, is_arabic, is_dash, is_lone_clitic, is_mark, is_quote};

/// Whether a slash between two words is before the place; a blank may follow it
/// where a letter is before it.
pub(super) fn parts_at_slash(before: &str, after: &str) -> bool {
    let written = before.trim_end();
    let Some(word) = written.strip_suffix('/') else {
        return false;
    };
    let last = word.chars().rev().find(|&c| !is_mark(c));
    let is_close = written.len() == before.len();
    last.is_some_and(|c| c.is_alphabetic() || is_close && c.is_numeric())
        && after.starts_with(char::is_alphanumeric)
}

/// Whether a clitic that was written as a word of its own would end the line:
/// `و القاعدة`.
pub(super) fn leaves_a_clitic_alone(before: &str) -> bool {
    is_lone_clitic(before.trim_end())
}

/// Whether a number of one or two digits is before the place, and the word
/// that it counts after it: `18 ديسمبر`, `و13 جنديا`. The number of a name
/// (`C-17`, `الـ 20`) counts nothing, and neither a particle nor a word with
/// the article is counted.
pub(super) fn parts_a_counted_word(before: &str, after: &str) -> bool {
    const PARTICLES: [&str; 16] = [
        "و", "أ", "في", "من", "أو", "أن", "إن", "عن", "مع", "ثم", "بل", "لا", "ما", "قد", "إلى",
        "على",
    ];
    let number = before.trim_end();
    let (count, rest) = without_digits(number);
    if number.len() == before.len() || !(1..=2).contains(&count) {
        return false;
    }
    let is_word = after.starts_with(|c: char| c.is_alphabetic() && is_arabic(c));
    if !is_word || after.starts_with("ال") || PARTICLES.contains(&first_word(after)) {
        return false;
    }
    let rest = rest.strip_suffix(CLITICS).unwrap_or(rest);
    match rest.chars().next_back() {
        Some(dash) if is_dash(dash) => without_digits(&rest[..rest.len() - dash.len_utf8()]).0 > 0,
        Some(c) if c.is_whitespace() => !rest.trim_end().ends_with(JOINERS),
        Some(c) => is_quote(c),
        None => true,
    }
}

/// Whether only a blank is between two groups of digits: `10 000`, `+93 70 123 4567`.
pub(super) fn parts_a_grouped_number(before: &str, after: &str) -> bool {
    before.trim_end().ends_with(char::is_numeric)
        && before.ends_with(char::is_whitespace)
        && after.starts_with(char::is_numeric)
}

/// Whether a number and the letter for its era, its half of the day or its measure
/// are parted: `2021 م`, `1443 هـ`, `10:45 ص`.
pub(super) fn parts_an_era(before: &str, after: &str) -> bool {
    before.trim_end().ends_with(char::is_numeric)
        && matches!(first_word(after), "م" | "ص" | "ه" | "هـ" | "ش" | "ق")
}

/// How many digits are at the end of a text, of which up to 3 are counted, and
/// what is before them.
fn without_digits(text: &str) -> (usize, &str) {
    let digits = text.chars().rev().take(3).take_while(|c| c.is_numeric());
    let (count, bytes) = digits.fold((0, 0), |(count, bytes), c| {
        (count + 1, bytes + c.len_utf8())
    });
    (count, &text[..text.len() - bytes])
}

/// The letters at the start of a text, as many as any word in the tables here
/// has, and one more.
fn first_word(text: &str) -> &str {
    let letters = text
        .chars()
        .take(LONGEST_WORD)
        .take_while(|c| c.is_alphabetic());
    &text[..letters.map(char::len_utf8).sum()]
}

/// Whether the two words of a month's name are parted: `تشرين الثاني`.
pub(super) fn parts_a_month(before: &str, after: &str) -> bool {
    const ORDINALS: [&str; 10] = [
        "الأول",
        "الاول",
        "الثاني",
        "الآخر",
        "الأولى",
        "الاولى",
        "الثانية",
        "الآخرة",
        "القعدة",
        "الحجة",
    ];
    const MONTHS: [&str; 6] = ["تشرين", "كانون", "ربيع", "جمادى", "ذو", "ذي"];
    let is_ordinal = |ordinal: &&str| {
        let rest = after.strip_prefix(ordinal);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    };
    if !after.starts_with("ال") || !ORDINALS.iter().any(is_ordinal) {
        return false;
    }
    let written = before.trim_end();
    let last = written
        .chars()
        .rev()
        .take(LONGEST_WORD)
        .take_while(|c| c.is_alphabetic());
    let word = &written[written.len() - last.map(char::len_utf8).sum::<usize>()..];
    let bare = word.strip_prefix(CLITICS).unwrap_or(word);
    MONTHS.contains(&word) || MONTHS.contains(&bare)
}

/// Whether the dash between two numbers with blanks around it would begin a
/// line: `0 - 0.25%`.
pub(super) fn parts_a_range(before: &str, after: &str) -> bool {
    let mut after = after.chars();
    let is_number = |c: char| c.is_numeric() || matches!(c, '%' | '٪');
    after.next().is_some_and(is_dash)
        && before.trim_end().ends_with(is_number)
        && after.as_str().trim_start().starts_with(char::is_numeric)
}

/// Whether all that follows is a quotation mark or a bracket, and the full stop
/// or comma after it.
pub(super) fn leaves_a_mark_alone(after: &str) -> bool {
    const MOST: usize = 4;
    let is_stop = |c: char| matches!(c, '.' | '،' | ',' | '؛' | '؟' | '!' | '…' | ':');
    let mut marks = after.chars();
    marks
        .by_ref()
        .take(MOST)
        .all(|c| is_quote(c) || is_stop(c) || c.is_whitespace())
        && marks.next().is_none()
}

/// More letters than any word in the tables here has, with a clitic.
const LONGEST_WORD: usize = 9;
