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

#[test]
fn the_built_in_actors_are_sound() {
    let gazetteer = Gazetteer::built_in();
    assert!(gazetteer.iter().count() > 100);
    assert_eq!(ids(gazetteer.find_alias("taliban")), ["taliban"]);
    assert!(!gazetteer.rules(Class::ArmedGroup).heads.is_empty());
}

#[test]
fn an_actor_is_found_by_any_of_its_names() {
    let gazetteer = Gazetteer::from_toml(TWO).unwrap();
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

#[test]
fn an_error_names_the_entry_and_the_field() {
    for (change, with, said) in [
        ("tier = 3", "tier = 7", vec!["club", "tier", "7"]),
        ("\"club\"]", "\"clubs\"]", vec!["sami", "related", "clubs"]),
        ("en = \"Sami Club\"", "", vec!["club", "en"]),
        (
            "ar = \"نادي سامي\"",
            "ar = \"-\"",
            vec!["club", "ar", "letters"],
        ),
        (
            "class = \"organisation\"",
            "class = \"club\"",
            vec!["club", "armed-group"],
        ),
        ("aliases =", "alias =", vec!["club", "alias"]),
        (
            "id = \"club\"",
            "id = \"sami\"",
            vec!["sami", "id", "another"],
        ),
        ("[class.person]", "[class.people]", vec!["class.people"]),
        ("[[actor]]", "[[actor", vec!["TOML"]),
    ] {
        assert!(TWO.contains(change), "{change}");
        let error = Gazetteer::from_toml(&TWO.replace(change, with))
            .unwrap_err()
            .to_string();
        assert!(said.iter().all(|word| error.contains(word)), "{error}");
    }
}
