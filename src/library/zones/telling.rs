//! What the lines of a page tell about its article: author, source, date.

use jiff::civil::Date;

use super::line::Line;
use super::rules::Gives;
use crate::library::article::{Block, Zone};
use crate::library::dates::{DateLine, Found, WrittenDate, dates as dates_in};
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
/// byline, else the first of the text, as a guess. With it what is wrong with
/// the dates of the article.
pub(super) fn dates(
    text: &str,
    lines: &[Line],
    blocks: &[Block],
) -> (Option<WrittenDate>, Vec<Notice>) {
    let mut first_in = [const { None }; 2];
    let [in_byline, in_text] = &mut first_in;
    let mut contradicts = false;
    for (line, block) in lines
        .iter()
        .zip(blocks)
        .filter(|(_, block)| block.zone != Zone::Clutter)
    {
        for found in dates_in(&text[line.range.clone()], &line.folded) {
            contradicts |= found.weekday_contradicts();
            let first = if block.zone == Zone::Byline {
                &mut *in_byline
            } else {
                &mut *in_text
            };
            first.get_or_insert_with(|| moved(found, line.range.start));
        }
    }
    let in_line = lines
        .iter()
        .zip(blocks)
        .filter(|(_, block)| block.zone == Zone::Date)
        .find_map(|(line, _)| match line.date.clone()? {
            DateLine::Full(found) => Some(moved(found, line.range.start)),
            DateLine::WithoutYear { range, day, month } => {
                let year = in_text.as_ref()?.date.year();
                let range = line.range.start + range.start..line.range.start + range.end;
                let date = Date::new(year, month, day).ok()?;
                Some(WrittenDate {
                    range,
                    date,
                    guessed: true,
                })
            }
        });
    let [in_byline, in_text] = first_in;
    let guess = || {
        in_text.map(|date| WrittenDate {
            guessed: true,
            ..date
        })
    };
    let notices = if contradicts {
        vec![Notice::WeekdayContradictsDate]
    } else {
        Vec::new()
    };
    (in_line.or(in_byline).or_else(guess), notices)
}

/// The date, its range counted from the start of the text.
fn moved(found: Found, by: usize) -> WrittenDate {
    let WrittenDate {
        range,
        date,
        guessed,
    } = found.written;
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
