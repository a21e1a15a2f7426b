//! Tokens to a tree of terms. Or binds less than and; nothing is folded yet and
//! no actor is looked up.

use std::ops::Range;

use super::tokens::{Token, TokenKind, tokens};
use super::{Problem, QueryError, Typing};
use crate::text::fold::fold;

/// A term of a query. Ranges are bytes of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term<'a> {
    All(Vec<Term<'a>>),
    Any(Vec<Term<'a>>),
    Not(Box<Term<'a>>),
    Word {
        text: &'a str,
        prefix: bool,
    },
    Phrase {
        text: &'a str,
        prefix: bool,
    },
    /// An actor by name or id; `still_typed` if the name may not be whole yet.
    Actor {
        text: &'a str,
        range: Range<usize>,
        still_typed: bool,
    },
    Unread,
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
        let Some(token) = self.peek() else {
            return Ok(None);
        };
        let term = match token.kind {
            TokenKind::Or | TokenKind::Close | TokenKind::Not => return Ok(None),
            TokenKind::Open => self.group(depth)?,
            TokenKind::Word { text, prefix } => {
                self.next += 1;
                Some(Term::Word { text, prefix })
            }
            TokenKind::Phrase { text, prefix } => {
                self.next += 1;
                Some(Term::Phrase { text, prefix })
            }
            TokenKind::Field { name } => self.field(name, token)?,
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

    /// A field with the value that is written right behind its colon.
    fn field(
        &mut self,
        name: &'a str,
        token: &'t Token<'a>,
    ) -> Result<Option<Term<'a>>, QueryError> {
        self.next += 1;
        let field = Field::named(name);
        let value = self
            .peek()
            .filter(|value| value.range.start == token.range.end);
        let value = value.and_then(|value| match value.kind {
            TokenKind::Word { text, prefix } | TokenKind::Phrase { text, prefix } => Some((
                text,
                prefix && self.typing == Typing::GoesOn,
                value.range.clone(),
            )),
            _ => None,
        });
        let Some((text, still_typed, range)) = value else {
            return match field {
                // Only a word before the colon of a sentence.
                None => Ok(Some(Term::Word {
                    text: name,
                    prefix: false,
                })),
                Some(_) if self.typing == Typing::GoesOn => Ok(None),
                Some(_) => Err(error(token.range.clone(), Problem::EmptyField)),
            };
        };
        self.next += 1;
        match field {
            None => Err(error(token.range.clone(), Problem::UnknownField)),
            Some(Field::Actor) => Ok(Some(Term::Actor {
                text,
                range,
                still_typed,
            })),
            Some(Field::State) => state(text, range, still_typed),
        }
    }
}

/// A field that can be asked for.
#[derive(Clone, Copy)]
enum Field {
    Actor,
    /// Read or unread.
    State,
}

impl Field {
    /// The field of this name, in Arabic with or without the article.
    fn named(name: &str) -> Option<Self> {
        let folded = fold(name).text;
        match folded.strip_prefix("ال").unwrap_or(&folded) {
            "actor" | "جهه" | "فاعل" | "طرف" | "شخصيه" => Some(Self::Actor),
            "is" | "حاله" => Some(Self::State),
            _ => None,
        }
    }
}

/// What `is:` asks for; nothing yet while the value may become one that is known.
fn state(
    value: &str,
    range: Range<usize>,
    still_typed: bool,
) -> Result<Option<Term<'_>>, QueryError> {
    const UNREAD: [&str; 2] = ["unread", "غير مقروء"];
    const READ: [&str; 2] = ["read", "مقروء"];
    let value = fold(value).text.replace(['-', '_'], " ");
    let value = value.trim();
    let is = |known: &&str| fold(known).text == value;
    if UNREAD.iter().any(is) {
        Ok(Some(Term::Unread))
    } else if READ.iter().any(is) {
        Ok(Some(Term::Not(Box::new(Term::Unread))))
    } else if still_typed
        && UNREAD
            .iter()
            .chain(&READ)
            .any(|known| fold(known).text.starts_with(value))
    {
        Ok(None)
    } else {
        Err(error(range, Problem::UnknownValue))
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
