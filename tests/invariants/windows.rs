//! Parts of a text in one line or a few: the field, a snippet, a title.

use super::letters::{has_plain_blanks, letters_are_those_of_the_whole, seen_with};
use super::*;

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
