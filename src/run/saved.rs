//! The file of saved queries, for the reader: read at its start, changed when a person
//! asks for that. It is small.

use std::io;
use std::path::Path;

use crate::app::Message;
use crate::config::paths;
use crate::config::queries::{self, Change, Queries, Refused};

/// What the file holds; `None` if there is nothing to say of it.
pub(super) fn loaded(path: Option<&Path>) -> Option<Message> {
    let path = path?;
    let queries = queries::load(path);
    let has_any = queries != Queries::default();
    has_any.then(|| Message::Saved(paths::shown(path), queries))
}

/// Makes a change in it.
pub(super) fn change(path: Option<&Path>, change: &Change) -> Result<Queries, Refused> {
    match path {
        Some(path) => queries::change(path, change),
        None => Err(io::Error::from(io::ErrorKind::NotFound).into()),
    }
}
