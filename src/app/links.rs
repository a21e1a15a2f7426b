//! The links of an article, and where they lead. Follows none: an address is handed on by
//! `origins.rs`, if it is one of the web.

use std::ops::Range;

use super::origins;
use crate::library::article::{Article, Inline, InlineKind};

/// A link that can be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// Its words, in bytes of the text.
    pub(super) range: Range<usize>,
    pub(super) address: String,
}

/// The links of an article that lead to the web, in reading order.
pub(super) fn links(article: &Article) -> impl Iterator<Item = Link> {
    let page = article.link.as_deref();
    article.inlines.iter().filter_map(move |one| {
        Some(Link {
            range: one.range.clone(),
            address: address_of(one, page)?,
        })
    })
}

/// The address of the web that an inline leads to, if it is a link and leads there. What
/// the link leaves out of it is that of `page`, the address of the article.
pub fn address_of(inline: &Inline, page: Option<&str>) -> Option<String> {
    let InlineKind::Link { target } = &inline.kind else {
        return None;
    };
    origins::address(&resolved(target.trim(), page)?)
}

/// An address as it stands in a page, made whole (RFC 3986, 5.2, for paths as pages have
/// them).
fn resolved(target: &str, page: Option<&str>) -> Option<String> {
    let first = target.split(['/', '?', '#']).next()?;
    if first.contains(':') {
        return Some(target.to_owned());
    }
    let page = page?.split(['?', '#']).next()?;
    let (scheme, rest) = page.split_once("://")?;
    if target.starts_with("//") {
        return Some(format!("{scheme}:{target}"));
    }
    let host = rest.split('/').next()?;
    if target.starts_with('/') {
        return Some(format!("{scheme}://{host}{target}"));
    }
    if target.starts_with('?') {
        return Some(format!("{page}{target}"));
    }
    let folder = rest.rfind('/').map_or("", |at| &rest[host.len()..at]);
    let mut parts: Vec<&str> = folder.split('/').skip(1).collect();
    let (path, query) = target.split_at(target.find(['?', '#']).unwrap_or(target.len()));
    let mut steps = path.split('/').peekable();
    while let Some(step) = steps.next() {
        if step == ".." {
            parts.pop();
        }
        match step {
            "." | ".." if steps.peek().is_some() => {}
            "." | ".." => parts.push(""),
            _ => parts.push(step),
        }
    }
    Some(format!("{scheme}://{host}/{}{query}", parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_leaves_out_is_that_of_the_page() {
        let page = Some("https://news.example.org/a/b/page.html?x=1#y");
        for (target, whole) in [
            ("https://other.example/z", "https://other.example/z"),
            ("mailto:a@example.org", "mailto:a@example.org"),
            ("//cdn.example/z", "https://cdn.example/z"),
            ("/z?q=1", "https://news.example.org/z?q=1"),
            ("?q=2", "https://news.example.org/a/b/page.html?q=2"),
            ("z.html#f", "https://news.example.org/a/b/z.html#f"),
            ("../z", "https://news.example.org/a/z"),
            ("../../../../z", "https://news.example.org/z"),
            ("./", "https://news.example.org/a/b/"),
            ("..", "https://news.example.org/a/"),
        ] {
            assert_eq!(resolved(target, page).as_deref(), Some(whole), "{target}");
        }
        let bare = Some("https://example.org");
        assert_eq!(
            resolved("z", bare).as_deref(),
            Some("https://example.org/z")
        );
        assert_eq!(resolved("z.html", None), None, "nobody knows where");
        assert_eq!(resolved("z.html", Some("no address")), None);
    }

    #[test]
    fn only_links_that_lead_to_the_web_have_an_address() {
        let of = |target: &str| {
            let link = Inline {
                range: 0..1,
                kind: InlineKind::Link {
                    target: target.to_owned(),
                },
            };
            address_of(&link, Some("https://example.org/"))
        };
        assert_eq!(
            of(" https://a.example/b ").as_deref(),
            Some("https://a.example/b")
        );
        for refused in [
            "mailto:a@example.org",
            "file:///etc/passwd",
            "https://a.example/\u{202e}b",
            "/\u{1b}[2J",
            "data:text/html,x",
        ] {
            assert_eq!(of(refused), None, "{refused:?}");
        }
    }
}
