//! A text as words and figures one after the other, each with what stands before it.

use std::ops::Range;

use super::super::figures::Figure;
use super::super::stems::tokens;
use crate::text::fold::Folded;

/// A word, or a figure, which may be several words.
pub(super) struct Step<'a> {
    /// The folded word; of a figure its first one.
    pub(super) token: &'a str,
    /// Where it stands: bytes of the fold.
    pub(super) folded: Range<usize>,
    /// And of the text; of a figure without what leans on it.
    pub(super) range: Range<usize>,
    /// What stands between it and the one before, folded.
    pub(super) gap: &'a str,
    /// Its place among the figures.
    pub(super) figure: Option<usize>,
    /// Whether it is a figure on which و leans.
    pub(super) is_added: bool,
}

/// The steps of a text.
pub(super) struct Steps<'a>(Vec<Step<'a>>);

impl<'a> Steps<'a> {
    /// The steps of `text`, of which `folded` is the fold and `figures` are the figures in order.
    pub(super) fn of(text: &str, folded: &'a Folded, figures: &[Figure]) -> Self {
        let mut steps: Vec<Step<'a>> = Vec::new();
        let (mut end, mut next) = (0, 0);
        for (at, token) in tokens(&folded.text) {
            let range = folded.source_range(text, at.clone());
            while figures
                .get(next)
                .is_some_and(|figure| figure.range.end <= range.start)
            {
                next += 1;
            }
            let here = figures.get(next);
            let here = here.filter(|figure| figure.range.start < range.end);
            let figure = here.map(|_| next);
            let gap = &folded.text[end..at.start];
            end = at.end;
            match steps.last_mut() {
                Some(last) if figure.is_some() && last.figure == figure => {
                    last.folded.end = at.end;
                }
                _ => steps.push(Step {
                    token,
                    folded: at,
                    is_added: token.starts_with('و')
                        && here.is_some_and(|figure| figure.range.start > range.start),
                    range: here.map_or(range, |figure| figure.range.clone()),
                    gap,
                    figure,
                }),
            }
        }
        Self(steps)
    }

    pub(super) fn get(&self, at: usize) -> Option<&Step<'a>> {
        self.0.get(at)
    }

    /// The step before this one.
    pub(super) fn before(&self, at: usize) -> Option<&Step<'a>> {
        self.0.get(at.checked_sub(1)?)
    }

    /// The word that stands behind this step and one blank.
    pub(super) fn word_behind(&self, at: usize) -> Option<&Step<'a>> {
        let next = self.0.get(at + 1)?;
        (next.gap == " " && next.figure.is_none()).then_some(next)
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Step<'a>> {
        self.0.iter()
    }
}

/// Whether a sentence, or a part of one that stands for itself, ends in what is between words.
pub(super) fn is_end(gap: &str) -> bool {
    gap.contains(['!', '?', '؟', ';', '؛']) || gap.contains(". ") || gap.contains("..")
}

/// Whether something else is told from this folded word on.
pub(super) fn is_turn(token: &str) -> bool {
    const TURNS: [&str; 9] = [
        "فيما",
        "بينما",
        "بعدما",
        "عندما",
        "كما",
        "حيث",
        "while",
        "when",
        "whereas",
    ];
    TURNS.contains(&token)
}
