//! What the tests of several formats need.

use std::ops::ControlFlow;

use super::{Broken, Drafts};
use crate::library::article::Article;
use crate::library::notice::Notice;

/// An article, or why there is none.
pub(super) type Told = Result<Article, Notice>;

/// The articles that a format finds in a text.
#[track_caller]
pub(super) fn of(text: &str, read: fn(&str, Drafts<'_>) -> Result<(), Broken>) -> Vec<Told> {
    let mut all = Vec::new();
    let read = read(text, &mut |draft| {
        all.push(draft.map(|draft| draft.finish("test".to_owned())));
        ControlFlow::Continue(())
    });
    assert_eq!(read, Ok(()));
    all
}
