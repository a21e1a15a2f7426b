//! What happens to each pane while others are at work: somebody removes an article or damages
//! it, mentions are judged, a second program writes. Nothing is shown that is gone, nothing is
//! lost, and what is not as it was is said.

use std::fs;
use std::path::PathBuf;

use qari::config::strings::Language;
use qari::library::article::{Article, ArticleId};
use qari::library::formats::plain;
use qari::library::sqlite::SqliteStore;
use qari::library::state::State;
use qari::library::store::Store;
use qari::run::Rehearsal;
use rusqlite::Connection;

use crate::story::Story;

const BRIDGE: &str = "جسر الخشب يُغلق\n\n27 أغسطس 2021\n\nقالت حركة طالبان إن جسر الخشب في قرية رستاق أُغلق بعد فيضان \
     أوقع 170 جريحًا يوم 26 أغسطس 2021.\n";
const FLOOD: &str = "فيضان في رستاق\n\n28 أغسطس 2021\n\nأوقع فيضان 26 أغسطس 2021 في قرية رستاق 170 جريحًا، وجرف جسر \
     الخشب كما أعلنت طالبان مساء الخميس.\n";
const AFTER: &str = "بعد الفيضان\n\n30 أغسطس 2021\n\nزار وفد من طالبان قرية رستاق التي فقدت جسر الخشب في فيضان 26 أغسطس 2021، \
     وعاد 170 جريحًا إلى بيوتهم.\n";
const BUILT: &str = "جسر جديد\n\n2 سبتمبر 2021\n\nبدأت طالبان تبني جسر الحجر.\n";

fn article(text: &str) -> Article {
    plain::read("papers.txt".to_owned(), text.to_owned(), Vec::new())
}

fn id(text: &str) -> ArticleId {
    article(text).id
}

/// A library in which each article has a note, open in the reader and in a second program.
struct Shared {
    folder: PathBuf,
    it: Story,
    other: SqliteStore,
}

impl Shared {
    fn new(test: &str) -> Self {
        let name = format!("qari-others-{test}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("library.sqlite");
        let mut other = SqliteStore::open(&file).expect("a library");
        let all = [BRIDGE, FLOOD, AFTER].map(article).to_vec();
        other.add_all(all).expect("it can be written");
        for text in [BRIDGE, FLOOD, AFTER] {
            let note = State::default().noted("يُراجع".to_owned());
            other.change(id(text), note).expect("it can be written");
        }
        let store = SqliteStore::open(&file).expect("a library");
        let reader = Rehearsal::library(store, Language::Arabic, 100, 30);
        let it = Story { reader };
        Self { folder, it, other }
    }

    /// Somebody does something to the second article, and the reader hears of it.
    fn befall(&mut self, what: Event) {
        match what {
            Event::Removed => self.other.remove_all(&[id(FLOOD)]).expect("it is there"),
            Event::Damaged => {
                let file = Connection::open(self.folder.join("library.sqlite"));
                let file = file.expect("it is there");
                file.execute_batch("UPDATE content SET parts = 'garbage' WHERE row = 2")
                    .expect("it can be written");
            }
            Event::Judged => {
                let rule = format!(
                    "[[judgement]]\nverdict = \"reject\"\ntext = \"طالبان\"\nactor = \"taliban\"\narticle = \"{}\"\n",
                    id(FLOOD)
                );
                let file = self.folder.join("actors.toml");
                fs::write(&file, rule).expect("it can be written");
                self.it.reader.keep_actors_in(file);
            }
            Event::Written => {
                let new = article(BUILT);
                let note = State::default().noted("جديد".to_owned());
                let changed = self
                    .other
                    .add_all(vec![new.clone()])
                    .map(drop)
                    .and_then(|()| self.other.change(new.id, note).map(drop));
                changed.expect("it can be written");
            }
        }
        self.it.reader.hear_of_others();
    }

    /// What was put down about an article, by what the second program finds.
    fn note(&self, text: &str) -> Option<String> {
        let library = SqliteStore::open(&self.folder.join("library.sqlite")).expect("it is there");
        let rows = library.summaries(&[id(text)]).expect("it can be read");
        rows.into_iter().next().map(|row| row.state.note)
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    Removed,
    Damaged,
    Judged,
    Written,
}

use Event::{Damaged, Judged, Removed, Written};

/// A pane: its name, the keys that open it, and what it shows. The tables below have them in
/// this order.
type Pane = (&'static str, &'static str, fn(&Story) -> Vec<String>);

const PANES: [Pane; 5] = [
    ("concordance", "Enter ] =", |it| {
        let open = it.reader.model().concordance.as_ref().expect("it is open");
        let of = |row| match (open.row(row), open.is_lost(row)) {
            (Some(line), _) => title(line.article),
            (None, true) => "—".to_owned(),
            (None, false) => String::new(),
        };
        (0..open.total).map(of).collect()
    }),
    ("related", "Enter Down 6", |it| {
        let open = it.reader.model().related.as_ref().expect("it is open");
        let rows = open.rows().iter().map(|row| title(row.found.article));
        let mut rows: Vec<_> = rows.collect();
        rows.sort();
        rows
    }),
    ("forms", "Enter ] }", |it| {
        let open = it.reader.model().voices.as_ref().expect("it is open");
        vec![(open.whole.counted + open.whole.copies).to_string()]
    }),
    ("notebook", "\"", |it| {
        let open = it.reader.model().notebook.as_ref().expect("it is open");
        let rows = (0..open.total).map(|row| open.row(row).expect("it is known"));
        rows.map(|row| title(row.article)).collect()
    }),
    ("panel", "2", |it| {
        let rows = it.reader.model().facets.rows.iter();
        let taliban = rows.filter(|row| row.actor().is_some_and(|one| one.as_str() == "taliban"));
        taliban.map(|row| row.mentions.to_string()).collect()
    }),
];

/// What a row is called here.
fn title(article: ArticleId) -> String {
    let texts = [("A", BRIDGE), ("B", FLOOD), ("C", AFTER), ("D", BUILT)];
    let mut names = texts.iter().filter(|(_, text)| id(text) == article);
    let (name, _) = names.next().expect("one of them");
    (*name).to_owned()
}

/// What the panes show once something has befallen the second article: while they are open, and
/// when they are opened again.
#[track_caller]
fn assert_shown(event: Event, shown: [[&str; 2]; 5]) {
    for ((pane, keys, rows), wanted) in PANES.into_iter().zip(shown) {
        let mut shared = Shared::new(&format!("{pane}-{event:?}"));
        shared.it.press(keys);
        shared.befall(event);
        let while_open = rows(&shared.it).join(" ");
        // Keys that move meet nothing that is gone.
        shared.it.press("End Home End");
        match pane {
            "panel" => shared.it.press("1 2"),
            _ => shared.it.press("Esc 1 Home").press(keys),
        };
        assert_eq!([while_open, rows(&shared.it).join(" ")], wanted, "{pane}");
        // What was put down is there whatever becomes of the article.
        if event != Removed {
            assert_eq!(shared.note(FLOOD).as_deref(), Some("يُراجع"), "{pane}");
        }
    }
}

#[test]
fn what_somebody_removes_goes_from_each_pane() {
    let shown = [
        ["A C", "A C"],
        ["C", "C"],
        ["2", "2"],
        ["A C", "A C"],
        ["2", "2"],
    ];
    assert_shown(Removed, shown);
}

#[test]
fn what_is_damaged_hides_no_others_in_any_pane() {
    let shown = [
        ["A B C", "A — C"],
        ["B C", "C"],
        ["3", "3"],
        ["A B C", "A B C"],
        ["3", "3"],
    ];
    assert_shown(Damaged, shown);
}

#[test]
fn each_pane_follows_a_judgement() {
    let shown = [
        ["A C", "A C"],
        ["B C", "B C"],
        ["2", "2"],
        ["A B C", "A B C"],
        ["2", "2"],
    ];
    assert_shown(Judged, shown);
}

#[test]
fn what_a_second_program_writes_is_in_each_pane_at_once_or_when_it_is_opened_again() {
    let shown = [
        ["A B C", "A B C D"],
        ["B C", "B C"],
        ["3", "4"],
        ["A B C D", "A B C D"],
        ["4", "4"],
    ];
    assert_shown(Written, shown);
}

#[test]
fn what_became_of_the_open_article_is_said_and_what_one_writes_is_kept() {
    for event in [Removed, Damaged, Judged, Written] {
        let mut shared = Shared::new(&format!("open-{event:?}"));
        shared.it.press("j Enter ]").reads("فيضان في رستاق");
        shared.it.press("!").type_text(" غدًا");
        shared.befall(event);
        shared.it.reads("فيضان في رستاق").shows("غدًا");
        if event == Removed {
            shared.it.press("Enter").says("حُفظت الملاحظة");
            let text = article(FLOOD);
            let added = shared.other.add_all(vec![text]);
            added.expect("it can be written");
        } else {
            shared.it.press("Enter");
        }
        assert_eq!(
            shared.note(FLOOD).as_deref(),
            Some("يُراجع غدًا"),
            "{event:?}"
        );
        let open = shared.it.open_article();
        let mentions = open.mentions.as_ref().map_or(0, |all| all.len());
        assert_eq!(mentions, usize::from(event != Judged), "{event:?}");
    }
}

#[test]
fn whoever_goes_to_what_is_gone_or_damaged_is_told_and_stays() {
    let mut shared = Shared::new("gone");
    shared.it.press("Enter").reads("جسر الخشب يُغلق");
    shared.befall(Removed);
    shared.it.press("\"");
    shared.it.press("End").reads("بعد الفيضان").press("Esc");
    let mut shared = Shared::new("shown");
    shared.it.press("j Enter").reads("فيضان في رستاق");
    shared.befall(Removed);
    shared.it.says("لم يعد المقال في المكتبة");
    let mut shared = Shared::new("damaged");
    shared.it.press("Enter ] =");
    // What was read ahead is forgotten when actors are known anew.
    let file = shared.folder.join("actors.toml");
    shared.it.reader.keep_actors_in(file);
    shared.befall(Damaged);
    shared.it.press("j").says("في المكتبة عطب");
    shared
        .it
        .reads("جسر الخشب يُغلق")
        .press("j")
        .reads("بعد الفيضان");
    shared.it.press("Esc =").shows("مقال تتعذّر قراءته");
    shared.it.press("j Enter");
    let remark = shared.it.reader.model().remark.as_ref();
    assert!(remark.is_some_and(|remark| remark.is_error && remark.text == "مقال تتعذّر قراءته"));
}
