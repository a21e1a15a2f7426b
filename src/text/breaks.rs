//! Where a line may break (UAX #14, by `icu_segmenter`), and where it had
//! better not.
//!
//! Last resorts part what is one word or sign to the reader: a clitic drawn out
//! with a tatweel and the Latin word or number it belongs to (alreq: such words
//! do not stand apart from their clitics), a number and its sign, what is joined
//! by a hyphen or a dash, a quotation mark or bracket and what is in it.
//! Reluctant places part what is read together: a number and the word it counts,
//! the words of a month's name or of a date, a range of numbers.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::joining::Joining;

/// How gladly a line breaks at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opportunity {
    /// Only where what it would part is wider than a whole line.
    LastResort,
    /// Where the line would be left much shorter otherwise.
    Reluctant,
    /// Wherever it is needed.
    Free,
}

/// The places inside `paragraph` where a line may break: byte offsets, rising,
/// neither the start nor the end. `paragraph` has no line breaks in it.
pub fn opportunities(paragraph: &str) -> impl Iterator<Item = (usize, Opportunity)> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut quotations = Quotations::default();
    let mut from = 0;
    segmenter
        .segment_str(paragraph)
        .filter(|&byte| 0 < byte && byte < paragraph.len())
        .map(move |byte| {
            let (before, after) = paragraph.split_at(byte);
            let in_quotation = quotations.is_open_after(&paragraph[from..byte]);
            from = byte;
            (byte, kind(before, after, in_quotation))
        })
}

fn kind(before: &str, after: &str, in_quotation: bool) -> Opportunity {
    if let Some(next) = after.chars().next().filter(|c| c.is_whitespace()) {
        // Blanks at the end of a line go; among them none is better than the
        // last. No place follows a blank that does not break.
        return if matches!(next, '\u{a0}' | '\u{2007}' | '\u{202f}') {
            Opportunity::Free
        } else {
            Opportunity::LastResort
        };
    }
    if is_between_words(before, after) {
        return if leaves_a_clitic_alone(before) || parts_a_month(before, after) {
            Opportunity::Reluctant
        } else {
            Opportunity::Free
        };
    }
    let is_last_resort = parts_a_name(before, after)
        || parts_a_clitic(before, after)
        || parts_a_number(before, after)
        || parts_a_mark(before, after, in_quotation);
    let is_reluctant = || {
        parts_at_slash(before, after)
            || leaves_a_clitic_alone(before)
            || parts_a_counted_word(before, after)
            || parts_a_month(before, after)
            || parts_a_range(before, after)
            || leaves_a_mark_alone(after)
    };
    if is_last_resort {
        Opportunity::LastResort
    } else if is_reluctant() {
        Opportunity::Reluctant
    } else {
        Opportunity::Free
    }
}

/// Whether there are only letters and common marks on both sides. Nearly all
/// places are such, and all the rules together take longer than finding them.
fn is_between_words(before: &str, after: &str) -> bool {
    let is_letter = |c: char| matches!(c, '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}');
    let is_mark = |c: char| matches!(c, '\u{64b}'..='\u{652}' | '.' | '،' | '؛' | '؟' | '!');
    let last = before.trim_end_matches(' ').chars().next_back();
    last.is_some_and(|c| is_letter(c) || is_mark(c)) && after.starts_with(is_letter)
}

/// Whether a single dash is at the place, with a letter or digit on both sides
/// and no blanks (`ISIS-K`, `2020–2021`), or before it at the start of a word
/// (`-5`, `-الأفغاني`; LB20a).
fn parts_a_name(before: &str, after: &str) -> bool {
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

/// Whether a slash between two words is before the place; a blank may follow it
/// where a letter is before it.
fn parts_at_slash(before: &str, after: &str) -> bool {
    let written = before.trim_end();
    let Some(word) = written.strip_suffix('/') else {
        return false;
    };
    let last = word.chars().rev().find(|&c| !is_mark(c));
    let is_close = written.len() == before.len();
    last.is_some_and(|c| c.is_alphabetic() || is_close && c.is_numeric())
        && after.starts_with(char::is_alphanumeric)
}

/// Whether only blanks, or a quotation mark too, are between a clitic with a
/// tatweel (or joiner) after it and a Latin letter or a digit: `الـ 20`, `لـ "CNN"`.
fn parts_a_clitic(before: &str, after: &str) -> bool {
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

/// Whether a clitic that was written as a word of its own would end the line:
/// `و القاعدة`.
fn leaves_a_clitic_alone(before: &str) -> bool {
    is_lone_clitic(before.trim_end())
}

/// Whether the last word of `written` is a clitic of one letter.
fn is_lone_clitic(written: &str) -> bool {
    let mut characters = written.chars().rev();
    characters.next().is_some_and(|c| CLITICS.contains(&c))
        && characters.next().is_none_or(char::is_whitespace)
}

/// Whether a number and its sign are on the two sides: `50 %`, `$ 100`, `+ 5`.
fn parts_a_number(before: &str, after: &str) -> bool {
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
fn parts_a_mark(before: &str, after: &str, in_quotation: bool) -> bool {
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

/// Which quotation marks open, of those that look alike on both sides: those
/// right before a word and not after one; of those with blanks on both sides
/// every other one.
#[derive(Default)]
struct Quotations {
    is_open: bool,
}

impl Quotations {
    /// Whether a quotation is open after the next part of the paragraph, which
    /// ends where a line may.
    fn is_open_after(&mut self, part: &str) -> bool {
        // A byte of every mark in question, and of no Arabic letter.
        if !part.bytes().any(|byte| matches!(byte, b'"' | 0xe2)) {
            return self.is_open;
        }
        let mut before = ' ';
        let mut characters = part.chars().peekable();
        while let Some(character) = characters.next() {
            if is_straight(character) {
                let after = characters.peek().copied().unwrap_or(' ');
                let opens = !before.is_alphanumeric() && after.is_alphanumeric()
                    || before.is_whitespace() && !after.is_whitespace();
                let closes = before.is_alphanumeric() && !after.is_alphanumeric()
                    || !before.is_whitespace() && after.is_whitespace();
                self.is_open = if opens == closes {
                    !self.is_open
                } else {
                    opens
                };
            }
            before = character;
        }
        self.is_open
    }
}

/// Whether a number of one or two digits is before the place, and the word
/// that it counts after it: `18 ديسمبر`, `و13 جنديا`. The number of a name
/// (`C-17`, `الـ 20`) counts nothing, and neither a particle nor a word with
/// the article is counted.
fn parts_a_counted_word(before: &str, after: &str) -> bool {
    const PARTICLES: [&str; 16] = [
        "و", "أ", "في", "من", "أو", "أن", "إن", "عن", "مع", "ثم", "بل", "لا", "ما", "قد", "إلى",
        "على",
    ];
    let number = before.trim_end();
    let is_word = after.starts_with(|c: char| c.is_alphabetic() && is_arabic(c));
    if number.len() == before.len() || !is_word || after.starts_with("ال") {
        return false;
    }
    if PARTICLES.contains(&first_word(after)) {
        return false;
    }
    let (count, rest) = without_digits(number);
    if !(1..=2).contains(&count) {
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
fn parts_a_month(before: &str, after: &str) -> bool {
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
fn parts_a_range(before: &str, after: &str) -> bool {
    let mut after = after.chars();
    let is_number = |c: char| c.is_numeric() || matches!(c, '%' | '٪');
    after.next().is_some_and(is_dash)
        && before.trim_end().ends_with(is_number)
        && after.as_str().trim_start().starts_with(char::is_numeric)
}

/// Whether all that follows is a quotation mark or a bracket, and the full stop
/// or comma after it.
fn leaves_a_mark_alone(after: &str) -> bool {
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

/// What draws a clitic out.
const JOINERS: [char; 2] = ['ـ', '\u{200d}'];

/// The clitics of one letter.
const CLITICS: [char; 5] = ['و', 'ف', 'ب', 'ل', 'ك'];

fn is_quote(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '«' | '»' | '\u{2018}'
            ..='\u{201f}' | '‹' | '›' | '(' | ')' | '[' | ']' | '{' | '}' | '﴾' | '﴿'
    )
}

/// Whether a mark opens wherever it stands.
fn is_opening(character: char) -> bool {
    matches!(character, '(' | '[' | '{' | '«' | '‹' | '﴿')
}

/// Whether a mark closes wherever it stands.
fn is_closing(character: char) -> bool {
    matches!(character, ')' | ']' | '}' | '»' | '›' | '﴾')
}

/// Whether a quotation mark stands on both sides of what is quoted. In Arabic
/// the slanted ones are used either way round.
fn is_straight(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„')
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_mark(character: char) -> bool {
    Joining::of(character) == Joining::Transparent
}

fn is_arabic(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{870}'..='\u{8ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` where a line breaks gladly, `¦` where it does not, `^` as a last resort.
    fn marked(text: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for (byte, kind) in opportunities(text) {
            out.push_str(&text[from..byte]);
            out.push(match kind {
                Opportunity::Free => '|',
                Opportunity::Reluctant => '¦',
                Opportunity::LastResort => '^',
            });
            from = byte;
        }
        out + &text[from..]
    }

    #[test]
    fn words_numbers_and_quotations() {
        assert_eq!(
            marked("قال «نعم» في 10 أكتوبر"),
            "قال |«نعم» |في |10 ¦أكتوبر"
        );
        assert_eq!(marked("بلغت 12.5% (50%)، ثم"), "بلغت |12.5% |(50%)، |ثم");
        assert_eq!(marked("« نعم »"), "« نعم »");
        assert_eq!(marked(""), "");
    }

    #[test]
    fn names_with_dashes_stay_whole() {
        assert_eq!(marked("تنظيم ISIS-K هنا"), "تنظيم |ISIS-^K |هنا");
        assert_eq!(marked("داعش-خراسان"), "داعش-^خراسان");
        assert_eq!(marked("داعشُ-خراسان"), "داعشُ-^خراسان");
        assert_eq!(marked("2020–2021"), "2020–^2021");
        assert_eq!(marked("نعم—لا"), "نعم^—^لا");
        assert_eq!(marked("قال -نعم- ثم"), "قال |-^نعم- |ثم");
        assert_eq!(marked("«-نعم»"), "«-^نعم»");
        assert_eq!(marked("نعم -- لا"), "نعم |-- |لا");
        assert_eq!(marked("نعم - لا"), "نعم |- |لا");
        assert_eq!(marked("نعم – لا"), "نعم |– |لا");
    }

    #[test]
    fn words_with_a_slash_stay_whole() {
        assert_eq!(marked("نوفمبر/تشرين"), "نوفمبر/¦تشرين");
        assert_eq!(marked("نوفمبر/ تشرين"), "نوفمبر/ ¦تشرين");
        assert_eq!(marked("نوفمبرُ/تشرين"), "نوفمبرُ/¦تشرين");
        assert_eq!(marked("نعم / لا"), "نعم / |لا");
        assert_eq!(marked("1/ نعم"), "1/ |نعم");
    }

    #[test]
    fn a_number_stays_with_the_word_it_counts() {
        assert_eq!(marked("حتى 18 ديسمبر"), "حتى |18 ¦ديسمبر");
        assert_eq!(marked("و18 ديسمبر"), "و18 ¦ديسمبر");
        assert_eq!(marked("(١٣ جنديا)"), "(١٣ ¦جنديا)");
        assert_eq!(marked("10-12 يوما"), "10-12 ¦يوما");
        assert_eq!(marked("بين 10 و12 شهرا"), "بين |10 |و12 ¦شهرا");
        for text in [
            "2020 إصابة",
            "2.5 مليون",
            "10:49 صباحا",
            "سي-17 تابعة",
            "20 في",
            "20 الذين",
        ] {
            assert!(!marked(text).contains('¦'), "{text}");
        }
    }

    #[test]
    fn the_words_of_a_month_stay_together() {
        assert_eq!(marked("في تشرين الثاني 2020"), "في |تشرين ¦الثاني |2020");
        assert_eq!(
            marked("وكانون الأول، وذي الحجة"),
            "وكانون ¦الأول، |وذي ¦الحجة"
        );
        assert_eq!(marked("يناير/كانون الثاني"), "يناير/¦كانون ¦الثاني");
        assert_eq!(marked("الربيع الأول"), "الربيع |الأول");
        assert_eq!(marked("تشرين الثانيةعشر"), "تشرين |الثانيةعشر");
    }

    #[test]
    fn a_dash_between_numbers_begins_no_line() {
        assert_eq!(marked("(0 - 0.25%)"), "(0 ¦- |0.25%)");
        assert_eq!(marked("5% – 10%"), "5% ¦– |10%");
        assert_eq!(marked("عام 2020 - قال"), "عام |2020 |- |قال");
    }

    #[test]
    fn a_quotation_mark_does_not_end_a_paragraph_alone() {
        assert_eq!(marked("هذا المكان “"), "هذا |المكان ¦“");
        assert_eq!(marked("هذا المكان “."), "هذا |المكان ¦“.");
        assert_eq!(marked("قال “نعم”"), "قال |“نعم”");
    }

    #[test]
    fn a_drawn_out_clitic_stays_with_what_it_belongs_to() {
        assert_eq!(marked("قال لـ CNN إن"), "قال |لـ ^CNN |إن");
        assert_eq!(marked("قمة الـ 20 في"), "قمة |الـ ^20 |في");
        assert_eq!(marked("وفقا لـ \"CNN\""), "وفقا |لـ ^\"CNN\"");
        assert_eq!(marked("لـ ( CNN )"), "لـ ^( CNN )");
        assert_eq!(marked("و CNN و 20"), "و ^CNN |و ^20");
        assert_eq!(marked("و القاعدة"), "و ¦القاعدة");
        assert_eq!(marked("لـ محمد"), "لـ |محمد");
        assert_eq!(marked("فضلـ 20"), "فضلـ |20");
    }

    #[test]
    fn a_number_stays_with_its_sign() {
        assert_eq!(marked("نحو 50 % من"), "نحو |50 ^% |من");
        assert_eq!(marked("٥٠ ٪ و 5 °"), "٥٠ ^٪ |و ^5 ^°");
        assert_eq!(marked("$ 100 أو 100 €"), "$ ^100 |أو |100 ^€");
        assert_eq!(marked("بلغت -5 أو –٥"), "بلغت |-5 |أو |–^٥");
        assert_eq!(marked("+ 5"), "+ ^5");
    }

    #[test]
    fn marks_stay_with_what_they_hold() {
        assert_eq!(marked("قال ( نعم ) ثم"), "قال |( نعم ) |ثم");
        assert_eq!(marked("قال « نعم » ثم"), "قال |« نعم » |ثم");
        assert_eq!(marked("قال “ نعم ” ثم"), "قال |“ نعم ” |ثم");
        assert_eq!(marked("قال ” نعم “ ثم"), "قال ” ^نعم ^“ ثم");
        assert_eq!(marked("قال \" نعم لا \" ثم"), "قال |\" ^نعم |لا ^\" |ثم");
        assert_eq!(marked("﴿ نعم ﴾ ثم"), "﴿ نعم ﴾ |ثم");
        assert_eq!(marked("نعم ، لا ؛ ثم : هل ؟"), "نعم ، |لا ؛ |ثم : |هل ؟");
    }

    #[test]
    fn a_quotation_mark_that_is_missing_confuses_only_those_that_stand_apart() {
        assert_eq!(
            marked("\"نعم قال \"لا\" ثم \" هل \" بل"),
            "\"نعم |قال |\"لا\" |ثم |\" ^هل ^\" |بل"
        );
    }

    #[test]
    fn of_several_blanks_the_last_one_ends_the_line() {
        assert_eq!(
            marked("نعم \u{2003} \u{2003}لا"),
            "نعم ^\u{2003} ^\u{2003}|لا"
        );
        assert_eq!(marked("نعم \u{a0}لا"), "نعم |\u{a0}لا");
    }
}
