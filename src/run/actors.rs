//! The actors of this person: the built-in ones, and what the person's own file says. A
//! file that is broken never prevents anything: what is wrong with it is told.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::actors::gazetteer::{Extent, Fault, Gazetteer};
use crate::config::paths;
use crate::library::notice::Notice;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 16 << 20;

/// The actors that are known, and what there is to say of the person's file.
#[derive(Debug)]
pub struct Actors {
    pub gazetteer: Gazetteer,
    /// The file as it is shown.
    pub doc: String,
    pub faults: Vec<Fault>,
    /// Why it could not be read.
    pub refused: Option<Notice>,
}

impl Actors {
    /// The built-in actors, with what the person's file says if there is one.
    pub fn of(own: Option<&Path>) -> Self {
        let doc = own.map(paths::shown).unwrap_or_default();
        let (read, refused) = match own.map(contents) {
            Some(Ok(text)) => (Some(text), None),
            Some(Err(error)) if !is_absent(&error) => (None, Some(Notice::of(&error))),
            _ => (None, None),
        };
        let (gazetteer, faults) = match read {
            Some(text) => {
                let (gazetteer, _, faults) = Gazetteer::extended_by(&text);
                (gazetteer, faults)
            }
            None => (Gazetteer::built_in(), Vec::new()),
        };
        Self {
            gazetteer,
            doc,
            faults,
            refused,
        }
    }
}

/// What an actors file holds, over the built-in actors, and what is wrong with it.
///
/// # Errors
/// When it cannot be read.
pub fn check_actors(path: &Path) -> io::Result<(Extent, Vec<Fault>)> {
    let (_, extent, faults) = Gazetteer::extended_by(&contents(path)?);
    Ok((extent, faults))
}

/// Whether there is no such file, or no folder that could have it.
fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

fn contents(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(LARGEST).read_to_string(&mut text)?;
    // What some editors put before everything else.
    Ok(match text.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_there_is_none_and_one_that_cannot_be_read_is_told() {
        let folder = std::env::temp_dir().join(format!("qari-actors-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("actors.toml");
        let none = Actors::of(Some(&path));
        assert_eq!((none.refused, none.faults), (None, Vec::new()));
        std::fs::write(&path, b"\xff\xfe").unwrap();
        let broken = Actors::of(Some(&path));
        assert!(matches!(broken.refused, Some(Notice::Unreadable { .. })));
        assert!(broken.gazetteer.iter().count() > 100);
        std::fs::write(&path, "\u{FEFF}[[actor]]\nid = \"trump\"\nmute = true").unwrap();
        let own = Actors::of(Some(&path));
        assert!(own.faults.is_empty() && own.gazetteer.iter().any(|actor| actor.mute));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
