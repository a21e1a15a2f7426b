//! The order of rows by the words beside their keywords: that of the alphabet, each word
//! without ال and the clitics before it, or half of a concordance would stand under و.
//!
//! Whether the first letter of a word is a clitic, no rule can say (وقال، وزير). Here it is
//! one where the article follows it, or where the rest is a particle (وإن، وفي), a word
//! of the same concordance, or a word that news have more often than the whole
//! (`related/background.rs`); and و before what looks like a verb (ويبدو، وفهموا).

use std::collections::{HashMap, HashSet};

use rustc_hash::FxBuildHasher;

use super::Side;
use crate::query::related::is_likelier;
use crate::text::clitic::{Article, is_alphanumeric, readings};
use crate::text::collation::sort_key;
use crate::text::particle::leans_forward;

/// How many words of a side are compared.
const WORDS: usize = 3;
/// The fewest letters that are a word without its clitic: of fewer most are no words.
const FEWEST: usize = 3;

/// What words are compared by.
pub(super) struct Collation<'a> {
    /// The words of all rows.
    known: HashSet<&'a str, FxBuildHasher>,
    /// Words without their clitics, as far as they were asked for.
    bare: HashMap<&'a str, String, FxBuildHasher>,
}

impl<'a> Collation<'a> {
    /// That of rows with these words, folded.
    pub(super) fn of(folded: &'a str) -> Self {
        Self {
            known: words(folded).collect(),
            bare: HashMap::default(),
        }
    }

    /// What one side of a keyword is compared by, the nearest word first.
    pub(super) fn key(&mut self, folded: &'a str, side: Side) -> String {
        let mut key = String::new();
        let mut take = |word: &'a str| {
            let known = &self.known;
            let bare = self.bare.entry(word).or_insert_with(|| bare(word, known));
            key.push_str(bare);
            key.push(' ');
        };
        match side {
            Side::After => words(folded).take(WORDS).for_each(&mut take),
            Side::Before => words(folded).rev().take(WORDS).for_each(&mut take),
        }
        sort_key(&key)
    }
}

/// A word without the clitics that it seems to have; its article stays.
fn bare(word: &str, known: &HashSet<&str, FxBuildHasher>) -> String {
    if !word.starts_with(['و', 'ف', 'ب', 'ك', 'ل', 'ا']) {
        return word.to_owned();
    }
    let rest = word.strip_prefix(['و', 'ف']);
    if let Some(rest) = rest.filter(|rest| leans_forward(rest)) {
        return rest.to_owned();
    }
    let is_verb = |rest: &&str| {
        let is_long = rest.chars().nth(FEWEST).is_some();
        is_long && (rest.starts_with('ي') || rest.ends_with("وا"))
    };
    if let Some(rest) = word.strip_prefix('و').filter(is_verb) {
        return rest.to_owned();
    }
    let is_word = |rest: &str| rest.chars().nth(FEWEST - 1).is_some();
    let readings = readings(word);
    let mut rests = readings.iter().filter(|one| is_word(&one.rest));
    let with_article = rests
        .clone()
        .find(|one| one.article == Article::Taken && one.start > 0);
    let rest = with_article
        .or_else(|| {
            let is_known = |rest: &str| known.contains(rest) || is_likelier(rest, word);
            rests.find(|one| one.start > 0 && is_known(&one.rest))
        })
        .map_or(word, |one| &one.rest);
    rest.to_owned()
}

fn words(folded: &str) -> impl DoubleEndedIterator<Item = &str> {
    folded
        .split(|c: char| !is_alphanumeric(c))
        .filter(|word| !word.is_empty())
}
