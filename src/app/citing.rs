//! Copying a citation: of the sentence one is at, of what is marked, of a row, of an
//! article. Which passage that is, is decided here; the worker, who has the article,
//! makes the text; from there it is a copy like any other.

use super::exchange::{Copied, Effect, Excerpt, Request};
use super::geometry::Pane;
use super::model::Model;
use crate::library::article::ArticleId;
use crate::library::citation::Passage;

/// Has a citation made of what one is at.
pub(super) fn cite(model: &mut Model) -> Vec<Effect> {
    let Some((article, passage)) = passage(model) else {
        model.complain(model.strings.get("nothing-to-cite"));
        return Vec::new();
    };
    let template = model.citation.clone();
    vec![Effect::Ask(Request::Cite {
        article,
        passage,
        template,
        dates: model.dates,
    })]
}

/// Copies the citation that was made; there is none where the article is gone.
pub(super) fn cited(model: &mut Model, text: Option<String>) -> Vec<Effect> {
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        model.complain(model.strings.get("nothing-to-cite"));
        return Vec::new();
    };
    let what = Copied::Citation;
    vec![Effect::Copy(Excerpt { what, text })]
}

/// What one is at: in rows that of the row (in the notebook its passage, else its article),
/// in the list the article, in the reading pane what is marked, else the sentence of the
/// caret or of the place at hand, else the first one of prose that is seen on the page.
fn passage(model: &Model) -> Option<(ArticleId, Passage)> {
    if model.focus == Pane::Below {
        if let Some(related) = &model.related {
            let found = related.chosen()?;
            return Some((found.article, Passage::At(found.place().start)));
        }
        if let Some(notebook) = &model.notebook {
            let row = notebook.chosen()?;
            let passage = row.range.clone().map_or(Passage::Whole, Passage::Marked);
            return Some((row.article, passage));
        }
        let concordance = model.concordance.as_ref()?;
        let line = concordance.row(concordance.selected)?;
        return Some((line.article, Passage::At(line.range.start)));
    }
    if model.focus == Pane::Side {
        let is_article = model.folders.selected.is_none();
        let row = model.sidebar.selected().filter(|_| is_article)?;
        return Some((row.id, Passage::Whole));
    }
    let open = model.reader.open.as_ref();
    let open = open.filter(|_| model.pending.is_none())?;
    let article = open.article.id;
    if let Some(marked) = open.marked().filter(|marked| !marked.is_empty()) {
        return Some((article, Passage::Marked(marked)));
    }
    let Some(page) = open.page.range() else {
        return Some((article, Passage::Whole));
    };
    let here = open.here.as_ref().map(|here| here.start);
    let caret = open.caret().map(|caret| caret.at);
    let at = caret.or(here.filter(|here| page.contains(here)));
    Some(match at {
        // Nobody sees what is folded there: what follows is meant.
        Some(at) if open.folded_at(at).is_some() => (article, Passage::Page(at..page.end.max(at))),
        Some(at) => (article, Passage::At(at)),
        None => (article, Passage::Page(page)),
    })
}
