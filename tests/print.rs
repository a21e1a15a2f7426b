//! `qari print` as a filter between other programs.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

const ARTICLE: &str = "tests/articles/1-truce.txt";

/// Long enough for any machine; nothing waits for it unless it fails.
const DEADLINE: Duration = Duration::from_secs(60);

fn print(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
    command
        .arg("print")
        .args(arguments)
        .env_remove("QARI_RENDER")
        .env("QARI_CONFIG", "/dev/null")
        .env("LC_ALL", "C")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// What comes out when `input` goes in.
fn filtered(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = print(arguments).spawn().expect("it runs");
    let writer = feed(&mut child, input.to_vec());
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("all was written, or nobody wanted it");
    output
}

/// Writes `input` to the standard input of `child` from a thread of its own.
fn feed(child: &mut Child, input: Vec<u8>) -> thread::JoinHandle<()> {
    let mut stdin = child.stdin.take().expect("a pipe");
    thread::spawn(move || {
        // A child that has read enough closes its end.
        let _ = stdin.write_all(&input);
    })
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// More than is read as one article: numbered paragraphs of three lines' length.
fn long_text() -> String {
    (0..8_000)
        .map(|number| {
            format!(
                "قال المتحدث رقم {number} إن المحادثات انتهت إلى اتفاق، وإن الجولة القادمة \
                 تُعقد في الشهر المقبل إن شاء الله.\n\n"
            )
        })
        .collect()
}

#[test]
fn both_renders_break_the_same_lines_at_every_width() {
    let article = std::fs::read(ARTICLE).expect("the article");
    for width in ["1", "9", "40", "72", "1001", "65535"] {
        let logical = filtered(&["-", "--width", width], &article).stdout;
        let visual = filtered(&["-", "--width", width, "--render", "visual"], &article).stdout;
        let (logical, visual) = (text(&logical), text(&visual));
        let shape = |text: &str| text.lines().map(str::is_empty).collect::<Vec<_>>();
        assert_eq!(shape(logical), shape(visual), "width {width}");
        for row in logical.lines().chain(visual.lines()) {
            assert_eq!(row, row.trim_end(), "width {width}");
        }
        let most: usize = width.parse().expect("a number");
        let columns = |row: &str| row.chars().filter(|&c| !is_mark(c)).count();
        assert!(
            visual.lines().all(|row| columns(row) <= most),
            "width {width}"
        );
    }
    let none = filtered(&["-", "--width", "0"], &article);
    assert_eq!(none.status.code(), Some(2));
}

fn is_mark(c: char) -> bool {
    ('\u{64b}'..='\u{652}').contains(&c)
}

#[test]
fn a_long_input_keeps_its_words_in_order_from_a_file_and_from_a_pipe() {
    let long = long_text();
    let path = folder().join("long.txt");
    std::fs::write(&path, &long).expect("a file");
    let piped = filtered(&["-", "--width", "60"], long.as_bytes());
    assert!(piped.status.success());
    assert_eq!(words(text(&piped.stdout)), words(&long));
    let from_file = filtered(&[path.to_str().expect("a path"), "--width", "60"], b"");
    assert!(from_file.stdout == piped.stdout);
    let gaps = text(&piped.stdout).lines().filter(|row| row.is_empty());
    assert_eq!(
        gaps.count(),
        8_000 - 1,
        "between parts as between paragraphs"
    );
    let raw = filtered(&["-", "--raw"], long.as_bytes());
    assert!(raw.stdout == long.as_bytes());
}

#[test]
fn one_endless_line_goes_through() {
    let line = "كلمة وأخرى 12.5% ".repeat(60_000);
    let printed = filtered(&["-", "--width", "40"], line.as_bytes());
    let rows = text(&printed.stdout);
    assert_eq!(words(rows), words(&line));
    assert!(rows.lines().all(|row| row.chars().count() <= 40));
}

#[test]
fn what_a_slow_writer_has_written_comes_out_before_the_end() {
    let mut child = print(&["-", "--width", "40"]).spawn().expect("it runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let rows = lines_of(child.stdout.take().expect("a pipe"));
    stdin
        .write_all("أول الكلام\nثم".as_bytes())
        .expect("it reads");
    let next = || rows.recv_timeout(DEADLINE).expect("a row in time");
    assert_eq!(next(), "أول الكلام");
    stdin.write_all(" آخره\n".as_bytes()).expect("it reads");
    assert_eq!((next(), next()), (String::new(), "ثم آخره".to_owned()));
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut child = print(&["-"]).spawn().expect("it runs");
    let writer = feed(&mut child, long_text().repeat(4).into_bytes());
    let mut first = String::new();
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    stdout.read_line(&mut first).expect("a row");
    drop(stdout);
    let mut said = String::new();
    let mut stderr = child.stderr.take().expect("a pipe");
    stderr.read_to_string(&mut said).expect("UTF-8");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert_eq!(said, "");
    writer.join().expect("it ends");
}

#[test]
fn several_inputs_are_printed_apart_and_what_is_none_is_named() {
    let (empty, binary) = (folder().join("empty.txt"), folder().join("binary"));
    std::fs::write(&empty, "").expect("a file");
    std::fs::write(&binary, [0; 2_000_000]).expect("a file");
    let path = |path: &Path| path.to_str().expect("a path").to_owned();
    let (empty, binary) = (path(&empty), path(&binary));
    let output = filtered(
        &[ARTICLE, &empty, "-", &binary, "no-such-file", ARTICLE],
        "خبر قصير\n".as_bytes(),
    );
    assert_eq!(output.status.code(), Some(1));
    let article = filtered(&[ARTICLE], b"").stdout;
    let article = text(&article);
    assert_eq!(
        text(&output.stdout),
        format!("──── {ARTICLE}\n\n{article}\n──── -\n\nخبر قصير\n\n──── {ARTICLE}\n\n{article}")
    );
    let said: Vec<&str> = text(&output.stderr).lines().collect();
    assert_eq!(said.len(), 3, "{said:?}");
    for (line, name) in said.iter().zip(["empty.txt", "binary", "no-such-file"]) {
        assert!(line.contains(name), "{said:?}");
    }
}

/// A folder of small articles with a long one among them, and all it prints.
fn folder_of_articles(name: &str) -> (String, String) {
    let folder = folder().join(name);
    std::fs::create_dir_all(folder.join("m")).expect("a folder");
    let mut expected = String::new();
    for number in 0..300 {
        let (path, article) = match number {
            150 => (folder.join("m/long.txt"), long_text()),
            0..150 => (
                folder.join(format!("a{number:03}.txt")),
                format!("العدد {number}\n"),
            ),
            _ => (
                folder.join(format!("z{number:03}.txt")),
                format!("العدد {number}\n"),
            ),
        };
        std::fs::write(path, &article).expect("a file");
        expected += &article;
    }
    (folder.to_str().expect("a path").to_owned(), expected)
}

#[test]
fn a_folder_is_printed_in_order_as_its_files_are() {
    let (folder, expected) = folder_of_articles("ordered");
    let printed = filtered(&[&folder, "--width", "60"], b"");
    assert!(printed.status.success());
    let heading = format!("──── {folder}/");
    let rows = text(&printed.stdout).lines();
    let (headings, rows): (Vec<_>, Vec<_>) = rows.partition(|row| row.starts_with(&heading));
    assert_eq!(headings.len(), 300);
    assert!(headings.is_sorted());
    assert!(words(&rows.join("\n")) == words(&expected));
    let beginning = format!("{heading}a000.txt\n\nالعدد 0\n\n{heading}a001.txt\n\nالعدد 1\n\n");
    assert!(text(&printed.stdout).starts_with(&beginning));
    let raw = filtered(&[&folder, "--raw"], b"");
    assert!(text(&raw.stdout) == expected);
    let long = format!("{folder}/m/long.txt");
    let long = filtered(&[&long, "--width", "60"], b"").stdout;
    let within = format!("149\n\n{heading}m/long.txt\n\n{}\n{heading}z", text(&long));
    let within = text(&printed.stdout).contains(&within);
    assert!(within, "as it is printed alone");
}

#[test]
fn a_reader_of_a_folder_that_leaves_is_no_error() {
    let (folder, _) = folder_of_articles("left");
    let mut child = print(&[&folder, &folder, &folder])
        .spawn()
        .expect("it runs");
    let mut first = String::new();
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    stdout.read_line(&mut first).expect("a row");
    assert_eq!(first, format!("──── {folder}/a000.txt\n"));
    drop(stdout);
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(text(&ended.stderr), "");
}

#[test]
fn what_is_there_is_printed_while_the_next_input_is_waited_for() {
    let short = folder().join("short.txt");
    std::fs::write(&short, "خبر قصير\n").expect("a file");
    let mut child = print(&[short.to_str().expect("a path"), "-", "--width", "40"])
        .spawn()
        .expect("it runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let rows = lines_of(child.stdout.take().expect("a pipe"));
    let next = || rows.recv_timeout(DEADLINE).expect("a row in time");
    assert!(next().starts_with("──── "));
    assert_eq!((next(), next()), (String::new(), "خبر قصير".to_owned()));
    stdin.write_all("وآخر\n".as_bytes()).expect("it reads");
    drop(stdin);
    let rest: Vec<_> = rows.iter().collect();
    assert_eq!(rest, ["", "──── -", "", "وآخر"]);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn what_of_a_folder_is_no_article_is_told_at_its_end() {
    let folder = folder().join("odd");
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, bytes) in [("one", &[0, 1, 2, 3][..]), ("two", &[0; 2_000_000])] {
        std::fs::write(folder.join(name), bytes).expect("a file");
    }
    let folder = folder.to_str().expect("a path");
    let printed = filtered(&[folder, ARTICLE], b"");
    assert_eq!(printed.status.code(), Some(1));
    let article = filtered(&[ARTICLE], b"").stdout;
    let article = format!("──── {ARTICLE}\n\n{}", text(&article));
    assert_eq!(text(&printed.stdout), article);
    let said: Vec<&str> = text(&printed.stderr).lines().collect();
    assert_eq!(said.len(), 2, "the two files, and that it has no articles");
    assert!(said.iter().all(|line| line.starts_with(folder)), "{said:?}");
    assert!(!said.iter().any(|line| line.contains("/two")), "{said:?}");
}

#[test]
fn standard_input_is_read_once() {
    let printed = filtered(&["-", ARTICLE, "-"], "خبر قصير\n".as_bytes());
    assert!(printed.status.success(), "{}", text(&printed.stderr));
    let article = filtered(&[ARTICLE], b"").stdout;
    assert_eq!(
        text(&printed.stdout),
        format!("──── -\n\nخبر قصير\n\n──── {ARTICLE}\n\n{}", text(&article))
    );
}

#[test]
fn nothing_but_blanks_is_no_text_however_long() {
    for blanks in ["", " \n", &" \n\t \n".repeat(400_000)] {
        let printed = filtered(&["-"], blanks.as_bytes());
        assert_eq!(printed.status.code(), Some(1));
        assert_eq!(text(&printed.stdout), "");
        assert_eq!(text(&printed.stderr), "standard input: no text in it\n");
    }
}

#[test]
fn nothing_of_an_article_steers_a_terminal() {
    let controls: String = (1..0xa0)
        .filter_map(char::from_u32)
        .filter(|&c| c.is_control() && c != '\n')
        .chain("\u{61c}\u{200e}\u{202e}\u{2066}\u{2069}\u{feff}".chars())
        .collect();
    let line = format!("قال \u{1b}[2J\u{1b}]0;x\u{7}\u{9b}31m{controls} نعم\n");
    let short = "كلام كثير عن كل شيء.\n\n".repeat(2_000) + &line;
    let long = short.repeat(14);
    let is_format = |c| {
        let embedding = ('\u{202a}'..='\u{202e}').contains(&c);
        let isolate = ('\u{2066}'..='\u{2069}').contains(&c);
        embedding || isolate || matches!(c, '\u{61c}' | '\u{200e}' | '\u{feff}')
    };
    for (article, width) in [(&short, "1"), (&short, "500"), (&long, "40")] {
        for render in ["visual", "logical"] {
            let arguments = ["-", "--render", render, "--width", width];
            let printed = filtered(&arguments, article.as_bytes());
            assert!(printed.status.success(), "{}", text(&printed.stderr));
            let steers = |&c: &char| c.is_control() && c != '\n' || is_format(c);
            let found = text(&printed.stdout).chars().find(steers);
            assert_eq!(found, None, "{render} {width}");
        }
    }
}

#[test]
fn utf_16_is_read_with_and_without_its_mark_and_at_any_length() {
    type Bytes = fn(u16) -> [u8; 2];
    let (little, big): (Bytes, Bytes) = (u16::to_le_bytes, u16::to_be_bytes);
    let short = "خبر قصير عن أمر كبير\nوسكت الناس.\n";
    let long = long_text();
    let one_line = long.replace('\n', " ");
    for (article, mark, unit) in [
        (short, "", little),
        (short, "", big),
        (short, "\u{feff}", little),
        (short, "\u{feff}", big),
        (&long, "", big),
        (&long, "\u{feff}", little),
        (&one_line, "", little),
    ] {
        let marked = mark.to_owned() + article;
        let bytes: Vec<u8> = marked.encode_utf16().flat_map(unit).collect();
        let printed = filtered(&["-"], &bytes);
        assert!(
            words(text(&printed.stdout)) == words(article),
            "{} bytes, {mark:?}: {}",
            bytes.len(),
            text(&printed.stderr)
        );
    }
}

#[test]
fn an_input_of_every_length_is_printed_to_its_end() {
    let long = long_text();
    for kilobytes in [10, 200, 300, 700, 1000, 1100] {
        let end = long.match_indices("\n\n").map(|(at, _)| at);
        let end = end.take_while(|&at| at < kilobytes * 1024).last();
        let input = &long[..end.expect("a paragraph")];
        let printed = filtered(&["-"], input.as_bytes());
        assert!(
            words(text(&printed.stdout)) == words(input),
            "{kilobytes} KiB"
        );
    }
}

#[test]
fn an_encoding_that_shows_late_is_read_and_bad_bytes_are_told() {
    let said = "قالت الوزارة إن المحادثات مع الوفد انتهت.\n";
    let windows = encoding_rs::WINDOWS_1256.encode(said).0;
    let (outcome, output, complaint) = after_a_header(&windows);
    assert_eq!((outcome, &*complaint), (Some(0), ""));
    assert!(output.contains("قالت الوزارة إن المحادثات"), "{output}");
    let bad = [said.repeat(5).as_bytes(), b"\xff\n"].concat();
    let (outcome, output, complaint) = after_a_header(&bad);
    assert_eq!(outcome, Some(0));
    assert!(output.contains('\u{fffd}'), "{output}");
    assert!(complaint.starts_with("standard input: "), "{complaint}");
    let at_once = filtered(&["-"], &bad);
    assert!(
        text(&at_once.stderr) == complaint,
        "as of what comes at once"
    );
    let path = folder().join("bad.txt");
    std::fs::write(&path, &bad).expect("a file");
    let path = path.to_str().expect("a path");
    let told = complaint.replacen("standard input", path, 1);
    assert_eq!(text(&filtered(&[path], b"").stderr), told, "and of a file");
}

/// What becomes of `rest` when it comes a while after a line of English.
fn after_a_header(rest: &[u8]) -> (Option<i32>, String, String) {
    let mut child = print(&["-"]).spawn().expect("it runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(b"Header\n").expect("it reads");
    let mut header = [0; 7];
    let mut stdout = child.stdout.take().expect("a pipe");
    stdout.read_exact(&mut header).expect("the header");
    stdin.write_all(rest).expect("it reads");
    drop(stdin);
    let mut output = String::new();
    stdout.read_to_string(&mut output).expect("UTF-8");
    let ended = child.wait_with_output().expect("it ends");
    (ended.status.code(), output, text(&ended.stderr).to_owned())
}

#[test]
fn every_line_break_inside_a_row_is_a_blank() {
    for lone in ["\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}"] {
        let printed = filtered(&["-"], format!("قال{lone}المتحدث").as_bytes());
        let printed = text(&printed.stdout);
        assert_eq!(words(printed), ["قال", "المتحدث"], "{lone:?}");
    }
    let wrapped = "كلمة أخرى من الكلام الذي يطول ويطول حتى يملأ السطر كله\r\n".repeat(8);
    let printed = filtered(&["-", "--width", "200"], wrapped.as_bytes());
    assert!(!text(&printed.stdout).contains("  "), "both are one break");
    assert_eq!(words(text(&printed.stdout)), words(&wrapped));
}

/// The lines of a stream as they come.
fn lines_of(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("print");
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}
