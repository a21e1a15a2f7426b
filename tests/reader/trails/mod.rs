//! Key scripts that show that an actor can be followed through articles: each a capability,
//! told with the keys a person presses, over whatever articles are open. Ask nothing that
//! only one collection of articles could answer: what must hold of the answers, not which
//! they are.

pub(crate) mod event;
pub(crate) mod facets;
pub(crate) mod hearing;
pub(crate) mod judging;
pub(crate) mod keeping;
pub(crate) mod visits;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use qari::app::facets::Stance;
use qari::library::article::Article;
use qari::library::counts;
use qari::library::facet::Value;
use qari::library::mention::{ActorId, Mention};
use qari::text::fold::fold;

use crate::story::Story;

/// An article as it is when one comes to it in the list.
pub(crate) struct Seen {
    article: Arc<Article>,
    /// All mentions.
    mentions: Vec<(ActorId, Range<usize>)>,
    /// Those that count.
    counted: Vec<(ActorId, Range<usize>)>,
}

impl Seen {
    fn text(&self, range: &Range<usize>) -> &str {
        &self.article.text[range.clone()]
    }

    /// The mentions that count: of whom, and as what.
    fn counted(&self) -> impl Iterator<Item = (ActorId, String)> {
        let counted = self.counted.iter();
        counted.map(|(actor, range)| (actor.clone(), self.text(range).to_owned()))
    }
}

/// All articles of the list, from the first to the last; one is in the list then.
pub(crate) fn all_articles(it: &mut Story) -> Vec<Seen> {
    it.press("1 c g");
    let named = |mention: &Mention| (mention.actor.clone(), mention.range.clone());
    let mut all = Vec::new();
    for _ in 0..it.reader.model().sidebar.total {
        let open = it.open_article();
        let mentions = open.mentions.clone().expect("they are known");
        let counted = counts::counted(&open.article, &mentions);
        all.push(Seen {
            article: Arc::clone(&open.article),
            counted: counted.map(named).collect(),
            mentions: mentions.iter().map(named).collect(),
        });
        it.press("j");
    }
    all
}

/// From mention to mention into other articles, and all the way back.
pub(crate) fn coming_back(it: &mut Story) {
    it.press("g Enter ]");
    let place = |it: &Story| (it.open_article().article.id, it.open_article().here.clone());
    let mut places = vec![place(it)];
    let articles = |places: &[_]| {
        let ids: BTreeSet<String> = places.iter().map(|(id, _)| format!("{id:?}")).collect();
        ids.len()
    };
    while articles(&places) < 3 {
        it.press("]");
        assert_ne!(Some(&place(it)), places.last(), "it is mentioned in others");
        places.push(place(it));
    }
    let last = place(it);
    let begun = places[0].0;
    let mut back = 0;
    while place(it).0 != begun && back < 4 {
        it.press("o");
        back += 1;
    }
    assert_eq!(place(it).0, begun, "\n{}", it.picture());
    it.press(&"i ".repeat(back));
    assert_eq!(place(it), last, "and forward again");
}

/// The articles in which two actors share a paragraph: all of these, and no others.
/// How many there are.
pub(crate) fn sharing_a_paragraph(it: &mut Story, one: &str, other: &str) -> usize {
    it.press("1 c g");
    let all = it.reader.model().sidebar.total;
    let mut sharing = 0;
    for _ in 0..all {
        sharing += usize::from(shares_a_paragraph(it, one, other));
        it.press("j");
    }
    it.press("f")
        .type_text(&format!("near:paragraph {one} {other}"));
    it.press("Enter 1 g");
    let total = it.reader.model().sidebar.total;
    assert!(total > 0 && total < all, "{total} of {all}");
    assert_eq!(total, sharing);
    for _ in 0..total {
        assert!(shares_a_paragraph(it, one, other), "\n{}", it.picture());
        it.press("j");
    }
    // The same by the panel: what is chosen there narrows it further.
    let row = place_in_panel(it, one);
    it.press("a g").press(&"j ".repeat(row)).press("s");
    let model = it.reader.model();
    let value = Value::Actor(ActorId::new(one));
    let stance = qari::app::facets::stance(&model.sidebar.selection, &value);
    assert_eq!((stance, model.sidebar.total), (Stance::Included, total));
    it.press("1 c");
    total
}

/// The concordance of a word by the words that follow it: in the order of the alphabet,
/// without the article and what may be clitics.
pub(crate) fn sorted_by_what_follows(it: &mut Story, name: &str) {
    it.press("1 c g Enter /")
        .type_text(name)
        .press("Enter = s g");
    let total = it
        .reader
        .model()
        .concordance
        .as_ref()
        .expect("it is open")
        .total;
    assert!(total > 1);
    let mut last = 'ا';
    for at in 0..total {
        let open = it.reader.model().concordance.as_ref().expect("it is open");
        let after = fold(open.row(at).expect("it is known").parts().2).text;
        let word = after
            .split(|c: char| !c.is_alphanumeric())
            .find(|word| !word.is_empty());
        // Words of other scripts come after all of Arabic.
        if word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii())) {
            break;
        }
        let Some(word) = word else {
            // What nothing follows stands at the end.
            last = char::MAX;
            continue;
        };
        // With and without و or ف, then ب, ل or ك, then the article: it stands under one.
        let mut words: Vec<&str> = vec![word];
        for clitics in ["وف", "بلك"] {
            let rests = words
                .iter()
                .filter_map(|word| word.strip_prefix(|c| clitics.contains(c)));
            let rests: Vec<&str> = rests.collect();
            words.extend(rests);
        }
        let bare = words
            .iter()
            .filter_map(|word| word.strip_prefix("ال").or_else(|| word.strip_prefix('ل')));
        let bare: Vec<&str> = bare.collect();
        words.extend(bare);
        let under = words.iter().filter_map(|word| word.chars().next());
        let next = under.filter(|letter| *letter >= last).min();
        last = next.unwrap_or_else(|| panic!("{word} stands behind {last}:\n{}", it.picture()));
        it.press("j");
    }
}

/// Whether two actors are mentioned in a paragraph of the open article, so that it counts.
fn shares_a_paragraph(it: &Story, one: &str, other: &str) -> bool {
    let open = it.open_article();
    let mentions = open.mentions.clone().unwrap_or_default();
    let counted: Vec<&Mention> = counts::counted(&open.article, &mentions).collect();
    open.article.blocks.iter().any(|block| {
        let is_here = |actor: &str| {
            let actor = ActorId::new(actor);
            let is_own = |mention: &&Mention| {
                mention.actor == actor && block.range.contains(&mention.range.start)
            };
            counted.iter().copied().any(|mention| is_own(&mention))
        };
        is_here(one) && is_here(other)
    })
}

/// The row of an actor in the panel.
fn place_in_panel(it: &mut Story, actor: &str) -> usize {
    it.press("1 a");
    let rows = it.reader.model().facets.rows.iter();
    let value = Value::Actor(ActorId::new(actor));
    let place = rows.map(|row| &row.value).position(|row| *row == value);
    it.press("1");
    place.unwrap_or_else(|| panic!("{actor} is not there:\n{}", it.picture()))
}
