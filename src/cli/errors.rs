//! What a command says on standard error: laid out if that is a terminal, with the
//! same options as what it writes.

use std::io::{self, IsTerminal, Write};
use std::ops::Range;
use std::sync::OnceLock;

use super::Common;
use super::form::{Form, as_is, direction_of};
use super::output::{side_of, terminal_width};
use crate::config::reasons;
use crate::config::strings::{Language, Strings};
use crate::layout::{Cell, Line, Options, Paragraph, label, reflow, snippet, truncated};
use crate::text::direction::Direction;

/// The options of the process, which standard error obeys as well.
static COMMON: OnceLock<Common> = OnceLock::new();

/// From now on standard error obeys these options, too.
pub(super) fn set_common(common: Common) {
    // The first ones stay: there is one command line.
    let _ = COMMON.set(common);
}

/// How rows are written to standard error, found out once; `None` if it is no terminal.
fn form_of_errors() -> Option<Form> {
    static FORM: OnceLock<Option<Form>> = OnceLock::new();
    *FORM.get_or_init(|| {
        let stderr = rustix::stdio::stderr();
        let common = COMMON.get().filter(|_| io::stderr().is_terminal())?;
        Some(Form::of(*common, true, terminal_width(stderr)))
    })
}

/// Writes a line in `language` to standard error, laid out if that is a terminal.
pub(super) fn complain(language: Language, message: &str) {
    let direction = side_of(language);
    let mut stderr = io::stderr().lock();
    // There is nowhere left to complain of a failure here.
    let _ = if let Some(form) = form_of_errors() {
        said(message, direction, form.width())
            .iter()
            .try_for_each(|line| writeln!(stderr, "{}", form.row(message, line, line.direction)))
    } else {
        writeln!(stderr, "{}", as_is(message, direction))
    };
}

/// An error with what it comes from, in plain words.
pub(super) fn in_words(language: Language, error: &anyhow::Error) -> String {
    let strings = Strings::new(language);
    let causes = error
        .chain()
        .map(|cause| reasons::in_words(&strings, &cause.to_string()));
    causes.collect::<Vec<_>>().join(": ")
}

/// A message as one row of a terminal, laid out, with `bar` at the end of it.
pub(super) fn row(language: Language, message: &str, bar: &str) -> String {
    let Some(form) = form_of_errors() else {
        return message.to_owned();
    };
    let said = format!("{message} {bar}");
    let direction = side_of(language);
    let line = truncated(&said, direction, form.options(form.width()));
    form.row(&said, &line, line.direction)
}

/// Writes what there is to say of an input, named by `name`, to standard error: on a
/// line, or, where a terminal has no room for that, below the name.
pub(super) fn complain_of(language: Language, name: &str, what: &str) {
    let both = format!("{name}: {what}");
    let fits = |form: Form| {
        let line = label(&both, side_of(language), Options::of_width(u16::MAX));
        line.width() <= form.width()
    };
    if form_of_errors().is_none_or(fits) {
        complain(language, &both);
    } else {
        complain(language, &format!("{name}:"));
        complain(language, what);
    }
}

/// Shows a person where in `text` the bytes of `range` are: under them stand
/// carets, on the side of `language`. Only where standard error is a terminal;
/// elsewhere a place under another one means nothing.
pub(super) fn point_at(language: Language, text: &str, range: Range<usize>) {
    let Some(form) = form_of_errors().filter(|form| form.is_grid()) else {
        return;
    };
    for row in pointed_at(text, range, side_of(language), form) {
        // There is nowhere left to complain of a failure here.
        let _ = writeln!(io::stderr(), "{row}");
    }
}

fn pointed_at(text: &str, range: Range<usize>, lean: Direction, form: Form) -> [String; 2] {
    let options = Options::of_width(form.width());
    let line = snippet(text, range.clone(), direction_of(text), options);
    let is_meant = |cell: &Cell| cell.range.start < range.end && range.start < cell.range.end;
    let mut carets = line.clone();
    for cell in &mut carets.cells {
        let caret = if is_meant(cell) { "^" } else { " " };
        cell.symbol = caret.repeat(usize::from(cell.width)).into();
    }
    [line, carets].map(|line| form.row(text, &line, lean))
}

fn said(text: &str, direction: Direction, width: u16) -> Vec<Line> {
    let whole = Paragraph::of(0..text.len(), direction);
    reflow(text, &whole, Options::of_width(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carets_stand_under_the_place_in_either_direction() {
        let pointed = |text: &str, part: &str, lean| {
            let start = text.find(part).expect("it is there");
            pointed_at(
                text,
                start..start + part.len(),
                lean,
                Form::visual_of_width(20),
            )
        };
        let (left, right) = (Direction::LeftToRight, Direction::RightToLeft);
        let shown = pointed("one ) two", ")", left);
        assert_eq!(shown, ["one ) two", "    ^"]);
        // From the right: طالبان, a blank, جهة, a colon, كذا.
        let [query, carets] = pointed("طالبان جهة:كذا", "كذا", right);
        assert_eq!(query.chars().count(), 20);
        assert_eq!(carets, format!("{}^^^", " ".repeat(6)));
        let [_, carets] = pointed("طالبان جهة:كذا", "كذا", left);
        assert_eq!(carets, "^^^");
        let [query, carets] = pointed(&format!("{}) آخر", "كلمة ".repeat(30)), ")", right);
        assert_eq!(carets.matches('^').count(), 1);
        let under = carets.find('^').and_then(|at| query.chars().nth(at));
        assert_eq!(under, Some('('), "mirrored: {query}");
    }
}
