//! Mentions as W3C Web Annotations (Web Annotation Data Model, Recommendation of 2017): one
//! JSON-LD object a mention, each with its own `@context`, so that a line stands by itself.
//! No `AnnotationCollection`: that says at its head how many there are, and a stream does
//! not know.
//!
//! The target has two selectors that mean the same place: `TextPositionSelector`, in code
//! points of the article's text as the model wants it, and `TextQuoteSelector` for a text
//! that has changed. The body tags the actor's id, classifies it, and tags certainty and
//! kind in the words of the query language.

use std::ops::Range;

use serde::Serialize;

use super::gazetteer::{Class, Gazetteer};
use super::record::Record;
use crate::library::article::{Article, ArticleId};
use crate::library::mention::{Certainty, MentionKind};

/// How many code points of the text a quotation has before it and after it.
const BESIDE: usize = 32;

/// An annotation, to be written as JSON.
#[derive(Debug, Serialize)]
pub struct Annotation<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: Vec<Body<'a>>,
    target: Target<'a>,
}

#[derive(Debug, Serialize)]
struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Target<'a> {
    source: String,
    selector: [Selector<'a>; 2],
}

#[derive(Debug, Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    #[serde(rename = "TextPositionSelector")]
    Position { start: usize, end: usize },
    #[serde(rename = "TextQuoteSelector")]
    Quote {
        exact: &'a str,
        prefix: &'a str,
        suffix: &'a str,
    },
}

/// The annotation of the mention at a range of an article's text, which `record` is of.
pub fn annotation<'a>(
    article: &'a Article,
    range: &Range<usize>,
    record: &Record<'a>,
    gazetteer: &Gazetteer,
) -> Annotation<'a> {
    let text: &'a str = &article.text;
    let before = text[..range.start].char_indices().rev();
    let from = before.take(BESIDE).last().map_or(range.start, |(at, _)| at);
    let mut after = text[range.end..].char_indices().skip(BESIDE);
    let to = after.next().map_or(text.len(), |(at, _)| range.end + at);
    let said = |purpose, value| Body {
        kind: "TextualBody",
        purpose,
        value,
        language: None,
    };
    let mut body = vec![said("tagging", record.actor.as_str())];
    let class = gazetteer.get(record.actor).map(|known| known.class);
    body.extend(class.map(|class| said("classifying", class_name(class))));
    body.push(Body {
        language: Some("ar"),
        ..said("describing", record.name)
    });
    body.push(said("tagging", certainty_tag(record.certainty)));
    body.push(said("tagging", kind_tag(record.kind)));
    body.extend(record.place.then(|| said("tagging", "place:true")));
    Annotation {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: name_of(article.id, record),
        kind: "Annotation",
        motivation: "tagging",
        body,
        target: Target {
            source: reference(record.doc),
            selector: [
                Selector::Position {
                    start: record.start,
                    end: record.end,
                },
                Selector::Quote {
                    exact: record.text,
                    prefix: &text[from..range.start],
                    suffix: &text[range.end..to],
                },
            ],
        },
    }
}

/// The class of an actor, as it is called outside the program.
pub(super) fn class_name(class: Class) -> &'static str {
    match class {
        Class::ArmedGroup => "armed-group",
        Class::Person => "person",
        Class::Organisation => "organisation",
        Class::Government => "government",
        Class::State => "state",
        Class::Media => "media",
    }
}

fn certainty_tag(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "certainty:certain",
        Certainty::Likely => "certainty:likely",
    }
}

fn kind_tag(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Name => "kind:name",
        MentionKind::Nominal => "kind:nominal",
    }
}

/// A name that the same mention has each time (a UUID of version 8, RFC 9562, made of a
/// hash), so that who takes it in twice has it once.
fn name_of(article: ArticleId, record: &Record<'_>) -> String {
    let Record {
        start, end, actor, ..
    } = record;
    let mut bytes = ArticleId::of(&format!("{article} {start} {end} {actor}")).0;
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| digits[part].to_owned());
    format!("urn:uuid:{}", parts.join("-"))
}

/// A path as a reference (RFC 3986): of the file system where it is absolute, else relative;
/// addresses of the program keep their scheme, the number of an article in a container is
/// the fragment.
fn reference(doc: &str) -> String {
    let (path, fragment) = match doc.rsplit_once('#') {
        Some((path, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
            (path, format!("#{number}"))
        }
        _ => (doc, String::new()),
    };
    let schemes = ["builtin:", "library:"];
    let scheme = schemes.iter().find(|scheme| path.starts_with(**scheme));
    let (scheme, path) = match scheme {
        Some(scheme) => (*scheme, &path[scheme.len()..]),
        None if path.starts_with('/') => ("file://", path),
        // A colon in the first part of a relative one would be a scheme's.
        None if path
            .split('/')
            .next()
            .is_some_and(|part| part.contains(':')) =>
        {
            ("./", path)
        }
        None => ("", path),
    };
    let mut written = scheme.to_owned();
    for byte in path.bytes() {
        let is_kept = byte.is_ascii_alphanumeric() || b"/-._~:@!$&'()*+,;=".contains(&byte);
        if is_kept {
            written.push(char::from(byte));
        } else {
            written += &format!("%{byte:02X}");
        }
    }
    written + &fragment
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_reference() {
        assert_eq!(reference("/news/خ 1.txt"), "file:///news/%D8%AE%201.txt");
        assert_eq!(reference("feed.xml#12"), "feed.xml#12");
        assert_eq!(reference("a#b.txt"), "a%23b.txt");
        assert_eq!(reference("a:b/c"), "./a:b/c");
        assert_eq!(reference("builtin:001"), "builtin:001");
        assert_eq!(reference("-"), "-");
    }
}
