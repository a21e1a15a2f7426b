//! Writes `src/text/tables.rs` from the Unicode Character Database.
//!
//! ```text
//! cargo run --example unicode_tables -- DIR > tables.new
//! mv tables.new src/text/tables.rs && cargo fmt
//! ```
//!
//! `DIR` holds `UnicodeData.txt`, `BidiMirroring.txt`, `PropList.txt`,
//! `DerivedCoreProperties.txt` and `extracted/DerivedJoiningType.txt` (Debian's
//! package `unicode-data` puts them in `/usr/share/unicode`). The output goes
//! through a second file, because the table it replaces is part of the build.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io, process};

/// The joining types of the Arabic script's characters that Unicode 16 to 18
/// added, in the notation of `DerivedJoiningType.txt`, so that `DIR` may be of
/// an older version.
const SINCE: &str = "\
088F ; D
0897 ; T
10EC2 ; R
10EC3..10EC4 ; D
10EC6..10EC7 ; D
10ECB..10ECF ; T
10ED9..10EEE ; L
10EF0..10EFC ; T
";

fn main() {
    let Some(directory) = env::args().nth(1) else {
        eprintln!("usage: unicode_tables DIR");
        process::exit(2);
    };
    match tables(Path::new(&directory)) {
        Ok(source) => print!("{source}"),
        Err(error) => {
            eprintln!("unicode_tables: {directory}: {error}");
            process::exit(1);
        }
    }
}

fn tables(directory: &Path) -> io::Result<String> {
    let read = |name: &str| fs::read_to_string(directory.join(name));
    let mut joining = joining_types(SINCE);
    joining.extend(joining_types(&read("extracted/DerivedJoiningType.txt")?));
    let data = read("UnicodeData.txt")?;
    let mirroring = read("BidiMirroring.txt")?;
    let version = mirroring
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("# BidiMirroring-"))
        .map_or("unknown", |rest| rest.trim_end_matches(".txt"));

    let mut out = format!(
        "//! Tables of the Unicode Character Database, version {version}; of the joining types\n\
         //! of the Arabic script, version 18.0.0.\n\
         //!\n\
         //! Written by `examples/unicode_tables.rs`; not edited by hand.\n\n"
    );
    let _ = write!(
        out,
        "/// Joining types of U+0600 to U+06FF, by the letters of `ArabicShaping.txt`.\n\
         pub(super) const JOINING_ARABIC: &[u8; 256] = b\"\\\n"
    );
    for line in 0..4u32 {
        let types: String = (0..64u32)
            .map(|i| {
                joining
                    .get(&(0x600 + line * 64 + i))
                    .copied()
                    .unwrap_or('U')
            })
            .collect();
        let _ = writeln!(out, "    {types}\\");
    }
    out.push_str("\";\n\n");
    let _ = write!(
        out,
        "/// Joining types of all other characters that have one: first, last, type.\n\
         pub(super) const JOINING: &[(char, char, u8)] = &[\n"
    );
    let others = joining
        .iter()
        .filter(|(code, _)| !(0x600..0x700).contains(*code));
    for (first, last, value) in ranges(others.map(|(code, value)| (*code, *value))) {
        let _ = writeln!(
            out,
            "    ({}, {}, b'{value}'),",
            literal(first),
            literal(last)
        );
    }
    out.push_str("];\n\n");

    let _ = write!(
        out,
        "/// Letters with presentation forms: isolated, final, initial, medial; NUL for none.\n\
         pub(super) const FORMS: &[(char, [char; 4])] = &[\n"
    );
    for (letter, forms) in presentation_forms(&data) {
        let forms = forms.map(|form| form.map_or("'\\0'".to_owned(), literal));
        let _ = writeln!(out, "    ({}, [{}]),", literal(letter), forms.join(", "));
    }
    out.push_str("];\n\n");

    let _ = write!(
        out,
        "/// What a character is shown as at an odd level (UAX #9, L4).\n\
         pub(super) const MIRRORED: &[(char, char)] = &[\n"
    );
    for line in mirroring.lines() {
        let fields: Vec<&str> = fields(line).collect();
        if let [from, to] = fields[..] {
            let _ = writeln!(out, "    ({}, {}),", literal(hex(from)), literal(hex(to)));
        }
    }
    out.push_str("];\n\n");

    let hidden = hidden(
        &data,
        &read("DerivedCoreProperties.txt")?,
        &read("PropList.txt")?,
    );
    let _ = write!(
        out,
        "/// Characters that are never shown: default ignorables, format characters (but\n\
         /// not those that enclose digits), control characters, line and paragraph\n\
         /// separators. First, last.\n\
         pub(super) const HIDDEN: &[(char, char)] = &[\n"
    );
    for (first, last, ()) in ranges(hidden.into_iter().map(|code| (code, ()))) {
        let _ = writeln!(out, "    ({}, {}),", literal(first), literal(last));
    }
    out.push_str("];\n");
    Ok(out)
}

/// The joining type of every character that is not `U`.
fn joining_types(file: &str) -> BTreeMap<u32, char> {
    let mut types = BTreeMap::new();
    for line in file.lines() {
        let fields: Vec<&str> = fields(line).collect();
        if let [codes, value] = fields[..]
            && value != "U"
        {
            types.extend(span(codes).map(|code| (code, value.chars().next().unwrap_or('U'))));
        }
    }
    types
}

/// Letters whose shaped forms are characters of their own.
fn presentation_forms(data: &str) -> BTreeMap<u32, [Option<u32>; 4]> {
    let mut forms: BTreeMap<u32, [Option<u32>; 4]> = BTreeMap::new();
    for line in data.lines() {
        let fields: Vec<&str> = line.split(';').collect();
        let code = hex(fields[0]);
        let arabic = (0xFB50..=0xFDFF).contains(&code) || (0xFE70..=0xFEFC).contains(&code);
        let parts: Vec<&str> = fields[5].split(' ').collect();
        let (true, [tag, letter]) = (arabic, &parts[..]) else {
            continue;
        };
        let place = match *tag {
            "<isolated>" => 0,
            "<final>" => 1,
            "<initial>" => 2,
            "<medial>" => 3,
            _ => continue,
        };
        forms.entry(hex(letter)).or_default()[place].get_or_insert(code);
    }
    forms
}

fn hidden(data: &str, core: &str, properties: &str) -> BTreeSet<u32> {
    let having = |file: &str, property: &str| -> BTreeSet<u32> {
        file.lines()
            .filter_map(|line| match fields(line).collect::<Vec<_>>()[..] {
                [codes, value] if value == property => Some(span(codes)),
                _ => None,
            })
            .flatten()
            .collect()
    };
    let mut hidden = having(core, "Default_Ignorable_Code_Point");
    let enclosing = having(properties, "Prepended_Concatenation_Mark");
    let mut opened = 0;
    for line in data.lines() {
        let fields: Vec<&str> = line.split(';').collect();
        let code = hex(fields[0]);
        if fields[1].ends_with("First>") {
            opened = code;
        }
        let first = if fields[1].ends_with("Last>") {
            opened
        } else {
            code
        };
        if matches!(fields[2], "Cc" | "Cf" | "Zl" | "Zp") {
            hidden.extend((first..=code).filter(|code| !enclosing.contains(code)));
        }
    }
    hidden
}

/// The fields of a data line, comments left out; none for an empty line.
fn fields(line: &str) -> impl Iterator<Item = &str> {
    let data = line.split('#').next().unwrap_or("").trim();
    data.split(';')
        .map(str::trim)
        .filter(|field| !field.is_empty())
}

fn span(codes: &str) -> std::ops::RangeInclusive<u32> {
    let (first, last) = codes.split_once("..").unwrap_or((codes, codes));
    hex(first)..=hex(last)
}

fn hex(code: &str) -> u32 {
    u32::from_str_radix(code, 16).unwrap_or_else(|_| panic!("not a code point: {code:?}"))
}

fn literal(code: u32) -> String {
    format!("'\\u{{{code:x}}}'")
}

/// Joins neighbours of equal value.
fn ranges<V: PartialEq>(values: impl Iterator<Item = (u32, V)>) -> Vec<(u32, u32, V)> {
    let mut ranges: Vec<(u32, u32, V)> = Vec::new();
    for (code, value) in values {
        match ranges.last_mut() {
            Some((_, last, held)) if *last + 1 == code && *held == value => *last = code,
            _ => ranges.push((code, code, value)),
        }
    }
    ranges
}
