//! Completion in the filter line (names of fields, then their values) and of tags. A key takes the
//! first that fits what is typed at the cursor, then the others in turn.

use std::ops::Range;

use super::asked;
use super::deeds::is_comma;
use super::exchange::Names;
use super::field;
use crate::actors::gazetteer::Gazetteer;
use crate::config::strings::Language;
use crate::library::condition::name_key;
use crate::query::completion::{Begun, begun};
use crate::query::fields::{Entry, FIELDS, Field};
use crate::query::saved::Saved;
use crate::text::fold::fold;

/// The most that are offered.
const MOST: usize = 24;

/// What fits what is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the line that are replaced.
    range: Range<usize>,
    candidates: Vec<String>,
    /// The one that was taken last.
    taken: Option<usize>,
    /// Whether they are values, which stand in quotation marks where they have to.
    is_quoted: bool,
}

/// Where candidates come from.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) language: Language,
    pub(super) names: &'a Names,
    pub(super) saved: &'a Saved,
    pub(super) gazetteer: Option<&'a Gazetteer>,
}

impl Completion {
    /// For what is typed at the cursor.
    pub(super) fn of(line: &field::Field, known: Known<'_>) -> Self {
        let Some(begun) = begun(line.text(), line.cursor()) else {
            return Self::default();
        };
        let is_quoted = begun.field.is_some();
        let mut candidates = match begun.field {
            None => fields(&begun, known),
            Some(field) => values(field, &begun, known),
        };
        candidates.dedup();
        candidates.truncate(MOST);
        Self {
            range: begun.range,
            candidates,
            taken: None,
            is_quoted,
        }
    }

    /// For a tag that is typed at the cursor, among others: those that are known and do
    /// not stand there yet.
    pub(super) fn of_tags(line: &field::Field, known: &[String]) -> Self {
        let (text, cursor) = (line.text(), line.cursor());
        let before = text[..cursor].rfind(is_comma).map_or(0, |at| {
            at + text[at..].chars().next().map_or(0, char::len_utf8)
        });
        let blanks = text[before..cursor].len() - text[before..cursor].trim_start().len();
        let range = before + blanks..cursor;
        let others = format!("{},{}", &text[..before], &text[cursor..]);
        let others: Vec<String> = others.split(is_comma).map(name_key).collect();
        let fit = known
            .iter()
            .filter(|tag| begins(tag, &text[range.clone()]) && !others.contains(&name_key(tag)));
        Self {
            candidates: fit.take(MOST).cloned().collect(),
            range,
            taken: None,
            is_quoted: false,
        }
    }

    /// Whether a value is typed at the end of the line that must be known, and nothing that
    /// is begins like it. Its bytes.
    pub(super) fn hopeless(&self, line: &field::Field) -> Option<Range<usize>> {
        let begun = begun(line.text(), line.text().len())?;
        let is_named = matches!(begun.field, Some(Field::Actor | Field::Saved));
        let is_bare = begun.text.len() == begun.range.len() && !begun.text.is_empty();
        let is_wanted = is_named && is_bare && begun.range == self.range;
        (is_wanted && self.candidates.is_empty()).then_some(begun.range)
    }

    /// The candidates, from the one that was taken on, and whether there is one.
    pub fn shown(&self) -> (impl Iterator<Item = &str>, bool) {
        let first = self.taken.unwrap_or(0);
        let (before, after) = self.candidates.split_at(first);
        let shown = after.iter().chain(before).map(String::as_str);
        (shown, self.taken.is_some())
    }

    /// Puts the next candidate into the line. Whether there is one.
    pub(super) fn take(&mut self, line: &mut field::Field) -> bool {
        let next = self.taken.map_or(0, |taken| taken + 1);
        let Some(next) = next.checked_rem(self.candidates.len()) else {
            return false;
        };
        let text = match self.is_quoted {
            true => quoted(&self.candidates[next]),
            false => self.candidates[next].clone(),
        };
        line.replace(self.range.clone(), &text);
        self.range.end = self.range.start + text.len();
        self.taken = Some(next);
        true
    }

    /// Whether there is no other candidate than that which was taken.
    pub(super) fn is_settled(&self) -> bool {
        self.taken.is_some() && self.candidates.len() == 1
    }
}

/// A value as it is typed: what is no plain word stands in quotation marks, those of its
/// language if they do not stand in it.
fn quoted(value: &str) -> String {
    if is_plain(value) {
        value.to_owned()
    } else if is_arabic(value) || value.contains('"') {
        asked::quoted(value)
    } else {
        format!("\"{value}\"")
    }
}

/// Whether a value is read as it stands, without quotation marks.
fn is_plain(value: &str) -> bool {
    let within = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '\'');
    value.starts_with(char::is_alphanumeric)
        && value.chars().all(within)
        && !matches!(value, "OR" | "أو" | "او")
}

/// Whether what is typed is Arabic; the language of the interface decides for nothing.
fn wants_arabic(typed: &str, language: Language) -> bool {
    match typed.chars().any(char::is_alphabetic) {
        true => is_arabic(typed),
        false => language == Language::Arabic,
    }
}

fn is_arabic(text: &str) -> bool {
    text.contains(|c: char| ('\u{600}'..='\u{6FF}').contains(&c))
}

/// Whether a name, or a word of it, begins with what is typed; both without ال.
fn begins(name: &str, typed: &str) -> bool {
    let bare = |text: &str| {
        let bare = text.strip_prefix("ال").filter(|bare| !bare.is_empty());
        bare.unwrap_or(text).to_owned()
    };
    let (name, typed) = (fold(name).text, fold(typed.trim_start()).text);
    let words = name.match_indices(' ').map(|(blank, _)| &name[blank + 1..]);
    std::iter::once(&*name)
        .chain(words)
        .any(|rest| rest.starts_with(&typed) || bare(rest).starts_with(&bare(&typed)))
}

fn fields(begun: &Begun<'_>, known: Known<'_>) -> Vec<String> {
    let arabic = wants_arabic(begun.text, known.language);
    let names = FIELDS
        .iter()
        .map(|entry| if arabic { entry.arabic } else { entry.english });
    let fit = names.filter(|name| begins(name, begun.text));
    fit.map(|name| format!("{name}:")).collect()
}

fn values(field: Field, begun: &Begun<'_>, known: Known<'_>) -> Vec<String> {
    let arabic = wants_arabic(begun.text, known.language);
    let fit = |names: &[String]| {
        let fit = names.iter().filter(|name| begins(name, begun.text));
        fit.cloned().collect()
    };
    match field {
        Field::Kind | Field::State | Field::Near => {
            let entry = FIELDS.iter().find(|entry| entry.field == field);
            let values = entry.map_or(&[][..], |entry: &Entry| entry.values);
            let names = values
                .iter()
                .map(|(english, in_arabic)| if arabic { *in_arabic } else { *english });
            let fit = names.filter(|name| begins(name, begun.text));
            fit.map(str::to_owned).collect()
        }
        Field::Source => fit(&known.names.sources),
        Field::Tag => fit(&known.names.tags),
        Field::Saved => {
            let names = known.saved.queries().iter().map(|one| &one.name);
            names
                .filter(|name| begins(name, begun.text))
                .cloned()
                .collect()
        }
        Field::Actor => known
            .gazetteer
            .map_or_else(Vec::new, |gazetteer| actors(gazetteer, begun.text, arabic)),
        Field::Title | Field::Date => Vec::new(),
    }
}

/// The actors one of whose names begins like this, by their name in the language that
/// is typed: first those that are called so, then those that have such an alias or id.
fn actors(gazetteer: &Gazetteer, typed: &str, arabic: bool) -> Vec<String> {
    let name = |actor: &'_ crate::actors::gazetteer::Actor| {
        if arabic { &actor.ar } else { &actor.en }.clone()
    };
    if typed.trim().is_empty() {
        return gazetteer.iter().take(MOST).map(name).collect();
    }
    let folded = fold(typed).text;
    let by_alias = gazetteer.aliases_starting_with(&folded);
    let by_alias = by_alias.iter().filter_map(|id| gazetteer.get(id)).map(name);
    let by_id = gazetteer
        .iter()
        .filter(|actor| actor.id.as_str().starts_with(&folded));
    let by_alias = by_alias.chain(by_id.map(name));
    let by_name = gazetteer.iter().map(name);
    let mut found: Vec<String> = by_name.filter(|name| begins(name, typed)).collect();
    for name in by_alias {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

#[cfg(test)]
mod tests;
