//! Which of the person's decisions holds at a place of the open article.

use std::ops::Range;

use super::chooser::palette;
use super::reader::Open;
use crate::actors::gazetteer::{Judgement, Verdict};
use crate::actors::judged::is_inside;
use crate::library::mention::{Evidence, Mention};
use crate::text::clitic::readings;

/// The decision that made a mention certain; of words that are none, the one by which
/// they are not.
pub(super) fn rule_of(
    judgements: &[Judgement],
    open: &Open,
    mention: Option<&Mention>,
    range: &Range<usize>,
    name: &str,
) -> Option<Judgement> {
    match mention.map(|mention| &mention.reason.evidence) {
        Some(Evidence::Judged { rule }) => judgements.get(*rule).cloned(),
        Some(_) => None,
        None => {
            let text = &open.article.text;
            let rejects = |rule: &&Judgement| {
                let passage = rule.passage.as_deref();
                rule.verdict == Verdict::Reject
                    && rule.article.is_none_or(|only| only == open.article.id)
                    && passage.is_none_or(|passage| is_inside(text, passage, range))
                    && is_of(&rule.text, name)
            };
            judgements.iter().rev().find(rejects).cloned()
        }
    }
}

/// Whether all of some words, on one of which the caret stands, are words of a name; they
/// may bear clitics.
fn is_of(name: &str, words: &str) -> bool {
    let own = palette::words(name);
    let mut words = palette::words(words).into_iter();
    words.all(|word| {
        let mut read = readings(&word).into_iter();
        read.any(|reading| own.iter().any(|own| *own == reading.rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_of_a_name_with_clitics_and_not_by_their_last_letters() {
        assert!(is_of("عون", "وعون") && is_of("الفجر", "للفجر"));
        assert!(is_of("حركة الفجر", "الفجر") && is_of("حركة الفجر", "لحركة الفجر"));
        assert!(!is_of("عون", "فرعون") && !is_of("عون", "يدعون"));
        assert!(!is_of("الفجر", "حركة الفجر"));
    }
}
