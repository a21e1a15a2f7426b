//! Changing a file of Qari's own, which other runs may change at the same moment.

use std::fs::{self, File, Permissions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rustix::fs::{FlockOperation, flock};
use serde::de::DeserializeOwned;

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

/// Writes a file: whole, or not at all, with the permissions that it has; where it is a link,
/// what that leads to.
pub(super) fn save(path: &Path, text: &str) -> io::Result<()> {
    replace(path, text, || Ok(()))
}

/// The same, unless `may` refuses when all is written but the name: editors know of no lock.
pub(super) fn replace<E: From<io::Error>>(
    path: &Path,
    text: &str,
    may: impl FnOnce() -> Result<(), E>,
) -> Result<(), E> {
    let path = led_to(path);
    let permissions = fs::metadata(&path).ok().map(|about| about.permissions());
    if permissions.as_ref().is_some_and(Permissions::readonly) {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied).into());
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let new = path.with_file_name(name);
    let write = || -> Result<(), E> {
        let mut file = File::create(&new)?;
        file.write_all(text.as_bytes())?;
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        file.sync_all()?;
        may()?;
        Ok(fs::rename(&new, &path)?)
    };
    write().inspect_err(|_| drop(fs::remove_file(&new)))
}

/// The file that a path leads to, through links.
pub(super) fn led_to(path: &Path) -> PathBuf {
    match (fs::canonicalize(path), fs::read_link(path)) {
        (Ok(whole), _) => whole,
        // A link to what is not there yet.
        (Err(_), Ok(target)) => path.parent().unwrap_or(Path::new(".")).join(target),
        (Err(_), Err(_)) => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_link_stays_one_and_permissions_stay() {
        let name = format!("qari-own-file-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        let (link, file) = (folder.join("link"), folder.join("file"));
        symlink(&file, &link).unwrap();
        save(&link, "one").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
        save(&link, "two").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let refused: io::Result<()> = replace(&link, "three", || Err(io::ErrorKind::Other.into()));
        assert!(refused.is_err());
        assert_eq!(fs::read_to_string(&link).unwrap(), "two");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "nothing is left");
        fs::remove_dir_all(folder).unwrap();
    }
}
