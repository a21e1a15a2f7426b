//! CSV (RFC 4180, and with semicolons, tabs or bars): a record a row, its columns named by
//! the first one.

use csv::{ByteRecord, ReaderBuilder};

use super::records::{Field, Record};
use super::{Broken, Drafts};

/// Hands over the article of each row.
pub(super) fn read(text: &str, each: Drafts<'_>) -> Result<(), Broken> {
    let text = text.trim_start_matches('\u{feff}');
    let mut rows = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let names = rows.headers().map_err(|_| Broken)?;
    let columns: Vec<Option<Field>> = names.iter().map(Field::named).collect();
    if !columns.contains(&Some(Field::Text)) {
        return Err(Broken);
    }
    let mut row = ByteRecord::new();
    // The text is UTF-8 and any number of fields is taken: nothing else can be wrong.
    while rows.read_byte_record(&mut row).map_err(|_| Broken)? {
        let mut article = Record::default();
        for (column, value) in columns.iter().zip(&row) {
            if let (Some(field), Ok(value)) = (column, std::str::from_utf8(value)) {
                article.take(*field, value);
            }
        }
        if each(article.draft()).is_break() {
            break;
        }
    }
    Ok(())
}

/// The sign that parts the first row into most names that are known.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let known = |delimiter: u8| {
        let names = head.split(char::from(delimiter));
        names.filter(|name| Field::named(name).is_some()).count()
    };
    let delimiters = [b'|', b'\t', b';', b','];
    delimiters
        .into_iter()
        .max_by_key(|&sign| known(sign))
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::formats::testing::of;
    use crate::library::notice::Notice;

    #[test]
    fn every_row_is_an_article_in_named_columns() {
        for sign in [",", ";", "\t", "|"] {
            let text = "\u{feff}id,العنوان,\"Text\",Date\r\n\
                1,قافلة,\"قالت \"\"الوزارة\"\", أمس؛ شيئًا.\r\nوسكتت.\",31/8/2021\r\n\
                2,\"\",وصل الوفد.\r\n\
                3,خبر,,1/9/2021\r\n"
                .replace(',', sign);
            let all = of(&text, read);
            let [first, second, bare] = &all[..] else {
                panic!("{all:?}")
            };
            let first = first.as_ref().expect("an article");
            assert_eq!(first.title, "قافلة");
            let body = format!("قافلة\n\nقالت \"الوزارة\"{sign} أمس؛ شيئًا.\n\nوسكتت.\n");
            assert_eq!(
                first.text.replace('\t', " "),
                body.replace("\t ", " "),
                "{sign}"
            );
            assert_eq!(
                first
                    .date
                    .as_ref()
                    .map(|date| date.in_iso_8601())
                    .as_deref(),
                Some("2021-08-31")
            );
            let second = second.as_ref().expect("an article");
            assert_eq!((&*second.text, &second.date), ("وصل الوفد.\n", &None));
            assert_eq!(bare.as_ref().err(), Some(&Notice::NoText));
        }
    }

    #[test]
    fn a_table_without_a_text_is_broken() {
        for text in ["", "a,b\n1,2\n", "title,date\nخبر,2021\n"] {
            assert_eq!(read(text, &mut |_| panic!("no draft")), Err(Broken));
        }
        assert_eq!(of("text,title\n\"open", read).len(), 1);
    }
}
