//! Mentions in the standoff format of brat: lines of an `.ann` file that stands beside the
//! text, in a `.txt` file of the same name and exactly as it is, byte order mark and carriage
//! returns included, so that offsets (code points, from 0, end exclusive) agree.
//!
//! Of each mention one `T` line, whose type is the class of the actor, attributes (`A`) for
//! certainty and kind, and a reference (`N`) to the actor's id. A text in a `T` line has no
//! line break, so a mention that goes over one is discontinuous: fragments of the text
//! around it. Says nothing of what is no mention.

use std::fmt::Write;
use std::ops::Range;

use super::gazetteer::Gazetteer;
use super::record::Record;
use super::web_annotation::class_name;
use crate::library::mention::{Certainty, MentionKind};
use crate::text::clean::one_line;
use crate::text::code_points::CodePoints;
use crate::text::prepare::is_line_break;

/// What the types and attributes are, for the `annotation.conf` of brat.
pub const CONFIGURATION: &str = "[entities]\n\
    armed-group\nperson\norganisation\ngovernment\nstate\nmedia\nactor\n\n\
    [relations]\n\n[events]\n\n[attributes]\n\
    Certainty\tArg:<ENTITY>, Value:certain|likely\n\
    Kind\tArg:<ENTITY>, Value:name|nominal\n\
    Place\tArg:<ENTITY>\n";

/// The lines of an `.ann` file, while they are made.
#[derive(Debug, Default)]
pub struct Standoff {
    /// As far as it is made.
    pub lines: String,
    mentions: usize,
    attributes: usize,
}

impl Standoff {
    /// Adds the mention at a range of bytes of `text`, which `record` is of. `points` counts
    /// in the same text.
    pub fn add(
        &mut self,
        text: &str,
        range: &Range<usize>,
        record: &Record<'_>,
        points: &mut CodePoints<'_>,
        gazetteer: &Gazetteer,
    ) {
        let fragments = fragments(text, range);
        if fragments.is_empty() {
            return;
        }
        self.mentions += 1;
        let number = self.mentions;
        let known = gazetteer.get(record.actor);
        let class = known.map_or("actor", |known| class_name(known.class));
        let places = fragments.iter().map(|fragment| {
            let start = points.before(fragment.start);
            format!("{start} {}", points.before(fragment.end))
        });
        let places = places.collect::<Vec<_>>().join(";");
        let written = fragments.iter().map(|fragment| &text[fragment.clone()]);
        let written = written.collect::<Vec<_>>().join(" ");
        // Writing to a string does not fail.
        let _ = writeln!(self.lines, "T{number}\t{class} {places}\t{written}");
        let certainty = match record.certainty {
            Certainty::Certain => " certain",
            Certainty::Likely => " likely",
        };
        let kind = match record.kind {
            MentionKind::Name => " name",
            MentionKind::Nominal => " nominal",
        };
        let place = record.place.then_some(("Place", ""));
        for (name, value) in [("Certainty", certainty), ("Kind", kind)]
            .into_iter()
            .chain(place)
        {
            self.attributes += 1;
            let _ = writeln!(self.lines, "A{}\t{name} T{number}{value}", self.attributes);
        }
        let (actor, name) = (record.actor, one_line(record.name));
        let _ = writeln!(
            self.lines,
            "N{number}\tReference T{number} Qari:{actor}\t{name}"
        );
    }
}

/// The parts of a range that can stand in a line of fields.
fn fragments(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let breaks = |c: char| c.is_control() || is_line_break(c);
    let mut found = Vec::new();
    let mut at = range.start;
    for part in text[range.clone()].split(breaks) {
        let start = at + part.len() - part.trim_start().len();
        let end = (at + part.trim_end().len()).max(start);
        if start < end {
            found.push(start..end);
        }
        let broken = text[at + part.len()..].chars().next();
        at += part.len() + broken.map_or(0, char::len_utf8);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_line_break_tears_is_several_fragments() {
        let text = "زار ابن\r\n  سعيد\tالميناء";
        let range = text.find("ابن").unwrap()..text.find("\tالم").unwrap();
        let found: Vec<&str> = fragments(text, &range)
            .into_iter()
            .map(|part| &text[part])
            .collect();
        assert_eq!(found, ["ابن", "سعيد"]);
        assert_eq!(fragments(text, &(0..text.len())).len(), 3);
        assert!(fragments("\r\n", &(0..2)).is_empty());
    }
}
