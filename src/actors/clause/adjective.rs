//! Names that are also adjectives: what stands before one says which it is.

use super::{NO_NOUNS, PREPOSITIONS, bare, has_article, last_word};

/// Whether a name that is also an adjective (السعودية) describes the noun before it
/// rather than names a state: after a noun with ال, or joined by و to an adjective.
pub(in crate::actors) fn describes(before: &str, clitics: &str) -> bool {
    let (word, rest) = last_word(before);
    if !matches!(clitics, "" | "و" | "ف") {
        return false;
    }
    let definite = bare(word).any(has_article) && !bare(word).any(|w| NO_NOUNS.contains(&w));
    if clitics.is_empty() {
        let (head, _) = last_word(rest);
        definite
            || !word.is_empty()
                && bare(head).any(|head| BEARERS.contains(&head))
                && !PREPOSITIONS.contains(&word)
    } else {
        definite && word.ends_with("يه")
    }
}

/// Whether a name that is also an adjective without ال (سورية) can only be a name:
/// after a preposition, a direction or a noun that asks for a state.
pub(in crate::actors) fn stands_as_noun(before: &str, clitics: &str) -> bool {
    let (word, _) = last_word(before);
    match clitics {
        "" => {
            let leads = |word| PREPOSITIONS.contains(&word) || OF_STATES.contains(&word);
            bare(word).any(leads)
        }
        "و" => has_article(word) && !word.ends_with("يه"),
        _ => clitics.ends_with(['ب', 'ل']),
    }
}

/// Nouns that are followed by the name of a state, folded.
const OF_STATES: [&str; 34] = [
    "رءيس",
    "وزير",
    "سفير",
    "حدود",
    "حكومه",
    "جيش",
    "دوله",
    "الي",
    "شمالي",
    "جنوبي",
    // Masculine, as no adjective of theirs is.
    "مستقبل",
    "استقرار",
    "شعب",
    "تقسيم",
    "اعمار",
    "امن",
    "استقلال",
    "تحرير",
    "ملف",
    "وضع",
    "دعم",
    "اقتصاد",
    "تاريخ",
    "دور",
    "موقف",
    "سقوط",
    "انسحاب",
    "عزل",
    "حكم",
    "انقاذ",
    "غادر",
    "يغادر",
    "زار",
    "يزور",
];

/// Nouns whose own name stands between them and their adjective, folded: مدينة جدة
/// السعودية.
const BEARERS: [&str; 16] = [
    "مدينه",
    "منطقه",
    "محافظه",
    "شركه",
    "صحيفه",
    "جريده",
    "قناه",
    "موسسه",
    "مجموعه",
    "وكاله",
    "مجله",
    "منصه",
    "بلده",
    "قريه",
    "شبكه",
    "جامعه",
];

#[cfg(test)]
mod tests {
    use super::stands_as_noun;
    use crate::actors::key::key_of;

    #[test]
    fn an_adjective_follows_its_noun() {
        let describes = |before: &str, clitics| super::describes(&key_of(before), clitics);
        assert!(
            describes("للشركة", "") && describes("مدينة سامراء", "") && describes("الهندية", "و")
        );
        assert!(!describes("إلى", "") && !describes("ملك", "") && !describes("الهند", "و"));
        assert!(!describes("الشركة", "ب") && !describes("", ""));
        assert!(
            stands_as_noun("من", "") && stands_as_noun("", "ل") && stands_as_noun("الهند", "و")
        );
        assert!(stands_as_noun("وان", "") && stands_as_noun("مستقبل", ""));
        assert!(!stands_as_noun("مدن", "") && !stands_as_noun("هندية", "و"));
    }
}
