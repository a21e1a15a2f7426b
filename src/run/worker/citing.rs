//! Citations of articles that the store has.

use std::path::Path;

use super::{Halt, Worker};
use crate::app::exchange::Answer;
use crate::config::paths;
use crate::library::article::ArticleId;
use crate::library::citation::{Citation, Passage, Template};
use crate::library::dates::DateStyle;
use crate::library::origin::Origin;

impl Worker {
    /// Makes the text of a citation.
    pub(super) fn cite(
        &mut self,
        article: ArticleId,
        passage: &Passage,
        template: Option<&Template>,
        dates: DateStyle,
    ) -> Result<(), Halt> {
        let id = self.true_id(article);
        let Some(article) = self.store.article(id)? else {
            return Ok(self.say(Answer::Cited(None))?);
        };
        let file = self.store.origins(id)?.first().map(Origin::to_string);
        let file = file.map(|file| paths::shown(Path::new(&file)));
        let citation = Citation {
            passage: passage.bytes(&article),
            article: &article,
            file: file.as_deref(),
            dates,
        };
        Ok(self.say(Answer::Cited(Some(citation.text(template))))?)
    }
}
