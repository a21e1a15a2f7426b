//! Spelling: what folding forgets, for those who must know. Two words that fold
//! alike may still contradict each other in what their writers took care to
//! write: a hamza, a vowel mark. What is not written contradicts nothing.

use unicode_normalization::UnicodeNormalization;

/// Whether what is written may stand for a name that folds alike. Letters are
/// compared from the end, so that a beginning that is not written (the alef of
/// ال after ل) does not count.
///
/// Refused are an alef whose hamza or madda is written and is not the name's, and
/// a vowel mark or shadda that differs from the name's where the name has any. But an
/// alef that joins, as verbal nouns begin with, is often written with a hamza: الإتحاد.
pub fn agrees(written: &str, name: &str) -> bool {
    let (written, name) = (letters(written), letters(name));
    let mut pairs = written.iter().rev().zip((0..name.len()).rev());
    pairs.all(|(written, at)| {
        written.agrees(&name[at]) || written.hamza == Some(HAMZA_BELOW) && is_joining(&name, at)
    })
}

/// Whether the letter at this place is a bare alef that begins a word, ال aside, of as
/// many letters as verbal nouns have: اتحاد.
fn is_joining(name: &[Letter], at: usize) -> bool {
    let is = |at: usize, base: char| name.get(at).is_some_and(|letter| letter.base == base);
    let with_article = || {
        let start = at.checked_sub(2);
        start.is_some_and(|start| name[start].begins && is(start, 'ا') && is(start + 1, 'ل'))
    };
    let rest = name[at + 1..].iter().take_while(|letter| !letter.begins);
    let of_article = name[at].begins && is(at + 1, 'ل');
    is(at, 'ا')
        && name[at].hamza.is_none()
        && !of_article
        && (name[at].begins || with_article())
        && rest.count() + 1 >= JOINED
}

/// The fewest letters of a verbal noun that begins with an alef that joins: اتحاد.
const JOINED: usize = 5;

/// A hamza under its letter: إ.
const HAMZA_BELOW: char = '\u{655}';

/// Whether the writer put one of the name's own vowel marks or shaddas, so that what
/// is written can be no other word: عُمان.
pub fn confirms(written: &str, name: &str) -> bool {
    let (written, name) = (letters(written), letters(name));
    written
        .iter()
        .rev()
        .zip(name.iter().rev())
        .any(|(written, name)| {
            name.vowel.is_some() && written.vowel == name.vowel || name.shadda && written.shadda
        })
}

/// Whether a name is written with vowel marks, so that they tell it from others.
pub fn is_marked(name: &str) -> bool {
    name.contains(|c: char| matches!(c, '\u{64E}'..='\u{652}'))
}

/// What is written, as far as it is spelling: letters and digits as they are, hamza,
/// ta marbuta, forms of alef and case too, without vowel marks, tatweel and invisible
/// signs; one blank for all that stands between words. Shaped and decomposed letters
/// (NFKC) are the letters they stand for.
pub fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for c in text.nfkc() {
        if is_mark(c) && !is_part_of_letter(c) || is_unseen(c) {
            continue;
        }
        if c.is_alphanumeric() || is_part_of_letter(c) {
            bare.push(c);
        } else if !bare.is_empty() && !bare.ends_with(' ') {
            bare.push(' ');
        }
    }
    bare.truncate(bare.trim_end().len());
    bare
}

/// Madda and hamza where no letter holds them.
const fn is_part_of_letter(c: char) -> bool {
    matches!(c, '\u{653}'..='\u{655}')
}

/// Tatweel, joiners, marks of direction and the like, which stand within words.
const fn is_unseen(c: char) -> bool {
    matches!(c, 'ـ' | '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{34F}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// A letter and what its writer put on it.
#[derive(Clone, Copy)]
struct Letter {
    base: char,
    /// Whether it begins a word.
    begins: bool,
    /// Madda or hamza, as a mark.
    hamza: Option<char>,
    vowel: Option<char>,
    shadda: bool,
}

impl Letter {
    fn agrees(&self, name: &Self) -> bool {
        let alef = self.base == 'ا' && name.base == 'ا';
        if alef && self.hamza.is_some() && self.hamza != name.hamza {
            return false;
        }
        let marked = |letter: &Self| letter.vowel.is_some() || letter.shadda;
        if !marked(self) || !marked(name) {
            return true;
        }
        let vowels = self.vowel.is_none() || name.vowel.is_none() || self.vowel == name.vowel;
        vowels && self.shadda == name.shadda
    }
}

fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    let mut begins = true;
    for c in text.nfkd() {
        match (c, letters.last_mut()) {
            ('\u{653}'..='\u{655}', Some(letter)) => letter.hamza = Some(c),
            ('\u{64E}'..='\u{650}' | '\u{652}', Some(letter)) => letter.vowel = Some(c),
            ('\u{651}', Some(letter)) => letter.shadda = true,
            ('ـ', _) => {}
            _ if c.is_alphanumeric() && !is_mark(c) => {
                letters.push(Letter {
                    base: c,
                    begins: std::mem::take(&mut begins),
                    hamza: None,
                    vowel: None,
                    shadda: false,
                });
            }
            _ if is_mark(c) || is_unseen(c) => {}
            _ => begins = true,
        }
    }
    letters
}

/// Marks that count as alphabetic for Unicode.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_hamza_must_be_the_name_s() {
        assert!(agrees("إيمان", "إيمان") && agrees("ايمان", "إيمان"));
        assert!(!agrees("أيمان", "إيمان") && !agrees("سأمي", "سامي"));
        assert!(agrees("آمال", "آمال") && !agrees("أمال", "آمال"));
    }

    #[test]
    fn an_alef_that_joins_may_bear_a_hamza() {
        assert!(agrees("الإتحاد الأوروبي", "الاتحاد الأوروبي") && agrees("إتحاد", "اتحاد"));
        assert!(agrees("لإتحاد", "الاتحاد") && agrees("حزب الإستقلال", "حزب الاستقلال"));
        assert!(!agrees("الأتحاد", "الاتحاد") && !agrees("إب", "اب") && !agrees("سإمي", "سامي"));
        assert!(!agrees("إلاتحاد", "الاتحاد") && !agrees("بإيدن", "بايدن"));
    }

    #[test]
    fn written_marks_decide() {
        assert!(agrees("عُمان", "عُمَان") && agrees("عمان", "عُمَان") && agrees("عُمان", "عمان"));
        assert!(!agrees("عَمان", "عُمَان") && !agrees("عمّان", "عُمَان"));
    }

    #[test]
    fn a_mark_of_the_name_confirms_it() {
        assert!(confirms("عُمان", "عُمَان") && confirms("عمّان", "عَمّان"));
        assert!(!confirms("عمان", "عُمَان") && !confirms("عُمان", "عمان"));
        assert!(is_marked("عُمان") && !is_marked("إيمان"));
    }

    #[test]
    fn decomposed_and_shaped_letters_are_letters() {
        assert!(agrees("ا\u{655}يمان", "إيمان") && !agrees("ا\u{654}يمان", "إيمان"));
        assert!(agrees("ﺇﻳﻤﺎﻥ", "إيمان") && !agrees("ﺃﻳﻤﺎﻥ", "إيمان"));
        assert!(agrees("عـُـمـان", "عُمان"));
    }

    #[test]
    fn spelling_is_letters_and_neither_marks_nor_tatweel() {
        assert_eq!(bare("«المدرســةُ»، إلى آخرِها"), "المدرسة إلى آخرها");
        assert_eq!(bare("ا\u{653}خر می\u{200C}روم ﻷﻣﻴﺮ"), "آخر میروم لأمير");
        assert_eq!(bare("ISIS‑K (هٰذا) ٢٠٢١"), "ISIS K هذا ٢٠٢١");
        assert_eq!(bare("، ـ"), "");
    }

    #[test]
    fn a_beginning_that_is_not_written_does_not_count() {
        assert!(agrees("لأمل", "الأمل") && !agrees("لإمل", "الأمل"));
    }
}
