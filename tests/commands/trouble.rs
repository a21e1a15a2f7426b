//! Every command that reads a library, before everything that may be wrong with one: each
//! says what it is, by the name of the file, and none is silent or ends well.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use rusqlite::Connection;

/// What reads a library; `ADDRESS` is an article of it.
const READS: &[&str] = &[
    "print",
    "print ADDRESS",
    "articles",
    "articles --format jsonl",
    "search الهدنة",
    "mentions",
    "actors",
    "actors --forms",
    "export --what articles --format jsonl",
    "export --what mentions --format csv",
    "library check",
    "library export -",
    "--plain",
];
/// What need not read articles.
const LOOKS: &[&str] = &["library info"];
/// What writes into one.
const WRITES: &[&str] = &[
    "add tests/articles",
    "library import /dev/null",
    "library remove ADDRESS --yes",
];

pub(super) struct Folder(pub(super) PathBuf);

impl Folder {
    pub(super) fn new(name: &str) -> Self {
        // Two tests may call theirs alike.
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = format!("qari-trouble-{name}-{}-{count}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    /// A library in which all is well, in one file.
    pub(super) fn library(&self) -> PathBuf {
        let path = self.0.join("library.sqlite");
        let (status, _, said) = run("add tests/articles", &path, "en");
        assert_eq!(status, Some(0), "{said}");
        self.alter(&path, "PRAGMA wal_checkpoint(TRUNCATE)");
        path
    }

    pub(super) fn alter(&self, path: &Path, change: &str) {
        let file = Connection::open(path).expect("SQLite");
        file.execute_batch(change).expect("it is changed");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Status, what is written, what is said; nothing is typed or piped.
pub(super) fn run(command: &str, library: &Path, language: &str) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_qari"))
        .args(command.split(' '))
        .args(["--lang", language, "--library"])
        .arg(library)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("QARI_CONFIG", "/dev/null")
        .env("XDG_CONFIG_HOME", "/dev/null")
        .env("XDG_STATE_HOME", "/dev/null")
        .env_remove("QARI_RENDER")
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .output()
        .expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let said = text(output.stderr).replace(['\u{2066}', '\u{2068}', '\u{2069}'], "");
    (output.status.code(), text(output.stdout), said)
}

/// Runs commands at once, each of which fails and says `why`.
#[track_caller]
fn all_say(commands: &[&[&str]], library: &Path, address: &str, why: &str, why_in_arabic: &str) {
    let commands: Vec<String> = commands
        .concat()
        .into_iter()
        .map(|command| command.replace("ADDRESS", address))
        .collect();
    let outcomes: Vec<_> = thread::scope(|scope| {
        let running: Vec<_> = commands
            .iter()
            .map(|command| scope.spawn(move || (command, run(command, library, "en"))))
            .collect();
        let ended = running.into_iter().map(|one| one.join().expect("it ends"));
        ended.collect()
    });
    let name = library.to_str().expect("UTF-8");
    for (command, (status, _, said)) in outcomes {
        assert_eq!(status, Some(1), "{command}: {said}");
        assert!(said.contains(why), "{command}: {said}");
        assert!(said.contains(name), "{command}: {said}");
    }
    let (_, _, said) = run("articles", library, "ar");
    assert!(said.contains(why_in_arabic), "{said}");
    let raw = ["damaged", "database", "I/O", "malformed", "table"];
    assert!(!raw.iter().any(|word| said.contains(word)), "{said}");
}

#[test]
fn what_is_no_library_is_left_alone() {
    let folder = Folder::new("none");
    let garbage = folder.0.join("garbage.sqlite");
    fs::write(&garbage, "ليست هذه مكتبة\n".repeat(500)).expect("a file");
    let of_others = folder.0.join("others.sqlite");
    folder.alter(&of_others, "CREATE TABLE shop (goods TEXT)");
    let is_folder = folder.0.join("folder.sqlite");
    fs::create_dir(&is_folder).expect("a folder");
    for path in [&garbage, &of_others, &is_folder] {
        let before = fs::read(path).ok();
        let (said, in_arabic) = ("not a library of Qari", "ليس مكتبة لقارئ");
        all_say(
            &[READS, LOOKS, WRITES],
            path,
            "library:0123",
            said,
            in_arabic,
        );
        assert_eq!(fs::read(path).ok(), before);
    }
    assert!(!folder.0.join("garbage.sqlite-wal").exists());
}

#[test]
fn what_a_newer_qari_has_made_is_left_to_it() {
    let folder = Folder::new("newer");
    let library = folder.library();
    folder.alter(&library, "PRAGMA user_version = 999");
    let (said, in_arabic) = ("a newer Qari", "إصدار أحدث");
    all_say(
        &[READS, LOOKS, WRITES],
        &library,
        "library:0123",
        said,
        in_arabic,
    );
}

#[test]
fn a_library_that_was_cut_short_is_damaged() {
    let folder = Folder::new("short");
    let library = folder.library();
    let file = fs::OpenOptions::new().write(true).open(&library);
    file.and_then(|file| file.set_len(20_000))
        .expect("it is cut");
    let (said, in_arabic) = ("the library is damaged", "في المكتبة عطب");
    // Those two look for what is whole.
    let looks_closer = |command: &&&str| matches!(**command, "library check" | "library export -");
    let reads: Vec<&str> = READS
        .iter()
        .filter(|one| !looks_closer(one))
        .copied()
        .collect();
    all_say(
        &[&reads, LOOKS, WRITES],
        &library,
        "library:0123",
        said,
        in_arabic,
    );
}

#[test]
fn what_is_whole_in_a_library_that_was_cut_short_comes_out() {
    let folder = Folder::new("cut");
    let library = folder.library();
    let bytes = fs::read(&library).expect("it is read");
    let (_, out, _) = run("library export -", &library, "en");
    let all = out.lines().count();
    let mut second = bytes.clone();
    second[4096..8192].fill(0);
    for (name, bytes, least) in [
        ("a page", &bytes[..bytes.len() - 4096], all - 1),
        ("half", &bytes[..bytes.len() / 2], 0),
        ("a header", &bytes[..100], 0),
        ("the second page", &second[..], all),
    ] {
        fs::write(&library, bytes).expect("it is written");
        let (status, _, checked) = run("library check", &library, "en");
        assert_eq!(status, Some(1), "{name}: {checked}");
        let (status, out, exported) = run("library export -", &library, "en");
        assert_eq!(status, Some(1), "{name}: {exported}");
        let found = out.lines().count();
        assert!(found >= least, "{name}: {found} of {all}");
        for said in [&checked, &exported] {
            assert!(
                said.contains("the structure of the file is damaged"),
                "{name}: {said}"
            );
            assert!(!said.contains("qari library check"), "{name}: {said}");
        }
        if found > 0 {
            let whole = format!("articles that are whole: {found};");
            assert!(checked.contains(&whole), "{name}: {checked}");
            assert!(
                exported.contains(&format!("written: {found};")),
                "{name}: {exported}"
            );
            let taken = folder.0.join("taken.jsonl");
            fs::write(&taken, &out).expect("it is written");
            let other = folder.0.join("other.sqlite");
            let import = format!("library import {}", taken.display());
            let (status, _, said) = run(&import, &other, "en");
            assert_eq!(status, Some(0), "{name}: {said}");
        } else {
            assert!(
                exported.contains("nothing of it can be read any more"),
                "{name}: {exported}"
            );
            assert!(!exported.contains("library export"), "{name}: {exported}");
            let to = folder.0.join("nothing.jsonl");
            let (status, ..) = run(&format!("library export {}", to.display()), &library, "en");
            assert_eq!((status, to.exists()), (Some(1), false), "{name}");
        }
        assert_eq!(
            fs::read(&library).expect("it is read"),
            bytes,
            "{name}: it is only read"
        );
    }
}

/// The address of the article in a row.
fn address(library: &Path, row: i64) -> String {
    let file = Connection::open(library).expect("SQLite");
    let id = "SELECT lower(hex(id)) FROM entry WHERE row = ?";
    let id: String = file.query_row(id, [row], |row| row.get(0)).expect("an id");
    format!("library:{}", &id[..16])
}

#[test]
fn an_article_that_is_damaged_is_named_and_hides_no_others() {
    for (name, damage) in [
        ("parts", "UPDATE content SET parts = '{' WHERE row = 2"),
        (
            "text",
            "UPDATE content SET text = CAST(x'ff80' AS TEXT) WHERE row = 2",
        ),
        ("content", "DELETE FROM content WHERE row = 2"),
        ("facts", "UPDATE article SET facts = '{' WHERE row = 2"),
    ] {
        let folder = Folder::new(name);
        let library = folder.library();
        let address = address(&library, 2);
        folder.alter(&library, damage);
        // All that read whole articles, and of the other kinds of damage some.
        let some = match name {
            "parts" => READS,
            _ => &["print", "articles --format jsonl", "library export -"],
        };
        let is_asked =
            |command: &&&str| !command.starts_with("--") && !command.starts_with("search");
        for command in some.iter().filter(is_asked) {
            let command = command.replace("ADDRESS", &address);
            let (status, out, said) = run(&command, &library, "en");
            assert_eq!(status, Some(1), "{name}: {command}: {said}");
            if command.contains("library") {
                assert!(!said.is_empty(), "{name}: {command}");
                continue;
            }
            assert!(said.contains(&address), "{name}: {command}: {said}");
            let counted = said.contains("could not be read: 1");
            assert!(counted, "{name}: {command}: {said}");
            assert!(out.lines().count() > 1, "{name}: {command}: {out}");
        }
        let (status, _, said) = run("library check", &library, "en");
        assert_eq!(status, Some(1));
        assert!(said.contains("damaged: 1;"), "{name}: {said}");
    }
}

#[test]
fn damaged_pages_and_lost_tables_are_told_in_words() {
    for table in ["content", "article", "posting", "tally"] {
        let folder = Folder::new(&format!("pages-{table}"));
        let library = folder.library();
        let page = {
            let file = Connection::open(&library).expect("SQLite");
            let root = "SELECT rootpage FROM sqlite_schema WHERE name = ?";
            let page: i64 = file
                .query_row(root, [table], |row| row.get(0))
                .expect("it is there");
            page
        };
        let mut bytes = fs::read(&library).expect("it is read");
        let start = (page as usize - 1) * 4096;
        bytes[start..start + 4096].fill(0xff);
        fs::write(&library, bytes).expect("it is written");
        // All commands, and of the other tables those that ask for words and actors.
        let some = match table {
            "content" => READS,
            _ => &["articles --query actor:taliban", "search الهدنة"],
        };
        for command in some {
            let command = command.replace("ADDRESS", &address(&library, 1));
            let (status, out, said) = run(&command, &library, "en");
            // What needs nothing of the damaged page is done.
            let is_done = status == Some(0) && !out.is_empty();
            let is_told = status == Some(1) && !said.is_empty();
            assert!(
                is_done || is_told || command == "--plain",
                "{table}: {command}: {said}"
            );
            for raw in ["database", "malformed", "btree", "never used"] {
                assert!(!said.contains(raw), "{table}: {command}: {said}");
            }
        }
        let (status, _, said) = run("library check", &library, "en");
        assert_eq!(status, Some(1), "{table}: {said}");
        assert!(
            said.contains("the structure of the file is damaged"),
            "{table}: {said}"
        );
    }
    let folder = Folder::new("lost");
    let library = folder.library();
    folder.alter(&library, "DROP TABLE tally");
    let (status, _, said) = run("library check", &library, "en");
    assert_eq!(status, Some(1), "{said}");
    assert!(
        said.contains("the structure of the file is damaged"),
        "{said}"
    );
    let (status, _, said) = run("articles --query actor:taliban", &library, "en");
    assert_eq!(status, Some(1));
    assert!(said.contains("the library is damaged"), "{said}");
}

#[test]
fn whoever_writes_keeps_others_from_writing_and_not_from_reading() {
    let folder = Folder::new("busy");
    let library = folder.library();
    let address = address(&library, 1);
    let writer = Connection::open(&library).expect("SQLite");
    writer.execute_batch("BEGIN IMMEDIATE").expect("it writes");
    for command in READS {
        let (status, _, said) = run(&command.replace("ADDRESS", &address), &library, "en");
        assert_eq!(status, Some(0), "{command}: {said}");
    }
    let (status, _, said) = run(
        "library remove ADDRESS --yes"
            .replace("ADDRESS", &address)
            .as_str(),
        &library,
        "en",
    );
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("another program is writing"), "{said}");
    assert!(said.contains("library.sqlite: "), "{said}");
}

#[test]
fn a_library_that_may_only_be_read_is_read() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new("read-only");
    let library = folder.library();
    let address = address(&library, 1);
    let allow = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it may");
    };
    allow(&library, 0o444);
    allow(&folder.0, 0o555);
    // Some may do everything.
    let is_obeyed = fs::OpenOptions::new().write(true).open(&library).is_err();
    if is_obeyed {
        for command in [READS, LOOKS].concat() {
            let (status, _, said) = run(&command.replace("ADDRESS", &address), &library, "en");
            assert_eq!(status, Some(0), "{command}: {said}");
        }
        // Of files that have changed: else there is nothing to be written.
        for command in ["add README.md", "library remove ADDRESS --yes"] {
            let command = command.replace("ADDRESS", &address);
            let (status, _, said) = run(&command, &library, "en");
            assert_eq!(status, Some(1), "{command}: {said}");
            assert!(
                said.contains("no permission to write into the library"),
                "{said}"
            );
        }
    }
    allow(&folder.0, 0o755);
}

#[test]
fn a_library_without_articles_says_so() {
    let folder = Folder::new("empty");
    let library = folder.0.join("library.sqlite");
    fs::write(&library, "").expect("an empty file");
    for command in ["print", "articles", "search الهدنة", "mentions", "actors"] {
        let (status, out, said) = run(command, &library, "en");
        assert_eq!((status, out.as_str()), (Some(1), ""), "{command}: {said}");
        assert!(
            said.contains("the library has no articles yet"),
            "{command}: {said}"
        );
    }
}

#[test]
fn where_files_may_not_grow_it_is_said_as_of_a_full_disk_and_what_was_kept_stays() {
    let folder = Folder::new("full");
    let articles = folder.0.join("articles");
    fs::create_dir(&articles).expect("a folder");
    for number in 0..400 {
        let text = format!(
            "خبر رقم {number}\n\n{}",
            "وصلت القافلة إلى المدينة بعد يومين. ".repeat(150)
        );
        fs::write(articles.join(format!("{number}.txt")), text).expect("a file");
    }
    let library = folder.library();
    let before = run("articles", &library, "en").1.lines().count();
    let add = |limit: &str| {
        let line = format!("ulimit -f {limit}; exec \"$0\" add \"$1\" --library \"$2\" --lang en");
        let output = Command::new("sh")
            .args(["-c", &line, env!("CARGO_BIN_EXE_qari")])
            .args([&articles, &library])
            .env("XDG_CONFIG_HOME", "/dev/null")
            .stdin(Stdio::null())
            .output();
        let output = output.expect("it runs");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        (output.status.code(), said)
    };
    let (status, said) = add("2000");
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("no room on the disk"), "{said}");
    let (status, _, said) = run("library check", &library, "en");
    assert_eq!(status, Some(0), "{said}");
    let (_, listed, _) = run("articles", &library, "en");
    assert!(listed.lines().count() >= before);
    let (status, said) = add("unlimited");
    assert_eq!(status, Some(0), "{said}");
    let (_, listed, _) = run("articles", &library, "en");
    assert_eq!(listed.lines().count(), before + 400);
}
