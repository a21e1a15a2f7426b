//! The form of a mention: its words, folded, one blank between them, without clitics (which
//! the range of a mention leaves out) and with the alef of an article that ل has swallowed.

use std::ops::Range;
use std::sync::Arc;

use super::gazetteer::Gazetteer;
use crate::library::mention::ActorId;
use crate::text::clitic::is_alphanumeric;
use crate::text::fold::fold;

/// A form in which an actor is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Form {
    /// What forms are the same by.
    pub key: Arc<str>,
    /// As it is spelled most.
    pub shown: Arc<str>,
    /// Whether it is a name of the actor, and no description that means it there.
    pub is_name: bool,
}

/// What makes forms of mentions: what the actor is called.
#[derive(Clone, Copy, Debug)]
pub struct Forms<'a> {
    pub gazetteer: &'a Gazetteer,
    pub actor: &'a ActorId,
}

/// The most words of a form in which a name is looked for.
const MOST_WORDS: usize = 12;

/// Nouns of descriptions that begin with ل themselves: after ل no lam of the article is
/// written before them (للجنة).
const WITH_LAM: [&str; 2] = ["لجنه", "لواء"];

impl Forms<'_> {
    /// The key of what is written in a range of a text, and its spelling; `None` where
    /// nothing is.
    pub fn of(&self, text: &str, range: &Range<usize>) -> Option<(String, String)> {
        let written = text.get(range.clone())?;
        let mut key = key(written);
        if key.is_empty() {
            return None;
        }
        let mut spelling = spelled(written);
        if has_lost_article(text, range.start, &key) {
            let lost = self.lost_article(&key);
            key.insert_str(0, lost);
            spelling.insert_str(0, lost);
        }
        Some((key, spelling))
    }

    /// Whether what is written there has this form.
    pub fn is_of(&self, text: &str, range: &Range<usize>, form: &Form) -> bool {
        self.of(text, range)
            .is_some_and(|(key, _)| *key == *form.key)
    }

    /// Whether it is a name of the actor, or has one among its words: what stands before
    /// the name (حركة طالبان) belongs to it.
    pub fn has_name(&self, key: &str) -> bool {
        let starts = key.match_indices(' ').map(|(at, _)| at + 1);
        let starts: Vec<usize> = std::iter::once(0).chain(starts).take(MOST_WORDS).collect();
        starts.iter().any(|&start| {
            let ends = key[start..].match_indices(' ').map(|(at, _)| start + at);
            let mut ends = ends.take(MOST_WORDS).chain([key.len()]);
            ends.any(|end| self.is_name(&key[start..end]))
        })
    }

    /// Whether it is a name of the actor.
    fn is_name(&self, key: &str) -> bool {
        self.gazetteer.find_alias(key).contains(self.actor)
    }

    /// What of the article is not written between ل and a form that begins with lam:
    /// nothing of ل + لبنان, its alef of ل + القاعدة, all of it of ل + اللجنة.
    fn lost_article(&self, key: &str) -> &'static str {
        let with = |lost: &str| self.is_name(&format!("{lost}{key}"));
        let first = key.split(' ').next().unwrap_or_default();
        if self.is_name(key) {
            ""
        } else if !with("ا") && (with("ال") || WITH_LAM.contains(&first)) {
            "ال"
        } else {
            "ا"
        }
    }
}

/// The words of a folded text, one blank between them.
fn key(written: &str) -> String {
    let folded = fold(written).text;
    let words = folded.split(|c| !is_alphanumeric(c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// What is written, without what is no letter of it: tatweel, quotation marks, control
/// characters, line breaks and more than one blank. Vowel marks stay.
fn spelled(written: &str) -> String {
    let is_shown = |c: &char| {
        let is_control = c.is_control() && !c.is_whitespace();
        let is_direction = matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}')
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        let is_quotation = matches!(c, '"' | '«' | '»' | '“' | '”' | '„' | '‟');
        !is_control && !is_direction && !is_quotation && *c != 'ـ'
    };
    let shown: String = written.chars().filter(is_shown).collect();
    let words: Vec<&str> = shown.split_whitespace().collect();
    words.join(" ")
}

/// Whether a form that begins with lam stands right after ل.
fn has_lost_article(text: &str, start: usize, key: &str) -> bool {
    let before = text[..start].trim_end_matches(|c| matches!(c, 'ـ' | '\u{64B}'..='\u{652}'));
    key.starts_with('ل') && before.ends_with('ل')
}
