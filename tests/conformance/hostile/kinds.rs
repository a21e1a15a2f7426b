//! What text is made of that is meant to break the algorithms. The tests lay it
//! out and look at it, `benches/hostile.rs` measures how its time grows.

/// Repeated over and over: what never closes and what closes nothing, of each
/// kind, and what the rules look back or ahead from.
pub(super) const KINDS: &[&str] = &[
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{202b}",
    "\u{202c}",
    "\u{202e}ا",
    "\u{2066}\u{2067}a",
    "\u{2068}\u{2069}",
    "\u{2067}ب\u{2069}",
    "\u{202d}ب\u{202c}",
    "(",
    ")",
    "([",
    "()",
    "(ب",
    "ب)",
    "(\u{64e}",
    "\u{2067}(",
    "(\u{2069}",
    "1%",
    "ب1",
    "\u{200f}1",
    "\u{2067}\t",
    " \u{2003}",
    "\" ",
    "\" \" ",
    "- ",
    "ـ \"",
    "و (",
    "\u{2066}",
    "\u{202a}",
    "\u{202d}",
    "[",
    "]",
    "{",
    "}",
    "\u{2329}",
    "\u{232a}",
    "«",
    "»",
    "(ب)",
    "(1)",
    "ـ",
    "ب\u{64e}",
    "\u{64e}",
    "\u{200d}",
    "لا",
    "ﷺ",
    "a\u{202c}",
    "ـ 1",
    "://",
    "-",
    "ب-",
    "1/",
    "\u{1f1e6}",
];

/// About `bytes` of `unit`: alone, between words, and inside what is open.
pub(super) fn texts(unit: &str, bytes: usize) -> [String; 3] {
    let run = unit.repeat(bytes / unit.len());
    [
        run.clone(),
        format!("قال {run} نعم"),
        format!("\u{2067}a(ب {run}) \u{2069} b"),
    ]
}
