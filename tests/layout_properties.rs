//! Layout holds for any text: what must be true of every line, tried on
//! Arabic, on mixed scripts, and on text made to harm.

use std::ops::Range;

use proptest::prelude::*;
use qari::layout::{
    Anchor, Document, Line, Marks, Options, Page, PageRow, Paragraph, Row, field_window, label,
    reflow, truncated,
};
use qari::text::bidi::visual_order;
use qari::text::direction::Direction;
use qari::text::prepare::prepare;
use qari::text::shape::{JOINED_ALEF, shape};
use qari::text::width::{char_width, is_hidden, is_vowel_mark};
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;

/// Words and signs of news, and what could upset a layout.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        6 => prop::sample::select(vec![
            "قال", "لا", "الأمن", "لآخر", "بُشْرَى", "تحولًا", "سلَّام", "هـ", "الـ20", "لـ CNN", "می\u{200c}روم",
            "ښځه", "میں", "ﻻﺗﻔﺎﻕ", "ا\u{653}ن",
        ]),
        4 => prop::sample::select(vec![
            "ISIS-K", "12.5%", "10/11", "2020", "٣٫٥٪", "(", ")", "«", "»", "“", "”", "، ", ". ", "a", "é", "e\u{301}",
        ]),
        6 => prop::sample::select(vec![" ", "  ", "-", "–", "\t", "\n", "\r\n", "\u{a0}", "\u{3000}", "\u{2028}"]),
        2 => prop::sample::select(vec!["中", "한", "😀", "👨‍👩‍👧", "👍🏽", "🇸🇦", "क्ष", "\u{600}12", "\u{6dd}"]),
        2 => prop::sample::select(vec![
            "\u{202a}", "\u{202b}", "\u{202c}", "\u{202d}", "\u{202e}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}",
            "\u{200e}", "\u{200f}", "\u{61c}", "\u{200b}", "\u{200d}", "\u{feff}", "\u{64e}", "\u{651}", "\u{ad}",
        ]),
        1 => prop::sample::select(vec!["\u{1b}[31m", "\u{9b}", "\0", "\u{7}", "\u{7f}", "\u{1d}", "\u{ffff}", "\u{70f}"]),
        1 => prop::sample::select(vec!["\u{fdfd}", "\u{fdfa}", "\u{fdf2}"]),
    ];
    let known = prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat());
    prop_oneof![4 => known, 1 => any::<String>(), 1 => "[\\u{600}-\\u{6ff} \\u{fb50}-\\u{feff}]{0,40}"]
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::LeftToRight), Just(Direction::RightToLeft)]
}

fn marks() -> impl Strategy<Value = Marks> {
    prop_oneof![Just(Marks::Keep), Just(Marks::Strip)]
}

fn whole(text: &str, direction: Direction) -> Paragraph {
    Paragraph {
        range: 0..text.len(),
        direction,
        gap: 0,
        indent: 0,
        keep_breaks: false,
        continues: false,
    }
}

fn lines(text: &str, direction: Direction, width: u16) -> Vec<Line> {
    reflow(text, &whole(text, direction), Options::of_width(width))
}

/// Whether these bytes may have several cells: a tab, a ligature that is
/// spelled, a cluster of several characters that have a width.
fn is_expanded(text: &str, range: &Range<usize>) -> bool {
    let ligature = |c| matches!(c, '\t' | '\u{605}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    let wide = text[range.clone()]
        .chars()
        .filter(|&c| char_width(c) > 0 || c.is_whitespace());
    text[range.clone()].chars().any(ligature) || wide.count() > 1
}

fn is_form(character: char) -> bool {
    character.is_alphabetic() && ('\u{fb50}'..='\u{fefc}').contains(&character)
}

fn is_shown(character: char) -> bool {
    !character.is_whitespace() && !is_hidden(character)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_visible_character_is_in_one_cell_and_cells_hold_whole_clusters(
        text in text(), direction in direction(), width in 30u16..80,
    ) {
        let lines = lines(&text, direction, width);
        let boundaries: Vec<usize> =
            text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        for cell in lines.iter().flat_map(|line| &line.cells) {
            prop_assert!(boundaries.binary_search(&cell.range.start).is_ok(), "{:?}", cell);
            prop_assert!(boundaries.binary_search(&cell.range.end).is_ok(), "{:?}", cell);
            prop_assert!(!cell.range.is_empty() || cell.symbol == " ", "{:?}", cell);
        }
        for (byte, character) in text.char_indices().filter(|&(_, c)| is_shown(c)) {
            let mut holding: Vec<Range<usize>> = lines
                .iter()
                .flat_map(|line| &line.cells)
                .filter(|cell| cell.range.contains(&byte))
                .map(|cell| cell.range.clone())
                .collect();
            let cells = holding.len();
            holding.dedup();
            prop_assert_eq!(holding.len(), 1, "{:?} at {}", character, byte);
            prop_assert!(cells == 1 || is_expanded(&text, &holding[0]), "{:?} at {}", character, byte);
        }
    }

    #[test]
    fn lines_are_no_wider_than_asked_and_cover_the_text(
        text in text(), direction in direction(), width in 1u16..60, indent in 0u16..5,
        keep_breaks in any::<bool>(), marks in marks(),
    ) {
        let paragraph = Paragraph { indent, keep_breaks, ..whole(&text, direction) };
        let lines = reflow(&text, &paragraph, Options { marks, ..Options::of_width(width) });
        prop_assert!(!lines.is_empty());
        let mut end = 0;
        for line in &lines {
            prop_assert!(line.width() + line.indent <= width);
            prop_assert_eq!(line.range.start, end);
            end = line.range.end;
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn nothing_that_is_sent_is_a_control_character(
        text in text(), direction in direction(), width in 1u16..60, marks in marks(),
    ) {
        let options = Options { marks, ..Options::of_width(width) };
        let mut all = reflow(&text, &whole(&text, direction), options);
        all.push(label(&text, direction, options));
        all.push(field_window(&text, text.len(), direction, options).0);
        all.push(truncated(&text, direction, options));
        prop_assert!(all.last().is_some_and(|line| line.width() <= width));
        for cell in all.iter().flat_map(|line| &line.cells) {
            prop_assert!(!cell.symbol.chars().any(|c| c.is_control() || is_hidden(c)), "{:?}", cell);
            let wide: Vec<u8> = cell.symbol.chars().map(char_width).filter(|&w| w > 0).collect();
            let flag = wide.len() == 2 && cell.width == 2;
            prop_assert!(flag || wide == [cell.width], "{:?}", cell);
            prop_assert!(cell.symbol.chars().next().is_some_and(|c| char_width(c) > 0), "{:?}", cell);
            prop_assert!(cell.symbol.chars().count() <= 10);
        }
    }

    #[test]
    fn visual_order_is_that_of_the_levels(text in text(), direction in direction(), width in 30u16..80) {
        // Tabs and expanded characters have cells of their own; the rest of the
        // text stands cluster by cluster as the algorithm says.
        // A number sign is left out too: a lam-alef after it has clusters of two levels.
        let text = text.replace(|c| matches!(c, '\u{fdfd}' | '\u{600}'..='\u{605}' | '\u{6dd}'), "");
        let text = prepare(&text).text.replace('\t', " ");
        let base = Level::new(direction.level()).unwrap();
        let info = BidiInfo::new(&text, Some(base));
        let Some(paragraph) = info.paragraphs.first() else { return Ok(()) };
        for line in lines(&text, direction, width) {
            let Some(end) = text[line.range.clone()].rfind(is_shown) else { continue };
            let clusters: Vec<(usize, &str)> = text[line.range.clone()]
                .grapheme_indices(true)
                .take_while(|&(at, _)| at <= end)
                .map(|(at, cluster)| (line.range.start + at, cluster))
                .collect();
            let end = clusters.last().map_or(0, |(at, cluster)| at + cluster.len());
            let levels = info.reordered_levels(paragraph, line.range.start..end);
            let levels: Vec<Level> = clusters.iter().map(|&(at, _)| levels[at]).collect();
            let mut expected: Vec<&Range<usize>> = BidiInfo::reorder_visual(&levels)
                .into_iter()
                .map(|index| clusters[index])
                .filter(|(_, cluster)| !cluster.chars().all(is_hidden))
                .filter_map(|(at, _)| line.cells.iter().find(|cell| cell.range.contains(&at)))
                .map(|cell| &cell.range)
                .collect();
            expected.dedup();
            let mut shown: Vec<&Range<usize>> = line.cells.iter().map(|cell| &cell.range).collect();
            shown.dedup();
            prop_assert_eq!(shown, expected);
        }
    }

    #[test]
    fn the_window_of_a_field_fits_and_holds_the_cursor(
        text in text(), direction in direction(), width in 1u16..40, at in any::<prop::sample::Index>(),
        marks in marks(),
    ) {
        let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        let cursor = bytes[at.index(bytes.len())];
        let (line, column) = field_window(&text, cursor, direction, Options { marks, ..Options::of_width(width) });
        prop_assert!(line.width() <= width);
        for cell in &line.cells {
            prop_assert!(text.get(cell.range.clone()).is_some(), "{:?}", cell);
            prop_assert!(!cell.symbol.chars().any(is_hidden), "{:?}", cell);
        }
        if let Some(column) = column {
            prop_assert!(line.range_at(column).is_some_and(|range| range.contains(&cursor)));
        }
        let rest = text[cursor..].chars().next();
        prop_assert!(rest.is_some() || column.is_none());
        let plain = rest.is_some_and(|c| c.is_alphabetic() && char_width(c) > 0);
        prop_assert!(!plain || column.is_some(), "{:?}", &text[cursor..]);
    }

    #[test]
    fn the_order_is_that_of_rule_l2(levels in prop::collection::vec(0u8..6, 0..40)) {
        let theirs: Vec<Level> = levels.iter().map(|&level| Level::new(level).unwrap()).collect();
        prop_assert_eq!(visual_order(&levels), BidiInfo::reorder_visual(&theirs));
    }

    #[test]
    fn taking_marks_away_changes_no_letter(text in text(), direction in direction()) {
        let letters = |marks| -> Vec<String> {
            let line = label(&text, direction, Options { marks, ..Options::of_width(80) });
            line.cells
                .iter()
                .map(|cell| cell.symbol.chars().filter(|&c| !is_vowel_mark(c)).collect())
                .filter(|symbol: &String| !symbol.starts_with('\u{25cc}'))
                .collect()
        };
        // A mark makes the blank or the circle that it stands on visible.
        prop_assume!(!text.chars().any(|c| c == '\u{25cc}'));
        let bare = |symbols: Vec<String>| -> String {
            symbols.concat().chars().filter(|&c| char_width(c) > 0 && !c.is_whitespace()).collect()
        };
        prop_assert_eq!(bare(letters(Marks::Keep)), bare(letters(Marks::Strip)));
    }

    #[test]
    fn a_paragraph_does_not_depend_on_its_neighbours(
        before in text(), text in text(), after in text(), direction in direction(), width in 1u16..60,
    ) {
        let alone = lines(&text, direction, width);
        let joined = format!("{before}{text}{after}");
        let paragraph = Paragraph {
            range: before.len()..before.len() + text.len(),
            ..whole(&joined, direction)
        };
        let options = Options::of_width(width);
        let moved: Vec<Line> = reflow(&joined, &paragraph, options)
            .into_iter()
            .map(|mut line| {
                let back = |range: &mut Range<usize>| {
                    *range = range.start - before.len()..range.end - before.len();
                };
                back(&mut line.range);
                line.cells.iter_mut().for_each(|cell| back(&mut cell.range));
                line
            })
            .collect();
        prop_assert_eq!(alone, moved);
    }

    #[test]
    fn breaking_lines_changes_no_shape(text in text(), width in 30u16..60) {
        let glyphs: String = shape(&prepare(&text).text)
            .into_iter()
            .filter(|&c| c != JOINED_ALEF && is_form(c))
            .collect();
        let mut sent: Vec<char> = Vec::new();
        let lines = lines(&text, Direction::RightToLeft, width);
        for cell in lines.iter().flat_map(|line| &line.cells) {
            sent.extend(cell.symbol.chars().filter(|&c| is_form(c)));
        }
        let mut glyphs: Vec<char> = glyphs.chars().collect();
        glyphs.sort_unstable();
        sent.sort_unstable();
        // An emoji sequence hides its later parts, none of which is a letter.
        prop_assert_eq!(glyphs, sent);
    }

    #[test]
    fn bytes_lead_to_places_and_back(texts in prop::collection::vec(text(), 1..5), width in 30u16..60) {
        let text = texts.concat();
        let mut start = 0;
        let paragraphs: Vec<Paragraph> = texts
            .iter()
            .map(|part| {
                let range = start..start + part.len();
                start = range.end;
                Paragraph { range, gap: 1, ..whole(&text, Direction::RightToLeft) }
            })
            .collect();
        let mut document =
            Document::new(text.as_str().into(), paragraphs, Options::of_width(width));
        let page: Page = document.page(Anchor::default(), u16::MAX);
        for (byte, character) in text.char_indices() {
            let anchor = document.anchor_of(byte);
            let place = page.locate(byte);
            prop_assert!(place.is_some() || !is_shown(character), "{:?} at {}", character, byte);
            let Some((row, column)) = place else { continue };
            prop_assert!(page.range_at(row, column).is_some_and(|range| range.contains(&byte)));
            let top = document.moved(Anchor::default(), row.0 as isize);
            prop_assert_eq!(top, anchor);
        }
        for (index, row) in page.rows.iter().enumerate() {
            let PageRow::Line { line, .. } = row else { continue };
            for column in 0..line.width() {
                let range = page.range_at(Row(index as u16), qari::layout::Column(column)).unwrap();
                // A blank that layout added has no bytes.
                if range.is_empty() {
                    continue;
                }
                let (there, _) = page.locate(range.start).unwrap();
                prop_assert_eq!(usize::from(there.0), index);
            }
        }
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
        for line in lines(&text, direction, width) {
            prop_assert!(line.width() <= width);
        }
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
