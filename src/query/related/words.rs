//! The words of a passage that may tell it from others: no particles, none of one or two
//! letters, and each by what is left of it without clitics, article and ending.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::clitic::{is_alphanumeric, readings};
use crate::text::fold::fold;
use crate::text::particle::leans_forward;
use crate::text::stem::stem;

/// The fewest letters of a word that tells anything.
const LEAST: usize = 3;

/// A word of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// What words that count as the same have in common.
    pub(super) key: Box<str>,
    /// What an index knows it by: the word without clitics and article.
    pub(super) rest: Box<str>,
    /// Bytes of the folded passage.
    pub(super) folded: Range<usize>,
}

/// The tokens of a folded text and where they stand.
pub(super) fn tokens(folded: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + folded[at..].find(is_alphanumeric)?;
        let rest = &folded[start..];
        let end = rest.find(|c| !is_alphanumeric(c)).unwrap_or(rest.len());
        at = start + end;
        Some((start..at, &folded[start..at]))
    })
}

/// The words of a folded text that may tell something.
pub(super) fn telling(folded: &str) -> impl Iterator<Item = Told> {
    tokens(folded).filter_map(|(range, token)| {
        let has_digit = token.contains(|c: char| c.is_ascii_digit());
        if has_digit || says_nothing(token) {
            return None;
        }
        let rest = shortest(token)?;
        Some(Told {
            key: stem(&rest).into(),
            rest: rest.into(),
            folded: range,
        })
    })
}

/// Words that any text has, whatever it is about: what helps other verbs, what says that
/// somebody says something, and when and where it was, seen from here. A pronoun may be
/// written onto them, and و or ف before.
const ANYWHERE: &str = "كان كانت كانوا يكون تكون سيكون ستكون ليست يزال تزال زال زالت مازال اصبح اصبحت \
    صار بات باتت قال قالت قالوا يقول تقول اضاف اضافت اكد اكدت يؤكد تؤكد اوضح اوضحت ذكر ذكرت اشار \
    اشارت لفت لفتت اعلن اعلنت اعتبر رأى يرى ايضا فقط كذلك هناك هنا الان اليوم امس غدا حاليا خصوصا \
    خاصه مثل عام سنه يوم شهر اسبوع مره نفس ذات عدد عده كثير كثيره اكثر اقل اول اخر اخري حال حاله \
    شان وفق وفقا حسب رغم بالاضافه انه ان احد احدي اي جدا تم يتم سبق جميع بعض يمكن يجب جاء جاءت يشير تشير صرح صرحت \
    يصرح شدد شددت تابع تابعت كشف كشفت اخير اخيره ماضي ماضيه سابق سابقا سابقه مقبل مقبله قادم \
    قادمه جاري جاريه حالي حاليه said says \
    the and for that with from was were has have had been will not this they his its who are";

static ANYWHERE_FOLDED: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    ANYWHERE
        .split_whitespace()
        .map(|word| fold(word).text)
        .collect()
});

/// Whether a folded token is a particle, with a pronoun perhaps, or such a word.
fn says_nothing(token: &str) -> bool {
    const PRONOUNS: [&str; 7] = ["", "ها", "هم", "هما", "ه", "نا", "هن"];
    let is_one = |word: &str| leans_forward(word) || ANYWHERE_FOLDED.contains(word);
    let bare = token.strip_prefix(['و', 'ف']).unwrap_or(token);
    let bare = bare.strip_prefix("ال").unwrap_or(bare);
    PRONOUNS.iter().any(|pronoun| {
        let of = |word: &str| word.strip_suffix(pronoun).is_some_and(is_one);
        of(token) || of(bare)
    })
}

/// A token without as much before it as may be a clitic or the article. Letters of the word
/// may go too (زير of وزير): it is the same for all who have the word, and an index has each
/// word under all that it may be read as.
fn shortest(token: &str) -> Option<String> {
    let long_enough = |rest: &str| rest.chars().nth(LEAST - 1).is_some();
    let rests = readings(token).into_iter().map(|reading| reading.rest);
    let rests = rests.filter(|rest| long_enough(rest));
    rests
        .min_by_key(|rest| rest.len())
        .map(|rest| rest.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        telling(&fold(text).text)
            .map(|word| word.key.into())
            .collect()
    }

    #[test]
    fn a_word_is_the_same_with_clitics_article_and_endings() {
        for text in ["المحققون", "وللمحققين", "محققان", "بمحقق"] {
            assert_eq!(keys(text), keys("محقق"), "{text}");
        }
        assert_ne!(keys("تحقيق"), keys("محقق"));
    }

    #[test]
    fn particles_numbers_and_short_words_tell_nothing() {
        assert_eq!(
            keys("في من إلى الذي 2021 يد ثم بينما أنها عليهم وكانت وقالت أيضًا"),
            Vec::<String>::new()
        );
    }
}
