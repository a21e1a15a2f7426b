//! One key press, and its written notation (`j`, `?`, `Space`, `Ctrl-c`,
//! `Alt-Left`, `Shift-Tab`).
//!
//! Knows no terminal bytes and no command. A key has one form only: [`Key::new`]
//! folds the spellings that mean the same press, so that a key read from a
//! terminal equals the key written in a configuration.

use std::fmt;
use std::str::FromStr;

/// A key and what was held down with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The key itself.
    pub code: KeyCode,
    /// What was held down.
    pub modifiers: Modifiers,
}

impl Key {
    /// The key in its one form: a letter carries Shift in its own case, `Ctrl`
    /// makes a letter small (a terminal cannot tell `Ctrl-C` from `Ctrl-c`),
    /// `Ctrl` with `i`, `m`, `h` and `[` is Tab, Enter, Backspace and Esc (nor
    /// those), and Tab with Shift is [`KeyCode::BackTab`].
    #[must_use]
    pub fn new(code: KeyCode, modifiers: Modifiers) -> Self {
        let mut key = Self { code, modifiers };
        match code {
            KeyCode::Char(c) => {
                key.code = KeyCode::Char(if modifiers.ctrl {
                    single(c, c.to_lowercase())
                } else if modifiers.shift {
                    single(c, c.to_uppercase())
                } else {
                    c
                });
                key.modifiers.shift = false;
                if modifiers.ctrl
                    && let Some(same) = control_twin(key.code)
                {
                    key.code = same;
                    key.modifiers.ctrl = false;
                }
            }
            KeyCode::Tab if modifiers.shift => {
                key.code = KeyCode::BackTab;
                key.modifiers.shift = false;
            }
            KeyCode::BackTab => key.modifiers.shift = false,
            _ => {}
        }
        key
    }

    /// The character that this key types into a text field, if it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.modifiers.ctrl && !self.modifiers.alt => Some(c),
            _ => None,
        }
    }
}

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyCode {
    /// A key that types this character; never a control character.
    Char(char),
    Enter,
    Esc,
    Tab,
    /// Tab with Shift.
    BackTab,
    Backspace,
    Delete,
    Insert,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    /// A function key, from 1.
    F(u8),
}

/// What is held down with a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Modifiers {
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

impl Modifiers {
    /// Nothing held down.
    pub const NONE: Self = Self {
        ctrl: false,
        alt: false,
        shift: false,
    };
    /// `Ctrl` alone.
    pub const CTRL: Self = Self {
        ctrl: true,
        ..Self::NONE
    };
    /// `Alt` alone.
    pub const ALT: Self = Self {
        alt: true,
        ..Self::NONE
    };
    /// `Shift` alone.
    pub const SHIFT: Self = Self {
        shift: true,
        ..Self::NONE
    };
}

impl From<KeyCode> for Key {
    fn from(code: KeyCode) -> Self {
        Self::new(code, Modifiers::NONE)
    }
}

impl From<char> for Key {
    fn from(c: char) -> Self {
        Self::from(KeyCode::Char(c))
    }
}

/// A notation that names no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no key is called `{0}`; keys are written like `j`, `Space`, `PgDn`, `Ctrl-c`, `Alt-Left`")]
pub struct UnknownKey(pub String);

/// The keys with a name. Where a key has several, the first is the one shown.
const NAMES: &[(KeyCode, &[&str])] = &[
    (KeyCode::Char(' '), &["Space"]),
    (KeyCode::Enter, &["Enter", "Return"]),
    (KeyCode::Esc, &["Esc", "Escape"]),
    (KeyCode::Tab, &["Tab"]),
    (KeyCode::Backspace, &["Backspace"]),
    (KeyCode::Delete, &["Delete", "Del"]),
    (KeyCode::Insert, &["Insert", "Ins"]),
    (KeyCode::Left, &["Left"]),
    (KeyCode::Right, &["Right"]),
    (KeyCode::Up, &["Up"]),
    (KeyCode::Down, &["Down"]),
    (KeyCode::Home, &["Home"]),
    (KeyCode::End, &["End"]),
    (KeyCode::PageUp, &["PgUp", "PageUp"]),
    (KeyCode::PageDown, &["PgDn", "PageDown"]),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, shift) = match self.code {
            KeyCode::BackTab => (KeyCode::Tab, true),
            code => (code, self.modifiers.shift),
        };
        for (held, prefix) in [
            (self.modifiers.ctrl, "Ctrl-"),
            (self.modifiers.alt, "Alt-"),
            (shift, "Shift-"),
        ] {
            if held {
                f.write_str(prefix)?;
            }
        }
        if let Some((_, names)) = NAMES.iter().find(|(named, _)| *named == code) {
            return f.write_str(names[0]);
        }
        match code {
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(number) => write!(f, "F{number}"),
            // Every other key stands in the table; its debug name is the same word.
            other => write!(f, "{other:?}"),
        }
    }
}

impl FromStr for Key {
    type Err = UnknownKey;

    /// Reads the notation. Names and modifiers may be in any case, characters
    /// are themselves. Function keys go from F1 to F24.
    fn from_str(notation: &str) -> Result<Self, UnknownKey> {
        let mut modifiers = Modifiers::NONE;
        let mut rest = notation;
        loop {
            if let Some(after) = after_prefix(rest, "Ctrl-") {
                modifiers.ctrl = true;
                rest = after;
            } else if let Some(after) = after_prefix(rest, "Alt-") {
                modifiers.alt = true;
                rest = after;
            } else if let Some(after) = after_prefix(rest, "Shift-") {
                modifiers.shift = true;
                rest = after;
            } else {
                break;
            }
        }
        code_called(rest)
            .map(|code| Self::new(code, modifiers))
            .ok_or_else(|| UnknownKey(notation.to_owned()))
    }
}

/// What follows `prefix`, unless nothing does.
fn after_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    (head.eq_ignore_ascii_case(prefix) && text.len() > prefix.len()).then(|| &text[prefix.len()..])
}

fn code_called(name: &str) -> Option<KeyCode> {
    let mut characters = name.chars();
    if let (Some(c), None) = (characters.next(), characters.next()) {
        return (!c.is_control()).then_some(KeyCode::Char(c));
    }
    if let Some((code, _)) = NAMES
        .iter()
        .find(|(_, names)| names.iter().any(|known| known.eq_ignore_ascii_case(name)))
    {
        return Some(*code);
    }
    let digits = name.strip_prefix(['F', 'f'])?;
    let number: u8 = digits.parse().ok()?;
    // "F+1" and "F01" parse as numbers but are not how a key is written.
    ((1..=24).contains(&number) && digits == number.to_string()).then_some(KeyCode::F(number))
}

/// The key that sends the same control character as this one with Ctrl.
fn control_twin(code: KeyCode) -> Option<KeyCode> {
    Some(match code {
        KeyCode::Char('h') => KeyCode::Backspace,
        KeyCode::Char('i') => KeyCode::Tab,
        KeyCode::Char('m') => KeyCode::Enter,
        KeyCode::Char('[') => KeyCode::Esc,
        _ => return None,
    })
}

/// The other case of a letter, when that is one letter too.
fn single(c: char, mut mapped: impl Iterator<Item = char>) -> char {
    match (mapped.next(), mapped.next()) {
        (Some(other), None) => other,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(notation: &str) -> Key {
        notation.parse().unwrap()
    }

    #[test]
    fn notation_names_the_keys_people_press() {
        assert_eq!(key("j"), Key::from('j'));
        assert_eq!(key("?"), Key::from('?'));
        assert_eq!(key("ت"), Key::from('ت'));
        assert_eq!(key("Space"), Key::from(' '));
        assert_eq!(key("PgDn"), Key::from(KeyCode::PageDown));
        assert_eq!(key("pagedown"), Key::from(KeyCode::PageDown));
        assert_eq!(key("Ctrl-c"), Key::new(KeyCode::Char('c'), Modifiers::CTRL));
        assert_eq!(key("Alt-Left"), Key::new(KeyCode::Left, Modifiers::ALT));
        assert_eq!(key("Shift-Tab"), Key::from(KeyCode::BackTab));
        assert_eq!(key("F12"), Key::from(KeyCode::F(12)));
        assert_eq!(key("-"), Key::from('-'));
        assert_eq!(key("Ctrl--"), Key::new(KeyCode::Char('-'), Modifiers::CTRL));
    }

    #[test]
    fn spellings_of_one_press_are_one_key() {
        assert_eq!(key("Shift-g"), key("G"));
        assert_eq!(key("Ctrl-C"), key("ctrl-c"));
        assert_eq!(key("Ctrl-i"), key("Tab"));
        assert_eq!(key("Ctrl-Alt-M"), key("Alt-Enter"));
        assert_eq!(key("Ctrl-Shift-Tab").to_string(), "Ctrl-Shift-Tab");
        assert_eq!(key("Alt-Ctrl-x").to_string(), "Ctrl-Alt-x");
    }

    #[test]
    fn what_names_no_key_is_refused_by_name() {
        for notation in [
            "", "Ctrl-", "Hyper-x", "F0", "F25", "F+1", "F01", "jj", "\u{1b}", "Alt-\t",
        ] {
            assert_eq!(
                notation.parse::<Key>(),
                Err(UnknownKey(notation.to_owned()))
            );
        }
    }

    #[test]
    fn only_plain_characters_are_typed() {
        assert_eq!(key("ت").typed(), Some('ت'));
        assert_eq!(key("Space").typed(), Some(' '));
        assert_eq!(key("Alt-x").typed(), None);
        assert_eq!(key("Enter").typed(), None);
    }

    fn any_code() -> impl Strategy<Value = KeyCode> {
        let named: Vec<_> = NAMES
            .iter()
            .map(|(code, _)| *code)
            .chain([KeyCode::BackTab])
            .collect();
        prop_oneof![
            any::<char>()
                .prop_filter("typed", |c| !c.is_control())
                .prop_map(KeyCode::Char),
            (1u8..=24).prop_map(KeyCode::F),
            prop::sample::select(named),
        ]
    }

    proptest! {
        #[test]
        fn every_key_is_read_back_as_it_is_shown(
            code in any_code(), ctrl: bool, alt: bool, shift: bool
        ) {
            let pressed = Key::new(code, Modifiers { ctrl, alt, shift });
            prop_assert_eq!(pressed.to_string().parse(), Ok(pressed));
        }

        #[test]
        fn any_text_is_read_or_refused(notation: String) {
            if let Ok(read) = notation.parse::<Key>() {
                prop_assert_eq!(read.to_string().parse(), Ok(read));
            }
        }
    }
}
