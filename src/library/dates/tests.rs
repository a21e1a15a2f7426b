mod lines;
mod shown;

use super::*;
use crate::text::fold::fold;

/// What is found in a text: the piece of text and the date it says.
fn found(text: &str) -> Vec<(&str, String)> {
    dates(text, &fold(text))
        .map(|found| {
            (
                &text[found.written.range.clone()],
                found.written.date.to_string(),
            )
        })
        .collect()
}

#[track_caller]
fn says(text: &str, piece: &str, date: &str) {
    assert_eq!(found(text), [(piece, date.to_owned())], "in {text}");
}

#[test]
fn every_region_has_its_months() {
    for (month, number) in [
        ("كانون الثاني", 1),
        ("يناير", 1),
        ("جانفي", 1),
        ("فيفري", 2),
        ("آذار", 3),
        ("إبريل", 4),
        ("أفريل", 4),
        ("ماي", 5),
        ("يونيه", 6),
        ("جوان", 6),
        ("يوليوز", 7),
        ("جويلية", 7),
        ("غشت", 8),
        ("أوت", 8),
        ("آب", 8),
        ("شتنبر", 9),
        ("تشرين الأول", 10),
        ("نونبر", 11),
        ("كانون الاول", 12),
        ("دجنبر", 12),
    ] {
        let text = format!("عُقد في 9 {month} 2016 لقاء");
        says(
            &text,
            &format!("9 {month} 2016"),
            &format!("2016-{number:02}-09"),
        );
    }
}

#[test]
fn a_word_ends_a_month_or_is_a_weekday() {
    for word in ["مارس", "الثاني", "نونبر", "غشت", "آب", "أوكتوبر"] {
        assert!(ends_month(&fold(word).text), "{word}");
    }
    for word in ["كانون", "رمضان", "الآخر", "حوت", "يوم", ""] {
        assert!(!ends_month(&fold(word).text), "{word}");
    }
    for word in ["الأحد", "الإثنين", "الجمعة"] {
        assert!(is_weekday(&fold(word).text), "{word}");
    }
    for word in ["أحد", "السبتي", "monday", ""] {
        assert!(!is_weekday(&fold(word).text), "{word}");
    }
}

#[test]
fn a_month_may_be_named_twice() {
    for written in [
        "10 أكتوبر/تشرين الأول 2020",
        "10 تشرين الأول/أكتوبر 2020",
        "10 أكتوبر / تشرين الأول 2020",
        "10 أكتوبر (تشرين الأول) 2020",
        "10 أُكتوبر/ تشرين الأوّل من عام 2020",
        "10 من شهر أكتوبر، 2020",
    ] {
        says(
            &format!("كان ذلك يوم {written} في كابول."),
            written,
            "2020-10-10",
        );
    }
}

#[test]
fn digits_come_in_three_shapes_and_two_orders() {
    says("بتاريخ ٣١ أغسطس ٢٠٢١م.", "٣١ أغسطس ٢٠٢١", "2021-08-31");
    says("(۳۱/۸/۲۰۲۱)", "۳۱/۸/۲۰۲۱", "2021-08-31");
    says("في 31/8/2021 صباحاً", "31/8/2021", "2021-08-31");
    says("2021-08-31T10:00", "2021-08-31", "2021-08-31");
    says("31 / 08 / 2021", "31 / 08 / 2021", "2021-08-31");
    says("8/31/2021", "8/31/2021", "2021-08-31");
    says("31.8.2021", "31.8.2021", "2021-08-31");
    says(
        "On August 31st, 2021 they left",
        "August 31st, 2021",
        "2021-08-31",
    );
    says("On 31 Aug 2021 they left", "31 Aug 2021", "2021-08-31");
}

#[test]
fn clitics_may_stand_before_the_day() {
    says("والـ31 من أغسطس 2021", "31 من أغسطس 2021", "2021-08-31");
    says("الاثنين و31 أغسطس 2021", "31 أغسطس 2021", "2021-08-31");
}

#[test]
fn these_are_no_dates() {
    for text in [
        "مارس الرياضة 3 مرات",
        "في مارس 2020 وُقّع الاتفاق",
        "31 أغسطس",
        "30 فبراير 2021",
        "https://example.org/2021/08/31/news",
        "العدد 12/3456/2021",
        "12 محرم",
        "12 محرم 443هـ",
        "12 محرم 1443م",
        "31 أغسطس 2021هـ",
        "31 محرم 1443هـ",
        "3/13/1443هـ",
        "2019-2021",
        "1442-1443هـ",
        "بين عامي 2019 و2021",
        "القرار 12/5/1291",
        "نسخة 1.2.2021.4a و400-600",
        "هاتف 2021-5550100",
        "الساعة 10:49",
        "31/8/21",
    ] {
        assert_eq!(found(text), [], "in {text}");
    }
}

#[test]
fn dates_are_found_in_order() {
    let text = "بين 1 سبتمبر 2021 و2 أيلول 2021، ثم 3/9/2021.";
    let expected = ["2021-09-01", "2021-09-02", "2021-09-03"];
    assert_eq!(
        found(text)
            .into_iter()
            .map(|(_, date)| date)
            .collect::<Vec<_>>(),
        expected
    );
}

#[test]
fn a_weekday_is_checked() {
    let contradicts = |text: &str| {
        let found = dates(text, &fold(text)).next().expect("a date");
        let said = found
            .weekday
            .clone()
            .map(|(_, range)| text[range].to_owned());
        (said, found.contradiction().is_some())
    };
    let said = |text: &str, contradicts| (Some(text.to_owned()), contradicts);
    assert_eq!(
        contradicts("وصل يوم الثلاثاء 31 أغسطس/آب 2021 مساء"),
        said("الثلاثاء 31 أغسطس/آب 2021", false)
    );
    assert_eq!(
        contradicts("الإثنين، 31 أغسطس 2021"),
        said("الإثنين، 31 أغسطس 2021", true)
    );
    assert_eq!(
        contradicts("في 31 أغسطس 2021 (الاثنين)."),
        said("31 أغسطس 2021 (الاثنين)", true)
    );
    assert_eq!(contradicts("31 أغسطس 2021 ثم الأحد"), (None, false));
}

#[test]
fn the_months_of_the_hijra_are_those_of_umm_al_qura() {
    for (month, number, gregorian) in [
        ("محرم", 1, "2021-08-20"),
        ("المحرم", 1, "2021-08-20"),
        ("صفر", 2, "2021-09-19"),
        ("ربيع الأول", 3, "2021-10-18"),
        ("ربيع الآخر", 4, "2021-11-17"),
        ("ربيع الثاني", 4, "2021-11-17"),
        ("جمادى الأولى", 5, "2021-12-16"),
        ("جمادى الآخرة", 6, "2022-01-15"),
        ("جمادى الثانية", 6, "2022-01-15"),
        ("رجب", 7, "2022-02-13"),
        ("شعبان", 8, "2022-03-15"),
        ("شهر رمضان المبارك", 9, "2022-04-13"),
        ("شوال", 10, "2022-05-13"),
        ("ذي القعدة", 11, "2022-06-11"),
        ("ذو القَعدة", 11, "2022-06-11"),
        ("ذي الحجة", 12, "2022-07-11"),
    ] {
        let text = format!("صدر في 12 {month} 1443هـ بيان");
        says(&text, &format!("12 {month} 1443هـ"), gregorian);
        says(
            &format!("في (۱۲/{number}/۱۴۴۳ هـ)"),
            &format!("۱۲/{number}/۱۴۴۳ هـ"),
            gregorian,
        );
    }
    says("١٢ مُحرّم ١٤٤٣", "١٢ مُحرّم ١٤٤٣", "2021-08-20");
    says("1443/1/12هـ", "1443/1/12هـ", "2021-08-20");
    says("12-01-1443", "12-01-1443", "2021-08-20");
    // Its first is the second elsewhere.
    says("30 صفر 1443هـ", "30 صفر 1443هـ", "2021-10-07");
}

#[test]
fn the_months_of_iran_and_afghanistan_are_solar() {
    for written in [
        "۲۴ مرداد ۱۴۰۰",
        "24 اسد 1400",
        "24 أسد 1400 هـ.ش",
        "۱۴۰۰/۵/۲۴",
        "24/05/1400 ش",
    ] {
        says(&format!("در {written} سقوط کرد"), written, "2021-08-15");
    }
}

#[test]
fn the_same_day_in_two_calendars_is_one_date() {
    for written in [
        "22 محرم 1443هـ الموافق 30 أغسطس 2021",
        "22 محرم 1443 هـ الموافق لـ 30 أغسطس/آب 2021",
        "30 أغسطس 2021م الموافق 22 محرم 1443هـ",
        "22 محرم 1443هـ - 30 أغسطس 2021",
        "22 محرم 1443هـ (30 آب 2021",
        "22/1/1443هـ الموافق 30/8/2021",
        "30/08/2021 - 22/01/1443هـ",
        "22 محرم 1443هـ الموافق 30 أغسطس",
        "22 محرم الموافق 30 أغسطس 2021",
        "22 محرم 1443، الاثنين 30 أغسطس 2021",
        "8 شهریور 1400 - 30 آب 2021",
    ] {
        says(&format!("في {written} صدر"), written, "2021-08-30");
    }
    let apart = "22 محرم 1443هـ. وفي 31 أغسطس 2021";
    assert_eq!(found(apart).len(), 2);
}

#[test]
fn two_calendars_may_contradict_each_other() {
    let said = |text: &str| {
        let found = dates(text, &fold(text)).next().expect("a date");
        found.disagreement().map(|range| text[range].to_owned())
    };
    assert_eq!(said("23 محرم 1443هـ الموافق 30 أغسطس 2021"), None);
    let wrong = "29 محرم 1443هـ الموافق 30 أغسطس 2021";
    assert_eq!(said(wrong), Some(wrong.to_owned()));
}

#[test]
fn a_weekday_settles_the_day_of_a_lunar_month() {
    let of = |text: &str| {
        let found = dates(text, &fold(text)).next().expect("a date");
        let date = found.written.date.to_string();
        (date, found.written.guess, found.contradiction().is_some())
    };
    let sure = |date: &str| (date.to_owned(), None, false);
    assert_eq!(of("الجمعة 12 محرم 1443هـ"), sure("2021-08-20"));
    assert_eq!(of("السبت 12 محرم 1443هـ"), sure("2021-08-21"));
    assert_eq!(of("الخميس 12 محرم 1443هـ"), sure("2021-08-19"));
    let date = "2021-08-20".to_owned();
    assert_eq!(
        of("12 محرم 1443هـ"),
        (date.clone(), Some(Guess::Day), false)
    );
    assert_eq!(of("الاثنين 12 محرم 1443هـ"), (date, Some(Guess::Day), true));
}

#[test]
fn days_months_and_years_are_joined_in_many_ways() {
    for written in [
        "31-أغسطس-2021",
        "31/أغسطس/2021",
        "31 آب أغسطس 2021",
        "31 أغسطس/ آب، 2021",
        "أغسطس 31, 2021",
        "آب 31، 2021",
        "31 من أوت سنة 2021",
        "31-Aug-2021",
        "Aug. 31, 2021",
    ] {
        says(&format!("نُشر: {written}"), written, "2021-08-31");
    }
    says("تشرين الثاني 5، 2021", "تشرين الثاني 5، 2021", "2021-11-05");
    assert_eq!(found("مارس 3 مرات 2021"), []);
}
