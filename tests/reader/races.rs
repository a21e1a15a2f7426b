//! Stories of a person who is faster than the worker: late answers do not lead
//! elsewhere than the newest key did.

use qari::app::Request;
use qari::app::geometry::Pane;

use crate::articles::{long, short, title};
use crate::slow::{Slow, slow, slow_at_work};

#[test]
fn a_find_typed_faster_than_it_is_answered_lands_on_its_hit() {
    let mut it = slow(&short(3));
    it.press("/").type_text("قصير").press("Enter").answer_all();
    assert_eq!(hits(&it), ["قصير"]);
    assert_eq!(here(&it), Some("قصير"));
}

#[test]
fn the_hits_of_letters_typed_before_do_not_replace_the_newest() {
    let mut it = slow(&short(3));
    it.press("/")
        .type_text("قص")
        .press("Backspace Backspace")
        .type_text("اسم")
        .answer_one();
    assert!(hits(&it).is_empty(), "{}", it.picture());
    it.answer_all();
    assert_eq!(hits(&it), ["اسم"]);
}

#[test]
fn hits_that_come_after_leaving_the_search_are_not_shown() {
    let mut it = slow(&short(3));
    it.press("/").type_text("قصير").press("Esc").answer_all();
    assert!(hits(&it).is_empty(), "{}", it.picture());
    assert_eq!(here(&it), None);
}

#[test]
fn hits_of_one_article_are_never_applied_to_another() {
    let texts = [
        long("الأول", "قصير", 1),
        long("الثاني", "كلمة", 30),
        long("الثالث", "قصير", 1),
    ];
    let mut it = slow(&texts);
    it.press("j").answer_all().reads("الثاني");
    // The first one is on its way while one searches in the second.
    it.press("k /").type_text("29").answer_all();
    it.reads("الأول");
    assert!(hits(&it).is_empty(), "{}", it.picture());
    assert_eq!(here(&it), None);
    assert_eq!(it.model.bar, None, "the search ended with its article");

    // One searches, and leaves for the next before anything is answered.
    it.press("/").type_text("قصير").press("Enter e");
    it.answer_all().reads("الثاني");
    assert!(hits(&it).is_empty(), "{}", it.picture());
}

#[test]
fn the_list_is_filtered_by_what_was_typed_last() {
    let mut it = slow(&short(30));
    it.press("f").type_text("30").press("Enter");
    it.answer_all().reads(&title(30));
    assert_eq!(it.model.sidebar.total, 1);
    it.press("f Ctrl-u").type_text("12").press("Esc");
    it.answer_all().reads(&title(30));
    assert_eq!(it.model.sidebar.total, 1, "{}", it.picture());
}

#[test]
fn a_late_seek_does_not_lead_away_from_the_article_that_was_chosen() {
    let mut it = slow(&short(5));
    it.press("Enter .").asks(is_seek);
    it.press("e").answer_all().reads(&title(2));
    assert_eq!(it.model.sidebar.selected, 1);
}

#[test]
fn a_late_seek_does_not_lead_away_from_the_list_that_was_filtered() {
    let mut it = slow(&short(5));
    it.press("Enter").answer_all();
    for keys in [". f م", "Esc . c"] {
        it.press(keys).answer_until(is_seek);
        assert_eq!(it.model.sidebar.selected, 0, "{keys}\n{}", it.picture());
        it.answer_all().reads(&title(1));
    }
}

#[test]
fn of_two_seeks_the_newest_leads() {
    let mut it = slow(&short(5));
    it.press("j j Enter").answer_all().reads(&title(3));
    it.press(". ,").answer_one().answer_one().answer_all();
    it.reads(&title(1));
}

#[test]
fn an_article_that_comes_late_does_not_move_the_selection_back() {
    let mut it = slow(&short(200));
    it.press("j End").answer_one();
    assert_eq!(it.model.sidebar.selected, 199);
    it.answer_all().reads(&title(200));
    assert_eq!(it.model.sidebar.selected, 199);
}

#[test]
fn articles_passed_by_are_not_shown() {
    let mut it = slow(&short(5));
    it.press("j j j").answer_one().reads(&title(1));
    it.answer_one().reads(&title(1));
    it.answer_one().reads(&title(4));
}

#[test]
fn two_quick_steps_back_are_two_steps() {
    let mut it = slow(&short(5));
    it.press("Enter").answer_all();
    it.press("e").answer_all();
    it.press("e").answer_all().reads(&title(3));
    it.press("o o").answer_all().reads(&title(1));
    it.press("i").answer_all().reads(&title(2));
    it.press("i").answer_all().reads(&title(3));
}

#[test]
fn only_the_article_that_is_read_is_marked_read() {
    let mut it = slow(&short(5));
    it.press("j Enter").has_read(&[]);
    it.answer_all().reads(&title(2)).has_read(&[2]);
    it.press("e e").answer_all().reads(&title(4));
    it.has_read(&[2, 4]);
}

#[test]
fn one_article_takes_the_keys_only_from_an_idle_hand() {
    let mut it = slow_at_work(&short(1));
    it.finish_reading();
    assert_eq!(it.model.focus, Pane::Reader, "one article is read at once");

    let mut it = slow_at_work(&short(1));
    it.press("f").finish_reading();
    assert_eq!(it.model.focus, Pane::Side, "but not while one types");
}

fn is_seek(request: &Request) -> bool {
    matches!(request, Request::Seek { .. })
}

/// What was found in the open article.
fn hits(it: &Slow) -> Vec<&str> {
    let open = it.open();
    let hits = open.found.iter().cloned();
    hits.map(|hit| open.article.text.get(hit).unwrap_or("nothing of this text"))
        .collect()
}

/// What one is at in the open article.
fn here(it: &Slow) -> Option<&str> {
    let open = it.open();
    open.here.clone().map(|here| &open.article.text[here])
}

#[test]
fn a_movement_typed_ahead_means_the_article_on_its_way() {
    let mut it = slow(&short(3));
    it.press("f").type_text("قصير").press("Enter").answer_all();
    let first = it.open().article.id;
    // In the article that is left there is nothing further back.
    it.press("j p").answer_all();
    assert_ne!(it.open().article.id, first);
    assert_eq!(here(&it), Some("قصير"));
}

#[test]
fn a_search_under_way_says_so_and_not_that_there_is_nothing() {
    let mut it = slow(&short(3));
    it.press("/").type_text("قصير").press("Enter");
    assert!(it.model.remark.as_ref().is_some_and(|said| !said.is_error));
    it.press("n");
    assert!(it.model.remark.as_ref().is_some_and(|said| !said.is_error));
    it.answer_all();
    assert_eq!((hits(&it).len(), &it.model.remark), (1, &None));
    it.press("/").type_text("غائب").press("Enter").answer_all();
    assert!(it.model.remark.as_ref().is_some_and(|said| said.is_error));
}

#[test]
fn a_search_is_called_off_when_its_article_or_its_line_is_left() {
    let is_called_off =
        |request: &Request| matches!(request, Request::Find { typed, .. } if typed.is_empty());
    let mut it = slow(&short(3));
    // The next article is on its way while one searches in the first.
    it.press("j /").type_text("قصير");
    it.answer_until(|request| matches!(request, Request::Open { .. }));
    it.reads(&title(2)).asks(is_called_off);
    it.answer_all().reads(&title(2));
    assert!(hits(&it).is_empty() && it.model.remark.is_none());

    it.press("/").type_text("قصير").press("Enter f");
    it.asks(is_called_off).answer_all();
    assert!(hits(&it).is_empty() && it.model.bar.is_some());
}

#[test]
fn a_search_that_was_given_up_shows_nothing_later() {
    let mut it = slow(&short(3));
    it.press("/").type_text("قصير").press("Enter Esc");
    it.asks(|request| matches!(request, Request::Find { typed, .. } if typed.is_empty()));
    it.answer_all();
    assert!(hits(&it).is_empty() && it.model.bar.is_none());
    assert_eq!(here(&it), None);
    // Another Esc leads on as ever.
    it.press("Enter Esc").answer_all().reads(&title(1));
}

#[test]
fn what_was_handed_over_is_shown_before_it_is_answered() {
    let texts = [
        long("الأول", "قصير", 1),
        long("الثاني", "كلمة", 90),
        long("الثالث", "كلمة", 30),
    ];
    let mut it = slow(&texts);
    it.hand_over(1).hand_over(2);
    it.reads("الأول");
    it.press("j").reads("الثاني");
    let before = it.picture();
    it.answer_all().reads("الثاني");
    assert_eq!(it.picture(), before, "what is answered is the same");
    // It is asked for all the same, and shown once.
    it.press("Tab PgDn").press("k w");
    it.answer_all().reads("الأول");
    it.hand_over(1).press("e").reads("الثاني");
    assert!(it.open().place().top > 0, "where it was left");
}

#[test]
fn what_was_handed_over_for_another_filter_is_not_shown() {
    let texts = [
        long("الأول", "قصير", 1),
        long("الثاني", "قصير", 30),
        long("الثالث", "كلمة", 30),
    ];
    let mut it = slow(&texts);
    it.hand_over(1)
        .press("f")
        .type_text("قصير")
        .press("Enter")
        .answer_all();
    it.reads("الأول").press("j").reads("الأول");
    it.answer_all().reads("الثاني");
    assert!(!it.open().matched.is_empty(), "{}", it.picture());
}
