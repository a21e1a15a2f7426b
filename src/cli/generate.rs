//! `qari generate`: papers made from the program's own tables.

use clap::{Args, ValueEnum};

use super::output::{Output, harmless, side_of};
use super::{Common, Outcome, help};
use crate::app::commands::{Context, TABLE};
use crate::app::keymap::Keymap;
use crate::config::bindings::line;
use crate::config::file::printed;
use crate::config::paths;
use crate::config::strings::{Language, Strings};
use crate::layout::{Options, Paragraph, reflow};
use crate::text::direction::Direction;

#[derive(Debug, Args)]
pub(super) struct Generate {
    #[arg(value_name = "WHAT")]
    what: What,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    Keys,
    Queries,
    Config,
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
        }
        output.finish()?;
        Ok(Outcome::Done)
    }
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
    fn the_page_of_keys_is_current() {
        let page = include_str!("../../docs/KEYS.md");
        assert_eq!(
            page,
            super::keys(&Keymap::new()),
            "run: cargo run -- generate keys > docs/KEYS.md"
        );
    }
}
