//! The filled parts of a citation as one text whose fields are seen in their own order,
//! whoever shows it. Isolates (UAX #9) only where they are needed for that.

use super::Filled;
use crate::text::bidi::{Levels, visual_order};
use crate::text::direction::{Direction, first_strong};
use crate::text::isolate::{BEGINNINGS, END, alone, isolated_in};

/// A line that is longer, in bytes, is not looked at: its fields are isolated.
const LOOKED_AT: usize = 64 << 10;

/// Says that a line runs from right to left where nothing else in it does (UAX #9, 2.6).
const RIGHT_TO_LEFT: char = '\u{200F}';

/// The text of the parts. `lean` is the direction of a line that says none itself.
pub(super) fn in_order(parts: &[Filled], lean: Direction) -> String {
    // Each with no field isolated, with those that are figures, with those that begin like
    // another direction than theirs, with those of the other direction, and with all.
    let mut lines: Vec<[String; 5]> = vec![Default::default()];
    for part in parts {
        match part {
            Filled::Words(words) => {
                for (index, piece) in words.split('\n').enumerate() {
                    if index > 0 {
                        lines.push(Default::default());
                    }
                    for line in lines.last_mut().into_iter().flatten() {
                        line.push_str(piece);
                    }
                }
            }
            Filled::Field(value, direction) => {
                let isolated = isolated_in(value, *direction);
                let first = first_strong(value);
                let is_figure = !value.contains(char::is_alphabetic);
                let is_turned = is_figure || first.is_some_and(|first| first != *direction);
                let is_other = is_turned || *direction != lean;
                let isolates = [false, is_figure, is_turned, is_other, true];
                for (line, isolates) in lines.last_mut().into_iter().flatten().zip(isolates) {
                    line.push_str(if isolates { &isolated } else { value });
                }
            }
        }
    }
    let chosen = lines
        .into_iter()
        .map(|[none, figures, turned, others, all]| {
            let suits = |line: &&String| line.len() <= LOOKED_AT && seen_alike(line, &all, lean);
            let mut least = [&none, &figures, &turned, &others].into_iter();
            let mut chosen = least.find(suits).unwrap_or(&all).trim().to_owned();
            // With none of its words outside isolates it would start from the left.
            let is_isolated = chosen.contains(END) && first_strong(&chosen).is_none();
            if is_isolated && lean == Direction::RightToLeft {
                chosen.push(RIGHT_TO_LEFT);
            }
            chosen
        });
    let text = chosen.collect::<Vec<_>>().join("\n");
    text.trim().to_owned()
}

/// Whether a line is seen in the order that it has with all its fields isolated.
fn seen_alike(line: &str, isolated: &str, lean: Direction) -> bool {
    // A field alone on its line goes its own way, if its first letter says which.
    if let Some((field, direction)) = alone(isolated.trim())
        && field == line.trim()
        && direction == first_strong(field)
    {
        return true;
    }
    // Whoever is given it goes by its first letter that is not isolated.
    let own = first_strong(line).unwrap_or(lean);
    own == lean && seen(line, lean) == seen(isolated, lean)
}

/// The characters of a line from left to right, each with whether it is mirrored.
fn seen(line: &str, direction: Direction) -> Vec<(char, bool)> {
    let levels = Levels::of(line, direction);
    let shown = line.char_indices();
    let shown = shown.filter(|(_, c)| *c != END && !BEGINNINGS.contains(c));
    let (levels, characters): (Vec<u8>, Vec<char>) =
        shown.map(|(at, c)| (levels.at(at), c)).unzip();
    let order = visual_order(&levels).into_iter();
    order
        .map(|at| (characters[at], levels[at] % 2 == 1))
        .collect()
}
