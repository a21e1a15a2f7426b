//! The concordance: all places of an actor or of a word, a row each.

use qari::app::Message;
use qari::config::strings::Language;
use qari::library::dates::{Calendar, DateStyle};

use crate::screens::picture;
use crate::story::{Story, story, story_in, story_of};

/// Articles that mention one man in many ways.
fn visits() -> Vec<String> {
    [
        "ترامب يزور المصنع\n\n3 مارس 2025\n\nوصل الرئيس ترامب إلى المصنع صباحًا، وقال ترامب للعمال إن الأجور سترتفع. \
         ثم سأل أحدهم: «هل يعود ترامب مرة أخرى؟».\n\nولم يتحدث دونالد ترامب عن الضرائب.\n",
        "الأسواق تهدأ\n\n9 يناير 2026\n\nهدأت الأسواق بعد كلمة ترامب في المساء. ويقول خبراء إن لترامب أثرًا في سعر الذهب، \
         وإن ترامب والبنك المركزي لا يتفقان.\n",
        "Talks in Doha\n\nThe talks began on Monday, and Donald Trump said he was pleased with them. A spokesman for Trump declined to add anything.\n",
        "ملف الهجرة\n\nقال مستشار لترامب إن القرار قريب. وكتب The Hill عن ترامب «القديم» أنه لا ينسى، ونُقل عن ترامب قوله إن 12.5% تكفي.\n",
    ]
    .map(str::to_owned)
    .into()
}

/// The text of the rows of the pane, from the right, as they stand on the screen.
fn rows(it: &Story) -> Vec<Vec<String>> {
    let area = it.reader.model().geometry().below.expect("it is open");
    let (buffer, _) = it.reader.screen();
    let total = it.reader.model().concordance.as_ref().expect("open").total;
    (area.y + 1..area.bottom())
        .take(total)
        .map(|y| {
            let cells = (area.x..area.right()).rev();
            cells.map(|x| buffer[(x, y)].symbol().to_owned()).collect()
        })
        .collect()
}

#[test]
fn the_dates_of_rows_are_whole_in_every_calendar() {
    for (calendar, arabic, english) in [
        (None, "17/12/2024", "2024-12-17"),
        (Some(Calendar::Hijri), "16/6/1446هـ", "1446-06-16 AH"),
        (Some(Calendar::Persian), "27/9/1403هـ.ش", "1403-09-27 SH"),
    ] {
        for (width, height) in [(110, 30), (140, 40)] {
            let text = "خبر\n\n17 ديسمبر 2024\n\nوصل دونالد ترامب إلى المصنع صباح اليوم.\n";
            let mut it = story_of(&[text.to_owned()], width, height);
            it.reader.prefer_dates(DateStyle {
                calendar,
                ..DateStyle::default()
            });
            it.press("Enter . =");
            let row = &rows(&it)[0];
            let shown: String = row.iter().rev().map(String::as_str).collect();
            // As the cells stand: digits from the left, what follows them on their left.
            let (digits, era) = arabic.split_at(arabic.find('ه').unwrap_or(arabic.len()));
            assert!(shown.contains(digits), "{digits} in {shown}");
            assert!(
                !shown[..shown.find(digits).unwrap_or(0)].contains('…'),
                "{shown}"
            );
            let before = &shown[..shown.find(digits).expect("it is there")];
            let before = before.trim_matches(['│', '┃', ' ']);
            assert_eq!(before.is_empty(), era.is_empty(), "{shown}");
            it.press(":").type_text("language").press("Enter");
            let row = &rows(&it)[0];
            let shown: String = row.iter().rev().map(String::as_str).collect();
            assert!(shown.contains(english), "{english} in {shown}");
        }
    }
}

/// What stands beside the keyword in the first rows: two words, the nearest.
fn beside(
    it: &Story,
    side: impl for<'a> Fn((&'a str, &'a str, &'a str)) -> &'a str,
    count: usize,
) -> Vec<String> {
    let open = it.reader.model().concordance.as_ref().expect("it is open");
    let rows = (0..count).map(|index| open.row(index).expect("it is known"));
    let words = |text: &str| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    rows.map(|row| {
        let parts = row.parts();
        let (words, is_before) = (words(side(parts)), side(parts) == parts.0);
        let from = if is_before {
            words.len().saturating_sub(2)
        } else {
            0
        };
        words[from..words.len().min(from + 2)].join(" ")
    })
    .collect()
}

/// What one is at in the reading pane, with what stands around it.
#[track_caller]
fn place(it: &Story) -> (String, usize) {
    let open = it.open_article();
    let here = open.here.clone().expect("a place");
    (open.article.title.clone(), here.start)
}

#[test]
fn all_mentions_of_an_actor_stand_below_the_text_with_the_name_in_one_column() {
    let mut it = story(80, 24);
    it.press("Enter ] =").shows("الكشّاف السياقي");
    let all = it.reader.model().concordance.as_ref().expect("open").total;
    it.says(&format!("السطر 1 من {all}"));
    // Where the names begin: the first underlined cell of each row, from the right.
    let (buffer, _) = it.reader.screen();
    let area = it.reader.model().geometry().below.expect("open");
    let begin: Vec<u16> = (area.y + 1..area.y + 1 + all as u16)
        .filter_map(|y| {
            let is_name = |x: &u16| {
                buffer[(*x, y)]
                    .modifier
                    .contains(ratatui::style::Modifier::UNDERLINED | ratatui::style::Modifier::BOLD)
            };
            (area.x..area.right() - 1).rev().find(is_name)
        })
        .collect();
    assert!(begin.len() >= 4, "{}", it.picture());
    // A clitic before the name belongs to its word.
    let (least, most) = (begin.iter().min(), begin.iter().max());
    assert!(
        most.zip(least)
            .is_some_and(|(most, least)| most - least <= 1),
        "{begin:?}"
    );
}

#[test]
fn moving_through_the_rows_shows_each_place_in_the_reading_pane() {
    let mut it = story(80, 24);
    it.press("Enter ] =");
    let mut places = vec![place(&it)];
    let all = it.reader.model().concordance.as_ref().expect("open").total;
    for _ in 1..all {
        it.press("j");
        places.push(place(&it));
    }
    it.reads("بُشرى لطلاب كابول").shows("وقالت طالبان");
    assert!(places.is_sorted_by_key(|(title, start)| (title != "هدنة قصيرة في الشمال", *start)));
    it.press("j").says(&format!("السطر {all} من {all}"));
    it.press("g").reads("هدنة قصيرة في الشمال");
    assert_eq!(place(&it), places[0]);
    it.press("End");
    assert_eq!(place(&it), places[all - 1]);
}

#[test]
fn enter_goes_to_the_place_and_the_way_back_leads_to_the_row() {
    let mut it = story(80, 24);
    it.press("Enter ]");
    let begun = place(&it);
    it.press("= j j j j").reads("بُشرى لطلاب كابول");
    let row = place(&it);
    it.press("Enter")
        .hides("الكشّاف السياقي")
        .reads("بُشرى لطلاب كابول");
    assert_eq!(place(&it), row);
    it.press("o").shows("الكشّاف السياقي").says("السطر 5 من");
    assert_eq!(place(&it), row);
    it.press("k").reads("هدنة قصيرة في الشمال").press("j Enter");
    it.press("o")
        .shows("الكشّاف السياقي")
        .press("Esc")
        .hides("الكشّاف السياقي");
    it.press("o o o").reads("هدنة قصيرة في الشمال");
    assert_eq!(place(&it), begun);
}

#[test]
fn escape_comes_back_to_where_one_was() {
    let mut it = story(80, 24);
    it.press("Enter ] ]");
    let (begun, screen) = (place(&it), it.picture());
    it.press("= j j j").reads("بُشرى لطلاب كابول");
    it.press("Esc").hides("الكشّاف السياقي");
    assert_eq!(place(&it), begun);
    assert_eq!(it.picture(), screen);
}

#[test]
fn what_one_only_passes_is_not_read() {
    let mut it = story(80, 24);
    it.press("Enter ] = End Esc").press("l");
    let unread = |it: &Story| it.picture().matches('●').count();
    assert_eq!(unread(&it), 2, "{}", it.picture());
}

#[test]
fn rows_are_sorted_by_the_words_beside_the_name() {
    let mut it = story_of(&visits(), 110, 40);
    it.press("Enter ] = s")
        .says("الترتيب: بحسب الكلمات التالية");
    assert_eq!(
        beside(&it, |(_, _, after)| after, 11),
        [
            "أثرًا في",
            "إلى المصنع",
            "إن القرار",
            "والبنك المركزي",
            "للعمال إن",
            "عن الضرائب.",
            "في المساء.",
            "«القديم» أنه",
            "قوله إن",
            "مرة أخرى؟».",
            "يزور المصنع",
        ]
    );
    it.press("s").says("الترتيب: بحسب الكلمات السابقة");
    assert_eq!(
        beside(&it, |(before, _, _)| before, 5),
        ["خبراء إن", "الذهب، وإن", "وصل الرئيس", "Hill عن", "ونُقل عن"]
    );
    it.press("s").says("الترتيب: الأحدث أولًا").shows("9/1/2026");
    it.press("s").says("الترتيب: بترتيب القائمة");
}

#[test]
fn typing_narrows_the_rows_and_escape_takes_that_back() {
    let mut it = story_of(&visits(), 80, 24);
    it.press("Enter ] =");
    let all = rows(&it).len();
    it.press("f").type_text("مستشار");
    assert_eq!(rows(&it).len(), 2);
    it.reads("ملف الهجرة").press("Esc");
    assert_eq!(rows(&it).len(), all);
    it.reads("ترامب يزور المصنع").says("السطر 1 من");
    it.press("/")
        .type_text("لا شيء كهذا")
        .shows("لا سطر فيه هذا النص");
    it.press("Enter j k g End s Enter").shows("الكشّاف السياقي");
    it.press("f Ctrl-u Enter");
    assert_eq!(rows(&it).len(), all);
}

#[test]
fn a_word_or_what_is_marked_has_its_concordance_too() {
    let mut it = story_of(&visits(), 80, 24);
    it.press("Enter s");
    let byte = it
        .open_article()
        .article
        .text
        .find("المصنع صباح")
        .expect("there");
    while it.open_article().caret().expect("a caret").at < byte {
        it.press("e");
    }
    it.press("=").shows("«المصنع»");
    assert_eq!(rows(&it).len(), 2);
    it.press("Esc");
    assert!(it.open_article().caret().is_some());
    it.press("v e =").shows("الكشّاف السياقي");
}

#[test]
fn the_panel_of_actors_opens_it_and_what_needs_its_place_puts_it_away() {
    let mut it = story(80, 24);
    it.press("a =").shows("الكشّاف السياقي");
    it.press("Tab f").hides("الكشّاف السياقي").shows("تصفية:");
    it.press("Esc Enter ] = Tab");
    it.press("Esc")
        .says("السطر")
        .press("Tab Right")
        .says("السطر");
}

#[test]
fn it_goes_through_the_listed_articles_only() {
    let mut it = story_of(&visits(), 80, 24);
    it.press("f").type_text("مستشار").press("Enter Enter ] =");
    assert_eq!(rows(&it).len(), 3, "{}", it.picture());
}

#[test]
fn without_an_actor_or_a_word_it_says_so() {
    let mut it = story_of(&["عنوان\n\nنص بلا أحد.\n".to_owned()], 80, 24);
    it.press("=")
        .says("لا جهة ولا كلمة هنا")
        .hides("الكشّاف السياقي");
}

#[test]
fn the_concordance() {
    for (width, height) in [(40, 20), (80, 24), (120, 40)] {
        let mut it = story_of(&visits(), width, height);
        it.press("Enter ] = s j");
        insta::assert_snapshot!(format!("concordance-{width}x{height}"), picture(&it));
    }
}

#[test]
fn in_english_the_words_of_the_pane_are_english() {
    let mut it = story_in(Language::English, 80, 24);
    it.press("Enter ] =").shows("Concordance").says("row 1 of");
}

#[test]
fn every_size_is_drawn() {
    let mut it = story_of(&visits(), 80, 24);
    it.press("Enter ] =");
    for keys in ["", "j", "s", "f", "Esc Tab", "Esc Esc"] {
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
