use super::*;

fn article(text: &str) -> Article {
    read("test".to_owned(), text.to_owned(), Vec::new())
}

/// The kind and text of each block.
fn shown(text: &str) -> Vec<(BlockKind, String)> {
    let article = article(text);
    let shown = |block: &Block| (block.kind, article.text[block.range.clone()].to_owned());
    article.blocks.iter().map(shown).collect()
}

#[test]
fn every_line_is_a_block() {
    let expected =
        ["سطر أول", "سطر ثان", "سطر ثالث"].map(|line| (BlockKind::Paragraph, line.into()));
    assert_eq!(shown("سطر أول\r\nسطر ثان\r\n\r\n  سطر ثالث "), expected);
}

#[test]
fn lines_wrapped_by_hand_are_one_block() {
    let line = "وصلت القافلة إلى المدينة صباح اليوم بعد رحلة طويلة في";
    let text = format!("{line}\n{line}\n{line}\n{line}\nالجبال.\n\nثم عادت.\n");
    let blocks = shown(&text);
    assert_eq!(blocks.len(), 2, "{blocks:?}");
    assert!(blocks[0].1.ends_with("\nالجبال."));
}

#[test]
fn marks_at_the_start_tell_lists_quotes_and_rules() {
    use BlockKind::{ListItem, Paragraph, Quote, Rule};
    for (line, kind) in [
        ("- خبز", ListItem),
        ("• خبز", ListItem),
        ("١. خبز", ListItem),
        ("(2) خبز", ListItem),
        ("3- خبز", ListItem),
        ("أ) خبز", ListItem),
        ("> قال لي", Quote),
        ("* * *", Rule),
        ("———", Rule),
        ("-الأفغاني", Paragraph),
        ("3-2 كانت النتيجة", Paragraph),
        ("2021. كان عاماً صعباً", Paragraph),
        ("12.5 مليون", Paragraph),
        ("د. سامي حضر", Paragraph),
        ("--", Paragraph),
    ] {
        assert_eq!(super::kind(line), kind, "{line}");
    }
}

#[test]
fn an_article_without_a_title_is_called_by_its_first_words() {
    let long = "كلمة ".repeat(40);
    let title = article(&long).title;
    assert!(
        title.ends_with("كلمة…") && title.chars().count() <= 80,
        "{title}"
    );
    assert_eq!(article("إعلان\n\nخبر قصير جداً.\n").title, "خبر قصير جداً.");
    assert_eq!(article("ا".repeat(200).as_str()).title.chars().count(), 81);
}

#[test]
fn only_white_space_lies_outside_the_blocks() {
    let text = "\u{feff}عنوان\r\n\r\n- بند\n\u{200f}\n> قول\n***\nنص أخير\t\n";
    let article = article(text);
    let mut end = 0;
    for block in &article.blocks {
        assert!(block.range.start >= end);
        let between = &text[end..block.range.start];
        assert!(
            between
                .chars()
                .all(|c| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200f}'))
        );
        end = block.range.end;
    }
    assert_eq!(&*article.text, text);
    assert_eq!(article.id, ArticleId::of(text));
}

#[test]
fn what_is_not_prose_stands_on_the_side_of_the_article() {
    use Direction::{LeftToRight, RightToLeft};
    let text = "عنوان الخبر\n\nالمصدر: The New Daily Post\nشارك الخبر: Facebook | Twitter | WhatsApp\n\n\
        وصل الوفد إلى المدينة مساء أمس بعد رحلة طويلة عبر الجبال والوديان والسهول كلها حتى البحر.\n\n\
        The delegation arrived last night.\n";
    let directions = |text: &str| {
        let blocks = article(text).blocks.into_iter();
        blocks
            .map(|block| block.directions.by_words)
            .collect::<Vec<_>>()
    };
    let expected = [
        RightToLeft,
        RightToLeft,
        RightToLeft,
        RightToLeft,
        LeftToRight,
    ];
    assert_eq!(directions(text), expected);
}

#[test]
fn a_line_of_two_megabytes_is_cut_and_loses_nothing() {
    let sentence = "وصلت القافلة إلى المدينة صباح اليوم، ثم عادت. ";
    for unit in [sentence, "كلمة ", "بلافراغ", "word "] {
        let text = unit.repeat(2_000_000 / unit.len() + 1);
        let article = article(&text);
        assert!(article.blocks.len() >= 8);
        let mut end = 0;
        for block in &article.blocks {
            assert!(block.range.len() <= super::super::cut::LONGEST);
            assert!(
                text[end..block.range.start]
                    .chars()
                    .all(char::is_whitespace)
            );
            assert_eq!(block.directions.by_words, article.direction);
            if unit == sentence {
                assert!(text[block.range.clone()].ends_with("عادت."));
            }
            end = block.range.end;
        }
        assert!(text[end..].trim().is_empty());
    }
}

#[test]
fn the_pieces_of_a_paragraph_have_its_direction() {
    let arabic = "وصلت القافلة إلى المدينة صباح اليوم، ثم عادت. ".repeat(8000);
    let english = "The caravan arrived in the town this morning. ".repeat(6000);
    let article = article(&format!("{arabic}{english}"));
    let is_english = |block: &Block| article.text[block.range.clone()].starts_with("The");
    assert!(article.blocks.iter().any(is_english));
    assert!(
        article
            .blocks
            .iter()
            .all(|block| block.directions.by_words == Direction::RightToLeft)
    );
}

proptest::proptest! {
    #[test]
    fn no_text_breaks_the_blocks(pieces in proptest::collection::vec(
        proptest::sample::select(&[
            "\n", "\n\n", "\r", "\u{feff}", "\u{202e}", "- ", "> ", "***", "إعلان", "أخبار ذات صلة", "Loading...",
            "كتب- ", "المصدر:", "31", "/8/", "أغسطس", " 2021", "٣١", "م", "الـ", "ﷺ", "ﻷ", "أ\u{654}", "\u{651}", " ",
            "وصلت القافلة إلى المدينة صباح اليوم بعد رحلة طويلة عبر الجبال والوديان والسهول كلها حتى البحر.", "e\u{301}", "👩‍👧",
        ][..]), 0..40)
    ) {
        let text = pieces.concat();
        let article = article(&text);
        let mut end = 0;
        for block in &article.blocks {
            assert!(block.range.start >= end && block.range.end > block.range.start);
            assert!(!text[block.range.clone()].trim().is_empty());
            end = block.range.end;
        }
        if let Some(date) = &article.date {
            assert!(text[date.range.clone()].chars().next().is_some_and(char::is_alphanumeric));
        }
    }
}

#[test]
fn the_beginning_stays_as_it_is_when_the_rest_comes() {
    let prose = "وصلت القافلة إلى المدينة صباح اليوم بعد رحلة طويلة في\n".repeat(4) + "الجبال.\n\n";
    let texts = [
        format!("عنوان الخبر\n\n{}", "سطر من النص.\n".repeat(300)),
        prose.repeat(40),
        "كلمة ".repeat(40_000),
        format!("- بند {}\n\nThe end of it.\n", "طويل ".repeat(20_000)),
        "\n".repeat(900) + "سطر",
    ];
    for text in texts {
        let whole = begin_within(
            "test".into(),
            ArticleId::of(&text),
            (&*text).into(),
            vec![],
            2000,
        );
        let mut article = whole.clone();
        if !article.is_whole {
            assert!(
                article
                    .blocks
                    .last()
                    .is_some_and(|last| last.range.end >= 2000)
            );
            complete_from(&mut article, 2000);
        }
        assert!(article.is_whole);
        assert_eq!(article.blocks[..whole.blocks.len()], whole.blocks);
        let mut end = 0;
        for block in &article.blocks {
            assert!(text[end..block.range.start].trim().is_empty());
            end = block.range.end;
        }
        assert!(text[end..].trim().is_empty());
    }
}

#[test]
fn pieces_of_a_long_paragraph_are_one_to_the_reader() {
    let text = format!("- بند {}\nآخر\n", "من كلام طويل. ".repeat(8000));
    let article = article(&text);
    let (last, item) = article.blocks.split_last().expect("blocks");
    assert!(item.len() > 2);
    assert!(item.iter().all(|piece| piece.kind == BlockKind::ListItem));
    let rests: Vec<bool> = item.iter().map(|piece| piece.is_rest).collect();
    assert!(!rests[0] && rests[1..].iter().all(|&rest| rest));
    assert!(!last.is_rest);
}

#[test]
fn very_many_short_lines_are_gathered() {
    let lines = MOST_BLOCKS + 10_000;
    let article = article(&"ا\n".repeat(lines));
    let gathered = &article.blocks[MOST_BLOCKS..];
    assert!((1..100).contains(&gathered.len()), "{}", gathered.len());
    assert!(
        gathered
            .iter()
            .all(|block| block.kind == BlockKind::Preformatted)
    );
    let letters = |block: &Block| article.text[block.range.clone()].matches('ا').count();
    assert_eq!(article.blocks.iter().map(letters).sum::<usize>(), lines);
}

#[test]
fn what_a_beginning_says_the_whole_says_too() {
    let prose = "وصلت القافلة إلى المدينة صباح اليوم بعد رحلة طويلة في\n".repeat(4) + "الجبال.\n\n";
    let texts = [
        format!("عنوان الخبر\n\n{}", "سطر من النص.\n".repeat(60_000)),
        prose.repeat(4_000),
        "كلمة ".repeat(200_000),
        format!("عنوان\n{}آخر", " ".repeat(2 * LARGE)),
    ];
    for text in texts {
        let whole = article(&text);
        let cut = boundary_before(&text, ENOUGH);
        let begun = begin("test".into(), &text[..cut]).expect("it shows something");
        assert!(!begun.is_whole && whole.is_whole);
        assert!(begun.id != whole.id && begun.id != ArticleId::of(&text[..cut]));
        assert!(whole.blocks.starts_with(&begun.blocks));
        assert_eq!(
            (begun.title, begun.title_range),
            (whole.title, whole.title_range)
        );
    }
    assert!(begin("test".into(), " ".repeat(ENOUGH)).is_none());
}
