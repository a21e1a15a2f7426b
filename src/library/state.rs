//! What a person did with an article, and each deed by itself. A deed says what it changes, not
//! what all is to be: so it can be done to what somebody else has changed meanwhile, and nothing
//! of either is lost.

use std::mem::swap;
use std::ops::Not;

use serde::{Deserialize, Serialize};

use super::annotation::{self, Annotation, join, reword};
use super::condition::name_key;

/// What a person did with an article, as it stands in a file that is exported too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    #[serde(default, skip_serializing_if = "Not::not")]
    pub read: bool,
    #[serde(default, skip_serializing_if = "Not::not")]
    pub marked: bool,
    /// In the order in which they were given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What the person wrote about it; empty for nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// How far it was read: a byte of its text, as `position` counts; 0 is its start.
    #[serde(default, skip_serializing_if = "is_start")]
    pub position: usize,
    /// Passages that were marked or written about, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annotations: Vec<Annotation>,
}

fn is_start(position: &usize) -> bool {
    *position == 0
}

/// That of an article that nothing was done with.
pub static NOTHING: State = State {
    read: false,
    marked: false,
    tags: Vec::new(),
    note: String::new(),
    position: 0,
    annotations: Vec::new(),
};

/// A single deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    Read(bool),
    Marked(bool),
    Tags(Change<Vec<String>>),
    Note(Change<String>),
    Position(usize),
    /// Of all annotations, those that it makes, changes or takes away.
    Annotations(Change<Vec<Annotation>>),
}

/// What was seen when a deed was done, and what it made of that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change<T> {
    pub was: T,
    pub now: T,
}

impl<T: Default> Change<T> {
    /// Of nothing into this.
    pub fn into(now: T) -> Self {
        let was = T::default();
        Self { was, now }
    }
}

impl State {
    /// Does a deed.
    pub fn take(&mut self, deed: Deed) {
        match deed {
            Deed::Read(read) => self.read = read,
            Deed::Marked(marked) => self.marked = marked,
            Deed::Tags(change) => retag(&mut self.tags, change),
            Deed::Note(change) => reword(&mut self.note, &change.was, &change.now),
            Deed::Position(position) => self.position = position,
            Deed::Annotations(change) => {
                annotation::change(&mut self.annotations, &change.was, &change.now);
            }
        }
    }

    /// The deed that makes these its tags.
    pub fn tagged(&self, now: Vec<String>) -> Deed {
        let was = self.tags.clone();
        Deed::Tags(Change { was, now })
    }

    /// The deed that makes this its note.
    pub fn noted(&self, now: String) -> Deed {
        let was = self.note.clone();
        Deed::Note(Change { was, now })
    }

    /// The deed that makes these its annotations.
    pub fn annotated(&self, mut now: Vec<Annotation>) -> Deed {
        let mut was = self.annotations.clone();
        was.retain(|one| !now.contains(one));
        now.retain(|one| !self.annotations.contains(one));
        Deed::Annotations(Change { was, now })
    }

    /// Takes in what was done elsewhere with the same text: nothing of either is lost.
    pub fn merge(&mut self, other: &Self) {
        self.read |= other.read;
        self.marked |= other.marked;
        for tag in &other.tags {
            if !self.tags.contains(tag) {
                self.tags.push(tag.clone());
            }
        }
        join(&mut self.note, &other.note);
        if self.position == 0 {
            self.position = other.position;
        }
        for annotation in &other.annotations {
            let mine = &mut self.annotations;
            match mine.iter_mut().find(|mine| mine.is_about(annotation)) {
                Some(mine) => join(&mut mine.note, &annotation.note),
                None => mine.push(annotation.clone()),
            }
        }
        self.annotations.sort_by_key(|annotation| annotation.start);
    }

    /// What was done since it was `before`; what was taken away since is no part of it.
    #[must_use]
    pub fn since(mut self, before: &Self) -> Self {
        self.read &= !before.read;
        self.marked &= !before.marked;
        self.tags.retain(|tag| !before.tags.contains(tag));
        if self.note == before.note {
            self.note.clear();
        }
        if self.position == before.position {
            self.position = 0;
        }
        self.annotations
            .retain(|one| !before.annotations.contains(one));
        self
    }

    /// The deed that takes `deed` back, if it is done to this.
    pub fn undoing(&self, deed: &Deed) -> Deed {
        let mut back = deed.clone();
        match &mut back {
            Deed::Read(read) => *read = self.read,
            Deed::Marked(marked) => *marked = self.marked,
            Deed::Tags(change) => swap(&mut change.was, &mut change.now),
            Deed::Note(change) => swap(&mut change.was, &mut change.now),
            Deed::Position(position) => *position = self.position,
            Deed::Annotations(change) => swap(&mut change.was, &mut change.now),
        }
        back
    }

    /// Whether anything was written about it, or about a passage of it.
    pub fn is_noted(&self) -> bool {
        let mut notes = self.annotations.iter().map(|annotation| &annotation.note);
        !self.note.is_empty() || notes.any(|note| !note.is_empty())
    }

    /// Whether there is anything that makes an article one of the person's own.
    pub fn is_own(&self) -> bool {
        self.marked || !self.tags.is_empty() || self.is_noted() || !self.annotations.is_empty()
    }
}

/// Changes tags; those that somebody else has given meanwhile stay.
fn retag(tags: &mut Vec<String>, change: Change<Vec<String>>) {
    let Change { was, now } = change;
    if *tags == was {
        *tags = now;
        return;
    }
    tags.retain(|tag| now.contains(tag) || !was.contains(tag));
    for tag in now {
        let key = name_key(&tag);
        if !was.contains(&tag) && !tags.iter().any(|other| name_key(other) == key) {
            tags.push(tag);
        }
    }
}

impl Deed {
    /// Whether it is done on purpose, and not by reading alone.
    pub fn is_on_purpose(&self) -> bool {
        matches!(
            self,
            Self::Marked(_) | Self::Tags(_) | Self::Note(_) | Self::Annotations(_)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(tags: &[&str], note: &str, position: usize) -> State {
        State {
            tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
            note: note.to_owned(),
            position,
            ..State::default()
        }
    }

    fn annotation(start: usize, note: &str) -> Annotation {
        Annotation {
            start,
            quote: "الميناء".to_owned(),
            note: note.to_owned(),
        }
    }

    #[test]
    fn of_two_states_nothing_is_lost() {
        let mut one = state(&["اقتصاد"], "يُراجع", 0);
        one.annotations = vec![annotation(9, "أين؟")];
        let other = State {
            marked: true,
            annotations: vec![annotation(4, ""), annotation(9, "متى؟")],
            ..state(&["نقل", "اقتصاد"], "مهم", 40)
        };
        one.merge(&other);
        let both = state(&["اقتصاد", "نقل"], "يُراجع · مهم", 40);
        assert_eq!(
            one,
            State {
                marked: true,
                annotations: vec![annotation(4, ""), annotation(9, "أين؟ · متى؟")],
                ..both
            }
        );
        let before = one.clone();
        one.merge(&other);
        assert_eq!(one, before, "once is enough");
    }

    #[test]
    fn a_deed_is_undone_by_what_was_there_before() {
        let before = state(&["اقتصاد"], "يُراجع", 7);
        let deeds = [
            Deed::Read(true),
            Deed::Marked(true),
            before.tagged(Vec::new()),
            before.noted(String::new()),
            Deed::Position(0),
            before.annotated(vec![annotation(3, "")]),
        ];
        for deed in deeds {
            let mut state = before.clone();
            let back = state.undoing(&deed);
            state.take(deed);
            assert_ne!(state, before);
            state.take(back);
            assert_eq!(state, before);
        }
    }

    #[test]
    fn a_deed_is_done_to_what_somebody_else_has_changed_meanwhile() {
        let mut seen = state(&["اقتصاد", "نقل"], "يُراجع", 0);
        seen.annotations = vec![annotation(3, "أين؟"), annotation(20, "")];
        let others = [
            seen.tagged(vec!["اقتصاد".into(), "نقل".into(), "بحر".into()]),
            seen.noted("يُراجع غدًا".to_owned()),
            seen.annotated(vec![
                annotation(3, "أين؟"),
                annotation(12, ""),
                annotation(20, "مهم"),
            ]),
        ];
        let mut there = seen.clone();
        others.into_iter().for_each(|deed| there.take(deed));
        let own = [
            seen.tagged(vec!["نقل".into(), "ميناء".into()]),
            seen.noted("اتصل بالكاتب".to_owned()),
            seen.annotated(vec![annotation(3, "أين كان؟"), annotation(8, "")]),
        ];
        let back = own.clone().map(|deed| there.undoing(&deed));
        let before = there.clone();
        own.into_iter().for_each(|deed| there.take(deed));
        assert_eq!(there.tags, ["نقل", "بحر", "ميناء"]);
        assert_eq!(there.note, "يُراجع غدًا · اتصل بالكاتب");
        let expected = [
            annotation(3, "أين كان؟"),
            annotation(8, ""),
            annotation(12, ""),
            annotation(20, "مهم"),
        ];
        assert_eq!(there.annotations, expected, "the note was not seen");
        back.into_iter().rev().for_each(|deed| there.take(deed));
        assert_eq!(there.annotations, before.annotations);
        let tags: Vec<_> = there.tags.iter().map(String::as_str).collect();
        assert_eq!(tags, ["نقل", "بحر", "اقتصاد"], "it was given once more");
        assert_eq!(there.note, "يُراجع غدًا · يُراجع");
    }

    #[test]
    fn one_tag_has_one_spelling_whoever_gave_it() {
        let mut there = state(&["إقتصاد"], "", 0);
        there.take(State::default().tagged(vec!["اقتصاد".to_owned()]));
        assert_eq!(there.tags, ["إقتصاد"]);
    }
}
