//! What an article of the library is called among paths: `library:` and the first
//! digits of its id. Opens no library; who has one resolves it.

use std::io;
use std::path::Path;

use super::article::ArticleId;
use super::notice::Notice;

const SCHEME: &str = "library:";

/// How many digits of an id are written: enough for billions of articles.
const DIGITS: usize = 16;

/// What the article is called among paths.
pub fn of(id: ArticleId) -> String {
    format!("{SCHEME}{:.DIGITS$}", id.to_string())
}

/// The digits of an address; `None` of any other path. A file of that name is
/// `./library:…`.
pub fn digits(path: &Path) -> Option<&str> {
    path.to_str()?.strip_prefix(SCHEME)
}

/// The one of `ids` that begins with the digits of an address, however few or many they
/// are.
pub fn find(digits: &str, ids: &[ArticleId]) -> Option<ArticleId> {
    let digits: Option<Vec<u8>> = digits
        .chars()
        .map(|digit| u8::try_from(digit.to_digit(16)?).ok())
        .collect();
    let digits = digits.filter(|digits| !digits.is_empty())?;
    let mut meant = ids.iter().filter(|id| {
        let halves = id.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits.len() <= 2 * id.0.len() && halves.zip(&digits).all(|(half, digit)| half == *digit)
    });
    let first = meant.next();
    // Two of them are none.
    first.filter(|_| meant.next().is_none()).copied()
}

/// Why what stands among paths cannot be read: as an address it was not found.
pub fn refusal(path: &Path, error: &io::Error) -> Notice {
    match digits(path) {
        Some(_) if error.kind() == io::ErrorKind::NotFound => Notice::NotKept,
        _ => Notice::of(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_means_one_article_or_none() {
        let [one, other] = ["جسر", "سوق"].map(ArticleId::of);
        let address = of(one);
        let digits = digits(Path::new(&address)).expect("an address");
        assert_eq!(digits.len(), DIGITS);
        assert_eq!(find(digits, &[one, other]), Some(one));
        assert_eq!(find(&digits[..6].to_uppercase(), &[one, other]), Some(one));
        assert_eq!(find(&other.to_string(), &[one, other]), Some(other));
        assert_eq!(find(digits, &[other]), None);
        assert_eq!(find(digits, &[one, one]), None);
        for nothing in ["", "x", "library"] {
            assert_eq!(find(nothing, &[one, other]), None, "{nothing}");
        }
        assert_eq!(super::digits(Path::new("./library:12")), None);
    }
}
