//! Where and when an article appeared, in one row of the list. A date is shown
//! whole, in words or in digits, or not at all: a part of one is another date. Where
//! even digits leave no room for the whole source, the source gives way.

use std::rc::Rc;

use super::labels::{truncated, whole};
use crate::layout::{Line, Options};
use crate::text::direction::{Direction, name_direction};

/// Columns that a source keeps beside a date, if it has as many.
const LEAST_OF_SOURCE: u16 = 8;

const SEPARATOR: &str = "·";

/// The source and the first of `dates`, the same one written shorter and shorter,
/// that leaves room for the source, or else for enough of it: pieces of a row of
/// `options.width` columns in reading order, to stand a blank apart. `direction` is
/// that of the interface.
pub(super) fn origin(
    source: Option<&str>,
    dates: &[String],
    direction: Direction,
    options: Options,
) -> Vec<Rc<Line>> {
    let width = options.width;
    let options = Options {
        width: width.max(1),
        ..options
    };
    let dates: Vec<Rc<Line>> = dates
        .iter()
        .map(|date| whole(date, direction, options))
        .collect();
    let first_within = |columns: u16| dates.iter().find(|date| date.width() <= columns).cloned();
    let Some(source) = source else {
        return first_within(width).into_iter().collect();
    };
    // A Latin name is cut on its right, whatever stands around it.
    let own = name_direction(source, direction);
    let cut_to = |width| truncated(source, own, Options { width, ..options });
    let separator = whole(SEPARATOR, direction, options);
    let between = separator.width() + 2;
    let columns = whole(source, own, options).width();
    let beside = |source: u16| first_within(width.saturating_sub(source + between));
    match beside(columns).or_else(|| beside(columns.min(LEAST_OF_SOURCE))) {
        Some(date) => vec![cut_to(width - between - date.width()), separator, date],
        None => match first_within(width) {
            Some(date) => vec![date],
            None => vec![cut_to(options.width)],
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::direction::Direction::RightToLeft;
    use crate::text::prepare::prepare;

    const DATES: [&str; 2] = ["25 سبتمبر 2021", "25/9/2021"];

    /// The pieces as they are written.
    fn shown(source: &str, width: u16) -> Vec<String> {
        let dates = DATES.map(str::to_owned);
        let source = (!source.is_empty()).then_some(source);
        let row = origin(source, &dates, RightToLeft, Options::of_width(width));
        let columns: u16 = row.iter().map(|piece| piece.width() + 1).sum();
        assert!(columns <= width + 1, "{columns} of {width}");
        row.iter().map(|piece| written(piece)).collect()
    }

    fn written(piece: &Line) -> String {
        let mut cells: Vec<_> = piece.cells.iter().collect();
        cells.sort_by_key(|cell| (cell.range.start, cell.range.end));
        let letters = cells.iter().map(|cell| prepare(&cell.symbol).text);
        letters.collect()
    }

    #[test]
    fn a_source_gives_way_to_the_date_and_never_the_other_way_round() {
        let source = "الشرق الأوسط الجديدة";
        assert_eq!(shown(source, 40), [source, "·", DATES[0]]);
        assert_eq!(shown(source, 30), ["الشرق الأوسط…", "·", DATES[0]]);
        assert_eq!(shown(source, 25), ["الشرق…", "·", DATES[0]]);
        assert_eq!(shown(source, 24), ["الشرق الأوسط…", "·", DATES[1]]);
        assert_eq!(shown(source, 19), [DATES[0]]);
        assert_eq!(shown(source, 12), [DATES[1]]);
        assert_eq!(shown(source, 8), ["الشرق…"]);
        assert_eq!(shown("", 14), [DATES[0]]);
        assert_eq!(shown("", 13), [DATES[1]]);
        assert_eq!(shown("", 8), [] as [&str; 0]);
        assert_eq!(shown("قارئ", 21), ["قارئ", "·", DATES[0]]);
        let whole = shown("نصوص قارئ", 25);
        assert_eq!(whole, ["نصوص قارئ", "·", DATES[1]], "rather than cut");
    }

    #[test]
    fn a_latin_source_is_cut_on_its_right() {
        let row = origin(
            Some("The New York Times"),
            &DATES.map(str::to_owned),
            RightToLeft,
            Options::of_width(28),
        );
        assert_eq!(row[0].cells.last().unwrap().symbol, "…");
        assert_eq!(written(&row[0]), "The New…");
        let options = Options::of_width(14);
        let row = origin(Some("الشرق الأوسط الجديدة"), &[], RightToLeft, options);
        assert_eq!(row[0].cells[0].symbol, "…");
    }

    #[test]
    fn a_source_with_an_arabic_word_has_the_order_that_it_has_in_the_panels() {
        let of = |direction| {
            let options = Options::of_width(40);
            let row = origin(Some("BBC News عربي"), &[], direction, options);
            let cells = row[0].cells.iter();
            cells.map(|cell| cell.symbol.as_str()).collect::<String>()
        };
        assert!(of(RightToLeft).ends_with("BBC News"), "it begins there");
        assert!(of(Direction::LeftToRight).starts_with("BBC News"));
    }
}
