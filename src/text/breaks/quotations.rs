//! Quotation marks that do not say by themselves whether they open or close.

use super::signs::is_straight;

/// Which quotation marks open, of those that look alike on both sides: those
/// right before a word and not after one; of those with blanks on both sides
/// every other one.
#[derive(Default)]
pub(super) struct Quotations {
    is_open: bool,
}

impl Quotations {
    /// Whether a quotation is open after the next part of the paragraph, which
    /// ends where a line may.
    pub(super) fn is_open_after(&mut self, part: &str) -> bool {
        // A byte of every mark in question, and of no Arabic letter.
        if !part.bytes().any(|byte| matches!(byte, b'"' | 0xe2)) {
            return self.is_open;
        }
        let mut before = ' ';
        let mut characters = part.chars().peekable();
        while let Some(character) = characters.next() {
            if is_straight(character) {
                let after = characters.peek().copied().unwrap_or(' ');
                let opens = !before.is_alphanumeric() && after.is_alphanumeric()
                    || before.is_whitespace() && !after.is_whitespace();
                let closes = before.is_alphanumeric() && !after.is_alphanumeric()
                    || !before.is_whitespace() && after.is_whitespace();
                self.is_open = if opens == closes {
                    !self.is_open
                } else {
                    opens
                };
            }
            before = character;
        }
        self.is_open
    }
}
