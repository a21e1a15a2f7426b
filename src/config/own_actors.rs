//! Changing the person's own file of actors: adding names and judgements, and taking them
//! out again. What stands there stays as it is, byte by byte; a file that is no TOML, or
//! may not be written, is never touched. Knows no actor.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use self::edits::{edited, inverse};
use super::own_file::{self, lock};
use super::whole_file::led_to;

mod edits;

/// The largest file that is changed, in bytes.
const LARGEST: u64 = 16 << 20;

/// What some editors put before everything else.
const MARK: char = '\u{FEFF}';

/// Something that is added to the file, or taken out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Another name of an actor, in the entry that the file has for it, or in a new one.
    AddName {
        actor: String,
        name: String,
    },
    DropName {
        actor: String,
        name: String,
    },
    /// An entry of an actor that nobody knows yet: its fields, in their order.
    AddActor(Vec<(&'static str, Field)>),
    /// The entry of an actor that was added so, and that nobody has changed since.
    DropActor(Vec<(&'static str, Field)>),
    /// A judgement: its fields, in their order.
    AddJudgement(Vec<(&'static str, String)>),
    /// The last judgement with just these fields, but for its title.
    DropJudgement(Vec<(&'static str, String)>),
}

/// A value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    Text(String),
    Number(i64),
    List(Vec<String>),
}

/// A change that was made: what the file held before and after; `None` is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    before: Option<String>,
    pub after: Option<String>,
    /// What takes it back where somebody else has changed the file since.
    back: Vec<Edit>,
    /// Whether it outlasts Qari.
    pub lasts: bool,
}

/// What is wanted of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// These changes, all or none.
    Make(Vec<Edit>),
    /// That a change is taken back.
    TakeBack(Box<Made>),
}

/// Why a change was not made. The file is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It cannot be read or written, for this reason.
    #[error("{0}")]
    Io(String),
    /// It is no TOML from this line on, as the parser says.
    #[error("line {line}: {reason}")]
    Syntax { line: usize, reason: String },
    /// Somebody else has written it at the same moment.
    #[error("changed meanwhile")]
    Meanwhile,
    /// What is to be taken out is not there any more.
    #[error("there is no such entry any more")]
    Gone,
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Io(error.to_string())
    }
}

/// Where the file is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnActors {
    /// In this file, which need not be there.
    File(PathBuf),
    /// Nowhere but here: what is changed lasts as long as Qari is open.
    Held(Option<String>),
}

impl OwnActors {
    /// What a file holds now, without ever changing it; nothing if it cannot be read.
    #[must_use]
    pub fn held(path: Option<&Path>) -> Self {
        let text = path.and_then(|path| read(path).ok().flatten());
        Self::Held(text)
    }

    /// Does what is wanted.
    ///
    /// # Errors
    /// When it cannot be done; nothing is changed then.
    pub fn perform(&mut self, step: &Step) -> Result<Made, Refused> {
        match step {
            Step::Make(edits) => self.change(edits),
            Step::TakeBack(made) => self.take_back(made),
        }
    }

    /// Makes changes, all or none.
    ///
    /// # Errors
    /// When they cannot be made; nothing is changed then.
    pub fn change(&mut self, edits: &[Edit]) -> Result<Made, Refused> {
        self.replace(|before| {
            let text = before.unwrap_or_default();
            let bare = text.strip_prefix(MARK);
            let mut changed = bare.unwrap_or(text).to_owned();
            for edit in edits {
                changed = edited(&changed, edit)?;
            }
            let mark = bare.map(|_| MARK.to_string()).unwrap_or_default();
            let made = Made {
                before: before.map(str::to_owned),
                after: Some(mark + &changed),
                back: edits.iter().rev().map(inverse).collect(),
                lasts: false,
            };
            Ok(made)
        })
    }

    /// Takes back a change: the file is again what it was, byte by byte; if somebody has
    /// changed it since, only what was added then is taken out.
    ///
    /// # Errors
    /// When it cannot be taken back; nothing is changed then.
    pub fn take_back(&mut self, made: &Made) -> Result<Made, Refused> {
        if self.text()? != made.after {
            return self.change(&made.back);
        }
        self.replace(|before| {
            // Somebody may have written since it was looked at.
            if before != made.after.as_deref() {
                return Err(Refused::Meanwhile);
            }
            Ok(Made {
                before: before.map(str::to_owned),
                after: made.before.clone(),
                back: Vec::new(),
                lasts: false,
            })
        })
    }

    /// What it holds; `None` if there is none.
    fn text(&self) -> Result<Option<String>, Refused> {
        match self {
            Self::File(path) => Ok(read(path)?),
            Self::Held(text) => Ok(text.clone()),
        }
    }

    fn replace(
        &mut self,
        make: impl FnOnce(Option<&str>) -> Result<Made, Refused>,
    ) -> Result<Made, Refused> {
        match self {
            Self::Held(text) => {
                let made = make(text.as_deref())?;
                text.clone_from(&made.after);
                Ok(made)
            }
            Self::File(path) => {
                let _lock = lock(path)?;
                let path = &led_to(path);
                let before = read(path)?;
                let made = make(before.as_deref())?;
                write(path, before.as_deref(), made.after.as_deref())?;
                Ok(Made {
                    lasts: true,
                    ..made
                })
            }
        }
    }
}

fn read(path: &Path) -> io::Result<Option<String>> {
    let file = match fs::File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    let mut text = String::new();
    file.take(LARGEST + 1).read_to_string(&mut text)?;
    if text.len() as u64 > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(Some(text))
}

/// Writes the file: whole, or not at all, with the permissions that it has.
fn write(path: &Path, before: Option<&str>, after: Option<&str>) -> Result<(), Refused> {
    let may = || match read(path)?.as_deref() == before {
        true => Ok(()),
        false => Err(Refused::Meanwhile),
    };
    let Some(after) = after else {
        let about = fs::metadata(path);
        if about.is_ok_and(|about| about.permissions().readonly()) {
            return Err(io::Error::from(io::ErrorKind::PermissionDenied).into());
        }
        may()?;
        return Ok(fs::remove_file(path)?);
    };
    own_file::replace(path, after, may)
}

#[cfg(test)]
mod tests;
