//! `qari mentions`: every mention of an actor, as records.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::output::Output;
use super::{Common, Format, Outcome, WrongUsage, inputs};
use crate::actors::gazetteer::Gazetteer;
use crate::actors::index::block_of;
use crate::actors::recognizer::Recognizer;
use crate::actors::record::{Record, records};
use crate::library::article::Zone;
use crate::library::mention::{ActorId, Certainty, MentionKind};

#[derive(Debug, Args)]
pub(super) struct Mentions {
    /// Files, folders, or - for standard input; none: the built-in articles
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How records are written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Only mentions of this actor, by its id
    #[arg(long, value_name = "ID")]
    actor: Vec<String>,
    /// Only mentions of this kind
    #[arg(long, value_name = "KIND")]
    kind: Option<Kind>,
    /// Only mentions of this certainty
    #[arg(long, value_name = "CERTAINTY")]
    certainty: Option<Sureness>,
    /// Only mentions in this zone, such as body or clutter
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
        let gazetteer = Arc::new(Gazetteer::built_in());
        if let Some(unknown) = self
            .actor
            .iter()
            .find(|id| gazetteer.get(&ActorId::new(id)).is_none())
        {
            return Err(WrongUsage(format!(
                "no actor has the id {unknown:?}; `qari actors` lists them"
            ))
            .into());
        }
        let recognizer = Recognizer::new(gazetteer.clone());
        let mut any = false;
        let outcome = inputs::each_distinct_article(&self.paths, common, |article| {
            let mentions = recognizer.mentions(&article);
            let described = records(&article, &mentions, &gazetteer).zip(&mentions);
            for (record, mention) in described.filter(|(record, _)| self.wants(record)) {
                any = true;
                match self.format {
                    Format::Jsonl => output.record(&record)?,
                    Format::Text => {
                        output.line(&text(&record))?;
                        if let Some(block) = block_of(&article, mention) {
                            let block = &article.blocks[block];
                            let range = mention.range.start - block.range.start
                                ..mention.range.end - block.range.start;
                            let text = &article.text[block.range.clone()];
                            output.context(text, range, block.directions.by_words)?;
                        }
                    }
                }
            }
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

/// A record as a line for people: where, who, what is written there, and the
/// whole word where that is more.
fn text(record: &Record<'_>) -> String {
    let (doc, start, end, actor) = (record.doc, record.start, record.end, record.actor);
    let line = format!("{doc}:{start}-{end}\t{actor}\t{}", record.text);
    if record.word == record.text {
        line
    } else {
        format!("{line}\t{}", record.word)
    }
}
