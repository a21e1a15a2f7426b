//! Where an export is written to: standard output, or a file that is there whole or not at
//! all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use crate::library::export::{self, Export, Format, Words};

/// How many names are tried that other runs have left files under.
const LEFT_BEHIND: u32 = 100;

/// What is being written. A file has another name until it is whole.
pub struct Target {
    file: Option<Pending>,
}

struct Pending {
    path: PathBuf,
    new: PathBuf,
    replaces: bool,
    is_kept: bool,
}

impl Target {
    /// Begins to write to a file, or to standard output.
    ///
    /// # Errors
    /// When it cannot be written; [`io::ErrorKind::AlreadyExists`] where something is there that
    /// is not to be replaced, [`io::ErrorKind::IsADirectory`] where bytes would go to a terminal.
    pub fn begin(path: Option<&Path>, replaces: bool, is_binary: bool) -> io::Result<Self> {
        let Some(path) = path else {
            return match is_binary && io::stdout().is_terminal() {
                true => Err(io::ErrorKind::IsADirectory.into()),
                false => Ok(Self { file: None }),
            };
        };
        if !replaces && path.symlink_metadata().is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let new = beside(path)?;
        Ok(Self {
            file: Some(Pending {
                path: path.to_owned(),
                new,
                replaces,
                is_kept: false,
            }),
        })
    }

    /// Begins an export into it.
    ///
    /// # Errors
    /// When that cannot be written.
    pub fn export(&self, format: Format, words: Words) -> io::Result<Box<dyn Export>> {
        match &self.file {
            None => export::begin(format, words, BufWriter::new(io::stdout())),
            Some(file) => {
                let file = OpenOptions::new().write(true).open(&file.new)?;
                export::begin_in_file(format, words, BufWriter::new(file))
            }
        }
    }

    /// Gives it its name: all of it was written.
    ///
    /// # Errors
    /// When it cannot have that, or something else has it by now.
    pub fn keep(&mut self) -> io::Result<()> {
        let Some(file) = &mut self.file else {
            return Ok(());
        };
        File::open(&file.new)?.sync_all()?;
        if file.replaces {
            fs::rename(&file.new, &file.path)?;
            file.is_kept = true;
            return Ok(());
        }
        // Unlike a rename, a link replaces nothing.
        match fs::hard_link(&file.new, &file.path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                // Some file systems have none.
                rename_to_nothing(&file.new, &file.path)?;
                file.is_kept = true;
                Ok(())
            }
            linked => linked,
        }
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.is_kept {
            // What is not whole is of no use; who cannot remove it was told of worse.
            let _ = fs::remove_file(&self.new);
        }
    }
}

/// Makes a file beside `path` under a name that nobody has: what another run has left behind
/// under the first one, with the same number, is not what is asked for.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    for number in 0..LEFT_BEHIND {
        let mut new = name.to_owned();
        new.push(match number {
            0 => format!(".{}.new", std::process::id()),
            number => format!(".{}-{number}.new", std::process::id()),
        });
        let new = path.with_file_name(new);
        match File::create_new(&new) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|_| new),
        }
    }
    Err(io::Error::other("too many files were left behind"))
}

/// Renames a file, if there is none of the other name.
fn rename_to_nothing(new: &Path, path: &Path) -> io::Result<()> {
    match renameat_with(CWD, new, CWD, path, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {}
        renamed => return Ok(renamed?),
    }
    // Some file systems cannot be told: the time that is left for another one is short.
    if path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(new, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_run_left_behind_is_in_nobodys_way() {
        let name = format!("qari-target-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("notes.html");
        let left = format!("notes.html.{}.new", std::process::id());
        fs::write(folder.join(&left), "cut off").unwrap();
        let mut target = Target::begin(Some(&path), false, false).unwrap();
        target.keep().unwrap();
        drop(target);
        assert_eq!(fs::read_to_string(&path).unwrap(), "");
        let again = Target::begin(Some(&path), false, false).err();
        assert_eq!(
            again.map(|error| error.kind()),
            Some(io::ErrorKind::AlreadyExists)
        );
        let mut names: Vec<_> = fs::read_dir(&folder).unwrap().collect();
        names.sort_by_key(|one| one.as_ref().map(|one| one.file_name()).ok());
        assert_eq!(names.len(), 2, "{names:?}");
        let other = folder.join(&left);
        let refused = rename_to_nothing(&other, &path).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        fs::remove_dir_all(folder).unwrap();
    }
}
