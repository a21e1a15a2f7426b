//! `qari export`: findings taken away, as a page, a document or records. One article after
//! the other, so that a library of any size can be exported.
//!
//! A file that is there already is left alone unless `--force` says otherwise, and then the
//! new one takes its place whole, or not at all.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::inputs::{Inputs, addressed, known_actors};
use super::mentions::resolved;
use super::progress::{Progress, Stop};
use super::unreadable::Unreadable;
use super::{Common, Outcome, WrongUsage, errors, query, saved};
use crate::actors::gazetteer::Gazetteer;
use crate::actors::recognizer::Recognizer;
use crate::app::exporting::{Citing, What, mentioned, noted, words};
use crate::app::notices::in_order;
use crate::config::strings::Strings;
use crate::config::whole_file::There;
use crate::library::article::{Article, ArticleId};
use crate::library::citation::Template;
use crate::library::export::{Export, Finding, Format, Words};
use crate::library::interrupt::Interrupt;
use crate::library::mention::ActorId;
use crate::library::order::Order;
use crate::library::origin::Origin;
use crate::library::sqlite::SqliteStore;
use crate::library::state::{NOTHING, State};
use crate::library::store::Store;
use crate::run::target::Target;

/// How many articles of a library are looked at together.
const TOGETHER: usize = 256;

#[derive(Debug, Args)]
pub(super) struct ExportCommand {
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long = "format", value_name = "FORMAT")]
    export_format: Option<Format>,
    #[arg(long = "output", value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long)]
    force: bool,
    #[arg(long = "what", value_name = "WHAT", default_value = "notes")]
    taken: What,
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    #[arg(long, value_name = "NAME")]
    actor: Vec<String>,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Html,
            Self::Docx,
            Self::Markdown,
            Self::Csv,
            Self::Jsonl,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let mut all = Self::ALL.iter();
        let found = all.find(|(format, ..)| format == self);
        found.map(|(_, name, _)| PossibleValue::new(*name))
    }
}

impl ValueEnum for What {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Notes, Self::Mentions, Self::Articles]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Notes => "notes",
            Self::Mentions => "mentions",
            Self::Articles => "articles",
        }))
    }
}

/// What findings are made of and written to.
struct Job<'a> {
    what: What,
    actors: Vec<ActorId>,
    recognizer: Recognizer,
    gazetteer: Arc<Gazetteer>,
    format: Format,
    words: Words,
    /// What citations are made of; `None` for what is usual.
    template: Option<Template>,
    target: &'a Target,
    /// `None` until there is something to be taken.
    export: Option<Box<dyn Export>>,
    count: usize,
}

impl ExportCommand {
    /// `template` is what citations are made of, if the person wants something else than the
    /// usual.
    pub(super) fn run(
        &self,
        common: Common,
        template: Option<Template>,
    ) -> anyhow::Result<Outcome> {
        let strings = Strings::new(common.language());
        let path = self
            .output
            .as_deref()
            .filter(|path| path.as_os_str() != "-");
        let ending = path.and_then(Format::of);
        let Some(format) = self.export_format.or(ending) else {
            return Err(WrongUsage::new(strings.get("export-format-needed")).into());
        };
        if self.what_is_not_mentions() {
            return Err(WrongUsage::new(strings.get("export-actor-alone")).into());
        }
        let gazetteer = known_actors(common);
        let actors = resolved(&self.actor, &gazetteer, &strings)?;
        let shown = path.map(|path| in_order(&path.display().to_string()));
        let shown = shown.unwrap_or_default();
        let there = match self.force {
            true => There::Replaced,
            false => There::Left,
        };
        let mut target = match Target::begin(path, there, format == Format::Docx) {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                return Err(WrongUsage::new(strings.get("export-to-terminal")).into());
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let file = [("file", shown.into())];
                return Err(WrongUsage::new(strings.with("export-there-already", file)).into());
            }
            target => target.with_context(|| shown.clone())?,
        };
        let mut job = Job {
            what: self.taken,
            actors,
            recognizer: Recognizer::new(Arc::clone(&gazetteer)),
            gazetteer,
            format,
            words: words(&strings, common.dates()),
            template,
            target: &target,
            export: None,
            count: 0,
        };
        let stop = Stop::on_signals()?;
        let outcome = self.fill(&mut job, common, &stop)?;
        let Job { count, export, .. } = job;
        if stop.is_asked() {
            anyhow::bail!(strings.get("stopped"));
        }
        let Some(export) = export else {
            errors::complain(common.language(), &strings.get("export-nothing"));
            return Ok(Outcome::Lacking);
        };
        export.finish().with_context(|| shown.clone())?;
        match target.keep() {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let file = [("file", shown.into())];
                return Err(WrongUsage::new(strings.with("export-there-already", file)).into());
            }
            kept => kept.with_context(|| shown.clone())?,
        }
        if path.is_some() {
            let words = [("count", count.into()), ("file", shown.into())];
            errors::complain(common.language(), &strings.with("exported", words));
        }
        Ok(outcome)
    }

    /// Only mentions are of an actor.
    fn what_is_not_mentions(&self) -> bool {
        !self.actor.is_empty() && self.taken != What::Mentions
    }

    fn fill(&self, job: &mut Job<'_>, common: Common, stop: &Stop) -> anyhow::Result<Outcome> {
        let strings = Strings::new(common.language());
        let mut progress = Progress::new(common, "exporting");
        if let Some(typed) = &self.query {
            let saved = saved::queries(common);
            let condition = query::condition("--query", typed, &job.gazetteer, &saved, common)?;
            let shelf = query::read(&self.inputs, &job.gazetteer, common)?;
            let store = shelf.store();
            let ids = store.select_until(&condition, Order::Added, &mut Interrupt::never())?;
            let ids = ids.unwrap_or_default();
            let mut unreadable = Unreadable::new(strings);
            from_store(&ids, store, job, &mut progress, stop, &mut unreadable)?;
            progress.end();
            return Ok(unreadable.outcome(shelf.outcome));
        }
        if let Some(library) = self.inputs.library(common)? {
            let mut unreadable = Unreadable::new(strings);
            let all = library.all()?;
            from_store(&all, &*library, job, &mut progress, stop, &mut unreadable)?;
            progress.end();
            return Ok(unreadable.outcome(Outcome::Done));
        }
        // What was done with files is in the library.
        let library = self.inputs.existing_library(&strings)?;
        let mut read = 0;
        let outcome = self.inputs.each_distinct_article(common, |article| {
            if stop.is_asked() {
                anyhow::bail!(strings.get("stopped"));
            }
            let state = state_of(library.as_ref(), article.id)?;
            let file = article.origin.as_ref().map(Origin::to_string);
            job.add(&article, &state, file.as_deref())?;
            read += 1;
            progress.tell(read, None);
            Ok(())
        })?;
        progress.end();
        Ok(outcome)
    }
}

fn state_of(library: Option<&SqliteStore>, id: ArticleId) -> anyhow::Result<State> {
    let row = match library {
        Some(library) => library.summaries(&[id])?.pop(),
        None => None,
    };
    Ok(row.map(|row| row.state).unwrap_or_default())
}

/// Exports articles of a store: only those that have something to be taken are read.
fn from_store(
    ids: &[ArticleId],
    store: &dyn Store,
    job: &mut Job<'_>,
    progress: &mut Progress,
    stop: &Stop,
    unreadable: &mut Unreadable,
) -> anyhow::Result<()> {
    for (part, together) in ids.chunks(TOGETHER).enumerate() {
        for &id in together {
            if stop.is_asked() {
                return Ok(());
            }
            let row = store.summaries(&[id]).map(|mut rows| rows.pop());
            let Some(row) = unreadable.pass(id, row)? else {
                continue;
            };
            if job.what == What::Notes && !row.state.is_own() {
                continue;
            }
            let Some(article) = unreadable.pass(id, store.article(id))? else {
                continue;
            };
            let file = store.origins(row.id)?.first().map(Origin::to_string);
            let article = match store.is_library() {
                true => addressed(article),
                false => Arc::unwrap_or_clone(article),
            };
            job.add(&article, &row.state, file.as_deref())?;
        }
        progress.tell(part * TOGETHER + together.len(), Some(ids.len()));
    }
    Ok(())
}

impl Job<'_> {
    /// Writes what there is to be taken of an article.
    fn add(&mut self, article: &Article, state: &State, file: Option<&str>) -> anyhow::Result<()> {
        let mentions = match self.what {
            What::Mentions => {
                let mut found = self.recognizer.mentions(article);
                let is_wanted =
                    |actor: &ActorId| self.actors.is_empty() || self.actors.contains(actor);
                found.retain(|mention| is_wanted(&mention.actor));
                found
            }
            What::Notes | What::Articles => Vec::new(),
        };
        let is_taken = match self.what {
            What::Notes => state.is_own(),
            What::Mentions => !mentions.is_empty(),
            What::Articles => true,
        };
        if !is_taken {
            return Ok(());
        }
        self.count += 1;
        let export = match &mut self.export {
            Some(export) => export,
            none => none.insert(self.target.export(self.format, self.words.clone())?),
        };
        let state = if self.what == What::Mentions {
            &NOTHING
        } else {
            state
        };
        let passages = match self.what {
            What::Mentions => {
                let citing = Citing {
                    template: self.template.as_ref(),
                    dates: self.words.dates,
                };
                mentioned(article, &mentions, &self.gazetteer, file, citing)
            }
            What::Notes | What::Articles => noted(article, state),
        };
        let finding = Finding {
            article,
            state,
            file,
            passages,
            is_whole: self.what == What::Articles,
        };
        Ok(export.add(&finding)?)
    }
}
