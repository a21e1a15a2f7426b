//! Layout holds for any text: what must be true of every line, tried on
//! Arabic, on mixed scripts, and on text made to harm. What is checked stands in
//! `invariants`, which the fuzz targets share.

mod invariants;

use proptest::prelude::*;
use qari::layout::{Digits, Justified, Justify, Line, Marks, Options, Paragraph, label, reflow};
use qari::text::bidi::visual_order;
use qari::text::direction::Direction;
use unicode_bidi::{BidiInfo, Level};

use invariants::whole;

/// Words and signs of news, and what could upset a layout.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        6 => prop::sample::select(vec![
            "قال", "لا", "الأمن", "لآخر", "بُشْرَى", "تحولًا", "سلَّام", "هـ", "الـ20", "لـ CNN", "می\u{200c}روم",
            "ښځه", "میں", "ﻻﺗﻔﺎﻕ", "ا\u{653}ن", "و القاعدة", "ڕێوی", "ئۇيغۇر", "ڪ", "ۂ", "ۓ", "ـــ",
        ]),
        4 => prop::sample::select(vec![
            "ISIS-K", "12.5%", "10/11", "2020", "٣٫٥٪", "(", ")", "«", "»", "“", "”", "، ", ". ", "a", "é", "e\u{301}",
            "[", "]", "{", "<", "≤", "10\u{a0}000", "+5", "-3", "$7",
        ]),
        6 => prop::sample::select(vec![
            " ", "  ", "-", "–", "\t", "\n", "\r\n", "\r", "\u{a0}", "\u{202f}", "\u{3000}", "\u{2028}", "\u{2029}",
            "\u{85}", "\u{b}",
        ]),
        2 => prop::sample::select(vec![
            "中", "한", "😀", "👨‍👩‍👧", "👍🏽", "🏽", "🇸🇦", "🇸", "क्ष", "\u{600}12", "\u{605}7", "\u{6dd}", "\u{6dd}٣",
        ]),
        2 => prop::sample::select(vec![
            "\u{202a}", "\u{202b}", "\u{202c}", "\u{202d}", "\u{202e}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}",
            "\u{200e}", "\u{200f}", "\u{61c}", "\u{200b}", "\u{200c}", "\u{200d}", "\u{feff}", "\u{64e}", "\u{651}", "\u{ad}",
        ]),
        1 => prop::sample::select(vec![
            "\u{1b}[31m", "\u{9b}", "\0", "\u{7}", "\u{7f}", "\u{1d}", "\u{ffff}", "\u{fdd0}", "\u{10fffe}", "\u{70f}",
            "\u{8e2}",
        ]),
        1 => prop::sample::select(vec!["\u{fdfd}", "\u{fdfa}", "\u{fdf2}", "\u{fdfc}", "\u{fe77}", "\u{fc5e}"]),
    ];
    let deep = prop::sample::select(vec!["\u{2067}", "\u{2066}", "\u{202b}", "\u{202d}", "("]);
    let marked = prop::sample::select(vec!["ب\u{64e}", "\u{651}", "a\u{301}", "ل\u{654}"]);
    let part = prop_oneof![
        20 => part.prop_map(str::to_owned),
        1 => (0usize..70, deep).prop_map(|(depth, control)| control.repeat(depth)),
        1 => (0usize..20, marked).prop_map(|(more, first)| first.to_owned() + &"\u{650}".repeat(more)),
        2 => arabic_letter().prop_map(String::from),
    ];
    let known = prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat());
    prop_oneof![
        4 => known,
        1 => any::<String>(),
        1 => "[\\u{600}-\\u{6ff} \\u{fb50}-\\u{feff}]{0,40}",
        1 => prop::collection::vec(prop_oneof![6 => arabic_letter(), 2 => Just(' ')], 0..60)
            .prop_map(|letters| letters.into_iter().collect::<String>()),
    ]
}

/// Anything in the blocks of the Arabic script.
fn arabic_letter() -> impl Strategy<Value = char> {
    prop_oneof![
        4 => prop::char::range('\u{600}', '\u{6ff}'),
        1 => prop::char::range('\u{750}', '\u{77f}'),
        2 => prop::char::range('\u{860}', '\u{8ff}'),
        1 => prop::char::range('\u{fb50}', '\u{fdff}'),
        1 => prop::char::range('\u{fe70}', '\u{feff}'),
        1 => prop::char::range('\u{10ec0}', '\u{10eff}'),
        1 => prop::char::range('\u{1ee00}', '\u{1eeff}'),
    ]
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::LeftToRight), Just(Direction::RightToLeft)]
}

fn digits() -> impl Strategy<Value = Digits> {
    prop_oneof![
        Just(Digits::ArabicIndic),
        Just(Digits::Persian),
        Just(Digits::European)
    ]
}

fn justify() -> impl Strategy<Value = Justify> {
    prop_oneof![Just(Justify::Spaces), Just(Justify::Kashida)]
}

fn justified() -> impl Strategy<Value = Justified> {
    prop_oneof![Just(Justified::AllButLast), Just(Justified::All)]
}

/// All that layout may be asked for, in lines of 1 to `widest` cells.
fn options(widest: u16) -> impl Strategy<Value = Options> {
    let marks = prop::sample::select(vec![Marks::Keep, Marks::Essential, Marks::Strip]);
    let digits = prop::sample::select(vec![
        Digits::AsWritten,
        Digits::ArabicIndic,
        Digits::Persian,
        Digits::European,
    ]);
    let justify = prop::sample::select(vec![Justify::None, Justify::Spaces, Justify::Kashida]);
    (1..=widest, marks, digits, justify).prop_map(|(width, marks, digits, justify)| Options {
        marks,
        digits,
        justify,
        ..Options::of_width(width)
    })
}

/// A byte where a character begins, or the end of the text.
fn boundary(text: &str, at: &prop::sample::Index) -> usize {
    let bytes: Vec<usize> = text
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()])
        .collect();
    bytes[at.index(bytes.len())]
}

fn lines(text: &str, direction: Direction, width: u16) -> Vec<Line> {
    reflow(text, &whole(text, direction), Options::of_width(width))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_snippet_fits_and_shows_its_range(
        text in text(), direction in direction(), options in options(60),
        first in any::<prop::sample::Index>(), second in any::<prop::sample::Index>(),
    ) {
        let (first, second) = (boundary(&text, &first), boundary(&text, &second));
        let range = first.min(second)..first.max(second);
        invariants::snippet_shows_its_range(&text, range, direction, options);
    }

    #[test]
    fn a_cut_title_begins_with_its_beginning(text in text(), direction in direction(), options in options(60)) {
        invariants::title_begins_with_its_beginning(&text, direction, options);
        invariants::title_is_cut_in_its_last_line(&text, direction, options);
    }

    #[test]
    fn lines_cover_the_text_fit_the_width_and_hold_whole_clusters(
        text in text(), direction in direction(), options in options(80), indent in 0u16..5,
        keep_breaks in any::<bool>(), justified in justified(),
    ) {
        let paragraph = Paragraph { indent, keep_breaks, justified, ..whole(&text, direction) };
        invariants::lines_are_sound(&text, &paragraph, options);
    }

    #[test]
    fn nothing_that_is_sent_is_a_control_character(
        text in text(), direction in direction(), options in options(60),
    ) {
        invariants::cells_can_be_sent(&label(&text, direction, options));
    }

    #[test]
    fn visual_order_is_that_of_the_levels(text in text(), direction in direction(), width in 2u16..80) {
        invariants::order_is_that_of_the_levels(&text, direction, width);
    }

    #[test]
    fn the_window_of_a_field_fits_and_holds_the_cursor(
        text in text(), direction in direction(), options in options(40), at in any::<prop::sample::Index>(),
    ) {
        invariants::field_holds_its_cursor(&text, boundary(&text, &at), direction, options);
    }

    #[test]
    fn the_order_is_that_of_rule_l2(levels in prop::collection::vec(0u8..6, 0..40)) {
        let theirs: Vec<Level> = levels.iter().map(|&level| Level::new(level).unwrap()).collect();
        prop_assert_eq!(visual_order(&levels), BidiInfo::reorder_visual(&theirs));
    }

    #[test]
    fn taking_marks_away_changes_no_letter(text in text(), direction in direction()) {
        invariants::stripping_marks_changes_no_letter(&text, direction);
    }

    #[test]
    fn digits_never_change_order_breaks_or_places(
        text in text(), direction in direction(), width in 1u16..60, digits in digits(),
    ) {
        invariants::digits_change_nothing_else(&text, direction, Options { digits, ..Options::of_width(width) });
    }

    #[test]
    fn a_justified_line_is_full_or_as_it_was_and_only_blanks_and_tatweel_are_added(
        text in text(), direction in direction(), width in 1u16..80, justify in justify(),
    ) {
        invariants::justifying_only_adds(&text, direction, Options { justify, ..Options::of_width(width) });
    }

    #[test]
    fn a_paragraph_does_not_depend_on_its_neighbours(
        before in text(), text in text(), after in text(), direction in direction(), options in options(60),
    ) {
        let joined = format!("{before}{text}{after}");
        let range = before.len()..before.len() + text.len();
        invariants::neighbours_change_nothing(&joined, range, direction, options);
    }

    #[test]
    fn breaking_lines_changes_no_shape(text in text(), width in 1u16..60) {
        invariants::breaking_lines_changes_no_shape(&text, Options::of_width(width));
    }

    #[test]
    fn bytes_lead_to_places_and_back_and_all_ways_to_a_page_agree(
        texts in prop::collection::vec(text(), 1..5), gap in 0u16..3, options in options(60), height in 1u16..8,
    ) {
        let text = texts.concat();
        let mut start = 0;
        let paragraphs: Vec<Paragraph> = texts
            .iter()
            .map(|part| {
                let range = start..start + part.len();
                start = range.end;
                Paragraph { range, gap, ..whole(&text, Direction::RightToLeft) }
            })
            .collect();
        invariants::ways_of_paging_agree(&text, &paragraphs, options, height);
    }

    #[test]
    fn hostile_controls_do_no_harm(
        controls in prop::collection::vec(prop::sample::select(vec![
            '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}',
            '\u{2069}', '(', ')', '[', ']', '1', 'a', 'ب', ' ',
        ]), 0..400),
        width in 1u16..10, direction in direction(),
    ) {
        let text: String = controls.into_iter().collect();
        invariants::lines_are_sound(&text, &whole(&text, direction), Options::of_width(width));
    }
}

#[test]
fn large_hostile_texts_take_no_longer_than_their_size() {
    let unit = 50_000;
    for text in [
        "(".repeat(unit),
        "\u{2067}".repeat(unit),
        "\u{202e}ا".repeat(unit),
        "ب".to_owned() + &"\u{64e}".repeat(unit),
        "ا\u{654}".repeat(unit),
        " ".repeat(unit) + "x",
        "لـ".to_owned() + &" ".repeat(unit) + "C",
        "\u{200b}".repeat(unit) + "ab",
        "a-".repeat(unit),
        "\t".repeat(unit),
        "\u{fdfd}".repeat(unit / 10),
        "ـ".repeat(unit) + " 1",
        "👨\u{200d}".repeat(unit),
        "\u{1f1e6}".repeat(unit),
        "\u{600}".repeat(unit),
        "\n ".repeat(unit),
    ] {
        let begun = std::time::Instant::now();
        for width in [1, 40] {
            let lines = lines(&text, Direction::RightToLeft, width);
            assert!(lines.iter().all(|line| line.width() <= width));
        }
        // Generous: a quadratic step takes minutes here.
        assert!(
            begun.elapsed().as_secs() < 20,
            "{:?}…",
            text.chars().take(5).collect::<String>()
        );
    }
}

#[test]
fn a_cluster_wider_than_a_line_keeps_the_order_of_the_next() {
    let text = "\u{2B820}\u{11302}\u{1F568}";
    invariants::order_is_that_of_the_levels(text, Direction::LeftToRight, 2);
}
