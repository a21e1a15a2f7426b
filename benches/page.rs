//! How long a screen at the end of a text of 100 MB takes, the document new and
//! already looked at.

mod news;

use std::sync::LazyLock;

use divan::Bencher;
use qari::layout::{Document, Options, Paragraph};
use qari::text::buffer::Text;
use qari::text::direction::Direction;

const BYTES: usize = 100_000_000;
const ROWS: u16 = 28;

static TEXT: LazyLock<Text> = LazyLock::new(|| news::news(BYTES).into());

static PARAGRAPHS: LazyLock<Vec<Paragraph>> = LazyLock::new(|| {
    let mut start = 0;
    let lines = TEXT.split_inclusive('\n').map(|line| {
        let range = start..start + line.trim_end().len();
        start += line.len();
        Paragraph {
            gap: 1,
            ..Paragraph::of(range, Direction::RightToLeft)
        }
    });
    lines.collect()
});

fn main() {
    divan::main();
}

#[divan::bench]
fn last_page_of_a_new_document(bencher: Bencher) {
    bencher.with_inputs(document).bench_local_refs(last_page);
}

#[divan::bench]
fn last_page_at_another_width(bencher: Bencher) {
    let mut document = document();
    let mut width = 72;
    bencher.bench_local(|| {
        width = 172 - width;
        document.set_options(Options::of_width(width));
        last_page(&mut document)
    });
}

fn document() -> Document {
    Document::new(TEXT.clone(), PARAGRAPHS.clone(), Options::of_width(72))
}

fn last_page(document: &mut Document) -> usize {
    let top = document.last_top(ROWS);
    document.page(top, ROWS).rows.len()
}
