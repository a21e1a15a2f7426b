//! Which key an Arabic letter sits on, so that commands work while an Arabic
//! or Persian keyboard layout is on.
//!
//! Source: the layouts `ara` and `ir` of xkeyboard-config. The Arabic one goes
//! first; a Persian letter is added where the two do not contradict each other
//! (ظ, ط, ز, ذ and د sit on other keys there and mean the Arabic ones here).
//! Punctuation and digits go by what they mean, since their place differs from
//! layout to layout. The key B of a layout that sends lam and alef as two
//! characters arrives as `g` and `h`: nothing essential may sit on B alone.

use crate::input::key::{Key, KeyCode};

/// The key as a command: a letter of an Arabic layout becomes the key it sits
/// on. Only for contexts where keys are commands; in a text field letters stay
/// letters.
#[must_use]
pub fn as_command(key: Key) -> Key {
    match key.code {
        KeyCode::Char(c) => match latin(c) {
            Some(sits_on) => Key::new(KeyCode::Char(sits_on), key.modifiers),
            None => key,
        },
        _ => key,
    }
}

/// The character of the US layout on the key that types `c`, or `None` when
/// `c` is of no Arabic or Persian layout. Capital letters are the shifted keys.
#[must_use]
pub fn latin(c: char) -> Option<char> {
    if let Some(digit) = digit(c) {
        return Some(digit);
    }
    KEYS.iter()
        .find(|(arabic, _)| *arabic == c)
        .map(|(_, latin)| *latin)
}

fn digit(c: char) -> Option<char> {
    let value = match c {
        '\u{0660}'..='\u{0669}' => u32::from(c) - 0x0660,
        '\u{06F0}'..='\u{06F9}' => u32::from(c) - 0x06F0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// In the order of the keyboard, row by row, then the shifted keys.
const KEYS: &[(char, char)] = &[
    ('ذ', '`'),
    ('ض', 'q'),
    ('ص', 'w'),
    ('ث', 'e'),
    ('ق', 'r'),
    ('ف', 't'),
    ('غ', 'y'),
    ('ع', 'u'),
    ('ه', 'i'),
    ('خ', 'o'),
    ('ح', 'p'),
    ('ج', '['),
    ('د', ']'),
    ('ش', 'a'),
    ('س', 's'),
    ('ي', 'd'),
    ('ب', 'f'),
    ('ل', 'g'),
    ('ا', 'h'),
    ('ت', 'j'),
    ('ن', 'k'),
    ('م', 'l'),
    ('ك', ';'),
    ('ط', '\''),
    ('ئ', 'z'),
    ('ء', 'x'),
    ('ؤ', 'c'),
    ('ر', 'v'),
    ('\u{FEFB}', 'b'), // lam-alef, one character on this layout
    ('ى', 'n'),
    ('ة', 'm'),
    ('و', ','),
    ('ز', '.'),
    ('ظ', '/'),
    // Shifted.
    ('\u{0651}', '~'), // shadda
    ('\u{064E}', 'Q'), // fatha
    ('\u{064B}', 'W'), // fathatan
    ('\u{064F}', 'E'), // damma
    ('\u{064C}', 'R'), // dammatan
    ('\u{FEF9}', 'T'), // lam-alef with hamza below
    ('إ', 'Y'),
    ('÷', 'I'),
    ('×', 'O'),
    ('\u{0650}', 'A'), // kasra
    ('\u{064D}', 'S'), // kasratan
    ('\u{FEF7}', 'G'), // lam-alef with hamza above
    ('أ', 'H'),
    ('\u{0640}', 'J'), // tatweel
    ('\u{0652}', 'X'), // sukun
    ('\u{FEF5}', 'B'), // lam-alef with madda
    ('آ', 'N'),
    // Persian, where Arabic has no say.
    ('چ', ']'),
    ('ی', 'd'),
    ('ک', ';'),
    ('گ', '\''),
    ('پ', 'm'),
    ('ژ', 'C'),
    // By meaning.
    ('؟', '?'),
    ('؛', ';'),
    ('،', ','),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// The three letter rows of both layouts, key by key.
    #[test]
    fn the_rows_of_the_keyboard() {
        let rows = [
            ("ضصثقفغعهخحجد", "qwertyuiop[]"),
            ("شسيبلاتنمكط", "asdfghjkl;'"),
            ("ئءؤر\u{FEFB}ىةوزظ", "zxcvbnm,./"),
            ("ضصثقفغعهخحجچ", "qwertyuiop[]"),
            ("شسیبلاتنمکگ", "asdfghjkl;'"),
            ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
            ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ];
        for (arabic, us) in rows {
            let read: String = arabic.chars().filter_map(latin).collect();
            assert_eq!(read, us, "{arabic}");
        }
    }

    #[test]
    fn a_letter_of_the_layout_is_the_command_on_its_key() {
        let command = |notation: &str| as_command(notation.parse().unwrap()).to_string();
        assert_eq!(command("ت"), "j");
        assert_eq!(command("؟"), "?");
        assert_eq!(command("\u{FEF7}"), "G");
        assert_eq!(command("Alt-ض"), "Alt-q");
        assert_eq!(command("Ctrl-ؤ"), "Ctrl-c");
        assert_eq!(command("٣"), "3");
    }

    #[test]
    fn other_keys_stay_what_they_are() {
        for notation in ["j", "G", "?", "/", "Enter", "Alt-Left", "é", "٪", "中"] {
            let key: Key = notation.parse().unwrap();
            assert_eq!(as_command(key), key);
        }
    }

    #[test]
    fn every_letter_stands_in_the_table_once() {
        let letters: HashSet<_> = KEYS.iter().map(|(arabic, _)| arabic).collect();
        assert_eq!(letters.len(), KEYS.len());
    }
}
