//! `qari print`: articles laid out on standard output. A filter: what is long,
//! or still being written, goes through it in parts, in constant memory.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::PathBuf;
use std::slice;

use clap::Args;

use super::output::{Form, Output, harmless};
use super::{Common, Justification, Outcome, inputs};
use crate::app::page::{paragraphs, together};
use crate::config::strings::Strings;
use crate::layout::{Options, reflow};
use crate::library::article::{Article, Block};
use crate::library::decode::{Decoded, decode};
use crate::library::formats::plain;
use crate::library::notice::Notice;
use crate::library::parts::{self, Input, LONGEST_WHOLE, Part, Parts};
use crate::text::direction::DirectionPolicy;

mod ordered;

#[derive(Debug, Args)]
pub(super) struct Print {
    /// Files, folders, or - for standard input; none: the built-in articles
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Width of a line, in cells [default: the terminal's, else 80]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
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
        let setting = Setting {
            options: Options {
                width: output.width(),
                marks: common.marks(),
                digits: common.digits(),
                justify: self.justification.justify,
            },
            policy: common.direction(),
            form: output.form(),
        };
        let mut printer = Printer {
            common,
            raw: self.raw,
            setting,
            output,
            begun: false,
        };
        let mut outcome = Outcome::Done;
        if self.paths.is_empty() {
            outcome = inputs::each_article(&[], common, |article| printer.article(&article))?;
        }
        for path in &self.paths {
            if printer.path(path)? == Outcome::Lacking {
                outcome = Outcome::Lacking;
            }
        }
        output.finish()?;
        Ok(outcome)
    }
}

/// What rows depend on, apart from the text.
#[derive(Clone, Copy)]
struct Setting {
    options: Options,
    policy: DirectionPolicy,
    form: Form,
}

impl Setting {
    /// The rows of an article as the reader shows it.
    fn rows(self, article: &Article) -> String {
        let mut rows = String::with_capacity(article.text.len() * 9 / 8);
        for paragraph in paragraphs(article, self.policy) {
            rows.extend((0..paragraph.gap).map(|_| '\n'));
            for line in reflow(&article.text, &paragraph, self.options) {
                rows.push_str(&self.form.row(&article.text, &line, paragraph.direction));
                rows.push('\n');
            }
        }
        rows
    }
}

/// A part of an input as rows, and what stands at its edges.
struct Rows {
    rows: String,
    /// The first and the last block; `None` if nothing is to be seen.
    edges: Option<(Block, Block)>,
    continues: bool,
}

impl Rows {
    fn of(part: Part, setting: Setting) -> Rows {
        let continues = part.continues;
        let article = part.article();
        let edges = article.blocks.first().zip(article.blocks.last());
        Rows {
            rows: setting.rows(&article),
            edges: edges.map(|(first, last)| (first.clone(), last.clone())),
            continues,
        }
    }
}

/// Prints one input after the other.
struct Printer<'a> {
    common: Common,
    raw: bool,
    setting: Setting,
    output: &'a mut Output,
    /// Whether an article was printed before.
    begun: bool,
}

impl Printer<'_> {
    /// Prints what is at `path`: in parts if it is standard input, a pipe or a
    /// device, or a file that is too long.
    fn path(&mut self, path: &PathBuf) -> anyhow::Result<Outcome> {
        let doc = path.display().to_string();
        if path.as_os_str() == "-" {
            return self.stream(&doc, io::stdin());
        }
        let is_stream = fs::metadata(path).is_ok_and(|metadata| {
            !metadata.is_dir() && (!metadata.is_file() || metadata.len() > LONGEST_WHOLE as u64)
        });
        match File::open(path) {
            Ok(file) if is_stream => self.stream(&doc, file),
            // What cannot be opened is told there.
            _ => {
                let paths = slice::from_ref(path);
                inputs::each_article(paths, self.common, |article| self.article(&article))
            }
        }
    }

    fn article(&mut self, article: &Article) -> anyhow::Result<()> {
        if self.raw {
            self.raw_text(&article.text)?;
        } else {
            self.begin()?;
            self.output.raw(&self.setting.rows(article))?;
        }
        let bad = article
            .notices
            .iter()
            .find(|notice| tells_bad_bytes(notice));
        if let Some(bad) = bad {
            let strings = Strings::new(self.common.language());
            inputs::complain(&strings, &article.doc, slice::from_ref(bad));
        }
        Ok(())
    }

    fn stream(&mut self, doc: &str, reader: impl Read + Send + 'static) -> anyhow::Result<Outcome> {
        let notices = match parts::read(reader) {
            Input::Parts(parts) if self.raw => self.raw_parts(parts)?,
            Input::Parts(parts) => self.parts(parts)?,
            Input::Refused(notice) => vec![notice],
            Input::Whole(bytes) => self.whole(doc, bytes)?,
        };
        inputs::complain(&Strings::new(self.common.language()), doc, &notices);
        // Text with bad bytes was printed, and nothing else is missing.
        Ok(if notices.iter().all(tells_bad_bytes) {
            Outcome::Done
        } else {
            Outcome::Lacking
        })
    }

    /// Prints an input that is one article; what there is to say if it is none.
    fn whole(&mut self, doc: &str, bytes: Vec<u8>) -> anyhow::Result<Vec<Notice>> {
        let Decoded::Text { text, notices } = decode(bytes) else {
            return Ok(vec![Notice::Binary]);
        };
        let article = plain::read(doc.to_owned(), text, notices);
        if article.blocks.is_empty() {
            return Ok(vec![Notice::Empty]);
        }
        self.article(&article)?;
        Ok(Vec::new())
    }

    /// Prints the parts of an input as rows, laid out by all processors.
    fn parts(&mut self, parts: Parts) -> anyhow::Result<Vec<Notice>> {
        let setting = self.setting;
        let mut rows = ordered::map(parts, move |part| part.map(|part| Rows::of(part, setting)));
        let mut last: Option<Block> = None;
        let mut notices = Vec::new();
        loop {
            // Nobody waits for what could be seen already.
            let next = match rows.ready() {
                Some(next) => Some(next),
                None => {
                    self.output.finish()?;
                    rows.next()
                }
            };
            let rows = match next {
                None => return Ok(notices),
                Some(Err(notice)) => {
                    notices.push(notice);
                    continue;
                }
                Some(Ok(rows)) => rows,
            };
            let Some((first, end)) = rows.edges else {
                continue;
            };
            match last.replace(end) {
                None => self.begin()?,
                Some(before) if rows.continues || together(&before, &first) => {}
                Some(_) => self.output.raw("\n")?,
            }
            self.output.raw(&rows.rows)?;
        }
    }

    fn raw_parts(&mut self, parts: Parts) -> anyhow::Result<Vec<Notice>> {
        let mut notices = Vec::new();
        for part in parts {
            match part {
                Ok(part) => self.raw_text(&part.text)?,
                Err(notice) => notices.push(notice),
            }
            self.output.finish()?;
        }
        Ok(notices)
    }

    /// What steers a terminal goes to files, not to terminals.
    fn raw_text(&mut self, text: &str) -> anyhow::Result<()> {
        if io::stdout().is_terminal() {
            return Ok(self.output.raw(&harmless(text))?);
        }
        Ok(self.output.raw(text)?)
    }

    /// Parts an article from the one before it.
    fn begin(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            self.output.raw("\n")?;
        }
        Ok(())
    }
}

fn tells_bad_bytes(notice: &Notice) -> bool {
    matches!(notice, Notice::BadBytes { .. })
}
