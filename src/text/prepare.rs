//! Preparing: a paragraph as it was written becomes text that every later step
//! can take as it is, and each byte of which knows where it came from.
//!
//! Letters that are already shaped become nominal letters, ligatures of words
//! (`﷽`, `ﷺ`) become words, an alef and its madda or hamza one letter, the heh
//! and yeh of Persian, Pashto and Urdu and their hamza two, a line break one blank, a character on which terminals disagree a replacement
//! character; control characters go. All else stays, bidi controls and
//! joiners too, since order and shape depend on them.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::{compose, decompose_compatible};
use unicode_segmentation::GraphemeCursor;

use super::cluster::next_boundary;
use super::joining::Joining;
use super::width::shown;

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

/// How many characters back the letter of a mark is looked for. More marks are
/// not writing, and looking past them would take time that grows by their square.
const FARTHEST_BASE: usize = 8;

const HAMZA_ABOVE: char = '\u{654}';

/// Never shown, and no part of a letter or a flag after it.
const NON_JOINER: char = '\u{200c}';

/// The letter under the hamza of a letter whose form with it few fonts have:
/// it is shown as the form of its base, which they have, and the hamza as a mark.
fn base_of_hamza(character: char) -> Option<char> {
    match character {
        'ۀ' => Some('ە'),
        'ۂ' => Some('ہ'),
        'ۓ' => Some('ے'),
        _ => None,
    }
}

fn is_presentation_form(character: char) -> bool {
    matches!(character, '\u{fb50}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

struct Output {
    text: String,
    origin: Vec<u32>,
    added: Vec<usize>,
    shared: Vec<Range<u32>>,
    /// Whether a phrase was just written.
    phrase: bool,
}

impl Output {
    fn with_capacity(bytes: usize) -> Output {
        Output {
            text: String::with_capacity(bytes),
            origin: Vec::with_capacity(bytes + 1),
            added: Vec::new(),
            shared: Vec::new(),
            phrase: false,
        }
    }

    fn push(&mut self, character: char, at: usize) {
        self.text.push(character);
        self.origin.resize(self.text.len(), at as u32);
    }

    /// Takes the blanks at the end away; where they began, if there were any.
    fn take_blanks(&mut self) -> Option<usize> {
        let kept = self.text.trim_end().len();
        // A blank that is in one cluster with a sign before it stays with that.
        let shared = self.shared.last().map_or(0, |shared| shared.end);
        let start = self.origin.get(kept).map(|&at| at.max(shared) as usize);
        self.text.truncate(kept);
        self.origin.truncate(kept);
        start
    }

    /// Writes a madda or hamza, as part of the letter it stands on if Unicode
    /// has that letter. Only marks of that letter may stand between.
    fn push_composed(&mut self, mark: char, at: usize) {
        let mut before = self.text.char_indices().rev().take(FARTHEST_BASE);
        let base = before.find(|(_, c)| !matches!(c, '\u{64b}'..='\u{652}' | '\u{670}'));
        match base.and_then(|(index, letter)| Some((index, letter, compose(letter, mark)?))) {
            Some((index, letter, whole))
                if whole.len_utf8() == letter.len_utf8() && base_of_hamza(whole).is_none() =>
            {
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
            self.part_from_phrase('ا', at);
            if self
                .text
                .chars()
                .next_back()
                .is_some_and(char::is_alphanumeric)
            {
                self.add_blank(at);
            }
            words.chars().for_each(|letter| self.push(letter, at));
            self.phrase = true;
        } else {
            self.part_from_phrase(character, at);
            if matches!(character, '\u{fdf2}' | '\u{fdf3}') {
                self.part_from_lam();
            }
            let letter_before = self.ends_in_letter();
            decompose_compatible(character, |letter| match letter {
                // The blank under a mark that is drawn by itself: in text that
                // is shaped already it stands for a mark on the letter before.
                ' ' if letter_before => {}
                '\u{653}'..='\u{655}' => self.push_composed(letter, at),
                _ => self.push(letter, at),
            });
        }
        self.share(source, at);
    }

    /// Whether a letter, and perhaps marks on it, was written last.
    fn ends_in_letter(&self) -> bool {
        let mut before = self.text.chars().rev().take(FARTHEST_BASE);
        before
            .find(|&c| Joining::of(c) != Joining::Transparent)
            .is_some_and(char::is_alphabetic)
    }

    /// Leaves out a control character, which belongs to what is before it.
    fn leave_out(&mut self, control: char, at: usize) {
        if let Some(shared) = self.shared.last_mut()
            && shared.end as usize == at
        {
            shared.end += control.len_utf8() as u32;
        }
        // Two halves of flags that it parted would be one flag, and those after
        // them would pair otherwise than in the source.
        if let Some('\u{1f1e6}'..='\u{1f1ff}') = self.text.chars().next_back() {
            let before = self.origin.last().map_or(0, |&at| at as usize);
            self.push(NON_JOINER, before);
        }
    }

    /// Notes that all that came from the cluster at `at` shares its bytes.
    fn share(&mut self, source: &str, at: usize) {
        let cluster = source_cluster(source, at);
        self.shared.push(cluster.start as u32..cluster.end as u32);
    }

    /// Keeps the alef that begins a word out of the cell of a lam before it,
    /// since the other letters of the word share the bytes of the alef.
    fn part_from_lam(&mut self) {
        let is_letter = |&c: &char| Joining::of(c) != Joining::Transparent;
        if self.text.chars().rev().find(is_letter) == Some('ل') {
            let before = self.origin.last().map_or(0, |&at| at as usize);
            self.push(NON_JOINER, before);
        }
    }

    /// Sets a letter at `at` apart from a phrase before it that was one character.
    fn part_from_phrase(&mut self, next: char, at: usize) {
        // Marks are alphabetic too, and belong to the phrase.
        let is_mark = || {
            let alone = format!(" {next}");
            Joining::of(next) == Joining::Transparent || next_boundary(&alone, 0) > 1
        };
        if self.phrase && !is_mark() {
            self.phrase = false;
            if next.is_alphanumeric() {
                self.add_blank(at);
            }
        }
    }

    fn add_blank(&mut self, at: usize) {
        self.added.push(self.text.len());
        self.push(' ', at);
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
    }

    #[test]
    fn a_spacing_mark_sits_on_the_letter_before_it() {
        assert_eq!(text("ﻗ\u{fe76}ﺎﻝ"), "قَال");
        assert_eq!(text("ﻣ\u{fe77}ﻦ"), "مـَن");
        assert_eq!(text("ﻣﺮ\u{fc60}"), "مر\u{64e}\u{651}");
        assert_eq!(text("(\u{fe70})"), "( ً)", "nothing to sit on");
        assert_eq!(prepare("ﻗ\u{fe76}ﺎ").source_range(0..4), 0..6);
    }

    #[test]
    fn a_phrase_is_spelled_and_stands_apart() {
        assert_eq!(text("﷽"), "بسم الله الرحمن الرحيم");
        assert_eq!(text("النبيﷺقال"), "النبي صلى الله عليه وسلم قال");
        assert_eq!(text("النبي ﷺ."), "النبي صلى الله عليه وسلم.");
        assert_eq!(
            text("﷽\0\u{949}ﷺ"),
            "بسم الله الرحمن الرحيم\u{949} صلى الله عليه وسلم",
            "a mark belongs to it"
        );
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
    fn a_blank_that_sets_a_phrase_apart_has_no_bytes_and_may_end_a_line() {
        let prepared = prepare("رسولﷺ");
        assert_eq!(prepared.source_range(8..9), 8..8);
        assert!(!prepared.is_inside_one(9));
        assert_eq!(prepared.source_range(9..11), 8..11);
        let prepared = prepare("ﷺقال");
        let blank = prepared.text.rfind(' ').unwrap();
        assert_eq!(prepared.source_range(blank..blank + 1), 3..3);
        assert!(!prepared.is_inside_one(blank + 1));
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
    fn a_hamza_that_fonts_lack_with_its_letter_is_a_mark() {
        for source in ["خانۀ", "خانە\u{654}", "خان\u{fba5}"] {
            assert_eq!(text(source), "خانە\u{654}");
        }
        assert_eq!(text("ۂ ۓ \u{fbb1}"), "ہ\u{654} ے\u{654} ے\u{654}");
        assert_eq!(prepare("نۀ.").source_range(2..6), 2..4);
        assert_eq!(prepare("نۀ.").source_range(6..7), 4..5);
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

    #[test]
    fn halves_of_flags_that_a_control_character_parts_stay_apart() {
        let source = "🇸\u{19}\u{19}🇦🇲";
        let prepared = prepare(source);
        assert_eq!(prepared.text, "🇸\u{200c}🇦🇲");
        assert_eq!(prepared.source_range(0..7), 0..6);
        assert_eq!(prepared.source_range(7..15), 6..14);
    }
}
