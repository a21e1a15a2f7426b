use ratatui::layout::Rect;

use super::*;

#[test]
fn the_person_decides_before_the_terminal() {
    let auto = |no_color| Choice::Auto.depth(Depth::True, no_color);
    assert_eq!(auto(None), Depth::True);
    assert_eq!(auto(Some("")), Depth::True);
    assert_eq!(auto(Some("1")), Depth::None);
    let always = |shows| Choice::Always.depth(shows, Some("1"));
    assert_eq!(always(Depth::True), Depth::True);
    assert_eq!(always(Depth::Console), Depth::Console);
    assert_eq!(always(Depth::None), Depth::Ansi16);
    assert_eq!(Choice::Never.depth(Depth::True, None), Depth::None);
    let exactly = Choice::Exactly(Depth::Indexed256);
    assert_eq!(exactly.depth(Depth::None, Some("1")), Depth::Indexed256);
}

fn converted(depth: Depth, fg: Color, bg: Color, modifier: Modifier) -> Look {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
    buffer.content[0].set_fg(fg).set_bg(bg).modifier = modifier;
    Converter::new(depth).convert(&mut buffer);
    Look::of(&buffer.content[0])
}

fn pair(depth: Depth, fg: Color, bg: Color) -> (Color, Color) {
    let look = converted(depth, fg, bg, Modifier::UNDERLINED);
    assert_eq!(look.modifier, Modifier::UNDERLINED);
    (look.fg, look.bg)
}

#[test]
fn colours_become_the_nearest_there_are() {
    let orange = Color::Rgb(255, 135, 0);
    let night = Color::Rgb(9, 9, 8);
    assert_eq!(pair(Depth::True, orange, night), (orange, night));
    assert_eq!(
        pair(Depth::Indexed256, orange, night),
        (Color::Indexed(208), Color::Indexed(232))
    );
    let red = Color::Rgb(235, 10, 10);
    let on_black = (Color::LightRed, Color::Black);
    assert_eq!(pair(Depth::Ansi16, red, night), on_black);
    assert_eq!(
        pair(Depth::Ansi16, Color::Indexed(9), Color::Indexed(232)),
        on_black
    );
    let none = (Color::Reset, Color::Reset);
    assert_eq!(pair(Depth::None, red, night), none);
    for depth in [Depth::Console, Depth::Ansi16, Depth::Indexed256] {
        assert_eq!(pair(depth, Color::Reset, Color::Reset), none);
    }
}

#[test]
fn what_could_be_read_still_can() {
    // The nearest to each would be grey on grey, and red on black.
    let grey = (Color::Rgb(215, 215, 215), Color::Rgb(90, 90, 90));
    let (ink, ground) = pair(Depth::Ansi16, grey.0, grey.1);
    assert_eq!((ink, ground), (Color::Black, Color::DarkGray));
    // Little was meant to be seen of it, so no more is.
    let track = (Color::Rgb(60, 60, 60), Color::Rgb(20, 20, 20));
    assert_eq!(
        pair(Depth::Ansi16, track.0, track.1),
        (Color::DarkGray, Color::Black)
    );
    // Meant to be hidden, so it stays hidden.
    assert_eq!(
        pair(Depth::Ansi16, track.1, track.1),
        (Color::Black, Color::Black)
    );
}

#[test]
fn reversed_cells_are_read_as_they_are_seen() {
    let (yellow, night) = (Color::Rgb(205, 182, 112), Color::Rgb(24, 26, 30));
    let reversed = Modifier::REVERSED | Modifier::BOLD;
    let look = converted(Depth::Indexed256, yellow, night, reversed);
    assert_eq!(look.modifier, reversed);
    // Reversed, the ground would be brighter in bold; the other way round the black
    // letters would be grey.
    for depth in [Depth::Ansi16, Depth::Console] {
        let look = converted(depth, yellow, night, reversed);
        assert_eq!((look.fg, look.modifier), (Color::Black, Modifier::empty()));
    }
    let look = converted(Depth::Console, Color::Reset, Color::Reset, reversed);
    assert_eq!(look.modifier, Modifier::REVERSED);
    // It has no bright grounds.
    let look = converted(
        Depth::Console,
        night,
        Color::Rgb(250, 250, 250),
        Modifier::empty(),
    );
    assert_eq!((look.fg, look.bg), (Color::Black, Color::Gray));
}

#[test]
fn text_on_the_terminals_own_ground_is_begun_by_one_sequence() {
    let begin = |depth: Depth, ink, is_dark| depth.begin(ink, is_dark, Modifier::BOLD);
    let gold = Some([232, 207, 150]);
    assert_eq!(begin(Depth::True, gold, true), "\x1b[1;38;2;232;207;150m");
    assert_eq!(begin(Depth::Indexed256, gold, true), "\x1b[1;38;5;223m");
    assert_eq!(begin(Depth::Ansi16, gold, true), "\x1b[1m");
    assert_eq!(begin(Depth::None, gold, true), "\x1b[1m");
    // A like grey can be read on dark grounds only.
    let grey = Some([150, 150, 150]);
    let plain = |is_dark| Depth::Ansi16.begin(grey, is_dark, Modifier::empty());
    assert_eq!(
        (plain(true), plain(false)),
        ("\x1b[37m".to_owned(), "\x1b[30m".to_owned())
    );
    assert_eq!(Depth::True.begin(None, true, Modifier::empty()), "");
}

#[test]
fn bold_goes_where_it_would_brighten_letters_away() {
    let (ink, paper) = (Color::Rgb(20, 20, 20), Color::Rgb(250, 250, 250));
    for depth in [Depth::Ansi16, Depth::Console] {
        let look = converted(depth, ink, paper, Modifier::BOLD);
        assert_eq!((look.fg, look.modifier), (Color::Black, Modifier::empty()));
        let look = converted(depth, Color::Rgb(0, 170, 170), ink, Modifier::BOLD);
        assert_eq!((look.fg, look.modifier), (Color::Cyan, Modifier::BOLD));
    }
    let look = converted(Depth::Indexed256, ink, paper, Modifier::BOLD);
    assert_eq!(look.modifier, Modifier::BOLD);
}

#[test]
fn a_ground_is_as_dark_as_the_eye_finds_it() {
    for (ground, dark) in [
        ([0, 0, 0], true),
        ([200, 0, 0], true),
        ([0, 0, 255], true),
        ([0, 230, 0], false),
        ([253, 246, 227], false),
    ] {
        assert_eq!(is_dark(ground), dark, "{ground:?}");
    }
}
