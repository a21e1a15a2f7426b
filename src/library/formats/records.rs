//! Records: articles in named fields, as JSON and CSV hold them. What a field is called
//! differs from collection to collection; fields of other names are passed over.

use super::draft::Draft;
use super::feed;
use crate::library::notice::Notice;

/// What a field of a record says about its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Text,
    Date,
    Source,
    Author,
    Section,
    Link,
}

/// What fields are called: small letters, signs left out.
const NAMES: [(Field, &[&str]); 7] = [
    (
        Field::Title,
        &[
            "title",
            "headline",
            "عنوان",
            "العنوان",
            "عنوانالخبر",
            "عنوانالمقال",
        ],
    ),
    (
        Field::Text,
        &[
            "text",
            "body",
            "content",
            "maintext",
            "fulltext",
            "articlebody",
            "articletext",
            "contenttext",
            "contenthtml",
            "نص",
            "النص",
            "نصالخبر",
            "نصالمقال",
            "محتوى",
            "المحتوى",
            "المتن",
        ],
    ),
    (
        Field::Date,
        &[
            "date",
            "published",
            "publishedat",
            "publicationdate",
            "publishdate",
            "datepublish",
            "datepublished",
            "pubdate",
            "pubdateiso",
            "timestamp",
            "created",
            "createdat",
            "تاريخ",
            "التاريخ",
            "تاريخالنشر",
        ],
    ),
    (
        Field::Source,
        &[
            "source",
            "publisher",
            "outlet",
            "newspaper",
            "site",
            "sitename",
            "sourcename",
            "sourcedomain",
            "مصدر",
            "المصدر",
            "الصحيفة",
            "الموقع",
        ],
    ),
    (
        Field::Author,
        &[
            "author",
            "authors",
            "byline",
            "creator",
            "كاتب",
            "الكاتب",
            "مؤلف",
            "المؤلف",
        ],
    ),
    (
        Field::Section,
        &[
            "section",
            "category",
            "categories",
            "قسم",
            "القسم",
            "تصنيف",
            "التصنيف",
        ],
    ),
    (
        Field::Link,
        &["url", "link", "canonicalurl", "رابط", "الرابط"],
    ),
];

impl Field {
    /// What a field of this name says, whatever its capitals and the signs between its
    /// words; `None` if it is passed over.
    pub(super) fn named(name: &str) -> Option<Self> {
        let plain: String = name
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        let known = NAMES
            .iter()
            .find(|(_, names)| names.contains(&plain.as_str()));
        known.map(|&(field, _)| field)
    }
}

/// The article of a record: what its fields say, of two of one kind the first with words.
#[derive(Debug, Default)]
pub(super) struct Record {
    values: [Option<String>; 7],
}

impl Record {
    /// Takes what a field says.
    pub(super) fn take(&mut self, field: Field, value: &str) {
        let place = &mut self.values[field as usize];
        if place.is_none() && !value.trim().is_empty() {
            *place = Some(value.trim().to_owned());
        }
    }

    /// The draft of its article.
    ///
    /// # Errors
    /// When it has no text, or markup that cannot be read safely.
    pub(super) fn draft(mut self) -> Result<Draft, Notice> {
        let mut take = |field: Field| self.values[field as usize].take();
        let text = take(Field::Text).ok_or(Notice::NoText)?;
        let mut draft = Draft::new();
        if let Some(title) = take(Field::Title) {
            draft.title(&title);
        }
        draft.declared.date = take(Field::Date);
        draft.declared.source = take(Field::Source);
        draft.declared.author = take(Field::Author);
        draft.declared.section = take(Field::Section);
        draft.declared.link = take(Field::Link);
        feed::write(&mut draft, &text)?;
        Ok(draft)
    }
}

/// Whether JSON that begins like this, in small letters, holds records.
pub(super) fn are_json(beginning: &str) -> bool {
    let inside = beginning.trim_start_matches(|c: char| c == '[' || c.is_whitespace());
    let Some(inside) = inside.strip_prefix('{') else {
        return false;
    };
    let parts: Vec<&str> = inside.split('"').collect();
    parts.windows(2).any(|pair| {
        pair[1].trim_start().starts_with(':') && Field::named(pair[0]) == Some(Field::Text)
    })
}

/// Whether a text that begins like this is a table whose columns are named: one of them
/// the text, and another one that is known too; or, where none is, no blank stands behind
/// a sign between names, as it does in sentences, and the next row has as many columns.
pub(super) fn are_csv(beginning: &str) -> bool {
    let Some((head, rest)) = beginning.split_once(['\n', '\r']) else {
        return false;
    };
    let signs = [',', ';', '\t', '|'];
    let names = head.split(signs);
    let known: Vec<Field> = names.clone().filter_map(Field::named).collect();
    if !known.contains(&Field::Text) {
        return false;
    }
    let row = rest.trim_start().lines().next().unwrap_or_default();
    let columns = names.clone().count();
    let is_even = columns > 1 && row.split(signs).count() >= columns;
    known.len() >= 2 || is_even && names.skip(1).all(|name| !name.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_many_names() {
        for (name, field) in [
            ("Title", Some(Field::Title)),
            ("\u{feff}العنوان", Some(Field::Title)),
            ("date_publish", Some(Field::Date)),
            ("تاريخ النشر", Some(Field::Date)),
            ("articleBody", Some(Field::Text)),
            ("source-domain", Some(Field::Source)),
            ("textual", None),
            ("id", None),
            ("", None),
        ] {
            assert_eq!(Field::named(name), field, "{name}");
        }
    }
}
