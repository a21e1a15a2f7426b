//! Feeds: RSS of all versions, Atom and JSON Feed, an article for each of their items.

mod mending;

use feed_rs::model::{Category, Entry, Feed, Link, Person};
use feed_rs::parser::Builder;

use self::mending::mend;
use super::draft::Draft;
use super::{Broken, Drafts, markup, xml};
use crate::library::article::BlockKind;
use crate::library::dates;
use crate::library::notice::Notice;
use crate::library::zones::on_one_line;

/// What programs for weblogs call the category of what has none.
const NO_CATEGORY: [&str; 4] = ["Uncategorized", "uncategorized", "غير مصنف", "غير مصنفة"];

/// Hands over the items of a feed in its own order. Of one that was cut off, those that are
/// whole.
pub(super) fn read(text: &str, each: Drafts<'_>) -> Result<(), Broken> {
    let is_xml = text.trim_start().starts_with('<');
    if let Err(notice) = check(text, is_xml) {
        // As plain text it would be nothing but markup.
        let _ = each(Err(notice));
        return Ok(());
    }
    // The text is decoded already, whatever its first line says it was.
    let text = if is_xml {
        xml::without_declaration(text)
    } else {
        text
    };
    // One for each time: after a fault it does not begin anew.
    let parser = || {
        Builder::new()
            .sanitize_content(false)
            .timestamp_parser(|written| {
                // Day and time where it was written, not those of Greenwich.
                let written = dates::declared(written)?;
                let (hour, minute) = written.clock.map_or((0, 0), |at| (at.hour, at.minute));
                let date = written.date;
                format!("{date}T{hour:02}:{minute:02}:00Z").parse().ok()
            })
            .build()
    };
    let parse = |text: &str| parser().parse(text.as_bytes()).map_err(|_| Broken);
    let (feed, is_cut) = match parse(text) {
        Ok(feed) => (feed, false),
        Err(Broken) if is_xml => {
            let mended = mend(text).ok_or(Broken)?;
            (parse(&mended.text)?, mended.is_cut)
        }
        Err(Broken) => return Err(Broken),
    };
    for (at, entry) in feed.entries.iter().enumerate() {
        let mut draft = draft(&feed, entry);
        if let Ok(last) = &mut draft
            && is_cut
            && at + 1 == feed.entries.len()
        {
            last.notices.push(Notice::DamagedParts { count: 1 });
        }
        if each(draft).is_break() {
            break;
        }
    }
    Ok(())
}

fn check(text: &str, is_xml: bool) -> Result<(), Notice> {
    if is_xml { xml::check(text) } else { Ok(()) }
}

fn draft(feed: &Feed, entry: &Entry) -> Result<Draft, Notice> {
    let mut draft = Draft::new();
    let declared = &mut draft.declared;
    declared.author = names(&entry.authors).or_else(|| names(&feed.authors));
    declared.link = link(&entry.links);
    let date = entry.published.or(entry.updated);
    declared.date = date.map(|date| match date.format("%H:%M").to_string() {
        // No time was told, or none that says anything.
        midnight if midnight == "00:00" => date.date_naive().to_string(),
        time => format!("{}T{time}", date.date_naive()),
    });
    declared.section = section(&entry.categories);
    declared.language = entry.language.clone().or_else(|| feed.language.clone());
    if let Some(title) = &feed.title {
        declared.source = Some(markup::words(&title.content)?).filter(|title| !title.is_empty());
    }
    if let Some(title) = &entry.title {
        draft.title(&markup::words(&title.content)?);
    }
    let content = entry
        .content
        .as_ref()
        .and_then(|content| content.body.as_deref());
    let summary = entry
        .summary
        .as_ref()
        .map(|summary| summary.content.as_str());
    let has_words = |text: &&str| !text.trim().is_empty();
    let body = content.filter(has_words).or(summary.filter(has_words));
    write(&mut draft, body.unwrap_or_default())?;
    Ok(draft)
}

/// Writes the content of an item or record: markup, or lines of plain text.
pub(super) fn write(draft: &mut Draft, content: &str) -> Result<(), Notice> {
    let mut marks = content.match_indices(['<', '&']);
    let is_markup = marks.any(|(at, _)| {
        let next = content[at + 1..].chars().next();
        next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '#' | '!'))
    });
    if is_markup {
        return markup::write(draft, content);
    }
    for line in content.lines() {
        draft.line(BlockKind::Paragraph, None, line);
    }
    Ok(())
}

fn names(persons: &[Person]) -> Option<String> {
    let names: Vec<&str> = persons
        .iter()
        .filter_map(|person| person.name.as_deref())
        .map(str::trim)
        .filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("unknown"))
        .collect();
    (!names.is_empty()).then(|| names.join("، "))
}

/// The first category of an item, unless it says that there is none.
fn section(categories: &[Category]) -> Option<String> {
    let names = categories.iter().map(|one| {
        let name = one.label.as_deref().unwrap_or(&one.term);
        on_one_line(name)
    });
    let mut names = names.filter(|name| !name.is_empty() && !NO_CATEGORY.contains(&name.as_str()));
    names.next()
}

/// The address of the page that an item is about.
fn link(links: &[Link]) -> Option<String> {
    let is_page = |link: &&Link| matches!(link.rel.as_deref(), None | Some("alternate"));
    let link = links.iter().find(is_page).or(links.first())?;
    Some(link.href.clone())
}

#[cfg(test)]
mod tests;
