//! What a citation is made of, as a person writes it down: words, fields in braces, and
//! groups in brackets.
//!
//! A group vanishes, with its punctuation, when a field in it has nothing to say, or when
//! there is no field in it that has. `{{`, `}}`, `[[` and `]]` are the characters themselves.
//! Fills nothing in: that is done by [`super::Citation`].

/// A template that can be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(pub(super) Vec<Part>);

/// A part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Words(String),
    Field(Field),
    Group(Vec<Part>),
}

/// Something that is known of what is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The passage, in quotation marks.
    Quote,
    /// The title, in quotation marks.
    Title,
    Source,
    Author,
    /// The date as it is written; the day of one that a program wrote.
    Date,
    /// The date in ISO 8601, unless the template has the date too and that is written so.
    Day,
    Link,
    File,
    /// The link or, without one, the file.
    Place,
}

/// Why a template cannot be filled in. Ranges are bytes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no field that is called so.
    UnknownField(String),
    /// A bracket or brace has no other half.
    Unpaired(char),
    /// It has no field at all.
    NoField,
}

/// How deep groups may stand in each other.
const DEEPEST: usize = 16;

impl Field {
    /// All of them, by the names that they have in templates.
    pub const NAMES: [(&'static str, Self); 9] = [
        ("quote", Self::Quote),
        ("title", Self::Title),
        ("source", Self::Source),
        ("author", Self::Author),
        ("date", Self::Date),
        ("day", Self::Day),
        ("link", Self::Link),
        ("file", Self::File),
        ("place", Self::Place),
    ];

    fn of(name: &str) -> Option<Self> {
        let mut names = Self::NAMES.into_iter();
        names.find(|(known, _)| *known == name).map(|(_, it)| it)
    }
}

/// Whether a field is named among parts, or in a group of them.
pub(super) fn names(parts: &[Part], field: Field) -> bool {
    parts.iter().any(|part| match part {
        Part::Words(_) => false,
        Part::Field(named) => *named == field,
        Part::Group(parts) => names(parts, field),
    })
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// The first thing in it that is wrong.
    pub fn read(written: &str) -> Result<Self, Fault> {
        // The parts of groups that are open, the outermost first.
        let mut open: Vec<Vec<Part>> = vec![Vec::new()];
        let mut has_field = false;
        let mut rest = written;
        while let Some(c) = rest.chars().next() {
            let after = &rest[c.len_utf8()..];
            let is_sign = matches!(c, '{' | '}' | '[' | ']');
            if is_sign && after.starts_with(c) && !(c == ']' && closes_several(&open, after)) {
                put(&mut open, c);
                rest = &after[c.len_utf8()..];
                continue;
            }
            rest = after;
            match c {
                '{' => {
                    let end = after.find('}').ok_or(Fault::Unpaired('{'))?;
                    let name = after[..end].trim();
                    let field = Field::of(name).ok_or_else(|| Fault::UnknownField(name.into()))?;
                    has_field = true;
                    add(&mut open, Part::Field(field));
                    rest = &after[end + 1..];
                }
                '[' if open.len() > DEEPEST => return Err(Fault::Unpaired('[')),
                '[' => open.push(Vec::new()),
                ']' if open.len() > 1 => {
                    let group = open.pop().unwrap_or_default();
                    add(&mut open, Part::Group(group));
                }
                '}' | ']' => return Err(Fault::Unpaired(c)),
                _ => put(&mut open, c),
            }
        }
        match open.pop() {
            Some(parts) if open.is_empty() && has_field => Ok(Self(parts)),
            Some(_) if open.is_empty() => Err(Fault::NoField),
            _ => Err(Fault::Unpaired('[')),
        }
    }
}

impl Template {
    /// The same without the passage where it stands in no group, and without the signs that
    /// part it from the rest: for where the passage stands beside the citation. A group that
    /// has it vanishes there.
    pub fn without_quote(&self) -> Self {
        let is_parting = |c: char| c.is_whitespace() || ":،؛,;.-–—".contains(c);
        let mut parts = vec![Vec::new()];
        let mut is_parted = false;
        for part in &self.0 {
            match part {
                Part::Field(Field::Quote) => {
                    let before = &mut parts[0];
                    is_parted = !matches!(before.last(), Some(Part::Field(_)));
                    if let Some(Part::Words(words)) = before.last_mut() {
                        words.truncate(words.trim_end_matches(is_parting).len());
                        is_parted = false;
                    }
                    before.retain(|part| *part != Part::Words(String::new()));
                    is_parted |= before.is_empty();
                }
                Part::Words(words) => {
                    let rest = match std::mem::take(&mut is_parted) {
                        true => words.trim_start_matches(is_parting),
                        false => words,
                    };
                    rest.chars().for_each(|c| put(&mut parts, c));
                }
                other => {
                    is_parted = false;
                    add(&mut parts, other.clone());
                }
            }
        }
        Self(parts.remove(0))
    }
}

/// Whether `]]` ends two groups: there are two, and no third bracket makes a pair of signs.
fn closes_several(open: &[Vec<Part>], after: &str) -> bool {
    open.len() > 2 && !after.starts_with("]]")
}

fn put(open: &mut [Vec<Part>], c: char) {
    if let Some(Part::Words(words)) = open.last_mut().and_then(|parts| parts.last_mut()) {
        words.push(c);
    } else {
        add(open, Part::Words(c.to_string()));
    }
}

fn add(open: &mut [Vec<Part>], part: Part) {
    if let Some(parts) = open.last_mut() {
        parts.push(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Part {
        Part::Words(text.to_owned())
    }

    #[test]
    fn a_template_has_words_fields_and_groups() {
        let read = Template::read("{title}[، { source }[ ({day})]].").unwrap();
        let day = Part::Group(vec![words(" ("), Part::Field(Field::Day), words(")")]);
        let group = vec![words("، "), Part::Field(Field::Source), day];
        assert_eq!(
            read.0,
            [Part::Field(Field::Title), Part::Group(group), words(".")]
        );
        let doubled = Template::read("[[{{{title}}}]]").unwrap();
        assert_eq!(
            doubled.0,
            [words("[{"), Part::Field(Field::Title), words("}]")]
        );
    }

    #[test]
    fn the_passage_goes_with_the_signs_that_part_it() {
        for (written, rest) in [
            (
                "{source}: {title} ({date}): {quote}",
                "{source}: {title} ({date})",
            ),
            ("{quote} — {title}.", "{title}."),
            ("[{author}، ]{quote}، {title}", "[{author}، ]{title}"),
            ("{title}: {quote}، {date}", "{title}، {date}"),
            ("{title}{quote}، {date}", "{title}، {date}"),
            ("[{quote} — ]{title}", "[{quote} — ]{title}"),
        ] {
            let without = Template::read(written).unwrap().without_quote();
            assert_eq!(without, Template::read(rest).unwrap(), "{written}");
        }
        let alone = Template::read("{quote}").unwrap();
        assert_eq!(alone.without_quote(), Template(Vec::new()));
    }

    #[test]
    fn what_is_wrong_is_told() {
        let fault = |written| Template::read(written).unwrap_err();
        assert_eq!(fault("{titel}"), Fault::UnknownField("titel".into()));
        assert_eq!(fault("{}"), Fault::UnknownField(String::new()));
        assert_eq!(fault("{title"), Fault::Unpaired('{'));
        assert_eq!(fault("{title}}"), Fault::Unpaired('}'));
        assert_eq!(fault("[{title}"), Fault::Unpaired('['));
        assert_eq!(fault("{title}]"), Fault::Unpaired(']'));
        assert_eq!(fault(""), Fault::NoField);
        assert_eq!(fault("words [only]"), Fault::NoField);
        assert_eq!(fault(&"[ ".repeat(100_000)), Fault::Unpaired('['));
    }
}
