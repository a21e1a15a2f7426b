//! Clauses: what the words directly beside a name say about its part in the clause.
//! Does it speak or decide, is it described by an adjective, does a masculine verb
//! open the clause? Arabic has few marks for this, so each question is answered by
//! the one or two words on either side; longer sentences are not parsed. All texts
//! are keys (`key`).

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::key::key_of;
use crate::text::clitic::is_alphanumeric;
pub(super) use adjective::{describes, stands_as_noun};
pub(super) use nouns::Looks;
use opening::{follows_relative, verbal};

mod adjective;
mod nouns;
mod opening;

/// Verbs of saying and deciding, by the form that agrees with their subject, and
/// adjectives that say of one that it decides (مستعد).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Acts {
    feminine: FxHashSet<String>,
    masculine: FxHashSet<String>,
    /// Adjectives in the feminine.
    stances: FxHashSet<String>,
}

/// Each verb is written as past and present: «أعلن تعلن», a dash for one that is not told
/// from another verb; a word alone is an adjective.
impl From<Vec<String>> for Acts {
    fn from(verbs: Vec<String>) -> Self {
        let mut acts = Self::default();
        for verb in &verbs {
            if !verb.contains(' ') {
                acts.stances.insert(key_of(&format!("{verb}ة")));
                continue;
            }
            for (at, form) in verb.split_whitespace().enumerate() {
                if at == 0 {
                    let stem = form.strip_suffix(['ا', 'ى']).unwrap_or(form);
                    acts.feminine.insert(key_of(&format!("{stem}ت")));
                    acts.masculine.insert(key_of(form));
                } else if form != "-" {
                    acts.feminine.insert(key_of(form));
                    let stem = form.strip_prefix('ت').unwrap_or(form);
                    acts.masculine.insert(key_of(&format!("ي{stem}")));
                }
            }
        }
        acts
    }
}

impl Acts {
    fn is_feminine(&self, word: &str) -> bool {
        verbal(word).any(|word| {
            self.feminine.contains(word)
                || word
                    .strip_suffix("ان")
                    .is_some_and(|one| word.starts_with('ت') && self.feminine.contains(one))
        })
    }

    pub(super) fn is_any(&self, word: &str) -> bool {
        self.is_feminine(word) || verbal(word).any(|word| self.masculine.contains(word))
    }

    /// The verb by which the name between these texts speaks or decides: it stands
    /// right before it (قالت …) and no subject before the verb, or right after it where
    /// it opens a clause (… ترفض). A name joined by و shares the verb of the name before
    /// it. A city, and a name that ends in ة, takes its verb in the feminine: «رفض طهران»
    /// is a noun and its owner, «هدد القاعدة» has another subject.
    pub(super) fn verb_of<'a>(
        &self,
        feminine: bool,
        before: &'a str,
        clitics: &str,
        after: &'a str,
    ) -> Option<&'a str> {
        let agrees = |word: &str| self.is_feminine(word) || !feminine && self.is_any(word);
        let (word, rest) = last_word(before);
        let verb_before = match clitics {
            "" if word == "من" => {
                // أعلنت كل من …
                let (each, rest) = last_word(rest);
                (each == "كل").then(|| last_word(rest))
            }
            "" => Some((word, rest)),
            "و" => Some(last_word(rest)),
            _ => None,
        };
        let verb_before = verb_before.filter(|(verb, rest)| {
            let opens = |verb: &str| self.is_joined(verb) || self.opens_with_verb(rest, after);
            agrees(verb) && opens(verb)
                || self.has_object(feminine, verb)
                    && (follows_relative(rest) || self.opens_with_verb(rest, after))
        });
        verb_before.map(|(verb, _)| verb).or_else(|| {
            opens_clause(before, clitics)
                .then(|| self.verb_after(after))
                .flatten()
        })
    }

    /// Whether a verb stands right before a name, of which that is the subject: وشدد عون.
    pub(super) fn says_before(&self, before: &str, clitics: &str, after: &str) -> bool {
        let (verb, rest) = last_word(before);
        clitics.is_empty()
            && self.is_any(verb)
            && (self.is_joined(verb) || self.opens_with_verb(rest, after))
    }

    /// Whether a word is a verb with the pronoun of its object, so that the subject is yet
    /// to come: تقوده, رفضتها. Of masculine ones the present alone: دعمه is a noun too.
    fn has_object(&self, feminine: bool, word: &str) -> bool {
        OBJECTS.iter().any(|object| {
            word.strip_suffix(object).is_some_and(|verb| {
                verb.ends_with('ت') && self.is_feminine(verb)
                    || verbal(verb).any(|verb| {
                        let present = |first: char| verb.starts_with(first);
                        present('ت') && self.feminine.contains(verb)
                            || !feminine && present('ي') && self.masculine.contains(verb)
                    })
            })
        })
    }

    fn verb_after<'a>(&self, after: &'a str) -> Option<&'a str> {
        let (mut word, mut rest) = first_word(after);
        for _ in 0..SKIPPED {
            if !AUXILIARIES.contains(&word) {
                break;
            }
            (word, rest) = first_word(rest);
        }
        if self.feminine.contains(word) || self.stances.contains(word) {
            return Some(word);
        }
        if let Some(other) = word.strip_prefix('و').filter(|other| other.len() > 4) {
            // Two subjects before their verb: واشنطن وموسكو تعلنان.
            if self.feminine.contains(other) {
                return Some(other);
            }
            word = first_word(rest).0;
        }
        Some(word).filter(|word| self.is_feminine(word) || self.has_object(true, word))
    }
}

/// Whether what follows opens a clause: after nothing, a stop, a particle, or as
/// something new joined by و or ف.
fn opens_clause(before: &str, clitics: &str) -> bool {
    let before = before.trim_end();
    if before.ends_with(|c: char| !is_alphanumeric(c)) || before.is_empty() {
        return clitics.is_empty() || matches!(clitics, "و" | "ف" | "ا");
    }
    match clitics {
        "" => bare(last_word(before).0).any(|word| PARTICLES.contains(&word)),
        "و" | "ف" => true,
        _ => false,
    }
}

fn particle(word: &str) -> bool {
    bare(word).any(|word| PARTICLES.contains(&word))
}

/// Whether a word is a particle or preposition, and begins no name.
pub(super) fn goes_on(word: &str) -> bool {
    bare(word).any(|word| {
        PARTICLES.contains(&word) || PREPOSITIONS.contains(&word) || AUXILIARIES.contains(&word)
    })
}

/// Whether a word may be a verb of the present, third person: يتصدر.
pub(super) fn may_be_present(word: &str) -> bool {
    word.starts_with(['ي', 'ت']) && word.chars().count() >= 4 && !word.ends_with(['ه', 'ا'])
}

/// Whether another person's kunya or first name stands right before a surname.
pub(super) fn follows_another_name(
    before: &str,
    first_names: &FxHashSet<String>,
    is_own: impl Fn(&str) -> bool,
) -> bool {
    let (word, rest) = last_word(before);
    if word.is_empty() {
        return false;
    }
    let kunya = |word: &str| bare(word).any(|word| KUNYAS.contains(&word));
    kunya(word)
        || kunya(last_word(rest).0)
        || bare(word).any(|word| first_names.contains(word) && !is_own(word))
}

/// The word that ends a text, blanks after it aside, and what stands before it;
/// empty when something else than a word ends it.
pub(super) fn last_word(text: &str) -> (&str, &str) {
    let text = text.trim_end();
    let letters = text.chars().rev().take_while(|c| is_alphanumeric(*c));
    let (before, word) = text.split_at(text.len() - letters.map(char::len_utf8).sum::<usize>());
    (word, before)
}

/// The word that begins a text, blanks before it aside, and what stands after it.
pub(super) fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(|c: char| !is_alphanumeric(c));
    text.split_at(end.unwrap_or(text.len()))
}

/// A word as it stands, and without one clitic and one س of the future.
fn bare(word: &str) -> impl Iterator<Item = &str> {
    let joined = word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']);
    let future = word.strip_prefix('س');
    let both = joined.and_then(|word| word.strip_prefix('س'));
    std::iter::once(word)
        .chain(joined)
        .chain(future)
        .chain(both)
}

/// Whether a word is a noun with ال, clitics aside.
pub(super) fn is_definite_noun(word: &str) -> bool {
    bare(word).any(has_article) && !bare(word).any(|word| NO_NOUNS.contains(&word))
}

fn has_article(word: &str) -> bool {
    word.starts_with("ال") || word.starts_with("لل")
}

/// How many words may stand between a subject and its verb.
const SKIPPED: usize = 3;

/// Pronouns of the object of a verb, folded.
const OBJECTS: [&str; 4] = ["ه", "ها", "هم", "هما"];

/// Words between a subject and its verb, folded.
const AUXILIARIES: [&str; 17] = [
    "قد",
    "لا",
    "لم",
    "لن",
    "سوف",
    "كانت",
    "ما",
    "تزال",
    "زالت",
    "امس",
    "اليوم",
    "ايضا",
    "بدورها",
    "باتت",
    "ليست",
    "غير",
    "ستكون",
];

/// Words after which a clause begins, folded.
const PARTICLES: [&str; 35] = [
    "تزال",
    "زالت",
    "باتت",
    "ان",
    "بان",
    "اما",
    "قد",
    "لقد",
    "ثم",
    "كما",
    "بينما",
    "فيما",
    "حيث",
    "اذ",
    "اذا",
    "لكن",
    "عندما",
    "حين",
    "بعدما",
    "لم",
    "لن",
    "لا",
    "متي",
    "هل",
    "كيف",
    "لماذا",
    "ماذا",
    "كانت",
    "كان",
    "امس",
    "اليوم",
    "لان",
    "حينما",
    "ريثما",
    "مثلما",
];

/// Prepositions and what governs a noun like them, folded.
const PREPOSITIONS: [&str; 22] = [
    "في", "من", "الي", "علي", "عن", "مع", "بين", "ضد", "نحو", "لدي", "داخل", "خارج", "عبر", "حول",
    "تجاه", "شمال", "جنوب", "شرق", "غرب", "وسط", "ان", "بان",
];

/// Words that begin like ال and are no noun with an article, folded. They stand here and not
/// in the file of actors, since they are grammar, like the pronouns and auxiliaries above:
/// whoever adds names needs no other ones.
pub(super) const NO_NOUNS: [&str; 17] = [
    "الي",
    "الا",
    "الان",
    "الذي",
    "التي",
    "الذين",
    "التقي",
    "التقت",
    "التزمت",
    "الغت",
    "القت",
    "الزمت",
    "الحقت",
    "الهمت",
    "اليوم",
    "الف",
    "الم",
];

/// What begins a kunya or a patronym, folded.
const KUNYAS: [&str; 6] = ["ابو", "ابي", "ابا", "بن", "ابن", "بنت"];

#[cfg(test)]
mod tests {
    use super::*;

    pub(in crate::actors::clause) fn acts() -> Acts {
        Acts::from(
            ["أعلن تعلن", "نفى تنفي", "مستعد"]
                .map(str::to_owned)
                .to_vec(),
        )
    }

    #[track_caller]
    pub(in crate::actors::clause) fn does(before: &str, clitics: &str, after: &str) -> bool {
        let (before, after) = (key_of(before), key_of(after));
        acts().verb_of(true, &before, clitics, &after).is_some()
    }

    #[test]
    fn a_verb_before_or_after_its_subject() {
        assert!(does("وقد نفت", "", "ذلك") && does("ماذا ستعلن", "", ""));
        assert!(does("", "", "لم تعلن") && does("نعرف أن", "", "نفت") && does("حرب،", "", "تنفي"));
        assert!(
            Acts::from(vec!["وافق توافق".to_owned()])
                .verb_of(true, "", "", "وافقت")
                .is_some()
        );
        assert!(does("نفت باريس", "و", "") && does("", "", "وباريس تعلنان"));
        assert!(does("أعلنت كل من", "", ""));
        assert_eq!(acts().verb_of(false, "اعلن", "", ""), Some("اعلن"));
        assert!(does("قيل إن", "", "مستعدة للحوار") && does("", "", "غير مستعدة"));
        assert!(does("وأضاف أن", "", "ما زالت مستعدة") && does("أما", "", "فنفت"));
        let promises = Acts::from(vec!["وعد -".to_owned()]);
        let promises = |after| promises.verb_of(true, "", "", after).is_some();
        assert!(promises("وعدت") && !promises("تعد") && !promises("يعد"));
        assert!(!does("في", "", "مستعدة") && !does("", "", "المستعدة"));
        assert!(!does("أعلن", "", ""));
        assert!(!does("أعلنت:", "", "") && !does("من", "", "أعلنت") && !does("سماء", "", "صافية"));
    }

    #[test]
    fn another_person_bears_the_surname() {
        let first = FxHashSet::from_iter([key_of("سعد"), key_of("بدر")]);
        let other = |before: &str| follows_another_name(&key_of(before), &first, |w| w == "بدر");
        assert!(other("أبو زيد") && other("سعد") && other("وسعد") && other("زيد بن"));
        assert!(!other("بدر") && !other("زعيم") && !other("") && !other("سعد،"));
    }
}
