//! A small actors file, and what is said about a broken one.

use std::collections::HashMap;

use super::document::Document;
use super::load::BUILT_IN;
use super::*;

mod own;

const TWO: &str = r#"
    [class.person]
    heads = ["آل"]
    [[actor]]
    id = "sami"
    class = "person"
    tier = 1
    ar = "سامي الأنيس"
    en = "Sami Anis"
    short = ["سامي"]
    related = ["club"]
    [[actor]]
    id = "club"
    class = "organisation"
    tier = 3
    ar = "نادي سامي"
    en = "Sami Club"
    aliases = ["سامي-كلوب"]
"#;

fn ids(found: &[ActorId]) -> Vec<&str> {
    found.iter().map(ActorId::as_str).collect()
}

fn sound(file: &str) -> Gazetteer {
    let (gazetteer, faults) = Gazetteer::from_toml(file);
    assert_eq!(faults, []);
    gazetteer
}

/// The file with one thing changed in it.
#[track_caller]
fn changed(change: &str, with: &str) -> String {
    assert_eq!(TWO.matches(change).count(), 1, "{change}");
    TWO.replace(change, with)
}

#[test]
fn the_built_in_actors_are_sound() {
    let (gazetteer, faults) = Gazetteer::from_toml(BUILT_IN);
    assert_eq!(faults, []);
    assert!(gazetteer.iter().count() > 100);
    assert_eq!(ids(gazetteer.find_alias("taliban")), ["taliban"]);
    assert!(!gazetteer.rules(Class::ArmedGroup).heads.is_empty());
}

#[test]
fn the_built_in_file_says_the_same_table_by_table() {
    let (whole, by_table) = (Document::parse(BUILT_IN), Document::by_table(BUILT_IN));
    assert_eq!(by_table.faults, []);
    assert!(whole.sections.len() > 100);
    assert_eq!(
        format!("{:?}", whole.sections),
        format!("{:?}", by_table.sections)
    );
}

#[test]
fn an_actor_is_found_by_any_of_its_names() {
    let gazetteer = sound(TWO);
    assert_eq!(ids(gazetteer.find_alias("سامي")), ["sami"]);
    assert_eq!(ids(gazetteer.find_alias("سامي كلوب")), ["club"]);
    assert_eq!(ids(gazetteer.find_alias("sami club")), ["club"]);
    assert!(gazetteer.find_alias("نادي").is_empty());
    assert_eq!(
        ids(&gazetteer.aliases_starting_with("سام")),
        ["sami", "club"]
    );
    assert!(gazetteer.aliases_starting_with("").is_empty());
    assert_eq!(gazetteer.get(&ActorId::new("club")).unwrap().tier, 3);
    assert_eq!(gazetteer.rules(Class::Person).heads, ["آل"]);
    assert_eq!(gazetteer.rules(Class::State), &ClassRules::default());
}

/// What is said of a file: where, and what.
fn told(file: &str) -> Vec<(usize, String, Problem)> {
    let (_, faults) = Gazetteer::from_toml(file);
    let place = |fault: &Fault| {
        let entry = fault.entry.clone().unwrap_or_default();
        match &fault.field {
            Some(field) => format!("{entry} {field}"),
            None => entry,
        }
    };
    let told = faults.iter();
    told.map(|fault| (fault.line, place(fault), fault.problem.clone()))
        .collect()
}

#[test]
fn a_fault_names_the_line_the_entry_and_the_field() {
    let text = str::to_owned;
    for (change, with, line, place, problem) in [
        (
            "tier = 3",
            "tier = 7",
            15,
            "club tier",
            Problem::UnknownValue {
                value: text("7"),
                known: text("1 2 3"),
                meant: None,
            },
        ),
        (
            "tier = 3",
            "tier = \"3\"",
            15,
            "club tier",
            Problem::WrongKind {
                wanted: Kind::Number,
            },
        ),
        (
            "[\"club\"]",
            "[\n\"sami\",\n\"clubs\"]",
            13,
            "sami related",
            Problem::UnknownActor {
                id: text("clubs"),
                meant: Some(text("club")),
            },
        ),
        (
            "en = \"Sami Club\"",
            "",
            12,
            "club",
            Problem::Missing { name: text("en") },
        ),
        (
            "ar = \"نادي سامي\"",
            "ar = \"ن\"",
            16,
            "club ar",
            Problem::TooShort { name: text("ن") },
        ),
        (
            "[\"سامي\"]",
            "[\"سامي\", \"-\"]",
            10,
            "sami short",
            Problem::Empty,
        ),
        (
            "class = \"organisation\"",
            "class = \"organization\"",
            14,
            "club class",
            Problem::UnknownValue {
                value: text("organization"),
                known: text("armed-group person organisation government state media"),
                meant: Some(text("organisation")),
            },
        ),
        (
            "aliases =",
            "alias =",
            18,
            "club alias",
            Problem::UnknownField {
                name: text("alias"),
                meant: Some(text("aliases")),
            },
        ),
        (
            "aliases = [",
            "aliases = [2, ",
            18,
            "club aliases",
            Problem::WrongKind { wanted: Kind::Text },
        ),
        (
            "aliases = [\"سامي-كلوب\"]",
            "aliases = \"سامي-كلوب\"",
            18,
            "club aliases",
            Problem::WrongKind { wanted: Kind::List },
        ),
        (
            "id = \"club\"",
            "id = \"sami\"",
            13,
            "sami id",
            Problem::IdAgain { line: 5 },
        ),
        (
            "id = \"club\"",
            "id = \"Club\"",
            13,
            "Club id",
            Problem::WrongId,
        ),
        (
            "[class.person]",
            "[class.persons]",
            2,
            "class.persons",
            Problem::UnknownTable {
                meant: Some(text("[class.person]")),
            },
        ),
        (
            "[class.person]",
            "[clas.person]",
            2,
            "clas",
            Problem::UnknownTable {
                meant: Some(text("[class.…]")),
            },
        ),
        (
            "heads",
            "head",
            3,
            "class.person head",
            Problem::UnknownField {
                name: text("head"),
                meant: Some(text("heads")),
            },
        ),
        (
            "aliases = [\"سامي-كلوب\"]",
            "aliases = [\"نادي سامي\", \"سامي الأنيس\"]",
            18,
            "club aliases",
            Problem::Shared {
                name: text("سامي الأنيس"),
                other: text("sami"),
            },
        ),
    ] {
        let faults = told(&changed(change, with));
        let one = (line, text(place), problem);
        assert!(faults.contains(&one), "{with}: {one:?} in {faults:?}");
    }
}

#[test]
fn what_is_wrong_is_left_out_and_all_of_it_is_told() {
    let file = changed("tier = 3", "tier = 9").replace("en = \"Sami Anis\"", "en = 1");
    let lines: Vec<_> = told(&file).iter().map(|(line, ..)| *line).collect();
    assert_eq!(
        lines,
        [9, 15],
        "what lacks because it is wrong is not told twice"
    );
    let (gazetteer, _) = Gazetteer::from_toml(&file);
    assert_eq!(gazetteer.iter().count(), 0);

    let file = changed("aliases = [", "aliases = [3, \"x\", ").replace("short", "shirt");
    let (gazetteer, faults) = Gazetteer::from_toml(&file);
    assert_eq!(faults.len(), 3);
    let club = gazetteer.get(&ActorId::new("club")).unwrap();
    assert_eq!(club.aliases, ["سامي-كلوب"]);
    assert!(
        gazetteer
            .get(&ActorId::new("sami"))
            .unwrap()
            .short
            .is_empty()
    );
}

#[test]
fn a_broken_entry_costs_no_other_one() {
    for (change, with, line) in [
        ("ar = \"سامي الأنيس\"", "ar = \"سامي الأنيس", 8),
        ("short = [\"سامي\"]", "short = [\"سامي\"", 11),
        ("tier = 1", "tier 1", 7),
    ] {
        let file = changed(change, with);
        let faults = told(&file);
        let [(told, place, Problem::Syntax { .. })] = &faults[..] else {
            panic!("{faults:?}");
        };
        assert_eq!((*told, place.as_str()), (line, "sami"), "{faults:?}");
        let (gazetteer, _) = Gazetteer::from_toml(&file);
        assert_eq!(gazetteer.iter().count(), 1);
        assert_eq!(gazetteer.rules(Class::Person).heads, ["آل"]);
    }
    let (gazetteer, faults) = Gazetteer::from_toml("x = [\n\u{0}");
    assert_eq!((gazetteer.iter().count(), faults.len()), (0, 1));
    let (_, faults) = Gazetteer::from_toml(&changed(
        "[[actor]]\n    id = \"club\"",
        "[actor]\n    id = \"club\"",
    ));
    assert!(
        matches!(faults[1].problem, Problem::UnknownTable { .. }),
        "{faults:?}"
    );
}

/// Words that everybody writes, and that look like names spelt by ear.
const COMMON: &str = "كان كانا كانت كانوا قال قالت قالوا البرتقال برتقال قرب قريب قرين كريم كرم كبير \
    جميل جمال كمال جيد جيل قيل قلب قلم كلب جلب كوب كأس قوس قوم قمر كل قل براق بلاك بلاج فرق فرج \
    ساق سوق جاري جارة قارة كرة قاضي جزيرة السيد السود تركا هريس مسك لنا فينا كيف كف سوف صوف سيف صيف \
    سورة صورة مكان مكين وطن بوطن قطن سكن سكين لكن متن متين رهن رهين بستان هند عند ند جند كند مساكن \
    مساكين تمكين تمكن قرن كون جون كور جرح قرح كتاب قائد جبال قبل كبل جبل قرار جرار";

#[test]
fn no_spelling_is_made_that_is_a_word_or_the_name_of_another() {
    let gazetteer = Gazetteer::built_in();
    let common: Vec<String> = COMMON.split_whitespace().map(key_of).collect();
    let rests: HashMap<String, &String> = common
        .iter()
        .flat_map(|word| {
            let readings = crate::text::clitic::readings(word).into_iter();
            readings.map(move |reading| (reading.rest.into_owned(), word))
        })
        .collect();
    let mut bearers: HashMap<String, Vec<&ActorId>> = HashMap::new();
    for actor in &gazetteer {
        for name in actor.all_names() {
            bearers.entry(key_of(name)).or_default().push(&actor.id);
        }
    }
    let mut made = 0;
    for (at, actor) in gazetteer.iter().enumerate() {
        for name in actor.all_names() {
            let spellings = gazetteer.spellings(at, name);
            assert!(spellings.len() <= 12, "{name}: {spellings:?}");
            made += spellings.len();
            for spelling in spellings {
                let key = key_of(spelling);
                let word = rests.get(&key);
                assert_eq!(word, None, "{name}: {spelling} is in it");
                let mut bearers = bearers.get(&key).into_iter().flatten();
                assert!(
                    bearers.all(|bearer| **bearer == actor.id),
                    "{name}: {spelling}"
                );
            }
        }
    }
    assert!(made > 200, "{made}");
}

#[test]
fn whatever_is_broken_something_is_read() {
    let text = TWO.to_owned() + "without = [\"x\"]\n[spelling]\nforeign = [\"غ > ج\"]\n";
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        for other in ["", "\"", "[", "]\n[[", "=", "\u{0}"] {
            let broken = format!("{before}{other}{after}");
            let (_, faults) = Gazetteer::from_toml(&broken);
            let last = broken.lines().count() + 1;
            let is_there = |fault: &Fault| (1..=last).contains(&fault.line);
            assert!(faults.iter().all(is_there), "{broken}: {faults:?}");
        }
    }
}

#[test]
fn the_readme_says_how_many_actors_there_are() {
    let readme = include_str!("../../../README.md");
    let hundreds = Gazetteer::built_in().iter().count() / 100;
    let said = format!("some {},{}00 actors", hundreds / 10, hundreds % 10);
    assert!(readme.contains(&said), "README.md is to say “{said}”");
}

#[test]
fn a_mistyped_name_or_id_means_the_one_that_is_like_it() {
    let gazetteer = Gazetteer::built_in();
    assert_eq!(gazetteer.meant_by("trmp"), Some("trump"));
    assert_eq!(gazetteer.meant_by("طالبن"), Some("طالبان"));
    assert_eq!(gazetteer.meant_by("xyzzy"), None);
    assert_eq!(gazetteer.meant_by(""), None);
}

#[test]
fn an_entry_that_was_to_change_an_actor_says_which_one_may_be_meant() {
    let meant = |file: &str| -> Vec<Problem> {
        let (_, _, faults) = Gazetteer::extended_by(file);
        let told = faults.into_iter().map(|fault| fault.problem);
        told.filter(|problem| matches!(problem, Problem::UnknownActor { .. }))
            .collect()
    };
    let unknown = |id: &str| Problem::UnknownActor {
        id: id.to_owned(),
        meant: Some("trump".to_owned()),
    };
    let entry = "[[actor]]\nid = \"trmp\"\naliases = [\"سيد البرج العالي\"]\n";
    assert_eq!(meant(entry), [unknown("trmp")]);
    let related = "[[actor]]\nid = \"biden\"\nrelated = [\"trmp\"]\n";
    assert_eq!(meant(related), [unknown("trmp")]);
    let judged = "[[judgement]]\nverdict = \"reject\"\ntext = \"البرج\"\nactor = \"trmp\"\n";
    assert_eq!(meant(judged), [unknown("trmp")]);
    // One that is new says who it is.
    let new = entry.replace("trmp", "trumpf") + "ar = \"شركة البرج\"\n";
    assert_eq!(meant(&new), []);
}
