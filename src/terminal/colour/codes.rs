//! The sixteen colours by the codes that every terminal with colours knows.
//!
//! The encoder writes them as the first of 256 (`38;5;1`), in which an older
//! terminal reads a blinking one. Looks into nothing but SGR sequences: what is
//! text stays as it is. ECMA-48, SGR; the bright ones as of aixterm.

/// The bytes with `38;5;n` and `48;5;n`, n below 16, written as 30 to 37, 90 to 97,
/// 40 to 47 and 100 to 107.
pub(crate) fn with_short_codes(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = rest.windows(2).position(|pair| pair == b"\x1b[") {
        let (before, sequence) = rest.split_at(at + 2);
        out.extend_from_slice(before);
        let is_number = |byte: &u8| byte.is_ascii_digit() || *byte == b';';
        let end = sequence.iter().position(|byte| !is_number(byte));
        let (numbers, after) = sequence.split_at(end.unwrap_or(sequence.len()));
        if after.first() == Some(&b'm') {
            out.extend_from_slice(shortened(numbers).as_bytes());
        } else {
            out.extend_from_slice(numbers);
        }
        rest = after;
    }
    out.extend_from_slice(rest);
    out
}

fn shortened(numbers: &[u8]) -> String {
    // They are digits and semicolons.
    let text = String::from_utf8_lossy(numbers);
    let mut numbers: Vec<&str> = text.split(';').collect();
    let mut out: Vec<String> = Vec::new();
    while let Some(first) = numbers.first().copied() {
        let code = match numbers.as_slice() {
            [part @ ("38" | "48"), "5", colour, ..] => code(part, colour),
            _ => None,
        };
        let taken = match (code, first) {
            (Some(code), _) => {
                out.push(code.to_string());
                3
            }
            // What follows belongs to it.
            (None, "38" | "48") => {
                let taken = if numbers.get(1) == Some(&"2") { 5 } else { 3 };
                out.extend(numbers.iter().take(taken).map(|&number| number.to_owned()));
                taken
            }
            (None, first) => {
                out.push(first.to_owned());
                1
            }
        };
        numbers.drain(..taken.min(numbers.len()));
    }
    out.join(";")
}

fn code(part: &str, colour: &str) -> Option<u8> {
    let ground = if part == "48" { 10 } else { 0 };
    match colour.parse().ok()? {
        colour @ 0..8 => Some(30 + ground + colour),
        colour @ 8..16 => Some(90 - 8 + ground + colour),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_colours_below_sixteen_are_written_shorter() {
        for (long, short) in [
            ("\x1b[38;5;1mx", "\x1b[31mx"),
            ("\x1b[38;5;9;48;5;15m", "\x1b[91;107m"),
            ("\x1b[1;38;5;0;48;5;7;4m", "\x1b[1;30;47;4m"),
            ("\x1b[38;5;16m\x1b[48;5;208m", "\x1b[38;5;16m\x1b[48;5;208m"),
            ("\x1b[38;2;48;5;1m", "\x1b[38;2;48;5;1m"),
            ("\x1b[m\x1b[0m\x1b[39;49m", "\x1b[m\x1b[0m\x1b[39;49m"),
            ("\x1b[38;5;1H38;5;1m", "\x1b[38;5;1H38;5;1m"),
            ("\x1b[?2026h\x1b[", "\x1b[?2026h\x1b["),
        ] {
            let made = with_short_codes(long.as_bytes());
            assert_eq!(String::from_utf8(made).unwrap(), short);
        }
    }
}
