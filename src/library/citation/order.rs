//! The filled parts of a citation as one text whose fields are seen in their own order,
//! whoever shows it. Isolates (UAX #9) only where they are needed for that.

use super::Filled;
use crate::text::bidi::{Levels, visual_order};
use crate::text::direction::{Direction, DirectionPolicy, paragraph_direction, text_direction};

/// A line that is longer, in bytes, is not looked at: its fields are isolated.
const LOOKED_AT: usize = 64 << 10;

const ISOLATE: char = '\u{2068}';
const END: char = '\u{2069}';

/// The text of the parts. `lean` is the direction of a line that says none itself.
pub(super) fn in_order(parts: &[Filled], lean: Direction) -> String {
    // Each with no field isolated, with those that are figures, with those of the other
    // direction too, and with all.
    let mut lines: Vec<[String; 4]> = vec![Default::default()];
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
            Filled::Field(value) => {
                let isolated = format!("{ISOLATE}{value}{END}");
                let is_figure = !value.contains(char::is_alphabetic);
                let is_other = is_figure || text_direction(value) != lean;
                let isolates = [false, is_figure, is_other, true];
                for (line, isolates) in lines.last_mut().into_iter().flatten().zip(isolates) {
                    line.push_str(if isolates { &isolated } else { value });
                }
            }
        }
    }
    let chosen = lines.into_iter().map(|[none, figures, others, all]| {
        let suits = |line: &&String| line.len() <= LOOKED_AT && seen_alike(line, &all, lean);
        let least = [&none, &figures, &others].into_iter().find(suits);
        least.unwrap_or(&all).trim().to_owned()
    });
    let text = chosen.collect::<Vec<_>>().join("\n");
    text.trim().to_owned()
}

/// Whether a line is seen in the order that it has with all its fields isolated.
fn seen_alike(line: &str, isolated: &str, lean: Direction) -> bool {
    // A field alone on its line goes its own way.
    let alone = isolated.trim().strip_prefix(ISOLATE);
    let alone = alone.and_then(|rest| rest.strip_suffix(END));
    if alone == Some(line.trim()) {
        return true;
    }
    // Whoever is given it goes by its first letter that is not isolated.
    let outside = line.split(END);
    let outside: String = outside
        .filter_map(|part| part.split(ISOLATE).next())
        .collect();
    let own = paragraph_direction(&outside, DirectionPolicy::FirstStrong, lean);
    own == lean && seen(line, lean) == seen(isolated, lean)
}

/// The characters of a line from left to right, each with whether it is mirrored.
fn seen(line: &str, direction: Direction) -> Vec<(char, bool)> {
    let levels = Levels::of(line, direction);
    let shown = line.char_indices();
    let shown = shown.filter(|(_, c)| !matches!(*c, ISOLATE | END));
    let (levels, characters): (Vec<u8>, Vec<char>) =
        shown.map(|(at, c)| (levels.at(at), c)).unzip();
    let order = visual_order(&levels).into_iter();
    order
        .map(|at| (characters[at], levels[at] % 2 == 1))
        .collect()
}
