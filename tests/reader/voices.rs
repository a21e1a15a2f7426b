//! The names of an actor: in which form each source writes it, and from there to the
//! passages and back.

use std::time::Instant;

use qari::app::Message;
use qari::config::strings::Language;
use qari::input::mouse::{Mouse, MouseAction};
use qari::library::import::Source;

use crate::screens::picture;
use crate::story::{Story, open, story_of};

/// One attack, told by four papers, one of which prints what another wrote, and one article
/// without a source.
fn papers() -> Vec<String> {
    let agency = "قال حراس الجسر إن مسلحي داعش هاجموا القرية عند الفجر ثم انسحبوا نحو الوادي. وأضافوا أن \
         تنظيم الدولة الإسلامية خسر سيارتين.";
    [
        format!("هجوم على جسر القرية\n\n{agency}\n\nالمصدر: وكالة المرفأ\n"),
        format!("فجر دام عند الجسر القديم\n\n{agency}\n\nالمصدر: صحيفة النهر\n"),
        "بيان للوزارة\n\nقالت الوزارة إن تنظيم داعش الإرهابي يقف وراء الهجوم، وإن التنظيم الإرهابي خسر قادته، وإن لداعش \
         خلايا نائمة.\n\nالمصدر: إذاعة القلعة\n"
            .to_owned(),
        "ما بعد الجسر\n\nيرى باحثون أن داعش ضعف كثيرًا. ويرى غيرهم أن داعش غيّر خططه في الصيف، وأن للقاعدة دورًا.\n"
            .to_owned(),
    ]
    .into()
}

/// At the first mention of داعش, the names of it open.
fn listening(width: u16, height: u16) -> Story {
    let mut it = story_of(&papers(), width, height);
    it.press("Enter ] }").shows("تسميات");
    it
}

/// The rows: what each is about, how often, and how often in copies besides.
fn rows(it: &Story) -> Vec<String> {
    let open = it.reader.model().voices.as_ref().expect("it is open");
    let rows = open.rows().iter().map(|&row| {
        let (voice, count) = open.row(row);
        let form = voice.form.as_ref().map(|form| form.shown.to_string());
        let source = voice.source.as_ref();
        let source = source.map(|name| name.as_deref().unwrap_or("-").to_owned());
        let name = match (form, source) {
            (Some(form), Some(source)) => format!("{form} / {source}"),
            (form, source) => form.or(source).unwrap_or_default(),
        };
        match count.copies {
            0 => format!("{name} {}", count.counted),
            copies => format!("{name} {}+{copies}", count.counted),
        }
    });
    rows.collect()
}

#[test]
fn forms_stand_below_the_text_most_first_and_near_copies_count_once() {
    let mut it = listening(80, 24);
    let all = rows(&it);
    assert_eq!(all[0], "داعش 4+1", "{all:?}");
    assert!(
        all.contains(&"تنظيم الدولة الإسلامية 1+1".to_owned()),
        "{all:?}"
    );
    it.says(&format!("السطر 1 من {}", all.len()));
    it.shows("لم يُعدّ لأنه في نسخ مكررة: 2");
}

#[test]
fn a_row_opens_into_its_sources_and_folds_again() {
    let mut it = listening(80, 24);
    let closed = rows(&it);
    it.press("Enter");
    let open = rows(&it);
    assert_eq!(open.len(), closed.len() + 4);
    assert_eq!(open[1], "داعش / - 2");
    assert_eq!(open[4], "داعش / صحيفة النهر 0+1");
    it.press("j j \\");
    assert_eq!(rows(&it), closed);
    it.says("السطر 1 من");
}

#[test]
fn a_source_of_a_form_shows_its_passages_and_escape_comes_back_to_the_row() {
    let mut it = listening(80, 24);
    let begun = it.open_article().here.clone();
    it.press("Enter j j").says("السطر 3 من");
    let row = rows(&it)[2].clone();
    assert_eq!(row, "داعش / إذاعة القلعة 1");
    it.press("Enter")
        .shows("الكشّاف السياقي")
        .reads("بيان للوزارة");
    let total = it
        .reader
        .model()
        .concordance
        .as_ref()
        .map(|open| open.total);
    assert_eq!(total, Some(1));
    it.press("Esc").hides("الكشّاف السياقي").says("السطر 3 من");
    it.reads("هجوم على جسر القرية");
    it.press("Esc").hides("تسميات");
    assert_eq!(it.open_article().here, begun);
}

#[test]
fn an_open_row_shows_all_its_passages_copies_too() {
    let mut it = listening(80, 24);
    it.press("Enter Enter")
        .shows("الكشّاف السياقي")
        .says("السطر 1 من 5");
    it.press("}").shows("تسميات").says("السطر 1 من");
}

#[test]
fn the_way_back_from_a_passage_leads_to_its_rows_then_to_the_forms() {
    let mut it = listening(80, 24);
    it.press("s j j").shows("بحسب المصدر");
    let at = it.reader.model().voices.as_ref().expect("open").selected;
    it.press("Enter Enter j Enter").hides("الكشّاف السياقي");
    assert!(it.reader.model().voices.is_none());
    it.press("o").shows("الكشّاف السياقي");
    it.press("Esc o").shows("تسميات").shows("بحسب المصدر");
    let open = it.reader.model().voices.as_ref().expect("open");
    assert_eq!(open.selected, at);
}

#[test]
fn by_source_rows_are_sources_with_their_forms() {
    let mut it = listening(80, 24);
    it.press("s").says("الترتيب: بحسب المصدر");
    let all = rows(&it);
    assert_eq!(all.len(), 4, "{all:?}");
    assert!(all[0].starts_with("إذاعة القلعة 3"), "{all:?}");
    assert_eq!(all[3], "صحيفة النهر 0+2");
    it.press("s").says("الترتيب: بحسب التسمية");
}

#[test]
fn typing_narrows_the_rows_and_escape_takes_that_back() {
    let mut it = listening(80, 24);
    let all = rows(&it);
    it.press("f").type_text("ارهابي");
    assert!(rows(&it).len() < all.len() && !rows(&it).is_empty());
    it.press("Esc");
    assert_eq!(rows(&it), all);
    it.press("/").type_text("النهر").press("Enter");
    assert_eq!(rows(&it), ["داعش 4+1", "تنظيم الدولة الإسلامية 1+1"]);
    it.press("f Ctrl-u")
        .type_text("لا شيء كهذا")
        .shows("لا سطر فيه هذا النص");
    it.press("Enter j k G g s \\ Enter").shows("تسميات");
}

#[test]
fn the_panel_and_a_concordance_lead_there_too() {
    let mut it = story_of(&papers(), 80, 24);
    it.press("a Ctrl-a")
        .shows("تسميات")
        .press("Esc")
        .hides("تسميات");
    it.press("Esc Enter ] = }")
        .hides("الكشّاف السياقي")
        .shows("تسميات");
    it.press("Esc").hides("تسميات").reads("هجوم على جسر القرية");
    it.press("} Tab Tab").shows("تسميات").press("f");
    it.type_text("x").press("Esc Esc").hides("تسميات");
}

#[test]
fn without_an_actor_it_says_so() {
    let mut it = story_of(&["عنوان\n\nنص بلا أحد.\n".to_owned()], 80, 24);
    it.press("}").says("لا جهة هنا").hides("تسميات ");
}

#[test]
fn a_click_gives_a_row_the_keys_and_another_opens_it() {
    let mut it = listening(80, 24);
    let area = it.reader.model().geometry().below.expect("open");
    let click = |it: &mut Story| {
        for action in [MouseAction::Press, MouseAction::Release] {
            let (column, row) = (area.x + 60, area.y + 2);
            let mouse = Mouse {
                action,
                column,
                row,
            };
            it.reader.send(Message::Mouse(mouse, Instant::now()));
        }
    };
    click(&mut it);
    it.says("السطر 2 من");
    let closed = rows(&it).len();
    click(&mut it);
    assert_eq!(rows(&it).len(), closed + 2);
    click(&mut it);
    it.shows("الكشّاف السياقي");
}

#[test]
fn the_names_of_an_actor() {
    for (width, height) in [(40, 20), (80, 24), (120, 40)] {
        let mut it = listening(width, height);
        it.press("Enter j");
        insta::assert_snapshot!(format!("voices-{width}x{height}"), picture(&it));
        it.press("s g");
        insta::assert_snapshot!(format!("voices-by-source-{width}x{height}"), picture(&it));
    }
}

#[test]
fn the_built_in_articles_have_names_in_both_languages() {
    for (language, named) in [(Language::Arabic, "ar"), (Language::English, "en")] {
        let mut it = open(Source::BuiltIn, language, 80, 24);
        it.press("Enter ] }");
        insta::assert_snapshot!(format!("voices-built-in-{named}"), picture(&it));
    }
}

#[test]
fn every_size_is_drawn() {
    let mut it = listening(80, 24);
    for keys in ["", "Enter", "G", "s", "f", "Esc", "Enter Enter", "Esc Esc"] {
        it.press(keys);
        for (width, height) in [
            (1, 1),
            (39, 11),
            (40, 12),
            (41, 13),
            (70, 12),
            (300, 100),
            (80, 24),
        ] {
            it.reader.send(Message::Resize(width, height));
            let (buffer, _) = it.reader.screen();
            assert_eq!((buffer.area.width, buffer.area.height), (width, height));
        }
    }
}
