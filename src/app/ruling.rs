//! Which of the person's decisions holds at a place of the open article.

use std::ops::Range;

use super::caret;
use super::chooser::palette;
use super::exchange::Copied;
use super::model::Model;
use super::reader::Open;
use crate::actors::gazetteer::{Judgement, Verdict};
use crate::actors::judged::is_inside;
use crate::library::mention::{Evidence, Mention};
use crate::text::buffer::{boundary_after, boundary_before};
use crate::text::clitic::readings;

/// How far around a place the words of a decision are looked for, in bytes.
const AROUND: usize = 1024;

/// The place that one is at, in bytes of the text, if a decision is why it is no mention.
pub(super) fn rejected_here(model: &Model, open: &Open) -> Option<(Range<usize>, Judgement)> {
    let here = if open.caret().is_some() {
        match caret::least(open)? {
            (Copied::Word, word) => word,
            _ => return None,
        }
    } else {
        let here = open.here.clone().filter(|here| !here.is_empty())?;
        let is_seen = open.page.range()?.contains(&here.start);
        let is_left = is_seen && open.mention_over(here.start).is_none();
        Some(here).filter(|_| is_left)?
    };
    let rule = rule_of(judgements(model), open, None, &here)?;
    Some((here, rule))
}

/// What the person decided about mentions.
pub(super) fn judgements(model: &Model) -> &[Judgement] {
    let gazetteer = model.gazetteer.as_ref();
    gazetteer.map_or(&[], |gazetteer| gazetteer.judgements())
}

/// The decision that made a mention certain; of words that are none, the one by which
/// they are not.
pub(super) fn rule_of(
    judgements: &[Judgement],
    open: &Open,
    mention: Option<&Mention>,
    range: &Range<usize>,
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
                    && stands_around(text, range, &rule.text)
            };
            judgements.iter().rev().find(rejects).cloned()
        }
    }
}

/// Whether a name stands where these bytes of a text are, all of them within it; it may
/// bear clitics.
fn stands_around(text: &str, range: &Range<usize>, name: &str) -> bool {
    let own = palette::words(name);
    let from = boundary_before(text, range.start.saturating_sub(AROUND));
    let to = boundary_after(text, text.len().min(range.end + AROUND));
    let near = &text[from..to];
    let (start, end) = (range.start - from, range.end - from);
    let tokens: Vec<Range<usize>> = near
        .split_whitespace()
        .map(|token| {
            let at = token.as_ptr() as usize - near.as_ptr() as usize;
            at..at + token.len()
        })
        .collect();
    let first = tokens.partition_point(|token| token.end <= start);
    let mut begins = first.saturating_sub(own.len().saturating_sub(1))..=first;
    begins.any(|begin| {
        let ends = tokens.iter().skip(begin).take(own.len());
        let mut ends = ends.map(|token| token.end).filter(|to| end <= *to);
        ends.any(|to| is_name(&near[tokens[begin].start..to], &own))
    })
}

/// Whether what is written is a name of these words, clitics aside.
fn is_name(written: &str, own: &[String]) -> bool {
    let words = palette::words(written);
    let (Some((first, rest)), Some((own_first, own_rest))) =
        (words.split_first(), own.split_first())
    else {
        return false;
    };
    let mut read = readings(first).into_iter();
    rest == own_rest && read.any(|reading| reading.rest == own_first.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a name stands at the first of these words in a text.
    fn stands(name: &str, words: &str, text: &str) -> bool {
        let start = text.find(words).expect("the words are there");
        stands_around(text, &(start..start + words.len()), name)
    }

    #[test]
    fn a_name_stands_around_a_word_of_it_with_clitics() {
        assert!(stands("عون", "عون", "جاء وعون معه"));
        assert!(stands("عون", "وعون", "جاء وعون، معه"));
        assert!(stands("الفجر", "لفجر", "قال للفجر كلمة"));
        assert!(stands("حركة الفجر", "الفجر", "قالت «حركة الفجر»."));
        assert!(stands("حركة الفجر", "حركة", "لحركة\nالفجر رأي"));
        assert!(stands("حركة الفجر", "حركة الفجر", "قالت حركة الفجر ذلك"));
    }

    #[test]
    fn it_does_not_where_only_one_of_its_words_or_letters_stands() {
        assert!(!stands("حركة الفجر", "حركة", "زادت حركة المرور"));
        assert!(!stands("عون", "فرعون", "قبر فرعون هنا"));
        assert!(!stands("الفجر", "حركة الفجر", "قالت حركة الفجر ذلك"));
        assert!(!stands("حركة الفجر", "ذلك", "قالت حركة الفجر ذلك"));
        assert!(!stands("الفجر", "الفجر", "الفجري"));
    }
}
