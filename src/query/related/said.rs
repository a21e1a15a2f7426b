//! How something shared is named where one is told why a passage was found: words without
//! the clitics before them, a number together with what it counts, and where another word
//! tells of the same, both words.

use std::borrow::Cow;
use std::ops::Range;

use super::What;
use super::passage::Passage;
use super::stems::{LEAST, has};
use super::words::is_likelier;
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
        What::Figure(_) => passage
            .written(&(range.start..range.end.max(detail)))
            .into(),
        What::Word(_) => without_clitics(passage.written(range), detail),
    };
    // On one line, and as itself.
    let words: Vec<&str> = written.split_whitespace().collect();
    let said = words.join(" ");
    (!said.is_empty()).then(|| said.into())
}

/// The name of what two passages say in other words: that of the one from which others are
/// looked for, and that of the other one.
pub(super) fn of_both(own: Option<&str>, other: Box<str>) -> Box<str> {
    match own {
        Some(own) if fold(own).text != fold(&other).text => format!("{own}/{other}").into(),
        _ => other,
    }
}

/// A word without letters that are so many bytes of its fold, with its article in full
/// where ل stood before it: القوات of للقوات.
fn without_clitics(written: &str, clitics: usize) -> Cow<'_, str> {
    let folded = fold(written);
    // Marks of the last letter before it are none of its own.
    let from = |at: usize| {
        let at = folded.origin(at.min(folded.text.len()));
        let rest = written.get(at..).unwrap_or(written);
        rest.trim_start_matches(|c: char| !c.is_alphanumeric())
    };
    let word = folded.text.get(clitics..).unwrap_or_default();
    match word.strip_prefix("لل").filter(|rest| has(rest, LEAST)) {
        Some(rest) => {
            // للجنة is ل and اللجنة, with one lam less.
            let has_lam = is_likelier(&format!("ل{rest}"), rest);
            let article = if has_lam { "الل" } else { "ال" };
            let at = folded.text.len() - rest.len();
            Cow::Owned(format!("{article}{}", from(at)))
        }
        None if clitics == 0 => Cow::Borrowed(written),
        None => Cow::Borrowed(from(clitics)),
    }
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
        names("للقوات", "القوات");
        names("وللتنسيق", "التنسيق");
        names("لِلْقُوّات", "القُوّات");
        names("للجنة", "اللجنة");
        names("لله", "لله");
    }

    #[test]
    fn two_words_are_both_named_and_one_once() {
        assert_eq!(&*of_both(Some("فوز"), "انتصار".into()), "فوز/انتصار");
        assert_eq!(&*of_both(Some("إنتصار"), "انتصار".into()), "انتصار");
        assert_eq!(&*of_both(None, "انتصار".into()), "انتصار");
    }
}
