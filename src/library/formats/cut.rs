//! Where a line that is longer than any page is cut, so that laying a piece of it
//! out stays quick. Looks at no more of it than two pieces may have.

use crate::text::buffer::{boundary_after, boundary_before};
use crate::text::cluster::{next_boundary, previous_boundary};

/// The most bytes of a paragraph that is not cut, and that any piece has. Only a
/// cluster that is longer makes a longer one.
pub(super) const LONGEST: usize = 64 * 1024;

/// About how many bytes a line that is longer is cut into: each piece is set whole
/// before the first of its rows is shown.
pub(super) const PIECE: usize = 16 * 1024;

/// Where the first piece of `text` ends: after the last sentence that ends in the
/// second half of what fits, else at the last blank of it, else between clusters.
/// At least one cluster long, except where one is longer than two pieces.
pub(super) fn first_piece(text: &str, longest: usize) -> usize {
    if text.len() <= longest {
        return text.len();
    }
    let text = &text[..boundary_after(text, 2 * longest)];
    let limit = boundary_before(text, longest);
    // A mark that stands on a blank belongs to it.
    let blanks = text[..limit]
        .rmatch_indices(is_blank)
        .map(|(at, _)| at)
        .filter(|&at| at > 0 && next_boundary(text, at) == at + 1);
    let mut last = None;
    for blank in blanks {
        last = last.or(Some(blank));
        if blank < longest / 2 {
            break;
        }
        if ends_sentence(&text[..blank]) {
            return blank;
        }
    }
    last.unwrap_or_else(|| {
        // One character on, because the limit itself may be a boundary.
        let past = limit + text[limit..].chars().next().map_or(0, char::len_utf8);
        match previous_boundary(text, past) {
            0 => next_boundary(text, 0),
            boundary => boundary,
        }
    })
}

/// Blanks at which a line may be broken (UAX #14, class SP, and line breaks).
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Whether a sentence ends with `text`.
pub(super) fn ends_sentence(text: &str) -> bool {
    without_closing_marks(text).ends_with(['.', '!', '?', '؟', '…', '۔'])
}

/// A text without the quotation marks and brackets that close at its end.
pub(super) fn without_closing_marks(text: &str) -> &str {
    text.trim_end_matches(['"', '”', '»', '“', ')', ']', '\''])
}

/// How many blanks `text` begins with; a mark keeps the blank it stands on.
pub(super) fn blanks_before(text: &str) -> usize {
    let blanks = text.len() - text.trim_start_matches([' ', '\t']).len();
    // What is cut lies in a line, so the next character is in the same piece.
    let near = &text[..boundary_after(text, blanks + 1)];
    let cluster = previous_boundary(near, blanks);
    if next_boundary(near, cluster) > blanks {
        cluster
    } else {
        blanks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of `text` of at most `longest` bytes, white space between them left out.
    fn pieces(text: &str, longest: usize) -> Vec<&str> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(first_piece(rest, longest));
            pieces.push(piece);
            rest = &after[blanks_before(after)..];
        }
        pieces
    }

    #[test]
    fn a_piece_ends_with_a_sentence_if_it_can() {
        let text = "وصل الوفد. ثم عاد. وسكت الناس كلهم";
        assert_eq!(pieces(text, 45), ["وصل الوفد. ثم عاد.", "وسكت الناس كلهم"]);
        assert_eq!(
            pieces("قال: «كفى!» وسكت الناس كلهم", 24),
            ["قال: «كفى!»", "وسكت الناس", "كلهم"]
        );
    }

    #[test]
    fn else_at_a_blank_and_else_between_clusters() {
        assert_eq!(
            pieces("نسخة 2.5 من البرنامج", 16),
            ["نسخة 2.5", "من", "البرنامج"]
        );
        assert_eq!(pieces("مَدْرَسَة", 8), ["مَدْ", "رَسَ", "ة"]);
        assert_eq!(pieces("ab \u{301}cd", 4), ["ab", " \u{301}c", "d"]);
    }

    #[test]
    fn what_cannot_be_parted_is_longer() {
        let family = "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}";
        assert_eq!(pieces(&family.repeat(2), 12), [family, family]);
    }

    #[test]
    fn a_heap_of_marks_is_cut_all_the_same() {
        let heap = "ا".to_owned() + &"\u{64e}".repeat(100);
        let pieces = pieces(&heap, 16);
        assert_eq!(pieces.concat(), heap);
        assert!(pieces.iter().all(|piece| piece.len() <= 32), "{pieces:?}");
    }
}
