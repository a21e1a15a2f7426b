//! Killed at any moment, the program leaves a library that opens, is sound and has all
//! that it said to have kept. `QARI_KILLS` says how often it is killed (a few times by
//! default).

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

const PROGRAM: &str = env!("CARGO_BIN_EXE_qari");

/// A folder with articles and a library beside them; gone when it is dropped.
struct Shelf(PathBuf);

impl Shelf {
    fn new(name: &str, articles: usize) -> Self {
        let folder =
            std::env::temp_dir().join(format!("qari-killed-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("articles")).expect("a folder");
        let body =
            "وصلت القافلة إلى المدينة بعد يومين، وقالت طالبان إنها لم تمنع أحدا من المرور.\n\n";
        for number in 0..articles {
            let text = format!(
                "خبر رقم {number} عن القافلة\n\n{}",
                body.repeat(1 + number % 40)
            );
            fs::write(folder.join(format!("articles/{number:04}.txt")), text)
                .expect("a file is written");
        }
        Self(folder)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(arguments)
            .env("QARI_LIBRARY", self.0.join("library.sqlite"));
        command.env("HOME", &self.0).env("QARI_CONFIG", "/dev/null");
        for variable in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"] {
            command.env(variable, &self.0);
        }
        command.env_remove("QARI_RENDER").env("LC_ALL", "C");
        command
    }

    fn lose_library(&self) {
        fs::remove_file(self.0.join("library.sqlite")).expect("the library goes");
        for beside in ["library.sqlite-wal", "library.sqlite-shm"] {
            let _ = fs::remove_file(self.0.join(beside));
        }
    }

    fn articles(&self) -> String {
        let path: &Path = &self.0.join("articles");
        path.to_str().expect("UTF-8").to_owned()
    }

    /// How many articles meet a query; the library is sound.
    #[track_caller]
    fn sound_with(&self, query: &str) -> usize {
        if !self.0.join("library.sqlite").exists() {
            return 0;
        }
        let checked = self
            .command(&["library", "check"])
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&checked.stderr).into_owned();
        assert!(checked.status.success(), "{said}");
        let listed = self
            .command(&["articles", "--query", query])
            .output()
            .expect("the program runs");
        let listed = String::from_utf8(listed.stdout).expect("UTF-8");
        // An empty library lists what is built in.
        listed
            .lines()
            .filter(|line| !line.contains("builtin:"))
            .count()
    }
}

impl Drop for Shelf {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn kills() -> u32 {
    let asked = std::env::var("QARI_KILLS").ok();
    asked.and_then(|kills| kills.parse().ok()).unwrap_or(6)
}

/// A moment, another one for each number.
fn moment(number: u32, longest: u32) -> Duration {
    // A step that is prime to the whole visits everything.
    Duration::from_millis(u64::from(number * 389 % longest))
}

fn quiet(command: &mut Command) -> Child {
    let command = command.stdin(Stdio::null()).stdout(Stdio::null());
    command
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

#[test]
fn a_library_survives_what_kills_an_import() {
    const ARTICLES: usize = 400;
    let shelf = Shelf::new("import", ARTICLES);
    let folder = shelf.articles();
    let mut kept = 0;
    for number in 0..kills() {
        let mut child = quiet(&mut shelf.command(&["add", &folder]));
        thread::sleep(moment(number, 1_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = shelf.sound_with("القافلة");
        assert!(now >= kept, "{now} of {kept} are left");
        kept = now;
        if kept == ARTICLES {
            shelf.lose_library();
            kept = 0;
        }
    }
    let whole = shelf.command(&["add", &folder]).output().unwrap();
    assert!(whole.status.success());
    assert_eq!(shelf.sound_with("القافلة"), ARTICLES);
    assert_eq!(shelf.sound_with("actor:taliban"), ARTICLES);
}

#[test]
fn what_was_read_stays_read() {
    let shelf = Shelf::new("reading", 30);
    assert!(
        shelf
            .command(&["add", &shelf.articles()])
            .output()
            .unwrap()
            .status
            .success()
    );
    let mut read = 0;
    for number in 0..kills() {
        let mut child = shelf
            .command(&["--plain", "--lang", "en"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut typing = child.stdin.take().unwrap();
        let mut opened = 0;
        for article in 1..=number % 5 + 2 {
            // The answer to the second says that the first is done with; in the list a
            // number stands before the title.
            writeln!(typing, "{}", read as u32 + article).unwrap();
            let title = format!("خبر رقم {} ", read as u32 + article - 1);
            let answered = lines
                .by_ref()
                .map_while(Result::ok)
                .any(|line| line.starts_with(&title));
            assert!(answered, "{title}");
            opened = article as usize;
        }
        thread::sleep(moment(number, 20));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = shelf.sound_with("is:read");
        assert!(
            now + 1 >= opened && now >= read,
            "{now} of {opened}, before {read}"
        );
        read = now;
        if read > 20 {
            break;
        }
    }
}

#[test]
fn what_was_marked_stays_marked() {
    let shelf = Shelf::new("marking", 30);
    let folder = shelf.articles();
    // The first mark makes the library.
    let (mut marked, mut noted) = (0, 0);
    for number in 0..kills() {
        let mut child = shelf
            .command(&["--plain", "--lang", "en", &folder])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut typing = child.stdin.take().unwrap();
        let mut hear = |said: &str| {
            let mut lines = lines.by_ref().map_while(Result::ok);
            assert!(lines.any(|line| line.starts_with(said)), "{said}");
        };
        let now = shelf.sound_with("is:marked");
        for article in now + 1..=now + 1 + number as usize % 3 {
            writeln!(typing, "{article}\nmark").unwrap();
            hear("marked");
            marked = article;
            writeln!(typing, "note {article}\ntags a, b").unwrap();
            if article % 2 == 0 {
                hear("note kept");
                noted = noted.max(article);
            }
        }
        thread::sleep(moment(number, 20));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = shelf.sound_with("is:marked");
        assert!(now >= marked, "{now} of {marked}");
        let kept = shelf.sound_with("is:noted");
        assert!(kept <= now && kept >= noted / 2, "{kept} of {noted}");
        if now > 25 {
            shelf.lose_library();
            (marked, noted) = (0, 0);
        }
    }
}
