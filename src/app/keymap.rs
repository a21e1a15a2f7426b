//! From a key to a command, by context.

use std::collections::HashMap;

use super::commands::{Command, Context, Entry, TABLE};
use crate::input::arabic_layout::as_command;
use crate::input::key::Key;

/// The keys in force.
#[derive(Debug)]
pub struct Keymap {
    commands: HashMap<(Context, Key), Command>,
}

impl Keymap {
    /// The default keys of the command table.
    pub fn new() -> Self {
        let commands = TABLE
            .iter()
            .flat_map(|entry| entry.contexts.iter().map(move |&context| (context, entry)))
            .flat_map(|(context, entry)| {
                keys(entry).map(move |key| ((context, key), entry.command))
            })
            .collect();
        Self { commands }
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
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new()
    }
}

/// The default keys of an entry.
fn keys(entry: &Entry) -> impl Iterator<Item = Key> {
    entry.keys.iter().filter_map(|written| written.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_parses_and_means_one_thing() {
        let mut seen: HashMap<(Context, Key), &str> = HashMap::new();
        for entry in TABLE {
            assert_eq!(keys(entry).count(), entry.keys.len(), "{}", entry.id);
            for (&context, key) in entry
                .contexts
                .iter()
                .flat_map(|context| keys(entry).map(move |key| (context, key)))
            {
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
