//! How an article stands on a page, in the reader and in print alike: its blocks
//! as paragraphs, apart or together.

use crate::layout::{Justified, Paragraph};
use crate::library::article::{Article, Block, BlockKind, Zone};
use crate::text::direction::DirectionPolicy;

/// The blocks of an article as paragraphs, one for each: paragraphs apart, what
/// belongs together close.
pub fn paragraphs(article: &Article, policy: DirectionPolicy) -> Vec<Paragraph> {
    (0..article.blocks.len())
        .map(|index| paragraph(article, index, policy))
        .collect()
}

/// The paragraph that the block `index` of an article is.
pub(super) fn paragraph(article: &Article, index: usize, policy: DirectionPolicy) -> Paragraph {
    let block = &article.blocks[index];
    let before = index.checked_sub(1).map(|before| &article.blocks[before]);
    Paragraph {
        range: block.range.clone(),
        direction: block.directions.by(policy),
        gap: before.map_or(0, |before| u16::from(!together(before, block))),
        indent: match block.kind {
            BlockKind::ListItem | BlockKind::Quote => STEP * levels(block),
            BlockKind::Verse => STEP,
            _ => 0,
        },
        keep_breaks: block.keeps_breaks(),
        justified: match (block.zone, block.kind) {
            (Zone::Body | Zone::Summary, BlockKind::Paragraph | BlockKind::Quote) => {
                let next = article.blocks.get(index + 1);
                if next.is_some_and(|next| next.is_rest) {
                    Justified::All
                } else {
                    Justified::AllButLast
                }
            }
            _ => Justified::None,
        },
    }
}

/// The columns by which an item of a list, a quotation or a verse is set in, and each that
/// lies in another further than that.
pub const STEP: u16 = 2;
/// The most levels that are told apart: the text needs room.
const MOST_LEVELS: u16 = 5;

/// The lists that an item lies in, or the quotations, as far as they are told apart: at
/// least one.
pub fn levels(block: &Block) -> u16 {
    (u16::from(block.depth) + 1).min(MOST_LEVELS)
}

/// Whether two blocks stand without a blank row between them: pieces of one
/// paragraph, lines of a list and of those in it, of a poem or a table, and the lines
/// between the title and the text.
pub fn together(one: &Block, next: &Block) -> bool {
    use BlockKind::{ListItem, Preformatted, TableRow, Verse};
    let alike =
        one.kind == next.kind && matches!(one.kind, ListItem | Verse | Preformatted | TableRow);
    let is_another = next.opens_list && next.depth <= one.depth;
    let heads = |block: &Block| matches!(block.zone, Zone::Date | Zone::Byline | Zone::Category);
    next.is_rest || alike && !is_another || heads(one) && heads(next)
}

/// What a block is to the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Title,
    Subhead,
    /// Where and when, and what stands beside pictures.
    Aside,
    /// What is not the article.
    Clutter,
    Text,
}

/// What a block is to the eye.
#[must_use]
pub fn part(block: &Block) -> Part {
    match (block.zone, block.kind) {
        (Zone::Title, _) | (_, BlockKind::Heading(1)) => Part::Title,
        (Zone::Subhead, _) | (_, BlockKind::Heading(_)) => Part::Subhead,
        (Zone::Clutter, _) => Part::Clutter,
        (Zone::Date | Zone::Byline | Zone::Category | Zone::Caption, _)
        | (_, BlockKind::Rule | BlockKind::ImageText) => Part::Aside,
        _ => Part::Text,
    }
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

    #[test]
    fn every_piece_of_a_paragraph_has_the_direction_of_the_whole() {
        use Direction::{LeftToRight, RightToLeft};
        let arabic = |count| "وصلت القافلة إلى المدينة صباح اليوم ثم عادت. ".repeat(count);
        let latin = |count| "The caravan arrived in the town this morning. ".repeat(count);
        let digits = "2021 10:49 ".repeat(8000);
        let cases = [
            (latin(2000) + &arabic(4000), RightToLeft, LeftToRight),
            (arabic(1200) + &latin(6000), LeftToRight, RightToLeft),
            (
                digits.clone() + &latin(200) + &arabic(4000),
                RightToLeft,
                LeftToRight,
            ),
            (
                digits + &arabic(200) + &latin(6000),
                LeftToRight,
                RightToLeft,
            ),
        ];
        for (text, by_words, first_strong) in cases {
            let text = format!("- {text}\n\nآخره هنا.\n");
            let article = plain::read("test".to_owned(), text, Vec::new());
            let modes = [
                (DirectionPolicy::Auto, by_words),
                (DirectionPolicy::FirstStrong, first_strong),
                (DirectionPolicy::Fixed(RightToLeft), RightToLeft),
                (DirectionPolicy::Fixed(LeftToRight), LeftToRight),
            ];
            for (policy, expected) in modes {
                let all = paragraphs(&article, policy);
                let (_, pieces) = all.split_last().expect("two paragraphs");
                assert!(pieces.len() > 3);
                assert!(pieces.iter().all(|piece| piece.direction == expected));
                assert_eq!(article.title_directions().by(policy), expected, "in lists");
            }
        }
    }

    #[test]
    fn lists_stand_apart_and_what_lies_in_another_further_in() {
        let text = "خبر\n\n- أول\n- ثان\n- ثالث\n- رابع\n";
        let mut article = plain::read("test".to_owned(), text.to_owned(), Vec::new());
        let shapes = |article: &Article| -> Vec<_> {
            let all = paragraphs(article, DirectionPolicy::Auto);
            all[1..].iter().map(|one| (one.gap, one.indent)).collect()
        };
        assert_eq!(shapes(&article), [(1, 2), (0, 2), (0, 2), (0, 2)]);
        article.blocks[2].depth = 1;
        article.blocks[2].opens_list = true;
        article.blocks[4].opens_list = true;
        assert_eq!(shapes(&article), [(1, 2), (0, 4), (0, 2), (1, 2)]);
        article.blocks[2].depth = u8::MAX;
        assert_eq!(shapes(&article)[1], (0, 10), "there is room for words");
    }

    #[test]
    fn the_pieces_of_one_paragraph_stand_together() {
        use Justified::{All, AllButLast, None};
        let long = "من كلام طويل. ".repeat(8000);
        for (mark, indent, goes_on, ends) in [("", 0, All, AllButLast), ("- ", 2, None, None)] {
            let text = format!("عنوان الخبر\n\n{mark}{long}\n\nآخره هنا.\n");
            let article = plain::read("test".to_owned(), text, Vec::new());
            let all = paragraphs(&article, DirectionPolicy::FirstStrong);
            let shape = |one: &Paragraph| (one.gap, one.indent, one.justified);
            let shapes: Vec<_> = all.iter().map(shape).collect();
            let count = shapes.len();
            assert!(count > 4, "{shapes:?}");
            assert_eq!(shapes[1], (1, indent, goes_on));
            let between = &shapes[2..count - 2];
            assert!(between.iter().all(|&piece| piece == (0, indent, goes_on)));
            let end = [(0, indent, ends), (1, 0, AllButLast)];
            assert_eq!(shapes[count - 2..], end);
        }
    }
}
