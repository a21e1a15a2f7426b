//! The actors of this person: the built-in ones, and what the person's own file says. A
//! file that is broken never prevents anything: what is wrong with it is told.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::actors::gazetteer::{Extent, Fault, Gazetteer, Problem};
use crate::config::own_actors::OwnActors;
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
    /// The same, wherever the file is held.
    pub fn own(own: &OwnActors) -> Self {
        let text = match own {
            OwnActors::File(path) => return Self::of(Some(path)),
            OwnActors::Held(None) => return Self::of(None),
            OwnActors::Held(Some(text)) => text,
        };
        let (gazetteer, _, faults) = Gazetteer::extended_by(text.trim_start_matches('\u{FEFF}'));
        let doc = "actors.toml".to_owned();
        Self {
            gazetteer: gazetteer.with_own_file(&doc),
            doc,
            faults,
            refused: None,
        }
    }

    /// The built-in actors, with what the person's file says if there is one.
    pub fn of(own: Option<&Path>) -> Self {
        let doc = own.map(paths::shown).unwrap_or_default();
        let (read, refused) = match own.map(contents) {
            Some(Ok(text)) => (Some(text), None),
            Some(Err(error)) if !is_absent(&error) => (None, Some(Notice::of(&error))),
            _ => (None, None),
        };
        let (gazetteer, faults) = match read {
            Some((text, cut)) => {
                let (gazetteer, _, mut faults) = Gazetteer::extended_by(&text);
                faults.extend(cut);
                (gazetteer, faults)
            }
            None => (Gazetteer::built_in(), Vec::new()),
        };
        Self {
            gazetteer: gazetteer.with_own_file(&doc),
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
    let (text, cut) = contents(path)?;
    let (_, extent, mut faults) = Gazetteer::extended_by(&text);
    faults.extend(cut);
    Ok((extent, faults))
}

/// Whether there is no such file, or no folder that could have it.
pub fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// What a file holds, as far as it is read: whole lines, and a fault if there are more.
fn contents(path: &Path) -> io::Result<(String, Option<Fault>)> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    let is_cut = bytes.len() as u64 > LARGEST;
    if is_cut {
        let end = bytes.iter().rposition(|&byte| byte == b'\n');
        bytes.truncate(end.map_or(0, |end| end + 1));
    }
    let text = String::from_utf8(bytes);
    let text = text.map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    let cut = is_cut.then(|| Fault {
        line: 1 + text.matches('\n').count(),
        entry: None,
        field: None,
        problem: Problem::TooLarge {
            limit: LARGEST >> 20,
        },
    });
    // What some editors put before everything else.
    let text = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    Ok((text, cut))
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
        let long =
            "[[actor]]\nid = \"trump\"\nmute = true\n".to_owned() + &"# بحر\n".repeat(1 << 21);
        std::fs::write(&path, &long).unwrap();
        let cut = Actors::of(Some(&path));
        let [fault] = &cut.faults[..] else {
            panic!("{:?}", cut.faults);
        };
        assert_eq!(fault.problem, Problem::TooLarge { limit: 16 });
        assert!(fault.line > 1 << 20 && cut.gazetteer.iter().any(|actor| actor.mute));
        std::fs::write(&path, "\u{FEFF}[[actor]]\nid = \"trump\"\nmute = true").unwrap();
        let own = Actors::of(Some(&path));
        assert!(own.faults.is_empty() && own.gazetteer.iter().any(|actor| actor.mute));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
