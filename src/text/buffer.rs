//! The text of an article: shared by all that read it, copied by nobody, changed
//! by nobody. Decoding makes it, and it stays where decoding put it.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A text that many hold. Cloning it copies no characters.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Text(Arc<String>);

impl From<String> for Text {
    /// Takes the characters over where they are.
    fn from(text: String) -> Self {
        Self(Arc::new(text))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

/// The last boundary of a character at `byte` of `text` or before it.
pub fn boundary_before(text: &str, byte: usize) -> usize {
    let at = (0..=byte.min(text.len())).rev();
    at.take(4)
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The first boundary of a character at `byte` of `text` or after it.
pub fn boundary_after(text: &str, byte: usize) -> usize {
    let at = byte.min(text.len())..text.len();
    at.into_iter()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries_lie_on_either_side_of_a_byte() {
        let text = "a😀ن";
        let before: Vec<usize> = (0..10).map(|at| boundary_before(text, at)).collect();
        assert_eq!(before, [0, 1, 1, 1, 1, 5, 5, 7, 7, 7]);
        let after: Vec<usize> = (0..10).map(|at| boundary_after(text, at)).collect();
        assert_eq!(after, [0, 1, 5, 5, 5, 5, 7, 7, 7, 7]);
    }

    #[test]
    fn its_characters_stay_where_they_were_made() {
        let made = "نص طويل".to_owned();
        let place = made.as_ptr();
        let text = Text::from(made);
        assert_eq!(text.clone().as_ptr(), place);
        assert_eq!(&*text, "نص طويل");
    }
}
