use super::super::{Column, Row};
use super::*;
use crate::text::direction::Direction::RightToLeft;

/// A paragraph a line, a blank row between them.
fn document(text: &str, width: u16) -> Document {
    let mut start = 0;
    let paragraphs: Vec<Paragraph> = text
        .split_inclusive('\n')
        .enumerate()
        .map(|(index, line)| {
            let range = start..start + line.trim_end_matches('\n').len();
            start += line.len();
            let gap = u16::from(index > 0);
            Paragraph {
                gap,
                ..Paragraph::of(range, RightToLeft)
            }
        })
        .collect();
    Document::new(text.into(), paragraphs, Options::of_width(width))
}

fn at(paragraph: usize, row: usize) -> Anchor {
    Anchor { paragraph, row }
}

/// Of a page of [`TEXT`]: `_` for a gap row, otherwise paragraph and first byte, and
/// where what is folded ends.
fn picture(page: &Page) -> String {
    let place = |byte: usize| format!("{}:{byte}", TEXT[..byte].matches('\n').count());
    let rows = page.rows.iter().map(|row| match row {
        PageRow::Gap => "_".to_owned(),
        PageRow::Line { line, .. } => place(line.range.start),
        PageRow::Folded { range } => format!("{}-{}", place(range.start), range.end),
    });
    rows.collect::<Vec<_>>().join(" ")
}

const TEXT: &str = "ab cd ef\ngh\n\nij kl";

#[test]
fn a_page_starts_anywhere() {
    let mut document = document(TEXT, 2);
    assert_eq!(
        picture(&document.page(at(0, 0), 20)),
        "0:0 0:3 0:6 _ 1:9 _ 2:12 _ 3:13 3:16"
    );
    assert_eq!(picture(&document.page(at(0, 2), 3)), "0:6 _ 1:9");
    assert_eq!(picture(&document.page(at(1, 1), 2)), "1:9 _");
    assert_eq!(
        picture(&document.page(at(3, 9), 2)),
        "3:16",
        "a stale anchor is its paragraph's end"
    );
    assert_eq!(picture(&document.page(at(9, 0), 2)), "3:16");
    assert_eq!(picture(&document.page(at(0, 0), 0)), "");
}

#[test]
fn moving_stays_inside() {
    let mut document = document(TEXT, 2);
    assert_eq!(document.moved(at(0, 0), 4), at(1, 1));
    assert_eq!(document.moved(at(1, 1), -4), at(0, 0));
    assert_eq!(document.moved(at(1, 1), -1), at(1, 0));
    assert_eq!(document.moved(at(1, 0), -1), at(0, 2));
    for far in [100, 5000, isize::MAX] {
        assert_eq!(document.moved(at(1, 0), far), at(3, 2));
        assert_eq!(document.moved(at(1, 0), -far), at(0, 0));
    }
    assert_eq!(document.moved(at(1, 0), isize::MIN), at(0, 0));
}

#[test]
fn moving_row_by_row_meets_every_row() {
    let mut document = document(TEXT, 2);
    for rows in 0..10 {
        let there = document.moved(at(0, 0), rows);
        assert_eq!(document.moved(there, -rows), at(0, 0));
        assert_eq!(
            document.page(there, 1).rows,
            document.page(at(0, 0), 20).rows[rows as usize..][..1]
        );
    }
}

#[test]
fn the_last_page_is_full() {
    let mut document = document(TEXT, 2);
    let top = document.last_top(4);
    assert_eq!(picture(&document.page(top, 4)), "2:12 _ 3:13 3:16");
    assert_eq!(document.last_top(40), at(0, 0));
}

#[test]
fn bytes_and_rows_lead_to_each_other() {
    let mut document = document(TEXT, 2);
    for byte in 0..TEXT.len() {
        let anchor = document.anchor_of(byte);
        let start = document.byte_of(anchor);
        let next = document.moved(anchor, 1);
        assert!(
            start <= byte || TEXT.as_bytes()[byte] == b'\n',
            "{byte} {anchor:?}"
        );
        assert!(
            next == anchor || byte < document.byte_of(next),
            "{byte} {anchor:?}"
        );
        assert_eq!(document.anchor_of(start), anchor);
    }
    assert_eq!(document.anchor_of(999), at(3, 2));
    assert_eq!(
        document.byte_of(at(1, 0)),
        9,
        "a gap row leads to what follows it"
    );
}

#[test]
fn places_on_a_page_lead_to_bytes_and_back() {
    let mut document = document(TEXT, 5);
    let page = document.page(at(0, 1), 3);
    assert_eq!(page.range(), Some(6..11));
    assert_eq!(page.locate(7), Some((Row(0), Column(1))));
    assert_eq!(page.range_at(Row(0), Column(1)), Some(7..8));
    assert_eq!(page.locate(10), Some((Row(2), Column(1))));
    assert_eq!(page.range_at(Row(1), Column(0)), None, "a gap");
    assert_eq!(page.locate(0), None, "above the page");
    assert_eq!(Page::default().range(), None);
}

#[test]
fn other_options_lay_out_anew() {
    let mut document = document(TEXT, 2);
    let byte = document.byte_of(at(0, 2));
    document.set_options(Options::of_width(40));
    assert_eq!(document.anchor_of(byte), at(0, 0));
    assert_eq!(
        picture(&document.page(at(0, 0), 9)),
        "0:0 _ 1:9 _ 2:12 _ 3:13"
    );
}

#[test]
fn an_empty_document_has_no_rows() {
    let mut document = Document::new("".into(), Vec::new(), Options::of_width(9));
    assert_eq!(document.page(at(0, 0), 5), Page::default());
    assert_eq!(document.last_top(5), at(0, 0));
    assert_eq!(document.moved(at(0, 0), 3), at(0, 0));
    assert_eq!(
        (document.anchor_of(3), document.byte_of(at(2, 2))),
        (at(0, 0), 0)
    );
    assert_eq!(document.fraction(at(0, 0)), 0.0);
}

#[test]
fn only_what_is_looked_at_is_laid_out() {
    let text = "كلمة وكلمة أخرى\n".repeat(100_000);
    let mut document = document(&text, 20);
    document.page(at(0, 0), 40);
    let last = document.last_top(40);
    document.page(last, 40);
    assert!(
        document.kept.len() < 100,
        "{} paragraphs are laid out",
        document.kept.len()
    );
    assert!(document.fraction(last) > 0.99);
}

#[test]
fn what_is_kept_is_bounded_and_used_last() {
    let text = ("كلمات كثيرة ".repeat(50) + "\n").repeat(400);
    let mut document = document(&text, 40);
    let bottom = document.moved(at(0, 0), 5_000);
    assert!(bottom.paragraph > 250, "{bottom:?}");
    assert!(
        (20..250).contains(&document.kept.len()),
        "{}",
        document.kept.len()
    );
    assert!(document.kept.get(bottom.paragraph).is_some());
    assert!(document.kept.get(0).is_none());
}

#[test]
fn a_long_paragraph_is_laid_out_once_beside_a_short_one() {
    let text = "عنوان\n".to_owned() + &"كلمة وكلمة ".repeat(5_000);
    let mut document = document(&text, 10);
    let lines = document.lines(1);
    assert!(lines.len() > 4096);
    for _ in 0..3 {
        document.page(at(0, 0), 30);
        let last = document.last_top(30);
        document.page(last, 30);
    }
    assert!(Arc::ptr_eq(&lines, &document.lines(1)));
}

#[test]
fn the_last_top_is_that_of_the_height_and_width_in_force() {
    let mut document = document(TEXT, 2);
    assert_eq!(document.last_top(4), at(2, 1));
    assert_eq!(document.last_top(2), at(3, 1));
    assert_eq!(document.last_top(4), at(2, 1));
    document.set_options(Options::of_width(40));
    assert_eq!(document.last_top(4), at(2, 0));
}

/// The paragraphs of [`TEXT`] with the second and third folded to one row.
#[derive(Debug)]
struct Folding(Vec<Paragraph>);

impl Folding {
    fn document(width: u16) -> Document {
        let [first, second, third, last] =
            [0..8, 9..11, 12..12, 13..18].map(|range| Paragraph::of(range, RightToLeft));
        let folded = Paragraph {
            gap: 1,
            ..Paragraph::of(second.range.start..third.range.end, RightToLeft)
        };
        let folding = Self(vec![first, folded, last]);
        Document::new(TEXT.into(), folding, Options::of_width(width))
    }
}

impl Paragraphs for Folding {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn paragraph(&self, index: usize) -> Paragraph {
        self.0[index].clone()
    }

    fn is_folded(&self, index: usize) -> bool {
        index == 1
    }

    fn unfolded_before(&self, byte: usize) -> usize {
        byte - (byte.clamp(9, 12) - 9)
    }
}

#[test]
fn a_folded_paragraph_is_one_row_and_is_not_laid_out() {
    let mut document = Folding::document(2);
    assert_eq!(
        picture(&document.page(at(0, 0), 20)),
        "0:0 0:3 0:6 _ 1:9-12 3:13 3:16"
    );
    assert_eq!(picture(&document.page(at(1, 1), 2)), "1:9-12 3:13");
    assert_eq!(picture(&document.page(at(0, 2), 2)), "0:6 _");
    assert!(document.kept.get(1).is_none());
    for byte in 9..12 {
        assert_eq!(document.anchor_of(byte), at(1, 1));
    }
    assert_eq!(document.byte_of(at(1, 0)), 9);
    assert_eq!(document.byte_of(at(1, 1)), 9);
    assert_eq!(document.moved(at(0, 2), 3), at(2, 0));
    assert_eq!(document.moved(at(2, 0), -1), at(1, 1));
    assert_eq!(picture(&document.page(at(1, 1), 1)), "1:9-12");
    let page = document.page(at(1, 0), 2);
    assert_eq!(page.range(), Some(9..12));
    assert_eq!(
        (page.locate(9), page.range_at(Row(1), Column(0))),
        (None, None)
    );
}

#[test]
fn what_is_folded_is_no_part_of_the_way_through_a_text() {
    let mut document = Folding::document(2);
    let shown = (TEXT.len() - 3) as f64;
    assert_eq!(document.fraction(at(1, 1)), 9.0 / shown);
    assert_eq!(document.fraction(at(2, 0)), 10.0 / shown);
    assert_eq!(document.share(&(0..TEXT.len())), 1.0);
    assert_eq!(document.share(&(9..12)), 0.0);
    assert_eq!(document.share(&(6..13)), 4.0 / shown);
    assert_eq!(document.byte_at(0.0), 0);
    assert_eq!(document.byte_at(9.0 / shown), 9);
    assert_eq!(document.byte_at(10.0 / shown), 13);
    assert_eq!(document.byte_at(1.0), TEXT.len());
}
