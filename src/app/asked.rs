//! What the list is narrowed to by keys, as one would type it: so that it can be saved,
//! and read again.

use super::exchange::Selection;
use super::model::Model;
use crate::config::strings::Language;
use crate::library::facet::{Facet, Value};
use crate::library::mention::ActorId;
use crate::query::fields::{FIELDS, Field};
use crate::text::fold::fold;

/// Terms for the values that a selection includes and excludes, side by side.
pub(super) fn narrowing(model: &Model, selection: &Selection) -> Vec<String> {
    let mut terms = Vec::new();
    for facet in Facet::ALL {
        let of_it = selection.include.iter();
        let of_it = of_it.filter(|value| value.facet() == facet);
        let each: Vec<String> = of_it.map(|one| value(model, one)).collect();
        match facet.is_single() && each.len() > 1 {
            true => terms.push(format!("({})", each.join(or(model)))),
            false => terms.extend(each),
        }
    }
    let excluded = selection.exclude.iter();
    terms.extend(excluded.map(|one| format!("-{}", value(model, one))));
    terms
}

/// The field that asks for a value.
fn value(model: &Model, value: &Value) -> String {
    match value {
        Value::Actor(id) => actor(model, id),
        Value::Source(name) => format!("{}:={}", field(model, Field::Source), quoted(name)),
        Value::Month(month) => format!("{}:{}", field(model, Field::Date), month.typed()),
        Value::Tag(name) => format!("{}:{}", field(model, Field::Tag), quoted(name)),
    }
}

/// The field that asks for an actor, by its name if that means no other.
pub(super) fn actor(model: &Model, actor: &ActorId) -> String {
    let name = model.actor_name(actor);
    let known = model.gazetteer.as_ref();
    let meant = known.map(|known| known.resolve(&fold(&name).text));
    let field = field(model, Field::Actor);
    match meant.as_deref() {
        Some([one]) if one == actor => format!("{field}:{}", quoted(&name)),
        _ => format!("{field}:{actor}"),
    }
}

/// The name of a field in the language of the interface.
pub(super) fn field(model: &Model, field: Field) -> &'static str {
    let entry = FIELDS.iter().find(|entry| entry.field == field);
    entry.map_or("", |entry| match model.strings.language() {
        Language::Arabic => entry.arabic,
        Language::English => entry.english,
    })
}

fn or(model: &Model) -> &'static str {
    match model.strings.language() {
        Language::Arabic => " أو ",
        Language::English => " OR ",
    }
}

/// A name in quotation marks that do not stand in it.
fn quoted(name: &str) -> String {
    let marks = [("«", "»"), ("\"", "\""), ("“", "”")];
    let free = marks
        .iter()
        .find(|(open, close)| !name.contains(open) && !name.contains(close));
    match free {
        Some((open, close)) => format!("{open}{name}{close}"),
        None => format!("\"{}\"", name.replace('"', " ")),
    }
}
