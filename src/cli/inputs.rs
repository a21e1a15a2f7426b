//! The inputs of a command, and a line on standard error for each that failed.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::ControlFlow;
use std::path::PathBuf;

use super::{Common, Outcome, output};
use crate::app::status::notice;
use crate::config::strings::Strings;
use crate::library::article::{Article, ArticleId};
use crate::library::import::{Imported, Source, import};
use crate::library::notice::Notice;

/// What the paths of a command line mean; none means the built-in articles.
pub(super) fn sources(paths: &[PathBuf]) -> Vec<Source> {
    if paths.is_empty() {
        return vec![Source::BuiltIn];
    }
    let is_stdin = |path: &PathBuf| path.as_os_str() == "-";
    paths
        .iter()
        .map(|path| {
            if is_stdin(path) {
                Source::StandardInput
            } else {
                Source::Path(path.clone())
            }
        })
        .collect()
}

/// Hands each article to `each` as it is read, but each text only once: a line on
/// standard error names the others. For the rest like [`each_article`].
///
/// # Errors
/// The first error of `each`.
pub(super) fn each_distinct_article(
    paths: &[PathBuf],
    common: Common,
    mut each: impl FnMut(Article) -> anyhow::Result<()>,
) -> anyhow::Result<Outcome> {
    let strings = Strings::new(common.language());
    let mut docs: HashMap<ArticleId, String> = HashMap::new();
    each_article(paths, common, |article| match docs.entry(article.id) {
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

/// Writes what there is to say of an input to standard error.
pub(super) fn complain(strings: &Strings, doc: &str, notices: &[Notice]) {
    for one in notices {
        output::complain(&format!("{doc}: {}", notice(strings, one)));
    }
}

/// Hands each article to `each` as it is read. Inputs that are refused are
/// named on standard error and make the outcome [`Outcome::Lacking`].
///
/// # Errors
/// The first error of `each`.
fn each_article(
    paths: &[PathBuf],
    common: Common,
    mut each: impl FnMut(Article) -> anyhow::Result<()>,
) -> anyhow::Result<Outcome> {
    let strings = Strings::new(common.language());
    let mut outcome = Outcome::Done;
    let mut failed = None;
    let mut stdin = std::io::stdin().lock();
    import(&sources(paths), &mut stdin, &mut |imported| {
        let result = match imported {
            // What is printed is the whole of it, which comes next.
            Imported::Beginning(_) => Ok(()),
            Imported::Article(article) => each(*article),
            Imported::Refused { doc, notices } => {
                outcome = Outcome::Lacking;
                complain(&strings, &doc, &notices);
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
