//! Holds the rows of texts against what the command `fribidi` makes of the
//! same, already broken lines.
//!
//! ```text
//! cargo run --example compare_with_fribidi -- FILE...
//! ```
//!
//! Each line of a file is a paragraph, laid out 40, 72 and 100 columns wide.
//! Prints, for each file and width, how many rows are the same, how many differ
//! for each reason that is known (see `docs/CONFORMANCE.md`), and the rows that
//! differ for none.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::process::{Command, Stdio};
use std::{env, fs, thread};

use qari::layout::{Options, Paragraph, reflow};
use qari::text::direction::{Direction, DirectionPolicy, paragraph_direction, text_direction};
use qari::text::joining::Joining;
use qari::text::prepare::prepare;
use qari::text::width::is_hidden;

fn main() -> io::Result<()> {
    let mut reasons = BTreeMap::new();
    let (mut rows, mut unknown) = (0, 0);
    for path in env::args().skip(1) {
        let text = fs::read_to_string(&path)?;
        for width in [40, 72, 100] {
            let found = compare(&text, width)?;
            let known: Vec<String> = found
                .reasons
                .iter()
                .map(|(reason, count)| format!("{count} {reason}"))
                .collect();
            println!(
                "{path} at {width}: {} rows; {}",
                found.rows,
                known.join(", ")
            );
            for [line, ours, theirs] in &found.unknown {
                println!("  line   {line}\n  ours   {ours}\n  theirs {theirs}");
            }
            rows += found.rows;
            unknown += found.unknown.len();
            for (reason, count) in found.reasons {
                *reasons.entry(reason).or_insert(0) += count;
            }
        }
    }
    println!("in all: {rows} rows; {reasons:?}; differing for no known reason: {unknown}");
    Ok(())
}

#[derive(Default)]
struct Found {
    rows: usize,
    reasons: BTreeMap<&'static str, usize>,
    /// The line, our row and theirs.
    unknown: Vec<[String; 3]>,
}

/// A row of cells, left to right, the marks of each sorted.
type Cells = Vec<String>;

fn compare(text: &str, width: u16) -> io::Result<Found> {
    let mut found = Found::default();
    for direction in [Direction::RightToLeft, Direction::LeftToRight] {
        let (lines, rows) = rows(text, direction, width);
        let prepared: Vec<String> = lines
            .iter()
            .map(|line| prepare(line).text.into_owned())
            .collect();
        let theirs = fribidi(&lines, direction)?;
        let theirs_prepared = fribidi(&prepared, direction)?;
        found.rows += lines.len();
        for (index, ours) in rows.into_iter().enumerate() {
            let line = &lines[index];
            match reason(
                line,
                direction,
                &ours,
                &theirs[index],
                &theirs_prepared[index],
            ) {
                Some("") => {}
                Some(reason) => *found.reasons.entry(reason).or_default() += 1,
                None => {
                    let theirs = theirs[index].concat();
                    found.unknown.push([line.clone(), ours.concat(), theirs]);
                }
            }
        }
    }
    Ok(found)
}

/// The broken lines of the paragraphs of a direction, and our rows of them.
fn rows(text: &str, wanted: Direction, width: u16) -> (Vec<String>, Vec<Cells>) {
    let whole = text_direction(text);
    let (mut lines, mut rows) = (Vec::new(), Vec::new());
    for paragraph in text.lines().filter(|line| !line.trim().is_empty()) {
        if paragraph_direction(paragraph, DirectionPolicy::Auto, whole) != wanted {
            continue;
        }
        for line in laid_out(paragraph, wanted, width) {
            lines.push(paragraph[line.range].trim().to_owned());
            rows.push(line.cells.iter().map(|cell| sorted(&cell.symbol)).collect());
        }
    }
    (lines, rows)
}

fn laid_out(text: &str, direction: Direction, width: u16) -> Vec<qari::layout::Line> {
    let paragraph = Paragraph::of(0..text.len(), direction);
    reflow(text, &paragraph, Options::of_width(width))
}

/// Why a row differs: the empty reason if it does not, `None` if nobody knows.
/// Reasons are tried one after the other, each also with those before it.
fn reason(
    line: &str,
    direction: Direction,
    ours: &Cells,
    theirs: &Cells,
    prepared: &Cells,
) -> Option<&'static str> {
    if ours == theirs {
        return Some("");
    }
    let ours = plain(ours, &HAMZA);
    let theirs = plain(theirs, &HAMZA);
    if ours == theirs {
        return Some("lone hamza");
    }
    let ours = plain(&ours, &AE);
    let theirs = plain(&theirs, &AE);
    if ours == theirs {
        return Some("ae");
    }
    if ours == with_lam_alef(&theirs) {
        return Some("mark between lam and alef");
    }
    let prepared = plain(&plain(&with_lam_alef(prepared), &HAMZA), &AE);
    if ours == prepared {
        return Some("sign spelled or letter composed");
    }
    let alone = laid_out(line, direction, u16::MAX);
    let alone: Cells = alone
        .iter()
        .flat_map(|l| &l.cells)
        .map(|cell| sorted(&cell.symbol))
        .collect();
    (plain(&plain(&alone, &HAMZA), &AE) == prepared).then_some("line judged without its paragraph")
}

/// What `fribidi` makes of each line.
fn fribidi(lines: &[String], direction: Direction) -> io::Result<Vec<Cells>> {
    let side = match direction {
        Direction::RightToLeft => "--rtl",
        Direction::LeftToRight => "--ltr",
    };
    let mut child = Command::new("fribidi")
        .args(["--nopad", "--nobreak", "--clean", "--reordernsm", side])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = child.stdin.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let all = lines.join("\n") + "\n";
    let writer = thread::spawn(move || input.write_all(all.as_bytes()));
    let output = child.wait_with_output()?;
    let _ = writer.join();
    Ok(String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(cells)
        .collect())
}

/// The cells of a row of `fribidi`: what is never shown left out, marks with
/// the character before them.
fn cells(row: &str) -> Cells {
    let mut cells: Cells = Vec::new();
    for character in row.chars().filter(|&c| !is_hidden(c)) {
        match cells.last_mut() {
            Some(cell) if Joining::of(character) == Joining::Transparent => cell.push(character),
            _ => cells.push(character.into()),
        }
    }
    cells.iter().map(|cell| sorted(cell)).collect()
}

/// A cell with its marks in one order.
fn sorted(cell: &str) -> String {
    let mut characters = cell.chars();
    let base = characters.next();
    let mut marks: Vec<char> = characters.collect();
    marks.sort_unstable();
    base.into_iter().chain(marks).collect()
}

/// With the ligatures that fribidi leaves out because of a mark.
fn with_lam_alef(row: &Cells) -> Cells {
    const ALEFS: [char; 4] = ['\u{fe82}', '\u{fe84}', '\u{fe88}', '\u{fe8e}'];
    let mut cells: Cells = Vec::new();
    for cell in row {
        let lam = cell.chars().next();
        let joined = u32::from(lam == Some('\u{fee0}'));
        let before = cells.last().and_then(|cell| cell.chars().next());
        let alef = ALEFS.iter().position(|&alef| before == Some(alef));
        if let (Some('\u{fedf}' | '\u{fee0}'), Some(alef)) = (lam, alef) {
            let marks: String = cells
                .pop()
                .into_iter()
                .flat_map(|cell| cell.chars().skip(1).collect::<Vec<_>>())
                .collect();
            let ligature = char::from_u32(0xfef5 + 2 * alef as u32 + joined);
            cells.push(sorted(&format!(
                "{}{}{marks}",
                ligature.unwrap_or(' '),
                &cell[3..]
            )));
        } else {
            cells.push(cell.clone());
        }
    }
    cells
}

/// With one sign for a letter and the forms that only one side uses for it.
fn plain(row: &Cells, (letter, forms): &(&str, &[char])) -> Cells {
    row.iter()
        .map(|cell| cell.replace(*forms, letter))
        .collect()
}

/// We show ae as heh at a word's end, since Unicode has no forms of ae.
const AE: (&str, &[char]) = ("\u{6d5}", &['\u{fee9}', '\u{feea}']);

/// A hamza by itself has one form, the same sign; fribidi leaves it as it is.
const HAMZA: (&str, &[char]) = ("\u{621}", &['\u{fe80}']);
