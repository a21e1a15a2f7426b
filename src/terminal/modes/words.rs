//! For kitty, which leaves words where they are and turns the letters of each:
//! it gives a run of cells without blanks, in one font, to HarfBuzz and lets it
//! guess the direction by the first character that belongs to a script
//! (`hb_buffer_guess_segment_properties`).
//!
//! Symbols move, styles stay: the glyphs of such a run are drawn from its first
//! cell on, each in the colours of the cell it comes to.
//!
//! Whether Arabic letters and the signs beside them are in one font nobody can
//! ask: most fonts of terminals have no Arabic letters, and those come from
//! another one. Bold and italic are fonts of their own. So where there are
//! styles, a sign that touches letters gets another face than theirs; then it
//! stays where it is, whichever fonts there are.

use std::ops::Range;

use ratatui::style::Modifier;

use super::row::{Place, Sent, as_they_are};
use crate::text::bidi::{BidiClass, mirrored};

/// What the script of a character says of direction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    LeftToRight,
    RightToLeft,
    /// Common, inherited.
    None,
}

/// The styles that choose a font.
pub(super) const FACE: Modifier = Modifier::BOLD.union(Modifier::ITALIC);

/// What to send for a row without styles, all of it in one font.
pub(super) fn plain(wanted: &[Place]) -> Vec<Sent> {
    let mut sent = Vec::with_capacity(wanted.len());
    for run in wanted.chunk_by(may_join) {
        sent.extend(word(run, sent.len()));
    }
    sent
}

/// What to send for a row. `faces` are those of its places, and are changed where
/// a sign has to part from letters.
pub(super) fn styled(wanted: &[Place], faces: &mut [Modifier]) -> Vec<Sent> {
    let mut sent: Vec<Sent> = as_they_are(wanted, 0).collect();
    let mut runs: Vec<Run> = Vec::new();
    for (at, place) in wanted.iter().enumerate() {
        let is_turned = script(place) == Script::RightToLeft;
        match runs.last_mut() {
            Some(run)
                if may_join(&wanted[at - 1], place)
                    && faces[at - 1] == faces[at]
                    && run.is_arabic == is_arabic(place) =>
            {
                run.places.end = at + 1;
                run.is_turned |= is_turned;
            }
            _ => runs.push(Run {
                places: at..at + 1,
                is_arabic: is_arabic(place),
                is_turned,
            }),
        }
    }
    for run in runs.iter().filter(|run| run.is_turned) {
        turn(&mut sent[run.places.clone()]);
    }
    for (at, run) in runs.iter().enumerate().filter(|(_, run)| !run.is_arabic) {
        let touches = |end: usize, other: Option<&Run>| {
            let is_turned = other.is_some_and(|other| other.is_turned);
            is_turned && may_join(&wanted[end - 1], &wanted[end])
        };
        let Range { start, end } = run.places;
        let left = touches(start, at.checked_sub(1).map(|at| &runs[at]));
        let right = touches(end, runs.get(at + 1));
        part(wanted, faces, start..end, (left, right));
    }
    sent
}

/// Places that are one run whatever their font, but for a font of Arabic letters.
struct Run {
    places: Range<usize>,
    is_arabic: bool,
    /// Whether HarfBuzz turns it.
    is_turned: bool,
}

/// Gives the ends of a run another face than that of the letters they touch.
fn part(wanted: &[Place], faces: &mut [Modifier], run: Range<usize>, (left, right): (bool, bool)) {
    let own = faces[run.start];
    let left = left.then(|| faces[run.start - 1]);
    let right = right.then(|| faces[run.end]);
    let others =
        [Modifier::BOLD, Modifier::ITALIC, FACE].map(|other| own.symmetric_difference(other));
    let is_free = |face: &Modifier| Some(*face) != left && Some(*face) != right;
    let Some(other) = others.into_iter().find(is_free) else {
        return;
    };
    let is_word = |at: &usize| wanted[*at].base.is_alphanumeric();
    // A sign, or a whole word or number.
    if left == Some(own) {
        let word = run.clone().take_while(is_word).count();
        faces[run.start..run.start + word.max(1)].fill(other);
    }
    if right == Some(own) {
        let word = run.clone().rev().take_while(is_word).count();
        faces[run.end - word.max(1)..run.end].fill(other);
    }
}

/// Whether two places that stand together are drawn as one run, if in one font.
/// Wide characters come from another.
fn may_join(left: &Place, right: &Place) -> bool {
    is_drawn(left) && is_drawn(right) && left.width == right.width
}

/// Whether a font without Arabic letters lacks it.
fn is_arabic(place: &Place) -> bool {
    matches!(place.base, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether the font draws it: kitty itself draws blanks, borders and Braille.
fn is_drawn(place: &Place) -> bool {
    !place.is_blank() && !place.is_line() && !matches!(place.base, '\u{2800}'..='\u{28ff}')
}

fn word(run: &[Place], first: usize) -> Vec<Sent> {
    let mut sent: Vec<Sent> = as_they_are(run, first).collect();
    let scripts = || {
        run.iter()
            .map(script)
            .filter(|&script| script != Script::None)
    };
    match (scripts().next(), scripts().next_back()) {
        (_, Some(Script::RightToLeft)) => turn(&mut sent),
        (Some(Script::RightToLeft), _) => {
            // Sent either way, it would be turned wrongly. The parts change sides,
            // so that each can be read.
            let (left, right) = sides(run);
            let mut swapped = sent[right..].to_vec();
            swapped.extend_from_slice(&sent[left..right]);
            swapped.extend_from_slice(&sent[..left]);
            turn(&mut swapped);
            sent = swapped;
        }
        _ => {}
    }
    sent
}

/// What HarfBuzz turns again: it shows the mirror images of signs, too.
fn turn(sent: &mut [Sent]) {
    sent.reverse();
    for one in sent {
        one.base = mirrored(one.base);
    }
}

/// The end of the last part of a run that is right to left, and the start of the
/// left-to-right part that follows it.
fn sides(run: &[Place]) -> (usize, usize) {
    let left = run
        .iter()
        .rposition(|place| script(place) == Script::RightToLeft);
    let left = left.map_or(0, |last| last + 1);
    let right = run[left..]
        .iter()
        .position(|place| script(place) == Script::LeftToRight);
    (left, right.map_or(run.len(), |at| left + at))
}

/// The script of a character, as far as it can be told from its bidi class:
/// Arabic punctuation, tatweel and the end of ayah are common, the Arabic per
/// cent sign and both kinds of Eastern digits are not.
fn script(place: &Place) -> Script {
    match (place.base, place.class) {
        ('\u{61b}' | '\u{61f}' | '\u{640}' | '\u{6dd}' | '\u{8e2}' | '\u{605}', _) => Script::None,
        ('\u{66a}' | '\u{6f0}'..='\u{6f9}', _) => Script::RightToLeft,
        (_, BidiClass::R | BidiClass::AL | BidiClass::AN) => Script::RightToLeft,
        (_, BidiClass::L) => Script::LeftToRight,
        _ => Script::None,
    }
}
