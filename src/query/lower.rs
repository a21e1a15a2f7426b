//! Terms to a condition: words are folded, names become actors or what was saved
//! under them.

use std::cell::Cell;
use std::ops::Range;

use super::parse::{Manner, Term, parse};
use super::saved::Saved;
use super::words::{joined, one_or, spelled, words};
use super::{Problem, QueryError, Typing};
use crate::library::condition::{Condition, Near, Together, Within, Word};
use crate::library::mention::{ActorId, MentionKind};

/// The condition that `term` means. `resolve` gives the actors of a folded alias.
pub(super) fn lower(
    term: &Term<'_>,
    typing: Typing,
    resolve: &dyn Fn(&str) -> Vec<ActorId>,
    saved: &Saved,
) -> Result<Condition, QueryError> {
    let lowering = Lowering {
        typing,
        resolve,
        saved,
        within: &[],
        read: &Cell::new(0),
    };
    let lowered = lowering.term(term, &Scope::default())?;
    Ok(lowered.unwrap_or_else(Condition::everything))
}

/// The most words that are tried together as the name of an actor.
const LONGEST_NAME: usize = 6;

/// The fewest letters of an English name that count as its beginning.
const SHORTEST_BEGINNING: usize = 3;

/// How deep saved queries may stand within each other, and how many of them one query
/// may come to: each may name another one twice.
const DEEPEST: usize = 8;
const MOST: usize = 64;

struct Lowering<'a> {
    typing: Typing,
    resolve: &'a dyn Fn(&str) -> Vec<ActorId>,
    saved: &'a Saved,
    /// The places of the saved queries that this one is in, the outermost first.
    within: &'a [usize],
    /// How many saved queries were read.
    read: &'a Cell<usize>,
}

/// What terms stand in.
#[derive(Clone, Default)]
struct Scope {
    /// Whether words are words only, and no names of actors.
    words_only: bool,
    /// The actors of the fields beside the term or around it, of each field one or more:
    /// kinds of mentions are about them.
    actors: Vec<Vec<ActorId>>,
}

impl Lowering<'_> {
    /// `None` for a term that asks for nothing, such as lone punctuation.
    fn term(&self, term: &Term<'_>, scope: &Scope) -> Result<Option<Condition>, QueryError> {
        let within = |term: &Term<'_>| {
            let scope = Scope {
                words_only: true,
                ..scope.clone()
            };
            self.term(term, &scope).map(|inner| inner.map(Box::new))
        };
        Ok(match term {
            Term::All(terms) => {
                let conditions = self.together(terms, scope)?;
                (!conditions.is_empty()).then(|| one_or(conditions, Condition::All))
            }
            Term::Any(terms) => {
                let conditions = self.each(terms, scope)?;
                (!conditions.is_empty()).then(|| one_or(conditions, Condition::Any))
            }
            Term::Not(term) => self
                .term(term, scope)?
                .map(|term| Condition::Not(Box::new(term))),
            Term::Word {
                text,
                prefix,
                manner,
            } => self.word(words(text, *prefix), *manner, scope),
            Term::Phrase {
                text,
                prefix,
                manner,
            } => {
                let words = words(text, *prefix);
                (!words.is_empty()).then(|| match manner {
                    Manner::Exact => Condition::Exact(words),
                    Manner::Folded | Manner::Stem => spelled(words),
                })
            }
            Term::Near { words, terms } => {
                let scope = Scope {
                    words_only: true,
                    ..scope.clone()
                };
                let terms = self.each(terms, &scope)?;
                match terms.len() {
                    0 | 1 => terms.into_iter().next(),
                    _ => Some(Condition::Near(Near {
                        words: *words,
                        terms,
                    })),
                }
            }
            Term::Together {
                within,
                terms,
                range,
            } => self.in_company(*within, terms, range)?,
            Term::Title(term) => within(term)?.map(Condition::Title),
            Term::Source(term) => match &**term {
                // Of a source, as it is typed means all of its name.
                Term::Word {
                    text,
                    prefix,
                    manner: Manner::Exact,
                }
                | Term::Phrase {
                    text,
                    prefix,
                    manner: Manner::Exact,
                } => named(text, *prefix).map(Condition::SourceName),
                _ => within(term)?.map(Condition::Source),
            },
            Term::Actor {
                text,
                range,
                still_typed,
            } => {
                let absent = *still_typed && self.typing == Typing::GoesOn;
                let actors = match self.actors(text) {
                    // So far those with a name that begins so; who accepts it is asked for all
                    // of the name.
                    none if none.is_empty() && absent => self.called(&words(text, true)),
                    actors => actors,
                };
                if actors.is_empty() {
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
            Term::Saved {
                text,
                range,
                still_typed,
            } => match self.saved.named(text) {
                Some(at) => self.saved(at, scope).map_err(|problem| QueryError {
                    range: range.clone(),
                    problem,
                })?,
                None if *still_typed => None,
                None => {
                    return Err(QueryError {
                        range: range.clone(),
                        problem: Problem::UnknownSaved,
                    });
                }
            },
            Term::Kind(kind) => Some(of_kind(*kind, &scope.actors)),
            Term::Date((from, to)) => Some(Condition::Date {
                from: *from,
                to: *to,
            }),
            Term::Unread => Some(Condition::Unread),
            Term::New => Some(Condition::New),
            Term::Marked => Some(Condition::Marked),
            Term::Noted => Some(Condition::Noted),
            Term::Highlighted => Some(Condition::Highlighted),
            Term::Tag { text, prefix } => named(text, *prefix).map(Condition::Tag),
        })
    }

    /// Actors in one sentence or paragraph. While the last one is typed, which may be the
    /// beginning of a name, those before it have to be there.
    fn in_company(
        &self,
        within: Within,
        terms: &[Term<'_>],
        field: &Range<usize>,
    ) -> Result<Option<Condition>, QueryError> {
        let mut actors = Vec::new();
        for (at, term) in terms.iter().enumerate() {
            let (text, range, still_typed) = match term {
                Term::Actor {
                    text,
                    range,
                    still_typed,
                } => (text, range, *still_typed),
                Term::Word { text, prefix, .. } | Term::Phrase { text, prefix, .. } => {
                    let is_last = at + 1 == terms.len();
                    (
                        text,
                        field,
                        *prefix && is_last && self.typing == Typing::GoesOn,
                    )
                }
                _ => continue,
            };
            match self.actors(text) {
                known if !known.is_empty() => actors.push(known),
                _ if still_typed => {}
                _ => {
                    return Err(QueryError {
                        range: range.clone(),
                        problem: Problem::UnknownActor,
                    });
                }
            }
        }
        Ok((!actors.is_empty()).then_some(Condition::Together(Together { within, actors })))
    }

    fn each(&self, terms: &[Term<'_>], scope: &Scope) -> Result<Vec<Condition>, QueryError> {
        let conditions = terms
            .iter()
            .filter_map(|term| self.term(term, scope).transpose());
        conditions.collect()
    }

    /// A bare word, or one with a sign before it.
    fn word(&self, words: Vec<Word>, manner: Manner, scope: &Scope) -> Option<Condition> {
        if words.is_empty() {
            return None;
        }
        if manner == Manner::Exact {
            return Some(Condition::Exact(words));
        }
        let actors = self.called(&words);
        // The names of actors have no other endings: طالبان is no form of طالب.
        if manner == Manner::Stem && words.len() == 1 && actors.is_empty() {
            return Some(with_endings(spelled(words)));
        }
        let actors = if scope.words_only { Vec::new() } else { actors };
        Some(or_actors(spelled(words), actors))
    }

    /// What the saved query at this place asks for.
    fn saved(&self, at: usize, scope: &Scope) -> Result<Option<Condition>, Problem> {
        if self.within.contains(&at) {
            return Err(Problem::CircularSaved);
        }
        if self.within.len() == DEEPEST || self.read.get() == MOST {
            return Err(Problem::TooManySaved);
        }
        self.read.set(self.read.get() + 1);
        let query = &self.saved.queries()[at].query;
        let within = [self.within, &[at]].concat();
        let inner = Lowering {
            typing: Typing::Finished,
            within: &within,
            ..*self
        };
        let term = parse(query, Typing::Finished);
        let found = term.and_then(|term| inner.term(&term, scope));
        found.map_err(|error| match error.problem {
            deep @ (Problem::CircularSaved | Problem::TooManySaved) => deep,
            _ => Problem::BrokenSaved,
        })
    }

    fn actors(&self, name: &str) -> Vec<ActorId> {
        self.called(&words(name, false))
    }

    /// The actors that words name. An English name stands in few texts, so of one that may go
    /// on, by a star or since it is still typed, the beginning has to do; what begins like
    /// an Arabic one is found as a word.
    fn called(&self, words: &[Word]) -> Vec<ActorId> {
        let mut name = joined(words);
        let may_go_on = words.last().is_some_and(|last| last.prefix);
        if may_go_on && name.len() >= SHORTEST_BEGINNING && name.is_ascii() {
            name.push('*');
        }
        (self.resolve)(&name)
    }

    /// Terms side by side; bare words that are together the name of an actor
    /// also ask for that actor.
    fn together(&self, terms: &[Term<'_>], scope: &Scope) -> Result<Vec<Condition>, QueryError> {
        let mut scope = scope.clone();
        scope
            .actors
            .extend(terms.iter().filter_map(|term| match term {
                Term::Actor { text, .. } => {
                    Some(self.actors(text)).filter(|found| !found.is_empty())
                }
                _ => None,
            }));
        let has_kind = terms.iter().any(|term| matches!(term, Term::Kind(_)));
        let mut conditions = Vec::new();
        let mut rest = terms;
        while let Some((first, after)) = rest.split_first() {
            if let Some((condition, length)) = self.name(rest, &scope) {
                conditions.push(condition);
                rest = &rest[length..];
                continue;
            }
            let condition = self.term(first, &scope)?;
            // A mention of one kind is a mention, and it alone is to be marked.
            let is_said = has_kind && matches!(first, Term::Actor { .. });
            conditions.extend(condition.filter(|_| !is_said));
            rest = after;
        }
        Ok(conditions)
    }

    /// The longest name of several words that `terms` begin with, and its length.
    fn name(&self, terms: &[Term<'_>], scope: &Scope) -> Option<(Condition, usize)> {
        if scope.words_only {
            return None;
        }
        let bare = terms
            .iter()
            .take(LONGEST_NAME)
            .map_while(|term| match term {
                Term::Word {
                    text,
                    prefix,
                    manner: Manner::Folded,
                } => Some(words(text, *prefix)),
                _ => None,
            });
        let bare: Vec<Vec<Word>> = bare.collect();
        (2..=bare.len()).rev().find_map(|length| {
            let words = bare[..length].concat();
            let actors = self.called(&words);
            (!actors.is_empty()).then(|| {
                let each = words.into_iter().map(Condition::Word).collect();
                (or_actors(Condition::All(each), actors), length)
            })
        })
    }
}

/// The same words with other endings as well, in each way in which they are spelled.
fn with_endings(words: Condition) -> Condition {
    match words {
        Condition::Word(word) => Condition::Stem(word),
        Condition::Any(ways) => Condition::Any(ways.into_iter().map(with_endings).collect()),
        other => other,
    }
}

/// The name of a tag or a source; `None` if there are only blanks in it.
fn named(text: &str, prefix: bool) -> Option<Word> {
    Some(Word::name(text, prefix)).filter(|name| !name.folded.is_empty())
}

/// A mention of this kind of each of these actors; if there are none, of any.
fn of_kind(kind: MentionKind, actors: &[Vec<ActorId>]) -> Condition {
    let of = |actor: Option<ActorId>| Condition::Kind { kind, actor };
    let each = actors.iter().map(|same_name| {
        let each = same_name.iter().map(|actor| of(Some(actor.clone())));
        one_or(each.collect(), Condition::Any)
    });
    match actors.is_empty() {
        true => of(None),
        false => one_or(each.collect(), Condition::All),
    }
}

fn or_actors(condition: Condition, actors: Vec<ActorId>) -> Condition {
    let actors = actors.into_iter().map(Condition::Actor);
    one_or(
        std::iter::once(condition).chain(actors).collect(),
        Condition::Any,
    )
}
