//! Numbers in words, folded: units from three on, tens, hundreds, those between ten and
//! twenty, a ten with its unit, thousands and more behind any number or alone, what is added
//! to a round one (مئة وخمسون، 3 مليارات و500 مليون), and half or a quarter of a million. One
//! and two are left out: as words they count nothing most of the time.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Value, digits_below, shared, token_at};
use crate::text::clitic::is_alphanumeric;
use crate::text::fold::fold;

/// Words and what they count.
const UNITS: &str = "ثلاث:3 ثلاثة:3 أربع:4 أربعة:4 خمس:5 خمسة:5 ست:6 ستة:6 سبع:7 سبعة:7 \
                     ثمان:8 ثماني:8 ثمانية:8 تسع:9 تسعة:9";
/// What counts only before عشر.
const BEFORE_TEN: &str = "أحد:1 إحدى:1 اثنا:2 اثني:2 اثنتا:2 اثنتي:2";
const TENS: &str = "عشرون:20 عشرين:20 ثلاثون:30 ثلاثين:30 أربعون:40 أربعين:40 خمسون:50 خمسين:50 \
                    ستون:60 ستين:60 سبعون:70 سبعين:70 ثمانون:80 ثمانين:80 تسعون:90 تسعين:90";
const ROUND: &str = "عشرة:10 عشر:10 مئة:100 مائة:100 مئتان:200 مئتين:200 مئتا:200 مئتي:200 مائتان:200 \
                     مائتين:200 مائتا:200 مائتي:200 ألفان:2000 ألفين:2000 ألفا:2000 ألفي:2000 \
                     ثلاثمئة:300 ثلاثمائة:300 أربعمئة:400 أربعمائة:400 خمسمئة:500 خمسمائة:500 ستمئة:600 \
                     ستمائة:600 سبعمئة:700 سبعمائة:700 ثمانمئة:800 ثمانمائة:800 تسعمئة:900 تسعمائة:900 \
                     ألف:1000 مليون:1000000 مليونان:2000000 مليونين:2000000 مليونا:2000000 \
                     مليوني:2000000 مليار:1000000000 ملياران:2000000000 مليارين:2000000000 \
                     مليارا:2000000000 ملياري:2000000000";
const THOUSANDS: &str = "ألف:1000 ألفا:1000 آلاف:1000 thousand:1000 مليون:1000000 مليونا:1000000 \
                         ملايين:1000000 million:1000000 مليار:1000000000 مليارا:1000000000 \
                         مليارات:1000000000 بليون:1000000000 billion:1000000000";

/// Parts of a thousand or more, and how many of them are one.
const PARTS: &str = "نصف:2 ربع:4";
/// Others, behind which a million is no million.
const OTHER_PARTS: [&str; 4] = ["ثلث", "ثلثا", "ثلثي", "ارباع"];
/// A thousand, in thousandths.
const THOUSAND: u64 = 1_000_000;

/// Words by their fold, and what they count.
type Table = FxHashMap<String, u64>;

static TABLES: LazyLock<[Table; 6]> =
    LazyLock::new(|| [UNITS, BEFORE_TEN, TENS, ROUND, THOUSANDS, PARTS].map(table));

fn table(written: &str) -> Table {
    let pairs = written.split_whitespace();
    let pairs = pairs.filter_map(|pair| pair.split_once(':'));
    pairs
        .filter_map(|(word, value)| Some((fold(word).text, value.parse().ok()?)))
        .collect()
}

/// The token of a folded text after this byte and one blank, and where it begins.
fn next_token(folded: &str, at: usize) -> Option<(usize, &str)> {
    let rest = folded[at..].strip_prefix(' ')?;
    let start = folded.len() - rest.len();
    Some((start, token_at(folded, start))).filter(|(_, token)| !token.is_empty())
}

/// The number whose word begins at `start`, in thousandths, and the bytes of the folded text
/// that it takes.
pub(super) fn number_at(folded: &str, start: usize) -> Option<(Range<usize>, u64)> {
    number_below(folded, start, u64::MAX)
}

/// The same, if its first part is less than `limit`: what is added to a round number is.
fn number_below(folded: &str, start: usize, limit: u64) -> Option<(Range<usize>, u64)> {
    let [units, before_ten, tens, round, ..] = &*TABLES;
    let token = token_at(folded, start);
    if let Some((range, value)) = part_at(folded, start) {
        return (value < limit).then_some((range, value));
    }
    let (skipped, word) = bare(token)?;
    let end = start + token.len();
    let next = next_token(folded, end);
    if is_verb(word, next) || TABLES[4].contains_key(word) && is_behind_unread(&folded[..start]) {
        return None;
    }
    let ten = next.and_then(|(at, next)| match next {
        "عشر" | "عشره" => Some((at + next.len(), 10)),
        _ => {
            let ten = tens.get(next.strip_prefix('و')?)?;
            Some((at + next.len(), *ten))
        }
    });
    let hundreds = next.filter(|(_, next)| matches!(*next, "مءه" | "ماءه"));
    let (value, end) = match (units.get(word), before_ten.get(word), ten) {
        (Some(unit), _, Some((end, ten))) | (None, Some(unit), Some((end, ten))) => {
            (unit + ten, end)
        }
        (Some(unit), _, None) => match hundreds {
            Some((at, hundred)) => (unit * 100, at + hundred.len()),
            None => (*unit, end),
        },
        _ => (*tens.get(word).or(round.get(word))?, end),
    };
    let (value, end) = thousands_after(folded, value * 1000, end);
    if value >= limit {
        return None;
    }
    let (value, end) = match added_behind(folded, value, end) {
        // The alef of a thousand to which more is added is that of the accusative: two of
        // them stand before what they count.
        Some((more, end)) => match word {
            "الفا" | "مليونا" | "مليارا" => ((value / 2).saturating_add(more), end),
            _ => (value.saturating_add(more), end),
        },
        None => (value, end),
    };
    Some((start + skipped..end, value))
}

/// What is added with و to a number in thousandths that ends there, and the new end: to thousands
/// and more also what is written in digits, and their half.
pub(super) fn added_behind(folded: &str, value: u64, end: usize) -> Option<(u64, usize)> {
    let limit = least_part(value);
    let (at, token) = next_token(folded, end)?;
    let more = token.strip_prefix('و')?;
    let start = at + 'و'.len_utf8();
    let is_round = limit >= THOUSAND;
    if is_round && more.starts_with(|c: char| c.is_ascii_digit()) {
        let (range, more) = digits_below(folded, at, start, limit)?;
        let is_count = matches!(shared(folded, at, range.clone(), more).1, Value::Number(_));
        return is_count.then_some((more, range.end));
    }
    if let Some((range, more)) = number_below(folded, at, limit) {
        return (range.start > at).then_some((more, range.end));
    }
    // «مليون ونصف», but not «ونصف العام».
    let part = TABLES[5].get(more).filter(|_| is_round)?;
    let end = at + token.len();
    let is_of_other = next_token(folded, end).is_some_and(|(_, next)| next.starts_with("ال"));
    (!is_of_other).then_some((limit / part, end))
}

/// Half or a quarter of a thousand, a million or a milliard: «نصف مليون»، «ونصف المليون».
fn part_at(folded: &str, start: usize) -> Option<(Range<usize>, u64)> {
    let token = token_at(folded, start);
    let (skipped, part) = LEANING.iter().find_map(|lead| {
        let part = TABLES[5].get(token.strip_prefix(lead)?)?;
        Some((lead.len(), part))
    })?;
    let (at, whole) = next_token(folded, start + token.len())?;
    let times = TABLES[4].get(whole.strip_prefix("ال").unwrap_or(whole))?;
    let end = at + whole.len();
    Some((start + skipped..end, times * 1000 / part))
}

/// Whether a text ends in how many times a round word is meant, but not so that it was read:
/// «ثلاثة أرباع», «30-40».
fn is_behind_unread(before: &str) -> bool {
    let before = before.strip_suffix(' ').unwrap_or_default();
    let last = before.rsplit(|c| !is_alphanumeric(c)).next();
    last.is_some_and(|word| {
        let mut bare = LEANING.iter().filter_map(|lead| word.strip_prefix(lead));
        word.ends_with(|c: char| c.is_ascii_digit()) || bare.any(|word| OTHER_PARTS.contains(&word))
    })
}

/// What is added to a number in thousandths is less than this. So each of many that are added is
/// less than the one before; to nothing, nothing is added.
fn least_part(value: u64) -> u64 {
    if value == 0 {
        return 0;
    }
    const ROUND: [u64; 4] = [1_000_000_000_000, 1_000_000_000, THOUSAND, 100_000];
    let round = ROUND.into_iter().find(|round| value.is_multiple_of(*round));
    round.unwrap_or(0)
}

fn is_digits(token: &str) -> bool {
    token.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether ألف is "wrote" there: what it counts never stands in the accusative.
fn is_verb(word: &str, next: Option<(usize, &str)>) -> bool {
    let counts = |(_, next): (usize, &str)| {
        let is_added = next
            .strip_prefix('و')
            .is_some_and(|more| !more.is_empty() && is_digits(more));
        is_added || !next.ends_with('ا') && !next.contains(|c: char| c.is_ascii_digit())
    };
    word == "الف" && !next.is_some_and(counts)
}

/// What may lean on the word of a number.
const LEANING: [&str; 11] = ["", "و", "ف", "ب", "ل", "وب", "ول", "ال", "وال", "بال", "لل"];

/// The word of a number without the letters that may lean on it, and how many bytes these
/// are.
fn bare(token: &str) -> Option<(usize, &str)> {
    let [units, before_ten, tens, round, ..] = &*TABLES;
    let is_known = |word: &str| {
        let tables = [units, before_ten, tens, round];
        tables.iter().any(|table| table.contains_key(word))
    };
    let mut rests = LEANING.iter().filter_map(|lead| {
        let rest = token.strip_prefix(lead)?;
        Some((lead.len(), rest)).filter(|(_, rest)| is_known(rest))
    });
    rests.next()
}

/// A number in thousandths with the thousands, millions or milliards behind it, and its new
/// end.
pub(super) fn thousands_after(folded: &str, value: u64, end: usize) -> (u64, usize) {
    let Some((at, token)) = next_token(folded, end) else {
        return (value, end);
    };
    let value_then = thousands(token).and_then(|times| value.checked_mul(times));
    value_then.map_or((value, end), |value| (value, at + token.len()))
}

/// How many times as many a word behind a number makes it: ألف, ملايين.
pub(super) fn thousands(word: &str) -> Option<u64> {
    TABLES[4].get(word).copied()
}
