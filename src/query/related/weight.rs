//! How much it tells that two passages have the same thing: the more, the rarer it is in news
//! at large, and the less the articles go on about it.
//!
//! Rarity is the inverse document frequency. What is rare in the language says
//! [`super::background`]; the library only lowers that, to what is left of the frequency in
//! its articles, to which [`BACKGROUND`] articles of news at large are added so that a few do
//! not decide. A story that every tenth article tells stays telling; what most articles of a
//! library have is its boilerplate.

use super::What;
use super::figures::Value;
use super::stems::Stems;

/// So many articles of news at large are added to those of a library.
const BACKGROUND: f32 = 200.0;
/// In which share of them a word stands that the table has not.
const RARE: f32 = 0.0025;
/// In which share of them an actor is mentioned: everybody who is known is in the news.
const ACTOR: f32 = 0.03;
/// What an actor tells more than a word that is as rare: who acts is what a passage is about.
const ACTS: f32 = 1.9;
/// What is left at least of what a library has in all its articles.
const LEFT: f32 = 0.35;
/// A smaller library does not tell boilerplate from its subject.
const LIBRARY: usize = 40;

/// How much it tells that two passages have an actor or a figure, if `count` of all articles
/// have it, or nobody knows how many.
pub(super) fn of_thing(what: &What, count: Option<usize>, articles: usize) -> f32 {
    match what {
        What::Actor(_) => {
            let count = count.unwrap_or(articles);
            ACTS * rarity(ACTOR) * left(count, articles, ACTOR)
        }
        // Where nothing is known of it: a figure stands in few articles.
        What::Figure(value) => {
            let left = count.map_or(1.0, |count| left(count, articles, RARE));
            of_figure(*value) * left
        }
        What::Word(_) => 0.0,
    }
}

/// How much it tells that two passages have a word.
pub(super) fn of_word(word: Stems<'_>, count: usize, articles: usize) -> f32 {
    let share = word.share().unwrap_or(RARE);
    let boilerplate = match articles >= LIBRARY && count * 2 > articles {
        true => 0.2,
        false => 1.0,
    };
    word.worth() * rarity(share) * left(count, articles, share) * boilerplate
}

/// What the kind of a figure tells: small and round numbers and years are everywhere.
pub(super) fn of_figure(value: Value) -> f32 {
    match value {
        Value::Day { year: Some(_), .. } => 1.2,
        Value::Day { .. } => 0.9,
        Value::Month { year: Some(_), .. } => 0.8,
        Value::Month { .. } => 0.5,
        Value::Share(_) => 1.0,
        Value::Number(thousandths) => {
            let is_whole = thousandths % 1000 == 0;
            match thousandths / 1000 {
                0..=12 if is_whole => 0.15,
                1900..=2099 if is_whole => 0.35,
                13..=99 if is_whole && thousandths % 10_000 == 0 => 0.45,
                13..=99 if is_whole => 0.7,
                _ if thousandths % 100_000 == 0 => 1.0,
                _ => 1.3,
            }
        }
    }
}

/// From 0 to 1 by the share of articles: what is as rare as [`RARE`] tells most.
fn rarity(share: f32) -> f32 {
    let telling = (share.min(1.0).ln() / RARE.ln()).clamp(0.0, 1.0);
    telling.powf(1.5)
}

/// What a library leaves of what a thing tells that `count` of its articles have, and this
/// share of news at large.
fn left(count: usize, articles: usize, share: f32) -> f32 {
    let (count, articles) = (count as f32, articles as f32);
    let all = articles + BACKGROUND;
    let found = (count.max(1.0) + share * BACKGROUND) / all;
    // What it tells here, against what it tells in the language.
    let telling = (found.min(1.0).ln() / share.min(1.0).ln()).clamp(0.0, 1.0);
    // What all articles of a library have, however few they are, is what they are about.
    let throughout = match articles > 1.0 {
        true => 1.0 - 0.5 * (count.min(articles) - 1.0).max(0.0) / articles,
        false => 1.0,
    };
    (LEFT + (1.0 - LEFT) * telling) * throughout
}

/// What is left of a weight where so many of the paragraphs of an article have the thing,
/// from less than a half to 1: what it says throughout is its subject, and not what one of
/// them tells.
pub(super) fn of_subject(having: usize, paragraphs: usize) -> f32 {
    const SUBJECT: f32 = 0.4;
    if paragraphs < 2 {
        return 1.0;
    }
    let all = (paragraphs + 1) as f32;
    let telling = (all / having.max(1) as f32).ln().max(0.0) / all.ln();
    SUBJECT + (1.0 - SUBJECT) * telling
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::mention::ActorId;
    use crate::query::related::stems::stems;

    #[test]
    fn the_rarer_the_weightier() {
        let of = |count, articles| of_word(stems("رصيف"), count, articles);
        assert!(of(3, 100_000) > of(1000, 100_000));
        assert!(of(60_000, 100_000) < 0.1 * of(3, 100_000));
        assert!(of(2, 5) > 0.0, "a few articles are a library too");
        for articles in [0, 1, 2] {
            assert!(of(articles, articles).is_finite());
        }
    }

    #[test]
    fn a_story_that_every_tenth_article_tells_stays_telling() {
        for articles in [50, 1000, 100_000] {
            let of = |word, count| of_word(stems(word), count, articles);
            let (story, rare) = (of("قسطره", articles / 10), of("قسطره", 2));
            assert!(story > 0.5 * rare, "{story} {rare}");
            assert!(story > of("شرطه", articles / 1000));
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
        assert!(of_subject(1, 20) > 0.9 && of_subject(18, 20) < 0.5);
        assert_eq!(of_subject(1, 1), 1.0);
        assert!(of_subject(0, 3).is_finite() && of_subject(9, 3) >= 0.0);
        let actor = What::Actor(ActorId::new("a"));
        assert_eq!(of_thing(&actor, Some(0), 0), of_thing(&actor, Some(0), 0));
    }
}
