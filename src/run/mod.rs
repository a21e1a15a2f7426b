//! The reader at work: brings the model, the drawing, the terminal and the
//! worker together. Sleeps until something happens: an idle reader does nothing.

pub mod actors;
mod browsing;
pub mod choosing;
mod colours;
mod copying;
mod desk;
pub mod doctor;
mod inbox;
mod judging;
mod keeping;
mod lines;
mod manner;
mod mode_names;
mod parting;
mod places;
mod plain;
mod preparing;
mod rehearsal;
mod saved;
mod seek;
mod suspend;
pub mod target;
mod threads;
mod visit;
mod waking;
mod watching;
mod worker;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use self::choosing::Choosing;
use self::colours::Colours;
use self::desk::Desk;
pub use self::keeping::Keeping;
use self::keeping::OpenedStore;
pub use self::lines::{Inks, Lines, Role, to_pipe, to_terminal};
use self::manner::Manner;
use self::parting::Unheard;
pub use self::plain::{PlainOptions, conversation};
pub use self::preparing::Preparing;
pub use self::rehearsal::Rehearsal;
use self::visit::Visit;
use self::waking::{Wake, waking};
use crate::app::Model;
use crate::app::coming_back::ComingBack;
use crate::app::geometry::Pane;
use crate::app::kept::{self, Looks};
use crate::app::keymap::Keymap;
use crate::config::actor_colours;
use crate::config::own_actors::OwnActors;
use crate::config::strings::Language;
use crate::config::theme;
use crate::library::citation::Template;
use crate::library::dates::DateStyle;
use crate::library::decode::Charset;
use crate::library::import::Source;
use crate::library::mention::ActorId;
use crate::library::notice::Notice;
use crate::library::sqlite::SqliteStore;
use crate::library::store::Store;
pub use crate::terminal::colour::{Choice as Colour, Depth};
pub use crate::terminal::decide::Chosen;
use crate::terminal::events::Events;
pub use crate::terminal::modes::{Choice as Render, RenderMode, sent_row};
use crate::terminal::screen::Screen;
use crate::terminal::session::Session;
use crate::text::direction::DirectionPolicy;

/// How the reader is to run.
#[derive(Debug)]
pub struct Options {
    /// What is read; nothing where it is the library.
    pub sources: Vec<Source>,
    pub library: Option<Box<SqliteStore>>,
    /// Where it is kept what is done with anything else.
    pub keeping: Keeping,
    /// The encoding of all of them; `None` finds out that of each.
    pub charset: Option<Charset>,
    pub theme: theme::Choice,
    pub colour: Colour,
    /// How cells are sent; `None`: as suits the terminal.
    pub render: Option<Chosen>,
    /// The file of what is remembered of terminals, if anything is to be.
    pub memory: Option<PathBuf>,
    /// The files of the person's own actors and saved queries, which need not be there.
    pub actors: Option<PathBuf>,
    /// The same actors, if preparing them has begun.
    pub preparing: Option<Preparing>,
    /// Whether what is decided about actors lasts: else it is forgotten at the end.
    pub keeps_actors: bool,
    pub queries: Option<PathBuf>,
    /// The file of what is kept of visits, if anything is.
    pub visits: Option<PathBuf>,
    /// The file of the colours that actors were given, if they are to be kept.
    pub actor_colours: Option<PathBuf>,
    pub looks: Looks,
    /// Where it is kept what is chosen by keys.
    pub choosing: Choosing,
    pub dates: DateStyle,
    pub direction: DirectionPolicy,
    /// Whether the mouse does anything.
    pub mouse: bool,
    pub keymap: Keymap,
    /// How citations are wanted; `None` as is usual.
    pub citation: Option<Template>,
    /// What there is to say before anything is read, by the name of what it concerns.
    pub notices: Vec<(String, Vec<Notice>)>,
    /// Says something on standard error, once the terminal is given back.
    pub say: fn(Language, &str),
}

/// How the reader ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The person quit.
    Quit,
    /// The person quit, and something that was to be written or kept was not; that was said.
    Lost,
    /// The person quit, and there had been no article in any input: what there is
    /// to say of each, by its name.
    NothingRead(Vec<(String, Vec<Notice>)>),
    /// A signal ended it, or the terminal is gone; this is the exit status.
    Status(u8),
}

/// What holds the articles.
fn store_of(library: Option<Box<SqliteStore>>, keeping: Keeping) -> Box<dyn Store + Send> {
    match library {
        Some(library) => library,
        None => Box::new(OpenedStore::new(keeping)),
    }
}

/// Opens the reader on the terminal, until it is quit.
///
/// # Errors
/// When there is no terminal, or it cannot be written to.
pub fn reader(options: Options) -> io::Result<Ended> {
    // It is there to be read, and keys typed before it has come are meant for it.
    let is_one = matches!(options.sources.as_slice(), [source] if source.is_one_article());
    // Signals are events from here on, so this comes before the terminal is taken.
    let (to_desk, mut waking) = waking(Some(Events::open()?));
    let (answers, alarm) = (to_desk.clone(), to_desk.clone());
    let log = options.library.as_deref().and_then(SqliteStore::log);
    let mut library = options.library;
    let visit = options
        .visits
        .and_then(|file| Visit::begin(library.as_deref_mut(), &options.sources, file));
    let own_actors = match &options.actors {
        Some(path) if options.keeps_actors => OwnActors::File(path.clone()),
        path => OwnActors::held(path.as_deref()),
    };
    let (asking, build_recognizer) = threads::spawn(
        store_of(library, options.keeping),
        log,
        options.sources,
        options.charset,
        (options.actors, options.preparing),
        move |answer| answers.send(Wake::Worker(answer)),
        move || {
            alarm.send(Wake::WorkerFailed);
        },
    )?;
    let manner = Manner::new(options.render, options.memory);
    if manner.awaits_tmux() {
        let tmux = to_desk.clone();
        manner::ask_tmux(move |outer| {
            tmux.send(Wake::Tmux(outer));
        })?;
    }
    let session = Session::enter(manner.questions())?;
    session.install_panic_hook();
    let colours = Colours::new(options.theme, options.colour, manner.decision());
    let screen = Screen::new(&session, manner.decision().mode, colours.depth());
    let size = screen.size();
    let mut model = Model::new(options.looks.language, size.width, size.height);
    if is_one {
        model.focus = Pane::Reader;
    }
    kept::begin(&mut model, options.looks);
    model.left = ComingBack::to(visit.as_ref().and_then(Visit::left));
    model.notices = options.notices;
    model.notices.extend(manner.broken_memory());
    model.dates = options.dates;
    model.direction_policy = options.direction;
    model.mouse = options.mouse;
    model.keymap = options.keymap;
    model.citation = options.citation.map(Arc::new);
    if let Some(file) = &options.actor_colours {
        // Where they cannot be read, it is as if none had been given.
        let given = actor_colours::load(file).unwrap_or_default();
        let given = given.into_iter();
        let given = given.map(|(actor, colour)| (ActorId::new(&actor), colour));
        model.colours.remember(given);
    }
    session.report_mouse(options.mouse)?;
    let mut desk = Desk {
        model,
        colours,
        session,
        screen,
        manner,
        asked: Instant::now(),
        asking,
        unheard: Unheard::default(),
        requests: Vec::new(),
        suspends: false,
        to_desk,
        queries: options.queries,
        own_actors,
        choosing: options.choosing,
        ended: None,
    };
    if let Some(message) = saved::loaded(desk.queries.as_deref()) {
        desk.update(message)?;
    }
    let ended = desk.work(&mut waking, build_recognizer);
    desk.part();
    desk.hear_out(&mut waking);
    waking.leave_terminal();
    // A terminal that is gone keeps nothing from being kept.
    let given_back = desk.session.leave();
    if let Some(visit) = visit {
        visit.end(&desk.model);
    }
    if let Some(file) = options.actor_colours {
        let given = desk.model.colours.given().into_iter();
        let given = given.map(|(actor, colour)| (actor.to_string(), colour));
        // What cannot be kept is given anew the next time.
        let _ = actor_colours::keep(&file, given.collect());
    }
    let Desk {
        asking,
        unheard,
        mut model,
        ..
    } = desk;
    let language = model.strings.language();
    let say = |said: &str| (options.say)(language, said);
    let ended = parting::part(ended, asking, &mut waking, unheard, &mut model, say)?;
    if !matches!(ended, Ended::Status(_)) {
        given_back?;
    }
    Ok(ended)
}
