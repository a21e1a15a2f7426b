//! Saved queries: rows above the list, opened like folders.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use qari::app::Message;
use qari::app::folders::Standing;
use qari::config::strings::Language;
use qari::input::mouse::{Mouse, MouseAction};
use qari::library::import::Source;

use crate::story::{Story, open, story, story_in, story_of};

/// A file of saved queries, which is gone with it.
pub(crate) struct Kept {
    folder: PathBuf,
}

impl Kept {
    pub(crate) fn new(test: &str, text: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("qari-saved-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        let kept = Self { folder };
        if !text.is_empty() {
            fs::write(kept.path(), text).expect("a file");
        }
        kept
    }

    fn path(&self) -> PathBuf {
        self.folder.join("queries.toml")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.path()).expect("the file")
    }

    pub(crate) fn open(&self, mut story: Story) -> Story {
        story.reader.keep_queries_in(self.path());
        story
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn counts(story: &Story) -> Vec<Standing> {
    story.reader.model().folders.standings.clone()
}

fn total(story: &Story) -> usize {
    story.reader.model().sidebar.total
}

#[test]
fn a_filter_is_saved_under_a_name_and_opened_from_its_row() {
    let kept = Kept::new("save", "");
    let mut story = kept.open(story(100, 30));
    let all = total(&story);
    story.press("f").type_text("طالبان");
    let found = total(&story);
    assert!(found > 0 && found < all, "{found} of {all}");
    story.press("Enter Ctrl-s").shows("اسم البحث المحفوظ:");
    // What is proposed is marked, and gives way to what is typed.
    assert_eq!(story.typed(), "طالبان");
    story.type_text("الحركة").press("Enter");
    story.says("حُفظ البحث باسم «الحركة»").shows("▪ الحركة 2");
    assert!(
        kept.text().contains("\"الحركة\" = \"طالبان"),
        "{}",
        kept.text()
    );
    // Its row is above the articles. After one has left it, the open article has the keys.
    story.press("Tab Tab Esc").shows("▪").hides("▪ الحركة 2");
    assert_eq!(story.reader.model().folders.selected, None);
    story.press("g");
    assert!(matches!(counts(&story)[0], Standing::Counted { articles, .. } if articles == found));
    assert_eq!(total(&story), all);
    story.press("Enter").shows("▪ الحركة 2");
    assert_eq!(total(&story), found, "what is opened is what was counted");
    // The way back leads out of it, and hits were marked.
    story.press("n").says("النتيجة 2 من 4");
    story.press("o");
    assert_eq!(total(&story), all);
}

#[test]
fn rows_are_moved_to_with_the_articles_below_them() {
    let kept = Kept::new("move", "'أ' = 'طالبان'\n'ب' = 'قطر'\n'ج' = 'is:unread'\n");
    let mut story = kept.open(story(80, 24));
    let selected = |story: &Story| story.reader.model().folders.selected;
    assert_eq!(selected(&story), None);
    story.press("k");
    assert_eq!(selected(&story), Some(2));
    story.press("k k k").says("هذا أول سطر في القائمة");
    assert_eq!(selected(&story), Some(0));
    story.press("j j j");
    assert_eq!(
        (selected(&story), story.reader.model().sidebar.selected),
        (None, 0)
    );
    story.press("End g");
    assert_eq!(
        (selected(&story), story.reader.model().sidebar.selected),
        (Some(0), 0)
    );
    story.press("e");
    assert_eq!(selected(&story), None);
}

/// Thirty articles, of which the one in the middle and the last two are about a harbour, in
/// a pane that shows a few of them.
fn of_many(test: &str) -> (Kept, Story) {
    let about = |n| match n {
        15 | 29 | 30 => "الميناء",
        _ => "السوق",
    };
    let text = |n| format!("خبر رقم {n}\n\nفُتح {} صباح اليوم.\n", about(n));
    let texts: Vec<String> = (1..=30).map(text).collect();
    let kept = Kept::new(test, "'الميناء' = 'الميناء'\n");
    let mut story = kept.open(story_of(&texts, 100, 24));
    story.press("g Enter j").reads("خبر رقم 29");
    assert_eq!(total(&story), 3);
    (kept, story)
}

/// The open article is what the keys of the list are for, and it is seen there.
#[track_caller]
fn keys_are_at_the_open_article(story: &mut Story) {
    let open = story.open_article().article.id;
    let model = story.reader.model();
    assert_eq!(model.folders.selected, None, "\n{}", story.picture());
    let list = &model.sidebar;
    assert_eq!(list.selected().map(|row| row.id), Some(open));
    let mut seen = list.items.iter().map(|item| item.summary.id);
    assert!(seen.any(|id| id == open), "\n{}", story.picture());
    story.hides("إعادة التسمية");
}

#[test]
fn whoever_leaves_one_is_at_the_open_article() {
    for keys in ["Esc", "c", "o", "f Ctrl-u Enter"] {
        let (_kept, mut story) = of_many("leave");
        story.press(keys);
        assert_eq!(total(&story), 30, "{keys}");
        keys_are_at_the_open_article(&mut story);
        story.press("j").reads("خبر رقم 30");
        story.press("k k").reads("خبر رقم 28");
        // In the line that is typed into, a filter is left the same way.
        story.press("f").type_text("رقم").press("Esc");
        keys_are_at_the_open_article(&mut story);
    }
}

#[test]
fn a_row_that_goes_out_of_sight_has_no_keys() {
    // By another order, by the panel, by scrolling, by going elsewhere.
    let (_kept, mut story) = of_many("sight");
    story.press("Esc").reads("خبر رقم 29");
    let at_row = |story: &mut Story| {
        story.press("1 g");
        assert_eq!(story.reader.model().folders.selected, Some(0));
    };
    at_row(&mut story);
    story.press("F5");
    keys_are_at_the_open_article(&mut story);
    at_row(&mut story);
    story.press("a").hides("إعادة التسمية").press("1");
    keys_are_at_the_open_article(&mut story);
    at_row(&mut story);
    for _ in 0..4 {
        let wheel = Mouse {
            action: MouseAction::WheelDown,
            column: 90,
            row: 10,
        };
        story.reader.send(Message::Mouse(wheel, Instant::now()));
    }
    assert_eq!(story.reader.model().folders.selected, None);
    story.hides("إعادة التسمية");
}

#[test]
fn they_are_renamed_and_deleted_after_a_question() {
    let kept = Kept::new("change", "# لي\n'أ' = 'طالبان' # أولى\n'ب' = 'قطر'\n");
    let mut story = kept.open(story(100, 30));
    story
        .press("k k Ctrl-n Ctrl-u")
        .type_text("ب")
        .press("Enter")
        .says("هذا الاسم لبحث محفوظ آخر");
    story
        .press("Ctrl-u")
        .type_text("حركة")
        .press("Enter")
        .says("صار اسم البحث المحفوظ «حركة»");
    assert_eq!(
        kept.text(),
        "# لي\n\"حركة\" = 'طالبان' # أولى\n'ب' = 'قطر'\n"
    );
    story.press("Delete").shows("يحذف البحث المحفوظ «حركة»");
    story
        .press("j Delete k k Delete")
        .shows("يحذف البحث المحفوظ «حركة»");
    assert_eq!(story.reader.model().folders.len(), 2);
    story.press("Delete").says("حُذف البحث المحفوظ «حركة»");
    assert_eq!(kept.text(), "# لي\n'ب' = 'قطر'\n");
    story.press("Delete Delete").hides("▪");
    story.press("Delete").says("لا بحث محفوظًا هنا");
}

#[test]
fn the_keys_stay_with_a_query_whose_row_moves() {
    let kept = Kept::new("moves", "'أ' = 'طالبان'\n'ب' = 'قطر'\n'ج' = 'is:unread'\n");
    let mut story = kept.open(story(100, 30));
    let at = |story: &Story| {
        let folders = &story.reader.model().folders;
        folders.selected.map(|at| (at, folders.name(at).to_owned()))
    };
    let stands = |at: usize, name: &str| Some((at, name.to_owned()));
    // What is followed goes to the top, and the same key takes that back.
    story.press("1 g j j 0");
    assert_eq!(at(&story), stands(0, "ج"));
    story.press("Delete").shows("يحذف البحث المحفوظ «ج»");
    story.press("0");
    assert_eq!(at(&story), stands(2, "ج"));
    // Another reader has put one before it meanwhile.
    let others = format!("'جديد' = 'سلام'\n{}", kept.text());
    fs::write(kept.path(), others).expect("a file");
    story.press("Ctrl-n Ctrl-u").type_text("د").press("Enter");
    assert_eq!(at(&story), stands(3, "د"));
}

#[test]
fn counts_follow_what_is_read() {
    let kept = Kept::new("counts", "'غير مقروء' = 'is:unread'\n");
    let mut story = kept.open(story(100, 30));
    let all = total(&story);
    let unread = |count| {
        vec![Standing::Counted {
            articles: count,
            unread: count,
            new: 0,
        }]
    };
    assert_eq!(counts(&story), unread(all));
    story.press("Enter");
    assert_eq!(counts(&story), unread(all - 1));
}

#[test]
fn one_that_is_broken_keeps_no_other_from_its_row() {
    let text = "'قطر' = 'قطر'\n'غدا' = 'سلام date:غدا'\n'لا أحد' = 'actor:nobody'\n'رقم' = 3\n";
    let kept = Kept::new("broken", text);
    let mut story = kept.open(story_in(Language::English, 100, 30));
    story.shows("no such actor");
    assert!(matches!(counts(&story)[0], Standing::Counted { .. }));
    let total_before = total(&story);
    story.press("k k Enter").shows("cannot be opened");
    assert_eq!(total(&story), total_before);
    story.press("t").shows("cannot read the filter at");
    story.shows("a query in quotation marks belongs here");
    story
        .press("Esc f")
        .type_text("saved:غدا")
        .press("Enter")
        .shows("has a fault itself");
}

#[test]
fn one_is_named_in_a_filter_and_completed() {
    let kept = Kept::new(
        "field",
        "'أخبار الحركة' = 'طالبان'\n'من الأخرى' = 'saved:«أخبار الحركة» saved:«من الأخرى»'\n",
    );
    let mut story = kept.open(story(100, 30));
    story.press("f").type_text("طالبان ");
    let found = total(&story);
    story
        .press("Ctrl-u")
        .type_text("محفوظ:أخ")
        .press("Tab")
        .shows("محفوظ:«أخبار الحركة»");
    assert_eq!(total(&story), found);
    story.press("Enter n").says("النتيجة 2 من 4");
    story
        .press("Esc f Ctrl-u")
        .type_text("محفوظ:«من الأخرى»")
        .says("بحث محفوظ يعود إلى نفسه");
}

#[test]
fn more_of_them_than_there_is_room_for_scroll() {
    let text: String = (1..=30)
        .map(|n| format!("'بحث {n}' = 'is:unread'\n"))
        .collect();
    let kept = Kept::new("many", &text);
    let mut story = kept.open(story(80, 24));
    story.shows("بحث 1").hides("بحث 30");
    story.press("k").shows("بحث 30");
    story.press("g").shows("بحث 1").hides("بحث 30");
}

#[test]
fn an_actor_is_followed_from_the_panel_and_a_saved_query_in_its_row() {
    let kept = Kept::new("follow", "# لي\n'قطر اليوم' = 'قطر' # أولى\n");
    let mut story = kept.open(story(100, 30));
    story.press("0").says("لا جهة ولا بحث محفوظًا هنا لمتابعته");
    story.press("a j 0").shows("متابعة:");
    let text = kept.text();
    assert!(
        text.starts_with("# لي\n'قطر اليوم' = 'قطر' # أولى\n"),
        "{text}"
    );
    assert!(text.contains("follow = true"), "{text}");
    // It has a row before the others, which opens like them.
    story.press("1 g").shows("◆").shows("▪ قطر اليوم");
    assert_eq!(story.reader.model().folders.selected, Some(0));
    let folders = &story.reader.model().folders;
    assert!(folders.follows(0) && !folders.follows(1));
    let Standing::Counted { articles, .. } = counts(&story)[0] else {
        panic!("it is counted");
    };
    story.press("Enter");
    assert_eq!(total(&story), articles);
    story.press("o g j 0").says("متابعة: قطر اليوم");
    assert!(
        kept.text()
            .contains("'قطر اليوم' = { query = \"قطر\", follow = true } # أولى")
    );
    // The same keys lead back.
    story.press("1 g ٠").says("أُلغيت متابعة");
    story.press("a g j 0");
    assert_eq!(story.reader.model().folders.len(), 1, "{}", kept.text());
}

#[test]
fn an_actor_with_brackets_in_its_name_is_followed_like_any_other() {
    let kept = Kept::new("brackets", "");
    let mut story = kept.open(open(Source::BuiltIn, Language::English, 110, 30));
    story
        .press("a /")
        .type_text("Islamic State)")
        .press("Enter 0");
    story.says("following ISIS (Islamic State)").press("1");
    let counted = matches!(counts(&story)[0], Standing::Counted { articles, .. } if articles > 0);
    assert!(counted, "{:?}\n{}", counts(&story), kept.text());
    story.hides("no such actor");
}

#[test]
fn nothing_is_new_where_there_was_no_visit() {
    let mut story = story(100, 30);
    story
        .press("f")
        .type_text("حالة:جديد")
        .shows("لا مقال يوافق التصفية");
}

#[test]
fn who_is_followed_has_a_sign_in_the_panel_which_names_the_keys_for_it() {
    let kept = Kept::new("sign", "");
    let mut it = kept.open(story(80, 24));
    it.press("a")
        .shows("■ طالبان")
        .says("متابعة")
        .says("إلى إشاراتها");
    it.press("0")
        .shows("◆ طالبان")
        .press("j k")
        .says("إلغاء المتابعة");
    it.press("0").shows("■ طالبان");
}

/// A Latin word that begins the English names of more actors than the one it names.
#[test]
fn what_is_saved_has_the_articles_that_were_listed() {
    let kept = Kept::new("alike", "");
    let texts = [
        "جسر الخشب\n\nزار الوفد مصر. وقالت مصر إن الجسر قديم.\n",
        "جسر الحديد\n\nقال الجيش المصري إن الجسر جديد. ورحل الجيش المصري أمس.\n",
        "سوق الجمعة\n\nارتفعت الأسعار في السوق.\n",
    ];
    let mut it = kept.open(story_of(&texts.map(str::to_owned), 100, 30));
    it.press("f").type_text("egypt").press("Enter");
    let listed = total(&it);
    assert_eq!(listed, 2, "\n{}", it.picture());
    it.press("Ctrl-s")
        .type_text("النيل")
        .press("Enter")
        .shows("▪ النيل 2");
    assert_eq!(total(&it), listed, "{}", kept.text());
    it.press("Tab Tab Esc").shows("▪");
    let folder = &counts(&it)[0];
    assert!(
        matches!(folder, Standing::Counted { articles, .. } if *articles == listed),
        "{folder:?}"
    );
    it.press("g Enter");
    assert_eq!(total(&it), listed);
}

#[test]
fn of_two_with_one_query_the_one_is_named_that_was_saved_or_opened() {
    let kept = Kept::new("twins", "");
    let mut it = kept.open(story(100, 30));
    for name in ["أولى", "ثانية"] {
        it.press("f").type_text("طالبان").press("Enter Ctrl-s");
        it.type_text(name)
            .press("Enter")
            .shows(&format!("▪ {name} 2"));
        it.press("Tab Tab Esc");
    }
    it.press("g Enter").shows("▪ أولى 2").press("Esc");
    it.press("g j Enter").shows("▪ ثانية 2");
}

#[test]
fn messages_do_not_turn_an_arabic_name_that_begins_with_a_latin_word() {
    let kept = Kept::new("turned", "");
    let mut story = kept.open(story(100, 30));
    story.press("f").type_text("طالبان").press("Enter Ctrl-s");
    story.type_text("CNN عن كابول").press("Enter");
    story.says("حُفظ البحث باسم «CNN عن كابول»");
}
