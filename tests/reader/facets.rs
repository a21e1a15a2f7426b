//! The panel of facets: actors, sources, months and tags with their counts, and what the
//! list is narrowed to by them.

use qari::app::facets::{Side, Stance, stance};
use qari::config::strings::Language;
use qari::library::dates::{Calendar, DateStyle};
use qari::library::import::Source;

use ratatui::style::Color;

use crate::articles::in_folder;
use crate::screens::picture;
use crate::story::{Story, open, story_of};

/// Four articles of three sources and two months.
fn press() -> [String; 4] {
    [
        "قافلة تعبر الجسر\n\n3 مارس 2021\n\nعبرت قافلة الجسر القديم، وقالت طالبان إنها تحميها.\n\nالمصدر: صدى النهر\n",
        "سوق جديدة\n\n17 مارس 2021\n\nفتحت السوق أبوابها، ولم تعلق عليها قطر بعد.\n\nالمصدر: البلدة\n",
        "عرض موسيقي\n\n2 أبريل 2021\n\nعزفت الفرقة في ساحة البلدة حتى المساء.\n\nالمصدر: صدى النهر\n",
        "طريق مغلق\n\n5 أبريل 2021\n\nأغلقت طالبان الطريق، ودعت قطر إلى فتحه.\n\nالمصدر: صدى النهر اليومية\n",
    ]
    .map(str::to_owned)
}

fn total(story: &Story) -> usize {
    story.reader.model().sidebar.total
}

/// The names in the panel with their counts and stances.
fn rows(story: &Story) -> Vec<(String, usize, Stance)> {
    let model = story.reader.model();
    let rows = model.facets.rows.iter();
    rows.map(|row| {
        let stance = stance(&model.sidebar.selection, &row.value);
        (model.value_name(&row.value), row.mentions, stance)
    })
    .collect()
}

fn row(name: &str, count: usize, stance: Stance) -> (String, usize, Stance) {
    (name.to_owned(), count, stance)
}

use Stance::{Excluded, Included, Neutral};

#[test]
fn each_facet_has_a_key_and_the_same_key_leads_back() {
    let mut it = story_of(&press(), 100, 30);
    it.press("2")
        .shows("الجهات والشخصيات")
        .press("3")
        .shows("المصادر 3");
    it.press("4").shows("الشهور 2").shows("مارس 2021");
    it.press("5").shows("لوحة الوسوم: لا وسم");
    it.press("5");
    assert_eq!(it.reader.model().side, Side::List);
    it.press("٣")
        .shows("المصادر 3")
        .press("1")
        .shows("المقالات 4");
}

#[test]
fn a_source_means_the_whole_of_its_name_and_several_are_a_choice() {
    let mut it = story_of(&press(), 100, 30);
    it.press("3");
    let all = [
        row("صدى النهر", 2, Neutral),
        row("البلدة", 1, Neutral),
        row("صدى النهر اليومية", 1, Neutral),
    ];
    assert_eq!(rows(&it), all);
    it.press("s").shows("تضمين");
    assert_eq!(total(&it), 2);
    // What else could be chosen is still counted.
    assert_eq!(rows(&it)[1..], all[1..]);
    it.press("j s");
    assert_eq!(total(&it), 3);
    it.press("^");
    assert_eq!(total(&it), 1, "neither of them");
    assert_eq!(rows(&it)[0].2, Excluded);
    it.press("Delete");
    assert_eq!((total(&it), rows(&it)[0].2), (2, Excluded));
    it.press("c");
    assert_eq!(total(&it), 4);
}

#[test]
fn counts_are_those_of_what_the_other_facets_leave() {
    let mut it = story_of(&press(), 100, 30);
    it.press("4").type_text("+");
    assert_eq!(
        rows(&it),
        [row("أبريل 2021", 2, Included), row("مارس 2021", 2, Neutral)]
    );
    it.press("2");
    assert_eq!(
        rows(&it),
        [row("قطر", 1, Neutral), row("طالبان", 1, Neutral)]
    );
    it.press("j x 3");
    assert_eq!(rows(&it), [row("صدى النهر", 1, Neutral)]);
    it.press("1").shows("عرض موسيقي").hides("طريق مغلق");
}

#[test]
fn tags_are_included_together() {
    let mut it = story_of(&press(), 100, 30);
    it.press("#").type_text("نقل، سوق").press("Enter");
    it.press("j #").type_text("سوق").press("Enter 5");
    assert_eq!(rows(&it), [row("سوق", 2, Neutral), row("نقل", 1, Neutral)]);
    it.press("Enter");
    assert_eq!(total(&it), 2);
    it.press("j s");
    assert_eq!(total(&it), 1);
}

#[test]
fn typing_narrows_the_rows() {
    let mut it = story_of(&press(), 100, 30);
    it.press("3 /").type_text("نهر");
    assert_eq!(rows(&it).len(), 2);
    it.press("Enter").shows("تصفية: نهر").press("Esc");
    assert_eq!(rows(&it).len(), 3, "first the narrowing goes");
    it.press("/").type_text("لا").press("Esc");
    assert_eq!(rows(&it).len(), 3);
    it.press("a /").type_text("taliban");
    assert_eq!(rows(&it).len(), 1, "in either language");
}

#[test]
fn what_is_included_can_be_saved_as_one_would_type_it() {
    let mut it = story_of(&press(), 100, 30);
    it.press("3 s j s 4 s 2 x 1 Ctrl-s");
    let typed = "(مصدر:=«صدى النهر» أو مصدر:=«البلدة») تاريخ:2021/04 -جهة:«قطر»";
    let proposed = it.typed();
    assert!(
        proposed.contains("تاريخ:2021/0") && proposed.len() > typed.len() / 2,
        "{proposed}"
    );
    let found = total(&it);
    it.press("Esc c f")
        .type_text(&format!("{proposed} "))
        .press("Enter");
    assert_eq!(total(&it), found, "{proposed}");
}

#[test]
fn two_actors_in_one_paragraph_are_a_filter() {
    let mut it = open(Source::BuiltIn, Language::English, 120, 40);
    let all = total(&it);
    it.press("f")
        .type_text("near:paragraph isis-k us")
        .press("Enter");
    let both = total(&it);
    assert!(both > 0 && both < all, "{both}");
    let typed = it.reader.model().sidebar.selection.typed.clone();
    it.press("c a _").says("focus an actor");
    let place = |it: &Story, name: &str| {
        let names = rows(it).into_iter().map(|(row, ..)| row);
        names
            .collect::<Vec<_>>()
            .iter()
            .position(|row| row == name)
            .expect(name)
    };
    let first = place(&it, "United States");
    it.press(&"j ".repeat(first)).press("Enter a g");
    let other = place(&it, "ISIS-K");
    it.press(&"j ".repeat(other)).press("_");
    assert_eq!(total(&it), both, "{typed}");
    assert!(
        it.reader
            .model()
            .sidebar
            .selection
            .typed
            .starts_with("near:paragraph (")
    );
    it.press("_");
    assert_eq!(
        (
            total(&it),
            it.reader.model().sidebar.selection.typed.as_str()
        ),
        (all, "")
    );
}

#[test]
fn strips_show_where_the_focused_actor_is_mentioned() {
    let filler = "مر يوم آخر ولم يحدث في البلدة شيء يذكر.\n\n".repeat(40);
    let text = format!(
        "يوم عادي\n\nقالت طالبان كلمتها أولًا، ثم قالت طالبان غيرها.\n\n{filler}وختمت قطر النهار.\n"
    );
    let mut it = story_of(&[text], 120, 40);
    // The text begins on the right: two mentions there, none after them.
    it.shows("▁▁▁▁▁▁▁▁▁▁▁▆");
    let marks = |it: &Story| {
        let (buffer, _) = it.reader.screen();
        let rows = (0..39).map(|y| buffer[(0, y)].symbol().to_owned());
        rows.collect::<Vec<_>>()
    };
    assert_eq!(marks(&it)[38], "│");
    assert!(["┠", "┣"].contains(&marks(&it)[0].as_str()));
    it.press("a").type_text("/قطر").press("Enter Enter 1");
    it.shows("▄▁▁▁▁▁▁▁▁▁▁▁");
    assert!(["├", "┠"].contains(&marks(&it)[38].as_str()));
}

/// The symbols and the colours of the strip in the row of the list that has this name in it, the
/// start of the text first; and the colours of the squares before the names.
fn strip(it: &Story, name: &str) -> (String, Vec<Color>, Vec<Color>) {
    let (_, y) = it.find(name).expect("it is there");
    let side = it.reader.model().geometry().side.expect("the list");
    let (buffer, _) = it.reader.screen();
    let row: Vec<_> = (side.x + 2..side.right())
        .map(|x| &buffer[(x, y)])
        .collect();
    let strip = row[..12].iter().rev();
    let symbols = strip.clone().map(|cell| cell.symbol()).collect();
    let squares = row.iter().rev().filter(|cell| cell.symbol() == "■");
    (
        symbols,
        strip.map(|cell| cell.fg).collect(),
        squares.map(|cell| cell.fg).collect(),
    )
}

#[test]
fn a_strip_shows_all_actors_that_its_row_names() {
    let filler = "مر يوم آخر ولم يحدث في البلدة شيء يذكر.\n\n".repeat(20);
    let text = format!(
        "يوم عادي\n\nقالت طالبان كلمتها، ثم قالت طالبان غيرها، ثم سكتت طالبان.\n\n{filler}\
         وردت إيران مرة.\n\n{filler}وسأل دونالد ترامب عن ذلك، ثم عاد ترامب إلى بيته.\n"
    );
    let mut it = story_of(&[text], 120, 40);
    let (shown, colours, squares) = strip(&it, "■ طالبان 3");
    assert_eq!(shown, "█▁▁▁▁▁▁▁▁▁▁▆", "{}", it.picture());
    assert_eq!(squares.len(), 2, "{}", it.picture());
    assert_eq!([colours[0], colours[11]], squares[..]);
    // With another one focused it is named first, though the article is not about it, and
    // the strip is of that one alone.
    it.press("a").type_text("/إيران").press("Enter Enter 1");
    let (shown, colours, squares) = strip(&it, "■ إيران 1");
    assert_eq!(shown, "▁▁▁▁▁▁▄▁▁▁▁▁", "{}", it.picture());
    assert_eq!(squares.len(), 2, "{}", it.picture());
    assert_eq!(colours[6], squares[0], "it stands first");
}

#[test]
fn months_are_those_of_the_calendar_that_one_prefers() {
    for (calendar, language, months) in [
        (
            Calendar::Persian,
            Language::Arabic,
            [("فروردین 1400هـ.ش", 2), ("اسفند 1399هـ.ش", 2)],
        ),
        (
            Calendar::Persian,
            Language::English,
            [("Farvardin 1400 SH", 2), ("Esfand 1399 SH", 2)],
        ),
        (
            Calendar::Hijri,
            Language::Arabic,
            [("شعبان 1442هـ", 3), ("رجب 1442هـ", 1)],
        ),
        (
            Calendar::Hijri,
            Language::English,
            [("Shaban 1442 AH", 3), ("Rajab 1442 AH", 1)],
        ),
    ] {
        let mut it = story_of(&press(), 100, 30);
        it.reader.prefer_dates(DateStyle {
            calendar: Some(calendar),
            ..DateStyle::default()
        });
        if language == Language::English {
            it.press(":").type_text("language").press("Enter");
        }
        it.press("4");
        let neutral = months.map(|(name, count)| row(name, count, Neutral));
        assert_eq!(rows(&it), neutral);
        it.press("j s");
        assert_eq!(total(&it), months[1].1, "what it counts is what one gets");
        // Saved, it is the same days.
        it.press("1 Ctrl-s");
        let proposed = it.typed();
        it.press("Esc c f")
            .type_text(&format!("{proposed} "))
            .press("Enter");
        assert_eq!(total(&it), months[1].1, "{proposed}");
    }
}

#[test]
fn the_panel_says_which_articles_it_counts() {
    let mut it = story_of(&press(), 120, 40);
    it.press("3").shows("في كل المقالات");
    it.press("s")
        .shows("في كل المقالات")
        .press("2")
        .shows("في مقالات القائمة");
    it.press("4")
        .shows("في مقالات القائمة")
        .press("j s")
        .shows("أيًّا كان الشهر");
    it.press("3")
        .shows("أيًّا كان المصدر")
        .hides("في مقالات القائمة");
    it.press("5").shows("لوحة الوسوم: لا وسم");
    it.press(":").type_text("language").press("Enter");
    it.press("3").shows("whatever the source");
    it.press("4").shows("whatever the month");
}

#[test]
fn panels_of_every_facet() {
    for (width, height) in [(40, 20), (80, 24), (120, 40)] {
        let mut it = story_of(&press(), width, height);
        it.press("3 s");
        insta::assert_snapshot!(format!("sources-{width}x{height}"), picture(&it));
        it.press("4 x");
        insta::assert_snapshot!(format!("months-{width}x{height}"), picture(&it));
    }
}

#[test]
fn the_built_in_articles_have_their_facets_in_english() {
    let mut it = open(Source::BuiltIn, Language::English, 100, 30);
    it.press("4").shows("Months").shows("2021");
    it.press("3").shows("Sources");
}

/// The columns of the digits in the first rows of the panel, from the left.
fn columns_of_counts(it: &Story, rows: u16) -> Vec<(u16, u16)> {
    let (buffer, _) = it.reader.screen();
    let is_digit = |x: u16, y: u16| buffer[(x, y)].symbol().chars().all(char::is_numeric);
    let side = it.reader.model().geometry().side.expect("the panel");
    let digits = |y: u16| {
        let columns = (side.x..side.right()).filter(|&x| is_digit(x, y));
        let columns: Vec<u16> = columns.collect();
        (columns[0], columns[columns.len() - 1])
    };
    (1..=rows).map(digits).collect()
}

/// On either side, and in digits of either shape.
#[test]
fn counts_stand_units_under_units_and_keys_are_called_as_they_are() {
    let text = format!(
        "خبر\n\nوصل دونالد ترامب. {}\n",
        "قالت طالبان كلمة. ".repeat(12)
    );
    for (language, keys) in [
        (Language::Arabic, "a"),
        (Language::Arabic, "a d k"),
        (Language::English, "a"),
    ] {
        let mut it = in_folder(&[&*text], |folder| {
            open(Source::Path(folder.to_owned()), language, 120, 20)
        });
        it.press(keys);
        let columns = columns_of_counts(&it, 2);
        assert_eq!(
            columns[0],
            (columns[1].1 - 1, columns[1].1),
            "{}",
            it.picture()
        );
        assert!(it.find("3").is_some(), "{}", it.picture());
    }
}

#[test]
fn a_share_has_the_sign_of_its_digits() {
    let mut it = story_of(&press(), 100, 30);
    it.shows("%100").press("d").hides("%").shows("١٠٠٪");
}

#[test]
fn a_name_for_which_a_row_is_too_narrow_is_cut_and_not_left_out() {
    let text = "بيان جديد\n\nقال الحرس الثوري الإيراني إن سفينة أوقفت.\n".to_owned();
    let mut it = in_folder(&[text], |folder| {
        open(Source::Path(folder.to_owned()), Language::English, 80, 24)
    });
    it.shows("■ Islamic Revolutionary…").hides("▃");
}
