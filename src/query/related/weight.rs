//! How much it tells that two passages have the same thing: the more, the rarer it is in the
//! library and in news at large, and the less the articles go on about it.
//!
//! Rarity is the inverse document frequency, smoothed: to the articles of the library are
//! added [`BACKGROUND`] articles of news at large, in which a word stands as often as
//! [`super::background`] says. So five articles do not make every word rare, and a hundred
//! thousand decide by themselves. Squared, as a share of what the rarest thing has: of the
//! things between, most is left to those that few have.

use super::What;
use super::figures::Value;
use super::words::Stems;

/// So many articles of news at large are added to those of a library.
const BACKGROUND: f32 = 200.0;
/// In which share of them a word stands that the table has not.
const RARE: f32 = 0.0025;
/// In which share of them an actor is mentioned: everybody who is known is in the news.
const ACTOR: f32 = 0.045;
/// A smaller library says little of how rare things are.
const LIBRARY: usize = 40;
/// Words that stand in one article of so many or more tell nothing, in a library of that
/// size at least.
const COMMON: usize = 8;

/// What is asked of passages, by the size of a library: in a small one nothing looks as rare.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scale {
    /// What an actor tells more than a word does: who acts is what a passage is about.
    actor: f32,
    /// The least weight of what tells something.
    pub(super) telling: f32,
    /// The least score.
    pub(super) least: f32,
}

impl Scale {
    pub(super) fn of(articles: usize) -> Self {
        let [actor, telling, least] = match articles >= LIBRARY {
            true => [1.2, 0.235, 1.5],
            false => [1.5, 0.15, 1.2],
        };
        Self {
            actor,
            telling,
            least,
        }
    }
}

/// How much it tells that two passages have an actor or a figure, if `count` of all articles
/// have it, or nobody knows how many.
pub(super) fn of_thing(what: &What, count: Option<usize>, articles: usize) -> f32 {
    match what {
        What::Actor(_) => {
            let rarity = rarity(count.unwrap_or(articles), articles, ACTOR);
            Scale::of(articles).actor * rarity
        }
        // Where nothing is known of it: a figure stands in few articles.
        What::Figure(value) => {
            let rarity = count.map_or(1.0, |count| rarity(count, articles, RARE));
            figure(*value) * rarity
        }
        What::Word(_) => 0.0,
    }
}

/// How much it tells that two passages have a word.
pub(super) fn of_word(word: Stems<'_>, count: usize, articles: usize) -> f32 {
    if articles >= LIBRARY && count > articles / COMMON {
        return 0.0;
    }
    word.worth() * rarity(count, articles, word.share().unwrap_or(RARE))
}

/// What the kind of a figure tells: small and round numbers and years are everywhere.
fn figure(value: Value) -> f32 {
    match value {
        Value::Day { .. } => 1.2,
        Value::Share(_) => 1.0,
        Value::Number(thousandths) => {
            let is_whole = thousandths % 1000 == 0;
            match thousandths / 1000 {
                0..=12 if is_whole => 0.15,
                1900..=2099 if is_whole => 0.35,
                13..=99 if is_whole && thousandths % 10_000 == 0 => 0.45,
                13..=99 if is_whole => 0.6,
                _ if thousandths % 100_000 == 0 => 1.0,
                _ => 1.3,
            }
        }
    }
}

/// From 0 to 1: what stands in no other article but one tells most.
fn rarity(count: usize, articles: usize, share: f32) -> f32 {
    let all = articles as f32 + BACKGROUND;
    let rarest = (all / (2.0 + RARE * BACKGROUND)).ln();
    let found = count.max(2) as f32 + share * BACKGROUND;
    let telling = ((all / found).ln().max(0.0) / rarest).min(1.0);
    telling * telling * spread(count, articles)
}

/// What most articles of a small library have is what they are all about.
fn spread(count: usize, articles: usize) -> f32 {
    let articles = articles as f32;
    if !(2.0..LIBRARY as f32).contains(&articles) {
        return 1.0;
    }
    (2.0 * (1.0 - count as f32 / (articles + 1.0))).clamp(0.0, 1.0)
}

/// What is left of a weight where so many of the paragraphs of an article have the thing,
/// from 0 to 1: what it says throughout is its subject, and not what one of them tells.
pub(super) fn of_subject(having: usize, paragraphs: usize) -> f32 {
    if paragraphs < 2 {
        return 1.0;
    }
    let all = (paragraphs + 1) as f32;
    (all / having.max(1) as f32).ln().max(0.0) / all.ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::mention::ActorId;
    use crate::query::related::words::stems;

    #[test]
    fn the_rarer_the_weightier() {
        let of = |count, articles| of_word(stems("رصيف"), count, articles);
        assert!(of(3, 100_000) > 2.0 * of(1000, 100_000) && of(1000, 100_000) > 0.0);
        assert_eq!(of(50_000, 100_000), 0.0);
        assert!(of(2, 5) > 0.0, "a few articles are a library too");
        for articles in [0, 1, 2] {
            assert!(of(articles, articles).is_finite());
        }
    }

    #[test]
    fn a_few_articles_know_from_news_at_large_what_is_common() {
        let of = |word| of_word(stems(word), 2, 5);
        assert!(
            of("شرطه") < 0.6 * of("قسطره"),
            "{} {}",
            of("شرطه"),
            of("قسطره")
        );
    }

    #[test]
    fn numbers_tell_by_what_they_are() {
        let number = |value: u64| What::Figure(Value::Number(value * 1000));
        let of = |value| of_thing(&number(value), Some(20), 1000);
        assert!(of(173) > of(26) && of(26) > of(2021) && of(2021) > of(3));
        assert!(of(173) > of(300));
    }

    #[test]
    fn what_an_article_is_about_tells_little_of_one_of_its_paragraphs() {
        assert!(of_subject(1, 20) > 0.9 && of_subject(18, 20) < 0.1);
        assert_eq!(of_subject(1, 1), 1.0);
        assert!(of_subject(0, 3).is_finite() && of_subject(9, 3) >= 0.0);
        let actor = What::Actor(ActorId::new("a"));
        assert_eq!(of_thing(&actor, Some(0), 0), of_thing(&actor, Some(0), 0));
    }
}
