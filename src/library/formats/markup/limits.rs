//! What is read of markup at all: building a tree of a page takes time that grows with
//! the square of its depth, so depth and size are counted before, roughly, in one pass.
//!
//! Counts what an author could mean; what an attacker hides from it (a comment that
//! ends otherwise than it seems) the depth of the tree itself shows.

use std::borrow::Cow;
use std::collections::HashMap;

use dom_query::Document;

use crate::library::notice::Notice;

/// How many elements may lie in each other.
const DEEPEST: usize = 1000;

/// How many tags a page may have.
const MOST_TAGS: usize = 200_000;

/// How much work a page may be: each tag looks at the elements that it lies in, its
/// attributes are compared with each other, and the marks of style that nobody closed
/// are opened again in it. A large page of the usual kind is a fifth of this.
const MOST_WORK: usize = 10_000_000;

/// Whether `html` can be read within set limits.
///
/// # Errors
/// When it cannot.
pub(in crate::library::formats) fn check(html: &str) -> Result<(), Notice> {
    let mut open: HashMap<Cow<str>, usize> = HashMap::new();
    let (mut depth, mut styles, mut foreign) = (0, 0, 0);
    let (mut tags, mut work) = (0, 0_usize);
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        at += found + 1;
        if bytes[at..].starts_with(b"!--") {
            at = memchr::memmem::find(&bytes[at + 3..], b"-->")
                .map_or(bytes.len(), |end| at + 3 + end);
            continue;
        }
        let is_end = bytes.get(at) == Some(&b'/');
        let start = at + usize::from(is_end);
        let length = bytes[start..]
            .iter()
            .take(32)
            .take_while(|b| b.is_ascii_alphanumeric())
            .count();
        if length == 0 {
            continue;
        }
        let name = lower_case(&html[start..start + length]);
        tags += 1;
        let (end, attributes) = end_of_tag(bytes, start + length);
        at = end;
        let closes_itself = bytes[..end].ends_with(b"/") && foreign > 0;
        let is_foreign = matches!(&*name, "svg" | "math");
        if is_end {
            if let Some(count) = open.get_mut(&name).filter(|count| **count > 0) {
                *count -= 1;
                depth -= 1;
                styles -= usize::from(is_style(&name));
                foreign -= usize::from(is_foreign);
            }
        } else if foreign > 0 || !closes_alone(&name) {
            if !closes_itself {
                *open.entry(name.clone()).or_default() += 1;
                depth += 1;
                styles += usize::from(is_style(&name));
                foreign += usize::from(is_foreign);
            }
            if foreign == 0 && is_raw(&name) {
                at = end_of_raw(bytes, at, &name);
            }
        }
        work = work.saturating_add(depth + 8 * styles + attributes.saturating_mul(attributes));
        if depth > DEEPEST || tags > MOST_TAGS || work > MOST_WORK {
            return Err(Notice::TooComplex);
        }
    }
    Ok(())
}

/// Whether the tree that was made of a page is within the limits, whatever its tags
/// seemed to be.
///
/// # Errors
/// When it is not.
pub(in crate::library::formats) fn check_tree(page: &Document) -> Result<(), Notice> {
    let (mut node, mut depth) = (page.root(), 0);
    loop {
        if let Some(child) = node.first_child() {
            (node, depth) = (child, depth + 1);
            if depth > DEEPEST {
                return Err(Notice::TooComplex);
            }
            continue;
        }
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                return Ok(());
            };
            (node, depth) = (parent, depth - 1);
        }
    }
}

/// Where the tag ends whose name ends at `at`, and about how many attributes it has.
fn end_of_tag(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let mut attributes = 0;
    let mut quote = None;
    let mut last = b' ';
    while let Some(&byte) = bytes.get(at) {
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if byte == b'>' => break,
            None if matches!(byte, b'"' | b'\'') && last == b'=' => quote = Some(byte),
            None => attributes += usize::from(is_between(last) && !is_between(byte)),
        }
        if quote.is_some() || !byte.is_ascii_whitespace() || last != b'=' {
            last = byte;
        }
        at += 1;
    }
    (at, attributes)
}

const fn is_between(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'')
}

/// Where the content of a script or the like ends.
fn end_of_raw(bytes: &[u8], from: usize, name: &str) -> usize {
    let name = name.as_bytes();
    let ends = |&at: &usize| {
        let after = bytes.get(at + 2..at + 2 + name.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(name))
    };
    let mut ends_of_tags = memchr::memmem::find_iter(&bytes[from..], b"</").map(|at| from + at);
    ends_of_tags.find(ends).unwrap_or(bytes.len())
}

/// Elements whose end is clear without a tag, and those that have none.
fn closes_alone(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "dt"
            | "dd"
            | "tr"
            | "td"
            | "th"
            | "thead"
            | "tbody"
            | "tfoot"
            | "option"
            | "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "html"
    )
}

/// Elements whose content is no markup.
fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes"
    )
}

/// Elements that are opened again in the next block if nobody closes them.
fn is_style(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strong"
            | "strike"
            | "tt"
            | "u"
    )
}

fn lower_case(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_any_usual_shape_are_read() {
        let unclosed = "<li><p>خبز<br><img src=a.png>".repeat(5000);
        let tables = "<table><tr><td><b>1</b><td>2</table>".repeat(5000);
        let scripts = "<script>if (a<b && '<div><div>') {}</script><!-- <div> -->".repeat(5000);
        let drawings =
            "<svg viewBox='0 0 1 1'><path d='M0'/><g><title>a</title></g></svg>".repeat(5000);
        for page in [unclosed, tables, scripts, drawings] {
            assert_eq!(check(&page), Ok(()), "{}", &page[..60]);
        }
        let image = format!(
            "<img src=\"data:image/png;base64,{}\">",
            "a b=c ".repeat(50_000)
        );
        assert_eq!(check(&image), Ok(()));
    }

    #[test]
    fn what_takes_the_square_of_its_size_is_refused() {
        let crossed = "<font color=a><font color=b>".repeat(400) + &"<p>ن".repeat(100_000);
        for page in [
            "<div>".repeat(100_000),
            "<DIV></x>".repeat(100_000),
            "<svg>".to_owned() + &"<td>".repeat(100_000),
            "<b>".repeat(100_000) + &"</b>".repeat(100_000),
            "<br>".repeat(MOST_TAGS + 1),
            format!("<p {}>", "a ".repeat(100_000)),
            format!("<p {}>", "a=\"\"".repeat(100_000)),
            crossed,
        ] {
            assert_eq!(check(&page), Err(Notice::TooComplex), "{}", &page[..20]);
        }
    }

    #[test]
    fn depth_that_tags_hide_is_seen_in_the_tree() {
        let hidden = "<!-->".to_owned() + &"<div>".repeat(2000) + "-->";
        assert_eq!(check(&hidden), Ok(()));
        assert_eq!(
            check_tree(&Document::fragment(hidden)),
            Err(Notice::TooComplex)
        );
        assert_eq!(
            check_tree(&Document::fragment("<p>ن<b>و</b></p><p>")),
            Ok(())
        );
    }
}
