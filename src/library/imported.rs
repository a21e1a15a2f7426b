//! What comes of one input, as it is handed over.

use std::sync::Arc;

use super::article::Article;
use super::notice::Notice;
use super::origin::Input;

/// A step on the way through inputs.
#[derive(Clone, Debug)]
pub enum Step {
    Imported(Imported),
    /// All of an input was handed over. It is a file that is given here if nothing of it
    /// was left out.
    Read(Option<Arc<Input>>),
    /// A file was left unread, since it is known as it is.
    PassedOver,
}

/// What came of one input, or of one article in it.
#[derive(Clone, Debug)]
pub enum Imported {
    /// The beginning of a large text, of which no more is read yet. What is handed
    /// over next is what it turns out to be, and takes its place.
    Beginning(Box<Article>),
    Article(Box<Article>),
    /// Nothing to read; `doc` names the input as it was given, or what is below it.
    Refused {
        doc: String,
        notices: Vec<Notice>,
    },
}

impl Imported {
    /// An article, unless there is nothing to read in it.
    pub(super) fn of(article: Article) -> Self {
        if article.blocks.is_empty() {
            return Self::refused(article.doc, Notice::Empty);
        }
        Self::Article(Box::new(article))
    }

    /// An input that is refused for one reason.
    pub(super) fn refused(doc: String, notice: Notice) -> Self {
        let notices = vec![notice];
        Self::Refused { doc, notices }
    }
}
