//! What is added again: the same, a new version, or moved in its file.

use qari::library::annotation::Annotation;
use qari::library::condition::Condition;
use qari::library::sqlite::SqliteStore;
use qari::library::state::{Deed, State};
use qari::library::store::Store;

use super::library::{Shelf, count};

/// The records of all articles in the library.
pub(super) fn records(shelf: &Shelf) -> Vec<serde_json::Value> {
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
    assert_eq!(titles, ["عودة السوق", "افتتاح الجسر", "رحلة الشتاء"]);
    let article = store
        .article(all[1])
        .expect("it is read")
        .expect("it is there");
    assert_eq!(&*article.text, new);
    let state = &rows[1].state;
    assert_eq!(state.tags, ["نقل"]);
    let range = state.annotations[0]
        .found(&new)
        .expect("the sentence is there");
    assert_eq!(&new[range], "بعد عامين من العمل");
    assert!(rows[0].state.marked && !rows[2].state.marked);
    assert!(rows[1].actors.is_some(), "mentions were looked for");
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
