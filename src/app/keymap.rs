//! From a key to a command, by context.

mod bound;

use std::collections::HashMap;

use super::commands::{Command, Context, Entry};
use crate::input::arabic_layout::as_command;
use crate::input::key::Key;
use crate::text::isolate::left_to_right;

/// The keys in force.
#[derive(Clone, Debug)]
pub struct Keymap {
    commands: HashMap<(Context, Key), Command>,
    /// As they are shown, the one that hints name first.
    keys: HashMap<Command, Vec<String>>,
}

impl Keymap {
    /// The default keys of the command table.
    pub fn new() -> Self {
        Self::bound(&[]).0
    }

    /// What `key` means in `context`. Where one types, a letter is a letter;
    /// elsewhere an Arabic letter is the key it sits on.
    pub fn command(&self, context: Context, key: Key) -> Option<Command> {
        let key = if context == Context::Field {
            key
        } else {
            as_command(key)
        };
        self.commands.get(&(context, key)).copied()
    }

    /// The keys of a command as they are shown; none if it has none.
    pub fn keys(&self, command: Command) -> &[String] {
        self.keys.get(&command).map_or(&[], Vec::as_slice)
    }

    /// The key that hints name; empty if the command has none.
    pub fn shown(&self, command: Command) -> &str {
        self.keys(command).first().map_or("", String::as_str)
    }

    /// The same within a sentence: isolated (UAX #9), as it is no word of it.
    pub fn in_words(&self, command: Command) -> String {
        left_to_right(self.shown(command))
    }
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new()
    }
}

/// The default keys of an entry.
fn keys_of(entry: &Entry) -> impl Iterator<Item = Key> {
    entry.keys.iter().filter_map(|written| written.parse().ok())
}

/// Where `key` means the command of `entry`: in all its contexts, but where one types
/// only if it types nothing itself.
fn places(entry: &Entry, key: Key) -> impl Iterator<Item = (Context, Key)> {
    let contexts = entry.contexts.iter().copied();
    let means = move |&context: &Context| context != Context::Field || key.typed().is_none();
    contexts.filter(means).map(move |context| (context, key))
}

#[cfg(test)]
mod tests {
    use super::super::commands::TABLE;
    use super::*;

    #[test]
    fn every_key_of_the_table_parses_and_means_one_thing() {
        let mut seen: HashMap<(Context, Key), &str> = HashMap::new();
        for entry in TABLE {
            assert_eq!(keys_of(entry).count(), entry.keys.len(), "{}", entry.id);
            for (context, key) in keys_of(entry).flat_map(|key| places(entry, key)) {
                if let Some(other) = seen.insert((context, key), entry.id) {
                    panic!("{key} means {other} and {} in {context:?}", entry.id);
                }
            }
        }
    }

    #[test]
    fn an_arabic_letter_is_its_key_except_where_one_types() {
        let keymap = Keymap::new();
        let key = |written: &str| written.parse::<Key>().expect("a key");
        assert_eq!(
            keymap.command(Context::Reader, key("ت")),
            Some(Command::LineDown)
        );
        assert_eq!(
            keymap.command(Context::Reader, key("ظ")),
            Some(Command::Find)
        );
        assert_eq!(
            keymap.command(Context::Reader, key("؟")),
            Some(Command::Help)
        );
        assert_eq!(keymap.command(Context::Field, key("ت")), None);
    }
}
