//! What is written into records and read back.

use super::*;

#[test]
fn what_a_block_is_comes_back() {
    let sides = Directions {
        by_words: Direction::RightToLeft,
        first_strong: Direction::LeftToRight,
    };
    for (is_rest, opens_list, depth) in [
        (false, false, 0),
        (true, false, 0),
        (false, true, 3),
        (true, false, 9),
    ] {
        let one = Block {
            kind: BlockKind::ListItem,
            range: 0..4,
            is_rest,
            depth,
            opens_list,
            zone: Zone::Body,
            directions: sides,
        };
        assert_eq!(block(block_record(&one), "text"), Some(one));
    }
}

#[test]
fn what_was_struck_out_comes_back_so() {
    let one = Inline {
        range: 0..4,
        kind: InlineKind::Struck,
    };
    assert_eq!(inline(inline_record(&one), "text"), Some(one));
}
