//! What is denied: «لم يقتل 5», «نفت النقابة مقتل 5». A number there is held against nothing, for
//! it may be the one that nobody claims. Knows a few words and where what they deny most
//! often ends, and reads no sentence: «غير صحيح» behind what is said, لا, and ما, which is
//! "what" far oftener than "not", are none of them.

use super::steps::{Steps, is_end, is_turn};
use super::vocabulary::is_joined;

/// What somebody denies may go on as far as this, in steps.
const FAR: usize = 24;
/// So many stand at most between a particle and the number that it denies: «لم تسفر غارة الليل
/// عن مقتل 5».
const NEAR: usize = 6;

/// Whether the number of a step is denied.
pub(super) fn is_denied(steps: &Steps<'_>, at: usize) -> bool {
    let mut may_be_particle = true;
    let before = (0..at).rev().take(FAR).enumerate();
    for (between, place) in before {
        let (Some(step), Some(next)) = (steps.get(place), steps.get(place + 1)) else {
            return false;
        };
        if is_end(next.gap) {
            return false;
        }
        may_be_particle &= between <= NEAR && !next.gap.contains(['،', ',']);
        let bare = step.token.strip_prefix(['و', 'ف']).unwrap_or(step.token);
        let before = steps.before(place).map(|before| before.token);
        let is_no_truth = bare == "صحه" && matches!(before, Some("لا" | "ولا"));
        if denies(bare) || is_no_truth || may_be_particle && is_particle(bare) {
            return true;
        }
        if is_turn(step.token) || says(step.token) || refers(bare) {
            return false;
        }
        // «لم يتضح السبب وقتل 5».
        may_be_particle &= !is_joined(step.token);
    }
    false
}

fn is_particle(token: &str) -> bool {
    matches!(token, "لم" | "لن" | "not")
}

/// Whether a word without its conjunction says that somebody denies.
fn denies(token: &str) -> bool {
    const WORDS: [&str; 11] = [
        "نفي",
        "نفت",
        "نفوا",
        "ينفي",
        "تنفي",
        "نافيا",
        "نافيه",
        "denied",
        "denies",
        "deny",
        "denying",
    ];
    WORDS.contains(&token)
}

/// Whether it is said from here on what is so.
fn says(token: &str) -> bool {
    const WORDS: [&str; 18] = [
        "لكن",
        "ولكن",
        "لكنه",
        "ولكنه",
        "لكنها",
        "ولكنها",
        "بل",
        "وقال",
        "وقالت",
        "وقالوا",
        "واكد",
        "واكدت",
        "مءكدا",
        "مءكده",
        "موضحا",
        "موضحه",
        "but",
        "said",
    ];
    WORDS.contains(&token)
}

/// Whether it is something else that is denied of what is told next, which is so: «نفت مسؤوليتها
/// عن مقتل 5», «نفت علاقتها بالهجوم الذي قتل 5».
fn refers(token: &str) -> bool {
    const STEMS: [&str; 5] = ["مسءولي", "علاقت", "صلت", "ضلوع", "تورط"];
    matches!(
        token,
        "الذي" | "التي" | "الذين" | "which" | "responsibility"
    ) || STEMS.iter().any(|stem| token.starts_with(stem))
}
