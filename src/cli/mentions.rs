//! `qari mentions`: every mention of an actor, as records.

mod folder;

use std::io;
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, ValueEnum};
use serde::Serialize;

use self::folder::Folder;
use super::csv::Csv;
use super::inputs::{Inputs, known_actors};
use super::output::{Output, side_of};
use super::table::{Kind as Column, Table};
use super::{Common, Outcome, WrongUsage};
use crate::actors::gazetteer::Gazetteer;
use crate::actors::index::block_of;
use crate::actors::recognizer::Recognizer;
use crate::actors::record::{Record, records};
use crate::actors::web_annotation::annotation;
use crate::app::explanation::{Explained, without_isolates};
use crate::app::notices::in_order;
use crate::config::strings::Strings;
use crate::layout::{Line, Paragraph, reflow};
use crate::library::article::{Article, Zone};
use crate::library::mention::{ActorId, Certainty, Mention, MentionKind};
use crate::run::Role;
use crate::text::fold::fold;

#[derive(Debug, Args)]
pub(super) struct Mentions {
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long = "format", value_name = "FORMAT", default_value = "text")]
    mentions_format: Format,
    #[arg(long = "output", value_name = "FOLDER")]
    folder: Option<PathBuf>,
    #[arg(long)]
    explain: bool,
    #[arg(long, value_name = "NAME")]
    actor: Vec<String>,
    #[arg(long, value_name = "KIND")]
    kind: Option<Kind>,
    #[arg(long, value_name = "CERTAINTY")]
    certainty: Option<Sureness>,
    #[arg(long, value_name = "ZONE")]
    zone: Vec<ZoneName>,
}

/// How mentions are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Jsonl,
    Csv,
    /// Of the W3C, one a line.
    Webannotation,
    /// Into a folder.
    Brat,
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
        let strings = Strings::new(common.language());
        let actors = resolved(&self.actor, &gazetteer, &strings)?;
        let recognizer = Recognizer::new(gazetteer.clone());
        let columns = COLUMNS.len() - usize::from(!self.explain);
        let mut table = Table::new(&COLUMNS[..columns], side_of(common.language()));
        let format = self.mentions_format;
        if self.explain && matches!(format, Format::Webannotation | Format::Brat) {
            let option = ("option", "--explain".into());
            let command = (
                "command",
                "qari mentions --format webannotation|brat".into(),
            );
            return Err(WrongUsage::new(strings.with("not-obeyed", [option, command])).into());
        }
        let mut folder = self.folder(&strings)?;
        let csv = match format {
            Format::Csv => Some(Csv::begin(self.fields(), output)?),
            _ => None,
        };
        let mut any = false;
        let outcome = self.inputs.each_distinct_article(common, |article| {
            let mentions = recognizer.mentions(&article);
            let explained = Explained {
                strings: &strings,
                gazetteer: &gazetteer,
                text: &article.text,
                mentions: &mentions,
                dates: common.dates(),
            };
            let described = records(&article, &mentions, &gazetteer).zip(&mentions);
            let wanted = described.filter(|(record, _)| self.wants(record, &actors));
            if let Some(folder) = &mut folder {
                let wanted: Vec<_> = wanted.collect();
                any |= !wanted.is_empty();
                let written = folder.add(&article, &wanted, &gazetteer);
                return written.with_context(|| self.shown_folder());
            }
            for (record, mention) in wanted {
                any = true;
                if format == Format::Webannotation {
                    let record = annotation(&article, &mention.range, &record, &gazetteer);
                    output.record(&record)?;
                    continue;
                }
                let why = self.explain.then(|| explained.why(mention));
                if format == Format::Text {
                    let passage = passage(&article, mention, output);
                    let is_seen = passage.is_some();
                    let word = if is_seen { "" } else { record.word };
                    let beneath = why.as_deref().map(|why| beneath(why, common, output));
                    let below = passage.map(|passage| passage + &beneath.unwrap_or_default());
                    let mut fields = fields(&record, word);
                    fields.extend(why.map(|why| if is_seen { String::new() } else { why }));
                    table.add(fields, below, output)?;
                    continue;
                }
                let record = Told {
                    record,
                    why: why.map(|why| without_isolates(&why)),
                };
                match &csv {
                    Some(csv) => csv.record(&record, output)?,
                    None => output.record(&record)?,
                }
            }
            table.write(output)?;
            Ok(())
        })?;
        output.finish()?;
        Ok(if any { outcome } else { Outcome::Lacking })
    }

    /// The folder that is to be filled, which only brat needs.
    fn folder(&self, strings: &Strings) -> anyhow::Result<Option<Folder>> {
        let is_wanted = self.mentions_format == Format::Brat;
        let path = match (&self.folder, is_wanted) {
            (None, false) => return Ok(None),
            (Some(path), true) => path,
            (None, true) => return Err(WrongUsage::new(strings.get("folder-needed")).into()),
            (Some(_), false) => return Err(WrongUsage::new(strings.get("folder-for-brat")).into()),
        };
        match Folder::begin(path) {
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => {
                let folder = [("folder", self.shown_folder().into())];
                Err(WrongUsage::new(strings.with("folder-not-empty", folder)).into())
            }
            begun => Ok(Some(begun.with_context(|| self.shown_folder())?)),
        }
    }

    fn shown_folder(&self) -> String {
        let path = self.folder.as_ref().map(|path| path.display().to_string());
        in_order(&path.unwrap_or_default())
    }

    /// The fields of a record, in order.
    fn fields(&self) -> Vec<&'static str> {
        let why = self.explain.then_some("why");
        FIELDS.into_iter().chain(why).collect()
    }

    fn wants(&self, record: &Record<'_>, actors: &[ActorId]) -> bool {
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
            && (actors.is_empty() || actors.contains(record.actor))
            && (self.zone.is_empty() || self.zone.iter().any(|&name| zone(name) == record.zone))
    }
}

/// The actors that were asked for, by an id or any name; none for all.
pub(super) fn resolved(
    asked: &[String],
    gazetteer: &Gazetteer,
    strings: &Strings,
) -> Result<Vec<ActorId>, WrongUsage> {
    let mut actors = Vec::new();
    for typed in asked {
        let meant = gazetteer.resolve(&fold(typed).text);
        if meant.is_empty() {
            let name = ("name", typed.as_str().into());
            return Err(WrongUsage::new(match gazetteer.meant_by(typed) {
                Some(nearest) => {
                    strings.with("mistyped-actor", [name, ("nearest", nearest.into())])
                }
                None => strings.with("unknown-actor-name", [name]),
            }));
        }
        actors.extend(meant);
    }
    Ok(actors)
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

/// A record, and why it is one if that was asked for.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    record: Record<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

/// A state that is a mere place alone has `place`.
const FIELDS: [&str; 13] = [
    "doc",
    "start",
    "end",
    "text",
    "word",
    "actor",
    "name",
    "kind",
    "certainty",
    "title",
    "zone",
    "place",
    "form",
];

/// Why a mention is one, in dim rows below what stands around it.
fn beneath(why: &str, common: Common, output: &Output) -> String {
    let form = output.form();
    let direction = side_of(common.language());
    let margin = output.width().min(BENEATH * 2) / 2;
    let whole = Paragraph::of(0..why.len(), direction);
    let lines = reflow(why, &whole, form.options(output.width() - margin));
    let rows = lines.into_iter().map(|line| {
        let line = Line {
            indent: margin,
            ..line
        };
        format!("\n{}", form.row_as(Role::Dim, why, &line, direction))
    });
    rows.collect()
}

/// How far a reason stands in, in cells.
const BENEATH: u16 = 4;

/// A record for people: where, who, what is written there, the whole word unless it stands
/// below; kind, certainty and zone, as in other records; and, if asked for, the reason.
const COLUMNS: &[Column] = &[
    Column::Path,
    Column::Number,
    Column::Name,
    Column::Text,
    Column::Text,
    Column::Name,
    Column::Name,
    Column::Name,
    Column::Text,
];

fn fields(record: &Record<'_>, word: &str) -> Vec<String> {
    vec![
        record.doc.to_owned(),
        format!("{}-{}", record.start, record.end),
        record.actor.to_string(),
        record.text.to_owned(),
        word.to_owned(),
        record.kind.to_string(),
        record.certainty.to_string(),
        record.zone.to_string(),
    ]
}

/// What stands around a mention, where that is shown.
fn passage(article: &Article, mention: &Mention, output: &Output) -> Option<String> {
    let block = &article.blocks[block_of(article, mention)?];
    let start = block.range.start;
    // A name that a line break tore ends in the next block.
    let range = mention.range.start - start..mention.range.end.min(block.range.end) - start;
    let text = &article.text[block.range.clone()];
    output.context(text, range, block.directions.by_words)
}
