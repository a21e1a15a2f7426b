use std::collections::HashSet;

use super::*;

#[test]
fn ids_and_labels_are_unique_and_present() {
    let ids: HashSet<_> = TABLE.iter().map(|entry| entry.id).collect();
    let commands: HashSet<_> = TABLE.iter().map(|entry| entry.command).collect();
    assert_eq!((ids.len(), commands.len()), (TABLE.len(), TABLE.len()));
    assert!(
        TABLE
            .iter()
            .all(|entry| !entry.arabic.is_empty() && !entry.english.is_empty())
    );
}

/// A shifted letter of an Arabic layout is a vowel mark, so no command may
/// live on shifted letters alone.
#[test]
fn no_command_sits_on_shifted_letters_only() {
    let shifted = |key: &&str| key.len() == 1 && key.chars().all(|c| c.is_ascii_uppercase());
    for entry in TABLE {
        let all = entry.keys.iter().all(shifted);
        assert!(!all || entry.keys.is_empty(), "{}", entry.id);
    }
}
