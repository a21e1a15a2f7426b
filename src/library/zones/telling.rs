//! What the lines of a page tell about its article: author, source, date.

use jiff::civil::Date;

use super::line::Line;
use super::rules::Gives;
use crate::library::article::{Block, Zone};
use crate::library::dates::{DateLine, WrittenDate, dates as dates_in};
use crate::library::notice::Notice;

/// Author and source, from the first line that names each.
pub(super) fn names(
    text: &str,
    lines: &[Line],
    blocks: &[Block],
) -> (Option<String>, Option<String>) {
    let told = |wanted: Gives| {
        lines
            .iter()
            .zip(blocks)
            .filter(|(_, block)| block.zone == Zone::Byline)
            .find_map(|(line, _)| {
                let verdict = line
                    .verdict
                    .as_ref()
                    .filter(|verdict| verdict.gives == Some(wanted))?;
                let source = &text[line.range.clone()];
                let start = line.folded.origin(verdict.rest).min(source.len());
                let name = source.get(start..)?.trim_matches(is_edge);
                (!name.is_empty()).then(|| name.split_whitespace().collect::<Vec<_>>().join(" "))
            })
    };
    (told(Gives::Author), told(Gives::Source))
}

/// The date of publication: that of the first line of date, else one in the
/// byline, else one from the text, as a guess. With it what is wrong with the
/// dates of the article.
///
/// Nothing appears long before what it tells: a line whose date lies two calendar
/// years before another date of the text is a guess as well, and from the text
/// the first date is taken that does not.
pub(super) fn dates(
    text: &str,
    lines: &[Line],
    blocks: &[Block],
) -> (Option<WrittenDate>, Vec<Notice>) {
    let mut in_text = Vec::new();
    let mut in_byline = None;
    let mut contradicts = false;
    for (line, block) in lines
        .iter()
        .zip(blocks)
        .filter(|(_, block)| block.zone != Zone::Clutter)
    {
        for found in dates_in(&text[line.range.clone()], &line.folded) {
            contradicts |= found.weekday_contradicts();
            let written = moved(found.written, line.range.start);
            if block.zone == Zone::Byline {
                in_byline.get_or_insert(written);
            } else {
                in_text.push(written);
            }
        }
    }
    let latest = in_text.iter().map(|written| written.date).max();
    let may_be = |date: Date| latest.is_none_or(|latest| latest.year() - date.year() <= 1);
    let in_text = in_text.into_iter().find(|written| may_be(written.date));
    let date_lines = lines
        .iter()
        .zip(blocks)
        .filter(|(_, block)| block.zone == Zone::Date);
    let in_line = date_lines
        .filter_map(|(line, _)| line.date.clone().map(|date| (line, date)))
        .find_map(|(line, date)| match date {
            DateLine::Full(found) => Some(moved(found.written, line.range.start)),
            DateLine::WithoutDay(written) => Some(moved(written, line.range.start)),
            DateLine::WithoutYear { range, day, month } => {
                let date = Date::new(in_text.as_ref()?.date.year(), month, day).ok()?;
                Some(moved(
                    WrittenDate {
                        range,
                        date,
                        guessed: true,
                    },
                    line.range.start,
                ))
            }
        });
    let told = in_line.or(in_byline).map(|written| WrittenDate {
        guessed: written.guessed || !may_be(written.date),
        ..written
    });
    let guess = || {
        in_text.map(|written| WrittenDate {
            guessed: true,
            ..written
        })
    };
    let notices = if contradicts {
        vec![Notice::WeekdayContradictsDate]
    } else {
        Vec::new()
    };
    (told.or_else(guess), notices)
}

/// The date, its range counted from the start of the text.
fn moved(written: WrittenDate, by: usize) -> WrittenDate {
    let WrittenDate {
        range,
        date,
        guessed,
    } = written;
    WrittenDate {
        range: range.start + by..range.end + by,
        date,
        guessed,
    }
}

/// What may stand around a name without being part of it.
fn is_edge(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, ')' | '"' | '»' | '”')
}
