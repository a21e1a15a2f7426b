//! How far a text was read, as a number that is the same in every file with the same
//! text: an article keeps its id whether lines end with a carriage return or not and
//! whether the file begins with a byte order mark (`ArticleId`), so these do not count.

use memchr::memchr_iter;

use crate::text::buffer::boundary_before;

const MARK: &str = "\u{feff}";

/// The number of a byte of `text`.
pub fn kept(text: &str, byte: usize) -> usize {
    byte - passed_over(text).take_while(|at| *at < byte).count()
}

/// The byte of `text` with this number, or the nearest one before.
pub fn found(text: &str, kept: usize) -> usize {
    // Each byte that does not count puts what follows one further on.
    let byte = passed_over(text)
        .enumerate()
        .take_while(|(before, at)| at - before <= kept)
        .fold(kept, |byte, _| byte.saturating_add(1));
    boundary_before(text, byte.min(text.len()))
}

/// The bytes that do not count, in order.
fn passed_over(text: &str) -> impl Iterator<Item = usize> {
    let mark = if text.starts_with(MARK) {
        0..MARK.len()
    } else {
        0..0
    };
    let bytes = text.as_bytes();
    let returns = memchr_iter(b'\r', bytes).filter(|at| bytes.get(at + 1) == Some(&b'\n'));
    mark.chain(returns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::article::ArticleId;

    #[test]
    fn the_same_text_has_the_same_positions_however_its_lines_end() {
        let plain = "عنوان\n\nالسطر الأول\nالسطر الثاني\r وفيه رجوع\nالسطر الثالث\n";
        let other = format!("{MARK}{}", plain.replace('\n', "\r\n"));
        assert_eq!(ArticleId::of(plain), ArticleId::of(&other));
        for word in ["عنوان", "الأول", "الثاني", "رجوع", "الثالث"] {
            let (here, there) = (plain.find(word).unwrap(), other.find(word).unwrap());
            assert_eq!(kept(plain, here), here);
            assert_eq!(kept(&other, there), here, "{word}");
            assert_eq!(found(&other, here), there, "{word}");
            assert_eq!(found(plain, here), here);
        }
        assert_eq!((kept(&other, 0), found(plain, 0)), (0, 0));
        assert_eq!(found(plain, usize::MAX), plain.len());
        assert_eq!(found(plain, 1), 0, "never within a letter");
    }
}
