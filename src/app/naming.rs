//! What is written into the person's file for what stands in an article: a name without
//! the signs around it, a passage that is found again, and an id for a new actor. Judges
//! nothing.

use std::ops::Range;

use crate::actors::gazetteer::Gazetteer;
use crate::library::mention::ActorId;
use crate::text::fold::fold;

/// The most characters of a name, and of an id.
pub(super) const LONGEST_NAME: usize = 200;
const LONGEST_ID: usize = 40;
/// The most characters of a passage before and after what it is about.
const AROUND: usize = 120;

/// The Arabic letters in the Latin ones of an id or a name.
const LETTERS: [(&str, &str); 26] = [
    ("ب", "b"),
    ("ت", "t"),
    ("ث", "th"),
    ("ج", "j"),
    ("ح", "h"),
    ("خ", "kh"),
    ("د", "d"),
    ("ذ", "dh"),
    ("ر", "r"),
    ("ز", "z"),
    ("س", "s"),
    ("ش", "sh"),
    ("ص", "s"),
    ("ض", "d"),
    ("ط", "t"),
    ("ظ", "z"),
    ("غ", "gh"),
    ("ف", "f"),
    ("ق", "q"),
    ("ك", "k"),
    ("ل", "l"),
    ("م", "m"),
    ("ن", "n"),
    ("ه", "h"),
    ("و", "w"),
    ("ي", "y"),
];

/// A name as it is written, on one line and without the signs around it; `None` if it is
/// no name: fewer than two letters, or very many.
pub(super) fn name(written: &str) -> Option<String> {
    let safe: String = written.chars().filter(|c| !is_invisible(*c)).collect();
    let words: Vec<&str> = safe.split_whitespace().collect();
    let name = words.join(" ");
    let name = with_closing_mark(&name);
    let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
    let is_name = letters >= 2 && name.chars().count() <= LONGEST_NAME;
    is_name.then(|| name.to_owned())
}

/// A name without the signs around it, but with the one that closes what is opened in it:
/// حركة "…".
fn with_closing_mark(written: &str) -> &str {
    let is_sign = |c: char| !c.is_alphanumeric() && !is_mark(c);
    let from = written.len() - written.trim_start_matches(is_sign).len();
    let name = written[from..].trim_end_matches(is_sign);
    let next = written[from + name.len()..].chars().next();
    let closes = next.filter(|&mark| {
        let count = |mark: char| name.matches(mark).count();
        match mark {
            '"' => count('"') % 2 == 1,
            '»' => count('«') > count('»'),
            '”' => count('“') > count('”'),
            _ => false,
        }
    });
    &written[from..from + name.len() + closes.map_or(0, char::len_utf8)]
}

/// The words around `range` that tell its place in a sentence, as they are written, each
/// with a blank between.
pub(super) fn passage(text: &str, sentence: Range<usize>, range: &Range<usize>) -> String {
    let is_odd = |c: char| is_invisible(c) && !c.is_whitespace();
    let before = text.get(sentence.start..range.start).unwrap_or_default();
    let after = text.get(range.end..sentence.end).unwrap_or_default();
    // Whole words only, none of them with what cannot be seen.
    let clean = before.rfind(is_odd).map_or(0, |at| {
        let rest = &before[at..];
        at + rest.find(char::is_whitespace).unwrap_or(rest.len())
    });
    let before = &before[clean..];
    let cut = before.char_indices().rev().nth(AROUND);
    let from = cut.map_or(0, |(at, _)| {
        let rest = &before[at..];
        at + rest.find(char::is_whitespace).unwrap_or(0)
    });
    let until = after.char_indices().nth(AROUND).map(|(at, _)| at);
    let until = until.into_iter().chain(after.find(is_odd)).min();
    let until = until.map_or(after.len(), |at| {
        after[..at].rfind(char::is_whitespace).unwrap_or(at)
    });
    let whole = [&before[from..], &text[range.clone()], &after[..until]].concat();
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An id that nobody has, made of a name.
pub(super) fn id(name: &str, gazetteer: &Gazetteer) -> String {
    let mut id = String::new();
    for c in latin(name).to_ascii_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    id.truncate(LONGEST_ID);
    let id = match id.trim_end_matches('-') {
        "" => "actor",
        id => id,
    };
    let is_free = |id: &String| gazetteer.get(&ActorId::new(id)).is_none();
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let mut ids = std::iter::once(id.to_owned()).chain(numbered);
    ids.find(is_free).unwrap_or_default()
}

/// A name in Latin letters, for a person to mend: short vowels are not known.
pub(super) fn latin(name: &str) -> String {
    let mut latin = String::new();
    for word in fold(name).text.split(' ') {
        let (article, rest) = match word.strip_prefix("ال") {
            Some(rest) if rest.chars().count() > 1 => ("Al-", rest),
            _ => ("", word),
        };
        let letters = rest.chars().map(|c| {
            let letter = c.to_string();
            let found = LETTERS.iter().find(|(arabic, _)| *arabic == letter);
            match found {
                Some((_, latin)) => (*latin).to_owned(),
                None if c.is_ascii() => letter,
                None if matches!(c, 'ا' | 'ع') => "a".to_owned(),
                None => String::new(),
            }
        });
        let mut spelt: String = letters.collect();
        if let Some(first) = spelt.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        if !spelt.is_empty() {
            latin.extend([if latin.is_empty() { "" } else { " " }, article, &spelt]);
        }
    }
    latin
}

/// Whether a text has letters of this script.
pub(super) fn has_arabic(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}'))
}

pub(super) fn has_latin(text: &str) -> bool {
    text.chars()
        .any(|c| c.is_alphabetic() && (c as u32) < 0x250)
}

/// What a person who reads the file would not see there: controls, and what turns text.
fn is_invisible(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(
            c,
            '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}'
        )
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
}

/// A vowel mark, which belongs to the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{65F}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_on_one_line_and_a_passage_is_of_whole_words() {
        assert_eq!(name("«ميناء\n  الشمال»،").as_deref(), Some("ميناء الشمال"));
        for written in ["حركة \"الفجر\"", "حركة «الفجر»"] {
            assert_eq!(name(&format!("({written})، ")).as_deref(), Some(written));
        }
        assert_eq!(name("\u{202E}حرب\u{202C}").as_deref(), Some("حرب"));
        assert_eq!(
            (name("و"), name(" … "), name(&"طويل ".repeat(80))),
            (None, None, None)
        );
        let text = format!(
            "{}قال  الشاب\u{200F}وب إن\nالفجر قريب. نعم",
            "كلمة ".repeat(60)
        );
        let at = text.find("الفجر").unwrap();
        let found = passage(&text, 0..text.len(), &(at..at + "الفجر".len()));
        assert_eq!(found, "إن الفجر قريب. نعم");
        let text = "كلمة ".repeat(200);
        let found = passage(&text, 0..text.len(), &(900..908));
        assert!(found.chars().count() <= 2 * AROUND + 10, "{found}");
        assert!(found.split(' ').all(|word| word == "كلمة"), "{found}");
    }

    #[test]
    fn an_id_is_made_of_any_name_and_is_nobodys() {
        let known = Gazetteer::built_in();
        assert_eq!(id("North Harbour!", &known), "north-harbour");
        assert_eq!(id("ميناء الشمال", &known), "myna-al-shmal");
        assert_eq!(id("Trump", &known), "trump-2");
        assert_eq!(id("؟؟", &known), "actor");
        assert_eq!(latin("ميناء الشمال"), "Myna Al-Shmal");
    }
}
