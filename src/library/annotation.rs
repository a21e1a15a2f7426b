//! A passage that a person marked in an article, and what was written about it.

use std::ops::Range;

use memchr::memmem;
use serde::{Deserialize, Serialize};

use super::position;

/// A marked passage, as it stands in a file that is exported too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotation {
    /// Its first byte, as `position` counts.
    pub start: usize,
    /// The passage as it is written in the article.
    pub quote: String,
    /// What the person wrote about it; empty for nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Annotation {
    /// That of some bytes of `text`.
    pub fn of(text: &str, range: Range<usize>, note: String) -> Self {
        Self {
            start: position::kept(text, range.start),
            quote: text[range].to_owned(),
            note,
        }
    }

    /// Whether both are about the same passage.
    pub fn is_about(&self, other: &Self) -> bool {
        (self.start, &self.quote) == (other.start, &other.quote)
    }

    /// The bytes of `text` that it is about: those that it was put on or, where the text is
    /// another one by now, the nearest that are written alike. `None` if there are none.
    pub fn found(&self, text: &str) -> Option<Range<usize>> {
        // A text whose lines end otherwise has the same passages.
        let quote = self.quote.replace("\r\n", "\n");
        let at = position::found(text, self.start);
        if !quote.contains('\n') {
            if text[at..].starts_with(&quote) {
                return Some(at..at + quote.len());
            }
            let starts = memmem::find_iter(text.as_bytes(), &quote);
            let nearest = starts.min_by_key(|start| start.abs_diff(at))?;
            return Some(nearest..nearest + quote.len());
        }
        let plain = text.replace("\r\n", "\n");
        let plain = plain.strip_prefix('\u{feff}').unwrap_or(&plain);
        let starts = memmem::find_iter(plain.as_bytes(), &quote);
        let nearest = starts.min_by_key(|start| start.abs_diff(self.start))?;
        let end = position::found(text, nearest + quote.len());
        Some(position::found(text, nearest)..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "نص قصير\nفيه نص آخر\nوليس فيه سواه\n";

    #[test]
    fn an_annotation_finds_its_passage_however_lines_end() {
        let crossing = TEXT.find("آخر").unwrap()..TEXT.find("فيه سواه").unwrap();
        let second = TEXT.rfind("نص").unwrap();
        let other = format!("\u{feff}{}", TEXT.replace('\n', "\r\n"));
        for range in [crossing, second..second + "نص".len()] {
            let annotation = Annotation::of(TEXT, range.clone(), String::new());
            assert_eq!(annotation.found(TEXT), Some(range.clone()));
            let there = annotation.found(&other).unwrap();
            assert_eq!(
                other[there.clone()].replace("\r\n", "\n"),
                TEXT[range.clone()]
            );
            let made_there = Annotation::of(&other, there, String::new());
            assert_eq!(made_there.found(TEXT), Some(range));
        }
    }

    #[test]
    fn in_another_text_it_is_the_nearest_passage_that_is_written_alike() {
        let range = TEXT.rfind("نص").unwrap()..TEXT.find("آخر").unwrap();
        let annotation = Annotation::of(TEXT, range, "يُراجع".to_owned());
        let longer = format!("1\n{TEXT}");
        let found = annotation.found(&longer).unwrap();
        assert_eq!(&longer[found.start..found.end + "آخر".len()], "نص آخر");
        assert_eq!(annotation.found("لا شيء منه"), None);
        assert_eq!(annotation.found(""), None);
    }
}
