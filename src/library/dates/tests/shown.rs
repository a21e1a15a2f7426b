//! Dates as they are shown.

use super::*;

const EGYPT: DateStyle = DateStyle {
    months: Some(Months::Egypt),
    home: Months::Egypt,
    calendar: Some(Calendar::Gregorian),
};

fn of(line: &str) -> WrittenDate {
    declared(line).expect("a date")
}

fn all(written: &WrittenDate, style: DateStyle) -> [String; 5] {
    [
        written.in_arabic(style),
        written.in_english(style),
        written.in_arabic_digits(style),
        written.in_english_digits(style),
        written.in_iso_8601(),
    ]
}

#[test]
fn a_date_is_shown_as_far_as_it_was_written() {
    assert_eq!(
        all(&of("31/8/2021"), EGYPT),
        [
            "31 أغسطس 2021",
            "31 August 2021",
            "31/8/2021",
            "2021-08-31",
            "2021-08-31"
        ]
    );
    assert_eq!(
        all(&of("آب 2021"), EGYPT),
        ["أغسطس 2021", "August 2021", "8/2021", "2021-08", "2021-08"]
    );
}

#[test]
fn every_region_calls_the_months_by_its_names() {
    let shown = |line: &str, months| {
        let style = DateStyle {
            months,
            home: Months::Levant,
            ..DateStyle::default()
        };
        of(line).in_arabic(style)
    };
    for (months, august) in [
        (Months::Egypt, "31 أغسطس 2021"),
        (Months::Levant, "31 آب 2021"),
        (Months::Algeria, "31 أوت 2021"),
        (Months::Morocco, "31 غشت 2021"),
        (Months::Both, "31 أغسطس/آب 2021"),
    ] {
        assert_eq!(shown("31 أغسطس 2021", Some(months)), august);
        assert_eq!(shown("2021-08-31", Some(months)), august);
        // As it was written.
        if months != Months::Both {
            assert_eq!(shown(august, None), august);
        }
    }
    // Who writes two names leaves the choice to the reader.
    assert_eq!(shown("31 أغسطس/آب 2021", None), "31 آب 2021");
    assert_eq!(shown("1 إبريل 2021", None), "1 أبريل 2021");
    // What names no month in Arabic takes those of the reader's country.
    assert_eq!(shown("31/8/2021", None), "31 آب 2021");
    assert_eq!(shown("Aug 31, 2021", None), "31 آب 2021");
}

#[test]
fn the_country_of_a_locale_has_its_names_of_months() {
    for (locale, months) in [
        ("ar_SY.UTF-8", Months::Levant),
        ("ar-IQ", Months::Levant),
        ("fr_DZ@euro", Months::Algeria),
        ("ar_MA", Months::Morocco),
        ("ar_EG.UTF-8", Months::Egypt),
        ("C", Months::Egypt),
        ("", Months::Egypt),
    ] {
        assert_eq!(Months::of_locale(locale), months, "{locale}");
    }
}

#[test]
fn a_date_is_shown_by_the_calendar_that_is_wanted() {
    let shown = |line: &str, calendar| {
        let style = DateStyle { calendar, ..EGYPT };
        let written = of(line);
        let doubt = if written.is_guessed(style) { "?" } else { "" };
        written.in_arabic(style) + doubt
    };
    let (gregorian, hijri) = (Some(Calendar::Gregorian), Some(Calendar::Hijri));
    for (line, as_written, in_gregorian, in_hijri) in [
        (
            "30/8/2021",
            "30 أغسطس 2021",
            "30 أغسطس 2021",
            "22 محرم 1443هـ",
        ),
        // As it was written it is sure.
        (
            "22 محرم 1443هـ",
            "22 محرم 1443هـ",
            "30 أغسطس 2021?",
            "22 محرم 1443هـ",
        ),
        // Elsewhere the month began a day later.
        (
            "21 محرم 1443هـ الموافق 30 أغسطس 2021",
            "30 أغسطس 2021",
            "30 أغسطس 2021",
            "21 محرم 1443هـ",
        ),
        (
            "8 شهریور 1400",
            "8 شهریور 1400هـ.ش",
            "30 أغسطس 2021",
            "22 محرم 1443هـ",
        ),
        (
            "رمضان 1443هـ",
            "رمضان 1443هـ",
            "رمضان 1443هـ",
            "رمضان 1443هـ",
        ),
        // A month is none of another calendar.
        ("أغسطس 2021", "أغسطس 2021", "أغسطس 2021", "أغسطس 2021"),
    ] {
        assert_eq!(shown(line, None), as_written);
        assert_eq!(shown(line, gregorian), in_gregorian);
        assert_eq!(shown(line, hijri), in_hijri);
    }
    let style = DateStyle {
        calendar: hijri,
        ..EGYPT
    };
    assert_eq!(
        all(&of("30/8/2021"), style),
        [
            "22 محرم 1443هـ",
            "22 Muharram 1443 AH",
            "22/1/1443هـ",
            "1443-01-22 AH",
            "2021-08-30"
        ]
    );
}
