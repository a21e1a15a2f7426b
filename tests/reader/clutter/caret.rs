//! The caret on clutter that is folded, and what is marked and copied over it.

use qari::app::Message;
use qari::app::exchange::{Copied, Delivered};
use qari::input::mouse::MouseAction;

use super::{AFTER, BEFORE, BETWEEN, FOUR, SHARING, TWO, article, is_reversed, mouse, opened};
use crate::story::{Story, story_of};

/// The text from the caret on.
fn at_caret(it: &Story) -> &str {
    let open = it.open_article();
    &open.article.text[open.caret().expect("a caret").at..]
}

fn marked(it: &Story) -> &str {
    let open = it.open_article();
    &open.article.text[open.marked().expect("something is marked")]
}

#[test]
fn enter_opens_and_folds_what_the_caret_is_on() {
    let mut it = opened(80, 24);
    it.press("s ] ] ]");
    assert!(at_caret(&it).starts_with("إعلان"));
    it.says("فتح الزوائد").says("نسخ الزوائد");
    it.press("Enter")
        .shows("▾ زوائد الصفحة: سطران")
        .shows("إعلان");
    assert!(at_caret(&it).starts_with("إعلان"));
    it.press("]").says("طي الزوائد");
    assert!(at_caret(&it).starts_with("اقرأ"));
    // From anywhere inside, and the caret is on the row then.
    it.press("Enter").shows(TWO).hides("اقرأ أيضًا");
    assert!(at_caret(&it).starts_with("إعلان"));
    it.press("]");
    assert!(at_caret(&it).starts_with(AFTER));
}

#[test]
fn a_mention_inside_is_focused_and_not_folded_away() {
    let text =
        format!("عنوان\n\n{BEFORE}\n\n{BETWEEN}\n\nاقرأ أيضًا: طالبان تعلن هدنة\n\n{AFTER}\n");
    let mut it = story_of(&[text], 80, 24);
    it.press("Enter s ] ] ] Enter").shows("طالبان تعلن");
    it.press("e e")
        .press("Enter")
        .says("الجهة المختارة: طالبان");
    it.press("w Enter").hides("طالبان تعلن");
    it.press("Enter").shows("طالبان تعلن");
}

#[test]
fn the_caret_goes_onto_the_row_in_one_step_and_past_it_in_another() {
    let is_in = |it: &Story, part: &str| {
        let at = article().len() - at_caret(it).len();
        let start = article().find(part).expect("it is there");
        (start..start + part.len()).contains(&at)
    };
    for (forwards, backwards) in [("Down", "Up"), ("]", "["), (".", ","), ("e", "w")] {
        let mut it = opened(80, 24);
        it.press("/").type_text("العمل").press("Enter Esc s");
        it.press(forwards);
        assert!(at_caret(&it).starts_with("إعلان"), "{forwards}");
        it.press(forwards);
        assert!(is_in(&it, AFTER), "{forwards}");
        it.press(backwards);
        assert!(at_caret(&it).starts_with("إعلان"), "{backwards}");
        it.press(backwards);
        assert!(is_in(&it, BETWEEN), "{backwards}");
    }
    // Arrows that follow the eye, from the end of the line before.
    let mut it = opened(80, 24);
    it.press("/").type_text("العمل").press("Enter Esc s");
    it.press("Left Left Left Left Left Left");
    assert!(at_caret(&it).starts_with("إعلان"));
    it.press("Left");
    assert!(at_caret(&it).starts_with(AFTER));
    it.press("Right");
    assert!(at_caret(&it).starts_with("إعلان"));
    it.press("Right");
    assert!(at_caret(&it).starts_with('.'));
    it.press("End");
    assert!(at_caret(&it).starts_with(SHARING[0]));
}

#[test]
fn the_column_is_kept_over_the_row() {
    let mut it = opened(80, 24);
    it.press("s ] ]");
    it.press("Left Left Left Left Left Left Left Left");
    let (column, _) = it.open_article().cell_of_caret().expect("it is seen");
    it.press("Down");
    assert!(at_caret(&it).starts_with("إعلان"));
    let text = it.reader.model().geometry().text;
    let seen = it.open_article().cell_of_caret().expect("it is seen");
    assert_eq!(seen.0, text.width - 1, "where the row begins");
    it.press("Down");
    let seen = it.open_article().cell_of_caret().expect("it is seen");
    assert_eq!(seen.0, column);
}

#[test]
fn copying_over_it_takes_all_its_bytes_and_the_row_shows_it() {
    let mut it = opened(80, 24);
    let whole = article();
    let folded = &whole
        [whole.find("إعلان").expect("it is there")..whole.find("\n\nثم").expect("it is there")];
    it.press("s ] ] ] x");
    assert_eq!(it.reader.copied(), [folded]);
    it.reader
        .send(Message::Copied(Copied::Clutter, Delivered::ToTerminal));
    it.says("نُسخت زوائد الصفحة");
    it.press("s");
    assert_eq!(marked(&it), folded);
    assert!(is_reversed(&it, TWO), "{}", it.picture());
    // From before it to after it, and the other way round.
    it.press("Esc [ v ] ] ]");
    assert!(marked(&it).starts_with(BETWEEN) && marked(&it).ends_with(AFTER));
    assert!(is_reversed(&it, TWO));
    it.press("Esc [ v [");
    assert!(marked(&it).starts_with(folded) && marked(&it).ends_with('ث'));
    it.press("Esc v [");
    assert!(marked(&it).starts_with(BETWEEN) && marked(&it).ends_with(folded));
    assert!(is_reversed(&it, TWO) && !is_reversed(&it, FOUR));
}

#[test]
fn what_is_marked_inside_is_marked_whole_when_it_is_folded() {
    let mut it = opened(80, 30);
    it.press("\\ s ] ] ] ] v [ [");
    assert!(
        marked(&it).starts_with(BETWEEN) && marked(&it).ends_with('ا'),
        "{}",
        marked(&it)
    );
    it.press("F4");
    assert!(marked(&it).ends_with("في الجنوب"), "{}", marked(&it));
}

#[test]
fn drawing_over_the_row_marks_and_does_not_open_it() {
    let mut it = opened(80, 24);
    let from = it.find(BETWEEN).expect("a paragraph");
    let to = it.find(TWO).expect("the row");
    mouse(&mut it, MouseAction::Press, from);
    mouse(&mut it, MouseAction::Drag, to);
    mouse(&mut it, MouseAction::Release, to);
    it.shows(TWO);
    assert!(marked(&it).starts_with('.') && marked(&it).ends_with("في الجنوب"));
    // And from it.
    mouse(&mut it, MouseAction::Press, to);
    mouse(&mut it, MouseAction::Drag, from);
    mouse(&mut it, MouseAction::Release, from);
    it.shows(TWO);
    assert!(marked(&it).starts_with('.') && marked(&it).ends_with("في الجنوب"));
}
