//! A block as the pieces that are written of it: an item without its sign, a row cell by cell.

use std::ops::Range;

use super::piece::{Cell, Item, Kind};
use super::signs::{cells, sign};
use crate::library::article::{Article, Block, BlockKind};

/// What is written of a block that has these bytes, each part with its own. `columns` are those
/// of the longest row of the table, if it is in one.
pub(super) fn parts(
    article: &Article,
    block: &Block,
    range: Range<usize>,
    columns: usize,
) -> Vec<(Kind, Range<usize>)> {
    let text = &article.text[range.clone()];
    match block.kind {
        BlockKind::ListItem => {
            let (sign, length) = sign(text);
            let item = Item {
                sign,
                depth: block.depth,
                opens_list: block.opens_list,
            };
            vec![(Kind::Item(item), range.start + length..range.end)]
        }
        BlockKind::TableRow => {
            let found = cells(text);
            let last = found.len() - 1;
            let of = |(column, cell): (usize, Range<usize>)| {
                let is_last = column == last;
                let kind = Kind::Cell(Cell {
                    column,
                    is_last,
                    columns,
                });
                (kind, range.start + cell.start..range.start + cell.end)
            };
            found.into_iter().enumerate().map(of).collect()
        }
        kind => vec![(Kind::Block(kind), range)],
    }
}
