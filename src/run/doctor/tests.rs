use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::config::theme::Theme;
use crate::run::manner::MODES;
use crate::terminal::colour::Depth;

fn heading(refused: Option<&str>) -> Heading<'_> {
    Heading {
        keys: KEYS,
        refused,
    }
}

#[test]
fn every_sample_goes_out_in_its_own_mode() {
    let (strings, theme) = (Strings::new(Language::Arabic), Theme::dark());
    let modes = distinct(&strings, &theme, Depth::True, 80);
    assert_eq!(modes, MODES.map(|(mode, _)| mode), "they can be told apart");
    let sent = |mode, modes: &[RenderMode]| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        page(
            (&strings, heading(None)),
            &theme,
            Depth::True,
            mode,
            modes,
            &mut buffer,
        );
        let row = |y| {
            (0..80)
                .map(|x| buffer[(x, y)].symbol().to_owned())
                .collect::<String>()
        };
        (0..24).map(row).collect::<Vec<_>>()
    };
    let mixed = sent(RenderMode::Implicit, &modes);
    let mut samples = 0;
    for (number, mode) in modes.iter().enumerate() {
        let alone = sent(*mode, &[*mode; 4]);
        let y = (0..24).filter(|&y| alone[y].contains("BBC")).nth(number);
        let y = y.expect("a sample of each mode");
        assert_eq!(mixed[y], alone[y], "{mode:?}");
        samples += 1;
    }
    assert_eq!(samples, MODES.len());
    let implicit = sent(RenderMode::Implicit, &[]);
    assert_eq!(
        mixed[..3],
        implicit[..3],
        "the question is in the terminal's mode"
    );
}

#[test]
fn numbers_of_all_shapes_answer() {
    let number = |letter: char| match answer(letter.into(), 4) {
        Some(Answer::Sample(number)) => Some(number),
        _ => None,
    };
    assert_eq!(
        ['1', '٢', '۳', '4', '5', '٠', 'x'].map(number),
        [Some(0), Some(1), Some(2), Some(3), None, None, None]
    );
    assert!(matches!(
        answer(KeyCode::Enter.into(), 4),
        Some(Answer::None)
    ));
    assert!(matches!(answer('ض'.into(), 4), Some(Answer::None)));
}

#[test]
fn only_samples_that_are_shown_can_be_chosen() {
    let (strings, theme) = (Strings::new(Language::English), Theme::dark());
    let modes = MODES.map(|(mode, _)| mode);
    let shown = |height| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, height));
        let mode = RenderMode::Visual;
        page(
            (&strings, heading(None)),
            &theme,
            Depth::True,
            mode,
            &modes,
            &mut buffer,
        )
    };
    assert_eq!([5, 9, 24].map(shown), [0, 1, 4]);
}
