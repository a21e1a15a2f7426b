//! The voice: lines that are said, one after the other. Nothing that is said moves a
//! cursor or steers a terminal; what stands out does so by brackets.

use std::io::{self, Write};
use std::ops::Range;

use crate::layout::{Digits, Marks, Options, Paragraph, logical, reflow};
use crate::text::direction::{Direction, DirectionPolicy, paragraph_direction};
use crate::text::width::char_width;

/// A line to be said: text in logical order without anything that steers.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    text: String,
    /// What stands out, in bytes.
    strong: Vec<Range<usize>>,
}

impl Line {
    pub(super) fn of(text: &str) -> Self {
        let mut line = Self::default();
        line.push(text);
        line
    }

    /// Adds text.
    pub(super) fn push(&mut self, text: &str) {
        let (all, direction) = (0..text.len(), Direction::LeftToRight);
        let (marks, digits) = (Marks::Keep, Digits::AsWritten);
        self.text += &logical(text, all, direction, marks, digits);
    }

    /// Adds text that stands out.
    pub(super) fn push_strong(&mut self, text: &str) {
        let start = self.text.len();
        self.push("[");
        self.push(text);
        self.push("]");
        self.strong.push(start..self.text.len());
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self::of(&text)
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self::of(text)
    }
}

/// Where lines are said.
pub struct Voice {
    out: Box<dyn Write>,
    /// How many cells a line may have, at this moment; `None`: any number.
    width: Box<dyn Fn() -> Option<u16>>,
    /// Whether what stands out is bold, too.
    is_bold: bool,
}

impl Voice {
    /// Says lines to `out`, wrapped to `width` cells if that is known; what stands
    /// out is bold where that `is_bold` allows it.
    pub fn new(
        out: Box<dyn Write>,
        width: impl Fn() -> Option<u16> + 'static,
        is_bold: bool,
    ) -> Self {
        Self {
            out,
            width: Box::new(width),
            is_bold,
        }
    }

    /// Says a line.
    pub(super) fn say(&mut self, line: impl Into<Line>) -> io::Result<()> {
        let line = line.into();
        let Some(width) = (self.width)() else {
            return self.write(&line, 0..line.text.len());
        };
        for row in rows(&line.text, width) {
            self.write(&line, row)?;
        }
        Ok(())
    }

    /// Writes what one is to answer to, and all that was held back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn prompt(&mut self, prompt: &str) -> io::Result<()> {
        self.out.write_all(prompt.as_bytes())?;
        self.flush()
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Writes a part of a line as a line.
    fn write(&mut self, line: &Line, part: Range<usize>) -> io::Result<()> {
        let end = part.start + line.text[part.clone()].trim_end().len();
        let mut at = part.start;
        if self.is_bold {
            for strong in &line.strong {
                let (start, stop) = (strong.start.max(at), strong.end.min(end));
                if start < stop {
                    let (before, bold) = (&line.text[at..start], &line.text[start..stop]);
                    write!(self.out, "{before}\x1b[1m{bold}\x1b[m")?;
                    at = stop;
                }
            }
        }
        writeln!(self.out, "{}", &line.text[at..end.max(at)])
    }
}

/// The parts of a text that stand on rows of at most `width` cells. The layout counts
/// cells of shaped letters; what is sent is not shaped, so that لا is two.
fn rows(text: &str, width: u16) -> Vec<Range<usize>> {
    let policy = DirectionPolicy::Auto;
    let direction = paragraph_direction(text, policy, Direction::LeftToRight);
    let whole = Paragraph::of(0..text.len(), direction);
    let cells = |row: &Range<usize>| {
        let row = text[row.clone()].trim_end();
        row.chars()
            .map(|c| usize::from(char_width(c)))
            .sum::<usize>()
    };
    let mut tried = width.max(1);
    loop {
        let lines = reflow(text, &whole, Options::of_width(tried));
        let rows: Vec<_> = lines.into_iter().map(|line| line.range).collect();
        let widest = rows.iter().map(cells).max().unwrap_or(0);
        let over = u16::try_from(widest.saturating_sub(usize::from(width))).unwrap_or(0);
        if over == 0 || tried == 1 {
            return rows;
        }
        tried = tried.saturating_sub(over).max(1);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;

    #[derive(Clone, Default)]
    struct Heard(Rc<RefCell<Vec<u8>>>);

    impl Write for Heard {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn heard(width: Option<u16>, is_bold: bool) -> String {
        let heard = Heard::default();
        let mut voice = Voice::new(Box::new(heard.clone()), move || width, is_bold);
        let mut line = Line::of("قالت\n");
        line.push_strong("طالبان\u{1b}[2J\u{202E}");
        line.push(" إن الدراسة تبدأ غدًا");
        voice.say(line).expect("it is written");
        let bytes = heard.0.borrow().clone();
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn what_stands_out_stands_in_brackets_and_nothing_steers() {
        assert_eq!(heard(None, false), "قالت [طالبان[2J] إن الدراسة تبدأ غدًا\n");
    }

    #[test]
    fn lines_are_broken_at_words_where_the_width_is_known() {
        assert_eq!(
            heard(Some(18), false),
            "قالت [طالبان[2J]\nإن الدراسة تبدأ\nغدًا\n"
        );
    }

    #[test]
    fn rows_are_counted_as_they_are_sent() {
        let text = "لا إلا لا إلا الآلات لا إلا";
        for width in [10, 14, 20] {
            let rows = rows(text, width);
            let shown = rows.iter().map(|row| text[row.clone()].trim_end());
            assert!(
                shown
                    .clone()
                    .all(|row| row.chars().count() <= usize::from(width))
            );
            let words = shown.flat_map(str::split_whitespace);
            assert!(words.eq(text.split_whitespace()), "{width}");
        }
    }

    #[test]
    fn colour_is_for_those_who_ask() {
        assert_eq!(
            heard(None, true),
            "قالت \u{1b}[1m[طالبان[2J]\u{1b}[m إن الدراسة تبدأ غدًا\n"
        );
    }
}
