//! A person's own file over the built-in actors: adding, changing, muting, and what is
//! wrong in it.

use super::*;

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
fn a_role_in_a_persons_file_takes_the_place_of_the_same_one() {
    let roles = |file: &str| {
        let gazetteer = own(file);
        let roles = get(&gazetteer, "macron").roles.iter();
        let day = |day: Option<Day>| day.map(|day| day.0.to_string()).unwrap_or_default();
        let told = roles.map(|role| format!("{} {}..{}", role.title, day(role.from), day(role.to)));
        told.collect::<Vec<_>>()
    };
    let entry = |role: &str| format!("[[actor]]\nid = \"macron\"\nroles = [{role}]\n");
    let before = roles("");
    assert_eq!(before.first().unwrap(), "الرئيس 2017-05-14..");
    let ended = r#"{ title = "الرئيس", of = "france", from = "2017-05-14", to = "2026-05-14" }"#;
    let now = |role: &str| [vec![role.to_owned()], before[1..].to_vec()].concat();
    assert_eq!(roles(&entry(ended)), now("الرئيس 2017-05-14..2026-05-14"));
    let without_from = r#"{ title = "الرئيس", of = "france", to = "2026-05" }"#;
    assert_eq!(
        roles(&entry(without_from)),
        now("الرئيس 2017-05-14..2026-05-01")
    );
    // Another title, another actor or another term is another role.
    for other in [
        r#"{ title = "رئيس الحكومة", of = "france", to = "2026" }"#,
        r#"{ title = "الرئيس", of = "germany", to = "2026" }"#,
        r#"{ title = "الرئيس", of = "france", from = "2032" }"#,
    ] {
        let now = roles(&entry(other));
        assert_eq!(
            (&now[..before.len()], now.len()),
            (&before[..], before.len() + 1)
        );
    }
}

#[test]
fn what_may_be_meant_is_the_same_every_time() {
    let file = "[[actor]]\nid = \"trump\"\nrelated = [\"bidan\", \"iranx\", \"tallban\"]";
    let meant = || {
        let (_, _, faults) = Gazetteer::extended_by(file);
        faults
    };
    let first = meant();
    assert!((0..8).all(|_| meant() == first), "{first:?}");
}

#[test]
fn a_file_of_any_size_is_read_in_time() {
    let clock = std::time::Instant::now();
    // A name of very many spellings is refused, a long one has as many as are wanted.
    let long = |times: usize| {
        let name = "غصطل".repeat(times);
        format!(
            "[[actor]]\nid = \"long\"\nclass = \"person\"\ntier = 3\nforeign = true\n\
             en = \"Long\"\nar = \"{name}\"\n"
        )
    };
    let (_, _, faults) = Gazetteer::extended_by(&long(400));
    assert!(
        matches!(
            &faults[..],
            [Fault {
                problem: Problem::TooLong { most: 200, .. },
                ..
            }]
        ),
        "{faults:?}"
    );
    let (_, extent, faults) = Gazetteer::extended_by(&long(50));
    assert_eq!((extent.actors, faults), (1, Vec::new()));
    // Many names, as many to be taken out, and as many that nobody has.
    let names = |what: &str| {
        (0..2_000)
            .map(|n| format!("\"{what} {n}\","))
            .collect::<String>()
    };
    let ids: String = (0..2_000).map(|n| format!("\"nobody-{n}\",")).collect();
    let file = format!(
        "[[actor]]\nid = \"trump\"\naliases = [{}]\nwithout = [{}]\nrelated = [{ids}]\n",
        names("اسم"),
        names("كنية"),
    );
    let (_, _, faults) = Gazetteer::extended_by(&file);
    assert_eq!(faults.len(), 4_000);
    let meant =
        |fault: &&Fault| matches!(fault.problem, Problem::UnknownActor { meant: Some(_), .. });
    assert!(faults.iter().filter(meant).count() <= 100);
    // Many roles, and many nouns.
    let roles: String = (0..2_000)
        .map(|n| format!("{{ title = \"رئيس {n}\", of = \"iran\" }},"))
        .collect();
    let nouns: String = (0..5_000)
        .map(|n| format!("[[noun]]\nword = \"اسم{n}\"\n"))
        .collect();
    own(&format!(
        "[[actor]]\nid = \"trump\"\nroles = [{roles}]\n{nouns}"
    ));
    // Many broken entries.
    let broken = "[[actor]]\nid = \"x\"\nar = \"\n".repeat(5_000);
    let (_, _, faults) = Gazetteer::extended_by(&broken);
    assert_eq!(faults.len(), 5_000);
    let taken = clock.elapsed();
    assert!(taken.as_secs() < 30, "{taken:?}");
}
