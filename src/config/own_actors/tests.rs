//! What a person wrote stays, whatever is added and taken out.

use std::os::unix::fs::{PermissionsExt, symlink};

use super::*;

const OWN: &str = "# ما أعرفه\r\n[[actor]]   # الأول\nid = \"north\"\nar = 'ميناء الشمال'\naliases = [\n    \"الميناء\", # كما في الصحف\n    \"مرفأ الشمال\",\n]\n\n# أفعال\n[language]\nacts = [\"رسا يرسو\"]\n\n[[actor]]\nid = \"trump\"\nmute = true";

fn name(actor: &str, name: &str) -> Edit {
    Edit::AddName {
        actor: actor.to_owned(),
        name: name.to_owned(),
    }
}

fn judgement(text: &str) -> Vec<(&'static str, String)> {
    let fields = [("verdict", "reject"), ("text", text), ("actor", "north")];
    fields.map(|(name, text)| (name, text.to_owned())).to_vec()
}

fn held(text: &str) -> OwnActors {
    OwnActors::Held(Some(text.to_owned()))
}

fn text(own: &OwnActors) -> String {
    own.text().unwrap().unwrap_or_default()
}

/// Makes a change, takes it back, and gives what the file held between.
#[track_caller]
fn there_and_back(before: &str, edit: Edit) -> String {
    let mut own = held(before);
    let made = own.change(std::slice::from_ref(&edit)).unwrap();
    let between = text(&own);
    own.take_back(&made).unwrap();
    assert_eq!(text(&own), before);
    between
}

#[test]
fn a_name_goes_into_the_entry_that_is_there() {
    let long = there_and_back(OWN, name("north", "مرفأ \"الشمال\" القديم"));
    let lines: Vec<&str> = long.lines().collect();
    assert!(lines[6].contains("مرفأ الشمال"), "{long}");
    assert!(lines[7].starts_with("    "), "{long}");
    assert!(lines[7].contains("القديم"), "{long}");
    assert!(
        long.contains("# كما في الصحف") && long.contains("# أفعال"),
        "{long}"
    );
    let none = there_and_back(OWN, name("trump", "الرئيس"));
    assert!(
        none.ends_with("trump\"\r\naliases = [\"الرئيس\"]\nmute = true"),
        "{none}"
    );
    let noted = "[[actor]]\nid = \"x\"\naliases = [\"أ\", \"ب\" # هذا\n]\n";
    let noted = there_and_back(noted, name("x", "ج"));
    assert_eq!(
        noted,
        "[[actor]]\nid = \"x\"\naliases = [\"أ\", \"ب\", # هذا\n\"ج\"\n]\n"
    );
    for empty in ["[]", "[ ]", "[\n]"] {
        let empty = format!("[[actor]]\nid = \"x\" # هو\naliases = {empty}\n");
        let filled = there_and_back(&empty, name("x", "ج"));
        assert!(filled.contains("aliases = [\"ج\""), "{filled}");
    }
    let inline = "actor = [{ id = \"x\", aliases = [\"أ ب\"] }]\n";
    let inline = there_and_back(inline, name("x", "ج د"));
    assert_eq!(
        inline,
        "actor = [{ id = \"x\", aliases = [\"أ ب\", \"ج د\"] }]\n"
    );
    let again = there_and_back(OWN, name("north", "الميناء"));
    assert_eq!(again, OWN, "it is there already");
}

#[test]
fn a_name_of_an_actor_without_an_entry_begins_one() {
    let new = there_and_back(OWN, name("macron", "ساكن الإليزيه"));
    let entry = "\r\n\r\n[[actor]]\r\nid = \"macron\"\r\naliases = [\"ساكن الإليزيه\"]\r\n";
    assert_eq!(new, format!("{OWN}{entry}"));
    let first = there_and_back("", name("macron", "ساكن الإليزيه"));
    assert!(first.starts_with("# Your own"), "{first}");
    let marked = there_and_back("\u{FEFF}# x\n", name("macron", "ساكن الإليزيه"));
    assert!(marked.starts_with("\u{FEFF}# x\n\n[[actor]]"), "{marked}");
}

#[test]
fn a_judgement_stands_at_the_end_and_is_taken_out_of_anywhere() {
    let one = there_and_back(OWN, Edit::AddJudgement(judgement("الميناء")));
    let mut own = held(OWN);
    let made = own
        .change(&[Edit::AddJudgement(judgement("الميناء"))])
        .unwrap();
    // Somebody goes on writing.
    let more =
        "\n# يُراجع\n[[judgement]]\nverdict = \"accept\"\ntext = \"المرفأ\"\nactor = \"north\"\n";
    own = held(&format!("{one}{more}"));
    own.take_back(&made).unwrap();
    assert_eq!(text(&own), format!("{OWN}\r\n{more}"));
    assert_eq!(own.take_back(&made), Err(Refused::Gone));
    let dropped = there_and_back(&one, Edit::DropJudgement(judgement("الميناء")));
    assert_eq!(dropped, format!("{OWN}\r\n"));
}

#[test]
fn a_name_is_taken_out_of_what_somebody_else_went_on_writing() {
    let mut own = held(OWN);
    let made = own.change(&[name("north", "الشمال البعيد")]).unwrap();
    let between = text(&own);
    own = held(&format!("{between}\n# لاحقًا\n"));
    own.take_back(&made).unwrap();
    assert_eq!(text(&own), format!("{OWN}\n# لاحقًا\n"));
    for (before, after) in [
        ("[\"أ\", \"ب\", \"ج\"]", "[\"أ\",\"ج\"]"),
        ("[\"ب\"]", "[]"),
    ] {
        let file = |names: &str| format!("[[actor]]\nid = \"x\"\naliases = {names}\n");
        let (actor, name) = ("x".to_owned(), "ب".to_owned());
        let dropped = there_and_back(&file(before), Edit::DropName { actor, name });
        assert_eq!(dropped.replace(' ', ""), file(after).replace(' ', ""));
    }
}

#[test]
fn a_new_actor_is_taken_out_unless_somebody_went_on_with_it() {
    let fields = vec![
        ("id", Field::Text("quay".to_owned())),
        ("tier", Field::Number(2)),
        (
            "aliases",
            Field::List(vec!["الرصيف".to_owned(), "«الرصيف»".to_owned()]),
        ),
    ];
    let mut own = held(OWN);
    let made = own.change(&[Edit::AddActor(fields)]).unwrap();
    let between = text(&own);
    own = held(&format!("{between}# لاحقًا\n[spelling]\n"));
    own.take_back(&made).unwrap();
    assert_eq!(text(&own), format!("{OWN}\r\n# لاحقًا\n[spelling]\n"));
    own = held(&format!("{between}short = [\"رصيف\"]\n"));
    assert_eq!(own.take_back(&made), Err(Refused::Gone));
}

#[test]
fn what_is_no_toml_is_not_touched() {
    for broken in ["[[actor]\nid = 3\n", "a = 1\na = 2", "x = \"\n"] {
        let mut own = held(broken);
        let refused = own.change(&[Edit::AddJudgement(judgement("الميناء"))]);
        assert!(
            matches!(refused, Err(Refused::Syntax { .. })),
            "{refused:?}"
        );
        assert_eq!(text(&own), broken);
    }
    let mut own = held("judgement = 3\n");
    let refused = own.change(&[Edit::AddJudgement(judgement("الميناء"))]);
    assert!(
        matches!(refused, Err(Refused::Syntax { .. })),
        "{refused:?}"
    );
    let mut own = held("[[actor]]\nid = \"north\"\naliases = \"x\"\n");
    assert!(own.change(&[name("north", "الميناء")]).is_err());
}

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = format!("qari-own-actors-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        let _ = fs::remove_dir_all(&folder);
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_folder_is_made_and_the_file_is_gone_again_with_what_was_in_it() {
    let folder = Folder::new("made");
    let path = folder.0.join("qari/actors.toml");
    let mut own = OwnActors::File(path.clone());
    let made = own.change(&[name("macron", "ساكن الإليزيه")]).unwrap();
    assert_eq!(fs::read_to_string(&path).ok(), made.after);
    own.take_back(&made).unwrap();
    assert!(!path.exists());
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 0);
}

#[test]
fn it_is_written_through_links_with_the_permissions_that_it_has() {
    let folder = Folder::new("links");
    fs::create_dir_all(folder.0.join("qari")).unwrap();
    let (path, real) = (
        folder.0.join("qari/actors.toml"),
        folder.0.join("mine.toml"),
    );
    symlink("../mine.toml", &path).unwrap();
    let mut own = OwnActors::File(path.clone());
    own.change(&[name("macron", "ساكن الإليزيه")]).unwrap();
    assert!(
        fs::symlink_metadata(&path).unwrap().is_symlink(),
        "a new file"
    );
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    own.change(&[name("macron", "رجل الإليزيه")]).unwrap();
    assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
    let mode = fs::metadata(&real).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o640);
    assert!(fs::read_to_string(&real).unwrap().contains("رجل"));
}

#[test]
fn what_may_not_be_written_or_read_stays_and_is_told() {
    let folder = Folder::new("refused");
    fs::create_dir_all(&folder.0).unwrap();
    let path = folder.0.join("actors.toml");
    let mut own = OwnActors::File(path.clone());
    for (bytes, mode) in [(&b"# x\n"[..], 0o444), (b"\xff\xfe", 0o644)] {
        fs::write(&path, bytes).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let refused = own.change(&[name("macron", "ساكن الإليزيه")]);
        assert!(matches!(refused, Err(Refused::Io(_))), "{refused:?}");
        assert_eq!(fs::read(&path).unwrap(), bytes);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    }
    fs::write(&path, "# x\n").unwrap();
    let meanwhile = write(&path, Some("# before\n"), Some("# y\n"));
    assert_eq!(meanwhile, Err(Refused::Meanwhile));
    assert_eq!(fs::read_to_string(&path).unwrap(), "# x\n");
    assert_eq!(
        fs::read_dir(&folder.0).unwrap().count(),
        1,
        "nothing is left"
    );
}
