//! Width: how many columns a character takes. Nothing else measures.
//!
//! Characters are measured, never strings: a string that holds لا would count
//! one column for two letters. A cell holds one character that has a width and
//! the marks on it, so that a terminal, whatever it knows of clusters, moves
//! its cursor as far as we think it does.

use unicode_width::UnicodeWidthChar;

use super::tables::HIDDEN;

/// The columns that `character` takes: 0, 1 or 2. 0 for marks, and for
/// everything that is never shown ([`is_hidden`]).
pub fn char_width(character: char) -> u8 {
    match character {
        ' '..='~' | '\u{621}'..='\u{64a}' | '\u{fe80}'..='\u{fefc}' => 1,
        _ if is_hidden(character) => 0,
        _ => UnicodeWidthChar::width(character).unwrap_or(0).min(2) as u8,
    }
}

/// Whether `character` is never sent to a terminal: control and format
/// characters, bidi controls, joiners, variation selectors, separators of
/// lines.
pub fn is_hidden(character: char) -> bool {
    match character {
        ' '..='~' | '\u{600}'..='\u{61b}' | '\u{61d}'..='\u{6ff}' | '\u{fe80}'..='\u{fefc}' => {
            false
        }
        _ => {
            let after = HIDDEN.partition_point(|&(first, _)| first <= character);
            after > 0 && character <= HIDDEN[after - 1].1
        }
    }
}

/// What is sent for a character on which terminals disagree: a replacement
/// character for noncharacters and for the few number signs that take one
/// column in some terminals and none in others.
pub fn shown(character: char) -> char {
    match character {
        '\u{605}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}' | '\u{fdd0}'..='\u{fdef}' => {
            char::REPLACEMENT_CHARACTER
        }
        _ if character as u32 & 0xfffe == 0xfffe => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

/// Whether `character` is a vowel mark or a recitation sign, which a reader can
/// have taken away: U+064B–U+0652, U+0656–U+065F, U+0670, and where they are
/// marks U+06D6–U+06ED and U+0897–U+08FF. Madda and hamza (U+0653–U+0655) are
/// parts of letters.
pub fn is_vowel_mark(character: char) -> bool {
    matches!(
        character,
        '\u{64b}'..='\u{652}'
            | '\u{656}'..='\u{65f}'
            | '\u{670}'
            | '\u{6d6}'..='\u{6dc}'
            | '\u{6df}'..='\u{6e4}'
            | '\u{6e7}'
            | '\u{6e8}'
            | '\u{6ea}'..='\u{6ed}'
            | '\u{897}'..='\u{89f}'
            | '\u{8ca}'..='\u{8e1}'
            | '\u{8e3}'..='\u{8ff}'
    )
}

/// Whether `character` is one of the vowel marks that newspapers print: shadda,
/// and tanwin in both its shapes (U+064B–U+064D, U+08F0–U+08F2). The small alef
/// (U+0670) is not: هذا and لكن are printed without it.
pub fn is_essential_mark(character: char) -> bool {
    matches!(
        character,
        '\u{64b}'..='\u{64d}' | '\u{651}' | '\u{8f0}'..='\u{8f2}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_marks_and_wide_characters() {
        for (character, width) in [
            ('a', 1),
            ('ب', 1),
            ('ﻻ', 1),
            ('ـ', 1),
            ('َ', 0),
            ('ّ', 0),
            ('中', 2),
            ('😀', 2),
        ] {
            assert_eq!(char_width(character), width, "{character:?}");
        }
    }

    #[test]
    fn controls_and_format_characters_take_nothing() {
        for character in "\0\u{1b}\t\u{7f}\u{85}\u{9b}\u{ad}\u{61c}\u{200b}\u{200c}\u{200d}\
                          \u{200e}\u{202e}\u{2066}\u{2028}\u{2029}\u{feff}\u{fe0f}\u{e0041}"
            .chars()
        {
            assert!(is_hidden(character), "{character:?}");
            assert_eq!(char_width(character), 0, "{character:?}");
        }
        assert!(!"ب\u{600}\u{6dd}َ\u{a0}".chars().any(is_hidden));
    }

    #[test]
    fn the_short_ways_agree_with_the_tables() {
        for character in (' '..='~')
            .chain('\u{600}'..='\u{6ff}')
            .chain('\u{fe80}'..='\u{fefc}')
        {
            let listed = HIDDEN
                .iter()
                .any(|&(from, to)| (from..=to).contains(&character));
            assert_eq!(is_hidden(character), listed, "{character:?}");
            if !listed {
                assert_eq!(
                    usize::from(char_width(character)),
                    UnicodeWidthChar::width(character).unwrap()
                );
            }
        }
    }

    #[test]
    fn essential_marks_are_vowel_marks() {
        let all = ('\u{600}'..='\u{8ff}').filter(|&c| is_essential_mark(c));
        let all: Vec<char> = all.collect();
        assert_eq!(all.len(), 7);
        assert!(all.iter().all(|&c| is_vowel_mark(c) && char_width(c) == 0));
        assert!(
            !"\u{653}\u{654}\u{655}\u{670}\u{64e}"
                .chars()
                .any(is_essential_mark)
        );
    }

    #[test]
    fn signs_that_terminals_measure_differently_are_replaced() {
        assert_eq!(shown('\u{70f}'), '\u{fffd}');
        assert_eq!(shown('\u{ffff}'), '\u{fffd}');
        assert_eq!(shown('ب'), 'ب');
    }
}
