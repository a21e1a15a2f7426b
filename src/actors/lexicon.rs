//! Lexicon: many strings, looked for in a key as whole words that may carry clitics.
//! The key is gone through word by word, and each word is looked up, whole and without
//! what may be its clitics, then with the words after it for as long as a string begins
//! like that. Nothing is begun inside a word, where no string can stand.
//! An automaton for all of them would go through every byte, and be many times as large.

use std::hash::Hasher;
use std::ops::Range;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

use crate::text::clitic::{Form, is_alphanumeric, is_clitics, token_of_name};

/// Strings, each with what it stands for.
pub(super) struct Lexicon<T> {
    /// For what a word looks like: whether a string may begin with one that does.
    looks: Box<[u64]>,
    /// The strings, and what they begin with up to the end of each of their words.
    beginnings: HashTable<Beginning>,
    /// By their strings, in order.
    entries: Vec<(Form, T)>,
    /// All strings, one after the other.
    text: String,
}

struct Beginning {
    /// Its bytes in `text`.
    string: Range<u32>,
    /// Which of `entries` have it as their whole string.
    entries: Range<u32>,
    /// Whether a longer string begins like this.
    goes_on: bool,
}

/// A string found in a key.
pub(super) struct Hit<T> {
    /// Its bytes in the key.
    pub(super) range: Range<usize>,
    /// Where the token begins: before clitics.
    pub(super) token: usize,
    pub(super) meaning: T,
}

impl<T: Copy> Lexicon<T> {
    /// Of strings that are equal, each is found, in the order in which they are given.
    pub(super) fn new(mut strings: Vec<(String, Form, T)>) -> Self {
        strings.sort_by(|(one, ..), (other, ..)| one.cmp(other));
        let mut lexicon = Self {
            looks: vec![0; LOOKS / 64].into(),
            beginnings: HashTable::new(),
            entries: Vec::with_capacity(strings.len()),
            text: String::new(),
        };
        for equal in strings.chunk_by(|(one, ..), (other, ..)| one == other) {
            let first = narrow(lexicon.entries.len());
            lexicon
                .entries
                .extend(equal.iter().map(|&(_, form, meaning)| (form, meaning)));
            lexicon.add(&equal[0].0, first..narrow(lexicon.entries.len()));
        }
        lexicon
    }

    fn add(&mut self, string: &str, entries: Range<u32>) {
        let Self {
            looks,
            beginnings,
            text,
            ..
        } = self;
        let start = narrow(text.len());
        text.push_str(string);
        let mut end = 0;
        let look = look(&string[..word_end(string, 0)]);
        looks[look / 64] |= 1 << (look % 64);
        while end < string.len() {
            end = next_end(string, end);
            let read = &string[..end];
            let known = beginnings.entry(
                hash(read),
                |known| held(text, known) == read,
                |known| hash(held(text, known)),
            );
            let mut known = known.or_insert(Beginning {
                string: start..start + narrow(end),
                entries: 0..0,
                goes_on: false,
            });
            let known = known.get_mut();
            if end == string.len() {
                known.entries = entries.clone();
            } else {
                known.goes_on = true;
            }
        }
    }

    /// Finds every place of a key where one of the strings stands, overlapping ones
    /// too, in the order in which they begin.
    pub(super) fn find(&self, key: &str, mut found: impl FnMut(Hit<T>)) {
        let mut start = 0;
        while start < key.len() && !self.entries.is_empty() {
            let end = word_end(key, start);
            if key.as_bytes()[start] != b' ' {
                self.find_at(key, start..end, &mut found);
                let mut bare = start;
                for letter in key[start..end].chars() {
                    bare += letter.len_utf8();
                    if bare == end || !is_clitics(&key[start..bare]) {
                        break;
                    }
                    self.find_at(key, bare..end, &mut found);
                }
            }
            start = end;
        }
    }

    /// Finds the strings that begin with this word.
    fn find_at(&self, key: &str, word: Range<usize>, found: &mut impl FnMut(Hit<T>)) {
        let Range { start, mut end } = word;
        let look = look(&key[start..end]);
        if self.looks[look / 64] & 1 << (look % 64) == 0 {
            return;
        }
        loop {
            let read = &key[start..end];
            let known = self
                .beginnings
                .find(hash(read), |known| held(&self.text, known) == read);
            let Some(known) = known else {
                return;
            };
            let entries = &self.entries[known.entries.start as usize..known.entries.end as usize];
            if !entries.is_empty() && !goes_on(key, end) {
                for &(form, meaning) in entries {
                    if let Some(token) = token_of_name(key, start, form) {
                        let range = start..end;
                        found(Hit {
                            range,
                            token,
                            meaning,
                        });
                    }
                }
            }
            if !known.goes_on || end == key.len() {
                return;
            }
            end = next_end(key, end);
        }
    }
}

fn held<'a>(text: &'a str, beginning: &Beginning) -> &'a str {
    &text[beginning.string.start as usize..beginning.string.end as usize]
}

/// How many looks there are.
const LOOKS: usize = 1 << 16;

/// What a word looks like, without all of its letters: by far the most words of a text
/// begin no string, and are done with sooner than they can be looked up.
fn look(word: &str) -> usize {
    let bytes = word.as_bytes();
    let part = |four: Option<&[u8; 4]>| four.map_or(0, |four| u64::from(u32::from_le_bytes(*four)));
    let ends = part(bytes.first_chunk()) << 32 | part(bytes.last_chunk());
    let mixed = (ends ^ bytes.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 48) as usize
}

fn hash(string: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(string.as_bytes());
    hasher.finish()
}

/// Whether the word that ends at this byte goes on. It does not where another script or
/// a number begins that only lost its blank: تونسCNN, أوباما2016.
fn goes_on(key: &str, end: usize) -> bool {
    let last = key[..end].chars().next_back();
    let next = key[end..].chars().next().filter(|&c| is_alphanumeric(c));
    next.is_some_and(|next| last.is_none_or(|last| last.is_ascii() == next.is_ascii()))
}

/// Where the next word ends, after the blank that may stand before it.
fn next_end(key: &str, end: usize) -> usize {
    let blank = key.as_bytes().get(end) == Some(&b' ');
    word_end(key, end + usize::from(blank))
}

/// Of the characters of two bytes that begin with D8 or D9, the Arabic letters that a
/// folded text has (U+0621 to U+063A, U+0641 to U+064A), by the last seven bits.
const LETTERS: [bool; 128] = {
    let mut letters = [false; 128];
    let mut at = 0;
    while at < 128 {
        letters[at] = matches!(at, 0x21..=0x3a | 0x41..=0x4a);
        at += 1;
    }
    letters
};

/// Where the word ends that begins at this byte: letters and digits, all of ASCII or
/// none. Every other sign, a blank too, is a word of its own.
fn word_end(key: &str, start: usize) -> usize {
    let bytes = key.as_bytes();
    let mut end = start;
    loop {
        // What nearly all words are made of needs no decoding.
        while let Some(two) = bytes.get(end..end + 2)
            && LETTERS[usize::from(two[0] & 1) << 6 | usize::from(two[1] & 0x3f)]
            && two[0] & 0xfe == 0xd8
        {
            end += 2;
        }
        if end > start && bytes.get(end) == Some(&b' ') {
            return end;
        }
        let Some(next) = key[end..].chars().next() else {
            return end;
        };
        let of_word = is_alphanumeric(next) && !next.is_ascii();
        if of_word || end == start {
            end += next.len_utf8();
        }
        if !of_word {
            break;
        }
    }
    if bytes[start].is_ascii_alphanumeric() {
        let letters = bytes[end..]
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric());
        end += letters.count();
    }
    end
}

/// A position among the strings of a gazetteer.
pub(super) fn narrow(position: usize) -> u32 {
    u32::try_from(position).unwrap_or_else(|_| unreachable!("a gazetteer of gigabytes"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::clitic::forms;

    #[track_caller]
    fn finds(strings: &[&str], key: &str, expected: &[(&str, &str)]) {
        let forms = strings.iter().flat_map(|string| forms(string));
        let strings = forms.map(|(form, kind)| (form.to_owned(), kind, ()));
        let lexicon = Lexicon::new(strings.collect());
        let mut found = Vec::new();
        lexicon.find(key, |hit| {
            found.push((&key[hit.token..hit.range.start], &key[hit.range]));
        });
        assert_eq!(found, expected, "{key}");
    }

    #[test]
    fn strings_are_whole_words_with_clitics() {
        finds(
            &["عمان", "الصين"],
            "عمان وعمان فلعمان نعمان عماني العمان",
            &[("", "عمان"), ("و", "عمان"), ("فل", "عمان")],
        );
        finds(
            &["الصين"],
            "الصين وللصين لصين",
            &[("", "الصين"), ("ول", "لصين")],
        );
    }

    #[test]
    fn strings_that_overlap_are_all_found() {
        finds(
            &["بحر", "بحر العرب", "بحري", "العرب"],
            "بحر العرب.",
            &[("", "بحر"), ("", "بحر العرب"), ("", "العرب")],
        );
    }

    #[test]
    fn of_many_that_begin_alike_the_right_one_is_found() {
        let seas = [
            "بحر أحمر",
            "بحر",
            "بحر البلطيق",
            "بحر البلط",
            "بحر اسود",
            "بحر (لوط)",
        ];
        finds(&seas, "بحر البلط", &[("", "بحر"), ("", "بحر البلط")]);
        finds(&seas, "بحر البلطي", &[("", "بحر")]);
        finds(&seas, "وبحر (لوط)", &[("و", "بحر"), ("و", "بحر (لوط)")]);
        finds(
            &["abc", "abcd", "abcعين"],
            "abcعين",
            &[("", "abc"), ("", "abcعين")],
        );
    }

    #[test]
    fn another_script_begins_a_word() {
        finds(
            &["fao", "فرانس24", "تونس", "c+"],
            "الfao وبالfao قالfao فرانس24 تونسcnn c+",
            &[
                ("ال", "fao"),
                ("وبال", "fao"),
                ("", "فرانس24"),
                ("", "تونس"),
                ("", "c+"),
            ],
        );
        finds(&["#عمان", "24"], "و#عمان 24", &[("و", "#عمان"), ("", "24")]);
    }

    #[test]
    fn equal_strings_keep_their_order() {
        let strings = [("بدر", 2), ("بحر", 3), ("بدر", 1)];
        let strings = strings.map(|(string, number)| (string.to_owned(), Form::Whole, number));
        let lexicon = Lexicon::new(strings.into());
        let mut found = Vec::new();
        lexicon.find("بدر", |hit| found.push(hit.meaning));
        assert_eq!(found, [2, 1]);
    }
}
