//! Stretching: where a word may take a kashida, and how well (naskh rules of
//! Benatia, Elyaakoubi and Lazrek and of Afifi, as the crate `raqim-kashida`
//! has them; alreq, section 5.4).
//!
//! Narrower than those rules where a page is read and not looked at: no
//! stretch in particles, in words of fewer than four letters, in the name of
//! God, in vowelled words, in anything with Latin letters or digits, or in what
//! the writer stretched already. Of the places that those rules leave, the best is
//! that before a final heh or teh marbuta, then that after seen or sad, which
//! are drawn long by nature, then the others; none right before a lam-alef. Says nothing of lines: how many of the points are used is for
//! layout to decide.

use std::collections::HashSet;
use std::sync::LazyLock;

use ::kashida::{PatternSet, builtin_pattern_set, find_kashida_points};

use super::clitic::is_clitics;
use super::cluster::clusters;
use super::fold::fold;
use super::joining::Joining;
use super::width::{is_essential_mark, is_vowel_mark};

/// A place between two joined letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The byte between the clusters of the letters.
    pub byte: usize,
    /// Which of the words of the text it is in, counted from 0; words are parted
    /// by blanks.
    pub word: usize,
    /// From 0 to 9, the best.
    pub priority: u8,
}

/// The points of a text, in order.
pub fn points(text: &str) -> Vec<Point> {
    let mut points = Vec::new();
    let Some(rules) = *RULES else { return points };
    for (index, word) in text.split_whitespace().enumerate() {
        if !word.chars().all(may_be_beside) {
            continue;
        }
        // A word of the text is at its place in it, so this cannot underflow.
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        for part in word
            .split(|c| !is_of_word(c))
            .filter(|part| is_stretched(part))
        {
            let at = start + (part.as_ptr() as usize - word.as_ptr() as usize);
            let letters: Vec<(usize, char)> = clusters(part)
                .filter_map(|cluster| {
                    let first = part[cluster.range.clone()].chars().next()?;
                    Some((cluster.range.end, first))
                })
                .collect();
            let (_, found) = find_kashida_points(part, rules, false);
            let article = article_end(part);
            let future = future_end(part, article);
            points.extend(found.iter().filter_map(|point| {
                let around = letters.get(point.index as usize..)?;
                let &(end, _) = around.first()?;
                let priority = if end == future {
                    point.priority.min(AFTER_FUTURE)
                } else {
                    priority(point.priority, around)
                };
                let is_point = end > article && !is_before_lam_alef(around);
                is_point.then_some(Point {
                    byte: at + end,
                    word: index,
                    priority,
                })
            }));
        }
    }
    points
}

/// How good a place is, from how good the rules for pairs of letters have it:
/// `around` are the letters from the one before the place to the end of the part.
fn priority(of_pair: u8, around: &[(usize, char)]) -> u8 {
    const AFTER_SEEN: u8 = 8;
    let letter = |at: usize| around.get(at).map(|&(_, letter)| letter);
    let is_seen = letter(0).is_some_and(|c| SEENS.contains(c));
    // After seen and sad the rules for pairs have nothing against these.
    let is_open = letter(1).is_some_and(|c| !AGAINST_SEEN.contains(c));
    match letter(1) {
        Some(heh) if HEHS.contains(heh) && around.len() == 2 => of_pair,
        _ if is_seen && is_open => of_pair.max(AFTER_SEEN),
        _ => of_pair.min(AFTER_SEEN - 1),
    }
}

/// Whether the second of these letters begins a lam-alef.
fn is_before_lam_alef(around: &[(usize, char)]) -> bool {
    matches!(around, [_, (_, 'ل'), (_, alef), ..] if ALEFS.contains(*alef))
}

const SEENS: &str = "سشصضښۺڛڜݭݜݰݽݾڝڞۻ";
const AGAINST_SEEN: &str = "جحخچځڅدذڈډعغفقڤمهةھہەۃوؤۇۆۈۋ";
const HEHS: &str = "هةھہەۃۀۂۿ";
const ALEFS: &str = "اأإآٱ";

static RULES: LazyLock<Option<&'static PatternSet>> =
    LazyLock::new(|| builtin_pattern_set("arabic-naskh"));

/// Particles, pronouns and other short words of grammar, folded.
const PARTICLES: &str = "اثناء احد احدي اذا اذن الا الان التي الذي الذين اللاتي اللتان اللتين \
    اللذان اللذين اللواتي الي الينا اليه اليها اليهم اليهما اما امام انا \
    انما اننا انني انه انها انهم انهما اولءك ايضا اين بعد بعدما بعض بعضا \
    بعضها بعضهم بها بهم بين بينما بينها بينهم بينهما تحت تكون تلك ثمه جدا \
    حتي حول حيث حين حينما خلال دون ذلك سوف سوي ضمن عبر علي علينا عليه عليها \
    عليهم عليهما عما عند عندما عنه عنها عنهم عنهما غير فقط فوق فيما فيه فيها \
    فيهم فيهما قبل كان كانت كانوا كذلك كلما كله كلها كلهم كما كيف لان لانه \
    لانها لانهم لدي لديه لديها لديهم لعل لقد لكن لكنه لكنها لكنهم لماذا لها \
    لهم لهما ليس ليست ليسوا ماذا مازال مثل مثلا مثلما مما ممن منذ منه منها \
    منهم منهما مهما نحن نحو هءلاء هاتين هذا هذان هذه هذين هكذا هما هنا هناك \
    هنالك وراء يكون اسم";

static IS_PARTICLE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| PARTICLES.split_whitespace().collect());

/// Letters that a word has at least to be stretched.
const FEWEST_LETTERS: usize = 4;

/// Whether a word of nothing but letters may be stretched somewhere.
fn is_stretched(word: &str) -> bool {
    if word.chars().filter(|&c| is_letter(c)).count() < FEWEST_LETTERS {
        return false;
    }
    let folded = fold(word).text;
    let is_particle = || {
        let after = folded.char_indices().map(|(at, _)| folded.split_at(at));
        after.take(4).any(|(clitics, rest)| {
            (clitics.is_empty() || is_clitics(clitics))
                && (IS_PARTICLE.contains(rest) || is_particle_with_pronoun(rest))
        })
    };
    !folded.contains("لله") && !is_particle()
}

/// Whether a word is a particle to which a pronoun has been joined: عليك, معهم, لكننا.
fn is_particle_with_pronoun(folded: &str) -> bool {
    const PRONOUNS: [&str; 10] = ["ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "نا", "ي"];
    let is_short = |word: &str| matches!(word, "مع" | "عن" | "من" | "في" | "ان" | "كل");
    let particles = PRONOUNS.iter().filter_map(|end| folded.strip_suffix(end));
    particles
        .into_iter()
        .any(|word| IS_PARTICLE.contains(word) || is_short(word))
}

/// Where the article of a word ends, with the clitics before it, or what may be a
/// clitic of one letter: nothing is stretched between it and what it belongs to.
/// A word that begins with such a letter of its own has other places. 0 without them.
fn article_end(word: &str) -> usize {
    let rest = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let noun = rest.strip_prefix(['ب', 'ك', 'ل']).unwrap_or(rest);
    let after = noun.strip_prefix("ال").unwrap_or(noun);
    word.len() - after.len()
}

/// The best that a place may be which parts the sign of the future from its verb.
const AFTER_FUTURE: u8 = 2;

/// Where the sign of the future ends that a word may begin with, clitics before it:
/// سيكون, وستعمل. 0 without it.
fn future_end(word: &str, article: usize) -> usize {
    let (before, rest) = word.split_at(article);
    let verb = rest.strip_prefix('س').unwrap_or("");
    if verb.starts_with(['ي', 'ت', 'ن', 'أ']) && !before.ends_with("ال") {
        word.len() - verb.len()
    } else {
        0
    }
}

/// Whether a word with this character can be stretched at all: signs around it
/// do no harm, what is vowelled, Latin, a number, hidden or shaped does.
fn may_be_beside(character: char) -> bool {
    const NON_JOINER: char = '\u{200c}';
    is_of_word(character)
        || character != NON_JOINER
            && !character.is_alphanumeric()
            && !is_vowel_mark(character)
            && Joining::of(character) == Joining::None
}

/// Letters of words, and the marks that even newspapers print.
fn is_of_word(character: char) -> bool {
    is_letter(character)
        || is_essential_mark(character)
        || matches!(character, '\u{653}'..='\u{655}' | '\u{200c}')
}

fn is_letter(character: char) -> bool {
    matches!(character, '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{671}'..='\u{6d3}' | '\u{6d5}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a text with a tatweel at their best point.
    fn stretched(text: &str) -> String {
        let points = points(text);
        let mut best: Vec<Point> = Vec::new();
        for point in points {
            match best.last_mut().filter(|last| last.word == point.word) {
                Some(last) if last.priority >= point.priority => {}
                Some(last) => *last = point,
                None => best.push(point),
            }
        }
        let mut text = text.to_owned();
        for point in best.iter().rev() {
            text.insert(point.byte, 'ـ');
        }
        text
    }

    #[test]
    fn words_are_stretched_where_naskh_has_it() {
        assert_eq!(stretched("رئاسية ثانية"), "رئاسيـة ثانيـة");
        assert_eq!(stretched("الحكومة، «واشنطن»"), "الحكومـة، «واشـنطن»");
    }

    #[test]
    fn seen_is_drawn_long_and_a_lam_alef_stays_near() {
        assert_eq!(stretched("الشيباني لسنوات"), "الشـيباني لسـنوات");
        assert_eq!(stretched("سياسية انتصار"), "سياسيـة انتصـار");
        assert_eq!(stretched("الإسلامية السلام"), "الإسلاميـة السلام");
        assert_eq!(stretched("ستقطع السنوات"), "ستقـطع السـنوات");
        for (word, sign) in [("سيكون", "س"), ("وستعمل", "وس"), ("فسنرى", "فس")]
        {
            let points = points(word);
            let mut after_sign = points.iter().filter(|point| point.byte == sign.len());
            assert!(after_sign.all(|point| point.priority < 3), "{word}");
        }
        let all = points("الإسلامية");
        assert!(all.iter().any(|point| point.priority == 9));
        assert!(all.iter().all(|point| point.byte != "الإس".len()));
        assert_eq!(stretched("ملاذات"), "ملاذات");
    }

    #[test]
    fn short_words_particles_and_the_name_of_god_are_not() {
        let text = "عليك معها لكننا وعندهم إليكم عنه إنها فيما والذين وكانت فيها بيت سنة باسم والله لله عبدالله";
        assert_eq!(stretched(text), text);
    }

    #[test]
    fn articles_and_prepositions_stay_with_their_words() {
        assert!(points("بالكامل").iter().all(|point| point.byte > 6));
        assert!(!points("بالكامل").is_empty());
        assert!(points("بأفغانستان").iter().all(|point| point.byte > 2));
        for word in ["فأخذ", "بانسحاب", "لمستقبل", "وبسياسة"] {
            let first = word.chars().take_while(|c| "وفبل".contains(*c));
            let clitics: usize = first.map(char::len_utf8).sum();
            let points = points(word);
            assert!(points.iter().all(|point| point.byte > clitics), "{word}");
        }
    }

    #[test]
    fn vowelled_latin_numbered_shaped_and_stretched_words_are_not() {
        for text in [
            "بِسَنِيَّة",
            "لـCNN",
            "سنة2020",
            "ﺛﺎﻧﻴﺔ",
            "ثانيـة",
            "ثان\u{200f}ية",
        ] {
            assert_eq!(stretched(text), text);
        }
        assert_eq!(stretched("ثانيّة"), "ثانيّـة", "shadda is printed everywhere");
    }

    #[test]
    fn a_non_joiner_keeps_its_letters_apart() {
        assert!(
            points("سی\u{200c}سی\u{200c}سی")
                .iter()
                .all(|point| point.byte != 7)
        );
    }

    #[test]
    fn the_particles_are_folded() {
        for word in PARTICLES.split_whitespace() {
            assert_eq!(fold(word).text, word);
        }
    }
}
