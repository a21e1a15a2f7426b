//! `qari actors`: the known actors, and how often each is mentioned.

use clap::Args;
use serde::Serialize;
use std::collections::HashMap;

use super::inputs::{Inputs, known_actors};
use super::output::{Output, side_of};
use super::table::{Kind, Table};
use super::{Common, Format, Outcome};
use crate::actors::gazetteer::{Actor, Class};
use crate::actors::recognizer::Recognizer;
use crate::config::strings::Language;
use crate::library::counts::by_actor;
use crate::library::mention::ActorId;

#[derive(Debug, Args)]
pub(super) struct Actors {
    #[command(flatten)]
    inputs: Inputs,
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

/// An actor for people: how often it is mentioned, its id and its name.
const COLUMNS: &[Kind] = &[Kind::Number, Kind::Name, Kind::Text];

impl Actors {
    pub(super) fn run(&self, common: Common, output: &mut Output) -> anyhow::Result<Outcome> {
        let gazetteer = known_actors(common);
        let recognizer = Recognizer::new(gazetteer.clone());
        let mut tally: HashMap<ActorId, (usize, usize)> = HashMap::new();
        let mut any = false;
        let outcome = self.inputs.each_distinct_article(common, |article| {
            any = true;
            for (actor, mentions) in by_actor(&article, &recognizer.mentions(&article)) {
                let counted = tally.entry(actor).or_default();
                *counted = (counted.0 + mentions, counted.1 + 1);
            }
            Ok(())
        })?;
        if !any {
            // A list of noughts would hide why there is nothing.
            return Ok(outcome);
        }
        let mut records: Vec<Record<'_>> = gazetteer
            .iter()
            .filter(|actor| !actor.mute)
            .map(|actor| record(actor, &tally))
            .collect();
        // The sort is stable: actors mentioned alike stay in the gazetteer's order.
        records.sort_by_key(|record| std::cmp::Reverse(record.mentions));
        let mut table = Table::new(COLUMNS, side_of(common.language()));
        for record in &records {
            match self.format {
                Format::Jsonl => output.record(record)?,
                Format::Text => {
                    let name = match common.language() {
                        Language::Arabic => record.name,
                        Language::English => record.english,
                    };
                    let (mentions, id) = (record.mentions, record.actor);
                    let fields = vec![mentions.to_string(), id.to_owned(), name.to_owned()];
                    table.add(fields, None, output)?;
                }
            }
        }
        table.write(output)?;
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
