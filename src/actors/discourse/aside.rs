//! Aside: what is read of a text and says nothing of it, as clutter does. It goes by what
//! the text has said, and leaves nothing behind: only what it changes is kept, so that a
//! text of many asides costs no more than one without.

use std::collections::HashMap;

use super::{Discourse, Place, Seen};

/// What a discourse was before an aside, as far as that changed it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Before {
    actors: HashMap<usize, Option<Seen>>,
    states: HashMap<usize, Option<u32>>,
    strangers: HashMap<usize, Option<Place>>,
    now: Place,
    most: u32,
    latest: Option<(usize, u32)>,
    speaker: Option<usize>,
}

impl Discourse {
    /// What is read from here on says nothing of the text. Once is enough.
    pub(in crate::actors) fn step_aside(&mut self) {
        if self.before.is_none() {
            self.before = Some(Box::new(Before {
                actors: HashMap::new(),
                states: HashMap::new(),
                strangers: HashMap::new(),
                now: self.now,
                most: self.most,
                latest: self.latest,
                speaker: self.speaker,
            }));
        }
    }

    /// The text goes on where it was before, if that was left.
    pub(in crate::actors) fn step_back(&mut self) {
        let Some(before) = self.before.take() else {
            return;
        };
        for (actor, was) in before.actors {
            if let Some(seen) = self.actors.remove(&actor).filter(|seen| seen.count > 0) {
                self.recent.remove(&seen.last);
            }
            if let Some(seen) = was {
                if seen.count > 0 {
                    self.recent.insert(seen.last, actor);
                }
                self.actors.insert(actor, seen);
            }
        }
        for (state, was) in before.states {
            match was {
                Some(count) => self.states.insert(state, count),
                None => self.states.remove(&state),
            };
        }
        for (noun, was) in before.strangers {
            match was {
                Some(place) => self.strangers.insert(noun, place),
                None => self.strangers.remove(&noun),
            };
        }
        self.now = before.now;
        self.most = before.most;
        self.latest = before.latest;
        self.speaker = before.speaker;
    }

    pub(super) fn keep_actor(&mut self, actor: usize) {
        if let Some(before) = &mut self.before {
            let was = || self.actors.get(&actor).cloned();
            before.actors.entry(actor).or_insert_with(was);
        }
    }

    pub(super) fn keep_state(&mut self, state: usize) {
        if let Some(before) = &mut self.before {
            let was = || self.states.get(&state).copied();
            before.states.entry(state).or_insert_with(was);
        }
    }

    pub(super) fn keep_stranger(&mut self, noun: usize) {
        if let Some(before) = &mut self.before {
            let was = || self.strangers.get(&noun).copied();
            before.strangers.entry(noun).or_insert_with(was);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Discourse, Naming, Tenure};
    use crate::library::mention::Certainty;

    /// Does one of the things that change a discourse.
    fn go_on(discourse: &mut Discourse, (what, who): (u8, usize), at: usize) {
        match what {
            0 => discourse.end_sentence(),
            1 => discourse.quote(who > 2),
            2 => discourse.stranger(who),
            3 => discourse.count_for(who),
            4 => discourse.entitle(who, 7, Tenure::Holds),
            _ => discourse.name(
                who,
                Naming {
                    at,
                    certainty: Certainty::Certain,
                    is_name: who > 1,
                    acts: who > 2,
                    noun: Some(who),
                },
            ),
        }
    }

    proptest::proptest! {
        #[test]
        fn an_aside_leaves_nothing_behind(
            text in proptest::collection::vec((0..8_u8, 0..5_usize), 0..30),
            asides in proptest::collection::vec((0..8_u8, 0..5_usize), 0..30),
        ) {
            let read = |with_aside: bool| {
                let mut discourse = Discourse::new();
                for (at, done) in text.iter().enumerate() {
                    go_on(&mut discourse, *done, at);
                }
                for (at, done) in asides.iter().enumerate().filter(|_| with_aside) {
                    discourse.step_aside();
                    go_on(&mut discourse, *done, 100 + at);
                }
                discourse.step_back();
                discourse
            };
            proptest::prop_assert_eq!(read(true), read(false));
        }
    }
}
