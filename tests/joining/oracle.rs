//! What HarfBuzz (its Rust port) decides for the letters of a text, beside what
//! we decide. Both are given the same prepared text: HarfBuzz takes a letter
//! that is shaped already for a sign of its own.

use std::collections::HashMap;
use std::fmt;

use harfrust::{
    Buffer, BufferFlags, ClusterLevel, Direction, Script, ShapeOptions, ShapePlan, ShaperFont,
    shape,
};
use qari::text::joining::{Form, Joining, forms};
use qari::text::prepare::prepare;
use qari::text::shape::{JOINED_ALEF, shape as our_shape};
use qari::text::width::is_hidden;
use unicode_normalization::UnicodeNormalization;

use crate::font::{ALEFS, Font, Glyph};

/// Blocks of Unicode that hold the Arabic script.
pub(crate) const ARABIC: [(char, char); 6] = [
    ('\u{600}', '\u{6ff}'),
    ('\u{750}', '\u{77f}'),
    ('\u{870}', '\u{8ff}'),
    ('\u{10e60}', '\u{10e7e}'),
    ('\u{10ec0}', '\u{10eff}'),
    ('\u{1ee00}', '\u{1eeff}'),
];

/// What is decided for a character that is not passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    Form(Form),
    /// A lam that shows an alef too; whether it joins the letter before it.
    LamAlef(char, bool),
    /// An alef that is shown by the lam before it, or a mark by its letter.
    Taken,
}

/// A character for which the two decide differently.
#[derive(Debug)]
pub(crate) struct Mismatch {
    /// The prepared text.
    pub(crate) text: String,
    /// The character's index in it, counted in characters.
    pub(crate) index: usize,
    pub(crate) ours: Decision,
    pub(crate) theirs: Decision,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(
            f,
            "ours {:?}, theirs {:?} at {}:",
            self.ours, self.theirs, self.index
        )?;
        self.text
            .chars()
            .try_for_each(|c| write!(f, " {:04X}", c as u32))
    }
}

/// HarfBuzz with the font made for it.
pub(crate) struct Oracle {
    font: Font,
    engine: harfrust::Font,
    plan: ShapePlan,
    /// By letter and form.
    presentation: HashMap<(char, u8), char>,
}

impl Oracle {
    pub(crate) fn new() -> Oracle {
        let arabic = ARABIC.into_iter().flat_map(|(first, last)| first..=last);
        let others = ('\u{20}'..='\u{7e}')
            .chain('\u{a0}'..='\u{ff}')
            .chain('\u{300}'..='\u{36f}')
            .chain('\u{2000}'..='\u{206f}')
            .chain('\u{25cc}'..='\u{25cc}');
        let mut characters: Vec<char> = arabic.chain(others).collect();
        characters.sort();
        let font = Font::of(characters);
        let engine = harfrust::Font::new(font.bytes(), 0).expect("a sound font");
        let plan = ShapePlan::new(
            &ShaperFont::new(&engine),
            Direction::RightToLeft,
            Some(Script::ARABIC),
            None,
            &[],
        );
        Oracle {
            font,
            engine,
            plan,
            presentation: presentation_forms(),
        }
    }

    /// The characters of a text for which HarfBuzz decides otherwise than we do.
    ///
    /// A bidi control between lam and alef is no mismatch: there HarfBuzz
    /// makes the ligature and we do not, since it stands in a cell of its own.
    pub(crate) fn mismatches(&self, text: &str) -> Vec<Mismatch> {
        let text = prepare(text).text.into_owned();
        let characters: Vec<char> = text.chars().collect();
        let ours = our_decisions(&text, &self.presentation);
        let theirs = self.decisions(&characters);
        let differ = |&index: &usize| {
            Joining::of(characters[index]) != Joining::Transparent && ours[index] != theirs[index]
        };
        (0..characters.len())
            .filter(differ)
            .filter(|&index| !self.parted_by_control(&characters, index, &theirs))
            .map(|index| Mismatch {
                text: text.clone(),
                index,
                ours: ours[index],
                theirs: theirs[index],
            })
            .collect()
    }

    /// HarfBuzz's decision for each character.
    fn decisions(&self, characters: &[char]) -> Vec<Decision> {
        let mut buffer = Buffer::new();
        for (index, &character) in characters.iter().enumerate() {
            buffer.push(character as u32, index as u32);
        }
        buffer.set_direction(Direction::RightToLeft);
        buffer.set_script(Some(Script::ARABIC));
        buffer.set_cluster_level(ClusterLevel::Characters);
        buffer.set_flags(BufferFlags::PRESERVE_DEFAULT_IGNORABLES);
        let font = ShaperFont::new(&self.engine);
        shape(
            &font,
            &mut buffer,
            ShapeOptions::new().plan(Some(&self.plan)),
        )
        .expect("a plan for it");
        let mut decisions = vec![Decision::Taken; characters.len()];
        for glyph in buffer.glyph_infos() {
            decisions[glyph.cluster as usize] = match self.font.glyph(glyph.glyph_id) {
                Glyph::Plain(_) | Glyph::Isolated(_) | Glyph::Missing => {
                    Decision::Form(Form::Isolated)
                }
                Glyph::Final(_) => Decision::Form(Form::Final),
                Glyph::Initial(_) => Decision::Form(Form::Initial),
                Glyph::Medial(_) => Decision::Form(Form::Medial),
                Glyph::LamAlef(alef) => Decision::LamAlef(alef, false),
                Glyph::JoinedLamAlef(alef) => Decision::LamAlef(alef, true),
            };
        }
        decisions
    }

    /// Whether this is the lam or the alef of a ligature that we do not make
    /// because a character that is never shown stands in it.
    fn parted_by_control(&self, characters: &[char], index: usize, theirs: &[Decision]) -> bool {
        let lam = characters[..=index].iter().rposition(|&c| c == 'ل');
        lam.is_some_and(|lam| {
            let alef = (lam + 1..characters.len())
                .find(|&i| Joining::of(characters[i]) != Joining::Transparent);
            matches!(theirs[lam], Decision::LamAlef(..))
                && alef.is_some_and(|alef| {
                    index <= alef && characters[lam..alef].iter().copied().any(is_hidden)
                })
        })
    }
}

/// Our decision for each character, read off what we would show.
fn our_decisions(text: &str, presentation: &HashMap<(char, u8), char>) -> Vec<Decision> {
    let characters = text.chars().zip(our_shape(text));
    let decide = |((letter, shown), form): ((char, char), Option<Form>)| match shown {
        JOINED_ALEF => Decision::Taken,
        '\u{fef5}'..='\u{fefc}' => {
            let index = shown as usize - 0xfef5;
            Decision::LamAlef(ALEFS[index / 2], index % 2 == 1)
        }
        _ => {
            let form = form.unwrap_or(Form::Isolated);
            // What is shown must be what was decided. Ae has the forms of heh.
            let base = if letter == 'ە' { 'ه' } else { letter };
            let right = presentation.get(&(base, form as u8)).unwrap_or(&base);
            assert_eq!(shown, *right, "{letter:?} {form:?}");
            Decision::Form(form)
        }
    };
    characters.zip(forms(text)).map(decide).collect()
}

/// The presentation forms of letters, as Unicode arranges them: those of a
/// letter follow one another, isolated, final, initial, medial.
fn presentation_forms() -> HashMap<(char, u8), char> {
    let letters: HashMap<String, char> = ('\u{621}'..='\u{6d3}')
        .map(|letter| (letter.nfkc().collect(), letter))
        .collect();
    let mut forms = HashMap::new();
    for shown in ('\u{fb50}'..='\u{fbff}').chain('\u{fe80}'..='\u{fef4}') {
        let Some(&letter) = letters.get(&shown.nfkc().collect::<String>()) else {
            continue;
        };
        let place = match shown {
            // Two forms of the yeh without dots were added later, for Uyghur.
            '\u{fbe8}' | '\u{fbe9}' => 2 + (shown as u32 - 0xfbe8) as u8,
            _ => (0..4)
                .find(|&place| !forms.contains_key(&(letter, place)))
                .expect("at most four"),
        };
        forms.insert((letter, place), shown);
    }
    forms
}
