//! Reading an input to its end, once: while bytes come in they are checked to be
//! UTF-8 and hashed, so that a large text has been gone over when it is there.
//! What is not UTF-8 is read to its end as well and handed to `decode`. The
//! beginning of a large text can be had before the rest is read.

use std::io::{self, Read};

use super::article::{ArticleId, Hashing};
use super::decode::{Charset, Controls, Decoded, decode, decode_as, may_be_utf_8};
use super::formats::plain::{ENOUGH, LARGE};
use super::notice::Notice;

/// Bytes read at a time: few enough to stay in the cache of a core meanwhile, and
/// [`ENOUGH`] for a beginning.
const PART: usize = 96 * 1024;

/// An input that was read.
#[derive(Debug)]
pub(super) enum Incoming {
    Text {
        text: String,
        id: ArticleId,
        notices: Vec<Notice>,
    },
    Binary,
    /// It has more than so many bytes.
    TooLarge,
}

/// An input that is being read: its beginning first, if it is long.
pub(super) struct Reading<'a> {
    reader: &'a mut dyn Read,
    /// How many bytes it is believed to have.
    expected: usize,
    limit: usize,
    charset: Option<Charset>,
    text: String,
    hashing: Hashing,
    controls: Controls,
    part: Vec<u8>,
    /// How many bytes of a character that is not complete `part` begins with.
    begun: usize,
    /// What it turned out to be before its last byte.
    known: Option<Incoming>,
    ended: bool,
}

impl<'a> Reading<'a> {
    /// Nothing is read yet of `reader`, which is believed to have `expected` bytes
    /// and may have `limit`. `charset` is its encoding; `None` finds that out.
    pub(super) fn new(
        reader: &'a mut dyn Read,
        expected: usize,
        limit: usize,
        charset: Option<Charset>,
    ) -> Self {
        Self {
            reader,
            expected,
            limit,
            charset,
            text: String::with_capacity(expected.min(limit) + 1),
            hashing: Hashing::default(),
            controls: Controls::default(),
            part: vec![0; PART],
            begun: 0,
            known: None,
            ended: false,
        }
    }

    /// Reads as much as shows that the text is large, which a file says by its
    /// size: this if it is text that needs no decoding and the input does not end
    /// with it. What follows may prove that it was none.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn beginning(&mut self) -> io::Result<Option<&str>> {
        let enough = if self.expected > LARGE { ENOUGH } else { LARGE };
        while !self.is_done() && self.text.len() < enough {
            self.go_on()?;
        }
        let is_text = !self.is_done() && !self.controls.are_too_many();
        Ok(is_text.then_some(self.text.as_str()))
    }

    /// Reads what is left.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn rest(mut self) -> io::Result<Incoming> {
        while !self.is_done() {
            self.go_on()?;
        }
        Ok(match self.known {
            Some(known) => known,
            None if self.controls.are_too_many() => Incoming::Binary,
            None => Incoming::Text {
                id: self.hashing.id(),
                text: self.text,
                notices: Vec::new(),
            },
        })
    }

    fn is_done(&self) -> bool {
        self.ended || self.known.is_some()
    }

    /// Reads the next part.
    fn go_on(&mut self) -> io::Result<()> {
        let filled = self.begun + fill(self.reader, &mut self.part[self.begun..])?;
        self.ended = filled < PART;
        let bytes = &self.part[..filled];
        if self.text.len() + bytes.len() > self.limit {
            self.known = Some(Incoming::TooLarge);
            return Ok(());
        }
        let whole = if self.ended {
            bytes.len()
        } else {
            whole_characters(bytes)
        };
        let is_open = self.charset.is_none();
        let begins_well = is_open && (!self.text.is_empty() || may_be_utf_8(bytes));
        let Some(valid) = begins_well
            .then(|| simdutf8::basic::from_utf8(&bytes[..whole]).ok())
            .flatten()
        else {
            let mut all = std::mem::take(&mut self.text).into_bytes();
            all.extend_from_slice(bytes);
            self.known = Some(in_another_encoding(
                all,
                self.reader,
                self.limit,
                self.charset,
            )?);
            return Ok(());
        };
        self.hashing.take_in(valid);
        self.controls =
            std::mem::take(&mut self.controls).with(Controls::of_bytes(valid.as_bytes()));
        self.text.push_str(valid);
        self.part.copy_within(whole..filled, 0);
        self.begun = filled - whole;
        Ok(())
    }
}

fn in_another_encoding(
    mut bytes: Vec<u8>,
    reader: &mut dyn Read,
    limit: usize,
    charset: Option<Charset>,
) -> io::Result<Incoming> {
    let left = (limit - bytes.len()) as u64;
    reader.take(left + 1).read_to_end(&mut bytes)?;
    if bytes.len() > limit {
        return Ok(Incoming::TooLarge);
    }
    let decoded = match charset {
        Some(charset) => decode_as(&bytes, charset),
        None => decode(bytes),
    };
    Ok(match decoded {
        Decoded::Binary => Incoming::Binary,
        Decoded::Text { text, notices } => Incoming::Text {
            id: ArticleId::of(&text),
            text,
            notices,
        },
    })
}

/// Reads until `room` is full or the input ends; how many bytes there were.
fn fill(reader: &mut dyn Read, room: &mut [u8]) -> io::Result<usize> {
    let mut full = 0;
    while full < room.len() {
        match reader.read(&mut room[full..]) {
            Ok(0) => break,
            Ok(read) => full += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(full)
}

/// How many bytes come before a character that `bytes` end in the middle of.
pub(super) fn whole_characters(bytes: &[u8]) -> usize {
    let lead = |&at: &usize| bytes[at] & 0b1100_0000 != 0b1000_0000;
    let last = (bytes.len().saturating_sub(4)..bytes.len()).rfind(lead);
    last.filter(|&at| bytes[at] >= 0b1100_0000)
        .unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives `step` bytes at a time.
    struct Slow<'a>(&'a [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
            let step = self.1.min(room.len()).min(self.0.len());
            let (now, later) = self.0.split_at(step);
            room[..step].copy_from_slice(now);
            self.0 = later;
            Ok(step)
        }
    }

    fn of(bytes: &[u8], step: usize, limit: usize) -> Incoming {
        let mut slow = Slow(bytes, step);
        let mut reading = Reading::new(&mut slow, bytes.len(), limit, None);
        let beginning = reading.beginning().expect("it can be read");
        let beginning = beginning.map(str::to_owned);
        let incoming = reading.rest().expect("it can be read");
        if let (Some(beginning), Incoming::Text { text, .. }) = (beginning, &incoming) {
            assert!(text.starts_with(&beginning));
        }
        incoming
    }

    #[test]
    fn characters_are_whole_wherever_a_part_of_them_ends() {
        for (ahead, unit) in [(0, "قارئ"), (1, "سطر\n"), (1, "日本"), (3, "😀a")] {
            let text = "x".repeat(ahead) + &unit.repeat(PART / unit.len() * 2 + 7);
            match of(text.as_bytes(), 3001, usize::MAX / 2) {
                Incoming::Text {
                    text: found,
                    id,
                    notices,
                } => {
                    assert!(found == text, "{unit}");
                    assert_eq!((id, notices), (ArticleId::of(&text), vec![]));
                }
                other => panic!("{unit}: {other:?}"),
            }
        }
    }

    #[test]
    fn a_large_text_has_a_beginning_before_it_is_read() {
        let text = "قارئ ".repeat(LARGE);
        for (expected, enough) in [(text.len(), ENOUGH), (0, LARGE)] {
            let mut bytes = text.as_bytes();
            let mut reading = Reading::new(&mut bytes, expected, usize::MAX / 2, None);
            let beginning = reading.beginning().expect("it can be read");
            let beginning = beginning.expect("it is text").len();
            assert!((enough..enough + PART).contains(&beginning), "{beginning}");
        }
    }

    #[test]
    fn what_is_short_or_no_plain_text_has_no_beginning() {
        let long = "قارئ".repeat(LARGE / 2);
        let mut bad = long.clone().into_bytes();
        bad[PART + 1] = 0xff;
        let short = &long.as_bytes()[..LARGE - 8];
        for bytes in [short, &bad, b"%PDF-", &[1; 2 * LARGE]] {
            let mut slow = Slow(bytes, PART);
            let mut reading = Reading::new(&mut slow, 0, usize::MAX / 2, None);
            assert_eq!(reading.beginning().expect("it can be read"), None);
        }
    }

    #[test]
    fn a_bad_byte_late_in_a_text_is_told_and_nothing_is_lost() {
        let good = "سطر من الكلام\n".repeat(PART / 20);
        let mut bytes = good.clone().into_bytes();
        bytes.push(0xff);
        match of(&bytes, PART, usize::MAX / 2) {
            Incoming::Text { text, id, notices } => {
                assert!(text == good + "\u{fffd}");
                assert_eq!(id, ArticleId::of(&text));
                assert_eq!(notices, [Notice::BadBytes { count: 1 }]);
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_half_character_at_the_end_is_a_bad_one() {
        let bytes = &"كلمات كثيرة هنا".as_bytes()[..25];
        let Incoming::Text { text, notices, .. } = of(bytes, 4, 100) else {
            panic!("no text");
        };
        assert!(text.ends_with('\u{fffd}'), "{text}");
        assert_eq!(notices, [Notice::BadBytes { count: 1 }]);
    }

    #[test]
    fn what_is_larger_than_allowed_or_no_text_is_said_so() {
        let text = "ا".repeat(100);
        assert!(matches!(of(text.as_bytes(), 7, 200), Incoming::Text { .. }));
        assert!(matches!(of(text.as_bytes(), 7, 199), Incoming::TooLarge));
        let latin = [b'\xe9'; 300];
        assert!(matches!(of(&latin, 7, 299), Incoming::TooLarge));
        assert!(matches!(of(&[0; 300], 7, 999), Incoming::Binary));
        assert!(matches!(of(b"%PDF-1.7 text", 7, 999), Incoming::Binary));
    }
}
