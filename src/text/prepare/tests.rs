use super::*;

fn text(source: &str) -> String {
    prepare(source).text.into_owned()
}

#[test]
fn plain_text_is_not_copied() {
    assert!(matches!(
        prepare("قال: «نعم» (2020)").text,
        Cow::Borrowed(_)
    ));
    assert_eq!(prepare("قال").source_range(2..4), 2..4);
}

#[test]
fn shaped_letters_become_letters() {
    assert_eq!(text("ﻃﺎﻟﺒﺎﻥ"), "طالبان");
    assert_eq!(text("ﻷﻓﻐﺎﻧﺴﺘﺎﻥ"), "لأفغانستان");
    assert_eq!(text("ﻵ ﭘﮊ ﷲ"), "لآ پژ الله");
}

#[test]
fn a_spacing_mark_sits_on_the_letter_before_it() {
    assert_eq!(text("ﻗ\u{fe76}ﺎﻝ"), "قَال");
    assert_eq!(text("ﻣ\u{fe77}ﻦ"), "مـَن");
    assert_eq!(text("ﻣﺮ\u{fc60}"), "مر\u{64e}\u{651}");
    assert_eq!(text("(\u{fe70})"), "( ً)", "nothing to sit on");
    assert_eq!(prepare("ﻗ\u{fe76}ﺎ").source_range(0..4), 0..6);
}

#[test]
fn a_phrase_is_spelled_and_stands_apart() {
    assert_eq!(text("﷽"), "بسم الله الرحمن الرحيم");
    assert_eq!(text("النبيﷺقال"), "النبي صلى الله عليه وسلم قال");
    assert_eq!(text("النبي ﷺ."), "النبي صلى الله عليه وسلم.");
    assert_eq!(
        text("﷽\0\u{949}ﷺ"),
        "بسم الله الرحمن الرحيم\u{949} صلى الله عليه وسلم",
        "a mark belongs to it"
    );
}

#[test]
fn letters_of_one_ligature_share_its_bytes() {
    let source = "قال ﷺ، نعم";
    let prepared = prepare(source);
    let start = source.find('ﷺ').unwrap();
    let range = start..start + 'ﷺ'.len_utf8();
    let word = prepared.text.find("عليه").unwrap();
    assert_eq!(prepared.source_range(word..word + 2), range);
    assert!(prepared.is_inside_one(word));
    let comma = prepared.text.find('،').unwrap();
    assert_eq!(prepared.source_range(comma - 2..comma), range);
    assert_eq!(
        prepared.source_range(comma..comma + 2),
        range.end..range.end + 2
    );
}

#[test]
fn a_blank_that_sets_a_phrase_apart_has_no_bytes_and_may_end_a_line() {
    let prepared = prepare("رسولﷺ");
    assert_eq!(prepared.source_range(8..9), 8..8);
    assert!(!prepared.is_inside_one(9));
    assert_eq!(prepared.source_range(9..11), 8..11);
    let prepared = prepare("ﷺقال");
    let blank = prepared.text.rfind(' ').unwrap();
    assert_eq!(prepared.source_range(blank..blank + 1), 3..3);
    assert!(!prepared.is_inside_one(blank + 1));
}

#[test]
fn a_mark_on_a_ligature_is_part_of_its_cluster() {
    let prepared = prepare("ﷺ\u{64e}");
    assert_eq!(prepared.source_range(0..2), 0..5);
}

#[test]
fn madda_and_hamza_are_parts_of_letters() {
    assert_eq!(text("ا\u{653}ن ا\u{64e}\u{654} ي\u{654}"), "آن أ\u{64e} ئ");
    assert_eq!(text("ب\u{654}"), "ب\u{654}");
    assert_eq!(prepare("ا\u{653}ن").source_range(0..2), 0..4);
}

#[test]
fn a_hamza_that_fonts_lack_with_its_letter_is_a_mark() {
    for source in ["خانۀ", "خانە\u{654}", "خان\u{fba5}"] {
        assert_eq!(text(source), "خانە\u{654}");
    }
    assert_eq!(text("ۂ ۓ \u{fbb1}"), "ہ\u{654} ے\u{654} ے\u{654}");
    assert_eq!(prepare("نۀ.").source_range(2..6), 2..4);
    assert_eq!(prepare("نۀ.").source_range(6..7), 4..5);
}

#[test]
fn a_line_break_and_the_blanks_around_it_are_one_blank() {
    for source in [
        "قال\nنعم",
        "قال\r\nنعم",
        "قال  \r\n\t نعم",
        "قال\u{2028}نعم",
        "قال\u{85}نعم",
    ] {
        let prepared = prepare(source);
        assert_eq!(prepared.text, "قال نعم");
        assert_eq!(prepared.source_range(6..7), 6..source.find('ن').unwrap());
    }
    assert_eq!(text("\nقال\n"), "قال ");
}

#[test]
fn control_characters_go_and_belong_to_what_is_before_them() {
    let prepared = prepare("\u{1}a\u{1b}[\u{9b}b\0");
    assert_eq!(prepared.text, "a[b");
    assert_eq!(prepared.source_range(0..1), 0..3);
    assert_eq!(prepared.source_range(1..2), 3..6);
    assert_eq!(prepared.source_range(2..3), 6..8);
    assert_eq!(text("a\tb\u{200f}"), "a\tb\u{200f}");
}

#[test]
fn halves_of_flags_that_a_control_character_parts_stay_apart() {
    let source = "🇸\u{19}\u{19}🇦🇲";
    let prepared = prepare(source);
    assert_eq!(prepared.text, "🇸\u{200c}🇦🇲");
    assert_eq!(prepared.source_range(0..7), 0..6);
    assert_eq!(prepared.source_range(7..15), 6..14);
}
