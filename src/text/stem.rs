//! Light stemming of folded words ([`super::fold`]): what is written before and after
//! a word without making it another one. Before it clitics and the article, as
//! [`super::clitic`] has them; after it the endings of dual, plural and feminine, the
//! accusative alef, and pronouns. Letters within a word are never touched, so that
//! broken plurals stay words of their own; never shorter than three letters.

/// The fewest letters of a stem.
const LEAST: usize = 3;

/// Endings of dual, plural and feminine that are taken off what somebody asks for,
/// longest first. Those of the construct (و، ي) and pronouns are not: too many words
/// end in them.
const TAKEN_OFF: [&str; 8] = ["تان", "تين", "ان", "ين", "ون", "ات", "ه", "ا"];

/// What may stand after a stem, before a pronoun.
const ENDINGS: [&str; 14] = [
    "", "ه", "ا", "ان", "ين", "ون", "ات", "تان", "تين", "و", "ي", "ت", "تا", "تي",
];

/// Pronouns that are written onto a word.
const PRONOUNS: [&str; 11] = [
    "ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "نا", "ي",
];

/// The stem of a folded word, a part of it: مقاتل of المقاتلين and of مقاتله.
pub fn stem(word: &str) -> &str {
    let long_enough = |stem: &&str| stem.chars().nth(LEAST - 1).is_some();
    let bare = ["ال", "وال", "بال", "فال", "كال", "لل", "ولل"]
        .iter()
        .find_map(|article| word.strip_prefix(article).filter(long_enough));
    let bare = bare.unwrap_or(word);
    let stem = TAKEN_OFF
        .iter()
        .find_map(|ending| bare.strip_suffix(ending).filter(long_enough));
    stem.unwrap_or(bare)
}

/// Whether this may stand after a stem: an ending, a pronoun, or both.
pub fn is_ending(text: &str) -> bool {
    // The longest are تين and هما.
    const LONGEST: usize = 6 * 'ا'.len_utf8();
    let may_end = |ending: &str| match text.strip_prefix(ending) {
        // ت is the feminine ending where something follows it.
        Some("") => ending != "ت",
        // Of dual and plural the nun goes before a pronoun, and ه becomes ت.
        Some(rest) => !ending.ends_with(['ن', 'ه']) && PRONOUNS.contains(&rest),
        None => false,
    };
    text.len() <= LONGEST && ENDINGS.iter().any(|ending| may_end(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn affixes_are_taken_off_what_is_asked_for() {
        for word in [
            "مقاتل",
            "المقاتلون",
            "مقاتلين",
            "مقاتله",
            "المقاتلات",
            "للمقاتلتين",
            "مقاتلا",
        ] {
            assert_eq!(stem(word), "مقاتل", "{word}");
        }
        assert_eq!(stem("كتاب"), "كتاب", "its first letter is no clitic");
        assert_eq!(stem("وكاله"), "وكال");
        assert_eq!(stem("عسكري"), "عسكري");
    }

    #[test]
    fn a_stem_has_three_letters_at_least() {
        assert_eq!(stem("سنه"), "سنه");
        assert_eq!(stem("دين"), "دين");
        assert_eq!(stem("الان"), "الان");
        assert_eq!(stem(""), "");
    }

    #[test]
    fn endings_and_pronouns_may_follow() {
        for ending in [
            "", "ه", "ون", "تين", "ات", "اتهم", "تها", "وهم", "يهما", "ها", "ا",
        ] {
            assert!(is_ending(ending), "{ending}");
        }
        for other in ["ت", "يون", "انها", "هها", "ستان", "اتاتهم"] {
            assert!(!is_ending(other), "{other}");
        }
    }
}
