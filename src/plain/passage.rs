//! Passages: what is said at a time when one reads on. A passage is a paragraph, or
//! some sentences of one that is long.

use std::ops::Range;

use crate::library::article::{Article, Block};
use crate::text::buffer::boundary_before;
use crate::text::sentences::sentences;

/// About how long a passage is at most, in bytes: a minute of listening.
const LONGEST: usize = 1600;

/// The passage of `article` that holds `byte`, or the next one after it, from
/// `byte` on; `None` after the last one.
pub(super) fn passage_from(article: &Article, byte: usize) -> Option<Range<usize>> {
    let block = block_after(article, byte)?;
    let passages = passages(article, &article.blocks[block]);
    let one = passages.into_iter().find(|one| byte < one.end)?;
    Some(byte.max(one.start)..one.end)
}

/// The passage that ends before `byte`, or is cut by it.
pub(super) fn passage_before(article: &Article, byte: usize) -> Option<Range<usize>> {
    let after = article
        .blocks
        .partition_point(|block| block.range.start < byte);
    let block = &article.blocks[after.checked_sub(1)?];
    let passages = passages(article, block);
    passages.into_iter().rfind(|one| one.start < byte)
}

/// The sentence around a range of the text; with more of them where they are parts of
/// one range.
pub(super) fn sentence_around(article: &Article, range: &Range<usize>) -> Range<usize> {
    let Some(block) = block_after(article, range.start) else {
        return range.clone();
    };
    let block = &article.blocks[block];
    let mut around = sentences_of(article, block)
        .into_iter()
        .filter(|one| one.start < range.end && range.start < one.end);
    let Some(first) = around.next() else {
        return range.clone();
    };
    let last = around.next_back().unwrap_or_else(|| first.clone());
    let sentence = first.start..last.end;
    if sentence.len() <= 2 * LONGEST {
        return sentence;
    }
    // No sentence: what stands near.
    let text = &article.text;
    let near = |byte: usize| boundary_before(text, byte);
    let from = near(range.start.saturating_sub(LONGEST / 2)).max(sentence.start);
    let to = near(range.end + LONGEST / 2).min(sentence.end);
    let start = text[from..range.start]
        .find(' ')
        .map_or(from, |blank| from + blank + 1);
    let end = text[range.end..to]
        .rfind(' ')
        .map_or(to, |blank| range.end + blank);
    start..end
}

/// The index of the block that holds `byte`, or of the next one after it.
pub(super) fn block_after(article: &Article, byte: usize) -> Option<usize> {
    let block = article
        .blocks
        .partition_point(|block| block.range.end <= byte);
    (block < article.blocks.len()).then_some(block)
}

/// The passages of a block, which cover it whole.
fn passages(article: &Article, block: &Block) -> Vec<Range<usize>> {
    if block.range.len() <= LONGEST {
        return vec![block.range.clone()];
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for sentence in sentences_of(article, block) {
        match found.last_mut() {
            Some(last) if sentence.end - last.start <= LONGEST => last.end = sentence.end,
            _ => cut(&article.text, sentence, &mut found),
        }
    }
    found
}

fn sentences_of(article: &Article, block: &Block) -> Vec<Range<usize>> {
    let start = block.range.start;
    let found = sentences(&article.text[block.range.clone()], block.keeps_breaks());
    let shifted = found
        .into_iter()
        .map(|one| start + one.start..start + one.end);
    shifted.collect()
}

/// Cuts what is no sentence but longer than a passage at blanks.
fn cut(text: &str, mut sentence: Range<usize>, into: &mut Vec<Range<usize>>) {
    while sentence.len() > LONGEST {
        let limit = boundary_before(text, sentence.start + LONGEST);
        let blank = text[sentence.start..limit].rfind(' ');
        let end = blank.map_or(limit, |blank| sentence.start + blank + 1);
        into.push(sentence.start..end);
        sentence.start = end;
    }
    into.push(sentence);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::formats::plain;

    fn article(text: &str) -> Article {
        plain::read("test".to_owned(), text.to_owned(), Vec::new())
    }

    fn all(article: &Article) -> Vec<Range<usize>> {
        let first = passage_from(article, 0);
        let next = |one: &Range<usize>| passage_from(article, one.end);
        std::iter::successors(first, next).collect()
    }

    #[test]
    fn a_short_paragraph_is_a_passage() {
        let article = article("العنوان هنا\n\nأول الكلام. ثم ثانيه.\n\nوآخره.\n");
        let said: Vec<_> = all(&article)
            .into_iter()
            .map(|one| article.text[one].trim_end())
            .collect();
        assert_eq!(said, ["العنوان هنا", "أول الكلام. ثم ثانيه.", "وآخره."]);
    }

    #[test]
    fn a_long_one_is_several_and_nothing_is_lost() {
        for unit in ["جملة قصيرة أخرى هنا. ", "كلمة ", "طويل"] {
            let text = format!("العنوان\n\n{}\n", unit.repeat(1500));
            let article = article(&text);
            let passages = all(&article);
            assert!(passages.len() > 5, "{unit}");
            assert!(passages.iter().all(|one| one.len() <= LONGEST), "{unit}");
            let body: String = passages[1..]
                .iter()
                .map(|one| &article.text[one.clone()])
                .collect();
            assert_eq!(body.trim_end(), unit.repeat(1500).trim_end());
            // And the same way back.
            let mut back = vec![passage_before(&article, article.text.len()).expect("a passage")];
            while let Some(one) = passage_before(&article, back[back.len() - 1].start) {
                back.push(one);
            }
            back.reverse();
            assert_eq!(back, passages, "{unit}");
        }
    }

    #[test]
    fn what_is_around_is_the_sentence() {
        let article = article("العنوان\n\nوصل الوفد. وقالت سارة إنه تأخر. ثم عاد.\n");
        let at = article.text.find("سارة").expect("a name");
        let sentence = sentence_around(&article, &(at..at + "سارة".len()));
        assert_eq!(article.text[sentence].trim(), "وقالت سارة إنه تأخر.");
    }

    #[test]
    fn around_what_is_no_sentence_stands_what_is_near() {
        let article = article(&format!("{0}سارة {0}", "كلمة ".repeat(3000)));
        let at = article.text.find("سارة").expect("a name");
        let name = at..at + "سارة".len();
        let near = sentence_around(&article, &name);
        assert!(near.start < at && near.end > name.end && near.len() <= 2 * LONGEST);
        assert!(article.text[near].starts_with("كلمة"));
    }
}
