//! Pages: they agree whichever way one came, and bytes lead to places and back.

use super::*;

/// Whatever way leads to a page, it shows the same rows, be some of the paragraphs
/// folded or not; and bytes lead to places and back.
pub fn ways_of_paging_agree(text: &str, paragraphs: &[Paragraph], options: Options, height: u16) {
    let all = paragraphs.to_vec();
    paging_agrees(text, &all, options, height);
    paging_agrees(text, &Folding(all), options, height);
}

/// Paragraphs of which every other one is folded.
#[derive(Clone, Debug)]
struct Folding(Vec<Paragraph>);

impl Paragraphs for Folding {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn paragraph(&self, index: usize) -> Paragraph {
        self.0[index].clone()
    }

    fn is_folded(&self, index: usize) -> bool {
        index % 2 == 1
    }
}

fn paging_agrees(
    text: &str,
    paragraphs: &(impl Paragraphs + Clone + 'static),
    options: Options,
    height: u16,
) {
    let open = || Document::new(text.into(), paragraphs.clone(), options);
    let mut document = open();
    let all: Page = document.page(Anchor::default(), u16::MAX);
    let count = all.rows.len();
    let mut step = Anchor::default();
    for row in 0..count {
        let top = document.moved(Anchor::default(), row as isize);
        assert_eq!(step, top, "row by row and at once");
        assert_eq!(document.moved(top, -(row as isize)), Anchor::default());
        let shown = &all.rows[row..count.min(row + usize::from(height))];
        assert_eq!(document.page(top, height).rows, shown);
        let byte = document.byte_of(top);
        let found = document.anchor_of(byte);
        assert_eq!(open().anchor_of(byte), found, "from another place");
        step = document.moved(step, 1);
    }
    let last = document.last_top(height);
    let full = count.saturating_sub(usize::from(height.max(1)));
    assert_eq!(last, document.moved(Anchor::default(), full as isize));
    assert_eq!(open().last_top(height), last, "straight to the end");
    bytes_lead_to_places_and_back(text, &mut document, &all);
}

fn bytes_lead_to_places_and_back(text: &str, document: &mut Document, all: &Page) {
    for (byte, character) in text.char_indices() {
        let anchor = document.anchor_of(byte);
        let place = all.locate(byte);
        let Some((row, column)) = place else {
            continue;
        };
        assert!(
            all.range_at(row, column)
                .is_some_and(|range| range.contains(&byte))
        );
        let top = document.moved(Anchor::default(), row.0 as isize);
        assert_eq!(top, anchor, "{character:?} at {byte}");
    }
    for (index, row) in all.rows.iter().enumerate() {
        let PageRow::Line { line, .. } = row else {
            continue;
        };
        for column in 0..line.width() {
            let Some(range) = all.range_at(Row(index as u16), Column(column)) else {
                panic!("no bytes in row {index}, column {column}");
            };
            // A blank that layout added has no bytes; what is spelled over lines
            // is where it begins.
            if range.is_empty() || !line.range.contains(&range.start) {
                continue;
            }
            let there = all.locate(range.start).map(|(row, _)| usize::from(row.0));
            assert_eq!(there, Some(index));
        }
    }
}
