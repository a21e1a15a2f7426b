//! Terms to a condition: words are folded, names become actors.

use super::parse::Term;
use super::{Problem, QueryError, Typing};
use crate::library::condition::{Condition, Word};
use crate::library::mention::ActorId;
use crate::text::fold::fold;

/// The condition that `term` means. `resolve` gives the actors of a folded alias.
pub(super) fn lower(
    term: &Term<'_>,
    typing: Typing,
    resolve: &dyn Fn(&str) -> Vec<ActorId>,
) -> Result<Condition, QueryError> {
    let lowered = Lowering { typing, resolve }.term(term)?;
    Ok(lowered.unwrap_or_else(Condition::everything))
}

/// The most words that are tried together as the name of an actor.
const LONGEST_NAME: usize = 6;

struct Lowering<'a> {
    typing: Typing,
    resolve: &'a dyn Fn(&str) -> Vec<ActorId>,
}

impl Lowering<'_> {
    /// `None` for a term that asks for nothing, such as lone punctuation.
    fn term(&self, term: &Term<'_>) -> Result<Option<Condition>, QueryError> {
        Ok(match term {
            Term::All(terms) => {
                let conditions = self.together(terms)?;
                (!conditions.is_empty()).then(|| one_or(conditions, Condition::All))
            }
            Term::Any(terms) => {
                let conditions = terms.iter().filter_map(|term| self.term(term).transpose());
                let conditions = conditions.collect::<Result<Vec<_>, _>>()?;
                (!conditions.is_empty()).then(|| one_or(conditions, Condition::Any))
            }
            Term::Not(term) => self.term(term)?.map(|term| Condition::Not(Box::new(term))),
            Term::Word { text, prefix } => {
                let words = words(text, *prefix);
                (!words.is_empty()).then(|| {
                    let actors = (self.resolve)(&joined(&words));
                    or_actors(phrase(words), actors)
                })
            }
            Term::Phrase { text, prefix } => {
                let words = words(text, *prefix);
                (!words.is_empty()).then(|| phrase(words))
            }
            Term::Actor {
                text,
                range,
                still_typed,
            } => {
                let actors = (self.resolve)(&joined(&words(text, false)));
                if actors.is_empty() {
                    let absent = *still_typed && self.typing == Typing::GoesOn;
                    let error = QueryError {
                        range: range.clone(),
                        problem: Problem::UnknownActor,
                    };
                    return if absent { Ok(None) } else { Err(error) };
                }
                Some(one_or(
                    actors.into_iter().map(Condition::Actor).collect(),
                    Condition::Any,
                ))
            }
            Term::Unread => Some(Condition::Unread),
        })
    }

    /// Terms side by side; bare words that are together the name of an actor
    /// also ask for that actor.
    fn together(&self, terms: &[Term<'_>]) -> Result<Vec<Condition>, QueryError> {
        let mut conditions = Vec::new();
        let mut rest = terms;
        while let Some((first, after)) = rest.split_first() {
            if let Some((condition, length)) = self.name(rest) {
                conditions.push(condition);
                rest = &rest[length..];
            } else {
                conditions.extend(self.term(first)?);
                rest = after;
            }
        }
        Ok(conditions)
    }

    /// The longest name of several words that `terms` begin with, and its length.
    fn name(&self, terms: &[Term<'_>]) -> Option<(Condition, usize)> {
        let bare = terms
            .iter()
            .take(LONGEST_NAME)
            .map_while(|term| match term {
                Term::Word { text, prefix } => Some(words(text, *prefix)),
                _ => None,
            });
        let bare: Vec<Vec<Word>> = bare.collect();
        (2..=bare.len()).rev().find_map(|length| {
            let words = bare[..length].concat();
            let actors = (self.resolve)(&joined(&words));
            (!actors.is_empty()).then(|| {
                let each = words.into_iter().map(Condition::Word).collect();
                (or_actors(Condition::All(each), actors), length)
            })
        })
    }
}

/// The folded words of a piece of query, without the punctuation around each.
fn words(text: &str, prefix: bool) -> Vec<Word> {
    let folded = fold(text).text;
    let bare = folded
        .split(' ')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut words: Vec<Word> = bare
        .filter(|word| !word.is_empty())
        .map(|word| Word {
            folded: word.to_owned(),
            prefix: false,
        })
        .collect();
    if let Some(last) = words.last_mut() {
        last.prefix = prefix;
    }
    words
}

fn joined(words: &[Word]) -> String {
    words
        .iter()
        .map(|word| word.folded.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

fn phrase(mut words: Vec<Word>) -> Condition {
    match words.pop() {
        Some(word) if words.is_empty() => Condition::Word(word),
        last => {
            words.extend(last);
            Condition::Phrase(words)
        }
    }
}

fn or_actors(condition: Condition, actors: Vec<ActorId>) -> Condition {
    let actors = actors.into_iter().map(Condition::Actor);
    one_or(
        std::iter::once(condition).chain(actors).collect(),
        Condition::Any,
    )
}

/// The only one of `conditions`, or all of them joined.
fn one_or(mut conditions: Vec<Condition>, join: fn(Vec<Condition>) -> Condition) -> Condition {
    match conditions.pop() {
        Some(condition) if conditions.is_empty() => condition,
        last => {
            conditions.extend(last);
            join(conditions)
        }
    }
}
