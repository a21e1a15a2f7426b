//! A condition: which articles are wanted. A plain tree that `query` makes and
//! every store runs; one matcher decides for all of them.

use super::dates::Date;
use super::mention::{ActorId, MentionKind};
use crate::text::fold::fold;
use crate::text::sentences::words;
use crate::text::spelling::bare;

/// A condition on an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Every condition holds; an empty list is true of every article.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    Not(Box<Condition>),
    /// A word of the title or text, folded.
    Word(Word),
    /// Words one after the other, each folded.
    Phrase(Vec<Word>),
    /// The same, one or more of them, but spelled as they were typed, and without
    /// clitics that were not: what the phrase is found by is where they may stand.
    Exact(Vec<Word>),
    /// A word with other endings too (`text::stem`).
    Stem(Word),
    /// Words close together.
    Near(Near),
    /// This holds of the title alone, as if that were all the article has.
    Title(Box<Condition>),
    /// The same of the name of the source.
    Source(Box<Condition>),
    /// Its source has this name, the whole of it; its blanks stand in `folded`.
    SourceName(Word),
    /// The actor is mentioned outside clutter.
    Actor(ActorId),
    /// Actors are mentioned in one sentence or paragraph.
    Together(Together),
    /// There is a mention of this kind outside clutter, of this actor or of any.
    Kind {
        kind: MentionKind,
        actor: Option<ActorId>,
    },
    /// The article is dated, on one of these days: from the first to the last, if
    /// there is one. Of a month that is written without a day any day counts.
    Date {
        from: Option<Date>,
        to: Option<Date>,
    },
    Unread,
    /// It was added since the last visit (`Store::set_seen`).
    New,
    /// The person marked it.
    Marked,
    /// The person wrote a note about it.
    Noted,
    /// The person marked a passage of it.
    Highlighted,
    /// It has a tag with this name, the whole of it; its blanks stand in `folded`.
    Tag(Word),
}

/// A word to look for, or the name of a tag or a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Folded (`text::fold`), without white space.
    pub folded: String,
    /// As it was typed (`text::spelling::bare`).
    pub written: String,
    /// Whether a longer word that begins with it is a match as well.
    pub prefix: bool,
}

impl Word {
    /// The word that is typed as `text`.
    pub fn new(text: &str, prefix: bool) -> Self {
        Self {
            folded: fold(text).text,
            written: bare(text),
            prefix,
        }
    }

    /// The name of a tag or a source that is typed as `text`.
    pub fn name(text: &str, prefix: bool) -> Self {
        Self {
            folded: name_key(text),
            ..Self::new(text, prefix)
        }
    }

    /// Whether a tag or a source is called so.
    pub fn names(&self, name: &str) -> bool {
        let key = name_key(name);
        key == self.folded || self.prefix && key.starts_with(&self.folded)
    }
}

/// Places close together, in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// From the end of the first to the beginning of the last so many words at most:
    /// 1 means side by side. Never more than [`FARTHEST`].
    pub words: usize,
    /// What has to stand there, all of it: words, phrases, exact ones and stems, and
    /// choices of them.
    pub terms: Vec<Condition>,
}

/// Actors in one sentence or paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    pub within: Within,
    /// All of these are there, of each one or more that a name may mean.
    pub actors: Vec<Vec<ActorId>>,
}

/// What actors stand in together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Within {
    Sentence,
    /// A block of the article: a paragraph, an item of a list, a heading.
    Paragraph,
}

/// The most words between what stands near each other.
pub const FARTHEST: usize = 100;

/// What of the name of a tag or a source tells it from others: folded, its words parted
/// by one blank.
pub fn name_key(name: &str) -> String {
    let folded = fold(name).text.replace(['_', '-'], " ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.join(" ")
}

impl Condition {
    /// The condition that articles meet in which `text` stands: a word, or several in
    /// this order. `None` if there is no word in it.
    pub fn of_words(text: &str) -> Option<Self> {
        let mut words: Vec<Word> = words(text)
            .map(|word| Word::new(&text[word], false))
            .filter(|word| !word.folded.trim().is_empty())
            .collect();
        match words.len() {
            0 => None,
            1 => words.pop().map(Self::Word),
            _ => Some(Self::Phrase(words)),
        }
    }

    /// The condition that articles meet that the person marked, tagged or wrote about, or
    /// of which a passage was marked.
    pub fn own() -> Self {
        let any_tag = Word::name("", true);
        Self::Any(vec![
            Self::Marked,
            Self::Noted,
            Self::Highlighted,
            Self::Tag(any_tag),
        ])
    }

    /// The condition that every article meets.
    pub const fn everything() -> Self {
        Self::All(Vec::new())
    }
}
