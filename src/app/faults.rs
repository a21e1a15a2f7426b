//! The words for what is wrong in an actors file: where, what, and what to do.

use crate::actors::gazetteer::{Fault, Kind, Problem};
use crate::config::strings::{Strings, Value};
use crate::text::isolate::isolated;

/// A fault in words.
pub fn fault(strings: &Strings, fault: &Fault) -> String {
    let mut place = vec![strings.with("fault-line", [("line", fault.line.to_string().into())])];
    place.extend(fault.entry.as_deref().map(isolated));
    place.extend(fault.field.as_deref().map(isolated));
    let place = place.join(&strings.get("fault-comma"));
    let what = problem(strings, &fault.problem);
    let id = if fault.is_warning() {
        "fault-warning"
    } else {
        "fault"
    };
    strings.with(id, [("place", place.into()), ("what", what.into())])
}

fn problem(strings: &Strings, problem: &Problem) -> String {
    let with = |id: &str, named: &[(&'static str, &str)]| {
        let values = named.iter();
        let values = values.map(|(name, value)| (*name, Value::from(isolated(value))));
        strings.with(id, values)
    };
    let perhaps = |meant: &Option<String>| match meant {
        Some(meant) => with("fault-meant", &[("meant", meant)]),
        None => String::new(),
    };
    match problem {
        Problem::Syntax { reason } => with("fault-syntax", &[("reason", reason)]),
        Problem::UnknownTable { meant } => strings.get("fault-unknown-table") + &perhaps(meant),
        Problem::UnknownField { name, meant } => {
            with("fault-unknown-field", &[("name", name)]) + &perhaps(meant)
        }
        Problem::Missing { name } => with("fault-missing", &[("name", name)]),
        Problem::WrongKind { wanted } => strings.get(match wanted {
            Kind::Text => "fault-wants-text",
            Kind::Number => "fault-wants-number",
            Kind::Truth => "fault-wants-truth",
            Kind::List => "fault-wants-list",
            Kind::Table => "fault-wants-table",
        }),
        Problem::UnknownValue {
            value,
            known,
            meant,
        } => {
            let values = [
                ("value", isolated(value).into()),
                ("known", strings.list(known.split(' ')).into()),
            ];
            let said = strings.with("fault-unknown-value", values);
            let meant = meant.iter();
            let meant = meant.map(|meant| with("fault-value-meant", &[("meant", meant)]));
            said + &meant.collect::<String>()
        }
        Problem::WrongValue { reason } => with("fault-wrong-value", &[("reason", reason)]),
        Problem::WrongId => strings.get("fault-wrong-id"),
        Problem::IdAgain { line } => {
            strings.with("fault-id-again", [("line", line.to_string().into())])
        }
        Problem::UnknownActor { id, meant } => {
            with("fault-unknown-actor", &[("id", id)]) + &perhaps(meant)
        }
        Problem::Empty => strings.get("fault-empty"),
        Problem::TooShort { name } => with("fault-too-short", &[("name", name)]),
        Problem::TooLong { name, most } => {
            let values = [
                ("name", isolated(name).into()),
                ("most", most.to_string().into()),
            ];
            strings.with("fault-too-long", values)
        }
        Problem::TooLarge { limit } => {
            strings.with("fault-too-large", [("limit", limit.to_string().into())])
        }
        Problem::Shared { name, other } => {
            with("fault-shared", &[("name", name), ("other", other)])
        }
        Problem::NotThere { name } => with("fault-not-there", &[("name", name)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Answer, Message, Model, update};
    use crate::config::strings::Language;
    use crate::library::notice::Notice;

    fn said(problem: Problem, language: Language) -> String {
        let one = Fault {
            line: 12,
            entry: Some("club".to_owned()),
            field: Some("alias".to_owned()),
            problem,
        };
        let said = fault(&Strings::new(language), &one);
        said.replace(['\u{2066}', '\u{2068}', '\u{2069}'], "")
    }

    #[test]
    fn a_fault_says_where_and_what_to_do() {
        let unknown = || Problem::UnknownField {
            name: "alias".to_owned(),
            meant: Some("aliases".to_owned()),
        };
        assert_eq!(
            said(unknown(), Language::English),
            "line 12, club, alias: there is no field alias; did you mean aliases?"
        );
        let value = || Problem::UnknownValue {
            value: "perso".to_owned(),
            known: "person state".to_owned(),
            meant: Some("person".to_owned()),
        };
        assert!(
            said(value(), Language::Arabic)
                .ends_with("لا تصلح هنا القيمة perso؛ والقيم: person، state؛ أهي person؟")
        );
        assert!(said(value(), Language::English).contains("person, state; did you mean person?"));
        assert_eq!(
            said(unknown(), Language::Arabic),
            "السطر 12، club، alias: لا حقل باسم alias؛ أهو aliases؟"
        );
        let shared = Problem::Shared {
            name: "النجم".to_owned(),
            other: "star".to_owned(),
        };
        assert_eq!(
            said(shared, Language::English),
            "line 12, club, alias (warning): “النجم” is a name of star too; list it under short, \
             with words near it, or take it out of one"
        );
    }

    #[test]
    fn every_problem_is_said_in_both_languages() {
        let text = || "x".to_owned();
        let kinds = [
            Kind::Text,
            Kind::Number,
            Kind::Truth,
            Kind::List,
            Kind::Table,
        ];
        let kinds = kinds.map(|wanted| Problem::WrongKind { wanted });
        let problems = [
            Problem::Syntax { reason: text() },
            Problem::UnknownTable {
                meant: Some(text()),
            },
            Problem::Missing { name: text() },
            Problem::UnknownValue {
                value: text(),
                known: text(),
                meant: None,
            },
            Problem::WrongValue { reason: text() },
            Problem::WrongId,
            Problem::IdAgain { line: 3 },
            Problem::UnknownActor {
                id: text(),
                meant: Some(text()),
            },
            Problem::Empty,
            Problem::TooShort { name: text() },
            Problem::TooLong {
                name: text(),
                most: 200,
            },
            Problem::TooLarge { limit: 16 },
            Problem::NotThere { name: text() },
        ];
        for problem in problems.into_iter().chain(kinds) {
            let arabic = said(problem.clone(), Language::Arabic);
            let english = said(problem, Language::English);
            assert!(
                arabic.contains(|c: char| ('ا'..='ي').contains(&c)),
                "{arabic}"
            );
            assert!(
                !english.contains(|c: char| c.is_alphabetic() && !c.is_ascii()),
                "{english}"
            );
        }
    }

    #[test]
    fn the_reader_has_them_among_its_notices() {
        let mut model = Model::new(Language::English, 80, 24);
        let one = Fault {
            line: 3,
            entry: None,
            field: None,
            problem: Problem::Empty,
        };
        let (doc, faults) = ("actors.toml".to_owned(), vec![one.clone(), one]);
        update(&mut model, Message::Answer(Answer::Faults { doc, faults }));
        let told = &model.notices[0].1;
        let [Notice::Said { what }, _] = &told[..] else {
            panic!("{told:?}");
        };
        assert!(what.starts_with("line 3: an empty text"), "{what}");
    }
}
