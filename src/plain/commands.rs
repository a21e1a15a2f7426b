//! What a typed line means: a number, or a command by its letter or its word.
//!
//! The letters are the keys of the reader, on an Arabic layout too; the words stand
//! here in English and Arabic, beside the names of the command table.

use crate::app::commands::{Command, Context, entry};
use crate::app::keymap::Keymap;
use crate::config::strings::{Language, Strings};
use crate::input::arabic_layout::latin;
use crate::text::fold::fold;

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// What this command of the reader does.
    Do(Command),
    /// The places that are visited in the open article, numbered.
    Mentions,
    /// Where one is.
    Where,
    /// The saved queries, numbered, or one of them.
    Saved,
}

/// A row of the table of words.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) wish: Wish,
    pub(super) english: &'static str,
    pub(super) arabic: &'static str,
    /// The id of the message that says what it does, where that is not what the
    /// command table says.
    label: Option<&'static str>,
    takes: Takes,
}

/// What may follow a command on its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takes {
    Nothing,
    Number,
    Text,
}

impl Word {
    /// The character that stands for it, if one does.
    pub(super) fn letter(&self) -> Option<&'static str> {
        match self.wish {
            // What its sign means on a line is to leave an actor out.
            Wish::Do(Command::Undo) => None,
            Wish::Do(command) => {
                let mut keys = entry(command).keys.iter().copied();
                keys.find(|key| key.chars().count() == 1)
            }
            Wish::Mentions => Some("z"),
            Wish::Where => Some("="),
            Wish::Saved => None,
        }
    }

    /// What it does.
    pub(super) fn label(&self, strings: &Strings) -> String {
        match (self.label, self.wish) {
            (Some(id), _) => strings.get(id),
            (None, Wish::Do(command)) => entry(command).label(strings.language()).to_owned(),
            (None, _) => String::new(),
        }
    }

    /// Its words, that of `language` first.
    pub(super) fn words(&self, language: Language) -> [&'static str; 2] {
        match language {
            Language::Arabic => [self.arabic, self.english],
            Language::English => [self.english, self.arabic],
        }
    }
}

use Command as C;
use Takes::{Nothing, Number, Text};

const fn word(
    command: Command,
    english: &'static str,
    arabic: &'static str,
    label: Option<&'static str>,
    takes: Takes,
) -> Word {
    Word {
        wish: Wish::Do(command),
        english,
        arabic,
        label,
        takes,
    }
}

/// The words, in the order in which help says them.
pub(super) const WORDS: &[Word] = &[
    word(C::LineDown, "read", "قراءة", Some("plain-on"), Nothing),
    word(C::LineUp, "before", "قبله", Some("plain-before"), Nothing),
    word(C::PageDown, "page", "صفحة", Some("plain-page"), Nothing),
    word(
        C::PageUp,
        "page back",
        "صفحة سابقة",
        Some("plain-page-back"),
        Nothing,
    ),
    word(C::Start, "start", "بداية", None, Nothing),
    word(C::End, "end", "نهاية", None, Nothing),
    word(C::PaneRight, "list", "قائمة", Some("plain-list"), Nothing),
    word(C::PaneLeft, "again", "إعادة", Some("plain-again"), Nothing),
    Word {
        wish: Wish::Where,
        english: "where",
        arabic: "أين",
        label: Some("plain-where"),
        takes: Nothing,
    },
    word(C::Open, "open", "فتح", Some("plain-open"), Number),
    word(C::NextArticle, "next", "التالي", None, Nothing),
    word(C::PreviousArticle, "previous", "السابق", None, Nothing),
    word(C::ToggleRead, "unread", "غير مقروء", None, Nothing),
    word(C::ToggleMarked, "mark", "علامة", None, Nothing),
    word(C::Tags, "tags", "وسوم", Some("plain-tags"), Text),
    word(C::Note, "note", "ملاحظة", Some("plain-note"), Text),
    word(C::Undo, "undo", "تراجع", None, Nothing),
    word(C::NextFocused, "next focused", "إشارة تالية", None, Nothing),
    word(
        C::PreviousFocused,
        "previous focused",
        "إشارة سابقة",
        None,
        Nothing,
    ),
    word(
        C::NextMention,
        "next mention",
        "أي إشارة تالية",
        None,
        Nothing,
    ),
    word(
        C::PreviousMention,
        "previous mention",
        "أي إشارة سابقة",
        None,
        Nothing,
    ),
    word(C::Repeat, "repeat", "تكرار", None, Nothing),
    word(
        C::RepeatBackwards,
        "repeat backwards",
        "تكرار معاكس",
        None,
        Nothing,
    ),
    Word {
        wish: Wish::Mentions,
        english: "mentions",
        arabic: "إشارات",
        label: Some("plain-mentions"),
        takes: Nothing,
    },
    word(C::Back, "back", "رجوع", None, Nothing),
    word(C::Forward, "forward", "تقدم", None, Nothing),
    word(C::Find, "find", "بحث", Some("plain-find"), Text),
    word(C::Filter, "filter", "تصفية", Some("plain-filter"), Text),
    word(C::ClearFilter, "clear", "إلغاء", None, Nothing),
    word(C::CycleOrder, "order", "ترتيب", None, Nothing),
    Word {
        wish: Wish::Saved,
        english: "saved",
        arabic: "محفوظات",
        label: Some("plain-saved"),
        takes: Number,
    },
    word(C::SaveFilter, "save", "حفظ", Some("plain-save"), Text),
    word(C::RenameSaved, "rename", "اسم", Some("plain-rename"), Text),
    word(
        C::DeleteSaved,
        "delete",
        "حذف",
        Some("plain-delete"),
        Number,
    ),
    word(C::Leave, "leave", "خروج", None, Nothing),
    word(C::Actors, "actors", "جهات", Some("plain-actors"), Nothing),
    word(
        C::FocusActor,
        "focus",
        "اختيار",
        Some("plain-focus"),
        Number,
    ),
    word(
        C::Include,
        "include",
        "تضمين",
        Some("plain-include"),
        Number,
    ),
    word(
        C::Exclude,
        "exclude",
        "استبعاد",
        Some("plain-exclude"),
        Number,
    ),
    word(
        C::CycleMarking,
        "marking",
        "إبراز",
        Some("plain-marking"),
        Nothing,
    ),
    word(C::Explain, "why", "سبب", None, Nothing),
    word(C::ToggleLikely, "likely", "مرجحة", None, Nothing),
    word(C::Keep, "keep", "إيداع", None, Nothing),
    word(C::KeepListed, "keep all", "إيداع الكل", None, Nothing),
    word(C::ToggleClutter, "clutter", "زوائد", None, Nothing),
    word(C::CycleMarks, "vowels", "حركات", None, Nothing),
    word(C::CycleDigits, "digits", "أرقام", None, Nothing),
    word(C::CycleDirection, "direction", "اتجاه", None, Nothing),
    word(C::Notices, "notices", "تنبيهات", None, Nothing),
    word(C::Help, "help", "مساعدة", None, Nothing),
    word(C::Quit, "quit", "إنهاء", None, Nothing),
];

/// What a line means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// An empty line: go on with what was begun.
    Enter,
    Number(usize),
    Wish {
        wish: Wish,
        rest: String,
    },
    /// The words that it may be the beginning of.
    Several(Vec<&'static str>),
    /// A command that has its place on the full screen only.
    OfTheScreen,
    Unknown,
}

/// What `line` means.
pub(super) fn meaning(line: &str, keymap: &Keymap, language: Language) -> Meaning {
    let typed = line.trim();
    if typed.is_empty() {
        // A line of blanks is the blank key.
        let page = Wish::Do(Command::PageDown);
        return if line.is_empty() {
            Meaning::Enter
        } else {
            plainly(page)
        };
    }
    if let Some(number) = number(typed) {
        return Meaning::Number(number);
    }
    if let Some(meaning) = by_sign(typed).or_else(|| by_letter(typed, keymap)) {
        return meaning;
    }
    match by_word(typed, language) {
        Meaning::Unknown => {}
        known => return known,
    }
    let Some((head, rest)) = typed.split_once(char::is_whitespace) else {
        return Meaning::Unknown;
    };
    let head = by_letter(head, keymap).unwrap_or_else(|| by_word(head, language));
    match head {
        Meaning::Wish { wish, .. } if takes(wish, rest.trim()) => Meaning::Wish {
            wish,
            rest: rest.trim().to_owned(),
        },
        Meaning::Several(words) => Meaning::Several(words),
        _ => Meaning::Unknown,
    }
}

/// The number that `typed` is, in the digits of any of our layouts.
pub(super) fn number(typed: &str) -> Option<usize> {
    let digits: Option<String> = typed
        .chars()
        .map(|c| latin(c).unwrap_or(c))
        .map(|c| c.is_ascii_digit().then_some(c))
        .collect();
    digits?.parse().ok()
}

/// Signs that what they are about may touch: `/word`, `+3`, `-3`.
fn by_sign(typed: &str) -> Option<Meaning> {
    let mut rest = typed.chars();
    let command = match rest.next()? {
        '/' => Command::Find,
        '+' => Command::Include,
        '-' => Command::Exclude,
        _ => return None,
    };
    let (wish, rest) = (Wish::Do(command), rest.as_str().trim());
    (rest.is_empty() || takes(wish, rest)).then(|| Meaning::Wish {
        wish,
        rest: rest.to_owned(),
    })
}

fn by_letter(typed: &str, keymap: &Keymap) -> Option<Meaning> {
    let mut letters = typed.chars();
    let letter = match (letters.next()?, letters.next()) {
        // The key B of an Arabic layout may send two letters.
        ('ل', Some('ا')) if letters.next().is_none() => 'b',
        (letter, None) => letter,
        _ => return None,
    };
    match latin(letter).unwrap_or(letter) {
        'z' => return Some(plainly(Wish::Mentions)),
        '=' => return Some(plainly(Wish::Where)),
        _ => {}
    }
    let places = [Context::Reader, Context::Facets];
    let commands = places
        .iter()
        .filter_map(|&place| keymap.command(place, letter.into()));
    let mut is_known = false;
    for command in commands {
        is_known = true;
        let wish = Wish::Do(command);
        // A key that concerns the screen only in one place may mean more in another.
        if WORDS.iter().any(|word| word.wish == wish) {
            return Some(plainly(wish));
        }
    }
    is_known.then_some(Meaning::OfTheScreen)
}

/// The command whose word, in either language, or whose name in the command table
/// this is; else those that begin with it.
fn by_word(typed: &str, language: Language) -> Meaning {
    let typed = plain_word(typed);
    let names = |word: &Word| {
        let id = match word.wish {
            Wish::Do(command) => entry(command).id,
            _ => "",
        };
        [word.english, word.arabic, id].map(plain_word)
    };
    if let Some(word) = WORDS.iter().find(|word| names(word).contains(&typed)) {
        return plainly(word.wish);
    }
    if typed.chars().count() < 2 {
        return Meaning::Unknown;
    }
    let begun: Vec<&Word> = WORDS
        .iter()
        .filter(|word| names(word).iter().any(|name| name.starts_with(&typed)))
        .collect();
    match begun.as_slice() {
        [] => Meaning::Unknown,
        [word] => plainly(word.wish),
        several => Meaning::Several(several.iter().map(|word| word.words(language)[0]).collect()),
    }
}

/// A word as it is compared: folded, its parts apart by one blank.
fn plain_word(word: &str) -> String {
    fold(&word.replace('-', " ")).text
}

fn plainly(wish: Wish) -> Meaning {
    Meaning::Wish {
        wish,
        rest: String::new(),
    }
}

/// Whether `rest` may follow a command.
fn takes(wish: Wish, rest: &str) -> bool {
    let word = WORDS.iter().find(|word| word.wish == wish);
    match word.map(|word| word.takes) {
        Some(Takes::Text) => true,
        Some(Takes::Number) => number(rest).is_some(),
        Some(Takes::Nothing) | None => false,
    }
}

#[cfg(test)]
mod tests;
