//! A bracketed paste (xterm's private mode 2004): everything up to its end
//! mark, as clean text.
//!
//! Keeps no control character but tab and line feed and no more than a fixed
//! size, whatever was pasted. Knows no keys and no clock.

/// The longest paste kept, in bytes; the rest is dropped up to its end.
pub const LONGEST: usize = 1024 * 1024;

const END: &[u8] = b"\x1b[201~";

/// A paste under way.
#[derive(Debug, Default)]
pub struct Pasting {
    kept: Vec<u8>,
    /// How many bytes of the end mark came last.
    matched: usize,
}

impl Pasting {
    /// Takes the next byte; true when it was the last of the end mark.
    pub fn push(&mut self, byte: u8) -> bool {
        if byte == END[self.matched] {
            self.matched += 1;
            return self.matched == END.len();
        }
        // A mark that is broken off is text. Only its first byte is an ESC, so
        // the next mark cannot begin inside it.
        for &held in &END[..self.matched] {
            self.keep(held);
        }
        self.matched = usize::from(byte == END[0]);
        if self.matched == 0 {
            self.keep(byte);
        }
        false
    }

    /// Ends the paste and gives its text, leaving it empty for the next one:
    /// what is no UTF-8 is dropped, line ends become line feeds, other control
    /// characters but the tab are dropped.
    pub fn take(&mut self) -> String {
        let Self { kept, .. } = std::mem::take(self);
        let mut text = String::with_capacity(kept.len());
        let mut after_return = false;
        for c in kept.utf8_chunks().flat_map(|chunk| chunk.valid().chars()) {
            match c {
                '\r' => text.push('\n'),
                '\n' if after_return => {}
                '\n' | '\t' => text.push(c),
                c if c.is_control() => {}
                c => text.push(c),
            }
            after_return = c == '\r';
        }
        text
    }

    fn keep(&mut self, byte: u8) {
        if self.kept.len() < LONGEST {
            self.kept.push(byte);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pasted(bytes: &[u8]) -> Option<String> {
        let mut pasting = Pasting::default();
        let (last, text) = bytes.split_last().unwrap();
        assert!(
            text.iter().all(|byte| !pasting.push(*byte)),
            "ends too early"
        );
        pasting.push(*last).then(|| pasting.take())
    }

    #[test]
    fn text_comes_without_control_characters() {
        let bytes = "q\r\nسلام\x1b[2Jx\x07\t\u{9b}\rz\n\x1b[201~".as_bytes();
        assert_eq!(pasted(bytes).unwrap(), "q\nسلام[2Jx\t\nz\n");
        assert_eq!(pasted(b"a\xff\xd8b\x1b[201~").unwrap(), "ab");
    }

    #[test]
    fn an_end_mark_broken_off_belongs_to_the_text() {
        assert_eq!(pasted(b"a\x1b[20\x1b[201~").unwrap(), "a[20");
        assert_eq!(pasted(b"a\x1b\x1b[201~").unwrap(), "a");
        assert_eq!(pasted(b"a\x1b[201"), None);
    }

    #[test]
    fn it_has_a_largest_size() {
        let mut bytes = vec![b'x'; LONGEST + 4096];
        bytes.extend_from_slice(END);
        assert_eq!(pasted(&bytes).unwrap().len(), LONGEST);
    }
}
