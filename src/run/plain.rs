//! The reader in lines at work: reads lines, has them answered, and leaves the
//! terminal alone. Whatever ends a program that does so ends this one: the end of its
//! input, a signal.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal};
use std::os::fd::AsFd;
use std::path::PathBuf;
use std::time::Instant;

use super::inbox::Asking;
use super::parting::{self, Unheard};
use super::waking::{Wake, Waking, waking};
use super::{Ended, Keeping, saved, threads};
use crate::app::Model;
use crate::app::exchange::{Answer, Request};
use crate::config::queries::{Change, Queries, Refused};
use crate::config::strings::{Language, Strings};
use crate::layout::{Digits, Marks};
use crate::library::dates::DateStyle;
use crate::library::decode::Charset;
use crate::library::import::Source;
use crate::library::sqlite::SqliteStore;
use crate::plain::{Conversation, Desk, Voice};
use crate::terminal::tty;
use crate::text::direction::DirectionPolicy;

/// The most of a typed line that is read, in bytes; the rest of it is passed over.
const LONGEST: usize = 64 * 1024;
/// The size of the pages of the model, which nobody sees, in cells.
const PAGE: (u16, u16) = (100, 24);
/// Narrower than this, lines are left to the terminal.
const NARROWEST: u16 = 20;

/// How the reader in lines is to run.
#[derive(Debug)]
pub struct PlainOptions {
    /// What is read; nothing where it is the library.
    pub sources: Vec<Source>,
    pub library: Option<Box<SqliteStore>>,
    /// Where it is kept what is done with anything else.
    pub keeping: Keeping,
    /// The encoding of all of them; `None` finds out that of each.
    pub charset: Option<Charset>,
    pub language: Language,
    /// Whether what stands out is bold.
    pub bold: bool,
    /// The file of the person's own actors, which need not be there.
    pub actors: Option<PathBuf>,
    /// The same for saved queries.
    pub queries: Option<PathBuf>,
    /// `None`: as written.
    pub marks: Option<Marks>,
    pub digits: Digits,
    pub dates: DateStyle,
    pub direction: DirectionPolicy,
    /// Says something on standard error.
    pub say: fn(Language, &str),
}

/// Reads in lines until the person leaves. Lines are typed on standard input, or on
/// the terminal if that is an article.
///
/// # Errors
/// When there is nowhere to type or to write.
pub fn conversation(options: PlainOptions) -> io::Result<Ended> {
    let mut lines = if options.sources.contains(&Source::StandardInput) {
        Lines::new(tty::open().map_err(|error| {
            let said = Strings::new(options.language).get("plain-no-terminal");
            io::Error::new(error.kind(), said)
        })?)
    } else {
        // Not the handle of the library: whoever imports holds that.
        Lines::new(rustix::stdio::stdin().try_clone_to_owned()?.into())
    };
    let is_one = matches!(options.sources.as_slice(), [source] if source.is_one_article());
    let (waker, waking) = waking(None);
    let alarm = waker.clone();
    let log = options.library.as_deref().and_then(SqliteStore::log);
    let (asking, build_recognizer) = threads::spawn(
        super::store_of(options.library, options.keeping),
        log,
        options.sources,
        options.charset,
        (options.actors, None),
        move |answer| waker.send(Wake::Worker(answer)),
        move || {
            alarm.send(Wake::WorkerFailed);
        },
    )?;
    // There is no frame to wait for.
    build_recognizer()?;
    let (width, height) = PAGE;
    let mut model = Model::new(options.language, width, height);
    model.marks = options.marks.unwrap_or_default();
    model.marks_are_chosen = options.marks.is_some();
    model.digits = options.digits;
    model.dates = options.dates;
    model.direction_policy = options.direction;
    let out = BufWriter::new(io::stdout().lock());
    let voice = Voice::new(Box::new(out), width_of_output, options.bold);
    let loaded = saved::loaded(options.queries.as_deref());
    let desk = Box::new(Office {
        waking,
        asking,
        unheard: Unheard::default(),
        language: options.language,
        say: options.say,
        queries: options.queries,
    });
    let mut talk = Conversation::new(model, desk, voice, lines.are_typed);
    if let Some(loaded) = loaded {
        talk.send(loaded)?;
    }
    talk.begin(is_one)?;
    while !talk.has_ended() {
        let prompt = if lines.are_typed {
            talk.prompt()
        } else {
            String::new()
        };
        talk.voice().prompt(&prompt)?;
        match lines.next()? {
            Some(line) => talk.hear(&line)?,
            None => {
                if lines.are_typed {
                    // What comes next begins on a line of its own.
                    talk.voice().prompt("\n")?;
                }
                break;
            }
        }
    }
    talk.voice().prompt("")?;
    let has_nothing = talk.has_nothing();
    let (model, is_kept) = talk.part();
    Ok(match (has_nothing, is_kept) {
        (true, _) => Ended::NothingRead(model.notices),
        (false, true) => Ended::Quit,
        (false, false) => Ended::Lost,
    })
}

/// The cells of a row where standard output is a terminal that knows.
fn width_of_output() -> Option<u16> {
    let stdout = rustix::stdio::stdout();
    let size = rustix::termios::tcgetwinsize(stdout).ok()?;
    // Some terminals go on to the next row as soon as the last column is filled.
    size.ws_col
        .checked_sub(1)
        .filter(|&width| width >= NARROWEST)
}

/// The worker, and what comes from it.
struct Office {
    /// First, so that the worker is heard as long as it works.
    asking: Asking,
    waking: Waking,
    unheard: Unheard,
    language: Language,
    say: fn(Language, &str),
    /// The file of saved queries.
    queries: Option<PathBuf>,
}

impl Desk for Office {
    fn ask(&mut self, request: Request) {
        self.unheard.note(&request);
        self.asking.ask(request);
    }

    fn change_saved(&mut self, change: &Change) -> Result<Queries, Refused> {
        saved::change(self.queries.as_deref(), change)
    }

    fn answer(&mut self, deadline: Option<Instant>) -> io::Result<Option<Answer>> {
        match self.waking.next(deadline) {
            Some(Wake::Worker(answer)) => {
                self.unheard.hear(&answer);
                Ok(Some(answer))
            }
            None if deadline.is_some() => Ok(None),
            // Nothing else wakes it: there is no terminal that answers.
            _ => Err(io::Error::other("the worker failed")),
        }
    }

    fn end(self: Box<Self>, model: &mut Model) -> bool {
        let Self {
            asking,
            mut waking,
            unheard,
            language,
            say,
            ..
        } = *self;
        let say = |said: &str| say(language, said);
        let ended = parting::part(Ok(Ended::Quit), asking, &mut waking, unheard, model, say);
        matches!(ended, Ok(Ended::Quit))
    }
}

/// Lines that are typed, or come from a script.
struct Lines {
    from: BufReader<File>,
    /// Whether a person types them.
    are_typed: bool,
}

impl Lines {
    fn new(from: File) -> Self {
        Self {
            are_typed: from.as_fd().is_terminal(),
            from: BufReader::new(from),
        }
    }

    /// The next line without its end; `None` when there is none.
    fn next(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        let mut has_begun = false;
        loop {
            let bytes = match self.from.fill_buf() {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                // A terminal that is gone types nothing any more.
                Err(_) if self.are_typed => return Ok(None),
                Err(error) => return Err(error),
            };
            if bytes.is_empty() {
                break;
            }
            has_begun = true;
            let end = memchr::memchr(b'\n', bytes);
            let part = &bytes[..end.unwrap_or(bytes.len())];
            let room = LONGEST - line.len();
            line.extend_from_slice(&part[..part.len().min(room)]);
            let used = end.map_or(bytes.len(), |end| end + 1);
            self.from.consume(used);
            if end.is_some() {
                break;
            }
        }
        let line = String::from_utf8_lossy(&line).into_owned();
        Ok(has_begun.then(|| line.trim_end_matches('\r').to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::thread;

    use super::*;

    fn lines(bytes: Vec<u8>) -> Vec<String> {
        let (read, mut write) = io::pipe().unwrap();
        let writing = thread::spawn(move || write.write_all(&bytes));
        let mut lines = Lines::new(std::os::fd::OwnedFd::from(read).into());
        assert!(!lines.are_typed);
        let read = std::iter::from_fn(|| lines.next().unwrap()).collect();
        writing.join().unwrap().unwrap();
        read
    }

    #[test]
    fn lines_end_as_lines_do_and_the_last_may_lack_its_end() {
        assert_eq!(lines(b"a\r\n\n \nlast".to_vec()), ["a", "", " ", "last"]);
        assert_eq!(lines(Vec::new()), Vec::<String>::new());
        assert_eq!(lines(b"\xff\n".to_vec()), ["\u{FFFD}"]);
    }

    #[test]
    fn of_a_line_without_end_the_beginning_is_kept() {
        let mut bytes = vec![b'x'; 5 * LONGEST];
        bytes.extend(b"\nq\n");
        let read = lines(bytes);
        assert_eq!(read[0].len(), LONGEST);
        assert_eq!(read[1], "q");
    }
}
