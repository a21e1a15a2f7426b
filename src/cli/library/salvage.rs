//! A library that does not open any more: what `qari library check` and `export` find in it
//! all the same. Neither changes the file.

use std::path::Path;

use super::super::progress::{Progress, Stop};
use super::super::{Common, Outcome, errors};
use super::lacking::{Lacking, TOLD};
use super::transfer::Out;
use crate::app::notices::in_order;
use crate::config::reasons;
use crate::config::strings::Strings;
use crate::library::sqlite::{Salvage, Salvaged, Unsalvaged};
use crate::library::store::StoreError;

/// What is whole in the library at `path`, which failed to open with `error`: counted, or
/// written `to` a file.
///
/// # Errors
/// With `error` where that is no damage; when a copy cannot be made, or the file cannot be
/// written.
pub(super) fn instead(
    error: anyhow::Error,
    path: &Path,
    to: Option<&Path>,
    common: Common,
    strings: &Strings,
) -> anyhow::Result<Outcome> {
    let Some(trouble) = error.downcast_ref::<StoreError>() else {
        return Err(error);
    };
    if !Salvage::may_help(path, trouble) {
        return Err(error);
    }
    let is_library = *trouble == StoreError::Damaged;
    let mut found = Found::default();
    let mut out = None;
    let stop = Stop::on_signals()?;
    let mut failed = None;
    match Salvage::of(path, &|| stop.is_asked()) {
        Ok(salvage) => {
            let name = match to {
                Some(_) => "library-exported",
                None => "library-checked",
            };
            let mut progress = Progress::new(common, name);
            salvage.each(&mut |one| {
                progress.tell(found.whole, None);
                let told = found.take(one, &mut out, to, common, strings, &mut progress);
                failed = told.err();
                failed.is_none() && !stop.is_asked()
            });
            progress.end();
        }
        Err(Unsalvaged::Library(StoreError::Damaged | StoreError::NoLibrary))
        | Err(Unsalvaged::Stopped) => {}
        Err(Unsalvaged::Library(trouble)) => return Err(trouble.into()),
        Err(Unsalvaged::Folder {
            folder,
            bytes,
            reason,
        }) => {
            let counts = [
                ("folder", in_order(&folder.display().to_string()).into()),
                ("megabytes", format!("{:.1}", bytes as f64 / 1e6).into()),
                (
                    "reason",
                    reasons::in_words(strings, &reason.to_string()).into(),
                ),
            ];
            let said = strings.with("library-no-copy", counts);
            errors::complain(common.language(), &said);
            return Ok(Outcome::Lacking);
        }
    }
    if let Some(failed) = failed {
        return Err(failed);
    }
    let is_stopped = stop.is_asked();
    if found.whole + found.feeds + found.lost == 0 && !is_library && !is_stopped {
        return Err(error);
    }
    let shown = in_order(&crate::config::paths::shown(path));
    errors::complain_of(common.language(), &shown, &strings.get("library-bad-file"));
    found.tell(common, strings);
    if is_stopped {
        errors::complain(common.language(), &strings.get("library-stopped"));
    }
    if found.whole + found.feeds == 0 {
        if is_stopped {
            return Ok(Outcome::Lacking);
        }
        errors::complain_of(
            common.language(),
            &shown,
            &strings.get("library-nothing-left"),
        );
        return Ok(Outcome::Lacking);
    }
    let said = match &mut out {
        Some(out) => {
            let saved = if is_stopped { 0 } else { out.write_saved()? };
            out.told(strings, found.whole, found.lost, saved)?
        }
        None => {
            let counts = [("whole", found.whole.into()), ("lost", found.lost.into())];
            strings.with("library-salvageable", counts)
        }
    };
    errors::complain(common.language(), &said);
    Ok(Outcome::Lacking)
}

/// The file `to` which is written, if there is one to be: it is made as soon as there is
/// something to be written, and not before.
fn made<'a>(out: &'a mut Option<Out>, to: Option<&Path>) -> anyhow::Result<Option<&'a mut Out>> {
    if let (None, Some(to)) = (&out, to) {
        *out = Some(Out::to(to)?);
    }
    Ok(out.as_mut())
}

/// What was found so far.
#[derive(Default)]
struct Found {
    whole: usize,
    lost: usize,
    lacking: Lacking,
    feeds: usize,
    lacks_feeds: bool,
}

impl Found {
    /// Counts it, and writes what is whole into a file, if there is one to be.
    fn take(
        &mut self,
        one: Salvaged,
        out: &mut Option<Out>,
        to: Option<&Path>,
        common: Common,
        strings: &Strings,
        progress: &mut Progress,
    ) -> anyhow::Result<()> {
        match one {
            Salvaged::Article(line) => {
                self.whole += 1;
                self.lacking.count(&line, common, strings, progress);
                if let Some(out) = made(out, to)? {
                    out.write(&line.text)?;
                }
            }
            Salvaged::Feed(feed) => {
                self.feeds += 1;
                if let Some(out) = made(out, to)? {
                    out.write_feed(feed)?;
                }
            }
            Salvaged::Lost(doc) => {
                self.lost += 1;
                if let Some(doc) = doc.filter(|_| self.lost <= TOLD) {
                    progress.clear();
                    let said = strings.get("library-bad-article");
                    errors::complain_of(common.language(), &in_order(&doc), &said);
                }
            }
            Salvaged::FeedsLost => self.lacks_feeds = true,
            Salvaged::Nothing => {}
        }
        Ok(())
    }

    /// Says what else cannot be read than articles.
    fn tell(&self, common: Common, strings: &Strings) {
        self.lacking.tell(common, strings);
        if self.lacks_feeds {
            errors::complain(common.language(), &strings.get("library-bad-feeds"));
        }
    }
}
