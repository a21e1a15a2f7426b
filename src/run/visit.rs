//! A visit to a library: what was added since the last one is new in it. It ends when the
//! reader does; one that is killed leaves what was new as it is.

use std::path::PathBuf;

use crate::config::visits;
use crate::library::sqlite::SqliteStore;
use crate::library::store::Store;

pub(super) struct Visit {
    file: PathBuf,
    library: String,
}

impl Visit {
    /// Has the library tell what was added since the last visit; at the first, nothing.
    pub(super) fn begin(library: &mut SqliteStore, file: PathBuf) -> Option<Self> {
        let name = library.path()?.to_owned();
        // Where that cannot be read, it is as if there had been none.
        let last = visits::last(&file, &name).ok().flatten();
        library.set_seen(last.unwrap_or_else(|| library.newest()));
        Some(Self {
            file,
            library: name,
        })
    }

    /// Keeps what the newest article was.
    pub(super) fn end(self, newest: u32) {
        if newest > 0 {
            // What cannot be kept is new once more.
            let _ = visits::keep(&self.file, &self.library, newest);
        }
    }
}
