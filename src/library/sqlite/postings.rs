//! Postings: which rows have a term, kept in the library file.
//!
//! FTS5 does as much, but the terms of Arabic words are many (clitics) and are
//! asked for by their first letters: on 100,000 articles it took four times as long
//! to fill and to ask. Rows are kept by parts of [`PART`], each term of a part as one
//! value; adding to the last part leaves the others as they are, and looking up
//! reads a value a part. Rows that are gone stay in postings; who asks knows them. One
//! that another article gets is taken out of them first.

use rusqlite::{Connection, OptionalExtension, Result, params};
use rustc_hash::FxHashMap;

use super::rows::Rows;
use crate::library::terms::{Lookup, TITLE, terms_of, tokens};
use crate::text::fold::fold_text;

/// The rows of a part: so few that its bits have room in a page of the file beside others.
const PART: u32 = 4096;
/// The bytes of a part with a bit a row. With fewer rows than half of that they are
/// written one after the other, two bytes each.
const BITS: usize = PART as usize / 8;

/// The words of articles that are not in the file yet.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// Rows by token, in order, by part; what stands in titles has the sign of titles.
    parts: FxHashMap<u32, FxHashMap<Box<str>, Vec<u16>>>,
    /// The text that is taken in, folded.
    folded: Vec<u8>,
}

impl Batch {
    /// Takes in the words of a title, as those of a text of its own.
    pub(super) fn take_in_title(&mut self, row: u32, title: &str) {
        fold_text(title, &mut self.folded);
        let folded = simdutf8::basic::from_utf8(&self.folded).unwrap_or_default();
        let part = self.parts.entry(row / PART).or_default();
        let place = (row % PART) as u16;
        for token in tokens(folded) {
            let rows = part.entry(format!("{TITLE}{token}").into()).or_default();
            if rows.last() != Some(&place) {
                rows.push(place);
            }
        }
    }

    /// Takes in the words of a text.
    pub(super) fn take_in(&mut self, row: u32, text: &str) {
        fold_text(text, &mut self.folded);
        // What is folded is text again.
        let folded = simdutf8::basic::from_utf8(&self.folded).unwrap_or_default();
        let part = self.parts.entry(row / PART).or_default();
        let place = (row % PART) as u16;
        for token in tokens(folded) {
            match part.get_mut(token) {
                Some(rows) if rows.last() == Some(&place) => {}
                Some(rows) => rows.push(place),
                None => drop(part.insert(token.into(), vec![place])),
            }
        }
    }

    /// Writes all of it and is empty then.
    pub(super) fn write(&mut self, file: &Connection) -> Result<()> {
        let mut parts: Vec<_> = self.parts.drain().collect();
        parts.sort_by_key(|(part, _)| *part);
        for (part, tokens) in parts {
            write_part(file, part, tokens)?;
        }
        Ok(())
    }

    /// Takes all of it out of the file.
    pub(super) fn take_out(self, file: &Connection) -> Result<()> {
        let mut known =
            file.prepare_cached("SELECT rows FROM posting WHERE part = ? AND term = ?")?;
        let mut put =
            file.prepare_cached("REPLACE INTO posting (part, term, rows) VALUES (?, ?, ?)")?;
        for (part, tokens) in self.parts {
            for (term, gone) in terms_in(tokens) {
                let before = known.query_row(params![part, term], |row| row.get(0));
                let before: Option<Vec<u8>> = before.optional()?;
                let left = before.as_deref().map(places).into_iter().flatten();
                let left: Vec<u16> = left.filter(|row| !gone.contains(row)).collect();
                if before.is_some() {
                    put.execute(params![part, term, written(&left)])?;
                }
            }
        }
        Ok(())
    }
}

/// The terms of tokens, each with the rows of those that it is a term of.
fn terms_in(tokens: FxHashMap<Box<str>, Vec<u16>>) -> FxHashMap<String, Vec<u16>> {
    let mut terms: FxHashMap<String, Vec<u16>> = FxHashMap::default();
    terms.reserve(tokens.len() * 2);
    for (token, rows) in tokens {
        let (token, is_title) = match token.strip_prefix(TITLE) {
            Some(token) => (token, true),
            None => (&*token, false),
        };
        terms_of(token, &mut |term| {
            let term = match is_title {
                true => format!("{TITLE}{term}"),
                false => term,
            };
            terms.entry(term).or_default().extend(&rows);
        });
    }
    terms
}

fn write_part(file: &Connection, part: u32, tokens: FxHashMap<Box<str>, Vec<u16>>) -> Result<()> {
    // In the order of the file, so that it is written from one end to the other.
    let mut terms: Vec<_> = terms_in(tokens).into_iter().collect();
    terms.sort_unstable();
    let is_new = file
        .prepare_cached("SELECT 1 FROM posting WHERE part = ? LIMIT 1")?
        .query_row([part], |_| Ok(()))
        .optional()?
        .is_none();
    let mut known = file.prepare_cached("SELECT rows FROM posting WHERE part = ? AND term = ?")?;
    let mut put =
        file.prepare_cached("REPLACE INTO posting (part, term, rows) VALUES (?, ?, ?)")?;
    for (term, mut rows) in terms {
        if !is_new {
            let mut before = known.query(params![part, term])?;
            if let Some(before) = before.next()? {
                rows.extend(places(before.get_ref(0)?.as_blob()?));
            }
        }
        rows.sort_unstable();
        rows.dedup();
        put.execute(params![part, term, written(&rows)])?;
    }
    Ok(())
}

/// The rows up to `last` that have one of these.
pub(super) fn find(file: &Connection, lookups: &[Lookup], last: u32) -> Result<Rows> {
    let mut found = Rows::default();
    let mut term = file.prepare_cached("SELECT rows FROM posting WHERE part = ? AND term = ?")?;
    let mut beginning = file.prepare_cached(
        "SELECT rows, term FROM posting WHERE part = ? AND term >= ? AND term < ?",
    )?;
    for part in 0..=last / PART {
        for lookup in lookups {
            let mut values = match lookup {
                Lookup::Term(text) => term.query(params![part, text])?,
                Lookup::Beginning(text) | Lookup::Stem(text) => {
                    let after = format!("{text}{}", char::MAX);
                    beginning.query(params![part, text, after])?
                }
            };
            while let Some(value) = values.next()? {
                if matches!(lookup, Lookup::Stem(_)) && !lookup.means(value.get_ref(1)?.as_str()?) {
                    continue;
                }
                let written = value.get_ref(0)?.as_blob()?;
                if written.len() == BITS {
                    found.insert_bits(part * PART, written);
                } else {
                    places(written).for_each(|place| found.insert(part * PART + u32::from(place)));
                }
            }
        }
    }
    Ok(found)
}

/// Rows of a part as they stand in the file.
fn written(rows: &[u16]) -> Vec<u8> {
    if rows.len() * 2 < BITS {
        return rows.iter().flat_map(|row| row.to_le_bytes()).collect();
    }
    let mut bits = vec![0; BITS];
    for &row in rows {
        bits[usize::from(row) / 8] |= 1 << (row % 8);
    }
    bits
}

/// The rows of a part: so few that its bits have room in a page of the file beside others.
fn places(written: &[u8]) -> impl Iterator<Item = u16> {
    let (pairs, bits) = if written.len() != BITS {
        (written, &[][..])
    } else {
        (&[][..], written)
    };
    let pairs = pairs
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let bits = (0u16..).zip(bits).flat_map(|(at, &byte)| {
        let set = (0..8).filter(move |bit| byte >> bit & 1 == 1);
        set.map(move |bit| at * 8 + bit)
    });
    pairs.chain(bits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn rows_come_back_as_they_were_written(rows in proptest::collection::btree_set(0..PART as u16, 0..1500)) {
            let rows: Vec<u16> = rows.into_iter().collect();
            prop_assert_eq!(places(&written(&rows)).collect::<Vec<_>>(), rows);
        }
    }
}
