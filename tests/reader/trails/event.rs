//! From a mention to a passage of another article that tells of the same event, and back.

use std::ops::Range;

use qari::app::geometry::Below;
use qari::library::article::Article;
use qari::library::dates::{Precision, dates, day_number};
use qari::library::mention::Mention;
use qari::query::related::figures::Value;
use qari::query::related::{Found, What};
use qari::text::fold::fold;

use crate::story::Story;

/// The most keys that the way there and back takes.
const MOST_KEYS: usize = 6;
/// Articles about something that has just happened are no further apart, in days.
const SAME_NEWS: i32 = 7;

/// An event that two articles tell of, and the way from the one to the other.
pub(crate) struct Event<'a> {
    /// The keys to the mention where the way begins.
    pub(crate) begin: &'a str,
    /// Those from there to the passage that is compared, if it is another one.
    pub(crate) way: &'a str,
    /// Whom it is about: each passage names one of these.
    pub(crate) who: &'a [&'a str],
    /// Where it is: each passage has this word.
    pub(crate) place: &'a str,
}

/// There and back in few keys; both passages name who it is about, where it is, and when.
pub(crate) fn to_the_same_event_and_back(it: &mut Story, event: &Event<'_>) {
    it.press(event.begin);
    let place = |it: &Story| (it.open_article().article.id, it.open_article().here.clone());
    let begun = place(it);
    assert!(begun.1.is_some(), "at a mention");
    let (from, range) = to_related(it, event);
    let found = chosen(it);
    assert!(!found.is_loose, "\n{}", it.picture());
    it.shows("المشترك: ").shows(event.place);
    it.press("Enter");
    let there = it.open_article();
    assert_eq!(there.article.id, found.article);
    let here = there.here.clone().expect("a place");
    assert!(found.range.contains(&here.start), "at the passage");
    assert_ne!(there.article.id, from.article.id, "of another article");
    for (article, mentions, range) in [
        (&*from.article, &*from.mentions, &range),
        (
            &*there.article,
            there.mentions.as_deref().expect("they are known"),
            &found.range,
        ),
    ] {
        assert!(is_named(event.who, mentions, range), "{range:?}");
        let folded = fold(&article.text[range.clone()]).text;
        assert!(folded.contains(&fold(event.place).text), "{folded}");
    }
    assert!(is_at_once(&from.article, &there.article, &found));
    assert!(it.reader.model().geometry().trail.is_some());
    let mut keys = event.way.split_whitespace().count() + "6 Enter".split(' ').count();
    while place(it) != begun && keys < MOST_KEYS {
        it.press("o");
        keys += 1;
    }
    assert_eq!(place(it), begun, "after {keys} keys\n{}", it.picture());
}

/// The two passages side by side, and on from the second one.
pub(crate) fn side_by_side_and_on(it: &mut Story, event: &Event<'_>) {
    it.press(event.begin);
    to_related(it, event);
    let first = chosen(it);
    it.press("s")
        .shows("المقطع الأول:")
        .shows("المقطع الثاني:")
        .shows(event.place);
    assert_eq!(it.reader.model().below(), Below::Compared);
    it.press("s");
    assert_eq!(it.reader.model().below(), Below::Rows);
    it.press("6");
    let open = it.reader.model().related.as_ref().expect("it is open");
    let from = open.from.as_ref().expect("it is known");
    assert_eq!(from.spot(), first.spot(), "a step along the chain");
    it.press("o");
    assert_eq!(
        chosen(it).spot(),
        first.spot(),
        "and back\n{}",
        it.picture()
    );
}

/// The article that one comes from.
struct Left {
    article: std::sync::Arc<Article>,
    mentions: std::sync::Arc<[Mention]>,
}

/// To the passages that are related to that of the event: its article, and bytes of it.
fn to_related(it: &mut Story, event: &Event<'_>) -> (Left, Range<usize>) {
    it.press(event.way);
    let open = it.open_article();
    let left = Left {
        article: open.article.clone(),
        mentions: open.mentions.clone().expect("they are known"),
    };
    it.press("6");
    let open = it.reader.model().related.as_ref().expect("it is open");
    let from = open.from.as_ref().expect("it is known");
    let range = from.range.clone();
    assert_eq!(from.article, left.article.id);
    (left, range)
}

#[track_caller]
fn chosen(it: &Story) -> std::sync::Arc<Found> {
    let open = it.reader.model().related.as_ref().expect("it is open");
    let chosen = open.chosen();
    chosen
        .unwrap_or_else(|| panic!("nothing is related:\n{}", it.picture()))
        .clone()
}

/// Whether one of them is mentioned in a range of an article.
fn is_named(who: &[&str], mentions: &[Mention], range: &Range<usize>) -> bool {
    let is_one = |mention: &&Mention| who.contains(&mention.actor.as_str());
    let mut named = mentions.iter().filter(is_one);
    named.any(|mention| range.contains(&mention.range.start))
}

/// Whether both passages name one day or month, or their articles are news of the same days.
fn is_at_once(one: &Article, other: &Article, found: &Found) -> bool {
    let is_time =
        |what: &What| matches!(what, What::Figure(Value::Day { .. } | Value::Month { .. }));
    let shares_time = found.shared.iter().any(|mark| is_time(&mark.what));
    let days = day_of(one).zip(day_of(other));
    shares_time || days.is_some_and(|(one, other)| (one - other).abs() <= SAME_NEWS)
}

/// The day of an article: its own, or the first one that it names.
fn day_of(article: &Article) -> Option<i32> {
    let folded = fold(&article.text);
    let named = dates(&article.text, &folded).map(|found| found.written);
    let mut dated = article.date.clone().into_iter().chain(named);
    let day = dated.find(|date| date.precision == Precision::Day)?;
    Some(day_number(day.date))
}
