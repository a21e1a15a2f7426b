//! Queries on the command line: what was typed is read, and asked of all inputs.

use std::sync::Arc;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::inputs::{Inputs, addressed};
use super::library::recognise;
use super::progress::Stop;
use super::{Common, Outcome, WrongUsage};
use crate::actors::gazetteer::Gazetteer;
use crate::actors::recognizer::Recognizer;
use crate::app::said::why_not;
use crate::config::strings::Strings;
use crate::library::article::{Article, ArticleId};
use crate::library::condition::Condition;
use crate::library::memory::MemoryStore;
use crate::library::order::Order;
use crate::library::state::Deed;
use crate::library::store::{Store, StoreResult};
use crate::query::saved::Saved;
use crate::query::{self, QueryError};

/// The argument that is a query, where it has no option's name.
pub(super) const QUERY: &str = "QUERY";

/// The condition that was typed as the value of `argument`.
///
/// # Errors
/// When it cannot be read: where and why, in words.
pub(super) fn condition(
    argument: &str,
    typed: &str,
    gazetteer: &Gazetteer,
    saved: &Saved,
    common: Common,
) -> Result<Condition, WrongUsage> {
    query::condition(typed, true, &|folded| gazetteer.resolve(folded), saved)
        .map_err(|error| misread(argument, typed, error, gazetteer, common))
}

/// What commands select from.
pub(super) struct Shelf {
    store: Box<dyn Store>,
    is_library: bool,
    /// Whether all inputs could be read.
    pub(super) outcome: Outcome,
}

impl Shelf {
    pub(super) fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// An article, in the library under its address there.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn article(&self, id: ArticleId) -> StoreResult<Option<Arc<Article>>> {
        let article = self.store.article(id)?;
        Ok(match self.is_library {
            true => article.map(|article| Arc::new(addressed(article))),
            false => article,
        })
    }
}

/// All inputs, with their mentions, in a store: the library, or what is read into one
/// in memory.
///
/// # Errors
/// When the library cannot be used. Inputs that fail are told, and make the outcome
/// [`Outcome::Lacking`].
pub(super) fn read(
    inputs: &Inputs,
    gazetteer: &Arc<Gazetteer>,
    common: Common,
) -> anyhow::Result<Shelf> {
    let recognizer = Recognizer::new(Arc::clone(gazetteer));
    if let Some(mut library) = inputs.library(common)? {
        let stop = Stop::on_signals()?;
        recognise(&mut library, &recognizer, gazetteer, common, &stop)?;
        if stop.is_asked() {
            anyhow::bail!(Strings::new(common.language()).get("stopped"));
        }
        return Ok(Shelf {
            store: library,
            is_library: true,
            outcome: Outcome::Done,
        });
    }
    let kept = inputs.kept(common)?;
    let read_beside = inputs.read_beside(common);
    let mut store = MemoryStore::default();
    let outcome = inputs.each_distinct_article(common, |article| {
        let mentions = recognizer.mentions(&article);
        let id = article.id;
        store.add(article)?;
        let rows = kept.as_ref().map(|kept| kept.summaries(&[id]));
        match rows.transpose()?.as_deref() {
            Some([row, ..]) => store.merge(id, &row.state),
            _ if read_beside.contains(&id.to_string()) => {
                store.change(id, Deed::Read(true))?;
            }
            _ => {}
        }
        store.set_mentions(id, mentions.into(), Arc::default())?;
        Ok(())
    })?;
    Ok(Shelf {
        store: Box::new(store),
        is_library: false,
        outcome,
    })
}

/// Says what of a query was not understood, and why.
fn misread(
    argument: &str,
    typed: &str,
    error: QueryError,
    gazetteer: &Gazetteer,
    common: Common,
) -> WrongUsage {
    let strings = Strings::new(common.language());
    let before = typed.get(..error.range.start).unwrap_or_default();
    let argument = match argument {
        QUERY => strings.get("query-argument"),
        option => option.to_owned(),
    };
    let values = [
        ("argument", argument.into()),
        ("place", (before.chars().count() + 1).to_string().into()),
        (
            "at",
            typed.get(error.range.clone()).unwrap_or_default().into(),
        ),
        (
            "why",
            why_not(&strings, typed, &error, Some(gazetteer)).into(),
        ),
    ];
    WrongUsage {
        message: strings.with("query-misread", values),
        place: Some((typed.to_owned(), error.range)),
    }
}

impl ValueEnum for Order {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Added,
            Self::Date,
            Self::Source,
            Self::Mentions,
            Self::Relevance,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Added => "added",
            Self::Date => "date",
            Self::Source => "source",
            Self::Mentions => "mentions",
            Self::Relevance => "relevance",
            // Only who visits a library has something new in it.
            Self::New => return None,
        }))
    }
}
