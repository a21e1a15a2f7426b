//! The person's own actors file, and what `check-actors` says of one.

use std::path::PathBuf;

use super::*;

/// A folder of settings with this actors file in it.
struct Settings(PathBuf);

impl Settings {
    fn with(name: &str, actors: &str) -> Self {
        let folder = format!("qari-own-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        std::fs::create_dir_all(folder.join("qari")).expect("a folder");
        std::fs::write(folder.join("qari/actors.toml"), actors).expect("a file");
        Self(folder)
    }

    fn file(&self) -> String {
        let file = self.0.join("qari/actors.toml");
        file.to_str().expect("UTF-8").to_owned()
    }

    /// What the command writes, and what it says beside that.
    fn run(&self, arguments: &[&str], input: &str) -> (Option<i32>, String, String) {
        let output = qari(arguments)
            .env("XDG_CONFIG_HOME", &self.0)
            .write_stdin(input)
            .output()
            .expect("it runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let said = text(output.stderr).replace(['\u{2066}', '\u{2068}', '\u{2069}'], "");
        (output.status.code(), text(output.stdout), said)
    }
}

impl Drop for Settings {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const OWN: &str = r#"
[[actor]]
id = "harbour"
class = "organisation"
tier = 2
ar = "ميناء الشمال"
en = "North Harbour"

[[actor]]
id = "taliban"
mute = true
"#;

const NEWS: &str =
    "خبر من الميناء\n\nزار وفد من حركة طالبان ميناء الشمال، والتقى طالبان باكستان.\n";

#[test]
fn an_actors_file_of_ones_own_adds_and_mutes() {
    let settings = Settings::with("adds", OWN);
    let (status, found, said) = settings.run(&["mentions", "-", "--format", "jsonl"], NEWS);
    assert_eq!((status, said.as_str()), (Some(0), ""));
    let actors: Vec<_> = found
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["actor"].clone())
        .collect();
    assert_eq!(actors, ["harbour", "ttp"]);
    let (_, listed, _) = settings.run(&["actors", "-"], NEWS);
    assert!(
        listed.contains("harbour") && !listed.contains("\ttaliban\t"),
        "{listed}"
    );
    let (_, checked, _) = settings.run(&["check-actors", &settings.file()], "");
    assert_eq!(
        checked,
        "actors: 2 (new: 1, muted: 1), names: 12, generated spellings: 0, judgements: 0\nsound\n"
    );
}

#[test]
fn a_broken_actors_file_never_prevents_reading() {
    let broken = OWN.replace("tier = 2", "teir = 2").replace("mute", "mite");
    let settings = Settings::with("broken", &broken);
    let (status, found, said) = settings.run(&["mentions", "-"], NEWS);
    assert_eq!(status, Some(0));
    assert!(found.contains("taliban"), "{found}");
    let said: Vec<_> = said.lines().collect();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].contains("qari/actors.toml: line 2, harbour: the field tier is missing"));
    assert!(said[1].ends_with("line 5, harbour, teir: there is no field teir; did you mean tier?"));
    assert!(said[2].contains("line 11, taliban, mite:"), "{said:?}");
}

#[test]
fn check_actors_tells_all_that_is_wrong() {
    let broken = OWN.replace("tier = 2", "tier = 5\nrelated = [\"talban\"]");
    let settings = Settings::with("checked", &broken);
    let file = settings.file();
    let (status, told, _) = settings.run(&["check-actors", &file, "--format", "jsonl"], "");
    assert_eq!(status, Some(1));
    let told: Vec<Value> = told
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(told[0]["line"], 5);
    assert_eq!(told[0]["entry"], "harbour");
    assert_eq!(told[0]["field"], "tier");
    assert_eq!(told[0]["kind"], "error");
    assert!(
        told[1]["message"]
            .as_str()
            .is_some_and(|words| words.contains("taliban"))
    );
    assert_eq!(
        (&told[2]["actors"], &told[2]["errors"]),
        (&1.into(), &2.into())
    );
    let (_, arabic, _) = settings.run(&["check-actors", &file, "--lang", "ar"], "");
    assert!(
        arabic.contains("السطر 5") && arabic.contains("خطآن"),
        "{arabic}"
    );

    let (status, _, said) = settings.run(&["check-actors", "no-such-file.toml"], "");
    assert!(
        status == Some(1) && said.contains("no-such-file.toml"),
        "{said}"
    );
    let (status, told, _) = settings.run(&["check-actors", "--lang", "en"], "");
    assert_eq!(status, Some(1));
    assert!(
        told.starts_with("the file of your own: ") && told.contains("qari/actors.toml\n"),
        "{told}"
    );
    std::fs::remove_file(&file).expect("it is there");
    let (status, told, said) = settings.run(&["check-actors", "--lang", "en"], "");
    assert_eq!((status, told.as_str()), (Some(1), ""));
    assert!(
        said.contains("it would be") && said.contains("qari/actors.toml"),
        "{said}"
    );
    let (status, sum, _) = settings.run(&["check-actors", "assets/actors.toml"], "");
    assert!(status == Some(0) && sum.ends_with("sound\n"), "{sum}");
}

#[test]
fn judgements_are_obeyed_counted_and_given_as_the_reason() {
    let article = "عنوان\n\nأعلنت طالبان وقف القتال. وبات موقف موسكو معروفًا.\n";
    let judgements = "[[judgement]]\nverdict = \"reject\"\ntext = \"طالبان\"\nactor = \"taliban\"\n\n\
        [[judgement]]\nverdict = \"accept\"\ntext = \"موسكو\"\nactor = \"russia\"\n";
    let settings = Settings::with("judged", judgements);
    let (status, told, said) =
        settings.run(&["mentions", "-", "--explain", "--lang", "en"], article);
    assert_eq!((status, said.as_str()), (Some(0), ""));
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("you decided so, in line 6"), "{told}");
    let file = settings.file();
    let (status, told, _) = settings.run(&["check-actors", &file, "--lang", "en"], "");
    assert_eq!(status, Some(0));
    assert!(
        told.contains("actors: 0 (new: 0, muted: 0)") && told.contains("judgements: 2\nsound"),
        "{told}"
    );
    let settings = Settings::with(
        "misjudged",
        "[[judgement]]\nverdict = \"reject\"\nactor = \"talban\"\n",
    );
    let file = settings.file();
    let (status, told, _) = settings.run(&["check-actors", &file, "--lang", "en"], "");
    assert_eq!(status, Some(1));
    assert!(
        told.contains("line 1, judgement: the field text is missing"),
        "{told}"
    );
}
