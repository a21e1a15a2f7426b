//! The rows of the links of the open article: its own page, if it says where that is, then
//! each link by its words, in reading order. What does not lead to the web is none.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::chooser::palette::{begins, wanted, words};
use super::super::chooser::{Goal, Row};
use super::super::links::links;
use super::super::model::Model;
use super::super::origins::address;
use super::super::reader::Open;
use crate::text::isolate::left_to_right;

/// The most of the words of a link that is shown, in characters.
const LONGEST: usize = 200;

/// The address of the link in which the caret stands.
pub(super) fn under_caret(open: &Open) -> Option<String> {
    let at = open.caret().and(open.under_caret())?.start;
    let mut all = links(&open.article);
    all.find(|link| link.range.contains(&at))
        .map(|link| link.address)
}

/// Whether there is a link to be listed.
pub(super) fn has_any(open: &Open) -> bool {
    links(&open.article).next().is_some()
}

/// How many rows stand before the first link on the page; 0 if there is none on it.
pub(super) fn before(model: &Model, page: Range<usize>) -> usize {
    let is_shown = |(range, _): &(Option<Range<usize>>, Row)| {
        let range = range.as_ref();
        range.is_some_and(|range| range.end > page.start && range.start < page.end)
    };
    all(model).iter().position(is_shown).unwrap_or(0)
}

/// The links in whose words or address there is all that is `typed`.
pub(super) fn rows(typed: &str, model: &Model) -> Vec<Row> {
    let wanted = wanted(typed);
    let fits = |row: &Row| {
        let mut written = words(&row.label);
        if let Goal::Follow(address) = &row.goal {
            written.extend(words(address));
        }
        let is_there = |typed: &String| written.iter().any(|word| begins(word, typed).is_some());
        wanted.iter().all(is_there)
    };
    let rows = all(model).into_iter().map(|(_, row)| row);
    rows.filter(fits).collect()
}

/// All of them, each with its words in the text; the same words to the same place once.
fn all(model: &Model) -> Vec<(Option<Range<usize>>, Row)> {
    let Some(open) = &model.reader.open else {
        return Vec::new();
    };
    let article = &open.article;
    let page = article.link.as_deref().and_then(address);
    let page = page.map(|address| (None, row(model.strings.get("own-page"), address)));
    let mut seen = FxHashSet::default();
    let links = links(article).filter_map(|link| {
        let written = article.text.get(link.range.clone())?.split_whitespace();
        let label: String = written.collect::<Vec<_>>().join(" ");
        let label: String = label.chars().take(LONGEST).collect();
        let is_new = seen.insert((label.clone(), link.address.clone()));
        is_new.then(|| (Some(link.range), row(label, link.address)))
    });
    page.into_iter().chain(links).collect()
}

/// A row, with the host of the address beside it.
fn row(label: String, address: String) -> Row {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    Row {
        label,
        indent: 0,
        beside: vec![left_to_right(host)],
        goal: Goal::Follow(address),
    }
}
