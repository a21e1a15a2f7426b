//! Joining (Unicode core specification 9.2): which sides of a character take
//! part in a cursive join (`ArabicShaping.txt`), and which form each letter of
//! a text takes among its neighbours (rules R1 to R7).
//!
//! All scripts are known, so that a letter without presentation forms still
//! joins its neighbours. What a form looks like is for
//! [`shape`](super::shape) to say.

use std::iter::once;

use super::tables::{JOINING, JOINING_ARABIC};

/// How a character joins, sides in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joining {
    /// Joins nothing.
    None,
    /// Joins the letter before it only, as alef and dal do.
    Right,
    /// Joins the letter after it only.
    Left,
    /// Joins on both sides.
    Dual,
    /// Has no forms but makes its neighbours join: tatweel, ZWJ.
    Causing,
    /// Is passed over: marks and most format characters.
    Transparent,
}

impl Joining {
    /// The joining type of `character`.
    #[inline]
    pub fn of(character: char) -> Joining {
        match character {
            '\0'..='\u{ac}' => Joining::None,
            '\u{600}'..='\u{6ff}' => ARABIC[character as usize - 0x600],
            _ => Joining::in_table(character),
        }
    }

    fn in_table(character: char) -> Joining {
        let after = JOINING.partition_point(|&(first, _, _)| first <= character);
        match after.checked_sub(1).map(|index| JOINING[index]) {
            Some((_, last, letter)) if character <= last => Joining::of_letter(letter),
            _ => Joining::None,
        }
    }

    /// The joining type that `ArabicShaping.txt` writes with this letter.
    const fn of_letter(letter: u8) -> Joining {
        match letter {
            b'R' => Joining::Right,
            b'L' => Joining::Left,
            b'D' => Joining::Dual,
            b'C' => Joining::Causing,
            b'T' => Joining::Transparent,
            _ => Joining::None,
        }
    }

    /// Whether it joins a letter that comes after it.
    pub fn joins_next(self) -> bool {
        matches!(self, Joining::Dual | Joining::Left | Joining::Causing)
    }

    /// Whether it joins a letter that comes before it.
    pub fn joins_previous(self) -> bool {
        matches!(self, Joining::Dual | Joining::Right | Joining::Causing)
    }
}

/// The joining types of U+0600 to U+06FF.
static ARABIC: [Joining; 256] = {
    let mut types = [Joining::None; 256];
    let mut i = 0;
    while i < 256 {
        types[i] = Joining::of_letter(JOINING_ARABIC[i]);
        i += 1;
    }
    types
};

/// The form of a letter: which of its sides, in reading order, are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Joined to nothing.
    Isolated,
    /// Joined to the letter before it.
    Final,
    /// Joined to the letter after it.
    Initial,
    /// Joined on both sides.
    Medial,
}

impl Form {
    /// Whether it is joined to the letter after it.
    pub fn joins_next(self) -> bool {
        matches!(self, Form::Initial | Form::Medial)
    }

    /// Whether it is joined to the letter before it.
    pub fn joins_previous(self) -> bool {
        matches!(self, Form::Final | Form::Medial)
    }

    fn of(previous: bool, next: bool) -> Form {
        match (previous, next) {
            (false, false) => Form::Isolated,
            (true, false) => Form::Final,
            (false, true) => Form::Initial,
            (true, true) => Form::Medial,
        }
    }
}

/// The form of each character of `text`, in logical order, one item for each
/// character; `None` for those that are passed over (marks, format characters).
/// The lam and alef of a ligature have the forms of two joined letters.
pub fn forms(text: &str) -> Vec<Option<Form>> {
    let mut forms = vec![None; text.chars().count()];
    each_form(text.chars(), |index, _, form| forms[index] = Some(form));
    forms
}

/// Calls `found` with the index, counted in characters, the character and the
/// form of every character of `text` that is not passed over, in logical order:
/// of each once the one after it is known.
pub(super) fn each_form(
    text: impl Iterator<Item = char>,
    mut found: impl FnMut(usize, char, Form),
) {
    // The form of a letter waits for the letter after it; that of the last one
    // for something that joins nothing.
    let mut waiting: Option<(usize, char, Joining, bool)> = None;
    for (index, character) in text.chain(once('\0')).enumerate() {
        let joining = Joining::of(character);
        if joining == Joining::Transparent {
            continue;
        }
        let mut joined = false;
        if let Some((index, letter, before, previous)) = waiting.take() {
            joined = before.joins_next() && joining.joins_previous();
            found(index, letter, Form::of(previous, joined));
        }
        waiting = Some((index, character, joining, joined));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_many_languages() {
        for (letter, joining) in [
            ('ب', Joining::Dual),
            ('ا', Joining::Right),
            ('ى', Joining::Dual),
            ('ة', Joining::Right),
            ('ء', Joining::None),
            ('ـ', Joining::Causing),
            ('َ', Joining::Transparent),
            ('ٰ', Joining::Transparent),
            ('ں', Joining::Dual),
            ('ړ', Joining::Right),
            ('ښ', Joining::Dual),
            ('ە', Joining::Right),
            ('\u{200c}', Joining::None),
            ('\u{200d}', Joining::Causing),
            ('\u{200f}', Joining::Transparent),
            ('\u{8a0}', Joining::Dual),
            ('\u{712}', Joining::Dual),
            ('\u{a872}', Joining::Left),
            ('a', Joining::None),
            ('،', Joining::None),
            ('１', Joining::None),
        ] {
            assert_eq!(Joining::of(letter), joining, "{letter:?}");
        }
    }

    #[test]
    fn a_letter_takes_its_form_from_its_neighbours() {
        use Form::*;
        let of = |text| forms(text).into_iter().flatten().collect::<Vec<_>>();
        assert_eq!(of("بيت"), [Initial, Medial, Final]);
        assert_eq!(of("دار"), [Isolated, Isolated, Isolated]);
        assert_eq!(of("ښځه"), [Initial, Medial, Final]);
        assert_eq!(of("لا"), [Initial, Final]);
        assert_eq!(forms("بَ."), [Some(Isolated), None, Some(Isolated)]);
    }

    #[test]
    fn marks_are_passed_over_by_their_category() {
        // Mn, Me and Cf, of whatever script, where ArabicShaping.txt is silent.
        for mark in ['\u{301}', '\u{488}', '\u{10eac}', '\u{2060}', '\u{e0100}'] {
            let text = format!("ب{mark}ب");
            assert_eq!(
                forms(&text),
                [Some(Form::Initial), None, Some(Form::Final)],
                "{mark:?}"
            );
        }
        // What parts letters, though it is of those categories.
        for parting in [
            '\u{200c}', '\u{202f}', '\u{2066}', '\u{2069}', '\u{600}', '\u{6dd}',
        ] {
            let text = format!("ب{parting}ب");
            assert_eq!(forms(&text), [Some(Form::Isolated); 3], "{parting:?}");
        }
    }
}
