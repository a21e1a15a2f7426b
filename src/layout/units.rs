//! Units: what a paragraph is made of once it is shaped, in logical order. A
//! unit becomes a cell, the cells of a tab, or, if it is never shown, a part of
//! its neighbour's range.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use compact_str::{CompactString, ToCompactString};

use super::options::{Marks, Options};
use crate::text::bidi::{Levels, mirrored};
use crate::text::breaks::{Opportunity, opportunities};
use crate::text::cluster::{Cluster, clusters, pieces};
use crate::text::digits::{self, Digits};
use crate::text::direction::Direction;
use crate::text::prepare::prepare;
use crate::text::shape::{JOINED_ALEF, shape};
use crate::text::width::{char_width, is_hidden};

/// Marks that a cell carries at most: more is not writing, and would make a
/// cell of any size.
const MOST_MARKS: usize = 8;

/// What a mark without a letter stands on (as the Unicode charts show it).
const DOTTED_CIRCLE: char = '\u{25cc}';

/// The forms of Arabic letters, U+FE80 to U+FEFC, as they are sent: most cells
/// of most texts, each made once.
static LETTERS: LazyLock<[CompactString; 0x7d]> = LazyLock::new(|| {
    std::array::from_fn(|at| {
        let form = char::from_u32((FIRST_LETTER + at) as u32);
        form.map(|form| form.to_compact_string())
            .unwrap_or_default()
    })
});

const FIRST_LETTER: usize = 0xfe80;

/// A paragraph in units.
pub(super) struct Units<'a> {
    /// In logical order.
    pub(super) list: Vec<Unit>,
    /// What was shaped.
    text: Cow<'a, str>,
    /// What each character of it is shown as.
    glyphs: Vec<char>,
    marks: Marks,
}

/// A part of a paragraph that is never divided.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// Indices into the glyphs.
    glyphs: (u32, u32),
    /// Bytes of the paragraph: whole clusters.
    pub(super) source: (u32, u32),
    /// Embedding level.
    pub(super) level: u8,
    /// Columns; of a tab 0, since it depends on where the tab stands.
    pub(super) width: u8,
    pub(super) kind: Kind,
    /// Whether a line may end after it.
    pub(super) after: Option<Opportunity>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Something that is seen.
    Glyph,
    /// White space: left out at the end of a line.
    Blank,
    /// White space up to the next multiple of 8 columns.
    Tab,
    /// Never shown: bidi controls, joiners on their own.
    Hidden,
}

impl Unit {
    /// Bytes of the paragraph.
    pub(super) fn source(&self) -> Range<usize> {
        self.source.0 as usize..self.source.1 as usize
    }
}

impl<'a> Units<'a> {
    /// The units of `paragraph`, whose line breaks are taken for blanks.
    pub(super) fn of(paragraph: &'a str, direction: Direction, options: Options) -> Self {
        Self::made(paragraph, direction, options, true)
    }

    /// The same, of what stays on one line: none knows whether a line may end after it.
    pub(super) fn of_line(text: &'a str, direction: Direction, options: Options) -> Self {
        Self::made(text, direction, options, false)
    }

    fn made(paragraph: &'a str, direction: Direction, options: Options, breaks: bool) -> Self {
        let prepared = prepare(paragraph);
        let text = prepared.text.as_ref();
        let levels = Levels::of(text, direction);
        let mut units = Units {
            list: Vec::with_capacity(text.len() / 2),
            text: Cow::Borrowed(""),
            glyphs: shape(text),
            marks: options.marks,
        };
        units.show_digits(text, direction, options.digits);
        let breaks = breaks.then(|| opportunities(text)).into_iter().flatten();
        let mut breaks = breaks.filter(|&(b, _)| !prepared.is_inside_one(b));
        let mut next_break = breaks.next();
        let mut characters: Vec<char> = Vec::new();
        let mut glyph = 0;
        for cluster in clusters(text) {
            let Cluster { range, plain } = cluster;
            // Only a break at the end of the cluster counts; one inside it, as
            // between a blank and the mark on it, would divide a cell.
            let mut after = None;
            while let Some((byte, kind)) = next_break.filter(|&(byte, _)| byte <= range.end) {
                after = (byte == range.end).then_some(kind);
                next_break = breaks.next();
            }
            let source = prepared.source_range(range.clone());
            let source = (source.start as u32, source.end as u32);
            if let Some(character) = plain
                && units.glyphs[glyph] != JOINED_ALEF
            {
                let level = levels.at(range.start);
                units.push_plain(character, glyph, source, level, after);
                glyph += 1;
                continue;
            }
            characters.clear();
            characters.extend(text[range.clone()].chars());
            let level = levels.at(first_in_order(text, &range));
            pieces(&characters, |piece, width| {
                let glyphs = (glyph + piece.start, glyph + piece.end);
                if units.glyphs[glyphs.0] == JOINED_ALEF {
                    units.join_alef(glyphs.1, source.1);
                } else {
                    units.push(&characters[piece], glyphs, source, level, width);
                }
            });
            if let Some(last) = units.list.last_mut() {
                last.after = after;
            }
            glyph += characters.len();
        }
        drop(breaks);
        units.text = prepared.text;
        units
    }

    /// Gives the units of `range` the levels that they have as a paragraph of
    /// their own (UAX #9, X1 to L1). What they show stays.
    pub(super) fn set_apart(&mut self, range: Range<usize>, direction: Direction) {
        let units = &mut self.list[range];
        let (Some(first), Some(last)) = (units.first(), units.last()) else {
            return;
        };
        // There is a glyph for each character.
        let (start, end) = (first.glyphs.0 as usize, last.glyphs.1 as usize);
        let text: String = self.text.chars().take(end).skip(start).collect();
        let levels = Levels::of(&text, direction);
        // The pieces of a cluster stay together.
        let of_characters: Vec<u8> = clusters(&text)
            .flat_map(|Cluster { range, .. }| {
                let level = levels.at(first_in_order(&text, &range));
                text[range].chars().map(move |_| level)
            })
            .collect();
        for unit in units {
            unit.level = of_characters[unit.glyphs.0 as usize - start];
        }
    }

    /// What a unit sends to the terminal.
    #[inline]
    pub(super) fn symbol(&self, unit: &Unit) -> CompactString {
        if unit.kind == Kind::Tab || unit.kind == Kind::Blank && unit.width == 1 {
            return CompactString::const_new(" ");
        }
        let glyphs = &self.glyphs[unit.glyphs.0 as usize..unit.glyphs.1 as usize];
        if let &[glyph] = glyphs
            && let Some(symbol) = LETTERS.get((glyph as usize).wrapping_sub(FIRST_LETTER))
        {
            return symbol.clone();
        }
        self.composed(glyphs, unit)
    }

    /// The symbol of a unit that is not known beforehand.
    fn composed(&self, glyphs: &[char], unit: &Unit) -> CompactString {
        if let &[glyph] = glyphs
            && char_width(glyph) > 0
        {
            let shown = if unit.level % 2 == 1 {
                mirrored(glyph)
            } else {
                glyph
            };
            return shown.to_compact_string();
        }
        let glyphs = glyphs
            .iter()
            .copied()
            .filter(|&c| c != JOINED_ALEF && self.shows(c));
        let mut symbol = CompactString::const_new("");
        for base in glyphs.clone().filter(|&glyph| char_width(glyph) > 0) {
            symbol.push(match base {
                _ if base.is_whitespace() && unit.width == 1 => ' ',
                _ if unit.level % 2 == 1 => mirrored(base),
                _ => base,
            });
        }
        if symbol.is_empty() {
            symbol.push(DOTTED_CIRCLE);
        }
        // Marks come after their base, those too that are written before it.
        symbol.extend(
            glyphs
                .filter(|&glyph| char_width(glyph) == 0)
                .take(MOST_MARKS),
        );
        symbol
    }

    /// Rule L1 at the end of a line: white space there has the paragraph level.
    pub(super) fn reset_trailing_levels(&mut self, base: u8) {
        for unit in self
            .list
            .iter_mut()
            .rev()
            .take_while(|unit| unit.kind != Kind::Glyph)
        {
            unit.level = base;
        }
    }

    /// Gives the glyphs of `text` the shapes of digits that are asked for. The
    /// levels are known by now, so that no order depends on them.
    fn show_digits(&mut self, text: &str, direction: Direction, digits: Digits) {
        if digits == Digits::AsWritten {
            return;
        }
        let mut changes = digits::mapped(text, direction, digits)
            .into_iter()
            .peekable();
        for (glyph, (byte, _)) in self.glyphs.iter_mut().zip(text.char_indices()) {
            if let Some((_, shape)) = changes.next_if(|&(at, _)| at == byte) {
                *glyph = shape;
            }
        }
    }

    fn shows(&self, character: char) -> bool {
        self.marks.show(character) && !is_hidden(character)
    }

    /// Adds a cluster that is one character of one column.
    fn push_plain(
        &mut self,
        character: char,
        glyph: usize,
        source: (u32, u32),
        level: u8,
        after: Option<Opportunity>,
    ) {
        let source = self.shared_with_last(source);
        self.list.push(Unit {
            glyphs: (glyph as u32, glyph as u32 + 1),
            source,
            level,
            width: 1,
            kind: if character == ' ' {
                Kind::Blank
            } else {
                Kind::Glyph
            },
            after,
        });
    }

    fn push(
        &mut self,
        characters: &[char],
        glyphs: (usize, usize),
        source: (u32, u32),
        level: u8,
        width: u8,
    ) {
        let marks = || {
            characters
                .iter()
                .any(|&c| char_width(c) == 0 && self.shows(c))
        };
        let (kind, width) = match characters {
            ['\t'] => (Kind::Tab, 0),
            [first, ..] if width > 0 => {
                let blank = first.is_whitespace() && !marks();
                (if blank { Kind::Blank } else { Kind::Glyph }, width)
            }
            _ if marks() => (Kind::Glyph, 1),
            _ => (Kind::Hidden, 0),
        };
        let glyphs = (glyphs.0 as u32, glyphs.1 as u32);
        let source = self.shared_with_last(source);
        self.list.push(Unit {
            glyphs,
            source,
            level,
            width,
            kind,
            after: None,
        });
    }

    /// The bytes of a unit; where the last one has some of them, and they are
    /// not the same, both (and what shares theirs) get all.
    fn shared_with_last(&mut self, source: (u32, u32)) -> (u32, u32) {
        let Some(last) = self.list.last().map(|unit| unit.source) else {
            return source;
        };
        if source.0 >= last.1 || source == last {
            return source;
        }
        let both = (source.0.min(last.0), source.1.max(last.1));
        let sharing = self
            .list
            .iter_mut()
            .rev()
            .take_while(|unit| unit.source == last);
        sharing.for_each(|unit| unit.source = both);
        both
    }

    /// Adds an alef and its marks to the unit of the lam before it.
    fn join_alef(&mut self, glyphs: usize, source: u32) {
        let Some(lam) = self.list.last_mut() else {
            return;
        };
        lam.glyphs.1 = glyphs as u32;
        // A number sign in the cluster of the lam shares its bytes.
        let cluster = lam.source;
        let pieces = self
            .list
            .iter_mut()
            .rev()
            .take_while(|unit| unit.source == cluster);
        pieces.for_each(|unit| unit.source.1 = source);
    }
}

/// The byte whose level is that of a cluster. A joiner that a cluster begins with
/// has none of its own (UAX #9, X9).
fn first_in_order(text: &str, cluster: &Range<usize>) -> usize {
    let first = text[cluster.clone()].find(|c| !is_hidden(c));
    cluster.start + first.unwrap_or(0)
}
