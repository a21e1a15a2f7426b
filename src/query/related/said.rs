//! How something shared is named where one is told why a passage was found: words without
//! the clitics before them, a number together with what it counts.

use std::ops::Range;

use super::What;
use super::passage::Passage;
use crate::text::fold::fold;

/// The name of what stands in this range of the article's text; `detail` is where a number
/// ends with its noun, or how many bytes of a word, folded, are clitics. None of an actor.
pub(super) fn said(
    what: &What,
    passage: &Passage,
    range: &Range<usize>,
    detail: usize,
) -> Option<Box<str>> {
    let written = match what {
        What::Actor(_) => return None,
        What::Figure(_) => passage.written(&(range.start..range.end.max(detail))),
        What::Word(_) => without_clitics(passage.written(range), detail),
    };
    // On one line, and as itself.
    let words: Vec<&str> = written.split_whitespace().collect();
    let said = words.join(" ");
    (!said.is_empty()).then(|| said.into())
}

/// A word without letters that are so many bytes of its fold.
fn without_clitics(written: &str, clitics: usize) -> &str {
    if clitics == 0 {
        return written;
    }
    let folded = fold(written);
    let at = folded.origin(clitics.min(folded.text.len()));
    let rest = written.get(at..).unwrap_or(written);
    // Marks of the clitic's last letter.
    rest.trim_start_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::related::stems::stems;

    #[track_caller]
    fn names(written: &str, name: &str) {
        let folded = fold(written).text;
        let clitics = stems(&folded).clitics(None);
        assert_eq!(without_clitics(written, clitics), name);
    }

    #[test]
    fn words_are_named_without_clitics() {
        names("وأسفر", "أسفر");
        names("بالسيطرة", "السيطرة");
        names("والرصيف", "الرصيف");
        names("وَالرَّصيف", "الرَّصيف");
        names("وتعهد", "تعهد");
        names("وزير", "وزير");
        names("القسطرة", "القسطرة");
    }
}
