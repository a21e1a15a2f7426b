//! `qari actors`: the actors that are mentioned, or all that are known, and how often;
//! with `--forms`, in which forms which source writes them (`forms.rs`).

mod forms;

use clap::Args;
use serde::Serialize;
use std::collections::HashMap;

use super::csv::Csv;
use super::inputs::{Inputs, known_actors};
use super::output::{Output, side_of};
use super::table::{Kind, Table};
use super::{Common, Format, Outcome, errors};
use crate::actors::gazetteer::{Actor, Class};
use crate::actors::recognizer::Recognizer;
use crate::config::strings::{Language, Strings};
use crate::library::counts::{by_actor, certain_by_actor, places};
use crate::library::mention::ActorId;

#[derive(Debug, Args)]
pub(super) struct Actors {
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[arg(id = "all-actors", long = "all")]
    all: bool,
    #[arg(long, conflicts_with = "all-actors")]
    forms: bool,
}

/// An actor as a record; counts leave clutter out. `mentions` counts certain and likely
/// ones, `certain` the former alone; `articles` those where it has any. `places` tells how
/// often a state is named as a mere place, which the others do not count.
#[derive(Serialize)]
struct Record<'a> {
    actor: &'a str,
    class: Class,
    name: &'a str,
    english: &'a str,
    mentions: usize,
    certain: usize,
    articles: usize,
    places: usize,
}

const FIELDS: [&str; 8] = [
    "actor", "class", "name", "english", "mentions", "certain", "articles", "places",
];

/// An actor for people: how often it is mentioned and how often of that for certain, its
/// id and its name, and how often it is named as a mere place, if it is.
const COLUMNS: &[Kind] = &[
    Kind::Number,
    Kind::Number,
    Kind::Name,
    Kind::Text,
    Kind::Number,
];

/// What was counted of an actor.
#[derive(Clone, Copy, Default)]
struct Counted {
    mentions: usize,
    certain: usize,
    articles: usize,
    places: usize,
}

impl Actors {
    pub(super) fn run(&self, common: Common, output: &mut Output) -> anyhow::Result<Outcome> {
        if self.forms {
            return self.list_forms(common, output);
        }
        let gazetteer = known_actors(common);
        let recognizer = Recognizer::new(gazetteer.clone());
        let mut tally: HashMap<ActorId, Counted> = HashMap::new();
        let mut any = false;
        let outcome = self.inputs.each_distinct_article(common, |article| {
            any = true;
            let mentions = recognizer.mentions(&article);
            for (actor, count) in by_actor(&article, &mentions) {
                let counted = tally.entry(actor).or_default();
                counted.mentions += count;
                counted.articles += 1;
            }
            for (actor, count) in certain_by_actor(&article, &mentions) {
                tally.entry(actor).or_default().certain += count;
            }
            for (actor, count) in places(&article, &mentions) {
                tally.entry(actor).or_default().places += count;
            }
            Ok(())
        })?;
        if !any {
            // A list of noughts would hide why there is nothing.
            return Ok(outcome);
        }
        if tally.is_empty() && !self.all {
            return Ok(nobody(common));
        }
        let mut records: Vec<Record<'_>> = gazetteer
            .iter()
            .filter(|actor| !actor.mute && (self.all || tally.contains_key(&actor.id)))
            .map(|actor| record(actor, &tally))
            .collect();
        // The sort is stable: actors mentioned alike stay in the gazetteer's order.
        records.sort_by_key(|record| std::cmp::Reverse((record.mentions, record.places)));
        let mut table = Table::new(COLUMNS, side_of(common.language()));
        let csv = match self.format {
            Format::Csv => Some(Csv::begin(FIELDS.to_vec(), output)?),
            Format::Text | Format::Jsonl => None,
        };
        for record in &records {
            if self.format == Format::Text {
                let name = match common.language() {
                    Language::Arabic => record.name,
                    Language::English => record.english,
                };
                let fields = vec![
                    record.mentions.to_string(),
                    record.certain.to_string(),
                    record.actor.to_owned(),
                    name.to_owned(),
                    match record.places {
                        0 => String::new(),
                        places => places.to_string(),
                    },
                ];
                table.add(fields, None, output)?;
                continue;
            }
            match &csv {
                Some(csv) => csv.record(record, output)?,
                None => output.record(record)?,
            }
        }
        table.write(output)?;
        output.finish()?;
        Ok(outcome)
    }
}

/// Says that nobody is mentioned.
fn nobody(common: Common) -> Outcome {
    let strings = Strings::new(common.language());
    errors::complain(strings.language(), &strings.get("no-mentions-here"));
    Outcome::Lacking
}

fn record<'a>(actor: &'a Actor, tally: &HashMap<ActorId, Counted>) -> Record<'a> {
    let counted = tally.get(&actor.id).copied().unwrap_or_default();
    Record {
        actor: actor.id.as_str(),
        class: actor.class,
        name: &actor.ar,
        english: &actor.en,
        mentions: counted.mentions,
        certain: counted.certain,
        articles: counted.articles,
        places: counted.places,
    }
}
