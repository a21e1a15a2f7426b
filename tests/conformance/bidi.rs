//! BidiTest.txt and BidiCharacterTest.txt: the levels that `text::bidi` gives,
//! and the order in which `layout::reflow` puts the cells of a line that is
//! wide enough. The direction "auto" of the files is `first-strong` here.
//!
//! Two lists cannot be compared number by number, since not every character has
//! a cell of its own:
//! - A mark shares the cell of its base: neighbours in one cell count once.
//! - Bidi controls, and what rule X9 removes, have no cell (`text::width::is_hidden`).
//! - White space at the end of a line has no cell, nor has a paragraph separator.
//! - A tab, the only segment separator that layout lets through, has one cell
//!   or several, all of the same bytes.
//!
//! Their levels are compared all the same, those of X9 excepted, which the
//! files leave open.

use std::ops::Range;

use qari::layout::{Options, Paragraph, reflow};
use qari::text::bidi::Levels;
use qari::text::direction::{Direction, DirectionPolicy, paragraph_direction};
use qari::text::prepare::prepare;
use qari::text::width;

use super::{character, check_all, data};

/// For each class of BidiTest.txt a character that layout shows as it is, if
/// it shows one of the class: control characters go (BN, all S but the tab),
/// and line breaks end a line (B).
const CLASSES: [(&str, char); 23] = [
    ("L", 'a'),
    ("R", '\u{5d0}'),
    ("AL", '\u{628}'),
    ("EN", '1'),
    ("ES", '-'),
    ("ET", '%'),
    ("AN", '\u{661}'),
    ("CS", ','),
    ("NSM", '\u{300}'),
    ("BN", '\u{200b}'),
    ("B", '\u{2029}'),
    ("S", '\t'),
    ("WS", ' '),
    ("ON", '!'),
    ("LRE", '\u{202a}'),
    ("RLE", '\u{202b}'),
    ("PDF", '\u{202c}'),
    ("LRO", '\u{202d}'),
    ("RLO", '\u{202e}'),
    ("LRI", '\u{2066}'),
    ("RLI", '\u{2067}'),
    ("FSI", '\u{2068}'),
    ("PDI", '\u{2069}'),
];

const AUTO: DirectionPolicy = DirectionPolicy::FirstStrong;
const LEFT_TO_RIGHT: DirectionPolicy = DirectionPolicy::Fixed(Direction::LeftToRight);
const RIGHT_TO_LEFT: DirectionPolicy = DirectionPolicy::Fixed(Direction::RightToLeft);

#[test]
fn every_case_of_bidi_test() {
    struct Line<'a> {
        levels: &'a [Option<u8>],
        order: &'a [usize],
        classes: &'a str,
        directions: u8,
    }
    let text = data("BidiTest.txt");
    let lines_of_data = || text.lines().filter(|line| !line.starts_with('#'));
    let (mut levels, mut order) = (Vec::new(), Vec::new());
    for line in lines_of_data() {
        if let Some(line) = line.strip_prefix("@Levels:") {
            levels.push(read_levels(line));
        } else if let Some(line) = line.strip_prefix("@Reorder:") {
            order.push(read_order(line));
        }
    }
    let (mut level, mut reorder) = (0, 0);
    let mut lines = Vec::new();
    for line in lines_of_data() {
        if line.starts_with("@Levels:") {
            level += 1;
        } else if line.starts_with("@Reorder:") {
            reorder += 1;
        } else if let Some((classes, directions)) = line.split_once(';') {
            lines.push(Line {
                levels: &levels[level - 1],
                order: &order[reorder - 1],
                classes,
                directions: directions.trim().parse().unwrap(),
            });
        }
    }
    let checked = check_all(&lines, |line| {
        let class = |name| CLASSES.iter().find(|&&(class, _)| class == name).unwrap().1;
        let text: String = line.classes.split_whitespace().map(class).collect();
        let policies = [(1, AUTO), (2, LEFT_TO_RIGHT), (4, RIGHT_TO_LEFT)];
        let asked = policies
            .iter()
            .filter(|(bit, _)| line.directions & bit != 0);
        let (mut count, mut directions) = (0, Vec::new());
        for &(_, policy) in asked {
            count += 1;
            // What is found by itself is one of the others, and checked once.
            let direction = paragraph_direction(&text, policy, Direction::LeftToRight);
            if !directions.contains(&direction) {
                directions.push(direction);
                check(&text, direction, line.levels, line.order)
                    .map_err(|wrong| format!("{} {direction:?}: {wrong}", line.classes))?;
            }
        }
        Ok(count)
    });
    assert_eq!(checked, 770_241);
}

#[test]
fn every_case_of_bidi_character_test() {
    let text = data("BidiCharacterTest.txt");
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let checked = check_all(&lines, |line| {
        let fields: Vec<&str> = line.split(';').collect();
        let text: String = fields[0].split(' ').map(character).collect();
        let policy = match fields[1] {
            "0" => LEFT_TO_RIGHT,
            "1" => RIGHT_TO_LEFT,
            _ => AUTO,
        };
        let (levels, order) = (read_levels(fields[3]), read_order(fields[4]));
        let paragraph_level: u8 = fields[2].parse().unwrap();
        let direction = paragraph_direction(&text, policy, Direction::LeftToRight);
        if direction.level() != paragraph_level {
            return Err(format!("{line}: the paragraph is {direction:?}"));
        }
        check(&text, direction, &levels, &order).map_err(|wrong| format!("{line}: {wrong}"))?;
        Ok(1)
    });
    assert_eq!(checked, 91_707);
}

#[test]
fn the_characters_of_the_classes_reach_layout_as_they_are() {
    for (class, character) in CLASSES {
        let text = format!("a{character}a");
        assert_eq!(prepare(&text).text == text, class != "B", "{class}");
    }
}

fn read_levels(field: &str) -> Vec<Option<u8>> {
    field
        .split_whitespace()
        .map(|level| level.parse().ok())
        .collect()
}

fn read_order(field: &str) -> Vec<usize> {
    field
        .split_whitespace()
        .map(|index| index.parse().expect("an order is of indices"))
        .collect()
}

/// Whether the characters of `text` have these levels (`None`: any) and stand,
/// from left to right, in this order, in which those removed by X9 are missing.
fn check(
    text: &str,
    direction: Direction,
    expected: &[Option<u8>],
    order: &[usize],
) -> Result<(), String> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let levels = Levels::of(text, direction);
    for (&(byte, _), expected) in characters.iter().zip(expected) {
        if expected.is_some_and(|level| level != levels.at(byte)) {
            return Err(format!("level {} at byte {byte}", levels.at(byte)));
        }
    }

    let paragraph = Paragraph {
        keep_breaks: true,
        ..Paragraph::of(0..text.len(), direction)
    };
    let lines = reflow(text, &paragraph, Options::of_width(1000));
    let [line] = &lines[..] else {
        return Err(format!("{} lines", lines.len()));
    };
    // A tab is a control character that is shown.
    let is_hidden = |c: char| width::is_hidden(c) && c != '\t';
    let visible = |&(_, c): &(usize, char)| !is_hidden(c) && !c.is_whitespace();
    let end = characters
        .iter()
        .rposition(visible)
        .map_or(0, |last| last + 1);
    let cell_of = |&index: &usize| {
        let (byte, character) = characters[index];
        let cell = line.cells.iter().find(|cell| cell.range.contains(&byte));
        (index < end && !is_hidden(character)).then(|| cell.map(|cell| &cell.range))
    };
    let mut expected: Vec<Option<&Range<usize>>> = order.iter().filter_map(cell_of).collect();
    expected.dedup();
    let mut shown: Vec<Option<&Range<usize>>> =
        line.cells.iter().map(|cell| Some(&cell.range)).collect();
    shown.dedup();
    if shown == expected {
        Ok(())
    } else {
        Err(format!("cells {shown:?}, not {expected:?}"))
    }
}
