//! Which known name was meant by one that is not known.

/// How much alike two names have to be, from 0 to 1, for one to be meant by the other.
const ALIKE: f64 = 0.82;

/// The one of `known` that is most like `typed`, if any is much like it.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let alike = |name: &str| strsim::jaro_winkler(name, typed);
    known
        .into_iter()
        .max_by(|one, other| alike(one).total_cmp(&alike(other)))
        .filter(|name| alike(name) > ALIKE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nearly_a_name_means_it() {
        let of = |typed| nearest(typed, ["render", "color", "print", "articles"]);
        assert_eq!(of("rendr"), Some("render"));
        assert_eq!(of("colour"), Some("color"));
        assert_eq!(of("prnt"), Some("print"));
        assert_eq!(of("nothing"), None);
        assert_eq!(nearest("x", []), None);
    }
}
