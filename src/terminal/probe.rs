//! What a terminal is asked about itself, and what it has answered.
//!
//! Pure: bytes out, replies in, whole, in any order, at any time. It says what
//! an answer says and never what follows from it; that is `decide`.
//!
//! Questions: the state of bidirectional mode 8 (BDSM) as found and once it was
//! reset (ECMA-48 SM/RM, DECRQM), the program's name (XTVERSION), secondary
//! attributes (DA2), the colour of the background (OSC 11), and at last primary
//! attributes (DA1), which every terminal answers: when they come, all that the
//! terminal wanted to say has come, but for what it had to ask others.

/// Asks everything. Bidi is off after it: only then it can be seen whether the
/// terminal obeyed. Must stand before the screen is cleared: some terminals show
/// a letter of what they do not understand.
pub const QUESTIONS: &[u8] = b"\x1b[8$p\x1b[8l\x1b[8$p\x1b[>q\x1b[>c\x1b]11;?\x1b\\\x1b[c";

/// The same for the console of Linux, which does not know where an OSC ends.
pub const CONSOLE_QUESTIONS: &[u8] = b"\x1b[8l\x1b[c";

/// The longest answer kept, in bytes. Ours are short.
const LONGEST: usize = 160;

/// What was answered so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The first state of bidi is the one found, the last the one after.
    bidi: Vec<Reply>,
    version: Option<Reply>,
    secondary: Option<Reply>,
    background: Option<Reply>,
    primary: Option<Reply>,
}

type Reply = Vec<u8>;

/// What a terminal says of its bidirectional mode (DECRPM).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bidi {
    /// It does not know the mode.
    Unknown,
    /// It reorders by itself.
    On,
    /// It leaves cells where they are.
    Off,
}

/// How bright the background is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    Dark,
    Light,
    #[default]
    Unknown,
}

impl Background {
    /// What it is called in a report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Unknown => "unknown",
        }
    }
}

impl Answers {
    /// Takes a reply of the terminal; whether it answers one of our questions.
    pub fn take(&mut self, reply: &[u8]) -> bool {
        if reply.len() > LONGEST {
            return false;
        }
        if bidi(reply).is_some() {
            // It was asked twice.
            let is_awaited = self.bidi.len() < 2;
            if is_awaited {
                self.bidi.push(reply.to_vec());
            }
            return is_awaited;
        }
        let place = if version(reply).is_some() {
            &mut self.version
        } else if attributes(reply, b'>').is_some() {
            &mut self.secondary
        } else if colour(reply).is_some() {
            &mut self.background
        } else if attributes(reply, b'?').is_some() {
            &mut self.primary
        } else {
            return false;
        };
        *place = Some(reply.to_vec());
        true
    }

    /// Whether the last question was answered.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.primary.is_some()
    }

    /// The state of bidi before we changed it, and after, once both are told.
    #[must_use]
    pub fn bidi(&self) -> Option<(Bidi, Bidi)> {
        match self.bidi.as_slice() {
            [found, after] => Some((bidi(found)?, bidi(after)?)),
            _ => None,
        }
    }

    /// The name and version that the program gives itself.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref().and_then(version)
    }

    /// The numbers of the secondary attributes: a kind of terminal, a version, an
    /// option.
    #[must_use]
    pub fn secondary(&self) -> Option<[u32; 3]> {
        attributes(self.secondary.as_deref()?, b'>')
    }

    /// How bright the background is.
    #[must_use]
    pub fn background(&self) -> Background {
        let Some([red, green, blue]) = self.background.as_deref().and_then(colour) else {
            return Background::Unknown;
        };
        // Luma of ITU-R BT.601, against the middle.
        if 299 * red + 587 * green + 114 * blue >= 500 * 0xFFFF {
            Background::Light
        } else {
            Background::Dark
        }
    }

    /// What was answered about the background, and nothing else.
    #[must_use]
    pub fn about_background(self) -> Self {
        Self {
            background: self.background,
            ..Self::default()
        }
    }

    /// Every answer as [`printed`], for people and files.
    #[must_use]
    pub fn printed(&self) -> Vec<String> {
        let rest = [
            &self.version,
            &self.secondary,
            &self.background,
            &self.primary,
        ];
        self.bidi
            .iter()
            .chain(rest.into_iter().flatten())
            .map(|reply| printed(reply))
            .collect()
    }

    /// The answers that [`Answers::printed`] gave; what is none is passed over.
    #[must_use]
    pub fn read<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let mut answers = Self::default();
        for line in lines {
            let reply = line.replace("\\e", "\x1b").replace("\\a", "\x07");
            answers.take(reply.as_bytes());
        }
        answers
    }

    /// Whether both come from the same kind of terminal. Colours differ from one
    /// window to the next, and so may the state that bidi was found in.
    #[must_use]
    pub fn are_of_the_same(&self, other: &Self) -> bool {
        self.bidi.last() == other.bidi.last()
            && self.version == other.version
            && self.secondary == other.secondary
            && self.primary == other.primary
    }
}

/// A sequence as printable text: ESC as `\e`, BEL as `\a`.
#[must_use]
pub fn printed(reply: &[u8]) -> String {
    let text = String::from_utf8_lossy(reply);
    text.replace('\x1b', "\\e").replace('\x07', "\\a")
}

/// `CSI 8 ; state $ y`.
fn bidi(reply: &[u8]) -> Option<Bidi> {
    match reply.strip_prefix(b"\x1b[8;")?.strip_suffix(b"$y")? {
        b"0" => Some(Bidi::Unknown),
        b"1" | b"3" => Some(Bidi::On),
        b"2" | b"4" => Some(Bidi::Off),
        _ => None,
    }
}

/// `DCS > | text ST`, if the text is plain.
fn version(reply: &[u8]) -> Option<&str> {
    let text = reply.strip_prefix(b"\x1bP>|")?.strip_suffix(b"\x1b\\")?;
    let is_plain = !text.is_empty() && text.iter().all(|byte| matches!(byte, b' '..=b'~'));
    let text = std::str::from_utf8(text).ok()?;
    (is_plain && !text.contains('\\')).then_some(text)
}

/// `CSI sign numbers c`: the first three numbers; what is missing is 0.
fn attributes(reply: &[u8], sign: u8) -> Option<[u32; 3]> {
    let body = reply.strip_prefix(b"\x1b[")?.strip_suffix(b"c")?;
    let body = std::str::from_utf8(body.strip_prefix(&[sign])?).ok()?;
    let mut numbers = [0; 3];
    for (at, number) in body.split(';').enumerate() {
        let number = if number.is_empty() {
            0
        } else {
            number.parse().ok()?
        };
        if let Some(place) = numbers.get_mut(at) {
            *place = number;
        }
    }
    Some(numbers)
}

/// `OSC 11 ; rgb: red / green / blue`, ended by ST or BEL: each channel up to
/// 0xFFFF.
fn colour(reply: &[u8]) -> Option<[u32; 3]> {
    let body = reply.strip_prefix(b"\x1b]11;")?;
    let body = body
        .strip_suffix(b"\x1b\\")
        .or(body.strip_suffix(b"\x07"))?;
    let body = std::str::from_utf8(body).ok()?;
    let channels = body.strip_prefix("rgb:").or(body.strip_prefix("rgba:"))?;
    let mut found = [0; 3];
    let mut channels = channels.split('/');
    for place in &mut found {
        let digits = channels
            .next()
            .filter(|digits| (1..=4).contains(&digits.len()))?;
        let most = (1 << (4 * digits.len())) - 1;
        *place = u32::from_str_radix(digits, 16).ok()? * 0xFFFF / most;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VTE: &[&[u8]] = &[
        b"\x1b[8;1$y",
        b"\x1b[8;2$y",
        b"\x1b[>65;7006;1c",
        b"\x1b]11;rgb:0000/0000/0000\x1b\\",
        b"\x1b[?65;1;9c",
    ];

    fn heard(replies: &[&[u8]]) -> Answers {
        let mut answers = Answers::default();
        for reply in replies {
            assert!(answers.take(reply), "{}", reply.escape_ascii());
        }
        answers
    }

    #[test]
    fn a_terminal_says_what_it_is() {
        let answers = heard(VTE);
        assert_eq!(answers.bidi(), Some((Bidi::On, Bidi::Off)));
        assert_eq!(answers.secondary(), Some([65, 7006, 1]));
        assert_eq!(answers.version(), None);
        assert_eq!(answers.background(), Background::Dark);
        assert!(answers.is_complete());
        let kitty = heard(&[b"\x1bP>|kitty(0.26.5)\x1b\\", b"\x1b[?62;c"]);
        assert_eq!(kitty.version(), Some("kitty(0.26.5)"));
        assert!(kitty.is_complete());
    }

    #[test]
    fn the_order_of_answers_does_not_matter_but_for_the_state_of_bidi() {
        let mut turned: Vec<&[u8]> = VTE[2..].to_vec();
        turned.reverse();
        turned.extend(&VTE[..2]);
        assert_eq!(heard(&turned), heard(VTE));
    }

    #[test]
    fn rubbish_is_no_answer() {
        let mut answers = Answers::default();
        let long = [b"\x1bP>|".as_slice(), &[b'x'; LONGEST], b"\x1b\\"].concat();
        let rubbish: &[&[u8]] = &[
            b"",
            b"\x1b[8;9$y",
            b"\x1b[8;$y",
            b"\x1b[?8;1$y",
            b"\x1bP>|\x1b\\",
            b"\x1bP>|a\\eb\x1b\\",
            b"\x1bP>|\xff\x1b\\",
            b"\x1bP!|00000000\x1b\\",
            b"\x1b[>99999999999;0c",
            b"\x1b[>1:2c",
            b"\x1b]11;rgb:12345/0/0\x07",
            b"\x1b]11;rgb:0/0\x07",
            b"\x1b]11;red\x07",
            b"\x1b]10;rgb:0/0/0\x07",
            b"\x1b[24;80R",
            b"\x1b[I",
            &long,
        ];
        for reply in rubbish {
            assert!(!answers.take(reply), "{}", reply.escape_ascii());
        }
        assert_eq!(answers, Answers::default());
    }

    #[test]
    fn colours_are_told_in_any_number_of_digits() {
        for (reply, bright) in [
            ("rgb:ffff/ffff/ffff\x1b\\", Background::Light),
            ("rgb:f/f/f\x07", Background::Light),
            ("rgba:fd/f6/e3/ff\x07", Background::Light),
            ("rgb:2323/2626/2727\x1b\\", Background::Dark),
            ("rgb:0000/0000/ffff\x07", Background::Dark),
        ] {
            let answers = heard(&[format!("\x1b]11;{reply}").as_bytes()]);
            assert_eq!(answers.background(), bright, "{reply}");
        }
    }

    #[test]
    fn what_is_printed_is_read_again() {
        let answers = heard(VTE);
        let printed = answers.printed();
        assert_eq!(printed[1], "\\e[8;2$y");
        assert!(printed.iter().all(|line| !line.contains(char::is_control)));
        let read = Answers::read(printed.iter().map(String::as_str));
        assert_eq!(read, answers);
        assert_eq!(Answers::read(["nothing", "\\e[2J"]), Answers::default());
    }

    #[test]
    fn the_same_terminal_may_change_its_colours() {
        let other = heard(&[
            b"\x1b[8;2$y",
            b"\x1b[8;2$y",
            b"\x1b[>65;7006;1c",
            b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
            b"\x1b[?65;1;9c",
        ]);
        assert!(heard(VTE).are_of_the_same(&other));
        assert!(!heard(VTE).are_of_the_same(&heard(&VTE[2..])));
    }
}
