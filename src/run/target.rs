//! Where an export is written to: standard output, or a file that is there whole or not at
//! all.

use std::io::{self, BufWriter, IsTerminal};
use std::path::Path;

use crate::config::whole_file::{There, WholeFile};
use crate::library::export::{self, Export, Format, Words};

/// What is being written; no file is standard output.
pub struct Target(Option<WholeFile>);

impl Target {
    /// Begins to write to a file, or to standard output.
    ///
    /// # Errors
    /// When it cannot be written; [`io::ErrorKind::AlreadyExists`] where something is there that
    /// is not to be replaced, [`io::ErrorKind::Unsupported`] where bytes would go to a terminal.
    pub fn begin(path: Option<&Path>, there: There, is_binary: bool) -> io::Result<Self> {
        match path {
            Some(path) => WholeFile::begin(path, there).map(|file| Self(Some(file))),
            None if is_binary && io::stdout().is_terminal() => {
                Err(io::ErrorKind::Unsupported.into())
            }
            None => Ok(Self(None)),
        }
    }

    /// Begins an export into it.
    ///
    /// # Errors
    /// When that cannot be written.
    pub fn export(&self, format: Format, words: Words) -> io::Result<Box<dyn Export>> {
        match &self.0 {
            None => export::begin(format, words, BufWriter::new(io::stdout())),
            Some(file) => export::begin_in_file(format, words, BufWriter::new(file.open()?)),
        }
    }

    /// Gives it its name: all of it was written.
    ///
    /// # Errors
    /// When it cannot have that, or something else has it by now.
    pub fn keep(&mut self) -> io::Result<()> {
        self.0.as_mut().map_or(Ok(()), WholeFile::keep)
    }
}
