//! Stories of a person who judges mentions: names that are added, mentions that are
//! accepted and rejected, and all of it taken back.

use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use qari::app::Message;
use qari::config::strings::Language;
use qari::library::mention::Certainty;

use crate::screens::picture;
use crate::story::{Story, open, story_of};
use qari::library::import::Source;

const NORTH: &str = "خبر قصير عن الشمال\n\n\
    أعلنت طالبان وقف القتال في الشمال. وقالت الحركة إن الاتفاق قائم.\n\n\
    وبات موقف موسكو من الهدنة معروفًا. وكان موقف موسكو غامضًا.\n\n\
    وقال سيد القلعة البيضاء إنه راضٍ.\n";
const SOUTH: &str = "خبر ثان من الجنوب\n\n\
    تكلم سيد القلعة البيضاء أمس. وبات موقف موسكو من الصيد معروفًا.\n";

/// A file of actors, which is gone with it.
struct Own(PathBuf);

impl Own {
    fn new(test: &str, text: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("qari-judging-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let own = Self(folder);
        if !text.is_empty() {
            fs::create_dir_all(&own.0).expect("a folder");
            fs::write(own.path(), text).expect("a file");
        }
        own
    }

    fn path(&self) -> PathBuf {
        self.0.join("qari.d").with_file_name("actors.toml")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.path()).unwrap_or_default()
    }

    /// Both articles, with this file, the first one open.
    fn open(&self) -> Story {
        let mut it = story_of(&[NORTH.to_owned(), SOUTH.to_owned()], 80, 24);
        it.reader.keep_actors_in(self.path());
        it.press("Tab").reads("خبر قصير عن الشمال");
        it
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The mentions of an actor in the open article: each as it is written, with `?` where
/// it is likely.
fn mentions(it: &Story, actor: &str) -> Vec<String> {
    let open = it.open_article();
    let all = open.mentions.as_deref().expect("they are known").iter();
    let own = all.filter(|one| one.actor.as_str() == actor);
    own.map(|one| {
        let sign = if one.certainty == Certainty::Likely {
            "?"
        } else {
            ""
        };
        format!("{}{sign}", &open.article.text[one.range.clone()])
    })
    .collect()
}

/// How often the list says that each article mentions an actor.
fn counts(it: &Story, actor: &str) -> Vec<usize> {
    let rows = it.reader.model().sidebar.items.iter();
    let actors = rows.map(|row| row.summary.actors.clone().unwrap_or_default());
    let of = actors.map(|all| {
        let own = all.iter().find(|(one, _)| one.as_str() == actor);
        own.map_or(0, |(_, count)| *count)
    });
    of.collect()
}

/// Selects words that are two.
fn select(it: &mut Story, words: &str) {
    it.press("/").type_text(words).press("Enter s v e e");
    let open = it.open_article();
    assert_eq!(&open.article.text[open.marked().expect("marked")], words);
}

#[test]
fn words_become_a_name_that_every_article_knows() {
    let own = Own::new("name", "");
    let mut it = own.open();
    assert_eq!(mentions(&it, "trump"), [""; 0]);
    it.press("/")
        .type_text("سيد القلعة البيضاء")
        .press("Enter s v e e e");
    it.press("+").shows("الجهة:").shows("اسم أي جهة؟");
    insta::assert_snapshot!("actors-80x24", picture(&it));
    // In either language; whom the article is about is first.
    it.shows("طالبان").type_text("trump").press("Enter");
    it.says("أُضيف «سيد القلعة البيضاء» إلى أسماء دونالد ترامب؛ الإشارات إلى هذه الجهة هنا: 1");
    assert_eq!(mentions(&it, "trump"), ["سيد القلعة البيضاء"]);
    assert!(
        own.text()
            .contains("id = \"trump\"\naliases = [\"سيد القلعة البيضاء\"]\n")
    );
    assert_eq!(counts(&it, "trump"), [1, 1], "the list knows it");
    it.press("Esc Esc e").reads("خبر ثان من الجنوب");
    assert_eq!(mentions(&it, "trump"), ["سيد القلعة البيضاء"]);
    it.press("-")
        .says("لم يعد قائمًا: أُضيف «سيد القلعة البيضاء»");
    assert!(!own.path().exists(), "there was none before");
    assert_eq!(mentions(&it, "trump"), [""; 0]);
    assert_eq!(counts(&it, "trump"), [0, 0]);
    it.press("-").says("لا شيء");
}

#[test]
fn words_become_a_new_actor() {
    let own = Own::new("new", "# لي\n");
    let mut it = own.open();
    select(&mut it, "القلعة البيضاء");
    it.press("Ctrl-g")
        .type_text("White Castle Lords")
        .press("Enter");
    it.shows("جهة جديدة: القلعة البيضاء، وبالإنجليزية White Castle Lords");
    it.shows("شخصية").press("٣");
    it.says("جهة جديدة: القلعة البيضاء (white-castle-lords)؛ الإشارات إلى هذه الجهة هنا: 1");
    let entry = "id = \"white-castle-lords\"\nclass = \"organisation\"\ntier = 2\n\
        ar = \"القلعة البيضاء\"\nen = \"White Castle Lords\"\n";
    assert_eq!(own.text(), format!("# لي\n\n[[actor]]\n{entry}"));
    assert_eq!(mentions(&it, "white-castle-lords"), ["القلعة البيضاء"]);
    it.press("-");
    assert_eq!(own.text(), "# لي\n");
}

#[test]
fn a_likely_mention_is_rejected_here_in_the_article_or_always() {
    let own = Own::new("reject", "");
    let mut it = own.open();
    assert_eq!(mentions(&it, "russia"), ["موسكو?", "موسكو?"]);
    it.press(". . .")
        .press("+")
        .shows("الحكم على الإشارة:")
        .shows("«موسكو»: روسيا");
    insta::assert_snapshot!("verdicts-80x24", picture(&it));
    it.press("4")
        .says("ليس المقصود بـ«موسكو» روسيا في هذا المقطع؛ الإشارات إلى هذه الجهة هنا: 1");
    assert!(
        own.text().contains(
            "title = \"خبر قصير عن الشمال\"\npassage = \"وبات موقف موسكو من الهدنة معروفًا.\"\n"
        ),
        "{}",
        own.text()
    );
    assert_eq!(mentions(&it, "russia"), ["موسكو?"]);
    // It is still the place that one is at.
    it.press("+").shows("سبق رفض أن يُقصد بـ«موسكو» روسيا");
    it.press("Esc -").press("+ 5");
    assert_eq!(mentions(&it, "russia"), [""; 0]);
    assert!(!own.text().contains("passage"), "the other was taken back");
    it.press("e").reads("خبر ثان من الجنوب");
    assert_eq!(mentions(&it, "russia"), ["موسكو?"], "another article");
    it.press(".").press("+").type_text("رفض دائ").press("Enter");
    assert_eq!(mentions(&it, "russia"), [""; 0]);
    // Where it stood it can be taken back, too.
    it.press("/").type_text("موسكو").press("Enter s +");
    it.shows("سبق رفض أن يُقصد بـ«موسكو» روسيا").press("0");
    it.says("سُحب الحكم على «موسكو»");
    assert_eq!(mentions(&it, "russia"), ["موسكو?"]);
    it.press("Esc Esc w").reads("خبر قصير عن الشمال");
    assert_eq!(mentions(&it, "russia"), [""; 0], "still in this article");
}

#[test]
fn what_is_accepted_is_certain_and_tells_why() {
    let own = Own::new(
        "accept",
        "# قبله\n[language]\nacts = [\"رسا يرسو\"] # مثلًا\n",
    );
    let before = own.text();
    let mut it = own.open();
    it.press(". . . + 1");
    it.says("المقصود بـ«موسكو» روسيا في هذا المقطع");
    assert_eq!(mentions(&it, "russia"), ["موسكو", "موسكو?"]);
    it.press(";").shows("حكمك في ملف الجهات، السطر 5");
    it.press("+").shows("حكمك في ملف الجهات").shows("سحب الحكم");
    it.press("3").says("المقصود بـ«موسكو» دائمًا روسيا");
    assert_eq!(mentions(&it, "russia"), ["موسكو", "موسكو"]);
    assert_eq!(own.text().matches("[[judgement]]").count(), 2);
    it.press("- -");
    assert_eq!(own.text(), before);
    assert_eq!(mentions(&it, "russia"), ["موسكو?", "موسكو?"]);
}

#[test]
fn a_mention_is_given_to_another_actor() {
    let own = Own::new("other", "");
    let mut it = own.open();
    it.press(". . +")
        .shows("«الحركة»: طالبان")
        .press("7")
        .type_text("حماس")
        .press("Enter");
    // Nothing is written before one has said how far it reaches.
    it.shows("«الحركة»: حماس").hides("رفض");
    assert!(own.text().is_empty());
    it.press("2").says("المقصود بـ«الحركة» حماس في هذا المقال");
    assert_eq!(mentions(&it, "hamas"), ["الحركة"]);
    assert!(own.text().contains("article = ") && !own.text().contains("aliases"));
    it.press("-").press(". +");
    assert_eq!(mentions(&it, "hamas"), [""; 0]);
    assert!(own.text().is_empty());
    it.shows("«موسكو»: روسيا")
        .press("7")
        .type_text("belarus")
        .press("Enter 1");
    it.says("المقصود بـ«موسكو» بيلاروسيا في هذا المقطع");
    assert_eq!(mentions(&it, "belarus"), ["موسكو"]);
    assert_eq!(mentions(&it, "russia"), ["موسكو?"], "the other passage");
    assert!(own.text().contains("passage") && !own.text().contains("aliases"));
    it.press("- + 7").type_text("belarus").press("Enter 2");
    assert_eq!(mentions(&it, "belarus"), ["موسكو", "موسكو"]);
    it.press("e").reads("خبر ثان من الجنوب");
    assert_eq!(mentions(&it, "belarus"), [""; 0], "another article");
    it.press("-").press(". +").shows("«موسكو»: روسيا");
    it.press("7").type_text("belarus").press("Enter 3");
    assert_eq!(mentions(&it, "belarus"), ["موسكو"]);
    assert_eq!(mentions(&it, "russia"), [""; 0]);
    assert_eq!(counts(&it, "belarus"), [2, 1], "in both articles");
    assert!(own.text().contains("aliases = [\"موسكو\"]") && own.text().contains("accept"));
}

#[test]
fn a_broken_file_is_told_and_left_as_it_is() {
    let broken = "[[actor]]\nid = \"trump\"\nmute = tru\n";
    let own = Own::new("broken", broken);
    let mut it = own.open();
    it.press(". + 6")
        .says("لم يُكتب شيء في ملف الجهات: السطر 3 ليس بصيغة TOML");
    assert_eq!(own.text(), broken);
    it.press("-").says("لا شيء");
    // It is mended meanwhile, by somebody else.
    fs::write(own.path(), "# سليم\n").expect("it is written");
    it.press("+ 6").says("لا يُقصد بـ«طالبان»");
    assert_eq!(mentions(&it, "taliban"), [""; 0], "nothing rests on it");
    fs::write(own.path(), own.text() + "# بعده\n").expect("it is written");
    it.press("-").says("لم يعد قائمًا");
    assert_eq!(own.text(), "# سليم\n# بعده\n");
}

#[test]
fn what_cannot_be_judged_says_so() {
    let own = Own::new("nothing", "");
    let nobody = "خبر بلا أسماء\n\nكتب الولد درسه و نام.\n".to_owned();
    let mut it = story_of(&[nobody], 80, 24);
    it.reader.keep_actors_in(own.path());
    it.press("+").says("لا إشارة هنا للحكم عليها");
    it.press("/")
        .type_text("درسه")
        .press("Enter s +")
        .shows("«درسه»: اسم أي جهة؟");
    it.type_text("zzzz")
        .shows("جهة جديدة: zzzz")
        .press("Esc")
        .hides("الجهة:");
    it.press("v Left v").hides("الجهة:");
    let mut empty = story_of(&["\n".to_owned()], 80, 24);
    empty.press("Tab + Ctrl-g");
    // Where nothing is kept it lasts until the end.
    let folder = Source::Path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles").into());
    let mut it = open(folder, Language::English, 40, 12);
    it.press("Enter ] + 6").shows("until Qari is closed:");
    for (width, height) in [(20, 4), (40, 12), (200, 60)] {
        it.press("] +");
        it.reader.send(Message::Resize(width, height));
        it.picture();
        it.press("7").type_text("x").press("Esc");
    }
}

#[test]
fn a_name_that_was_not_taken_for_one_is_accepted_by_its_actor() {
    let own = Own::new("known", "");
    let base = "خبر عن المدينة\n\nوصلت القاعدة إلى المدينة صباحًا، ورآها الناس في السوق.\n";
    let mut it = story_of(&[base.to_owned()], 80, 24);
    it.reader.keep_actors_in(own.path());
    it.press("Enter");
    assert_eq!(mentions(&it, "al-qaeda"), [""; 0]);
    it.press("/").type_text("القاعدة").press("Enter Esc s +");
    it.type_text("al-qaeda").press("Enter");
    it.shows("قبول").hides("رفض");
    it.press("1");
    assert_eq!(mentions(&it, "al-qaeda"), ["القاعدة"]);
    assert!(
        own.text().contains("verdict = \"accept\""),
        "{}",
        own.text()
    );
    it.press("-");
    assert_eq!(mentions(&it, "al-qaeda"), [""; 0]);
}

#[test]
fn what_is_counted_below_the_text_follows_a_judgement() {
    let own = Own::new("counted", "");
    let mut it = own.open();
    it.press("] }");
    let counted = |it: &Story| {
        let voices = it.reader.model().voices.as_ref();
        voices.expect("they are open").whole.counted
    };
    let before = counted(&it);
    assert!(before > 0);
    it.press("Tab + 6");
    assert!(counted(&it) < before, "\n{}", it.picture());
}

/// Where one is.
fn here(it: &Story) -> Option<Range<usize>> {
    it.open_article().here.clone()
}

/// What is explained: its place, and in which words.
fn explained(it: &Story) -> Option<(Range<usize>, String)> {
    let shown = it.reader.model().explained.as_ref();
    shown.map(|shown| (shown.place.clone(), shown.why.clone()))
}

#[test]
fn where_a_mention_was_rejected_one_stays_and_is_told_so_until_it_is_undone() {
    let own = Own::new("stays", "");
    let mut it = open(Source::BuiltIn, Language::English, 110, 30);
    it.reader.keep_actors_in(own.path());
    it.press("Enter");
    let mut told = 0;
    for keys in [". .", "e .", "e . . ."] {
        it.press(keys);
        let place = here(&it).expect("a mention");
        let is_there = |it: &Story| it.open_article().mention_at(&place).is_some();
        let is_covered = |it: &Story| it.open_article().mention_over(place.start).is_some();
        assert!(is_there(&it));
        it.press("+ 4").shows("is not");
        assert_eq!(here(&it).as_ref(), Some(&place), "after {keys}");
        if !is_covered(&it) {
            told += 1;
            it.press(";").shows("rejected mention");
            let (at, why) = explained(&it).expect("it is told");
            assert_eq!((&at, here(&it).as_ref()), (&place, Some(&place)));
            assert!(
                why.contains("you rejected this, in line 4 of") && why.contains("actors.toml"),
                "{why}"
            );
            it.press(";");
            assert_eq!(explained(&it), None, "asked again it is put away");
            it.press("+").shows("rejected").press("Esc");
            nobody_is_focused(&mut it, &place);
        }
        // From elsewhere in the article, too.
        it.press(". . -");
        assert_eq!(here(&it).as_ref(), Some(&place), "after {keys}");
        assert!(is_there(&it));
        it.press("+ 4");
        assert!(!is_there(&it), "the same one is judged");
        it.press("-");
    }
    assert!(told > 0);
}

/// Where a mention was rejected nobody is chosen, and one stays there.
#[track_caller]
fn nobody_is_focused(it: &mut Story, place: &Range<usize>) {
    for keys in ["Enter", "]", "[", "}"] {
        it.press(keys).says("no mention here any more");
        let model = it.reader.model();
        assert_eq!((&model.focused, below(it)), (&None, false), "{keys}");
        assert_eq!(here(it).as_ref(), Some(place), "{keys}");
    }
    // The concordance is one of the words, as they are marked.
    it.press("=");
    let model = it.reader.model();
    let open = model.concordance.as_ref().expect("it is open");
    assert_eq!((open.wish.keyword.actor(), &model.focused), (None, &None));
    it.press("Esc");
    assert_eq!(here(it).as_ref(), Some(place));
}

fn below(it: &Story) -> bool {
    it.reader.model().voices.is_some()
}

#[test]
fn what_is_decided_for_ever_is_said_so_in_both_languages() {
    let own = Own::new("ever", "");
    let mut it = own.open();
    it.press(". . . + 6").says("لا يُقصد بـ«موسكو» روسيا أبدًا");
    it.press(";");
    assert!(why(&it).ends_with("لا يُقصد بـ«موسكو» روسيا أبدًا"));
    it.press("-")
        .says("لم يعد قائمًا: لا يُقصد بـ«موسكو» روسيا أبدًا");
    it.press("+").shows("دائمًا").shows("أبدًا").press("3");
    it.says("المقصود بـ«موسكو» دائمًا روسيا");
    it.press(";");
    assert!(why(&it).ends_with("المقصود بـ«موسكو» دائمًا روسيا"));
    let own = Own::new("ever-en", "");
    let mut it = open(Source::BuiltIn, Language::English, 110, 30);
    it.reader.keep_actors_in(own.path());
    it.press("Enter . .");
    let place = here(&it).expect("a mention");
    let name = it.open_article().article.text[place].to_owned();
    it.press("+").shows("it is never this actor").press("6");
    it.says("is never Donald Trump");
    it.press(";");
    assert!(why(&it).contains(&format!("“{name}” never means ")));
    it.press("- + 3").says("is always ");
    it.press(";");
    assert!(why(&it).contains(&format!("“{name}” always means ")));
}

/// What is explained, without what isolates its parts.
#[track_caller]
fn why(it: &Story) -> String {
    let (_, why) = explained(it).expect("it is told");
    why.replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn under_a_caret_a_rejected_mention_says_so_as_well() {
    let own = Own::new("caret", "");
    let mut it = own.open();
    it.press(". . . s + 4");
    let at = |it: &Story| it.open_article().caret().map(|caret| caret.at);
    let stood = at(&it);
    it.press(";")
        .shows("إشارة مرفوضة")
        .shows("ليس المقصود بـ«موسكو» روسيا");
    assert_eq!(at(&it), stood);
    it.press("Enter").says("لم تعد هنا إشارة بعد رفضها");
    assert_eq!((at(&it), &it.reader.model().focused), (stood, &None));
    it.press("w w w -");
    assert_eq!(at(&it), stood);
    assert_eq!(mentions(&it, "russia"), ["موسكو?", "موسكو?"]);
    it.press(";").hides("إشارة مرفوضة");
}

/// Where an actor is mentioned is told anew with how often it is, in every row.
#[test]
fn strips_follow_what_is_rejected_and_taken_back() {
    let paragraphs = |name: &str| format!("وصل اليوم وفد {name} إلى المدينة.\n\n").repeat(6);
    let text = |title: &str| {
        let (first, last) = ("حزب طالبان", "حركة طالبان الأفغانية");
        format!("{title}\n\n{}{}", paragraphs(first), paragraphs(last))
    };
    let own = Own::new("strips", "");
    let mut it = story_of(&[text("خبر أول"), text("خبر ثان")], 120, 30);
    it.reader.keep_actors_in(own.path());
    let strips = |it: &Story| -> Vec<String> {
        let is_strip = |c: char| "▁▂▃▄▅▆▇█".contains(c);
        let picture = it.picture();
        let rows = picture.lines().filter(|row| row.contains('■'));
        rows.map(|row| row.chars().filter(|c| is_strip(*c)).collect())
            .collect()
    };
    let before = strips(&it);
    assert!(
        before.len() == 2 && before.iter().all(|strip| !strip.ends_with('▁')),
        "{before:?}:\n{}",
        it.picture()
    );
    it.press("Enter . + 6").says("لا يُقصد بـ");
    assert_eq!(counts(&it, "taliban"), [6, 6], "\n{}", it.picture());
    // The text begins on the right.
    let after = strips(&it);
    assert!(
        after.iter().all(|strip| strip.ends_with("▁▁▁▁")),
        "{after:?}:\n{}",
        it.picture()
    );
    it.press("-");
    assert_eq!(strips(&it), before);
}
