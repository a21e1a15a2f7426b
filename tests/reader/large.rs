//! Stories of large texts: they open by their beginning, and what is asked of the
//! rest is done when it is there.

use std::collections::HashSet;

use qari::layout::PageRow;
use qari::library::article::ArticleId;
use qari::library::formats::plain;
use qari::text::direction::Direction::{LeftToRight, RightToLeft};

use crate::articles::short;
use crate::slow::{Slow, slow};
use crate::story::story_of;

/// A text that counts as large and mentions nobody; its last line is known.
fn large() -> String {
    let line = "سطر بعد سطر من كلام طويل لا يقف حتى يبلغ القارئ آخره مع الليل\n\n";
    let lines = line.repeat(plain::LARGE / line.len() + 10);
    format!("عنوان النص\n\n{lines}وهنا خَاتِمَةُ النص كله\n")
}

#[test]
fn the_way_to_the_end_is_gone_when_the_end_is_there() {
    let mut it = slow(&[large()]);
    it.press("Enter G").answer_all();
    assert!(it.open().awaits() && it.open().progress < 0.01);
    complete(&mut it);
    let open = it.open();
    assert!(!open.awaits() && open.progress > 0.999, "{}", it.picture());
    let shown = open.page.range().expect("a page");
    assert!(open.article.text[shown].contains("خَاتِمَةُ"));
}

#[test]
fn who_goes_elsewhere_meanwhile_stays_there() {
    let mut it = slow(&[large()]);
    it.press("Enter G j j").answer_all();
    let before = it.open().top;
    complete(&mut it);
    assert_eq!(it.open().top, before);
}

/// The rest of the open article comes.
fn complete(it: &mut Slow) {
    assert!(!it.open().article.is_whole);
    it.read_rest().answer_all();
    assert!(it.open().article.is_whole);
}

#[test]
fn everything_follows_the_article_to_its_true_id() {
    let mut it = slow(&[large(), large() + "وسطر آخر\n"]);
    it.press("Down").answer_all();
    let before = it.open().article.id;
    it.press("Enter Space Space y G").answer_all();
    // A place to come back to, a find that is being typed, a direction of its own.
    it.press("g / ").type_text("خَاتِمَةُ");
    let shown = it.picture();
    complete(&mut it);
    let now = it.open().article.id;
    assert_ne!(before, now);
    assert_eq!(now, ArticleId::of(&(large() + "وسطر آخر\n")));
    assert!(it.open().here.is_some(), "found in the whole:\n{shown}");
    it.press("Enter Esc j").answer_all();
    assert_eq!(it.open().article.id, now, "{}", it.picture());
    it.has_read(&[2]);
    it.press("Tab Up").answer_all();
    assert_ne!(it.open().article.id, now);
    it.press("Down").answer_all();
    assert_eq!(it.open().article.id, now, "{}", it.picture());
}

#[test]
fn an_article_asked_for_by_its_old_id_comes() {
    let mut it = slow(&[short(1).remove(0), large()]);
    it.press("Down").read_rest();
    it.answer_all().reads("عنوان النص");
    assert!(it.open().article.is_whole);
    it.press("Up Down").answer_all().reads("عنوان النص");
}

#[test]
fn a_bad_byte_after_the_beginning_changes_nothing_before_it() {
    let text = [large().into_bytes(), vec![0xff, b'\n']].concat();
    let mut it = slow(&[text]);
    it.press("Enter Space Space");
    let before = it.open().page.range();
    complete(&mut it);
    assert_eq!(it.open().page.range(), before);
    assert!(it.open().article.text.ends_with("\u{fffd}\n"));
}

#[test]
fn what_turns_out_to_be_in_another_encoding_is_shown_in_it() {
    // Not one letter of it is Arabic before the beginning has ended.
    let mut text = "A line of English and no more of it\n".repeat(plain::LARGE / 36 + 9);
    text += "end\n";
    let mut bytes = text.into_bytes();
    for _ in 0..plain::LARGE / 36 {
        bytes.extend(b"\xc8\xc7\xe1 \xd3\xe1\xe3\xc7 \xe3\xe4\n");
    }
    let mut it = slow(&[bytes]);
    it.press("Enter Space").answer_all();
    complete(&mut it);
    it.press("G").answer_all();
    let shown = it.open().page.range().expect("a page");
    assert!(
        it.open().article.text[shown].contains("سلما"),
        "{}",
        it.picture()
    );
}

#[test]
fn the_beginning_of_what_is_no_text_gives_way_to_the_next_article() {
    let noise = [large().into_bytes(), vec![0; 40_000]].concat();
    let mut it = slow(&[short(1).remove(0).into_bytes(), noise]);
    it.press("Down Enter").answer_all();
    it.press("/ ").type_text("سطر");
    it.read_rest().answer_all();
    it.reads("الخبر رقم 1");
    assert_eq!(it.model.sidebar.total, 1);
    assert_eq!(it.model.bar, None, "what it was to be found in is gone");
    assert!(!it.model.notices.is_empty());
}

#[test]
fn the_beginning_of_what_is_no_text_leaves_nothing_behind() {
    let noise = [large().into_bytes(), vec![0; 40_000]].concat();
    let mut it = slow(&[noise]);
    it.press("Enter G f").type_text("سطر").answer_all();
    it.press("Esc Down Up Enter").read_rest().answer_all();
    assert!(it.model.reader.open.is_none(), "{}", it.picture());
    assert_eq!(it.model.sidebar.total, 0);
    it.press("j G n Enter Esc").answer_all();
    assert!(it.model.reader.open.is_none());
}

#[test]
fn a_search_in_a_beginning_ends_with_it() {
    let noise = [large().into_bytes(), vec![0; 40_000]].concat();
    let mut it = slow(&[noise]);
    it.press("Enter /").type_text("سطر").press("Enter");
    it.read_rest().answer_all();
    it.press("Esc").answer_all();
    assert_eq!(it.model.remark, None, "there is no search left to stop");
}

#[test]
fn the_beginning_of_a_text_that_is_there_becomes_that_text() {
    let mut it = slow(&[large(), short(1).remove(0), large()]);
    it.press("Down Down Enter Space").answer_all();
    let place = it.open().top;
    it.read_rest().answer_all();
    assert_eq!(it.model.sidebar.total, 2);
    assert_eq!(it.open().article.id, ArticleId::of(&large()));
    assert_eq!((it.open().top, it.model.sidebar.selected), (place, 0));
    it.has_read(&[1]);
}

#[test]
fn a_word_at_the_end_is_found_without_its_marks() {
    let mut it = story_of(&[large()], 80, 24);
    it.press("/").type_text("خاتمة النص").press("Enter");
    it.shows("النص كله");
    let found = it.open_article().found.clone();
    assert_eq!(found.len(), 1);
    assert_eq!(it.open_article().here, Some(found[0].clone()));
    it.press("g").hides("النص كله");
    it.press("G").shows("النص كله");
}

#[test]
fn a_paragraph_that_turns_to_the_other_side_stands_there_when_it_is_whole() {
    let latin = "The caravan arrived in the town this morning. ".repeat(7000);
    let arabic = "وصلت القافلة إلى المدينة صباح اليوم ثم عادت. ".repeat(14_000);
    let directions = |it: &Slow| {
        let rows = it.open().page.rows.iter();
        let lines = rows.filter_map(|row| match row {
            PageRow::Line { line, .. } => Some(line.direction),
            PageRow::Gap | PageRow::Folded { .. } => None,
        });
        lines.collect::<HashSet<_>>()
    };
    for (text, begins, ends) in [
        (latin.clone() + &arabic, LeftToRight, RightToLeft),
        (
            arabic[..300_000].to_owned() + &latin.repeat(2),
            RightToLeft,
            LeftToRight,
        ),
    ] {
        let mut it = slow(&[text]);
        it.press("Enter Space Space").answer_all();
        let place = it.open().page.range().map(|range| range.start);
        assert_eq!(directions(&it), HashSet::from([begins]));
        complete(&mut it);
        assert_eq!(directions(&it), HashSet::from([ends]), "{}", it.picture());
        assert_eq!(it.open().page.range().map(|range| range.start), place);
        it.press("G").answer_all();
        assert_eq!(directions(&it), HashSet::from([ends]));
    }
}

#[test]
fn of_more_hits_than_are_kept_the_status_says_that_there_are_more() {
    let mut it = story_of(&["ا ".repeat(100_001)], 80, 24);
    for keys in ["f", "Esc /"] {
        it.press(keys).type_text("ا").press("Enter");
        it.shows("من 100,000+");
    }
}
