//! Which colour each actor was given, so that it has the same one the next time: a file of
//! Qari's own, one line an actor, the number of the colour among those of a theme, and the
//! actor's id. What is not understood is passed over.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::own_file::{lock, read, save};
use super::theme::ACTOR_COLOURS;

/// More actors than anybody reads about; those that come later are not kept.
const MOST: usize = 10_000;

const HEAD: &str = "# Which of the theme's colours each actor has. It may be deleted.\n\n";

/// The colours that were kept, below [`ACTOR_COLOURS`], by the ids of actors.
///
/// # Errors
/// When the file cannot be read.
pub fn load(path: &Path) -> io::Result<BTreeMap<String, usize>> {
    let text = read(path)?;
    let given = text.lines().filter_map(|line| {
        let (colour, actor) = line.split_once(' ')?;
        let colour: usize = colour.parse().ok()?;
        (colour < ACTOR_COLOURS).then(|| (actor.to_owned(), colour))
    });
    Ok(given.take(MOST).collect())
}

/// Keeps the colours of these actors, beside those of others that were kept; writes nothing
/// where that is what is there.
///
/// # Errors
/// When the file cannot be written; what was there stays.
pub fn keep(path: &Path, given: BTreeMap<String, usize>) -> io::Result<()> {
    let is_kept = |before: &BTreeMap<String, usize>| {
        let mut given = given.iter();
        given.all(|(actor, colour)| before.get(actor) == Some(colour))
    };
    if load(path).is_ok_and(|before| is_kept(&before)) {
        return Ok(());
    }
    let _lock = lock(path)?;
    let mut all = load(path).unwrap_or_default();
    all.extend(given);
    let lines = all.iter().take(MOST);
    let lines = lines.map(|(actor, colour)| format!("{colour} {actor}\n"));
    save(path, &format!("{HEAD}{}", lines.collect::<String>()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_was_given_is_kept_beside_what_others_were_given() {
        let folder = std::env::temp_dir().join(format!("qari-colours-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let path = folder.join("state").join("actor-colours");
        let given = |all: &[(&str, usize)]| -> BTreeMap<String, usize> {
            let all = all
                .iter()
                .map(|&(actor, colour)| (actor.to_owned(), colour));
            all.collect()
        };
        assert!(load(&path).unwrap().is_empty());
        keep(&path, given(&[("taliban", 0), ("trump", 4)])).unwrap();
        keep(&path, given(&[("isis", 2), ("trump", 5)])).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{text}99 un\nx\n")).unwrap();
        let all = given(&[("isis", 2), ("taliban", 0), ("trump", 5)]);
        assert_eq!(load(&path).unwrap(), all);
        let before = fs::metadata(&path).unwrap().modified().unwrap();
        keep(&path, given(&[("taliban", 0)])).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
        fs::remove_dir_all(folder).unwrap();
    }
}
