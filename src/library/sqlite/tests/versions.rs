//! Articles of files that have changed: what gives way to what, and that nothing of it is lost.

use super::*;
use crate::library::origin::{Input, Origin};
use crate::library::store::Kept;

const OLD: &str =
    "ترميم السور\n\nبدأ العمال صباح أمس ترميم السور القديم. ويدوم العمل عامين كاملين.\n";
const OTHER: &str = "رحلة الشتاء\n\nوصلت القافلة مساء إلى الواحة بعد عشرة أيام من السير.\n";

/// The file `name`, which is not there, as it was after this many changes.
fn input(name: &str, changes: i64) -> Arc<Input> {
    Arc::new(Input {
        path: format!("/nowhere/{name}").into(),
        size: 1000,
        modified: changes,
    })
}

fn found(input: &Arc<Input>, place: &str, text: &str) -> Article {
    Article {
        origin: Some(Origin {
            input: Arc::clone(input),
            place: place.to_owned(),
        }),
        ..article(text)
    }
}

/// Adds all that this file holds now; how many gave way.
fn read(store: &mut SqliteStore, input: &Arc<Input>, articles: Vec<Article>) -> usize {
    let (_, count) = store
        .add_read(articles, &[Arc::clone(input)], &|| false)
        .unwrap();
    count
}

fn all(store: &SqliteStore) -> Vec<ArticleId> {
    store.select(&Condition::everything()).unwrap()
}

fn state(store: &SqliteStore, id: ArticleId) -> State {
    store.summaries(&[id]).unwrap().remove(0).state
}

fn tagged(tag: &str) -> Deed {
    State::default().tagged(vec![tag.to_owned()])
}

fn highlighted(text: &str, quote: &str) -> Deed {
    let at = text.find(quote).unwrap();
    let kept = Annotation::of(text, at..at + quote.len(), "متى؟".to_owned());
    State::default().annotated(vec![kept])
}

#[test]
fn an_article_gives_way_to_its_new_version() {
    let mut store = in_memory();
    let new = format!("{OLD}\nوقالت البلدية إن الحي يبقى مفتوحًا للزوار.\n");
    let [first, second, third] = [0, 1, 2].map(|changes| input("a.txt", changes));
    let [was, now, others] = [OLD, &new, OTHER].map(ArticleId::of);
    read(&mut store, &first, vec![found(&first, "", OLD)]);
    store.change(was, highlighted(OLD, "ويدوم العمل")).unwrap();
    store.change(was, tagged("عمران")).unwrap();
    let done = state(&store, was);
    assert_eq!(read(&mut store, &first, vec![found(&first, "", OLD)]), 0);
    let elsewhere = input("b.txt", 1);
    assert_eq!(read(&mut store, &elsewhere, Vec::new()), 0, "another file");
    assert_eq!(read(&mut store, &second, vec![found(&second, "", &new)]), 1);
    assert_eq!(all(&store), [now]);
    assert_eq!(state(&store, now), done);
    let range = done.annotations[0].found(&new).expect("it is there");
    assert_eq!(&new[range], "ويدوم العمل");
    let word = |text: &str| Condition::of_words(text).unwrap();
    assert_eq!(store.select(&word("الزوار")).unwrap(), [now]);
    assert!(store.known_inputs().unwrap().contains(&second));

    // Another text under that name is another article, and both stay.
    let texts = vec![found(&third, "", OTHER)];
    assert_eq!(read(&mut store, &third, texts), 0);
    assert_eq!(all(&store), [now, others]);
    assert_eq!(state(&store, now), done);
    assert_eq!(state(&store, others), State::default());
}

#[test]
fn only_what_something_was_done_with_gives_way_and_of_both_nothing_is_lost() {
    let mut store = in_memory();
    let new = OLD.replace("عامين", "ثلاثة أعوام");
    let [first, second] = [0, 1].map(|changes| input("a.jsonl", changes));
    let [was, now] = [OLD, &new].map(ArticleId::of);
    read(&mut store, &first, vec![found(&first, "#1", OLD)]);
    let again = || vec![found(&second, "#1", &new)];
    assert_eq!(read(&mut store, &second, again()), 0);
    assert_eq!(store.len(), 2);
    store.change(was, Deed::Marked(true)).unwrap();
    store.change(now, tagged("عمران")).unwrap();
    assert_eq!(read(&mut store, &second, again()), 1);
    let both = state(&store, now);
    assert!(both.marked && both.tags == ["عمران"]);
    assert_eq!(all(&store), [now]);
}

#[test]
fn none_gives_way_of_which_a_marked_passage_is_in_the_new_one_no_more() {
    let mut store = in_memory();
    let new = OLD.replace("عامين", "ثلاثة أعوام");
    let [first, second] = [0, 1].map(|changes| input("a.txt", changes));
    let [was, now] = [OLD, &new].map(ArticleId::of);
    read(&mut store, &first, vec![found(&first, "", OLD)]);
    store.change(was, highlighted(OLD, "عامين كاملين")).unwrap();
    let texts = vec![found(&second, "", &new)];
    assert_eq!(read(&mut store, &second, texts), 0);
    assert_eq!(all(&store), [was, now]);
    assert_eq!(state(&store, was).annotations.len(), 1);
    assert_eq!(state(&store, now), State::default());
}

#[test]
fn an_entry_of_a_feed_is_followed_by_its_address() {
    let mut store = in_memory();
    let [first, second] = [0, 1].map(|changes| input("feed.xml", changes));
    let entry = |input: &Arc<Input>, place: &str, text: &str, link: &str| Article {
        link: Some(link.to_owned()),
        ..found(input, place, text)
    };
    let mended = OLD.replace("عامين", "ثلاثة أعوام");
    // Each entry says the same below its title.
    let teaser = |title: &str| format!("{title}\n\nاقرأ المزيد من الأخبار على موقعنا كل يوم.\n");
    let [one, two] = [teaser("استقبال الوفد"), teaser("زلزال في الجزيرة")];
    let before = vec![
        entry(&first, "#1", OLD, "https://a.example/1"),
        entry(&first, "#2", &one, "https://a.example/2"),
    ];
    read(&mut store, &first, before);
    for id in [OLD, &one].map(ArticleId::of) {
        store.change(id, Deed::Marked(true)).unwrap();
    }
    let after = vec![
        entry(&second, "#1", OTHER, "https://a.example/4"),
        entry(&second, "#2", &two, "https://a.example/3"),
        entry(&second, "#3", &mended, "https://a.example/1"),
    ];
    assert_eq!(read(&mut store, &second, after), 1);
    let [one, other, two, mended] = [&one, OTHER, &two, &mended].map(ArticleId::of);
    assert_eq!(all(&store), [one, other, two, mended]);
    let marked = store.select(&Condition::Marked).unwrap();
    assert_eq!(marked, [one, mended]);
}

#[test]
fn who_has_the_earlier_version_open_writes_to_the_new_one() {
    let mut store = in_memory();
    let [first, second, third] = [0, 1, 2].map(|changes| input("a.txt", changes));
    let new = OLD.replace("عامين", "ثلاثة أعوام");
    let newer = new.replace("صباح", "مساء");
    let [was, now, last] = [OLD, &new, &newer].map(ArticleId::of);
    read(&mut store, &first, vec![found(&first, "", OLD)]);
    store.change(was, Deed::Read(true)).unwrap();
    read(&mut store, &second, vec![found(&second, "", &new)]);
    assert_eq!(store.change(was, tagged("عمران")), Ok(Kept::Lasting));
    assert_eq!(state(&store, now).tags, ["عمران"]);
    read(&mut store, &third, vec![found(&third, "", &newer)]);
    assert_eq!(store.change(was, Deed::Marked(true)), Ok(Kept::Lasting));
    let kept = state(&store, last);
    assert!(kept.marked && kept.read && kept.tags == ["عمران"]);
    let nobody = ArticleId::of("ليس هنا");
    assert_eq!(store.change(nobody, tagged("عمران")), Ok(Kept::Apart));
}

/// A file of the folder with this text, as it is now.
fn written(folder: &Folder, name: &str, text: &str) -> Arc<Input> {
    let path = folder.0.join(name);
    fs::write(&path, text).unwrap();
    let metadata = fs::metadata(&path).unwrap();
    Arc::new(Input::new(path, &metadata))
}

#[test]
fn what_another_file_has_still_stays() {
    let folder = Folder::new("versions-elsewhere");
    let mut store = in_memory();
    let new = OLD.replace("عامين", "ثلاثة أعوام");
    let [was, now] = [OLD, &new].map(ArticleId::of);
    let one = written(&folder, "a.txt", OLD);
    let other = written(&folder, "b.txt", OLD);
    read(&mut store, &one, vec![found(&one, "", OLD)]);
    read(&mut store, &other, vec![found(&other, "", OLD)]);
    store.change(was, tagged("عمران")).unwrap();
    let one = written(&folder, "a.txt", &new);
    assert_eq!(read(&mut store, &one, vec![found(&one, "", &new)]), 0);
    assert_eq!(all(&store), [was, now]);
    store.remove(now).unwrap();

    // Read again in the reader, its new version has what was done, and the other file its text.
    store.replace(was, found(&one, "", &new)).unwrap();
    assert_eq!(all(&store), [was, now]);
    assert_eq!(state(&store, now).tags, ["عمران"]);
    assert_eq!(state(&store, was).tags, ["عمران"]);
    store.remove(now).unwrap();

    // A disk that is away is not looked at; when it is there again, its file is read again.
    let away = folder.0.join("b.txt");
    fs::rename(&away, folder.0.join("away")).unwrap();
    assert_eq!(read(&mut store, &one, vec![found(&one, "", &new)]), 1);
    assert_eq!(all(&store), [now]);
    assert!(!store.known_inputs().unwrap().contains(&other));
    assert!(store.known_inputs().unwrap().contains(&one));
}

#[test]
fn what_was_done_meanwhile_with_the_earlier_version_is_not_lost() {
    let folder = Folder::new("versions-meanwhile");
    let new = OLD.replace("عامين", "ثلاثة أعوام");
    let [was, now] = [OLD, &new].map(ArticleId::of);
    let [first, second] = [0, 1].map(|changes| input("a.txt", changes));
    let mut store = SqliteStore::open(&folder.library()).unwrap();
    read(&mut store, &first, vec![found(&first, "", OLD)]);
    store.change(was, tagged("عمران")).unwrap();

    // Opened by path, then changed by another one, then marked.
    let mut keeper = Keeper::of(folder.library());
    let article = Arc::new(found(&second, "", &new));
    let earlier = keeper.earlier(&article).unwrap();
    let taken = earlier.clone().unwrap().state;
    let tags = state(&store, was).tagged(vec!["عمران".to_owned(), "سور".to_owned()]);
    store.change(was, tags).unwrap();
    keeper.put(&[(article, taken, earlier)]).unwrap();
    store.catch_up().unwrap();
    assert_eq!(all(&store), [now]);
    assert_eq!(state(&store, now).tags, ["عمران", "سور"]);

    // Read again in the reader of a library that another one has changed.
    let mut other = SqliteStore::open(&folder.library()).unwrap();
    let note = State::default().noted("راجعه".to_owned());
    other.change(now, note).unwrap();
    let last = ArticleId::of(&new.replace("صباح", "مساء"));
    let third = input("a.txt", 2);
    let text = new.replace("صباح", "مساء");
    store.replace(now, found(&third, "", &text)).unwrap();
    assert_eq!(all(&store), [last]);
    let kept = state(&store, last);
    assert!(kept.note == "راجعه" && kept.tags == ["عمران", "سور"]);
}

#[test]
fn what_was_marked_in_this_run_is_an_earlier_version_too() {
    let folder = Folder::new("versions-run");
    let new = OLD.replace("عامين", "ثلاثة أعوام");
    let [first, second] = [0, 1].map(|changes| input("a.txt", changes));
    let mut store = SqliteStore::open(&folder.library()).unwrap();
    read(&mut store, &first, vec![found(&first, "", OLD)]);
    let mut keeper = Keeper::of(folder.library());
    let next = found(&second, "", &new);
    assert_eq!(keeper.earlier(&next), Ok(None));
    let was = ArticleId::of(OLD);
    assert_eq!(keeper.change(was, &Deed::Marked(true)), Ok(true));
    let earlier = keeper.earlier(&next).unwrap().expect("something was done");
    assert!(earlier.id == was && earlier.state.marked);
}

#[test]
fn who_has_a_file_open_beside_the_library_means_what_its_article_gave_way_to() {
    let folder = Folder::new("versions-beside");
    let new = OLD.replace("عامين", "ثلاثة أعوام");
    let [was, now] = [OLD, &new].map(ArticleId::of);
    let [first, second] = [0, 1].map(|changes| input("a.txt", changes));
    let mut store = SqliteStore::open(&folder.library()).unwrap();
    read(&mut store, &first, vec![found(&first, "", OLD)]);
    let mut keeper = Keeper::of(folder.library());
    assert_eq!(keeper.change(was, &tagged("عمران")), Ok(true));
    assert_eq!(read(&mut store, &second, vec![found(&second, "", &new)]), 1);
    assert_eq!(keeper.change(was, &Deed::Marked(true)), Ok(true));
    store.catch_up().unwrap();
    assert_eq!(all(&store), [now]);
    let done = state(&store, now);
    assert!(done.marked && done.tags == ["عمران"]);
    // Who opens the earlier text later on has that text.
    let mut later = Keeper::of(folder.library());
    assert_eq!(later.state(was), Ok(None));
    assert_eq!(later.change(was, &Deed::Marked(true)), Ok(false));
}

#[test]
fn who_stops_leaves_the_file_to_be_read_again() {
    let mut store = in_memory();
    let new = OLD.replace("عامين", "ثلاثة أعوام");
    let [first, second] = [0, 1].map(|changes| input("a.txt", changes));
    read(&mut store, &first, vec![found(&first, "", OLD)]);
    store
        .change(ArticleId::of(OLD), Deed::Marked(true))
        .unwrap();
    let texts = || vec![found(&second, "", &new)];
    let files = [Arc::clone(&second)];
    let (_, count) = store.add_read(texts(), &files, &|| true).unwrap();
    assert_eq!((count, store.len()), (0, 2));
    assert!(!store.known_inputs().unwrap().contains(&second));
    assert_eq!(read(&mut store, &second, texts()), 1);
}

#[test]
fn a_state_that_cannot_be_read_keeps_nothing_else_out() {
    let mut store = in_memory();
    let new = OLD.replace("عامين", "ثلاثة أعوام");
    let [first, second] = [0, 1].map(|changes| input("a.txt", changes));
    read(&mut store, &first, vec![found(&first, "", OLD)]);
    store.change(ArticleId::of(OLD), tagged("عمران")).unwrap();
    store
        .file
        .execute("UPDATE state SET tags = '[\"عمر'", [])
        .unwrap();
    let texts = vec![found(&second, "", &new), found(&second, "", OTHER)];
    assert_eq!(read(&mut store, &second, texts), 0);
    assert_eq!(store.len(), 3);
    store.remove(ArticleId::of(OLD)).unwrap();
    let again = vec![found(&first, "", OLD)];
    assert_eq!(store.add_all(again).unwrap(), [Added::New]);
}
