//! What holds for any text, however it is laid out. The property tests try it on
//! texts they make up, the fuzz targets (`fuzz/`) on bytes. Every function panics
//! where what it is named after does not hold.

#![allow(
    unreachable_pub,
    reason = "the fuzz targets use this module from another crate"
)]

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

/// With and without marks, the letters of a text are the same, in the same shapes.
pub fn stripping_marks_changes_no_letter(text: &str, direction: Direction) {
    // A mark makes the blank or the circle that it stands on visible.
    if text.contains('\u{25cc}') {
        return;
    }
    let letters = |marks| -> String {
        let options = Options {
            marks,
            ..Options::of_width(80)
        };
        let line = label(text, direction, options);
        let bases = line
            .cells
            .iter()
            .map(|cell| cell.symbol.as_str())
            .filter(|symbol| !symbol.starts_with('\u{25cc}'))
            .flat_map(str::chars);
        bases
            .filter(|&c| char_width(c) > 0 && !c.is_whitespace())
            .collect()
    };
    let kept = letters(Marks::Keep);
    assert_eq!(kept, letters(Marks::Strip));
    assert_eq!(kept, letters(Marks::Essential));
}

/// Whatever shapes digits have, the lines and cells are those of the text as written.
pub fn digits_change_nothing_else(text: &str, direction: Direction, options: Options) {
    let written = Options {
        digits: Digits::AsWritten,
        ..options
    };
    let shown = reflow(text, &whole(text, direction), options);
    let plain = reflow(text, &whole(text, direction), written);
    assert_eq!(shown.len(), plain.len());
    for (shown, plain) in shown.iter().zip(&plain) {
        assert_eq!(shown.range, plain.range);
        let cells = |line: &Line| -> Vec<_> {
            let cell = |cell: &Cell| (without_digits(&cell.symbol), cell.width, cell.range.clone());
            line.cells.iter().map(cell).collect()
        };
        assert_eq!(cells(shown), cells(plain));
    }
}

/// The same text whatever the shapes of its digits and of their separators.
fn without_digits(symbol: &str) -> String {
    let shape = |c| match c {
        '0'..='9' | '٠'..='٩' | '۰'..='۹' => '0',
        '٬' => ',',
        '٫' => '.',
        '٪' => '%',
        _ => c,
    };
    symbol.chars().map(shape).collect()
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

/// Breaking a paragraph into lines gives no letter another shape.
pub fn breaking_lines_changes_no_shape(text: &str, options: Options) {
    let mut glyphs: Vec<char> = shape(&prepare(text).text)
        .into_iter()
        .filter(|&c| c != JOINED_ALEF && is_form(c))
        .collect();
    let mut sent: Vec<char> = Vec::new();
    let lines = reflow(text, &whole(text, Direction::RightToLeft), options);
    for cell in lines.iter().flat_map(|line| &line.cells) {
        sent.extend(cell.symbol.chars().filter(|&c| is_form(c)));
    }
    glyphs.sort_unstable();
    sent.sort_unstable();
    assert_eq!(glyphs, sent);
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

/// The window of a field fits its width and shows the character at the cursor.
pub fn field_holds_its_cursor(text: &str, cursor: usize, direction: Direction, options: Options) {
    let (line, column) = field_window(text, cursor, direction, options);
    assert!(line.width() <= options.width);
    cells_can_be_sent(&line);
    for cell in &line.cells {
        assert!(text.get(cell.range.clone()).is_some(), "{cell:?}");
    }
    if let Some(column) = column {
        let range = line.range_at(column);
        assert!(range.is_some_and(|range| range.contains(&cursor)));
    }
    let rest = text[cursor..].chars().next();
    assert!(rest.is_some() || column.is_none());
    let plain = rest.is_some_and(|c| c.is_alphabetic() && char_width(c) > 0);
    assert!(!plain || column.is_some(), "{:?}", &text[cursor..]);
}

/// A snippet fits, shows its range, holds whole clusters, has an ellipsis at the
/// logical ends where text was left out and nowhere else, joins letters as the
/// whole text does, and stands in the order of what it shows.
pub fn snippet_shows_its_range(
    text: &str,
    range: Range<usize>,
    direction: Direction,
    options: Options,
) {
    let line = snippet(text, range.clone(), direction, options);
    window_is_sound(text, &line, options);
    let is_seen = seen_with(options.marks);
    // A cluster is shown whole.
    let clusters = text
        .grapheme_indices(true)
        .map(|(at, cluster)| at..at + cluster.len());
    let held = clusters.filter(|cluster| cluster.start < range.end && range.start < cluster.end);
    let Some(held) = held.reduce(|first, last| first.start..last.end) else {
        return;
    };
    let seen: Vec<usize> = text[held.clone()]
        .char_indices()
        .filter(|&(_, c)| is_seen(c))
        .map(|(at, _)| held.start + at)
        .collect();
    // The marks of a ligature are in the cell of the letter before it, a blank or a
    // digit is in that of a number sign, even with controls between: no part of a
    // cell is shown.
    let whole = label(text, direction, options);
    let met = whole.cells.iter().map(|cell| &cell.range);
    let begin = met
        .clone()
        .find(|cell| cell.contains(&held.start))
        .map_or(held.start, |cell| cell.start.min(held.start));
    let end = met
        .filter(|cell| cell.contains(&(held.end - 1)))
        .fold(held.end, |end, cell| end.max(cell.end));
    if let Some(&first) = seen.first().filter(|_| begin == held.start) {
        assert!(
            line.column_of(first).is_some(),
            "{range:?} {first}: {line:?}"
        );
    }
    let room = label(&text[begin..end], direction, options).width() + 2;
    for &byte in seen.iter().filter(|_| room <= options.width) {
        assert!(line.column_of(byte).is_some(), "{range:?} {byte}: {line:?}");
    }
}

/// A title cut to a width begins with its beginning and is otherwise a window.
pub fn title_begins_with_its_beginning(text: &str, direction: Direction, options: Options) {
    let line = truncated(text, direction, options);
    window_is_sound(text, &line, options);
    if let Some(first) = distinct_ranges(&line).first() {
        let before = &text[..first.start];
        assert!(!before.contains(seen_with(options.marks)), "{line:?}");
    }
    assert_eq!(line.range.start, 0);
}

/// A title is broken as its paragraph is, up to the line that is cut.
pub fn title_is_cut_in_its_last_line(text: &str, direction: Direction, options: Options) {
    const MOST: u16 = 2;
    let lines = title(text, direction, options, MOST);
    let is_seen = seen_with(options.marks);
    let mut end = 0;
    for line in &lines {
        assert!(line.width() <= options.width, "{line:?}");
        assert_eq!(line.range.start, end, "{lines:?}");
        end = line.range.end;
        cells_can_be_sent(line);
        letters_are_those_of_the_whole(text, line, options);
    }
    cells_hold_whole_clusters(text, &(0..text.len()), &lines);
    let is_cut = text[end..].contains(&is_seen);
    let last = lines.last().map(|line| &line.cells[..]).unwrap_or_default();
    let dots = |cell: &Cell| cell.range.is_empty() && cell.symbol == "…";
    let dotted = last.first().is_some_and(dots) || last.last().is_some_and(dots);
    assert!(dotted || !is_cut || options.width < 4, "{lines:?}");
    // A title with one blank at a time, all of which is near its beginning, is
    // shown as the paragraph is.
    let near = text.chars().count() <= usize::from(2 * MOST * options.width);
    if near && has_plain_blanks(text, options.marks) {
        let options = Options {
            justify: Justify::None,
            ..options
        };
        let all = reflow(text, &whole(text, direction), options);
        let uncut = if all.len() > lines.len() {
            lines.len() - 1
        } else {
            lines.len()
        };
        assert_eq!(lines[..uncut], all[..uncut]);
    }
}

/// What holds for every window into a text.
fn window_is_sound(text: &str, line: &Line, options: Options) {
    assert!(line.width() <= options.width, "{line:?}");
    cells_can_be_sent(line);
    cells_hold_whole_clusters(text, &(0..text.len()), std::slice::from_ref(line));
    let ranges = distinct_ranges(line);
    assert_side_by_side(&ranges, line);
    let (Some(first), Some(last)) = (ranges.first(), ranges.last()) else {
        return;
    };
    let span = first.start..last.end;
    assert!(
        line.range.start <= span.start && span.end <= line.range.end,
        "{line:?}"
    );
    let is_ellipsis =
        |cell: Option<&Cell>| cell.is_some_and(|cell| cell.range.is_empty() && cell.symbol == "…");
    let (left, right) = (
        is_ellipsis(line.cells.first()),
        is_ellipsis(line.cells.last()),
    );
    let (before, after) = match line.direction {
        Direction::RightToLeft => (right, left),
        Direction::LeftToRight => (left, right),
    };
    let is_seen = seen_with(options.marks);
    let cut = (
        text[..span.start].contains(&is_seen),
        text[span.end..].contains(&is_seen),
    );
    // What is spelled in many cells can be cut inside.
    let parted = [first, last].map(|range| is_expanded(text, range));
    if options.width >= 4 {
        assert!(before == cut.0 || parted[0], "{span:?}: {line:?}");
        assert!(after == cut.1 || parted[1], "{span:?}: {line:?}");
    }
    letters_are_those_of_the_whole(text, line, options);
    order_is_that_of_what_is_shown(text, line, &span, options);
}

/// The cells of a window stand as those of its bytes, as a paragraph of their own.
fn order_is_that_of_what_is_shown(text: &str, line: &Line, span: &Range<usize>, options: Options) {
    let shown = &text[line.range.clone()];
    // Blanks are shown otherwise than in a paragraph, what is spelled in many cells
    // can be cut inside, and in one column a wide character is not shown as itself.
    let is_plain = has_plain_blanks(shown, options.marks);
    let is_parted = distinct_ranges(line)
        .iter()
        .chain([&(line.range.start..span.start)])
        .any(|range| is_expanded(text, range));
    if !is_plain || is_parted || options.width < 2 {
        return;
    }
    let own = label(shown, line.direction, options);
    // Letters and digits depend on what stands beside them, mirrored signs on the level.
    let seen = |cell: &Cell, from: usize| {
        let sign = cell.symbol.chars().next().filter(|&c| mirrored(c) != c);
        (from + cell.range.start..from + cell.range.end, sign)
    };
    let own: Vec<_> = own
        .cells
        .iter()
        .map(|cell| seen(cell, line.range.start))
        .collect();
    let cells: Vec<_> = line
        .cells
        .iter()
        .filter(|cell| !cell.range.is_empty())
        .map(|cell| seen(cell, 0))
        .collect();
    assert_eq!(cells, own, "not the order of what is shown: {line:?}");
}

/// Whether the blanks of a text are shown alike in a window and in a paragraph:
/// one at a time, the control characters between them left out, and none before
/// what is seen.
fn has_plain_blanks(text: &str, marks: Marks) -> bool {
    let before = &text[..text.find(seen_with(marks)).unwrap_or(text.len())];
    let written = text
        .chars()
        .filter(|&c| c.is_whitespace() || !c.is_control());
    let written: String = written.collect();
    !before.contains(' ')
        && !written.contains("  ")
        && written.chars().all(|c| c == ' ' || !c.is_whitespace())
}

fn letters_are_those_of_the_whole(text: &str, line: &Line, options: Options) {
    let whole = label(text, line.direction, options);
    for cell in &line.cells {
        let same = whole.cells.iter().find(|other| other.range == cell.range);
        let letter = cell.symbol.chars().next().is_some_and(char::is_alphabetic);
        if let Some(same) = same.filter(|_| letter && !is_expanded(text, &cell.range)) {
            assert_eq!(same.symbol, cell.symbol, "{line:?}");
        }
    }
}

/// What is seen of a text with these marks.
fn seen_with(marks: Marks) -> impl Fn(char) -> bool {
    // A mark may be written as a character with a shape of its own.
    let is_left = move |c: char| {
        let mut text = [0; 4];
        let text = prepare(c.encode_utf8(&mut text)).text.into_owned();
        text.chars().any(|c| marks.show(c) && is_shown(c))
    };
    move |c| is_shown(c) && (marks == Marks::Keep || is_left(c))
}

/// Whatever way leads to a page, it shows the same rows, be some of the paragraphs
/// folded or not; and bytes lead to places and back.
pub fn ways_of_paging_agree(text: &str, paragraphs: &[Paragraph], options: Options, height: u16) {
    let all = paragraphs.to_vec();
    paging_agrees(text, &all, options, height);
    paging_agrees(text, &Folding(all), options, height);
}

/// Paragraphs of which every other one is folded.
#[derive(Clone, Debug)]
struct Folding(Vec<Paragraph>);

impl Paragraphs for Folding {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn paragraph(&self, index: usize) -> Paragraph {
        self.0[index].clone()
    }

    fn is_folded(&self, index: usize) -> bool {
        index % 2 == 1
    }
}

fn paging_agrees(
    text: &str,
    paragraphs: &(impl Paragraphs + Clone + 'static),
    options: Options,
    height: u16,
) {
    let open = || Document::new(text.into(), paragraphs.clone(), options);
    let mut document = open();
    let all: Page = document.page(Anchor::default(), u16::MAX);
    let count = all.rows.len();
    let mut step = Anchor::default();
    for row in 0..count {
        let top = document.moved(Anchor::default(), row as isize);
        assert_eq!(step, top, "row by row and at once");
        assert_eq!(document.moved(top, -(row as isize)), Anchor::default());
        let shown = &all.rows[row..count.min(row + usize::from(height))];
        assert_eq!(document.page(top, height).rows, shown);
        let byte = document.byte_of(top);
        let found = document.anchor_of(byte);
        assert_eq!(open().anchor_of(byte), found, "from another place");
        step = document.moved(step, 1);
    }
    let last = document.last_top(height);
    let full = count.saturating_sub(usize::from(height.max(1)));
    assert_eq!(last, document.moved(Anchor::default(), full as isize));
    assert_eq!(open().last_top(height), last, "straight to the end");
    bytes_lead_to_places_and_back(text, &mut document, &all);
}

fn bytes_lead_to_places_and_back(text: &str, document: &mut Document, all: &Page) {
    for (byte, character) in text.char_indices() {
        let anchor = document.anchor_of(byte);
        let place = all.locate(byte);
        let Some((row, column)) = place else {
            continue;
        };
        assert!(
            all.range_at(row, column)
                .is_some_and(|range| range.contains(&byte))
        );
        let top = document.moved(Anchor::default(), row.0 as isize);
        assert_eq!(top, anchor, "{character:?} at {byte}");
    }
    for (index, row) in all.rows.iter().enumerate() {
        let PageRow::Line { line, .. } = row else {
            continue;
        };
        for column in 0..line.width() {
            let Some(range) = all.range_at(Row(index as u16), Column(column)) else {
                panic!("no bytes in row {index}, column {column}");
            };
            // A blank that layout added has no bytes; what is spelled over lines
            // is where it begins.
            if range.is_empty() || !line.range.contains(&range.start) {
                continue;
            }
            let there = all.locate(range.start).map(|(row, _)| usize::from(row.0));
            assert_eq!(there, Some(index));
        }
    }
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
