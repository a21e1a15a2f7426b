//! The colours of terminals by their numbers, how like two are to the eye, and
//! which of them can be read on which.
//!
//! Tables and arithmetic; says nothing of buffers and themes. Likeness as of
//! Oklab (B. Ottosson, 2020), contrast as of WCAG 2.

/// Red, green and blue, 8 bits each.
pub(super) type Rgb = [u8; 3];

/// The sixteen by number, with the values that xterm gives them. Each terminal has
/// its own, and people choose others, but they lie near.
pub(super) const XTERM: [Rgb; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];

/// The same on the console of Linux, as on the graphics cards of PCs.
pub(super) const CONSOLE: [Rgb; 16] = [
    [0, 0, 0],
    [170, 0, 0],
    [0, 170, 0],
    [170, 85, 0],
    [0, 0, 170],
    [170, 0, 170],
    [0, 170, 170],
    [170, 170, 170],
    [85, 85, 85],
    [255, 85, 85],
    [85, 255, 85],
    [255, 255, 85],
    [85, 85, 255],
    [255, 85, 255],
    [85, 255, 255],
    [255, 255, 255],
];

/// How much more a step of hue counts than one of lightness.
const HUE: f64 = 10.0;

/// The steps of one side of the cube of 216.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The colour that a number of 256 stands for.
pub(super) fn indexed(index: u8) -> Rgb {
    match index {
        0..=15 => XTERM[usize::from(index)],
        16..=231 => {
            let place = index - 16;
            [place / 36, place / 6 % 6, place % 6].map(|step| STEPS[usize::from(step)])
        }
        232..=255 => [8 + 10 * (index - 232); 3],
    }
}

/// The one of `colours` that is most like `wanted`, of those on which or in which
/// `other` can be read with at least this contrast; if there are none, the one
/// with the most. Gives its place.
pub(super) fn nearest(
    wanted: Rgb,
    colours: impl Iterator<Item = (u8, Rgb)> + Clone,
    other: Option<(Rgb, f64)>,
) -> Option<u8> {
    let wanted = oklab(wanted);
    let readable =
        |colour: Rgb| other.is_none_or(|(other, least)| contrast(colour, other) >= least);
    let near = colours
        .clone()
        .filter(|(_, colour)| readable(*colour))
        .min_by(|(_, a), (_, b)| {
            distance(oklab(*a), wanted).total_cmp(&distance(oklab(*b), wanted))
        });
    let clearest = || {
        let (other, _) = other?;
        colours.max_by(|(_, a), (_, b)| contrast(*a, other).total_cmp(&contrast(*b, other)))
    };
    near.or_else(clearest).map(|(place, _)| place)
}

/// How well one can be read on the other: from 1, not at all, to 21.
pub(super) fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.04045 {
        share / 12.92
    } else {
        ((share + 0.055) / 1.055).powf(2.4)
    }
}

/// Lightness and two axes of hue, in which equal steps look alike.
#[rustfmt::skip]
fn oklab(colour: Rgb) -> [f64; 3] {
    let [red, green, blue] = colour.map(linear);
    let long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue).cbrt();
    let middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue).cbrt();
    let short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue).cbrt();
    [
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    ]
}

/// Squared: only which is less counts. Another hue is worse than another lightness:
/// what is grey should not become cyan.
fn distance(one: [f64; 3], other: [f64; 3]) -> f64 {
    let [lightness, a, b] = [0, 1, 2].map(|axis| (one[axis] - other[axis]).powi(2));
    lightness + HUE * (a + b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cube() -> impl Iterator<Item = (u8, Rgb)> + Clone {
        (16..=255).map(|index| (index, indexed(index)))
    }

    #[test]
    fn every_colour_is_its_own_nearest() {
        for (index, colour) in cube() {
            let found = nearest(colour, cube(), None).map(indexed);
            assert_eq!(found, Some(colour), "{index}");
        }
    }

    #[test]
    fn contrasts_are_those_of_wcag() {
        for (one, other, ratio) in [
            ([0; 3], [255; 3], 21.0),
            ([255; 3], [255; 3], 1.0),
            ([0x76; 3], [255; 3], 4.54),
            ([255, 0, 0], [255; 3], 4.0),
        ] {
            assert!((contrast(one, other) - ratio).abs() < 0.01, "{one:?}");
            assert!((contrast(other, one) - ratio).abs() < 0.01, "{one:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_the_nearest() {
        let sixteen = || (0..).zip(XTERM);
        let blue = [20, 40, 220];
        assert_eq!(nearest(blue, sixteen(), None), Some(4));
        let on_black = nearest(blue, sixteen(), Some(([0; 3], 4.5))).unwrap();
        assert!(contrast(indexed(on_black), [0; 3]) >= 4.5);
        // No colour has a contrast of 30: black has most on white.
        let on_white = nearest(blue, sixteen(), Some(([255; 3], 30.0)));
        assert_eq!(on_white, Some(0));
    }
}
