//! How queries are written: one table of examples, from which `qari help queries` and
//! `docs/QUERIES.md` are made.

use super::page::Row;
use crate::cli::output::harmless;
use crate::config::strings::{Language, Strings};

/// An example in Arabic and in English, and the message that says what it means.
pub(super) const EXAMPLES: [(&str, &str, &str); 23] = [
    ("اتفاق الدوحة", "اتفاق الدوحة", "query-words"),
    ("طالبان", "taliban", "query-alias"),
    ("«مجلس الأمن»", "\"مجلس الأمن\"", "query-phrase"),
    ("أفغان*", "أفغان*", "query-prefix"),
    ("=على", "=على", "query-exact"),
    ("~مقاتل", "~مقاتل", "query-stem"),
    ("-حرب", "-حرب", "query-not"),
    ("(هدنة أو سلام) قطر", "(هدنة OR سلام) قطر", "query-or"),
    ("قرب:10 طالبان قطر", "near:10 طالبان قطر", "query-near"),
    (
        "قرب:10 (طالبان قطر سلام)",
        "near:10 (طالبان قطر سلام)",
        "query-near-many",
    ),
    (
        "قرب:فقرة طالبان ترامب",
        "near:paragraph taliban trump",
        "query-together",
    ),
    (
        "قرب:جملة (طالبان أمريكا إيران)",
        "near:sentence (taliban us iran)",
        "query-together-sentence",
    ),
    ("عنوان:(هدنة أو سلام)", "title:(هدنة OR سلام)", "query-title"),
    ("مصدر:الجزيرة", "source:الجزيرة", "query-source"),
    (
        "مصدر:=«وكالة الأناضول»",
        "source:=\"وكالة الأناضول\"",
        "query-source-name",
    ),
    ("جهة:طالبان", "actor:taliban", "query-actor"),
    ("نوع:وصف", "kind:nominal", "query-kind"),
    (
        "تاريخ:2021-08..2021/09",
        "date:2021-08..2021/09",
        "query-date",
    ),
    ("تاريخ:أغسطس 2021", "date:31/8/2021", "query-date-words"),
    ("تاريخ:2021..", "date:2021..", "query-date-open"),
    ("حالة:غير مقروء", "is:unread", "query-state"),
    ("وسم:«حقوق الإنسان»", "tag:\"حقوق الإنسان\"", "query-tag"),
    ("محفوظ:«أخبار قطر»", "saved:\"أخبار قطر\"", "query-saved"),
];

/// The rows of help on queries.
pub(super) fn rows(strings: &Strings) -> Vec<Row> {
    let head = [
        Row::Said(strings.get("queries-about")),
        Row::Gap,
        Row::Heading(strings.get("queries-heading")),
    ];
    let examples = EXAMPLES.iter().map(|(arabic, english, id)| {
        let typed = match strings.language() {
            Language::Arabic => isolated(arabic),
            Language::English => (*english).to_owned(),
        };
        Row::Typed(typed, strings.get(id))
    });
    head.into_iter().chain(examples).collect()
}

/// A field whose dates keep their order after Arabic letters, as they do where one types
/// (UAX #9, LRI and PDI).
fn isolated(typed: &str) -> String {
    let is_date = |value: &str| {
        value
            .chars()
            .all(|c| matches!(c, '0'..='9' | '-' | '/' | '.'))
    };
    match typed.split_once(':').filter(|(_, value)| is_date(value)) {
        Some((field, value)) => format!("{field}:\u{2066}{value}\u{2069}"),
        None => typed.to_owned(),
    }
}

/// The same in both languages as Markdown.
pub(in crate::cli) fn page() -> String {
    let [arabic, english] = [Language::Arabic, Language::English].map(Strings::new);
    let mut text = format!(
        "# Queries\n\nMade by `qari generate queries`.\n\n{}\n\n{}\n\n| query | what it finds | ما يجده | الاستعلام |\n|---|---|---|---|\n",
        english.get("queries-about"),
        arabic.get("queries-about")
    );
    for (in_arabic, in_english, id) in EXAMPLES {
        // A bar would end the cell.
        let cell = |text: &str| text.replace('|', "\\|");
        text += &format!(
            "| `{}` | {} | {} | `{}` |\n",
            cell(in_english),
            cell(&english.get(id)),
            cell(&arabic.get(id)),
            cell(in_arabic)
        );
    }
    harmless(&text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::gazetteer::Gazetteer;
    use crate::query::saved::{Saved, SavedQuery};
    use crate::query::{condition, fields::FIELDS};

    #[test]
    fn examples_mean_the_same_in_both_languages_and_show_every_field() {
        let known = Gazetteer::built_in();
        let resolve = |folded: &str| known.resolve(folded);
        let saved = Saved::new(vec![SavedQuery {
            name: "أخبار قطر".to_owned(),
            query: "قطر".to_owned(),
            follows: false,
        }]);
        let mut missing: Vec<_> = FIELDS.iter().flat_map(|f| [f.english, f.arabic]).collect();
        for (arabic, english, id) in EXAMPLES {
            for typed in [arabic, english] {
                let read = condition(typed, true, &resolve, &saved);
                assert!(read.is_ok(), "{typed}: {read:?}");
                missing.retain(|field| !typed.starts_with(&format!("{field}:")));
            }
            if !["query-alias", "query-date-words"].contains(&id) {
                let [one, other] =
                    [arabic, english].map(|typed| condition(typed, true, &resolve, &saved));
                assert_eq!(one, other, "{id}");
            }
        }
        assert_eq!(missing, [""; 0]);
    }

    #[test]
    fn the_page_of_queries_is_current() {
        assert_eq!(
            include_str!("../../../docs/QUERIES.md"),
            page(),
            "run: cargo run -- generate queries > docs/QUERIES.md"
        );
    }
}
