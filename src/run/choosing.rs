//! Keeping what is chosen by keys: over which settings, in which file, and what holds when
//! it is forgotten.

use std::io;
use std::path::PathBuf;

use crate::app::kept::Looks;
use crate::config::choices;
use crate::config::file::Settings;
use crate::config::theme;

/// Where it is kept what is chosen by keys.
#[derive(Debug)]
pub struct Choosing {
    /// `None` if nothing is to be kept.
    pub path: Option<PathBuf>,
    pub settings: Settings,
    /// What holds where nothing was chosen by a key.
    pub usual: (theme::Choice, Looks),
}

impl Choosing {
    /// Keeps one choice.
    ///
    /// # Errors
    /// When that is not possible; it holds for this run.
    pub(super) fn keep(&self, name: &str, value: &str) -> io::Result<()> {
        match &self.path {
            Some(path) => choices::keep(path, name, value, &self.settings),
            None => Ok(()),
        }
    }

    /// Forgets all choices, and says what holds then.
    ///
    /// # Errors
    /// When that is not possible.
    pub(super) fn forget(&self) -> io::Result<(theme::Choice, Looks)> {
        if let Some(path) = &self.path {
            choices::forget(path)?;
        }
        Ok(self.usual)
    }
}
