//! Base direction: which side a paragraph starts from (UAX #9, P2 and P3, with
//! a policy of our own for `auto`).
//!
//! The first strong character is a poor judge of news: an Arabic paragraph may
//! open with a Latin name, a Latin one may quote an Arabic word. So words are
//! counted.

use unicode_bidi::{BidiClass, bidi_class};

/// The base direction of a paragraph (UAX #9: paragraph embedding level 0 or 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

/// How the base direction of a paragraph is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum DirectionPolicy {
    /// By the share of right-to-left words; see [`paragraph_direction`].
    #[default]
    Auto,
    /// By the first strong character (UAX #9, P2 and P3).
    FirstStrong,
    /// The same for every paragraph.
    Fixed(Direction),
}

impl DirectionPolicy {
    /// The next choice.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Auto => Self::FirstStrong,
            Self::FirstStrong => Self::Fixed(Direction::RightToLeft),
            Self::Fixed(Direction::RightToLeft) => Self::Fixed(Direction::LeftToRight),
            Self::Fixed(Direction::LeftToRight) => Self::Auto,
        }
    }
}

/// The base direction of one paragraph.
///
/// [`DirectionPolicy::Auto`] counts words. Two in five of those with letters
/// suffice to make a paragraph right-to-left, if their script is; where both
/// kinds are equally many, and where no word has a letter, it is `fallback`
/// (the direction of the article).
/// [`DirectionPolicy::FirstStrong`]: `fallback` when nothing is strong.
pub fn paragraph_direction(text: &str, policy: DirectionPolicy, fallback: Direction) -> Direction {
    match policy {
        DirectionPolicy::Fixed(direction) => direction,
        DirectionPolicy::FirstStrong => {
            let mut first = FirstStrong::default();
            first.read(text);
            first.found.unwrap_or(fallback)
        }
        DirectionPolicy::Auto => Words::of(text).direction().unwrap_or(fallback),
    }
}

/// The base direction of a name, of a source or a person, among words of the direction
/// `around`: among those from right to left one such word in it is enough.
pub fn name_direction(name: &str, around: Direction) -> Direction {
    let words = Words::of(name);
    match around {
        Direction::RightToLeft if words.right_to_left > 0 => around,
        _ => words.direction().unwrap_or(around),
    }
}

/// What decides the base direction of a paragraph that comes in pieces: they are
/// told one after the other, and nobody needs the whole of it at once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Leanings {
    words: Words,
    first: FirstStrong,
}

impl Leanings {
    /// Takes in the next piece of the paragraph. A word that is cut counts twice.
    pub fn take_in(&mut self, piece: &str) {
        let Words {
            left_to_right,
            right_to_left,
        } = Words::of(piece);
        self.words.left_to_right += left_to_right;
        self.words.right_to_left += right_to_left;
        self.first.read(piece);
    }

    /// Its directions; `fallback` is that of the article.
    pub fn directions(&self, fallback: Direction) -> Directions {
        Directions {
            by_words: self.words.direction().unwrap_or(fallback),
            first_strong: self.first.found.unwrap_or(fallback),
        }
    }
}

/// The base direction of one paragraph by each policy that asks its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Directions {
    pub by_words: Direction,
    pub first_strong: Direction,
}

impl Directions {
    /// That of the policy in force.
    pub fn by(self, policy: DirectionPolicy) -> Direction {
        match policy {
            DirectionPolicy::Auto => self.by_words,
            DirectionPolicy::FirstStrong => self.first_strong,
            DirectionPolicy::Fixed(direction) => direction,
        }
    }
}

/// The first strong character of a paragraph (UAX #9, P2): none inside isolates.
#[derive(Clone, Copy, Debug, Default)]
struct FirstStrong {
    found: Option<Direction>,
    /// Isolates that are open.
    isolates: usize,
}

impl FirstStrong {
    fn read(&mut self, text: &str) {
        if self.found.is_some() {
            return;
        }
        for character in text.chars() {
            match bidi_class(character) {
                BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => self.isolates += 1,
                BidiClass::PDI => self.isolates = self.isolates.saturating_sub(1),
                // Lines that were wrapped by hand are one paragraph; no isolate
                // goes over the end of a line.
                BidiClass::B => self.isolates = 0,
                BidiClass::L if self.isolates == 0 => {
                    self.found = Some(Direction::LeftToRight);
                    return;
                }
                BidiClass::R | BidiClass::AL if self.isolates == 0 => {
                    self.found = Some(Direction::RightToLeft);
                    return;
                }
                _ => {}
            }
        }
    }
}

/// The direction of the first strong character (UAX #9, P2), if one is there.
pub fn first_strong(text: &str) -> Option<Direction> {
    let mut first = FirstStrong::default();
    first.read(text);
    first.found
}

/// The direction of a whole article: that of most of its words, and
/// right-to-left when neither side has more.
pub fn text_direction(text: &str) -> Direction {
    let Words {
        left_to_right,
        right_to_left,
    } = Words::of(text);
    if left_to_right > right_to_left {
        Direction::LeftToRight
    } else {
        Direction::RightToLeft
    }
}

impl Direction {
    /// The paragraph embedding level (UAX #9, BD4).
    pub fn level(self) -> u8 {
        match self {
            Direction::LeftToRight => 0,
            Direction::RightToLeft => 1,
        }
    }
}

/// How many words have their first letter in a script of either direction.
#[derive(Clone, Copy, Debug, Default)]
struct Words {
    left_to_right: usize,
    right_to_left: usize,
}

impl Words {
    fn of(text: &str) -> Words {
        let mut words = Words::default();
        let mut told = false;
        for character in text.chars() {
            if told && is_arabic_letter(character) {
                continue;
            }
            if character.is_whitespace() {
                told = false;
            } else if !told && let Some(direction) = letter_direction(character) {
                told = true;
                match direction {
                    Direction::LeftToRight => words.left_to_right += 1,
                    Direction::RightToLeft => words.right_to_left += 1,
                }
            }
        }
        words
    }

    /// Two in five suffice to be right-to-left; `None` where neither has more.
    fn direction(self) -> Option<Direction> {
        let Words {
            left_to_right,
            right_to_left,
        } = self;
        if left_to_right == right_to_left {
            None
        } else if right_to_left * 5 >= (left_to_right + right_to_left) * 2 {
            Some(Direction::RightToLeft)
        } else {
            Some(Direction::LeftToRight)
        }
    }
}

/// The direction of a letter; `None` for digits, signs and marks.
fn letter_direction(character: char) -> Option<Direction> {
    // Nearly every letter of most texts: no table need be asked.
    if is_arabic_letter(character) {
        return Some(Direction::RightToLeft);
    }
    if character.is_ascii() {
        return character
            .is_ascii_alphabetic()
            .then_some(Direction::LeftToRight);
    }
    if !character.is_alphabetic() {
        return None;
    }
    match bidi_class(character) {
        BidiClass::L => Some(Direction::LeftToRight),
        BidiClass::R | BidiClass::AL => Some(Direction::RightToLeft),
        _ => None,
    }
}

/// Whether a character is one of the letters that nearly all of an Arabic text
/// consists of.
fn is_arabic_letter(character: char) -> bool {
    ('\u{620}'..='\u{64a}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::{Direction::*, *};

    fn auto(text: &str) -> Direction {
        paragraph_direction(text, DirectionPolicy::Auto, RightToLeft)
    }

    #[test]
    fn words_decide_not_the_first_letter() {
        assert_eq!(auto("CNN نقلت عن مصدر في واشنطن"), RightToLeft);
        assert_eq!(auto("The word (كتاب) means book in Arabic."), LeftToRight);
        assert_eq!(auto("reuters كتب"), RightToLeft, "a tie is the article's");
    }

    #[test]
    fn two_words_in_five_are_enough() {
        assert_eq!(auto("قال اليوم one two three"), RightToLeft);
        assert_eq!(auto("قال one two"), LeftToRight);
    }

    #[test]
    fn a_name_goes_with_arabic_around_it_if_a_word_of_it_does() {
        for (name, in_arabic, in_english) in [
            ("BBC News عربي", RightToLeft, LeftToRight),
            ("صدى الوادي", RightToLeft, RightToLeft),
            ("France 24", LeftToRight, LeftToRight),
            ("24", RightToLeft, LeftToRight),
            ("CNN عربي", RightToLeft, LeftToRight),
        ] {
            assert_eq!(name_direction(name, RightToLeft), in_arabic, "{name}");
            assert_eq!(name_direction(name, LeftToRight), in_english, "{name}");
        }
    }

    #[test]
    fn neutrals_and_ties_take_the_direction_of_the_article() {
        for text in ["10:49", "2021", "…", "", "١٢٪", "reuters كتب"] {
            for article in [LeftToRight, RightToLeft] {
                assert_eq!(
                    paragraph_direction(text, DirectionPolicy::Auto, article),
                    article
                );
            }
        }
    }

    #[test]
    fn the_other_policies_do_what_they_say() {
        let text = "CNN نقلت عن مصدر";
        let by = |policy| paragraph_direction(text, policy, RightToLeft);
        assert_eq!(by(DirectionPolicy::FirstStrong), LeftToRight);
        assert_eq!(by(DirectionPolicy::Fixed(RightToLeft)), RightToLeft);
        assert_eq!(
            paragraph_direction("2021", DirectionPolicy::FirstStrong, LeftToRight),
            LeftToRight
        );
    }

    #[test]
    fn pieces_decide_together_as_the_whole_does() {
        let text = "\u{2067}one\u{2069} 12 اثنان three ثلاثة four five";
        let policies = [DirectionPolicy::Auto, DirectionPolicy::FirstStrong];
        for (cut, _) in text.char_indices().filter(|&(_, c)| c == ' ') {
            let mut leanings = Leanings::default();
            leanings.take_in(&text[..cut]);
            leanings.take_in(&text[cut..]);
            for fallback in [LeftToRight, RightToLeft] {
                let together = leanings.directions(fallback);
                for policy in policies {
                    let whole = paragraph_direction(text, policy, fallback);
                    assert_eq!(together.by(policy), whole, "cut at {cut}");
                }
            }
        }
    }

    #[test]
    fn an_article_has_the_direction_of_most_words() {
        assert_eq!(text_direction("one two\nثلاثة"), LeftToRight);
        assert_eq!(text_direction("one\nاثنان ثلاثة"), RightToLeft);
        assert_eq!(text_direction(""), RightToLeft);
    }
}
