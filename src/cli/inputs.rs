//! The inputs of a command, and a line on standard error for each that failed.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io;
use std::ops::ControlFlow;
use std::os::fd::AsFd;
use std::os::unix::fs::FileTypeExt;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::library::Library;
use super::unreadable::Unreadable;
use super::{Common, Outcome, errors};
use crate::actors::gazetteer::Gazetteer;
use crate::app::faults;
use crate::app::notices::{in_order, input, notice};
use crate::config::strings::Strings;
use crate::config::{paths, positions};
use crate::library::address;
use crate::library::article::{Article, ArticleId};
use crate::library::decode::Charset;
use crate::library::import::{Imported, Source, import};
use crate::library::notice::Notice;
use crate::library::sqlite::SqliteStore;
use crate::library::store::Store;
use crate::run::Keeping;
use crate::run::actors::Actors;

/// What is read.
#[derive(Debug, Args)]
pub(super) struct Inputs {
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    library: Library,
}

impl Inputs {
    /// The paths that were named, where nothing but them is meant.
    pub(super) fn named(&self) -> &[PathBuf] {
        &self.paths
    }

    /// The paths that were named, for a filter: if there are none, and no library is named
    /// either, a pipe or a file on standard input is what is meant, even an empty one.
    pub(super) fn named_or_piped(&self) -> Cow<'_, [PathBuf]> {
        if self.paths.is_empty() && !self.library.is_named() && is_piped(io::stdin()) {
            Cow::Owned(vec![PathBuf::from("-")])
        } else {
            Cow::Borrowed(&self.paths)
        }
    }

    /// What `paths` mean, or, if there are none, the library, unless it is empty.
    ///
    /// # Errors
    /// When the library cannot be opened.
    pub(super) fn meant(&self, paths: &[PathBuf], common: Common) -> anyhow::Result<Meant> {
        Ok(match self.library_of(paths, common)? {
            Some(library) => (Vec::new(), Some(library)),
            None => (self.sources(paths, common)?, None),
        })
    }

    /// What `paths` mean; none means the built-in articles. Addresses in the library are
    /// the articles that have them, under these names.
    ///
    /// # Errors
    /// When there are such, and the library cannot be used.
    pub(super) fn sources(&self, paths: &[PathBuf], common: Common) -> anyhow::Result<Vec<Source>> {
        let mut sources = sources(paths);
        let has_address = |path: &PathBuf| address::digits(path).is_some();
        if !paths.iter().any(has_address) {
            return Ok(sources);
        }
        let strings = Strings::new(common.language());
        let Some(library) = self.library.existing(&strings)? else {
            return Ok(sources);
        };
        let all = library.all()?;
        for source in &mut sources {
            let Source::Path(path) = source else { continue };
            let meant = address::digits(path).and_then(|digits| address::find(digits, &all));
            let Some(id) = meant.filter(|_| !path.exists()) else {
                continue;
            };
            if let Some(article) = library.article(id)? {
                let article = Article {
                    doc: path.display().to_string(),
                    ..Arc::unwrap_or_clone(article)
                };
                *source = Source::Article(Arc::new(article));
            }
        }
        Ok(sources)
    }

    /// Where it is kept what is done with articles that are not the library's.
    pub(super) fn keeping(&self, common: Common) -> Keeping {
        match common.keeps() {
            true => Keeping {
                library: self.library.path(),
                positions: paths::positions(),
            },
            false => Keeping::default(),
        }
    }

    /// The library, whatever is meant, if there is one.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(super) fn existing_library(
        &self,
        strings: &Strings,
    ) -> anyhow::Result<Option<SqliteStore>> {
        self.library.if_any(strings)
    }

    /// The library in which it stands what was done with the built-in articles, if these are
    /// what is meant because nothing was named.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(super) fn kept(&self, common: Common) -> anyhow::Result<Option<SqliteStore>> {
        match self.paths.as_slice() {
            [] => self.library.existing(&Strings::new(common.language())),
            _ => Ok(None),
        }
    }

    /// The ids of those built-in articles that are kept as read though they are in no
    /// library, if these are what is meant because nothing was named.
    pub(super) fn read_beside(&self, common: Common) -> HashSet<String> {
        let file = paths::positions().filter(|_| common.keeps() && self.paths.is_empty());
        // What cannot be read hides no article.
        let known = file.and_then(|file| positions::load(&file).ok());
        let known = known.unwrap_or_default().into_iter();
        known
            .filter_map(|(id, kept)| kept.read.then_some(id))
            .collect()
    }

    /// The library, if that is what is meant: no paths were named, and it has articles of
    /// the person's own.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(super) fn library(&self, common: Common) -> anyhow::Result<Option<Box<SqliteStore>>> {
        self.library_of(&self.paths, common)
    }

    fn library_of(
        &self,
        paths: &[PathBuf],
        common: Common,
    ) -> anyhow::Result<Option<Box<SqliteStore>>> {
        if !paths.is_empty() {
            return Ok(None);
        }
        let strings = Strings::new(common.language());
        let library = self.library.if_any(&strings)?;
        if library.as_ref().is_some_and(SqliteStore::is_empty) {
            errors::complain(strings.language(), &strings.get("library-empty"));
        }
        Ok(library.map(Box::new))
    }

    /// Hands each article to `each` as it is read, but each text only once: a line
    /// on standard error names the others, and the inputs that are refused, which
    /// make the outcome [`Outcome::Lacking`].
    ///
    /// # Errors
    /// The first error of `each`.
    pub(super) fn each_distinct_article(
        &self,
        common: Common,
        mut each: impl FnMut(Article) -> anyhow::Result<()>,
    ) -> anyhow::Result<Outcome> {
        let strings = Strings::new(common.language());
        let mut docs: HashMap<ArticleId, String> = HashMap::new();
        if let Some(library) = self.library(common)? {
            let mut unreadable = Unreadable::new(strings);
            let all = library.all()?;
            for &id in &all {
                if let Some(article) = unreadable.pass(id, library.article(id))? {
                    each(addressed(article))?;
                }
            }
            return Ok(match all.is_empty() {
                true => Outcome::Lacking,
                false => unreadable.outcome(Outcome::Done),
            });
        }
        let sources = self.sources(&self.paths, common)?;
        each_article(&sources, common.charset(), &strings, |article| {
            match docs.entry(article.id) {
                Entry::Occupied(first) => {
                    let of = first.get().clone();
                    complain(&strings, &article.doc, &[Notice::Duplicate { of }]);
                    Ok(())
                }
                Entry::Vacant(place) => {
                    place.insert(article.doc.clone());
                    each(article)
                }
            }
        })
    }
}

/// An article of the library, under its address there, by which any command takes it.
pub(super) fn addressed(article: Arc<Article>) -> Article {
    Article {
        doc: address::of(article.id),
        ..Arc::unwrap_or_clone(article)
    }
}

/// What is read: inputs, or the library.
type Meant = (Vec<Source>, Option<Box<SqliteStore>>);

/// Whether a stream is a pipe or a file, and so none of those that say nothing: a
/// terminal, `/dev/null`, the socket of a server.
fn is_piped(stream: impl AsFd) -> bool {
    let copy = stream.as_fd().try_clone_to_owned();
    // What cannot be looked at has nothing to read.
    let metadata = copy.and_then(|copy| File::from(copy).metadata());
    metadata.is_ok_and(|metadata| metadata.is_file() || metadata.file_type().is_fifo())
}

/// What paths mean, addresses in the library aside.
pub(super) fn sources(paths: &[PathBuf]) -> Vec<Source> {
    if paths.is_empty() {
        return vec![Source::BuiltIn];
    }
    let mut sources = Vec::with_capacity(paths.len());
    for path in paths {
        if path.as_os_str() != "-" {
            sources.push(Source::Path(path.clone()));
        } else if !sources.contains(&Source::StandardInput) {
            // What was read to its end has nothing to say a second time.
            sources.push(Source::StandardInput);
        }
    }
    sources
}

/// Writes what there is to say of an input to standard error.
pub(super) fn complain(strings: &Strings, doc: &str, notices: &[Notice]) {
    let input = in_order(&input(strings, doc));
    for one in notices {
        errors::complain_of(strings.language(), &input, &notice(strings, one));
    }
}

/// The actors that this person knows; what is wrong with the file of the person's own
/// is said on standard error.
pub(super) fn known_actors(common: Common) -> Arc<Gazetteer> {
    let own = paths::actors();
    let known = Actors::of(own.as_deref());
    let strings = Strings::new(common.language());
    for fault in &known.faults {
        errors::complain_of(
            strings.language(),
            &known.doc,
            &faults::fault(&strings, fault),
        );
    }
    if let Some(notice) = known.refused {
        complain(&strings, &known.doc, &[notice]);
    }
    Arc::new(known.gazetteer)
}

fn each_article(
    sources: &[Source],
    charset: Option<Charset>,
    strings: &Strings,
    mut each: impl FnMut(Article) -> anyhow::Result<()>,
) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Done;
    let mut failed = None;
    let mut stdin = std::io::stdin().lock();
    import(sources, charset, &mut stdin, &mut |imported| {
        let result = match imported {
            // What is printed is the whole of it, which comes next.
            Imported::Beginning(_) => Ok(()),
            Imported::Article(article) => each(*article),
            Imported::Refused { doc, notices } => {
                outcome = Outcome::Lacking;
                complain(strings, &doc, &notices);
                Ok(())
            }
        };
        match result {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        }
    });
    failed.map_or(Ok(outcome), Err)
}
