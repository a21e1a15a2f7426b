use ratatui::layout::Rect;

use super::*;

fn row(symbols: &[&str]) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, symbols.len().try_into().unwrap(), 1));
    for (cell, symbol) in buffer.content.iter_mut().zip(symbols) {
        cell.set_symbol(symbol);
    }
    buffer
}

#[test]
fn visual_leaves_cells_as_they_are() {
    let painted = row(&["\u{FEFC}", "\u{FE91}\u{064E}", "(", "中", " "]);
    let mut sent = painted.clone();
    last_pass(&mut sent, RenderMode::Visual, None);
    assert_eq!(sent, painted);
}

#[test]
fn nothing_that_steers_the_terminal_is_sent() {
    let hostile = [
        "\u{1b}[2J",
        "a\n",
        "\u{9b}",
        "\u{202E}",
        "ب\u{200F}",
        "ب\u{200D}",
        "b",
    ];
    let bad = "\u{FFFD}";
    for mode in [
        RenderMode::Visual,
        RenderMode::VisualWords,
        RenderMode::Implicit,
        RenderMode::ImplicitRuns,
    ] {
        let mut sent = row(&hostile);
        last_pass(&mut sent, mode, None);
        assert_eq!(sent, row(&[bad, bad, bad, bad, bad, bad, "b"]));
    }
}

/// A row of these characters, one a cell.
fn chars(symbols: &str) -> Buffer {
    let symbols: Vec<String> = symbols.chars().map(String::from).collect();
    row(&symbols.iter().map(String::as_str).collect::<Vec<_>>())
}

/// What is sent for a row of these characters.
fn sent(symbols: &str, mode: RenderMode) -> String {
    let symbols: Vec<String> = symbols.chars().map(String::from).collect();
    sent_row(symbols.iter().map(String::as_str), mode)
}

#[test]
fn without_styles_kitty_gets_the_letters_of_each_word_in_logical_order() {
    for (wanted, expected) in [
        ("ﻦﻋ ﻝﺎﻗ", "ﻋﻦ ﻗﺎﻝ"),
        // Signs and numbers without a blank between turn with the letters.
        (".ﻝﺎﻗ", "ﻗﺎﻝ."),
        ("(ﻝﺎﻗ)", "(ﻗﺎﻝ)"),
        ("«ﻝﺎﻗ", "ﻗﺎﻝ»"),
        ("10ﻲﻓ", "ﻓﻲ01"),
        // Eastern digits and their signs belong to the Arabic script, European
        // ones to none.
        ("٢٠٢٠", "٠٢٠٢"),
        ("۲۰", "۰۲"),
        ("10% ISIS-K", "10% ISIS-K"),
        ("،", "،"),
        // The script that comes first decides, and there is a first one at
        // either end.
        ("ISISﻟﺍ", "ﺍﻟSISI"),
        // Here neither end does: the parts change sides.
        ("ﻦﻋ-CBS", "ﻋﻦ-SBC"),
    ] {
        assert_eq!(sent(wanted, RenderMode::VisualWords), expected, "{wanted}");
    }
}

#[test]
fn kitty_turns_bold_and_plain_letters_of_a_word_by_themselves_and_no_style() {
    let mut painted = chars("دجبا");
    painted[(0, 0)].modifier = Modifier::BOLD;
    painted[(1, 0)].modifier = Modifier::UNDERLINED;
    let mut sent = painted.clone();
    last_pass(&mut sent, RenderMode::VisualWords, None);
    let mut expected = chars("دابج");
    expected[(0, 0)].modifier = Modifier::BOLD;
    expected[(1, 0)].modifier = Modifier::UNDERLINED;
    assert_eq!(sent, expected);
}

#[test]
fn signs_that_touch_letters_get_another_face_for_kitty_and_stay() {
    let (bold, italic, none) = (Modifier::BOLD, Modifier::ITALIC, Modifier::empty());
    for (wanted, painted, symbols, faces) in [
        (".اب ب", [none; 5], ".با ب", [bold, none, none, none, none]),
        // Only what touches them, but whole words and numbers.
        (
            "\".باa",
            [bold; 5],
            "\".ابa",
            [bold, none, bold, bold, none],
        ),
        ("-20اب", [none; 5], "-20با", [none, bold, bold, none, none]),
        // Neither that of the one side nor that of the other.
        (
            "با:جد",
            [none, none, none, bold, bold],
            "اب:دج",
            [none, none, italic, bold, bold],
        ),
        (" .10 ", [none; 5], " .10 ", [none; 5]),
    ] {
        let (mut sent, mut expected) = (chars(wanted), chars(symbols));
        for x in 0..5 {
            sent.content[x].modifier = painted[x];
            expected.content[x].modifier = faces[x];
        }
        last_pass(&mut sent, RenderMode::VisualWords, None);
        assert_eq!(sent, expected, "{wanted}");
    }
}

/// A cursor that is shown in a column of the first row.
fn cursor(x: u16) -> Option<Cursor> {
    Some(Cursor {
        place: Position::new(x, 0),
        is_shown: true,
    })
}

#[test]
fn a_terminal_that_reorders_takes_styles_and_the_cursor_along() {
    let mut painted = chars(" دجبا ");
    painted[(1, 0)].modifier = Modifier::BOLD;
    let mut sent = painted.clone();
    let moved = |sent: &mut Buffer, x| last_pass(sent, RenderMode::Implicit, cursor(x));
    assert_eq!(moved(&mut sent, 1), cursor(4));
    let mut expected = chars("\u{2800}ابجد\u{2800}");
    expected[(4, 0)].modifier = Modifier::BOLD;
    assert_eq!(sent, expected);
    assert_eq!(moved(&mut painted, 5), cursor(5));
}

#[test]
fn runs_of_a_style_are_rows_of_their_own() {
    let mut painted = chars("وهدجبا");
    for x in 2..4 {
        painted[(x, 0)].modifier = Modifier::UNDERLINED;
    }
    let mut sent = painted.clone();
    let moved = |sent: &mut Buffer, cursor| last_pass(sent, RenderMode::ImplicitRuns, cursor);
    assert_eq!(moved(&mut sent, cursor(5)), cursor(5));
    let mut expected = chars("هوجدبا");
    for x in 2..4 {
        expected[(x, 0)].modifier = Modifier::UNDERLINED;
    }
    assert_eq!(sent, expected, "the cell under the cursor is one too");

    let hidden = cursor(5).map(|cursor| Cursor {
        is_shown: false,
        ..cursor
    });
    let (mut with, mut without) = (painted.clone(), painted);
    assert_eq!(moved(&mut with, hidden), hidden);
    moved(&mut without, None);
    assert_eq!(with, without, "but not if it is hidden");
}

#[test]
fn a_blank_of_another_weight_holds_numbers_apart_in_a_run() {
    let weights = |buffer: &Buffer| -> String {
        let is_bold = |cell: &Cell| cell.modifier.contains(Modifier::BOLD);
        let cells = buffer.content.iter();
        cells
            .map(|cell| if is_bold(cell) { 'b' } else { '-' })
            .collect()
    };
    for (bold, expected) in [(false, "-----b--"), (true, "bbbbb-bb")] {
        let mut sent = chars("20 ﺏﺍ 10");
        for cell in &mut sent.content {
            cell.modifier.set(Modifier::BOLD, bold);
        }
        last_pass(&mut sent, RenderMode::ImplicitRuns, None);
        let text: String = sent.content.iter().map(Cell::symbol).collect();
        assert_eq!(text, "20 ﺍﺏ 10");
        assert_eq!(weights(&sent), expected);
    }
    // What is reversed may show its weight; nothing shows the slant of a blank.
    let mut reversed = chars("20 ﺏﺍ 10");
    for cell in &mut reversed.content {
        cell.modifier = Modifier::REVERSED;
    }
    last_pass(&mut reversed, RenderMode::ImplicitRuns, None);
    for (x, cell) in reversed.content.iter().enumerate() {
        let slant = match x {
            5 => Modifier::ITALIC,
            _ => Modifier::empty(),
        };
        assert_eq!(cell.modifier, Modifier::REVERSED | slant, "{x}");
    }
    // Without styles there is nothing but the anchor.
    let bare = sent("20 ﺏﺍ 10", RenderMode::ImplicitRuns);
    assert_eq!(bare, "20 ﺍﺏ\u{2800}10");
}

#[test]
fn marks_and_wide_characters_move_with_what_they_belong_to() {
    let painted = row(&[" ", "中", " ", "ت", "ب\u{64e}", "😀", " ", "ا"]);
    let mut sent = painted.clone();
    last_pass(&mut sent, RenderMode::Implicit, None);
    assert_eq!(
        sent,
        row(&["\u{2800}", "中", " ", "ا", "😀", " ", "ب\u{64e}", "ت"])
    );
    assert_eq!(
        sent_row(
            painted.content.iter().map(Cell::symbol),
            RenderMode::Implicit
        ),
        "\u{2800}中ا😀ب\u{64e}ت"
    );
}
