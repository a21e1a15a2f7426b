//! The words of the interface, in Arabic and in English, from Fluent files:
//! Arabic counts in six plural forms, which Fluent picks by CLDR's rules.

use std::borrow::Cow;

use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::numbers::grouped;

/// The language the interface speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    Arabic,
    English,
}

impl Language {
    /// The language of a locale name such as `ar_EG.UTF-8`: Arabic for `ar`,
    /// English for every other.
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '.', '@', '-']).next().unwrap_or("");
        if language.eq_ignore_ascii_case("ar") {
            Self::Arabic
        } else {
            Self::English
        }
    }

    /// The language of the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is
    /// set, as `variable` tells (POSIX, section 8.2).
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(variable)
            .find(|value| !value.is_empty())
            .map_or(Self::English, |value| Self::of_locale(&value))
    }
}

/// The messages of one language.
pub struct Strings {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// What a message is filled with: numbers choose plural forms, and have their thousands
/// apart.
pub enum Value<'a> {
    Text(Cow<'a, str>),
    Number(usize),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl Strings {
    /// The built-in messages of `language`.
    pub fn new(language: Language) -> Self {
        let (id, source) = match language {
            Language::Arabic => ("ar", include_str!("../../assets/strings/ar.ftl")),
            Language::English => ("en", include_str!("../../assets/strings/en.ftl")),
        };
        // A message that does not parse is left out of the resource; a test
        // holds that none is, and `get` answers with the id in the worst case.
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let id: LanguageIdentifier = id.parse().expect("a language tag");
        let mut bundle = FluentBundle::new(vec![id]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            // Counts, so whole and not negative.
            FluentValue::Number(number) => {
                let whole = number.options.minimum_integer_digits;
                Some(grouped(whole.unwrap_or(number.value as usize)))
            }
            _ => None,
        }));
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    /// The language of these messages.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message with this id.
    pub fn get(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// The message with this id, filled in.
    pub fn with<'a>(
        &self,
        id: &str,
        values: impl IntoIterator<Item = (&'a str, Value<'a>)>,
    ) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            match value {
                Value::Text(text) => arguments.set(name.to_owned(), FluentValue::String(text)),
                Value::Number(number) => arguments.set(name.to_owned(), counted(number)),
            }
        }
        self.format(id, Some(&arguments))
    }

    /// Words of programs, one after the other, with the commas of the language between
    /// them; none turns another.
    pub fn list<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> String {
        let word = |word: &str| match self.language {
            Language::Arabic => format!("\u{2066}{word}\u{2069}"),
            Language::English => word.to_owned(),
        };
        let words: Vec<_> = words.into_iter().map(word).collect();
        words.join(&self.get("fault-comma"))
    }

    fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(id)
            .and_then(|message| message.value())
        else {
            debug_assert!(false, "no message {id}");
            return id.to_owned();
        };
        self.bundle
            .format_pattern(pattern, arguments, &mut Vec::new())
            .into_owned()
    }
}

impl std::fmt::Debug for Strings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Strings({:?})", self.language)
    }
}

/// A count as Fluent chooses a plural form by it. CLDR's rules for Arabic go by the last two
/// digits (103 as 3, 111 as 11); those that come with Fluent only do so below 100. The whole
/// number, which is shown, goes with it where no rule looks.
fn counted(number: usize) -> FluentValue<'static> {
    let deciding = match number % 100 {
        _ if number < 100 => number,
        0..=2 => 100,
        last => last,
    };
    let options = FluentNumberOptions {
        // None for none: a literal `[0]` is compared with its options.
        minimum_integer_digits: (number > 0).then_some(number),
        ..FluentNumberOptions::default()
    };
    FluentValue::Number(FluentNumber::new(deciding as f64, options))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_bundle::FluentResource;

    use super::*;

    const SOURCES: [&str; 2] = [
        include_str!("../../assets/strings/ar.ftl"),
        include_str!("../../assets/strings/en.ftl"),
    ];

    #[test]
    fn both_languages_have_the_same_messages() {
        let ids = SOURCES.map(|source| {
            FluentResource::try_new(source.to_owned()).expect("the messages parse");
            source
                .lines()
                .filter_map(|line| line.split_once(" ="))
                .map(|(id, _)| id)
                .filter(|id| !id.starts_with([' ', '#', '-']))
                .map(str::to_owned)
                .collect::<BTreeSet<_>>()
        });
        assert!(ids[0].len() > 10);
        assert_eq!(ids[0], ids[1]);
    }

    #[test]
    fn arabic_counts_in_six_forms() {
        let strings = Strings::new(Language::Arabic);
        let counted = |n: usize| strings.with("notices-hint", [("count", n.into())]);
        assert_eq!(counted(0), "لا تنبيهات");
        assert_eq!(counted(1), "تنبيه واحد");
        assert_eq!(counted(2), "تنبيهان");
        assert_eq!(counted(7), "7 تنبيهات");
        assert_eq!(counted(45), "45 تنبيهًا");
        assert_eq!(counted(300), "300 تنبيه");
        assert_eq!(counted(102), "102 تنبيه");
        assert_eq!(counted(1_103), "1,103 تنبيهات");
        assert_eq!(counted(12_345), "12,345 تنبيهًا");
        let english = Strings::new(Language::English);
        let counted = |n: usize| english.with("notices-hint", [("count", n.into())]);
        assert_ne!(
            counted(1).replace('1', "101"),
            counted(101),
            "only one is singular"
        );
    }

    #[test]
    fn the_locale_chooses() {
        let locale = |name: &'static str, value: &'static str| {
            Language::of_environment(move |variable| (variable == name).then(|| value.to_owned()))
        };
        assert_eq!(locale("LANG", "ar_EG.UTF-8"), Language::Arabic);
        assert_eq!(locale("LC_ALL", "ar"), Language::Arabic);
        assert_eq!(locale("LANG", "arn_CL.UTF-8"), Language::English);
        assert_eq!(locale("LC_ALL", ""), Language::English);
    }
}
