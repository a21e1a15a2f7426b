//! Sets of rows: one bit a row, so that what many terms have in common is found by
//! a few operations on whole words.

/// Numbers of rows, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rows {
    words: Vec<u64>,
}

impl Rows {
    pub(super) fn insert(&mut self, row: u32) {
        let word = row as usize / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (row % 64);
    }

    /// Has a row in the set, or not.
    pub(super) fn set(&mut self, row: u32, is_in: bool) {
        if is_in {
            self.insert(row);
        } else if let Some(word) = self.words.get_mut(row as usize / 64) {
            *word &= !(1 << (row % 64));
        }
    }

    /// Takes in rows written as bits, the first of them `from`, which is a multiple
    /// of 64.
    pub(super) fn insert_bits(&mut self, from: u32, bits: &[u8]) {
        let start = from as usize / 64;
        let end = start + bits.len() / 8;
        if end > self.words.len() {
            self.words.resize(end, 0);
        }
        for (word, bytes) in self.words[start..end].iter_mut().zip(bits.as_chunks().0) {
            *word |= u64::from_le_bytes(*bytes);
        }
    }

    pub(super) fn contains(&self, row: u32) -> bool {
        let word = self.words.get(row as usize / 64);
        word.is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    pub(super) fn len(&self) -> usize {
        let words = self.words.iter();
        words.map(|word| word.count_ones() as usize).sum()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// Takes in the rows of `other`.
    pub(super) fn add(&mut self, other: &Self) {
        if other.words.len() > self.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Leaves the rows that are in `other` too.
    pub(super) fn keep(&mut self, other: &Self) {
        self.words.truncate(other.words.len());
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Leaves the rows that are not in `other`.
    pub(super) fn take_out(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        let words = (0u32..).zip(self.words.iter());
        words.flat_map(|(at, &word)| {
            let mut left = word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros())?;
                left &= left - 1;
                Some(at * 64 + bit)
            })
        })
    }
}

impl FromIterator<u32> for Rows {
    fn from_iter<I: IntoIterator<Item = u32>>(rows: I) -> Self {
        let mut set = Self::default();
        rows.into_iter().for_each(|row| set.insert(row));
        set
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn they_are_sets(a in proptest::collection::btree_set(0u32..500, 0..40), b in proptest::collection::btree_set(0u32..500, 0..40)) {
            let set = |rows: &BTreeSet<u32>| rows.iter().copied().collect::<Rows>();
            let result = |change: fn(&mut Rows, &Rows)| {
                let mut rows = set(&a);
                change(&mut rows, &set(&b));
                rows.iter().collect::<BTreeSet<u32>>()
            };
            prop_assert_eq!(result(Rows::add), a.union(&b).copied().collect());
            prop_assert_eq!(result(Rows::keep), a.intersection(&b).copied().collect());
            prop_assert_eq!(result(Rows::take_out), a.difference(&b).copied().collect());
            prop_assert_eq!((set(&a).is_empty(), set(&a).len()), (a.is_empty(), a.len()));
            prop_assert!((0..600).all(|row| set(&a).contains(row) == a.contains(&row)));
        }
    }
}
