//! Near copies: two passages whose words are almost the same, as when papers print what one
//! agency wrote. The measure: of all the different words that stand in either of them,
//! folded, at least 80 in 100 stand in both (Jaccard's index). Order does not count.
//!
//! A few passages are held against each other ([`grouped`]); of many, those that may be
//! near copies are found first ([`Copies`]), and the same measure decides.

use std::hash::{BuildHasher, BuildHasherDefault};

use rustc_hash::{FxHashMap, FxHasher};

use super::stems::tokens;

/// So many of 100 words are the same in near copies.
const SAME: usize = 80;

/// The different words of a passage: a number each, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Box<[u32]>);

impl Words {
    /// Those of a folded text.
    pub fn of(folded: &str) -> Self {
        let hash = BuildHasherDefault::<FxHasher>::default();
        let words = tokens(folded);
        let mut words: Vec<u32> = words
            .map(|(_, token)| (hash.hash_one(token) >> 32) as u32)
            .collect();
        words.sort_unstable();
        words.dedup();
        Self(words.into())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether both are near copies.
    pub fn are_almost(&self, other: &Self) -> bool {
        let (one, other) = (&self.0, &other.0);
        let (less, more) = (one.len().min(other.len()), one.len().max(other.len()));
        if less * 100 < more * SAME || less == 0 {
            return false;
        }
        let (mut at, mut same) = (0, 0);
        for word in one {
            while other.get(at).is_some_and(|next| next < word) {
                at += 1;
            }
            same += usize::from(other.get(at) == Some(word));
        }
        same * 100 >= (one.len() + other.len() - same) * SAME
    }
}

/// The places of `passages` in groups of near copies: in their order, each group where its
/// first one stands.
pub fn grouped<'a>(passages: impl IntoIterator<Item = &'a Words>) -> Vec<Vec<usize>> {
    let mut groups: Vec<(&Words, Vec<usize>)> = Vec::new();
    for (place, words) in passages.into_iter().enumerate() {
        let known = groups.iter_mut().find(|(first, _)| first.are_almost(words));
        match known {
            Some((_, group)) => group.push(place),
            None => groups.push((words, vec![place])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Groups of near copies among many passages, which come one after the other. Each is held
/// against the first ones of groups, as [`grouped`] does, but only of those that share one
/// of `BANDS` signatures with it (minima of hashes): of two that just are near copies one
/// in 200 is missed, of those of which 90 words in 100 are the same none in 30,000.
#[derive(Debug, Default)]
pub struct Copies {
    /// The first passage of each group.
    firsts: Vec<Words>,
    /// The newest group that has a signature, as a place in `chain`.
    newest: FxHashMap<u64, u32>,
    /// A group, and the place of the one before it with the same signature.
    chain: Vec<(u32, u32)>,
}

/// How many signatures a passage has, and of how many minima each is.
const BANDS: usize = 10;
const MINIMA: usize = 4;
/// The most groups of one signature that are looked at: where more share it, they are of
/// one pattern and not copies of each other.
const MOST_LIKE: usize = 64;
/// No place.
const NONE: u32 = u32::MAX;

impl Copies {
    /// The number of the group of a passage: a new one if it is a copy of none before.
    pub fn group(&mut self, words: Words) -> u32 {
        let signatures = signatures(&words);
        for signature in &signatures {
            let mut at = self.newest.get(signature).copied().unwrap_or(NONE);
            let mut looked = 0;
            while let Some(&(group, before)) = self.chain.get(at as usize) {
                if self.firsts[group as usize].are_almost(&words) {
                    return group;
                }
                looked += 1;
                at = if looked < MOST_LIKE { before } else { NONE };
            }
        }
        let group = self.firsts.len() as u32;
        self.firsts.push(words);
        for signature in signatures {
            let place = self.chain.len() as u32;
            let before = self.newest.insert(signature, place).unwrap_or(NONE);
            self.chain.push((group, before));
        }
        group
    }

    /// The number of a group of a passage that is no copy of anything, nor anything of it.
    pub fn alone(&mut self) -> u32 {
        self.firsts.push(Words::default());
        self.firsts.len() as u32 - 1
    }
}

fn signatures(words: &Words) -> [u64; BANDS] {
    let mut signatures = [0; BANDS];
    for (band, signature) in signatures.iter_mut().enumerate() {
        let mut hash = band as u64 + 1;
        for row in 0..MINIMA {
            let seed = mixed((band * MINIMA + row) as u64 + 1);
            let least = words.0.iter().map(|&word| mixed(u64::from(word) ^ seed));
            hash = mixed(hash ^ least.min().unwrap_or_default());
        }
        *signature = hash;
    }
    signatures
}

/// A number whose bits all depend on all of `number`'s (the last steps of MurmurHash3).
fn mixed(mut number: u64) -> u64 {
    number ^= number >> 33;
    number = number.wrapping_mul(0xff51_afd7_ed55_8ccd);
    number ^= number >> 33;
    number = number.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    number ^ number >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts of 30 words: ten stories, each told nine times with some words changed.
    fn told() -> Vec<Words> {
        let text = |story: usize, telling: usize| -> String {
            let word = |at: usize| match at.is_multiple_of(10) && telling > 0 {
                true => format!("غير{telling}ت{at} "),
                false => format!("كلمة{story}في{at} "),
            };
            (0..30).map(word).collect()
        };
        let stories = (0..90).map(|number| text(number % 10, number / 10));
        stories.map(|text| Words::of(&text)).collect()
    }

    #[test]
    fn copies_are_found_among_many_as_among_few() {
        let told = told();
        let mut copies = Copies::default();
        let groups: Vec<u32> = told.iter().map(|one| copies.group(one.clone())).collect();
        for (group, places) in grouped(&told).into_iter().enumerate() {
            assert!(places.iter().all(|&place| groups[place] == group as u32));
        }
    }

    #[test]
    fn what_is_alone_is_a_copy_of_nothing() {
        let mut copies = Copies::default();
        let (one, other) = (copies.alone(), copies.alone());
        let group = copies.group(Words::of("جملة من كلمات قليلة"));
        assert!(one != other && group != other);
    }
}
