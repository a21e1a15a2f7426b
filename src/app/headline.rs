//! Where titles and labels are cut: a title not inside a date, since a part of one is
//! another date, or none, nor inside the name of an actor, whose first word alone may
//! name somebody else; a label not inside a word.

use std::ops::Range;

use crate::layout::{Line, Options, title, truncated};
use crate::library::dates;
use crate::text::buffer::boundary_before;
use crate::text::direction::Direction;
use crate::text::fold::{Folded, fold};
use crate::text::particle::leans_forward;

/// As many bytes of a title after its cut as the rest of a date or name takes, about.
const REST: usize = 128;

/// The lines of a title as [`title`] lays it out; if it is cut inside a date or one of
/// `names`, it is cut before that instead, and so if a quotation opens right there.
pub(super) fn headline<'a>(
    text: &str,
    direction: Direction,
    options: Options,
    most: u16,
    names: impl Iterator<Item = &'a str>,
) -> Vec<Line> {
    let lines = title(text, direction, options, most);
    let end = lines.last().map_or(0, |line| line.range.end);
    if end >= text.len() {
        return lines;
    }
    let known = &text[..boundary_before(text, end + REST)];
    let folded = fold(known);
    let is_cut = |whole: &Range<usize>| whole.start < end && end < whole.end;
    let names = names.flat_map(|name| places(known, &folded, name));
    let whole = dates::ranges(known, &folded).chain(names).filter(is_cut);
    let before = match whole.map(|whole| whole.start).min() {
        Some(start) => &known[..start],
        None if opens_at_end(&known[..end]) => &known[..end],
        None => return lines,
    };
    let kept = without_particles(before);
    if kept.is_empty() {
        return lines;
    }
    shortened(kept, direction, options, most)
}

/// Where a name of several words stands in a title, with what is written on to it before.
fn places(title: &str, folded: &Folded, name: &str) -> Vec<Range<usize>> {
    if !name.trim().contains(char::is_whitespace) {
        return Vec::new();
    }
    let name = fold(name).text;
    let found = folded.text.match_indices(&name);
    let is_whole = |&(at, _): &(usize, &str)| {
        let after = folded.text[at + name.len()..].chars().next();
        !after.is_some_and(char::is_alphanumeric)
    };
    let found = found.filter(is_whole).map(|(at, _)| {
        let range = folded.source_range(title, at..at + name.len());
        let before = &title[..range.start];
        let word = before.rsplit(char::is_whitespace).next().unwrap_or(before);
        range.start - word.len()..range.end
    });
    found.collect()
}

/// Whether a text ends with a mark that opens a quotation, of which nothing follows.
fn opens_at_end(text: &str) -> bool {
    let text = text.trim_end();
    let before = text.trim_end_matches(is_quotation_mark);
    before.len() < text.len() && (before.is_empty() || before.ends_with(char::is_whitespace))
}

fn is_quotation_mark(c: char) -> bool {
    matches!(c, '«' | '“' | '‘' | '"' | '\'' | '„' | '‹')
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

/// A text without the pauses, the particles and the opening quotation marks at its end.
fn without_particles(text: &str) -> &str {
    let is_pause = |c: char| {
        let is_mark = matches!(c, '،' | '؛' | ',' | ';' | ':' | '(' | '.' | '…');
        is_mark || c.is_whitespace()
    };
    let mut text = text;
    loop {
        text = text.trim_end_matches(is_pause);
        if opens_at_end(text) {
            text = text.trim_end_matches(is_quotation_mark);
            continue;
        }
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
        last_with(text, width, &[])
    }

    /// The same of a title that may hold names.
    fn last_with(text: &str, width: u16, names: &[&str]) -> String {
        let (direction, options) = (Direction::RightToLeft, Options::of_width(width));
        let lines = headline(text, direction, options, 2, names.iter().copied());
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
    fn a_title_is_cut_before_a_name_and_not_inside() {
        let text = "قال المتحدث أمس في كابل إن الرئيس دُونالد ترامب يزور لندن غدا مع وفد كبير";
        let names = ["ترامب", "دونالد ترامب"];
        assert_eq!(last(text, 22), "كابل إن الرئيس دُونالد…");
        assert_eq!(last_with(text, 22, &names), "كابل إن الرئيس…");
        assert_eq!(last_with(text, 24, &names), "إن الرئيس دُونالد ترامب…");
        // With what is written on to it, after a blank of any length; and with no quotation left open before it.
        let text = "قال المتحدث أمس في كابل إن الهدية «لدونالد ترامب» وحده لا لغيره من الناس";
        assert_eq!(last_with(text, 23, &names), "إن الهدية…");
        for blank in ['\u{A0}', '\u{3000}'] {
            let text = format!(
                "قال المتحدث أمس في كابل إن الرئيس{blank}دونالد ترامب يزور لندن غدا مع وفد"
            );
            for width in 18..28 {
                let last = last_with(&text, width, &names);
                let is_whole = last.contains("دونالد ترامب") || !last.contains("دونالد");
                assert!(is_whole, "{last} at {width}");
            }
        }
        let text = "قال المتحدث أمس في كابل عن هذا الأمر \"دونالد ترامب\" وحده لا لغيره من الناس";
        assert_eq!(last_with(text, 23, &names), "عن هذا الأمر…");
    }

    #[test]
    fn nothing_is_cut_after_a_mark_that_opens_a_quotation() {
        for mark in ["\"", "“", "«", "'"] {
            let text =
                format!("قال المتحدث أمس في كابل إن {mark} المحادثات الجارية في الدوحة ناجحة");
            for width in 8..40 {
                let last = last(&text, width);
                let ends = last.trim_end_matches('…').trim_end().ends_with(mark);
                assert!(!ends, "{last} at {width}");
            }
        }
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
                let names = ["جو بايدن", "المحادثات"].into_iter();
                let lines = headline(text, direction, options, 2, names);
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
        let lines = headline(
            text,
            Direction::RightToLeft,
            Options::of_width(27),
            1,
            [].into_iter(),
        );
        let kept = "قال الوزير أمس الخميس".len();
        assert_eq!(lines[0].cells[0].symbol, "…");
        assert_eq!(lines[0].cells[0].range, kept..kept);
        assert_eq!(lines[0].range, 0..kept);
    }
}
