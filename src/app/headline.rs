//! Where titles and labels are cut: a title not inside a date, since a part of one is
//! another date, or none; a label not inside a word.

use std::ops::Range;

use crate::layout::{Line, Options, title, truncated};
use crate::library::dates;
use crate::text::buffer::boundary_before;
use crate::text::direction::Direction;
use crate::text::fold::fold;
use crate::text::particle::leans_forward;

/// As many bytes of a title after its cut as the rest of a date takes, about.
const REST_OF_A_DATE: usize = 128;

/// The lines of a title as [`title`] lays it out; if it is cut inside a date, it is
/// cut before the date instead.
pub(super) fn headline(text: &str, direction: Direction, options: Options, most: u16) -> Vec<Line> {
    let lines = title(text, direction, options, most);
    let end = lines.last().map_or(0, |line| line.range.end);
    if end >= text.len() {
        return lines;
    }
    let known = &text[..boundary_before(text, end + REST_OF_A_DATE)];
    let folded = fold(known);
    let is_cut = |date: &Range<usize>| date.start < end && end < date.end;
    let Some(date) = dates::ranges(known, &folded).find(is_cut) else {
        return lines;
    };
    let kept = without_particles(&known[..date.start]);
    if kept.is_empty() {
        return lines;
    }
    shortened(kept, direction, options, most)
}

/// A label on one line. Where it is cut, an ellipsis stands after a whole word; only
/// a first word that is wider than the line is cut inside.
pub fn cut(text: &str, direction: Direction, options: Options) -> Line {
    let line = truncated(text, direction, options);
    let (before, after) = text.split_at(line.range.end);
    if after.is_empty() {
        return line;
    }
    let is_inside =
        before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
    let blank = before.rfind(char::is_whitespace).filter(|_| is_inside);
    match without_particles(&before[..blank.unwrap_or(before.len())]) {
        kept if kept.is_empty() || kept == before => line,
        kept => shortened(kept, direction, options, 1).pop().unwrap_or(line),
    }
}

/// The lines of what is kept of a text, with an ellipsis.
fn shortened(kept: &str, direction: Direction, options: Options, most: u16) -> Vec<Line> {
    let mut lines = title(&format!("{kept}…"), direction, options, most);
    if let Some(last) = lines.last_mut() {
        // The ellipsis shows no bytes of the title.
        let added = last.cells.iter_mut().map(|cell| &mut cell.range);
        for range in added.chain([&mut last.range]) {
            range.start = range.start.min(kept.len());
            range.end = range.end.min(kept.len());
        }
    }
    lines
}

/// A text without the pauses and the particles at its end.
fn without_particles(text: &str) -> &str {
    let is_pause = |c: char| c.is_whitespace() || matches!(c, '،' | '؛' | ',' | ';' | ':' | '(');
    let mut text = text;
    loop {
        text = text.trim_end_matches(is_pause);
        let word = text.rsplit(char::is_whitespace).next().unwrap_or(text);
        if word.is_empty() || !leans_forward(&fold(word).text) {
            return text;
        }
        text = &text[..text.len() - word.len()];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::prepare::prepare;

    /// The last of at most two lines, from its right, in plain letters.
    fn last(text: &str, width: u16) -> String {
        let lines = headline(text, Direction::RightToLeft, Options::of_width(width), 2);
        let last = lines.last().expect("a line");
        assert!(last.width() <= width);
        let cells = last.cells.iter().rev();
        cells
            .map(|cell| prepare(&cell.symbol).text.into_owned())
            .collect()
    }

    #[test]
    fn a_title_is_cut_before_a_date_and_not_inside() {
        let text = "نشرت الصحيفة تقريرا مطولا صدر يوم الخميس 2 سبتمبر/أيلول 2021 في لندن أمس";
        assert_eq!(last(text, 26), "صدر يوم الخميس…");
        assert_eq!(last(text, 30), "يوم الخميس…");
        assert_eq!(last(text, 31), "يوم الخميس 2 سبتمبر/أيلول 1202…");
    }

    #[test]
    fn a_date_without_its_year_and_the_particle_before_it_go_too() {
        let text = "أعلن المتحدث عن جولة جديدة تبدأ في 10 أكتوبر/تشرين الأول بالدوحة";
        assert_eq!(last(text, 22), "جديدة تبدأ…");
    }

    #[test]
    fn what_is_not_cut_inside_a_date_is_as_it_was() {
        for text in [
            "أعلن المتحدث عن جولة جديدة من المحادثات في الدوحة",
            "2 سبتمبر/أيلول 2021",
            "",
        ] {
            for width in 4..60 {
                let options = Options::of_width(width);
                let direction = Direction::RightToLeft;
                let lines = headline(text, direction, options, 2);
                assert_eq!(
                    lines,
                    title(text, direction, options, 2),
                    "{text} at {width}"
                );
            }
        }
    }

    #[test]
    fn a_label_is_cut_after_a_whole_word_if_it_has_one() {
        let shown = |text, width| {
            let line = cut(text, Direction::RightToLeft, Options::of_width(width));
            assert!(line.width() <= width);
            let cells = line.cells.iter().rev();
            let letters = cells.map(|cell| prepare(&cell.symbol).text.into_owned());
            letters.collect::<String>()
        };
        let label = "تصفية: المحادثات الجارية";
        assert_eq!(shown(label, 24), label);
        for (width, kept) in [
            (23, "تصفية: المحادثات…"),
            (15, "تصفية…"),
            (6, "تصفية…"),
            (4, "تصف…"),
        ] {
            assert_eq!(shown(label, width), kept, "{width}");
        }
        assert_eq!(
            shown("الحركة في المحادثات", 14),
            "الحركة…",
            "no particle before it"
        );
    }

    #[test]
    fn the_ellipsis_shows_no_bytes() {
        let text = "قال الوزير أمس الخميس 2 سبتمبر/أيلول 2021 كذا";
        let lines = headline(text, Direction::RightToLeft, Options::of_width(27), 1);
        let kept = "قال الوزير أمس الخميس".len();
        assert_eq!(lines[0].cells[0].symbol, "…");
        assert_eq!(lines[0].cells[0].range, kept..kept);
        assert_eq!(lines[0].range, 0..kept);
    }
}
