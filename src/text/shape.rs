//! Shaping: which presentation form each letter of a paragraph takes, by its
//! true neighbours (Unicode core specification 9.2, rules R1 to R7).
//!
//! Works on a whole paragraph in logical order, before lines and colours, so
//! that neither can break a join. Letters without presentation forms stay
//! nominal and still join their neighbours. Of the ligatures only lam-alef is
//! made: it is obligatory, the others are a matter of style.

use super::joining::Joining;
use super::tables::FORMS;
use super::width::is_hidden;

/// Stands for an alef that is shown by the lam before it.
pub const JOINED_ALEF: char = '\0';

/// What each character of `paragraph` is shown as, one item for each character.
///
/// In a lam-alef the lam becomes the ligature and the alef [`JOINED_ALEF`]; the
/// marks between keep their places. `paragraph` is in nominal letters
/// ([`prepare`](super::prepare::prepare)).
pub fn shape(paragraph: &str) -> Vec<char> {
    // Room for all at once: most letters are of two bytes, all blanks of one.
    let mut shown: Vec<char> = Vec::with_capacity(paragraph.len() * 2 / 3);
    shown.extend(paragraph.chars());
    let mut previous: Option<Letter> = None;
    for index in 0..shown.len() {
        let character = shown[index];
        let joining = Joining::of(character);
        if joining == Joining::Transparent {
            if let Some(letter) = &mut previous {
                letter.apart |= is_hidden(character);
            }
            continue;
        }
        let before = previous.take();
        let joined =
            joining.joins_previous() && before.as_ref().is_some_and(|l| l.joining.joins_next());
        if let Some(letter) = before {
            if let Some(ligature) = letter.with_alef(character, joined) {
                shown[letter.index] = ligature;
                shown[index] = JOINED_ALEF;
                continue;
            }
            shown[letter.index] = form(letter.character, letter.joined, joined);
        }
        if joining != Joining::None {
            previous = Some(Letter {
                index,
                character,
                joining,
                joined,
                apart: false,
            });
        } else {
            shown[index] = form(character, false, false);
        }
    }
    if let Some(letter) = previous {
        shown[letter.index] = form(letter.character, letter.joined, false);
    }
    shown
}

/// A letter whose form waits for the letter after it.
struct Letter {
    index: usize,
    character: char,
    joining: Joining,
    /// Whether it joins the letter before it.
    joined: bool,
    /// Whether a character that is never shown, such as a bidi control, stands
    /// after it: then it is a cluster of its own, and has one cell.
    apart: bool,
}

impl Letter {
    /// The ligature of this lam and an alef that it joins.
    fn with_alef(&self, alef: char, joined: bool) -> Option<char> {
        if self.character != 'ل' || !joined || self.apart {
            return None;
        }
        let (isolated, joining) = match alef {
            'آ' => ('\u{fef5}', '\u{fef6}'),
            'أ' => ('\u{fef7}', '\u{fef8}'),
            'إ' => ('\u{fef9}', '\u{fefa}'),
            'ا' => ('\u{fefb}', '\u{fefc}'),
            _ => return None,
        };
        Some(if self.joined { joining } else { isolated })
    }
}

/// The presentation form of a letter, or the letter itself if it has none.
fn form(letter: char, previous: bool, next: bool) -> char {
    // Unicode has no forms of ae, whose shapes are those of heh at a word's end.
    let letter = if letter == 'ە' { 'ه' } else { letter };
    if !('\u{621}'..='\u{6d3}').contains(&letter) {
        return letter;
    }
    let Some(forms) = INDEX[letter as usize - 0x600]
        .checked_sub(1)
        .map(|i| FORMS[usize::from(i)].1)
    else {
        return letter;
    };
    let [isolated, last, initial, medial] = forms;
    let shaped = match (previous, next) {
        (false, false) => isolated,
        (true, false) => last,
        (false, true) => initial,
        (true, true) => medial,
    };
    if shaped == '\0' { letter } else { shaped }
}

/// For each character of U+0600 to U+06FF, one more than its index in `FORMS`.
static INDEX: [u8; 256] = {
    let mut index = [0; 256];
    let mut i = 0;
    while i < FORMS.len() {
        index[FORMS[i].0 as usize - 0x600] = i as u8 + 1;
        i += 1;
    }
    index
};

#[cfg(test)]
mod tests {
    use super::super::prepare::prepare;
    use super::*;

    /// The forms in logical order, the alefs of lam-alef left out.
    fn shaped(text: &str) -> String {
        shape(text)
            .into_iter()
            .filter(|&c| c != JOINED_ALEF)
            .collect()
    }

    #[test]
    fn every_form_of_a_letter() {
        assert_eq!(shaped("ببب ب"), "ﺑﺒﺐ ﺏ");
        assert_eq!(shaped("دار"), "ﺩﺍﺭ");
        assert_eq!(shaped("قرأ"), "ﻗﺮﺃ");
    }

    #[test]
    fn lam_takes_all_four_alefs() {
        assert_eq!(shaped("لا لأ لإ لآ"), "ﻻ ﻷ ﻹ ﻵ");
        assert_eq!(shaped("بلا بلأ بلإ بلآ"), "ﺑﻼ ﺑﻸ ﺑﻺ ﺑﻶ");
        assert_eq!(shaped("الآن"), "ﺍﻵﻥ");
        assert_eq!(shaped("للا"), "ﻟﻼ");
    }

    #[test]
    fn marks_do_not_keep_lam_from_alef() {
        assert_eq!(shaped("لَّا"), "ﻻَّ");
        assert_eq!(shaped("تحولًا"), "ﺗﺤﻮﻻً");
    }

    #[test]
    fn tatweel_and_joiner_join_and_non_joiner_parts() {
        assert_eq!(shaped("هـ"), "ﻫـ");
        assert_eq!(shaped("ـه"), "ـﻪ");
        assert_eq!(shaped("ل\u{200d}"), "ﻟ\u{200d}");
        assert_eq!(shaped("می\u{200c}روم"), "ﻣﯽ\u{200c}ﺭﻭﻡ");
        assert_eq!(shaped("لـا"), "ﻟـﺎ");
        assert_eq!(shaped("ل\u{200c}ا"), "ﻝ\u{200c}ﺍ");
    }

    #[test]
    fn a_bidi_control_keeps_the_join_but_not_the_ligature() {
        assert_eq!(shaped("ل\u{200f}ا"), "ﻟ\u{200f}ﺎ");
    }

    #[test]
    fn letters_without_forms_join_their_neighbours() {
        assert_eq!(shaped("پښتو"), "ﭘښﺘﻮ");
        assert_eq!(shaped("میں"), "ﻣﯿﮟ");
        assert_eq!(shaped("گچ ژ ٹ"), "ﮔﭻ ﮊ ﭦ");
        assert_eq!(shaped("ئە ە"), "ﺋﻪ ﻩ");
    }

    #[test]
    fn a_letter_with_hamza_takes_the_form_of_its_base() {
        let whole = |text| shaped(&prepare(text).text);
        assert_eq!(whole("خانۀ دۀ"), "ﺧﺎﻧﻪ\u{654} ﺩﻩ\u{654}");
        assert_eq!(whole("نۀا"), "ﻧﻪ\u{654}ﺍ", "it joins no letter after it");
        assert_eq!(whole("ۂ بۂب"), "ﮦ\u{654} ﺑﮩ\u{654}ﺐ");
        assert_eq!(whole("ۓ گۓ"), "ﮮ\u{654} ﮔﮯ\u{654}");
    }

    #[test]
    fn other_text_is_left_alone() {
        assert_eq!(shaped("ISIS-K 12.5% (،؟)"), "ISIS-K 12.5% (،؟)");
        assert_eq!(shaped("ء"), "ﺀ");
        assert_eq!(shaped(""), "");
    }
}
