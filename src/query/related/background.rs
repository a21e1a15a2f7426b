//! How common words are in news at large: in how many of a hundred articles each stands, in
//! classes. A library of five articles cannot tell which of its words are rare, and neither
//! can one that is all about one thing; so what it says of a word is weighed together with
//! this (`weight`).
//!
//! The table (`assets/background.txt`) is made by [`super::collection`]. It holds stems and
//! counts of no text in particular, and says nothing of what words mean.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A word of class n stands in one article of 2 to the power of n/2, about.
pub(super) const CLASSES_PER_HALVING: f32 = 2.0;

static TABLE: LazyLock<FxHashMap<&str, u8>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/background.txt").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    let classes = lines.filter_map(|line| {
        let (class, words) = line.split_once(' ')?;
        Some((class.parse().ok()?, words))
    });
    classes
        .flat_map(|(class, words): (u8, _)| words.split(' ').map(move |word| (word, class)))
        .collect()
});

/// The share of articles in which a stem stands, by the table; `None` if it is not there, as
/// with all that is rare.
pub(super) fn share(stem: &str) -> Option<f32> {
    let class = TABLE.get(stem)?;
    Some((-f32::from(*class) / CLASSES_PER_HALVING).exp2())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_any_news_has_is_common_and_what_few_have_is_not() {
        let government = share("حكوم").expect("it is common");
        assert!((0.05..0.5).contains(&government), "{government}");
        assert_eq!(share("قسطر"), None);
        assert!(TABLE.len() > 1000, "{}", TABLE.len());
    }
}
