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
