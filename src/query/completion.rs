//! What is being typed at the cursor: the beginning of a field's name, or of a value.

use std::ops::Range;

use super::Typing;
use super::fields::{Field, named};
use super::tokens::{TokenKind, tokens};

/// Something that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun<'a> {
    /// Its bytes of what was typed, an opening quotation mark among them.
    pub range: Range<usize>,
    /// What is there of it.
    pub text: &'a str,
    /// The field whose value it is; `None` for a word, which may become a field.
    pub field: Option<Field>,
}

/// What is being typed before byte `cursor`, if it is a word or a value.
pub fn begun(typed: &str, cursor: usize) -> Option<Begun<'_>> {
    let before = typed.get(..cursor)?;
    let tokens = tokens(before, Typing::GoesOn).ok()?;
    let at_end = |text, field| Begun {
        range: cursor..cursor,
        text,
        field,
    };
    let [earlier @ .., last] = tokens.as_slice() else {
        return Some(at_end("", None));
    };
    if last.range.end < cursor {
        return Some(at_end("", None));
    }
    let field = earlier.last().and_then(|field| match field.kind {
        TokenKind::Field { name } if field.range.end == last.range.start => Some(name),
        _ => None,
    });
    let field = field.and_then(named).map(|entry| entry.field);
    match last.kind {
        TokenKind::Field { name } => {
            let field = named(name)?.field;
            Some(at_end("", Some(field)))
        }
        // After a star nothing more is typed of a word.
        TokenKind::Word { text, prefix: true } => (text.len() == last.range.len()).then(|| Begun {
            range: last.range.clone(),
            text,
            field,
        }),
        TokenKind::Phrase { text, prefix } => {
            // A quotation that is closed is no longer typed.
            let is_open = prefix || before.ends_with(char::is_whitespace);
            (is_open && field.is_some()).then(|| Begun {
                range: last.range.clone(),
                text,
                field,
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is begun at the bar: its text in the line, what is there of it, its field.
    fn at(line: &str) -> Option<(String, String, Option<Field>)> {
        let cursor = line.find('¦').expect("a bar");
        let typed = line.replace('¦', "");
        let begun = begun(&typed, cursor)?;
        let range = typed[begun.range].to_owned();
        Some((range, begun.text.to_owned(), begun.field))
    }

    #[test]
    fn a_word_or_a_value_is_begun_at_the_cursor() {
        for (line, range, text, field) in [
            ("¦", "", "", None),
            ("سلام ¦", "", "", None),
            ("سلام جه¦", "جه", "جه", None),
            ("-act¦", "act", "act", None),
            ("جهة:¦", "", "", Some(Field::Actor)),
            ("(source:الج¦ سلام", "الج", "الج", Some(Field::Source)),
            ("وسم:«حقوق ال¦", "«حقوق ال", "حقوق ال", Some(Field::Tag)),
            ("tag:\"حقوق ¦", "\"حقوق ", "حقوق ", Some(Field::Tag)),
            ("حالة:م¦قروء", "م", "م", Some(Field::State)),
        ] {
            let expected = (range.to_owned(), text.to_owned(), field);
            assert_eq!(at(line), Some(expected), "{line}");
        }
        for line in ["«سلام¦", "«سلام»¦", "سلام*¦", "(¦", "xyz:¦"] {
            assert_eq!(at(line), None, "{line}");
        }
    }
}
