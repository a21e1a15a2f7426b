//! The panel of actors: with, without, the other way, neither, each by one key, and each
//! what the articles themselves say.

use std::collections::BTreeSet;

use qari::library::article::ArticleId;
use qari::library::mention::ActorId;

use super::{all_articles, place_in_panel};
use crate::story::Story;

/// Includes an actor, inverts that, takes it back, excludes the actor.
pub(crate) fn with_and_without(it: &mut Story, actor: &str) {
    let all = all_articles(it);
    let id = ActorId::new(actor);
    let ids = |has: bool| -> BTreeSet<ArticleId> {
        let fitting = all
            .iter()
            .filter(|seen| seen.counted().any(|(one, _)| one == id) == has);
        fitting.map(|seen| seen.article.id).collect()
    };
    let (with, without) = (ids(true), ids(false));
    assert!(!with.is_empty() && !without.is_empty(), "{actor}");
    let whole: BTreeSet<ArticleId> = with.union(&without).copied().collect();
    // What is chosen stands first in the panel.
    let row = place_in_panel(it, actor);
    it.press("a g").press(&"j ".repeat(row));
    for (key, wanted) in [
        ("s", &with),
        ("g ^", &without),
        ("g Delete", &whole),
        ("x", &without),
        ("g ^", &with),
        ("g Delete", &whole),
    ] {
        let is_neutral = it.reader.model().sidebar.selection.include.is_empty()
            && it.reader.model().sidebar.selection.exclude.is_empty();
        if is_neutral {
            let row = place_in_panel(it, actor);
            it.press("a g").press(&"j ".repeat(row));
        }
        it.press(key);
        assert_eq!(&listed(it), wanted, "{key}\n{}", it.picture());
        it.press("a");
    }
}

/// The articles that are listed now.
fn listed(it: &mut Story) -> BTreeSet<ArticleId> {
    it.press("1 g");
    let mut ids = BTreeSet::new();
    for _ in 0..it.reader.model().sidebar.total {
        ids.insert(it.open_article().article.id);
        it.press("j");
    }
    ids
}
