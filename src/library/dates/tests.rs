use super::*;

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
        "12 محرم 1443",
        "3/1/1443هـ",
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
fn a_line_of_date_and_time_says_nothing_else() {
    for line in [
        "10:49 م الثلاثاء 31 أغسطس 2021",
        "نُشر في: 31/8/2021 - 10:49 بتوقيت غرينتش",
        "آخر تحديث: الثلاثاء، 31 أغسطس/آب 2021، الساعة 22:49",
        "Published on August 31, 2021",
    ] {
        let Some(DateLine::Written(written)) = date_line(line) else {
            panic!("no date line: {line}")
        };
        assert_eq!(in_iso_8601(&written), "2021-08-31");
    }
    assert_eq!(
        date_line("الثلاثاء 31 أغسطس"),
        Some(DateLine::WithoutYear {
            range: 17..30,
            day: 31,
            month: 8
        })
    );
    let first = jiff::civil::date(2021, 8, 1);
    let august = WrittenDate {
        range: 0..20,
        date: first,
        precision: Precision::Month,
        guessed: false,
    };
    assert_eq!(date_line("أغسطس/آب 2021"), Some(DateLine::Written(august)));
    for line in [
        "اغتيل في 31 أغسطس 2021",
        "10:49",
        "أغسطس 2021: شهر طويل",
        "",
    ] {
        assert_eq!(date_line(line), None, "{line}");
    }
}

#[test]
fn a_date_is_written_as_far_as_it_was() {
    let mut written = WrittenDate {
        range: 0..0,
        date: jiff::civil::date(2021, 8, 31),
        precision: Precision::Day,
        guessed: false,
    };
    let shown = |written: &WrittenDate| {
        [
            in_arabic(written),
            in_english(written),
            in_arabic_digits(written),
            in_iso_8601(written),
        ]
    };
    assert_eq!(
        shown(&written),
        ["31 أغسطس 2021", "31 August 2021", "31/8/2021", "2021-08-31"]
    );
    written.precision = Precision::Month;
    assert_eq!(
        shown(&written),
        ["أغسطس 2021", "August 2021", "8/2021", "2021-08"]
    );
}
