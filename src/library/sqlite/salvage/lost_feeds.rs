//! Feeds of which nothing tells any more where their table is, or of which pages are lost:
//! every page is looked at, and rows of the form of a feed are read as they are written, by
//! the form of SQLite's files. What is damaged in them is passed over, never believed.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::os::unix::fs::FileExt;
use std::path::Path;

use crate::library::feeds::Feed;

/// What a page that holds rows of a table begins with, and how long what comes before the
/// places of the rows is, in bytes.
const LEAF: u8 = 0x0d;
const BEFORE: usize = 8;

/// No row of a feed takes more, in bytes.
const MOST: usize = 1 << 20;

/// So many pages are looked at before it is asked whether to go on.
const TURN: u64 = 1024;

/// The feeds on the pages of so many bytes of a file, by their numbers; `None` when `goes_on`
/// said no.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn find(
    path: &Path,
    page: usize,
    goes_on: &mut dyn FnMut() -> bool,
) -> io::Result<Option<BTreeMap<i64, Feed>>> {
    let file = File::open(path)?;
    let pages = file.metadata()?.len() / page as u64;
    let mut reader = BufReader::with_capacity(1 << 20, File::open(path)?);
    let mut bytes = vec![0; page];
    let mut found = BTreeMap::new();
    for number in 0..pages {
        if number % TURN == 0 && !goes_on() {
            return Ok(None);
        }
        reader.read_exact(&mut bytes)?;
        if bytes[0] != LEAF {
            continue;
        }
        let count = usize::from(u16::from_be_bytes([bytes[3], bytes[4]]));
        for at in bytes[BEFORE..].chunks_exact(2).take(count) {
            let at = usize::from(u16::from_be_bytes([at[0], at[1]]));
            let cell = bytes.get(at..).unwrap_or_default();
            if let Some((number, row)) = whole_row(cell, page, &file)
                && let Some(feed) = feed(&row).and_then(Feed::cleaned)
            {
                found.insert(number, feed);
            }
        }
    }
    Ok(Some(found))
}

/// The number and all bytes of a row, which begins in a page and may go on in others.
fn whole_row(mut cell: &[u8], page: usize, file: &File) -> Option<(i64, Vec<u8>)> {
    let length = usize::try_from(number(&mut cell)?).ok()?;
    let row = number(&mut cell)?.cast_signed();
    if length > MOST {
        return None;
    }
    let here = length_here(length, page);
    let mut whole = cell.get(..here)?.to_vec();
    if here == length {
        return Some((row, whole));
    }
    let mut next = cell.get(here..here + 4)?.try_into().ok()?;
    let mut bytes = vec![0; page];
    while whole.len() < length {
        let before = u64::from(u32::from_be_bytes(next)).checked_sub(1)?;
        file.read_exact_at(&mut bytes, before * page as u64).ok()?;
        next = bytes.first_chunk().copied()?;
        let more = (length - whole.len()).min(page - 4);
        whole.extend_from_slice(&bytes[4..4 + more]);
    }
    Some((row, whole))
}

/// How much of a row of so many bytes stands in its page itself.
fn length_here(length: usize, page: usize) -> usize {
    let least = (page - 12) * 32 / 255 - 23;
    let fitting = least + length.saturating_sub(least) % (page - 4);
    match length {
        _ if length <= page - 35 => length,
        _ if fitting <= page - 35 => fitting,
        _ => least,
    }
}

/// The feed that a row tells: no number of its own, an address, a title, a page and a list of
/// folders.
fn feed(row: &[u8]) -> Option<Feed> {
    let mut kinds = row;
    let before = usize::try_from(number(&mut kinds)?).ok()?;
    let (mut kinds, mut rest) = (
        row.get(row.len() - kinds.len()..before)?,
        row.get(before..)?,
    );
    if number(&mut kinds)? != 0 {
        return None;
    }
    let mut texts = [const { None }; 4];
    for text in &mut texts {
        *text = match number(&mut kinds)? {
            0 => None,
            kind if kind >= 13 && kind % 2 == 1 => {
                let length = usize::try_from((kind - 13) / 2).ok()?;
                let (text, after) = rest.split_at_checked(length)?;
                rest = after;
                Some(str::from_utf8(text).ok()?.to_owned())
            }
            _ => return None,
        };
    }
    let [address, title, page, folders] = texts;
    if !kinds.is_empty() || !rest.is_empty() {
        return None;
    }
    Some(Feed {
        address: address?,
        title,
        page,
        folders: serde_json::from_str(&folders?).ok()?,
    })
}

/// A number as SQLite packs it, seven bits a byte, at the beginning of `bytes`, which then
/// begin behind it.
fn number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for at in 0..9 {
        let byte = *bytes.get(at)?;
        let is_last = at == 8 || byte & 0x80 == 0;
        number = match at {
            8 => number << 8 | u64::from(byte),
            _ => number << 7 | u64::from(byte & 0x7f),
        };
        if is_last {
            *bytes = &bytes[at + 1..];
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_packed() {
        let of = |mut bytes: &[u8]| number(&mut bytes).map(|number| (number, bytes.len()));
        assert_eq!(of(&[0x07, 1]), Some((7, 1)));
        assert_eq!(of(&[0x81, 0x00]), Some((128, 0)));
        assert_eq!(of(&[0xff; 9]), Some((u64::MAX, 0)));
        assert_eq!(of(&[0xff; 8]), None);
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn what_is_no_row_of_a_feed_is_passed_over() {
        let row = |kinds: &[u8], rest: &str| {
            let mut row = vec![kinds.len() as u8 + 1];
            row.extend_from_slice(kinds);
            row.extend_from_slice(rest.as_bytes());
            row
        };
        let whole = row(&[0, 43, 0, 0, 17], "https://a.exam/[]");
        let read = |kinds: &[u8], rest: &str| feed(&row(kinds, rest)).map(|feed| feed.address);
        let address = "https://a.exam/";
        assert_eq!(
            read(&[0, 43, 0, 0, 17], "https://a.exam/[]").as_deref(),
            Some(address)
        );
        assert_eq!(read(&[0, 43, 0, 0], address), None);
        assert_eq!(read(&[0, 43, 0, 0, 17], address), None, "cut off");
        assert_eq!(read(&[0, 43, 0, 0, 17, 0], "https://a.exam/[]"), None);
        assert_eq!(read(&[1, 43, 0, 0, 17], "\u{1}https://a.exam/[]"), None);
        for end in 0..whole.len() {
            assert!(feed(&whole[..end]).is_none());
        }
    }
}
