//! What is said of queries, lists and what was done with articles, in the reader's
//! language.

use crate::actors::gazetteer::Gazetteer;
use crate::config::queries::Fault;
use crate::config::reasons::in_words;
use crate::config::strings::Strings;
use crate::library::annotation::Annotation;
use crate::library::order::Order;
use crate::library::state::{Change, State};
use crate::query::{Problem, QueryError};
use crate::text::cluster::next_boundary;
use crate::text::direction::first_strong;
use crate::text::isolate::{isolated, isolated_in, left_to_right};

/// What was just done or could not be done, for the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub text: String,
    pub is_error: bool,
}

/// What is wrong with a query, in words.
pub fn why(strings: &Strings, problem: Problem) -> String {
    strings.get(match problem {
        Problem::OpenQuotation => "open-quotation",
        Problem::OpenGroup => "open-group",
        Problem::UnopenedGroup => "unopened-group",
        Problem::TooDeep => "too-deep",
        Problem::MissingTerm => "missing-term",
        Problem::UnknownField => "unknown-field",
        Problem::EmptyField => "empty-field",
        Problem::UnknownValue => "unknown-value",
        Problem::UnknownActor => "unknown-actor",
        Problem::UnknownSaved => "unknown-saved",
        Problem::BrokenSaved => "broken-saved",
        Problem::CircularSaved => "circular-saved",
        Problem::TooManySaved => "too-many-saved",
        Problem::UnknownDate => "unknown-date",
        Problem::ReversedDates => "reversed-dates",
        Problem::UnknownDistance => "unknown-distance",
        Problem::MissingNear => "missing-near",
        Problem::NotNear => "not-near",
        Problem::MissingTogether => "missing-together",
        Problem::NotTogether => "not-together",
    })
}

/// What is wrong with a query that was typed, in words; of an actor that is not `known`,
/// which one may be meant. Names are isolated (UAX #9).
pub fn why_not(
    strings: &Strings,
    typed: &str,
    error: &QueryError,
    known: Option<&Gazetteer>,
) -> String {
    let name = typed.get(error.range.clone());
    let name = name.filter(|_| error.problem == Problem::UnknownActor);
    let meant = name.and_then(|name| known?.meant_by(name));
    match meant {
        Some(meant) => {
            let meant = isolated(meant);
            strings.with("unknown-actor-meant", [("meant", meant.into())])
        }
        None => why(strings, error.problem),
    }
}

/// What an order of articles is called.
pub fn order_name(strings: &Strings, order: Order) -> String {
    strings.get(match order {
        Order::Added => "order-added",
        Order::Date => "order-date",
        Order::Source => "order-source",
        Order::Mentions => "order-mentions",
        Order::Relevance => "order-relevance",
        Order::New => "order-new",
    })
}

/// What a person did with an article on purpose.
pub fn words(strings: &Strings, state: &State) -> Vec<String> {
    let mut words = Vec::new();
    if state.marked {
        words.push(strings.get("state-marked"));
    }
    words.extend(state.tags.iter().map(|tag| isolated(&format!("#{tag}"))));
    if !state.annotations.is_empty() {
        let count = [("count", state.annotations.len().into())];
        words.push(strings.with("state-highlights", count));
    }
    if !state.note.is_empty() {
        words.push(strings.with("note", [("note", state.note.as_str().into())]));
    }
    words
}

/// The message that says what a change of marked passages came to.
pub(super) fn annotated(change: &Change<Vec<Annotation>>) -> &'static str {
    let (gone, come) = (&change.was, &change.now);
    let was_noted = |note: &str| gone.iter().any(|one| one.note == note);
    let is_noted = gone.iter().any(|one| !one.note.is_empty());
    match &come[..] {
        [] if is_noted => "unhighlighted-noted",
        [] if !gone.is_empty() => "unhighlighted",
        [one] if one.note.is_empty() && is_noted => "passage-unnoted",
        // Notes that became one are the same notes.
        [one] if one.note.is_empty() || was_noted(&one.note) || gone.len() > 1 => "highlighted",
        [_] => "passage-noted",
        _ => "annotated",
    }
}

/// The most clusters of a query that are quoted to say where it is wrong.
const QUOTED: usize = 24;

/// Where a filter cannot be read, and why.
pub(super) fn misread(
    strings: &Strings,
    typed: &str,
    error: &QueryError,
    known: Option<&Gazetteer>,
) -> String {
    let at = typed.get(error.range.clone()).unwrap_or_default();
    // The reason is to be seen whole; where it is, is marked in the line as well.
    let shown = cut(at, QUOTED);
    let why = why_not(strings, typed, error, known);
    let words = [("at", quoted(&shown).into()), ("why", why.into())];
    strings.with("misread", words)
}

/// A part of a query within a sentence: isolated (UAX #9), so that `source:` keeps its colon
/// at its end and a range of years its order; signs alone are those of the sentence, so that
/// a bracket opens as in it. Quotation marks are the inner ones.
pub fn quoted(part: &str) -> String {
    let part = part.replace('«', "“").replace('»', "”");
    match first_strong(&part) {
        Some(own) => isolated_in(&part, own),
        None if part.contains(char::is_numeric) => left_to_right(&part),
        None => part,
    }
}

/// The first so many clusters of a text, with a sign if that is not all of it.
pub(super) fn cut(text: &str, clusters: usize) -> String {
    let end = (0..clusters).fold(0, |end, _| next_boundary(text, end));
    let mut cut = text[..end].to_owned();
    if end < text.len() {
        cut.push('…');
    }
    cut
}

/// What is wrong with the file of saved queries, in words.
pub fn fault(strings: &Strings, fault: &Fault) -> String {
    let at = |line: &usize, name: &str, id: &str| {
        let values = [
            ("line", line.to_string().into()),
            ("name", name.to_owned().into()),
            ("what", strings.get(id).into()),
        ];
        strings.with("saved-in-file", values)
    };
    match fault {
        Fault::Unreadable { reason } => {
            let reason = in_words(strings, reason);
            strings.with("saved-unreadable", [("reason", reason.into())])
        }
        Fault::Syntax { line, reason } => {
            let values = [
                ("line", line.to_string().into()),
                ("reason", reason.as_str().into()),
            ];
            strings.with("saved-syntax", values)
        }
        Fault::NoText { line, name } => at(line, name, "saved-no-text"),
        Fault::Empty { line, name } => at(line, name, "saved-empty"),
    }
}
