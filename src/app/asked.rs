//! What the list is narrowed to by keys, as one would type it: so that it can be saved,
//! and read again.

use super::exchange::Selection;
use super::model::Model;
use crate::config::strings::Language;
use crate::library::facet::{Facet, Value};
use crate::library::mention::ActorId;
use crate::query;
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
        Value::Source(name) => format!("{}:={}", field(model, Field::Source), quoted(name.shown())),
        Value::Month(month) => format!("{}:{}", field(model, Field::Date), month.typed()),
        Value::Tag(name) => format!("{}:{}", field(model, Field::Tag), quoted(name.shown())),
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

/// What is typed into the filter, with two actors in one paragraph besides; without
/// them, if that is asked for already.
pub(super) fn with_together(model: &Model, one: &ActorId, other: &ActorId) -> String {
    let entry = FIELDS.iter().find(|entry| entry.field == Field::Near);
    let values = entry.and_then(|entry| entry.values.get(1));
    let within = values.map_or("", |(english, arabic)| match model.strings.language() {
        Language::Arabic => arabic,
        Language::English => english,
    });
    let term = |one: &ActorId, other: &ActorId| {
        let (one, other) = (actor(model, one), actor(model, other));
        format!("{}:{within} ({one} {other})", field(model, Field::Near))
    };
    let typed = &model.sidebar.selection.typed;
    for term in [term(one, other), term(other, one)] {
        if let Some((before, after)) = typed.split_once(&term) {
            return format!("{} {}", before.trim(), after.trim())
                .trim()
                .to_owned();
        }
    }
    let known = model.gazetteer.as_ref();
    let resolve = |folded: &str| known.map_or_else(Vec::new, |known| known.resolve(folded));
    let finished = query::finished(typed, &resolve, &model.folders.saved);
    let before = finished.unwrap_or_else(|_| typed.trim().to_owned());
    match (before.is_empty(), query::is_choice(&before)) {
        (true, _) => term(one, other),
        (false, true) => format!("({before}) {}", term(one, other)),
        (false, false) => format!("{before} {}", term(one, other)),
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
pub(super) fn quoted(name: &str) -> String {
    let marks = [("«", "»"), ("\"", "\""), ("“", "”")];
    let free = marks
        .iter()
        .find(|(open, close)| !name.contains(open) && !name.contains(close));
    match free {
        Some((open, close)) => format!("{open}{name}{close}"),
        None => format!("\"{}\"", name.replace('"', " ")),
    }
}
