//! Lexicon: many strings, looked for in a key as whole words that may carry clitics.
//! The key is gone through word by word, and each word is looked up, whole and without
//! what may be its clitics: nothing is begun inside a word, where no string can stand.
//! An automaton for all of them would go through every byte, and be many times as large.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::text::clitic::{Form, is_alphanumeric, is_clitics, token_of_name};

/// Strings, each with what it stands for.
pub(super) struct Lexicon<T> {
    /// For the first word of each string: which of `entries` begin with it.
    by_word: FxHashMap<Box<str>, Range<u32>>,
    /// By their strings, in order.
    entries: Vec<Entry<T>>,
    /// All strings, one after the other.
    text: String,
}

struct Entry<T> {
    /// Its bytes in `text`.
    string: Range<u32>,
    form: Form,
    meaning: T,
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
            by_word: FxHashMap::default(),
            entries: Vec::with_capacity(strings.len()),
            text: String::new(),
        };
        let mut before = "";
        for (at, (string, form, meaning)) in (0..).zip(&strings) {
            let word = &string[..word_end(string, 0)];
            match lexicon.by_word.get_mut(word) {
                Some(entries) => entries.end = at + 1,
                None => {
                    lexicon.by_word.insert(word.into(), at..at + 1);
                }
            }
            if string != before {
                lexicon.text.push_str(string);
            }
            let end = narrow(lexicon.text.len());
            lexicon.entries.push(Entry {
                string: end - narrow(string.len())..end,
                form: *form,
                meaning: *meaning,
            });
            before = string;
        }
        lexicon
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
        let Some(entries) = self.by_word.get(&key[word.clone()]) else {
            return;
        };
        let mut entries = &self.entries[entries.start as usize..entries.end as usize];
        let Range { start, mut end } = word;
        // Strings that begin with what was read so far stand together, the shortest first.
        while let Some(first) = entries.first() {
            let read = &key[start..end];
            if self.string(first) == read {
                entries = &entries[1..];
                let (form, range) = (first.form, start..end);
                let token = (!goes_on(key, end)).then(|| token_of_name(key, start, form));
                if let Some(token) = token.flatten() {
                    let meaning = first.meaning;
                    found(Hit {
                        range,
                        token,
                        meaning,
                    });
                }
            } else if end < key.len() {
                end = word_end(key, end);
                let read = &key[start..end];
                let from = entries.partition_point(|entry| self.string(entry) < read);
                entries = &entries[from..];
                let begins = |entry: &Entry<T>| self.string(entry).starts_with(read);
                if !entries.first().is_some_and(begins) {
                    return;
                }
            } else {
                return;
            }
        }
    }

    fn string(&self, entry: &Entry<T>) -> &str {
        &self.text[entry.string.start as usize..entry.string.end as usize]
    }
}

/// Whether the word that ends at this byte goes on. It does not where another script or
/// a number begins that only lost its blank: تونسCNN, أوباما2016.
fn goes_on(key: &str, end: usize) -> bool {
    let last = key[..end].chars().next_back();
    let next = key[end..].chars().next().filter(|&c| is_alphanumeric(c));
    next.is_some_and(|next| last.is_none_or(|last| last.is_ascii() == next.is_ascii()))
}

/// Where the word ends that begins at this byte: letters and digits, all of ASCII or
/// none. Every other sign, a blank too, is a word of its own.
fn word_end(key: &str, start: usize) -> usize {
    let mut rest = key[start..].chars();
    let Some(first) = rest.next() else {
        return start;
    };
    let mut end = start + first.len_utf8();
    if is_alphanumeric(first) {
        for c in rest {
            if !is_alphanumeric(c) || c.is_ascii() != first.is_ascii() {
                break;
            }
            end += c.len_utf8();
        }
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
