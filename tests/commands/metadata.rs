//! What is told of an article beside its text: dates as the reader prefers them, the
//! encoding, where in an archive it lies.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use crate::{folder, qari, records, stdout};

const BODY: &str =
    "عقدت الحكومة جلسة طويلة ناقشت فيها مشروع الميناء الجديد، ثم أجّلت التصويت عليه.\n";

fn written(name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder().join(name);
    std::fs::write(&path, bytes).expect("a file");
    path
}

#[test]
fn dates_are_shown_as_the_reader_prefers() {
    let text = format!("مشروع الميناء\n\nالأحد 22 محرم 1443هـ\n\n{BODY}");
    let lunar = written("lunar.txt", text);
    let text = format!("مشروع الميناء\n\n31 آب 2021 10:49 م\n\n{BODY}{BODY}");
    let solar = written("solar.txt", text);
    let [lunar, solar] = [&lunar, &solar].map(|path| path.to_str().expect("a path"));
    let shown = |path: &str, options: &[&str]| {
        let table = ["articles", path, "--render", "visual", "--lang", "en"];
        stdout(&[&table[..], options].concat())
    };
    for (path, options, date) in [
        (solar, &[][..], "2021-08-31"),
        (solar, &["--months", "egypt"], "31 August 2021"),
        (solar, &["--calendar", "hijri"], "1443-01-23 AH"),
        (solar, &["--calendar", "persian"], "1400-06-09 SH"),
        (lunar, &[], "2021-08-29"),
        (lunar, &["--calendar", "hijri"], "1443-01-22 AH"),
        (lunar, &["--calendar", "gregorian"], "2021-08-29"),
    ] {
        let shown = shown(path, options);
        assert!(shown.contains(date), "{shown}");
    }
    let levant = stdout(&[
        "articles", solar, "--render", "visual", "--lang", "ar", "--months", "levant",
    ]);
    let egypt = stdout(&[
        "articles", solar, "--render", "visual", "--lang", "ar", "--months", "egypt",
    ]);
    // ﺁﺏ and ﺃﻏﺴﻄﺲ from right to left.
    assert!(levant.contains("\u{fe8f}\u{fe81}"), "{levant}");
    assert!(
        egypt.contains("\u{feb2}\u{fec4}\u{feb4}\u{fecf}\u{fe83}"),
        "{egypt}"
    );
    // Programs get one form.
    let of_script = stdout(&["articles", solar, "--calendar", "hijri"]);
    assert!(of_script.contains("\t2021-08-31\t"), "{of_script}");
    let record = &records(&["articles", solar, "--format", "jsonl"])[0];
    assert_eq!(record["date"], "2021-08-31");
    assert_eq!(record["time"], "22:49");
    assert_eq!(record["date_written"], "31 آب 2021");
    let record = &records(&["articles", lunar, "--format", "jsonl"])[0];
    assert_eq!(
        (&record["date"], &record["date_guessed"]),
        (&"2021-08-29".into(), &false.into())
    );
}

#[test]
fn an_encoding_that_is_named_is_taken() {
    // Too short to be told from its letters.
    let (bytes, ..) = encoding_rs::ISO_8859_6.encode("ملف");
    let path = written("short.txt", &bytes);
    let path = path.to_str().expect("a path");
    for command in [&["print", "--raw"][..], &["articles"], &["print"]] {
        let all = [command, &[path, "--encoding", "iso-8859-6"]].concat();
        assert!(stdout(&all).contains("ملف"), "{all:?}");
        let all = [command, &[path, "--encoding", "windows-1256"]].concat();
        assert!(!stdout(&all).contains("ملف"), "{all:?}");
    }
    let record = &records(&[
        "articles",
        path,
        "--encoding",
        "iso-8859-6",
        "--format",
        "jsonl",
    ])[0];
    assert_eq!(record["encoding"], "ISO-8859-6");
    let output = qari(&["print", path, "--encoding", "latin9"]).output();
    assert_eq!(output.expect("it runs").status.code(), Some(2));
}

#[test]
fn articles_in_archives_are_named_and_read() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let body = serde_json::to_string(BODY).expect("a text");
    for (name, text) in [
        ("أخبار/ميناء.txt", format!("مشروع الميناء\n\n{BODY}")),
        (
            "سجل.jsonl",
            format!("{{\"عنوان\": \"جسر\", \"نص\": {body}}}\n{{\"عنوان\": \"بلا نص\"}}"),
        ),
    ] {
        archive.start_file(name, options).expect("a name");
        archive.write_all(text.as_bytes()).expect("memory");
    }
    let bytes = archive.finish().expect("memory").into_inner();
    let path = written("news.zip", bytes);
    let path = path.to_str().expect("a path");
    let output = qari(&["articles", path]).output().expect("it runs");
    let listed = String::from_utf8(output.stdout).expect("UTF-8");
    let expected = [
        format!("{path}/أخبار/ميناء.txt\t\t\tمشروع الميناء"),
        format!("{path}/سجل.jsonl#1\t\t\tجسر"),
    ];
    assert_eq!(listed.lines().collect::<Vec<_>>(), expected);
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(said, format!("{path}/سجل.jsonl#2: a record without text\n"));
    let printed = qari(&["print", path]).output().expect("it runs");
    let printed = String::from_utf8(printed.stdout).expect("UTF-8");
    assert_eq!(printed.matches("أجّلت التصويت").count(), 2, "{printed}");
}
