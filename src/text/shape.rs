//! Shaping: which presentation form each letter of a paragraph is shown as, by
//! the form it takes among its neighbours ([`joining`](super::joining)).
//!
//! Works on a whole paragraph in logical order, before lines and colours, so
//! that neither can break a join. Letters without presentation forms stay
//! nominal and still join their neighbours. Of the ligatures only lam-alef is
//! made: it is obligatory, the others are a matter of style.

use std::cell::Cell;

use super::joining::{Form, each_form};
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
    // Read from the front and written behind that, one by one.
    let cells = Cell::from_mut(&mut shown[..]).as_slice_of_cells();
    let mut lam: Option<(usize, Form)> = None;
    each_form(cells.iter().map(Cell::get), |index, letter, form| {
        if let Some((at, joined)) = lam.take()
            && let Some(ligature) = lam_alef(joined, letter)
            // A character that is never shown, such as a bidi control, is a
            // cluster of its own: then the letters have a cell each.
            && !cells[at + 1..index].iter().any(|cell| is_hidden(cell.get()))
        {
            cells[at].set(ligature);
            cells[index].set(JOINED_ALEF);
            return;
        }
        cells[index].set(presentation_form(letter, form));
        if letter == 'ل' && form.joins_next() {
            lam = Some((index, form));
        }
    });
    shown
}

/// The ligature of a lam of this form and the letter it joins, if that is an alef.
fn lam_alef(lam: Form, alef: char) -> Option<char> {
    let (isolated, joined) = match alef {
        'آ' => ('\u{fef5}', '\u{fef6}'),
        'أ' => ('\u{fef7}', '\u{fef8}'),
        'إ' => ('\u{fef9}', '\u{fefa}'),
        'ا' => ('\u{fefb}', '\u{fefc}'),
        _ => return None,
    };
    Some(if lam.joins_previous() {
        joined
    } else {
        isolated
    })
}

/// The presentation form of a letter, or the letter itself if it has none.
fn presentation_form(letter: char, form: Form) -> char {
    match ARABIC.get((letter as usize).wrapping_sub(FIRST)) {
        Some(forms) => forms[form as usize],
        None => letter,
    }
}

const FIRST: usize = 0x600;

/// What each character of U+0600 to U+06FF is shown as, in the order of [`Form`].
static ARABIC: [[char; 4]; 256] = {
    let mut shown = [['\0'; 4]; 256];
    let mut i = 0;
    while i < shown.len() {
        if let Some(character) = char::from_u32((FIRST + i) as u32) {
            shown[i] = [character; 4];
        }
        i += 1;
    }
    let mut i = 0;
    while i < FORMS.len() {
        let (letter, forms) = FORMS[i];
        let mut form = 0;
        while form < forms.len() {
            if forms[form] != '\0' {
                shown[letter as usize - FIRST][form] = forms[form];
            }
            form += 1;
        }
        i += 1;
    }
    // Unicode has no forms of ae, whose shapes are those of heh at a word's end.
    shown['ە' as usize - FIRST] = shown['ه' as usize - FIRST];
    shown
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
