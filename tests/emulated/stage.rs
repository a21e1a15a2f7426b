//! The reader before several terminals at once.

use std::time::Instant;

use qari::app::Message;
use qari::app::geometry::SMALLEST;
use qari::config::strings::Language;
use qari::input::mouse::{Mouse, MouseAction};
use qari::library::import::Source;
use qari::run::{Rehearsal, RenderMode};
use qari::terminal::colour::Depth;
use qari::terminal::screen::{Cursor, Frames};
use ratatui::layout::{Position, Size};

use crate::excuse::{Cause, can_be_excused, excused};
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
    seats: Vec<Seat>,
    /// When the mouse does something: always at once.
    now: Instant,
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
    wanted: Vec<Seen>,
    /// The columns that are not as they are wanted, those of the cursor too.
    columns: Vec<usize>,
    /// What is shown, and all there is to say of it.
    told: String,
}

/// How many rows were compared that hold a letter or a number from right to left,
/// and how many of them were excused.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    pub(crate) rows: usize,
    pub(crate) excused: usize,
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
            seats: seats.into_iter().map(seat).collect(),
            whole: true,
            now: Instant::now(),
        }
    }

    /// Whether there is room for a notice only, over all of the screen.
    pub(crate) fn is_too_small(&self) -> bool {
        let size = self.reader.screen().0.area;
        size.width < SMALLEST.0 || size.height < SMALLEST.1
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.reader.press(keys).unwrap();
    }

    /// Uses the mouse at a place in thousandths of the screen.
    pub(crate) fn point(&mut self, action: MouseAction, at: (u16, u16)) {
        let size = self.reader.screen().0.area;
        let share = |of: u16, all: u16| (u32::from(of) * u32::from(all) / 1000) as u16;
        let mouse = Mouse {
            action,
            column: share(at.0, size.width),
            row: share(at.1, size.height),
        };
        self.reader.send(Message::Mouse(mouse, self.now));
    }

    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        self.reader.send(Message::Resize(width, height));
        for seat in &mut self.seats {
            seat.frames.resize(Size::new(width, height));
            seat.terminal.resize(width, height);
        }
        self.whole = true;
    }

    /// Asserts that every terminal shows the screen as it is now.
    #[track_caller]
    pub(crate) fn compare(&mut self) {
        self.compare_but(&[]);
    }

    /// The same, but for what cannot be shown for one of these causes.
    #[track_caller]
    pub(crate) fn compare_but(&mut self, causes: &[Cause]) -> Count {
        let mut count = Count::default();
        for fault in self.faults() {
            let mut excused = excused(fault.kind, &fault.wanted);
            excused.retain(|(_, cause)| causes.contains(cause));
            let is_excused = |column| excused.iter().any(|(word, _)| word.contains(column));
            assert!(
                fault.columns.iter().all(is_excused),
                "{}\ncolumns {:?}, excused {excused:?}",
                fault.told,
                fault.columns
            );
            count.excused += 1;
        }
        let rows = self.seats[0].terminal.picture().rows;
        let turned = rows.iter().filter(|row| row.iter().any(Seen::is_turned));
        let can_fail = |seat: &&Seat| can_be_excused(seat.kind);
        count.rows = turned.count() * self.seats.iter().filter(can_fail).count();
        count
    }

    /// Paints the screen as it is now everywhere and gives every row that is not
    /// shown as it is wanted: its symbols, its styles, its cursor.
    pub(crate) fn faults(&mut self) -> Vec<Fault> {
        let (buffer, cursor) = self.reader.screen();
        for seat in &mut self.seats {
            let paint = |next: &mut _| {
                buffer.clone_into(next);
                cursor.map(|cursor| Cursor {
                    place: Position::new(cursor.column, cursor.row),
                    is_shown: cursor.is_shown,
                })
            };
            let bytes = seat.frames.next(self.whole, paint).unwrap();
            let text = std::str::from_utf8(bytes).unwrap();
            assert!(!text.contains(steers), "{text:?}");
            seat.terminal.take(bytes);
        }
        self.whole = false;
        let mut wanted = self.seats[0].terminal.picture();
        if let Some(cursor) = cursor {
            assert_eq!(wanted.cursor, (cursor.column, cursor.row));
        }
        let is_shown = cursor.is_some_and(|cursor| cursor.is_shown);
        assert_eq!(wanted.shows_cursor, is_shown);
        let others = self.seats[1..].iter();
        let faults = others.flat_map(|seat| {
            let shown = seat.terminal.picture();
            if cursor.is_none() {
                // Where it is does not matter then.
                wanted.cursor = shown.cursor;
            }
            compared(seat.kind, &wanted, &shown)
        });
        faults.collect()
    }
}

fn compared(kind: Kind, wanted: &Picture, shown: &Picture) -> Vec<Fault> {
    let same = |wanted: &Seen, shown: &Seen| {
        let (wanted, shown) = (wanted.with_any_blank(), shown.with_any_blank());
        match kind {
            Kind::Words | Kind::WordsOfTwoFonts => wanted.in_any_face() == shown.in_any_face(),
            _ => wanted == shown,
        }
    };
    let fault = |y: usize| {
        let cells = wanted.rows[y].iter().zip(&shown.rows[y]).enumerate();
        let differing = cells.filter(|(_, (wanted, shown))| !same(wanted, shown));
        let mut columns: Vec<usize> = differing.map(|(x, _)| x).collect();
        let cursors = [wanted, shown].map(|one| (one.cursor, one.shows_cursor));
        if cursors[0] != cursors[1] {
            let here = |((_, row), _): &((u16, u16), bool)| usize::from(*row) == y;
            let here = cursors.into_iter().filter(here);
            columns.extend(here.map(|((x, _), _)| usize::from(x)));
        }
        (!columns.is_empty()).then(|| Fault {
            kind,
            told: format!(
                "{kind:?}, row {y}\nwanted {:?}, cursor {:?}\nshown  {:?}, cursor {:?}",
                text(&wanted.rows[y]),
                wanted.cursor,
                text(&shown.rows[y]),
                shown.cursor
            ),
            wanted: wanted.rows[y].clone(),
            columns,
        })
    };
    assert_eq!(wanted.rows.len(), shown.rows.len());
    (0..wanted.rows.len()).filter_map(fault).collect()
}

fn text(row: &[Seen]) -> String {
    row.iter().map(|cell| cell.symbol.as_str()).collect()
}

/// Bidi controls, joiners and other format characters that no grid needs.
fn steers(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
