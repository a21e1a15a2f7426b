//! What is exported of an article, and what the program says in it, for the reader and for
//! `qari export` alike.

use std::ops::Range;
use std::path::Path;

use crate::actors::gazetteer::Gazetteer;
use crate::actors::record::{form_of, zone_of};
use crate::config::paths;
use crate::config::strings::{Language, Strings};
use crate::library::article::Article;
use crate::library::citation::{Citation, Template};
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

/// How citations are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Citing<'a> {
    /// `None` for what is usual for the article.
    pub template: Option<&'a Template>,
    pub dates: DateStyle,
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
    citing: Citing<'_>,
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
            ..cited(article, mention.range.clone(), file, citing)
        }
    });
    mentioned.collect()
}

/// A passage that somebody is at: these bytes, with where they are from.
pub fn cited(
    article: &Article,
    range: Range<usize>,
    file: Option<&str>,
    citing: Citing<'_>,
) -> Passage {
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
        citation: source(article, file, citing),
        mention: None,
    }
}

/// Where an article is from, in words; `None` where the person wants nothing but the passage,
/// which stands beside it.
fn source(article: &Article, file: Option<&str>, citing: Citing<'_>) -> Option<String> {
    let file = file.map(|file| paths::shown(Path::new(file)));
    let citation = Citation {
        article,
        passage: 0..0,
        file: file.as_deref(),
        dates: citing.dates,
    };
    let template = citing.template.map(Template::without_quote);
    Some(citation.text(template.as_ref())).filter(|text| !text.is_empty())
}

/// What the program says in an export, in which days are written in this style.
pub fn words(strings: &Strings, dates: DateStyle) -> Words {
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
        dates,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::formats::plain;

    #[test]
    fn a_passage_is_cited_as_the_person_wants_it_but_stands_beside_that() {
        let text = "جسر جديد\n\nافتُتح الجسر أمس.\n".to_owned();
        let mut article = plain::read("test".to_owned(), text, Vec::new());
        article.source = Some("صدى الوادي".to_owned());
        let of = |written: &str| {
            let template = Template::read(written).unwrap();
            let citing = Citing {
                template: Some(&template),
                dates: DateStyle::default(),
            };
            cited(&article, 0..6, None, citing).citation
        };
        let said = of("{source}: {title}: {quote}");
        assert_eq!(said.as_deref(), Some("صدى الوادي: «جسر جديد»"));
        assert_eq!(of("{quote}"), None);
        let usual = cited(&article, 0..6, None, Citing::default()).citation;
        assert_eq!(usual.as_deref(), Some("«جسر جديد»، صدى الوادي"));
    }
}
