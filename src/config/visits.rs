//! When libraries were last visited: a file of Qari's own, one line a library, the number
//! of the newest article that was there, and the library's file. What is not understood
//! is passed over.

use std::io;
use std::path::Path;

use super::own_file::{lock, read, save};

/// So many libraries; those not visited for longest go first.
const MOST: usize = 100;

const HEAD: &str = "# Up to which article each library has been seen. It may be deleted.\n\n";

/// The newest article that was there when this library was last visited.
///
/// # Errors
/// When the file cannot be read.
pub fn last(path: &Path, library: &str) -> io::Result<Option<u32>> {
    let visits = load(path)?;
    let last = visits.into_iter().find(|(name, _)| name == library);
    Ok(last.map(|(_, newest)| newest))
}

/// Keeps that this library was visited.
///
/// # Errors
/// When the file cannot be written; what was there stays.
pub fn keep(path: &Path, library: &str, newest: u32) -> io::Result<()> {
    let _lock = lock(path)?;
    let mut visits = load(path).unwrap_or_default();
    visits.retain(|(other, _)| other != library);
    visits.insert(0, (library.to_owned(), newest));
    visits.truncate(MOST);
    let lines = visits
        .iter()
        .map(|(library, newest)| format!("{newest} {library}\n"));
    save(path, &format!("{HEAD}{}", lines.collect::<String>()))
}

fn load(path: &Path) -> io::Result<Vec<(String, u32)>> {
    let text = read(path)?;
    let visits = text.lines().filter_map(|line| {
        let (newest, library) = line.split_once(' ')?;
        Some((library.to_owned(), newest.parse().ok()?))
    });
    Ok(visits.collect())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_last_visit_of_each_library_is_kept() {
        let folder = std::env::temp_dir().join(format!("qari-visits-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let path = folder.join("state").join("visits");
        let mine = "/home/a b/مكتبة.sqlite";
        assert_eq!(last(&path, mine).unwrap(), None);
        keep(&path, mine, 7).unwrap();
        keep(&path, "other", 3).unwrap();
        keep(&path, mine, 9).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{text}?? ?\nx\n")).unwrap();
        assert_eq!(last(&path, mine).unwrap(), Some(9));
        assert_eq!(last(&path, "other").unwrap(), Some(3));
        fs::remove_dir_all(folder).unwrap();
    }
}
