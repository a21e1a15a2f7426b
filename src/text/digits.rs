//! Digits: which characters of a text are shown as others when one shape of
//! digits is asked for.
//!
//! Only says what is shown; the text stays as it is, so that order (UAX #9 takes
//! `2` and `٢` for different classes), search and copying know nothing of it.
//! Separators follow their digits (alreq), but only where their meaning is sure.
//! Digits in Latin words (`COVID-19`), addresses and clocks are left alone:
//! European ones belong there, so European ones are what they may become.

use std::borrow::Cow;
use std::ops::Range;

use super::direction::Direction;

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
    let blank = after.strip_prefix([' ', '\u{a0}', '\u{202f}']);
    if let Some(rest) = blank.filter(|rest| rest.starts_with(is_sign)) {
        return Some(text.len() - rest.len());
    }
    let (at, _) = text[..number.start]
        .char_indices()
        .next_back()
        .filter(|&(_, c)| is_sign(c))?;
    Some(at)
}

/// Whether a number keeps its European digits: in a Latin word, an address, a
/// clock.
fn is_left_alone(text: &str, number: &Range<usize>) -> bool {
    /// Words are looked at as far as this, in bytes.
    const FAR: usize = 256;
    let stops = |(_, c): &(usize, char)| !c.is_whitespace();
    let before = text[..number.start].char_indices().rev();
    let start = before
        .take_while(stops)
        .take_while(|&(at, _)| number.start - at <= FAR)
        .last()
        .map_or(number.start, |(at, _)| at);
    let after = text[number.end..].char_indices();
    let end = after
        .take_while(stops)
        .take_while(|&(at, _)| at <= FAR)
        .last()
        .map_or(number.end, |(at, c)| number.end + at + c.len_utf8());
    let token = &text[start..end];
    if token.contains("://") || token.starts_with("www.") || token.contains('@') {
        return true;
    }
    let parts = |c: char| {
        matches!(
            c,
            '(' | ')'
                | '['
                | ']'
                | '{'
                | '}'
                | '«'
                | '»'
                | '“'
                | '”'
                | '"'
                | '،'
                | '؛'
                | '؟'
                | '!'
                | '…'
        )
    };
    let from = token[..number.start - start].rfind(parts);
    let word_start = from.map_or(start, |at| {
        start + at + token[at..].chars().next().map_or(0, char::len_utf8)
    });
    let word_end = token[number.end - start..]
        .find(parts)
        .map_or(end, |at| number.end + at);
    let word = &text[word_start..word_end];
    word.chars().any(is_foreign_letter)
        || is_host(&text[number.clone()])
        || is_in_clock(word, number.start - word_start)
}

/// Letters that are not written from right to left.
fn is_foreign_letter(character: char) -> bool {
    character.is_alphabetic()
        && !matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Whether a number is the address of a machine: four numbers up to 255.
fn is_host(number: &str) -> bool {
    let parts = || number.split('.');
    parts().count() == 4 && parts().all(|part| part.parse::<u8>().is_ok())
}

/// Whether the number at `at` of `word` is part of a clock: hours, minutes, and
/// perhaps seconds.
fn is_in_clock(word: &str, at: usize) -> bool {
    let of_clock = |c: char| is_digit(c) || c == ':';
    let start = word[..at].rfind(|c| !of_clock(c));
    let start = start.map_or(0, |other| {
        other + word[other..].chars().next().map_or(0, char::len_utf8)
    });
    let end = word[at..]
        .find(|c| !of_clock(c))
        .map_or(word.len(), |end| at + end);
    let mut parts = word[start..end].trim_matches(':').split(':');
    let is_hour = |part: &str| (1..=2).contains(&part.chars().count());
    let is_minute = |part: &str| {
        part.chars().count() == 2
            && part
                .chars()
                .next()
                .and_then(value)
                .is_some_and(|ten| ten < 6)
    };
    let Some(hour) = parts.next() else {
        return false;
    };
    let rest: Vec<&str> = parts.collect();
    is_hour(hour) && (1..=2).contains(&rest.len()) && rest.iter().all(|part| is_minute(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::direction::Direction::{LeftToRight, RightToLeft};

    fn shown(text: &str, digits: Digits) -> String {
        of_part(text, 0..text.len(), RightToLeft, digits).into_owned()
    }

    fn arabic(text: &str) -> String {
        shown(text, Digits::ArabicIndic)
    }

    #[test]
    fn digits_take_the_shape_that_is_asked_for() {
        let text = "عام 2021 و٢٠٢٢ و۱۴۰۱";
        assert_eq!(shown(text, Digits::AsWritten), text);
        assert_eq!(arabic(text), "عام ٢٠٢١ و٢٠٢٢ و١٤٠١");
        assert_eq!(shown(text, Digits::Persian), "عام ۲۰۲۱ و۲۰۲۲ و۱۴۰۱");
        assert_eq!(shown(text, Digits::European), "عام 2021 و2022 و1401");
    }

    #[test]
    fn numbers_with_clitics_dates_and_ranges_change() {
        assert_eq!(arabic("الـ20 و31/8/2021"), "الـ٢٠ و٣١/٨/٢٠٢١");
        assert_eq!(arabic("2019-2021 (15)، «7»."), "٢٠١٩-٢٠٢١ (١٥)، «٧».");
        assert_eq!(arabic("$20 أو -5"), "$٢٠ أو -٥");
    }

    #[test]
    fn latin_words_addresses_and_clocks_are_left_alone() {
        for text in [
            "C-17 وF-16",
            "COVID-19،",
            "(G20)",
            "https://example.org/2021/08",
            "www.example.org/3",
            "name1@example.org",
            "192.168.1.20",
            "10:30",
            "9:05:59.",
            "الساعة 10:30-11:45",
            "21:05: وصل",
        ] {
            assert_eq!(arabic(text), text);
        }
        assert_eq!(arabic("CNN،2020"), "CNN،٢٠٢٠", "a comma parts words");
        assert_eq!(
            arabic("البقرة 2:255"),
            "البقرة ٢:٢٥٥",
            "no clock has 255 minutes"
        );
    }

    #[test]
    fn separators_follow_where_they_are_sure() {
        assert_eq!(arabic("2,500 و1,250,000"), "٢٬٥٠٠ و١٬٢٥٠٬٠٠٠");
        assert_eq!(arabic("12,5 و0,500 و1234,567"), "١٢,٥ و٠,٥٠٠ و١٢٣٤,٥٦٧");
        assert_eq!(arabic("1,234.5"), "١٬٢٣٤٫٥");
        assert_eq!(arabic("12.5% و0.3 و45.50"), "١٢٫٥٪ و٠٫٣ و٤٥٫٥٠");
        assert_eq!(arabic("2.5 مليون"), "٢٫٥ مليون");
        assert_eq!(arabic("11.300 دولار"), "١١.٣٠٠ دولار", "or thousands");
        assert_eq!(arabic("12.5 في المئة"), "١٢٫٥ في المئة");
        assert_eq!(
            arabic("المادة 3.1، ويوم 1.2.2020"),
            "المادة ٣.١، ويوم ١.٢.٢٠٢٠"
        );
        assert_eq!(arabic("في 2020."), "في ٢٠٢٠.", "the end of a sentence");
    }

    #[test]
    fn the_percent_sign_follows_its_number() {
        assert_eq!(arabic("50% و%50 و50 %"), "٥٠٪ و٪٥٠ و٥٠ ٪");
        assert_eq!(arabic("النسبة %"), "النسبة %");
        assert_eq!(shown("٥٠٪ و٪٥٠", Digits::European), "50% و%50");
    }

    #[test]
    fn european_digits_bring_their_separators() {
        assert_eq!(shown("٢٬٥٠٠ و١٢٫٥", Digits::European), "2,500 و12.5");
        assert_eq!(
            shown("٢،٥", Digits::European),
            "2،5",
            "a comma of words stays"
        );
        assert_eq!(shown("١٠:٣٠", Digits::European), "10:30");
    }

    #[test]
    fn a_left_to_right_paragraph_becomes_no_arabic_one() {
        let of = |digits| of_part("In 2020, ٥٠", 0..13, LeftToRight, digits).into_owned();
        assert_eq!(of(Digits::ArabicIndic), "In 2020, ٥٠");
        assert_eq!(of(Digits::European), "In 2020, 50");
    }

    #[test]
    fn a_part_is_shown_as_in_the_whole() {
        let text = "راجع https://example.org/2021/08 ثم 2.5 مليون";
        let at = text.find("2021").unwrap_or(0);
        let part = |range| of_part(text, range, RightToLeft, Digits::ArabicIndic);
        assert_eq!(part(at..at + 7), "2021/08");
        let at = text.find("2.5").unwrap_or(0);
        assert_eq!(part(at..at + 3), "٢٫٥");
    }

    #[test]
    fn changes_are_in_order_and_one_for_a_character() {
        let text = "5%5 %5% 5٫5٬5";
        for digits in [Digits::ArabicIndic, Digits::Persian, Digits::European] {
            let changes = mapped(text, RightToLeft, digits);
            assert!(
                changes.windows(2).all(|two| two[0].0 < two[1].0),
                "{changes:?}"
            );
        }
    }
}
