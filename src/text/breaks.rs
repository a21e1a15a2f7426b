//! Where a line may break (UAX #14, by `icu_segmenter`), and where it had
//! better not: inside a name written with a hyphen or a dash, and between a
//! clitic drawn out with a tatweel and the Latin word or number it belongs to
//! (alreq: such words do not stand apart from their clitics).

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::joining::Joining;

/// How gladly a line breaks at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opportunity {
    /// Only if the line has no other place: it would part what is read as one.
    Reluctant,
    /// Wherever it is needed.
    Free,
}

/// The places inside `paragraph` where a line may break: byte offsets, rising,
/// neither the start nor the end. `paragraph` has no line breaks in it.
pub fn opportunities(paragraph: &str) -> impl Iterator<Item = (usize, Opportunity)> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    segmenter
        .segment_str(paragraph)
        .filter(|&byte| 0 < byte && byte < paragraph.len())
        .map(|byte| (byte, kind(&paragraph[..byte], &paragraph[byte..])))
}

fn kind(before: &str, after: &str) -> Opportunity {
    if parts_a_name(before, after) || parts_a_clitic(before, after) {
        Opportunity::Reluctant
    } else {
        Opportunity::Free
    }
}

/// Whether a single dash is at the place, with a letter or digit on both sides
/// and no blanks: `ISIS-K`, `2020–2021`.
fn parts_a_name(before: &str, after: &str) -> bool {
    let mut before = before.chars().rev();
    let mut after = after.chars();
    let (Some(last), Some(next)) = (before.next(), after.next()) else {
        return false;
    };
    let (last, next) = match (is_dash(last), is_dash(next)) {
        (true, false) => (before.find(|&c| !is_mark(c)), Some(next)),
        (false, true) if is_mark(last) => (before.find(|&c| !is_mark(c)), after.next()),
        (false, true) => (Some(last), after.next()),
        _ => return false,
    };
    last.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)
}

/// Whether only blanks, or a quotation mark too, are between a clitic with a
/// tatweel (or joiner) after it and a Latin letter or a digit: `الـ 20`, `لـ "CNN"`.
fn parts_a_clitic(before: &str, after: &str) -> bool {
    const LONGEST: usize = 4;
    const JOINERS: [char; 2] = ['ـ', '\u{200d}'];
    let quote = |c: char| matches!(c, '"' | '\'' | '«' | '“' | '‘' | '(');
    let written = before.trim_end_matches(|c: char| quote(c) || c.is_whitespace());
    if !written.ends_with(JOINERS) {
        return false;
    }
    let next = after.chars().find(|&c| !quote(c));
    if !next.is_some_and(|c| c.is_numeric() || c.is_alphabetic() && !is_arabic(c)) {
        return false;
    }
    let clitic = written.trim_end_matches(JOINERS);
    let letters = || clitic.chars().rev().take_while(|c| c.is_alphabetic());
    matches!(letters().next(), Some('ل' | 'ب' | 'ك' | 'و' | 'ف'))
        && letters()
            .take(LONGEST)
            .all(|c| matches!(c, 'ا' | 'ل' | 'ب' | 'ك' | 'و' | 'ف'))
        && letters().nth(LONGEST).is_none()
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

    /// `|` where a line breaks gladly, `¦` where it does not.
    fn marked(text: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for (byte, kind) in opportunities(text) {
            out.push_str(&text[from..byte]);
            out.push(if kind == Opportunity::Free { '|' } else { '¦' });
            from = byte;
        }
        out + &text[from..]
    }

    #[test]
    fn words_numbers_and_quotations() {
        assert_eq!(
            marked("قال «نعم» في 10 أكتوبر"),
            "قال |«نعم» |في |10 |أكتوبر"
        );
        assert_eq!(marked("بلغت 12.5% (50%)، ثم"), "بلغت |12.5% |(50%)، |ثم");
        assert_eq!(marked("« نعم »"), "« نعم »");
        assert_eq!(marked(""), "");
    }

    #[test]
    fn names_with_dashes_stay_whole() {
        assert_eq!(marked("تنظيم ISIS-K هنا"), "تنظيم |ISIS-¦K |هنا");
        assert_eq!(marked("داعش-خراسان"), "داعش-¦خراسان");
        assert_eq!(marked("داعشُ-خراسان"), "داعشُ-¦خراسان");
        assert_eq!(marked("2020–2021"), "2020–¦2021");
        assert_eq!(marked("نعم—لا"), "نعم¦—¦لا");
        assert_eq!(marked("نعم - لا"), "نعم |- |لا");
        assert_eq!(marked("نعم – لا"), "نعم |– |لا");
    }

    #[test]
    fn a_drawn_out_clitic_stays_with_what_it_belongs_to() {
        assert_eq!(marked("قال لـ CNN إن"), "قال |لـ ¦CNN |إن");
        assert_eq!(marked("قمة الـ 20 في"), "قمة |الـ ¦20 |في");
        assert_eq!(marked("وفقا لـ \"CNN\""), "وفقا |لـ ¦\"CNN\"");
        assert_eq!(marked("لـ محمد"), "لـ |محمد");
        assert_eq!(marked("فضلـ 20"), "فضلـ |20");
    }
}
