//! The rooms use only rooms that stand before them, no two files import each
//! other, and the libraries that belong to one room stay in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each room may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("layout", &["text"]),
    ("library", &["text"]),
    ("actors", &["library", "text"]),
    ("query", &["actors", "library", "text"]),
    ("config", &[]),
    ("input", &[]),
    (
        "app",
        &[
            "query", "actors", "library", "layout", "text", "config", "input",
        ],
    ),
    (
        "ui",
        &[
            "app", "query", "actors", "library", "layout", "text", "config", "input",
        ],
    ),
    (
        "plain",
        &[
            "app", "query", "actors", "library", "layout", "text", "config", "input",
        ],
    ),
    ("terminal", &["input", "text"]),
    (
        "run",
        &[
            "terminal", "ui", "plain", "app", "query", "actors", "library", "layout", "text",
            "config", "input",
        ],
    ),
    (
        "cli",
        &[
            "run", "app", "query", "actors", "library", "layout", "text", "config",
        ],
    ),
];

/// Where a library may be used: rooms, or a folder of one.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("unicode_bidi", &["text", "layout"]),
    ("unicode_width", &["text", "layout"]),
    ("unicode_segmentation", &["text", "layout"]),
    ("unicode_normalization", &["text", "layout"]),
    ("icu_segmenter", &["text", "layout"]),
    ("kashida", &["text"]),
    ("dom_query", &["library"]),
    ("dom_smoothie", &["library"]),
    ("feed_rs", &["library"]),
    ("pulldown_cmark", &["library"]),
    ("quick_xml", &["library"]),
    ("rbook", &["library"]),
    ("zip", &["library"]),
    ("jiff", &["library"]),
    ("icu_calendar", &["library"]),
    ("flate2", &["library"]),
    ("rusqlite", &["library/sqlite"]),
    ("ratatui", &["ui", "terminal", "run"]),
    ("notify", &["run"]),
    ("crossterm", &["terminal"]),
    ("clap", &["cli"]),
    ("etcetera", &["config"]),
];

#[test]
fn rooms_use_only_rooms_before_them() {
    let mut wrong = Vec::new();
    for (file, source) in sources() {
        let room = room(&file);
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            continue;
        };
        for used in rooms_used(&source) {
            if used != room && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}: {room} uses {used}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_is_known() {
    let rooms: BTreeSet<String> = sources().keys().map(|file| room(file)).collect();
    let known: BTreeSet<String> = ROOMS
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .chain(["lib".into(), "main".into()])
        .collect();
    assert_eq!(rooms, known);
}

#[test]
fn libraries_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for (file, source) in sources() {
        for (library, rooms) in LIBRARIES {
            let uses = source.lines().any(|line| {
                let line = line.trim_start();
                !line.starts_with("//") && mentions(line, &format!("{library}::"))
            });
            let is_at_home = |home: &&str| *home == room(&file) || file.starts_with(home);
            if uses && !rooms.iter().any(is_at_home) {
                wrong.push(format!("{} uses {library}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_two_files_import_each_other() {
    let sources = sources();
    let names: BTreeMap<String, &PathBuf> = sources
        .keys()
        .filter_map(|file| module(file).map(|name| (name, file)))
        .collect();
    let mut imports: BTreeMap<&Path, BTreeSet<&Path>> = BTreeMap::new();
    for (file, source) in &sources {
        let own = module(file).unwrap_or_default();
        for path in uses(source, &own) {
            // The longest module that the path names is the file imported.
            let target = (1..=path.len())
                .rev()
                .find_map(|n| names.get(&path[..n].join("::")).copied());
            // A folder's file names its parts; that is not an import.
            if let Some(target) =
                target.filter(|&target| target != file && !is_folder_of(target, file))
            {
                imports.entry(file).or_default().insert(target);
            }
        }
    }
    let mutual: Vec<_> = imports
        .iter()
        .flat_map(|(&file, targets)| targets.iter().map(move |&target| (file, target)))
        .filter(|&(file, target)| {
            file < target && imports.get(target).is_some_and(|back| back.contains(file))
        })
        .map(|(file, target)| format!("{} and {}", file.display(), target.display()))
        .collect();
    assert!(imports.len() > 20, "the imports were read");
    assert!(mutual.is_empty(), "{}", mutual.join("\n"));
}

/// Every source file below `src`, by its path within it, without its tests.
fn sources() -> BTreeMap<PathBuf, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
        {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|ending| ending == "rs")
                && !entry.ends_with("tests.rs")
            {
                let source = fs::read_to_string(&entry).expect("a source file");
                let code = source
                    .split("#[cfg(test)]")
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                found.insert(
                    entry.strip_prefix(&root).expect("below src").to_owned(),
                    code,
                );
            }
        }
    }
    found
}

fn room(file: &Path) -> String {
    let first = file.iter().next().expect("a path");
    Path::new(first)
        .file_stem()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}

/// The rooms that `use crate::…` and paths in code name.
fn rooms_used(source: &str) -> BTreeSet<String> {
    let code = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| {
        line.match_indices("crate::")
            .map(move |(at, _)| &line[at + 7..])
    })
    .map(|rest| {
        rest.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect::<String>()
    })
    .filter(|name| ROOMS.iter().any(|(room, _)| room == name))
    .collect()
}

/// `library/formats/plain.rs` is `library::formats::plain`.
fn module(file: &Path) -> Option<String> {
    let mut parts: Vec<_> = file
        .with_extension("")
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    (!parts.is_empty()).then(|| parts.join("::"))
}

fn is_folder_of(folder: &Path, file: &Path) -> bool {
    folder.ends_with("mod.rs") && file.starts_with(folder.parent().expect("a folder"))
        || file.ends_with("mod.rs") && folder.starts_with(file.parent().expect("a folder"))
        || file.starts_with(folder.with_extension(""))
        || folder.starts_with(file.with_extension(""))
}

/// The paths that `use` statements name, from the crate's root.
fn uses(source: &str, own: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for statement in source.split(';') {
        let statement = statement.trim_start();
        let Some(at) = statement.rfind("use ") else {
            continue;
        };
        let path = statement[at + 4..].split_whitespace().collect::<String>();
        let base: Vec<String> = own.split("::").map(str::to_owned).collect();
        let parent = base[..base.len().saturating_sub(1)].to_vec();
        let (prefix, rest) = if let Some(rest) = path.strip_prefix("crate::") {
            (Vec::new(), rest)
        } else if let Some(rest) = path.strip_prefix("super::") {
            (parent, rest)
        } else {
            continue;
        };
        let (head, group) = rest.split_once('{').unwrap_or((rest, ""));
        let head: Vec<String> = prefix
            .into_iter()
            .chain(
                head.split("::")
                    .filter(|part| !part.is_empty())
                    .map(str::to_owned),
            )
            .collect();
        if group.is_empty() {
            found.push(head);
        } else {
            for item in group.trim_end_matches('}').split(',') {
                let tail = item.split("::").map(str::to_owned);
                found.push(head.iter().cloned().chain(tail).collect());
            }
        }
    }
    found
}

/// Whether a line names a library and not something whose name ends like it.
fn mentions(line: &str, library: &str) -> bool {
    line.match_indices(library)
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
}
