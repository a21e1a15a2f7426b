//! Edits of the text of the person's file of actors: what is added stands as it would if a
//! person had written it there, and nothing else is touched. Reads and writes no file.

use toml_edit::{Array, Document, Item, TableLike, value};

use super::{Edit, Field, Refused};

const HEAD: &str = "# Your own actors and judgements: docs/ACTORS.md says what may stand here.\n\
                    # الجهات والأحكام الخاصة بك.\n";

/// What takes an edit back.
pub(super) fn inverse(edit: &Edit) -> Edit {
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
pub(super) fn edited(text: &str, edit: &Edit) -> Result<String, Refused> {
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
