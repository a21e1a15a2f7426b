//! What opens a clause: whether a verb before a name has its subject before it already.

use super::{Acts, PREPOSITIONS, bare, first_word, last_word, particle};
use crate::library::dates::is_weekday;

impl Acts {
    /// Whether a verb is joined to what stands before by و or ف.
    pub(super) fn is_joined(&self, verb: &str) -> bool {
        verb.strip_prefix(['و', 'ف'])
            .is_some_and(|verb| self.is_any(verb))
    }

    /// Whether a verb that follows this text opens its clause: no subject stands before
    /// it, as in «طائرات هاجمت …», only a particle, or where or when it was (وفي بيان أعلنت
    /// …). After a preposition it is no verb (بعد قصف …). In a relative clause the noun
    /// before is the subject, unless a pronoun after the name goes back to it (التي أعلنت …
    /// عنها).
    pub(super) fn opens_with_verb(&self, before: &str, after: &str) -> bool {
        let mut rest = before;
        let (mut word, mut start) = last_word(rest);
        while NEGATIONS.contains(&word) {
            rest = start;
            (word, start) = last_word(rest);
        }
        if word.is_empty() || opens_by_itself(word) {
            return true;
        }
        if RELATIVES.contains(&word) {
            let (next, _) = first_word(after);
            return RESUMING.contains(&next);
        }
        if is_preposition(word) {
            return false;
        }
        // What the clause begins with.
        for _ in 0..CLAUSE {
            let joined = word
                .strip_prefix(['و', 'ف'])
                .is_some_and(|word| is_preposition(word) || self.is_any(word));
            let (earlier, earlier_start) = last_word(start);
            if joined || earlier.is_empty() || particle(earlier) {
                return joined || is_preposition(word) || self.is_any(word);
            }
            (word, start) = (earlier, earlier_start);
        }
        true
    }
}

/// Whether a text ends in the pronoun of a relative clause: الذي.
pub(super) fn follows_relative(text: &str) -> bool {
    RELATIVES.contains(&last_word(text).0)
}

/// Whether a word before a verb says that the verb opens a clause.
fn opens_by_itself(word: &str) -> bool {
    particle(word) || bare(word).any(|word| TIMES.contains(&word) || is_weekday(word))
}

fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word) || BEFORE_NOUNS.contains(&word)
}

/// A word as it stands, and without what may be joined to a verb: و ف ل, and س of the
/// future. ب and ك stand before nouns only.
pub(super) fn verbal(word: &str) -> impl Iterator<Item = &str> {
    let noun = word.starts_with(['ب', 'ك']);
    bare(word).take(if noun { 1 } else { 4 })
}

/// How many words of a clause may stand before its verb.
const CLAUSE: usize = 12;

/// Words between what opens a clause and its verb, folded.
const NEGATIONS: [&str; 7] = ["قد", "لقد", "لا", "لم", "لن", "سوف", "ما"];

/// Words before a verb that say when it was, beside the days of the week, folded.
const TIMES: [&str; 11] = [
    "وقت",
    "يوم",
    "امس",
    "اليوم",
    "الان",
    "لاحقا",
    "سابقا",
    "حاليا",
    "ايضا",
    "مءخرا",
    "بعدها",
];

/// Pronouns that begin a relative clause, folded.
const RELATIVES: [&str; 6] = ["الذي", "التي", "الذين", "اللذان", "اللتان", "اللواتي"];

/// Words with a pronoun that goes back to the noun of a relative clause, or that begin
/// what is said, folded.
const RESUMING: [&str; 22] = [
    "ان",
    "انه",
    "انها",
    "انهم",
    "انهما",
    "عنه",
    "عنها",
    "عنهم",
    "منه",
    "منها",
    "منهم",
    "فيه",
    "فيها",
    "اليه",
    "اليها",
    "عليه",
    "عليها",
    "عليهم",
    "به",
    "بها",
    "له",
    "لها",
];

/// What governs a noun as prepositions do, and never a verb, folded.
const BEFORE_NOUNS: [&str; 16] = [
    "بعد",
    "قبل",
    "منذ",
    "خلال",
    "اثناء",
    "عقب",
    "رغم",
    "دون",
    "بدون",
    "بسبب",
    "عند",
    "فور",
    "حتي",
    "اثر",
    "جراء",
    "فوق",
];

#[cfg(test)]
mod tests {
    use super::super::tests::{acts, does};
    use crate::actors::key::key_of;

    #[test]
    fn a_verb_has_no_subject_before_it() {
        assert!(!does("طائرات أعلنت", "", "") && !does("أن صواريخ جديدة أعلنت", "", ""));
        assert!(!does("غارات لم تعلن", "", "") && !does("الغارات التي نفت", "", "أمس"));
        assert!(does("الغارات التي نفت", "", "أنها") && does("كما لم تعلن", "", ""));
        assert!(does("وفي بيان مشترك أعلنت", "", "") && does("قال شيئا وأعلنت", "", ""));
        let masculine = |before: &str| acts().verb_of(false, &key_of(before), "", "").is_some();
        assert!(masculine("أعلن") && masculine("ثم ينفي") && !masculine("وبأعلن"));
        assert!(!masculine("بعد أعلن") && !masculine("خطة أعلن") && !masculine("الوزير ينفي"));
    }
}
