//! What the lines of a page tell about its article: author, source, date.

use std::cell::LazyCell;

use super::edges::{Edges, latest_date};
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
                (!name.is_empty()).then(|| on_one_line(name))
            })
    };
    (told(Gives::Author), told(Gives::Source))
}

/// The date of publication: that of the first line of date, else that of a
/// byline near the head or foot; never one out of the text, which tells of other
/// days. A line of date without its year takes that of the latest date of the
/// text, as a guess. With it what is wrong with any date of the article.
pub(super) fn dates(
    text: &str,
    lines: &[Line],
    blocks: &[Block],
    title: Option<usize>,
) -> (Option<WrittenDate>, Vec<Notice>) {
    let edges = Edges::of(lines, blocks, title);
    let mut in_byline = None;
    let mut notices = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let zone = blocks[at].zone;
        if zone == Zone::Clutter {
            continue;
        }
        let source = &text[line.range.clone()];
        for found in dates_in(source, &line.folded) {
            if let Some(range) = found.contradiction() {
                let written = on_one_line(&source[range]);
                let notice = Notice::WeekdayContradictsDate { written };
                if !notices.contains(&notice) {
                    notices.push(notice);
                }
            }
            if zone == Zone::Byline && in_byline.is_none() && edges.are_near(at) {
                in_byline = Some(moved(found.written, line.range.start));
            }
        }
    }
    let latest = LazyCell::new(|| latest_date(text, lines, blocks));
    let date_lines = lines
        .iter()
        .zip(blocks)
        .filter(|(_, block)| block.zone == Zone::Date);
    let in_line = date_lines
        .filter_map(|(line, _)| line.date.clone().map(|date| (line, date)))
        .find_map(|(line, date)| {
            let written = match date {
                DateLine::Written(written) => written,
                DateLine::WithoutYear(yearless) => yearless.near_year(latest.as_ref()?.year())?,
            };
            Some(moved(written, line.range.start))
        });
    (in_line.or(in_byline), notices)
}

/// The date, its range counted from the start of the text.
fn moved(written: WrittenDate, by: usize) -> WrittenDate {
    let range = written.range.start + by..written.range.end + by;
    WrittenDate { range, ..written }
}

/// The words of a text with one blank between them.
pub(in crate::library) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What may stand around a name without being part of it.
fn is_edge(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, ')' | '"' | '»' | '”')
}
