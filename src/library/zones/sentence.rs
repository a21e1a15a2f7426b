//! Lines that tell something, whatever else they look like: by how they begin and end.
//! Knows a few signs only, and leaves all others in doubt.

use crate::text::fold::fold;

/// Whether a folded word says that somebody speaks: such a line tells, and is no heading.
pub(super) fn reports(word: &str) -> bool {
    let word = word
        .strip_prefix(['و', 'ف'])
        .filter(|rest| rest.chars().count() >= 3)
        .unwrap_or(word);
    let stems = "قال ذكر أضاف أكد أوضح أعلن أفاد أشار صرح نقل كتب رأى اعتبر تابع ختم لفت بين شدد سأل رد نفى وصف";
    stems.split(' ').any(|stem| {
        let stem = fold(stem).text;
        word.strip_prefix(stem.as_str())
            .is_some_and(|rest| matches!(rest, "" | "ت" | "وا" | "ا" | "تا"))
    })
}

/// Whether what stands before the name of an agency in brackets is a sentence of the text,
/// and not what is seen in a picture: it begins as one that reports, or is long and closed.
pub(super) fn is_told(folded: &str) -> bool {
    /// The most words of a caption that ends with a full stop.
    const MOST_CLOSED: usize = 12;
    let mut words = folded.split(' ').filter(|word| !word.is_empty());
    let first = words.clone().next().unwrap_or_default();
    let first = first.trim_matches(|c: char| !c.is_alphanumeric());
    let is_closed = folded.trim_end_matches([' ', '"']).ends_with('.');
    reports(first) && words.clone().nth(2).is_some()
        || is_closed && words.nth(MOST_CLOSED).is_some()
}
