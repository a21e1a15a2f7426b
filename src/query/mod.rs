//! Queries: what was typed, as a condition.
//!
//! Words, phrases in quotation marks, `word*`, `=word` as it is spelled, `~word` with
//! other endings, `-` before what must not occur, `OR` or أو, brackets, and fields
//! such as `actor:` or `جهة:`. Blanks and commas mean and. Runs nothing: stores do.

pub mod completion;
pub mod concordance;
mod dates;
pub mod fields;
mod finish;
mod lower;
mod parse;
pub mod related;
pub mod saved;
mod tokens;
pub mod voices;
mod words;

use std::ops::Range;

pub use self::finish::{finished, is_choice};
use self::saved::Saved;
use crate::library::condition::Condition;
use crate::library::mention::ActorId;

/// The condition that `typed` asks for.
///
/// While it is not `finished`, the word at its end is a prefix, an open quotation
/// or bracket counts as closed, and what is only begun (an empty field, `OR`
/// without a second term, the name of no actor yet) as absent. Else it means what
/// [`finished`] makes of it. `resolve` gives the actors that a folded name or id is an
/// alias of, and of one that ends in a star those with a name that begins so
/// (`Gazetteer::resolve`); `saved` are the queries that it may name.
///
/// # Errors
/// When it cannot be understood: where, and why.
pub fn condition(
    typed: &str,
    finished: bool,
    resolve: &dyn Fn(&str) -> Vec<ActorId>,
    saved: &Saved,
) -> Result<Condition, QueryError> {
    let typing = if finished {
        Typing::Finished
    } else {
        Typing::GoesOn
    };
    lower::lower(&parse::parse(typed, typing)?, typing, resolve, saved)
}

/// Whether more may be typed at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Typing {
    GoesOn,
    Finished,
}

/// Why a query was not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem}")]
pub struct QueryError {
    /// Bytes of what was typed.
    pub range: Range<usize>,
    pub problem: Problem,
}

/// What is wrong with a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Problem {
    #[error("a quotation that does not end")]
    OpenQuotation,
    #[error("a bracket that is not closed")]
    OpenGroup,
    #[error("a bracket that was not opened")]
    UnopenedGroup,
    #[error("brackets too deep within each other")]
    TooDeep,
    #[error("OR without a term on both sides")]
    MissingTerm,
    #[error("no field of this name")]
    UnknownField,
    #[error("a field without a value")]
    EmptyField,
    #[error("a value that the field does not have")]
    UnknownValue,
    #[error("no actor of this name")]
    UnknownActor,
    #[error("no saved query of this name")]
    UnknownSaved,
    #[error("a saved query that cannot be read itself")]
    BrokenSaved,
    #[error("a saved query that leads back to itself")]
    CircularSaved,
    #[error("too many saved queries within each other")]
    TooManySaved,
    #[error("not a day, month or year, nor a range of them")]
    UnknownDate,
    #[error("a range of dates that ends before it begins")]
    ReversedDates,
    #[error("a number of words from 1 to 100 belongs here")]
    UnknownDistance,
    #[error("two terms belong behind it")]
    MissingNear,
    #[error("only words and phrases can be near each other")]
    NotNear,
    #[error("two actors belong behind it")]
    MissingTogether,
    #[error("only actors can be in one sentence or paragraph")]
    NotTogether,
}

#[cfg(test)]
mod tests;
