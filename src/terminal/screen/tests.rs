use ratatui::layout::Position;

use super::*;

fn frame(rows: &[&str]) -> Buffer {
    let width = rows[0].chars().count().try_into().unwrap();
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, rows.len().try_into().unwrap()));
    for (cell, c) in buffer
        .content
        .iter_mut()
        .zip(rows.iter().flat_map(|row| row.chars()))
    {
        cell.set_char(c);
    }
    buffer
}

/// The bytes that a terminal is sent that shows `before`, or anything at all.
fn sent(
    before: Option<(&Buffer, Option<Cursor>)>,
    after: &Buffer,
    cursor: Option<Cursor>,
) -> String {
    let mut frames = Frames::new(after.area.as_size(), RenderMode::Visual, Depth::None);
    let mut next = |whole, frame: &Buffer, cursor| {
        let paint = |buffer: &mut Buffer| {
            buffer.content.clone_from(&frame.content);
            cursor
        };
        frames.next(whole, paint).unwrap().to_vec()
    };
    if let Some((shown, cursor)) = before {
        next(true, shown, cursor);
    }
    String::from_utf8(next(before.is_none(), after, cursor)).unwrap()
}

#[test]
fn an_unchanged_frame_sends_nothing() {
    let shown = frame(&["ab", "cd"]);
    assert_eq!(sent(Some((&shown, None)), &shown, None), "");
}

#[test]
fn a_changed_cell_is_sent_alone_inside_one_frame() {
    let bytes = sent(
        Some((&frame(&["ab", "cd"]), None)),
        &frame(&["ab", "cX"]),
        None,
    );
    assert!(bytes.starts_with("\x1b[?2026h\x1b[2;2HX"), "{bytes:?}");
    assert!(bytes.ends_with("\x1b[?2026l"), "{bytes:?}");
    assert!(!bytes.contains("2J"), "{bytes:?}");
}

/// A cursor that is shown.
fn at(place: Position) -> Cursor {
    Cursor {
        place,
        is_shown: true,
    }
}

#[test]
fn a_click_means_the_cell_that_is_seen_under_it() {
    let wanted = frame(&["ﻦﻋ ﻝﺎﻗ │ ab", "abcdefghijk"]);
    let mut frames = Frames::new(wanted.area.as_size(), RenderMode::Implicit, Depth::None);
    let paint = |cursor| {
        let wanted = &wanted;
        move |buffer: &mut Buffer| {
            buffer.content.clone_from(&wanted.content);
            Some(at(cursor))
        }
    };
    for place in wanted.area.positions() {
        frames.next(true, paint(place)).unwrap();
        // The terminal shows its cursor there when it is sent here.
        let sent = frames.cursor.unwrap().place;
        assert_eq!(frames.column_at(sent.x, sent.y), place.x, "{place}");
    }
    let start = Position::new(0, 0);
    assert_ne!(frames.column_at(0, 0), 0);
    // Beyond the frame nothing is known, and rows that are not turned are as sent.
    assert_eq!(frames.column_at(90, 7), 90);
    for mode in [
        RenderMode::Visual,
        RenderMode::VisualWords,
        RenderMode::ImplicitRuns,
    ] {
        frames.mode = mode;
        frames.next(true, paint(start)).unwrap();
        assert_eq!(frames.column_at(0, 0), 0);
    }
}

#[test]
fn a_first_frame_clears_and_leaves_blanks_to_the_clearing() {
    let bytes = sent(None, &frame(&["a ", "  "]), None);
    assert!(
        bytes.starts_with("\x1b[?2026h\x1b[?25l\x1b[0m\x1b[2J\x1b[1;1Ha\x1b["),
        "{bytes:?}"
    );
}

#[test]
fn the_cursor_is_shown_where_text_is_typed_and_hidden_while_painting() {
    let shown = frame(&["ab"]);
    let bytes = sent(Some((&shown, None)), &shown, Some(at(Position::new(1, 0))));
    assert_eq!(bytes, "\x1b[?2026h\x1b[1;2H\x1b[?25h\x1b[?2026l");

    let bytes = sent(Some((&shown, Some(at(Position::new(1, 0))))), &shown, None);
    assert_eq!(bytes, "\x1b[?2026h\x1b[?25l\x1b[?2026l");
}

#[test]
fn a_hidden_cursor_is_put_in_its_place_after_all_cells_and_stays_hidden() {
    let shown = frame(&["ab", "cd"]);
    let hidden = Cursor {
        is_shown: false,
        ..at(Position::new(1, 0))
    };
    let bytes = sent(Some((&shown, None)), &frame(&["ab", "cX"]), Some(hidden));
    assert!(bytes.ends_with("\x1b[1;2H\x1b[?2026l"), "{bytes:?}");
    assert!(!bytes.contains("?25"), "{bytes:?}");
}
