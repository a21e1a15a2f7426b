//! `qari generate`: papers made from the program's own tables.

use std::io::Write;

use clap::{Args, ValueEnum};

use super::Outcome;
use crate::app::commands::{Context, TABLE};

#[derive(Debug, Args)]
pub(super) struct Generate {
    #[arg(value_name = "WHAT")]
    what: What,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    Keys,
}

impl Generate {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let text = match self.what {
            What::Keys => keys(),
        };
        std::io::stdout().write_all(text.as_bytes())?;
        Ok(Outcome::Done)
    }
}

/// The command table as Markdown.
pub(super) fn keys() -> String {
    let mut text = String::from(
        "# Keys\n\n\
         Made from the command table by `qari generate keys`. On an Arabic layout the letter\n\
         means the key that it sits on (ت is `j`), except where one types.\n\n\
         | keys | what it does | ما تفعله | where |\n|---|---|---|---|\n",
    );
    for entry in TABLE {
        let keys: Vec<_> = entry.keys.iter().map(|key| format!("`{key}`")).collect();
        let places: Vec<_> = entry
            .contexts
            .iter()
            .map(|&context| place(context))
            .collect();
        text += &format!(
            "| {} | {} | {} | {} |\n",
            keys.join(" "),
            entry.english,
            entry.arabic,
            places.join(", ")
        );
    }
    text
}

fn place(context: Context) -> &'static str {
    match context {
        Context::List => "list",
        Context::Reader => "reading pane",
        Context::Caret => "caret",
        Context::Actors => "actors",
        Context::Overlay => "help, notices",
        Context::Field => "typing",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_page_of_keys_is_current() {
        let page = include_str!("../../docs/KEYS.md");
        assert_eq!(
            page,
            super::keys(),
            "run: cargo run -- generate keys > docs/KEYS.md"
        );
    }
}
