//! Which article gave way to which: who has an earlier version open means the new one.

use rusqlite::{Connection, OptionalExtension, Result};

use crate::library::article::ArticleId;

/// One that gave way to one that gave way: so many steps are followed, in case they lead in
/// a circle.
const STEPS: usize = 10_000;

/// The row of an article.
pub(super) fn row_of(file: &Connection, id: ArticleId) -> Result<Option<u32>> {
    file.prepare_cached("SELECT row FROM entry WHERE id = ?")?
        .query_row([id.0], |row| row.get(0))
        .optional()
}

/// Notes to which article another one gave way.
pub(super) fn gave_way(file: &Connection, was: ArticleId, now: ArticleId) -> Result<()> {
    file.prepare_cached("REPLACE INTO gave_way (id, now) VALUES (?, ?)")?
        .execute([was.0, now.0])?;
    Ok(())
}

/// The article to which one that is not there gave way, if that is there.
pub(super) fn successor(file: &Connection, mut id: ArticleId) -> Result<Option<ArticleId>> {
    let mut next = file.prepare_cached("SELECT now FROM gave_way WHERE id = ?")?;
    for _ in 0..STEPS {
        let now = next.query_row([id.0], |row| row.get(0)).optional()?;
        let Some(now) = now.map(ArticleId) else {
            return Ok(None);
        };
        if row_of(file, now)?.is_some() {
            return Ok(Some(now));
        }
        id = now;
    }
    Ok(None)
}

/// Who is meant by an article: itself, or the one to which it gave way.
pub(super) fn meant(file: &Connection, id: ArticleId) -> Result<ArticleId> {
    Ok(match row_of(file, id)? {
        Some(_) => id,
        None => successor(file, id)?.unwrap_or(id),
    })
}
