//! Namesakes: people who share a short name or a surname. A title of his own before it
//! gives it to one of them; a full name in the article gives it to whoever bears that,
//! before others for whom only a verb or the neighbours speak. Where the article names
//! several of them in full, it goes to the one whose full name stands nearest before it,
//! and is likely only; so it is where a stranger bears it too.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Weight, is_strangers};
use crate::actors::gazetteer::Gazetteer;
use crate::actors::names::{Candidate, Standing};
use crate::library::mention::{Certainty, Evidence};

/// Who bears short names, up to where one reads.
#[derive(Clone, Debug, Default)]
pub(in crate::actors) struct Namesakes {
    /// For each actor, where its last full name starts, in bytes of the text.
    last: FxHashMap<usize, usize>,
    /// Those whose short name somebody bears who is not known.
    shared: FxHashSet<usize>,
}

/// The actors whose short name is a stranger's somewhere in a passage, and where in
/// its key, in order.
pub(in crate::actors) fn strangers(
    gazetteer: &Gazetteer,
    candidates: &[Candidate],
    key: &str,
) -> Vec<(usize, usize)> {
    let known = |found: &Candidate| {
        let holds = |other: &Candidate| {
            matches!(other.standing, Standing::Full | Standing::Except)
                && other.whole.start <= found.whole.start
                && found.whole.end <= other.whole.end
        };
        candidates.iter().any(holds)
    };
    let short = candidates
        .iter()
        .filter(|found| matches!(found.standing, Standing::Short | Standing::Surname));
    let strange = short.filter(|found| is_strangers(gazetteer, found, key) && !known(found));
    let mut strange: Vec<_> = strange
        .map(|found| (found.whole.start, found.actor))
        .collect();
    strange.sort_unstable();
    strange
}

impl Namesakes {
    /// Reads a passage on. Of the candidates for the same words leaves one that goes by
    /// a full name; `place` tells where a byte of the key stands in the text.
    pub(in crate::actors) fn part(
        &mut self,
        mut found: Vec<(Candidate, Weight)>,
        strangers: &[(usize, usize)],
        place: impl Fn(&Candidate) -> usize,
    ) -> Vec<(Candidate, Weight)> {
        found.sort_by_key(|(found, _)| (found.whole.start, found.whole.end));
        let mut strangers = strangers.iter().peekable();
        let mut parted = Vec::with_capacity(found.len());
        for same in found.chunk_by(|(one, _), (other, _)| one.whole == other.whole) {
            let start = same[0].0.whole.start;
            let best = same.iter().map(|(_, (_, evidence))| says(evidence)).max();
            let listens = |(one, (_, evidence)): &&(Candidate, Weight)| {
                let short = matches!(one.standing, Standing::Short | Standing::Surname);
                !short || Some(says(evidence)) == best
            };
            while let Some((_, actor)) = strangers.next_if(|(at, _)| *at < start) {
                self.shared.insert(*actor);
            }
            let by_name = same
                .iter()
                .filter(listens)
                .filter_map(|(one, (_, evidence))| match evidence {
                    Evidence::FullName { at } => Some((one.actor, *at)),
                    _ => None,
                });
            let by_name: Vec<_> = by_name.collect();
            let nearest = by_name.iter().max_by_key(|(actor, at)| {
                let before = self.last.get(actor);
                (before, std::cmp::Reverse(at))
            });
            for (one, (certainty, evidence)) in same.iter().filter(listens) {
                let mut weight = (*certainty, evidence.clone());
                if let Evidence::FullName { at } = evidence {
                    if nearest.is_some_and(|(nearest, _)| *nearest != one.actor) {
                        continue;
                    }
                    if by_name.iter().any(|(actor, _)| *actor != one.actor) {
                        let at = *self.last.get(&one.actor).unwrap_or(at);
                        weight = (Certainty::Likely, Evidence::FullName { at });
                    } else if self.shared.contains(&one.actor) {
                        weight.0 = Certainty::Likely;
                    }
                }
                parted.push((one.clone(), weight));
            }
            for (one, _) in same {
                if one.standing == Standing::Full {
                    self.last.insert(one.actor, place(one));
                }
            }
        }
        self.shared.extend(strangers.map(|(_, actor)| *actor));
        parted
    }
}

/// How much evidence says about which of several namesakes is meant.
const fn says(evidence: &Evidence) -> u8 {
    match evidence {
        Evidence::Before(_) => 2,
        Evidence::FullName { .. } => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::testing::{article, built_in};
    use crate::library::mention::Certainty;

    /// The last mention: whom it means, and how sure that is.
    #[track_caller]
    fn last(text: &str, actor: &str, certainty: Certainty) {
        let mentions = built_in().mentions(&article(&[text]));
        let last = mentions.last().expect("a mention");
        assert_eq!(
            (last.actor.as_str(), last.certainty),
            (actor, certainty),
            "{text}"
        );
    }

    #[test]
    fn the_namesake_named_nearest_before_is_likely() {
        let both = "قال مارك ميلي ذلك. ثم تحدث الرئيس الأرجنتيني خافيير ميلي طويلا";
        last(
            &format!("{both}. وأضاف ميلي كلمة"),
            "javier-milei",
            Certainty::Likely,
        );
        last(
            &format!("{both}. ثم سكت مارك ميلي. وأضاف ميلي كلمة"),
            "milley",
            Certainty::Likely,
        );
        last(
            "فاز جوزيف عون خلفا لميشال عون. وقال عون ذلك",
            "michel-aoun",
            Certainty::Likely,
        );
        last(
            "زار بوريس جونسون مايك جونسون. وقال جونسون ذلك",
            "mike-johnson",
            Certainty::Likely,
        );
        last(
            "استقبل ميشال عون سفيرا. ثم أعلن عون ذلك",
            "michel-aoun",
            Certainty::Certain,
        );
    }

    #[test]
    fn a_stranger_of_the_same_name_makes_it_likely() {
        for (first, stranger, name, actor) in [
            ("ميشال", "خالد", "عون", "michel-aoun"),
            ("بوريس", "خالد", "جونسون", "boris-johnson"),
            ("نواف", "خالد", "سلام", "nawaf-salam"),
        ] {
            let named = format!("استقبلنا {first} {name} مساء");
            last(
                &format!("{named}. ثم أعلن {name} ذلك"),
                actor,
                Certainty::Certain,
            );
            last(
                &format!("{named}. ثم لعب {stranger} {name} طويلا. ثم أعلن {name} ذلك"),
                actor,
                Certainty::Likely,
            );
        }
    }
}
