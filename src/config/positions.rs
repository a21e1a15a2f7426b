//! How far articles were read that are in no library, and which of them were read: a file
//! of Qari's own, one line an article, its id, a number and, of what was read, a word. What
//! is not understood is passed over, and gone when the file is written: nothing that a
//! person chose stands in it.

use std::io;
use std::path::Path;

use super::own_file::{lock, read, save};

/// So many articles; those not read for longest go first.
const MOST: usize = 1000;

const HEAD: &str = "# How far articles were read that are in no library, the last read one first. \
    It may be deleted.\n\n";

/// What ends the line of an article that was read.
const READ: &str = "read";

/// How far an article was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// A byte of its text, as `library::position` counts; 0 is its start.
    pub position: usize,
    /// Whether the person has it as read.
    pub read: bool,
}

/// Articles and how far they were read, the last read one first; none without a file.
///
/// # Errors
/// When the file cannot be read.
pub fn load(path: &Path) -> io::Result<Vec<(String, Reading)>> {
    let text = read(path)?;
    Ok(text.lines().filter_map(line).collect())
}

fn line(line: &str) -> Option<(String, Reading)> {
    let mut words = line.split(' ');
    let id = words.next()?.to_owned();
    let position = words.next()?.parse().ok()?;
    let read = match (words.next(), words.next()) {
        (None, _) => false,
        (Some(READ), None) => true,
        _ => return None,
    };
    Some((id, Reading { position, read }))
}

/// Has `change` say how far an article was read; who has it unread at its start forgets it.
///
/// # Errors
/// When the file cannot be written; what was there stays.
pub fn keep(path: &Path, id: &str, change: impl FnOnce(&mut Reading)) -> io::Result<()> {
    let _lock = lock(path)?;
    let mut kept = load(path).unwrap_or_default();
    let known = kept.iter().position(|(other, _)| other == id);
    let mut reading = known.map_or_else(Reading::default, |at| kept.remove(at).1);
    change(&mut reading);
    if reading != Reading::default() {
        kept.insert(0, (id.to_owned(), reading));
    }
    kept.truncate(MOST);
    let lines = kept.iter().map(|(id, reading)| {
        let read = if reading.read { " read" } else { "" };
        format!("{id} {}{read}\n", reading.position)
    });
    save(path, &format!("{HEAD}{}", lines.collect::<String>()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn at(position: usize) -> Reading {
        let read = false;
        Reading { position, read }
    }

    #[test]
    fn the_last_read_ones_are_kept() {
        let folder = std::env::temp_dir().join(format!("qari-positions-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let path = folder.join("state").join("positions");
        assert_eq!(load(&path).unwrap(), []);
        keep(&path, "old", |kept| kept.position = 7).unwrap();
        fs::write(
            &path,
            format!(
                "{}\n?? ?\nid\nid x\nid 3 x\nid 3 read x\n",
                fs::read_to_string(&path).unwrap()
            ),
        )
        .unwrap();
        for number in 1..=MOST {
            keep(&path, &format!("{number:032x}"), |kept| {
                kept.position = number
            })
            .unwrap();
        }
        let kept = load(&path).unwrap();
        assert_eq!(
            (kept.len(), kept[0].1, kept[MOST - 1].1),
            (MOST, at(MOST), at(1))
        );
        let (first, _) = kept[MOST - 1].clone();
        keep(&path, &first, |kept| kept.position = 9).unwrap();
        assert_eq!(load(&path).unwrap()[0], (first.clone(), at(9)));
        keep(&path, &first, |kept| kept.position = 0).unwrap();
        assert_eq!(load(&path).unwrap().len(), MOST - 1);
        fs::write(&path, b"\xff\xfe\n\x00").unwrap();
        keep(&path, "one", |kept| kept.position = 3).unwrap();
        assert_eq!(load(&path).unwrap(), [("one".to_owned(), at(3))]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_was_read_stands_beside_how_far() {
        let folder = std::env::temp_dir().join(format!("qari-read-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let path = folder.join("positions");
        keep(&path, "one", |kept| kept.read = true).unwrap();
        keep(&path, "other", |kept| kept.position = 4).unwrap();
        keep(&path, "one", |kept| kept.position = 9).unwrap();
        let (position, read) = (9, true);
        let one = ("one".to_owned(), Reading { position, read });
        assert_eq!(load(&path).unwrap(), [one, ("other".to_owned(), at(4))]);
        // Its end was reached, so that it begins at its start again: it is read all the same.
        keep(&path, "one", |kept| kept.position = 0).unwrap();
        assert!(load(&path).unwrap()[0].1.read);
        keep(&path, "one", |kept| kept.read = false).unwrap();
        assert_eq!(load(&path).unwrap(), [("other".to_owned(), at(4))]);
        fs::remove_dir_all(folder).unwrap();
    }
}
