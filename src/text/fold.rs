//! Fold: reduce text to what a reader means when searching, so that spelling
//! habits (vowel marks, hamza, keyboard, typesetting) no longer tell words apart.
//!
//! What is folded: presentation forms and ligatures (NFKC), vowel marks, tatweel,
//! bidi controls, joiners; the forms of alef, yeh, heh, kaf and of the hamza on a
//! seat, also when they come decomposed (NFD); Persian, Urdu, Pashto and Kurdish
//! letters to the Arabic letter they stand for; digit shapes to 0-9; quotation
//! marks to `"`, dashes to `-`; Latin letters to lower case without accents; a run
//! of white space, line breaks included, to one blank.
//!
//! Folding never stems, never drops ال and never decides anything: whoever finds
//! something in folded text asks [`Folded::source_range`] where it stands and may
//! look there at what was really written.

mod quick;

use std::ops::Range;

pub use self::quick::fold_text;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::GraphemeCursor;

/// Folded text that remembers where each of its characters came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Where folded text and source run in step: pairs of a byte offset of `text`
    /// and of the source, from which both advance alike until the next pair.
    /// Most Arabic letters fold to a letter of the same length, so the pairs are
    /// far fewer than the characters.
    steps: Vec<(u32, u32)>,
    /// How far the source is ahead of the folded text since the last of them; less than
    /// nothing wraps.
    ahead: usize,
}

/// Folds `source`, which may be up to 4 GiB long. One pass.
pub fn fold(source: &str) -> Folded {
    let mut folded = Folded {
        text: String::with_capacity(source.len()),
        ..Folded::default()
    };
    for (at, c) in source.char_indices() {
        folded.take(c, at);
    }
    folded
}

impl Folded {
    /// The byte range of the source that a byte range of the folded text came
    /// from, widened to whole clusters (UAX #29): a mark on the last letter lies
    /// inside; bidi controls, tatweel and blanks around it lie outside. `source`
    /// is the text that was folded. An empty range gives an empty range.
    pub fn source_range(&self, source: &str, folded: Range<usize>) -> Range<usize> {
        let Some(last) = self
            .text
            .get(folded.clone())
            .and_then(|text| text.chars().next_back())
        else {
            let at = self.origin(folded.start).min(source.len());
            return at..at;
        };
        let start = cluster_start(source, self.origin(folded.start));
        let end = cluster_end(source, self.origin(folded.end - last.len_utf8()));
        start..end.max(start)
    }

    /// The byte offset in the source of the character that the character at byte
    /// `at` of the folded text came from.
    pub fn origin(&self, at: usize) -> usize {
        let step = self
            .steps
            .partition_point(|&(folded, _)| folded as usize <= at);
        match step.checked_sub(1).and_then(|step| self.steps.get(step)) {
            Some(&(folded, source)) => source as usize + (at - folded as usize),
            None => at,
        }
    }

    /// Folds the next character, which stands at byte `at` of the source.
    #[inline]
    fn take(&mut self, c: char, at: usize) {
        match fate(c) {
            Fate::Becomes(c) => self.push(c, at),
            Fate::Dropped => {}
            Fate::Blank => self.push_blank(at),
            Fate::Seated => self.seat_hamza(),
            Fate::Expands => self.push_expanded(c, at),
        }
    }

    #[inline]
    fn push(&mut self, c: char, source: usize) {
        let at = self.text.len();
        let ahead = source.wrapping_sub(at);
        if ahead != self.ahead {
            self.ahead = ahead;
            self.steps.push((narrow(at), narrow(source)));
        }
        self.text.push(c);
    }

    fn push_blank(&mut self, source: usize) {
        if self.text.as_bytes().last() != Some(&b' ') {
            self.push(' ', source);
        }
    }

    /// A hamza that follows its seat as a mark (NFD) makes the letter that the
    /// composed ؤ or ئ folds to.
    fn seat_hamza(&mut self) {
        if self.text.ends_with(['و', 'ي']) {
            self.text.pop();
            self.text.push('ء');
        }
    }

    #[cold]
    fn push_expanded(&mut self, c: char, source: usize) {
        // The basmala is the one ligature that Unicode does not take apart.
        let whole = if c == '﷽' {
            "بسم الله الرحمن الرحيم"
        } else {
            ""
        };
        let parts = whole
            .chars()
            .chain(std::iter::once(c).filter(|_| whole.is_empty()).nfkd());
        for part in parts {
            match fate(part) {
                // A mark that is drawn by itself is decomposed with a blank to sit on.
                Fate::Blank if is_spacing_mark(c) => {}
                Fate::Blank => self.push_blank(source),
                Fate::Becomes(part) => self.push(part, source),
                Fate::Seated => self.seat_hamza(),
                // What cannot be taken apart further stays as it is, in lower case.
                Fate::Expands => part.to_lowercase().for_each(|part| self.push(part, source)),
                Fate::Dropped => {}
            }
        }
    }
}

/// What becomes of a character.
enum Fate {
    Becomes(char),
    Dropped,
    Blank,
    /// Hamza above, as a mark of its own.
    Seated,
    /// Needs its compatibility decomposition.
    Expands,
}

#[inline]
fn fate(c: char) -> Fate {
    match c {
        '\u{600}'..='\u{6FF}' => match ARABIC[c as usize - 0x600] {
            DROPPED => Fate::Dropped,
            HAMZA_ABOVE => Fate::Seated,
            letter => Fate::Becomes(letter),
        },
        '\0'..='\u{7F}' => sign(c),
        _ => uncommon(c),
    }
}

/// [`fate`] of ASCII.
const fn sign(c: char) -> Fate {
    match c {
        'A'..='Z' => Fate::Becomes(c.to_ascii_lowercase()),
        '\'' | '`' => Fate::Becomes('"'),
        '\t'..='\r' | ' ' => Fate::Blank,
        '\0'..='\u{1F}' | '\u{7F}' => Fate::Dropped,
        _ => Fate::Becomes(c),
    }
}

/// [`fate`] of what is neither ASCII nor of the Arabic block.
fn uncommon(c: char) -> Fate {
    match c {
        _ if c.is_whitespace() => Fate::Blank,
        '«' | '»' | '‹' | '›' | '\u{2018}'..='\u{201F}' | '´' => Fate::Becomes('"'),
        '〝'..='〟' | '「'..='』' | '⹂' => Fate::Becomes('"'),
        '\u{2010}'..='\u{2015}' | '−' | '⸺' | '⸻' | '־' | '﹘' | '﹣' => {
            Fate::Becomes('-')
        }
        // Controls, soft hyphen, joiners, bidi controls, variation selectors.
        '\u{80}'..='\u{9F}' | '\u{AD}' | '\u{34F}' | '\u{180E}' => Fate::Dropped,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => Fate::Dropped,
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' => Fate::Dropped,
        // Accents, and the signs that stand for hamza and ain in transliteration.
        '\u{300}'..='\u{36F}' | '\u{2B9}'..='\u{2BF}' | '\u{2C8}' => Fate::Dropped,
        // Marks of the Arabic extensions.
        '\u{890}'..='\u{89F}' | '\u{8CA}'..='\u{8FF}' => Fate::Dropped,
        'ø' | 'Ø' => Fate::Becomes('o'),
        'đ' | 'Đ' => Fate::Becomes('d'),
        'ł' | 'Ł' => Fate::Becomes('l'),
        'ı' => Fate::Becomes('i'),
        // Scripts without case and without forms that would need folding.
        '\u{2E80}'..='\u{A63F}' | '\u{AC00}'..='\u{FAFF}' => Fate::Becomes(c),
        '\u{10000}'.. if !c.is_alphabetic() => Fate::Becomes(c),
        _ => Fate::Expands,
    }
}

/// Marks that Unicode encodes a second time with a place of their own.
const fn is_spacing_mark(c: char) -> bool {
    matches!(c, '\u{FE70}'..='\u{FE7F}' | '\u{FC5E}'..='\u{FC63}' | '\u{FCF2}'..='\u{FCF4}')
}

const DROPPED: char = '\0';
const HAMZA_ABOVE: char = '\u{654}';

/// The fold of each character of the Arabic block, U+0600 to U+06FF.
static ARABIC: [char; 256] = {
    let mut table = [DROPPED; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = match char::from_u32(0x600 + i as u32) {
            Some(c) => arabic(c),
            None => DROPPED,
        };
        i += 1;
    }
    table
};

const fn arabic(c: char) -> char {
    match c {
        HAMZA_ABOVE => HAMZA_ABOVE,
        // Marks, signs above and below, tatweel, the Arabic letter mark.
        '\u{610}'..='\u{61A}' | '\u{61C}' | 'ـ' | '\u{64B}'..='\u{65F}' | '\u{670}' => DROPPED,
        '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}' => DROPPED,
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' => 'ا',
        'ؤ' | 'ئ' | 'ء' | 'ٴ' | 'ٶ' | 'ٷ' | 'ٸ' => 'ء',
        'ى' | 'ی' | 'ۍ' | 'ێ' | 'ې' | 'ۑ' | 'ے' | 'ۓ' | 'ؠ' | 'ؽ' | 'ؾ' | 'ؿ' => 'ي',
        'ة' | 'ھ' | 'ہ' | 'ۂ' | 'ۃ' | 'ۀ' | 'ە' | 'ۿ' => 'ه',
        'ک' | 'ڪ' | 'ګ' | 'ڬ' | 'ڭ' | 'ڮ' | 'گ' | 'ڰ' | 'ڱ' | 'ڲ' | 'ڳ' | 'ڴ' | 'ػ' | 'ؼ' => {
            'ك'
        }
        'پ' | 'ٻ' | 'ڀ' | 'ٮ' => 'ب',
        'ٹ' | 'ټ' | 'ٺ' | 'ٽ' | 'ٿ' => 'ت',
        'چ' => 'ج',
        'ڈ' | 'ډ' => 'د',
        'ڑ' | 'ړ' | 'ڕ' => 'ر',
        'ژ' => 'ز',
        'ڤ' | 'ڥ' | 'ڡ' | 'ڢ' | 'ڣ' | 'ڦ' => 'ف',
        'ڧ' | 'ڨ' | 'ٯ' => 'ق',
        'ڵ' => 'ل',
        'ں' | 'ڼ' => 'ن',
        'ۄ'..='ۋ' | 'ۏ' => 'و',
        '٠'..='٩' => ascii_digit(c as u32 - '٠' as u32),
        '۰'..='۹' => ascii_digit(c as u32 - '۰' as u32),
        '٪' => '%',
        '٫' => '.',
        '٬' => ',',
        '۔' => '.',
        other => other,
    }
}

const fn ascii_digit(value: u32) -> char {
    (b'0' + value as u8) as char
}

/// Texts of 4 GiB and more are never imported; past that an offset stays put.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Whether it is never one cluster with another such character beside it.
const fn stands_alone(c: char) -> bool {
    matches!(c, ' '..='~' | 'ء'..='غ' | 'ف'..='ي')
}

fn cluster_start(source: &str, at: usize) -> usize {
    let (before, after) = source.split_at(at);
    if after.starts_with(stands_alone) && before.ends_with(stands_alone) {
        return at;
    }
    let mut cursor = GraphemeCursor::new(at, source.len(), true);
    match cursor.is_boundary(source, 0) {
        Ok(false) => cursor.prev_boundary(source, 0).ok().flatten().unwrap_or(at),
        _ => at,
    }
}

fn cluster_end(source: &str, at: usize) -> usize {
    let mut after = source[at..].chars();
    if after.next().is_some_and(stands_alone) && after.clone().next().is_some_and(stands_alone) {
        return source.len() - after.as_str().len();
    }
    let mut cursor = GraphemeCursor::new(at, source.len(), true);
    cursor
        .next_boundary(source, 0)
        .ok()
        .flatten()
        .unwrap_or(source.len())
}

#[cfg(test)]
mod tests;
