//! Finding in one text: what was typed, folded, wherever it stands, within
//! words too. Goes through the text a window at a time and keeps no fold of it, so
//! that it may be long; stops between two steps, so that it may be given up.
//!
//! Refuses to count more hits than anybody visits: [`MOST_HITS`].

use std::num::NonZero;
use std::ops::Range;
use std::thread;

use memchr::memmem::Finder;

use super::windows::{CLOSE, WINDOW, Window, Windows, start_near};
use crate::text::buffer::Text;
use crate::text::fold::{fold, fold_text};

/// The most hits that are kept of one text.
pub const MOST_HITS: usize = 100_000;

/// The bytes of text that the longest step of a search looks at on each core: so few
/// that whoever asks something newer meanwhile does not wait for it.
const LONGEST_STEP: usize = 8 * WINDOW;

/// What was found in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Byte ranges of the text, in order and without overlap.
    pub ranges: Vec<Range<usize>>,
    /// Whether there are more hits than are kept.
    pub has_more: bool,
}

/// A search of one text, some steps at a time.
#[derive(Debug)]
pub struct Search {
    text: Text,
    wanted: String,
    /// What is still to be looked at: from where the search began to the end, then
    /// from the start.
    ahead: Range<usize>,
    around: Range<usize>,
    after: Vec<Range<usize>>,
    before: Vec<Range<usize>>,
    /// The bytes that the next step looks at on each core: few at first, because
    /// what was typed first is hardly ever all.
    step: usize,
    most: usize,
}

impl Search {
    /// A search of `text` for what was `typed`, to begin at byte `from`: the hits
    /// after it are found first. Blank text stands nowhere.
    pub fn new(text: &Text, typed: &str, from: usize) -> Self {
        let wanted = fold(typed.trim()).text;
        let (from, end) = if wanted.trim().is_empty() {
            (0, 0)
        } else {
            (start_near(text, from), text.len())
        };
        Self {
            text: text.clone(),
            wanted,
            ahead: from..end,
            around: 0..from,
            after: Vec::new(),
            before: Vec::new(),
            step: WINDOW,
            most: MOST_HITS,
        }
    }

    /// Looks a step further; whether there is more to look at.
    pub fn go_on(&mut self) -> bool {
        let (part, hits) = if self.ahead.is_empty() {
            (&mut self.around, &mut self.before)
        } else {
            (&mut self.ahead, &mut self.after)
        };
        let cores = thread::available_parallelism()
            .map_or(1, NonZero::get)
            .min(2);
        let parts: Vec<Range<usize>> = (0..cores)
            .map_while(|_| {
                let start = part.start;
                let end = start_near(&self.text, (start + self.step).min(part.end));
                part.start = if end > start { end } else { part.end };
                (start < part.start).then_some(start..part.start)
            })
            .collect();
        self.step = (2 * self.step).min(LONGEST_STEP);
        let (text, wanted): (&str, &str) = (&self.text, &self.wanted);
        // One part is for this thread, the other for one of its own.
        thread::scope(|scope| {
            let mut parts = parts.into_iter();
            let own = parts.next();
            let other = parts.next();
            let other = other.map(|part| scope.spawn(move || hits_in(text, part, wanted)));
            hits.extend(own.into_iter().flat_map(|part| hits_in(text, part, wanted)));
            match other.map(thread::ScopedJoinHandle::join) {
                Some(Ok(found)) => hits.extend(found),
                Some(Err(panic)) => std::panic::resume_unwind(panic),
                None => {}
            }
        });
        !(self.is_full() || self.ahead.is_empty() && self.around.is_empty())
    }

    fn is_full(&self) -> bool {
        self.after.len() + self.before.len() > self.most
    }

    /// Whether nothing was found so far.
    pub fn is_in_vain(&self) -> bool {
        self.after.is_empty() && self.before.is_empty()
    }

    /// What was found so far.
    pub fn found(mut self) -> Hits {
        let has_more = self.is_full();
        self.after.truncate(self.most);
        self.before.truncate(self.most - self.after.len());
        self.before.append(&mut self.after);
        // What was found in one window and in the next one may be one place.
        let mut end = 0;
        self.before.retain(|hit| {
            let is_new = hit.start >= end;
            end = end.max(hit.end);
            is_new
        });
        Hits {
            ranges: self.before,
            has_more,
        }
    }
}

/// Everything that [`Search`] finds, at once.
pub fn find(text: &Text, typed: &str) -> Hits {
    let mut search = Search::new(text, typed, 0);
    while search.go_on() {}
    search.found()
}

/// The places of `wanted`, which is folded, that begin in a part of `text`.
fn hits_in(text: &str, part: Range<usize>, wanted: &str) -> Vec<Range<usize>> {
    let finder = Finder::new(wanted);
    let mut hits: Vec<Range<usize>> = Vec::new();
    let mut quick = Vec::new();
    let mut may_have = |window: &Window| {
        fold_text(&text[window.read.clone()], &mut quick);
        finder.find(&quick).is_some()
    };
    for wide in Windows::of(text, part, WINDOW, wanted.len()) {
        if may_have(&wide) {
            let close = Windows::of(text, wide.own, CLOSE, wanted.len());
            for window in close.filter(&mut may_have) {
                place_hits(text, &window, wanted, &mut hits);
            }
        }
        if hits.len() > MOST_HITS {
            break;
        }
    }
    hits
}

/// Appends the places of `wanted` that begin in `window` and after the last hit.
fn place_hits(text: &str, window: &Window, wanted: &str, hits: &mut Vec<Range<usize>>) {
    let source = &text[window.read.clone()];
    let folded = fold(source);
    for (at, found) in folded.text.match_indices(wanted) {
        let range = folded.source_range(source, at..at + found.len());
        let range = window.read.start + range.start..window.read.start + range.end;
        // Two hits within one ligature are one place.
        let is_new = hits.last().is_none_or(|last| last.end <= range.start);
        if is_new && window.own.contains(&range.start) {
            hits.push(range);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, typed: &str) -> Vec<&'a str> {
        let hits = find(&text.into(), typed).ranges;
        hits.into_iter().map(|range| &text[range]).collect()
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

    #[test]
    fn a_hit_is_found_wherever_a_window_ends() {
        // Words of changing length, so that the ends of windows fall everywhere.
        let words = ["قسط", "يوم جديد", "الأُسْطُولُ", "و"];
        let mut text = String::new();
        let mut places = Vec::new();
        for at in 0..60_000 {
            if at % 3 == 0 {
                let start = text.len();
                text.push_str("مَدِينَةُ\nالقُدْسِ");
                places.push(start..text.len());
                text.push(' ');
            }
            text.push_str(words[at % words.len()]);
            text.push(' ');
        }
        assert!(text.len() > 6 * WINDOW);
        let text = Text::from(text);
        assert!(find(&text, "مدينة القدس").ranges == places);
        let mut search = Search::new(&text, "مدينة القدس", text.len() / 2);
        while search.go_on() {}
        assert!(search.found().ranges == places, "from its middle too");
    }

    #[test]
    fn of_very_many_hits_the_nearest_are_kept() {
        let text = Text::from("ا ".repeat(3_000));
        let mut search = Search::new(&text, "ا", 3_000);
        search.most = 2_000;
        while search.go_on() {}
        let Hits {
            ranges: hits,
            has_more,
        } = search.found();
        assert!(has_more);
        assert_eq!(hits.len(), 2_000);
        assert!(hits.is_sorted_by_key(|hit| hit.start));
        assert!(hits.iter().filter(|hit| hit.start >= 3_000).count() >= 999);
    }
}
