//! How an article stands on a page, in the reader and in print alike: its blocks
//! as paragraphs, apart or together.

use crate::layout::{Justified, Paragraph};
use crate::library::article::{Article, Block, BlockKind, Zone};
use crate::text::direction::{DirectionPolicy, paragraph_direction};

/// The blocks of an article as paragraphs, one for each: paragraphs apart, what
/// belongs together close.
pub fn paragraphs(article: &Article, policy: DirectionPolicy) -> Vec<Paragraph> {
    let mut before: Option<&Block> = None;
    article
        .blocks
        .iter()
        .map(|block| {
            let gap = before.map_or(0, |last| u16::from(!together(last, block)));
            before = Some(block);
            let text = &article.text[block.range.clone()];
            Paragraph {
                range: block.range.clone(),
                direction: match policy {
                    // It was decided when the article was read.
                    DirectionPolicy::Auto => block.direction,
                    _ => paragraph_direction(text, policy, article.direction),
                },
                gap,
                indent: match block.kind {
                    BlockKind::ListItem | BlockKind::Quote | BlockKind::Verse => 2,
                    _ => 0,
                },
                keep_breaks: matches!(block.kind, BlockKind::Verse | BlockKind::Preformatted),
                justified: match (block.zone, block.kind) {
                    (Zone::Body | Zone::Summary, BlockKind::Paragraph | BlockKind::Quote) => {
                        Justified::AllButLast
                    }
                    _ => Justified::None,
                },
            }
        })
        .collect()
}

/// Whether two blocks stand without a blank row between them: lines of a list,
/// a poem or a table, and the lines between the title and the text.
pub fn together(one: &Block, next: &Block) -> bool {
    use BlockKind::{ListItem, Preformatted, TableRow, Verse};
    let alike =
        one.kind == next.kind && matches!(one.kind, ListItem | Verse | Preformatted | TableRow);
    let heads = |block: &Block| matches!(block.zone, Zone::Date | Zone::Byline | Zone::Category);
    alike || heads(one) && heads(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::formats::plain;
    use crate::text::direction::Direction;

    #[test]
    fn the_policy_decides_the_direction() {
        let text = "عنوان الخبر\n\nNATO قال إن الأمر لم يحسم بعد في هذا الشأن.\n";
        let article = plain::read("test".to_owned(), text.to_owned(), Vec::new());
        let last = |policy| paragraphs(&article, policy).pop().map(|one| one.direction);
        assert_eq!(
            last(DirectionPolicy::Auto),
            Some(Direction::RightToLeft),
            "by its words"
        );
        assert_eq!(
            last(DirectionPolicy::FirstStrong),
            Some(Direction::LeftToRight)
        );
        let fixed = DirectionPolicy::Fixed(Direction::LeftToRight);
        let all = paragraphs(&article, fixed);
        assert!(
            all.iter()
                .all(|one| one.direction == Direction::LeftToRight)
        );
        assert_eq!(all.iter().map(|one| one.gap).collect::<Vec<_>>(), [0, 1]);
    }
}
