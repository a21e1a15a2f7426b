//! What one complete control sequence from the terminal means.
//!
//! Pure tables for ECMA-48 control sequences (`ESC [`) and single shifts
//! (`ESC O`), as xterm, rxvt, the Linux console and the kitty protocol send
//! them. Knows nothing of pieces and time: that is `parser`.

use crate::input::key::{Key, KeyCode, Modifiers};
use crate::input::mouse::{Mouse, MouseAction};

/// What a control sequence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Someone pressed this.
    Key(Key),
    /// Someone did this with the mouse.
    Mouse(Mouse),
    /// The terminal answers a question or tells of itself.
    Reply,
    /// A bracketed paste begins.
    Paste,
    /// Three raw bytes of an old mouse report follow.
    OldMouse,
    /// Nothing for us: a mouse report of another kind, a key that is released, rubbish.
    Nothing,
}

/// The meaning of `ESC [ body last`, where `body` is the parameter and
/// intermediate bytes (0x20 to 0x3F) and `last` the final byte.
///
/// Two answers look alike: F3 with modifiers is `1;2R` to `1;16R`, and so is a
/// cursor position report from the first row. They are taken for keys; who
/// asks for the cursor position asks from another row.
#[must_use]
pub fn control(body: &[u8], last: u8) -> Meaning {
    match body.first() {
        Some(b'<') if matches!(last, b'M' | b'm') => {
            return mouse(&numbers(&body[1..]), last).map_or(Meaning::Nothing, Meaning::Mouse);
        }
        Some(b'<' | b'=' | b'>' | b'?') => return Meaning::Reply,
        _ if body.iter().any(|byte| matches!(byte, 0x20..=0x2F)) => return Meaning::Reply,
        _ => {}
    }
    let numbers = numbers(body);
    let first = numbers.first().copied().unwrap_or(0);
    let held = modifiers(numbers.get(1).copied().unwrap_or(0));
    let named = |code| Meaning::Key(Key::new(code, held));
    match last {
        b'R' => match numbers[..] {
            [] | [_] => named(KeyCode::F(3)),
            [1, 2..=16] => named(KeyCode::F(3)),
            _ => Meaning::Reply,
        },
        b'Z' => named(KeyCode::BackTab),
        b'~' => match first {
            200 => Meaning::Paste,
            27 => unicode(numbers.get(2).copied().unwrap_or(0), held),
            number => numbered(number).map_or(Meaning::Nothing, named),
        },
        // rxvt: `^` and `@` stand for `~` with Ctrl, and with Ctrl and Shift.
        b'^' | b'@' => numbered(first).map_or(Meaning::Nothing, |code| {
            Meaning::Key(Key::new(
                code,
                Modifiers {
                    ctrl: true,
                    shift: last == b'@',
                    ..Modifiers::NONE
                },
            ))
        }),
        b'u' if released(body) => Meaning::Nothing,
        b'u' => unicode(first, held),
        b'a'..=b'd' if body.is_empty() => arrow(last.to_ascii_uppercase())
            .map_or(Meaning::Nothing, |code| {
                Meaning::Key(Key::new(code, Modifiers::SHIFT))
            }),
        b'I' | b'O' if body.is_empty() => Meaning::Reply, // focus came or went
        b'M' if body.is_empty() => Meaning::OldMouse,
        b'c' | b'n' | b't' | b'x' | b'y' => Meaning::Reply,
        _ if released(body) => Meaning::Nothing,
        _ => arrow(last)
            .or_else(|| function(last))
            .map_or(Meaning::Nothing, named),
    }
}

/// The key that rxvt sends as `ESC [ number $`: a numbered key with Shift.
/// Terminal replies never have `$` after a single number.
#[must_use]
pub fn rxvt_shifted(body: &[u8]) -> Option<Key> {
    if body.is_empty() || !body.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let code = numbered(numbers(body)[0])?;
    Some(Key::new(code, Modifiers::SHIFT))
}

/// The key of `ESC O digits last`, with the digits as modifiers: arrows and
/// function keys in application mode, and the keypad.
#[must_use]
pub fn single_shift(digits: &[u8], last: u8) -> Option<Key> {
    let numbers = numbers(digits);
    let held = modifiers(numbers.last().copied().unwrap_or(0));
    let code = match last {
        b'a'..=b'd' => {
            return arrow(last.to_ascii_uppercase()).map(|code| Key::new(code, Modifiers::CTRL));
        }
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        b' ' => KeyCode::Char(' '),
        b'X' => KeyCode::Char('='),
        // The keypad: each final letter is its character moved up by 0x40.
        b'j'..=b'y' => KeyCode::Char(char::from(last - 0x40)),
        b'R' => KeyCode::F(3),
        _ => arrow(last).or_else(|| function(last))?,
    };
    Some(Key::new(code, held))
}

/// The function key of `ESC [ [ letter`, which the Linux console sends.
#[must_use]
pub fn console_function(letter: u8) -> Option<Key> {
    matches!(letter, b'A'..=b'E').then(|| Key::from(KeyCode::F(letter - b'A' + 1)))
}

fn arrow(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        _ => return None,
    })
}

/// F1, F2 and F4; F3 has its own rule.
fn function(last: u8) -> Option<KeyCode> {
    matches!(last, b'P' | b'Q' | b'S').then(|| KeyCode::F(last - b'P' + 1))
}

/// The keys of `ESC [ number ~`.
fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        _ => {
            // The numbers have holes where the VT220 keyboard had them.
            let numbers = [
                11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34,
            ];
            let place = numbers.iter().position(|known| *known == number)?;
            KeyCode::F(u8::try_from(place + 1).ok()?)
        }
    })
}

/// A mouse report of xterm's SGR encoding (mode 1006): the button with what is held
/// and whether it moved, column and row from 1; `m` when the button goes up. Of the
/// buttons only the main one, and nothing with a modifier key, which people keep for
/// the terminal.
fn mouse(numbers: &[u32], last: u8) -> Option<Mouse> {
    let &[button, column, row] = numbers else {
        return None;
    };
    let action = match (button, last) {
        (0, b'M') => MouseAction::Press,
        (32, b'M') => MouseAction::Drag,
        (0, b'm') => MouseAction::Release,
        (64, b'M') => MouseAction::WheelUp,
        (65, b'M') => MouseAction::WheelDown,
        _ => return None,
    };
    let cell = |number: u32| u16::try_from(number.checked_sub(1)?).ok();
    Some(Mouse {
        action,
        column: cell(column)?,
        row: cell(row)?,
    })
}

/// A key told by its code point (`ESC [ code ; modifiers u`).
fn unicode(code: u32, held: Modifiers) -> Meaning {
    let code = match code {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        // The private use area stands for keys that type nothing.
        57344..=63743 => return Meaning::Nothing,
        code => match char::from_u32(code) {
            Some(c) if !c.is_control() => KeyCode::Char(c),
            _ => return Meaning::Nothing,
        },
    };
    Meaning::Key(Key::new(code, held))
}

/// Modifiers are sent as one more than the sum of 1 Shift, 2 Alt, 4 Ctrl.
fn modifiers(sent: u32) -> Modifiers {
    let bits = sent.saturating_sub(1);
    Modifiers {
        shift: bits & 1 != 0,
        alt: bits & 2 != 0,
        ctrl: bits & 4 != 0,
    }
}

/// The kitty protocol marks a released key by `:3` after the modifiers.
fn released(body: &[u8]) -> bool {
    body.split(|byte| *byte == b';')
        .nth(1)
        .is_some_and(|field| field.ends_with(b":3"))
}

/// The parameters; of one with parts (`97:65`) the first part. What is empty
/// or too large counts as 0.
fn numbers(body: &[u8]) -> Vec<u32> {
    if body.is_empty() {
        return Vec::new();
    }
    body.split(|byte| *byte == b';')
        .map(|field| {
            let part = field.split(|byte| *byte == b':').next().unwrap_or_default();
            std::str::from_utf8(part)
                .ok()
                .and_then(|text| text.parse().ok())
                .unwrap_or(0)
        })
        .collect()
}

/// The key of a byte below 0x80 that stands alone. Ctrl with `h` cannot be
/// told from the Backspace of some terminals and counts as that.
pub(super) fn single_byte(byte: u8) -> Option<Key> {
    let control = |c: u8| Some(Key::new(KeyCode::Char(char::from(c)), Modifiers::CTRL));
    match byte {
        0x00 => control(b' '),
        0x08 | 0x7F => Some(KeyCode::Backspace.into()),
        b'\t' => Some(KeyCode::Tab.into()),
        b'\r' => Some(KeyCode::Enter.into()),
        0x1B => None, // begins what is longer
        0x01..=0x1A => control(byte - 1 + b'a'),
        0x1C..=0x1F => control(byte + 0x40),
        _ => Some(Key::from(char::from(byte))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(body: &str, last: char) -> String {
        match control(body.as_bytes(), last as u8) {
            Meaning::Key(key) => key.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn keys_of_many_terminals() {
        for (body, last, key) in [
            ("", 'A', "Up"),
            ("1;3", 'D', "Alt-Left"),
            ("1;5", 'C', "Ctrl-Right"),
            ("1;2", 'F', "Shift-End"),
            ("", 'Z', "Shift-Tab"),
            ("5", '~', "PgUp"),
            ("6;5", '~', "Ctrl-PgDn"),
            ("7", '~', "Home"),
            ("15", '~', "F5"),
            ("24;2", '~', "Shift-F12"),
            ("34", '~', "F20"),
            ("", 'P', "F1"),
            ("1;5", 'S', "Ctrl-F4"),
            ("3", '^', "Ctrl-Delete"),
            ("3", '@', "Ctrl-Shift-Delete"),
            ("", 'c', "Shift-Right"),
            ("1578;5", 'u', "Ctrl-ت"),
            ("97:65;2", 'u', "A"),
            ("27;5;9", '~', "Ctrl-Tab"),
        ] {
            assert_eq!(shown(body, last), key, "{body}{last}");
        }
        assert_eq!(rxvt_shifted(b"6"), Some("Shift-PgDn".parse().unwrap()));
        assert_eq!(rxvt_shifted(b"8;1"), None);
        assert_eq!(single_shift(b"", b'A'), Some(KeyCode::Up.into()));
        assert_eq!(single_shift(b"5", b'P'), Some("Ctrl-F1".parse().unwrap()));
        assert_eq!(single_shift(b"", b'q'), Some('1'.into()));
        assert_eq!(single_shift(b"", b'k'), Some('+'.into()));
        assert_eq!(console_function(b'E'), Some(KeyCode::F(5).into()));
        assert_eq!(console_function(b'F'), None);
    }

    #[test]
    fn f3_is_a_key_and_a_cursor_position_is_not() {
        assert_eq!(shown("", 'R'), "F3");
        assert_eq!(shown("1;2", 'R'), "Shift-F3");
        assert_eq!(shown("1;40", 'R'), "Reply");
        assert_eq!(shown("24;2", 'R'), "Reply");
    }

    #[test]
    fn answers_are_replies() {
        for (body, last) in [
            ("?64;1;2", 'c'),
            (">41;379;0", 'c'),
            ("8;2$", 'y'),
            ("?2026;2$", 'y'),
            ("0", 'n'),
            ("8;24;80", 't'),
            ("?0", 'u'),
            ("", 'I'),
            ("", 'O'),
        ] {
            assert_eq!(shown(body, last), "Reply", "{body}{last}");
        }
    }

    #[test]
    fn the_mouse_is_told_by_sgr_reports() {
        for (body, last, action) in [
            ("<0;3;4", 'M', MouseAction::Press),
            ("<32;3;4", 'M', MouseAction::Drag),
            ("<0;3;4", 'm', MouseAction::Release),
            ("<64;3;4", 'M', MouseAction::WheelUp),
            ("<65;3;4", 'M', MouseAction::WheelDown),
        ] {
            let mouse = Mouse {
                action,
                column: 2,
                row: 3,
            };
            let meaning = control(body.as_bytes(), last as u8);
            assert_eq!(meaning, Meaning::Mouse(mouse), "{body}{last}");
        }
    }

    #[test]
    fn other_mouse_reports_and_rubbish_are_nothing() {
        for (body, last) in [
            // Another button, a key held, moved without a button, no place.
            ("<2;3;4", 'M'),
            ("<16;3;4", 'M'),
            ("<35;3;4", 'M'),
            ("<0;0;4", 'M'),
            ("<0;3", 'M'),
            ("<0;99999;4", 'M'),
            ("32;3;4", 'M'),
            ("99", '~'),
            ("97;1:3", 'u'),
        ] {
            assert_eq!(shown(body, last), "Nothing", "{body}{last}");
        }
        assert_eq!(shown("", 'M'), "OldMouse");
        assert_eq!(shown("99999999999999", 'u'), "Nothing");
    }
}
