//! What JSON-LD in a page says about its article, in the words of schema.org.

use dom_query::Document;
use serde_json::Value;

use crate::library::zones::on_one_line;

/// What a page says as linked data.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) source: Option<String>,
    pub(super) section: Option<String>,
    pub(super) date: Option<String>,
    pub(super) link: Option<String>,
}

impl Linked {
    /// What the first article says that the page describes.
    pub(super) fn of(page: &Document) -> Self {
        let scripts = page.select("script[type=\"application/ld+json\"]");
        let values = scripts.nodes().iter();
        let values = values.filter_map(|script| serde_json::from_str(script.text().trim()).ok());
        let values: Vec<Value> = values.collect();
        match values.iter().find_map(article) {
            Some(article) => Self {
                title: text(article, "headline").or_else(|| text(article, "name")),
                author: name(article.get("author")),
                source: name(article.get("publisher")),
                section: first(article.get("articleSection")),
                date: text(article, "datePublished").or_else(|| text(article, "dateCreated")),
                link: text(article, "url").or_else(|| name(article.get("mainEntityOfPage"))),
            },
            None => Self::default(),
        }
    }
}

/// The first description of an article in a value or below it.
fn article(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(values) => values.iter().find_map(article),
        Value::Object(fields) if is_article(value) => {
            fields.contains_key("headline").then_some(value)
        }
        Value::Object(fields) => fields.get("@graph").and_then(article),
        _ => None,
    }
}

fn is_article(value: &Value) -> bool {
    let is_one = |kind: &Value| {
        let kind = kind.as_str().unwrap_or_default();
        kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
    };
    match value.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_one),
        Some(kind) => is_one(kind),
        None => false,
    }
}

fn text(value: &Value, field: &str) -> Option<String> {
    let said = on_one_line(value.get(field)?.as_str()?);
    (!said.is_empty()).then_some(said)
}

/// A text, or the first of several.
fn first(value: Option<&Value>) -> Option<String> {
    let said = match value? {
        Value::Array(values) => values.first()?.as_str()?,
        one => one.as_str()?,
    };
    Some(on_one_line(said)).filter(|said| !said.is_empty())
}

/// A name, given as such or as that of a person or organisation; of several, all.
fn name(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(name) => Some(on_one_line(name)),
        Value::Array(names) => {
            let names: Vec<String> = names.iter().filter_map(|one| name(Some(one))).collect();
            (!names.is_empty()).then(|| names.join("، "))
        }
        one => text(one, "name").or_else(|| text(one, "@id")),
    }
}
