//! Folding large texts to see whether something stands in them at all: the same
//! folded text, without the way back to the source, several times as fast. What is
//! found is folded again by `fold` to learn where it stands.

use super::{ARABIC, DROPPED, Fate, Folded, HAMZA_ABOVE, sign};

/// Folds `source` into `folded`, in place of what that held: the bytes of the text
/// that [`fold`](super::fold) gives.
pub fn fold_text(source: &str, folded: &mut Vec<u8>) {
    let bytes = source.as_bytes();
    folded.clear();
    // Nothing that is folded here grows; what does makes its own room.
    folded.resize(bytes.len() + ROOM, 0);
    let (mut at, mut end) = (0, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        if byte & 0b1111_1100 == 0xd8 && at + 1 < bytes.len() {
            // U+0600 to U+06FF are the characters with these first bytes.
            let letter = usize::from(byte & 3) << 6 | usize::from(bytes[at + 1] & 0x3f);
            let becomes = LETTERS[letter];
            at += 2;
            if becomes.width == SEATED {
                seat_hamza(&mut folded[..end]);
                continue;
            }
            folded[end] = becomes.bytes[0];
            folded[end + 1] = becomes.bytes[1];
            end += usize::from(becomes.width);
        } else if byte < 0x80 {
            let becomes = SIGNS[usize::from(byte)];
            at += 1;
            folded[end] = becomes;
            let again = becomes == b' ' && end > 0 && folded[end - 1] == b' ';
            end += usize::from(becomes != 0 && !again);
        } else {
            // Rare: as `fold` does it, after the character before, which it may look at.
            let last = end - last_width(&folded[..end]);
            let c = source[at..].chars().next().unwrap_or_default();
            let before = std::str::from_utf8(&folded[last..end]).unwrap_or_default();
            let mut slow = Folded {
                text: before.to_owned(),
                ..Folded::default()
            };
            slow.take(c, 0);
            let tail = slow.text.as_bytes();
            at += c.len_utf8();
            let room = last + tail.len() + (bytes.len() - at) + ROOM;
            if folded.len() < room {
                folded.resize(room, 0);
            }
            folded[last..last + tail.len()].copy_from_slice(tail);
            end = last + tail.len();
        }
    }
    folded.truncate(end);
}

/// Bytes that may be written beyond the end of the folded text.
const ROOM: usize = 2;

/// What a letter of two bytes becomes.
#[derive(Clone, Copy)]
struct Becomes {
    bytes: [u8; 2],
    /// How many of the bytes, or [`SEATED`].
    width: u8,
}

const SEATED: u8 = 3;

/// The Arabic block, by the bits that tell its characters apart.
static LETTERS: [Becomes; 256] = {
    let mut table = [Becomes {
        bytes: [0; 2],
        width: 0,
    }; 256];
    let mut i = 0;
    while i < 256 {
        let c = ARABIC[i];
        table[i] = if c == DROPPED {
            table[i]
        } else if c == HAMZA_ABOVE {
            Becomes {
                bytes: [0; 2],
                width: SEATED,
            }
        } else {
            let mut bytes = [0; 2];
            let width = c.encode_utf8(&mut bytes).len() as u8;
            Becomes { bytes, width }
        };
        i += 1;
    }
    table
};

/// ASCII; 0 for what is dropped.
static SIGNS: [u8; 128] = {
    let mut table = [0; 128];
    let mut i = 0;
    while i < 128 {
        table[i as usize] = match sign(i as u8 as char) {
            Fate::Becomes(c) => c as u8,
            Fate::Blank => b' ',
            _ => 0,
        };
        i += 1;
    }
    table
};

fn seat_hamza(folded: &mut [u8]) {
    if folded.ends_with("و".as_bytes()) || folded.ends_with("ي".as_bytes()) {
        let at = folded.len() - 2;
        folded[at..].copy_from_slice("ء".as_bytes());
    }
}

/// The bytes of the last character.
fn last_width(folded: &[u8]) -> usize {
    let lead = |&&byte: &&u8| byte & 0b1100_0000 != 0b1000_0000;
    let back = folded.iter().rev().take(4).position(|byte| lead(&byte));
    back.map_or(0, |back| back + 1)
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;

    #[track_caller]
    fn same(source: &str) {
        let mut quick = vec![b'x'; 9];
        fold_text(source, &mut quick);
        assert_eq!(String::from_utf8(quick).as_deref(), Ok(&*fold(source).text));
    }

    #[test]
    fn it_folds_as_fold_does() {
        same("قالت الوزارة: «إنَّ ٣٠٪ من الأُسَر…» — BBC News");
        same("﷽ ﷺ ﻻ و\u{654} ي\u{654}\u{654} ﮮ\u{654} ـــ  \r\n\t ʿAin é ﬁ");
        same("﷽﷽﷽﷽");
        same("");
    }

    proptest::proptest! {
        #[test]
        fn it_folds_any_text_as_fold_does(
            source in "([\\u{600}-\\u{6FF}]|[\\u{FB50}-\\u{FEFF}]|[\\u{2000}-\\u{206F}]|[ -~]|.|\\s|\\u{654}|\\u{648}){0,40}"
        ) {
            same(&source);
        }
    }
}
