//! How fast text becomes rows: the whole pipeline on 10 MB of Arabic news, on
//! one thread and on all, in turns with the `fribidi` command, which does less
//! work (no marks on their letters, no lam-alef over marks, no rules for lines).
//!
//! Ratios count, so the rounds alternate and their medians are compared; no
//! benchmark library measures another program that way.

mod news;

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use qari::layout::{Options, Paragraph, reflow};
use qari::text::direction::{Direction, DirectionPolicy, paragraph_direction};

const BYTES: usize = 10_000_000;
const WIDTH: u16 = 72;
const ROUNDS: usize = 7;

fn main() -> io::Result<()> {
    let text = news::news(BYTES);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("news.txt");
    fs::write(&path, &text)?;
    let threads = thread::available_parallelism()?.get();
    let mut times: [Vec<f64>; 3] = Default::default();
    for _ in 0..ROUNDS {
        times[0].push(seconds(|| rows(&text)));
        times[1].push(seconds(|| rows_by_threads(&text, threads)));
        if let Some(fribidi) = fribidi(&path)? {
            times[2].push(fribidi);
        }
    }
    let [one, all, fribidi] = times.map(median);
    let megabytes = text.len() as f64 / 1e6;
    let speed = |seconds: f64| megabytes / seconds;
    println!("{megabytes:.1} MB at width {WIDTH}, medians of {ROUNDS} rounds");
    if let (Some(one), Some(all)) = (one, all) {
        println!("one thread      {:6.1} MB/s", speed(one));
        println!("{threads} threads       {:6.1} MB/s", speed(all));
        match fribidi {
            Some(fribidi) => {
                println!("fribidi -w {WIDTH}   {:6.1} MB/s", speed(fribidi));
                println!("one thread is {:.2} of fribidi", fribidi / one);
                println!("{threads} threads are {:.2} of fribidi", fribidi / all);
            }
            None => println!("fribidi is not installed: nothing to compare with"),
        }
    }
    Ok(())
}

/// The bytes of all rows of `text`, a paragraph on each line.
fn rows(text: &str) -> usize {
    let options = Options::of_width(WIDTH);
    let mut row = String::new();
    let mut bytes = 0;
    for line in text.lines() {
        let paragraph = Paragraph::of(
            0..line.len(),
            paragraph_direction(line, DirectionPolicy::Auto, Direction::RightToLeft),
        );
        for line in reflow(line, &paragraph, options) {
            row.clear();
            row.extend(line.cells.iter().map(|cell| cell.symbol.as_str()));
            bytes += row.len();
        }
    }
    bytes
}

fn rows_by_threads(text: &str, threads: usize) -> usize {
    let mut parts = Vec::with_capacity(threads);
    let mut rest = text;
    for left in (1..=threads).rev() {
        let share = rest.len() / left;
        let end = rest.as_bytes()[share..]
            .iter()
            .position(|&byte| byte == b'\n')
            .map_or(rest.len(), |at| share + at + 1);
        let (part, after) = rest.split_at(end);
        parts.push(part);
        rest = after;
    }
    thread::scope(|scope| {
        let working: Vec<_> = parts
            .iter()
            .map(|part| scope.spawn(|| rows(part)))
            .collect();
        working
            .into_iter()
            .map(|worker| worker.join().unwrap_or(0))
            .sum()
    })
}

/// The seconds that the command takes; `None` if it is not installed.
fn fribidi(path: &Path) -> io::Result<Option<f64>> {
    let begun = Instant::now();
    let status = Command::new("fribidi")
        .args(["--nopad", "-w", &WIDTH.to_string()])
        .stdin(File::open(path)?)
        .stdout(Stdio::null())
        .status();
    match status {
        Ok(status) if status.success() => Ok(Some(begun.elapsed().as_secs_f64())),
        Ok(status) => Err(io::Error::other(format!("fribidi: {status}"))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn seconds(work: impl FnOnce() -> usize) -> f64 {
    let begun = Instant::now();
    std::hint::black_box(work());
    begun.elapsed().as_secs_f64()
}

fn median(mut times: Vec<f64>) -> Option<f64> {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied()
}
