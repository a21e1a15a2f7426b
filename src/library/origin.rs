//! Where articles come from: files, as they were when they were read.

use std::fmt;
use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file as it was at one moment: whether it has changed since is told by its size and
/// its time, unread.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Input {
    /// Its absolute path.
    pub path: PathBuf,
    /// In bytes.
    pub size: u64,
    /// When it was written last, in nanoseconds from the start of 1970.
    pub modified: i64,
}

impl Input {
    /// Whether the file is there still, as it was at that moment.
    pub(super) fn is_as_it_was(&self) -> bool {
        let now = fs::metadata(&self.path);
        now.is_ok_and(|now| Self::new(self.path.clone(), &now) == *self)
    }

    pub(super) fn new(path: PathBuf, metadata: &Metadata) -> Self {
        let seconds = metadata.mtime().saturating_mul(1_000_000_000);
        Self {
            path,
            size: metadata.len(),
            modified: seconds.saturating_add(metadata.mtime_nsec()),
        }
    }
}

/// The place of a file at which an article was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub input: Arc<Input>,
    /// What its name has behind that of the file: nothing, `#2`, `/entry.txt`.
    pub place: String,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.input.path.display(), self.place)
    }
}

/// The absolute path of a file, however one came to it: its folder's true path, and its
/// own name, so that a link has a name of its own.
///
/// # Errors
/// When its folder cannot be looked at.
pub(super) fn absolute(path: &Path) -> io::Result<PathBuf> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return fs::canonicalize(path);
    };
    let here = folder.as_os_str().is_empty();
    let folder = if here { Path::new(".") } else { folder };
    Ok(fs::canonicalize(folder)?.join(name))
}
