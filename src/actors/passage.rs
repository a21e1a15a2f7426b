//! Passage: a stretch of text in which actors are looked for, with its key, and the way
//! from the key back to what was really written.

use std::ops::Range;

use super::key::Key;
use crate::text::clitic::is_alphanumeric;
use crate::text::fold::{Folded, fold};

/// A stretch of text in which names are looked for: one block.
pub(super) struct Passage<'a> {
    source: &'a str,
    folded: Folded,
    key: Key,
    /// Verses, between ﴿ and ﴾, in order, in bytes of the source.
    verses: Vec<Range<usize>>,
}

impl<'a> Passage<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let folded = fold(source);
        let key = Key::of(&folded.text);
        Self {
            source,
            folded,
            key,
            verses: verses(source),
        }
    }

    pub(super) fn key(&self) -> &str {
        &self.key.text
    }

    /// What somebody says in it, in bytes of the folded text: what stands between
    /// quotation marks and is more than a name.
    pub(super) fn quotations(&self) -> Vec<Range<usize>> {
        let folded = &self.folded.text;
        let marks: Vec<usize> = folded.match_indices('"').map(|(at, _)| at).collect();
        let pairs = marks.chunks_exact(2).map(|pair| pair[0]..pair[1]);
        pairs
            .filter(|quoted| folded[quoted.clone()].matches(' ').count() >= SAID)
            .collect()
    }

    /// The byte of the folded text at which a byte of the key stands.
    pub(super) fn folded_at(&self, key: usize) -> usize {
        self.key.origin(key)
    }

    /// The bytes of the source for bytes of the key. A quotation or bracket that begins
    /// inside and ends right after is taken in whole.
    pub(super) fn source_range(&self, key: Range<usize>) -> Range<usize> {
        let folded = self.key.origin(key.start)..self.key.origin_end(key.end);
        let folded = with_whole_quotes(&self.folded.text, folded);
        let folded = with_closing_bracket(&self.folded.text, folded);
        self.folded.source_range(self.source, folded)
    }

    pub(super) fn written(&self, key: Range<usize>) -> &str {
        let folded = self.key.origin(key.start)..self.key.origin_end(key.end);
        &self.source[self.folded.source_range(self.source, folded)]
    }

    /// Whether a Latin name is a part of an address: www.name.com, @name.
    pub(super) fn is_in_address(&self, key: Range<usize>) -> bool {
        if !self.key.text[key.clone()].starts_with(|c: char| c.is_ascii()) {
            return false;
        }
        let folded = &self.folded.text;
        let (start, end) = (self.key.origin(key.start), self.key.origin_end(key.end));
        let of_address = |c: &char| c.is_ascii() && *c != ' ' && *c != '"';
        let before = folded[..start].char_indices().rev().take(ADDRESS);
        let from = before
            .take_while(|(_, c)| of_address(c))
            .last()
            .map_or(start, |(at, _)| at);
        let before = &folded[from..start];
        let mut after = folded[end..].chars();
        before.contains("://")
            || before.contains("www.")
            || before.contains('@')
            || before.contains('.') && before.contains('/')
            || after.next() == Some('.') && after.next().is_some_and(|c| c.is_ascii_alphabetic())
    }

    /// Where a name, in bytes of the key, opens the passage as the place of writing does:
    /// «… (agency)», «… - agency», «…، 20 … 2001 -»; the word or the date between it and
    /// the sign, and what stands after that, in the fold.
    pub(super) fn dateline(&self, name: &Range<usize>) -> Option<(&str, &str)> {
        let folded = &self.folded.text;
        let (start, end) = (self.key.origin(name.start), self.key.origin_end(name.end));
        if folded[..start].chars().any(is_alphanumeric) {
            return None;
        }
        let (before, after) = folded[end..].split_once(['(', '/', '-'])?;
        let date = before.trim_start_matches([' ', '،', ',']);
        let words = date.split(' ').filter(|word| !word.is_empty()).count();
        let is_set_off = before.len() > date.len() && before.trim_start().len() > date.len();
        let is_dated = date.starts_with(|c: char| c.is_ascii_digit()) && words <= DATE;
        (words == 0 || is_dated || is_set_off && words == 1).then_some((date, after))
    }

    /// What stands after a colon, in the fold, where a name in bytes of the key opens the
    /// passage right before it: «الجزائر: …». Nothing where that is quoted.
    pub(super) fn after_colon(&self, name: &Range<usize>) -> Option<&str> {
        let folded = &self.folded.text;
        let (start, end) = (self.key.origin(name.start), self.key.origin_end(name.end));
        let after = folded[end..].trim_start().strip_prefix(':')?.trim_start();
        let opens = !folded[..start].chars().any(is_alphanumeric);
        (opens && !after.starts_with('"')).then_some(after)
    }

    /// Whether bytes of the key are inside a verse, which names nobody of today.
    pub(super) fn is_in_verse(&self, key: &Range<usize>) -> bool {
        !self.verses.is_empty() && {
            let at = self.source_range(key.clone()).start;
            let next = self.verses.partition_point(|verse| verse.end <= at);
            self.verses.get(next).is_some_and(|verse| verse.start <= at)
        }
    }

    /// The character of the source at a byte of the key.
    pub(super) fn written_char(&self, key: usize) -> Option<char> {
        self.source[self.folded.origin(self.key.origin(key))..]
            .chars()
            .next()
    }
}

/// What stands between ﴿ and ﴾, whichever of the two a writer opens with.
fn verses(source: &str) -> Vec<Range<usize>> {
    // Nearly no text has one, and one sign is looked for faster than either of two.
    if !source.contains('﴿') && !source.contains('﴾') {
        return Vec::new();
    }
    let marks: Vec<usize> = source.match_indices(['﴿', '﴾']).map(|(at, _)| at).collect();
    let pairs = marks.chunks_exact(2).map(|pair| pair[0]..pair[1]);
    pairs.collect()
}

/// From how many blanks on what is between quotation marks is said by somebody.
const SAID: usize = 3;

/// How many words the date of a dateline has at most.
const DATE: usize = 5;

/// How many characters of an address are looked at.
const ADDRESS: usize = 64;

/// Widens a range that cuts a quotation in two, by its quotation mark.
fn with_whole_quotes(folded: &str, range: Range<usize>) -> Range<usize> {
    let is_quote = |at: usize| {
        let letter = |c: Option<char>| c.is_some_and(is_alphanumeric);
        folded[at..].starts_with('"')
            && !(letter(folded[..at].chars().next_back())
                && letter(folded[at + 1..].chars().next()))
    };
    let inside = folded[range.clone()].match_indices('"');
    let quotes = inside.filter(|(at, _)| is_quote(range.start + at)).count();
    let before = range.start.checked_sub(1);
    let is_open = || before.is_some_and(|at| folded.as_bytes()[at] == b'"');
    // One that lost its blank (اذاعة"اف ام") is known by the one that closes it.
    let is_stuck =
        || folded[range.clone()].matches('"').count() % 2 == 1 && is_quote(range.end) && !is_open();
    if quotes % 2 == 0 && !is_stuck() {
        range
    } else if is_quote(range.end) {
        range.start..range.end + 1
    } else if range.start > 0
        && folded.is_char_boundary(range.start - 1)
        && is_quote(range.start - 1)
    {
        range.start - 1..range.end
    } else {
        range
    }
}

fn with_closing_bracket(folded: &str, range: Range<usize>) -> Range<usize> {
    let open = folded[range.clone()].contains('(') && !folded[range.clone()].contains(')');
    let closes = open && folded[range.end..].starts_with(')');
    range.start..range.end + usize::from(closes)
}

#[cfg(test)]
mod tests {
    use super::Passage;

    #[test]
    fn the_place_of_writing_opens_a_passage() {
        let opens = |text: &str| {
            let passage = Passage::new(text);
            let name = passage.key().find("لندن").expect("the city");
            passage.dateline(&(name..name + "لندن".len())).is_some()
        };
        for text in [
            "لندن (رويترز) - قال",
            "لندن - رويترز: قال",
            "لنـــدن/رويترز",
            "لندن، 20 سبتمبر 2001 - أعلن",
            "لندن 3 أيار (وكالات)",
            "لندن، الأحد - أعلن",
            "(لندن - وكالات)",
        ] {
            assert!(opens(text), "{text}");
        }
        for text in [
            "لندن تنفي - مجددا - الخبر",
            "نفت لندن - مجددا - الخبر",
            "لندن: لا اتفاق",
            "لندن، التي نفت الخبر (أمس)",
        ] {
            assert!(!opens(text), "{text}");
        }
    }
}
