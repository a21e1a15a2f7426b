//! What a person did with an article, and each deed by itself.

use std::ops::Not;

use serde::{Deserialize, Serialize};

use super::annotation::{Annotation, join};

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

/// A single deed: what it sets takes the place of what was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    Read(bool),
    Marked(bool),
    Tags(Vec<String>),
    Note(String),
    Position(usize),
    Annotations(Vec<Annotation>),
}

impl State {
    /// Does a deed.
    pub fn take(&mut self, deed: Deed) {
        match deed {
            Deed::Read(read) => self.read = read,
            Deed::Marked(marked) => self.marked = marked,
            Deed::Tags(tags) => self.tags = tags,
            Deed::Note(note) => self.note = note,
            Deed::Position(position) => self.position = position,
            Deed::Annotations(annotations) => self.annotations = annotations,
        }
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

    /// The deed that sets what `deed` sets back to what it is here.
    pub fn undoing(&self, deed: &Deed) -> Deed {
        match deed {
            Deed::Read(_) => Deed::Read(self.read),
            Deed::Marked(_) => Deed::Marked(self.marked),
            Deed::Tags(_) => Deed::Tags(self.tags.clone()),
            Deed::Note(_) => Deed::Note(self.note.clone()),
            Deed::Position(_) => Deed::Position(self.position),
            Deed::Annotations(_) => Deed::Annotations(self.annotations.clone()),
        }
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
            Deed::Tags(Vec::new()),
            Deed::Note(String::new()),
            Deed::Position(0),
            Deed::Annotations(vec![annotation(3, "")]),
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
}
