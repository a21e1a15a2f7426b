//! The reader before several terminals at once.

use qari::app::Message;
use qari::config::strings::Language;
use qari::library::import::Source;
use qari::run::{Rehearsal, RenderMode};
use qari::terminal::colour::Depth;
use qari::terminal::screen::Frames;
use ratatui::layout::{Position, Size};

use crate::terminal::{Kind, Picture, Seen, Terminal};

const TERMINALS: [(Kind, RenderMode); 7] = [
    (Kind::Plain, RenderMode::Visual),
    (Kind::FirstStrong, RenderMode::Implicit),
    (Kind::LeftToRight, RenderMode::Implicit),
    (Kind::Runs, RenderMode::ImplicitRuns),
    (Kind::Spans, RenderMode::ImplicitRuns),
    (Kind::Words, RenderMode::VisualWords),
    (Kind::WordsOfTwoFonts, RenderMode::VisualWords),
];

/// Which terminals there are beside the plain one.
pub(crate) enum Seats {
    /// One of each kind, in the mode that is for it.
    All,
    /// One, which is sent the grid as it is.
    Untreated(Kind),
}

pub(crate) struct Stage {
    pub(crate) reader: Rehearsal,
    /// Rows that were shown wrongly because they cannot be shown rightly.
    pub(crate) hopeless: usize,
    seats: Vec<Seat>,
    /// The next frame is painted whole.
    whole: bool,
}

/// A terminal and what it is sent.
struct Seat {
    frames: Frames,
    terminal: Terminal,
    kind: Kind,
}

/// A row that a terminal shows otherwise than it is wanted.
pub(crate) struct Fault {
    kind: Kind,
    wanted: String,
    /// What is shown, and all there is to say of it.
    told: String,
}

impl Stage {
    pub(crate) fn open(
        sources: &[Source],
        language: Language,
        depth: Depth,
        size: (u16, u16),
    ) -> Self {
        Self::with(sources, language, depth, size, Seats::All)
    }

    pub(crate) fn with(
        sources: &[Source],
        language: Language,
        depth: Depth,
        size: (u16, u16),
        seats: Seats,
    ) -> Self {
        let reader = Rehearsal::open(sources, &mut std::io::empty(), language, size.0, size.1);
        Self::before(reader, depth, size, seats)
    }

    /// The reader of one text.
    pub(crate) fn of_text(text: &str, depth: Depth, size: (u16, u16)) -> Self {
        let (sources, input) = ([Source::StandardInput], &mut text.as_bytes());
        let reader = Rehearsal::open(&sources, input, Language::Arabic, size.0, size.1);
        Self::before(reader, depth, size, Seats::All)
    }

    fn before(reader: Rehearsal, depth: Depth, (width, height): (u16, u16), seats: Seats) -> Self {
        let seats = match seats {
            Seats::All => TERMINALS.to_vec(),
            Seats::Untreated(kind) => vec![TERMINALS[0], (kind, RenderMode::Visual)],
        };
        let seat = |(kind, mode)| Seat {
            frames: Frames::new(Size::new(width, height), mode, depth),
            terminal: Terminal::new(kind, width, height),
            kind,
        };
        Self {
            reader,
            hopeless: 0,
            seats: seats.into_iter().map(seat).collect(),
            whole: true,
        }
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.reader.press(keys).unwrap();
    }

    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        self.reader.send(Message::Resize(width, height));
        for seat in &mut self.seats {
            seat.frames.resize(Size::new(width, height));
            seat.terminal.resize(width, height);
        }
        self.whole = true;
    }

    /// Asserts that every terminal shows the screen as it is now, as far as it can.
    #[track_caller]
    pub(crate) fn compare(&mut self) {
        for fault in self.faults() {
            assert!(is_hopeless(&fault), "{}", fault.told);
            self.hopeless += 1;
        }
    }

    /// Paints the screen as it is now everywhere and gives every row that is not
    /// shown as it is wanted: its symbols, its styles, its cursor.
    pub(crate) fn faults(&mut self) -> Vec<Fault> {
        let (buffer, cursor) = self.reader.screen();
        for seat in &mut self.seats {
            let paint = |next: &mut _| {
                buffer.clone_into(next);
                cursor.map(Position::from)
            };
            let bytes = seat.frames.next(self.whole, paint).unwrap();
            let text = std::str::from_utf8(bytes).unwrap();
            assert!(!text.contains(steers), "{text:?}");
            seat.terminal.take(bytes);
        }
        self.whole = false;
        let wanted = self.seats[0].terminal.picture();
        let others = self.seats[1..].iter();
        others
            .flat_map(|seat| compared(seat.kind, &wanted, &seat.terminal.picture()))
            .collect()
    }
}

fn compared(kind: Kind, wanted: &Picture, shown: &Picture) -> Vec<Fault> {
    let same = |wanted: &[Seen], shown: &[Seen]| match kind {
        Kind::Words | Kind::WordsOfTwoFonts => wanted
            .iter()
            .map(Seen::in_any_face)
            .eq(shown.iter().map(Seen::in_any_face)),
        Kind::Runs | Kind::Spans => wanted
            .iter()
            .map(Seen::with_any_blank)
            .eq(shown.iter().map(Seen::with_any_blank)),
        _ => wanted == shown,
    };
    let differs = |y: &usize| {
        let has_cursor = |picture: &Picture| picture.cursor.filter(|at| usize::from(at.1) == *y);
        !same(&wanted.rows[*y], &shown.rows[*y]) || has_cursor(wanted) != has_cursor(shown)
    };
    let fault = |y: usize| Fault {
        kind,
        wanted: text(&wanted.rows[y]),
        told: format!(
            "{kind:?}, row {y}\nwanted {:?}, cursor {:?}\nshown  {:?}, cursor {:?}",
            text(&wanted.rows[y]),
            wanted.cursor,
            text(&shown.rows[y]),
            shown.cursor
        ),
    };
    (0..wanted.rows.len()).filter(differs).map(fault).collect()
}

/// Whether no terminal of its kind can be made to show a row: because a European
/// number touches an Arabic letter on its left, signs between them or not, and
/// that letter is not sent before it; because a bracket inside a word makes a pair
/// with one elsewhere (N0); or because it begins with Arabic and has no blank to
/// tell its direction (on tiny screens). Words can always be shown.
fn is_hopeless(fault: &Fault) -> bool {
    let is_arabic = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}');
    let is_number = |c: char| matches!(c, '0'..='9' | '۰'..='۹');
    let is_bracket = |c: char| matches!(c, '(' | ')' | '[' | ']');
    match fault.kind {
        Kind::Words | Kind::WordsOfTwoFonts => false,
        Kind::FirstStrong if !before(&fault.wanted, is_arabic).contains(' ') => true,
        _ => fault.wanted.split(' ').any(|word| {
            let number = word.rfind(is_number);
            number.is_some_and(|at| word[..at].contains(is_arabic))
                || word.trim_matches(is_bracket).contains(is_bracket)
        }),
    }
}

fn before(row: &str, found: impl Fn(char) -> bool) -> &str {
    &row[..row.find(found).unwrap_or(row.len())]
}

fn text(row: &[Seen]) -> String {
    row.iter().map(|cell| cell.symbol.as_str()).collect()
}

/// Bidi controls, joiners and other format characters that no grid needs.
fn steers(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
