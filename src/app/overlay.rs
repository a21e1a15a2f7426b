//! Pages that lie over the others: help and notices. What they show is a list of
//! items, each of as many rows as it needs; they move by whole items, so that only
//! those on the screen are laid out.

use std::ops::Range;

use super::commands::Command;
use super::help::{HelpRow, help};
use super::keymap::Keymap;
use super::notices::{brief_input, in_order, notice};
use crate::config::strings::{Language, Strings};
use crate::layout::{Line, Options, title};
use crate::library::notice::Notice;
use crate::text::direction::Direction;

/// Columns that keys take in help, the gap after them included; half of them on a
/// narrow page.
const KEYS: u16 = 24;
/// A page narrower than this is narrow.
const NARROW: u16 = 66;
/// From this width on help shows both languages side by side.
const BOTH: u16 = 106;
/// Rows that an item takes at most, however long the path is that it names.
const MOST_ROWS: u16 = 6;

/// How far what is said of an input stands in below its name, in cells.
const INDENT: u16 = 2;

/// An open overlay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlay {
    pub kind: Kind,
    /// The first item shown.
    pub top: usize,
}

/// What an overlay shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Help,
    Notices,
}

impl Overlay {
    pub fn new(kind: Kind) -> Self {
        Self { kind, top: 0 }
    }
}

/// An item, laid out for the width of the page.
#[derive(Clone, Debug)]
pub enum Item {
    Gap,
    Heading(String),
    /// What is pressed, or done with the mouse, and what that does.
    Deed {
        /// Row by row.
        keys: Vec<Vec<Word>>,
        /// Their columns of the page, from the left.
        columns: Range<u16>,
        labels: Vec<Label>,
    },
    Notice {
        /// The name of the input.
        input: Vec<Line>,
        /// What there is to say of it.
        said: Vec<Line>,
    },
}

/// A word beside what is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// A key, or what is done with the mouse.
    Pressed(String),
    /// What parts two keys: «or».
    Or(String),
}

impl Word {
    /// The word itself.
    pub fn text(&self) -> &str {
        match self {
            Self::Pressed(text) | Self::Or(text) => text,
        }
    }
}

/// Keys of one command, told from each other: «j or Down».
pub fn parted(strings: &Strings, keys: &[String]) -> Vec<Word> {
    let mut words = Vec::new();
    for key in keys {
        if !words.is_empty() {
            words.push(Word::Or(strings.get("key-or")));
        }
        words.push(Word::Pressed(key.clone()));
    }
    words
}

/// What a command does, in one language, and where that stands in the page.
#[derive(Clone, Debug)]
pub struct Label {
    pub language: Language,
    /// Its columns of the page, from the left.
    pub columns: Range<u16>,
    pub lines: Vec<Line>,
}

impl Item {
    /// Rows that it takes.
    pub fn height(&self) -> usize {
        match self {
            Item::Gap | Item::Heading(_) => 1,
            Item::Deed { keys, labels, .. } => {
                let labels = labels.iter().map(|label| label.lines.len());
                labels.chain([keys.len()]).max().unwrap_or(1)
            }
            Item::Notice { input, said } => input.len() + said.len(),
        }
    }
}

/// The items of an overlay on a page of some size.
pub struct Items<'a> {
    kind: Kind,
    strings: &'a Strings,
    /// Each with the input it is about.
    notices: Vec<(&'a str, &'a Notice)>,
    keymap: &'a Keymap,
    help: Vec<HelpRow>,
    width: u16,
    height: usize,
}

impl<'a> Items<'a> {
    /// The items of `kind`, in these words and with these keys, on a screen of `size`
    /// cells (width and height).
    pub fn of(
        kind: Kind,
        (strings, keymap): (&'a Strings, &'a Keymap),
        notices: Vec<(&'a str, &'a Notice)>,
        size: (u16, u16),
    ) -> Self {
        Self {
            kind,
            strings,
            notices,
            keymap,
            help: match kind {
                Kind::Help => help(),
                Kind::Notices => Vec::new(),
            },
            // The scrollbar and a margin; the heading, a blank row and the status line.
            width: size.0.saturating_sub(4).max(1),
            height: usize::from(size.1.saturating_sub(3)),
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        match self.kind {
            Kind::Help => self.help.len(),
            Kind::Notices => self.notices.len(),
        }
    }

    /// The items from `top` on that are seen, the last perhaps in part.
    pub fn page(&self, top: usize) -> impl Iterator<Item = Item> {
        let mut used = 0;
        self.from(top).take_while(move |item| {
            let begins = used < self.height;
            used += item.height();
            begins
        })
    }

    /// How many items from `top` on are seen in full, at least one.
    pub fn shown(&self, top: usize) -> usize {
        let mut used = 0;
        let fits = |item: &Item| {
            used += item.height();
            used <= self.height
        };
        self.from(top).take_while(fits).count().max(1)
    }

    /// The first item of the page that ends before `end`.
    pub fn before(&self, end: usize) -> usize {
        let mut used = 0;
        let fits = |&index: &usize| {
            used += self.item(index).map_or(0, |item| item.height());
            used <= self.height
        };
        let shown = (0..end).rev().take_while(fits).count();
        end - shown.max(1).min(end)
    }

    /// The first item of the last page.
    pub fn last_top(&self) -> usize {
        self.before(self.count())
    }

    fn from(&self, top: usize) -> impl Iterator<Item = Item> {
        (top..).map_while(|index| self.item(index))
    }

    fn item(&self, index: usize) -> Option<Item> {
        match self.kind {
            Kind::Help => self.help.get(index).map(|row| self.help_item(*row)),
            Kind::Notices => self.notice(index),
        }
    }

    fn help_item(&self, row: HelpRow) -> Item {
        match row {
            HelpRow::Gap => Item::Gap,
            HelpRow::Heading(id) => Item::Heading(self.strings.get(id)),
            HelpRow::Command(entry) => {
                let keys = parted(self.strings, self.keymap.keys(entry.command));
                self.deed(keys, |language| entry.label(language).to_owned())
            }
            HelpRow::Sign([sign, means]) => {
                self.deed(vec![Word::Pressed(sign.to_owned())], |language| {
                    if language == self.strings.language() {
                        self.strings.get(means)
                    } else {
                        String::new()
                    }
                })
            }
            HelpRow::Mouse([does, what]) => {
                let does = self.strings.get(does);
                let words = does.split_whitespace().map(str::to_owned);
                self.deed(words.map(Word::Pressed).collect(), |language| {
                    // In the other language stand the names of commands alone.
                    if language == self.strings.language() {
                        let key = self.keymap.in_words(Command::Copy);
                        self.strings.with(what, [("key", key.into())])
                    } else {
                        String::new()
                    }
                })
            }
        }
    }

    /// Keys and what they do: side by side, the keys where a line of the interface's
    /// language begins.
    fn deed(&self, keys: Vec<Word>, what: impl Fn(Language) -> String) -> Item {
        let wide = if self.width < NARROW { KEYS / 2 } else { KEYS };
        let language = self.strings.language();
        let (columns, own, other) = match (language, self.width >= BOTH) {
            (Language::Arabic, is_both) => {
                let start = self.width - wide;
                let middle = if is_both { start / 2 } else { 0 };
                let other = (Language::English, 0..middle.saturating_sub(1));
                (start + 1..self.width, middle..start, other)
            }
            (Language::English, is_both) => {
                let middle = if is_both {
                    wide + (self.width - wide) / 2
                } else {
                    self.width + 1
                };
                let other = (Language::Arabic, middle..self.width);
                (0..wide - 1, wide..middle - 1, other)
            }
        };
        let other = Some(other).filter(|_| self.width >= BOTH);
        let labels = [Some((language, own)), other].into_iter().flatten();
        let labels = labels.map(|(language, columns)| label(&what(language), language, columns));
        Item::Deed {
            keys: rows_of_keys(keys, wide - 1),
            columns,
            labels: labels.collect(),
        }
    }

    /// What there is to say of an input, and the input.
    fn notice(&self, index: usize) -> Option<Item> {
        let &(doc, one) = self.notices.get(index)?;
        let direction = direction_of(self.strings.language());
        // An input may be named so that it fills the page.
        let lines = |text: &str, indent| {
            let options = Options::of_width(self.width.saturating_sub(indent).max(1));
            let lines = title(text, direction, options, MOST_ROWS / 2);
            let indented = lines.into_iter().map(move |line| Line { indent, ..line });
            indented.collect::<Vec<_>>()
        };
        Some(Item::Notice {
            input: lines(&in_order(&brief_input(self.strings, doc)), 0),
            said: lines(&notice(self.strings, one), INDENT),
        })
    }
}

fn label(text: &str, language: Language, columns: Range<u16>) -> Label {
    let options = Options::of_width(columns.end.saturating_sub(columns.start).max(1));
    Label {
        language,
        lines: title(text, direction_of(language), options, MOST_ROWS),
        columns,
    }
}

fn direction_of(language: Language) -> Direction {
    match language {
        Language::Arabic => Direction::RightToLeft,
        Language::English => Direction::LeftToRight,
    }
}

/// Words in rows of at most `width` columns, a blank between two.
fn rows_of_keys(words: Vec<Word>, width: u16) -> Vec<Vec<Word>> {
    let mut rows: Vec<Vec<Word>> = Vec::new();
    let mut used = 0;
    for word in words {
        let columns = word.text().chars().count() + 1;
        used += columns;
        match rows.last_mut() {
            Some(row) if used <= usize::from(width) + 1 => row.push(word),
            _ => {
                rows.push(vec![word]);
                used = columns;
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_wrapped_and_none_is_left_out() {
        let strings = Strings::new(Language::English);
        let close = ["Esc", "q", "F1", "Enter", "Ctrl-c"].map(str::to_owned);
        let rows = |width| {
            let rows = rows_of_keys(parted(&strings, &close), width);
            let words = |row: &Vec<Word>| {
                let words: Vec<_> = row.iter().map(Word::text).collect();
                words.join(" ")
            };
            rows.iter().map(words).collect::<Vec<_>>()
        };
        assert_eq!(rows(40), ["Esc or q or F1 or Enter or Ctrl-c"]);
        assert_eq!(rows(11), ["Esc or q or", "F1 or Enter", "or Ctrl-c"]);
    }
}
