//! Passages that a person marks in an article, and what is written about them.

use qari::app::Message;
use qari::config::strings::Language;
use qari::config::theme::Theme;
use qari::library::annotation::Annotation;
use qari::library::import::Source;
use ratatui::style::Modifier;

use crate::articles::in_folder;
use crate::screens::picture;
use crate::story::{Story, open, story_of};

const FIRST: &str =
    "وصلت السفينة لأفغانستان صباحًا. ثم عادت طالبان إلى التفاوض، وقال تاجر إن السوق هادئ.";
const SECOND: &str = "وفي الفقرة الثانية كلام عن الأسعار وحدها، وهي لا تعنينا هنا إلا قليلًا.";

fn article() -> String {
    format!("رحلة السفينة\n\n{FIRST}\n\n{SECOND}\n\nخاتمة قصيرة.\n")
}

fn opened(width: u16, height: u16) -> Story {
    let mut it = story_of(&[article()], width, height);
    it.press("Enter");
    it
}

/// Puts the caret on the first letter of some words.
fn to<'a>(it: &'a mut Story, words: &str) -> &'a mut Story {
    it.press("/").type_text(words).press("Enter Esc s")
}

/// Selects some words, whole.
fn select<'a>(it: &'a mut Story, words: &str) -> &'a mut Story {
    to(it, words).press("v");
    for _ in words.split_whitespace() {
        it.press("e");
    }
    it
}

fn annotations(it: &Story) -> Vec<(String, String)> {
    let row = it.reader.model().sidebar.row(0).expect("it is listed");
    let list = row.state.annotations.iter();
    list.map(|one| (one.quote.clone(), one.note.clone()))
        .collect()
}

/// The passages that are marked, without notes.
fn quotes(it: &Story) -> Vec<String> {
    annotations(it)
        .into_iter()
        .map(|(quote, _)| quote)
        .collect()
}

/// Whether all cells of some words stand on the ground of marked passages.
fn is_painted(it: &Story, words: &str) -> bool {
    let theme = Theme::dark();
    let ground = theme.highlighted.bg.expect("it has a ground");
    let ground = ratatui::style::Color::Rgb(ground.0, ground.1, ground.2);
    it.styles_of(words)
        .iter()
        .all(|style| style.bg == Some(ground))
}

#[test]
fn what_is_selected_is_highlighted_and_in_it_that_is_taken_away() {
    let mut it = opened(100, 24);
    select(&mut it, "التفاوض").says("تظليل");
    it.press("*").says("ظُلّل المقطع");
    assert_eq!(quotes(&it), ["التفاوض"]);
    assert!(
        it.open_article().marked().is_none(),
        "it is selected no more"
    );
    it.press("Esc g");
    assert!(is_painted(&it, "التفاوض") && !is_painted(&it, "السوق"));
    to(&mut it, "التفاوض")
        .press("Left Left")
        .says("إزالة التظليل");
    it.press("*").says("أُزيل التظليل");
    assert_eq!(quotes(&it), [""; 0]);
    it.press("-").says("تراجع: ظُلّل المقطع");
    assert_eq!(quotes(&it), ["التفاوض"]);
    it.press("Esc g");
    assert!(is_painted(&it, "التفاوض"));
    // Beside it the article is meant, as without a caret.
    to(&mut it, "السوق").press("*").says("وُضعت علامة على المقال");
    it.press("Esc *").says("أُزيلت علامة المقال");
    assert_eq!(quotes(&it), ["التفاوض"]);
}

#[test]
fn a_highlight_goes_across_paragraphs_without_the_blanks_at_its_ends() {
    let mut it = opened(100, 24);
    to(&mut it, "هادئ").press("v ] ] *").says("ظُلّل المقطع");
    let quotes = quotes(&it);
    assert!(
        quotes[0].starts_with("هادئ.\n\nوفي") && quotes[0].ends_with("قليلًا."),
        "{quotes:?}"
    );
    it.press("Esc g");
    assert!(is_painted(&it, "وفي الفقرة الثانية كلام"));
    // Nothing but a blank.
    to(&mut it, "صباحًا")
        .press("Right v *")
        .says("ليس في المحدَّد ما يُظلَّل");
}

#[test]
fn highlights_that_meet_become_one_and_so_do_their_notes() {
    let mut it = opened(100, 24);
    select(&mut it, "التفاوض")
        .press("!")
        .shows("ملاحظة على المقطع:");
    it.type_text("مع من؟")
        .press("Enter")
        .says("حُفظت الملاحظة على المقطع");
    select(&mut it, "السوق هادئ")
        .press("!")
        .type_text("سوق ماذا؟")
        .press("Enter");
    assert_eq!(annotations(&it).len(), 2);
    to(&mut it, "التفاوض").press("v ] ] *").says("ظُلّل المقطع");
    let joined = annotations(&it);
    assert_eq!(joined.len(), 1, "{joined:?}");
    assert_eq!(joined[0].1, "مع من؟ · سوق ماذا؟");
    it.press("-").says("تغيّر التظليل");
    assert_eq!(annotations(&it).len(), 2);
    select(&mut it, "السوق")
        .press("*")
        .says("المقطع مظلَّل من قبل");
    assert_eq!(annotations(&it).len(), 2);
}

#[test]
fn a_note_is_about_what_is_selected_or_the_highlight_or_the_mention_or_the_sentence() {
    let mut it = opened(100, 24);
    to(&mut it, "طالبان")
        .press("!")
        .type_text("أي فرع؟")
        .press("Enter");
    assert_eq!(
        annotations(&it),
        [("طالبان".to_owned(), "أي فرع؟".to_owned())]
    );
    it.says("حُفظت الملاحظة على المقطع");
    to(&mut it, "كلام")
        .press("!")
        .type_text("تُراجع")
        .press("Enter");
    assert_eq!(quotes(&it), ["طالبان".to_owned(), SECOND.to_owned()]);
    // In what is marked already it is that note.
    to(&mut it, "الأسعار").press("F8");
    assert_eq!(it.typed(), "تُراجع");
    it.press("Ctrl-u Enter").says("حُذفت الملاحظة على المقطع");
    assert_eq!(
        annotations(&it)[1],
        (SECOND.to_owned(), String::new()),
        "its highlight stays"
    );
    it.press("-").says("حُفظت الملاحظة على المقطع");
    assert_eq!(annotations(&it)[1].1, "تُراجع");
    // Nothing typed about what was not marked marks nothing, nor does Esc.
    to(&mut it, "خاتمة").press("! Enter ! ");
    it.type_text("لا").press("Esc");
    assert_eq!(annotations(&it).len(), 2);
    // Without a caret it is about the article.
    it.press("Esc !").shows("ملاحظة:").hides("ملاحظة على المقطع:");
}

#[test]
fn the_note_is_shown_where_one_is_and_whole_when_it_is_asked_for() {
    let long = "هذه ملاحظة طويلة لا مكان لها كلها في سطر واحد من الشاشة، وفي آخرها كلمة النهاية";
    let mut it = opened(60, 24);
    to(&mut it, "طالبان")
        .press("!")
        .type_text(long)
        .press("Enter");
    it.press("Left")
        .says("ملاحظة: هذه ملاحظة")
        .says("…")
        .hides("كلمة النهاية");
    it.press(";")
        .shows("كلمة النهاية")
        .shows("ملاحظة على المقطع");
    // Then why it is a mention; then no more.
    it.press(";").hides("كلمة النهاية").shows("طالبان");
    assert!(it.reader.model().explained.is_some());
    it.press("Esc Esc g . .").says("ملاحظة: هذه");
    it.press(";").shows("كلمة النهاية");
    // Beside it nothing is said of it.
    it.press("g").hides("ملاحظة:");
}

#[test]
fn highlights_change_no_layout_and_stand_out_in_words_of_one_cell_and_in_folds() {
    let mut it = opened(60, 24);
    it.press("s Esc");
    let before = it.picture();
    select(&mut it, "أفغانستان صباحًا").press("* Esc");
    let after = it.picture();
    let without_sign: String = after.replace('*', " ");
    let strip = |picture: &str| -> Vec<String> {
        let rows = picture.lines().rev().skip(1);
        rows.map(|row| {
            row.replace(['\u{202D}', '\u{202C}'], "")
                .trim_end()
                .to_owned()
        })
        .collect()
    };
    assert_eq!(strip(&before)[..20], strip(&without_sign)[..20]);
    // Clitic and name share a cell.
    let cells = it.styles_of("لأفغانستان");
    assert!(cells.iter().filter(|style| style.bg == cells[0].bg).count() >= cells.len() - 1);
    it.reader.send(Message::Resize(40, 16));
    it.press("g");
    assert!(is_painted(&it, "صباحًا"));

    let clutter = format!("عنوان\n\n{SECOND}\n\nاقرأ أيضا\n\nإعلان\n");
    let mut it = story_of(&[clutter], 80, 20);
    it.press("Enter");
    if it
        .open_article()
        .folded_at(
            it.open_article()
                .article
                .text
                .find("اقرأ")
                .expect("it is there"),
        )
        .is_some()
    {
        it.press("End s G * !")
            .type_text("لماذا؟")
            .press("Enter Esc");
        assert_eq!(annotations(&it).len(), 1, "{:?}", it.picture());
        it.shows("!");
    }
}

#[test]
fn a_highlight_may_be_told_without_colour() {
    let mut it = opened(80, 16);
    it.reader.set_theme(Theme::named("sixteen"));
    select(&mut it, "إلى التفاوض").press("*");
    to(&mut it, "الأسعار")
        .press("!")
        .type_text("كم؟")
        .press("Enter Esc g");
    let is_bold = |it: &Story, words: &str| {
        let cells = it.styles_of(words);
        cells
            .iter()
            .all(|cell| cell.add_modifier.contains(Modifier::BOLD))
    };
    assert!(is_bold(&it, "التفاوض") && is_bold(&it, "الأسعار") && !is_bold(&it, "السوق"));
    it.shows("*").shows("!");
}

#[test]
fn another_file_with_the_same_passage_keeps_the_highlight() {
    in_folder(&[article()], |folder| {
        let path = folder.join("0001.txt");
        let source = || Source::Path(folder.to_owned());
        let mut it = open(source(), Language::Arabic, 100, 24);
        it.press("Enter");
        select(&mut it, "التفاوض").press("*");
        select(&mut it, "خاتمة").press("* Esc");
        let changed = article()
            .replace("رحلة السفينة\n", "رحلة السفينة الكبيرة\r\n")
            .replace("خاتمة", "نهاية");
        std::fs::write(&path, changed).expect("it can be written");
        it.press("~");
        it.reads("رحلة السفينة الكبيرة");
        assert_eq!(quotes(&it).len(), 2, "nothing is lost");
        assert_eq!(it.open_article().highlights().len(), 1);
        assert!(is_painted(&it, "التفاوض"));
    });
}

#[test]
fn a_passage_of_the_beginning_stays_when_the_rest_has_come() {
    let text = crate::articles::long("نص كبير", "موضع", 9000);
    let mut it = story_of(std::slice::from_ref(&text), 100, 24);
    it.press("Enter");
    select(&mut it, "الفقرة 3").press("* Esc");
    let open = it.open_article();
    assert!(open.article.is_whole);
    let [one] = open.highlights() else {
        panic!("{:?}", open.highlights())
    };
    assert!(text[one.range.clone()].starts_with("الفقرة 3"));
    let Annotation { quote, .. } = &it
        .reader
        .model()
        .sidebar
        .row(0)
        .expect("listed")
        .state
        .annotations[0];
    assert_eq!(*quote, text[one.range.clone()]);
}

#[test]
fn pictures() {
    for (width, height) in [(40, 20), (80, 24), (120, 30)] {
        let mut it = opened(width, height);
        select(&mut it, "لأفغانستان صباحًا").press("*");
        to(&mut it, "الأسعار")
            .press("!")
            .type_text("كم كانت قبل عام؟")
            .press("Enter g .");
        insta::assert_snapshot!(format!("highlights-{width}x{height}"), picture(&it));
    }
    let mut it = in_folder(&[article()], |folder| {
        open(Source::Path(folder.to_owned()), Language::English, 80, 24)
    });
    it.press("Enter");
    to(&mut it, "الأسعار")
        .press("!")
        .type_text("how much?")
        .press("Enter ;");
    insta::assert_snapshot!("highlights-in-english", picture(&it));
}
