//! The text of a citation: a passage and where it is from, for a paper, a report or a
//! message. Made of an article, a range of it and a template; asks no store, copies nothing.
//!
//! It has no control characters and no line breaks but those of the template. Where the
//! bidirectional algorithm (UAX #9) would show a field in another order than it has by
//! itself (a Latin title that ends with a question mark, in Arabic), or a line would start
//! from the wrong side as an Arabic title begins with a Latin name, fields of that line are
//! isolated (`text::isolate`), and nowhere else: most citations have no such mark.

mod order;
mod sentence;
pub mod template;

use std::ops::Range;

pub use self::sentence::{prose_from, sentence_at};
pub use self::template::{Fault, Field, Template};
use super::article::Article;
use super::dates::{DateStyle, WrittenDate};
use crate::text::buffer::{boundary_after, boundary_before};
use crate::text::clean::one_line;
use crate::text::direction::{
    Direction, DirectionPolicy, first_strong, name_direction, paragraph_direction,
};

/// What an article in Arabic is cited by, and any other one, where nothing else is wanted.
pub const ARABIC: &str =
    "[{quote} — ][{author}، ]{title}[، {source}][، {date}[ ({day})]][\n{place}]";
pub const LATIN: &str =
    "[{quote} — ][{author}, ]{title}[, {source}][, {date}[ ({day})]][\n{place}]";

/// What is cited.
#[derive(Clone, Debug)]
pub struct Citation<'a> {
    pub article: &'a Article,
    /// Bytes of its text; empty for the article as a whole.
    pub passage: Range<usize>,
    /// The file in which it was found, as people write it, if it was read from one.
    pub file: Option<&'a str>,
    /// How a day is written that a program wrote down, and no person; but for the calendar.
    pub dates: DateStyle,
}

impl Citation<'_> {
    /// The citation as `template` wants it, or as is usual for the article.
    pub fn text(&self, template: Option<&Template>) -> String {
        let usual = template.is_none().then(|| self.usual());
        let parts = template.or(usual.as_ref());
        let mut filled = Vec::new();
        if let Some(Template(parts)) = parts {
            let twice = [(Field::Quote, Field::Title), (Field::Day, Field::Date)];
            let twice = twice.into_iter().filter(|(field, other)| {
                template::names(parts, *other) && self.says_alike(*field, *other)
            });
            let unsaid: Vec<Field> = twice.map(|(field, _)| field).collect();
            self.fill(parts, &unsaid, &mut filled);
        }
        order::in_order(&filled, self.article.direction)
    }

    fn usual(&self) -> Template {
        let written = match self.article.direction {
            Direction::RightToLeft => ARABIC,
            Direction::LeftToRight => LATIN,
        };
        // A test holds that both can be read.
        Template::read(written).unwrap_or(Template(Vec::new()))
    }

    fn says_alike(&self, field: Field, other: Field) -> bool {
        let said = self.field(field);
        said.is_some() && said == self.field(other)
    }

    /// Fills in parts, without the fields that are `unsaid`, as others say the same there.
    /// Whether a field among them said something, and none nothing.
    fn fill(&self, parts: &[template::Part], unsaid: &[Field], filled: &mut Vec<Filled>) -> bool {
        use template::Part;
        let (mut says, mut lacks) = (false, false);
        for part in parts {
            match part {
                Part::Words(words) => filled.push(Filled::Words(words.clone())),
                Part::Field(field) if unsaid.contains(field) => lacks = true,
                Part::Field(field) => match self.field(*field) {
                    Some(value) if !value.is_empty() => {
                        says = true;
                        let direction = self.direction(*field, &value);
                        filled.push(Filled::Field(value, direction));
                    }
                    _ => lacks = true,
                },
                Part::Group(parts) => {
                    let from = filled.len();
                    if self.fill(parts, unsaid, filled) {
                        says = true;
                    } else {
                        filled.truncate(from);
                    }
                }
            }
        }
        says && !lacks
    }

    fn field(&self, field: Field) -> Option<String> {
        let article = self.article;
        let date = article.date.as_ref();
        let value = match field {
            Field::Quote => quoted(article.text.get(self.passage.clone())?),
            Field::Title => quoted(&article.title),
            Field::Source => one_line(article.source.as_deref()?),
            Field::Author => one_line(article.author.as_deref()?),
            Field::Date => self.date(date?),
            Field::Day => date?.in_iso_8601(),
            Field::Link => one_line(article.link.as_deref()?),
            Field::File => one_line(self.file?),
            Field::Place => one_line(article.link.as_deref().or(self.file)?),
        };
        Some(value)
    }
}

impl Citation<'_> {
    /// The direction in which a field is read: by its words what is said, as a name a name,
    /// by the first letter all that is no language.
    fn direction(&self, field: Field, value: &str) -> Direction {
        let lean = self.article.direction;
        let by_itself = first_strong(value);
        match (field, by_itself) {
            (Field::Source | Field::Author, _) => name_direction(value, lean),
            (Field::Quote | Field::Title | Field::Date, Some(_)) => {
                paragraph_direction(value, DirectionPolicy::Auto, lean)
            }
            _ => by_itself.unwrap_or(Direction::LeftToRight),
        }
    }

    /// A date as it is written; told beside the text by a program, with a time of day or in
    /// digits alone, as the day that people read, in the calendar that it is written in.
    fn date(&self, date: &WrittenDate) -> String {
        let dates = DateStyle {
            calendar: None,
            ..self.dates
        };
        let is_told = date.range.is_empty();
        let is_coded = date.clock.is_some() || !date.written.contains(char::is_alphabetic);
        match self.article.direction {
            _ if !(is_told && is_coded) => one_line(&date.written),
            Direction::RightToLeft => date.in_arabic(dates),
            Direction::LeftToRight => date.in_english(dates),
        }
    }
}

/// The date of an article as its citation has it, with the day where that is written
/// otherwise; empty if it has none.
pub fn dated(article: &Article, dates: DateStyle) -> String {
    use template::Part;
    let words = |words: &str| Part::Words(words.to_owned());
    let day = vec![words(" ("), Part::Field(Field::Day), words(")")];
    let template = Template(vec![Part::Field(Field::Date), Part::Group(day)]);
    let citation = Citation {
        article,
        passage: 0..0,
        file: None,
        dates,
    };
    citation.text(Some(&template))
}

/// A passage of an article that is to be cited. Ranges are bytes of its text, as far as
/// that has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// None: the article as a whole.
    Whole,
    /// Just these.
    Marked(Range<usize>),
    /// The sentence at this byte.
    At(usize),
    /// The first sentence of the article's own prose on a page that shows these, or after
    /// it; none where there is no more of it.
    Page(Range<usize>),
}

impl Passage {
    /// The bytes that it has in an article.
    pub fn bytes(&self, article: &Article) -> Range<usize> {
        let text = &article.text;
        match self {
            Self::Whole => 0..0,
            Self::Marked(range) => {
                let start = boundary_after(text, range.start);
                start..boundary_before(text, range.end).max(start)
            }
            Self::At(byte) => sentence_at(article, *byte),
            Self::Page(page) => prose_from(article, page),
        }
    }
}

/// A part of a template that was filled in.
enum Filled {
    Words(String),
    /// What a field says, on one line, and the direction that this has by itself.
    Field(String, Direction),
}

/// A text on one line in the quotation marks of its script, those in it changed to the
/// marks of a quotation within one; empty if it says nothing.
pub fn quoted(text: &str) -> String {
    let line = one_line(text);
    if line.is_empty() {
        return line;
    }
    let own = paragraph_direction(&line, DirectionPolicy::Auto, Direction::RightToLeft);
    let (marks, within): (_, [(char, char); 2]) = match own {
        Direction::RightToLeft => (['«', '»'], [('«', '“'), ('»', '”')]),
        Direction::LeftToRight => (['“', '”'], [('“', '‘'), ('”', '’')]),
    };
    let change = |c| {
        let changed = within.iter().find(|(mark, _)| *mark == c);
        changed.map_or(c, |(_, inner)| *inner)
    };
    let mut quoted = String::with_capacity(line.len() + 4);
    quoted.push(marks[0]);
    quoted.extend(line.chars().map(change));
    quoted.push(marks[1]);
    quoted
}

#[cfg(test)]
mod tests;
