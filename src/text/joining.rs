//! Joining types (Unicode core specification 9.2, `ArabicShaping.txt`): which
//! sides of a character take part in a cursive join. All scripts are known,
//! so that a letter without presentation forms still joins its neighbours.

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
    pub fn of(character: char) -> Joining {
        match character {
            '\0'..='\u{ac}' => Joining::None,
            '\u{600}'..='\u{6ff}' => ARABIC[character as usize - 0x600],
            _ => {
                let after = JOINING.partition_point(|&(first, _, _)| first <= character);
                match after.checked_sub(1).map(|index| JOINING[index]) {
                    Some((_, last, letter)) if character <= last => Joining::of_letter(letter),
                    _ => Joining::None,
                }
            }
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
    let mut joining = [Joining::None; 256];
    let mut at = 0;
    while at < joining.len() {
        joining[at] = Joining::of_letter(JOINING_ARABIC[at]);
        at += 1;
    }
    joining
};

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
}
