//! Particles that lean on the word after them: a text cut after one reads as if
//! it had been cut inside a word. Of Arabic, Persian, Urdu and Pashto.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::fold::fold;

/// Folded, one list a language.
const LEANING: [&str; 4] = [
    "في من الي علي عن مع حتي منذ مذ بين خلال عبر ضد دون بدون لدي عند نحو حول قبل بعد تحت فوق \
     امام وراء خلف او ام ثم بل لكن ان انه كي لكي حين حيث اذا اذ لو لولا لا لم لن ما قد سوف \
     ليس هل يا ايها غير سوي مثل الا التي الذي الذين اللذين اللتين بان لان كان كما مما عما \
     فيما بينما عندما هذا هذه ذلك تلك اي كل بعض بسبب اثر وسط ضمن هو هي هم هما",
    "در به از با تا که را بر برای یا",
    "اور که نه جو",
    "په د له تر چې او پر",
];

static IS_LEANING: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = LEANING.iter().flat_map(|list| list.split_whitespace());
    words.map(|word| fold(word).text).collect()
});

/// Whether a folded word, with و or ف before it perhaps, is such a particle.
pub fn leans_forward(folded: &str) -> bool {
    let bare = || folded.strip_prefix(['و', 'ف']).unwrap_or(folded);
    IS_LEANING.contains(folded) || IS_LEANING.contains(bare())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prepositions_and_conjunctions_lean_and_nouns_do_not() {
        for word in [
            "في",
            "وفي",
            "إلى",
            "على",
            "عن",
            "أن",
            "فإن",
            "التي",
            "وَهِيَ",
            "که",
            "چې",
        ] {
            assert!(leans_forward(&fold(word).text), "{word}");
        }
        for word in ["فيل", "علم", "واشنطن", "القاعدة", "فن", ""] {
            assert!(!leans_forward(&fold(word).text), "{word}");
        }
    }
}
