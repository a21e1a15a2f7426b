//! Verb or noun: words that are spelled alike as a verb and as a verbal noun, «حظر» and
//! «فتح».

use super::{Acts, bare, goes_on, last_word, opens_clause};

/// Whether a word is a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::actors) enum Looks {
    Verb,
    /// It may be a noun too.
    Perhaps,
}

impl Acts {
    /// Whether a masculine singular verb opens the clause right before the name, so
    /// that a dual noun may be its subject: «حضر طالبان». A noun before the verb is
    /// its subject, and the name its object. A word of three letters may as well be a
    /// noun, to which the name belongs: «حظر طالبان».
    pub(in crate::actors) fn masculine_verb(&self, before: &str) -> Option<Looks> {
        let (word, rest) = last_word(before);
        let looks = |verb: &str| {
            let letters: Vec<char> = verb.chars().collect();
            let sound = |c: char| !matches!(c, 'ا' | 'ي');
            match letters[..] {
                [_, _, _] if SHORT_PARTICLES.contains(&verb) || DETERMINERS.contains(&verb) => None,
                [_, middle, last] if self.masculine.contains(verb) => {
                    let is_noun_too = sound(middle) && sound(last);
                    Some(if is_noun_too {
                        Looks::Perhaps
                    } else {
                        Looks::Verb
                    })
                }
                [_, _, 'ه' | 'ت'] => None,
                // جاء، ساء: hardly a noun that the name belongs to.
                [_, 'ا', 'ء'] => Some(Looks::Verb),
                [_, _, _] => Some(Looks::Perhaps),
                _ if self.masculine.contains(verb) => Some(Looks::Verb),
                // سيطرت، استولت: the feminine of the past.
                ['س', 'ي', .., 'ت'] | ['ا', 'س', 'ت', _, _, 'ه' | 'ت'] => None,
                ['ي', _, _, _, ..] | ['س', 'ي', _, _, _, ..] => {
                    (!verb.ends_with("ون")).then_some(Looks::Verb)
                }
                ['ا', 'س', 'ت', _, _, _] => Some(Looks::Verb),
                ['ا', _, 'ت', _, last] if !matches!(last, 'ه' | 'ت') => Some(Looks::Verb),
                _ => None,
            }
        };
        let joined = word.strip_prefix(['و', 'ف']).and_then(looks);
        joined.or_else(|| looks(word).filter(|_| opens_clause(rest, "")))
    }

    /// Whether a verbal noun may govern this word after it (فتح معبر): it is no verb in
    /// the feminine and no particle, and is not joined.
    pub(in crate::actors) fn may_be_governed(&self, word: &str) -> bool {
        let past = |word: &str| {
            let weak = ["ات", "وت", "يت"].iter().any(|end| word.ends_with(end));
            word.ends_with('ت') && word.chars().count() >= 4 && !weak
        };
        let particle = |word: &str| {
            let suffixed = word.strip_prefix("ان");
            SHORT_PARTICLES.contains(&word)
                || suffixed.is_some_and(|own| ["ها", "ه", "هم", "هما"].contains(&own))
        };
        let goes_on = goes_on(word) || bare(word).any(particle);
        !(goes_on || self.is_feminine(word) || past(word) || word.starts_with("وال"))
    }
}

/// Particles and prepositions of three letters, folded.
const SHORT_PARTICLES: [&str; 21] = [
    "علي", "الي", "حتي", "بين", "قبل", "بعد", "منذ", "دون", "نحو", "لدي", "عند", "خلف", "لكن",
    "ليس", "لان", "اذا", "كما", "عبر", "فوق", "تحت", "ضمن",
];

/// Words of three letters that are as little a verb and stand in the place of a noun,
/// folded.
const DETERMINERS: [&str; 8] = ["بعض", "غير", "مثل", "هذا", "ذلك", "تلك", "قرب", "ابن"];

#[cfg(test)]
mod tests {
    use super::super::tests::acts;
    use super::Looks;
    use crate::actors::key::key_of;

    #[test]
    fn a_masculine_verb_opens_its_clause() {
        let opens = |before: &str| acts().masculine_verb(&key_of(before));
        let verb = Some(Looks::Verb);
        assert!(opens("لم يرقص") == verb && opens("ويبتسم") == verb);
        assert!(
            opens("أعلن") == verb
                && opens("اجتاز") == verb
                && opens("نفى") == verb
                && opens("جاء") == verb
        );
        // Verb or verbal noun.
        for word in ["رقص", "وقف هنا. ثم رقص", "حظر", "فوز"] {
            assert_eq!(opens(word), Some(Looks::Perhaps), "{word}");
        }
        for words in ["رقصت", "يرقصون", "عن حكم", "الوزير يهدد", "قبل"]
        {
            assert_eq!(opens(words), None, "{words}");
        }
    }

    #[test]
    fn a_verbal_noun_governs_a_noun() {
        let governs = |word: &str| acts().may_be_governed(&key_of(word));
        assert!(
            governs("معبر")
                && governs("الطريق")
                && governs("وزارة")
                && governs("هذا")
                && governs("بيروت")
        );
        assert!(!governs("أعلنت") && !governs("أنها") && !governs("في") && !governs("والجبهة"));
        assert!(!governs("خسرت") && !governs("بعد") && !governs("لن"));
    }
}
