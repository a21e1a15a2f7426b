//! What has come since the last visit to a library: it is told by a sign of its own, and
//! stands first where something is followed.

use std::fs;
use std::path::PathBuf;

use qari::app::sidebar::Item;
use qari::app::signs::{FOLLOWED, MARKED, NEW, UNREAD};
use qari::config::strings::Language;
use qari::library::formats::plain;
use qari::library::sqlite::SqliteStore;
use qari::library::store::Store;
use qari::run::Rehearsal;

use crate::story::{Story, visual};

/// Bridges, some of them closed by the Taliban, in the order in which the library got them.
const BEFORE: [&str; 3] = [
    "جسر الخشب\n\n1 مايو 2021\n\nأغلقت طالبان جسر الخشب ثلاثة أيام.\n",
    "سوق الجمعة\n\n2 مايو 2021\n\nارتفعت الأسعار في السوق.\n",
    "جسر الحديد\n\n3 مايو 2021\n\nأغلقت طالبان جسر الحديد يومين.\n",
];
const SINCE: [&str; 3] = [
    "جسر الرمل\n\n4 أبريل 2021\n\nأغلقت طالبان جسر الرمل يومًا.\n",
    "سوق السبت\n\n5 مايو 2021\n\nانخفضت الأسعار في السوق.\n",
    "جسر الطين\n\n6 مايو 2021\n\nأغلقت طالبان جسر الطين ساعة.\n",
];

/// A library that was visited before some of its articles came, with a query that is
/// followed and one that is not.
struct Visited {
    folder: PathBuf,
    it: Story,
}

impl Visited {
    fn new(test: &str, since: &[&str], size: (u16, u16)) -> Self {
        Self::left_at(BEFORE[0], test, since, size)
    }

    /// The same, and what is open is this one of them.
    fn left_at(left: &str, test: &str, since: &[&str], (width, height): (u16, u16)) -> Self {
        let name = format!("qari-news-{test}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("library.sqlite");
        let mut store = SqliteStore::open(&file).expect("a library");
        add(&mut store, &BEFORE);
        let seen = store.newest();
        store.set_seen(seen);
        add(&mut store, since);
        let queries = folder.join("queries.toml");
        let saved = "'طالبان' = { query = 'طالبان', follow = true }\n'الجسور' = 'جسر'\n'بالتاريخ' = 'طالبان جسر'\n";
        fs::write(&queries, saved).expect("a file");
        let left = plain::read(String::new(), left.to_owned(), Vec::new()).id;
        let store = Box::new(store);
        let mut reader = Rehearsal::coming_back(left, store, &[], Language::Arabic, width, height);
        reader.keep_queries_in(queries);
        Self {
            folder,
            it: Story { reader },
        }
    }
}

impl Drop for Visited {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn add(store: &mut SqliteStore, texts: &[&str]) {
    for text in texts {
        let article = plain::read("a.txt".to_owned(), (*text).to_owned(), Vec::new());
        store.add(article).expect("it can be written");
    }
}

/// The row of what is followed under this name, its cells from left to right.
#[track_caller]
fn counts_of(it: &Story, name: &str) -> String {
    let picture = it.picture();
    let row = picture
        .lines()
        .find(|row| row.contains(FOLLOWED) && row.contains(&visual(name)));
    row.expect("its row").to_owned()
}

/// The titles of the list as it stands, those with the sign of what is new after it.
fn listed(it: &Story) -> Vec<String> {
    let titles = it.reader.model().sidebar.items.iter();
    let titles = titles.map(|item| item.summary.title.clone());
    let signs = signs(it).into_iter();
    let is_new = signs.map(|signs| signs.concat().contains(NEW));
    let sign = is_new.map(|is_new| if is_new { NEW } else { "" });
    sign.zip(titles)
        .map(|(sign, title)| format!("{sign}{title}"))
        .collect()
}

/// What stands in the margin beside each row of the list: of each row of the screen that
/// it takes the outer column, then the inner one.
fn signs(it: &Story) -> Vec<Vec<String>> {
    let (buffer, _) = it.reader.screen();
    let list = &it.reader.model().sidebar;
    let mut top = 1 + list.heads();
    let of_item = |item: &Item| {
        let rows = top..top + item.height() - 1;
        top += item.height();
        let places = rows.flat_map(|y| [2, 3].map(|x| (buffer.area.width - x, y)));
        places
            .map(|place| buffer[place].symbol().to_owned())
            .collect()
    };
    list.items.iter().map(of_item).collect()
}

#[test]
fn in_what_is_followed_the_new_ones_stand_first_and_are_told_from_the_old() {
    let mut visited = Visited::new("first", &SINCE, (110, 30));
    let it = &mut visited.it;
    assert!(
        counts_of(it, "طالبان").contains("2+ · 4● · 4"),
        "{}",
        it.picture()
    );
    assert_eq!(
        listed(it),
        [
            "جسر الخشب",
            "سوق الجمعة",
            "جسر الحديد",
            "+جسر الرمل",
            "+سوق السبت",
            "+جسر الطين"
        ],
        "the list of all as it was, with the sign"
    );
    it.press("g Enter").shows("◆ طالبان 4");
    let expected = ["+جسر الرمل", "+جسر الطين", "جسر الخشب", "جسر الحديد"];
    assert_eq!(listed(it), expected, "\n{}", it.picture());
    // What one comes for is open, and not what was open before.
    it.reads("جسر الرمل");
    // It is new as long as one stays, read or not, and next leads to the next new one.
    it.press("Enter e").reads("جسر الطين");
    it.press("e").reads("جسر الخشب").press("Tab");
    assert_eq!(listed(it), expected);
}

#[test]
fn each_part_keeps_the_order_that_was_chosen() {
    let mut visited = Visited::new("order", &SINCE, (110, 30));
    let it = &mut visited.it;
    it.press("g Enter F5").shows("الأحدث أولًا");
    assert_eq!(
        listed(it),
        ["+جسر الطين", "+جسر الرمل", "جسر الحديد", "جسر الخشب"],
        "\n{}",
        it.picture()
    );
}

#[test]
fn in_what_is_only_saved_they_stand_where_they_are_and_have_the_sign() {
    let mut visited = Visited::new("saved", &SINCE, (110, 30));
    let it = &mut visited.it;
    it.press("g j Enter").shows("▪ الجسور 4").reads("جسر الخشب");
    assert_eq!(
        listed(it),
        ["جسر الخشب", "جسر الحديد", "+جسر الرمل", "+جسر الطين"]
    );
}

#[test]
fn where_nothing_is_new_what_is_followed_keeps_its_order_and_the_open_article() {
    let mut visited = Visited::new("nothing", &[], (110, 30));
    let it = &mut visited.it;
    it.hides("+").press("g Enter");
    it.shows("◆ طالبان 2").reads("جسر الخشب");
    assert_eq!(listed(it), ["جسر الخشب", "جسر الحديد"]);
    it.press("j").reads("جسر الحديد");
    it.press("o").hides("◆ طالبان 2").reads("جسر الحديد");
}

#[test]
fn the_signs_of_a_row_stand_one_below_the_other_and_touch_no_title() {
    let short = ["قصير بلا شيء\n"];
    let mut visited = Visited::new("signs", &short, (110, 30));
    let it = &mut visited.it;
    it.press("G *");
    let beside = signs(it).pop().expect("it is listed");
    assert_eq!(
        beside,
        [UNREAD, " ", NEW, " ", MARKED, " "],
        "\n{}",
        it.picture()
    );
}

#[test]
fn nothing_is_removed_from_the_library_by_one_press() {
    let mut visited = Visited::new("doomed", &SINCE, (110, 30));
    let it = &mut visited.it;
    let total = it.reader.model().sidebar.total;
    it.press("Ctrl-x").shows("يحذف من المكتبة");
    it.press("j Ctrl-x").shows("يحذف من المكتبة");
    assert_eq!(it.reader.model().sidebar.total, total);
    it.press("Ctrl-x").says("حُذف المقال من المكتبة");
    assert_eq!(it.reader.model().sidebar.total, total - 1);
}

#[test]
fn who_comes_back_far_down_in_the_list_hears_what_is_new_above_it() {
    let mut visited = Visited::left_at(BEFORE[2], "far", &SINCE, (110, 14));
    let it = &mut visited.it;
    it.reads("جسر الحديد").says("◆ طالبان: اثنان جديدان");
    it.press("g").hides("◆ طالبان:");
    assert!(
        counts_of(it, "طالبان").contains("2+ · 4● · 4"),
        "{}",
        it.picture()
    );
}

#[test]
fn help_says_what_the_signs_mean() {
    let mut visited = Visited::new("help", &SINCE, (110, 110));
    visited
        .it
        .press("? PgDn")
        .shows("أضيف بعد زيارتك الأخيرة")
        .shows("غير مقروء");
}

#[test]
fn the_question_before_something_is_removed_does_not_turn_an_arabic_title() {
    let latin = ["CNN: افتتاح جسر النهر اليوم\n\nعبر الناس الجسر الجديد صباحًا.\n"];
    let mut visited = Visited::new("turned", &latin, (110, 30));
    visited
        .it
        .press("G Ctrl-x")
        .says("يحذف من المكتبة «CNN: افتتاح جسر النهر اليوم»");
}
