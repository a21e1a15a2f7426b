//! Preparing: a paragraph as it was written becomes text that every later step
//! can take as it is, and each byte of which knows where it came from.
//!
//! Letters that are already shaped become nominal letters, ligatures of words
//! (`﷽`, `ﷺ`) become words, an alef and its madda or hamza one letter, a line
//! break one blank; control characters go. All else stays, bidi controls and
//! joiners too, since order and shape depend on them.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::{compose, decompose_compatible};
use unicode_segmentation::GraphemeCursor;

/// A paragraph made ready; see [`prepare`].
#[derive(Debug)]
pub struct Prepared<'a> {
    /// The text, without line breaks, control characters other than tabs, and
    /// presentation forms.
    pub text: Cow<'a, str>,
    /// For each byte of `text`, and one past its end, the byte offset in the
    /// source of the character it came from. `None`: the texts are the same.
    origin: Option<Vec<u32>>,
    /// The source clusters that became several: their letters share their bytes.
    shared: Vec<Range<u32>>,
}

/// Prepares one paragraph, of at most 4 GiB.
pub fn prepare(source: &str) -> Prepared<'_> {
    if !source.chars().any(changes) {
        return Prepared {
            text: Cow::Borrowed(source),
            origin: None,
            shared: Vec::new(),
        };
    }
    let mut out = Output::with_capacity(source.len());
    let mut rest = source.char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        if is_line_break(character) {
            let at = out.take_blanks().unwrap_or(at);
            out.phrase = None;
            while rest.next_if(|(_, next)| next.is_whitespace()).is_some() {}
            // Bytes before the first character belong to its cell.
            if !out.text.is_empty() {
                out.push(' ', at);
            }
        } else if matches!(character, '\u{653}'..='\u{655}') {
            out.push_composed(character, at);
        } else if is_presentation_form(character) {
            out.push_expanded(source, character, at);
        } else if character == '\t' || !character.is_control() {
            out.part_from_phrase(character);
            out.push(character, at);
        }
    }
    out.origin.push(source.len() as u32);
    Prepared {
        text: Cow::Owned(out.text),
        origin: Some(out.origin),
        shared: out.shared,
    }
}

impl Prepared<'_> {
    /// The bytes of the source that a cluster of the text came from: from its
    /// start to where the next cluster came from, so that what was left out
    /// belongs to the cluster before it; and the whole source cluster, where
    /// one became several.
    pub fn source_range(&self, cluster: Range<usize>) -> Range<usize> {
        let Some(origin) = &self.origin else {
            return cluster;
        };
        // What was left out at the very beginning belongs to the first cluster.
        let start = if cluster.start == 0 {
            0
        } else {
            origin[cluster.start]
        };
        let mut range = start..origin[cluster.end].max(start);
        let index = self
            .shared
            .partition_point(|shared| shared.end <= origin[cluster.start]);
        if let Some(shared) = self.shared.get(index)
            && shared.start <= origin[cluster.start]
        {
            range = range.start.min(shared.start)..range.end.max(shared.end);
        }
        range.start as usize..range.end as usize
    }

    /// Whether the characters on both sides of a byte of the text came from one
    /// character of the source, so that no line may break there.
    pub fn is_inside_one(&self, byte: usize) -> bool {
        match &self.origin {
            Some(origin) => byte > 0 && origin[byte - 1] == origin[byte],
            None => false,
        }
    }
}

/// Whether `character` breaks a line or a paragraph (UAX #14: BK, CR, LF, NL).
pub fn is_line_break(character: char) -> bool {
    matches!(character, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether preparing does anything about `character`.
fn changes(character: char) -> bool {
    match character {
        ' '..='~' | '\u{600}'..='\u{652}' | '\u{656}'..='\u{6ff}' | '\t' => false,
        '\u{653}'..='\u{655}' => true,
        _ => character.is_control() || is_line_break(character) || is_presentation_form(character),
    }
}

fn is_presentation_form(character: char) -> bool {
    matches!(character, '\u{fb50}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

struct Output {
    text: String,
    origin: Vec<u32>,
    shared: Vec<Range<u32>>,
    /// Where the phrase that was just written came from.
    phrase: Option<usize>,
}

impl Output {
    fn with_capacity(bytes: usize) -> Output {
        Output {
            text: String::with_capacity(bytes),
            origin: Vec::with_capacity(bytes + 1),
            shared: Vec::new(),
            phrase: None,
        }
    }

    fn push(&mut self, character: char, at: usize) {
        self.text.push(character);
        self.origin.resize(self.text.len(), at as u32);
    }

    /// Takes the blanks at the end away; where they began, if there were any.
    fn take_blanks(&mut self) -> Option<usize> {
        let kept = self.text.trim_end().len();
        let start = self.origin.get(kept).map(|&at| at as usize);
        self.text.truncate(kept);
        self.origin.truncate(kept);
        start
    }

    /// Writes a madda or hamza, as part of the letter it stands on if Unicode
    /// has that letter. Only marks of that letter may stand between.
    fn push_composed(&mut self, mark: char, at: usize) {
        const FARTHEST: usize = 8;
        let mut before = self.text.char_indices().rev().take(FARTHEST);
        let base = before.find(|(_, c)| !matches!(c, '\u{64b}'..='\u{652}' | '\u{670}'));
        match base.and_then(|(index, letter)| Some((index, letter, compose(letter, mark)?))) {
            Some((index, letter, whole)) if whole.len_utf8() == letter.len_utf8() => {
                self.text.replace_range(
                    index..index + letter.len_utf8(),
                    whole.encode_utf8(&mut [0; 4]),
                );
            }
            _ => self.push(mark, at),
        }
    }

    /// Writes the letters of a presentation form.
    fn push_expanded(&mut self, source: &str, character: char, at: usize) {
        let phrase = phrase(character);
        if let Some(words) = phrase {
            self.part_from_phrase('ا');
            if self
                .text
                .chars()
                .next_back()
                .is_some_and(char::is_alphanumeric)
            {
                self.push(' ', at);
            }
            words.chars().for_each(|letter| self.push(letter, at));
            self.phrase = Some(at);
        } else {
            self.part_from_phrase(character);
            decompose_compatible(character, |letter| match letter {
                '\u{653}'..='\u{655}' => self.push_composed(letter, at),
                _ => self.push(letter, at),
            });
        }
        let cluster = source_cluster(source, at);
        self.shared.push(cluster.start as u32..cluster.end as u32);
    }

    /// Sets a letter apart from a phrase before it that was one character.
    fn part_from_phrase(&mut self, next: char) {
        if let Some(at) = self.phrase.take()
            && next.is_alphanumeric()
        {
            self.push(' ', at);
        }
    }
}

/// The cluster of `source` that the character at `at` is in.
fn source_cluster(source: &str, at: usize) -> Range<usize> {
    let mut cursor = GraphemeCursor::new(at, source.len(), true);
    // The cursor has the whole text, so that it never asks for more of it.
    let start = match cursor.is_boundary(source, 0) {
        Ok(false) => cursor.prev_boundary(source, 0).ok().flatten().unwrap_or(at),
        _ => at,
    };
    let mut cursor = GraphemeCursor::new(at, source.len(), true);
    let end = cursor
        .next_boundary(source, 0)
        .ok()
        .flatten()
        .unwrap_or(source.len());
    start..end
}

/// The words of a character that stands for a whole phrase. Those without a
/// decomposition in Unicode are spelled by their names.
fn phrase(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{fd40}' => "رحمه الله",
        '\u{fd41}' => "رضي الله عنه",
        '\u{fd42}' => "رضي الله عنها",
        '\u{fd43}' => "رضي الله عنهم",
        '\u{fd44}' => "رضي الله عنهما",
        '\u{fd45}' => "رضي الله عنهن",
        '\u{fd46}' => "صلى الله عليه وآله",
        '\u{fd47}' => "عليه السلام",
        '\u{fd48}' => "عليهم السلام",
        '\u{fd49}' => "عليهما السلام",
        '\u{fd4a}' => "عليه الصلاة والسلام",
        '\u{fd4b}' => "قدس سره",
        '\u{fd4c}' => "صلى الله عليه وآله وسلم",
        '\u{fd4d}' => "عليها السلام",
        '\u{fd4e}' => "تبارك وتعالى",
        '\u{fd4f}' => "رحمهم الله",
        '\u{fdcf}' => "سلامه علينا",
        '\u{fdfa}' => "صلى الله عليه وسلم",
        '\u{fdfb}' => "جل جلاله",
        '\u{fdfd}' => "بسم الله الرحمن الرحيم",
        '\u{fdfe}' => "سبحانه وتعالى",
        '\u{fdff}' => "عز وجل",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> String {
        prepare(source).text.into_owned()
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(
            prepare("قال: «نعم» (2020)").text,
            Cow::Borrowed(_)
        ));
        assert_eq!(prepare("قال").source_range(2..4), 2..4);
    }

    #[test]
    fn shaped_letters_become_letters() {
        assert_eq!(text("ﻃﺎﻟﺒﺎﻥ"), "طالبان");
        assert_eq!(text("ﻷﻓﻐﺎﻧﺴﺘﺎﻥ"), "لأفغانستان");
        assert_eq!(text("ﻵ ﭘﮊ ﷲ"), "لآ پژ الله");
        assert_eq!(text("(ﹰ)"), "( ً)");
    }

    #[test]
    fn a_phrase_is_spelled_and_stands_apart() {
        assert_eq!(text("﷽"), "بسم الله الرحمن الرحيم");
        assert_eq!(text("النبيﷺقال"), "النبي صلى الله عليه وسلم قال");
        assert_eq!(text("النبي ﷺ."), "النبي صلى الله عليه وسلم.");
    }

    #[test]
    fn letters_of_one_ligature_share_its_bytes() {
        let source = "قال ﷺ، نعم";
        let prepared = prepare(source);
        let start = source.find('ﷺ').unwrap();
        let range = start..start + 'ﷺ'.len_utf8();
        let word = prepared.text.find("عليه").unwrap();
        assert_eq!(prepared.source_range(word..word + 2), range);
        assert!(prepared.is_inside_one(word));
        let comma = prepared.text.find('،').unwrap();
        assert_eq!(prepared.source_range(comma - 2..comma), range);
        assert_eq!(
            prepared.source_range(comma..comma + 2),
            range.end..range.end + 2
        );
    }

    #[test]
    fn a_mark_on_a_ligature_is_part_of_its_cluster() {
        let prepared = prepare("ﷺ\u{64e}");
        assert_eq!(prepared.source_range(0..2), 0..5);
    }

    #[test]
    fn madda_and_hamza_are_parts_of_letters() {
        assert_eq!(text("ا\u{653}ن ا\u{64e}\u{654} ي\u{654}"), "آن أ\u{64e} ئ");
        assert_eq!(text("ب\u{654}"), "ب\u{654}");
        assert_eq!(prepare("ا\u{653}ن").source_range(0..2), 0..4);
    }

    #[test]
    fn a_line_break_and_the_blanks_around_it_are_one_blank() {
        for source in [
            "قال\nنعم",
            "قال\r\nنعم",
            "قال  \r\n\t نعم",
            "قال\u{2028}نعم",
            "قال\u{85}نعم",
        ] {
            let prepared = prepare(source);
            assert_eq!(prepared.text, "قال نعم");
            assert_eq!(prepared.source_range(6..7), 6..source.find('ن').unwrap());
        }
        assert_eq!(text("\nقال\n"), "قال ");
    }

    #[test]
    fn control_characters_go_and_belong_to_what_is_before_them() {
        let prepared = prepare("\u{1}a\u{1b}[\u{9b}b\0");
        assert_eq!(prepared.text, "a[b");
        assert_eq!(prepared.source_range(0..1), 0..3);
        assert_eq!(prepared.source_range(1..2), 3..6);
        assert_eq!(prepared.source_range(2..3), 6..8);
        assert_eq!(text("a\tb\u{200f}"), "a\tb\u{200f}");
    }
}
