//! A reader to tell stories with: opens articles, takes keys, and says what is
//! on the screen.

use std::path::Path;

use qari::app::reader::Open;
use qari::config::strings::Language;
use qari::layout::{Options, label};
use qari::library::import::Source;
use qari::run::Rehearsal;
use qari::text::direction::Direction;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::articles::in_folder;

/// A reader of the articles in `tests/articles`.
pub(crate) struct Story {
    pub(crate) reader: Rehearsal,
}

/// Opens the three articles of `tests/articles`, in Arabic.
pub(crate) fn story(width: u16, height: u16) -> Story {
    story_in(Language::Arabic, width, height)
}

/// As [`story`], in a language.
pub(crate) fn story_in(language: Language, width: u16, height: u16) -> Story {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    open(Source::Path(folder), language, width, height)
}

/// Opens a source.
pub(crate) fn open(source: Source, language: Language, width: u16, height: u16) -> Story {
    let reader = Rehearsal::open(&[source], &mut std::io::empty(), language, width, height);
    Story { reader }
}

/// Opens these texts, in Arabic.
pub(crate) fn story_of(texts: &[String], width: u16, height: u16) -> Story {
    in_folder(texts, |folder| {
        let source = Source::Path(folder.to_owned());
        open(source, Language::Arabic, width, height)
    })
}

impl Story {
    /// Presses keys, as `input::key` writes them.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.reader.press(keys).expect("the keys are keys");
        self
    }

    /// What the line holds that one types into.
    #[track_caller]
    pub(crate) fn typed(&self) -> String {
        let bar = self.reader.model().bar.as_ref();
        bar.expect("the line is open").field.text().to_owned()
    }

    /// What is offered there to be taken.
    #[track_caller]
    pub(crate) fn offered(&self) -> Vec<String> {
        let bar = self.reader.model().bar.as_ref();
        let (shown, _) = bar.expect("the line is open").completion.shown();
        shown.map(str::to_owned).collect()
    }

    /// Types a text.
    pub(crate) fn type_text(&mut self, text: &str) -> &mut Self {
        self.reader.type_text(text);
        self
    }

    /// Asserts that a row of the screen shows `text` in one piece.
    #[track_caller]
    pub(crate) fn shows(&mut self, text: &str) -> &mut Self {
        assert!(
            self.find(text).is_some(),
            "no {text:?} on the screen:\n{}",
            self.picture()
        );
        self
    }

    /// Asserts that no row of the screen shows `text`.
    #[track_caller]
    pub(crate) fn hides(&mut self, text: &str) -> &mut Self {
        assert!(
            self.find(text).is_none(),
            "{text:?} is on the screen:\n{}",
            self.picture()
        );
        self
    }

    /// The status line shows `text`.
    #[track_caller]
    pub(crate) fn says(&mut self, text: &str) -> &mut Self {
        let last = self.reader.model().height - 1;
        let row = self.find(text).map(|(_, row)| row);
        assert_eq!(
            row,
            Some(last),
            "the status line does not say {text:?}:\n{}",
            self.picture()
        );
        self
    }

    /// Asserts that the article with this title is open.
    #[track_caller]
    pub(crate) fn reads(&mut self, title: &str) -> &mut Self {
        let open = self.open_article();
        assert_eq!(open.article.title, title, "\n{}", self.picture());
        self
    }

    /// The open article.
    #[track_caller]
    pub(crate) fn open_article(&self) -> &Open {
        let open = self.reader.model().reader.open.as_ref();
        open.unwrap_or_else(|| panic!("nothing is open:\n{}", self.picture()))
    }

    /// The open article's title and the first byte of its page.
    #[track_caller]
    pub(crate) fn place(&self) -> (String, usize) {
        let open = self.open_article();
        let shown = open.page.range();
        let shown = shown.unwrap_or_else(|| panic!("an empty page:\n{}", self.picture()));
        (open.article.title.clone(), shown.start)
    }

    /// The column and row of the first cell that shows `text`, from the left.
    pub(crate) fn find(&self, text: &str) -> Option<(u16, u16)> {
        let (buffer, _) = self.reader.screen();
        let wanted = visual(text);
        (0..buffer.area.height).find_map(|y| {
            let mut row = String::new();
            let mut columns = Vec::new();
            for x in 0..buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                columns.extend(std::iter::repeat_n(x, symbol.len()));
                row.push_str(symbol);
            }
            row.find(&wanted).map(|at| (columns[at], y))
        })
    }

    /// As [`Self::find`], in this row of the screen.
    #[track_caller]
    pub(crate) fn find_in(&self, text: &str, y: u16) -> (u16, u16) {
        let (buffer, _) = self.reader.screen();
        let row: String = (0..buffer.area.width)
            .map(|x| buffer[(x, y)].symbol())
            .collect();
        let at = row.find(&visual(text));
        let at = at.unwrap_or_else(|| panic!("no {text:?} in row {y}:\n{}", self.picture()));
        let mut passed = 0;
        let column = (0..buffer.area.width).find(|&x| {
            let is_it = passed >= at;
            passed += buffer[(x, y)].symbol().len();
            is_it
        });
        (column.expect("a column"), y)
    }

    /// The styles of the cells that show `text`.
    pub(crate) fn styles_of(&self, text: &str) -> Vec<Style> {
        let (buffer, _) = self.reader.screen();
        let (x, y) = self
            .find(text)
            .unwrap_or_else(|| panic!("no {text:?}:\n{}", self.picture()));
        let cells = visual_width(text);
        (x..x + cells).map(|x| buffer[(x, y)].style()).collect()
    }

    /// The rows of the screen as a terminal shows them.
    pub(crate) fn picture(&self) -> String {
        rows(&self.reader.screen().0)
    }
}

/// The rows of a buffer. Each stands between LRO and PDF, so that an editor
/// shows its cells from left to right as they are.
pub(crate) fn rows(buffer: &Buffer) -> String {
    let mut picture = String::new();
    for y in 0..buffer.area.height {
        let row: String = (0..buffer.area.width)
            .map(|x| buffer[(x, y)].symbol())
            .collect();
        picture += &format!("\u{202D}{}\u{202C}\n", row.trim_end());
    }
    picture
}

/// What the cells of a text look like from left to right, when it stands in a
/// right-to-left line.
pub(crate) fn visual(text: &str) -> String {
    line(text)
        .cells
        .iter()
        .map(|cell| cell.symbol.as_str())
        .collect()
}

fn visual_width(text: &str) -> u16 {
    line(text).width()
}

fn line(text: &str) -> qari::layout::Line {
    let arabic = text.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c));
    let direction = if arabic {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    };
    label(text, direction, Options::of_width(u16::MAX))
}
