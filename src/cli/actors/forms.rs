//! `qari actors --forms`: one record for each actor, form and source, with how often.

use std::collections::HashMap;

use serde::Serialize;

use super::super::csv::Csv;
use super::super::inputs::known_actors;
use super::super::output::{Output, side_of};
use super::super::table::{Kind, Table};
use super::super::{Common, Format, Outcome};
use super::{Actors, nobody};
use crate::actors::recognizer::Recognizer;
use crate::config::strings::Strings;
use crate::library::counts::counted;
use crate::library::mention::{ActorId, MentionKind};
use crate::library::spot::Spot;
use crate::query::voices::{By, Count, Form, Forms, Table as Counted, Voices};

/// How often a source writes an actor in a form. `mentions` counts what stands in near
/// copies once, under the first source; `certain` the certain ones of these; `copies` what
/// stands in near copies besides. `source` is null for articles without one.
#[derive(Serialize)]
struct Record<'a> {
    actor: &'a str,
    name: &'a str,
    form: &'a str,
    kind: MentionKind,
    source: Option<&'a str>,
    mentions: usize,
    certain: usize,
    copies: usize,
}

const FIELDS: [&str; 8] = [
    "actor", "name", "form", "kind", "source", "mentions", "certain", "copies",
];

/// The same for people: how often, the copies besides, the id, the form, the source.
const COLUMNS: &[Kind] = &[
    Kind::Number,
    Kind::Number,
    Kind::Name,
    Kind::Text,
    Kind::Text,
];

impl Actors {
    pub(super) fn list_forms(
        &self,
        common: Common,
        output: &mut Output,
    ) -> anyhow::Result<Outcome> {
        let gazetteer = known_actors(common);
        let recognizer = Recognizer::new(gazetteer.clone());
        let mut actors: HashMap<ActorId, Voices> = HashMap::new();
        let (mut place, mut any) = (0, false);
        let outcome = self.inputs.each_distinct_article(common, |article| {
            any = true;
            let mentions = recognizer.mentions(&article);
            let mut spots: HashMap<&ActorId, Vec<Spot>> = HashMap::new();
            for mention in counted(&article, &mentions) {
                let spot = Spot::at(&article, mention.range.clone(), mention.is_certain());
                spots.entry(&mention.actor).or_default().push(spot);
            }
            for (actor, spots) in spots {
                let forms = Forms {
                    gazetteer: &gazetteer,
                    actor,
                };
                let voices = actors.entry(actor.clone()).or_default();
                let source = article.source.as_deref();
                voices.add(place, source, &article.text, &spots, &forms);
            }
            place += 1;
            Ok(())
        })?;
        if !any {
            return Ok(outcome);
        }
        if actors.is_empty() {
            return Ok(nobody(common));
        }
        let strings = Strings::new(common.language());
        let mut table = Table::new(COLUMNS, side_of(common.language()));
        let csv = match self.format {
            Format::Csv => Some(Csv::begin(FIELDS.to_vec(), output)?),
            Format::Text | Format::Jsonl => None,
        };
        // Most mentions first; actors mentioned alike stand in the gazetteer's order.
        let known = gazetteer.iter().filter_map(|actor| {
            let voices = actors.get(&actor.id)?;
            let forms = Forms {
                gazetteer: &gazetteer,
                actor: &actor.id,
            };
            Some((actor, voices.table(false, &forms)))
        });
        let mut known: Vec<_> = known.collect();
        known.sort_by_key(|(_, counted)| std::cmp::Reverse(counted.whole()));
        for (actor, counted) in &known {
            for (form, source, count) in parts(counted) {
                if self.format == Format::Text {
                    let source = source.unwrap_or_else(|| strings.get("no-source"));
                    let copies = match count.copies {
                        0 => String::new(),
                        copies => format!("+{copies}"),
                    };
                    let id = actor.id.as_str().to_owned();
                    let shown = form.shown.to_string();
                    let fields = vec![count.counted.to_string(), copies, id, shown, source];
                    table.add(fields, None, output)?;
                    continue;
                }
                let record = Record {
                    actor: actor.id.as_str(),
                    name: &actor.ar,
                    form: &form.shown,
                    kind: match form.is_name {
                        true => MentionKind::Name,
                        false => MentionKind::Nominal,
                    },
                    source: source.as_deref(),
                    mentions: count.counted,
                    certain: count.counted - count.likely,
                    copies: count.copies,
                };
                match &csv {
                    Some(csv) => csv.record(&record, output)?,
                    None => output.record(&record)?,
                }
            }
        }
        table.write(output)?;
        output.finish()?;
        Ok(outcome)
    }
}

/// What was counted of an actor, the most frequent form first, of each the source that
/// writes it most.
fn parts(counted: &Counted) -> Vec<(Form, Option<String>, Count)> {
    let groups = counted.groups(By::Form).into_iter();
    let parts = groups.flat_map(|group| group.parts);
    parts
        .filter_map(|(voice, count)| {
            let source = voice.source.flatten().map(|name| name.to_string());
            Some((voice.form?, source, count))
        })
        .collect()
}
