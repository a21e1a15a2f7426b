//! An input in parts: what is too long to be read whole, or comes from someone
//! who is still writing it, is handed over a few paragraphs at a time.
//!
//! A part is as much text as has come up to the end of a line: 256 KiB
//! while there is plenty, less when the writer pauses or is slow. What is told from a whole
//! article (its zones, whether it was wrapped by hand, the direction of
//! paragraphs without letters) is told from each part alone; the encoding from
//! the first line that shows it. A paragraph that is longer than a part is read
//! ahead, so that all its pieces have the direction of the whole, as in the reader;
//! of one over 16 MiB, or that has to be waited for, what is there decides. An input
//! that is short and comes without a pause is no stream but an article, and is handed
//! over whole.

mod bytes;

use std::io::Read;
use std::ops::Range;

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

use self::bytes::{Bytes, Next};
use super::article::Article;
use super::decode::{Charset, Decoded, decode};
use super::formats::plain;
use super::incoming::whole_characters;
use super::notice::Notice;
use crate::text::buffer::boundary_before;
use crate::text::cluster::previous_boundary;
use crate::text::direction::{Directions, Leanings, text_direction};
use crate::text::prepare::is_line_break;

/// The most bytes that are waited for to have an article whole.
pub const LONGEST_WHOLE: usize = 1024 * 1024;

/// The usual length of a part, in bytes.
const PART: usize = 256 * 1024;

/// How much of one paragraph is read ahead, in bytes.
const AHEAD: usize = 16 * 1024 * 1024;

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
    /// The directions of the paragraph that it begins in, if that is longer than
    /// a part.
    whole: Option<Directions>,
}

impl Part {
    /// The article that the part is by itself, but for the directions of a
    /// paragraph of which it is a piece.
    pub fn article(self) -> Article {
        let mut article = plain::read(String::new(), self.text, Vec::new());
        if let Some(whole) = self.whole {
            let end = article
                .text
                .find(is_line_break)
                .unwrap_or(article.text.len());
            let pieces = article.blocks.iter_mut();
            for piece in pieces.take_while(|block| block.range.start < end) {
                piece.directions = whole;
            }
        }
        article
    }
}

/// The parts of an input, in order. Nothing is left out between them. What there
/// is to say of the input comes after all of them.
#[derive(Debug)]
pub struct Parts {
    bytes: Bytes,
    /// `None` as long as all bytes mean the same in every encoding.
    decoder: Option<Decoder>,
    /// The line that will show the encoding, as far as it has come.
    undecided: Vec<u8>,
    /// What was decoded; the first `taken` bytes are handed over.
    text: String,
    taken: usize,
    /// Places that were no characters.
    bad: usize,
    /// Why nothing more can be read.
    failure: Option<Notice>,
    continues: bool,
    /// Of the paragraph that the text begins in, if it is longer than a part.
    whole: Option<Directions>,
    ended: bool,
}

/// Reads from `reader` until it is clear what it is.
/// `charset` is its encoding; `None` finds that out.
pub fn read(reader: impl Read + Send + 'static, charset: Option<Charset>) -> Input {
    let mut bytes = Bytes::of(reader);
    let mut first = Vec::new();
    let mut failure = None;
    while first.len() <= LONGEST_WHOLE {
        let has_line = first.iter().any(|byte| matches!(byte, b'\n' | b'\r'));
        match bytes.next(has_line) {
            Next::Bytes(more) => first.extend(more),
            Next::Pause => break,
            Next::End => return Input::Whole(first),
            Next::Failed(error) if first.is_empty() => return Input::Refused(Notice::of(&error)),
            Next::Failed(error) => {
                failure = Some(Notice::of(&error));
                break;
            }
        }
    }
    let sample = telling(&first);
    let encoding = match charset {
        Some(charset) => Some(charset.encoding()),
        None => match decode(sample) {
            Decoded::Binary => return Input::Refused(Notice::Binary),
            Decoded::Text { notices, .. } => notices.iter().find_map(encoding_told),
        },
    };
    let is_undecided = encoding.is_none() && sample.is_ascii();
    let mut parts = Parts {
        bytes,
        decoder: (!is_undecided).then(|| decoder_of(encoding)),
        undecided: Vec::new(),
        text: String::new(),
        taken: 0,
        bad: 0,
        ended: failure.is_some(),
        failure,
        continues: false,
        whole: None,
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
        loop {
            let text = self.text();
            if text.len() >= PART {
                if self.whole.is_none() && line_ends(text, PART).next().is_none() {
                    self.read_ahead();
                }
                let end = end_of_part(self.text(), PART);
                return Some(Ok(self.take(end)));
            }
            if self.ended {
                break;
            }
            let something = !self.text().is_empty();
            let next = match self.bytes.next(something) {
                Next::Pause => {
                    let lines = line_ends(self.text(), PART).next();
                    if let Some(lines) = lines {
                        return Some(Ok(self.take(lines.end)));
                    }
                    self.bytes.next(false)
                }
                other => other,
            };
            self.receive(next);
        }
        match self.text().len() {
            0 => self.notice().map(Err),
            length => Some(Ok(self.take(length))),
        }
    }
}

impl Parts {
    /// What was decoded and not yet handed over.
    fn text(&self) -> &str {
        &self.text[self.taken..]
    }

    fn receive(&mut self, next: Next) {
        match next {
            Next::Bytes(bytes) => self.take_in(&bytes),
            Next::Pause => {}
            Next::End => self.finish(),
            Next::Failed(error) => {
                self.failure = Some(Notice::of(&error));
                self.finish();
            }
        }
    }

    /// Reads the paragraph that the text begins in to its end, if that is not too
    /// far and comes without a pause, to know its directions.
    fn read_ahead(&mut self) {
        let mut leanings = Leanings::default();
        let mut told = 0;
        loop {
            let text = self.text();
            let end = text[told..].find(is_line_break).map(|at| told + at);
            leanings.take_in(&text[told..end.unwrap_or(text.len())]);
            told = text.len();
            if end.is_some() || told >= AHEAD || self.ended {
                break;
            }
            match self.bytes.next(true) {
                Next::Pause => break,
                other => self.receive(other),
            }
        }
        // As the whole text would have it if it were nothing else.
        let article = text_direction(plain::beginning_of(self.text()));
        self.whole = Some(leanings.directions(article));
    }

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
        self.bytes.handed_over();
        let text = self.text()[..end].to_owned();
        self.taken += end;
        if self.taken * 2 >= self.text.len() {
            self.text.drain(..self.taken);
            self.taken = 0;
        }
        // Whether anything follows may not be known yet.
        let is_cut = !text.ends_with(is_line_break);
        let whole = self.whole;
        if text.contains(is_line_break) {
            self.whole = None;
        }
        Part {
            text,
            continues: std::mem::replace(&mut self.continues, is_cut),
            whole,
        }
    }
}

/// Where a part of at most `longest` bytes of a longer text ends: after the last
/// blank line in the second half, else after the last line, else after the last
/// blank, else between clusters.
fn end_of_part(text: &str, longest: usize) -> usize {
    let limit = boundary_before(text, longest);
    let blank_line = line_ends(text, limit)
        .take_while(|ends| ends.end > limit / 2)
        .find(|ends| text[..ends.start].ends_with(is_line_break));
    blank_line
        .or_else(|| line_ends(text, limit).next())
        .map(|ends| ends.end)
        .or_else(|| text[..limit].rfind(' ').map(|at| at + 1))
        .unwrap_or_else(|| match previous_boundary(text, limit) {
            0 => limit,
            boundary => boundary,
        })
}

/// What ends the lines in the first `longest` bytes of `text`, the last one first.
/// CR and LF are one end; a CR that `text` ends with may yet become one of these.
fn line_ends(text: &str, longest: usize) -> impl Iterator<Item = Range<usize>> {
    let near = &text[..boundary_before(text, longest)];
    near.rmatch_indices(is_line_break)
        .filter_map(move |(at, end)| {
            let after = at + end.len();
            match end {
                "\r" if matches!(text.as_bytes().get(after), None | Some(b'\n')) => None,
                "\n" if text[..at].ends_with('\r') => Some(at - 1..after),
                _ => Some(at..after),
            }
        })
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

#[cfg(test)]
mod tests;
