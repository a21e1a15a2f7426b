//! Sifting: of a table of an actors file, what can be used. What cannot is left out, as
//! little as will do (an item of a list, a field), and told.

use toml::Value;

use super::document::Section;
use super::entry::Actor;
use super::fault::{Fault, Problem};
use super::held::{self, Refusal};

/// Leaves out of a section what `read` refuses of it, and words without letters.
pub(super) fn sift(
    section: &mut Section,
    read: impl Fn(&str, &Value) -> Result<(), Problem>,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let entry = section.title();
    let mut fields = std::mem::take(&mut section.fields);
    fields.retain_mut(|field| {
        let name = field.name.clone();
        let mut told = |line, problem| {
            faults.push(Fault {
                line,
                entry: entry.clone(),
                field: Some(name.clone()),
                problem,
            });
        };
        if is_blank(&field.value) {
            told(field.line, Problem::Empty);
            return false;
        }
        let refused = read(&name, &field.value).err();
        let has_blanks = field
            .value
            .as_array()
            .is_some_and(|all| all.iter().any(is_blank));
        if refused.is_none() && !has_blanks {
            return true;
        }
        let is_list = read(&name, &Value::Array(Vec::new())).is_ok();
        let (Value::Array(items), true) = (&field.value, is_list) else {
            refused
                .into_iter()
                .for_each(|problem| told(field.line, problem));
            return false;
        };
        let (mut sound, mut lines) = (Vec::new(), Vec::new());
        for (item, &line) in items.iter().zip(&field.lines) {
            let alone = Value::Array(vec![item.clone()]);
            match read(&name, &alone) {
                _ if is_blank(item) => told(line, Problem::Empty),
                Err(problem) => told(line, problem),
                Ok(()) => {
                    sound.push(item.clone());
                    lines.push(line);
                }
            }
        }
        (field.value, field.lines) = (Value::Array(sound), lines);
        true
    });
    section.fields = fields;
    faults
}

/// The actor that is described, if nothing is wrong or lacks; else what can be used of
/// it is left in the section.
pub(super) fn sift_actor(section: &mut Section) -> (Option<Actor>, Vec<Fault>) {
    let is_clean = |field: &super::document::Field| {
        let items = field.value.as_array().into_iter().flatten();
        !is_blank(&field.value) && !items.into_iter().any(is_blank)
    };
    let fields = section.fields.iter();
    let fields = fields.map(|field| (field.name.as_str(), &field.value));
    if let Ok(actor) = held::read::<Actor>(fields)
        && actor.check().is_ok()
        && section.fields.iter().all(is_clean)
    {
        return (Some(actor), Vec::new());
    }
    let sound = sound();
    let faults = sift(section, |name, value| {
        let others = sound.iter().map(|(name, value)| (*name, value));
        let others = others.filter(|(other, _)| *other != name);
        let actor: Actor = held::read(others.chain([(name, value)])).map_err(|Refusal(of)| of)?;
        actor.check().map_err(|(_, problem)| problem)
    });
    (None, faults)
}

/// What an actor needs, so that the rest of an entry can be read by itself.
pub(super) fn sound() -> [(&'static str, Value); 5] {
    let text = |text: &str| Value::String(text.to_owned());
    [
        ("id", text("somebody")),
        ("class", text("person")),
        ("tier", Value::Integer(1)),
        ("ar", text("أحد")),
        ("en", text("somebody")),
    ]
}

/// A word without a letter or digit.
fn is_blank(value: &Value) -> bool {
    let text = value.as_str();
    text.is_some_and(|text| !text.contains(char::is_alphanumeric))
}
