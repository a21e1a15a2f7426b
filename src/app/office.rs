//! An office in words: what its holder is called with the body whose office it is, as Arabic
//! joins them, and since when, no more exactly than the file of actors knows. Does not know
//! who held it.

use super::dated;
use crate::actors::gazetteer::{Day, Precision, Role};
use crate::config::strings::Strings;
use crate::library::dates::{DateStyle, WrittenDate};
use crate::text::isolate::isolated;

/// What the holder is called with the name of the body: رئيس الولايات المتحدة,
/// المتحدث باسم طالبان, الأمين العام للأمم المتحدة, وزير الخارجية في العراق.
pub(super) fn title_of(title: &str, body: &str) -> String {
    let words: Vec<_> = title.split_whitespace().collect();
    let is_definite = |word: &&str| word.starts_with("ال");
    match words[..] {
        // بابا الفاتيكان.
        _ if title.contains(body) => title.to_owned(),
        // The noun before that to which it belongs has no article.
        [noun] => format!("{} {body}", noun.strip_prefix("ال").unwrap_or(noun)),
        [.., "باسم"] => format!("{title} {body}"),
        // A noun with an adjective.
        _ if words.iter().all(is_definite) => format!("{title} {}", belonging_to(body)),
        // What belongs to something already: وزير الخارجية.
        _ => format!("{title} في {body}"),
    }
}

/// A name after ل, which takes the alef of its article, and of two lams more one.
fn belonging_to(name: &str) -> String {
    match name.strip_prefix("ال") {
        Some(rest) if rest.starts_with('ل') => format!("ل{rest}"),
        Some(rest) => format!("لل{rest}"),
        None => format!("ل{name}"),
    }
}

/// Since when it was held and until when, as far as that is known, with a blank before it;
/// each date isolated (UAX #9).
pub(super) fn term(strings: &Strings, office: &Role, style: DateStyle) -> String {
    let day = |day: Day| isolated(&shown(strings, day, style));
    let from = office.from.map(|from| ("from", day(from).into()));
    let to = office.to.map(|to| ("to", day(to).into()));
    match (from, to) {
        (None, None) => String::new(),
        (Some(from), None) => strings.with("office-from", [from]),
        (None, Some(to)) => strings.with("office-to", [to]),
        (Some(from), Some(to)) => strings.with("office-from-to", [from, to]),
    }
}

fn shown(strings: &Strings, day: Day, style: DateStyle) -> String {
    match day.1 {
        Precision::Year => day.0.year().to_string(),
        Precision::Month => dated::date(strings, &WrittenDate::of_month(day.0), style),
        Precision::Day => dated::date(strings, &WrittenDate::on(day.0), style),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::strings::Language;

    #[test]
    fn an_office_is_joined_to_its_body() {
        let joined = [
            ("الرئيس", "الولايات المتحدة", "رئيس الولايات المتحدة"),
            ("زعيم", "طالبان", "زعيم طالبان"),
            ("المتحدث باسم", "طالبان", "المتحدث باسم طالبان"),
            ("الأمين العام", "الأمم المتحدة", "الأمين العام للأمم المتحدة"),
            ("القائد العام", "حزب الله", "القائد العام لحزب الله"),
            (
                "المدير العام",
                "اللجنة الدولية",
                "المدير العام للجنة الدولية",
            ),
            ("وزير الخارجية", "العراق", "وزير الخارجية في العراق"),
            ("بابا الفاتيكان", "الفاتيكان", "بابا الفاتيكان"),
        ];
        for (title, body, whole) in joined {
            assert_eq!(title_of(title, body), whole);
        }
    }

    #[test]
    fn a_term_is_told_no_more_exactly_than_it_is_known() {
        let day = |day: &str| Day::try_from(day.to_owned()).ok();
        let told = |from: &str, to: &str| {
            let office = Role {
                title: "الرئيس".to_owned(),
                of: crate::library::mention::ActorId::new("us"),
                from: day(from),
                to: day(to),
            };
            [Language::Arabic, Language::English].map(|language| {
                let told = term(&Strings::new(language), &office, DateStyle::default());
                told.replace(['\u{2068}', '\u{2069}'], "")
            })
        };
        assert_eq!(
            told("2007-01", ""),
            [" منذ يناير 2007", " since January 2007"]
        );
        assert_eq!(told("", "1999"), [" حتى 1999", " until 1999"]);
        assert_eq!(
            told("2017-01-20", "2021-01-20"),
            [
                " بين 20 يناير 2017 و20 يناير 2021",
                " between 20 January 2017 and 20 January 2021"
            ]
        );
        assert_eq!(told("", ""), ["", ""]);
    }
}
