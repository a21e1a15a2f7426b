//! `qari print`: articles laid out on standard output. A filter: what is long,
//! or still being written, goes through it in parts, in constant memory. Inputs
//! and their parts are laid out by all processors, and printed in order.

use std::cell::OnceCell;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::slice;

use clap::Args;

use super::inputs::{self, Inputs};
use super::output::{Form, Output, harmless};
use super::unreadable::Unreadable;
use super::{Common, Justification, Outcome};
use crate::app::page::{Part as Look, paragraphs, part, together};
use crate::config::strings::Strings;
use crate::layout::{Options, Spacing, reflow};
use crate::library::article::{Article, Block};
use crate::library::decode::{Charset, Decoded, decode, decode_as};
use crate::library::formats::plain;
use crate::library::notice::Notice;
use crate::library::parts::Part;
use crate::library::walk::Report;
use crate::run::Role;
use crate::text::direction::DirectionPolicy;
use jobs::{Job, Mark, jobs, kept_jobs};

mod heading;
mod jobs;
mod ordered;

#[derive(Debug, Args)]
pub(super) struct Print {
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    width: Option<u16>,
    #[command(flatten)]
    justification: Justification,
    #[arg(long)]
    raw: bool,
}

impl Print {
    pub(super) fn run(&self, common: Common, output: &mut Output) -> anyhow::Result<Outcome> {
        if let Some(width) = self.width {
            output.set_width(width);
        }
        let shown = if self.raw {
            // What steers a terminal goes to files, not to terminals.
            Shown::Text {
                harmless: io::stdout().is_terminal(),
            }
        } else {
            Shown::Rows(Setting {
                options: Options {
                    width: output.width(),
                    marks: output.marks(),
                    digits: common.digits(),
                    justify: self.justification.justify,
                    spacing: Spacing::Rows,
                },
                policy: common.direction(),
                form: output.form(),
            })
        };
        let paths = self.inputs.named_or_piped();
        let (sources, library) = self.inputs.meant(&paths, common)?;
        let kept = library.map_or(Ok(None), |kept| kept_jobs(*kept).map(Some))?;
        let mut printer = Printer {
            parted: !self.raw,
            headed: !self.raw && has_several(&paths),
            common,
            strings: OnceCell::new(),
            output,
            outcome: Outcome::Done,
            begun: false,
            long: String::new(),
            last: None,
            folder: None,
            unreadable: Unreadable::new(Strings::new(common.language())),
        };
        let charset = common.charset();
        let jobs = match kept {
            Some(kept) => kept,
            None => jobs(sources.into_iter(), charset),
        };
        let mut done = ordered::map(jobs, move |job| Done::of(job, charset, shown));
        loop {
            // Nobody waits for what could be seen already.
            let next = match done.ready() {
                Some(next) => Some(next),
                None => {
                    printer.output.finish()?;
                    done.next()
                }
            };
            match next {
                Some(done) => printer.print(done)?,
                None => return Ok(printer.unreadable.outcome(printer.outcome)),
            }
        }
    }
}

/// Whether paths may give more than one article.
fn has_several(paths: &[PathBuf]) -> bool {
    match paths {
        [path] => path.is_dir(),
        _ => true,
    }
}

/// What of an article is printed.
#[derive(Clone, Copy)]
enum Shown {
    Rows(Setting),
    /// Its text as it is, on a terminal without what steers one.
    Text {
        harmless: bool,
    },
}

impl Shown {
    fn of(self, article: &Article) -> String {
        match self {
            Shown::Rows(setting) => setting.rows(article),
            Shown::Text { harmless: true } => harmless(&article.text),
            Shown::Text { harmless: false } => article.text.to_string(),
        }
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
        for (paragraph, block) in paragraphs(article, self.policy).iter().zip(&article.blocks) {
            let role = match part(block) {
                Look::Title => Some(Role::Title),
                Look::Subhead => Some(Role::Subhead),
                Look::Aside => Some(Role::Dim),
                Look::Clutter => Some(Role::Clutter),
                Look::Text => None,
            };
            rows.extend((0..paragraph.gap).map(|_| '\n'));
            for line in reflow(&article.text, paragraph, self.options) {
                let lean = paragraph.direction;
                rows.push_str(&match role {
                    Some(role) => self.form.row_as(role, &article.text, &line, lean),
                    None => self.form.row(&article.text, &line, lean),
                });
                rows.push('\n');
            }
        }
        rows
    }
}

/// What has become of a job.
enum Done {
    Article {
        doc: String,
        shown: String,
        notices: Vec<Notice>,
    },
    Part {
        shown: String,
        /// The first and the last block; `None` if nothing is to be seen.
        edges: Option<(Block, Block)>,
        /// Whether it goes on in the paragraph of the part before it.
        continues: bool,
    },
    Mark(Mark),
}

impl Done {
    fn of(job: Job, charset: Option<Charset>, shown: Shown) -> Done {
        match job {
            Job::Whole { doc, bytes } => Done::whole(doc, bytes, charset, shown),
            Job::Article(article) => Done::article(*article, shown),
            Job::Part(part) => Done::part(part, shown),
            Job::Mark(mark) => Done::Mark(mark),
        }
    }

    fn whole(doc: String, bytes: Vec<u8>, charset: Option<Charset>, shown: Shown) -> Done {
        let decoded = match charset {
            Some(charset) => decode_as(&bytes, charset),
            None => decode(bytes),
        };
        let Decoded::Text { text, notices } = decoded else {
            let notice = Notice::Binary;
            return Done::Mark(Mark::Told { doc, notice });
        };
        let article = plain::read(doc, text, notices);
        if article.blocks.is_empty() {
            let (doc, notice) = (article.doc, Notice::Empty);
            return Done::Mark(Mark::Told { doc, notice });
        }
        Done::article(article, shown)
    }

    fn article(article: Article, shown: Shown) -> Done {
        Done::Article {
            shown: shown.of(&article),
            doc: article.doc,
            notices: article.notices,
        }
    }

    fn part(part: Part, shown: Shown) -> Done {
        let continues = part.continues;
        let article = part.article();
        let edges = article.blocks.first().zip(article.blocks.last());
        Done::Part {
            shown: shown.of(&article),
            edges: edges.map(|(first, last)| (first.clone(), last.clone())),
            continues,
        }
    }
}

/// Prints what is done, in order.
struct Printer<'a> {
    /// Whether articles, and the parts of one, stand apart.
    parted: bool,
    /// Whether the name of an article stands over it.
    headed: bool,
    common: Common,
    strings: OnceCell<Strings>,
    output: &'a mut Output,
    outcome: Outcome,
    /// Whether an article was printed before.
    begun: bool,
    /// The long input that began last, until something of it is printed.
    long: String,
    /// The last block of it that was printed.
    last: Option<Block>,
    /// What became of the files of the folder that is being printed.
    folder: Option<Report>,
    unreadable: Unreadable,
}

impl Printer<'_> {
    fn print(&mut self, done: Done) -> io::Result<()> {
        match done {
            Done::Article {
                doc,
                shown,
                notices,
            } => {
                self.article(&doc)?;
                self.output.raw(&shown)?;
                for told in notices.iter().filter(|notice| {
                    tells_damage(notice) || matches!(notice, Notice::DamagedParts { .. })
                }) {
                    self.complain(&doc, slice::from_ref(told));
                }
            }
            Done::Part {
                shown,
                edges,
                continues,
            } => {
                if let Some((first, last)) = edges {
                    match self.last.replace(last) {
                        None => {
                            let doc = std::mem::take(&mut self.long);
                            self.article(&doc)?;
                        }
                        Some(before) if continues || together(&before, &first) => {}
                        Some(_) => self.part()?,
                    }
                }
                self.output.raw(&shown)?;
            }
            Done::Mark(mark) => self.mark(mark),
        }
        Ok(())
    }

    fn mark(&mut self, mark: Mark) {
        match mark {
            Mark::Begins { doc } => (self.last, self.long) = (None, doc),
            Mark::Ends { doc } if self.last.is_none() => self.told(&doc, Notice::Empty),
            Mark::Ends { .. } => {}
            Mark::FolderBegins => self.folder = Some(Report::default()),
            Mark::FolderEnds { doc } => {
                let told = self.folder.take().map(|folder| folder.told_of(&doc));
                for (doc, notice) in told.unwrap_or_default() {
                    self.told(&doc, notice);
                }
            }
            Mark::Told { doc, notice } => self.told(&doc, notice),
            Mark::Unreadable(id) => self.unreadable.add(id),
            Mark::Nothing => self.outcome = Outcome::Lacking,
        }
    }

    /// Begins an article, which stands apart from the one before it.
    fn article(&mut self, doc: &str) -> io::Result<()> {
        if let Some(folder) = &mut self.folder {
            folder.found_article();
        }
        if std::mem::replace(&mut self.begun, true) {
            self.part()?;
        }
        if self.headed {
            let strings = self
                .strings
                .get_or_init(|| Strings::new(self.common.language()));
            heading::write(self.output, strings, doc)?;
        }
        Ok(())
    }

    fn part(&mut self) -> io::Result<()> {
        if self.parted {
            self.output.raw("\n")?;
        }
        Ok(())
    }

    /// Says on standard error what there is to say of an input.
    fn told(&mut self, doc: &str, notice: Notice) {
        let notices = [notice];
        let folder = self.folder.as_mut();
        let is_kept = folder.is_some_and(|folder| folder.keeps(doc, &notices));
        // Damaged text was printed, and nothing else is missing.
        if !notices.iter().all(tells_damage) {
            self.outcome = Outcome::Lacking;
        }
        if !is_kept {
            self.complain(doc, &notices);
        }
    }

    fn complain(&self, doc: &str, notices: &[Notice]) {
        let strings = || Strings::new(self.common.language());
        inputs::complain(self.strings.get_or_init(strings), doc, notices);
    }
}

/// Whether what is printed is not what it was meant to be.
fn tells_damage(notice: &Notice) -> bool {
    matches!(notice, Notice::BadBytes { .. } | Notice::ReadAsPlain { .. })
}
