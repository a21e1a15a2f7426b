//! Paths on one line of a terminal: from left to right, whatever language their
//! parts are in. Where one is too long its first folders are left out, since its
//! end tells more.

use super::output::Form;
use crate::app::notices::in_order;
use crate::layout::{Line, label, truncated};
use crate::text::direction::Direction;

/// A path that is not cut.
pub(super) fn whole(path: &str, form: Form) -> Line {
    let options = form.options(form.width());
    label(&in_order(path), Direction::LeftToRight, options)
}

/// A path in at most `width` cells: whole, or without its first folders, or the
/// beginning of its last part.
pub(super) fn cut(path: &str, width: u16, form: Form) -> Line {
    let name = name_at(path);
    let folders = path.match_indices('/').map(|(slash, _)| slash);
    let without = folders
        .filter(|&slash| 0 < slash && slash < name)
        .map(|slash| format!("…{}", &path[slash..]));
    std::iter::once(path.to_owned())
        .chain(without)
        .map(|shown| whole(&shown, form))
        .find(|line| line.width() <= width)
        .unwrap_or_else(|| {
            let options = form.options(width);
            truncated(&path[name..], Direction::LeftToRight, options)
        })
}

/// The cells that a path takes where all its folders are left out.
pub(super) fn least_width(path: &str, form: Form) -> u16 {
    let name = name_at(path);
    let without = if name == 0 { "" } else { "…/" };
    whole(&format!("{without}{}", &path[name..]), form).width()
}

/// Where the last part of a path begins.
fn name_at(path: &str) -> usize {
    let end = path.trim_end_matches('/').len();
    path[..end].rfind('/').map_or(0, |slash| slash + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(path: &str, width: u16) -> String {
        let line = cut(path, width, Form::visual_of_width(80));
        line.cells.iter().map(|cell| cell.symbol.as_str()).collect()
    }

    #[test]
    fn the_first_folders_are_left_out_before_anything_of_the_name() {
        let path = "tests/articles/1-truce.txt";
        assert_eq!(shown(path, 26), path);
        assert_eq!(shown(path, 25), "…/articles/1-truce.txt");
        assert_eq!(shown(path, 21), "…/1-truce.txt");
        assert_eq!(least_width(path, Form::visual_of_width(80)), 13);
        assert_eq!(shown(path, 12), "1-truce.txt");
        assert_eq!(shown(path, 8), "1-truce…");
        assert_eq!(shown("/1-truce.txt", 11), "1-truce.txt");
        assert_eq!(shown("a/b/", 3), "b/");
        for odd in ["", "/", "//", "-"] {
            assert_eq!(shown(odd, 2), odd);
        }
    }

    #[test]
    fn parts_stand_in_order_whatever_their_language() {
        assert_eq!(shown("seeds/اب/ج/د.txt", 80), "seeds/ﺏﺍ/ﺝ/ﺩ.txt");
    }
}
