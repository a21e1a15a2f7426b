//! Putting articles into a library that were read from elsewhere.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::SqliteStore;
use crate::library::article::Article;
use crate::library::store::{Added, StoreError, StoreResult};

/// Puts articles into the library in this file, which is made if it is not there. Gives
/// how many are new there.
///
/// # Errors
/// When the library cannot be opened or written.
pub fn keep(library: &Path, articles: &[Arc<Article>]) -> StoreResult<usize> {
    if let Some(folder) = library.parent() {
        fs::create_dir_all(folder).map_err(|error| match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                StoreError::ReadOnly
            }
            io::ErrorKind::StorageFull => StoreError::Full,
            _ => StoreError::Other(error.to_string()),
        })?;
    }
    let whole = articles.iter().filter(|article| article.is_whole);
    let whole = whole.map(|article| Article::clone(article)).collect();
    let added = SqliteStore::open(library)?.add_all(whole, &[])?;
    Ok(added.iter().filter(|&came| *came == Added::New).count())
}
