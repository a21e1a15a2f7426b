//! Citations, as they are pasted.

use super::*;
use crate::library::formats::plain;

fn article(text: &str) -> Article {
    plain::read("test".to_owned(), text.to_owned(), Vec::new())
}

/// An article that says all there is to say of one.
fn whole() -> Article {
    let mut article =
        article("جسر جديد\n\nافتُتح الجسر أمس. وقال «مهندس» إنه متين. واحتفل الناس.\n");
    article.title = "جسر «النهر» يفتح أبوابه".to_owned();
    article.source = Some("صدى الوادي".to_owned());
    article.author = Some("سلمى الحداد".to_owned());
    article.link = Some("https://example.org/bridge/".to_owned());
    article
}

fn cite(article: &Article, passage: Range<usize>, template: &str) -> String {
    let citation = Citation {
        article,
        passage,
        file: Some("/news/a.txt"),
        dates: DateStyle::default(),
    };
    citation.text(Some(&Template::read(template).unwrap()))
}

fn usually(article: &Article, passage: Range<usize>) -> String {
    let citation = Citation {
        article,
        passage,
        file: None,
        dates: DateStyle::default(),
    };
    citation.text(None)
}

#[test]
fn a_sentence_is_cited_with_all_that_is_known() {
    let article = whole();
    let at = article.text.find("مهندس").unwrap();
    let sentence = sentence_at(&article, at);
    assert_eq!(
        usually(&article, sentence),
        "«وقال “مهندس” إنه متين.» — سلمى الحداد، «جسر “النهر” يفتح أبوابه»، صدى الوادي\n\
         https://example.org/bridge/"
    );
}

#[test]
fn what_is_not_known_goes_with_its_punctuation() {
    let mut article = whole();
    (article.source, article.author, article.link) = (None, None, None);
    assert_eq!(usually(&article, 0..0), "«جسر “النهر” يفتح أبوابه»");
    let all = "{title}[ ({source}, {file})][ <{file}>]{link}[ words]";
    assert_eq!(
        cite(&article, 0..0, all),
        "«جسر “النهر” يفتح أبوابه» <\u{2068}/news/a.txt\u{2069}>"
    );
}

#[test]
fn latin_text_has_its_own_marks() {
    let mut article = article("Bridge\n\nThe “new” bridge is open, she said. People cheered.\n");
    article.title = "A bridge".to_owned();
    article.source = Some("Valley".to_owned());
    let sentence = prose_from(&article, &(0..article.text.len()));
    assert_eq!(
        usually(&article, sentence),
        "“The ‘new’ bridge is open, she said.” — “A bridge”, Valley"
    );
}

#[test]
fn fields_are_isolated_only_where_they_would_be_torn() {
    let mut article = whole();
    article.title = "What now?".to_owned();
    assert_eq!(
        cite(&article, 0..0, "المقال {title}، {source}"),
        "المقال \u{2068}“What now?”\u{2069}، صدى الوادي"
    );
    assert_eq!(
        cite(&article, 0..0, "{source}: {link}"),
        "صدى الوادي: \u{2068}https://example.org/bridge/\u{2069}"
    );
    article.link = Some("https://example.org/a".to_owned());
    assert_eq!(
        cite(&article, 0..0, "{source}: {link}"),
        "صدى الوادي: https://example.org/a"
    );
    // A link on a line of its own begins on its own side.
    article.link = Some("https://example.org/bridge/".to_owned());
    assert_eq!(
        cite(&article, 0..0, "{source}\n{link}"),
        "صدى الوادي\nhttps://example.org/bridge/"
    );
}

#[test]
fn nothing_of_an_article_steers_where_it_is_pasted() {
    let mut article = whole();
    article.title = "خبر\u{202E}\u{1b}]52;c;x\u{7}\r\nعاجل\u{0}".to_owned();
    article.source = Some("\u{2066}\u{200F}\n".to_owned());
    article.author = None;
    assert_eq!(
        cite(&article, 0..0, "{title}[، {source}]"),
        "«خبر]52;c;x عاجل»"
    );
}

#[test]
fn sentences_are_found_where_one_is() {
    let article = whole();
    let text = &article.text;
    let of = |range: Range<usize>| &text[range];
    let first = text.find("افتُتح").unwrap();
    assert_eq!(of(sentence_at(&article, first + 4)), "افتُتح الجسر أمس.");
    let end = text.len();
    assert_eq!(of(prose_from(&article, &(0..end))), "افتُتح الجسر أمس.");
    assert_eq!(
        of(prose_from(&article, &(first + 4..end))),
        "وقال «مهندس» إنه متين."
    );
    // No sentence begins on such a page.
    assert_eq!(
        of(prose_from(&article, &(first + 4..first + 8))),
        "افتُتح الجسر أمس."
    );
    // Nor does it show any of them: the next one.
    assert_eq!(of(prose_from(&article, &(0..4))), "افتُتح الجسر أمس.");
    assert!(sentence_at(&article, end + 9).is_empty());
    assert!(prose_from(&article, &(end..end)).is_empty());
}

#[test]
fn what_is_no_prose_of_the_article_is_passed_over() {
    use crate::library::article::Zone;
    let text = "جسر جديد\n\nإعلان هنا.\n\nالجسر صباحًا.\n\nافتُتح الجسر أمس.\n\nشاهد أيضًا.\n";
    let mut article = article(text);
    let zones = [
        Zone::Title,
        Zone::Clutter,
        Zone::Caption,
        Zone::Body,
        Zone::Clutter,
    ];
    for (block, zone) in article.blocks.iter_mut().zip(zones) {
        block.zone = zone;
    }
    let end = text.len();
    let last = text.find("شاهد").unwrap();
    let of = |article: &Article, page: Range<usize>| text[prose_from(article, &page)].to_owned();
    assert_eq!(of(&article, 0..end), "افتُتح الجسر أمس.");
    assert_eq!(of(&article, 0..20), "افتُتح الجسر أمس.", "the next one");
    assert_eq!(of(&article, last..end), "", "the article as a whole");
    article.blocks[3].zone = Zone::Summary;
    assert_eq!(of(&article, 0..end), "افتُتح الجسر أمس.");
    article.blocks[3].zone = Zone::Clutter;
    assert_eq!(of(&article, 0..end), "");
}

#[test]
fn a_very_long_passage_is_cited_too() {
    let article = article(&format!("عنوان\n\n{}\n", "كلمة ".repeat(200_000)));
    let passage = 0..article.text.len();
    let cited = usually(&article, passage);
    assert!(cited.starts_with("\u{2068}«عنوان كلمة"), "{}", &cited[..40]);
}

#[test]
fn the_usual_templates_can_be_read() {
    for written in [ARABIC, LATIN] {
        assert!(Template::read(written).is_ok());
    }
}

#[test]
fn a_date_of_a_program_is_cited_as_a_day() {
    let mut article = whole();
    for (told, cited) in [
        ("2025-03-12T10:00:00Z", "12 مارس 2025"),
        ("2025-03-12", "12 مارس 2025"),
        ("2025-03", "مارس 2025"),
        ("Wed, 12 Mar 2025 10:00:00 GMT", "12 مارس 2025"),
        ("1741773600", "12 مارس 2025"),
        ("الأربعاء 12 آذار 2025", "الأربعاء 12 آذار 2025"),
    ] {
        article.date = crate::library::dates::declared(told);
        assert_eq!(cite(&article, 0..0, "{date}"), cited, "{told}");
    }
    article.direction = Direction::LeftToRight;
    article.date = crate::library::dates::declared("2025-03-12T10:00:00Z");
    assert_eq!(cite(&article, 0..0, "{date}"), "12 March 2025");
    assert_eq!(cite(&article, 0..0, "{day}"), "2025-03-12");
}

#[test]
fn a_date_in_a_text_is_cited_as_it_stands_there() {
    let article = article("جسر جديد\n\n12/3/2025\n\nافتُتح الجسر أمس. واحتفل الناس.\n");
    assert!(article.date.is_some());
    assert_eq!(cite(&article, 0..0, "{date}"), "12/3/2025");
}

#[test]
fn a_title_is_not_said_twice() {
    let mut article = article("جسر جديد\n\nافتُتح الجسر أمس.\n");
    let title = 0.."جسر جديد".len();
    assert_eq!(usually(&article, title.clone()), "«جسر جديد»");
    assert_eq!(cite(&article, title.clone(), "{quote}"), "«جسر جديد»");
    article.author = Some("سلمى".to_owned());
    assert_eq!(usually(&article, title), "سلمى، «جسر جديد»");
}

#[test]
fn a_day_is_said_beside_a_date_that_is_written_otherwise() {
    let mut article = whole();
    let written = |article: &mut Article, told| {
        article.date = crate::library::dates::declared(told);
        cite(article, 0..0, "{title}[، {date}[ ({day})]]")
    };
    let title = "«جسر “النهر” يفتح أبوابه»";
    assert_eq!(
        written(&mut article, "الثلاثاء 31 آب 2021"),
        format!("{title}، الثلاثاء 31 آب 2021 (\u{2068}2021-08-31\u{2069})"),
        "nothing but the day has marks"
    );
    let lunar = written(&mut article, "22 محرم 1443هـ");
    let day = article.date.as_ref().unwrap().in_iso_8601();
    assert_eq!(
        lunar,
        format!("{title}، 22 محرم 1443هـ (\u{2068}{day}\u{2069})")
    );
    assert_eq!(written(&mut article, "لا تاريخ"), title);
    article.direction = Direction::LeftToRight;
    article.date = crate::library::dates::declared("31 August 2021");
    (article.title, article.source) = ("A bridge".to_owned(), None);
    (article.author, article.link) = (None, None);
    assert_eq!(
        usually(&article, 0..0),
        "“A bridge”, 31 August 2021 (2021-08-31)"
    );
    // One that stands in the text in digits is said once, and alone wherever it is wanted.
    let article = self::article("Bridge\n\n2021-08-31\n\nThe bridge is open. We cheered.\n");
    assert!(article.date.is_some());
    assert_eq!(usually(&article, 0..0), "“Bridge”, 2021-08-31");
    assert_eq!(cite(&article, 0..0, "{day}"), "2021-08-31");
}

#[test]
fn a_date_is_cited_in_the_calendar_that_it_is_written_in() {
    use crate::library::dates::Calendar;
    let mut article = whole();
    (article.source, article.author, article.link) = (None, None, None);
    for (told, cited) in [
        ("2024-03-01", "1 مارس 2024"),
        ("20/8/1445هـ", "20/8/1445هـ"),
    ] {
        article.date = crate::library::dates::declared(told);
        for calendar in [None, Some(Calendar::Gregorian), Some(Calendar::Hijri)] {
            let citation = Citation {
                article: &article,
                passage: 0..0,
                file: None,
                dates: DateStyle {
                    calendar,
                    ..DateStyle::default()
                },
            };
            let template = Template::read("{date}").unwrap();
            assert_eq!(citation.text(Some(&template)), cited, "{calendar:?}");
        }
    }
}

#[test]
fn where_it_is_from_is_the_link_or_else_the_file() {
    let mut article = whole();
    let of = |article: &Article, file| {
        let citation = Citation {
            article,
            passage: 0..0,
            file,
            dates: DateStyle::default(),
        };
        citation.text(None)
    };
    let said = "سلمى الحداد، «جسر “النهر” يفتح أبوابه»، صدى الوادي";
    let file = Some("~/أخبار/a.jsonl#2");
    assert_eq!(
        of(&article, file),
        format!("{said}\nhttps://example.org/bridge/")
    );
    article.link = None;
    assert_eq!(of(&article, file), format!("{said}\n~/أخبار/a.jsonl#2"));
    assert_eq!(of(&article, None), said);
    assert_eq!(
        cite(&article, 0..0, "{title}[ {link}][ {file}]"),
        "«جسر “النهر” يفتح أبوابه» \u{2068}/news/a.txt\u{2069}"
    );
}

#[test]
fn an_arabic_title_that_begins_with_a_latin_name_runs_from_right_to_left() {
    let mut article = whole();
    (article.author, article.link) = (None, None);
    article.title = "CNN: جسر النهر يفتح بعد عشرين عامًا".to_owned();
    article.source = Some("CNN بالعربية".to_owned());
    let title = "\u{2067}«CNN: جسر النهر يفتح بعد عشرين عامًا»\u{2069}";
    let source = "\u{2067}CNN بالعربية\u{2069}";
    article.date = crate::library::dates::declared("2021-08-15");
    assert_eq!(
        usually(&article, 0..0),
        format!("{title}، {source}، 15 أغسطس 2021 (\u{2068}2021-08-15\u{2069})")
    );
    // Where no words outside say from which side the line starts, a mark does.
    article.date = None;
    assert_eq!(
        usually(&article, 0..0),
        format!("{title}، {source}\u{200F}")
    );
    assert_eq!(
        cite(&article, 0..0, "{title}\n{source}"),
        format!("{title}\u{200F}\n{source}\u{200F}")
    );
    // Where the line says it, nothing is torn.
    assert_eq!(
        cite(&article, 0..0, "المقال {title}، {source}"),
        "المقال «CNN: جسر النهر يفتح بعد عشرين عامًا»، CNN بالعربية"
    );
}

#[test]
fn a_source_with_an_arabic_word_is_a_name_in_arabic_there() {
    let mut article = whole();
    (article.author, article.link) = (None, None);
    article.source = Some("BBC News عربي".to_owned());
    assert_eq!(
        usually(&article, 0..0),
        "«جسر “النهر” يفتح أبوابه»، BBC News عربي"
    );
    assert_eq!(
        cite(&article, 0..0, "{source}: {title}"),
        "\u{2067}BBC News عربي\u{2069}: «جسر “النهر” يفتح أبوابه»"
    );
}
