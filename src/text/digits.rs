//! Digits: which characters of a text are shown as others when one shape of
//! digits is asked for.
//!
//! Only says what is shown; the text stays as it is, so that order (UAX #9 takes
//! `2` and `٢` for different classes), search and copying know nothing of it.
//! Separators follow their digits (alreq), but only where their meaning is sure.
//! Digits in Latin words (`COVID-19`), addresses and clocks are left alone:
//! European ones belong there, so European ones are what they may become.

mod alone;

use std::borrow::Cow;
use std::ops::Range;

use self::alone::is_left_alone;
use super::direction::Direction;
use super::prepare::is_no_break_blank;

/// Which shapes digits have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Digits {
    #[default]
    AsWritten,
    /// ٠ to ٩.
    ArabicIndic,
    /// ۰ to ۹.
    Persian,
    /// 0 to 9.
    European,
}

impl Digits {
    /// The next choice.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::AsWritten => Self::ArabicIndic,
            Self::ArabicIndic => Self::Persian,
            Self::Persian => Self::European,
            Self::European => Self::AsWritten,
        }
    }
}

/// The characters of `text` that are shown as others, by their bytes, in order.
///
/// `text` is a paragraph, or a part of one that begins and ends at blanks; what
/// stands more than a word away from a digit decides nothing. In a left-to-right
/// paragraph nothing becomes Arabic.
pub fn mapped(text: &str, direction: Direction, digits: Digits) -> Vec<(usize, char)> {
    let Some(zero) = zero(digits) else {
        return Vec::new();
    };
    if zero != '0' && direction == Direction::LeftToRight {
        return Vec::new();
    }
    let mut changes = Vec::new();
    for number in numbers(text) {
        if zero != '0' && is_left_alone(text, &number) {
            continue;
        }
        let written = &text[number.clone()];
        let marks = if zero == '0' {
            Separators::European
        } else {
            Separators::of(written, &text[number.end..])
        };
        let sign = percent_sign(text, &number);
        if let Some(at) = sign.filter(|&at| at < number.start) {
            changes.push((at, percent(zero)));
        }
        for (at, character) in written.char_indices() {
            let shown = match value(character) {
                Some(value) => char::from_u32(zero as u32 + value).unwrap_or(character),
                None => marks.shown(character),
            };
            changes.push((number.start + at, shown));
        }
        if let Some(at) = sign.filter(|&at| at >= number.end) {
            changes.push((at, percent(zero)));
        }
    }
    changes.dedup_by_key(|&mut (at, _)| at);
    changes.retain(|&(at, shown)| !text[at..].starts_with(shown));
    changes
}

/// A part of a paragraph with its digits as they are shown there: as much of
/// what is around it is looked at as [`mapped`] needs.
pub fn of_part(
    text: &str,
    part: Range<usize>,
    direction: Direction,
    digits: Digits,
) -> Cow<'_, str> {
    /// More than a long word and an address, in bytes.
    const AROUND: usize = 256;
    let shown = &text[part.clone()];
    if digits == Digits::AsWritten {
        return Cow::Borrowed(shown);
    }
    let mut from = part.start.saturating_sub(AROUND);
    let mut to = part.end.saturating_add(AROUND).min(text.len());
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let mut changes = mapped(&text[from..to], direction, digits)
        .into_iter()
        .map(|(at, character)| (from + at, character))
        .filter(|(at, _)| part.contains(at))
        .peekable();
    let changed = shown.char_indices().map(|(at, character)| {
        let change = changes.next_if(|&(byte, _)| byte == part.start + at);
        change.map_or(character, |(_, shown)| shown)
    });
    Cow::Owned(changed.collect())
}

/// The zero of a shape; `None` where nothing changes.
fn zero(digits: Digits) -> Option<char> {
    match digits {
        Digits::AsWritten => None,
        Digits::ArabicIndic => Some('٠'),
        Digits::Persian => Some('۰'),
        Digits::European => Some('0'),
    }
}

fn percent(zero: char) -> char {
    if zero == '0' { '%' } else { '٪' }
}

fn value(digit: char) -> Option<u32> {
    let zero = match digit {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    Some(digit as u32 - zero as u32)
}

fn is_digit(character: char) -> bool {
    value(character).is_some()
}

/// The numbers of a text: digits, and single separators between them.
fn numbers(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(is_digit)?;
        let mut end = start;
        let mut rest = text[start..].char_indices().peekable();
        while let Some((at, character)) = rest.next() {
            let separates = matches!(character, '.' | ',' | '٫' | '٬')
                && rest.peek().is_some_and(|&(_, next)| is_digit(next));
            if !is_digit(character) && !separates {
                break;
            }
            end = start + at + character.len_utf8();
        }
        from = end;
        Some(start..end)
    })
}

/// What the separators of a number are shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separators {
    /// `,` and `.`.
    European,
    /// `٬` and `٫`, each where it is sure.
    Arabic { thousands: bool, decimal: bool },
}

impl Separators {
    /// Of a number that is shown in Arabic digits, `after` being what follows.
    fn of(number: &str, after: &str) -> Self {
        let (whole, fraction) = match number.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (number, None),
        };
        let is_plain = |digits: &str| digits.chars().all(is_digit);
        let of_number = |digits: &str| {
            let digits = digits.chars().take(4).filter_map(value);
            digits.fold(0, |number, digit| number * 10 + digit)
        };
        let mut groups = whole.split(',');
        let first = groups.next().unwrap_or("");
        let (mut count, mut of_three) = (0, true);
        for group in groups {
            count += 1;
            of_three &= is_plain(group) && group.chars().count() == 3;
        }
        let starts_well =
            is_plain(first) && (1..=3).contains(&first.chars().count()) && of_number(first) > 0;
        let thousands = count > 0 && of_three && starts_well;
        let decimal = fraction.is_some_and(|fraction| {
            // What is neither a day and a month nor a clock, is an amount of
            // something, or is less than one. Three digits may be thousands.
            let length = fraction.chars().count();
            let no_date = length < 3 && (of_number(first) > 31 || of_number(fraction) > 59);
            is_plain(fraction)
                && (thousands
                    || count == 0
                        && is_plain(first)
                        && (no_date || of_number(first) == 0 || length != 3 && is_amount(after)))
        });
        Self::Arabic { thousands, decimal }
    }

    fn shown(self, separator: char) -> char {
        match (self, separator) {
            (Self::European, '٬') => ',',
            (Self::European, '٫') => '.',
            (
                Self::Arabic {
                    thousands: true, ..
                },
                ',',
            ) => '٬',
            (Self::Arabic { decimal: true, .. }, '.') => '٫',
            _ => separator,
        }
    }
}

/// Whether what follows a number says that it counts something.
fn is_amount(after: &str) -> bool {
    /// The beginnings of such words.
    const WORDS: &[&str] = &[
        "%",
        "٪",
        "$",
        "€",
        "مليون",
        "مليار",
        "ملايين",
        "تريليون",
        "بليون",
        "ألف",
        "آلاف",
        "بالمئة",
        "بالمائة",
        "في المئة",
        "في المائة",
        "دولار",
        "يورو",
        "ريال",
        "درهم",
        "دينار",
        "جنيه",
        "ليرة",
        "كيلو",
        "كلم",
        "متر",
        "طن",
        "هكتار",
        "لتر",
        "برميل",
        "درجة",
        "نقطة",
        "ضعف",
        "مرة",
        "میلیون",
        "میلیارد",
        "هزار",
        "درصد",
        "ملین",
        "ارب",
        "فیصد",
    ];
    let after = after.trim_start();
    WORDS.iter().any(|word| after.starts_with(word))
}

/// The percent sign of a number: beside it, or a blank after it.
fn percent_sign(text: &str, number: &Range<usize>) -> Option<usize> {
    let is_sign = |c: char| matches!(c, '%' | '٪');
    let after = &text[number.end..];
    if after.starts_with(is_sign) {
        return Some(number.end);
    }
    let blank = after.strip_prefix(|c| c == ' ' || is_no_break_blank(c));
    if let Some(rest) = blank.filter(|rest| rest.starts_with(is_sign)) {
        return Some(text.len() - rest.len());
    }
    let (at, _) = text[..number.start]
        .char_indices()
        .next_back()
        .filter(|&(_, c)| is_sign(c))?;
    Some(at)
}

#[cfg(test)]
#[path = "digits/tests.rs"]
mod tests;
