//! `qari library`: what the library is, whether it is sound, its articles as lines of
//! JSON, out of it and into it, and articles taken out of it for good. And which file it
//! is, for every command.

mod lacking;
mod remove;
mod salvage;
mod transfer;

use std::fs;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, ScopedJoinHandle};

use anyhow::Context;
use clap::{ArgMatches, Args, ValueEnum};

use super::output::{Output, side_of};
use super::progress::{Progress, Stop};
use super::table::{Kind, Table};
use super::{Common, Outcome, WrongUsage, errors};
use crate::actors::gazetteer::Gazetteer;
use crate::actors::index::principal;
use crate::actors::recognizer::Recognizer;
use crate::app::notices::{in_order, library_trouble};
use crate::config::paths;
use crate::config::strings::Strings;
use crate::library::article::Article;
use crate::library::condition::Condition;
use crate::library::mention::{ActorId, Mention};
use crate::library::sqlite::{Damage, SqliteStore};
use crate::library::store::{Store, StoreError};

/// How many articles' mentions are kept together, and of how much text, in bytes.
const TOGETHER: usize = 256;
const TOGETHER_BYTES: usize = 8 << 20;

/// Which file the library is.
#[derive(Clone, Debug, Args)]
pub(super) struct Library {
    #[arg(id = "library", long, value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Library {
    /// The file that was named, else the one that the environment names, else the
    /// person's own; `None` without a home.
    pub(super) fn path(&self) -> Option<PathBuf> {
        let named = self.file.clone().or_else(paths::named_library);
        named.or_else(paths::library)
    }

    /// Whether it was named as an option, to be read.
    pub(super) fn is_named(&self) -> bool {
        self.file.is_some()
    }

    /// The library, if one was asked for, or there is one with articles of the person's own:
    /// until there are, the built-in ones are read, with what was done with them.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(super) fn if_any(&self, strings: &Strings) -> anyhow::Result<Option<SqliteStore>> {
        let Some(library) = self.existing(strings)? else {
            return Ok(None);
        };
        let is_meant = self.file.is_some() || !library.is_only_built_in()?;
        Ok(is_meant.then_some(library))
    }

    /// The library, if there is one; whoever names a file means one that is there.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(super) fn existing(&self, strings: &Strings) -> anyhow::Result<Option<SqliteStore>> {
        let is_there = self.path().is_some_and(|path| path.exists());
        if self.file.is_none() && !is_there {
            return Ok(None);
        }
        if !is_there {
            let path = self.path().unwrap_or_default();
            let named = in_order(&path.display().to_string());
            anyhow::bail!(strings.with("library-missing", [("file", named.into())]));
        }
        open(self, strings).map(Some)
    }
}

impl Library {
    /// The one that the arguments of any command name.
    pub(super) fn named_in(arguments: &ArgMatches) -> Self {
        let innermost = arguments.subcommand().map_or(arguments, |(_, of)| of);
        // There are commands that have none.
        let file = innermost.try_get_one::<PathBuf>("library").ok().flatten();
        Self {
            file: file.cloned(),
        }
    }

    /// An error in words, by the name of the library if it is one of that. So all errors
    /// are told, in one place (`cli::main`).
    pub(super) fn in_words(&self, strings: &Strings, error: anyhow::Error) -> anyhow::Error {
        match error.downcast::<StoreError>() {
            Ok(trouble) => {
                let path = self.path().unwrap_or_default();
                let shown = in_order(&paths::shown(&path));
                anyhow::anyhow!("{shown}: {}", library_trouble(strings, &trouble))
            }
            Err(error) => error,
        }
    }
}

/// Opens the library, and makes it if it is not there.
pub(super) fn open(library: &Library, strings: &Strings) -> anyhow::Result<SqliteStore> {
    let path = library.path().context(strings.get("no-home"))?;
    let shown = in_order(&paths::shown(&path));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| shown.clone())?;
    }
    Ok(SqliteStore::open(&path)?)
}

/// Looks for the mentions of all articles that have none yet, until it is to stop.
pub(super) fn recognise(
    library: &mut SqliteStore,
    recognizer: &Recognizer,
    gazetteer: &Gazetteer,
    common: Common,
    stop: &Stop,
) -> anyhow::Result<()> {
    library.set_recognizer(&gazetteer.fingerprint())?;
    library.set_apart(&gazetteer.apart())?;
    let missing = library.unrecognised();
    let mut progress = Progress::new(common, "recognising");
    let mut done = 0;
    while done < missing.len() && !stop.is_asked() {
        let mut articles = Vec::new();
        let mut bytes = 0;
        for &id in missing[done..].iter().take(TOGETHER) {
            done += 1;
            match library.article(id) {
                // What is damaged hides no others; whoever reads it is told.
                Err(StoreError::Damaged) => {}
                article => {
                    let article = article?;
                    bytes += article.as_ref().map_or(0, |one| one.text.len());
                    articles.extend(article);
                }
            }
            if bytes > TOGETHER_BYTES {
                break;
            }
        }
        let goes_on = || !stop.is_asked();
        let found = looked_at(&articles, recognizer, gazetteer, &goes_on);
        library.set_all_mentions(&found)?;
        progress.tell(done, Some(missing.len()));
    }
    progress.end();
    Ok(())
}

/// Articles with what is mentioned in them, and whom they are about; found by all
/// processors, as long as it `goes_on`.
fn looked_at<'a>(
    articles: &'a [Arc<Article>],
    recognizer: &Recognizer,
    gazetteer: &Gazetteer,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Vec<(&'a Article, Vec<Mention>, Vec<ActorId>)> {
    let look = |article: &'a Arc<Article>| {
        let mentions = goes_on().then(|| recognizer.mentions(article))?;
        let about = principal(article, &mentions, gazetteer);
        Some((&**article, mentions, about))
    };
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let parts = articles.chunks(articles.len().div_ceil(processors).max(1));
    thread::scope(|scope| {
        let looking = parts.map(|part| scope.spawn(move || part.iter().filter_map(look).collect()));
        let looking: Vec<ScopedJoinHandle<Vec<_>>> = looking.collect();
        let found = looking.into_iter().map(ScopedJoinHandle::join);
        found
            .flat_map(|found| found.unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

#[derive(Debug, Args)]
pub(super) struct LibraryCommand {
    #[arg(id = "done", value_name = "WHAT")]
    what: What,
    #[arg(id = "carried", value_name = "FILE")]
    carried: Vec<PathBuf>,
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    library: Library,
}

/// What is done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    Info,
    Check,
    Export,
    Import,
    Remove,
}

impl LibraryCommand {
    pub(super) fn run(&self, common: Common, output: &mut Output) -> anyhow::Result<Outcome> {
        let strings = Strings::new(common.language());
        let wrong = |name| Err(WrongUsage::new(strings.get(name)).into());
        match (self.what, self.carried.as_slice()) {
            (What::Export | What::Import, []) => return wrong("library-needs-file"),
            (What::Export | What::Import, [_, _, ..]) => return wrong("library-one-file"),
            (What::Remove, []) => return wrong("library-needs-address"),
            (What::Info | What::Check, [_, ..]) => return wrong("library-takes-no-file"),
            _ if self.yes && self.what != What::Remove => return wrong("library-yes-removes"),
            _ => {}
        }
        if let (What::Import, [path]) = (self.what, self.carried.as_slice()) {
            let mut library = open(&self.library, &strings)?;
            return transfer::import(&mut library, path, common, &strings);
        }
        let existing = match self.library.existing(&strings) {
            Err(error) if matches!(self.what, What::Check | What::Export) => {
                let path = self.library.path().unwrap_or_default();
                let to = self.carried.first().map(PathBuf::as_path);
                return salvage::instead(error, &path, to, common, &strings);
            }
            existing => existing?,
        };
        let Some(mut library) = existing else {
            errors::complain(common.language(), &strings.get("library-none-yet"));
            return Ok(Outcome::Lacking);
        };
        match (self.what, self.carried.as_slice()) {
            (What::Check, _) => check(&library, common, &strings),
            (What::Export, [path]) => transfer::export(&library, path, common, &strings),
            (What::Remove, addresses) => {
                remove::remove(&mut library, addresses, self.yes, common, output)
            }
            _ => self.info(&library, common, &strings, output),
        }
    }

    fn info(
        &self,
        library: &SqliteStore,
        common: Common,
        strings: &Strings,
        output: &mut Output,
    ) -> anyhow::Result<Outcome> {
        let path = self.library.path().unwrap_or_default();
        let bytes = fs::metadata(&path).map_or(0, |file| file.len());
        let unread = library.select(&Condition::Unread)?.len();
        let facts = [
            ("library-info-file", path.display().to_string()),
            ("library-info-articles", library.len().to_string()),
            ("library-info-unread", unread.to_string()),
            ("library-info-inputs", library.count_inputs()?.to_string()),
            ("library-info-feeds", library.count_feeds()?.to_string()),
            (
                "library-info-megabytes",
                format!("{:.1}", bytes as f64 / 1e6),
            ),
        ];
        let mut table = Table::new(&[Kind::Name, Kind::Path], side_of(common.language()));
        for (name, fact) in facts {
            table.add(vec![strings.get(name), fact], None, output)?;
        }
        table.write(output)?;
        output.finish()?;
        Ok(Outcome::Done)
    }
}

fn check(library: &SqliteStore, common: Common, strings: &Strings) -> anyhow::Result<Outcome> {
    let stop = Stop::on_signals()?;
    let mut progress = Progress::new(common, "library-checked");
    let (mut done, mut wrong) = (0, 0);
    library.check(&mut |damage| {
        match damage {
            None => done += 1,
            Some(damage) => {
                wrong += 1;
                progress.clear();
                match damage {
                    Damage::File => {
                        let said = strings.get("library-bad-file");
                        errors::complain(common.language(), &said);
                    }
                    Damage::Feeds => {
                        let said = strings.get("library-bad-feeds");
                        errors::complain(common.language(), &said);
                    }
                    Damage::Article { doc } => {
                        let said = strings.get("library-bad-article");
                        errors::complain_of(common.language(), &in_order(&doc), &said);
                    }
                    Damage::State { doc } => {
                        let said = strings.get("library-bad-state");
                        errors::complain_of(common.language(), &in_order(&doc), &said);
                    }
                }
            }
        }
        progress.tell(done, Some(library.len()));
        !stop.is_asked()
    })?;
    progress.end();
    if stop.is_asked() && wrong == 0 {
        return Ok(Outcome::Lacking);
    }
    let said = match wrong {
        0 => strings.with("library-sound", [("count", done.into())]),
        _ => strings.with("library-unsound", [("count", wrong.into())]),
    };
    errors::complain(common.language(), &said);
    let is_sound = wrong == 0 && !stop.is_asked();
    Ok(if is_sound {
        Outcome::Done
    } else {
        Outcome::Lacking
    })
}
