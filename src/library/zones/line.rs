//! A line of a page: what can be known of it by itself.

use std::ops::Range;

use super::rules::{Role, Verdict, verdict};
use crate::library::article::Zone;
use crate::library::dates::{DateLine, date_line};
use crate::text::fold::{Folded, fold};

/// What is longer than this, in code points without marks, is a paragraph of text.
const LONG: usize = 80;

/// What is to be known about the line or paragraph that a block is.
pub(super) struct Line {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    pub(super) folded: Folded,
    /// Code points of the folded text.
    pub(super) length: usize,
    pub(super) words: usize,
    /// Whether its last sign is a full stop, comma or semicolon, and not dots.
    pub(super) closed: bool,
    /// Whether no blank line parts it from the block before.
    pub(super) touches_last: bool,
    /// Whether two of its words or more are stretched as in display type.
    stretched: bool,
    pub(super) verdict: Option<Verdict>,
    pub(super) date: Option<DateLine>,
}

impl Line {
    pub(super) fn of(text: &str, range: Range<usize>) -> Self {
        let line = &text[range.clone()];
        let folded = fold(line);
        let length = folded.text.chars().count();
        let words = folded
            .text
            .split(' ')
            .filter(|word| !word.is_empty())
            .count();
        let end = folded.text.trim_end_matches(['"', ')', ']', ' ']);
        let closed = end.ends_with(['.', '،', ',', '؛', ';']) && !end.ends_with("..");
        let short = length <= LONG;
        let is_stretched = |word: &&str| word.contains("ـــ");
        let stretched = short && line.split_whitespace().filter(is_stretched).count() >= 2;
        let before = text[..range.start].trim_end_matches([' ', '\t', '\u{a0}']);
        let before = before
            .strip_suffix('\n')
            .map_or(before, |line| line.trim_end_matches('\r'));
        let touches_last = !before
            .trim_end_matches([' ', '\t', '\u{a0}'])
            .ends_with(['\n', '\r']);
        Self {
            verdict: verdict(&folded.text),
            date: if short { date_line(line) } else { None },
            stretched,
            range,
            folded,
            length,
            words,
            closed,
            touches_last,
        }
    }

    /// The zone that the line shows without a look around.
    pub(super) fn own_zone(&self) -> Zone {
        if self.date.is_some() {
            Zone::Date
        } else if let Some(verdict) = &self.verdict {
            verdict.zone
        } else if self.is_glued_navigation() || self.stretched {
            Zone::Clutter
        } else {
            Zone::Body
        }
    }

    pub(super) fn role(&self) -> Option<Role> {
        self.verdict.as_ref().and_then(|verdict| verdict.role)
    }

    /// Links of a page that lost the blanks between them: one "word" of letters,
    /// longer than any word is.
    fn is_glued_navigation(&self) -> bool {
        self.words == 1 && self.length >= 25 && self.folded.text.chars().all(char::is_alphabetic)
    }

    /// The way from the first page to this one: `الرئيسية / أخبار / عنوان`.
    pub(super) fn is_trail(&self) -> bool {
        [" / ", " > ", " | "].into_iter().any(|sign| {
            let steps: Vec<&str> = self.folded.text.split(sign).collect();
            let way = &steps[..steps.len() - 1];
            way.len() >= 2
                && way
                    .iter()
                    .all(|step| step.split(' ').count() <= 3 && !step.contains('"'))
                && self.length <= 2 * LONG
                && !self.closed
        })
    }

    pub(super) fn is_long(&self) -> bool {
        self.length > LONG
    }
}
