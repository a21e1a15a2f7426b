use super::*;
use crate::text::direction::Direction::{LeftToRight, RightToLeft};

fn shown(text: &str, digits: Digits) -> String {
    of_part(text, 0..text.len(), RightToLeft, digits).into_owned()
}

fn arabic(text: &str) -> String {
    shown(text, Digits::ArabicIndic)
}

#[test]
fn digits_take_the_shape_that_is_asked_for() {
    let text = "عام 2021 و٢٠٢٢ و۱۴۰۱";
    assert_eq!(shown(text, Digits::AsWritten), text);
    assert_eq!(arabic(text), "عام ٢٠٢١ و٢٠٢٢ و١٤٠١");
    assert_eq!(shown(text, Digits::Persian), "عام ۲۰۲۱ و۲۰۲۲ و۱۴۰۱");
    assert_eq!(shown(text, Digits::European), "عام 2021 و2022 و1401");
}

#[test]
fn numbers_with_clitics_dates_and_ranges_change() {
    assert_eq!(arabic("الـ20 و31/8/2021"), "الـ٢٠ و٣١/٨/٢٠٢١");
    assert_eq!(arabic("2019-2021 (15)، «7»."), "٢٠١٩-٢٠٢١ (١٥)، «٧».");
    assert_eq!(arabic("$20 أو -5"), "$٢٠ أو -٥");
}

#[test]
fn latin_words_addresses_and_clocks_are_left_alone() {
    for text in [
        "C-17 وF-16",
        "COVID-19،",
        "(G20)",
        "https://example.org/2021/08",
        "www.example.org/3",
        "name1@example.org",
        "192.168.1.20",
        "10:30",
        "9:05:59.",
        "الساعة 10:30-11:45",
        "21:05: وصل",
    ] {
        assert_eq!(arabic(text), text);
    }
    assert_eq!(arabic("CNN،2020"), "CNN،٢٠٢٠", "a comma parts words");
    assert_eq!(arabic("(Rust 2024) Qari 0.1"), "(Rust 2024) Qari 0.1");
    assert_eq!(arabic("CNN (2020)، في 2021"), "CNN (٢٠٢٠)، في ٢٠٢١");
    assert_eq!(
        arabic("البقرة 2:255"),
        "البقرة ٢:٢٥٥",
        "no clock has 255 minutes"
    );
}

#[test]
fn separators_follow_where_they_are_sure() {
    assert_eq!(arabic("2,500 و1,250,000"), "٢٬٥٠٠ و١٬٢٥٠٬٠٠٠");
    assert_eq!(arabic("12,5 و0,500 و1234,567"), "١٢,٥ و٠,٥٠٠ و١٢٣٤,٥٦٧");
    assert_eq!(arabic("1,234.5"), "١٬٢٣٤٫٥");
    assert_eq!(arabic("12.5% و0.3 و45.50"), "١٢٫٥٪ و٠٫٣ و٤٥٫٥٠");
    assert_eq!(arabic("2.5 مليون"), "٢٫٥ مليون");
    assert_eq!(arabic("11.300 دولار"), "١١.٣٠٠ دولار", "or thousands");
    assert_eq!(arabic("12.5 في المئة"), "١٢٫٥ في المئة");
    assert_eq!(
        arabic("المادة 3.1، ويوم 1.2.2020"),
        "المادة ٣.١، ويوم ١.٢.٢٠٢٠"
    );
    assert_eq!(arabic("في 2020."), "في ٢٠٢٠.", "the end of a sentence");
}

#[test]
fn the_percent_sign_follows_its_number() {
    assert_eq!(arabic("50% و%50 و50 %"), "٥٠٪ و٪٥٠ و٥٠ ٪");
    assert_eq!(arabic("النسبة %"), "النسبة %");
    assert_eq!(shown("٥٠٪ و٪٥٠", Digits::European), "50% و%50");
}

#[test]
fn european_digits_bring_their_separators() {
    assert_eq!(shown("٢٬٥٠٠ و١٢٫٥", Digits::European), "2,500 و12.5");
    assert_eq!(
        shown("٢،٥", Digits::European),
        "2،5",
        "a comma of words stays"
    );
    assert_eq!(shown("١٠:٣٠", Digits::European), "10:30");
}

#[test]
fn a_left_to_right_paragraph_becomes_no_arabic_one() {
    let of = |digits| of_part("In 2020, ٥٠", 0..13, LeftToRight, digits).into_owned();
    assert_eq!(of(Digits::ArabicIndic), "In 2020, ٥٠");
    assert_eq!(of(Digits::European), "In 2020, 50");
}

#[test]
fn a_part_is_shown_as_in_the_whole() {
    let text = "راجع https://example.org/2021/08 ثم 2.5 مليون";
    let at = text.find("2021").unwrap_or(0);
    let part = |range| of_part(text, range, RightToLeft, Digits::ArabicIndic);
    assert_eq!(part(at..at + 7), "2021/08");
    let at = text.find("2.5").unwrap_or(0);
    assert_eq!(part(at..at + 3), "٢٫٥");
}

#[test]
fn changes_are_in_order_and_one_for_a_character() {
    let text = "5%5 %5% 5٫5٬5";
    for digits in [Digits::ArabicIndic, Digits::Persian, Digits::European] {
        let changes = mapped(text, RightToLeft, digits);
        assert!(
            changes.windows(2).all(|two| two[0].0 < two[1].0),
            "{changes:?}"
        );
    }
}
