//! What SQLite says of a failure, as a store tells it. Knows nothing of what was being
//! done.

use std::io;

use rusqlite::ErrorCode as Code;

use crate::library::store::StoreError;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // First: nothing may come between a failure and its reason.
        let has_no_room = has_no_room(&io::Error::last_os_error());
        let Some(code) = error.sqlite_error_code() else {
            // A column holds something else than it should.
            return Self::Damaged;
        };
        match code {
            Code::DatabaseBusy | Code::DatabaseLocked | Code::FileLockingProtocolFailed => {
                Self::Busy
            }
            Code::ReadOnly | Code::PermissionDenied | Code::CannotOpen => Self::ReadOnly,
            Code::DiskFull => Self::Full,
            // SQLite knows one reason of the system by name; a quota, or a limit of the
            // size of files, is only told by the number that the system leaves.
            Code::SystemIoFailure if has_no_room => Self::Full,
            Code::SystemIoFailure => Self::Disk,
            Code::NotADatabase => Self::NoLibrary,
            // Among them a table or a column that is not there, which is no fault of its own
            // kind.
            Code::DatabaseCorrupt
            | Code::ConstraintViolation
            | Code::TypeMismatch
            | Code::NotFound
            | Code::Unknown => Self::Damaged,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(_: serde_json::Error) -> Self {
        // What is kept as JSON was written by a library.
        Self::Damaged
    }
}

/// Whether that is why something could not be written.
fn has_no_room(reason: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    matches!(
        reason.kind(),
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge
    )
}

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, ffi};

    use super::*;

    #[test]
    fn a_quota_and_a_limit_of_files_leave_no_room_as_a_full_disk_does() {
        for number in [27, 28, 122] {
            assert!(has_no_room(&io::Error::from_raw_os_error(number)));
        }
        assert!(!has_no_room(&io::Error::from_raw_os_error(5)));
    }

    #[test]
    fn what_a_library_does_not_hold_is_damage() {
        let of =
            |code| StoreError::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
        assert_eq!(of(ffi::SQLITE_CORRUPT), StoreError::Damaged);
        assert_eq!(of(ffi::SQLITE_NOTADB), StoreError::NoLibrary);
        assert_eq!(of(ffi::SQLITE_PROTOCOL), StoreError::Busy);
        let file = Connection::open_in_memory().unwrap();
        let missing = file.execute("DELETE FROM tally", []).unwrap_err();
        assert_eq!(StoreError::from(missing), StoreError::Damaged);
        let mistyped = file.query_row("SELECT 'a'", [], |row| row.get::<_, i64>(0));
        assert_eq!(StoreError::from(mistyped.unwrap_err()), StoreError::Damaged);
    }
}
