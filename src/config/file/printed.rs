//! The file of settings as it is printed for whoever begins one.

use super::{KEYS, Key};

/// The width of a printed comment, in characters.
pub(super) const WIDTH: usize = 78;

/// A file that sets nothing: each key commented out, with what is said of it above it;
/// then so the lines of the table of keys.
#[must_use]
pub fn printed(
    head: &str,
    keys: &[(Key, String)],
    (of_keys, bindings): (&str, &[(String, &str)]),
) -> String {
    let mut text = comment(head);
    for (key, meaning) in keys {
        text += "\n";
        text += &comment(meaning);
        let usual = key.usual.replace('\\', "\\\\").replace('"', "\\\"");
        text += &format!("#{} = \"{}\"\n", key.name, usual.replace('\n', "\\n"));
    }
    if !bindings.is_empty() {
        // The table itself sets nothing; without it its lines would be settings.
        text += &format!("\n{}[{KEYS}]\n", comment(of_keys));
        for (line, meaning) in bindings {
            text += &format!("{}#{line}\n", comment(meaning));
        }
    }
    text
}

/// How wide a text is, in characters: isolates (UAX #9) are not seen.
fn width(text: &str) -> usize {
    let is_isolate = |c: &char| matches!(c, '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| !is_isolate(c)).count()
}

fn comment(text: &str) -> String {
    let mut lines = String::new();
    for paragraph in text.lines() {
        let mut line = String::from("#");
        for word in paragraph.split(' ') {
            if width(&line) + 1 + width(word) > WIDTH && line.len() > 1 {
                lines += &line;
                lines += "\n";
                line.truncate(1);
            }
            line += " ";
            line += word;
        }
        lines += &line;
        lines += "\n";
    }
    lines
}
