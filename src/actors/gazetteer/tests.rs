//! A small actors file, and what is said about a broken one.

use super::*;

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

/// The built-in actors with a person's file over them.
#[track_caller]
fn own(file: &str) -> Gazetteer {
    let (gazetteer, _, faults) = Gazetteer::extended_by(file);
    assert_eq!(faults, []);
    gazetteer
}

fn get<'a>(gazetteer: &'a Gazetteer, id: &str) -> &'a Actor {
    gazetteer.get(&ActorId::new(id)).expect(id)
}

#[test]
fn a_persons_file_adds_actors() {
    let gazetteer = own(TWO);
    let built_in = Gazetteer::built_in();
    assert_eq!(gazetteer.iter().count(), built_in.iter().count() + 2);
    assert_eq!(ids(gazetteer.find_alias("سامي كلوب")), ["club"]);
    let heads = |gazetteer: &Gazetteer| gazetteer.rules(Class::Person).heads.clone();
    assert_eq!(
        heads(&gazetteer),
        [heads(&built_in), vec!["آل".to_owned()]].concat()
    );
    assert!(gazetteer.rules(Class::Person).not_after == built_in.rules(Class::Person).not_after);
}

#[test]
fn a_persons_file_extends_what_is_known() {
    let built_in = Gazetteer::built_in();
    let gazetteer = own(r#"
        [[actor]]
        id = "trump"
        tier = 3
        brief_ar = "الرئيس ترامب"
        aliases = ["أبو إيفانكا", "ترامب"]
        without = ["Donald J. Trump"]
    "#);
    let (before, now) = (get(&built_in, "trump"), get(&gazetteer, "trump"));
    let mut aliases = before.aliases.clone();
    aliases.retain(|name| name != "Donald J. Trump");
    aliases.push("أبو إيفانكا".to_owned());
    assert_eq!((now.tier, &now.aliases), (3, &aliases));
    assert_eq!(now.brief_ar.as_deref(), Some("الرئيس ترامب"));
    assert_eq!((&now.ar, &now.not_after), (&before.ar, &before.not_after));
    assert!(gazetteer.find_alias("donald j. trump").is_empty());
    assert_eq!(gazetteer.position(&now.id), built_in.position(&now.id));
}

#[test]
fn a_persons_file_begins_an_entry_anew() {
    let gazetteer = own(r#"
        [[actor]]
        id = "trump"
        replace = true
        class = "media"
        tier = 2
        ar = "صحيفة الترامب"
        en = "The Trump"
    "#);
    let now = get(&gazetteer, "trump");
    assert_eq!((now.class, now.aliases.len()), (Class::Media, 0));
    assert!(gazetteer.find_alias("ترامب").is_empty());
    let (gazetteer, _, faults) =
        Gazetteer::extended_by("[[actor]]\nid = \"trump\"\nreplace = true\nar = \"صحيفة\"");
    let missing = |fault: &Fault| matches!(fault.problem, Problem::Missing { .. });
    assert!(
        faults.len() == 3 && faults.iter().all(missing),
        "{faults:?}"
    );
    assert_eq!(get(&gazetteer, "trump").class, Class::Person, "as it was");
}

#[test]
fn what_is_wrong_in_a_persons_file_leaves_the_built_in_actors() {
    let built_in = Gazetteer::built_in();
    let (gazetteer, extent, faults) = Gazetteer::extended_by(
        "[[actor]]\nid = \"trump\"\ntier = 8\nwithout = [\"لا أحد\"]\nrelated = [\"bidan\"]\n[[actor]\n",
    );
    let lines: Vec<_> = faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [3, 4, 5, 6], "{faults:?}");
    let without = vec!["لا أحد".to_owned()];
    let as_it_was = get(&built_in, "trump").clone();
    assert_eq!(
        get(&gazetteer, "trump"),
        &Actor {
            without,
            ..as_it_was
        }
    );
    assert_eq!((extent.actors, extent.new), (1, 0));
    assert!(faults[1].is_warning() && !faults[0].is_warning());
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
    let mut made = 0;
    for (at, actor) in gazetteer.iter().enumerate() {
        for name in actor.all_names() {
            let spellings = gazetteer.spellings(at, name);
            assert!(spellings.len() <= 12, "{name}: {spellings:?}");
            made += spellings.len();
            for spelling in spellings {
                let key = key_of(spelling);
                for word in &common {
                    let rests = crate::text::clitic::readings(word);
                    let is_rest = rests.iter().any(|reading| reading.rest == key);
                    assert!(!is_rest, "{name}: {spelling} is in {word}");
                }
                let others = gazetteer.iter().filter(|other| other.id != actor.id);
                let mut others = others.flat_map(|other| other.all_names());
                assert!(
                    !others.any(|other| key_of(other) == key),
                    "{name}: {spelling}"
                );
            }
        }
    }
    assert!(made > 200, "{made}");
}

#[test]
fn spellings_are_looked_up_too_and_can_be_taken_out() {
    let gazetteer = Gazetteer::built_in();
    assert_eq!(ids(gazetteer.find_alias("بلومبيرج")), ["bloomberg"]);
    let gazetteer = own("[[actor]]\nid = \"bloomberg\"\nwithout = [\"بلومبيرج\"]");
    assert!(gazetteer.find_alias("بلومبيرج").is_empty());
    assert!(!gazetteer.find_alias("بلومبرج").is_empty());
    let gazetteer =
        own("[[actor]]\nid = \"kenya\"\nvariants = false\n[spelling]\nall = [\"ينيا = ينية\"]");
    // غينيا is written with ك as well.
    assert_eq!(ids(gazetteer.find_alias("كينية")), ["guinea"]);
    let gazetteer = own("[spelling]\nall = [\"ينيا = ينية\"]");
    assert!(
        gazetteer.find_alias("كينية").is_empty(),
        "it is made of both"
    );
    assert_eq!(ids(gazetteer.find_alias("غينية")), ["guinea"]);
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
