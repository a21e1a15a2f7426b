//! What is exported of an article, and what the program says in it, for the reader and for
//! `qari export` alike.

use std::ops::Range;
use std::path::Path;

use crate::actors::gazetteer::Gazetteer;
use crate::actors::record::{form_of, zone_of};
use crate::config::paths;
use crate::config::strings::{Language, Strings};
use crate::library::article::Article;
use crate::library::citation::Citation;
use crate::library::dates::DateStyle;
use crate::library::export::{Mentioned, Passage, Words};
use crate::library::mention::Mention;
use crate::library::state::State;
use crate::text::direction::Direction;

/// What is taken of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// What the person marked, tagged, noted and highlighted.
    Notes,
    /// Mentions, each in its sentence with where that is from.
    Mentions,
    /// All of their texts.
    Articles,
}

/// The passages of an article that the person marked.
pub fn noted(article: &Article, state: &State) -> Vec<Passage> {
    let own = state.annotations.iter();
    own.map(|annotation| Passage::of(article, annotation))
        .collect()
}

/// Mentions in an article, each with where it is from.
pub fn mentioned(
    article: &Article,
    mentions: &[Mention],
    gazetteer: &Gazetteer,
    file: Option<&str>,
) -> Vec<Passage> {
    let mentioned = mentions.iter().map(|mention| {
        let known = gazetteer.get(&mention.actor);
        let id = mention.actor.to_string();
        let name = known.map_or_else(|| id.clone(), |known| known.ar.clone());
        Passage {
            actor: Some((id, name)),
            mention: Some(Mentioned {
                form: form_of(&article.text, mention, gazetteer),
                kind: mention.kind,
                certainty: mention.certainty,
                zone: zone_of(article, mention),
            }),
            ..cited(article, mention.range.clone(), file)
        }
    });
    mentioned.collect()
}

/// A passage that somebody is at: these bytes, with where they are from.
pub fn cited(article: &Article, range: Range<usize>, file: Option<&str>) -> Passage {
    Passage {
        quote: article
            .text
            .get(range.clone())
            .unwrap_or_default()
            .to_owned(),
        range: Some(range),
        note: String::new(),
        actor: None,
        row: None,
        citation: Some(source(article, file)),
        mention: None,
    }
}

/// Where an article is from, in words.
fn source(article: &Article, file: Option<&str>) -> String {
    let file = file.map(|file| paths::shown(Path::new(file)));
    let citation = Citation {
        article,
        passage: 0..0,
        file: file.as_deref(),
        dates: DateStyle::default(),
    };
    citation.text(None)
}

/// What the program says in an export.
pub fn words(strings: &Strings) -> Words {
    let (language, direction, comma) = match strings.language() {
        Language::Arabic => ("ar", Direction::RightToLeft, "، "),
        Language::English => ("en", Direction::LeftToRight, ", "),
    };
    Words {
        language,
        direction,
        heading: strings.get("export-heading"),
        tags: strings.get("export-tags"),
        note: strings.get("export-note"),
        marked: strings.get("export-marked"),
        comma: comma.to_owned(),
    }
}
