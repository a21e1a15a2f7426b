//! How far articles were read that are in no library: a file of Qari's own, one line an
//! article, its id and a number. What is not understood is passed over, and gone when the
//! file is written: nothing that a person chose stands in it.

use std::io;
use std::path::Path;

use super::own_file::{lock, read, save};

/// So many articles; those not read for longest go first.
const MOST: usize = 1000;

const HEAD: &str = "# How far articles were read that are in no library, the last read one first. \
    It may be deleted.\n\n";

/// Articles and their positions, the last read one first; none without a file.
///
/// # Errors
/// When the file cannot be read.
pub fn load(path: &Path) -> io::Result<Vec<(String, usize)>> {
    let text = read(path)?;
    let positions = text.lines().filter_map(|line| {
        let (id, position) = line.split_once(' ')?;
        Some((id.to_owned(), position.parse().ok()?))
    });
    Ok(positions.collect())
}

/// Keeps how far an article was read; 0 forgets it.
///
/// # Errors
/// When the file cannot be written; what was there stays.
pub fn keep(path: &Path, id: &str, position: usize) -> io::Result<()> {
    let _lock = lock(path)?;
    let mut positions = load(path).unwrap_or_default();
    positions.retain(|(other, _)| other != id);
    if position > 0 {
        positions.insert(0, (id.to_owned(), position));
    }
    positions.truncate(MOST);
    let lines = positions
        .iter()
        .map(|(id, position)| format!("{id} {position}\n"));
    save(path, &format!("{HEAD}{}", lines.collect::<String>()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_last_read_ones_are_kept() {
        let folder = std::env::temp_dir().join(format!("qari-positions-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let path = folder.join("state").join("positions");
        assert_eq!(load(&path).unwrap(), []);
        keep(&path, "old", 7).unwrap();
        fs::write(
            &path,
            format!("{}\n?? ?\nid\nid x\n", fs::read_to_string(&path).unwrap()),
        )
        .unwrap();
        for number in 1..=MOST {
            keep(&path, &format!("{number:032x}"), number).unwrap();
        }
        let kept = load(&path).unwrap();
        assert_eq!((kept.len(), kept[0].1, kept[MOST - 1].1), (MOST, MOST, 1));
        let (first, _) = kept[MOST - 1].clone();
        keep(&path, &first, 9).unwrap();
        assert_eq!(load(&path).unwrap()[0], (first.clone(), 9));
        keep(&path, &first, 0).unwrap();
        assert_eq!(load(&path).unwrap().len(), MOST - 1);
        fs::write(&path, b"\xff\xfe\n\x00").unwrap();
        keep(&path, "one", 3).unwrap();
        assert_eq!(load(&path).unwrap(), [("one".to_owned(), 3)]);
        fs::remove_dir_all(folder).unwrap();
    }
}
