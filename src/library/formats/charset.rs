//! The encoding that a page or feed says it is in: `<meta charset>`, the content type of
//! a `<meta http-equiv>`, the declaration of XML.

use encoding_rs::Encoding;

/// What is looked at of an input, in bytes (the HTML standard looks at 1024).
const TELLING: usize = 8192;

/// The encoding that `bytes` declare.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let beginning = &bytes[..bytes.len().min(TELLING)];
    let beginning = beginning.to_ascii_lowercase();
    let in_xml = beginning.starts_with(b"<?xml").then_some(&b"encoding"[..]);
    let names = in_xml.into_iter().chain([&b"charset"[..]]);
    names.filter_map(|name| label(&beginning, name)).next()
}

fn label(beginning: &[u8], name: &[u8]) -> Option<&'static Encoding> {
    let is_mark = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'');
    let mut found = memchr::memmem::find_iter(beginning, name);
    found.find_map(|at| {
        let rest = beginning[at + name.len()..].trim_ascii_start();
        let rest = rest.strip_prefix(b"=")?;
        let from = rest.iter().position(|byte| !is_mark(byte))?;
        let rest = &rest[from..];
        let ends = |byte: &u8| is_mark(byte) || matches!(byte, b'>' | b';' | b'?' | b'/');
        let end = rest.iter().position(ends)?;
        Encoding::for_label(&rest[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_declared_in_several_forms() {
        for (written, expected) in [
            ("<html><meta charset=windows-1256>", Some("windows-1256")),
            ("<META CHARSET = 'CP1256' />", Some("windows-1256")),
            (
                "<meta http-equiv=content-type content=\"text/html; charset=iso-8859-6\">",
                Some("ISO-8859-6"),
            ),
            (
                "<?xml version=\"1.0\" encoding=\"windows-1256\"?><rss>",
                Some("windows-1256"),
            ),
            ("<p>encoding=windows-1256", None),
            ("<meta charset=unknown><meta charset=utf-8>", Some("UTF-8")),
            ("", None),
            ("charset=", None),
        ] {
            let found = declared(written.as_bytes()).map(Encoding::name);
            assert_eq!(found, expected, "{written}");
        }
    }
}
