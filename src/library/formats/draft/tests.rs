use std::time::Instant;

use super::*;
use crate::library::article::{Article, Block};
use crate::library::formats::cut::LONGEST;
use crate::text::direction::Direction;

/// The kind, zone and text of each block.
fn shown(article: &Article) -> Vec<(BlockKind, Zone, &str)> {
    let shown = |block: &Block| (block.kind, block.zone, block.range.clone());
    let blocks = article.blocks.iter().map(shown);
    let text = &article.text;
    blocks
        .map(|(kind, zone, range)| (kind, zone, &text[range]))
        .collect()
}

fn finished(write: impl FnOnce(&mut Draft)) -> Article {
    let mut draft = Draft::new();
    write(&mut draft);
    draft.finish("test".to_owned())
}

#[test]
fn the_text_alone_reads_well() {
    let article = finished(|draft| {
        draft.title("وصول  القافلة\n");
        draft.write("  وصلت\n القافلة ");
        draft.write("صباح اليوم.");
        draft.line(BlockKind::ListItem, None, "• خبز");
        draft.line(BlockKind::ListItem, None, "• ماء");
        draft.begin(BlockKind::Paragraph, None);
        draft.line(BlockKind::Preformatted, None, "\n  let x = 1;\n  x\n");
    });
    assert_eq!(
        &*article.text,
        "وصول القافلة\n\nوصلت القافلة صباح اليوم.\n\n• خبز\n• ماء\n\n  let x = 1;\n  x\n"
    );
    assert_eq!(article.title, "وصول القافلة");
    assert_eq!(article.title_block, Some(0));
    assert_eq!(
        shown(&article),
        [
            (BlockKind::Heading(1), Zone::Title, "وصول القافلة"),
            (BlockKind::Paragraph, Zone::Body, "وصلت القافلة صباح اليوم."),
            (BlockKind::ListItem, Zone::Body, "• خبز"),
            (BlockKind::ListItem, Zone::Body, "• ماء"),
            (BlockKind::Preformatted, Zone::Body, "  let x = 1;\n  x"),
        ]
    );
}

#[test]
fn what_the_format_leaves_open_its_words_decide() {
    let article = finished(|draft| {
        draft.declared.author = Some("منى سالم".to_owned());
        draft.declared.date = Some("2021-08-31T10:00:00Z".to_owned());
        draft.title("وصول القافلة إلى المدينة");
        draft.write("الثلاثاء 24 أغسطس 2021");
        draft.begin(BlockKind::Paragraph, None);
        draft.write("اقرأ أيضا: أخبار أخرى");
        draft.line(BlockKind::Heading(1), None, "ما بعد الوصول");
        draft.write("كلام");
    });
    let zones: Vec<Zone> = article.blocks.iter().map(|block| block.zone).collect();
    use Zone::{Body, Clutter, Date, Subhead, Title};
    assert_eq!(zones, [Title, Date, Clutter, Subhead, Body]);
    assert_eq!(article.blocks[3].kind, BlockKind::Heading(2));
    assert_eq!(article.author.as_deref(), Some("منى سالم"));
    let date = article.date.expect("it is declared");
    assert_eq!(
        (date.date.to_string(), date.range),
        ("2021-08-31".into(), 0..0)
    );
}

#[test]
fn short_lines_are_a_poem_and_long_ones_paragraphs() {
    let poem = finished(|draft| {
        for line in ["سأمضي إلى بيتي", "إذا الليل أقبلا", "وأحمل في كفي", "سراجا"]
        {
            draft.write(line);
            draft.break_line();
        }
        draft.break_line();
        draft.write("وأسأل عن أهلي");
    });
    assert_eq!(
        shown(&poem),
        [
            (
                BlockKind::Verse,
                Zone::Body,
                "سأمضي إلى بيتي\nإذا الليل أقبلا\nوأحمل في كفي\nسراجا"
            ),
            (BlockKind::Verse, Zone::Body, "وأسأل عن أهلي"),
        ]
    );
    let sentence =
        "وصلت القافلة إلى المدينة صباح اليوم بعد رحلة طويلة عبر الجبال، ثم عادت من حيث أتت.";
    let prose = finished(|draft| {
        for _ in 0..3 {
            draft.write(sentence);
            draft.break_line();
        }
    });
    assert_eq!(
        shown(&prose),
        [(BlockKind::Paragraph, Zone::Body, sentence); 3]
    );
}

#[test]
fn marks_lie_on_their_words_and_within_blocks() {
    let link = InlineKind::Link {
        target: "https://example.org/".to_owned(),
    };
    let article = finished(|draft| {
        draft.write("قرأ ");
        draft.mark(link.clone());
        draft.write(" الخبر ");
        draft.mark(InlineKind::Strong);
        draft.write("كله");
        draft.unmark();
        draft.begin(BlockKind::Paragraph, None);
        draft.write("ثم نام");
        draft.unmark();
        draft.mark(InlineKind::Emphasis);
        draft.unmark();
        draft.write(" طويلا");
    });
    let marked: Vec<_> = article
        .inlines
        .iter()
        .map(|inline| (&inline.kind, &article.text[inline.range.clone()]))
        .collect();
    assert_eq!(
        marked,
        [
            (&link, "الخبر كله"),
            (&InlineKind::Strong, "كله"),
            (&link, "ثم نام"),
        ]
    );
}

#[test]
fn marks_end_with_their_words() {
    let article = finished(|draft| {
        draft.mark(InlineKind::Strong);
        draft.write("قول\u{a0}");
        draft.mark(InlineKind::Emphasis);
        draft.write("\u{a0}");
        draft.unmark();
        draft.unmark();
        draft.line(BlockKind::Paragraph, None, "آخر");
    });
    assert_eq!(article.inlines.len(), 1);
    assert_eq!(&article.text[article.inlines[0].range.clone()], "قول");
}

#[test]
fn a_long_paragraph_comes_in_pieces_and_very_many_blocks_are_gathered() {
    let long = finished(|draft| draft.write(&"وصلت القافلة ثم عادت. ".repeat(LONGEST / 20)));
    assert!(long.blocks.len() > 2);
    assert!(long.blocks[1..].iter().all(|block| block.is_rest));
    let many = finished(|draft| {
        for _ in 0..MOST_BLOCKS + 5000 {
            draft.line(BlockKind::Paragraph, None, "ن");
        }
    });
    assert!(
        many.blocks.len() < MOST_BLOCKS + 10,
        "{}",
        many.blocks.len()
    );
    assert_eq!(many.text.matches('ن').count(), MOST_BLOCKS + 5000);
}

#[test]
fn a_declared_direction_decides_where_words_do_not() {
    for (declared, words, expected) in [
        (Direction::LeftToRight, "12:30", Direction::LeftToRight),
        (
            Direction::LeftToRight,
            "الساعة 12:30",
            Direction::RightToLeft,
        ),
        (Direction::RightToLeft, "12:30", Direction::RightToLeft),
        (
            Direction::RightToLeft,
            "كتاب الطريق - Ali Salem Press",
            Direction::RightToLeft,
        ),
        (
            Direction::LeftToRight,
            "كتاب الطريق - Ali Salem Press",
            Direction::LeftToRight,
        ),
        (
            Direction::RightToLeft,
            "كتاب - Ali Salem Press",
            Direction::LeftToRight,
        ),
    ] {
        let article = finished(|draft| {
            draft.declared.direction = Some(declared);
            draft.write(words);
        });
        assert_eq!(article.direction, expected, "{words}");
    }
}

#[test]
fn nothing_written_is_nothing() {
    let article = finished(|draft| {
        draft.title(" \n");
        draft.begin(BlockKind::Quote, None);
        draft.mark(InlineKind::Strong);
        draft.break_line();
        draft.end();
    });
    assert_eq!((&*article.text, article.blocks.len()), ("", 0));
}

#[test]
fn a_long_block_of_code_is_looked_through_once() {
    // Without a letter of those that programs are written in, all of it has to be read.
    let digits = "0123456789 ".repeat(400_000);
    let time = |is_code: bool| {
        let begun = Instant::now();
        let article = finished(|draft| {
            draft.begin(BlockKind::Preformatted, None);
            draft.write(&digits);
            if is_code {
                draft.tell_code();
            }
        });
        assert!(article.blocks.len() > 10, "it is cut");
        begun.elapsed()
    };
    let usual = time(false);
    let code = time(true);
    // Once for each of its pieces would be sixty times as long.
    assert!(code < usual * 10, "{code:?}, of no code {usual:?}");
}
