//! The rows of an article's contents: its title and headings, in reading order. Knows
//! headings as the article's blocks tell them; what has none has no contents.

use super::super::chooser::palette::{begins, wanted, words};
use super::super::chooser::{Goal, Row};
use super::super::model::Model;
use super::super::page::{Part, part};
use crate::library::article::{Block, BlockKind, Zone};

/// The most of a heading that is shown, in characters.
const LONGEST: usize = 200;
/// Cells that a heading stands in for each level below the title's.
const STEP: u16 = 2;
const DEEPEST: u16 = 5;

/// The headings of the open article that have all the words that are `typed`, or begin
/// like them. None where there is nothing but a title.
pub(super) fn rows(typed: &str, model: &Model) -> Vec<Row> {
    let Some(open) = &model.reader.open else {
        return Vec::new();
    };
    let article = &open.article;
    let is_title = |part: Part| part == Part::Title;
    let headings: Vec<(&Block, Part)> = article
        .blocks
        .iter()
        .filter(|block| block.zone != Zone::Clutter && !block.is_rest)
        .map(|block| (block, part(block)))
        .filter(|(_, part)| matches!(part, Part::Title | Part::Subhead))
        .collect();
    if headings.len() < 2 && headings.iter().all(|(_, part)| is_title(*part)) {
        return Vec::new();
    }
    let all = article.text.len().max(1);
    let wanted = wanted(typed);
    let row = |(block, part): &(&Block, Part)| {
        let written = article.text[block.range.clone()].split_whitespace();
        let label: String = written.collect::<Vec<_>>().join(" ");
        let label: String = label.chars().take(LONGEST).collect();
        let level = match block.kind {
            BlockKind::Heading(level) => u16::from(level.saturating_sub(1)),
            _ if is_title(*part) => 0,
            _ => 1,
        };
        let share = block.range.start * 100 / all;
        Row {
            label,
            indent: level.min(DEEPEST) * STEP,
            beside: vec![model.strings.with("share", [("share", share.into())])],
            goal: Goal::To(block.range.clone()),
        }
    };
    let fits = |row: &Row| {
        let written = words(&row.label);
        let is_there = |typed: &String| written.iter().any(|word| begins(word, typed).is_some());
        wanted.iter().all(is_there)
    };
    headings.iter().map(row).filter(fits).collect()
}
