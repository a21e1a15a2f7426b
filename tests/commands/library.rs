//! The library: adding, listing, checking, out of it and into it.

use std::path::PathBuf;

use qari::library::annotation::Annotation;
use qari::library::condition::Condition;
use qari::library::sqlite::SqliteStore;
use qari::library::state::{Deed, State};
use qari::library::store::Store;

use super::*;

/// A folder for a library and what is added to it.
pub(super) struct Shelf(PathBuf);

impl Shelf {
    pub(super) fn new(name: &str) -> Self {
        let folder = format!("qari-shelf-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    pub(super) fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("UTF-8").to_owned()
    }

    /// Status, what is written, what is said, with the library of this shelf.
    pub(super) fn run(&self, arguments: &[&str], input: &str) -> (Option<i32>, String, String) {
        let output = qari(arguments)
            .env("QARI_LIBRARY", self.path("library.sqlite"))
            .write_stdin(input)
            .output()
            .expect("it runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let said = text(output.stderr).replace(['\u{2066}', '\u{2068}', '\u{2069}'], "");
        (output.status.code(), text(output.stdout), said)
    }
}

impl Drop for Shelf {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn count(output: &str) -> usize {
    output.lines().count()
}

/// A newcomer marks one of the built-in articles, which makes a library: the others are
/// still there, until there is an article of the person's own.
#[test]
fn built_in_articles_are_listed_until_there_is_one_of_ones_own() {
    use qari::library::built_in::ARTICLES;
    use qari::library::import::{Imported, Source, import};
    use qari::library::sqlite::Keeper;
    use std::ops::ControlFlow;
    use std::sync::Arc;

    let shelf = Shelf::new("newcomer");
    let mut all = Vec::new();
    import(
        &[Source::BuiltIn],
        None,
        &mut std::io::empty(),
        &mut |imported| {
            if let Imported::Article(article) = imported {
                all.push(Arc::new(*article));
            }
            ControlFlow::Continue(())
        },
    );
    assert_eq!(all.len(), ARTICLES.len());
    let marked = State {
        marked: true,
        ..State::default()
    };
    let mut library = Keeper::of(PathBuf::from(shelf.path("library.sqlite")));
    let fifth = Arc::clone(&all[4]);
    library.put(&[(fifth, marked)]).expect("it is put in");
    let listed = |arguments: &[&str]| count(&shelf.run(arguments, "").1);
    assert_eq!(listed(&["articles"]), ARTICLES.len());
    let (_, found, _) = shelf.run(&["articles", "--query", "is:marked"], "");
    assert_eq!(count(&found), 1, "{found}");
    assert!(found.contains(ARTICLES[4].0), "{found}");
    let library = shelf.path("library.sqlite");
    let named = ["articles", "--library", &library];
    assert_eq!(listed(&named), 1, "who names a library means that");
    // In the reader too.
    let (_, lines, _) = shelf.run(&["--plain", "--lang", "en"], "\n");
    assert!(lines.contains(&format!("of {}", ARTICLES.len())), "{lines}");

    let file = shelf.path("own.txt");
    std::fs::write(&file, "خبر من عندي\n\nوصلت القافلة صباح اليوم.\n").expect("it is written");
    assert_eq!(shelf.run(&["add", &file], "").0, Some(0));
    assert_eq!(listed(&["articles"]), 2, "the new one and the marked one");
    let (_, found, _) = shelf.run(&["articles", "--query", "is:marked"], "");
    assert_eq!(count(&found), 1);
}

#[test]
fn a_library_that_is_named_is_what_is_read_whatever_is_piped() {
    let shelf = Shelf::new("named");
    let file = shelf.path("own.txt");
    std::fs::write(&file, "خبر من المكتبة\n\nوصلت القافلة صباح اليوم.\n").expect("it is written");
    assert_eq!(shelf.run(&["add", &file], "").0, Some(0));
    let library = shelf.path("library.sqlite");
    let piped = "خبر من الأنبوب\n\nغادرت القافلة مساء أمس.\n";
    let (_, printed, _) = shelf.run(&["print", "--library", &library], piped);
    assert!(printed.contains("خبر من المكتبة") && !printed.contains("الأنبوب"));
    let (_, printed, _) = shelf.run(&["print"], piped);
    assert!(printed.contains("الأنبوب") && !printed.contains("خبر من المكتبة"));
    let (_, printed, _) = shelf.run(&["print", "-", "--library", &library], piped);
    assert!(printed.contains("الأنبوب"));
}

#[test]
fn articles_are_added_once_and_listed_from_the_library() {
    let shelf = Shelf::new("added");
    let (status, _, said) = shelf.run(&["add", "tests/articles"], "");
    assert_eq!(status, Some(0), "{said}");
    let added = std::fs::read_dir("tests/articles")
        .expect("articles")
        .count();
    assert!(
        said.contains(&format!("added to the library: {added}; there already: 0")),
        "{said}"
    );
    let (status, _, said) = shelf.run(&["add", "tests/articles"], "");
    assert_eq!(status, Some(0), "{said}");
    assert!(
        said.contains(&format!(
            "added to the library: 0; there already: 0; files unchanged and not read again: {added}"
        )),
        "{said}"
    );

    let (_, listed, _) = shelf.run(&["articles"], "");
    assert_eq!(count(&listed), added);
    let (_, found, _) = shelf.run(&["articles", "--query", "actor:taliban"], "");
    let (_, direct, _) = shelf.run(
        &["articles", "tests/articles", "--query", "actor:taliban"],
        "",
    );
    // But for the names: in the library they are addresses.
    let unnamed = |listed: &str| -> Vec<String> {
        let rest = listed.lines().filter_map(|row| row.split_once('\t'));
        rest.map(|(_, rest)| rest.to_owned()).collect()
    };
    assert!(
        count(&found) > 0 && unnamed(&found) == unnamed(&direct),
        "{found}\n{direct}"
    );
    let (_, mentions, _) = shelf.run(&["mentions", "--actor", "taliban"], "");
    let (_, direct, _) = shelf.run(&["mentions", "tests/articles", "--actor", "taliban"], "");
    assert_eq!(unnamed(&mentions), unnamed(&direct));
    let (status, checked, said) = shelf.run(&["library", "check"], "");
    assert_eq!((status, checked.as_str()), (Some(0), ""), "{said}");
    let (_, info, _) = shelf.run(&["library", "info"], "");
    assert!(info.contains(&format!("articles\t{added}\n")), "{info}");
}

#[test]
fn without_a_library_the_built_in_articles_are_listed_and_none_is_made() {
    let shelf = Shelf::new("none");
    let (status, listed, _) = shelf.run(&["articles"], "");
    assert_eq!(status, Some(0));
    assert!(listed.contains("builtin:"), "{listed}");
    let (status, _, said) = shelf.run(&["library", "info"], "");
    assert_eq!(status, Some(1));
    assert!(said.contains("no library yet"), "{said}");
    assert!(!shelf.0.join("library.sqlite").exists());
    let missing = shelf.path("other.sqlite");
    let (status, _, said) = shelf.run(&["articles", "--library", &missing], "");
    assert_eq!(status, Some(1));
    assert!(said.contains("no library in"), "{said}");
}

#[test]
fn a_library_goes_out_into_a_file_and_in_again() {
    let shelf = Shelf::new("moved");
    shelf.run(&["add", "tests/articles"], "");
    let deeds = "1\nmark\ntags نقل بحري، اقتصاد\nnote \"يُراجع\"\n";
    let (status, _, said) = shelf.run(&["--plain"], deeds);
    assert_eq!(status, Some(0), "{said}");
    let passage = Annotation {
        start: 0,
        quote: "هدنة قصيرة".to_owned(),
        note: "كم يومًا؟".to_owned(),
    };
    {
        let library = PathBuf::from(shelf.path("library.sqlite"));
        let mut library = SqliteStore::open(&library).expect("a library");
        let first = library.all().expect("it can be read")[0];
        let deed = State::default().annotated(vec![passage.clone()]);
        library.change(first, deed).expect("it is kept");
    }
    let (_, before, _) = shelf.run(&["articles", "--format", "jsonl"], "");
    let file = shelf.path("out.jsonl");
    let (status, _, said) = shelf.run(&["library", "export", &file], "");
    assert_eq!(status, Some(0), "{said}");
    let (status, _, _) = shelf.run(&["library", "export", &file], "");
    assert_eq!(status, Some(1), "nothing is written over");

    let other = shelf.path("other.sqlite");
    let named = ["--library", other.as_str()];
    let (status, _, said) = shelf.run(&[&["library", "import", &file], &named[..]].concat(), "");
    assert_eq!(status, Some(0), "{said}");
    let (_, after, _) = shelf.run(
        &[&["articles", "--format", "jsonl"], &named[..]].concat(),
        "",
    );
    assert_eq!(after, before);
    for query in [
        "is:marked",
        "is:noted",
        "is:highlighted",
        "tag:اقتصاد",
        "is:read",
    ] {
        let asked = ["articles", "--query", query];
        let (_, found, _) = shelf.run(&[&asked[..], &named[..]].concat(), "");
        assert_eq!(count(&found), 1, "{query}: {found}");
    }

    let imported = SqliteStore::open(&PathBuf::from(&other)).expect("a library");
    let first = imported.all().expect("it can be read")[0];
    let states = imported.states(&[first]).expect("they can be read");
    assert_eq!(states[0].1.annotations, [passage]);

    let broken = format!(
        "ليس سطرًا من مكتبة\n{}",
        std::fs::read_to_string(&file).expect("it is there")
    );
    let (status, _, said) = shelf.run(&[&["library", "import", "-"], &named[..]].concat(), &broken);
    assert_eq!(status, Some(1));
    assert!(
        said.contains("-: line 1 is no article") && said.contains("added to the library: 0"),
        "{said}"
    );
}

#[test]
fn articles_of_the_library_are_addressed_one_by_one_and_removed() {
    let shelf = Shelf::new("addressed");
    shelf.run(&["add", "tests/articles"], "");
    let docs = |shelf: &Shelf| -> Vec<(String, String)> {
        let text = |of: &serde_json::Value| of.as_str().expect("text").to_owned();
        let records = records(shelf).into_iter();
        records
            .map(|one| (text(&one["doc"]), text(&one["title"])))
            .collect()
    };
    let all = docs(&shelf);
    let (truce, title) = all[0].clone();
    assert!(truce.starts_with("library:"), "{truce}");
    let (status, printed, said) = shelf.run(&["print", &truce], "");
    assert!(
        status == Some(0) && printed.contains(&title),
        "{printed}{said}"
    );
    let (_, mentions, _) = shelf.run(&["mentions", &truce, "--format", "jsonl"], "");
    assert!(
        mentions.contains(&format!("{{\"doc\":\"{truce}\"")),
        "{mentions}"
    );
    let (_, listed, _) = shelf.run(
        &["articles", &truce[..16], "tests/articles/2-visit.txt"],
        "",
    );
    assert_eq!(count(&listed), 2, "a beginning is enough: {listed}");
    let (status, read, said) = shelf.run(&["--plain", &truce], "1\nq\n");
    assert!(status == Some(0) && read.contains(&title), "{read}{said}");
    let whole = std::process::Command::new(env!("CARGO_BIN_EXE_qari"))
        .arg("print")
        .env("QARI_LIBRARY", shelf.path("library.sqlite"))
        .env("QARI_CONFIG", "/dev/null")
        .stdin(std::process::Stdio::null())
        .output();
    let whole = String::from_utf8(whole.expect("it runs").stdout).expect("UTF-8");
    assert_eq!(whole.matches("library:").count(), all.len(), "{whole}");
    for command in ["print", "articles", "mentions"] {
        let (status, _, said) = shelf.run(&[command, "library:0"], "");
        assert_eq!(status, Some(1), "{command}");
        assert!(
            said.contains("no article of the library has this address"),
            "{said}"
        );
    }

    let (status, told, said) = shelf.run(&["library", "remove", &truce], "");
    assert_eq!((status, told.contains(&title)), (Some(1), true), "{told}");
    assert!(said.contains("nothing is removed yet"), "{said}");
    let (status, _, said) = shelf.run(&["library", "remove", &truce, "xyz", "--yes"], "");
    assert_eq!(status, Some(1), "one of them is no address: {said}");
    assert_eq!(docs(&shelf), all);
    let (status, told, said) = shelf.run(&["library", "remove", &truce, "--yes"], "");
    assert_eq!((status, told.contains(&title)), (Some(0), true), "{said}");
    assert_eq!(docs(&shelf), all[1..]);
    // Who adds its file again has it again.
    let (_, _, said) = shelf.run(&["add", "tests/articles"], "");
    assert!(said.contains("added to the library: 1"), "{said}");
    assert_eq!(docs(&shelf).len(), all.len());
    for wrong in [&["library", "remove"][..], &["library", "info", "--yes"]] {
        assert_eq!(shelf.run(wrong, "").0, Some(2), "{wrong:?}");
    }
}

#[test]
fn saved_queries_go_along_with_the_articles() {
    let shelf = Shelf::new("saved");
    let home = |name: &str| shelf.0.join(name);
    let run = |name: &str, arguments: &[&str]| {
        let output = qari(arguments)
            .env("QARI_LIBRARY", home(name).join("library.sqlite"))
            .env("XDG_CONFIG_HOME", home(name))
            .output()
            .expect("it runs");
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    std::fs::create_dir_all(home("old/qari")).expect("a folder");
    let queries = "'النهر' = { query = 'نهر OR جسر', follow = true }\n'قطر' = 'قطر'\n";
    std::fs::write(home("old/qari/queries.toml"), queries).expect("a file");
    run("old", &["add", "tests/articles"]);
    let file = shelf.path("out.jsonl");
    let said = run("old", &["library", "export", &file]);
    assert!(said.contains("saved queries: 2"), "{said}");
    std::fs::create_dir_all(home("new/qari")).expect("a folder");
    std::fs::write(home("new/qari/queries.toml"), "'قطر' = 'الدوحة'\n").expect("a file");
    let said = run("new", &["library", "import", &file]);
    let told = "saved queries added: 1; left out, since their names are there: 1";
    assert!(said.contains(told), "{said}");
    let kept = std::fs::read_to_string(home("new/qari/queries.toml")).expect("it is there");
    assert!(
        kept.contains("'الدوحة'") && kept.contains("نهر OR جسر") && kept.contains("follow = true"),
        "{kept}"
    );
}

#[test]
fn what_cannot_be_exported_or_imported_is_told_in_plain_words() {
    let shelf = Shelf::new("words");
    shelf.run(&["add", "tests/articles"], "");
    let file = shelf.path("out.jsonl");
    shelf.run(&["library", "export", &file], "");
    let (status, _, said) = shelf.run(&["library", "export", &file], "");
    assert_eq!(status, Some(1));
    assert!(
        said.contains("out.jsonl: there is a file of this name already"),
        "{said}"
    );
    let (_, _, arabic) = shelf.run(&["library", "export", &file, "--lang", "ar"], "");
    assert!(arabic.contains("يوجد ملف بهذا الاسم"), "{arabic}");
    let (_, _, missing) = shelf.run(&["library", "import", "nothing.jsonl"], "");
    assert!(
        missing.contains("nothing.jsonl: there is no file or folder"),
        "{missing}"
    );
    for said in [said, arabic, missing] {
        assert!(!said.contains("os error"), "{said}");
    }
    // A file of another kind: a few of its lines, then all the others at once.
    let (status, _, said) = shelf.run(&["library", "import", "Cargo.lock"], "");
    assert_eq!(status, Some(1));
    assert_eq!(
        said.matches("is no article of a library").count(),
        3,
        "{said}"
    );
    assert!(
        said.contains("lines more") && said.contains("nothing of a library is in it"),
        "{said}"
    );
    assert_eq!(count(&said), 6, "{said}");
}

#[test]
fn what_is_no_library_is_told_and_left_alone() {
    let shelf = Shelf::new("wrong");
    let library = shelf.path("library.sqlite");
    let text = "نص طويل لا علاقة له بالمكتبات.\n".repeat(100);
    std::fs::write(&library, &text).expect("a file");
    for command in [
        &["articles"][..],
        &["add", "tests/articles"],
        &["library", "check"],
    ] {
        let (status, _, said) = shelf.run(command, "");
        assert_eq!(status, Some(1), "{command:?}");
        assert!(said.contains("not a library of Qari"), "{said}");
    }
    assert_eq!(
        std::fs::read_to_string(&library).expect("it is there"),
        text
    );
    for wrong in [
        &["library"][..],
        &["library", "export"],
        &["library", "info", "file"],
        &["add"],
    ] {
        assert_eq!(shelf.run(wrong, "").0, Some(2), "{wrong:?}");
    }
}

/// The records of all articles in the library.
fn records(shelf: &Shelf) -> Vec<serde_json::Value> {
    let (_, listed, _) = shelf.run(&["articles", "--format", "jsonl"], "");
    let lines = listed.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

/// Highlights and tags are found again where the file of the article has changed; one that is
/// another text by now is another article, and both stay.
#[test]
fn what_was_done_with_an_article_goes_to_its_new_version() {
    let shelf = Shelf::new("versions");
    let body = "افتُتح الجسر أمس بعد عامين من العمل. وحضر الأهالي من القرى كلها.\n";
    let write = |name: &str, text: &str| std::fs::write(shelf.path(name), text).expect("a file");
    let old = format!("افتتاح الجسر\n\n{body}");
    write("جسر.txt", &old);
    write(
        "سوق.txt",
        "عودة السوق\n\nعاد التجار إلى السوق القديم بعد الحريق بعام.\n",
    );
    let add = || {
        shelf.run(
            &[
                "add",
                &shelf.path("جسر.txt"),
                &shelf.path("سوق.txt"),
                "--lang=en",
            ],
            "",
        )
    };
    assert_eq!(add().0, Some(0));
    let library = || SqliteStore::open(shelf.path("library.sqlite").as_ref()).expect("a library");
    {
        let mut store = library();
        let all = store
            .select(&Condition::everything())
            .expect("its articles");
        let quote = "بعد عامين من العمل";
        let at = old.find(quote).expect("it is there");
        let kept = Annotation::of(&old, at..at + quote.len(), String::new());
        let deed = State::default().annotated(vec![kept]);
        store.change(all[0], deed).expect("it is kept");
        let tags = State::default().tagged(vec!["نقل".to_owned()]);
        store.change(all[0], tags).expect("it is kept");
        store
            .change(all[1], Deed::Marked(true))
            .expect("it is kept");
    }
    let new = format!("افتتاح الجسر\n\nقالت الوزارة إن العبور مجاني هذا الشهر.\n\n{body}");
    write("جسر.txt", &new);
    write(
        "سوق.txt",
        "رحلة الشتاء\n\nوصلت القافلة مساء إلى الواحة بعد عشرة أيام من السير.\n",
    );
    let (status, _, said) = add();
    assert_eq!(status, Some(0), "{said}");
    let told =
        "added to the library: 2; there already: 0; of these new versions, with what you did: 1";
    assert!(said.contains(told), "{said}");
    let store = library();
    let all = store
        .select(&Condition::everything())
        .expect("its articles");
    let rows = store.summaries(&all).expect("their rows");
    let titles: Vec<&str> = rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["افتتاح الجسر", "عودة السوق", "رحلة الشتاء"]);
    let article = store
        .article(all[0])
        .expect("it is read")
        .expect("it is there");
    assert_eq!(&*article.text, new);
    let state = &rows[0].state;
    assert_eq!(state.tags, ["نقل"]);
    let range = state.annotations[0]
        .found(&new)
        .expect("the sentence is there");
    assert_eq!(&new[range], "بعد عامين من العمل");
    assert!(rows[1].state.marked && !rows[2].state.marked);
    assert!(rows[0].actors.is_some(), "mentions were looked for");
    let (_, listed, _) = shelf.run(&["articles", "--query", "مجاني"], "");
    assert_eq!(count(&listed), 1, "{listed}");
    let (_, _, said) = add();
    assert!(
        said.contains("files unchanged and not read again: 2"),
        "{said}"
    );
    let (status, _, said) = shelf.run(&["library", "check"], "");
    assert_eq!(status, Some(0), "{said}");
}

/// Of a file with many articles it is the one at the same place, and none that is in the file
/// still.
#[test]
fn an_article_that_only_moves_in_its_file_keeps_what_is_its_own() {
    let shelf = Shelf::new("moving");
    let line =
        |title: &str, text: &str| format!("{{\"title\": \"{title}\", \"text\": \"{text}\"}}\n");
    let bridge = line(
        "افتتاح الجسر",
        "افتُتح الجسر أمس بعد عامين من العمل. وحضر الأهالي من القرى كلها.",
    );
    let copy = line(
        "الجسر الجديد",
        "افتُتح الجسر أمس بعد عامين من العمل. وحضر الأهالي من القرى القريبة.",
    );
    let market = line("عودة السوق", "عاد التجار إلى السوق القديم بعد الحريق بعام.");
    let path = shelf.path("a.jsonl");
    std::fs::write(&path, format!("{bridge}{market}")).expect("a file");
    assert_eq!(shelf.run(&["add", &path], "").0, Some(0));
    let library = || SqliteStore::open(shelf.path("library.sqlite").as_ref()).expect("a library");
    let id = {
        let mut store = library();
        let all = store
            .select(&Condition::everything())
            .expect("its articles");
        store
            .change(all[0], Deed::Marked(true))
            .expect("it is kept");
        all[0]
    };
    // A copy of it comes to stand before it.
    std::fs::write(&path, format!("{copy}{bridge}{market}")).expect("a file");
    assert_eq!(shelf.run(&["add", &path], "").0, Some(0));
    let store = library();
    assert_eq!(store.len(), 3);
    assert_eq!(store.select(&Condition::Marked).expect("it is asked"), [id]);
}

#[test]
fn what_has_not_changed_is_not_read_again_and_what_has_loses_nothing() {
    let shelf = Shelf::new("changed");
    let folder = shelf.0.join("أخبار");
    std::fs::create_dir(&folder).expect("a folder");
    let folder = std::fs::canonicalize(folder).expect("it is there");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).expect("a file");
    };
    write(
        "جسر.txt",
        "افتتاح الجسر\n\nافتُتح الجسر أمس بعد عامين من العمل.\n",
    );
    write("سوق.txt", "عودة السوق\n\nعاد التجار إلى السوق القديم.\n");
    write("لا شيء.txt", "  \n");
    let named = folder.to_str().expect("UTF-8");
    let (status, _, said) = shelf.run(&["add", named], "");
    assert_eq!(status, Some(1), "one file is empty: {said}");
    assert!(said.contains("added to the library: 2"), "{said}");

    // One changes, one stands a second time under another name; what could not be read
    // is told again.
    write("جسر.txt", "إغلاق الجسر\n\nأُغلق الجسر اليوم لإصلاحه.\n");
    write("نسخة.txt", "عودة السوق\n\nعاد التجار إلى السوق القديم.\n");
    let (status, _, said) = shelf.run(&["add", named], "");
    assert_eq!(status, Some(1), "{said}");
    let told = "added to the library: 1; there already: 1; files unchanged and not read again: 1";
    assert!(said.contains(told) && said.contains("لا شيء"), "{said}");
    let (_, _, said) = shelf.run(&["add", named], "");
    assert!(
        said.contains("files unchanged and not read again: 3"),
        "{said}"
    );
    assert!(
        !said.contains("نسخة"),
        "what is known is not told again: {said}"
    );

    let origins = |of: &serde_json::Value| of["origins"].clone();
    let path = |name: &str| folder.join(name).to_str().map(str::to_owned);
    let records = records(&shelf);
    let titles: Vec<_> = records.iter().map(|of| of["title"].as_str()).collect();
    let bridge = [Some("افتتاح الجسر"), Some("عودة السوق"), Some("إغلاق الجسر")];
    assert_eq!(titles, bridge);
    assert_eq!(origins(&records[0]), serde_json::json!([path("جسر.txt")]));
    assert_eq!(
        origins(&records[1]),
        serde_json::json!([path("سوق.txt"), path("نسخة.txt")])
    );
    assert_eq!(origins(&records[2]), serde_json::json!([path("جسر.txt")]));
    let (_, info, _) = shelf.run(&["library", "info"], "");
    assert!(info.contains("files they came from\t3\n"), "{info}");

    // Who names an encoding wants everything read in it.
    let (_, _, said) = shelf.run(&["add", named, "--encoding", "utf-8"], "");
    assert!(said.contains("there already: 3\n"), "{said}");
}

#[test]
fn articles_of_one_file_have_their_places_in_it_and_a_feed_that_goes_on_tells_what_is_new() {
    let shelf = Shelf::new("feed");
    let item = |title: &str| {
        format!(
            "<item><title>{title}</title><description>قالت البلدية إن العمل انتهى: {title}.</description></item>"
        )
    };
    let feed = |titles: &[&str]| {
        let items: String = titles.iter().map(|title| item(title)).collect();
        let feed =
            format!("<rss version=\"2.0\"><channel><title>أخبار</title>{items}</channel></rss>");
        std::fs::write(shelf.0.join("news.xml"), feed).expect("a file");
    };
    let file = shelf.path("news.xml");
    feed(&["افتتاح الجسر", "عودة السوق"]);
    let (status, _, said) = shelf.run(&["add", &file], "");
    assert_eq!(status, Some(0), "{said}");
    feed(&["موسم القطاف", "افتتاح الجسر", "عودة السوق"]);
    let (status, _, said) = shelf.run(&["add", &file], "");
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(
        said, "added to the library: 1; there already: 2\n",
        "no word on each"
    );
    let places = records(&shelf).into_iter().map(|record| {
        let origins = record["origins"].as_array().expect("a list").clone();
        let [origin] = origins.as_slice() else {
            panic!("{origins:?}");
        };
        origin
            .as_str()
            .expect("text")
            .rsplit('/')
            .next()
            .map(str::to_owned)
    });
    let places: Vec<_> = places.flatten().collect();
    assert_eq!(places, ["news.xml#2", "news.xml#3", "news.xml#1"]);

    // What came in a pipe has no file.
    let (_, _, said) = shelf.run(&["add", "-"], "خبر من أنبوب\n\nلا ملف له.\n");
    assert!(said.contains("added to the library: 1"), "{said}");
    assert_eq!(records(&shelf)[3]["origins"], serde_json::json!([]));
}

#[test]
fn a_library_that_cannot_grow_is_told_by_name_and_keeps_what_it_has() {
    let shelf = Shelf::new("full");
    let folder = shelf.0.join("news");
    std::fs::create_dir(&folder).expect("a folder");
    for number in 0..300 {
        let text = format!(
            "خبر رقم {number} عن القافلة\n\n{}",
            "وصلت القافلة أمس. ".repeat(400)
        );
        std::fs::write(folder.join(format!("{number}.txt")), text).expect("a file");
    }
    // In blocks of 512 or 1024 bytes.
    let script = r#"ulimit -f 600; exec "$0" add "$1" --lang en"#;
    let output = std::process::Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_qari")])
        .arg(&folder)
        .env("QARI_LIBRARY", shelf.path("library.sqlite"))
        .env("QARI_CONFIG", "/dev/null")
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(
        said.contains("library.sqlite") && said.contains("added to the library: "),
        "{said}"
    );
    let (status, _, said) = shelf.run(&["library", "check"], "");
    assert_eq!(status, Some(0), "{said}");
    let (status, _, said) = shelf.run(&["add", folder.to_str().expect("UTF-8")], "");
    assert_eq!(status, Some(0), "{said}");
    let (_, listed, _) = shelf.run(&["articles"], "");
    assert_eq!(count(&listed), 300);
}
