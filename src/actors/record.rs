//! The record of a mention, as the commands give it to other programs: one JSON
//! object, its offsets in Unicode code points of the article's text, from 0, end
//! exclusive.

use std::ops::Range;

use serde::Serialize;

use super::form::Forms;
use super::gazetteer::Gazetteer;
use super::index::block_of;
use crate::library::article::{Article, Zone};
use crate::library::mention::{ActorId, Certainty, Mention, MentionKind};
use crate::text::code_points::CodePoints;

/// A mention, described for a reader who has the file but not Qari.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record<'a> {
    pub doc: &'a str,
    /// Code points before the mention.
    pub start: usize,
    /// Code points before its end.
    pub end: usize,
    /// What is written there.
    pub text: &'a str,
    /// The whole written words that the mention touches, clitics included.
    pub word: &'a str,
    pub actor: &'a ActorId,
    /// The actor's Arabic name; its id when the gazetteer does not know it.
    pub name: &'a str,
    pub kind: MentionKind,
    pub certainty: Certainty,
    /// The title of the article.
    pub title: &'a str,
    /// Body for a mention outside every block.
    pub zone: Zone,
    /// Whether a state is meant as a mere place; left out where it is not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub place: bool,
    /// The same as `text` as it counts where forms are counted: one blank between its words,
    /// and whole where ل has taken letters of its article (لحركة is الحركة).
    pub form: String,
}

/// The records of an article's mentions, which are in reading order. Counts the
/// code points of the text in one pass.
pub fn records<'a>(
    article: &'a Article,
    mentions: &'a [Mention],
    gazetteer: &'a Gazetteer,
) -> impl Iterator<Item = Record<'a>> {
    let text: &'a str = &article.text;
    let mut points = CodePoints::of(text);
    mentions.iter().map(move |mention| Record {
        doc: &article.doc,
        start: points.before(mention.range.start),
        end: points.before(mention.range.end),
        text: &text[mention.range.clone()],
        word: whole_words(text, mention),
        actor: &mention.actor,
        name: gazetteer
            .get(&mention.actor)
            .map_or(mention.actor.as_str(), |actor| &actor.ar),
        kind: mention.kind,
        certainty: mention.certainty,
        title: &article.title,
        zone: zone_of(article, mention),
        place: mention.is_place,
        form: form_of(text, mention, gazetteer),
    })
}

/// The zone of a mention; body outside every block.
pub fn zone_of(article: &Article, mention: &Mention) -> Zone {
    block_of(article, mention).map_or(Zone::Body, |block| article.blocks[block].zone)
}

/// What is written of a mention, in the form in which it is counted.
pub fn form_of(text: &str, mention: &Mention, gazetteer: &Gazetteer) -> String {
    let forms = Forms {
        gazetteer,
        actor: &mention.actor,
    };
    let form = forms.of(text, &mention.range);
    form.map(|(_, spelling)| spelling).unwrap_or_default()
}

fn whole_words<'a>(text: &'a str, mention: &Mention) -> &'a str {
    &text[words_around(text, &mention.range)]
}

/// The written words that a range of bytes of `text` touches, clitics included.
pub fn words_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text[..range.start].trim_end_matches(is_of_word).len();
    let after = &text[range.end..];
    let end = after.find(|c| !is_of_word(c)).unwrap_or(after.len());
    start..range.end + end
}

/// Letters, digits, marks and what joins them.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, 'ـ' | '\u{200C}' | '\u{200D}' | '\u{300}'..='\u{36F}')
        || matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{6D6}'..='\u{6ED}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::testing::{article, gazetteer, mentions};

    #[test]
    fn a_record_counts_code_points_and_shows_whole_words() {
        let article = article(&["أشادت سارة (وبالنجم) فقط", "😀 فللنجم جمهور"]);
        let gazetteer = gazetteer();
        let mentions = mentions(&article);
        let records: Vec<_> = records(&article, &mentions, &gazetteer).collect();
        let points: Vec<char> = article.text.chars().collect();
        for record in &records {
            assert_eq!(
                points[record.start..record.end].iter().collect::<String>(),
                record.text
            );
        }
        let words: Vec<_> = records
            .iter()
            .map(|record| (record.text, record.word))
            .collect();
        assert_eq!(
            words,
            [("سارة", "سارة"), ("النجم", "وبالنجم"), ("لنجم", "فللنجم")]
        );
        assert_eq!(records[2].name, "نادي النجم");
        let forms: Vec<_> = records.iter().map(|record| &*record.form).collect();
        assert_eq!(forms, ["سارة", "النجم", "النجم"], "whole after ل too");
    }

    #[test]
    fn a_record_is_a_json_object_in_the_agreed_order() {
        let article = article(&["فازت سارة"]);
        let (gazetteer, mentions) = (gazetteer(), mentions(&article));
        let record = records(&article, &mentions, &gazetteer).next().unwrap();
        assert_eq!(
            serde_json::to_string(&record).unwrap(),
            "{\"doc\":\"test\",\"start\":5,\"end\":9,\"text\":\"سارة\",\"word\":\"سارة\",\
             \"actor\":\"sara\",\"name\":\"سارة أنيس\",\"kind\":\"name\",\
             \"certainty\":\"certain\",\"title\":\"test\",\"zone\":\"body\",\"form\":\"سارة\"}"
        );
    }

    #[test]
    fn a_mere_place_is_said_after_the_zone() {
        let article = article(&["وصلت إلى الوادي"]);
        let (gazetteer, mut mentions) = (gazetteer(), mentions(&article));
        mentions[0].is_place = true;
        let record = records(&article, &mentions, &gazetteer).next().unwrap();
        let written = serde_json::to_string(&record).unwrap();
        assert!(
            written.ends_with("\"zone\":\"body\",\"place\":true,\"form\":\"الوادي\"}"),
            "{written}"
        );
    }
}
