//! The notebook: all that a person put down about articles, a row each.

use std::time::Instant;

use qari::app::Message;
use qari::app::exchange::Jotted;
use qari::app::geometry::{ListSide, Pane};
use qari::config::strings::Language;
use qari::input::mouse::{Mouse, MouseAction};
use qari::library::import::Source;
use qari::library::noted::Noted;

use crate::articles::{in_folder, long, short};
use crate::screens::picture;
use crate::story::{Story, open as open_source, story_of};

const FIRST: &str = "ميناء الشمال\n\nوصلت السفينة صباحًا ومعها قمح كثير. وقال عامل إن الرصيف ضيق.\n\nوعادت في المساء فارغة.\n";
const SECOND: &str = "سوق الجنوب\n\nافتُتح السوق بعد شهر من الإغلاق. ولا يعرف أحد متى تنخفض الأسعار.\n";
const THIRD: &str =
    "The old bridge\n\nThe bridge was closed for a week. Nobody said why it was closed.\n";

/// Articles with something of each kind: the first has tags and a passage, the second is
/// marked and has a note, the third has a passage with a note.
fn noted_in(language: Language, width: u16, height: u16) -> Story {
    let texts = [FIRST, SECOND, THIRD];
    let mut it = in_folder(&texts, |folder| {
        open_source(Source::Path(folder.to_owned()), language, width, height)
    });
    it.press("#").type_text("بحر، قمح").press("Enter Enter");
    select(&mut it, "الرصيف ضيق").press("* Esc Esc e *");
    it.press("!")
        .type_text("يُقارن بالعام الماضي")
        .press("Enter e Enter");
    select(&mut it, "closed for")
        .press("!")
        .type_text("لماذا أُغلق؟")
        .press("Enter Esc");
    // What is read of the first is where it was left.
    it.press("w w");
    it
}

fn noted(width: u16, height: u16) -> Story {
    noted_in(Language::Arabic, width, height)
}

fn select<'a>(it: &'a mut Story, words: &str) -> &'a mut Story {
    it.press("/").type_text(words).press("Enter Esc s v");
    for _ in words.split_whitespace() {
        it.press("e");
    }
    it
}

/// The rows, as they are known.
fn rows(it: &Story) -> Vec<&Jotted> {
    let open = it.reader.model().notebook.as_ref().expect("it is open");
    (0..open.total).filter_map(|at| open.row(at)).collect()
}

fn texts(it: &Story) -> Vec<&str> {
    rows(it).into_iter().map(|row| row.text.as_str()).collect()
}

const ALL: [&str; 6] = [
    "بحر",
    "قمح",
    "الرصيف ضيق",
    "",
    "يُقارن بالعام الماضي",
    "لماذا أُغلق؟ «\u{2068}closed for\u{2069}»",
];

#[test]
fn all_that_was_put_down_stands_there_in_the_order_of_the_list_and_of_the_text() {
    let mut it = noted(100, 30);
    it.press("\"").shows("الدفتر").says("السطر 1 من 6");
    assert_eq!(texts(&it), ALL);
    it.reads("ميناء الشمال")
        .shows("وسم")
        .shows("تظليل")
        .shows("سوق الجنوب");
    it.press("j j");
    let open = it.open_article();
    let here = open.here.clone().expect("the passage is shown");
    assert_eq!(&open.article.text[here], "الرصيف ضيق");
    it.press("j")
        .reads("سوق الجنوب")
        .press("End")
        .reads("The old bridge");
    it.press("Esc").hides("الدفتر").reads("ميناء الشمال");
    for keys in ["Ctrl-e", "1 \"", "a \"", "Enter s \""] {
        it.press(keys)
            .shows("الدفتر")
            .press("Ctrl-e")
            .hides("الدفتر");
    }
}

#[test]
fn enter_goes_there_and_the_way_back_leads_to_the_row() {
    let mut it = noted(100, 30);
    it.press("\" j j Enter").reads("ميناء الشمال");
    assert!(it.reader.model().notebook.is_none());
    assert_eq!(it.reader.model().focus, Pane::Reader);
    it.press("e o").reads("ميناء الشمال");
    it.press("o").shows("الدفتر").says("السطر 3 من 6");
    it.press("j Enter").reads("سوق الجنوب");
    assert!(it.reader.model().notebook.is_none());
    it.press("o").says("السطر 4 من 6").press("Esc");
}

#[test]
fn it_is_about_the_filtered_articles_and_narrowed_by_what_is_typed() {
    let mut it = noted(100, 30);
    it.press("f").type_text("السوق").press("Enter \"");
    assert_eq!(texts(&it), ALL[3..5]);
    it.press("Esc c \" /").type_text("قمح");
    assert_eq!(texts(&it), ["قمح"]);
    it.press("Ctrl-u").type_text("العام المَاضي");
    assert_eq!(texts(&it), [ALL[4]]);
    it.press("Ctrl-u").type_text("bridge").press("Enter");
    assert_eq!(texts(&it), [ALL[5]], "by the title");
    it.says("السطر 1 من 1")
        .shows("1 من 6")
        .shows("تصفية: bridge");
    it.press("f Ctrl-u")
        .type_text("ليس فيه")
        .shows("لا سطر فيه هذا النص");
    it.press("Esc").shows("تصفية: bridge");
    it.press("f Ctrl-u Enter");
    assert_eq!(texts(&it), ALL);
    it.press("Esc f").type_text("is:highlighted").press("Enter");
    assert_eq!(it.reader.model().sidebar.total, 2);
    it.press("f Ctrl-u").type_text("حالة:مظلل").press("Enter");
    assert_eq!(it.reader.model().sidebar.total, 2);
}

#[test]
fn delete_takes_a_row_away_and_it_can_be_taken_back() {
    let mut it = noted(100, 30);
    it.press("\" Delete").says("وسوم المقال: قمح");
    assert_eq!(texts(&it), ALL[1..]);
    it.press("j Delete").says("أُزيل التظليل");
    assert_eq!(texts(&it), [ALL[1], "", ALL[4], ALL[5]]);
    // The next row has the keys, and its article is shown.
    it.reads("سوق الجنوب")
        .press("Delete")
        .press("Delete")
        .says("حُذفت الملاحظة");
    assert_eq!(texts(&it), [ALL[1], ALL[5]]);
    // Of a passage with a note the note goes first; that it is marked has a row of its own.
    it.press("Delete").says("حُذفت الملاحظة على المقطع");
    assert_eq!(texts(&it), [ALL[1], "closed for"]);
    it.shows("تظليل").reads("The old bridge").press("j k j");
    it.press("Delete")
        .says("أُزيل التظليل")
        .reads("ميناء الشمال");
    it.press("Delete")
        .shows("الدفتر فارغ")
        .press("Delete Enter j");
    it.press("-").says("تراجع: وسوم المقال: قمح");
    it.press("-").says("تراجع: ظُلّل");
    assert_eq!(texts(&it), [ALL[1], "closed for"]);
    it.press("-");
    assert_eq!(texts(&it), [ALL[1], ALL[5]]);
    for left in (0..4).rev() {
        it.press("-");
        assert_eq!(rows(&it).len(), 6 - left, "{}", it.picture());
    }
    assert_eq!(texts(&it), ALL);
    it.press("Esc").hides("الدفتر");
}

#[test]
fn nothing_put_down_is_said() {
    let mut it = story_of(&short(2), 80, 20);
    it.press("\"").shows("الدفتر فارغ: لا علامة");
    it.press("j Enter Delete / Esc Esc").hides("الدفتر");
}

#[test]
fn what_the_text_has_no_more_stays_with_a_word_that_says_so() {
    in_folder(&[FIRST, SECOND], |folder| {
        let source = Source::Path(folder.to_owned());
        let mut it = open_source(source, Language::Arabic, 110, 30);
        it.press("Enter");
        select(&mut it, "الرصيف ضيق").press("* Esc");
        let changed = FIRST.replace("الرصيف ضيق", "المكان لا يتسع");
        std::fs::write(folder.join("0001.txt"), changed).expect("it can be written");
        it.press("~ \"")
            .shows("[لم يعد في النص]")
            .shows("الرصيف ضيق");
        it.reads("ميناء الشمال")
            .press("Enter")
            .reads("ميناء الشمال");
    });
}

#[test]
fn many_rows_come_as_they_are_seen() {
    let mut texts = short(60);
    texts.push(long("مقال طويل", "كلمة", 80));
    let mut it = story_of(&texts, 80, 24);
    for _ in 0..60 {
        it.press("* e");
    }
    it.press("Enter");
    for paragraph in [3, 40, 79] {
        select(&mut it, &format!("الفقرة {paragraph}")).press("* Esc");
    }
    it.press("\"")
        .says("السطر 1 من 63")
        .press("End")
        .says("السطر 63 من 63");
    it.reads("مقال طويل").press("Space k");
    for _ in 0..70 {
        it.press("k");
    }
    it.says("السطر 1 من 63");
    it.press("Ctrl-d PgDn").press("G").says("السطر 63 من 63");
    it.press("Delete").says("أُزيل التظليل");
    it.press("g End").says("السطر 62 من 62");
}

#[test]
fn a_click_chooses_a_row_and_the_wheel_moves() {
    let mut it = noted(100, 30);
    it.press("\"");
    let (column, row) = it.find("لماذا أُغلق").expect("it is there");
    let point = |it: &mut Story, action| {
        let mouse = Mouse {
            action,
            column,
            row,
        };
        it.reader.send(Message::Mouse(mouse, Instant::now()));
    };
    point(&mut it, MouseAction::Press);
    point(&mut it, MouseAction::Release);
    it.says("السطر 6 من 6").reads("The old bridge");
    point(&mut it, MouseAction::WheelUp);
    it.says("السطر 5 من 6").reads("سوق الجنوب");
}

#[test]
fn every_kind_has_its_words_or_its_sign() {
    let it = &mut noted(100, 30);
    it.press("\"");
    let is = |at: usize| rows(it)[at].noted.clone();
    assert!(matches!(is(0), Noted::Tag(_)) && matches!(is(3), Noted::Mark));
    assert!(matches!(is(4), Noted::Note(_)) && matches!(is(5), Noted::Passage(_)));
}

#[test]
fn a_row_is_cited_by_its_passage_or_else_by_its_article() {
    let mut it = noted(100, 30);
    it.press("\" j j >");
    let cited = |it: &Story| {
        let all = it.reader.copied().last().expect("something was copied");
        let (said, _file) = all.split_once('\n').expect("the file is named");
        said.to_owned()
    };
    assert_eq!(cited(&it), "«الرصيف ضيق» — «ميناء الشمال»");
    it.press("j F11");
    assert_eq!(cited(&it), "«سوق الجنوب»");
    it.says("نُسخ النص مع توثيق المصدر إلى حافظة الطرفية");
}

#[test]
fn the_note_of_a_row_is_written_where_it_stands() {
    let mut it = noted(100, 30);
    it.press("\" End !");
    assert_eq!(it.typed(), "لماذا أُغلق؟");
    it.press("Ctrl-u").type_text("سؤال مفتوح").press("Enter");
    assert_eq!(texts(&it)[5], "سؤال مفتوح «\u{2068}closed for\u{2069}»");
    // A passage without a note yet, and the note of an article.
    it.press("g j j F8");
    assert_eq!(it.typed(), "");
    it.type_text("كم عرضه؟").press("Enter");
    assert_eq!(texts(&it)[2], "كم عرضه؟ «\u{2068}الرصيف ضيق\u{2069}»");
    it.press("j j !");
    assert_eq!(it.typed(), "يُقارن بالعام الماضي");
    it.press("Esc").shows("الدفتر");
    assert_eq!(texts(&it)[4], "يُقارن بالعام الماضي");
    // From a tag one writes about its article, which gets a row for it.
    it.press("g !").type_text("ملاحظة الميناء").press("Enter");
    assert!(texts(&it).contains(&"ملاحظة الميناء"), "{:?}", texts(&it));
    it.press("-");
    assert!(!texts(&it).contains(&"ملاحظة الميناء"), "{:?}", texts(&it));
    // Nothing leaves the passage marked.
    it.press("End !").press("Ctrl-u Enter");
    assert_eq!(texts(&it)[5], "closed for");
}

#[test]
fn its_rows_are_exported_as_they_stand() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("notebook-export");
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("rows.md");
    let _ = std::fs::remove_file(&file);
    let mut it = noted(100, 30);
    it.press("\" f").type_text("قمح").press("Enter {");
    assert_eq!(it.typed(), "~/qari-notes.html");
    let name = |it: &mut Story| {
        it.type_text(file.to_str().expect("UTF-8")).press("Enter");
    };
    name(&mut it);
    it.says("الأسطر المصدَّرة: 1").shows("الدفتر");
    let written = std::fs::read_to_string(&file).expect("a file");
    assert!(
        written.contains("ميناء الشمال") && written.contains("قمح"),
        "{written}"
    );
    for other in ["بحر", "الرصيف", "سوق الجنوب"] {
        assert!(!written.contains(other), "{written}");
    }
    // What is there is replaced by a second Enter alone, by the same rows.
    it.press("{");
    name(&mut it);
    it.press("Enter").says("الأسطر المصدَّرة: 1");
    assert_eq!(std::fs::read_to_string(&file).expect("a file"), written);
}

#[test]
fn pictures() {
    for (width, height) in [(40, 20), (80, 24), (120, 30)] {
        let mut it = noted(width, height);
        it.press("\" j j");
        insta::assert_snapshot!(format!("notebook-{width}x{height}"), picture(&it));
    }
    let mut it = noted_in(Language::English, 80, 24);
    it.press("\" j j j");
    insta::assert_snapshot!("notebook-in-english", picture(&it));
    it.reader
        .send(Message::Command(qari::app::commands::Command::MoveList));
    assert_eq!(it.reader.model().list_side(), ListSide::Right);
    it.press("Esc Esc");
    it.press("\" End");
    insta::assert_snapshot!("notebook-mirrored", picture(&it));
}

#[test]
fn a_quotation_that_is_cut_is_closed() {
    let arabic = "وصلت السفينة صباحًا ومعها قمح كثير";
    let latin = "The bridge was closed for a week";
    for (text, words, width) in [(FIRST, arabic, 70), (FIRST, arabic, 48), (THIRD, latin, 60)] {
        let mut it = in_folder(&[text], |folder| {
            open_source(Source::Path(folder.to_owned()), Language::Arabic, width, 24)
        });
        it.press("Enter");
        select(&mut it, words)
            .press("!")
            .type_text("متى؟")
            .press("Enter Esc \"");
        let expected = format!("متى؟ «\u{2068}{words}\u{2069}»");
        assert_eq!(texts(&it), [expected]);
        let (_, y) = it.find("متى؟").expect("its row");
        let picture = it.picture();
        let row = picture.lines().nth(usize::from(y)).expect("its row");
        let marks = row.chars().filter(|c| "«»".contains(*c)).count();
        assert!(marks == 2 && row.contains('…'), "{picture}");
    }
}
