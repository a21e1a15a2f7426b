//! For kitty, which leaves words where they are and turns the letters of each:
//! it gives a run of cells without blanks, in one face of the font, to HarfBuzz
//! and lets it guess the direction by the first character that belongs to a
//! script (`hb_buffer_guess_segment_properties`).
//!
//! Symbols move, styles stay: the glyphs of such a run are drawn from its first
//! cell on, each in the colours of the cell it comes to.

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

/// What to send for a row; `face` tells bold and italic places from others.
pub(super) fn row<Face: PartialEq>(wanted: &[Place], face: impl Fn(&Place) -> Face) -> Vec<Sent> {
    let mut sent = Vec::with_capacity(wanted.len());
    // Wide characters come from a font of their own.
    let same_font =
        |left: &Place, right: &Place| face(left) == face(right) && left.width == right.width;
    for run in
        wanted.chunk_by(|left, right| is_drawn(left) && is_drawn(right) && same_font(left, right))
    {
        sent.extend(word(run, sent.len()));
    }
    sent
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
