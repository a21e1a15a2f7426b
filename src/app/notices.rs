//! What inputs and libraries are called, and what is to be said of them, in the reader's
//! language.

use std::path::Path;

use crate::config::numbers::grouped;
use crate::config::paths::shown;
use crate::config::reasons::in_words;
use crate::config::strings::Strings;
use crate::library::notice::Notice;
use crate::library::store::StoreError;
use crate::text::isolate::left_to_right;

/// The name of an input among notices: a path below the home begins with `~`.
pub(super) fn brief_input(strings: &Strings, doc: &str) -> String {
    shown(Path::new(&input(strings, doc)))
}

/// The name of an input: its path, or what `-` means.
pub fn input(strings: &Strings, doc: &str) -> String {
    if doc == "-" {
        strings.get("standard-input")
    } else {
        doc.to_owned()
    }
}

/// A path that runs from left to right wherever it stands: it is isolated
/// (UAX #9), and so is each of its parts that may be in another language.
pub fn in_order(path: &str) -> String {
    let parts = path
        .split_inclusive('/')
        .map(|part| match part.strip_suffix('/') {
            _ if part.is_ascii() => part.to_owned(),
            Some(folder) => left_to_right(folder) + "/",
            None => left_to_right(part),
        });
    left_to_right(&parts.collect::<String>())
}

/// A notice in words.
pub fn notice(strings: &Strings, notice: &Notice) -> String {
    match notice {
        Notice::BadBytes { count } => {
            strings.with("notice-bad-bytes", [("count", (*count).into())])
        }
        Notice::ReadAsPlain { format } => {
            strings.with("notice-read-as-plain", [("format", (*format).into())])
        }
        Notice::Damaged { format } => {
            strings.with("notice-damaged", [("format", (*format).into())])
        }
        Notice::DamagedParts { count } => {
            strings.with("notice-damaged-parts", [("count", (*count).into())])
        }
        Notice::NoItems => strings.get("notice-no-items"),
        Notice::ListOfFeeds { feeds } => {
            strings.with("notice-list-of-feeds", [("count", feeds.len().into())])
        }
        Notice::Encoding { name } => strings.with("notice-encoding", [("name", (*name).into())]),
        Notice::WeekdayContradictsDate { written } => {
            strings.with("notice-weekday", [("written", written.as_str().into())])
        }
        Notice::CalendarsDisagree { written } => {
            strings.with("notice-calendars", [("written", written.as_str().into())])
        }
        Notice::NoText => strings.get("notice-no-text"),
        Notice::DateNotRead { written } => strings.with(
            "notice-date-not-read",
            [("written", written.as_str().into())],
        ),
        Notice::Encrypted => strings.get("notice-encrypted"),
        Notice::Overpacked => strings.get("notice-overpacked"),
        Notice::PackedTooDeeply => strings.get("notice-packed-too-deeply"),
        Notice::Empty => strings.get("notice-empty"),
        Notice::Binary => strings.get("notice-binary"),
        Notice::BinaryFiles { count } => {
            strings.with("notice-binary-files", [("count", (*count).into())])
        }
        Notice::NoArticles => strings.get("notice-no-articles"),
        Notice::TooComplex => strings.get("notice-too-complex"),
        Notice::TooLarge { limit } => {
            let megabytes = (limit / 1_000_000).to_string();
            strings.with("notice-too-large", [("megabytes", megabytes.into())])
        }
        Notice::ManyMentions { limit } => {
            strings.with("notice-many-mentions", [("count", grouped(*limit).into())])
        }
        Notice::Missing => strings.get("notice-missing"),
        Notice::NotKept => strings.get("notice-not-kept"),
        Notice::Forbidden => strings.get("notice-forbidden"),
        Notice::Unreadable { reason } => {
            let reason = in_words(strings, reason);
            strings.with("notice-unreadable", [("reason", reason.into())])
        }
        Notice::Duplicate { of } => {
            let of = in_order(&brief_input(strings, of));
            strings.with("notice-duplicate", [("of", of.into())])
        }
        Notice::Library(trouble) => library_trouble(strings, trouble),
        Notice::Said { what } => what.clone(),
    }
}

/// What is wrong with a library, in words.
pub fn library_trouble(strings: &Strings, trouble: &StoreError) -> String {
    let name = match trouble {
        StoreError::NoLibrary => "library-none",
        StoreError::Newer => "library-newer",
        StoreError::Damaged => "library-damaged",
        StoreError::Busy => "library-busy",
        StoreError::ReadOnly => "library-read-only",
        StoreError::Full => "library-full",
        StoreError::Disk => "library-disk",
        StoreError::Other(reason) => {
            let reason = in_words(strings, reason);
            return strings.with("library-other", [("reason", reason.into())]);
        }
    };
    strings.get(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::strings::Language;

    #[test]
    fn a_notice_of_a_weekday_says_which_date() {
        let written = "الأحد 3 فبراير 2021".to_owned();
        let of = |language, said: &Notice| notice(&Strings::new(language), said);
        let weekday = Notice::WeekdayContradictsDate {
            written: written.clone(),
        };
        let arabic = of(Language::Arabic, &weekday);
        assert!(
            arabic.starts_with("يوم الأسبوع لا يوافق التاريخ: "),
            "{arabic}"
        );
        assert!(arabic.contains(&written), "{arabic}");
        assert_eq!(
            [Language::Arabic, Language::English].map(|language| of(language, &Notice::NoArticles)),
            ["لا مقالات في هذا المجلد", "no articles in this folder"]
        );
    }
}
