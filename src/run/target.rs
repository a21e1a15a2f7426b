//! Where an export is written to: standard output, or a file that is there whole or not at
//! all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

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
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let mut new = name.to_owned();
        new.push(format!(".{}.new", std::process::id()));
        let new = path.with_file_name(new);
        File::create_new(&new)?;
        Ok(Self {
            file: Some(Pending {
                path: path.to_owned(),
                new,
                replaces,
                is_kept: false,
            }),
        })
    }

    /// Where its bytes go.
    pub fn writer(&self) -> Box<dyn Write> {
        let opened = self.file.as_ref().map(|file| {
            let file = OpenOptions::new().write(true).open(&file.new);
            file.map(|file| Box::new(BufWriter::new(file)) as Box<dyn Write>)
        });
        match opened {
            None => Box::new(BufWriter::new(io::stdout())),
            Some(Ok(file)) => file,
            Some(Err(error)) => Box::new(Broken(error.kind())),
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
                fs::rename(&file.new, &file.path)?;
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

/// A file that could not be opened, to whoever writes.
struct Broken(io::ErrorKind);

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(self.0.into())
    }
}
