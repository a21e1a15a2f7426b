//! `qari mentions`: every mention of an actor, as records.

use clap::{Args, ValueEnum};

use super::inputs::{Inputs, known_actors};
use super::output::{Output, side_of};
use super::table::{Kind as Column, Table};
use super::{Common, Format, Outcome, WrongUsage};
use crate::actors::index::block_of;
use crate::actors::recognizer::Recognizer;
use crate::actors::record::{Record, records};
use crate::config::strings::Strings;
use crate::library::article::{Article, Zone};
use crate::library::mention::{ActorId, Certainty, Mention, MentionKind};

#[derive(Debug, Args)]
pub(super) struct Mentions {
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[arg(long, value_name = "ID")]
    actor: Vec<String>,
    #[arg(long, value_name = "KIND")]
    kind: Option<Kind>,
    #[arg(long, value_name = "CERTAINTY")]
    certainty: Option<Sureness>,
    #[arg(long, value_name = "ZONE")]
    zone: Vec<ZoneName>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    Name,
    Nominal,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Sureness {
    Certain,
    Likely,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ZoneName {
    Title,
    Date,
    Byline,
    Category,
    Summary,
    Subhead,
    Caption,
    Body,
    Clutter,
}

impl Mentions {
    pub(super) fn run(&self, common: Common, output: &mut Output) -> anyhow::Result<Outcome> {
        let gazetteer = known_actors(common);
        if let Some(unknown) = self
            .actor
            .iter()
            .find(|id| gazetteer.get(&ActorId::new(id)).is_none())
        {
            let strings = Strings::new(common.language());
            let message = strings.with("unknown-actor-id", [("id", unknown.as_str().into())]);
            return Err(WrongUsage::new(message).into());
        }
        let recognizer = Recognizer::new(gazetteer.clone());
        let mut table = Table::new(COLUMNS, side_of(common.language()));
        let mut any = false;
        let outcome = self.inputs.each_distinct_article(common, |article| {
            let mentions = recognizer.mentions(&article);
            let described = records(&article, &mentions, &gazetteer).zip(&mentions);
            for (record, mention) in described.filter(|(record, _)| self.wants(record)) {
                any = true;
                match self.format {
                    Format::Jsonl => output.record(&record)?,
                    Format::Text => {
                        let passage = passage(&article, mention, output);
                        let word = if passage.is_none() { record.word } else { "" };
                        table.add(fields(&record, word), passage, output)?;
                    }
                }
            }
            table.write(output)?;
            Ok(())
        })?;
        output.finish()?;
        Ok(if any { outcome } else { Outcome::Lacking })
    }

    fn wants(&self, record: &Record<'_>) -> bool {
        let kind = self.kind.map(|kind| match kind {
            Kind::Name => MentionKind::Name,
            Kind::Nominal => MentionKind::Nominal,
        });
        let certainty = self.certainty.map(|sureness| match sureness {
            Sureness::Certain => Certainty::Certain,
            Sureness::Likely => Certainty::Likely,
        });
        kind.is_none_or(|kind| kind == record.kind)
            && certainty.is_none_or(|certainty| certainty == record.certainty)
            && (self.actor.is_empty() || self.actor.iter().any(|id| *id == record.actor.as_str()))
            && (self.zone.is_empty() || self.zone.iter().any(|&name| zone(name) == record.zone))
    }
}

fn zone(name: ZoneName) -> Zone {
    match name {
        ZoneName::Title => Zone::Title,
        ZoneName::Date => Zone::Date,
        ZoneName::Byline => Zone::Byline,
        ZoneName::Category => Zone::Category,
        ZoneName::Summary => Zone::Summary,
        ZoneName::Subhead => Zone::Subhead,
        ZoneName::Caption => Zone::Caption,
        ZoneName::Body => Zone::Body,
        ZoneName::Clutter => Zone::Clutter,
    }
}

/// A record for people: where, who, what is written there, and the whole word
/// unless the passage shows it.
const COLUMNS: &[Column] = &[
    Column::Path,
    Column::Number,
    Column::Name,
    Column::Text,
    Column::Text,
];

fn fields(record: &Record<'_>, word: &str) -> Vec<String> {
    vec![
        record.doc.to_owned(),
        format!("{}-{}", record.start, record.end),
        record.actor.to_string(),
        record.text.to_owned(),
        word.to_owned(),
    ]
}

/// What stands around a mention, where that is shown.
fn passage(article: &Article, mention: &Mention, output: &Output) -> Option<String> {
    let block = &article.blocks[block_of(article, mention)?];
    let start = block.range.start;
    let range = mention.range.start - start..mention.range.end - start;
    let text = &article.text[block.range.clone()];
    output.context(text, range, block.directions.by_words)
}
