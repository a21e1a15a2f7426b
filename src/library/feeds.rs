//! Feeds that a person follows: where each is, what it is called, and in which folders it
//! stands. They are kept for when feeds are fetched; nothing here opens an address.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The longest address, in bytes.
const LONGEST_ADDRESS: usize = 2048;

/// The longest title or name of a folder, in code points.
const LONGEST_NAME: usize = 200;

/// How many folders may lie in each other, and in how many of them one feed may stand.
const DEEPEST: usize = 16;
const MOST_FOLDERS: usize = 32;

/// The names of a folder and of those it lies in, the outermost first; none outside of all.
pub type Folder = Arc<[String]>;

/// A feed. Its address tells it from others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feed {
    pub address: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The address of the page that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Each once, in the order in which they were found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub folders: Vec<Folder>,
}

impl Feed {
    /// The feed at an address, as it is written; `None` if that is no address of the web.
    pub fn at(written: &str) -> Option<Self> {
        let address = address(written)?;
        Some(Self {
            address,
            ..Self::default()
        })
    }

    /// The same with everything else that is said of it, as far as that is sound.
    #[must_use]
    pub fn known_as(mut self, title: Option<&str>, page: Option<&str>) -> Self {
        self.title = title.and_then(name);
        self.page = page.and_then(address);
        self
    }

    /// What came from elsewhere, as it would be if it had been read here.
    pub fn cleaned(self) -> Option<Self> {
        let feed = Self::at(&self.address)?;
        let mut feed = feed.known_as(self.title.as_deref(), self.page.as_deref());
        for folder in self.folders {
            let root = Folder::default();
            feed.stand_in(folder.iter().fold(root, |outer, name| within(&outer, name)));
        }
        Some(feed)
    }

    /// It stands in this folder too.
    pub fn stand_in(&mut self, folder: Folder) {
        let is_new = !folder.is_empty() && !self.folders.contains(&folder);
        if is_new && self.folders.len() < MOST_FOLDERS {
            self.folders.push(folder);
        }
    }

    /// Adds what another list knows of it; what is known here stays.
    pub fn learn(&mut self, other: &Self) {
        if self.title.is_none() {
            self.title.clone_from(&other.title);
        }
        if self.page.is_none() {
            self.page.clone_from(&other.page);
        }
        for folder in &other.folders {
            self.stand_in(Arc::clone(folder));
        }
    }
}

/// The folder that is called `written` in another; that one itself if this is no name, or
/// lies too deep.
pub fn within(outer: &Folder, written: &str) -> Folder {
    match name(written) {
        Some(name) if outer.len() < DEEPEST => outer.iter().cloned().chain([name]).collect(),
        _ => Arc::clone(outer),
    }
}

/// A name on one line, without what steers a terminal.
fn name(written: &str) -> Option<String> {
    let mut name = String::new();
    let words = written.split(|c: char| c.is_whitespace() || c.is_control());
    for word in words.filter(|word| !word.is_empty()) {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
        if name.len() > 4 * LONGEST_NAME {
            break;
        }
    }
    let name: String = name.chars().take(LONGEST_NAME).collect();
    (!name.is_empty()).then_some(name)
}

/// An address of the web, its scheme and host in small letters; `feed:` before it, or in
/// the place of `http:`, says nothing.
fn address(written: &str) -> Option<String> {
    let written = written.trim();
    let is_sound = |c: char| {
        let steers = matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        !c.is_whitespace()
            && !c.is_control()
            && !steers
            && !matches!(c, '<' | '>' | '"' | '\u{fffd}')
    };
    if written.len() > LONGEST_ADDRESS || !written.chars().all(is_sound) {
        return None;
    }
    let (scheme, rest) = written.split_once(':')?;
    let (scheme, rest) = match scheme.to_ascii_lowercase().as_str() {
        "feed" if rest.starts_with("//") => ("http".to_owned(), rest),
        "feed" => {
            let (scheme, rest) = rest.split_once(':')?;
            (scheme.to_ascii_lowercase(), rest)
        }
        _ => (scheme.to_ascii_lowercase(), rest),
    };
    if scheme != "http" && scheme != "https" {
        return None;
    }
    let rest = rest.strip_prefix("//")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (who, host) = match authority.rsplit_once('@') {
        Some((who, host)) => (format!("{who}@"), host),
        None => (String::new(), authority),
    };
    let bare = host.split(':').next().unwrap_or_default();
    if bare.is_empty() && !host.starts_with('[') {
        return None;
    }
    // The root of a host is the same with its stroke and without.
    let path = if path.is_empty() { "/" } else { path };
    Some(format!("{scheme}://{who}{}{path}", host.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_web_is_kept_in_one_form() {
        for (written, kept) in [
            ("https://example.org/rss", Some("https://example.org/rss")),
            (
                " HTTPS://Example.ORG/RSS\n",
                Some("https://example.org/RSS"),
            ),
            ("https://example.org", Some("https://example.org/")),
            (
                "feed:https://example.org/a?b=1#c",
                Some("https://example.org/a?b=1#c"),
            ),
            ("feed://example.org/a", Some("http://example.org/a")),
            (
                "http://مثال.إختبار:8080/خبر",
                Some("http://مثال.إختبار:8080/خبر"),
            ),
            (
                "http://me:pass@Example.org/",
                Some("http://me:pass@example.org/"),
            ),
            ("http://[::1]/a", Some("http://[::1]/a")),
            ("", None),
            ("x", None),
            ("https://", None),
            ("https:///path", None),
            ("http://:80/", None),
            ("ftp://example.org/", None),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("feed:", None),
            ("https://example.org/a b", None),
            ("https://example.org/\u{1b}[2J", None),
            ("https://example.org/\u{202e}gpj", None),
        ] {
            assert_eq!(address(written).as_deref(), kept, "{written:?}");
        }
        assert_eq!(
            address(&format!("https://example.org/{}", "a".repeat(3000))),
            None
        );
    }

    #[test]
    fn names_are_one_line_of_bounded_length() {
        assert_eq!(
            name(" أخبار\n\tالصباح \u{1b}[2J").as_deref(),
            Some("أخبار الصباح [2J")
        );
        assert_eq!(name(" \u{7}\n"), None);
        let long = name(&"خبر ".repeat(100_000)).unwrap();
        assert_eq!(long.chars().count(), LONGEST_NAME);
        let deep = (0..100).fold(Folder::default(), |outer, _| within(&outer, "مجلد"));
        assert_eq!(deep.len(), DEEPEST);
    }

    #[test]
    fn another_list_adds_to_what_is_known_and_changes_nothing() {
        let folder = |name: &str| within(&Folder::default(), name);
        let of = |title: Option<&str>, page: Option<&str>, folders: &[&str]| {
            let mut feed = Feed::at("https://example.org/rss").unwrap();
            feed = feed.known_as(title, page);
            folders.iter().for_each(|name| feed.stand_in(folder(name)));
            feed
        };
        let mut feed = of(Some("الصباح"), None, &["صحف"]);
        feed.learn(&of(
            Some("غيرها"),
            Some("https://example.org/"),
            &["يومية", "صحف"],
        ));
        assert_eq!(
            feed,
            of(
                Some("الصباح"),
                Some("https://example.org/"),
                &["صحف", "يومية"]
            )
        );
        assert_eq!(feed.clone().cleaned(), Some(feed));
        let hostile = Feed {
            address: "https://EXAMPLE.org".to_owned(),
            title: Some("\u{1b}]0;".to_owned()),
            page: Some("javascript:x".to_owned()),
            folders: vec![Arc::new(["\u{7}".to_owned()]), Arc::default()],
        };
        let cleaned = hostile.cleaned().unwrap();
        assert_eq!(
            cleaned,
            Feed::at("https://example.org/")
                .unwrap()
                .known_as(Some("]0;"), None)
        );
    }
}
