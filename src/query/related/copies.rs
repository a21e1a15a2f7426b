//! Near copies: two passages whose words are almost the same, as when papers print what one
//! agency wrote. The measure: of all the different words that stand in either of them,
//! folded, at least 80 in 100 stand in both (Jaccard's index). Order does not count.

use std::hash::{BuildHasher, BuildHasherDefault};

use rustc_hash::FxHasher;

use super::passage::Passage;
use super::words::tokens;

/// So many of 100 words are the same in near copies.
const SAME: usize = 80;

/// The different words of a passage: a number each, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Box<[u32]>);

impl Words {
    pub fn of(passage: &Passage) -> Self {
        let hash = BuildHasherDefault::<FxHasher>::default();
        let words = tokens(&passage.folded.text);
        let mut words: Vec<u32> = words
            .map(|(_, token)| (hash.hash_one(token) >> 32) as u32)
            .collect();
        words.sort_unstable();
        words.dedup();
        Self(words.into())
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
