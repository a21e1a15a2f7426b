mod headlines;
mod pages;

use super::*;
use crate::library::article::Article;
use crate::library::dates::Guess;
use crate::library::formats::plain;

const PARAGRAPH: &str = "اجتمع وزراء النقل في سبع دول مطلة على البحر أمس، واتفقوا على خط ملاحي \
    جديد يربط موانئها، على أن تبدأ أولى الرحلات مطلع الربيع المقبل.";

fn article(text: &str) -> Article {
    plain::read("test".to_owned(), text.replace('¶', PARAGRAPH), Vec::new())
}

/// The zones in order, the paragraphs of body left out.
fn zones(text: &str) -> Vec<(Zone, String)> {
    let article = article(text);
    let text = |block: &Block| article.text[block.range.clone()].replace(PARAGRAPH, "¶");
    let shown = article.blocks.iter().map(|block| (block.zone, text(block)));
    shown
        .filter(|shown| *shown != (Zone::Body, "¶".to_owned()))
        .collect()
}

#[track_caller]
fn are(text: &str, expected: &[(Zone, &str)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|&(zone, line)| (zone, line.to_owned()))
        .collect();
    assert_eq!(zones(text), expected);
}

#[test]
fn the_head_of_a_page_is_taken_apart() {
    are(
        "الرئيسية / أخبار / خط ملاحي جديد\n\nخط ملاحي جديد بين سبع دول\n\n¶\n\nميناء المدينة\n\n\
         الأربعاء 3 فبراير 2021\nكتبت- هالة مراد:\nالتصنيف: اقتصاد\nFacebookTwitter\n\n¶\n\n¶\n\nإعلان\n",
        &[
            (Zone::Clutter, "الرئيسية / أخبار / خط ملاحي جديد"),
            (Zone::Title, "خط ملاحي جديد بين سبع دول"),
            (Zone::Summary, "¶"),
            (Zone::Caption, "ميناء المدينة"),
            (Zone::Date, "الأربعاء 3 فبراير 2021"),
            (Zone::Byline, "كتبت- هالة مراد:"),
            (Zone::Category, "التصنيف: اقتصاد"),
            (Zone::Clutter, "FacebookTwitter"),
            (Zone::Clutter, "إعلان"),
        ],
    );
}

#[test]
fn a_paragraph_over_an_advertisement_or_a_source_is_body() {
    let title = (Zone::Title, "عنوان الخبر");
    are(
        "عنوان الخبر\n\n¶\n\nإعلان\n\n¶\n",
        &[title, (Zone::Clutter, "إعلان")],
    );
    let source = (Zone::Byline, "المصدر: وكالة الشاطئ");
    are(
        "عنوان الخبر\n\n¶\n\nالمصدر: وكالة الشاطئ\n",
        &[title, source],
    );
}

#[test]
fn author_source_and_date_are_told() {
    let article = article(
        "عنوان الخبر\n\nبقلم: د. سامي «أبو خالد»\n\nنُشر في 3 شباط/فبراير 2021\n\n¶\n\nالمصدر: وكالة الشاطئ + صحف\n",
    );
    assert_eq!(article.author.as_deref(), Some("د. سامي «أبو خالد»"));
    assert_eq!(article.source.as_deref(), Some("وكالة الشاطئ + صحف"));
    let date = article.date.expect("a date");
    assert_eq!(
        (date.date.to_string().as_str(), date.guess.is_some()),
        ("2021-02-03", false)
    );
    assert_eq!(&article.text[date.range], "3 شباط/فبراير 2021");
}

#[test]
fn calendars_that_disagree_are_noticed() {
    let article = article("عنوان الخبر\n\n2 محرم 1443هـ الموافق 31 أغسطس 2021م\n\n¶\n\n¶\n");
    let written = "2 محرم 1443هـ الموافق 31 أغسطس 2021".to_owned();
    assert_eq!(article.notices, [Notice::CalendarsDisagree { written }]);
    assert_eq!(article.date.expect("a date").in_iso_8601(), "2021-08-31");
}

#[test]
fn the_section_is_told_alone_or_after_a_label() {
    let section = |line: &str| {
        let text = format!("عنوان الخبر\n\n{line}\n\n¶\n\n¶\n");
        article(&text).section
    };
    assert_eq!(
        section("التصنيف: اقتصاد وأعمال").as_deref(),
        Some("اقتصاد وأعمال")
    );
    assert_eq!(section("اقتصاد").as_deref(), Some("اقتصاد"));
    assert_eq!(section("الوسوم: ميناء، جسر"), None);
    let agency = article("عنوان الخبر\n\nرويترز\n\n¶\n\n¶\n");
    assert_eq!(agency.source.as_deref(), Some("رويترز"));
}

#[test]
fn a_dateline_gives_a_date_as_a_guess() {
    let of = |opening: &str| {
        let text = format!("عنوان الخبر\n\n{opening}¶\n\n¶\n");
        let date = article(&text).date?;
        Some((date.in_iso_8601(), date.guess))
    };
    let guess = Some(("2021-08-31".to_owned(), Some(Guess::Place)));
    for opening in [
        "كابول 31 أغسطس 2021 (رويترز) - ",
        "موسكو، 31 آب/أغسطس 2021 /سبوتنيك/. ",
        "بيروت في 31 آب 2021 - ",
        "أبو ظبي، الثلاثاء 31 أغسطس 2021م: ",
        "الرياض 23 محرم 1443 هـ الموافق 31 أغسطس 2021 م واس\n",
        "القاهرة في 31 أغسطس 2021 / أ ش أ\n",
    ] {
        assert_eq!(of(opening), guess, "{opening}");
    }
    for opening in [
        "في 31 أغسطس 2021 - وكان ذلك مساء - ",
        "غادرت القوات البلاد في 31 أغسطس 2021 وبعد ذلك بشهر: ",
        "صورة من 31 أغسطس 2021\n",
        "حدث الكثير. مثلًا 31 أغسطس 2021 - ",
    ] {
        assert_eq!(of(opening), None, "{opening}");
    }
}

#[test]
fn the_text_gives_a_year_but_never_a_date() {
    let prose = "عنوان الخبر\n\n¶ وكان ذلك في 9 آب 2019 ثم في 1 آب 2020.\n\n¶\n";
    assert_eq!(article(prose).date, None);
    let written = |line: &str| {
        let text = format!("عنوان الخبر\n\n{line}\n\n¶ بعد 9 آب 2019 و1 آب 2020.\n\n¶\n");
        article(&text)
            .date
            .map(|written| (written.in_iso_8601(), written.guess.is_some()))
    };
    let date = |date: &str, guessed| Some((date.to_owned(), guessed));
    assert_eq!(written("الاثنين 10 آب"), date("2020-08-10", true));
    assert_eq!(written("نيسان/أبريل 2018"), date("2018-04", false));
    assert_eq!(
        written("كتبت- هالة مراد 3/2/2011"),
        date("2011-02-03", false)
    );
}

#[test]
fn a_date_over_a_part_of_the_text_is_a_subhead() {
    are(
        "أرقام يوم طويل\n\n¶ وما بعده حتى 9 آب 2020.\n\nيوم الأربعاء 3 فبراير 2010\n\n¶\n\n\
         4 فبراير 2010\n\n¶\n",
        &[
            (Zone::Title, "أرقام يوم طويل"),
            (Zone::Body, "¶ وما بعده حتى 9 آب 2020."),
            (Zone::Subhead, "يوم الأربعاء 3 فبراير 2010"),
            (Zone::Subhead, "4 فبراير 2010"),
        ],
    );
}

#[test]
fn lines_of_date_stand_near_the_head_or_the_foot() {
    let title = (Zone::Title, "عنوان الخبر");
    let date = (Zone::Date, "3 فبراير 2021");
    are(
        "عنوان الخبر\n\n¶\n\n3 فبراير 2021\n\n¶\n\n¶\n",
        &[title, (Zone::Summary, "¶"), date],
    );
    are(
        "عنوان الخبر\n\n¶\n\n¶\n\n3 فبراير 2021\nإعلان\n",
        &[title, date, (Zone::Clutter, "إعلان")],
    );
}

#[test]
fn a_weekday_that_contradicts_its_date_is_noticed_with_both() {
    let article = article(
        "عنوان الخبر\n\n¶ وذلك يوم الأحد 3 فبراير/شباط 2021 ثم الخميس 4 فبراير 2021.\n\n\
         ¶ وكان يوم الأحد 3 فبراير/شباط 2021 طويلاً.\n",
    );
    let written = "الأحد 3 فبراير/شباط 2021".to_owned();
    assert_eq!(
        article.notices,
        [Notice::WeekdayContradictsDate { written }]
    );
}

#[test]
fn subheads_are_short_and_stand_over_text() {
    are(
        "عنوان الخبر\n\n¶\nماذا بعد القمة؟\n¶\n\nوقال الوزير وهو يغادر القاعة\n\n¶\n\nهذا كل ما في الأمر.\n\n¶\n",
        &[
            (Zone::Title, "عنوان الخبر"),
            (Zone::Subhead, "ماذا بعد القمة؟"),
            (Zone::Body, "وقال الوزير وهو يغادر القاعة"),
            (Zone::Body, "هذا كل ما في الأمر."),
        ],
    );
}

#[test]
fn other_articles_at_the_end_are_clutter() {
    are(
        "عنوان الخبر\n\n¶\n\n¶\n\nأخبار ذات صلة\n\nعنوان آخر\n\n¶\n\nعنوان ثالث\n\n¶\n",
        &[
            (Zone::Title, "عنوان الخبر"),
            (Zone::Clutter, "أخبار ذات صلة"),
            (Zone::Clutter, "عنوان آخر"),
            (Zone::Clutter, "¶"),
            (Zone::Clutter, "عنوان ثالث"),
            (Zone::Clutter, "¶"),
        ],
    );
}

#[test]
fn the_article_goes_on_after_a_list_in_its_middle() {
    are(
        "عنوان الخبر\n\n¶\n\nاقرأ أيضاً\n\nعنوان آخر\n\n¶\n\n¶\n\nشاهد أيضا: عنوان ثالث\n\n¶\n",
        &[
            (Zone::Title, "عنوان الخبر"),
            (Zone::Clutter, "اقرأ أيضاً"),
            (Zone::Clutter, "عنوان آخر"),
            (Zone::Clutter, "شاهد أيضا: عنوان ثالث"),
        ],
    );
}

#[test]
fn a_picture_that_was_not_loaded_has_captions() {
    are(
        "عنوان الخبر\n\n¶\n\nسفينة في الميناء، مساء أمس.\nLoading...\nوصلت السفينة أمس.\n\n¶\n",
        &[
            (Zone::Title, "عنوان الخبر"),
            (Zone::Caption, "سفينة في الميناء، مساء أمس."),
            (Zone::Clutter, "Loading..."),
            (Zone::Caption, "وصلت السفينة أمس."),
        ],
    );
}

#[test]
fn text_without_a_title_line_has_none() {
    for text in [
        "¶",
        "¶\n¶\n",
        "وصل الوفد مساء أمس.\n\n¶",
        "قالت حركة\nالسفن إنها لن تشارك في الاجتماع الذي دعت إليه الدول السبع",
    ] {
        assert_eq!(article(text).title_range, None, "{text}");
    }
}

#[test]
fn a_month_and_a_year_make_a_date_line() {
    are(
        "عنوان الخبر\n\nأبريل/نيسان 2025\n\n¶\n",
        &[
            (Zone::Title, "عنوان الخبر"),
            (Zone::Date, "أبريل/نيسان 2025"),
        ],
    );
}

#[test]
fn a_subhead_may_stand_over_a_list() {
    are(
        "عنوان الخبر\n\n¶\n\nما تلا القمة\n\n- بند أول\n- بند ثان\n\nوحضر القمة كل من:\n\n- بند ثالث\n",
        &[
            (Zone::Title, "عنوان الخبر"),
            (Zone::Subhead, "ما تلا القمة"),
            (Zone::Body, "- بند أول"),
            (Zone::Body, "- بند ثان"),
            (Zone::Body, "وحضر القمة كل من:"),
            (Zone::Body, "- بند ثالث"),
        ],
    );
}

#[test]
fn a_subhead_may_stand_over_the_line_that_opens_a_list() {
    are(
        "عنوان الخبر\n\n¶\n\nثلاثة بنود\n\nفي الاتفاق ثلاثة بنود مختلفة:\n\n1. بند أول\n2. بند ثان\n\n¶\n",
        &[
            (Zone::Title, "عنوان الخبر"),
            (Zone::Subhead, "ثلاثة بنود"),
            (Zone::Body, "في الاتفاق ثلاثة بنود مختلفة:"),
            (Zone::Body, "1. بند أول"),
            (Zone::Body, "2. بند ثان"),
        ],
    );
}

#[test]
fn a_bar_of_networks_is_clutter_at_the_foot_too() {
    let bar = "شارك المقال: Facebook | X | Telegram | Email";
    are(
        &format!("عنوان الخبر\n\n¶\n\n¶\n\n{bar}\n"),
        &[(Zone::Title, "عنوان الخبر"), (Zone::Clutter, bar)],
    );
}
