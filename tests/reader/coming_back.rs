//! Coming back to articles: the one that was left is open again, wherever it stands.

use qari::config::strings::Language;
use qari::library::article::ArticleId;
use qari::library::import::Source;
use qari::library::memory::MemoryStore;
use qari::run::Rehearsal;

use crate::articles::{in_folder, short, title};
use crate::story::Story;

/// Opens these texts as somebody does who has left them at `left`.
fn back_at(left: ArticleId, texts: &[String]) -> Story {
    in_folder(texts, |folder| {
        let store = Box::new(MemoryStore::new());
        let sources = [Source::Path(folder.to_owned())];
        let reader = Rehearsal::coming_back(left, store, &sources, Language::Arabic, 100, 24);
        Story { reader }
    })
}

#[test]
fn the_article_that_was_left_is_selected_and_open_and_in_sight() {
    for count in [20, 150] {
        let texts = short(count);
        let left = count - 3;
        let mut it = back_at(ArticleId::of(&texts[left - 1]), &texts);
        it.reads(&title(left));
        assert_eq!(it.reader.model().sidebar.selected, left - 1);
        let shown = &it.reader.model().sidebar.items;
        assert!(shown.iter().any(|item| item.index == left - 1));
        // From there one goes on as ever.
        it.press("j").reads(&title(left + 1));
        it.press("g").reads(&title(1));
    }
}

#[test]
fn where_it_is_gone_the_first_one_is_open() {
    for count in [3, 150] {
        let mut it = back_at(ArticleId::of("لم يعد هنا"), &short(count));
        it.reads(&title(1)).press("j").reads(&title(2));
        assert_eq!(it.reader.model().sidebar.selected, 1);
    }
}
