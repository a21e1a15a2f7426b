//! Marks, digits and breaks change nothing but what they are asked to.

use super::*;

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

/// Whether the blanks of a text are shown alike in a window and in a paragraph:
/// one at a time, the control characters between them left out, and none before
/// what is seen.
pub(super) fn has_plain_blanks(text: &str, marks: Marks) -> bool {
    let before = &text[..text.find(seen_with(marks)).unwrap_or(text.len())];
    let written = text
        .chars()
        .filter(|&c| c.is_whitespace() || !c.is_control());
    let written: String = written.collect();
    !before.contains(' ')
        && !written.contains("  ")
        && written.chars().all(|c| c == ' ' || !c.is_whitespace())
}

pub(super) fn letters_are_those_of_the_whole(text: &str, line: &Line, options: Options) {
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
pub(super) fn seen_with(marks: Marks) -> impl Fn(char) -> bool {
    // A mark may be written as a character with a shape of its own.
    let is_left = move |c: char| {
        let mut text = [0; 4];
        let text = prepare(c.encode_utf8(&mut text)).text.into_owned();
        text.chars().any(|c| marks.show(c) && is_shown(c))
    };
    move |c| is_shown(c) && (marks == Marks::Keep || is_left(c))
}
