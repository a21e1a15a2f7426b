//! `qari print`: articles laid out on standard output.

use std::path::PathBuf;

use clap::Args;

use super::output::{Output, harmless};
use super::{Common, Outcome, inputs};
use crate::layout::{Options, Paragraph, reflow};
use crate::library::article::{Article, BlockKind};
use crate::text::direction::paragraph_direction;

#[derive(Debug, Args)]
pub(super) struct Print {
    /// Files, folders, or - for standard input; none: the built-in articles
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Width of a line, in cells [default: the terminal's, else 80]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    width: Option<u16>,
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
                // An article's control characters go to files, not to terminals.
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
            print(&article, common, output)
        })?;
        output.finish()?;
        Ok(outcome)
    }
}

/// Prints one article: its blocks, a blank line between paragraphs.
fn print(article: &Article, common: Common, output: &mut Output) -> anyhow::Result<()> {
    let options = Options {
        width: output.width(),
        marks: common.marks(),
    };
    let mut before: Option<BlockKind> = None;
    for block in &article.blocks {
        let same_group = before == Some(block.kind)
            && !matches!(
                block.kind,
                BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::Quote
            );
        if before.is_some() && !same_group {
            output.raw("\n")?;
        }
        before = Some(block.kind);
        let text = &article.text[block.range.clone()];
        let paragraph = Paragraph {
            range: block.range.clone(),
            direction: paragraph_direction(text, common.direction(), article.direction),
            gap: 0,
            indent: 0,
            keep_breaks: matches!(block.kind, BlockKind::Verse | BlockKind::Preformatted),
        };
        for line in reflow(&article.text, &paragraph, options) {
            output.laid_out(&article.text, &line, paragraph.direction)?;
        }
    }
    Ok(())
}
