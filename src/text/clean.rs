//! Text that leaves the program for another one: the letters as they are written,
//! without what would steer whoever shows them. Knows no format and quotes nothing.

use super::prepare::is_line_break;
use super::width::is_hidden;

/// Whether a character is a control or never shown, and not part of the spelling
/// of a word as ZWNJ and ZWJ are.
pub fn steers(c: char) -> bool {
    !matches!(c, '\u{200C}' | '\u{200D}') && (c.is_control() || is_hidden(c))
}

/// The text on one line: what steers left out, blanks and line breaks one blank each, none
/// at the ends.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() || is_line_break(c) {
            if !line.is_empty() && !line.ends_with(' ') {
                line.push(' ');
            }
        } else if !steers(c) {
            line.push(c);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// The lines of a text whose breaks are meant, without what steers. Tabs are blanks.
pub fn lines(text: &str) -> impl Iterator<Item = String> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let lines = text.split('\n');
    let clean = |line: &str| {
        let shown = line.chars().filter(|&c| c == '\t' || !steers(c));
        shown.map(|c| if c == '\t' { ' ' } else { c }).collect()
    };
    lines.map(clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_single_blanks_and_nothing_that_steers() {
        let text = "\u{FEFF} وصل\r\nالوفد\t\u{202E}إلى\u{1b}[31m \u{2028}مى\u{200C}رود\n";
        assert_eq!(one_line(text), "وصل الوفد إلى[31m مى\u{200C}رود");
        assert_eq!(one_line(" \n"), "");
    }

    #[test]
    fn lines_that_are_meant_stay_lines() {
        let found: Vec<String> = lines("بيت\tأول\r\n\nبيت \u{7}ثان\n").collect();
        assert_eq!(found, ["بيت أول", "", "بيت ثان"]);
    }
}
