//! What holds for any text, however it is laid out. The property tests try it on
//! texts they make up, the fuzz targets (`fuzz/`) on bytes. Every function panics
//! where what it is named after does not hold.

#![allow(
    unreachable_pub,
    reason = "the fuzz targets use this module from another crate"
)]

mod letters;
mod pages;
mod windows;

pub use self::letters::{
    breaking_lines_changes_no_shape, digits_change_nothing_else, stripping_marks_changes_no_letter,
};
pub use self::pages::ways_of_paging_agree;
pub use self::windows::{
    field_holds_its_cursor, snippet_shows_its_range, title_begins_with_its_beginning,
    title_is_cut_in_its_last_line,
};

use self::letters::seen_with;
use std::ops::Range;

use qari::layout::{
    Anchor, Cell, Column, Digits, Document, Justified, Justify, Line, Marks, Options, Page,
    PageRow, Paragraph, Paragraphs, Row, field_window, label, reflow, snippet, title, truncated,
};
use qari::text::bidi::mirrored;
use qari::text::direction::Direction;
use qari::text::prepare::prepare;
use qari::text::shape::{JOINED_ALEF, shape};
use qari::text::width::{char_width, is_hidden};
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;

/// The whole of `text` as one paragraph, justified where the options ask for it.
pub fn whole(text: &str, direction: Direction) -> Paragraph {
    Paragraph {
        range: 0..text.len(),
        direction,
        gap: 0,
        indent: 0,
        keep_breaks: false,
        justified: Justified::AllButLast,
    }
}

/// Lines follow one another through the paragraph, are no wider than asked, hold
/// whole clusters, and every visible character has its cell.
pub fn lines_are_sound(text: &str, paragraph: &Paragraph, options: Options) {
    let lines = reflow(text, paragraph, options);
    assert!(!lines.is_empty());
    let mut end = paragraph.range.start;
    for line in &lines {
        let width = line.width() + line.indent;
        assert!(width <= options.width, "{width} columns: {line:?}");
        assert_eq!(line.range.start, end, "a gap between lines");
        end = line.range.end;
        cells_can_be_sent(line);
        cells_stand_side_by_side(text, line);
    }
    assert_eq!(end, paragraph.range.end, "a line is missing");
    cells_hold_whole_clusters(text, &paragraph.range, &lines);
    visible_characters_have_one_cell(text, &paragraph.range, &lines, options.marks);
}

/// No control, no character that is never shown; a base first, as wide as the
/// cell says, and no more marks than a terminal can bear.
pub fn cells_can_be_sent(line: &Line) {
    for cell in &line.cells {
        let symbol = cell.symbol.as_str();
        assert!(
            !symbol.chars().any(|c| c.is_control() || is_hidden(c)),
            "{cell:?}"
        );
        let wide: Vec<u8> = symbol
            .chars()
            .map(char_width)
            .filter(|&width| width > 0)
            .collect();
        let flag = wide.len() == 2 && cell.width == 2;
        assert!(flag || wide == [cell.width], "{cell:?}");
        assert!(
            symbol.chars().next().is_some_and(|c| char_width(c) > 0),
            "{cell:?}"
        );
        assert!(symbol.chars().count() <= 10, "{cell:?}");
        assert!(
            !cell.range.is_empty() || matches!(symbol, " " | "ـ" | "…"),
            "layout adds nothing else: {cell:?}"
        );
    }
}

/// A row is a permutation of its line: in the order of the text its cells follow
/// one another from the line's start, without a gap and without an overlap.
pub fn cells_stand_side_by_side(text: &str, line: &Line) {
    let ranges = distinct_ranges(line);
    assert_side_by_side(&ranges, line);
    // What is spelled over more than one line belongs to the first of them.
    let goes_on = |range: &Range<usize>| is_expanded(text, range);
    if let (Some(first), Some(last)) = (ranges.first(), ranges.last()) {
        assert!(
            first.start == line.range.start || goes_on(first),
            "{line:?}"
        );
        assert!(last.end <= line.range.end || goes_on(last), "{line:?}");
    }
}

/// The bytes of the cells that have any, in the order of the text.
fn distinct_ranges(line: &Line) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = line
        .cells
        .iter()
        .map(|cell| cell.range.clone())
        .filter(|range| !range.is_empty())
        .collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.dedup();
    ranges
}

fn assert_side_by_side(ranges: &[Range<usize>], line: &Line) {
    for pair in ranges.windows(2) {
        assert_eq!(pair[0].end, pair[1].start, "{line:?}");
    }
}

fn cells_hold_whole_clusters(text: &str, range: &Range<usize>, lines: &[Line]) {
    let mut boundaries: Vec<usize> = text[range.clone()]
        .grapheme_indices(true)
        .map(|(at, _)| range.start + at)
        .collect();
    boundaries.push(range.end);
    for cell in lines.iter().flat_map(|line| &line.cells) {
        assert!(
            boundaries.binary_search(&cell.range.start).is_ok(),
            "{cell:?}"
        );
        assert!(
            boundaries.binary_search(&cell.range.end).is_ok(),
            "{cell:?}"
        );
    }
}

fn visible_characters_have_one_cell(
    text: &str,
    range: &Range<usize>,
    lines: &[Line],
    marks: Marks,
) {
    let is_seen = seen_with(marks);
    let cells: Vec<&Range<usize>> = lines
        .iter()
        .flat_map(|line| &line.cells)
        .map(|cell| &cell.range)
        .collect();
    // A long paragraph would be looked through once for each character.
    let mut of_byte: Vec<Vec<&Range<usize>>> = vec![Vec::new(); range.len()];
    for &cell in &cells {
        for byte in cell.clone() {
            of_byte[byte - range.start].push(cell);
        }
    }
    for (at, character) in text[range.clone()]
        .char_indices()
        .filter(|&(_, c)| is_seen(c))
    {
        let holding = &of_byte[at];
        let count = holding.len();
        assert!(count > 0, "no cell for {character:?} at {at}");
        // The last cell of what is spelled over several lines may have more bytes.
        assert!(
            holding
                .windows(2)
                .all(|pair| pair[0] == pair[1] || is_expanded(text, pair[0])),
            "{holding:?}"
        );
        assert!(
            count == 1 || is_expanded(text, holding[0]),
            "{count} cells for {character:?} at {at}"
        );
    }
}

/// Clusters stand in the order that UAX #9 gives their line.
pub fn order_is_that_of_the_levels(text: &str, direction: Direction, width: u16) {
    // Tabs and expanded characters have cells of their own; the rest of the
    // text stands cluster by cluster as the algorithm says. A number sign is left
    // out too: a lam-alef after it has clusters of two levels.
    let sign = |c| matches!(c, '\u{fdfd}' | '\u{600}'..='\u{605}' | '\u{6dd}');
    let text = text.replace(sign, "");
    let text = prepare(&text).text.replace('\t', " ");
    let base = match direction {
        Direction::LeftToRight => Level::ltr(),
        Direction::RightToLeft => Level::rtl(),
    };
    let info = BidiInfo::new(&text, Some(base));
    let Some(paragraph) = info.paragraphs.first() else {
        return;
    };
    for line in reflow(&text, &whole(&text, direction), Options::of_width(width)) {
        let Some(end) = text[line.range.clone()].rfind(is_shown) else {
            continue;
        };
        let clusters: Vec<(usize, &str)> = text[line.range.clone()]
            .grapheme_indices(true)
            .take_while(|&(at, _)| at <= end)
            .map(|(at, cluster)| (line.range.start + at, cluster))
            .collect();
        let end = clusters
            .last()
            .map_or(0, |(at, cluster)| at + cluster.len());
        let levels = info.reordered_levels(paragraph, line.range.start..end);
        // A joiner at the start of a cluster has no level of its own (X9).
        let first = |cluster: &str| cluster.find(|c| !is_hidden(c)).unwrap_or(0);
        let levels: Vec<Level> = clusters
            .iter()
            .map(|&(at, cluster)| levels[at + first(cluster)])
            .collect();
        let mut expected: Vec<&Range<usize>> = BidiInfo::reorder_visual(&levels)
            .into_iter()
            .map(|index| clusters[index])
            .filter(|(_, cluster)| !cluster.chars().all(is_hidden))
            .filter_map(|(at, _)| line.cells.iter().find(|cell| cell.range.contains(&at)))
            .map(|cell| &cell.range)
            .collect();
        expected.dedup();
        // The rest of a cluster wider than a line is no cluster of this one.
        let begins_here = |range: &&Range<usize>| range.start >= line.range.start;
        let ranges = line.cells.iter().map(|cell| &cell.range);
        let mut shown: Vec<&Range<usize>> = ranges.filter(begins_here).collect();
        shown.dedup();
        assert_eq!(shown, expected);
    }
}

/// A justified line is as wide as asked, or as it was; nothing but blanks and
/// tatweels are added; the last line of a paragraph stays.
pub fn justifying_only_adds(text: &str, direction: Direction, options: Options) {
    let plain = Options {
        justify: Justify::None,
        ..options
    };
    let running = whole(text, direction);
    let justified = reflow(text, &running, options);
    let plain = reflow(text, &running, plain);
    assert_eq!(justified.len(), plain.len());
    assert_eq!(justified.last(), plain.last());
    for (justified, plain) in justified.iter().zip(&plain) {
        assert!(justified.width() == options.width || justified == plain);
        // What is there of the text is there in its order; the rest is added.
        let mut of_text = plain.cells.iter().peekable();
        for cell in &justified.cells {
            if of_text.next_if_eq(&cell).is_none() {
                assert!(matches!(cell.symbol.as_str(), " " | "ـ"), "{cell:?}");
                assert!(cell.range.is_empty(), "{cell:?}");
            }
        }
        assert!(of_text.next().is_none());
    }
}

/// A paragraph inside a text is laid out as it would be alone.
pub fn neighbours_change_nothing(
    text: &str,
    range: Range<usize>,
    direction: Direction,
    options: Options,
) {
    let source = &text[range.clone()];
    let alone = reflow(source, &whole(source, direction), options);
    let paragraph = Paragraph {
        range: range.clone(),
        ..whole(text, direction)
    };
    let mut inside = reflow(text, &paragraph, options);
    let back = |moved: &mut Range<usize>| {
        *moved = moved.start - range.start..moved.end - range.start;
    };
    for line in &mut inside {
        back(&mut line.range);
        line.cells.iter_mut().for_each(|cell| back(&mut cell.range));
    }
    assert_eq!(alone, inside);
}

/// Whether these bytes may have several cells: a tab, a ligature that is
/// spelled, a cluster of several characters that have a width.
fn is_expanded(text: &str, range: &Range<usize>) -> bool {
    let ligature = |c| {
        matches!(c, '\t' | '\u{605}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}'
            | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
    };
    let source = &text[range.clone()];
    let wide = source
        .chars()
        .filter(|&c| char_width(c) > 0 || c.is_whitespace());
    source.chars().any(ligature) || wide.count() > 1
}

fn is_form(character: char) -> bool {
    character.is_alphabetic() && ('\u{fb50}'..='\u{fefc}').contains(&character)
}

/// Whether something of a character is seen, if marks are kept.
pub fn is_shown(character: char) -> bool {
    !character.is_whitespace() && !is_hidden(character)
}
