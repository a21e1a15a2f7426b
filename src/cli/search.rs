//! `qari search`: the passages that a query finds, each hit in its place with what
//! stands around it. An article that meets the query without a word of it in its text,
//! by its date or source, is a record of its own, with its title.

use std::ops::Range;

use clap::Args;
use serde::Serialize;

use super::csv::Csv;
use super::inputs::{Inputs, known_actors};
use super::output::{Output, side_of};
use super::table::{Kind, Table};
use super::unreadable::Unreadable;
use super::{Common, Format, Outcome, query, saved};
use crate::actors::record::words_around;
use crate::config::strings::Strings;
use crate::library::article::{Article, Block, Zone};
use crate::library::dates::WrittenDate;
use crate::library::interrupt::Interrupt;
use crate::library::order::Order;
use crate::text::buffer::{boundary_after, boundary_before};
use crate::text::code_points::CodePoints;

#[derive(Debug, Args)]
pub(super) struct Search {
    #[arg(id = "sought", value_name = "QUERY", allow_hyphen_values = true)]
    query: String,
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[arg(long, value_name = "ORDER", default_value = "relevance")]
    sort: Order,
    #[arg(long, value_name = "COUNT")]
    limit: Option<usize>,
    #[arg(long, value_name = "COUNT")]
    per_article: Option<usize>,
}

/// A hit as a record. Offsets are code points of the article's text.
#[derive(Serialize)]
struct Record<'a> {
    doc: &'a str,
    /// `None` for a title that is not part of the text.
    start: Option<usize>,
    end: Option<usize>,
    /// What is written there.
    text: &'a str,
    /// What stands before and after it in its paragraph.
    before: String,
    after: String,
    zone: Zone,
    title: &'a str,
    source: Option<&'a str>,
    date: Option<String>,
}

const FIELDS: [&str; 10] = [
    "doc", "start", "end", "text", "before", "after", "zone", "title", "source", "date",
];

/// A hit for people: where, and what; in a pipe also what stands around it, which on a
/// terminal stands below.
const COLUMNS: &[Kind] = &[Kind::Path, Kind::Number, Kind::Text, Kind::Text];

/// The most bytes of a paragraph that are told before a hit, and after it.
const AROUND: usize = 160;

impl Search {
    pub(super) fn run(&self, common: Common, output: &mut Output) -> anyhow::Result<Outcome> {
        let gazetteer = known_actors(common);
        let condition = query::condition(
            query::QUERY,
            &self.query,
            &gazetteer,
            &saved::queries(common),
            common,
        )?;
        let shelf = query::read(&self.inputs, &gazetteer, common)?;
        let store = shelf.store();
        let found = store.select_until(&condition, self.sort, &mut Interrupt::never())?;
        let mut table = Table::new(COLUMNS, side_of(common.language()));
        let csv = match self.format {
            Format::Csv => Some(Csv::begin(FIELDS.to_vec(), output)?),
            Format::Text | Format::Jsonl => None,
        };
        let mut left = self.limit.unwrap_or(usize::MAX);
        let mut any = false;
        let mut unreadable = Unreadable::new(Strings::new(common.language()));
        for id in found.unwrap_or_default() {
            if left == 0 {
                break;
            }
            let Some(article) = unreadable.pass(id, shelf.article(id))? else {
                continue;
            };
            let most = self.per_article.unwrap_or(usize::MAX).min(left);
            let places: Vec<Option<Range<usize>>> = match store.hits(id, &condition)?.ranges {
                none if none.is_empty() => vec![article.title_range.clone()],
                some => some.into_iter().map(Some).collect(),
            };
            let mut points = CodePoints::of(&article.text);
            for place in places.into_iter().take(most) {
                any = true;
                left -= 1;
                let record = record(&article, place.clone(), &mut points);
                if self.format == Format::Text {
                    let below = place.and_then(|place| context(&article, place, output));
                    table.add(fields(&record, below.is_some()), below, output)?;
                    continue;
                }
                match &csv {
                    Some(csv) => csv.record(&record, output)?,
                    None => output.record(&record)?,
                }
            }
            table.write(output)?;
        }
        output.finish()?;
        let outcome = unreadable.outcome(shelf.outcome);
        Ok(if any { outcome } else { Outcome::Lacking })
    }
}

fn record<'a>(
    article: &'a Article,
    place: Option<Range<usize>>,
    points: &mut CodePoints<'a>,
) -> Record<'a> {
    let block = place.as_ref().and_then(|place| block_at(article, place));
    let (before, after) = match (&place, block) {
        (Some(place), Some(block)) => around(&article.text, place, &block.range),
        _ => Default::default(),
    };
    Record {
        doc: &article.doc,
        start: place.as_ref().map(|place| points.before(place.start)),
        end: place.as_ref().map(|place| points.before(place.end)),
        text: place.map_or(&article.title, |place| &article.text[place]),
        before,
        after,
        zone: block.map_or(Zone::Title, |block| block.zone),
        title: &article.title,
        source: article.source.as_deref(),
        date: article.date.as_ref().map(WrittenDate::in_iso_8601),
    }
}

/// The block in which a place begins.
fn block_at<'a>(article: &'a Article, place: &Range<usize>) -> Option<&'a Block> {
    let after = article
        .blocks
        .partition_point(|block| block.range.start <= place.start);
    let block = &article.blocks[after.checked_sub(1)?];
    block.range.contains(&place.start).then_some(block)
}

/// What stands before and after a place in its block, in whole words; a line break is
/// a blank.
fn around(text: &str, place: &Range<usize>, block: &Range<usize>) -> (String, String) {
    let start = boundary_before(text, place.start.saturating_sub(AROUND).max(block.start));
    let end = boundary_after(text, (place.end + AROUND).min(block.end));
    // A word that is cut is left out, but for that which the place is a part of.
    let whole = words_around(text, place);
    let start = match text[start..whole.start.max(start)].find(char::is_whitespace) {
        Some(blank) if start > block.start => start + blank,
        _ => start,
    };
    let end = match text[whole.end.min(end)..end].rfind(char::is_whitespace) {
        Some(blank) if end < block.end => whole.end.min(end) + blank,
        _ => end.max(place.end),
    };
    let tidy = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ")
    };
    let (before, after) = (&text[start..place.start], &text[place.end..end]);
    let gap = |is_there: bool| if is_there { " " } else { "" };
    (
        tidy(before) + gap(before.ends_with(char::is_whitespace)),
        gap(after.starts_with(char::is_whitespace)).to_owned() + &tidy(after),
    )
}

/// What stands around a hit, with the hit marked, where that is shown.
fn context(article: &Article, place: Range<usize>, output: &Output) -> Option<String> {
    let block = block_at(article, &place)?;
    let start = block.range.start;
    let range = place.start - start..place.end.min(block.range.end) - start;
    let text = &article.text[block.range.clone()];
    output.context(text, range, block.directions.by_words)
}

fn fields(record: &Record<'_>, is_seen: bool) -> Vec<String> {
    let place = match (record.start, record.end) {
        (Some(start), Some(end)) => format!("{start}-{end}"),
        _ => String::new(),
    };
    let passage = match is_seen {
        true => String::new(),
        false => format!("{}{}{}", record.before, record.text, record.after),
    };
    vec![
        record.doc.to_owned(),
        place,
        record.text.to_owned(),
        passage,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn around_a_place_stand_whole_words_of_its_paragraph() {
        let text = "أول\nقال وزير\nالخارجية: «إن السلام قريب» ثم سكت.\nآخر";
        let block = "أول\n".len()..text.len() - "\nآخر".len();
        let at = text.find("سلام").expect("it is there");
        let place = at..at + "سلام".len();
        let (before, after) = around(text, &place, &block);
        assert_eq!(before, "قال وزير الخارجية: «إن ال");
        assert_eq!(after, " قريب» ثم سكت.");
        let long = format!("{}سلام{}", "كلمة ".repeat(90), " كلمة".repeat(90));
        let at = long.find("سلام").expect("it is there");
        let (before, after) = around(&long, &(at..at + "سلام".len()), &(0..long.len()));
        assert!(
            before.starts_with("كلمة ") && before.len() <= AROUND,
            "{before}"
        );
        assert!(after.ends_with(" كلمة") && after.len() <= AROUND, "{after}");
    }
}
