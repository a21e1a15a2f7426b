//! The trail: where one has been, shown in a row and as a list, and walked in one step.

use std::time::Instant;

use qari::app::Message;
use qari::config::strings::Language;
use qari::input::mouse::{Mouse, MouseAction};
use qari::library::import::Source;

use crate::articles::in_folder;
use crate::screens::picture;
use crate::story::{Story, open, story_of};

/// One event in two articles, and a third about something else.
fn bridge() -> Vec<String> {
    [
        "الجسر القديم ينهار\n\n3 مايو 2022\n\nاستيقظ أهل البلدة على صوت عظيم قبل الفجر.\n\nوقالت حركة طالبان إن \
         انهيار الجسر الحجري في وادي كشم أوقع 41 قتيلًا يوم 2 مايو 2022، وإنها أرسلت رافعات من قندوز.\n\nوما زال \
         البحث جاريًا.\n",
        "أسئلة بعد انهيار جسر كشم\n\n9 مايو 2022\n\nيسأل الناس من بنى الجسر ومتى.\n\nوكانت طالبان قد أعلنت أن \
         الجسر الحجري في وادي كشم انهار في 2 مايو 2022 وأن 41 قتيلًا سقطوا.\n",
        "موسم الرمان\n\n1 أكتوبر 2022\n\nيبيع المزارعون الرمان في السوق الكبير بأسعار لم ترتفع منذ أعوام.\n",
    ]
    .map(str::to_owned)
    .into()
}

fn walk(width: u16, height: u16) -> Story {
    story_of(&bridge(), width, height)
}

const FIRST: &str = "الجسر القديم ينهار";
const OTHER: &str = "أسئلة بعد انهيار جسر كشم";

/// The row of the trail as it is seen.
fn trail(it: &Story) -> Option<String> {
    let area = it.reader.model().geometry().trail?;
    let (buffer, _) = it.reader.screen();
    let row = (0..area.width).map(|x| buffer[(x, area.y)].symbol().to_owned());
    Some(row.collect::<String>().trim().to_owned())
}

/// Clicks on what shows this text in the row of the trail.
fn click(it: &mut Story, text: &str) {
    let y = it.reader.model().geometry().trail.expect("a row").y;
    let (column, row) = it.find_in(text, y);
    let press = Mouse {
        column,
        row,
        action: MouseAction::Press,
    };
    it.reader.send(Message::Mouse(press, Instant::now()));
}

#[test]
fn from_a_mention_to_another_article_about_the_same_and_back_in_six_keys() {
    let mut it = walk(80, 24);
    // The first mention of the Taliban is there after two keys; the way begins here.
    it.press("Enter ]").reads(FIRST);
    let begun = it.place();
    it.press("6 Enter").reads(OTHER);
    assert!(it.open_article().here.is_some(), "at the passage");
    it.press("o").shows("المقاطع ذات الصلة");
    it.press("o").reads(FIRST);
    assert_eq!(it.place(), begun);
    assert_eq!("6 Enter o o".split(' ').count(), 4);

    // By way of the concordance.
    it.press("= j Enter").reads(OTHER);
    it.press("o o").reads(FIRST);
    assert_eq!(it.place(), begun);
    assert!("= j Enter o o".split(' ').count() <= 6);
}

#[test]
fn the_row_is_there_once_one_has_gone_elsewhere() {
    let mut it = walk(80, 24);
    it.press("Enter ]");
    assert_eq!(trail(&it), None, "nowhere yet");
    it.press("End g");
    assert_eq!(trail(&it), None, "within one article there is no trail");
    it.press("] 6 Enter");
    it.shows(FIRST).shows("مقاطع ذات صلة");
    insta::assert_snapshot!("trail-80x24", picture(&it));
    it.press("o o");
    insta::assert_snapshot!("trail-ahead-80x24", picture(&it));
    it.press("/");
    assert_eq!(trail(&it), None, "one types in its place");
    it.press("Esc");
    assert!(trail(&it).is_some());
}

#[test]
fn it_fits_narrow_and_wide_screens() {
    for (width, height) in [(40, 20), (120, 40)] {
        let mut it = walk(width, height);
        it.press("Enter ] = j Enter 6 Enter");
        insta::assert_snapshot!(format!("trail-{width}x{height}"), picture(&it));
    }
    let mut it = walk(80, 15);
    it.press("Enter ] 6 Enter").reads(OTHER);
    assert_eq!(trail(&it), None, "a low screen has no row for it");
}

#[test]
fn a_click_on_a_stop_goes_there_and_back_again() {
    let mut it = walk(120, 40);
    it.press("Enter ]");
    let begun = it.place();
    it.press("= j Enter").reads(OTHER);
    let far = it.place();
    click(&mut it, FIRST);
    assert_eq!(it.reads(FIRST).place(), begun);
    click(&mut it, "كشّاف: طالبان");
    it.says("السطر 2 من 2");
    click(&mut it, OTHER);
    assert_eq!(it.reads(OTHER).place(), far);
    click(&mut it, OTHER);
    assert_eq!(it.place(), far, "one is there already");
}

#[test]
fn all_of_it_is_a_list_to_choose_from() {
    let mut it = walk(80, 24);
    it.press("Enter (").says("سجل التنقل فارغ");
    it.press("]");
    let begun = it.place();
    it.press("= j Enter ( ");
    insta::assert_snapshot!("trail-list-80x24", picture(&it));
    it.press("Up Up Enter").reads(FIRST);
    assert_eq!(it.place(), begun);
    // A digit is the number of a stop, of whatever shape.
    it.press("(").type_text("٣");
    it.reads(OTHER);
    it.press("( Enter").reads(OTHER);
    // Words narrow it.
    it.press("(").type_text("كشاف");
    it.press("Enter").says("السطر 2 من 2");
    // From the rows of the concordance too.
    it.press("(").press("Up Enter").reads(FIRST);
    assert_eq!(it.place(), begun);
}

#[test]
fn a_fresh_pane_is_where_one_is_and_its_origin_the_stop_before() {
    let mut it = walk(80, 24);
    it.press("Enter ]");
    let begun = it.place();
    it.press("= j (");
    it.shows("كشّاف: طالبان").shows("هنا");
    it.press("Up Enter").reads(FIRST);
    assert_eq!(it.place(), begun);
    it.press("i").says("السطر 2 من 2");
    it.press("Enter").reads(OTHER);
}

#[test]
fn stops_of_the_same_article_are_one_in_the_row_and_many_in_the_list() {
    let mut it = walk(80, 24);
    it.press("Enter End g ] 6 Enter (");
    let model = it.reader.model();
    let rows = &model.chooser.as_ref().expect("it is open").rows;
    let of_first = rows.iter().filter(|row| row.label == FIRST);
    assert!(of_first.count() > 1);
    it.press("Esc");
    let y = it.reader.model().geometry().trail.expect("a row").y;
    let (buffer, _) = it.reader.screen();
    let row: String = (0..80).map(|x| buffer[(x, y)].symbol()).collect();
    assert_eq!(
        row.matches('›').count() + row.matches('‹').count(),
        2,
        "{row}"
    );
}

#[test]
fn it_runs_from_the_left_in_english() {
    let mut it = in_folder(&bridge(), |folder| {
        let source = Source::Path(folder.to_owned());
        open(source, Language::English, 80, 24)
    });
    it.press("Enter ] 6 Enter o");
    insta::assert_snapshot!("trail-in-english", picture(&it));
}

/// Which rows stand below the text.
fn below(it: &Story) -> Option<&'static str> {
    let model = it.reader.model();
    let open = [
        (model.concordance.is_some(), "concordance"),
        (model.related.is_some(), "related"),
        (model.notebook.is_some(), "notebook"),
        (model.voices.is_some(), "voices"),
    ];
    open.into_iter()
        .find(|(is_open, _)| *is_open)
        .map(|(_, name)| name)
}

#[test]
fn back_and_forward_lead_out_of_all_rows_below_the_text_and_in_again() {
    let panes = [
        ("=", "concordance"),
        ("6", "related"),
        ("\"", "notebook"),
        ("}", "voices"),
    ];
    for (key, pane) in panes {
        let mut it = walk(80, 24);
        it.press("* Enter ]");
        let begun = it.place();
        it.press(key);
        assert_eq!(below(&it), Some(pane));
        it.press("o");
        assert_eq!((below(&it), it.place()), (None, begun.clone()), "{pane}");
        it.press("i");
        assert_eq!(below(&it), Some(pane), "and in again");
        it.press("o");
        assert_eq!((below(&it), it.place()), (None, begun), "{pane}");
    }
}

#[test]
fn from_the_passages_of_a_form_the_way_back_leads_by_the_forms() {
    let mut it = walk(80, 24);
    it.press("Enter ]");
    let begun = it.place();
    it.press("} Enter");
    if below(&it) == Some("voices") {
        it.press("Enter");
    }
    assert_eq!(below(&it), Some("concordance"));
    it.press("o");
    assert_eq!(below(&it), Some("voices"));
    it.press("i");
    assert_eq!(below(&it), Some("concordance"));
    it.press("o o");
    assert_eq!((below(&it), it.place()), (None, begun));
    it.press("i i");
    assert_eq!(below(&it), Some("concordance"));
}
