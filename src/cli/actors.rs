//! `qari actors`: the known actors, and how often each is mentioned.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use super::output::Output;
use super::{Common, Format, Outcome, inputs};
use crate::actors::gazetteer::{Actor, Class, Gazetteer};
use crate::actors::recognizer::Recognizer;
use crate::config::strings::Language;
use crate::library::counts::by_actor;
use crate::library::mention::ActorId;

#[derive(Debug, Args)]
pub(super) struct Actors {
    /// Files, folders, or - for standard input; none: the built-in articles
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How records are written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// An actor as a record; counts leave clutter out.
#[derive(Serialize)]
struct Record<'a> {
    actor: &'a str,
    class: Class,
    name: &'a str,
    english: &'a str,
    mentions: usize,
    articles: usize,
}

impl Actors {
    pub(super) fn run(&self, common: Common, output: &mut Output) -> anyhow::Result<Outcome> {
        let gazetteer = Arc::new(Gazetteer::built_in());
        let recognizer = Recognizer::new(gazetteer.clone());
        let mut tally: HashMap<ActorId, (usize, usize)> = HashMap::new();
        let outcome = inputs::each_distinct_article(&self.paths, common, |article| {
            for (actor, mentions) in by_actor(&article, &recognizer.mentions(&article)) {
                let counted = tally.entry(actor).or_default();
                *counted = (counted.0 + mentions, counted.1 + 1);
            }
            Ok(())
        })?;
        let mut records: Vec<Record<'_>> = gazetteer
            .iter()
            .map(|actor| record(actor, &tally))
            .collect();
        // The sort is stable: actors mentioned alike stay in the gazetteer's order.
        records.sort_by_key(|record| std::cmp::Reverse(record.mentions));
        for record in &records {
            match self.format {
                Format::Jsonl => output.record(record)?,
                Format::Text => {
                    let name = match common.language() {
                        Language::Arabic => record.name,
                        Language::English => record.english,
                    };
                    let (mentions, id) = (record.mentions, record.actor);
                    output.line(&format!("{mentions}\t{id}\t{name}"))?;
                }
            }
        }
        output.finish()?;
        Ok(outcome)
    }
}

fn record<'a>(actor: &'a Actor, tally: &HashMap<ActorId, (usize, usize)>) -> Record<'a> {
    let (mentions, articles) = tally.get(&actor.id).copied().unwrap_or_default();
    Record {
        actor: actor.id.as_str(),
        class: actor.class,
        name: &actor.ar,
        english: &actor.en,
        mentions,
        articles,
    }
}
