//! The concordance of an actor with about 50,000 mentions in a library of 100,000
//! articles: from the key to the first rows, to all of them, and to other orders, and from
//! the key to the forms in which sources write the actor, the first and all; from keys to
//! facets; from the key to passages that are related to one; beside
//! what it would cost without the index of who is mentioned where: a plain scan of all
//! texts for one name, and looking for the mentions anew. All in the same run.
//!
//! `cargo bench --bench concordance`; `QARI_ARTICLES` says how many, `QARI_ROUNDS` how
//! often. The articles and the library stay in `target/tmp` for the next run.

#![allow(clippy::unwrap_used, reason = "a benchmark may fail where it stands")]

#[path = "library/corpus.rs"]
#[allow(dead_code, reason = "a benchmark uses a part of the articles")]
mod corpus;
#[path = "../tests/pty/mod.rs"]
#[allow(dead_code, reason = "a benchmark uses a part of the terminal")]
mod pty;
#[path = "library/watch.rs"]
#[allow(dead_code, reason = "a benchmark uses a part of the clock")]
mod watch;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use qari::actors::gazetteer::Gazetteer;
use qari::actors::recognizer::Recognizer;
use qari::library::condition::Condition;
use qari::library::dates::Calendar;
use qari::library::facet::Facet;
use qari::library::sqlite::SqliteStore;
use qari::library::store::{Store, Tally};
use qari::text::fold::fold_text;

use self::corpus::Corpus;
use self::watch::Watched;

const QARI: &str = env!("CARGO_BIN_EXE_qari");
/// So many mentions the actor is to have, about.
const MENTIONS: usize = 50_000;
/// To the first paragraphs of so many articles passages are looked for that are related.
const RELATED: usize = 5;
/// What is typed to narrow the rows.
const TYPED: &str = "قوات";

fn main() {
    // `cargo test --benches` asks whether it runs at all.
    let is_test = !std::env::args().any(|argument| argument == "--bench");
    let articles = number("QARI_ARTICLES").unwrap_or(if is_test { 50 } else { 100_000 });
    let rounds = number("QARI_ROUNDS").unwrap_or(if is_test { 1 } else { 3 });
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("library-{articles}"));
    let corpus = Corpus::make(&place, articles);
    let home = place.join("concordance");
    let library = home.join("library.sqlite");
    let command = || {
        let mut command = pty::command(QARI, &home);
        command.env("QARI_LIBRARY", &library);
        command.env("LC_ALL", "C");
        command
    };
    fs::create_dir_all(&home).unwrap();
    if !library.exists() {
        let mut add = command();
        add.arg("add");
        add.arg(&corpus.folder);
        let fill = watch::fill(add, "added to the library");
        println!(
            "import: {:.1} s to all of it, {:.1} s with its actors, {} MB at most",
            fill.readable.as_secs_f64(),
            fill.whole.as_secs_f64(),
            fill.peak / 1_000_000
        );
    }
    let size = fs::metadata(&library).unwrap().len();
    println!("{articles} articles, library of {} MB", size / 1_000_000);

    let (place, actor) = actor(&library);
    println!(
        "{}: {} mentions in {} articles",
        actor.actor().unwrap(),
        actor.mentions,
        actor.articles
    );
    let mut times = Times::default();
    for _ in 0..rounds {
        use_it(command(), place, &mut times);
        let name = Gazetteer::built_in()
            .get(actor.actor().unwrap())
            .unwrap()
            .ar
            .clone();
        times.add("plain scan for one name, sorted", scan(&library, &name));
    }
    times.print();
    look_again(&library, &actor);
}

fn number(variable: &str) -> Option<usize> {
    std::env::var(variable).ok()?.parse().ok()
}

/// The actor with about so many mentions as are wanted, and its place in the panel.
fn actor(library: &Path) -> (usize, Tally) {
    let store = SqliteStore::open(library).unwrap();
    let ids = store.select(&Condition::everything()).unwrap();
    let tally = store
        .tally(&ids, Facet::Actor, Calendar::Gregorian)
        .unwrap()
        .into_iter()
        .enumerate();
    tally
        .min_by_key(|(_, row)| row.mentions.abs_diff(MENTIONS))
        .unwrap()
}

fn use_it(command: CommandBuilder, place: usize, times: &mut Times) {
    let mut it = Watched::start(command);
    // A terminal answers at once, and knows nothing of Arabic.
    it.send(b"\x1b[?62;c");
    it.until("A000001");
    it.rest();
    it.key(b"a");
    for _ in 0..place {
        it.key(b"j");
    }
    let (first, all) = it.key_until(b"=", &["row 1 of"]);
    times.add("first rows", first);
    times.add("all rows", all);
    times.add("sorted by the words after", it.key(b"s"));
    times.add("sorted by the words before", it.key(b"s"));
    times.add("sorted by date", it.key(b"s"));
    times.add("down a row", it.key(b"j"));
    times.add("to the last row", it.key(b"G"));
    it.key(b"f");
    for letter in TYPED.chars() {
        times.add("narrowed, a letter", it.key(letter.to_string().as_bytes()));
    }
    for _ in 0..2 {
        it.key(b"\x1b");
    }
    let (first, all) = it.key_until(b"}", &["row 1 of"]);
    times.add("first forms", first);
    times.add("all forms", all);
    times.add("by source", it.key(b"s"));
    it.key(b"\x1b");
    for (what, key) in [
        ("facets: actors", b"2"),
        ("facets: sources", b"3"),
        ("facets: months", b"4"),
    ] {
        it.key(b"1");
        times.add(what, it.key(key));
    }
    it.key(b"2");
    it.key(b"g");
    times.add("narrowed to an actor", it.key(b"s"));
    it.key(b"c");
    it.key(b"1");
    // What is related to the first paragraphs of the first articles.
    it.key(b"g");
    for _ in 0..RELATED {
        let (first, all) = it.key_until(b"6", &["shared: ", "no passage of another"]);
        times.add("related, told", first);
        times.add("related, all", all);
        it.key(b"\x1b");
        it.key(b"j");
    }
    println!("memory: {} MB", it.peak() / 1_000_000);
}

/// Reads all texts, finds a name in them, and sorts its places by what follows.
fn scan(library: &Path, name: &str) -> Duration {
    let begun = Instant::now();
    let file = rusqlite::Connection::open(library).unwrap();
    let mut texts = file.prepare("SELECT text FROM content").unwrap();
    let mut texts = texts.query([]).unwrap();
    let (mut wanted, mut folded) = (Vec::new(), Vec::new());
    fold_text(name, &mut wanted);
    let finder = memchr::memmem::Finder::new(&wanted);
    let mut rows: Vec<Vec<u8>> = Vec::new();
    while let Some(text) = texts.next().unwrap() {
        fold_text(text.get_ref(0).unwrap().as_str().unwrap(), &mut folded);
        let ends = finder.find_iter(&folded).map(|at| at + wanted.len());
        let after = ends.map(|end| &folded[end..(end + 60).min(folded.len())]);
        rows.extend(after.map(<[u8]>::to_vec));
    }
    rows.sort();
    assert!(!rows.is_empty());
    begun.elapsed()
}

/// Says how long it would take to look for the mentions again.
fn look_again(library: &Path, actor: &Tally) {
    let store = SqliteStore::open(library).unwrap();
    let mut ids = store.select(&actor.value.condition()).unwrap();
    ids.truncate(2_000);
    let recognizer = Recognizer::new(Arc::new(Gazetteer::built_in()));
    let begun = Instant::now();
    for &id in &ids {
        let article = store.article(id).unwrap().unwrap();
        let _ = recognizer.mentions(&article);
    }
    let each = begun.elapsed().as_secs_f64() / ids.len().max(1) as f64;
    println!(
        "looking for the mentions of these {} articles again: {:.1} s",
        actor.articles,
        each * actor.articles as f64
    );
}

#[derive(Default)]
struct Times {
    rows: Vec<(&'static str, Vec<Duration>)>,
}

impl Times {
    fn add(&mut self, what: &'static str, time: Duration) {
        match self.rows.iter_mut().find(|row| row.0 == what) {
            Some((_, times)) => times.push(time),
            None => self.rows.push((what, vec![time])),
        }
    }

    fn print(&mut self) {
        println!("{:<34} {:>10} {:>10}", "ms", "median", "most");
        for (what, times) in &mut self.rows {
            times.sort();
            let at = |at: usize| times[at].as_secs_f64() * 1e3;
            println!(
                "{what:<34} {:>10.1} {:>10.1}",
                at(times.len() / 2),
                at(times.len() - 1)
            );
        }
    }
}
