//! `qari articles`: one line an article.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use super::output::Output;
use super::{Common, Format, Outcome, WrongUsage, inputs};
use crate::actors::gazetteer::Gazetteer;
use crate::actors::recognizer::Recognizer;
use crate::app::status::date;
use crate::config::strings::Strings;
use crate::library::article::Article;
use crate::library::condition::Condition;
use crate::library::counts::by_actor;
use crate::library::dates::in_iso_8601;
use crate::library::memory::MemoryStore;
use crate::library::mention::ActorId;
use crate::library::store::Store;
use crate::query;

#[derive(Debug, Args)]
pub(super) struct Articles {
    /// Files, folders, or - for standard input; none: the built-in articles
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How records are written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Only articles that this query finds
    #[arg(long, value_name = "QUERY")]
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
    mentions: usize,
}

impl Articles {
    pub(super) fn run(&self, common: Common, output: &mut Output) -> anyhow::Result<Outcome> {
        let gazetteer = Arc::new(Gazetteer::built_in());
        let recognizer = Recognizer::new(gazetteer.clone());
        let condition = match &self.query {
            None => Condition::everything(),
            Some(typed) => query::condition(typed, true, &|folded| gazetteer.resolve(folded))
                .map_err(|error| WrongUsage(format!("--query: {error}")))?,
        };
        let mut store = MemoryStore::default();
        let outcome = inputs::each_distinct_article(&self.paths, common, |article| {
            let mentions = recognizer.mentions(&article);
            let id = article.id;
            store.add(article);
            store.set_mentions(id, mentions.into(), Arc::default());
            Ok(())
        })?;
        let strings = Strings::new(common.language());
        let ids = store.select(&condition);
        for article in ids.iter().filter_map(|&id| store.article(id)) {
            match self.format {
                Format::Jsonl => {
                    let mentions = store.mentions(article.id).unwrap_or_default();
                    output.record(&record(
                        &article,
                        &by_actor(&article, &mentions),
                        &gazetteer,
                    ))?;
                }
                Format::Text => output.line(&text(&article, &strings))?,
            }
        }
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
            })
            .collect(),
    }
}

/// An article as a line for people: its title, source and date, and where it is.
fn text(article: &Article, strings: &Strings) -> String {
    let date = article.date.as_ref().map(|written| date(strings, written));
    let parts = [
        Some(article.title.clone()),
        article.source.clone(),
        date,
        Some(article.doc.clone()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
