//! What the algorithms of Unicode ask for, through Qari's own path. Their
//! conformance files, whole: levels and the order of cells (UAX #9), line
//! breaks (UAX #14), clusters (UAX #29); and text that is made to break them.

mod bidi;
mod breaks;
mod clusters;
mod hostile;

use std::io::Read;

use flate2::read::GzDecoder;

/// A file of `tests/data`, decompressed.
fn data(name: &str) -> String {
    let path = format!("{}/tests/data/{name}.gz", env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::File::open(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut text = String::new();
    GzDecoder::new(file)
        .read_to_string(&mut text)
        .expect("the file is whole");
    text
}

/// The character of a code point in hexadecimal digits.
fn character(code: &str) -> char {
    let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
    code.expect("the files hold code points")
}

/// Runs `check` over all `items` on every core; how many were checked, or the
/// first failures in words.
fn check_all<T: Sync>(items: &[T], check: impl Fn(&T) -> Result<usize, String> + Sync) -> usize {
    const SHOWN: usize = 10;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let part = items.len().div_ceil(cores).max(1);
    let (mut checked, mut failures) = (0, Vec::new());
    std::thread::scope(|scope| {
        let check = &check;
        let handles: Vec<_> = items
            .chunks(part)
            .map(|part| scope.spawn(move || part.iter().map(check).collect::<Vec<_>>()))
            .collect();
        for result in handles
            .into_iter()
            .flat_map(|handle| handle.join().expect("a check returns its failures"))
        {
            match result {
                Ok(count) => checked += count,
                Err(failure) => failures.push(failure),
            }
        }
    });
    let first = &failures[..failures.len().min(SHOWN)];
    assert!(
        failures.is_empty(),
        "{} failures:\n{}",
        failures.len(),
        first.join("\n")
    );
    checked
}
