//! The keyword of a concordance: what one is at when it is opened. What is marked goes
//! before the word under the caret, the mention at hand before the focused actor.

use super::caret;
use super::facets::Side;
use super::geometry::Pane;
use super::model::Model;
use super::wish::Spot;
use crate::query::concordance::Keyword;

/// What one is at: an actor or words, and where.
pub(super) fn keyword(model: &Model) -> Option<(Keyword, Option<Spot>)> {
    if (model.focus, model.side) == (Pane::Side, Side::Facets) {
        let actor = model.facets.actor()?.clone();
        return Some((Keyword::Actor(actor), None));
    }
    let open = model.reader.open.as_ref();
    let open = open.filter(|_| model.pending.is_none());
    let is_reading = model.focus == Pane::Reader;
    if let Some(open) = open.filter(|_| is_reading) {
        let marked = open.marked();
        let range = if open.caret().is_some() {
            let least = || caret::least(open).map(|(_, range)| range);
            marked.or_else(least)
        } else {
            open.here.clone()
        };
        let at = range.clone().map(|range| (open.article.id, range.start));
        let mention = range.as_ref().and_then(|range| open.mention_at(range));
        if let Some(mention) = mention {
            return Some((Keyword::Actor(mention.actor.clone()), at));
        }
        let text = range.and_then(|range| open.article.text.get(range));
        if let Some(words) = text.and_then(Keyword::words) {
            return Some((words, at));
        }
        if open.caret().is_some() {
            return None;
        }
    }
    let principal = open.and_then(|open| open.principal.first());
    let actor = model.focused.as_ref().or(principal)?.clone();
    let at = open.map(|open| {
        let here = open.here.as_ref().map(|here| here.start);
        let top = open.page.range().map_or(0, |page| page.start);
        (open.article.id, here.unwrap_or(top))
    });
    Some((Keyword::Actor(actor), at))
}
