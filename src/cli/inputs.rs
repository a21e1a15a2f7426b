//! The inputs of a command, and a line on standard error for each that failed.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::ControlFlow;
use std::path::PathBuf;

use clap::Args;

use super::{Common, Outcome, output, waiting};
use crate::app::status::{in_order, input, notice};
use crate::config::strings::Strings;
use crate::library::article::{Article, ArticleId};
use crate::library::import::{Imported, Source, import};
use crate::library::notice::Notice;

/// What is read.
#[derive(Debug, Args)]
pub(super) struct Inputs {
    /// Files, folders, or - for standard input; none: what is piped or
    /// redirected into standard input, and if that is nothing, the built-in
    /// articles
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

impl Inputs {
    /// Whether a path was named.
    pub(super) fn are_named(&self) -> bool {
        !self.paths.is_empty()
    }

    /// The paths that were named. If there are none, standard input as `-`, if it
    /// has something to read; nothing means the built-in articles.
    pub(super) fn paths(&self, common: Common) -> Cow<'_, [PathBuf]> {
        if self.paths.is_empty() && waiting::on_standard_input(common.language()) {
            Cow::Owned(vec![PathBuf::from("-")])
        } else {
            Cow::Borrowed(&self.paths)
        }
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
        let sources = sources(&self.paths(common));
        each_article(&sources, &strings, |article| match docs.entry(article.id) {
            Entry::Occupied(first) => {
                let of = first.get().clone();
                complain(&strings, &article.doc, &[Notice::Duplicate { of }]);
                Ok(())
            }
            Entry::Vacant(place) => {
                place.insert(article.doc.clone());
                each(article)
            }
        })
    }
}

/// What paths mean; none means the built-in articles.
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
        let message = format!("{input}: {}", notice(strings, one));
        output::complain(strings.language(), &message);
    }
}

fn each_article(
    sources: &[Source],
    strings: &Strings,
    mut each: impl FnMut(Article) -> anyhow::Result<()>,
) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Done;
    let mut failed = None;
    let mut stdin = std::io::stdin().lock();
    import(sources, &mut stdin, &mut |imported| {
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
