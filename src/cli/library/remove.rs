//! `qari library remove`: articles out of the library. Says which they are, and removes
//! them only when that was agreed to; nothing is asked, so that scripts never hang.

use std::path::{Path, PathBuf};

use super::super::output::{Output, side_of};
use super::super::table::{Kind, Table};
use super::super::{Common, Outcome, errors};
use crate::app::notices::{in_order, notice};
use crate::config::strings::Strings;
use crate::library::address;
use crate::library::article::ArticleId;
use crate::library::notice::Notice;
use crate::library::sqlite::SqliteStore;
use crate::library::store::Store;

/// Lists the articles at `addresses`, and removes them if that was `agreed` to and each of
/// the addresses has one.
///
/// # Errors
/// When the library cannot be read or written.
pub(super) fn remove(
    library: &mut SqliteStore,
    addresses: &[PathBuf],
    agreed: bool,
    common: Common,
    output: &mut Output,
) -> anyhow::Result<Outcome> {
    let strings = Strings::new(common.language());
    let all = library.all()?;
    let meant = |path: &Path| {
        // Who removes articles may leave out what they all begin with.
        let digits = address::digits(path).or_else(|| path.to_str());
        digits.and_then(|digits| address::find(digits, &all))
    };
    let mut found: Vec<ArticleId> = Vec::new();
    let mut is_sound = true;
    for path in addresses {
        match meant(path) {
            Some(id) if found.contains(&id) => {}
            Some(id) => found.push(id),
            None => {
                is_sound = false;
                let shown = in_order(&path.display().to_string());
                let said = notice(&strings, &Notice::NotKept);
                errors::complain_of(common.language(), &shown, &said);
            }
        }
    }
    let mut table = Table::new(&[Kind::Path, Kind::Text], side_of(common.language()));
    for summary in library.summaries(&found)? {
        let fields = vec![address::of(summary.id), summary.title];
        table.add(fields, None, output)?;
    }
    table.write(output)?;
    output.finish()?;
    let (said, outcome) = match (is_sound, agreed) {
        (false, _) => ("library-not-removed", Outcome::Lacking),
        (true, false) => ("library-to-remove", Outcome::Lacking),
        (true, true) => {
            library.remove_all(&found)?;
            ("library-removed", Outcome::Done)
        }
    };
    let count = [("count", found.len().into())];
    errors::complain(common.language(), &strings.with(said, count));
    Ok(outcome)
}
