//! The inputs of a command, and a line on standard error for each that failed.

use std::ops::ControlFlow;
use std::path::PathBuf;

use super::{Common, Outcome, output};
use crate::app::status::notice;
use crate::config::strings::Strings;
use crate::library::article::Article;
use crate::library::import::{Imported, Source, import};

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

/// Hands each article to `each` as it is read. Inputs that are refused are
/// named on standard error and make the outcome [`Outcome::Lacking`].
///
/// # Errors
/// The first error of `each`.
pub(super) fn each_article(
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
            Imported::Article(article) => each(*article),
            Imported::Refused { doc, notices } => {
                outcome = Outcome::Lacking;
                for one in &notices {
                    output::complain(&format!("{doc}: {}", notice(&strings, one)));
                }
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
