//! Lines of date: what they say, and what is none.

use super::*;

/// The date of a line, with its clock if it has one, and `?` if it is a guess.
fn said(line: &str) -> Option<String> {
    let written = match date_line(line)? {
        DateLine::Written(written) => {
            assert_eq!(*on_one_line(&line[written.range.clone()]), *written.written);
            written
        }
        DateLine::WithoutYear(yearless) => yearless.near_year(2021)?,
    };
    let clock = written
        .clock
        .map(|clock| format!(" {}", clock.in_iso_8601()));
    let guess = written.guess.map(|_| "?");
    let [clock, guess] = [clock.as_deref(), guess].map(Option::unwrap_or_default);
    Some(written.in_iso_8601() + clock + guess)
}

#[test]
fn a_line_of_date_says_a_date_and_nothing_else() {
    for (line, date) in [
        ("الثلاثاء 31 أغسطس 2021", "2021-08-31"),
        ("الثلاثاء, 31 آب 2021", "2021-08-31"),
        ("31 أغسطس/آب 2021", "2021-08-31"),
        ("31 أوت 2021", "2021-08-31"),
        ("31 غشت 2021م", "2021-08-31"),
        ("2021/08/31", "2021-08-31"),
        ("31/08/2021", "2021-08-31"),
        ("٣١‏/٨‏/٢٠٢١", "2021-08-31"),
        ("أبريل 2025", "2025-04"),
        ("نُشر في أبريل/نيسان 2025", "2025-04"),
        ("شباط من عام 2019", "2019-02"),
        ("10:49 م الثلاثاء 31 أغسطس 2021", "2021-08-31 22:49"),
        ("31/8/2021 10:49 م", "2021-08-31 22:49"),
        ("31/8/2021 10:49 ص", "2021-08-31 10:49"),
        ("٣١ أغسطس ٢٠٢١ - ١٢:٠٥ ص", "2021-08-31 00:05"),
        ("31 أغسطس 2021 الساعة 12:05 ظهراً", "2021-08-31 12:05"),
        ("31 أغسطس 2021، 11:30 ليلاً", "2021-08-31 23:30"),
        ("31 أغسطس 2021، 1:30 فجرًا", "2021-08-31 01:30"),
        ("31 أغسطس 2021 | 22:49:10", "2021-08-31 22:49"),
        ("31.8.2021 10.49", "2021-08-31 10:49"),
        (
            "الثلاثاء، 31 آب/أغسطس 2021، 09:15 مساءً بتوقيت مكة المكرمة",
            "2021-08-31 21:15+03:00",
        ),
        (
            "نُشر في: 31/8/2021 - 10:49 بتوقيت غرينتش",
            "2021-08-31 10:49+00:00",
        ),
        ("31 أغسطس 2021 10:49 (GMT+3)", "2021-08-31 10:49+03:00"),
        ("31 أغسطس 2021 10:49 GMT -04:30", "2021-08-31 10:49-04:30"),
        (
            "31 أغسطس 2021 | 17:00 بتوقيت أبوظبي",
            "2021-08-31 17:00+04:00",
        ),
        (
            "31 أغسطس 2021 5:00 م بتوقيت أبو ظبي",
            "2021-08-31 17:00+04:00",
        ),
        ("31 أغسطس 2021 17:00 بتوقيت القدس", "2021-08-31 17:00"),
        ("31 أغسطس 2021 17:00 بالتوقيت المحلي", "2021-08-31 17:00"),
        ("2021-08-31T22:49:00+03:00", "2021-08-31 22:49+03:00"),
        ("2021-08-31T19:49:00.120Z", "2021-08-31 19:49+00:00"),
        ("2021-08-31 22:49", "2021-08-31 22:49"),
        ("Tue, 31 Aug 2021 22:49:00 +0300", "2021-08-31 22:49+03:00"),
        (
            "Published on August 31, 2021 at 10:49 p.m.",
            "2021-08-31 22:49",
        ),
        (
            "آخر تحديث: الثلاثاء، 31 أغسطس/آب 2021، الساعة 22:49",
            "2021-08-31 22:49",
        ),
        (
            "نُشر في 31 أغسطس 2021 10:00، آخر تحديث 1 سبتمبر 2021 11:00",
            "2021-08-31 10:00",
        ),
        (
            "آخر تحديث: 1 سبتمبر 2021 - نُشر: 31 أغسطس 2021",
            "2021-08-31",
        ),
        ("الاثنين 22 محرم 1443هـ", "2021-08-30"),
        ("22 محرم 1443هـ", "2021-08-30?"),
        ("رمضان 1443هـ", "2022-04?"),
        ("22/1/1443 هـ", "2021-08-30?"),
        ("22 محرم 1443هـ - 30 أغسطس 2021م", "2021-08-30"),
        (
            "الاثنين 22 محرم 1443هـ الموافق 30 أغسطس 2021م الساعة 9:30 مساء",
            "2021-08-30 21:30",
        ),
        ("۸ شهریور ۱۴۰۰ ساعت", ""),
        ("۸ شهریور ۱۴۰۰", "2021-08-30"),
        ("الثلاثاء 31 أغسطس", "2021-08-31?"),
        ("السبت 1 يناير 10:49", "2022-01-01 10:49?"),
        ("31 أغسطس", "2021-08-31?"),
    ] {
        assert_eq!(said(line).unwrap_or_default(), date, "{line}");
    }
}

#[test]
fn a_month_of_another_calendar_is_its_own_days() {
    let days = |line: &str| match date_line(line) {
        Some(DateLine::Written(written)) => written.days(),
        other => panic!("{line}: {other:?}"),
    };
    let span = |from, to| date(2022, from, 2).zip(date(2022, to, 1));
    assert_eq!(Some(days("رمضان 1443هـ")), span(4, 5));
    assert_eq!(
        Some(days("أبريل 2022")),
        date(2022, 4, 1).zip(date(2022, 4, 30))
    );
}

#[test]
fn these_are_no_lines_of_date() {
    for line in [
        "",
        "10:49",
        "قبل 3 ساعات",
        "منذ يومين",
        "قبل 3 ساعات من 31 أغسطس 2021 مساء أمس الأول",
        "اغتيل في 31 أغسطس 2021",
        "أغسطس 2021: شهر طويل",
        "2019 - 2021",
        "1442-1443هـ",
        "1 أبريل 2019 - 3 مارس 2021",
        "أبريل 2019 - مارس 2021",
        "10 محرم",
        "22 محرم و31 أغسطس",
        "30 فبراير 2021",
    ] {
        assert_eq!(date_line(line), None, "{line}");
    }
}

#[test]
fn what_is_declared_beside_a_text_is_read_as_it_comes() {
    let iso = |value: &str| {
        declared(value).map(|written| {
            assert_eq!(written.range, 0..0);
            let clock = written.clock.map(|clock| clock.in_iso_8601());
            (written.in_iso_8601(), clock.unwrap_or_default())
        })
    };
    let is = |date: &str, clock: &str| Some((date.to_owned(), clock.to_owned()));
    assert_eq!(iso(" 2021-08-31\n"), is("2021-08-31", ""));
    assert_eq!(iso("2021-08"), is("2021-08", ""));
    assert_eq!(iso("31 أغسطس/آب 2021"), is("2021-08-31", ""));
    assert_eq!(iso("كتبها سامي يوم 31 آب 2021"), is("2021-08-31", ""));
    assert_eq!(iso("1630363740"), is("2021-08-30", "22:49+00:00"));
    assert_eq!(iso("1630363740000"), is("2021-08-30", "22:49+00:00"));
    assert_eq!(
        iso("Mon, 30 Aug 2021 23:10:00 GMT"),
        is("2021-08-30", "23:10+00:00")
    );
    // The weekday is wrong.
    assert_eq!(
        iso("Mon, 31 Aug 2021 23:10:00 +0300"),
        is("2021-08-31", "23:10+03:00")
    );
    assert_eq!(iso("2021-08-31 10:00:00"), is("2021-08-31", "10:00"));
    for nothing in [
        "2021-13-45",
        "2021-8",
        "",
        "أمس",
        "31 أغسطس",
        "99999999999999999999",
        "2021",
    ] {
        assert_eq!(iso(nothing), None, "{nothing}");
    }
}

proptest::proptest! {
    /// Whatever stands beside each other: it ends, and what is found stands in the line.
    #[test]
    fn no_line_breaks_the_reading_of_dates(
        words in proptest::collection::vec(proptest::sample::select(vec![
            "31", "٣١", "2021", "1443", "1400", "0", "9999", "99999", "آب", "أغسطس", "محرم", "ذي الحجة",
            "كانون الثاني", "اسد", "هـ", "ه", "م", "هـ.ش", "الموافق", "الجمعة", "/", "-", ".", ":", "(", ")",
            "،", " ", " ", "T", "Z", "+", "10:49", "بتوقيت", "مكة", "تحديث", "و", "ـ", "َ", "\u{200f}", "Aug",
        ]), 0..24)
    ) {
        let line = words.concat();
        let folded = fold(&line);
        for found in dates(&line, &folded) {
            proptest::prop_assert!(line.get(found.written.range.clone()).is_some());
            if let Some(range) = found.contradiction() {
                proptest::prop_assert!(line.get(range).is_some());
            }
        }
        if let Some(DateLine::Written(written)) = date_line(&line) {
            proptest::prop_assert!(line.get(written.range.clone()).is_some());
        }
        let style = DateStyle { calendar: Some(Calendar::Hijri), ..DateStyle::default() };
        if let Some(declared) = declared(&line) {
            proptest::prop_assert!(!declared.in_arabic(style).is_empty());
        }
    }
}
