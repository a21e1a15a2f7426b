//! Mentions for other programs: W3C Web Annotations and the standoff format of brat, held
//! against texts of five kinds of trouble.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{qari, records, stdout};

/// Texts in which a mention is easily lost, each with its name.
fn troubles() -> [(&'static str, &'static str); 5] {
    let body = "وصلت وفود أخرى إلى المدينة في المساء وتحدثت إلى الصحفيين";
    let texts = [
        (
            "crlf",
            format!("خبر أول\r\n\r\nقالت حركة طالبان أمس إن الجسر مفتوح، و{body}.\r\n"),
        ),
        (
            "bom",
            format!("\u{FEFF}خبر ثان\n\nقالت طالبان أمس إن {body}.\n"),
        ),
        (
            "shaped",
            format!("خبر ثالث\n\nقالت ﻃﺎﻟﺒﺎﻥ أمس إن {body}.\n"),
        ),
        (
            "astral",
            format!("خبر رابع 😀\n\n😀😀 قالت طالبان أمس 𝄞 إن {body}.\n"),
        ),
        (
            "torn",
            format!(
                "خبر خامس\n\nوصل أمس إلى العاصمة وفد من الولايات\r\nالمتحدة الأمريكية فيه خبراء كثيرون، و{body} طويلًا.\n"
            ),
        ),
    ];
    texts.map(|(name, text)| (name, &*text.leak()))
}

/// A folder of those texts, anew.
fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("standoff")
        .join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("news")).expect("a folder");
    for (name, text) in troubles() {
        fs::write(folder.join("news").join(format!("{name}.txt")), text).expect("a text");
    }
    folder
}

fn points(text: &str, from: usize, to: usize) -> String {
    text.chars().skip(from).take(to - from).collect()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("a number")).expect("small")
}

#[test]
fn an_annotation_names_the_same_place_in_two_ways() {
    let folder = folder("web");
    for (name, text) in troubles() {
        let path = folder.join("news").join(format!("{name}.txt"));
        let path = path.to_str().expect("UTF-8");
        let found = records(&["mentions", path, "--format", "webannotation"]);
        let plain = records(&["mentions", path, "--format", "jsonl"]);
        assert!(!found.is_empty() && found.len() == plain.len(), "{name}");
        for (one, record) in found.iter().zip(&plain) {
            assert_eq!(one["@context"], "http://www.w3.org/ns/anno.jsonld");
            assert_eq!(one["type"], "Annotation");
            assert!(
                one["id"]
                    .as_str()
                    .is_some_and(|id| id.starts_with("urn:uuid:"))
            );
            let bodies = one["body"].as_array().expect("bodies");
            assert_eq!(bodies[0]["value"], record["actor"]);
            assert!(bodies.iter().all(|body| body["type"] == "TextualBody"));
            assert!(bodies.iter().any(|body| body["purpose"] == "classifying"));
            let source = one["target"]["source"].as_str().expect("a source");
            assert!(source.starts_with("file:///"), "{source}");
            let [place, quote] = &one["target"]["selector"].as_array().expect("two")[..] else {
                panic!("two selectors: {one}")
            };
            assert_eq!(place["type"], "TextPositionSelector");
            let (start, end) = (number(&place["start"]), number(&place["end"]));
            assert_eq!(
                (start, end),
                (number(&record["start"]), number(&record["end"]))
            );
            assert_eq!(quote["exact"], points(text, start, end), "{name}");
            let [prefix, suffix] =
                ["prefix", "suffix"].map(|side| quote[side].as_str().expect("a text"));
            let whole = format!("{prefix}{}{suffix}", points(text, start, end));
            assert!(text.contains(&whole), "{name}: {whole:?}");
            assert!(prefix.chars().count() <= 32 && suffix.chars().count() <= 32);
        }
    }
    let once = stdout(&[
        "mentions",
        folder.to_str().expect("UTF-8"),
        "--format",
        "webannotation",
    ]);
    let again = stdout(&[
        "mentions",
        folder.to_str().expect("UTF-8"),
        "--format",
        "webannotation",
    ]);
    assert_eq!(once, again, "the same names each time");
    assert!(!once.contains(['\u{FEFF}', '\r']));
}

/// The lines of an `.ann` file, each checked against the text beside it. How many there are,
/// and whether one is in fragments.
fn check(name: &str, text: &str, lines: &str) -> (usize, bool) {
    let (mut mentions, mut is_torn) = (0, false);
    for line in lines.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        match (&line[..1], &fields[..]) {
            ("T", [_, place, written]) => {
                mentions += 1;
                let (class, places) = place.split_once(' ').expect("a type");
                assert!(class.is_ascii() && !class.is_empty(), "{line}");
                let fragments = places.split(';').map(|place| {
                    let (from, to) = place.split_once(' ').expect("a range");
                    points(
                        text,
                        from.parse().expect("an offset"),
                        to.parse().expect("an offset"),
                    )
                });
                let fragments: Vec<String> = fragments.collect();
                is_torn |= fragments.len() > 1;
                assert_eq!(fragments.join(" "), *written, "{name}");
            }
            ("A", [_, said]) => {
                assert!(
                    said.split(' ').nth(1).is_some_and(|of| of.starts_with('T')),
                    "{line}"
                );
            }
            ("N", [_, of, _]) => assert!(of.contains(" Qari:"), "{line}"),
            _ => panic!("no line of brat: {line:?}"),
        }
    }
    (mentions, is_torn)
}

#[test]
fn brat_gets_texts_as_they_are_and_lines_that_agree_with_them() {
    let folder = folder("brat");
    let into = folder.join("out");
    let arguments = [
        "mentions",
        folder.to_str().expect("UTF-8"),
        "--format",
        "brat",
        "--output",
        into.to_str().expect("UTF-8"),
    ];
    assert_eq!(stdout(&arguments), "");
    for (name, text) in troubles() {
        let read = |ending: &str| {
            let path: &Path = &into.join(format!("{name}.{ending}"));
            fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"))
        };
        assert_eq!(read("txt"), text, "{name}");
        let (mentions, is_torn) = check(name, text, &read("ann"));
        assert!(mentions > 0, "{name}");
        assert_eq!(is_torn, name == "torn", "{name}");
    }
    let types = fs::read_to_string(into.join("annotation.conf")).expect("the types");
    assert!(types.starts_with("[entities]\n") && types.contains("\n[attributes]\n"));
    // What is there may have been worked on since.
    let output = qari(&arguments).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("has something in it"));
}

#[test]
fn a_folder_is_named_for_brat_and_for_nothing_else() {
    for arguments in [
        &["mentions", "--format", "brat"][..],
        &["mentions", "--format", "jsonl", "--output", "x"],
        &["mentions", "--format", "webannotation", "--explain"],
    ] {
        let output = qari(arguments).output().expect("it runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}
