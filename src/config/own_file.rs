//! Changing a file of Qari's own, which other runs may change at the same moment.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

use rustix::fs::{FlockOperation, flock};
use serde::de::DeserializeOwned;

use super::whole_file::{There, WholeFile};

/// How often, and how long each time, one waits for another run to have written.
const TRIES: u32 = 50;
const PAUSE: Duration = Duration::from_millis(10);

/// How faults of such a file begin, before the number of the line and what parsers say.
pub(super) const LINE: &str = "line ";
/// The fault of one that is not in UTF-8.
pub(super) const NO_TEXT: &str = "the file is not text in UTF-8";

/// The largest file that can be one of ours, in bytes.
const LARGEST: u64 = 256 * 1024;

/// What stands in a file of lines, up to [`LARGEST`]; nothing without a file.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn read(path: &Path) -> io::Result<String> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(String::new()),
        file => file?,
    };
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What stands in a file of tables, up to [`LARGEST`]; nothing without a file.
///
/// # Errors
/// When there is something that cannot be read or is no such file.
pub(super) fn load<T: DeserializeOwned + Default>(path: &Path) -> io::Result<T> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(T::default()),
        file => file?,
    };
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes)?;
    let text = String::from_utf8(bytes).map_err(|_| io::Error::other(NO_TEXT))?;
    toml::from_str(&text).map_err(|error| {
        let line = error
            .span()
            .map_or(0, |span| text[..span.start].lines().count().max(1));
        io::Error::other(format!("{LINE}{line}: {}", error.message()))
    })
}

/// Holds other runs off until it is dropped.
pub(super) struct Lock {
    _folder: File,
}

/// Has nobody else change a file, whose folder is made if it is not there. Where a
/// system has no locks, or another run holds one for long, nobody waits for it.
pub(super) fn lock(path: &Path) -> io::Result<Lock> {
    // The folder is what is locked: the file is another one each time.
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let folder = File::open(folder)?;
    for _ in 0..TRIES {
        match flock(&folder, FlockOperation::NonBlockingLockExclusive) {
            Err(rustix::io::Errno::WOULDBLOCK) => thread::sleep(PAUSE),
            _ => break,
        }
    }
    // Closing the folder unlocks it.
    Ok(Lock { _folder: folder })
}

/// Writes a file: whole, or not at all.
pub(super) fn save(path: &Path, text: &str) -> io::Result<()> {
    replace(path, text, || Ok(()))
}

/// The same, unless `may` refuses when all is written but the name.
pub(super) fn replace<E: From<io::Error>>(
    path: &Path,
    text: &str,
    may: impl FnOnce() -> Result<(), E>,
) -> Result<(), E> {
    let mut file = WholeFile::begin(path, There::Replaced)?;
    file.open()?.write_all(text.as_bytes())?;
    file.keep_if(may)
}
