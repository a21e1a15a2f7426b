//! `qari articles`: one line an article.

use std::collections::HashMap;
use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use super::csv::Csv;
use super::inputs::{Inputs, known_actors};
use super::output::{Output, side_of};
use super::table::{Kind, Table};
use super::{Common, Format, Outcome, WrongUsage};
use crate::actors::gazetteer::Gazetteer;
use crate::actors::recognizer::Recognizer;
use crate::app::status::why;
use crate::config::strings::Strings;
use crate::library::article::Article;
use crate::library::condition::Condition;
use crate::library::counts::{by_actor, certain_by_actor};
use crate::library::dates::in_iso_8601;
use crate::library::memory::MemoryStore;
use crate::library::mention::ActorId;
use crate::library::store::Store;
use crate::query::{self, QueryError};

#[derive(Debug, Args)]
pub(super) struct Articles {
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
}

/// An article as a record.
#[derive(Serialize)]
struct Record<'a> {
    doc: &'a str,
    id: String,
    title: &'a str,
    source: Option<&'a str>,
    author: Option<&'a str>,
    /// ISO 8601; without a day if none is written: `2025-04`.
    date: Option<String>,
    /// Whether the year of the date was taken from the text.
    date_guessed: bool,
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
        let recognizer = Recognizer::new(gazetteer.clone());
        let condition = match &self.query {
            None => Condition::everything(),
            Some(typed) => query::condition(typed, true, &|folded| gazetteer.resolve(folded))
                .map_err(|error| misread(typed, error, common))?,
        };
        let mut store = MemoryStore::default();
        let outcome = self.inputs.each_distinct_article(common, |article| {
            let mentions = recognizer.mentions(&article);
            let id = article.id;
            store.add(article);
            store.set_mentions(id, mentions.into(), Arc::default());
            Ok(())
        })?;
        let mut table = Table::new(COLUMNS, side_of(common.language()));
        let csv = match self.format {
            Format::Csv => Some(Csv::begin(FIELDS.to_vec(), output)?),
            Format::Text | Format::Jsonl => None,
        };
        let ids = store.select(&condition);
        for article in ids.iter().filter_map(|&id| store.article(id)) {
            if self.format == Format::Text {
                table.add(fields(&article), None, output)?;
                continue;
            }
            let mentions = store.mentions(article.id).unwrap_or_default();
            let counts = by_actor(&article, &mentions);
            let certain = certain_by_actor(&article, &mentions);
            let record = record(
                &article,
                &counts,
                &certain.into_iter().collect(),
                &gazetteer,
            );
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
            outcome
        })
    }
}

fn record<'a>(
    article: &'a Article,
    counts: &'a [(ActorId, usize)],
    certain: &HashMap<ActorId, usize>,
    gazetteer: &'a Gazetteer,
) -> Record<'a> {
    let name = |actor: &'a ActorId| {
        gazetteer
            .get(actor)
            .map_or(actor.as_str(), |known| &known.ar)
    };
    Record {
        doc: &article.doc,
        id: article.id.to_string(),
        title: &article.title,
        source: article.source.as_deref(),
        author: article.author.as_deref(),
        date: article.date.as_ref().map(in_iso_8601),
        date_guessed: article.date.as_ref().is_some_and(|written| written.guessed),
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

const FIELDS: [&str; 9] = [
    "doc",
    "id",
    "title",
    "source",
    "author",
    "date",
    "date_guessed",
    "length",
    "actors",
];

/// An article for people: where it is, its date, its source and its title.
const COLUMNS: &[Kind] = &[Kind::Path, Kind::Name, Kind::Text, Kind::Text];

fn fields(article: &Article) -> Vec<String> {
    let date = article.date.as_ref().map(|written| {
        let doubt = if written.guessed { "?" } else { "" };
        in_iso_8601(written) + doubt
    });
    vec![
        article.doc.clone(),
        date.unwrap_or_default(),
        article.source.clone().unwrap_or_default(),
        article.title.clone(),
    ]
}

/// Says what of a query was not understood, and why.
fn misread(typed: &str, error: QueryError, common: Common) -> WrongUsage {
    let strings = Strings::new(common.language());
    let before = typed.get(..error.range.start).unwrap_or_default();
    let values = [
        ("place", (before.chars().count() + 1).to_string().into()),
        (
            "at",
            typed.get(error.range.clone()).unwrap_or_default().into(),
        ),
        ("why", why(&strings, error.problem).into()),
    ];
    WrongUsage {
        message: strings.with("query-misread", values),
        place: Some((typed.to_owned(), error.range)),
    }
}
