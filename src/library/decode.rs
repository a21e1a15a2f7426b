//! Bytes to text. Guesses the encoding where it is not marked and says so;
//! refuses nothing but what is not text. Keeps every character of the file,
//! its byte order mark included (Encoding Standard, decoders of `encoding_rs`).

use std::ops::RangeInclusive;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

use super::notice::Notice;

/// What some bytes turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decoded {
    /// Text, and what had to be guessed or repaired to read it.
    Text { text: String, notices: Vec<Notice> },
    /// Not text.
    Binary,
}

/// An encoding that a person may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charset(&'static Encoding);

impl Charset {
    /// Those in which texts in Arabic letters come, and what else they are mistaken for.
    pub const ALL: [Self; 8] = [
        Self(encoding_rs::UTF_8),
        Self(UTF_16LE),
        Self(UTF_16BE),
        Self(encoding_rs::WINDOWS_1256),
        Self(encoding_rs::ISO_8859_6),
        Self(encoding_rs::WINDOWS_1252),
        Self(encoding_rs::WINDOWS_1251),
        Self(encoding_rs::WINDOWS_1254),
    ];

    /// Its name in the Encoding Standard.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    pub(super) fn encoding(self) -> &'static Encoding {
        self.0
    }
}

/// Reads `bytes` as text in an encoding that a person named, whatever they look like.
pub fn decode_as(bytes: &[u8], charset: Charset) -> Decoded {
    with_encoding(bytes, charset.0)
}

/// Reads `bytes` as text. UTF-8 is looked at and stays where it is: nothing is copied.
///
/// A byte order mark decides; then UTF-16 is looked for, because its bytes are
/// also valid ASCII; then UTF-8, which may have a few bad places; what is left
/// is guessed from letter frequencies. A bad place becomes U+FFFD.
pub fn decode(bytes: impl Into<Vec<u8>>) -> Decoded {
    decode_declared(bytes, None)
}

/// The same for bytes that say themselves which encoding they are in: that goes before
/// a guess, but not before what they show.
pub fn decode_declared(bytes: impl Into<Vec<u8>>, declared: Option<&'static Encoding>) -> Decoded {
    let bytes = bytes.into();
    if SIGNATURES
        .iter()
        .any(|signature| bytes.starts_with(signature))
    {
        return Decoded::Binary;
    }
    if let Some(encoding) = utf_16(&bytes) {
        return match with_encoding(&bytes, encoding) {
            Decoded::Text { text, .. } if Controls::of_text(&text).are_too_many() => {
                Decoded::Binary
            }
            decoded => decoded,
        };
    }
    if Controls::of_bytes(&bytes).are_too_many() {
        return Decoded::Binary;
    }
    let bytes = match utf_8(bytes) {
        Ok(decoded) => return decoded,
        Err(bytes) => bytes,
    };
    if let Some(encoding) = declared.filter(|&encoding| may_be_in(encoding)) {
        return with_encoding(&bytes, encoding);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let telling = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let sample = &bytes[telling..bytes.len().min(telling + GUESS_SAMPLE)];
    detector.feed(sample, false);
    with_encoding(
        &bytes,
        detector.guess(Some(ARABIC_DOMAIN), Utf8Detection::Deny),
    )
}

/// Whether bytes that are neither UTF-8 nor UTF-16 may be in an encoding.
fn may_be_in(encoding: &'static Encoding) -> bool {
    encoding != UTF_8 && encoding != UTF_16BE && encoding != UTF_16LE && encoding != REPLACEMENT
}

/// A country domain whose pages are in Arabic: a hint for short texts only.
const ARABIC_DOMAIN: &[u8] = b"sa";

/// How files begin that are not text but may look like it for a while: PDF,
/// ZIP (and with it EPUB and office documents), PNG, JPEG, GIF, gzip.
const SIGNATURES: [&[u8]; 6] = [
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b\x08",
];

/// Bytes looked at to guess an encoding, from the first that is not ASCII:
/// the guess gets no better with more, only slower.
const GUESS_SAMPLE: usize = 256 * 1024;

/// Bytes looked at to recognise UTF-16 without a mark.
const UTF_16_SAMPLE: usize = 8 * 1024;

/// The byte order of UTF-16, by its mark or by the look of the code units.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(UTF_16_SAMPLE)];
    // Seen at once of most: four of five units have one of these.
    let telling = sample.iter().filter(|byte| matches!(byte, 0 | 6)).count();
    if telling * 5 < sample.len() / 2 * 4 {
        return None;
    }
    [
        (UTF_16LE, u16::from_le_bytes as fn([u8; 2]) -> u16),
        (UTF_16BE, u16::from_be_bytes),
    ]
    .into_iter()
    .find(|(_, unit)| looks_like_utf_16(sample, *unit))
    .map(|(encoding, _)| encoding)
}

/// Whether nearly all code units are of the scripts expected here and most
/// have a high byte that is a control character in any other encoding.
fn looks_like_utf_16(sample: &[u8], unit: fn([u8; 2]) -> u16) -> bool {
    const EXPECTED: [RangeInclusive<u16>; 6] = [
        0x20..=0x7e,
        0xa0..=0xff,
        0x600..=0x6ff,
        0x750..=0x77f,
        0x2000..=0x206f,
        0xfb50..=0xfeff,
    ];
    let (mut units, mut expected, mut telling) = (0_usize, 0_usize, 0_usize);
    for pair in sample.as_chunks::<2>().0 {
        let unit = unit(*pair);
        units += 1;
        if matches!(unit, 9 | 10 | 13) || EXPECTED.iter().any(|range| range.contains(&unit)) {
            expected += 1;
            telling += usize::from(matches!(unit >> 8, 0 | 6));
        }
    }
    units > 0 && expected * 20 >= units * 19 && telling * 5 >= units * 4
}

/// Valid UTF-8, or UTF-8 in which at most one in ten characters outside ASCII
/// is damaged; the bytes again when they are something else.
fn utf_8(bytes: Vec<u8>) -> Result<Decoded, Vec<u8>> {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => {
            return Ok(Decoded::Text {
                text,
                notices: Vec::new(),
            });
        }
        Err(error) => error.into_bytes(),
    };
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk
            .valid()
            .chars()
            .filter(|character| !character.is_ascii())
            .count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if good < bad * 10 {
        return Err(bytes);
    }
    Ok(Decoded::Text {
        text: String::from_utf8_lossy(&bytes).into_owned(),
        notices: vec![Notice::BadBytes { count: bad }],
    })
}

fn with_encoding(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    let mut notices = vec![Notice::Encoding {
        name: encoding.name(),
    }];
    if bad {
        notices.push(Notice::BadBytes {
            count: text.matches('\u{fffd}').count(),
        });
    }
    Decoded::Text {
        text: text.into_owned(),
        notices,
    }
}

/// Whether bytes that begin like these may be UTF-8 text; what else they may be
/// is for [`decode`] to say.
pub(super) fn may_be_utf_8(beginning: &[u8]) -> bool {
    let mut signatures = SIGNATURES.iter();
    !signatures.any(|signature| beginning.starts_with(signature)) && utf_16(beginning).is_none()
}

/// Control characters that text has no use for.
#[derive(Default)]
pub(super) struct Controls {
    nul: usize,
    other: usize,
    total: usize,
}

impl Controls {
    /// For any encoding in which ASCII bytes mean ASCII characters.
    pub(super) fn of_bytes(bytes: &[u8]) -> Self {
        // Most texts have none, and that is quickly seen.
        let suspect = |part: &&[u8]| part.iter().fold(false, |any, &b| any | is_control(b));
        let parts = bytes.chunks(4096).filter(suspect);
        let counted = parts.flatten().fold(Self::default(), |counted, &byte| {
            counted.and(u32::from(byte))
        });
        Self {
            total: bytes.len(),
            ..counted
        }
    }

    fn of_text(text: &str) -> Self {
        text.chars().fold(Self::default(), |counted, character| {
            counted.and(character.into())
        })
    }

    /// Those of two parts of a text.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            nul: self.nul + other.nul,
            other: self.other + other.other,
            total: self.total + other.total,
        }
    }

    fn and(mut self, code: u32) -> Self {
        self.total += 1;
        match code {
            0 => self.nul += 1,
            _ if u8::try_from(code).is_ok_and(is_control) => self.other += 1,
            _ => {}
        }
        self
    }

    /// A stray one is no reason to keep a text from its reader.
    pub(super) fn are_too_many(&self) -> bool {
        self.nul * 200 > self.total || self.other * 20 > self.total
    }
}

/// Tab, line feed, vertical tab, form feed, carriage return and escape do occur
/// in text; NUL may.
const fn is_control(byte: u8) -> bool {
    byte < 32 && !matches!(byte, 9..=13 | 27) || byte == 127
}

#[cfg(test)]
mod tests;
