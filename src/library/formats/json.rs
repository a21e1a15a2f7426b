//! JSON: records one a line (JSON Lines), or a list of them, or one alone. A line that is
//! no record is told of, and the next one read.

use serde_json::{Map, Value};

use super::records::{Field, Record};
use super::{Broken, Drafts};
use crate::library::notice::Notice;

/// Hands over the article of each record.
pub(super) fn read(text: &str, each: Drafts<'_>) -> Result<(), Broken> {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().ok_or(Broken)?;
    if serde_json::from_str::<Map<String, Value>>(first).is_ok() {
        for line in std::iter::once(first).chain(lines) {
            let record = serde_json::from_str::<Value>(line);
            let record = record.map_err(|_| Notice::Damaged { format: "JSON" });
            if each(record.and_then(|record| draft(&record))).is_break() {
                break;
            }
        }
        return Ok(());
    }
    let whole: Value = serde_json::from_str(text).map_err(|_| Broken)?;
    let records = match whole {
        Value::Array(records) => records,
        alone @ Value::Object(_) => vec![alone],
        _ => return Err(Broken),
    };
    for record in &records {
        if each(draft(record)).is_break() {
            break;
        }
    }
    Ok(())
}

fn draft(record: &Value) -> Result<super::draft::Draft, Notice> {
    let Value::Object(fields) = record else {
        return Err(Notice::Damaged { format: "JSON" });
    };
    let mut article = Record::default();
    for (name, value) in fields {
        if let Some(field) = Field::named(name) {
            article.take(field, &words(value));
        }
    }
    article.draft()
}

/// What a value says: several values with commas, of an object its name.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => {
            let said = values.iter().map(words);
            said.filter(|said| !said.is_empty())
                .collect::<Vec<_>>()
                .join("، ")
        }
        Value::Object(fields) => fields.get("name").map(words).unwrap_or_default(),
        Value::Null | Value::Bool(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::formats::testing::{Told, of};

    fn read_all(text: &str) -> Vec<Told> {
        of(text, read)
    }

    #[test]
    fn every_line_is_an_article_in_named_fields() {
        let text = concat!(
            r#"{"id": 7, "title": "قافلة جديدة", "text": "وصلت القافلة أمس.\nوعادت اليوم.", "#,
            r#""date": "2021-08-31T10:49:00+03:00", "source": "وكالة الشاطئ", "#,
            r#""authors": ["هالة مراد", "سامي عون"], "url": "https://example.org/1", "likes": 3}"#,
            "\n\n",
            r#"{"العنوان": "خبر", "النص": "<p>وصل <b>الوفد</b>.</p>", "تاريخ النشر": "31 آب 2021"}"#,
            "\n{\"text\": \n",
            r#"{"title": "بلا نص"}"#,
        );
        let all = read_all(text);
        let [first, second, damaged, bare] = &all[..] else {
            panic!("{all:?}")
        };
        let first = first.as_ref().expect("an article");
        assert_eq!(
            &*first.text,
            "قافلة جديدة\n\nوصلت القافلة أمس.\n\nوعادت اليوم.\n"
        );
        assert_eq!(first.title, "قافلة جديدة");
        assert_eq!(first.author.as_deref(), Some("هالة مراد، سامي عون"));
        assert_eq!(first.source.as_deref(), Some("وكالة الشاطئ"));
        assert_eq!(first.link.as_deref(), Some("https://example.org/1"));
        let date = first.date.as_ref().expect("a date");
        assert_eq!(date.in_iso_8601(), "2021-08-31");
        let second = second.as_ref().expect("an article");
        assert_eq!(&*second.text, "خبر\n\nوصل الوفد.\n");
        assert!(second.date.is_some());
        assert_eq!(
            damaged.as_ref().err(),
            Some(&Notice::Damaged { format: "JSON" })
        );
        assert_eq!(bare.as_ref().err(), Some(&Notice::NoText));
    }

    #[test]
    fn a_list_and_a_record_over_several_lines_are_read_too() {
        let list = "[\n {\"body\": \"وصل الوفد.\"},\n {\"body\": \"عاد الوفد.\"},\n 3]\n";
        let texts: Vec<_> = read_all(list)
            .into_iter()
            .map(|told| told.map(|article| article.text.to_string()))
            .collect();
        let damaged = Err(Notice::Damaged { format: "JSON" });
        assert_eq!(
            texts,
            [
                Ok("وصل الوفد.\n".to_owned()),
                Ok("عاد الوفد.\n".to_owned()),
                damaged
            ]
        );
        assert_eq!(
            read_all("{\n\"text\": \"وصل\",\n\"date\": 1630363740\n}").len(),
            1
        );
    }

    #[test]
    fn what_is_no_json_is_broken() {
        let deep = "[".repeat(100_000);
        for text in ["", "{", "قال: {}", "3", deep.as_str()] {
            assert_eq!(read(text, &mut |_| panic!("no draft")), Err(Broken));
        }
    }
}
