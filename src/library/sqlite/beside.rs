//! The files that SQLite lays beside a library: its log, and what those who use it share.
//! SQLite makes them as writable as the library is then, and never changes that; made beside
//! one that might not be written, they would keep it from being written ever after.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// What the owner may do to be able to write.
const WRITING: u32 = 0o200;

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Whether something stands in the log, so that whoever reads the library reads that too.
pub(super) fn has_log(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// Has those files be as writable as the library is, and writable to their owner. Who may
/// not change that finds out when something is written.
pub(super) fn allow_writing(path: &Path) {
    let Ok(library) = fs::metadata(path) else {
        return;
    };
    for ending in ["-wal", "-shm"] {
        let file = beside(path, ending);
        let Ok(metadata) = fs::symlink_metadata(&file) else {
            continue;
        };
        let mode = metadata.permissions().mode();
        if metadata.is_file() && mode & WRITING == 0 {
            let mode = library.permissions().mode() & 0o666 | WRITING;
            let _ = fs::set_permissions(&file, Permissions::from_mode(mode));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::sqlite::SqliteStore;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn what_lies_beside_a_library_is_as_writable_as_it_is() {
        let name = format!("qari-beside-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("library.sqlite");
        drop(SqliteStore::open(&path).unwrap());
        assert!(!has_log(&path));
        allow_writing(&path);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is made");
        // As a reader left them who might not write.
        for ending in ["-wal", "-shm"] {
            fs::write(beside(&path, ending), "").unwrap();
            fs::set_permissions(beside(&path, ending), Permissions::from_mode(0o444)).unwrap();
        }
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        let store = SqliteStore::open(&path).unwrap();
        for ending in ["-wal", "-shm"] {
            assert_eq!(mode(&beside(&path, ending)), 0o640, "{ending}");
        }
        drop(store);
        fs::set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
        fs::write(beside(&path, "-shm"), "").unwrap();
        fs::set_permissions(beside(&path, "-shm"), Permissions::from_mode(0o444)).unwrap();
        allow_writing(&path);
        assert_eq!(mode(&beside(&path, "-shm")), 0o644);
        assert_eq!(mode(&path), 0o444, "the library is left alone");
        fs::remove_dir_all(&folder).unwrap();
    }
}
