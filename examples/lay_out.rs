//! Lays out a text and writes its rows, or measures how fast that goes.
//!
//! ```text
//! cargo run --release --example lay_out -- WIDTH FILE     rows, visual order, left to right
//! cargo run --release --example lay_out -- WIDTH FILE N   time for the text N times over
//! ```
//!
//! Each line of the file is a paragraph. The rows are not padded to the width,
//! so that they can be compared with what another program makes of the lines.

use std::time::Instant;
use std::{env, fs, io, process};

use qari::layout::{Options, Paragraph, reflow};
use qari::text::direction::{DirectionPolicy, paragraph_direction, text_direction};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (width, path, times) = match &arguments[..] {
        [width, path] => (width.parse(), path, None),
        [width, path, times] => (width.parse(), path, times.parse::<usize>().ok()),
        _ => {
            eprintln!("usage: lay_out WIDTH FILE [TIMES]");
            process::exit(2);
        }
    };
    let options = Options::of_width(width.unwrap_or(80));
    let text = fs::read_to_string(path)?.repeat(times.unwrap_or(1));
    let whole = text_direction(&text);
    let mut start = 0;
    let paragraphs = text.split_inclusive('\n').map(|line| {
        let range = start..start + line.trim_end().len();
        start += line.len();
        let direction = paragraph_direction(line, DirectionPolicy::Auto, whole);
        Paragraph::of(range, direction)
    });
    if times.is_none() {
        for line in paragraphs.flat_map(|paragraph| reflow(&text, &paragraph, options)) {
            println!(
                "{}",
                line.cells
                    .iter()
                    .map(|cell| cell.symbol.as_str())
                    .collect::<String>()
            );
        }
        return Ok(());
    }
    let begun = Instant::now();
    let rows: usize = paragraphs
        .map(|paragraph| reflow(&text, &paragraph, options).len())
        .sum();
    let seconds = begun.elapsed().as_secs_f64();
    let megabytes = text.len() as f64 / 1e6;
    println!(
        "{megabytes:.1} MB, {rows} rows, {seconds:.2} s, {:.1} MB/s",
        megabytes / seconds
    );
    Ok(())
}
