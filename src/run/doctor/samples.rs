//! Samples of a row, each in its mode, on one page.

use ratatui::buffer::Buffer;

use crate::config::strings::Strings;
use crate::config::theme::Theme;
use crate::run::manner::MODES;
use crate::terminal::colour::{Converter, Depth};
use crate::terminal::modes::{RenderMode, last_pass};
use crate::ui::{self, Heading};

/// The id of the message that says what keys do where a choice is kept.
pub(super) const KEYS: &str = "samples-keys";

const PLAIN: Heading<'_> = Heading {
    keys: KEYS,
    refused: None,
};

/// The page with each sample in its mode, and all else in that of the terminal.
/// Gives how many there was room for.
pub(super) fn page(
    (strings, above): (&Strings, Heading<'_>),
    theme: &Theme,
    depth: Depth,
    mode: RenderMode,
    modes: &[RenderMode],
    buffer: &mut Buffer,
) -> usize {
    let rows = ui::samples(strings, theme, above, modes.len(), buffer);
    Converter::new(depth).convert(buffer);
    let visual = buffer.clone();
    pass(buffer, mode);
    for (&y, mode) in rows.iter().zip(modes) {
        let mut passed = visual.clone();
        pass(&mut passed, *mode);
        for x in 0..buffer.area.width {
            buffer[(x, y)] = passed[(x, y)].clone();
        }
    }
    rows.len()
}

fn pass(buffer: &mut Buffer, mode: RenderMode) {
    // No cursor is seen there.
    last_pass(buffer, mode, None);
}

/// The modes that send a sample each in its own way.
pub(super) fn distinct(
    strings: &Strings,
    theme: &Theme,
    depth: Depth,
    width: u16,
) -> Vec<RenderMode> {
    let mut modes: Vec<(RenderMode, Buffer)> = Vec::new();
    for (mode, _) in MODES {
        let area = ratatui::layout::Rect::new(0, 0, width, 24);
        let mut sent = Buffer::empty(area);
        ui::samples(strings, theme, PLAIN, 1, &mut sent);
        Converter::new(depth).convert(&mut sent);
        pass(&mut sent, mode);
        if !modes.iter().any(|(_, other)| *other == sent) {
            modes.push((mode, sent));
        }
    }
    modes.into_iter().map(|(mode, _)| mode).collect()
}
