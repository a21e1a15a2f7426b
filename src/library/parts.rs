//! An input in parts: what is too long to be read whole, or comes from someone
//! who is still writing it, is handed over a few paragraphs at a time.
//!
//! A part is as much text as has come up to the end of a line: 256 KiB
//! while there is plenty, less when the writer pauses. What is told from a whole
//! article (its zones, whether it was wrapped by hand, the direction of
//! paragraphs without letters) is told from each part alone; the encoding from
//! the first line that shows it. An input that is short and comes without a pause
//! is no stream but an article, and is handed over whole.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

use super::decode::{Decoded, decode};
use super::incoming::whole_characters;
use super::notice::Notice;
use crate::text::cluster::previous_boundary;

/// The most bytes that are waited for to have an article whole.
pub const LONGEST_WHOLE: usize = 1024 * 1024;

/// The usual length of a part, in bytes.
const PART: usize = 256 * 1024;

/// How long nothing comes before what is there is handed over.
const PAUSE: Duration = Duration::from_millis(250);

/// What an input turned out to be.
#[derive(Debug)]
pub enum Input {
    /// All its bytes, at most [`LONGEST_WHOLE`].
    Whole(Vec<u8>),
    Parts(Parts),
    Refused(Notice),
}

/// Whole paragraphs of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub text: String,
    /// Whether it goes on in the paragraph in which the part before it was cut:
    /// one that is longer than a part.
    pub continues: bool,
}

/// The parts of an input, in order. Nothing is left out between them. What there
/// is to say of the input comes after all of them.
#[derive(Debug)]
pub struct Parts {
    bytes: Receiver<io::Result<Vec<u8>>>,
    /// `None` as long as all bytes mean the same in every encoding.
    decoder: Option<Decoder>,
    /// The line that will show the encoding, as far as it has come.
    undecided: Vec<u8>,
    /// What was decoded and not yet handed over.
    text: String,
    /// Places that were no characters.
    bad: usize,
    /// Why nothing more can be read.
    failure: Option<Notice>,
    continues: bool,
    ended: bool,
}

/// Reads from `reader` until it is clear what it is.
pub fn read(reader: impl Read + Send + 'static) -> Input {
    let bytes = in_background(reader);
    let mut first = Vec::new();
    let mut failure = None;
    while first.len() <= LONGEST_WHOLE {
        match next(&bytes, first.contains(&b'\n')) {
            Next::Bytes(more) => first.extend(more),
            Next::Pause => break,
            Next::End => return Input::Whole(first),
            Next::Failed(error) if first.is_empty() => return Input::Refused(unreadable(&error)),
            Next::Failed(error) => {
                failure = Some(unreadable(&error));
                break;
            }
        }
    }
    let sample = telling(&first);
    let encoding = match decode(sample) {
        Decoded::Binary => return Input::Refused(Notice::Binary),
        Decoded::Text { notices, .. } => notices.iter().find_map(encoding_told),
    };
    let is_undecided = encoding.is_none() && sample.is_ascii();
    let mut parts = Parts {
        bytes,
        decoder: (!is_undecided).then(|| decoder_of(encoding)),
        undecided: Vec::new(),
        text: String::new(),
        bad: 0,
        ended: failure.is_some(),
        failure,
        continues: false,
    };
    parts.take_in(&first);
    if parts.ended {
        parts.finish();
    }
    Input::Parts(parts)
}

impl Iterator for Parts {
    type Item = Result<Part, Notice>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            if self.text.len() >= PART {
                let end = end_of_part(&self.text, PART);
                return Some(Ok(self.take(end)));
            }
            let lines = self.text.rfind('\n').map(|at| at + 1);
            match next(&self.bytes, lines.is_some()) {
                Next::Bytes(bytes) => self.take_in(&bytes),
                Next::Pause => return lines.map(|end| Ok(self.take(end))),
                Next::End => self.finish(),
                Next::Failed(error) => {
                    self.failure = Some(unreadable(&error));
                    self.finish();
                }
            }
        }
        let end = match self.text.len() {
            0 => return self.notice().map(Err),
            length if length > PART => end_of_part(&self.text, PART),
            length => length,
        };
        Some(Ok(self.take(end)))
    }
}

impl Parts {
    /// Decodes the bytes that come next, or keeps them until their line is whole
    /// if they are the first that show the encoding.
    fn take_in(&mut self, bytes: &[u8]) {
        if self.decoder.is_some() {
            return self.decode(bytes, false);
        }
        let mut bytes = bytes;
        if self.undecided.is_empty() {
            let ascii = Encoding::ascii_valid_up_to(bytes);
            self.text
                .push_str(&String::from_utf8_lossy(&bytes[..ascii]));
            bytes = &bytes[ascii..];
        }
        self.undecided.extend_from_slice(bytes);
        if bytes.contains(&b'\n') || self.undecided.len() >= PART {
            self.decide();
        }
    }

    /// Decodes what has come by what it looks like.
    fn decide(&mut self) {
        let bytes = std::mem::take(&mut self.undecided);
        // It is no beginning: a mark or a signature would be none.
        let sample = [b" ", telling(&bytes)].concat();
        let encoding = match decode(sample) {
            Decoded::Binary => None,
            Decoded::Text { notices, .. } => notices.iter().find_map(encoding_told),
        };
        self.decoder = Some(decoder_of(encoding));
        self.decode(&bytes, false);
    }

    fn decode(&mut self, mut bytes: &[u8], is_last: bool) {
        /// More than what was kept of a character.
        const KEPT: usize = 16;
        let Some(decoder) = &mut self.decoder else {
            return;
        };
        loop {
            let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
            self.text
                .reserve(room.unwrap_or(bytes.len()).saturating_add(KEPT));
            let (result, read) =
                decoder.decode_to_string_without_replacement(bytes, &mut self.text, is_last);
            bytes = &bytes[read..];
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    self.text.push(char::REPLACEMENT_CHARACTER);
                    self.bad += 1;
                }
            }
        }
    }

    /// Nothing more comes: what was kept is text as it stands.
    fn finish(&mut self) {
        self.ended = true;
        if !self.undecided.is_empty() {
            self.decide();
        }
        self.decode(&[], true);
    }

    /// What there is to say after the last part.
    fn notice(&mut self) -> Option<Notice> {
        match std::mem::take(&mut self.bad) {
            0 => self.failure.take(),
            count => Some(Notice::BadBytes { count }),
        }
    }

    /// Takes the text up to `end` as a part.
    fn take(&mut self, end: usize) -> Part {
        let rest = self.text.split_off(end);
        let text = std::mem::replace(&mut self.text, rest);
        // Whether anything follows may not be known yet.
        let is_cut = !text.ends_with('\n');
        Part {
            text,
            continues: std::mem::replace(&mut self.continues, is_cut),
        }
    }
}

/// Where a part of at most `longest` bytes of a longer text ends: after the last
/// blank line in the second half, else after the last line, else after the last
/// blank, else between clusters.
fn end_of_part(text: &str, longest: usize) -> usize {
    let limit = (0..=longest.min(text.len()))
        .rfind(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    let part = &text[..limit];
    let blank_line = ["\n\n", "\n\r\n"]
        .iter()
        .filter_map(|breaks| part.rfind(breaks).map(|at| at + breaks.len()))
        .max()
        .filter(|&end| end > limit / 2);
    blank_line
        .or_else(|| part.rfind('\n').map(|at| at + 1))
        .or_else(|| part.rfind(' ').map(|at| at + 1))
        .unwrap_or_else(|| match previous_boundary(text, limit) {
            0 => limit,
            boundary => boundary,
        })
}

enum Next {
    Bytes(Vec<u8>),
    Pause,
    End,
    Failed(io::Error),
}

/// Waits for more bytes; not for long if `something` is there without them.
fn next(bytes: &Receiver<io::Result<Vec<u8>>>, something: bool) -> Next {
    let received = if something {
        bytes.recv_timeout(PAUSE)
    } else {
        bytes.recv().map_err(|_| RecvTimeoutError::Disconnected)
    };
    match received {
        Ok(Ok(bytes)) => Next::Bytes(bytes),
        Ok(Err(error)) => Next::Failed(error),
        Err(RecvTimeoutError::Timeout) => Next::Pause,
        Err(RecvTimeoutError::Disconnected) => Next::End,
    }
}

/// Reads on a thread of its own, which ends with the input, or when nobody
/// wants its bytes any more.
fn in_background(mut reader: impl Read + Send + 'static) -> Receiver<io::Result<Vec<u8>>> {
    /// Bytes of a read, and how many reads may lie ready.
    const READ: usize = 64 * 1024;
    const READY: usize = 4;
    let (sender, receiver) = sync_channel(READY);
    thread::spawn(move || {
        loop {
            let mut bytes = vec![0; READ];
            let read = match reader.read(&mut bytes) {
                Ok(0) => return,
                Ok(length) => {
                    bytes.truncate(length);
                    Ok(bytes)
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => Err(error),
            };
            let failed = read.is_err();
            if sender.send(read).is_err() || failed {
                return;
            }
        }
    });
    receiver
}

/// What the encoding is told from: whole lines, else whole characters.
fn telling(bytes: &[u8]) -> &[u8] {
    let lines = bytes.iter().rposition(|&byte| byte == b'\n');
    &bytes[..lines.map_or_else(|| whole_characters(bytes), |at| at + 1)]
}

fn decoder_of(encoding: Option<&'static Encoding>) -> Decoder {
    encoding.unwrap_or(UTF_8).new_decoder_without_bom_handling()
}

fn encoding_told(notice: &Notice) -> Option<&'static Encoding> {
    match notice {
        Notice::Encoding { name } => Encoding::for_label(name.as_bytes()),
        _ => None,
    }
}

fn unreadable(error: &io::Error) -> Notice {
    Notice::of(error)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::sync::mpsc::{Sender, channel};

    use super::*;

    /// Reads what is sent to it, and waits for more.
    struct Slow(Receiver<Vec<u8>>);

    impl Read for Slow {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let bytes = self.0.recv().unwrap_or_default();
            buffer[..bytes.len()].copy_from_slice(&bytes);
            Ok(bytes.len())
        }
    }

    fn slow() -> (Sender<Vec<u8>>, Slow) {
        let (sender, receiver) = channel();
        (sender, Slow(receiver))
    }

    fn parts(input: Input) -> Parts {
        match input {
            Input::Parts(parts) => parts,
            other => panic!("no parts: {other:?}"),
        }
    }

    fn all_parts(bytes: Vec<u8>) -> Vec<Part> {
        let parts = parts(read(Cursor::new(bytes)));
        parts.map(|part| part.expect("it can be read")).collect()
    }

    fn together(parts: &[Part]) -> String {
        parts.iter().map(|part| part.text.as_str()).collect()
    }

    #[test]
    fn what_is_short_and_comes_at_once_is_whole() {
        let input = read(Cursor::new("سطر\nآخر".as_bytes()));
        assert!(matches!(input, Input::Whole(bytes) if bytes == "سطر\nآخر".as_bytes()));
    }

    #[test]
    fn the_parts_of_a_long_text_are_whole_paragraphs_and_leave_nothing_out() {
        let text = "قال المتحدث إن الأمر انتهى.\nوسكت الناس.\n\n".repeat(30_000);
        let parts = all_parts(text.clone().into_bytes());
        assert!(parts.len() > 5);
        assert!(parts.iter().all(|part| part.text.len() <= PART));
        assert!(
            parts
                .iter()
                .all(|part| part.text.ends_with("\n\n") && !part.continues)
        );
        assert!(together(&parts) == text);
    }

    #[test]
    fn one_endless_line_is_cut_at_blanks() {
        let text = "كلمة أخرى ".repeat(120_000);
        let parts = all_parts(text.clone().into_bytes());
        assert!(!parts[0].continues && parts[1..].iter().all(|part| part.continues));
        assert!(parts.iter().all(|part| part.text.ends_with(' ')));
        assert!(together(&parts) == text);
    }

    #[test]
    fn other_encodings_go_on_as_they_began() {
        let text = "قالت الوزارة إن المحادثات انتهت.\n".repeat(40_000);
        let bytes = text
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>();
        assert!(together(&all_parts(bytes)) == text);
    }

    #[test]
    fn a_pause_hands_over_the_lines_that_are_there() {
        let (sender, reader) = slow();
        let (first, second) = "أول\nثان\nثا".as_bytes().split_at(9);
        sender.send(first.to_vec()).expect("it reads");
        sender.send(second.to_vec()).expect("it reads");
        let mut parts = parts(read(reader));
        let mut next = || parts.next().map(|part| part.expect("it can be read").text);
        assert_eq!(next().as_deref(), Some("أول\nثان\n"));
        sender.send("لث\n".into()).expect("it reads");
        assert_eq!(next().as_deref(), Some("ثالث\n"));
        drop(sender);
        assert_eq!(next(), None);
    }

    #[test]
    fn the_encoding_is_told_from_the_first_line_that_shows_it() {
        let text = "قالت الوزارة إن المحادثات مع الوفد انتهت.\nوسكت الناس.\n";
        let windows = encoding_rs::WINDOWS_1256.encode(text).0.into_owned();
        for bytes in [text.as_bytes(), &windows] {
            let (sender, reader) = slow();
            sender.send("Header\n".into()).expect("it reads");
            let mut parts = parts(read(reader));
            let mut next = || parts.next().map(|part| part.map(|part| part.text));
            assert_eq!(next(), Some(Ok("Header\n".into())));
            for byte in bytes {
                sender.send(vec![*byte]).expect("it reads");
            }
            drop(sender);
            assert_eq!(next(), Some(Ok(text.into())));
            assert_eq!(next(), None);
        }
    }

    #[test]
    fn a_sample_that_ends_inside_a_character_is_still_utf_8() {
        for ahead in ["", "x"] {
            let text = format!("{ahead}{}", "قارئ".repeat(LONGEST_WHOLE / 4));
            assert!(
                together(&all_parts(text.clone().into_bytes())) == text,
                "{ahead}"
            );
        }
    }

    #[test]
    fn a_part_that_ends_where_the_input_has_come_to_is_cut_too() {
        let parts = all_parts(b"one two ".repeat(2 * LONGEST_WHOLE / 8));
        assert!(parts.len() > 5);
        assert!(parts[1..].iter().all(|part| part.continues));
    }

    #[test]
    fn bad_bytes_are_counted_at_the_end() {
        let text = "قال إن الأمر انتهى.\n".repeat(50_000);
        let bytes = [text.as_bytes(), b"\xff\n", text.as_bytes(), b"\xd9"].concat();
        let mut items: Vec<_> = parts(read(Cursor::new(bytes))).collect();
        assert_eq!(items.pop(), Some(Err(Notice::BadBytes { count: 2 })));
        let items: Result<Vec<Part>, Notice> = items.into_iter().collect();
        let expected = format!("{text}\u{fffd}\n{text}\u{fffd}");
        assert!(together(&items.expect("it can be read")) == expected);
    }

    /// Fails when it should end.
    struct Failing<R>(R);

    impl<R: Read> Read for Failing<R> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            match self.0.read(buffer)? {
                0 => Err(io::Error::other("worn out")),
                read => Ok(read),
            }
        }
    }

    #[test]
    fn what_came_before_a_failure_is_handed_over_first() {
        let reason = "worn out".to_owned();
        let failure = Notice::Unreadable { reason };
        for times in [1, 100_000] {
            let text = "سطر\nكلام".repeat(times);
            let reader = Failing(Cursor::new(text.clone().into_bytes()));
            let mut items: Vec<_> = parts(read(reader)).collect();
            assert_eq!(items.pop(), Some(Err(failure.clone())));
            let items: Result<Vec<Part>, Notice> = items.into_iter().collect();
            assert!(together(&items.expect("text")) == text);
        }
        let nothing = read(Failing(Cursor::new([])));
        assert!(matches!(nothing, Input::Refused(notice) if notice == failure));
    }

    #[test]
    fn binary_files_are_refused() {
        let bytes = [0, 1, 2, b'\n'].repeat(LONGEST_WHOLE);
        assert!(matches!(
            read(Cursor::new(bytes)),
            Input::Refused(Notice::Binary)
        ));
    }
}
