//! Stories of large texts: they open by their beginning, and what is asked of the
//! rest is done when it is there.

use std::sync::Arc;

use qari::app::{Answer, Message};
use qari::library::formats::plain;

use crate::slow::slow;
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
fn complete(it: &mut crate::slow::Slow) {
    let open = it.model.reader.open.as_ref().expect("an article");
    assert!(!open.article.is_whole);
    let mut whole = (*open.article).clone();
    plain::complete(&mut whole);
    it.send(Message::Answer(Answer::Completed(Arc::new(whole))));
    it.answer_all();
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
