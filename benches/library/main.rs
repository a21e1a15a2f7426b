//! A library of 100,000 articles beside newsboat with as many items: filling it, opening
//! it, going down the list and filtering it, in turns in the same run.
//!
//! `cargo bench --bench library`; `QARI_ARTICLES` says how many, `QARI_ROUNDS` how often.
//! Without newsboat it measures Qari alone. What it makes stays in `target/tmp` for the
//! next run. A time is from a key to the last byte of what it caused: to the moment from
//! which the program wrote nothing and did next to nothing.

#![allow(clippy::unwrap_used, reason = "a benchmark may fail where it stands")]

mod corpus;
#[path = "../../tests/pty/mod.rs"]
#[allow(dead_code, reason = "a benchmark uses a part of the terminal")]
mod pty;
#[allow(dead_code, reason = "a benchmark uses a part of the clock")]
mod watch;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use portable_pty::CommandBuilder;

use self::corpus::Corpus;
use self::watch::{Fill, Watched};

const QARI: &str = env!("CARGO_BIN_EXE_qari");
/// A word that every third title and nearly every text has.
const WORD: &str = "طالبان";
const DOWN: &[u8] = b"\x1b[B";
const PRESSES: usize = 30;

fn main() {
    // `cargo test --benches` asks whether it runs at all.
    let is_test = !std::env::args().any(|argument| argument == "--bench");
    let articles = number("QARI_ARTICLES").unwrap_or(if is_test { 50 } else { 100_000 });
    let rounds = number("QARI_ROUNDS").unwrap_or(if is_test { 1 } else { 3 });
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("library-{articles}"));
    let corpus = Corpus::make(&place, articles);
    let newsboat = Newsboat::found(&corpus, &place);
    let qari = Qari::new(&corpus, &place);

    println!(
        "{articles} articles, {} MB of text",
        corpus.bytes / 1_000_000
    );
    let mut table = Table::default();
    table.fill(&qari.fill(), newsboat.as_ref().map(Newsboat::fill).as_ref());
    for _ in 0..rounds {
        if let Some(newsboat) = &newsboat {
            newsboat.use_it(&mut table);
        }
        qari.use_it(&mut table);
    }
    table.print();
}

fn number(variable: &str) -> Option<usize> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Qari with a library of its own.
struct Qari<'a> {
    corpus: &'a Corpus,
    home: PathBuf,
}

impl<'a> Qari<'a> {
    fn new(corpus: &'a Corpus, place: &Path) -> Self {
        let home = place.join("qari");
        fs::create_dir_all(&home).unwrap();
        Self { corpus, home }
    }

    fn command(&self) -> CommandBuilder {
        let mut command = pty::command(QARI, &self.home);
        command.env("QARI_LIBRARY", self.home.join("library.sqlite"));
        command
    }

    /// Fills a new library. Everything is readable and searchable where the count of
    /// added articles is told; after that mentions are looked for.
    fn fill(&self) -> Fill {
        for name in ["library.sqlite", "library.sqlite-wal", "library.sqlite-shm"] {
            let _ = fs::remove_file(self.home.join(name));
        }
        let mut command = self.command();
        command.arg("add");
        command.arg(&self.corpus.folder);
        command.env("LC_ALL", "C");
        watch::fill(command, "added to the library")
    }

    fn use_it(&self, table: &mut Table) {
        let mut it = Watched::start(self.command());
        // A terminal answers at once, and knows nothing of Arabic.
        it.send(b"\x1b[?62;c");
        table.add("start to list", true, it.until("A000001"));
        it.rest();
        for _ in 0..PRESSES {
            table.add("list down, a key", true, it.key(DOWN));
        }
        it.key(b"f");
        it.key(b"title:");
        for letter in WORD.chars() {
            let key = letter.to_string();
            table.add("filter on titles", true, it.key(key.as_bytes()));
        }
        it.key(b"\x15");
        for letter in WORD.chars() {
            let key = letter.to_string();
            table.add("filter on texts", true, it.key(key.as_bytes()));
        }
        table.memory(true, it.peak());
    }
}

/// newsboat with the same articles in one feed.
struct Newsboat {
    home: PathBuf,
}

impl Newsboat {
    fn found(corpus: &Corpus, place: &Path) -> Option<Self> {
        let is_there = std::process::Command::new("newsboat")
            .arg("-v")
            .output()
            .is_ok();
        if !is_there {
            println!("newsboat is not installed: Qari is measured alone");
            return None;
        }
        let home = place.join("newsboat");
        let settings = home.join(".newsboat");
        fs::create_dir_all(&settings).unwrap();
        let feed = corpus.feed.display();
        fs::write(settings.join("urls"), format!("file://{feed}\n")).unwrap();
        let lines = "auto-reload no\nrefresh-on-startup no\nconfirm-exit no\n";
        fs::write(settings.join("config"), lines).unwrap();
        Some(Self { home })
    }

    fn fill(&self) -> Fill {
        let _ = fs::remove_file(self.home.join(".newsboat/cache.db"));
        let mut command = pty::command("newsboat", &self.home);
        command.args(["-x", "reload"]);
        watch::fill(command, "")
    }

    fn use_it(&self, table: &mut Table) {
        let mut it = Watched::start(pty::command("newsboat", &self.home));
        let started = it.until("Your feeds");
        it.rest();
        table.add("start to list", false, started + it.key(b"\r"));
        for _ in 0..PRESSES {
            table.add("list down, a key", false, it.key(DOWN));
        }
        for (what, field) in [
            ("filter on titles", "title"),
            ("filter on texts", "content"),
        ] {
            it.key(b"F");
            it.key(format!("{field} =~ \"{WORD}\"").as_bytes());
            table.add(what, false, it.key(b"\r"));
            it.key(b"\x06");
        }
        table.memory(false, it.peak());
    }
}

/// What was measured: of Qari (`true`) and of newsboat.
#[derive(Default)]
struct Table {
    fills: Vec<String>,
    times: Vec<(&'static str, bool, Vec<Duration>)>,
    peaks: [u64; 2],
}

impl Table {
    fn fill(&mut self, qari: &Fill, newsboat: Option<&Fill>) {
        for (name, fill) in [("qari", Some(qari)), ("newsboat", newsboat)] {
            let Some(fill) = fill else { continue };
            self.fills.push(format!(
                "first import, {name}: {:.1} s to all of it, {:.1} s in all, {} MB at most",
                fill.readable.as_secs_f64(),
                fill.whole.as_secs_f64(),
                fill.peak / 1_000_000
            ));
        }
    }

    fn add(&mut self, what: &'static str, is_qari: bool, time: Duration) {
        let row = self
            .times
            .iter_mut()
            .find(|row| row.0 == what && row.1 == is_qari);
        match row {
            Some((_, _, times)) => times.push(time),
            None => self.times.push((what, is_qari, vec![time])),
        }
    }

    fn memory(&mut self, is_qari: bool, peak: u64) {
        let known = &mut self.peaks[usize::from(is_qari)];
        *known = (*known).max(peak);
    }

    fn print(&mut self) {
        for line in &self.fills {
            println!("{line}");
        }
        let [newsboat, qari] = self.peaks;
        println!(
            "memory while reading: qari {} MB, newsboat {} MB",
            qari / 1_000_000,
            newsboat / 1_000_000
        );
        println!(
            "{:<20} {:<9} {:>10} {:>10} {:>10}",
            "ms", "", "median", "95th", "most"
        );
        self.times.sort_by_key(|row| (row.0, row.1));
        for (what, is_qari, times) in &mut self.times {
            times.sort();
            let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
            let name = if *is_qari { "qari" } else { "newsboat" };
            println!(
                "{what:<20} {name:<9} {:>10.2} {:>10.2} {:>10.2}",
                at(50),
                at(95),
                at(100)
            );
        }
    }
}
