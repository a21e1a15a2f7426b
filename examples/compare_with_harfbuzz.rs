//! Holds the joining of texts against HarfBuzz's, letter by letter.
//!
//! ```text
//! cargo run --example compare_with_harfbuzz -- FILE...
//! ```
//!
//! Each line of a file is a paragraph. Prints for each file how many lines and
//! characters were compared and every letter for which the two differ.

use std::{env, fs, io, process};

#[path = "../tests/joining/font.rs"]
mod font;
#[path = "../tests/joining/oracle.rs"]
mod oracle;

fn main() -> io::Result<()> {
    let oracle = oracle::Oracle::new();
    let mut found = 0;
    for path in env::args().skip(1) {
        let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
        let mismatches: Vec<_> = text
            .lines()
            .flat_map(|line| oracle.mismatches(line))
            .collect();
        println!(
            "{path}: {} lines, {} characters, {} mismatches",
            text.lines().count(),
            text.chars().count(),
            mismatches.len()
        );
        for mismatch in &mismatches {
            println!("  {mismatch}");
        }
        found += mismatches.len();
    }
    process::exit(i32::from(found > 0));
}
