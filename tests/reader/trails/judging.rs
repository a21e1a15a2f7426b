//! Judging: what is decided about one mention holds in every article at once, stands in a
//! readable file, and is taken back.

use std::fs;
use std::path::Path;

use qari::library::article::Zone;
use qari::library::facet::Value;
use qari::library::mention::ActorId;
use qari::text::fold::fold;

use super::{Seen, all_articles};
use crate::story::Story;

/// A name is rejected as that of an actor, everywhere; another article shows it; undone.
pub(crate) fn rejecting_everywhere_and_taking_it_back(it: &mut Story, file: &Path) {
    it.reader.keep_actors_in(file.to_owned());
    let before = all_articles(it);
    let (actor, form) = to_a_short_name(it);
    let of = |articles: &[Seen]| -> Vec<usize> {
        let is_it = |one: &(ActorId, String)| one == &(actor.clone(), form.clone());
        let count = |seen: &Seen| seen.counted().filter(is_it).count();
        articles.iter().map(count).collect()
    };
    let having = of(&before).iter().filter(|count| **count > 0).count();
    assert!(having > 1, "{form} is mentioned in several articles");
    it.press("+").shows("الحكم على الإشارة:").shows(&form);
    it.press("6").says("لا يُقصد بـ");
    let rule = fs::read_to_string(file).expect("a file of rules");
    assert!(rule.contains("[[judgement]]") && rule.contains("verdict = \"reject\""));
    assert!(rule.contains(&form) && !rule.contains("article = ") && !rule.contains("passage = "));

    let after = all_articles(it);
    assert!(
        of(&after).iter().all(|count| *count == 0),
        "{:?}",
        of(&after)
    );
    // The list has counted anew, and so has the panel.
    let listed = |it: &mut Story| {
        it.press("1 a g");
        let rows = &it.reader.model().facets.rows;
        let value = Value::Actor(actor.clone());
        let row = rows.iter().find(|row| row.value == value);
        let listed = row.map_or(0, |row| row.articles);
        it.press("1");
        listed
    };
    let those_with = |articles: &[Seen]| {
        let has = |seen: &&Seen| seen.counted().any(|(one, _)| one == actor);
        articles.iter().filter(has).count()
    };
    assert_eq!(listed(it), those_with(&after));

    // In the last article that had it, the place says why it is none any more.
    let last = of(&before)
        .iter()
        .rposition(|count| *count > 0)
        .expect("one");
    let mut places = before[last].mentions.iter();
    let place = places.find(|(one, range)| *one == actor && before[last].text(range) == form);
    let place = place.expect("a place").1.clone();
    it.press("1 g").press(&"j ".repeat(last));
    assert_eq!(it.open_article().article.id, before[last].article.id);
    it.press("Enter /").type_text(&form).press("Enter");
    for _ in 0..before[last].article.text.matches(&form).count() {
        let here = it.open_article().here.clone().expect("it is found");
        if here.start <= place.start && place.end <= here.end {
            break;
        }
        it.press("n");
    }
    it.press(";").shows("إشارة مرفوضة").press(";");

    it.press("-").says("لم يعد قائمًا");
    assert!(!file.exists(), "there was none before");
    let undone = all_articles(it);
    assert_eq!(of(&undone), of(&before));
    assert_eq!(listed(it), those_with(&before));
}

/// Words that are selected become a new actor, whom every article knows; undone.
pub(crate) fn making_words_a_name(it: &mut Story, words: &str, file: &Path) {
    it.reader.keep_actors_in(file.to_owned());
    let actor = ActorId::new("a-name-of-ones-own");
    let wanted = fold(words).text;
    let has_words = |seen: &Seen| {
        let blocks = seen.article.blocks.iter();
        let mut read = blocks.filter(|block| block.zone != Zone::Clutter);
        read.any(|block| {
            fold(&seen.article.text[block.range.clone()])
                .text
                .contains(&wanted)
        })
    };
    let before = all_articles(it);
    let having: Vec<usize> = (0..before.len())
        .filter(|at| has_words(&before[*at]))
        .collect();
    assert!(having.len() > 1, "{words} stands in several articles");
    it.press("1 g").press(&"j ".repeat(having[0]));
    it.press("Enter /").type_text(words).press("Enter s v");
    it.press(&"e ".repeat(words.split(' ').count()));
    let open = it.open_article();
    let marked = &open.article.text[open.marked().expect("marked")];
    assert_eq!(fold(marked).text, wanted);
    let marked = marked.to_owned();
    it.press("Ctrl-g")
        .type_text("A Name Of Ones Own")
        .press("Enter");
    it.shows("جهة جديدة: ").press("٣").says("جهة جديدة: ");
    assert!(fs::read_to_string(file).expect("a file").contains(&marked));

    let after = all_articles(it);
    let knows = |seen: &Seen| seen.counted().any(|(one, _)| one == actor);
    for (seen, was) in after.iter().zip(&before) {
        assert_eq!(knows(seen), has_words(was), "{}", was.article.title);
    }
    it.press("1 a /")
        .type_text(&marked)
        .press("Enter")
        .shows(&marked);
    let rows = &it.reader.model().facets.rows;
    let row = rows
        .iter()
        .find(|row| row.value == Value::Actor(actor.clone()));
    assert_eq!(row.map(|row| row.articles), Some(having.len()));
    it.press("1 Enter -").says("لم يعد قائمًا");
    assert!(!all_articles(it).iter().any(knows) && !file.exists());
}

/// To the first mention of the first article's actor that is a name of one word.
fn to_a_short_name(it: &mut Story) -> (ActorId, String) {
    it.press("1 c g Enter ]");
    for _ in 0..20 {
        let open = it.open_article();
        let place = open.here.clone().expect("a mention");
        let form = open.article.text[place.clone()].to_owned();
        if form.chars().all(char::is_alphabetic) && !form.starts_with(['ل', 'ب', 'و']) {
            let mention = open.mention_at(&place).expect("it is one");
            return (mention.actor.clone(), form);
        }
        it.press("]");
    }
    panic!("no name of one word:\n{}", it.picture());
}
