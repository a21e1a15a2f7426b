//! What all rows below the text have in common: which of them are seen, and where keys that
//! move lead to.

use std::ops::Range;

use super::commands::Command;

/// Keeps the row that has the keys among `height` rows of so many, and says which rows are
/// seen then.
pub(super) fn seen(
    (selected, top): (&mut usize, &mut usize),
    total: usize,
    height: usize,
) -> Range<usize> {
    *selected = (*selected).min(total.saturating_sub(1));
    let least = (*selected + 1).saturating_sub(height);
    *top = (*top).clamp(least, (*selected).max(least));
    *top = (*top).min(total.saturating_sub(height));
    *top..(*top + height).min(total)
}

/// The row that a command moves to from `selected`, one of `total`, where `page` rows are
/// seen; `None` if it moves nowhere.
pub(super) fn moved(command: Command, selected: usize, total: usize, page: usize) -> Option<usize> {
    let page = page.max(2) - 1;
    let half = (page / 2).max(1);
    Some(match command {
        Command::LineDown => selected + 1,
        Command::LineUp => selected.saturating_sub(1),
        Command::PageDown => selected + page,
        Command::PageUp => selected.saturating_sub(page),
        Command::HalfPageDown => selected + half,
        Command::HalfPageUp => selected.saturating_sub(half),
        Command::Start => 0,
        Command::End => total.saturating_sub(1),
        _ => return None,
    })
}
