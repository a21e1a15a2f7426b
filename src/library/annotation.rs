//! A passage that a person marked in an article, and what was written about it.

use std::ops::Range;

use memchr::memmem;
use serde::{Deserialize, Serialize};

use super::position;

/// The most bytes of a passage: more is a text, and no passage of one.
pub const LONGEST: usize = 64 << 10;

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
    /// another one by now, the nearest that are written alike. `None` if there are none; it is
    /// never empty.
    pub fn found(&self, text: &str) -> Option<Range<usize>> {
        if self.quote.is_empty() {
            return None;
        }
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
        if let Some(end) = end_of(&quote, text, at) {
            return Some(at..end);
        }
        let plain = text.replace("\r\n", "\n");
        let plain = plain.strip_prefix('\u{feff}').unwrap_or(&plain);
        let starts = memmem::find_iter(plain.as_bytes(), &quote);
        let nearest = starts.min_by_key(|start| start.abs_diff(self.start))?;
        let end = position::found(text, nearest + quote.len());
        Some(position::found(text, nearest)..end)
    }
}

/// Where a quote ends that begins at this byte of a text, whatever its lines end with;
/// `None` if none begins there.
fn end_of(quote: &str, text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    for line in quote.split_inclusive('\n') {
        let (words, ends) = match line.strip_suffix('\n') {
            Some(words) => (words, ["\n", "\r\n"].as_slice()),
            None => (line, [""].as_slice()),
        };
        let rest = text[end..].strip_prefix(words)?;
        let after = ends.iter().find_map(|ends| rest.strip_prefix(ends))?;
        end = text.len() - after.len();
    }
    Some(end)
}

/// Where the passage of an annotation stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    pub range: Range<usize>,
    /// The place of the annotation in its list.
    pub place: usize,
    pub is_noted: bool,
}

/// Where those of `list` stand whose passages `text` has, as they begin in it.
pub fn highlights(text: &str, list: &[Annotation]) -> Vec<Highlight> {
    let found = list.iter().enumerate().filter_map(|(place, annotation)| {
        Some(Highlight {
            range: annotation.found(text)?,
            place,
            is_noted: !annotation.note.is_empty(),
        })
    });
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|one| (one.range.start, one.place));
    found
}

/// `list` with the passage `range` of `text` marked too. Passages that it meets become one
/// with it; what was written about them stays, unless `note` takes its place.
pub fn with(
    text: &str,
    list: &[Annotation],
    range: Range<usize>,
    note: Option<String>,
) -> Vec<Annotation> {
    let known = highlights(text, list);
    let (range, met) = joined(&known, range);
    let note = note.unwrap_or_else(|| notes_of(list, &met));
    let others = list.iter().enumerate();
    let others = others.filter(|(place, _)| !met.contains(place));
    let mut all: Vec<_> = others.map(|(_, other)| other.clone()).collect();
    all.push(Annotation::of(text, range, note));
    all.sort_by_key(|annotation| annotation.start);
    all
}

/// What was written about the passages that `range` meets, each note once.
pub fn notes_at(text: &str, list: &[Annotation], range: Range<usize>) -> String {
    let (_, met) = joined(&highlights(text, list), range);
    notes_of(list, &met)
}

fn notes_of(list: &[Annotation], places: &[usize]) -> String {
    let mut note = String::new();
    for &place in places {
        join(&mut note, &list[place].note);
    }
    note
}

/// A range with all that it meets or touches, and the places of these, in the order of the
/// text.
fn joined(known: &[Highlight], range: Range<usize>) -> (Range<usize>, Vec<usize>) {
    let mut joined = range;
    loop {
        let meets =
            |one: &&Highlight| one.range.start <= joined.end && joined.start <= one.range.end;
        let met: Vec<_> = known.iter().filter(meets).collect();
        let start = met.iter().map(|one| one.range.start).min();
        let end = met.iter().map(|one| one.range.end).max();
        let wider = joined.start.min(start.unwrap_or(usize::MAX))..joined.end.max(end.unwrap_or(0));
        if wider == joined {
            return (joined, met.into_iter().map(|one| one.place).collect());
        }
        joined = wider;
    }
}

/// Changes what stands in `list` from `was` to `now`, both of them parts of it. What somebody
/// else has marked or written there meanwhile stays.
pub(super) fn change(list: &mut Vec<Annotation>, was: &[Annotation], now: &[Annotation]) {
    for gone in was {
        let after = now.iter().find(|one| one.is_about(gone));
        let place = list.iter().position(|one| one.is_about(gone));
        match (place, after) {
            (Some(place), Some(after)) => reword(&mut list[place].note, &gone.note, &after.note),
            (Some(place), None) => {
                reword(&mut list[place].note, &gone.note, "");
                if list[place].note.is_empty() {
                    list.remove(place);
                }
            }
            (None, Some(after)) => list.push(after.clone()),
            (None, None) => {}
        }
    }
    let is_new = |one: &&Annotation| !was.iter().any(|gone| gone.is_about(one));
    for come in now.iter().filter(is_new) {
        match list.iter_mut().find(|one| one.is_about(come)) {
            Some(one) => join(&mut one.note, &come.note),
            None => list.push(come.clone()),
        }
    }
    list.sort_by_key(|annotation| annotation.start);
}

/// What parts two notes that became one.
const BETWEEN: &str = " · ";

/// Adds what another note says that this one does not.
pub(super) fn join(note: &mut String, other: &str) {
    if note.is_empty() {
        other.clone_into(note);
    } else if !note.contains(other) {
        *note = [note, other].join(BETWEEN);
    }
}

/// Has a note say `now` where it said `was`. What somebody else has written there meanwhile
/// stays.
pub(super) fn reword(note: &mut String, was: &str, now: &str) {
    if note == was || note == now {
        now.clone_into(note);
        return;
    }
    let found =
        (!was.is_empty()).then(|| note.match_indices(was).map(|(at, _)| at..at + was.len()));
    let whole = found.into_iter().flatten().find(|at| {
        let (before, after) = (&note[..at.start], &note[at.end..]);
        (before.is_empty() || before.ends_with(BETWEEN))
            && (after.is_empty() || after.starts_with(BETWEEN))
    });
    if let Some(at) = whole {
        let (before, after) = (&note[..at.start], &note[at.end..]);
        let before = before.strip_suffix(BETWEEN).unwrap_or(before);
        let after = after.strip_prefix(BETWEEN).unwrap_or(after);
        let parts = [before, now, after].into_iter();
        *note = parts
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(BETWEEN);
    } else if !now.is_empty() {
        join(note, now);
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
            let quote = &annotation.quote;
            assert_eq!(end_of(quote, TEXT, range.start), Some(range.end));
            assert_eq!(end_of(quote, &other, there.start), Some(there.end));
            let made_there = Annotation::of(&other, there, String::new());
            assert_eq!(made_there.found(TEXT), Some(range));
        }
    }

    #[test]
    fn a_passage_becomes_one_with_those_that_it_meets() {
        let text = "أول ثان ثالث رابع خامس";
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            start..start + words.len()
        };
        let mut list = with(text, &[], at("ثان"), Some("أين؟".to_owned()));
        list = with(text, &list, at("رابع"), Some("متى؟".to_owned()));
        list = with(text, &list, at("أول"), None);
        let quotes = |list: &[Annotation]| -> Vec<String> {
            list.iter().map(|one| one.quote.clone()).collect()
        };
        assert_eq!(quotes(&list), ["أول", "ثان", "رابع"]);
        assert_eq!(notes_at(text, &list, at("ان ثالث رابع")), "أين؟ · متى؟");
        let all = with(text, &list, at("ان ثالث را"), None);
        assert_eq!(quotes(&all), ["أول", "ثان ثالث رابع"]);
        assert_eq!(all[1].note, "أين؟ · متى؟");
        let again = with(text, &all, at("ثالث"), Some(String::new()));
        assert_eq!(
            quotes(&again),
            quotes(&all),
            "what is in it already adds nothing"
        );
        assert_eq!(again[1].note, "");
        let found = highlights(text, &all);
        assert_eq!(
            found.iter().map(|one| one.is_noted).collect::<Vec<_>>(),
            [false, true]
        );
        assert_eq!(found[1].range, at("ثان ثالث رابع"));
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
        let empty = Annotation::of(TEXT, 0..0, String::new());
        assert_eq!(empty.found(TEXT), None, "nothing stands nowhere");
    }
}
