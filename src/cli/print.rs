//! `qari print`: articles laid out on standard output.

use std::path::PathBuf;

use clap::Args;

use super::output::{Output, harmless};
use super::{Common, Justification, Outcome, inputs};
use crate::app::page::paragraphs;
use crate::layout::{Justify, Options, reflow};
use crate::library::article::Article;

#[derive(Debug, Args)]
pub(super) struct Print {
    /// Files, folders, or - for standard input; none: the built-in articles
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Width of a line, in cells [default: the terminal's, else 80]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    width: Option<u16>,
    #[command(flatten)]
    justification: Justification,
    /// The text of the articles as it is, not laid out
    #[arg(long)]
    raw: bool,
}

impl Print {
    pub(super) fn run(&self, common: Common, output: &mut Output) -> anyhow::Result<Outcome> {
        if let Some(width) = self.width {
            output.set_width(width);
        }
        let to_terminal = std::io::IsTerminal::is_terminal(&std::io::stdout());
        let mut first = true;
        let outcome = inputs::each_article(&self.paths, common, |article| {
            if self.raw {
                // What steers a terminal goes to files, not to terminals.
                let text = if to_terminal {
                    &harmless(&article.text)
                } else {
                    &*article.text
                };
                return Ok(output.raw(text)?);
            }
            if !std::mem::take(&mut first) {
                output.raw("\n")?;
            }
            print(&article, self.justification.justify, common, output)
        })?;
        output.finish()?;
        Ok(outcome)
    }
}

/// Prints one article as the reader shows it.
fn print(
    article: &Article,
    justify: Justify,
    common: Common,
    output: &mut Output,
) -> anyhow::Result<()> {
    let options = Options {
        marks: common.marks(),
        digits: common.digits(),
        justify,
        ..Options::of_width(output.width())
    };
    for paragraph in paragraphs(article, common.direction()) {
        for _ in 0..paragraph.gap {
            output.raw("\n")?;
        }
        for line in reflow(&article.text, &paragraph, options) {
            output.laid_out(&article.text, &line, paragraph.direction)?;
        }
    }
    Ok(())
}
