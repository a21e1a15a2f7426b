//! What an input is: told by how it begins, and by its name only where that says
//! nothing.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::records;

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text without markup, and whatever is no other format.
    Plain,
    Html,
    Markdown,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A list of feeds.
    Opml,
    Epub,
    /// Records, one a line or in a list.
    Json,
    /// Records with named columns.
    Csv,
    /// Books in OpenITI mARkdown.
    OpenIti,
    /// One input that is packed.
    Gzip,
    /// An archive.
    Zip,
}

/// How many bytes of an input tell its format.
pub const TELLING: usize = 4096;

/// The greatest size of an input of any format, in bytes.
pub const LARGEST: usize = 256 * 1024 * 1024;

/// The endings of names, and what they say of an input that does not begin like any
/// format.
const ENDINGS: &[(&str, Format)] = &[
    ("txt", Format::Plain),
    ("text", Format::Plain),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("shtml", Format::Html),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("rss", Format::Feed),
    ("atom", Format::Feed),
    ("opml", Format::Opml),
    ("epub", Format::Epub),
    ("jsonl", Format::Json),
    ("ndjson", Format::Json),
    ("csv", Format::Csv),
    ("tsv", Format::Csv),
    ("gz", Format::Gzip),
    ("zip", Format::Zip),
];

impl Format {
    /// The format of the input with this name that begins with these bytes, [`TELLING`]
    /// of them or all there are.
    pub fn of(name: &Path, beginning: &[u8]) -> Self {
        if is_archive(name, beginning) {
            return Self::Zip;
        }
        Self::of_content(beginning)
            .or_else(|| Self::of_name(name).filter(|&named| named != Self::Plain))
            .or_else(|| Self::of_fragment(beginning))
            .unwrap_or(Self::Plain)
    }

    /// What the ending of a name says; `None` if it says nothing of text.
    pub fn of_name(name: &Path) -> Option<Self> {
        let ending = name.extension()?;
        let mut endings = ENDINGS.iter();
        endings
            .find(|(known, _)| ending.eq_ignore_ascii_case(known))
            .map(|&(_, format)| format)
    }

    /// Whether a file of this name may hold articles: it is read in a folder, and data
    /// of any other kind passed over.
    pub fn may_be(name: &Path) -> bool {
        name.extension().is_none() || Self::of_name(name).is_some() || Self::is_data(name)
    }

    /// Whether a name says that a file holds data, which may be a feed.
    pub fn is_data(name: &Path) -> bool {
        let ending = name.extension().unwrap_or_default();
        ending.eq_ignore_ascii_case("xml") || ending.eq_ignore_ascii_case("json")
    }

    /// The format of a file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of_file(path: &Path) -> io::Result<Self> {
        let mut beginning = Vec::with_capacity(TELLING);
        let file = File::open(path)?;
        file.take(TELLING as u64).read_to_end(&mut beginning)?;
        Ok(Self::of(path, &beginning))
    }

    /// Whether a file is passed over in a folder: data that is no feed.
    pub fn is_passed_over(path: &Path) -> bool {
        Self::is_data(path) && Self::of_file(path).is_ok_and(|format| format == Self::Plain)
    }

    /// What the beginning of an input shows without doubt.
    fn of_content(beginning: &[u8]) -> Option<Self> {
        if beginning.starts_with(b"PK\x03\x04") {
            let is_book = memchr::memmem::find(beginning, b"mimetypeapplication/epub+zip");
            return is_book.map(|_| Self::Epub);
        }
        if beginning.starts_with(b"\x1f\x8b\x08") {
            return Some(Self::Gzip);
        }
        if records::are_csv(&String::from_utf8_lossy(beginning)) {
            return Some(Self::Csv);
        }
        let beginning = ascii(beginning);
        let text = beginning.trim_start();
        if text.starts_with('{') && text.contains("//jsonfeed.org/version/") {
            return Some(Self::Feed);
        }
        if text.starts_with("######openiti#") {
            return Some(Self::OpenIti);
        }
        if records::are_json(text) {
            return Some(Self::Json);
        }
        if records::are_csv(text) {
            return Some(Self::Csv);
        }
        match first_element(text)? {
            "!doctype html" | "html" => Some(Self::Html),
            "rss" | "feed" | "rdf:rdf" => Some(Self::Feed),
            "opml" => Some(Self::Opml),
            _ => None,
        }
    }

    /// What the beginning shows of an input whose name says nothing else: a part of a page.
    fn of_fragment(beginning: &[u8]) -> Option<Self> {
        let beginning = ascii(beginning);
        let element = first_element(beginning.trim_start())?;
        let is_html = matches!(
            element,
            "head"
                | "meta"
                | "title"
                | "body"
                | "div"
                | "p"
                | "h1"
                | "h2"
                | "h3"
                | "article"
                | "main"
                | "section"
                | "table"
                | "center"
                | "font"
                | "span"
                | "script"
                | "style"
                | "ul"
                | "ol"
                | "blockquote"
                | "a"
                | "b"
                | "img"
                | "br"
                | "header"
                | "link"
        );
        is_html.then_some(Self::Html)
    }

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Plain => "text",
            Format::Html => "HTML",
            Format::Markdown => "Markdown",
            Format::Feed => "RSS/Atom",
            Format::Opml => "OPML",
            Format::Epub => "EPUB",
            Format::Json => "JSON",
            Format::Csv => "CSV",
            Format::OpenIti => "OpenITI",
            Format::Gzip => "gzip",
            Format::Zip => "ZIP",
        }
    }

    /// The greatest size of an input, in bytes.
    pub const fn largest(self) -> usize {
        match self {
            Format::Plain
            | Format::Epub
            | Format::Json
            | Format::Csv
            | Format::OpenIti
            | Format::Gzip
            | Format::Zip => LARGEST,
            Format::Html | Format::Markdown => 32 * 1024 * 1024,
            Format::Feed | Format::Opml => 64 * 1024 * 1024,
        }
    }

    /// Whether its articles are numbered.
    pub const fn holds_several(self) -> bool {
        match self {
            Format::Plain
            | Format::Html
            | Format::Markdown
            | Format::Opml
            | Format::Gzip
            | Format::Zip => false,
            Format::Feed | Format::Epub | Format::Json | Format::Csv | Format::OpenIti => true,
        }
    }
}

/// Whether an input is an archive and no book or document of an office, which are archives
/// too, by their other names.
fn is_archive(name: &Path, beginning: &[u8]) -> bool {
    let is_named = name
        .extension()
        .is_none_or(|ending| ending.eq_ignore_ascii_case("zip"));
    let inside = [&b"mimetypeapplication/"[..], b"[Content_Types].xml"];
    let is_document = |sign: &&[u8]| memchr::memmem::find(beginning, sign).is_some();
    is_named && beginning.starts_with(b"PK\x03\x04") && !inside.iter().any(is_document)
}

/// The characters of ASCII in small letters, of UTF-16 too, without a byte order mark.
fn ascii(beginning: &[u8]) -> String {
    let bytes = beginning.iter().filter(|byte| (1..128).contains(*byte));
    let mut small = Vec::with_capacity(beginning.len());
    small.extend(bytes.map(u8::to_ascii_lowercase));
    String::from_utf8(small).unwrap_or_default()
}

/// The name of the first element of a text in small letters, after the declaration of
/// XML, comments and a document type; `!doctype html` for that of HTML.
fn first_element(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        let tag = rest.strip_prefix('<')?;
        let skipped = if tag.starts_with("!--") {
            tag.split_once("-->")
        } else if tag.starts_with("!doctype html") {
            return Some("!doctype html");
        } else if tag.starts_with(['?', '!']) {
            tag.split_once('>')
        } else {
            let end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != ':');
            return Some(&tag[..end.unwrap_or(tag.len())]);
        };
        rest = skipped?.1.trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(name: &str, beginning: &str) -> Format {
        Format::of(Path::new(name), beginning.as_bytes())
    }

    #[test]
    fn content_goes_before_names() {
        use Format::{Csv, Epub, Feed, Html, Json, Markdown, OpenIti, Opml, Plain, Zip};
        for (name, beginning, expected) in [
            ("a.txt", "وصلت القافلة", Plain),
            ("-", "وصلت القافلة", Plain),
            ("a", "<3 شكرا", Plain),
            (
                "a.txt",
                "\u{feff}\n<!-- saved --><!DOCTYPE html PUBLIC>",
                Html,
            ),
            ("a.md", "<html dir=rtl>", Html),
            ("a.html", "وصلت القافلة", Html),
            ("a", "<p dir=rtl>وصلت", Html),
            ("a.md", "<div dir=rtl>", Markdown),
            ("a.MD", "# عنوان", Markdown),
            (
                "a.xml",
                "<?xml version=\"1.0\"?>\n<?xml-stylesheet?><rss>",
                Feed,
            ),
            (
                "a.html",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
                Feed,
            ),
            ("-", "<rdf:RDF xmlns:rdf=\"\">", Feed),
            (
                "a.json",
                "{\"version\": \"https://jsonfeed.org/version/1.1\"",
                Feed,
            ),
            ("a.json", "{\"a\": 1}", Plain),
            ("a.json", "{\"title\": \"خبر\", \"text\": \"وصلت", Json),
            ("-", "[\n  {\n    \"body\": \"وصلت", Json),
            ("a.jsonl", "{\"النص\": \"وصلت", Json),
            ("-", "id,title,text\n1,خبر,وصلت", Csv),
            ("-", "\u{feff}Title;Date;Body\r\n", Csv),
            ("-", "العنوان,النص\nخبر,وصلت", Csv),
            ("-", "\u{feff}\"المصدر\";\"نص المقال\"\r\n", Csv),
            ("-", "id,text\n1,وصلت", Csv),
            ("-", "رقم;النص\n1;وصلت; ثم عادت", Csv),
            ("-", "text messages, he said", Plain),
            ("-", "النص, كما قال\nوصلت, ثم عادت", Plain),
            ("-", "نعم,النص\nوصلت القافلة ثم عادت", Plain),
            ("-", "الخبر, والنص, والعنوان\nوصلت, ثم, عادت", Plain),
            ("a.csv", "العنوان,النص\n", Csv),
            ("a.txt", "######OpenITI#\n", OpenIti),
            ("a.zip", "PK\u{3}\u{4}....a.txt", Zip),
            ("-", "PK\u{3}\u{4}....a.txt", Zip),
            ("a.docx", "PK\u{3}\u{4}....word/document.xml", Plain),
            ("a", "PK\u{3}\u{4}....[Content_Types].xml", Plain),
            ("a.xml", "<opml version=\"2.0\">", Opml),
            ("a", "PK\u{3}\u{4}....mimetypeapplication/epub+zip", Epub),
            ("a.epub", "PK\u{3}\u{4}....", Epub),
            ("a.xml", "<svg>", Plain),
            ("a", "", Plain),
        ] {
            assert_eq!(format(name, beginning), expected, "{name}: {beginning}");
        }
    }

    #[test]
    fn pages_in_utf_16_are_known() {
        let text = "<!DOCTYPE html><html lang=ar>";
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let page: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
            assert_eq!(Format::of(Path::new("a"), &page), Format::Html);
            let page = [&bytes(0xfeff)[..], &page].concat();
            assert_eq!(Format::of(Path::new("a"), &page), Format::Html);
        }
    }
}
