//! The key of a text: its folded form with every run of blanks, quotation marks,
//! dashes and underscores made one blank, so that a name is found however its
//! words are held together. Only names are looked up by key; search is not.

use crate::text::fold::fold;

/// The key of a folded text, and the way back to it.
#[derive(Debug, Default)]
pub(super) struct Key {
    pub(super) text: String,
    /// Where `text` and the folded text run in step: pairs of a byte offset of each,
    /// from which both advance alike until the next pair.
    steps: Vec<(u32, u32)>,
    /// The length of the folded text, in bytes.
    folded: usize,
}

impl Key {
    pub(super) fn of(folded: &str) -> Self {
        let mut key = Self {
            text: String::with_capacity(folded.len()),
            steps: Vec::new(),
            folded: folded.len(),
        };
        // Up to here the folded text was taken or passed over.
        let mut taken = 0;
        for (at, _) in folded.bytes().enumerate().filter(|(_, b)| is_separator(*b)) {
            key.text.push_str(&folded[taken..at]);
            if key.text.as_bytes().last() == Some(&b' ') {
                key.steps.push((narrow(key.text.len()), narrow(at + 1)));
            } else {
                key.text.push(' ');
            }
            taken = at + 1;
        }
        key.text.push_str(&folded[taken..]);
        key
    }

    /// The byte of the folded text at which the character at this byte stands.
    pub(super) fn origin(&self, at: usize) -> usize {
        if at >= self.text.len() {
            return self.folded;
        }
        let step = self.steps.partition_point(|&(key, _)| key as usize <= at);
        match step.checked_sub(1).and_then(|step| self.steps.get(step)) {
            Some(&(key, folded)) => folded as usize + (at - key as usize),
            None => at,
        }
    }

    /// The byte of the folded text after the character that ends at this byte.
    pub(super) fn origin_end(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(0, |last| self.origin(last) + 1)
    }
}

/// The key of a name or of a word to look for.
pub(super) fn key_of(written: &str) -> String {
    Key::of(&fold(written).text).text.trim().to_owned()
}

/// The words of a key alone: all else, such as brackets and slashes, made one blank. What
/// somebody types of a name may lack such signs or have others.
pub(super) fn words_of(key: &str) -> String {
    let words = key.split(|c| !is_of_word(c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Whether a key is nothing but its words: then [`words_of`] leaves it as it is.
pub(super) fn is_words_alone(key: &str) -> bool {
    key.chars().all(|c| c == ' ' || is_of_word(c))
}

fn is_of_word(c: char) -> bool {
    matches!(c, 'ء'..='غ' | 'ف'..='ي') || c.is_alphanumeric()
}

const fn is_separator(byte: u8) -> bool {
    matches!(byte, b' ' | b'"' | b'-' | b'_')
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_words_together_is_one_blank() {
        for written in ["بيت لحم", "بيت-لحم", "«بيت» لحم", "بيت_لحم", "بيت\n  — لحم"]
        {
            assert_eq!(key_of(written), "بيت لحم", "{written}");
        }
    }

    #[test]
    fn the_words_of_a_key_are_what_is_left_without_other_signs() {
        for (key, words) in [
            ("رابطه (فرع الشمال)", "رابطه فرع الشمال"),
            ("a b / c", "a b c"),
            ("j. k.", "j k"),
            ("(/)", ""),
        ] {
            assert_eq!(words_of(key), words);
            assert!(!is_words_alone(key), "{key}");
        }
        assert_eq!(words_of("بيت لحم 2"), "بيت لحم 2");
        assert!(is_words_alone("بيت لحم 2"));
    }

    #[test]
    fn the_way_back_leads_to_the_folded_byte() {
        let folded = "ا \"بي\"";
        let key = Key::of(folded);
        assert_eq!(key.text, "ا بي ");
        let at = key.text.find('ب').unwrap();
        assert_eq!(&folded[key.origin(at)..key.origin_end(at + 4)], "بي");
    }
}
