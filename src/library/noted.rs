//! What a person put down about an article, one thing at a time: a mark, each tag, the note,
//! each passage. Says nothing of where a passage stands in the text.

use super::annotation::Annotation;
use super::state::{Deed, State};

/// One thing that a person put down about an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noted {
    Mark,
    Tag(String),
    Note(String),
    Passage(Annotation),
}

impl Noted {
    /// All that was put down, passages last, in the order of the text.
    pub fn all(state: &State) -> Vec<Self> {
        let mark = state.marked.then_some(Self::Mark);
        let tags = state.tags.iter().cloned().map(Self::Tag);
        let note = Some(&state.note).filter(|note| !note.is_empty());
        let note = note.cloned().map(Self::Note);
        let passages = state.annotations.iter().cloned().map(Self::Passage);
        let about_all = mark.into_iter().chain(tags).chain(note);
        about_all.chain(passages).collect()
    }

    /// Whether both are the same thing, whatever is written there.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Note(_), Self::Note(_)) => true,
            (Self::Passage(one), Self::Passage(other)) => one.is_about(other),
            (one, other) => one == other,
        }
    }

    /// The words that it consists of: what was written, and what is quoted.
    pub fn words(&self) -> [&str; 2] {
        match self {
            Self::Mark => ["", ""],
            Self::Tag(words) | Self::Note(words) => [words, ""],
            Self::Passage(passage) => [&passage.note, &passage.quote],
        }
    }

    /// The deed that takes it away from all that was put down.
    pub fn removal(&self, state: &State) -> Deed {
        match self {
            Self::Mark => Deed::Marked(false),
            Self::Note(_) => state.noted(String::new()),
            Self::Tag(tag) => {
                let mut tags = state.tags.clone();
                tags.retain(|other| other != tag);
                state.tagged(tags)
            }
            Self::Passage(passage) => {
                let mut passages = state.annotations.clone();
                passages.retain(|other| !other.is_about(passage));
                state.annotated(passages)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_is_taken_away_by_itself() {
        let passage = |start, note: &str| Annotation {
            start,
            quote: "الميناء".to_owned(),
            note: note.to_owned(),
        };
        let mut state = State {
            marked: true,
            tags: vec!["نقل".to_owned(), "بحر".to_owned()],
            note: "يُراجع".to_owned(),
            annotations: vec![passage(3, ""), passage(9, "أين؟")],
            ..State::default()
        };
        let all = Noted::all(&state);
        assert_eq!(all.len(), 6);
        for (left, one) in all.iter().rev().enumerate() {
            assert_eq!(Noted::all(&state).len(), 6 - left);
            state.take(one.removal(&state));
            assert!(!Noted::all(&state).iter().any(|other| other.is(one)));
        }
        assert_eq!(state, State::default());
    }
}
