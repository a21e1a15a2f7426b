//! Mentions explained, chosen by name, and records as comma-separated values.

use crate::{folder, qari, records, stdout};

const TRUCE: &str = "tests/articles/1-truce.txt";

#[test]
fn every_record_says_why_it_is_a_mention_in_the_language_of_the_interface() {
    for (language, said) in [
        ("ar", "اسم صريح للجهة"),
        ("en", "is a name that means nobody else"),
    ] {
        let found = stdout(&["mentions", TRUCE, "--explain", "--lang", language]);
        assert!(found.lines().all(|line| line.split('\t').count() == 9));
        assert!(found.contains(said), "{found}");
        let found = records(&[
            "mentions",
            TRUCE,
            "--explain",
            "--format",
            "jsonl",
            "--lang",
            language,
        ]);
        let why = |record: &serde_json::Value| record["why"].as_str().unwrap_or("").to_owned();
        assert!(found.iter().all(|record| !why(record).is_empty()));
        assert!(why(&found[0]).contains(said), "{:?}", found[0]);
        let steers = |c: char| ('\u{2066}'..='\u{2069}').contains(&c);
        assert!(!found.iter().any(|record| why(record).contains(steers)));
    }
    let plain = records(&["mentions", TRUCE, "--format", "jsonl"]);
    assert!(plain.iter().all(|record| record.get("why").is_none()));
}

#[test]
fn on_a_terminal_the_reason_stands_below() {
    let found = stdout(&[
        "mentions",
        TRUCE,
        "--explain",
        "--lang",
        "en",
        "--render",
        "visual",
    ]);
    let below = "    “ﻥﺎﺒﻟﺎﻃ” is a name that means nobody else";
    assert!(
        found.lines().any(|line| line.trim_end() == below),
        "{found}"
    );
}

#[test]
fn actors_are_chosen_by_any_name() {
    let by_id = records(&["mentions", TRUCE, "--format", "jsonl", "--actor", "taliban"]);
    assert!(!by_id.is_empty());
    for name in ["طالبان", "Taliban", "حركة الطالبان", "TALIBAN"] {
        let named = records(&["mentions", TRUCE, "--format", "jsonl", "--actor", name]);
        assert_eq!(named, by_id, "{name}");
    }
    let both = ["--actor", "taliban", "--actor", "الأمم المتحدة"];
    let both = records(
        &[
            &["mentions", "tests/articles", "--format", "jsonl"][..],
            &both,
        ]
        .concat(),
    );
    assert!(
        both.iter()
            .all(|record| record["actor"] == "taliban" || record["actor"] == "un")
    );
}

#[test]
fn an_unknown_actor_is_refused_with_the_nearest() {
    for (typed, nearest) in [("talban", "Taleban"), ("طالبن", "طالبان")] {
        let output = qari(&["mentions", TRUCE, "--actor", typed])
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            said.contains(&format!("did you mean “{nearest}”")),
            "{said}"
        );
    }
    let output = qari(&["mentions", TRUCE, "--actor", "xyzzy"])
        .output()
        .expect("it runs");
    assert!(String::from_utf8_lossy(&output.stderr).contains("`qari actors --all` lists them"));
}

#[test]
fn every_record_has_the_fields_of_the_json_as_comma_separated_values() {
    for command in [
        &["mentions", TRUCE][..],
        &["mentions", TRUCE, "--explain"],
        &["articles", TRUCE],
        &["actors", TRUCE],
    ] {
        let of = |format: &'static str| [command, &["--format", format]].concat();
        let table = stdout(&of("csv"));
        let table = table.strip_prefix('\u{FEFF}').expect("a byte order mark");
        assert!(table.ends_with("\r\n"));
        let rows = rows(table);
        let records = records(&of("jsonl"));
        assert_eq!(rows.len(), records.len() + 1);
        for (row, record) in rows[1..].iter().zip(&records) {
            let fields = record.as_object().expect("an object");
            assert!(fields.keys().all(|name| rows[0].contains(name)));
            for (name, cell) in rows[0].iter().zip(row) {
                let expected = match fields.get(name) {
                    Some(serde_json::Value::String(text)) => text.clone(),
                    Some(serde_json::Value::Null) => String::new(),
                    Some(other) => other.to_string(),
                    // The one field that stands only where it is true.
                    None => {
                        assert_eq!(name, "place");
                        String::new()
                    }
                };
                assert_eq!(*cell, expected, "{name}");
            }
        }
    }
}

#[test]
fn what_is_likely_and_what_a_mention_counts_as_is_told_without_colours() {
    let path = folder().join("doubt.txt");
    let text = "بات موقف موسكو من الهدنة معروفًا. ووصل وفد لحركة طالبان. ومضى الوفد للقاعدة.\n";
    std::fs::write(&path, text).expect("a file");
    let path = path.to_str().expect("a path");
    let found = stdout(&["mentions", path]);
    let told: Vec<_> = found
        .lines()
        .map(|line| line.split('\t').skip(2).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(told[0], "russia موسكو موسكو name likely body");
    assert_eq!(
        told[1],
        "taliban حركة طالبان لحركة طالبان name certain body"
    );
    let seen = stdout(&["mentions", path, "--render", "visual", "--color", "never"]);
    let heads = seen.lines().filter(|line| line.contains("body"));
    let heads: Vec<_> = heads.map(|line| line.contains("likely")).collect();
    assert_eq!(heads[..2], [true, false], "{seen}");
    let lam = folder().join("lam.txt");
    let text = "قالت حركة طالبان نعم. وأصدر وفد الحركة بيانًا. وللحركة رأي آخر.\n";
    std::fs::write(&lam, text).expect("a file");
    let lam = lam.to_str().expect("a path");
    let of = |format| ["mentions", lam, "--format", format];
    let last = records(&of("jsonl")).pop().expect("a mention");
    assert_eq!(
        (&last["text"], &last["form"]),
        (&"لحركة".into(), &"الحركة".into())
    );
    let table = rows(&stdout(&of("csv")));
    assert_eq!(table[0].last().map(String::as_str), Some("form"));
    assert_eq!(table[3].last().map(String::as_str), Some("الحركة"));
}

#[test]
fn a_title_that_is_a_formula_is_text_for_a_spreadsheet() {
    let path = folder().join("formula.txt");
    std::fs::write(
        &path,
        "=HYPERLINK(\"x\",\"y\")\n\nزار وفد طالبان المدينة.\n",
    )
    .expect("a file");
    let table = stdout(&[
        "articles",
        path.to_str().expect("a path"),
        "--format",
        "csv",
    ]);
    assert!(rows(&table)[1][2].starts_with("'=HYPERLINK"), "{table}");
}

#[test]
fn a_mere_place_is_said_in_every_format() {
    let path = folder().join("place.txt");
    std::fs::write(&path, "عاد الوفد من إيران.\n").expect("a file");
    let path = path.to_str().expect("a path");
    let of = |command, format| [command, path, "--format", format];
    assert_eq!(records(&of("mentions", "jsonl"))[0]["place"], true);
    assert_eq!(rows(&stdout(&of("mentions", "csv")))[1][11], "true");
    let counted = records(&of("actors", "jsonl"));
    let iran = counted.iter().find(|one| one["actor"] == "iran");
    let iran = iran.expect("it is known");
    assert_eq!((&iran["mentions"], &iran["places"]), (&0.into(), &1.into()));
}

/// A table taken apart by RFC 4180.
fn rows(table: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = table.chars().peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut().expect("a row");
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                row.last_mut().expect("a cell").push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => row.last_mut().expect("a cell").push(c),
        }
    }
    rows.pop();
    rows
}
