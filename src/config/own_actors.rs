//! Changing the person's own file of actors: adding names and judgements, and taking them
//! out again. What stands there stays as it is, byte by byte; a file that is no TOML, or
//! may not be written, is never touched. Knows no actor.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use toml_edit::{Array, Document, Item, TableLike, value};

use super::own_file::lock;

/// The largest file that is changed, in bytes.
const LARGEST: u64 = 16 << 20;

/// What some editors put before everything else.
const MARK: char = '\u{FEFF}';

const HEAD: &str = "# Your own actors and judgements: docs/ACTORS.md says what may stand here.\n\
                    # الجهات والأحكام الخاصة بك.\n";

/// Something that is added to the file, or taken out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Another name of an actor, in the entry that the file has for it, or in a new one.
    AddName {
        actor: String,
        name: String,
    },
    DropName {
        actor: String,
        name: String,
    },
    /// An entry of an actor that nobody knows yet: its fields, in their order.
    AddActor(Vec<(&'static str, Field)>),
    /// The entry of an actor that was added so, and that nobody has changed since.
    DropActor(Vec<(&'static str, Field)>),
    /// A judgement: its fields, in their order.
    AddJudgement(Vec<(&'static str, String)>),
    /// The last judgement with just these fields, but for its title.
    DropJudgement(Vec<(&'static str, String)>),
}

/// A value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    Text(String),
    Number(i64),
    List(Vec<String>),
}

/// A change that was made: what the file held before and after; `None` is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    before: Option<String>,
    pub after: Option<String>,
    /// What takes it back where somebody else has changed the file since.
    back: Vec<Edit>,
    /// Whether it outlasts Qari.
    pub lasts: bool,
}

/// What is wanted of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// These changes, all or none.
    Make(Vec<Edit>),
    /// That a change is taken back.
    TakeBack(Box<Made>),
}

/// Why a change was not made. The file is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It cannot be read or written, for this reason.
    #[error("{0}")]
    Io(String),
    /// It is no TOML from this line on, as the parser says.
    #[error("line {line}: {reason}")]
    Syntax { line: usize, reason: String },
    /// Somebody else has written it at the same moment.
    #[error("changed meanwhile")]
    Meanwhile,
    /// What is to be taken out is not there any more.
    #[error("there is no such entry any more")]
    Gone,
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Io(error.to_string())
    }
}

/// Where the file is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnActors {
    /// In this file, which need not be there.
    File(PathBuf),
    /// Nowhere but here: what is changed lasts as long as Qari is open.
    Held(Option<String>),
}

impl OwnActors {
    /// What a file holds now, without ever changing it; nothing if it cannot be read.
    #[must_use]
    pub fn held(path: Option<&Path>) -> Self {
        let text = path.and_then(|path| read(path).ok().flatten());
        Self::Held(text)
    }

    /// Does what is wanted.
    ///
    /// # Errors
    /// When it cannot be done; nothing is changed then.
    pub fn perform(&mut self, step: &Step) -> Result<Made, Refused> {
        match step {
            Step::Make(edits) => self.change(edits),
            Step::TakeBack(made) => self.take_back(made),
        }
    }

    /// Makes changes, all or none.
    ///
    /// # Errors
    /// When they cannot be made; nothing is changed then.
    pub fn change(&mut self, edits: &[Edit]) -> Result<Made, Refused> {
        self.replace(|before| {
            let text = before.unwrap_or_default();
            let bare = text.strip_prefix(MARK);
            let mut changed = bare.unwrap_or(text).to_owned();
            for edit in edits {
                changed = edited(&changed, edit)?;
            }
            let mark = bare.map(|_| MARK.to_string()).unwrap_or_default();
            let made = Made {
                before: before.map(str::to_owned),
                after: Some(mark + &changed),
                back: edits.iter().rev().map(inverse).collect(),
                lasts: false,
            };
            Ok(made)
        })
    }

    /// Takes back a change: the file is again what it was, byte by byte; if somebody has
    /// changed it since, only what was added then is taken out.
    ///
    /// # Errors
    /// When it cannot be taken back; nothing is changed then.
    pub fn take_back(&mut self, made: &Made) -> Result<Made, Refused> {
        let is_as_left = {
            let now = self.text()?;
            now == made.after
        };
        if !is_as_left {
            return self.change(&made.back);
        }
        self.replace(|before| {
            Ok(Made {
                before: before.map(str::to_owned),
                after: made.before.clone(),
                back: Vec::new(),
                lasts: false,
            })
        })
    }

    /// What it holds; `None` if there is none.
    fn text(&self) -> Result<Option<String>, Refused> {
        match self {
            Self::File(path) => Ok(read(path)?),
            Self::Held(text) => Ok(text.clone()),
        }
    }

    fn replace(
        &mut self,
        make: impl FnOnce(Option<&str>) -> Result<Made, Refused>,
    ) -> Result<Made, Refused> {
        match self {
            Self::Held(text) => {
                let made = make(text.as_deref())?;
                text.clone_from(&made.after);
                Ok(made)
            }
            Self::File(path) => {
                let _lock = lock(path)?;
                let path = &led_to(path);
                let before = read(path)?;
                let made = make(before.as_deref())?;
                write(path, before.as_deref(), made.after.as_deref())?;
                Ok(Made {
                    lasts: true,
                    ..made
                })
            }
        }
    }
}

/// The file that a path leads to, through links.
fn led_to(path: &Path) -> PathBuf {
    match (fs::canonicalize(path), fs::read_link(path)) {
        (Ok(whole), _) => whole,
        // A link to what is not there yet.
        (Err(_), Ok(target)) => path.parent().unwrap_or(Path::new(".")).join(target),
        (Err(_), Err(_)) => path.to_owned(),
    }
}

fn read(path: &Path) -> io::Result<Option<String>> {
    let file = match fs::File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    let mut text = String::new();
    file.take(LARGEST + 1).read_to_string(&mut text)?;
    if text.len() as u64 > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(Some(text))
}

/// Writes the file: whole, or not at all, with the permissions that it has.
fn write(path: &Path, before: Option<&str>, after: Option<&str>) -> Result<(), Refused> {
    let permissions = fs::metadata(path).ok().map(|about| about.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied).into());
    }
    let Some(after) = after else {
        return Ok(fs::remove_file(path)?);
    };
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let new = path.with_file_name(name);
    let write = || -> Result<(), Refused> {
        let mut file = fs::File::create(&new)?;
        file.write_all(after.as_bytes())?;
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        file.sync_all()?;
        // Editors know of no lock.
        if read(path)?.as_deref() != before {
            return Err(Refused::Meanwhile);
        }
        Ok(fs::rename(&new, path)?)
    };
    write().inspect_err(|_| drop(fs::remove_file(&new)))
}

/// What takes an edit back.
fn inverse(edit: &Edit) -> Edit {
    match edit.clone() {
        Edit::AddName { actor, name } => Edit::DropName { actor, name },
        Edit::DropName { actor, name } => Edit::AddName { actor, name },
        Edit::AddJudgement(fields) => Edit::DropJudgement(fields),
        Edit::DropJudgement(fields) => Edit::AddJudgement(fields),
        Edit::AddActor(fields) => Edit::DropActor(fields),
        Edit::DropActor(fields) => Edit::AddActor(fields),
    }
}

/// The text of the file after an edit.
fn edited(text: &str, edit: &Edit) -> Result<String, Refused> {
    parsed(text)?;
    let changed = match edit {
        Edit::AddActor(fields) => {
            let fields = fields.iter().map(|(name, value)| (*name, written(value)));
            appended(text, "actor", fields)
        }
        Edit::AddJudgement(fields) => {
            let fields = fields.iter();
            let fields = fields.map(|(name, text)| (*name, value(text).to_string()));
            appended(text, "judgement", fields)
        }
        Edit::DropActor(fields) => drop_actor(text, fields)?,
        Edit::AddName { actor, name } => add_name(text, actor, name)?,
        Edit::DropName { actor, name } => drop_name(text, actor, name)?,
        Edit::DropJudgement(fields) => drop_judgement(text, fields)?,
    };
    // Whatever stood there may have spoken against it: a table of another kind.
    parsed(&changed)?;
    Ok(changed)
}

fn parsed(text: &str) -> Result<Document<&str>, Refused> {
    Document::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start.min(text.len()));
        Refused::Syntax {
            line: 1 + text.as_bytes()[..at]
                .iter()
                .filter(|&&b| b == b'\n')
                .count(),
            reason: error.message().to_owned(),
        }
    })
}

fn written(field: &Field) -> String {
    match field {
        Field::Text(text) => value(text).to_string(),
        Field::Number(number) => number.to_string(),
        Field::List(items) => Array::from_iter(items).to_string(),
    }
}

/// The text with a table at its end, a blank line before it.
fn appended(
    text: &str,
    table: &str,
    fields: impl Iterator<Item = (&'static str, String)>,
) -> String {
    let mut changed = match text.trim().is_empty() {
        true => HEAD.to_owned(),
        false => text.to_owned(),
    };
    let line = line_end(text);
    if !changed.ends_with('\n') {
        changed.push_str(line);
    }
    changed + &self::table(line, table, fields)
}

/// A table, a blank line before it.
fn table(line: &str, name: &str, fields: impl Iterator<Item = (&'static str, String)>) -> String {
    let mut table = format!("{line}[[{name}]]{line}");
    for (name, value) in fields {
        table.push_str(&format!("{name} = {}{line}", value.trim()));
    }
    table
}

/// The entry of an actor, if the file has one.
fn entry<'a>(document: &'a Document<&str>, actor: &str) -> Option<&'a dyn TableLike> {
    let is_its = |entry: &&dyn TableLike| entry.get("id").and_then(Item::as_str) == Some(actor);
    match document.get("actor")? {
        Item::ArrayOfTables(entries) => {
            let mut entries = entries.iter().map(|entry| entry as &dyn TableLike);
            entries.find(is_its)
        }
        Item::Value(entries) => {
            let entries = entries.as_array()?.iter();
            let entries = entries.filter_map(|entry| entry.as_inline_table());
            let mut entries = entries.map(|entry| entry as &dyn TableLike);
            entries.find(is_its)
        }
        _ => None,
    }
}

fn add_name(text: &str, actor: &str, name: &str) -> Result<String, Refused> {
    let document = parsed(text)?;
    let quoted = value(name).to_string();
    let Some(entry) = entry(&document, actor) else {
        let fields = [
            ("id", Field::Text(actor.to_owned())),
            ("aliases", Field::List(vec![name.to_owned()])),
        ];
        let fields = fields.iter().map(|(name, value)| (*name, written(value)));
        return Ok(appended(text, "actor", fields));
    };
    // It is told as a fault already, and not ours to mend.
    let wrong = || Refused::Io(format!("{actor}: aliases"));
    let Some(names) = entry.get("aliases") else {
        let id = entry.get("id").and_then(Item::span).ok_or_else(wrong)?;
        let line = match entry_is_inline(text, id.end) {
            true => format!(", aliases = [{quoted}]"),
            false => format!("{}aliases = [{quoted}]", line_end(text)),
        };
        let at = match line.starts_with(',') {
            true => id.end,
            // Behind what is said of the id.
            false => text[id.end..]
                .find(['\r', '\n'])
                .map_or(text.len(), |at| id.end + at),
        };
        return Ok(inserted(text, at, &line));
    };
    let names = names.as_array().ok_or_else(wrong)?;
    if names.iter().any(|known| known.as_str() == Some(name)) {
        return Ok(text.to_owned());
    }
    let all = names.span().ok_or_else(wrong)?;
    let spans: Vec<_> = names.iter().filter_map(|name| name.span()).collect();
    let Some(last) = spans.last() else {
        return Ok(inserted(text, all.start + 1, &quoted));
    };
    // It stands as the one before it does: in a line of its own, or beside it.
    let before = &text[all.start + 1..last.start];
    let blank = &before[before.trim_end().len()..];
    let tail = text[last.end..all.end - 1].trim_end();
    let blank = match blank.contains('\n') || tail.contains('#') {
        true if !blank.contains('\n') => line_end(text),
        true => blank,
        false => " ",
    };
    let has_comma = tail.trim_start().starts_with(',');
    let end = last.end + tail.len();
    Ok(match (has_comma, tail.is_empty()) {
        (true, _) => inserted(text, end, &format!("{blank}{quoted},")),
        (false, true) => inserted(text, end, &format!(",{blank}{quoted}")),
        (false, false) => {
            let named = inserted(text, end, &format!("{blank}{quoted}"));
            inserted(&named, last.end, ",")
        }
    })
}

/// How the lines of a text end.
fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Whether what ends here stands in a table on one line: more of it follows there.
fn entry_is_inline(text: &str, end: usize) -> bool {
    text[end..]
        .trim_start_matches([' ', '\t'])
        .starts_with([',', '}'])
}

fn inserted(text: &str, at: usize, what: &str) -> String {
    let (before, after) = text.split_at(at);
    [before, what, after].concat()
}

fn drop_name(text: &str, actor: &str, name: &str) -> Result<String, Refused> {
    let document = parsed(text)?;
    let entry = entry(&document, actor).ok_or(Refused::Gone)?;
    let names = entry.get("aliases").and_then(Item::as_array);
    let mut names = names.into_iter().flatten();
    let found = names.find(|known| known.as_str() == Some(name));
    let span = found.and_then(|found| found.span()).ok_or(Refused::Gone)?;
    let rest = &text[span.end..];
    let comma = rest.trim_start().strip_prefix(',');
    let rest = comma.unwrap_or(rest);
    let before = text[..span.start].trim_end_matches([' ', '\t']);
    let is_line = before.ends_with('\n');
    let rest = match rest
        .trim_start_matches([' ', '\t', '\r'])
        .strip_prefix('\n')
    {
        Some(next) if is_line => next,
        _ => rest,
    };
    Ok(before.to_owned() + rest)
}

/// The text without an entry that was put at its end. One that has other fields by now is
/// somebody's work.
fn drop_actor(text: &str, fields: &[(&'static str, Field)]) -> Result<String, Refused> {
    let fields = fields.iter().map(|(name, value)| (*name, written(value)));
    let block = table(line_end(text), "actor", fields);
    let at = text.rfind(&block).ok_or(Refused::Gone)?;
    let (before, after) = (&text[..at], &text[at + block.len()..]);
    let mut lines = after.lines().map(str::trim);
    let next = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    match next.is_none_or(|next| next.starts_with('[')) {
        true => Ok(before.to_owned() + after),
        false => Err(Refused::Gone),
    }
}

/// The text without the last judgement that has just these fields. What is written above
/// it stays.
fn drop_judgement(text: &str, fields: &[(&str, String)]) -> Result<String, Refused> {
    let document = parsed(text)?;
    let judgements = document.get("judgement").and_then(Item::as_array_of_tables);
    let judgements = judgements.into_iter().flatten();
    let limits = ["verdict", "text", "actor", "article", "passage"];
    let is_it = |judgement: &&toml_edit::Table| {
        limits.iter().all(|limit| {
            let wanted = fields.iter().find(|(name, _)| name == limit);
            let own = judgement.get(limit).and_then(Item::as_str);
            own == wanted.map(|(_, text)| text.as_str())
        })
    };
    let found = judgements.filter(is_it).last();
    let judgement = found.ok_or(Refused::Gone)?;
    let values = judgement.iter().filter_map(|(_, item)| item.span());
    let end = values.map(|span| span.end).max().ok_or(Refused::Gone)?;
    let head = judgement.span().ok_or(Refused::Gone)?.start;
    let start = text[..head].rfind('\n').map_or(0, |at| at + 1);
    let end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    // With the blank line that parts it from what is above.
    let above = text[..start].strip_suffix('\n');
    let above = above.map(|above| above.strip_suffix('\r').unwrap_or(above));
    let above = above.filter(|above| above.ends_with('\n'));
    Ok(above.unwrap_or(&text[..start]).to_owned() + &text[end..])
}

#[cfg(test)]
mod tests;
