//! HTML: saved pages. What on a page is the article `dom_smoothie` finds (it follows
//! Mozilla's Readability), and `markup` writes it down; what the page declares about it
//! goes before what its lines say.

mod about;

use dom_query::Document;
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
    let whole = Whole::of(&reader.doc);
    let mut draft = Draft::new();
    draft.declared = about.declared;
    if let Some(title) = &about.title {
        draft.title(title);
    }
    if let Ok(main) = reader.parse() {
        let byline = main.byline.as_deref().and_then(about::name);
        draft.declared.author = draft.declared.author.or(byline);
        let content = whole.filter(|whole| whole.is_lost_in(&main.text_content));
        match content {
            Some(whole) => markup::write(&mut draft, &whole.content)?,
            None => markup::write(&mut draft, &main.content)?,
        }
    }
    if !draft.has_text() {
        // Nothing on it looks like an article: all of it is one.
        markup::write(&mut draft, html)?;
    }
    Ok(draft)
}

/// The article that a page itself calls one, if there is no other on it.
struct Whole {
    content: String,
    /// Its prose: code points of paragraphs that are no mere links.
    prose: usize,
}

impl Whole {
    fn of(page: &Document) -> Option<Self> {
        let articles = page.select("article");
        let [article] = articles.nodes() else {
            return None;
        };
        let paragraphs = article.descendants_it().filter(|node| node.has_name("p"));
        let prose = paragraphs.map(|paragraph| {
            let links = paragraph.descendants_it().filter(|node| node.has_name("a"));
            let linked: usize = links.map(|link| link.text().chars().count()).sum();
            let length = paragraph.text().chars().count();
            if linked * 2 > length { 0 } else { length }
        });
        Some(Self {
            prose: prose.sum(),
            content: article.html().to_string(),
        })
    }

    /// Whether most of it is missing in `text`, as it may be where an article is short:
    /// what was taken for the article then is one of its quotations.
    fn is_lost_in(&self, text: &str) -> bool {
        text.chars().count() * 2 < self.prose
    }
}

#[cfg(test)]
mod tests;
