//! Names that are also adjectives: what stands before one says which it is.

use super::{NO_NOUNS, PREPOSITIONS, bare, has_article, last_word};
use crate::actors::gazetteer::Words;

/// Whether a name that is also an adjective (السعودية) describes the noun before it
/// rather than names a state: after a noun with ال, or with a name of its own, which is
/// one of `named`, or joined by و to an adjective.
pub(in crate::actors) fn describes(named: &Words, before: &str, clitics: &str) -> bool {
    let (word, rest) = last_word(before);
    if !matches!(clitics, "" | "و" | "ف") {
        return false;
    }
    let definite = bare(word).any(has_article) && !bare(word).any(|w| NO_NOUNS.contains(&w));
    if clitics.is_empty() {
        let (head, _) = last_word(rest);
        definite
            || !word.is_empty()
                && bare(head).any(|head| named.0.contains(head))
                && !PREPOSITIONS.contains(&word)
    } else {
        definite && word.ends_with("يه")
    }
}

/// Whether a name that is also an adjective without ال (سورية) can only be a name:
/// after a preposition, or a word that asks for a state, which is one of `asking`.
pub(in crate::actors) fn stands_as_noun(asking: &Words, before: &str, clitics: &str) -> bool {
    let (word, _) = last_word(before);
    match clitics {
        "" => {
            let leads = |word| PREPOSITIONS.contains(&word) || asking.0.contains(word);
            bare(word).any(leads)
        }
        "و" => has_article(word) && !word.ends_with("يه"),
        _ => clitics.ends_with(['ب', 'ل']),
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::actors::key::key_of;

    #[test]
    fn an_adjective_follows_its_noun() {
        let named = Words::from(vec!["مدينة".to_owned()]);
        let asking = Words::from(vec!["مستقبل".to_owned()]);
        let describes = |before: &str, clitics| super::describes(&named, &key_of(before), clitics);
        let stands_as_noun =
            |before: &str, clitics| super::stands_as_noun(&asking, &key_of(before), clitics);
        assert!(
            describes("للشركة", "") && describes("مدينة سامراء", "") && describes("الهندية", "و")
        );
        assert!(!describes("إلى", "") && !describes("ملك", "") && !describes("الهند", "و"));
        assert!(!describes("الشركة", "ب") && !describes("", "") && !describes("قرب سامراء", ""));
        assert!(
            stands_as_noun("من", "") && stands_as_noun("", "ل") && stands_as_noun("الهند", "و")
        );
        assert!(stands_as_noun("وإن", "") && stands_as_noun("لمستقبل", ""));
        assert!(!stands_as_noun("مدن", "") && !stands_as_noun("هندية", "و"));
    }
}
