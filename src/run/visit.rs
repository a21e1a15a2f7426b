//! A visit to a library, or to inputs: what was added to a library since the last one is
//! new in it, and the article that was open last is opened again. It ends when the reader
//! does; one that is killed leaves what was kept as it is.

use std::path::{Path, PathBuf, absolute};

use crate::app::Model;
use crate::config::visits;
use crate::library::article::ArticleId;
use crate::library::import::Source;
use crate::library::sqlite::SqliteStore;
use crate::library::store::Store;

/// How the built-in articles are named.
const BUILT_IN: &str = "built-in";
/// As many inputs are named as one types.
const MOST_NAMES: usize = 16;

pub(super) struct Visit {
    file: PathBuf,
    names: Vec<String>,
    is_library: bool,
    last: visits::Visit,
}

impl Visit {
    /// Has the library, if that is what is visited, tell what was added since the last
    /// visit; at the first, nothing. `file` is where visits are kept.
    pub(super) fn begin(
        library: Option<&mut SqliteStore>,
        sources: &[Source],
        file: PathBuf,
    ) -> Option<Self> {
        let names: Vec<String> = match &library {
            Some(library) => vec![library.path()?.to_owned()],
            None => sources.iter().filter_map(name).take(MOST_NAMES).collect(),
        };
        // Where that cannot be read, it is as if there had been none.
        let last = visits::last(&file, &names).ok().flatten();
        let is_library = library.is_some();
        if let Some(library) = library {
            let seen = last
                .as_ref()
                .map_or_else(|| library.newest(), |it| it.newest);
            library.set_seen(seen);
        }
        Some(Self {
            file,
            names,
            is_library,
            last: last.unwrap_or_default(),
        })
    }

    /// The article that was open when the last one ended.
    pub(super) fn left(&self) -> Option<ArticleId> {
        self.last.open.as_deref()?.parse().ok()
    }

    /// Keeps what the newest article was, and which one was open.
    pub(super) fn end(self, model: &Model) {
        let open = model.reader.open.as_ref().map(|open| &open.article);
        // Of a beginning the id is not known yet.
        let open = open.filter(|article| article.is_whole);
        let visit = visits::Visit {
            newest: if self.is_library {
                model.progress.newest
            } else {
                0
            },
            open: open
                .map(|article| article.id.to_string())
                .or(self.last.open.clone()),
        };
        let is_any = if self.is_library {
            visit.newest > 0
        } else {
            visit.open.is_some()
        };
        if is_any && visit != self.last && !self.names.is_empty() {
            // What cannot be kept is new once more.
            let _ = visits::keep(&self.file, &self.names, &visit);
        }
    }
}

/// What an input is called from wherever it is named; `None` for what is not there to
/// come back to.
fn name(source: &Source) -> Option<String> {
    match source {
        Source::Path(path) => named(path),
        Source::BuiltIn => Some(BUILT_IN.to_owned()),
        Source::StandardInput | Source::Article(_) => None,
    }
}

fn named(path: &Path) -> Option<String> {
    // A pipe has another text each time.
    if !path.is_file() && !path.is_dir() {
        return None;
    }
    let whole = absolute(path).ok()?;
    let name = whole.to_str()?.trim_end_matches('/');
    // It has to stand in a line.
    (!name.contains(char::is_control)).then(|| name.to_owned())
}
