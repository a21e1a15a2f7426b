//! `qari generate`: papers made from the program's own tables.

mod man;

use std::io;

use clap::{Args, ValueEnum};
use clap_complete::Shell;

use super::output::{Output, harmless, side_of};
use super::{Common, Outcome, help};
use crate::app::commands::{Context, TABLE};
use crate::app::keymap::Keymap;
use crate::config::bindings::line;
use crate::config::file::{Settings, printed};
use crate::config::paths;
use crate::config::strings::{Language, Strings};
use crate::layout::{Options, Paragraph, reflow};
use crate::text::direction::Direction;

#[derive(Debug, Args)]
pub(super) struct Generate {
    #[arg(value_name = "WHAT")]
    what: What,
    #[arg(value_name = "SHELL", required_if_eq("what", "completions"))]
    shell: Option<Shell>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    Keys,
    Queries,
    Config,
    Man,
    Completions,
}

impl Generate {
    pub(super) fn run(
        &self,
        common: Common,
        keymap: &Keymap,
        output: &mut Output,
    ) -> anyhow::Result<Outcome> {
        let language = common.language();
        match self.what {
            What::Keys => output.raw(&keys(keymap))?,
            What::Queries => output.raw(&help::queries())?,
            What::Config if output.is_terminal() => shown(&config(language), language, output)?,
            What::Config => output.raw(&harmless(&config(language)))?,
            What::Man => output.raw(&manual(keymap, language)?)?,
            What::Completions => output.raw(&self.completions(language))?,
        }
        output.finish()?;
        Ok(Outcome::Done)
    }
}

impl Generate {
    /// What the shell sources to complete commands, options and values.
    fn completions(&self, language: Language) -> String {
        let Some(shell) = self.shell else {
            return String::new();
        };
        let mut command = help::spoken(&Settings::default(), &Strings::new(language));
        let mut made = Vec::new();
        clap_complete::generate(shell, &mut command, "qari", &mut made);
        String::from_utf8_lossy(&made).into_owned()
    }
}

/// The manual page, as roff.
fn manual(keymap: &Keymap, language: Language) -> io::Result<String> {
    let strings = Strings::new(language);
    let command = help::spoken(&Settings::default(), &strings);
    let mut page = Vec::new();
    man::write(command, keymap, &strings, &mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

/// The file of settings, with nothing set.
fn config(language: Language) -> String {
    let strings = Strings::new(language);
    let path = paths::config().map_or_else(String::new, |path| paths::shown(&path));
    let head = format!("{path}\n{}", strings.get("settings-head"));
    let bindings = TABLE
        .iter()
        .map(|entry| (line(entry.id, entry.keys), entry.label(language)));
    let bindings: Vec<_> = bindings.collect();
    let of_keys = strings.get("keys-head");
    printed(&head, &help::settings(&strings), (&of_keys, &bindings))
}

/// Writes lines for the eye: what is said on the side of its language, the place of the
/// file, which comes first, and the settings on the left.
fn shown(text: &str, language: Language, output: &mut Output) -> anyhow::Result<()> {
    for (index, line) in text.lines().enumerate() {
        let is_said = index > 0 && line.starts_with("# ");
        let side = if is_said {
            side_of(language)
        } else {
            Direction::LeftToRight
        };
        let whole = Paragraph::of(0..line.len(), side);
        for row in reflow(line, &whole, Options::of_width(output.width())) {
            output.laid_out(line, &row, side)?;
        }
    }
    Ok(())
}

/// The command table with these keys as Markdown.
pub(super) fn keys(keymap: &Keymap) -> String {
    let mut text = String::from(
        "# Keys\n\n\
         Made from the command table by `qari generate keys`. On an Arabic layout the letter\n\
         means the key that it sits on (ت is `j`), except where one types.\n\n\
         | keys | what it does | ما تفعله | where |\n|---|---|---|---|\n",
    );
    for entry in TABLE {
        let keys: Vec<_> = keymap
            .keys(entry.command)
            .iter()
            // A bar would end the cell.
            .map(|key| format!("`{}`", key.replace('|', "\\|")))
            .collect();
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
        Context::Facets => "panel",
        Context::Concordance => "concordance",
        Context::Related => "related passages",
        Context::Notebook => "notebook",
        Context::Voices => "names of an actor",
        Context::Overlay => "help, notices",
        Context::Field => "typing",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_settings_is_spoken_of_in_both_languages() {
        let english = harmless(&config(Language::English));
        assert!(english.contains("\n#marks = \"auto\"\n"), "{english}");
        let mouse = "\n# values: on, off; default: on\n#mouse = \"on\"\n";
        assert!(english.contains(mouse), "{english}");
        let find = "\n# find in the article\n#find = [\"/\"]\n";
        let (_, keys) = english.split_once("\n[keys]\n").expect("a table of keys");
        assert!(keys.contains(find), "{keys}");
        let arabic = harmless(&config(Language::Arabic));
        assert!(arabic.contains("\n#marks = \"auto\"\n"), "{arabic}");
        let comments = arabic.lines().filter(|line| line.starts_with("# "));
        assert!(comments.clone().count() > 9);
    }

    #[test]
    fn every_shell_completes_every_command() {
        for shell in Shell::value_variants() {
            let generate = Generate {
                what: What::Completions,
                shell: Some(*shell),
            };
            let made = generate.completions(Language::English);
            for name in ["mentions", "export", "check-actors", "generate"] {
                assert!(made.contains(name), "{shell}: {name}");
            }
            assert!(
                made.contains("--query") || made.contains("query"),
                "{shell}"
            );
        }
    }

    #[test]
    fn the_page_of_keys_is_current() {
        let page = include_str!("../../docs/KEYS.md");
        assert_eq!(
            page,
            super::keys(&Keymap::new()),
            "run: cargo run -- generate keys > docs/KEYS.md"
        );
    }
}
