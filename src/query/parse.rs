//! Tokens to a tree of terms. Or binds less than and; nothing is folded yet and
//! no actor is looked up.

mod field;

use std::ops::Range;

use super::dates::Days;
use super::tokens::{Token, TokenKind, tokens};
use super::{Problem, QueryError, Typing};
use crate::library::condition::Within;
use crate::library::mention::MentionKind;

/// A term of a query. Ranges are bytes of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term<'a> {
    All(Vec<Term<'a>>),
    Any(Vec<Term<'a>>),
    Not(Box<Term<'a>>),
    Word {
        text: &'a str,
        prefix: bool,
        manner: Manner,
    },
    Phrase {
        text: &'a str,
        prefix: bool,
        manner: Manner,
    },
    Near {
        words: usize,
        terms: Vec<Term<'a>>,
    },
    /// Actors by `actor:` or a bare name.
    Together {
        within: Within,
        terms: Vec<Term<'a>>,
        range: Range<usize>,
    },
    Title(Box<Term<'a>>),
    Source(Box<Term<'a>>),
    /// An actor by name or id; `still_typed` if the name may not be whole yet.
    Actor {
        text: &'a str,
        range: Range<usize>,
        still_typed: bool,
    },
    Kind(MentionKind),
    Date(Days),
    Unread,
    New,
    Marked,
    Noted,
    Highlighted,
    Tag {
        text: &'a str,
        prefix: bool,
    },
    /// A saved query by its name; `still_typed` if that may not be whole yet.
    Saved {
        text: &'a str,
        range: Range<usize>,
        still_typed: bool,
    },
}

/// What a word stands for beside itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// Words that fold alike.
    Folded,
    /// Nothing.
    Exact,
    /// Words with other endings.
    Stem,
}

/// The term that `typed` is; an empty one is true of everything.
pub(super) fn parse(typed: &str, typing: Typing) -> Result<Term<'_>, QueryError> {
    let tokens = tokens(typed, typing)?;
    let mut parser = Parser {
        tokens: &tokens,
        next: 0,
        typing,
        typed,
    };
    let term = parser.alternatives(0)?;
    match parser.peek() {
        Some(token) => Err(error(token.range.clone(), Problem::UnopenedGroup)),
        None => Ok(term.unwrap_or(Term::All(Vec::new()))),
    }
}

/// How deep brackets may stand within each other.
const DEEPEST: usize = 32;

struct Parser<'t, 'a> {
    tokens: &'t [Token<'a>],
    /// The index of the token to be read next.
    next: usize,
    typing: Typing,
    typed: &'a str,
}

impl<'t, 'a> Parser<'t, 'a> {
    fn peek(&self) -> Option<&'t Token<'a>> {
        self.tokens.get(self.next)
    }

    /// Passes the next token if it is of this kind.
    fn take(&mut self, kind: &TokenKind<'_>) -> Option<&'t Token<'a>> {
        let token = self.peek().filter(|token| token.kind == *kind)?;
        self.next += 1;
        Some(token)
    }

    /// Terms with OR between them, up to a closing bracket or the end; `None`
    /// when there is no term at all.
    fn alternatives(&mut self, depth: usize) -> Result<Option<Term<'a>>, QueryError> {
        let mut alternatives = Vec::new();
        let mut last_or: Option<&Token<'a>> = None;
        loop {
            let term = self.together(depth)?;
            let or = self.take(&TokenKind::Or);
            if let (None, Some(lonely)) = (&term, last_or.or(or))
                && self.typing == Typing::Finished
            {
                return Err(error(lonely.range.clone(), Problem::MissingTerm));
            }
            alternatives.extend(term);
            last_or = or;
            if or.is_none() {
                return Ok(one_or(alternatives, Term::Any));
            }
        }
    }

    /// Terms side by side: all of them must hold.
    fn together(&mut self, depth: usize) -> Result<Option<Term<'a>>, QueryError> {
        let mut terms = Vec::new();
        while let Some(token) = self.peek() {
            if matches!(token.kind, TokenKind::Or | TokenKind::Close) {
                break;
            }
            terms.extend(self.term(depth)?);
        }
        Ok(one_or(terms, Term::All))
    }

    fn term(&mut self, depth: usize) -> Result<Option<Term<'a>>, QueryError> {
        let mut negated = false;
        while self.take(&TokenKind::Not).is_some() {
            negated = !negated;
        }
        let manner = if self.take(&TokenKind::Exact).is_some() {
            Manner::Exact
        } else if self.take(&TokenKind::Stem).is_some() {
            Manner::Stem
        } else {
            Manner::Folded
        };
        let Some(token) = self.peek() else {
            return Ok(None);
        };
        let term = match token.kind {
            TokenKind::Or | TokenKind::Close | TokenKind::Not => return Ok(None),
            TokenKind::Exact | TokenKind::Stem => return Ok(None),
            TokenKind::Open => self.group(depth)?,
            TokenKind::Word { text, prefix } => {
                self.next += 1;
                Some(Term::Word {
                    text,
                    prefix,
                    manner,
                })
            }
            TokenKind::Phrase { text, prefix } => {
                self.next += 1;
                Some(Term::Phrase {
                    text,
                    prefix,
                    manner,
                })
            }
            TokenKind::Field { name } => self.field(name, token, depth)?,
        };
        Ok(term.map(|term| {
            if negated {
                Term::Not(Box::new(term))
            } else {
                term
            }
        }))
    }

    fn group(&mut self, depth: usize) -> Result<Option<Term<'a>>, QueryError> {
        let Some(open) = self.take(&TokenKind::Open) else {
            return Ok(None);
        };
        if depth == DEEPEST {
            return Err(error(open.range.clone(), Problem::TooDeep));
        }
        let term = self.alternatives(depth + 1)?;
        let closed = self.take(&TokenKind::Close).is_some();
        if !closed && self.typing == Typing::Finished {
            return Err(error(
                open.range.start..self.typed.len(),
                Problem::OpenGroup,
            ));
        }
        Ok(term)
    }
}

/// The only one of `terms`, or all of them joined; `None` when there is none.
fn one_or<'a>(mut terms: Vec<Term<'a>>, join: fn(Vec<Term<'a>>) -> Term<'a>) -> Option<Term<'a>> {
    match terms.len() {
        0 => None,
        1 => terms.pop(),
        _ => Some(join(terms)),
    }
}

fn error(range: Range<usize>, problem: Problem) -> QueryError {
    QueryError { range, problem }
}
