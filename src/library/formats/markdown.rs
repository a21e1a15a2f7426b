//! Markdown (CommonMark with tables, footnotes and task lists) and the front matter of
//! static sites. It means HTML, and as such its text is taken out of its marks.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

use super::draft::{Draft, Heading};
use super::{Broken, Drafts, markup};

/// Hands over the one article that `text` is.
pub(super) fn read(text: &str, each: Drafts<'_>) -> Result<(), Broken> {
    let draft = draft(text).ok_or(Broken)?;
    each(Ok(draft)).is_break();
    Ok(())
}

/// What a page says; `None` if its marks lie in each other too deeply.
fn draft(text: &str) -> Option<Draft> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut matter = None;
    let mut front = String::new();
    let events = Parser::new_ext(text.trim_start_matches('\u{feff}'), options);
    let page = events.filter(|event| {
        match event {
            Event::Start(Tag::MetadataBlock(kind)) => matter = Some(*kind),
            Event::End(TagEnd::MetadataBlock(_)) => matter = None,
            Event::Text(line) if matter.is_some() => front.push_str(line),
            _ => return true,
        }
        false
    });
    let mut words = String::with_capacity(text.len() * 5 / 4);
    html::push_html(&mut words, page);
    let mut draft = Draft::new();
    tell(&mut draft, &front);
    markup::write(&mut draft, &words).ok()?;
    Some(draft)
}

/// Takes what the front matter declares: lines of `name: value` or `name = "value"`, as
/// YAML and TOML have them for plain values.
fn tell(draft: &mut Draft, front: &str) {
    for line in front.lines() {
        let Some((name, value)) = line.split_once([':', '=']) else {
            continue;
        };
        let is_mark = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '[' | ']');
        let value = value.trim_matches(is_mark);
        if value.is_empty() {
            continue;
        }
        let declared = &mut draft.declared;
        let field = match name.trim() {
            "title" => {
                if draft.heading(value) == Heading::Title {
                    draft.title(value);
                }
                continue;
            }
            "author" | "authors" => &mut declared.author,
            "date" | "pubDate" | "published" => &mut declared.date,
            "source" | "publisher" => &mut declared.source,
            "link" | "url" | "canonical" | "canonical_url" => &mut declared.link,
            _ => continue,
        };
        field.get_or_insert_with(|| value.to_owned());
    }
}

#[cfg(test)]
mod tests;
