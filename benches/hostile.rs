//! Text that is made to break the algorithms, once and four times as long: the time
//! of the longer over that of the shorter tells whether it grows by its square. It
//! would be 16 then; about 4 is right. The longer has as many bytes as a piece of a
//! paragraph may have: what is longer still is slowed by its memory alone.
//! `tests/conformance/hostile.rs` shows that it is laid out correctly. Of words that are
//! made to hold each other, how long it takes to find the actors is told in the same way.

#[path = "../tests/conformance/hostile/kinds.rs"]
mod kinds;

use std::sync::Arc;
use std::time::Instant;

use qari::actors::gazetteer::Gazetteer;
use qari::actors::recognizer::Recognizer;
use qari::layout::{Options, Paragraph, reflow};
use qari::library::formats::plain;
use qari::text::direction::Direction;

/// Bytes of the shorter text.
const BYTES: usize = 16 * 1024;

/// How often each is laid out; the quickest time counts.
const TIMES: usize = 15;

fn main() {
    println!("    once      4 times  ratio");
    for unit in kinds::KINDS {
        let shorter = kinds::texts(unit, BYTES);
        let longer = kinds::texts(unit, 4 * BYTES);
        for (shorter, longer) in shorter.iter().zip(&longer) {
            let (once, more) = (milliseconds(shorter), milliseconds(longer));
            let start: String = shorter.chars().take(8).collect();
            println!(
                "{once:6.1} ms {more:5.1} ms  {:5.2}  {start:?}",
                more / once
            );
        }
    }
    actors();
}

/// Words that each are a description, alone and after one of whom they may be said.
const DESCRIPTIONS: [&str; 3] = ["المتمردون ", "الحركة الإرهابية ", "طالبان وزارة الدفاع "];

fn actors() {
    let recognizer = Recognizer::new(Arc::new(Gazetteer::built_in()));
    for unit in DESCRIPTIONS {
        let time = |bytes: usize| {
            let text = format!("أعلنت حركة طالبان ذلك. {}", unit.repeat(bytes / unit.len()));
            let article = plain::read("hostile".to_owned(), text, Vec::new());
            quickest(|| recognizer.mentions(&article).len())
        };
        let (once, more) = (time(BYTES), time(4 * BYTES));
        println!("{once:6.1} ms {more:5.1} ms  {:5.2}  {unit:?}", more / once);
    }
}

fn milliseconds(text: &str) -> f64 {
    let paragraph = Paragraph::of(0..text.len(), Direction::RightToLeft);
    quickest(|| reflow(text, &paragraph, Options::of_width(72)))
}

/// The quickest of some runs, in milliseconds.
fn quickest<T>(run: impl Fn() -> T) -> f64 {
    let times = (0..TIMES).map(|_| {
        let begun = Instant::now();
        std::hint::black_box(run());
        begun.elapsed().as_secs_f64() * 1000.0
    });
    times.fold(f64::INFINITY, f64::min)
}
