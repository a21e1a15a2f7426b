//! Stories of what a person does with articles: marks, tags, notes, and how far one read;
//! and of how that lasts.

use std::path::{Path, PathBuf};

use qari::config::strings::Language;
use qari::library::import::Source;
use qari::library::sqlite::SqliteStore;
use qari::library::state::State;
use qari::library::store::Store;
use qari::run::{Keeping, Rehearsal};

use crate::articles::{in_folder, long, short, title};
use crate::story::{Story, story_of};

/// What is typed to put each tag behind the other.
const TAGS: &str = "اقتصاد، نقل بحري";

/// Where a story keeps what is done.
struct Shelf<'a> {
    folder: &'a Path,
    keeping: Keeping,
}

impl<'a> Shelf<'a> {
    fn new(folder: &'a Path) -> Self {
        let beside = folder.with_extension("kept");
        let _ = std::fs::remove_dir_all(&beside);
        Self {
            folder,
            keeping: Keeping {
                library: Some(beside.join("library.sqlite")),
                positions: Some(beside.join("positions")),
            },
        }
    }

    fn library(&self) -> PathBuf {
        self.keeping.library.clone().expect("it is named")
    }

    /// The reader of the articles of the folder, begun anew.
    fn open(&self, width: u16, height: u16) -> Story {
        let sources = [Source::Path(self.folder.to_owned())];
        let keeping = self.keeping.clone();
        let language = Language::Arabic;
        let reader = Rehearsal::keeping(keeping, &sources, language, width, height);
        Story { reader }
    }

    /// The titles in the library, with what was done with them.
    fn kept(&self) -> Vec<(String, State)> {
        if !self.library().exists() {
            return Vec::new();
        }
        let library = SqliteStore::open(&self.library()).expect("a library");
        let ids = library.all().expect("it can be read");
        let rows = library.summaries(&ids).expect("it can be read").into_iter();
        rows.map(|row| (row.title, row.state)).collect()
    }
}

impl Drop for Shelf<'_> {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(self.folder.with_extension("kept"));
    }
}

/// What was done with the row of the list.
#[track_caller]
fn state(it: &Story, row: usize) -> State {
    let row = it.reader.model().sidebar.row(row);
    row.expect("it is in the window").state.clone()
}

#[test]
fn a_mark_is_seen_in_the_list_found_by_a_query_and_taken_away_again() {
    let mut it = story_of(&short(3), 100, 24);
    it.hides("*")
        .press("j *")
        .says("وُضعت علامة على المقال")
        .shows("*");
    assert_eq!(
        [0, 1, 2].map(|row| state(&it, row).marked),
        [false, true, false]
    );
    it.press("Enter").says("معلَّم");
    it.press("f").type_text("حالة:معلم").press("Enter");
    assert_eq!(it.reader.model().sidebar.total, 1);
    it.press("c *").says("أُزيلت علامة المقال").hides("*");
    it.press("-").says("تراجع: وُضعت علامة على المقال").shows("*");
    it.press("Insert")
        .says("تراجع: أُزيلت علامة المقال")
        .hides("*");
    it.press("-").says("لا شيء للتراجع عنه");
    it.press("* k -")
        .says("تراجع: أُزيلت علامة المقال (الخبر رقم 2)");
    // Also where a filter hides it.
    it.press("* f").type_text("=2").press("Enter");
    it.press("-")
        .says("تراجع: أُزيلت علامة المقال (الخبر رقم 1)")
        .press("c");
    // In the text, with a caret.
    it.press("s F6").says("وُضعت علامة على المقال").shows("*");
}

#[test]
fn the_sign_of_what_is_not_read_stays_beside_a_mark() {
    let mut it = story_of(&short(2), 100, 24);
    let (x, y) = it.find("●").expect("it is not read");
    it.press("*");
    assert_eq!(it.find("*"), Some((x, y + 1)), "\n{}", it.picture());
    it.press("r");
    assert_eq!(it.find("*"), Some((x, y)), "\n{}", it.picture());
}

#[test]
fn tags_are_typed_with_commas_completed_and_shown() {
    let mut it = story_of(&short(2), 110, 24);
    it.press("#")
        .shows("الوسوم:")
        .type_text(TAGS)
        .press("Enter");
    it.says("وسوم المقال: اقتصاد، نقل بحري").shows("#نقل بحري");
    it.press("j #").type_text("نق");
    assert_eq!(it.offered(), ["نقل بحري"]);
    it.press("Tab");
    assert_eq!(it.typed(), "نقل بحري");
    it.type_text("، ");
    assert_eq!(it.offered(), ["اقتصاد"]);
    it.press("Enter");
    assert_eq!(state(&it, 1).tags, ["نقل بحري"]);
    it.press("f").type_text("وسم:«نقل بحري»").press("Enter");
    assert_eq!(it.reader.model().sidebar.total, 2);
    it.press("c k F7");
    assert_eq!(it.typed(), "اقتصاد، نقل بحري، ");
    it.press("Esc");
    assert_eq!(state(&it, 0).tags, ["اقتصاد", "نقل بحري"]);
    it.press("# Ctrl-u Enter").says("أُزيلت وسوم المقال");
    assert_eq!(state(&it, 0).tags, [""; 0]);
    it.press("-").says("تراجع: وسوم المقال: اقتصاد، نقل بحري");
    assert_eq!(state(&it, 0).tags, ["اقتصاد", "نقل بحري"]);
}

#[test]
fn a_note_is_shown_under_its_article_found_edited_and_deleted() {
    let mut it = story_of(&short(2), 110, 24);
    it.press("Enter !")
        .shows("ملاحظة:")
        .type_text("يُراجع مع المصدر")
        .press("Enter");
    it.says("حُفظت الملاحظة").shows("ملاحظة: يُراجع مع المصدر");
    it.press("f").type_text("is:noted").press("Enter");
    assert_eq!(it.reader.model().sidebar.total, 1);
    it.press("c !").type_text(" غدًا").press("Enter");
    it.shows("ملاحظة: يُراجع مع المصدر غدًا");
    it.press("F8 Ctrl-u Enter")
        .says("حُذفت الملاحظة")
        .hides("يُراجع");
    it.press("- -").shows("ملاحظة: يُراجع مع المصدر").hides("غدًا");
}

#[test]
fn another_article_that_comes_takes_nobodys_line_away() {
    let mut it = story_of(&short(2), 100, 24);
    it.press("j #").type_text("اقتصاد").press("Enter");
    assert_eq!(state(&it, 1).tags, ["اقتصاد"]);
    it.reads(&title(2));
}

#[test]
fn the_first_deed_makes_a_library_of_that_article_alone() {
    in_folder(&short(3), |folder| {
        let shelf = Shelf::new(folder);
        let mut it = shelf.open(110, 24);
        it.press("Enter r r Esc e");
        assert_eq!(shelf.kept(), [], "reading makes none");
        it.press("*")
            .says("وُضعت علامة على المقال؛ وصار المقال في المكتبة");
        it.press("#").type_text(TAGS).press("Enter");
        it.says("وسوم المقال: اقتصاد، نقل بحري")
            .hides("إلى المكتبة");
        let kept = shelf.kept();
        assert_eq!(kept.len(), 1);
        let (kept, state) = &kept[0];
        assert_eq!((kept, state.marked, state.tags.len()), (&title(2), true, 2));

        let mut it = shelf.open(110, 24);
        it.shows("*").shows("#نقل بحري");
        assert_eq!(self::state(&it, 1), *state);
        it.press("j *").says("أُزيلت علامة المقال");
        assert!(!shelf.kept()[0].1.marked);
    });
}

#[test]
fn a_highlight_too_makes_a_library_and_is_there_in_the_next_run() {
    let texts = [
        short(1).remove(0),
        "بداية النص\r\n\r\nسطر أول فيه كلمة.\r\n".to_owned(),
    ];
    in_folder(&texts, |folder| {
        let shelf = Shelf::new(folder);
        let mut it = shelf.open(110, 24);
        it.press("Enter /")
            .type_text("قصير")
            .press("Enter Esc s s *");
        it.says("ظُلّل المقطع؛ وصار المقال في المكتبة");
        it.press("!").type_text("كم طوله؟").press("Enter");
        it.says("حُفظت الملاحظة على المقطع").hides("إلى المكتبة");
        let (_, state) = shelf.kept().remove(0);
        let [one] = &state.annotations[..] else {
            panic!("{state:?}")
        };
        assert_eq!(
            (one.quote.as_str(), one.note.as_str()),
            ("قصير", "كم طوله؟")
        );

        // The same text with other ends of lines is the same article.
        let path = folder.join("0001.txt");
        let text = std::fs::read_to_string(&path).expect("it is there");
        std::fs::write(&path, text.replace('\n', "\r\n")).expect("it can be written");
        let mut it = shelf.open(110, 24);
        it.press("Enter");
        let open = it.open_article();
        let found = open.highlights()[0].range.clone();
        assert_eq!(&open.article.text[found], "قصير");
        it.press("\"").shows("كم طوله؟ «قصير»").press("Enter ;");
        it.shows("ملاحظة على المقطع");
    });
}

#[test]
fn what_may_not_be_kept_or_cannot_be_holds_for_this_run_and_that_is_said() {
    in_folder(&short(2), |folder| {
        let mut shelf = Shelf::new(folder);
        let library = shelf.library();
        std::fs::create_dir_all(&library).expect("a folder in its place");
        let mut it = shelf.open(120, 24);
        it.press("*")
            .says("وُضعت علامة على المقال، حتى إنهاء البرنامج فقط")
            .shows("*");
        it.says("هذا الملف ليس مكتبة لقارئ");
        assert!(state(&it, 0).marked);
        shelf.keeping = Keeping::default();
        let mut it = shelf.open(110, 24);
        it.press("!").type_text("لا تضيع").press("Enter");
        it.says("حُفظت الملاحظة، حتى إنهاء البرنامج فقط");
        it.shows("ملاحظة: لا تضيع");
        shelf.keeping.library = Some(library.join("library.sqlite"));
        assert_eq!(shelf.kept(), []);
    });
}

#[test]
fn what_a_filter_shows_is_not_left_where_its_words_stand() {
    let (before, after) = (
        long("الميناء الكبير", "سفينة", 60),
        long("وقال القائد كلمته", "قارب", 60),
    );
    let far = format!("{before}\n\n{after}");
    in_folder(&[short(1).remove(0), far], |folder| {
        let shelf = Shelf::new(folder);
        let mut it = shelf.open(100, 24);
        it.press("f").type_text("القائد");
        it.reads("الميناء الكبير");
        assert!(it.place().1 > 0, "its first hit is shown");
        it.press("Esc q");
        let mut it = shelf.open(100, 24);
        it.press("e Enter").reads("الميناء الكبير");
        assert_eq!(it.place().1, 0);
    });
}

#[test]
fn an_article_opens_where_it_was_left_in_another_run() {
    let texts = [
        long("الميناء الكبير", "سفينة", 60),
        long("السوق القديم", "تاجر", 60),
        short(1).remove(0),
    ];
    in_folder(&texts, |folder| {
        let shelf = Shelf::new(folder);
        let mut it = shelf.open(100, 24);
        it.press("Enter Space Space Space");
        let left = it.place();
        assert!(left.1 > 0);
        // Left for another article, then left by quitting.
        it.press("e Space q");
        let mut it = shelf.open(100, 24);
        it.reads("الميناء الكبير");
        assert_eq!(it.place(), left);
        it.press("e").reads("السوق القديم");
        assert!(it.place().1 > 0);
        assert!(!shelf.library().exists(), "reading makes none");

        // Looked at on another screen, it stays where it was.
        let mut it = shelf.open(140, 60);
        assert!(
            it.open_article()
                .page
                .range()
                .expect("a page")
                .contains(&left.1)
        );
        it.press("e q");
        // A mark takes it along into the library.
        let mut it = shelf.open(100, 24);
        assert_eq!(it.place(), left);
        it.press("* Enter Space e q");
        let (kept, state) = shelf.kept().remove(0);
        assert!(kept == left.0 && state.position > left.1, "{state:?}");
        let mut it = shelf.open(100, 24);
        assert_eq!(it.place().1, state.position);
        // Read to its end, it begins at its start the next time.
        it.press("Enter End q");
        assert_eq!(shelf.open(100, 24).place().1, 0);
        assert_eq!(shelf.kept().remove(0).1.position, 0);
    });
}

#[test]
fn a_large_article_goes_on_where_it_was_left() {
    let text = long("نص كبير", "موضع", 9000);
    in_folder(&[text], |folder| {
        let shelf = Shelf::new(folder);
        let mut it = shelf.open(100, 24);
        it.press("Enter /").type_text("الفقرة 8000،").press("Enter");
        let left = it.place();
        assert!(left.1 > 300_000, "{left:?}");
        it.press("q");
        assert_eq!(shelf.open(100, 24).place(), left);
    });
}

#[test]
fn messages_do_not_turn_an_arabic_title_that_begins_with_a_latin_name() {
    let text = "CNN: افتتاح جسر النهر اليوم\n\nعبر الناس الجسر الجديد صباحًا.\n".to_owned();
    let mut it = story_of(&[text, "خبر آخر\n\nلا شيء فيه.\n".to_owned()], 100, 24);
    it.press("* j -")
        .says("تراجع: أُزيلت علامة المقال (CNN: افتتاح جسر النهر اليوم)");
}
