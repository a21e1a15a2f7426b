//! Finding in one text: what was typed, folded, wherever it stands, within
//! words too.

use std::ops::Range;

use crate::text::fold::{Folded, fold};

/// The byte ranges of `text` where `typed` stands, both folded, in order and
/// without overlap. `folded` is the fold of `text`. Blank text stands nowhere.
pub(super) fn find(text: &str, folded: &Folded, typed: &str) -> Vec<Range<usize>> {
    let wanted = fold(typed.trim()).text;
    if wanted.trim().is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<Range<usize>> = Vec::new();
    for (at, found) in folded.text.match_indices(&wanted) {
        let range = folded.source_range(text, at..at + found.len());
        // Two hits within one ligature are one place.
        if hits.last().is_none_or(|last| last.end <= range.start) {
            hits.push(range);
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, typed: &str) -> Vec<&'a str> {
        find(text, &fold(text), typed)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn marks_hamzas_and_line_breaks_do_not_matter() {
        assert_eq!(found("بُشرى لهم، وبشرى لنا", "بشري"), ["بُشرى", "بشرى"]);
        assert_eq!(
            found("الولايات\nالمتحدة", "ولايات المتحده"),
            ["ولايات\nالمتحدة"]
        );
        assert_eq!(found("The HILL", "hill"), ["HILL"]);
    }

    #[test]
    fn nothing_is_found_of_nothing() {
        assert!(found("نص", "  ").is_empty());
        assert!(found("نص", "\u{64E}").is_empty());
        assert!(found("", "نص").is_empty());
    }

    #[test]
    fn hits_do_not_overlap() {
        assert_eq!(
            found("ﷺ", "ل").len(),
            1,
            "one place, however many letters are in it"
        );
        assert_eq!(found("ااا", "اا"), ["اا"]);
    }
}
