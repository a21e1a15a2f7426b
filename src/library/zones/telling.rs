//! What the lines of a page tell about its article: author, source, section, date.

use std::cell::LazyCell;
use std::ops::Range;

use super::edges::{Edges, latest_date};
use super::line::Line;
use super::rules::Gives;
use crate::library::article::{Block, Zone};
use crate::library::dates::{DateLine, Guess, WrittenDate, dates as dates_in};
use crate::library::notice::Notice;
use crate::text::fold::fold;

/// Author, source and section, from the first line that names each.
pub(super) fn names(text: &str, lines: &[Line], blocks: &[Block]) -> Names {
    let told = |wanted: Gives| {
        lines
            .iter()
            .zip(blocks)
            .filter(|(_, block)| matches!(block.zone, Zone::Byline | Zone::Category))
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
    Names {
        author: told(Gives::Author),
        source: told(Gives::Source),
        section: told(Gives::Section),
    }
}

/// What the lines of a page name.
pub(super) struct Names {
    pub(super) author: Option<String>,
    pub(super) source: Option<String>,
    pub(super) section: Option<String>,
}

/// The date of publication: that of the first line of date, else that of a
/// byline near the head or foot, else, as a guess, that of a dateline; never another one
/// out of the text, which tells of other days. A line of date without its year takes that of the latest date of the
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
            let written = |range: Range<usize>| on_one_line(&source[range]);
            let by_weekday = found.contradiction().map(written);
            let by_weekday = by_weekday.map(|written| Notice::WeekdayContradictsDate { written });
            let by_calendar = found.disagreement().map(written);
            let by_calendar = by_calendar.map(|written| Notice::CalendarsDisagree { written });
            for notice in by_weekday.into_iter().chain(by_calendar) {
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
    let told = in_line.or(in_byline);
    (
        told.or_else(|| dateline(text, lines, blocks, title)),
        notices,
    )
}

/// The most words of a place before the date of a dateline, and of an agency after it.
const MOST_OF_PLACE: usize = 3;
const MOST_OF_AGENCY: usize = 3;

/// The date with which agencies open the text, or a line over it: `الرياض 12 محرم 1443هـ
/// الموافق 20 أغسطس 2021م واس`, `كابول، 31 أغسطس 2021 (رويترز) -`.
fn dateline(
    text: &str,
    lines: &[Line],
    blocks: &[Block],
    title: Option<usize>,
) -> Option<WrittenDate> {
    let is_text = |at: &usize| {
        let paragraph = lines[*at].is_long() || lines[*at].closed;
        matches!(blocks[*at].zone, Zone::Body | Zone::Summary) && Some(*at) != title && paragraph
    };
    let first = (0..blocks.len()).find(is_text)?;
    let over = first
        .checked_sub(1)
        .filter(|&at| blocks[at].zone == Zone::Body && Some(at) != title && lines[at].words < 16);
    over.into_iter().chain([first]).find_map(|at| {
        let line = &lines[at];
        let source = &text[line.range.clone()];
        let found = dates_in(source, &line.folded).next()?.written;
        let (before, after) = (&source[..found.range.start], &source[found.range.end..]);
        let place: Vec<&str> = words(before).collect();
        let opens_as_text = place
            .first()
            .is_none_or(|word| NO_PLACES.contains(&fold(word).text.as_str()));
        let end = after.find(['-', '–', '—', ':', '/']);
        let agency = match end {
            _ if at != first => after,
            Some(end) => &after[..end],
            None => return None,
        };
        // A weekday may stand between the place and the date.
        let is_dateline = !opens_as_text
            && place.len() <= MOST_OF_PLACE
            && words(agency).count() <= MOST_OF_AGENCY
            && !before.contains(['.', ':', '؟', '!']);
        let guess = Some(Guess::Place);
        is_dateline.then(|| moved(WrittenDate { guess, ..found }, line.range.start))
    })
}

/// Words, folded, that begin a sentence which tells of a day.
const NO_PLACES: [&str; 10] = [
    "في",
    "وفي",
    "منذ",
    "يوم",
    "قبل",
    "بعد",
    "حتي",
    "بتاريخ",
    "خلال",
    "صوره",
];

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || is_mark(c)));
    words.filter(|word| word.contains(char::is_alphabetic))
}

/// Whether a character is a vowel mark or tatweel, within a word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}' | '\u{670}' | 'ـ')
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
