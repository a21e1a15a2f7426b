//! A font made for one purpose: that the glyphs a shaping engine chooses say
//! what it decided. Every character has five glyphs (as it is, isolated,
//! final, initial, medial), lam with alef has ligatures, nothing has a picture.
//!
//! OpenType 1.9, written in the order of its chapters; only what a shaping
//! engine asks for.

/// The letters whose lam ligature the font has.
pub(crate) const ALEFS: [char; 4] = ['آ', 'أ', 'إ', 'ا'];

/// What a glyph of the font says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Glyph {
    /// A character that no form was chosen for.
    Plain(char),
    Isolated(char),
    Final(char),
    Initial(char),
    Medial(char),
    /// Lam and this alef, the lam joined to nothing before it.
    LamAlef(char),
    /// Lam and this alef, the lam joined to the letter before it.
    JoinedLamAlef(char),
    /// The font has no such character.
    Missing,
}

/// The font, and what its glyphs are.
pub(crate) struct Font {
    characters: Vec<char>,
}

impl Font {
    /// A font of these characters, which are sorted and all different, and
    /// fewer than 13,000.
    pub(crate) fn of(characters: Vec<char>) -> Font {
        assert!(characters.is_sorted_by(|a, b| a < b) && characters.len() < 13_000);
        Font { characters }
    }

    /// What a glyph of this font says.
    pub(crate) fn glyph(&self, id: u32) -> Glyph {
        // Glyph 0 is that of missing characters; then each form of all of them.
        let count = self.characters.len();
        let Some(index) = (id as usize).checked_sub(1) else {
            return Glyph::Missing;
        };
        let character = self.characters[index % count];
        let ligature = index.saturating_sub(5 * count);
        match index / count {
            0 => Glyph::Plain(character),
            1 => Glyph::Isolated(character),
            2 => Glyph::Final(character),
            3 => Glyph::Initial(character),
            4 => Glyph::Medial(character),
            _ if ligature < 4 => Glyph::LamAlef(ALEFS[ligature]),
            _ => Glyph::JoinedLamAlef(ALEFS[ligature - 4]),
        }
    }

    fn id(&self, form: usize, character: char) -> u16 {
        let index = self
            .characters
            .binary_search(&character)
            .expect("a letter of the font");
        (1 + form * self.characters.len() + index) as u16
    }

    fn ligature(&self, index: usize) -> u16 {
        (1 + 5 * self.characters.len() + index) as u16
    }

    fn glyph_count(&self) -> u16 {
        self.ligature(8)
    }

    /// The font file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let tables = [
            (b"GSUB", self.gsub()),
            (b"cmap", self.cmap()),
            (b"head", head()),
            (
                b"hhea",
                [
                    words(&[1, 0, 800, 65336, 0, 1000]),
                    words(&[0; 11]),
                    words(&[1]),
                ]
                .concat(),
            ),
            (
                b"hmtx",
                [
                    words(&[1000, 0]),
                    words(&vec![0; self.glyph_count() as usize - 1]),
                ]
                .concat(),
            ),
            (b"maxp", words(&[0, 0x5000, self.glyph_count()])),
        ];
        let mut directory = words(&[1, 0, tables.len() as u16, 64, 2, 32]);
        let mut data = Vec::new();
        let start = 12 + 16 * tables.len();
        for (tag, table) in tables {
            directory.extend_from_slice(tag);
            // No checksum: nobody looks at it.
            directory.extend(longs(&[0, (start + data.len()) as u32, table.len() as u32]));
            data.extend_from_slice(&table);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        [directory, data].concat()
    }

    /// Characters to glyphs, format 12.
    fn cmap(&self) -> Vec<u8> {
        let mut groups: Vec<[u32; 3]> = Vec::new();
        for (index, &character) in self.characters.iter().enumerate() {
            let code = character as u32;
            match groups.last_mut() {
                Some([_, last, _]) if *last + 1 == code => *last = code,
                _ => groups.push([code, code, index as u32 + 1]),
            }
        }
        let length = 16 + 12 * groups.len() as u32;
        [
            words(&[0, 1, 3, 10]),
            longs(&[12]),
            words(&[12, 0]),
            longs(&[length, 0, groups.len() as u32]),
            longs(groups.as_flattened()),
        ]
        .concat()
    }

    /// Substitutions: a feature and a lookup for each form, and for lam-alef.
    fn gsub(&self) -> Vec<u8> {
        const FEATURES: [&[u8; 4]; 5] = [b"fina", b"init", b"isol", b"medi", b"rlig"];
        let script = [
            words(&[4, 0]),
            // The features of every language: none required, these five.
            words(&[0, 0xffff, 5, 0, 1, 2, 3, 4]),
        ]
        .concat();
        let scripts = [
            words(&[2]),
            b"DFLT".to_vec(),
            words(&[14]),
            b"arab".to_vec(),
            words(&[14]),
            script,
        ]
        .concat();

        let mut features = words(&[5]);
        for (index, tag) in FEATURES.iter().enumerate() {
            features.extend_from_slice(*tag);
            features.extend(words(&[2 + 5 * 6 + 6 * index as u16]));
        }
        for lookup in 0..5 {
            features.extend(words(&[0, 1, lookup]));
        }

        let mut lookups: Vec<Vec<u8>> = [2, 3, 1, 4].map(|form| self.to_form(form)).to_vec();
        lookups.push(self.ligatures());
        let mut offset = 2 + 2 * lookups.len() as u16;
        let mut list = words(&[lookups.len() as u16]);
        for lookup in &lookups {
            list.extend(words(&[offset]));
            offset += lookup.len() as u16;
        }
        list.extend(lookups.concat());

        let feature_start = 10 + scripts.len() as u16;
        let lookup_start = feature_start + features.len() as u16;
        [
            words(&[1, 0, 10, feature_start, lookup_start]),
            scripts,
            features,
            list,
        ]
        .concat()
    }

    /// From every character's glyph to that of a form: a fixed number further.
    fn to_form(&self, form: u16) -> Vec<u8> {
        let count = self.characters.len() as u16;
        [
            words(&[1, 0, 1, 8]),
            words(&[1, 6, form * count]),
            words(&[2, 1, 1, count, 0]),
        ]
        .concat()
    }

    /// From an initial or medial lam and a final alef to their ligature, marks
    /// between them passed over.
    fn ligatures(&self) -> Vec<u8> {
        const IGNORE_MARKS: u16 = 8;
        let lams = [self.id(3, 'ل'), self.id(4, 'ل')];
        let set = |first: usize| {
            let mut set = words(&[4, 10, 16, 22, 28]);
            for (index, alef) in ALEFS.into_iter().enumerate() {
                set.extend(words(&[self.ligature(first + index), 2, self.id(2, alef)]));
            }
            set
        };
        let length = set(0).len() as u16;
        [
            words(&[4, IGNORE_MARKS, 1, 8]),
            words(&[1, 10, 2, 18, 18 + length]),
            words(&[1, 2, lams[0], lams[1]]),
            set(0),
            set(4),
        ]
        .concat()
    }
}

/// The header: 1000 units an em.
fn head() -> Vec<u8> {
    let mut head = vec![0; 54];
    head[1] = 1;
    head[12..16].copy_from_slice(&0x5f0f_3cf5_u32.to_be_bytes());
    head[18..20].copy_from_slice(&1000_u16.to_be_bytes());
    head
}

fn words(values: &[u16]) -> Vec<u8> {
    values
        .iter()
        .flat_map(|value| value.to_be_bytes())
        .collect()
}

fn longs(values: &[u32]) -> Vec<u8> {
    values
        .iter()
        .flat_map(|value| value.to_be_bytes())
        .collect()
}
