//! Reading on: where sentences end, where quotations begin and end.

use std::ops::Range;

use super::Reading;
use crate::actors::discourse::Discourse;
use crate::actors::passage::Passage;
use crate::actors::stops::ends_sentence;

/// The quotations of a passage, as one reads on.
pub(super) struct Quotations<'a> {
    passage: &'a Passage<'a>,
    ahead: std::vec::IntoIter<Range<usize>>,
    present: Option<Range<usize>>,
    is_inside: bool,
}

impl<'a> Quotations<'a> {
    pub(super) fn of(reading: &Reading<'a>) -> Self {
        let mut ahead = reading.passage.quotations().into_iter();
        Self {
            passage: reading.passage,
            present: ahead.next(),
            ahead,
            is_inside: false,
        }
    }

    /// Reads on to a byte of the key: quotations on the way begin and end.
    pub(super) fn read_to(&mut self, key: usize, discourse: &mut Discourse) {
        let at = self.passage.folded_at(key);
        while let Some(quoted) = self.present.clone().filter(|quoted| quoted.start < at) {
            if at < quoted.end {
                if !std::mem::replace(&mut self.is_inside, true) {
                    discourse.quote(true);
                }
                return;
            }
            self.is_inside = false;
            discourse.quote(false);
            self.present = self.ahead.next();
        }
    }
}

/// Counts the sentences that end between byte `at` and byte `to`, and moves on.
pub(super) fn end_sentences(key: &str, at: &mut usize, to: usize, discourse: &mut Discourse) {
    let Some(between) = key.get(*at..to) else {
        return;
    };
    // The last bytes of all stops come before letters are decoded.
    let bytes = between.as_bytes().windows(2).enumerate();
    let may_end = bytes.filter(|(_, pair)| {
        matches!(pair[0], b'.' | b'!' | b'?' | 0x9f | 0xa6) && matches!(pair[1], b' ' | b')')
    });
    for (at, _) in may_end {
        if between[..=at].ends_with(ends_sentence) {
            discourse.end_sentence();
        }
    }
    *at = to;
}
