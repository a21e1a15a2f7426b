//! The guides against the program: keys with the names that the command table gives them, settings, queries,
//! pictures and links. What is typed as a command is held by `cli/papers.rs`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use qari::app::commands::TABLE;
use qari::config::strings::Language;

const GUIDES: [(&str, Language); 2] = [
    ("docs/GUIDE.md", Language::English),
    ("docs/GUIDE.ar.md", Language::Arabic),
];
/// A key that stands for any, where keyboards are spoken of.
const ANY: &str = "j";
/// Where links and pictures are looked after.
const PAPERS: &[&str] = &[
    "README.md",
    "docs/GUIDE.md",
    "docs/GUIDE.ar.md",
    "docs/ACTORS.md",
    "docs/LIBRARY.md",
    "docs/TERMINALS.md",
    "docs/TEXT.md",
];

/// A task of a guide.
#[derive(Debug, Default)]
struct Section {
    title: String,
    /// Keys that its sentences name.
    named: Vec<String>,
    /// Rows of its table: keys, and what they do.
    rows: Vec<(Vec<String>, String)>,
    pictures: Vec<String>,
    /// Its blocks of code, each with what it is written in.
    blocks: Vec<(String, String)>,
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn sections(markdown: &str) -> Vec<Section> {
    let mut all = vec![Section::default()];
    let (mut in_heading, mut in_head, mut in_key, mut in_block) = (false, false, false, false);
    let mut cells: Option<(Vec<String>, String)> = None;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        if let Event::Start(Tag::Heading {
            level: HeadingLevel::H2,
            ..
        }) = event
        {
            all.push(Section::default());
            in_heading = true;
        }
        let section = all.last_mut().expect("there is one");
        match event {
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Start(Tag::TableHead) => in_head = true,
            Event::End(TagEnd::TableHead) => in_head = false,
            Event::Start(Tag::TableRow) => cells = Some((Vec::new(), String::new())),
            Event::End(TagEnd::TableRow) => section.rows.extend(cells.take()),
            Event::Start(Tag::Image { dest_url, .. }) => section.pictures.push(dest_url.into()),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) => {
                section.blocks.push((kind.into(), String::new()));
                in_block = true;
            }
            Event::End(TagEnd::CodeBlock) => in_block = false,
            Event::InlineHtml(tag) if tag.starts_with("<kbd") => {
                in_key = true;
                match &mut cells {
                    Some((keys, _)) => keys.push(String::new()),
                    None => section.named.push(String::new()),
                }
            }
            Event::InlineHtml(tag) if &*tag == "</kbd>" => in_key = false,
            Event::Text(text) if in_key => {
                let keys = cells.as_mut().map_or(&mut section.named, |(keys, _)| keys);
                keys.last_mut().expect("a key is begun").push_str(&text);
            }
            Event::Text(text) if in_heading => section.title.push_str(&text),
            Event::Text(text) if in_block => {
                let (_, block) = section.blocks.last_mut().expect("a block is begun");
                block.push_str(&text);
            }
            Event::Text(text) if !in_head => {
                if let Some((_, label)) = &mut cells {
                    label.push_str(&text);
                }
            }
            _ => {}
        }
    }
    all
}

/// The blocks of code of both guides that are written in this.
fn blocks(kind: &str) -> Vec<String> {
    let guides = GUIDES.iter().flat_map(|(path, _)| sections(&read(path)));
    let blocks = guides.flat_map(|section| section.blocks);
    blocks
        .filter(|(of, _)| of == kind)
        .map(|(_, text)| text)
        .collect()
}

#[test]
fn each_row_is_a_command_under_its_own_name_with_its_own_keys() {
    for (path, language) in GUIDES {
        for section in sections(&read(path)) {
            for (keys, label) in section.rows {
                let label = label.trim();
                let mut commands = TABLE.iter();
                let Some(command) = commands.find(|entry| entry.label(language) == label) else {
                    panic!("{path}, {}: no command is called “{label}”", section.title);
                };
                let its_own = &command.keys[..command.keys.len().min(2)];
                assert_eq!(keys, its_own, "{path}: the first keys of {}", command.id);
            }
        }
    }
}

#[test]
fn a_key_that_a_sentence_names_stands_in_a_table_of_its_guide() {
    for (path, _) in GUIDES {
        let sections = sections(&read(path));
        let all: BTreeSet<_> = sections.iter().flat_map(|one| &one.rows).collect();
        for section in &sections {
            for key in &section.named {
                // Which may be that of another task.
                let is_known = all.iter().any(|(keys, _)| keys.contains(key));
                assert!(is_known || key == ANY, "{path}, {}: {key}", section.title);
            }
        }
    }
}

#[test]
fn both_guides_tell_of_the_same_in_the_same_order() {
    let [english, arabic] = GUIDES.map(|(path, language)| {
        let id = |label: &str| {
            let named = |entry: &&qari::app::commands::Entry| entry.label(language) == label.trim();
            TABLE.iter().find(named).map(|entry| entry.id)
        };
        let sections = sections(&read(path)).into_iter();
        let told = sections.map(|one| {
            let ids: Vec<_> = one.rows.iter().map(|(_, label)| id(label)).collect();
            let kinds: Vec<_> = one.blocks.into_iter().map(|(kind, _)| kind).collect();
            let named: BTreeSet<_> = one.named.into_iter().filter(|key| key != ANY).collect();
            (ids, one.pictures, kinds, named)
        });
        told.collect::<Vec<_>>()
    });
    assert_eq!(english.len(), arabic.len());
    for (english, arabic) in english.iter().zip(&arabic) {
        assert_eq!(english, arabic);
    }
    assert!(english.len() > 14 && english.iter().any(|(ids, ..)| ids.len() > 10));
}

#[test]
fn every_command_has_a_place_in_the_papers() {
    let keys = read("docs/KEYS.md");
    for (_, language) in GUIDES {
        for entry in TABLE {
            let label = entry.label(language).replace('|', "\\|");
            assert!(keys.contains(&format!("| {label} |")), "{}", entry.id);
        }
    }
}

#[test]
fn settings_of_the_guides_are_understood() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guides");
    fs::create_dir_all(&folder).expect("a folder");
    let files = blocks("toml");
    assert_eq!(files.len(), GUIDES.len());
    for text in files {
        let file = folder.join("config.toml");
        fs::write(&file, text).expect("it is written");
        let output = qari(&["print", "builtin:06-doha-agreement"])
            .env("QARI_CONFIG", &file)
            .output()
            .expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "{said}");
    }
}

#[test]
fn queries_of_the_guides_find_built_in_articles() {
    let queries = blocks("query");
    assert_eq!(queries.len(), GUIDES.len());
    for query in queries.iter().flat_map(|block| block.lines()) {
        let output = qari(&["articles", "--query", query]).output();
        let output = output.expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{query}: {said}");
    }
}

#[test]
fn links_and_pictures_are_there() {
    for paper in PAPERS {
        let text = read(paper);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(paper);
        let folder = folder.parent().expect("a folder");
        for event in Parser::new(&text) {
            let (Event::Start(Tag::Link { dest_url, .. })
            | Event::Start(Tag::Image { dest_url, .. })) = event
            else {
                continue;
            };
            if dest_url.contains("://") {
                continue;
            }
            match dest_url.split_once('#') {
                Some(("", title)) => {
                    let heading = format!("## {}", title.replace('-', " "));
                    let is_there = text.lines().any(|line| line.to_lowercase() == heading);
                    assert!(is_there, "{paper}: {dest_url}");
                }
                _ => assert!(folder.join(&*dest_url).exists(), "{paper}: {dest_url}"),
            }
        }
    }
}

#[test]
fn each_picture_of_the_guides_can_be_taken_again() {
    let script = read("docs/pictures/take");
    for (path, _) in GUIDES {
        for picture in sections(&read(path)).iter().flat_map(|one| &one.pictures) {
            let name = Path::new(picture).file_stem().expect("a name");
            let row = format!("\n{} ", name.display());
            assert!(script.contains(&row), "{path}: {picture}");
        }
    }
}

/// The program with nobody's settings, actors or library.
fn qari(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("qari").expect("the binary");
    command
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("LC_ALL", "C")
        .env("QARI_CONFIG", "/dev/null")
        .env("XDG_CONFIG_HOME", "/dev/null")
        .env("XDG_DATA_HOME", "/dev/null")
        .env_remove("QARI_LIBRARY")
        .env_remove("QARI_RENDER");
    command
}
