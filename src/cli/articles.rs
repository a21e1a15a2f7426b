//! `qari articles`: one line an article.

use std::collections::HashMap;

use clap::Args;
use serde::Serialize;

use super::csv::Csv;
use super::inputs::{Inputs, known_actors};
use super::output::{Output, side_of};
use super::table::{Kind, Table};
use super::unreadable::Unreadable;
use super::{Common, Format, Outcome, query, saved};
use crate::actors::gazetteer::Gazetteer;
use crate::app::dated;
use crate::config::strings::Strings;
use crate::library::article::Article;
use crate::library::condition::Condition;
use crate::library::dates::{Clock, DateStyle, WrittenDate};
use crate::library::interrupt::Interrupt;
use crate::library::mention::ActorId;
use crate::library::notice::Notice;
use crate::library::order::Order;
use crate::library::origin::Origin;

#[derive(Debug, Args)]
pub(super) struct Articles {
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    #[arg(long, value_name = "ORDER", default_value = "added")]
    sort: Order,
}

/// An article as a record.
#[derive(Serialize)]
struct Record<'a> {
    doc: &'a str,
    id: String,
    title: &'a str,
    source: Option<&'a str>,
    author: Option<&'a str>,
    section: Option<&'a str>,
    /// As the source declares it, a tag of BCP 47.
    language: Option<&'a str>,
    /// ISO 8601; without a day if none is written: `2025-04`.
    date: Option<String>,
    /// Whether it may be another day: its year was taken from the text, it is written in
    /// the lunar calendar alone, or it stands where the text opens.
    date_guessed: bool,
    /// `22:49`, or with its zone `22:49+03:00`.
    time: Option<String>,
    /// The date as it is written.
    date_written: Option<&'a str>,
    /// The encoding that it was taken for, if it is not in UTF-8.
    encoding: Option<&'static str>,
    /// The files that it was found in, by their absolute paths, with the place in each:
    /// `/home/amal/feed.xml#2`.
    origins: Vec<String>,
    /// Code points of its text.
    length: usize,
    actors: Vec<Count<'a>>,
}

#[derive(Serialize)]
struct Count<'a> {
    actor: &'a str,
    name: &'a str,
    /// Certain and likely ones.
    mentions: usize,
    certain: usize,
}

impl Articles {
    pub(super) fn run(&self, common: Common, output: &mut Output) -> anyhow::Result<Outcome> {
        let gazetteer = known_actors(common);
        let condition = match &self.query {
            None => Condition::everything(),
            Some(typed) => query::condition(
                "--query",
                typed,
                &gazetteer,
                &saved::queries(common),
                common,
            )?,
        };
        let shelf = query::read(&self.inputs, &gazetteer, common)?;
        let store = shelf.store();
        let strings = Strings::new(common.language());
        let mut table = Table::new(COLUMNS, side_of(common.language()));
        let csv = match self.format {
            Format::Csv => Some(Csv::begin(FIELDS.to_vec(), output)?),
            Format::Text | Format::Jsonl => None,
        };
        let ids = store.select_until(&condition, self.sort, &mut Interrupt::never())?;
        let ids = ids.unwrap_or_default();
        let mut unreadable = Unreadable::new(Strings::new(common.language()));
        for &id in &ids {
            let Some(article) = unreadable.pass(id, shelf.article(id))? else {
                continue;
            };
            if self.format == Format::Text {
                let style = Some(common.dates()).filter(|style| {
                    let is_chosen = style.months.is_some() || style.calendar.is_some();
                    is_chosen && output.form().is_grid()
                });
                table.add(fields(&article, &strings, style), None, output)?;
                continue;
            }
            let origins = store.origins(id)?.iter().map(Origin::to_string).collect();
            let summary = store.summaries(&[id]).map(|mut rows| rows.pop());
            let Some(summary) = unreadable.pass(id, summary)? else {
                continue;
            };
            let (counts, certain) = (summary.actors.unwrap_or_default(), summary.certain);
            let certain = certain.iter().cloned().collect();
            let record = record(&article, &counts, &certain, origins, &gazetteer);
            match &csv {
                Some(csv) => csv.record(&record, output)?,
                None => output.record(&record)?,
            }
        }
        table.write(output)?;
        output.finish()?;
        Ok(if ids.is_empty() {
            Outcome::Lacking
        } else {
            unreadable.outcome(shelf.outcome)
        })
    }
}

fn record<'a>(
    article: &'a Article,
    counts: &'a [(ActorId, usize)],
    certain: &HashMap<ActorId, usize>,
    origins: Vec<String>,
    gazetteer: &'a Gazetteer,
) -> Record<'a> {
    let name = |actor: &'a ActorId| {
        gazetteer
            .get(actor)
            .map_or(actor.as_str(), |known| &known.ar)
    };
    let clock = article.date.as_ref().and_then(|written| written.clock);
    Record {
        doc: &article.doc,
        id: article.id.to_string(),
        title: &article.title,
        source: article.source.as_deref(),
        author: article.author.as_deref(),
        section: article.section.as_deref(),
        language: article.language.as_deref(),
        date: article.date.as_ref().map(WrittenDate::in_iso_8601),
        date_guessed: article
            .date
            .as_ref()
            .is_some_and(|written| written.guess.is_some()),
        time: clock.map(Clock::in_iso_8601),
        date_written: article.date.as_ref().map(|written| &*written.written),
        encoding: article.notices.iter().find_map(|notice| match notice {
            Notice::Encoding { name } => Some(*name),
            _ => None,
        }),
        origins,
        length: article.text.chars().count(),
        actors: counts
            .iter()
            .map(|(actor, mentions)| Count {
                actor: actor.as_str(),
                name: name(actor),
                mentions: *mentions,
                certain: certain.get(actor).copied().unwrap_or(0),
            })
            .collect(),
    }
}

const FIELDS: [&str; 15] = [
    "doc",
    "id",
    "title",
    "source",
    "author",
    "section",
    "language",
    "date",
    "date_guessed",
    "time",
    "date_written",
    "encoding",
    "origins",
    "length",
    "actors",
];

/// An article for people: where it is, its date, its source and its title.
const COLUMNS: &[Kind] = &[Kind::Path, Kind::Name, Kind::Text, Kind::Text];

/// Without a style for dates, as programs read them.
fn fields(article: &Article, strings: &Strings, style: Option<DateStyle>) -> Vec<String> {
    let date = article.date.as_ref().map(|written| match style {
        // Who names months wants words.
        Some(style) if style.months.is_some() => dated::date(strings, written, style),
        Some(style) => dated::brief_date(strings, written, style),
        None => {
            let doubt = if written.guess.is_some() { "?" } else { "" };
            written.in_iso_8601() + doubt
        }
    });
    vec![
        article.doc.clone(),
        date.unwrap_or_default(),
        article.source.clone().unwrap_or_default(),
        article.title.clone(),
    ]
}
