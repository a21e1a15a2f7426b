//! `qari check-actors`: what an actors file holds, the person's own unless another is named,
//! and what is wrong with it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::output::{Output, side_of};
use super::{Common, Outcome, WrongUsage, errors, inputs};
use crate::app::faults::fault;
use crate::app::notices::in_order;
use crate::config::paths;
use crate::config::strings::Strings;
use crate::layout::{Options, Paragraph, reflow};
use crate::library::notice::Notice;
use crate::run::actors::{check_actors, is_absent};

#[derive(Debug, Args)]
pub(super) struct CheckActors {
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[arg(long = "format", value_name = "FORMAT", default_value = "text")]
    told: Telling,
}

/// How it is told. Faults and counts are no rows of one table.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Telling {
    Text,
    Jsonl,
}

/// A fault as a record.
#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    line: usize,
    entry: Option<&'a str>,
    field: Option<&'a str>,
    kind: &'static str,
    message: String,
}

/// The last record: what the file holds.
#[derive(Serialize)]
struct Sum<'a> {
    file: &'a str,
    actors: usize,
    new: usize,
    muted: usize,
    names: usize,
    spellings: usize,
    judgements: usize,
    errors: usize,
    warnings: usize,
}

impl CheckActors {
    pub(super) fn run(&self, common: Common, output: &mut Output) -> anyhow::Result<Outcome> {
        let strings = Strings::new(common.language());
        let Some(file) = self.file.clone().or_else(paths::actors) else {
            return Err(WrongUsage::new(strings.get("check-no-home")).into());
        };
        let is_own = self.file.is_none();
        let doc = match is_own {
            true => paths::shown(&file),
            false => file.display().to_string(),
        };
        let (extent, faults) = match check_actors(&file) {
            Ok(checked) => checked,
            Err(error) if is_own && is_absent(&error) => {
                let said = strings.with("check-no-own", [("file", in_order(&doc).into())]);
                errors::complain(strings.language(), &said);
                return Ok(Outcome::Lacking);
            }
            Err(error) => {
                inputs::complain(&strings, &doc, &[Notice::of(&error)]);
                return Ok(Outcome::Lacking);
            }
        };
        let warnings = faults.iter().filter(|fault| fault.is_warning()).count();
        let errors = faults.len() - warnings;
        match self.told {
            Telling::Jsonl => {
                for one in &faults {
                    output.record(&Told {
                        file: &doc,
                        line: one.line,
                        entry: one.entry.as_deref(),
                        field: one.field.as_deref(),
                        kind: if one.is_warning() { "warning" } else { "error" },
                        message: without_isolates(&fault(&strings, one)),
                    })?;
                }
                output.record(&Sum {
                    file: &doc,
                    actors: extent.actors,
                    new: extent.new,
                    muted: extent.muted,
                    names: extent.names,
                    spellings: extent.spellings,
                    judgements: extent.judgements,
                    errors,
                    warnings,
                })?;
            }
            Telling::Text => {
                if is_own {
                    let said = strings.with("check-own", [("file", in_order(&doc).into())]);
                    say(&said, common, output)?;
                }
                for one in &faults {
                    say(&fault(&strings, one), common, output)?;
                }
                let counts = [
                    ("actors", extent.actors),
                    ("new", extent.new),
                    ("muted", extent.muted),
                    ("names", extent.names),
                    ("spellings", extent.spellings),
                    ("judgements", extent.judgements),
                ];
                let counts = counts.map(|(name, count)| (name, count.to_string().into()));
                say(&strings.with("check-extent", counts), common, output)?;
                let verdict = match (errors, warnings) {
                    (0, 0) => strings.get("check-sound"),
                    (0, count) => strings.with("check-warnings", [("count", count.into())]),
                    (count, _) => strings.with("check-faults", [("count", count.into())]),
                };
                say(&verdict, common, output)?;
            }
        }
        output.finish()?;
        Ok(if errors == 0 {
            Outcome::Done
        } else {
            Outcome::Lacking
        })
    }
}

/// Writes a text, in lines of the width of a terminal if there is one.
fn say(text: &str, common: Common, output: &mut Output) -> anyhow::Result<()> {
    let form = output.form();
    if !form.is_grid() {
        output.raw(&form.logical(text))?;
        output.raw("\n")?;
        return Ok(());
    }
    let direction = side_of(common.language());
    let whole = Paragraph::of(0..text.len(), direction);
    for line in reflow(text, &whole, Options::of_width(form.width())) {
        output.laid_out(text, &line, direction)?;
    }
    Ok(())
}

fn without_isolates(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2068}', '\u{2069}'], "")
}
