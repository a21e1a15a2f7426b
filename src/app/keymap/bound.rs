//! The keys in force where a person has chosen some. What is chosen for a command takes
//! the place of all its usual keys, and a key that is chosen is no other command's in the
//! same places. What cannot hold is told, and the rest holds; nobody is left without the
//! keys that are needed to read, to find any other command, and to leave.

use std::collections::HashMap;

use super::super::commands::{Command, Context, Entry, TABLE, entry};
use super::{Keymap, keys_of, places};
use crate::config::bindings::{Binding, BindingFault};
use crate::config::nearest::nearest;
use crate::input::arabic_layout::as_command;
use crate::input::key::Key;

/// Commands that always have a key wherever they hold.
const ESSENTIAL: [Command; 9] = [
    Command::LineDown,
    Command::LineUp,
    Command::Palette,
    Command::Help,
    Command::Quit,
    Command::Close,
    Command::Accept,
    Command::Cancel,
    Command::DeleteBackwards,
];

/// The most of a key or a name that is shown, in characters.
const SHOWN: usize = 40;

/// What is wrong with what was chosen, by its line.
type Faults = Vec<(usize, BindingFault)>;

/// What is chosen for a command, as far as it can be read.
struct Chosen {
    entry: &'static Entry,
    keys: Vec<Key>,
    line: usize,
}

type Claims = HashMap<(Context, Key), Command>;

impl Keymap {
    /// The keys in force where these are chosen, and what is wrong with them.
    pub fn bound(bindings: &[Binding]) -> (Self, Faults) {
        let mut faults = Vec::new();
        let chosen = bindings.iter().filter_map(|one| read(one, &mut faults));
        let mut chosen: Vec<Chosen> = chosen.collect();
        // What nobody can do without goes first.
        chosen.sort_by_key(|one| (!is_essential(one.entry), one.line));
        let mut own: HashMap<Command, Vec<Key>> = chosen
            .iter()
            .map(|one| (one.entry.command, one.keys.clone()))
            .collect();
        let mut claims = Claims::new();
        for Chosen { entry, keys, line } in &chosen {
            let mut held = Vec::new();
            for &key in keys {
                match owner(entry, key, &claims, &own) {
                    Some(by) => faults.push((
                        *line,
                        BindingFault::Taken {
                            command: entry.id.to_owned(),
                            key: key.to_string(),
                            by: by.id.to_owned(),
                        },
                    )),
                    None => {
                        claims.extend(places(entry, key).map(|at| (at, entry.command)));
                        held.push(key);
                    }
                }
            }
            if held.is_empty() && !keys.is_empty() {
                own.remove(&entry.command);
            } else {
                own.insert(entry.command, held);
            }
        }
        let usual = TABLE
            .iter()
            .filter(|entry| !own.contains_key(&entry.command));
        for entry in usual {
            for at in keys_of(entry).flat_map(|key| places(entry, key)) {
                claims.entry(at).or_insert(entry.command);
            }
        }
        for entry in ESSENTIAL.map(entry) {
            if give_back(entry, &mut claims)
                && let Some(one) = chosen.iter().find(|one| one.entry.id == entry.id)
            {
                let command = entry.id.to_owned();
                faults.push((one.line, BindingFault::Essential { command }));
            }
        }
        let keys = TABLE.iter().map(|entry| {
            let own = own.get(&entry.command).cloned().unwrap_or_default();
            (entry.command, shown(entry, &own, &claims))
        });
        let keys = keys.collect();
        faults.sort_by_key(|(line, _)| *line);
        let map = Self {
            commands: claims,
            keys,
        };
        (map, faults)
    }
}

fn is_essential(entry: &Entry) -> bool {
    ESSENTIAL.contains(&entry.command)
}

/// What can be understood of a binding; `None` if its command keeps its usual keys.
fn read(binding: &Binding, faults: &mut Faults) -> Option<Chosen> {
    let Binding {
        command,
        keys: written,
        line,
    } = binding;
    let mut refuse = |fault| faults.push((*line, fault));
    let Some(entry) = TABLE.iter().find(|entry| entry.id == command) else {
        refuse(BindingFault::UnknownCommand {
            command: shortened(command),
            meant: nearest(command, TABLE.iter().map(|entry| entry.id)).map(str::to_owned),
        });
        return None;
    };
    let command = || entry.id.to_owned();
    let mut keys = Vec::new();
    for name in written {
        match name.parse::<Key>().map(as_command) {
            Err(_) => refuse(BindingFault::UnknownKey {
                command: command(),
                key: shortened(name),
            }),
            Ok(key) if places(entry, key).next().is_none() => refuse(BindingFault::Types {
                command: command(),
                key: key.to_string(),
            }),
            Ok(key) if keys.contains(&key) => {}
            Ok(key) => keys.push(key),
        }
    }
    if written.is_empty() && is_essential(entry) {
        refuse(BindingFault::Essential { command: command() });
        return None;
    }
    let line = *line;
    (written.is_empty() || !keys.is_empty()).then_some(Chosen { entry, keys, line })
}

/// Who keeps `key` from the command of `wanted`: another for which it was chosen as well,
/// or one that nobody can do without and that has no other key left there.
fn owner(
    wanted: &Entry,
    key: Key,
    claims: &Claims,
    own: &HashMap<Command, Vec<Key>>,
) -> Option<&'static Entry> {
    let mut at = places(wanted, key);
    if let Some(by) = at.find_map(|at| claims.get(&at)) {
        return Some(entry(*by));
    }
    let usual = ESSENTIAL
        .iter()
        .filter(|command| !own.contains_key(command));
    usual.copied().map(entry).find(|essential| {
        let is_last = |(context, _): (Context, Key)| {
            let mut all = keys_of(essential)
                .flat_map(|key| places(essential, key))
                .filter(|at| at.0 == context && !claims.contains_key(at));
            all.next() == Some((context, key)) && all.next().is_none()
        };
        essential.command != wanted.command && places(wanted, key).any(is_last)
    })
}

/// Gives an essential command its usual keys wherever it has none. Whether it had none
/// in a place where keys may be chosen freely.
fn give_back(entry: &'static Entry, claims: &mut Claims) -> bool {
    let mut had_none = false;
    for &context in entry.contexts {
        let has_key = |(at, command): (&(Context, Key), &Command)| {
            at.0 == context && *command == entry.command
        };
        if claims.iter().any(has_key) {
            continue;
        }
        had_none |= context != Context::Field || entry.contexts.len() == 1;
        let usual = keys_of(entry).flat_map(|key| places(entry, key));
        claims.extend(
            usual
                .filter(|at| at.0 == context)
                .map(|at| (at, entry.command)),
        );
    }
    had_none
}

/// The keys of a command that mean it anywhere: first those that do wherever it holds,
/// of these the chosen ones.
fn shown(entry: &Entry, own: &[Key], claims: &Claims) -> Vec<String> {
    let mut keys: Vec<(Key, String)> = own.iter().map(|key| (*key, key.to_string())).collect();
    let usual = entry.keys.iter().filter_map(|&written| {
        let key = written.parse().ok()?;
        Some((key, written.to_owned()))
    });
    for (key, written) in usual {
        if !keys.iter().any(|(other, _)| *other == key) {
            keys.push((key, written));
        }
    }
    let means = |key: Key| places(entry, key).any(|at| claims.get(&at) == Some(&entry.command));
    keys.retain(|(key, _)| means(*key));
    let is_taken = |key: Key| places(entry, key).any(|at| claims.get(&at) != Some(&entry.command));
    keys.sort_by_key(|(key, _)| is_taken(*key));
    keys.into_iter().map(|(_, written)| written).collect()
}

fn shortened(written: &str) -> String {
    match written.chars().count() {
        0..=SHOWN => written.to_owned(),
        _ => written.chars().take(SHOWN).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(bindings: &[(&str, &[&str])]) -> (Keymap, Vec<(usize, BindingFault)>) {
        let binding = |(at, (command, keys)): (usize, &(&str, &[&str]))| Binding {
            command: (*command).to_owned(),
            keys: keys.iter().map(|&key| key.to_owned()).collect(),
            line: at + 1,
        };
        let bindings: Vec<Binding> = bindings.iter().enumerate().map(binding).collect();
        Keymap::bound(&bindings)
    }

    fn means(keymap: &Keymap, context: Context, key: &str) -> Option<Command> {
        keymap.command(context, key.parse().expect("a key"))
    }

    #[test]
    fn what_is_chosen_takes_the_place_of_what_is_usual() {
        let (keymap, faults) = bound(&[("next-mention", &["F", "Ctrl-t", "ط"])]);
        assert_eq!(faults, []);
        let in_list = |key| means(&keymap, Context::List, key);
        for key in ["F", "Ctrl-t", "'", "ط"] {
            assert_eq!(in_list(key), Some(Command::NextMention), "{key}");
        }
        assert_eq!(in_list("."), None);
        // It was another's, which still has it elsewhere, but has a better one.
        assert_eq!(keymap.keys(Command::ToggleLikely), ["F3", "'"]);
        assert_eq!(keymap.keys(Command::NextMention), ["F", "Ctrl-t", "'"]);
        // With a caret the key is still what it was.
        let caret = means(&keymap, Context::Caret, ".");
        assert_eq!(caret, Some(Command::NextSentence));
        let (keymap, faults) = bound(&[("mark", &[])]);
        assert_eq!((keymap.shown(Command::Mark), faults.len()), ("", 0));
    }

    #[test]
    fn what_cannot_hold_is_told_with_its_line_and_the_rest_holds() {
        let (keymap, faults) = bound(&[
            ("fnd", &["x"]),
            ("find", &["Hyper-f", "Ctrl-g"]),
            ("filter", &["Ctrl-g", "F11"]),
            ("accept", &["y", "Ctrl-y"]),
            ("quit", &[]),
            ("tags", &["Nothing"]),
        ]);
        assert_eq!(keymap.keys(Command::Find), ["Ctrl-g"]);
        assert_eq!(keymap.keys(Command::Filter), ["F11"]);
        assert_eq!(keymap.keys(Command::Accept), ["Ctrl-y"]);
        assert_eq!(keymap.keys(Command::Quit), entry(Command::Quit).keys);
        assert_eq!(keymap.keys(Command::Tags), entry(Command::Tags).keys);
        let lines: Vec<usize> = faults.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 2, 3, 4, 5, 6]);
        let meant = Some("find".to_owned());
        let command = "fnd".to_owned();
        assert_eq!(faults[0].1, BindingFault::UnknownCommand { command, meant });
        assert!(matches!(&faults[2].1, BindingFault::Taken { by, .. } if by == "find"));
        assert!(matches!(&faults[3].1, BindingFault::Types { .. }));
    }

    #[test]
    fn whatever_is_chosen_nobody_is_left_without_the_essential_keys() {
        let robbers: Vec<(&str, &[&str])> = vec![
            ("copy", &["q", "Ctrl-c"]),
            ("line-down", &["?"]),
            ("line-up", &["?"]),
            ("help", &["?"]),
            ("palette", &["Enter"]),
            ("cancel", &["Enter"]),
            ("accept", &["Esc"]),
            ("note", &["Down", "Up", "Esc", "Enter", ":"]),
            ("redraw", &["Enter", "Esc", "Backspace", "Up", "Down"]),
            ("close", &["j", "k"]),
        ];
        for skipped in 0..=robbers.len() {
            let mut some = robbers.clone();
            some.truncate(skipped);
            for bindings in [some.clone(), some.into_iter().rev().collect()] {
                let (keymap, _) = bound(&bindings);
                for essential in ESSENTIAL.map(entry) {
                    for &context in essential.contexts {
                        let mut all = keymap.commands.iter();
                        let is_there = all
                            .any(|(at, command)| at.0 == context && *command == essential.command);
                        assert!(is_there, "{} in {context:?}: {bindings:?}", essential.id);
                    }
                    assert!(!keymap.keys(essential.command).is_empty());
                }
            }
        }
    }
}
