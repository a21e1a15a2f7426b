use super::fault::SHOWN;
use super::printed::WIDTH;
use super::*;
use crate::config::strings::Language;

fn keys() -> Vec<Key> {
    let key = |name: &str, values: &[&str]| Key {
        name: name.to_owned(),
        values: values.iter().map(|&value| value.to_owned()).collect(),
        usual: values[0].to_owned(),
        takes_themes: false,
        fields: Vec::new(),
    };
    vec![
        key("lang", &["auto", "ar", "en"]),
        key("render", &["auto", "visual", "visual-words"]),
    ]
}

fn read(source: &str) -> (Vec<(String, String)>, Vec<String>) {
    let settings = Settings::read(source, &keys());
    let said = settings.complaints(&Strings::new(Language::English));
    (settings.set, said)
}

/// What a file sets, as `key=value`, and what is said of it.
fn told(source: &str) -> (String, String) {
    let (set, said) = read(source);
    let set = set.iter().map(|(key, value)| format!("{key}={value}"));
    (set.collect::<Vec<_>>().join(" "), said.join("\n"))
}

#[test]
fn what_is_sound_is_set_and_nothing_is_said() {
    assert_eq!(told(""), (String::new(), String::new()));
    let source = "\u{FEFF}# لغة الواجهة\r\nlang = 'ar'\r\n\"render\" = \"visual\"";
    assert_eq!(
        told(source),
        ("lang=ar render=visual".into(), String::new())
    );
}

#[test]
fn what_is_wrong_is_named_with_its_line_and_the_rest_holds() {
    for (source, set, said) in [
        (
            "rendr = \"visual\"\nlang = \"ar\"",
            "lang=ar",
            "line 1: there is no setting “rendr”; did you mean “render”?",
        ),
        (
            "lang = \"ar\"\n\n[list]\nx = 1",
            "lang=ar",
            "line 3: there is no setting “list”; `qari generate config` prints all",
        ),
        (
            "render = \"visaul\"\nlang = \"ar\"",
            "lang=ar",
            "line 1: “visaul” is no value of “render”; did you mean “visual”?",
        ),
        (
            "lang = \"ar\"\nrender = true",
            "lang=ar",
            "line 2: “true” is no value of “render”; there are: auto, visual, visual-words",
        ),
        (
            "lang = \"ar\"\nrender = [\n1]",
            "lang=ar",
            "line 2: “[…” is no value of “render”; there are: auto, visual, visual-words",
        ),
    ] {
        assert_eq!(told(source), (set.to_owned(), said.to_owned()), "{source}");
    }
}

#[test]
fn a_line_that_is_no_toml_spoils_itself_alone() {
    for source in [
        "render = visual\nlang = \"ar\"",
        "render = \"visual\nlang = \"ar\"",
        "render\nlang = \"ar\"",
        "= = =\nlang = \"ar\"",
        "render = \"visual\" x\nlang = \"ar\"",
    ] {
        let (set, said) = told(source);
        assert!(set.ends_with("lang=ar"), "{source}: {set}");
        let [line] = said.lines().collect::<Vec<_>>()[..] else {
            panic!("{source}: {said}");
        };
        assert!(line.starts_with("line 1: this is not TOML ("), "{line}");
    }
    let (set, said) = told("lang = \"ar\"\nlang = \"en\"");
    assert_eq!(set, "lang=ar");
    assert!(said.starts_with("line 2: "), "{said}");
}

#[test]
fn what_is_not_closed_spoils_the_line_alone_in_which_it_begins() {
    for source in [
        "render = [\nlang = \"ar\"\n",
        "render = [ # ]\n\nlang = \"ar\"\n",
        "render = [\"visual\nlang = \"ar\"\n",
        "render = {\nlang = \"ar\"\n",
        "render = \"\"\"visual\nlang = \"ar\"\n",
        "render = \'\'\'visual\r\nlang = \"ar\"\r\n",
        "render.x = [\nlang = \"ar\"\n",
    ] {
        let (set, said) = told(source);
        assert_eq!(set, "lang=ar", "{source}: {said}");
        assert_eq!(said.lines().count(), 1, "{source}: {said}");
        assert!(said.starts_with("line 1: this is not TOML ("), "{said}");
    }
    let (_, said) = told("render = [\nlang = \"ar\"\n");
    assert!(said.contains("unclosed array"), "{said}");
    let (set, said) = told("lang = \"ar\"\n[list]\nx = [\nrender = visual\n");
    assert_eq!(set, "lang=ar");
    let lines: Vec<_> = said.lines().map(|line| &line[..7]).collect();
    assert_eq!(lines, ["line 2:", "line 3:", "line 4:"], "{said}");
}

#[test]
fn of_many_faults_the_first_are_told_and_that_there_are_more() {
    let keys: String = (0..3000).map(|n| format!("k{n} = 1\n")).collect();
    let both = keys.replacen("k5 ", "= ", 1);
    let broken = "=\n".repeat(20_000);
    for source in [keys, both, broken] {
        let (set, said) = told(&format!("lang = \"ar\"\n{source}"));
        assert_eq!(set, "lang=ar");
        let said: Vec<_> = said.lines().collect();
        assert_eq!(said.len(), MOST_FAULTS + 1);
        for (line, said) in (2..).zip(&said[..MOST_FAULTS]) {
            assert!(said.starts_with(&format!("line {line}: ")), "{said}");
        }
        assert_eq!(said[MOST_FAULTS], "and more that is wrong");
    }
    let just = "=\n".repeat(MOST_FAULTS);
    let (set, said) = told(&format!("{just}lang = \"ar\"\n"));
    assert_eq!(
        (set.as_str(), said.lines().count()),
        ("lang=ar", MOST_FAULTS)
    );
}

#[test]
fn a_long_key_is_shortened_where_it_is_printed() {
    let (_, said) = told(&format!("{} = 1", "k".repeat(5000)));
    let shown = "k".repeat(SHOWN);
    assert!(said.contains(&format!("“{shown}…”")), "{said}");
}

#[test]
fn arabic_complaints_are_arabic() {
    for source in [
        "rendr = 1",
        "render = 1",
        "list = 1",
        "render = visual",
        "lang = 'arr'",
    ] {
        let said = Settings::read(source, &keys()).complaints(&Strings::new(Language::Arabic));
        assert!(said[0].starts_with("السطر 1: "), "{}", said[0]);
    }
}

#[test]
fn what_is_printed_sets_nothing_and_when_uncommented_what_is_usual() {
    let keys: Vec<_> = keys()
        .into_iter()
        .map(|key| (key, "كلمة ".repeat(40).trim_end().to_owned()))
        .collect();
    let text = printed("A head.\nTwo lines of it.", &keys, ("", &[]));
    assert!(
        text.starts_with("# A head.\n# Two lines of it.\n\n# كلمة"),
        "{text}"
    );
    assert!(
        text.lines().all(|line| line.chars().count() <= WIDTH),
        "{text}"
    );
    assert_eq!(told(&text), (String::new(), String::new()));
    let used: String = text
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(set) if !set.starts_with(' ') => format!("{set}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    assert_eq!(told(&used), ("lang=auto render=auto".into(), String::new()));
}

#[test]
fn keys_are_read_with_their_lines_and_whatever_is_no_list_is_told() {
    let source =
        "lang = \"ar\"\n[keys]\nquit = [\"Ctrl-q\", \"F4\"]\nfind = \"x\"\nmark = [1]\nnote = []\n";
    let settings = Settings::read(source, &keys());
    let bindings = settings.bindings().iter();
    let bindings: Vec<_> = bindings
        .map(|one| (one.line, one.command.as_str(), one.keys.join(" ")))
        .collect();
    assert_eq!(
        bindings,
        [
            (3, "quit", "Ctrl-q F4".to_owned()),
            (6, "note", String::new())
        ]
    );
    let said = settings.complaints(&Strings::new(Language::English));
    assert_eq!(said.len(), 2);
    assert!(said[0].starts_with("line 4: “find”"), "{said:?}");
    let wrong = Settings::read("keys = 3\n", &keys());
    let unknown = BindingFault::UnknownCommand {
        command: "qit".to_owned(),
        meant: Some("quit".to_owned()),
    };
    let wrong = wrong.refusing(vec![(9, unknown)]);
    for language in [Language::Arabic, Language::English] {
        assert_eq!(wrong.complaints(&Strings::new(language)).len(), 2);
    }
    let line = crate::config::bindings::line("find", &["\\", "\"", "/"]);
    assert_eq!(line, r#"find = ["\\", "\"", "/"]"#);
    assert!(
        Settings::read(&format!("[keys]\n{line}"), &keys())
            .faults
            .is_empty()
    );
}
