use super::*;

const FILE: &str = "# ما أتابعه كل صباح\n\"أخبار قطر\" = \"قطر -رياضة\" # الأولى\n\n# الهدنة\nhudna = '~هدنة'\n\"قديم\" = \"date:..2019\"\n";

fn names(text: &str) -> Vec<String> {
    of(text).kept.into_iter().map(|kept| kept.name).collect()
}

#[test]
fn each_line_is_a_name_and_a_query_in_their_order() {
    let read = of(FILE);
    assert_eq!(names(FILE), ["أخبار قطر", "hudna", "قديم"]);
    assert_eq!(
        (read.kept[1].query.as_str(), read.kept[1].line),
        ("~هدنة", 5)
    );
    assert_eq!(read.faults, []);
    assert_eq!(of(""), Queries::default());
}

#[test]
fn what_is_wrong_has_a_line_and_the_rest_is_read() {
    let read = of("قطر = 'x'\n");
    assert!(
        matches!(&read.faults[..], [Fault::Syntax { line: 1, .. }]),
        "{read:?}"
    );
    let read = of("a = 'x'\n\n'رقم' = 3\n[فئة]\nb = 'y'\n"
        .replace("[فئة]", "['فئة']")
        .as_str());
    let no_text = |line, name: &str| Fault::NoText {
        line,
        name: name.to_owned(),
    };
    assert_eq!(read.faults, [no_text(3, "رقم"), no_text(4, "فئة")]);
    assert_eq!(read.kept.len(), 1);
    assert!(matches!(
        &of("a = ' '").faults[..],
        [Fault::Empty { line: 1, .. }]
    ));
}

#[test]
fn changes_leave_comments_blanks_and_order() {
    let save = Change::Save {
        name: "جديد".to_owned(),
        query: "«اتفاق» \"x\"".to_owned(),
    };
    let saved = changed(FILE, &save).unwrap();
    assert!(saved.starts_with(FILE), "{saved}");
    assert_eq!(of(&saved).kept[3].query, "«اتفاق» \"x\"");
    let rename = Change::Rename {
        from: "أخبار قطر".to_owned(),
        to: "الدوحة".to_owned(),
    };
    let renamed = changed(&saved, &rename).unwrap();
    assert_eq!(renamed, saved.replacen("\"أخبار قطر\"", "\"الدوحة\"", 1));
    let delete = |name: &str| Change::Delete {
        name: name.to_owned(),
    };
    let without = changed(FILE, &delete("أخبار قطر")).unwrap();
    assert!(without.starts_with("# ما أتابعه كل صباح\n"), "{without}");
    assert_eq!(names(&without), ["hudna", "قديم"]);
    let without = changed("# أ\na = 'x'\n# ب\n\"b\" = 'y'\n", &delete("b")).unwrap();
    assert_eq!(without, "# أ\na = 'x'\n# ب\n");
    assert!(matches!(changed(FILE, &delete("لا")), Err(Refused::Gone)));
    assert!(matches!(changed(&saved, &save), Err(Refused::Taken)));
    assert!(matches!(changed("قطر = 1", &save), Err(Refused::Fault(_))));
    let first = changed("", &save).unwrap();
    assert!(
        first.starts_with(HEAD) && names(&first) == ["جديد"],
        "{first}"
    );
}

#[test]
fn what_is_followed_stays_in_its_line() {
    let query = "قطر -رياضة".to_owned();
    let name = "أخبار قطر".to_owned();
    let followed = changed(
        FILE,
        &Change::Follow {
            name: name.clone(),
            query: query.clone(),
        },
    );
    let followed = followed.unwrap();
    let line = "{ query = \"قطر -رياضة\", follow = true } # الأولى";
    assert!(followed.contains(line), "{followed}");
    let read = of(&followed);
    assert_eq!((read.kept[0].follows, &read.kept[0].query), (true, &query));
    assert_eq!((read.kept.len(), read.faults.len()), (3, 0));
    let unfollow = Change::Unfollow { name, query };
    assert_eq!(changed(&followed, &unfollow).unwrap(), FILE);
    assert!(matches!(changed("", &unfollow), Err(Refused::Gone)));
    let no_query = of("a = { follow = true }\n");
    assert!(matches!(
        &no_query.faults[..],
        [Fault::NoText { line: 1, .. }]
    ));
}

#[test]
fn the_file_is_written_whole_and_through_links() {
    let folder = std::env::temp_dir().join(format!("qari-queries-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    let path = folder.join("qari").join("queries.toml");
    assert_eq!(load(&path), Queries::default());
    let save = |name: &str| Change::Save {
        name: name.to_owned(),
        query: "قطر".to_owned(),
    };
    change(&path, &save("أ")).unwrap();
    let real = folder.join("real.toml");
    fs::rename(&path, &real).unwrap();
    std::os::unix::fs::symlink(&real, &path).unwrap();
    assert_eq!(change(&path, &save("ب")).unwrap().kept.len(), 2);
    assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
    assert_eq!(load(&real).kept.len(), 2);
    fs::write(&path, b"\xff\xfe").unwrap();
    assert!(matches!(
        &load(&path).faults[..],
        [Fault::Unreadable { .. }]
    ));
    assert!(change(&path, &save("ج")).is_err());
    assert_eq!(fs::read(&path).unwrap(), b"\xff\xfe");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn many_are_added_at_once_or_none() {
    let folder = std::env::temp_dir().join(format!("qari-queries-many-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("queries.toml");
    fs::write(&path, FILE).unwrap();
    let one = |name: &str, query: &str, follows| Kept {
        name: name.to_owned(),
        query: query.to_owned(),
        follows,
        line: 0,
    };
    let some = [
        one("hudna", "غيرها", true),
        one("الميناء", "ميناء", true),
        one("السوق", "سوق", false),
        one("السوق", "أسواق", true),
    ];
    assert_eq!(add_all(&path, &some).unwrap(), 2);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with(FILE), "{text}");
    let kept = load(&path).kept;
    let added: Vec<_> = kept[3..]
        .iter()
        .map(|one| (&*one.name, &*one.query, one.follows))
        .collect();
    assert_eq!(added, [("الميناء", "ميناء", true), ("السوق", "سوق", false)]);
    assert_eq!(add_all(&path, &some).unwrap(), 0);
    // More than would be read again.
    let many: Vec<_> = (0..3000)
        .map(|number| one(&format!("بحث {number}"), &"نهر ".repeat(20), false))
        .collect();
    assert!(matches!(add_all(&path, &many), Err(Refused::Io(_))));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert_eq!(add_all(&path, &many[..1000]).unwrap(), 1000);
    fs::write(&path, "قطر = 'x'\n").unwrap();
    assert!(matches!(add_all(&path, &some), Err(Refused::Fault(_))));
    fs::remove_dir_all(&folder).unwrap();
}
