//! Fields and what is written right behind their colons.

use std::ops::Range;

use super::super::dates::{Days, begins_date, days, days_begun};
use super::super::fields::{Entry, Field, Known, Value, named};
use super::super::tokens::{Token, TokenKind};
use super::super::{Problem, QueryError, Typing};
use super::{Parser, Term, error};
use crate::library::condition::FARTHEST;
use crate::text::fold::fold;

/// The most words of a value that is not in quotation marks: 31 كانون الأول 2021.
const LONGEST_VALUE: usize = 7;

/// The word or phrase behind a colon.
struct Typed<'a> {
    text: &'a str,
    /// Whether it is a prefix, by a star or because it is still typed.
    prefix: bool,
    range: Range<usize>,
}

impl<'t, 'a> Parser<'t, 'a> {
    /// A field with its value.
    pub(super) fn field(
        &mut self,
        name: &'a str,
        token: &'t Token<'a>,
        depth: usize,
    ) -> Result<Option<Term<'a>>, QueryError> {
        self.next += 1;
        let follows = self
            .peek()
            .is_some_and(|value| value.range.start == token.range.end);
        let Some(entry) = named(name) else {
            // Only a word before the colon of a sentence, where the sentence goes on.
            let goes_on = self.peek().is_some_and(|next| {
                !follows || matches!(next.kind, TokenKind::Close | TokenKind::Or)
            });
            return match goes_on {
                true => Ok(Some(Term::Word {
                    text: name,
                    prefix: false,
                    manner: super::Manner::Folded,
                })),
                false => Err(error(token.range.clone(), Problem::UnknownField)),
            };
        };
        let term = match entry.field {
            Field::Title | Field::Source if follows => {
                self.term(depth)?.map(|term| match entry.field {
                    Field::Title => Term::Title(Box::new(term)),
                    _ => Term::Source(Box::new(term)),
                })
            }
            Field::Title | Field::Source => None,
            Field::Near => return self.near(entry, token, depth),
            Field::Date => match self.typed_value(token) {
                Some(_) => return self.date(),
                None => None,
            },
            Field::Kind | Field::State => match self.typed_value(token) {
                Some(_) => return self.known_value(entry),
                None => None,
            },
            Field::Actor | Field::Tag | Field::Saved => self.typed_value(token).map(|value| {
                self.next += 1;
                let still_typed = value.prefix && self.typing == Typing::GoesOn;
                match entry.field {
                    Field::Tag => Term::Tag {
                        text: value.text,
                        prefix: value.prefix,
                    },
                    Field::Saved => Term::Saved {
                        text: value.text,
                        range: value.range,
                        still_typed,
                    },
                    _ => Term::Actor {
                        text: value.text,
                        range: value.range,
                        still_typed,
                    },
                }
            }),
        };
        match term {
            Some(term) => Ok(Some(term)),
            None if self.typing == Typing::GoesOn => Ok(None),
            None => Err(error(token.range.clone(), Problem::EmptyField)),
        }
    }

    /// The word or phrase right behind a field, which is not passed.
    fn typed_value(&self, field: &Token<'a>) -> Option<Typed<'a>> {
        let value = self.peek()?;
        let (TokenKind::Word { text, prefix } | TokenKind::Phrase { text, prefix }) = value.kind
        else {
            return None;
        };
        (value.range.start == field.range.end).then(|| Typed {
            text,
            prefix,
            range: value.range.clone(),
        })
    }

    /// What the next words may be together, the longest first: how many, and the text.
    fn values(&self) -> Vec<(usize, &'a str)> {
        let rest = &self.tokens[self.next..];
        let Some(first) = rest.first() else {
            return Vec::new();
        };
        if let TokenKind::Phrase { text, .. } = first.kind {
            return vec![(1, text)];
        }
        let words = rest
            .iter()
            .take(LONGEST_VALUE)
            .take_while(|token| matches!(token.kind, TokenKind::Word { .. }));
        let text = |(index, last): (usize, &Token<'a>)| {
            (index + 1, &self.typed[first.range.start..last.range.end])
        };
        let mut values: Vec<_> = words.enumerate().map(text).collect();
        values.reverse();
        values
    }

    /// Whether the next tokens, so many, are all there are, and more may be typed.
    fn may_go_on(&self, count: usize) -> bool {
        self.typing == Typing::GoesOn && self.next + count == self.tokens.len()
    }

    /// Whether nothing stands behind the last token, so that it may not be whole.
    fn is_still_typed(&self) -> bool {
        let last = self.tokens.last();
        last.is_some_and(|last| last.range.end == self.typed.len())
    }

    /// The range of the next token.
    fn next_range(&self) -> Range<usize> {
        let end = self.typed.len();
        self.peek().map_or(end..end, |token| token.range.clone())
    }

    fn date(&mut self) -> Result<Option<Term<'a>>, QueryError> {
        let values = self.values();
        let range = self.next_range();
        let found = values
            .iter()
            .find_map(|&(count, text)| days(text).ok().map(|days| (count, days)));
        if let Some((count, days)) = found {
            self.next += count;
            return Ok(Some(Term::Date(days)));
        }
        if let Some(&(count, text)) = values.first()
            && self.may_go_on(count)
            && (may_become_date(text) || self.is_still_typed() && is_begun_date(text))
        {
            self.next += count;
            let begun: Option<Days> = days_begun(text);
            return Ok(begun.map(Term::Date));
        }
        let one = values.last().map_or("", |(_, text)| *text);
        let problem = days(one).err().unwrap_or(Problem::UnknownDate);
        Err(error(range, problem))
    }

    /// A value that the field has in its table.
    fn known_value(&mut self, entry: &Entry) -> Result<Option<Term<'a>>, QueryError> {
        let range = self.next_range();
        for (count, text) in self.values() {
            let term = match entry.value(text) {
                Known::Value(Value::Kind(kind)) => Some(Term::Kind(kind)),
                Known::Value(Value::Unread) => Some(Term::Unread),
                Known::Value(Value::Read) => Some(Term::Not(Box::new(Term::Unread))),
                Known::Value(Value::New) => Some(Term::New),
                Known::Value(Value::Marked) => Some(Term::Marked),
                Known::Value(Value::Noted) => Some(Term::Noted),
                Known::Value(Value::Highlighted) => Some(Term::Highlighted),
                // Of another field.
                Known::Value(Value::Within(_)) => continue,
                Known::Begun if self.may_go_on(count) => None,
                Known::Begun | Known::Nothing => continue,
            };
            self.next += count;
            return Ok(term);
        }
        Err(error(range, Problem::UnknownValue))
    }

    /// A number of words, or a sentence or paragraph, and two terms or a group of
    /// several: words or phrases behind a number, else actors.
    fn near(
        &mut self,
        entry: &Entry,
        field: &Token<'a>,
        depth: usize,
    ) -> Result<Option<Term<'a>>, QueryError> {
        let goes_on = self.typing == Typing::GoesOn;
        let Some(number) = self.typed_value(field) else {
            return match goes_on && self.next == self.tokens.len() {
                true => Ok(None),
                false => Err(error(field.range.clone(), Problem::UnknownDistance)),
            };
        };
        let may_go_on = self.may_go_on(1);
        self.next += 1;
        let words = fold(number.text).text.parse::<usize>().ok();
        let words = words.filter(|words| (1..=FARTHEST).contains(words));
        let within = match (words, entry.value(number.text)) {
            (Some(_), _) => None,
            (None, Known::Value(Value::Within(within))) => Some(within),
            (None, Known::Begun) if may_go_on => return Ok(None),
            _ => return Err(error(number.range, Problem::UnknownDistance)),
        };
        let may_stand = match within {
            Some(_) => may_be_together,
            None => may_be_near,
        };
        let mut terms = Vec::new();
        while terms.len() < 2
            && !matches!(
                self.peek().map(|token| &token.kind),
                None | Some(TokenKind::Or | TokenKind::Close)
            )
        {
            let first = self.next;
            let term = self.term(depth)?;
            let range = self.tokens[first].range.start..self.tokens[self.next - 1].range.end;
            let each = match term {
                Some(Term::All(all)) if terms.is_empty() => all,
                other => other.into_iter().collect(),
            };
            if !each.iter().all(may_stand) {
                let problem = match within {
                    Some(_) => Problem::NotTogether,
                    None => Problem::NotNear,
                };
                return Err(error(range, problem));
            }
            terms.extend(each);
        }
        let range = field.range.start..number.range.end;
        match (terms.len(), words, within) {
            (0 | 1, ..) if goes_on => Ok(terms.pop()),
            (0 | 1, Some(_), _) => Err(error(range, Problem::MissingNear)),
            (0 | 1, ..) => Err(error(range, Problem::MissingTogether)),
            (_, Some(words), _) => Ok(Some(Term::Near { words, terms })),
            (_, None, within) => Ok(within.map(|within| Term::Together {
                within,
                terms,
                range,
            })),
        }
    }
}

/// Whether a term is a matter of places.
fn may_be_near(term: &Term<'_>) -> bool {
    match term {
        Term::Word { .. } | Term::Phrase { .. } => true,
        Term::Any(terms) => terms.iter().all(may_be_near),
        _ => false,
    }
}

/// Whether a term may name an actor.
fn may_be_together(term: &Term<'_>) -> bool {
    matches!(
        term,
        Term::Word { .. } | Term::Phrase { .. } | Term::Actor { .. }
    )
}

/// Whether words may become a date when more words are typed: أغسطس.
fn may_become_date(text: &str) -> bool {
    let ends = ["", " 2021", " أغسطس 2021", " الثاني 2021"];
    !text.is_empty() && ends.iter().any(|end| days(&format!("{text}{end}")).is_ok())
}

/// Whether words may become a date when more letters are typed: `31 أغس`, `2021-0`.
fn is_begun_date(text: &str) -> bool {
    let (head, last) = match text.rsplit_once(char::is_whitespace) {
        Some((head, last)) => (head, last),
        None => ("", text),
    };
    (head.is_empty() || may_become_date(head)) && begins_date(last)
}
