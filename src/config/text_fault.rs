//! What is wrong with a setting whose value is a text with fields in it. Whoever reads
//! the text finds it; here it is worded.

use super::nearest::nearest;
use super::strings::Strings;

/// Something in the text of a setting that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// There is no such field.
    Unknown(String),
    /// A sign without its other half.
    Unpaired(char),
    /// Nothing in it is a field.
    NoField,
}

impl TextFault {
    /// What there is to say of it, given the names of all fields.
    pub(super) fn said(&self, key: &str, fields: &[String], strings: &Strings) -> String {
        let in_braces = |name: &str| format!("{{{name}}}");
        let known: Vec<String> = fields.iter().map(|field| in_braces(field)).collect();
        let known = strings.list(known.iter().map(String::as_str));
        let (id, value, meant) = match self {
            Self::Unknown(field) => match nearest(field, fields.iter().map(String::as_str)) {
                Some(meant) => ("setting-field-mistyped", in_braces(field), in_braces(meant)),
                None => ("setting-field-unknown", in_braces(field), String::new()),
            },
            Self::Unpaired(sign) => ("setting-unpaired", sign.to_string(), String::new()),
            Self::NoField => ("setting-no-field", String::new(), String::new()),
        };
        let words = [
            ("key", key.into()),
            ("value", value.into()),
            ("meant", meant.into()),
            ("known", known.into()),
        ];
        strings.with(id, words)
    }
}
