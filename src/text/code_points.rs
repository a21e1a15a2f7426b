//! Code points of a text, in which offsets leave the program, for bytes, in which they are
//! kept.

/// How many code points stand before a byte, counted on from the last question, or back: so
/// questions that are near to each other cost little.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    byte: usize,
    points: usize,
}

impl<'a> CodePoints<'a> {
    /// Those of `text`.
    pub const fn of(text: &'a str) -> Self {
        Self {
            text,
            byte: 0,
            points: 0,
        }
    }

    /// How many stand before `byte`; what is no boundary of characters in the text is as the
    /// last one that was asked about.
    pub fn before(&mut self, byte: usize) -> usize {
        if byte < self.byte / 2 {
            // It is nearer to the start.
            (self.byte, self.points) = (0, 0);
        }
        let count = |part: Option<&str>| part.map(|part| part.chars().count());
        let points = if byte < self.byte {
            count(self.text.get(byte..self.byte)).map(|passed| self.points - passed)
        } else {
            count(self.text.get(self.byte..byte)).map(|passed| self.points + passed)
        };
        if let Some(points) = points {
            (self.byte, self.points) = (byte, points);
        }
        self.points
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_counts_on_and_back() {
        let text = "أ😀b جديد";
        let mut points = CodePoints::of(text);
        let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
        let there = (0..bytes.len()).chain((0..bytes.len()).rev());
        for point in there.chain([7, 1, 6, 2]) {
            assert_eq!(points.before(bytes[point]), point);
        }
        assert_eq!(points.before(text.len()), 8);
        assert_eq!(points.before(text.len() + 1), 8, "there is no such byte");
    }
}
