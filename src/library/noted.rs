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

    /// What is written about it: about its passage, else about the article.
    pub fn note<'a>(&'a self, state: &'a State) -> &'a str {
        match self {
            Self::Passage(passage) => &passage.note,
            _ => &state.note,
        }
    }

    /// The deed that writes `note` about it. A passage without one stays marked.
    pub fn with_note(&self, state: &State, note: String) -> Deed {
        let Self::Passage(passage) = self else {
            return state.noted(note);
        };
        let mut passages = state.annotations.clone();
        for own in passages.iter_mut().filter(|own| own.is_about(passage)) {
            own.note.clone_from(&note);
        }
        state.annotated(passages)
    }

    /// What was done with an article as if it were these things alone.
    pub fn alone(all: impl IntoIterator<Item = Self>) -> State {
        let mut state = State::default();
        for one in all {
            match one {
                Self::Mark => state.marked = true,
                Self::Tag(tag) => state.tags.push(tag),
                Self::Note(note) => state.note = note,
                Self::Passage(passage) => state.annotations.push(passage),
            }
        }
        state
    }

    /// The deed that takes it away from all that was put down: of a passage with a note the
    /// note, which is what it says, so that it stays marked.
    pub fn removal(&self, state: &State) -> Deed {
        match self {
            Self::Mark => Deed::Marked(false),
            Self::Note(_) => state.noted(String::new()),
            Self::Tag(tag) => {
                let mut tags = state.tags.clone();
                tags.retain(|other| other != tag);
                state.tagged(tags)
            }
            Self::Passage(passage) if !passage.note.is_empty() => {
                self.with_note(state, String::new())
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
        assert_eq!(Noted::alone(all.clone()), state);
        state.take(all[5].removal(&state));
        assert_eq!(state.annotations, [passage(3, ""), passage(9, "")]);
        let all = Noted::all(&state);
        for (left, one) in all.iter().rev().enumerate() {
            assert_eq!(Noted::all(&state).len(), 6 - left);
            state.take(one.removal(&state));
            assert!(!Noted::all(&state).iter().any(|other| other.is(one)));
        }
        assert_eq!(state, State::default());
    }

    #[test]
    fn a_note_is_written_about_a_passage_or_else_about_the_article() {
        let passage = |note: &str| Annotation {
            start: 3,
            quote: "الميناء".to_owned(),
            note: note.to_owned(),
        };
        let mut state = State {
            tags: vec!["نقل".to_owned()],
            annotations: vec![passage("")],
            ..State::default()
        };
        let [tag, marked] = [Noted::Tag("نقل".to_owned()), Noted::Passage(passage(""))];
        state.take(tag.with_note(&state, "يُراجع".to_owned()));
        state.take(marked.with_note(&state, "أين؟".to_owned()));
        assert_eq!(
            (state.note.as_str(), &state.annotations[..]),
            ("يُراجع", &[passage("أين؟")][..])
        );
        assert_eq!(tag.note(&state), "يُراجع");
        state.take(marked.with_note(&state, String::new()));
        assert_eq!(state.annotations, [passage("")], "it stays marked");
    }
}
