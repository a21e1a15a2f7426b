//! Figures as newspapers write them.

use super::*;
use crate::text::fold::fold;

fn numbers(text: &str) -> Vec<(String, Value)> {
    let found = figures(text, &fold(text)).into_iter();
    found
        .map(|one| (text[one.range].to_owned(), one.value))
        .collect()
}

#[track_caller]
fn reads(text: &str, written: &str, value: Value) {
    assert_eq!(numbers(text), [(written.to_owned(), value)], "{text}");
}

#[test]
fn digits_of_every_shape_are_the_same_number() {
    for (text, written) in [
        ("قتل 2500 رجل", "2500"),
        ("قتل ٢٥٠٠ رجل", "٢٥٠٠"),
        ("قتل ۲۵۰۰ رجل", "۲۵۰۰"),
        ("قتل 2,500 رجل", "2,500"),
        ("قتل ٢٬٥٠٠ رجل", "٢٬٥٠٠"),
        ("قتل 2,5 ألف رجل", "2,5 ألف"),
    ] {
        reads(text, written, Value::Number(2_500_000));
    }
    reads(
        "نحو 3.25 مليون دولار",
        "3.25 مليون",
        Value::Number(3_250_000_000),
    );
    reads("وصلوا بـ170 حافلة", "170", Value::Number(170_000));
}

#[test]
fn numbers_in_words_are_numbers() {
    reads("أصيب عشرون عاملًا", "عشرون", Value::Number(20_000));
    reads(
        "وأصيب خمسة وعشرون عاملًا",
        "خمسة وعشرون",
        Value::Number(25_000),
    );
    reads("بعد ثلاثة عشر يومًا", "ثلاثة عشر", Value::Number(13_000));
    reads("غادر ثلاثة آلاف شخص", "ثلاثة آلاف", Value::Number(3_000_000));
    reads("غادر مئتا ألف شخص", "مئتا ألف", Value::Number(200_000_000));
}

#[test]
fn thousands_stand_alone_and_hundreds_take_more() {
    for (text, written, number) in [
        ("غادر ألف شخص", "ألف", 1_000),
        ("غادر ألفا شخص", "ألفا", 2_000),
        ("دفعوا مليوني دينار", "مليوني", 2_000_000),
        ("بكلفة مليار دينار", "مليار", 1_000_000_000),
        ("غادر مئة وخمسون شخصا", "مئة وخمسون", 150),
        (
            "بنى ألفًا وثلاثمئة وخمسة وعشرين بيتا",
            "ألفًا وثلاثمئة وخمسة وعشرين",
            1_325,
        ),
        ("بيع بأربع مئة دينار", "أربع مئة", 400),
    ] {
        reads(text, written, Value::Number(number * 1000));
    }
    assert_eq!(numbers("بين ثلاثين وأربعين بيتا").len(), 2);
    assert_eq!(numbers("ألّف كتابا عن البحر"), []);
    assert_eq!(numbers(&"مئة و".repeat(3000)).len(), 3000);
}

#[test]
fn half_a_million_is_no_million() {
    for (text, written, number) in [
        ("زرعوا نصف مليون شتلة", "نصف مليون", 500_000),
        ("زرعوا نحو ربع المليون شتلة", "ربع المليون", 250_000),
        ("بمليون ونصف المليون دينار", "مليون ونصف المليون", 1_500_000),
        ("بمليون ونصف دينار", "مليون ونصف", 1_500_000),
        (
            "بلغت مليارا ونصف مليار دينار",
            "مليارا ونصف مليار",
            1_500_000_000,
        ),
        (
            "مليونين ونصف المليون دينار",
            "مليونين ونصف المليون",
            2_500_000,
        ),
        ("بـ3 ملايين وربع المليون", "3 ملايين وربع المليون", 3_250_000),
    ] {
        reads(text, written, Value::Number(number * 1000));
    }
    assert_eq!(numbers("زرعوا ثلثي مليون شتلة"), []);
    assert_eq!(numbers("زرعوا بثلث مليون دينار"), []);
    assert_eq!(numbers("زرعوا 30-40 ألف شتلة"), []);
    reads("مضى ألف ونصف العام", "ألف", Value::Number(1_000_000));
    reads("في 2000 ونصف قرن", "2000", Value::Number(2_000_000));
}

#[test]
fn digits_are_added_to_thousands() {
    for (text, written, number) in [
        (
            "بكلفة 3 مليارات و500 مليون دينار",
            "3 مليارات و500 مليون",
            3_500_000_000,
        ),
        (
            "بكلفة ثلاثة ملايين و200 ألف دينار",
            "ثلاثة ملايين و200 ألف",
            3_200_000,
        ),
        ("زرعوا 3 آلاف وخمسين شتلة", "3 آلاف وخمسين", 3_050),
    ] {
        reads(text, written, Value::Number(number * 1000));
    }
    assert_eq!(numbers("بين 30 ألفا و40 ألف شتلة").len(), 2);
    assert_eq!(numbers("زرعوا 3 آلاف و5% منها نخل").len(), 2);
    assert_eq!(numbers("زرعوا 2000 و300 شتلة").len(), 2);
    assert_eq!(numbers(&"3 ألف و".repeat(3000)).len(), 3000);
}

#[test]
fn a_share_is_no_count() {
    for text in ["12%", "٪١٢", "12 في المئة", "12 بالمائة", "12 percent"] {
        reads(text, text, Value::Share(12_000));
    }
    // One sign is of one number.
    let two = numbers("12%7");
    assert_eq!(two[0], ("12%".to_owned(), Value::Share(12_000)));
    assert_eq!(two[1], ("7".to_owned(), Value::Number(7_000)));
}

#[test]
fn names_clocks_and_telephones_are_no_numbers() {
    for text in [
        "طائرة C-17 هبطت",
        "مقاتلات F16",
        "عند الساعة 10:49",
        "كوفيد-19",
        "هاتف 009876543210123",
        "192.168.1.20",
    ] {
        assert_eq!(numbers(text), [], "{text}");
    }
}

#[test]
fn a_day_is_one_figure_and_agrees_where_its_year_is_left_out() {
    let full = numbers("في 26 أغسطس/آب 2021 وقع الهجوم");
    let brief = numbers("في ٢٦ أغسطس وقع الهجوم");
    assert_eq!((full.len(), brief.len()), (1, 1), "{full:?} {brief:?}");
    assert!(full[0].1.agrees(brief[0].1) && brief[0].1.agrees(full[0].1));
    let other = numbers("في 26 أغسطس 2020");
    assert!(!full[0].1.agrees(other[0].1) && brief[0].1.agrees(other[0].1));
}

#[test]
fn a_day_its_month_and_its_year_have_something_in_common() {
    let one = |text: &str| numbers(text)[0].1;
    let day = one("في 29 فبراير 2020");
    let month = one("في فبراير/شباط 2020");
    let bare = one("في فبراير");
    assert_eq!(day.shared(month), Some(month));
    assert_eq!(month.shared(day), Some(month));
    assert_eq!(bare.shared(month), Some(bare));
    // Of which year that day is, is not said.
    assert_eq!(one("في 20 فبراير").shared(month), None);
    assert_eq!(one("في 20 فبراير").shared(bare), Some(bare));
    assert_eq!(one("عام 2020").shared(day), Some(Value::Number(2_020_000)));
    assert_eq!(one("عام 2019").shared(day), None);
    assert_eq!(one("في مارس 2020").shared(day), None);
    assert!(day.agrees(day) && month.agrees(day));
}

#[test]
fn times_contradict_each_other_by_what_both_tell() {
    let one = |text: &str| numbers(text)[0].1;
    let contradict = |own: &str, other: &str| {
        let (own, other) = (one(own), one(other));
        assert_eq!(own.contradicts(other), other.contradicts(own));
        own.contradicts(other)
    };
    assert!(contradict("3 مايو 2021", "4 مايو"));
    assert!(contradict("3 مايو", "يونيو 2021"));
    assert!(contradict("في مايو 2020", "عام 2021"));
    assert!(!contradict("3 مايو", "مايو 2021"));
    assert!(!contradict("3 مايو", "عام 2021"));
    assert!(!contradict("في مايو", "عام 2021"));
}

#[test]
fn however_much_is_added_to_nothing_it_ends() {
    for one in ["0 و", "صفر و", "مليون و", "100 و", "1000 و0 و", "مئة و"] {
        let text = one.repeat(50_000);
        let read = figures(&text, &fold(&text));
        assert!(read.iter().all(|figure| figure.range.end <= text.len()));
    }
}

proptest::proptest! {
    #[test]
    fn whatever_is_written_figures_lie_within_it(text in "[0-9٠-٩۰-۹,.٬٫%٪:/ \\-ابالفوعشرينخمسه]{0,40}") {
        let mut end = 0;
        for figure in figures(&text, &fold(&text)) {
            assert!(figure.range.start >= end && figure.range.end <= text.len(), "{figure:?}");
            assert!(!text[figure.range.clone()].is_empty());
            end = figure.range.start;
        }
    }
}
