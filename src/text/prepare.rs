//! Preparing: a paragraph as it was written becomes text that every later step
//! can take as it is, and each byte of which knows where it came from.
//!
//! Letters that are already shaped become nominal letters, ligatures of words
//! (`﷽`, `ﷺ`) become words, an alef and its madda or hamza one letter, the heh
//! and yeh of Persian, Pashto and Urdu and their hamza two, a line break one blank,
//! a character on which terminals disagree a replacement character; control
//! characters go. All else stays, bidi controls and joiners too, since order and
//! shape depend on them.

mod output;
mod phrase;

use std::borrow::Cow;
use std::ops::Range;

use super::width::shown;
use output::{HAMZA_ABOVE, Output, base_of_hamza};

/// A paragraph made ready; see [`prepare`].
#[derive(Debug)]
pub struct Prepared<'a> {
    /// The text, without line breaks, control characters other than tabs, and
    /// presentation forms.
    pub text: Cow<'a, str>,
    /// For each byte of `text`, and one past its end, the byte offset in the
    /// source of the character it came from. `None`: the texts are the same.
    origin: Option<Vec<u32>>,
    /// Bytes of `text` where a blank is that the source has not.
    added: Vec<usize>,
    /// The source clusters that became several: their letters share their bytes.
    shared: Vec<Range<u32>>,
}

/// Prepares one paragraph, of at most 4 GiB.
pub fn prepare(source: &str) -> Prepared<'_> {
    if !source.chars().any(changes) {
        return Prepared {
            text: Cow::Borrowed(source),
            origin: None,
            added: Vec::new(),
            shared: Vec::new(),
        };
    }
    let mut out = Output::with_capacity(source.len());
    let mut rest = source.char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        if is_line_break(character) {
            let at = out.take_blanks().unwrap_or(at);
            out.phrase = false;
            while rest.next_if(|(_, next)| next.is_whitespace()).is_some() {}
            // Bytes before the first character belong to its cell.
            if !out.text.is_empty() {
                out.push(' ', at);
            }
        } else if matches!(character, '\u{653}'..='\u{655}') {
            out.push_composed(character, at);
        } else if let Some(base) = base_of_hamza(character) {
            out.part_from_phrase(base, at);
            out.push(base, at);
            out.push(HAMZA_ABOVE, at);
        } else if is_presentation_form(character) {
            out.push_expanded(source, character, at);
        } else if shown(character) != character {
            out.part_from_phrase(shown(character), at);
            out.push(shown(character), at);
            out.share(source, at);
        } else if character == '\t' || !character.is_control() {
            out.part_from_phrase(character, at);
            out.push(character, at);
        } else {
            out.leave_out(character, at);
        }
    }
    out.origin.push(source.len() as u32);
    Prepared {
        text: Cow::Owned(out.text),
        origin: Some(out.origin),
        added: out.added,
        shared: out.shared,
    }
}

impl Prepared<'_> {
    /// The bytes of the source that a cluster of the text came from: from its
    /// start to where the next cluster came from, so that what was left out
    /// belongs to the cluster before it; and the whole source cluster, where
    /// one became several. Empty for a blank that sets a phrase apart.
    #[inline]
    pub fn source_range(&self, cluster: Range<usize>) -> Range<usize> {
        match &self.origin {
            None => cluster,
            Some(origin) => self.range_from(origin, cluster),
        }
    }

    fn range_from(&self, origin: &[u32], cluster: Range<usize>) -> Range<usize> {
        if self.is_added(cluster.start) {
            let at = origin[cluster.start] as usize;
            return at..at;
        }
        let (first, last) = (origin[cluster.start], origin[cluster.end - 1]);
        let mut range = first..origin[cluster.end].max(first);
        for at in [first, last] {
            if let Some(shared) = self.shared_at(at) {
                range = range.start.min(shared.start)..range.end.max(shared.end);
            }
        }
        // What was left out at the very beginning belongs to the first cluster.
        let start = if range.start == origin[0] {
            0
        } else {
            range.start
        };
        start as usize..range.end as usize
    }

    /// Whether the characters on both sides of a byte of the text came from one
    /// cluster of the source, so that no line may break there.
    pub fn is_inside_one(&self, byte: usize) -> bool {
        let Some(origin) = &self.origin else {
            return false;
        };
        if byte == 0 || self.is_added(byte - 1) {
            return false;
        }
        let (before, after) = (origin[byte - 1], origin[byte]);
        self.shared_at(before)
            .is_some_and(|shared| shared.contains(&after))
    }

    /// The source cluster that became several and holds a byte of the source.
    fn shared_at(&self, byte: u32) -> Option<&Range<u32>> {
        let index = self.shared.partition_point(|shared| shared.end <= byte);
        self.shared
            .get(index)
            .filter(|shared| shared.contains(&byte))
    }

    fn is_added(&self, byte: usize) -> bool {
        self.added.binary_search(&byte).is_ok()
    }
}

/// Whether `character` breaks a line or a paragraph (UAX #14: BK, CR, LF, NL).
pub fn is_line_break(character: char) -> bool {
    matches!(character, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a blank never ends a line, and no word before it either (UAX #14: GL).
pub fn is_no_break_blank(character: char) -> bool {
    matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether preparing does anything about `character`.
fn changes(character: char) -> bool {
    match character {
        ' '..='~' | '\u{606}'..='\u{652}' | '\u{656}'..='\u{6bf}' | '\t' => false,
        '\u{653}'..='\u{655}' => true,
        _ => {
            character.is_control()
                || base_of_hamza(character).is_some()
                || is_line_break(character)
                || is_presentation_form(character)
                || shown(character) != character
        }
    }
}

fn is_presentation_form(character: char) -> bool {
    matches!(character, '\u{fb50}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
#[path = "prepare/tests.rs"]
mod tests;
