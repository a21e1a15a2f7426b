//! What the operating system says of a failure, in plain words of the reader's language,
//! with what to do. Takes the words in which an error tells itself, since that is what is
//! left of it where it is said; knows nothing of what was being done.

use std::io;

use super::own_file::{LINE, NO_TEXT};
use super::strings::Strings;

/// The mark that the standard library puts before the number of an error.
const NUMBERED: &str = " (os error ";

/// `said` in plain words, if it is an error of the operating system; else as it is.
pub fn in_words(strings: &Strings, said: &str) -> String {
    let numbered = said.rsplit_once(NUMBERED);
    let number = |(_, end): (&str, &str)| end.strip_suffix(')')?.parse().ok();
    let Some(number) = numbered.and_then(number) else {
        return in_own_file(strings, said).unwrap_or_else(|| said.to_owned());
    };
    let id = match io::Error::from_raw_os_error(number).kind() {
        io::ErrorKind::AlreadyExists => "os-exists",
        io::ErrorKind::NotFound => "os-missing",
        io::ErrorKind::PermissionDenied => "os-forbidden",
        io::ErrorKind::IsADirectory => "os-folder",
        io::ErrorKind::NotADirectory => "os-no-folder",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "os-full",
        io::ErrorKind::ReadOnlyFilesystem => "os-read-only",
        io::ErrorKind::FileTooLarge => "os-too-large",
        io::ErrorKind::InvalidFilename => "os-name",
        _ => {
            let plain = numbered.map_or(said, |(plain, _)| plain);
            return plain.to_owned();
        }
    };
    strings.get(id)
}

/// What is wrong with a file of Qari's own, as `own_file` says it.
fn in_own_file(strings: &Strings, said: &str) -> Option<String> {
    if said == NO_TEXT {
        return Some(strings.get("own-file-no-text"));
    }
    let (line, _) = said.strip_prefix(LINE)?.split_once(": ")?;
    let line: usize = line.parse().ok()?;
    Some(strings.with("own-file-line", [("line", line.to_string().into())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::strings::Language;

    #[test]
    fn errors_of_the_system_are_said_in_words_and_without_numbers() {
        for language in [Language::Arabic, Language::English] {
            let strings = Strings::new(language);
            for number in [1, 2, 13, 17, 20, 21, 27, 28, 30, 36] {
                let said = io::Error::from_raw_os_error(number).to_string();
                let words = in_words(&strings, &said);
                assert!(!words.contains("os error"), "{words}");
                assert_ne!(words, said);
            }
            let broken = in_words(&strings, "line 3: expected `=`");
            assert!(
                broken.contains('3') && !broken.contains("expected"),
                "{broken}"
            );
            assert_ne!(in_words(&strings, NO_TEXT), NO_TEXT);
            assert_eq!(in_words(&strings, "شيء آخر"), "شيء آخر");
            assert_eq!(in_words(&strings, "x (os error y)"), "x (os error y)");
        }
    }
}
