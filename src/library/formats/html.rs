//! HTML: saved pages. What on a page is the article `dom_smoothie` finds (it follows
//! Mozilla's Readability), and `markup` writes it down; what the page declares about it
//! goes before what its lines say.

mod about;

use dom_smoothie::{Config, Readability};

use self::about::About;
use super::draft::Draft;
use super::{Broken, Drafts, markup};
use crate::library::notice::Notice;

/// Hands over the one article of a page.
pub(super) fn read(html: &str, each: Drafts<'_>) -> Result<(), Broken> {
    each(draft(html)).is_break();
    Ok(())
}

fn draft(html: &str) -> Result<Draft, Notice> {
    let page = markup::page(html)?;
    let about = About::of(&page);
    let mut reader = Readability {
        doc: page,
        doc_url: None,
        config: Config::default(),
    };
    let mut draft = Draft::new();
    draft.declared = about.declared;
    if let Some(title) = &about.title {
        draft.title(title);
    }
    if let Ok(main) = reader.parse() {
        let byline = main.byline.as_deref().and_then(about::name);
        draft.declared.author = draft.declared.author.or(byline);
        markup::write(&mut draft, &main.content)?;
    }
    if !draft.has_text() {
        // Nothing on it looks like an article: all of it is one.
        markup::write(&mut draft, html)?;
    }
    Ok(draft)
}

#[cfg(test)]
mod tests;
