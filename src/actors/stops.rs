//! Stops: the marks that end a sentence, and those that end a clause of one. Where a rule
//! of this room reads up to the end of either, these say where that is. Marks alone: a
//! sentence that ends without one goes on.

/// Whether a character ends a sentence.
pub(super) const fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…')
}

/// Whether a character ends a clause: a sentence, or a part of one (، ؛).
pub(super) const fn ends_clause(c: char) -> bool {
    ends_sentence(c) || matches!(c, '،' | ',' | '؛' | ';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_ends_no_sentence() {
        assert!("؟.!?…".chars().all(|c| ends_sentence(c) && ends_clause(c)));
        assert!("،,؛;".chars().all(|c| !ends_sentence(c) && ends_clause(c)));
        assert!(!"ا :\"".chars().any(ends_clause));
    }
}
