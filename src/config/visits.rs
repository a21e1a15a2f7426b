//! What is kept of visits: a file of Qari's own, one line a library or an input, the last
//! visited one first. A line has the number of the newest article that was there (0 where
//! nothing is new), the id of the article that was open last, or `-`, and the file of the
//! library, or the input as it is named. What is not understood is passed over.

use std::io;
use std::path::Path;

use super::own_file::{lock, read, save};

/// So many libraries, and as many inputs; those not visited for longest go first.
const MOST: usize = 100;

const HEAD: &str = "# Up to which article each library has been seen, and which one was open last \
    there and in files. It may be deleted.\n\n";

/// Where no article was open.
const NONE: &str = "-";
/// Digits of an id.
const ID: usize = 32;

/// A visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// The number of the newest article of the library; 0 for inputs.
    pub newest: u32,
    /// The id of the article that was open when it ended.
    pub open: Option<String>,
}

/// The last visit to any of these.
///
/// # Errors
/// When the file cannot be read.
pub fn last(path: &Path, names: &[String]) -> io::Result<Option<Visit>> {
    let visits = load(path)?.into_iter();
    let mut of_them = visits.filter(|(name, _)| names.contains(name));
    Ok(of_them.next().map(|(_, visit)| visit))
}

/// Keeps a visit to these.
///
/// # Errors
/// When the file cannot be written; what was there stays.
pub fn keep(path: &Path, names: &[String], visit: &Visit) -> io::Result<()> {
    let _lock = lock(path)?;
    let mut before = load(path).unwrap_or_default();
    before.retain(|(other, _)| !names.contains(other));
    let now = names.iter().map(|name| (name.clone(), visit.clone()));
    let (mut libraries, mut inputs) = (0, 0);
    let lines = now.chain(before).filter_map(|(name, visit)| {
        let of_kind = if visit.newest > 0 {
            &mut libraries
        } else {
            &mut inputs
        };
        *of_kind += 1;
        let open = visit.open.as_deref().unwrap_or(NONE);
        (*of_kind <= MOST).then(|| format!("{} {open} {name}\n", visit.newest))
    });
    let lines: String = lines.collect();
    save(path, &format!("{HEAD}{lines}"))
}

fn load(path: &Path) -> io::Result<Vec<(String, Visit)>> {
    let text = read(path)?;
    Ok(text.lines().filter_map(line).collect())
}

fn line(line: &str) -> Option<(String, Visit)> {
    let (newest, rest) = line.split_once(' ')?;
    let newest = newest.parse().ok()?;
    let is_id = |word: &str| word.len() == ID && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let (open, name) = match rest.split_once(' ') {
        Some((id, name)) if is_id(id) => (Some(id.to_owned()), name),
        Some((NONE, name)) => (None, name),
        // As it was written before it was kept what was open.
        _ => (None, rest),
    };
    Some((name.to_owned(), Visit { newest, open }))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    fn visit(newest: u32, open: Option<u8>) -> Visit {
        let open = open.map(|digit| format!("{digit:032x}"));
        Visit { newest, open }
    }

    #[test]
    fn the_last_visit_of_each_library_is_kept() {
        let folder = std::env::temp_dir().join(format!("qari-visits-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let path = folder.join("state").join("visits");
        let (mine, other) = (names(&["/home/a b/مكتبة.sqlite"]), names(&["other"]));
        assert_eq!(last(&path, &mine).unwrap(), None);
        keep(&path, &mine, &visit(7, None)).unwrap();
        keep(&path, &other, &visit(3, Some(2))).unwrap();
        keep(&path, &mine, &visit(9, Some(5))).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{text}?? ?\nx\n")).unwrap();
        assert_eq!(last(&path, &mine).unwrap(), Some(visit(9, Some(5))));
        assert_eq!(last(&path, &other).unwrap(), Some(visit(3, Some(2))));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn inputs_are_known_by_any_of_their_names_and_push_out_no_library() {
        let folder = std::env::temp_dir().join(format!("qari-inputs-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let path = folder.join("visits");
        keep(&path, &names(&["/library"]), &visit(4, Some(1))).unwrap();
        keep(&path, &names(&["/a", "/b"]), &visit(0, Some(2))).unwrap();
        keep(&path, &names(&["/b", "/c d"]), &visit(0, Some(3))).unwrap();
        let of = |some: &[&str]| last(&path, &names(some)).unwrap();
        assert_eq!(of(&["/a"]), Some(visit(0, Some(2))));
        assert_eq!(of(&["/a", "/c d"]), Some(visit(0, Some(3))), "the last one");
        for number in 0..=MOST {
            keep(&path, &names(&[&format!("/{number}")]), &visit(0, None)).unwrap();
        }
        assert_eq!(of(&["/a"]), None);
        assert_eq!(of(&["/library"]), Some(visit(4, Some(1))));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_was_kept_before_it_was_known_what_was_open_is_understood() {
        let read = line("7 /home/a b/library.sqlite").unwrap();
        assert_eq!(
            read,
            ("/home/a b/library.sqlite".to_owned(), visit(7, None))
        );
    }
}
