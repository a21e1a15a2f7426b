//! Queries: any text as what was typed, over queries that were saved before.
#![no_main]

use libfuzzer_sys::fuzz_target;
use qari::library::condition::Condition;
use qari::library::mention::ActorId;
use qari::query::completion::begun;
use qari::query::saved::{Saved, SavedQuery};
use qari::query::{QueryError, condition, finished};

/// Names of actors, so that some are known; of one name two.
fn resolve(name: &str) -> Vec<ActorId> {
    let known = ["taliban", "طالبان", "قطر"];
    let found = known.iter().any(|known| *known == name);
    let actors = if name == "قطر" { ["qatar", "doha"].as_slice() } else { &["taliban"] };
    let actors = actors.iter().filter(|_| found);
    actors.map(|actor| ActorId::new(*actor)).collect()
}

/// What was read, or an error whose place can be shown.
fn sound(typed: &str, read: Result<Condition, QueryError>) -> Option<Condition> {
    if let Err(error) = &read {
        assert!(typed.get(error.range.clone()).is_some(), "{typed:?}: {error:?}");
    }
    read.ok()
}

// The first line is typed; each of the others is saved under its first word.
fuzz_target!(|input: &str| {
    let mut lines = input.split('\n');
    let typed = lines.next().unwrap_or_default();
    let named = lines.map(|line| {
        let (name, query) = line.split_once(' ').unwrap_or((line, line));
        SavedQuery { name: name.to_owned(), query: query.to_owned() }
    });
    let saved = Saved::new(named.collect());
    let whole = sound(typed, condition(typed, true, &resolve, &saved));
    let begun_condition = sound(typed, condition(typed, false, &resolve, &saved));
    if whole.is_some() {
        assert!(begun_condition.is_some(), "{typed:?}: read when finished, but not before");
    }
    for (cursor, _) in typed.char_indices().chain([(typed.len(), ' ')]) {
        if let Some(begun) = begun(typed, cursor) {
            assert!(typed.get(begun.range.clone()).is_some(), "{typed:?}: {begun:?}");
            assert_eq!(begun.range.end, cursor, "{typed:?}");
            assert!(typed[begun.range].ends_with(begun.text), "{typed:?}");
        }
    }
    match finished(typed, &resolve, &saved) {
        Ok(kept) => assert!(condition(&kept, true, &resolve, &saved).is_ok(), "{typed:?}: {kept:?}"),
        Err(error) => drop(sound(typed, Err(error))),
    }
});
