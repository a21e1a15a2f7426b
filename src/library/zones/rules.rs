//! The rules of `assets/clutter.toml`: what a line says about itself.
//!
//! A rule sees one line and nothing around it, and only the shape of the line
//! and its words, never a site.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::persons::Persons;
use super::sentence::is_told;
use crate::library::article::Zone;
use crate::text::clitic::is_alphanumeric;
use crate::text::fold::fold;

/// What a rule makes of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) zone: Zone,
    pub(super) role: Option<Role>,
    pub(super) gives: Option<Gives>,
    /// Where it holds.
    pub(super) place: Place,
    /// Where in the folded line the pattern and the sign after it end.
    pub(super) rest: usize,
}

/// Where a rule holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Place {
    #[default]
    Anywhere,
    /// Above or below the text of the article; above it only beside a line that may be
    /// its title.
    Edge,
    /// Everywhere but below the text, where what has many words closes it.
    Over,
    /// The same, but above the text only under such a line: it may be a title itself.
    Under,
}

/// What a line says about the lines around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Role {
    /// A list of other articles begins here.
    Related,
    /// The titles of one other article or a few stand below.
    Also,
    /// A picture stood here.
    Image,
    /// It belongs to the head of the page.
    Head,
}

/// What the remainder of a line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Gives {
    Author,
    Source,
    Section,
}

/// The verdict of the first rule that matches a folded line.
pub(super) fn verdict(folded: &str) -> Option<Verdict> {
    let words = folded.split(' ').filter(|word| !word.is_empty()).count();
    if words > RULES.most_words {
        return None;
    }
    let first = first_word(folded);
    let begun = RULES
        .by_first_word
        .get(first)
        .map_or(&[][..], Vec::as_slice);
    let numbered = match begins_with_number(folded) {
        true => RULES.numbered.as_slice(),
        false => &[],
    };
    let met = begun.iter().chain(numbered).chain(&RULES.elsewhere);
    let short_enough = met
        .copied()
        .filter(|&rule| words <= RULES.rules[rule].words);
    let mut candidates: Vec<usize> = short_enough.collect();
    candidates.sort_unstable();
    candidates.dedup();
    let line = Folded {
        text: folded,
        plain: OnceCell::new(),
    };
    let mut rules = candidates.into_iter().map(|rule| &RULES.rules[rule]);
    rules.find_map(|rule| rule.verdict(&line, &RULES.persons))
}

/// A folded line, and the same without its signs (`words_of`), once that is asked for.
struct Folded<'a> {
    text: &'a str,
    plain: OnceCell<String>,
}

impl Folded<'_> {
    fn plain(&self) -> &str {
        self.plain.get_or_init(|| words_of(self.text))
    }
}

/// Whether `words_of` has a number, or the sign of one, at its start.
fn begins_with_number(folded: &str) -> bool {
    let first = folded.chars().find(|&c| is_alphanumeric(c) || c == '#');
    first.is_some_and(|c| c.is_numeric() || c == '#')
}

/// The rules, and which of them a line can meet at all: most of them ask for a
/// beginning that most lines do not have.
struct Rules {
    rules: Vec<Rule>,
    /// Indices of rules by the first word of a pattern that begins a line.
    by_first_word: HashMap<String, Vec<usize>>,
    /// Rules with patterns that begin with a number, which stands for any.
    numbered: Vec<usize>,
    /// Rules with patterns that may begin anywhere.
    elsewhere: Vec<usize>,
    most_words: usize,
    persons: Persons,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    // A test parses the same bytes.
    let table = parsed(include_str!("../../../assets/clutter.toml"));
    let Table {
        rule: rules,
        persons,
    } = table.expect("the rules are well formed");
    let mut by_first_word: HashMap<String, Vec<usize>> = HashMap::new();
    let (mut numbered, mut elsewhere) = (Vec::new(), Vec::new());
    for (index, rule) in rules.iter().enumerate() {
        let begun = rule.line.iter().chain(&rule.label).chain(&rule.start);
        if rule.line.iter().any(|pattern| pattern.starts_with('#')) {
            numbered.push(index);
        }
        for pattern in begun {
            by_first_word
                .entry(first_word(pattern).to_owned())
                .or_default()
                .push(index);
        }
        if !(rule.end.is_empty()
            && rule.part.is_empty()
            && rule.credit.is_empty()
            && rule.glued.is_empty())
        {
            elsewhere.push(index);
        }
    }
    let most_words = rules.iter().map(|rule| rule.words).max().unwrap_or(0);
    Rules {
        rules,
        by_first_word,
        numbered,
        elsewhere,
        most_words,
        persons,
    }
});

/// The first letters and digits of a line, signs before them left out.
fn first_word(folded: &str) -> &str {
    let word = folded.trim_start_matches(|c: char| !is_alphanumeric(c));
    &word[..word
        .find(|c: char| !is_alphanumeric(c))
        .unwrap_or(word.len())]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    rule: Vec<Rule>,
    persons: Persons,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    /// For whoever reads the table.
    #[serde(rename = "what")]
    _what: String,
    zone: Zone,
    role: Option<Role>,
    gives: Option<Gives>,
    #[serde(default = "usual_words")]
    words: usize,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    open: bool,
    #[serde(default)]
    person: bool,
    #[serde(default)]
    place: Place,
    #[serde(default)]
    line: Vec<String>,
    #[serde(default)]
    label: Vec<String>,
    #[serde(default)]
    start: Vec<String>,
    #[serde(default)]
    end: Vec<String>,
    #[serde(default)]
    part: Vec<String>,
    #[serde(default)]
    credit: Vec<String>,
    #[serde(default)]
    glued: Vec<String>,
}

const fn usual_words() -> usize {
    12
}

fn parsed(table: &str) -> Result<Table, toml::de::Error> {
    let mut table = toml::from_str::<Table>(table)?;
    for rule in &mut table.rule {
        let lists = [
            &mut rule.line,
            &mut rule.label,
            &mut rule.start,
            &mut rule.end,
        ];
        let lists = lists.into_iter().chain([
            &mut rule.part,
            &mut rule.credit,
            &mut rule.with,
            &mut rule.glued,
        ]);
        for pattern in lists.flatten() {
            *pattern = fold(pattern).text;
        }
        for pattern in rule.line.iter_mut().chain(&mut rule.credit) {
            *pattern = words_of(pattern);
        }
        // The longest name first, so that a short one does not hide it.
        rule.glued.sort_by_key(|name| std::cmp::Reverse(name.len()));
    }
    Ok(table)
}

impl Rule {
    fn verdict(&self, line: &Folded<'_>, persons: &Persons) -> Option<Verdict> {
        let folded = line.text;
        let bare = folded.trim_matches(|c: char| !is_alphanumeric(c));
        let refused = self.open && folded.trim_end().ends_with(['.', '،', '؛'])
            || !self.with.is_empty() && !self.with.iter().any(|words| has_words(bare, words));
        if refused {
            return None;
        }
        let whole = self.line.iter().any(|pattern| pattern == line.plain())
            || is_credited(folded, &self.credit)
            || self
                .end
                .iter()
                .any(|pattern| ends_with_words(bare, pattern))
            || self.part.iter().any(|pattern| has_words(bare, pattern))
            || is_glued_of(folded, &self.glued);
        let rest = if whole {
            // Then all of it is what it gives.
            Some(if self.gives.is_some() {
                0
            } else {
                folded.len()
            })
        } else {
            let label = self
                .label
                .iter()
                .find_map(|pattern| after_label(folded, pattern));
            let start = || {
                self.start
                    .iter()
                    .find_map(|pattern| after_words(folded, pattern))
            };
            label.or_else(start)
        };
        let rest = rest.filter(|&rest| !self.person || persons.may_be(&folded[rest..]))?;
        Some(Verdict {
            zone: self.zone,
            role: self.role,
            gives: self.gives,
            place: self.place,
            rest,
        })
    }
}

/// The words of a line without its signs, and `#` for each number.
fn words_of(folded: &str) -> String {
    let mut words = String::with_capacity(folded.len());
    for c in folded.chars() {
        let c = match c {
            '#' => '#',
            c if !is_alphanumeric(c) => ' ',
            'ء'..='ي' | 'a'..='z' => c,
            c if c.is_numeric() => '#',
            c => c,
        };
        if !(matches!(c, ' ' | '#') && words.ends_with(c)) {
            words.push(c);
        }
    }
    words.trim().replace("# #", "#")
}

/// Whether the line ends with one of these in brackets, and is no sentence before it.
fn is_credited(folded: &str, credits: &[String]) -> bool {
    let Some((before, credit)) = folded
        .trim_end()
        .strip_suffix(')')
        .and_then(|line| line.rsplit_once('('))
    else {
        return false;
    };
    before.contains(char::is_alphabetic) && credits.contains(&words_of(credit)) && !is_told(before)
}

/// Where `pattern` ends, if `text` begins with it as whole words.
fn after_words(text: &str, pattern: &str) -> Option<usize> {
    let start = text.len() - text.trim_start_matches(|c: char| !is_alphanumeric(c)).len();
    let rest = text[start..].strip_prefix(pattern)?;
    (!rest.starts_with(is_alphanumeric)).then(|| text.len() - rest.len())
}

/// Where the remainder begins, if `text` begins with `pattern` and a sign, or is `pattern`.
fn after_label(text: &str, pattern: &str) -> Option<usize> {
    let end = after_words(text, pattern)?;
    let rest = text[end..].trim_start_matches(' ');
    let sign = [":", "-", "/", "|", ".."]
        .into_iter()
        .find_map(|sign| rest.strip_prefix(sign));
    match sign {
        Some(rest) => Some(text.len() - rest.len()),
        None => rest.is_empty().then_some(text.len()),
    }
}

fn ends_with_words(text: &str, pattern: &str) -> bool {
    text.strip_suffix(pattern)
        .is_some_and(|before| !before.ends_with(is_alphanumeric))
}

fn has_words(text: &str, pattern: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), pattern).any(|at| {
        !text[..at].ends_with(is_alphanumeric)
            && !text[at + pattern.len()..].starts_with(is_alphanumeric)
    })
}

/// Whether `text` is made of two or more of `names` and signs between them.
fn is_glued_of(text: &str, names: &[String]) -> bool {
    let mut rest = text;
    let mut count = 0;
    loop {
        rest = rest.trim_start_matches(|c: char| !is_alphanumeric(c));
        if rest.is_empty() {
            return count >= 2;
        }
        match names
            .iter()
            .find_map(|name| rest.strip_prefix(name.as_str()))
        {
            Some(after) => rest = after,
            None => return false,
        }
        count += 1;
    }
}

#[cfg(test)]
mod tests;
