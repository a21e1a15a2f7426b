//! Stories of the filter line: the query language while it is typed, completion, and
//! the order of the list.

use qari::config::strings::Language;
use ratatui::style::Modifier;

use crate::story::{Story, story, story_in, story_of};

/// The titles in the list.
fn titles(it: &Story) -> Vec<&str> {
    let items = it.reader.model().sidebar.items.iter();
    items.map(|item| item.summary.title.as_str()).collect()
}

/// How many articles are listed.
fn listed(it: &Story) -> usize {
    it.reader.model().sidebar.total
}

#[test]
fn fields_and_their_values_are_completed_by_one_key() {
    let mut it = story(80, 24);
    it.press("f").says("جهة:");
    it.type_text("مص").says("مصدر:").press("Tab");
    assert_eq!(it.typed(), "مصدر:");
    assert_eq!(it.offered(), ["قارئ"]);
    it.type_text("ق").press("Tab");
    assert_eq!((it.typed().as_str(), listed(&it)), ("مصدر:قارئ", 1));
    it.press("Enter").shows("هدنة قصيرة").hides("بُشرى لطلاب");
}

#[test]
fn what_fits_is_taken_in_turn_and_what_has_blanks_is_put_in_quotation_marks() {
    let mut it = story(120, 24);
    it.press("f").type_text("هدنة حا").press("Tab");
    assert_eq!(it.typed(), "هدنة حالة:");
    it.says("غير مقروء").press("Tab");
    assert_eq!(it.typed(), "هدنة حالة:«غير مقروء»");
    assert_eq!(listed(&it), 1);
    it.press("Tab");
    assert_eq!((it.typed().as_str(), listed(&it)), ("هدنة حالة:مقروء", 0));
    it.press("Tab Tab Tab Tab Tab");
    assert_eq!(it.typed(), "هدنة حالة:«غير مقروء»");
}

#[test]
fn actors_are_completed_in_the_language_that_is_typed() {
    let mut it = story_in(Language::English, 120, 24);
    it.press("f").says("actor:");
    it.type_text("ac")
        .press("Tab")
        .type_text("tali")
        .press("Tab");
    assert_eq!((it.typed().as_str(), listed(&it)), ("actor:Taliban", 2));
    it.press("Ctrl-u")
        .type_text("جهة:دونا")
        .says("دونالد ترامب")
        .press("Tab");
    assert_eq!(it.typed(), "جهة:«دونالد ترامب»");
    assert_eq!(listed(&it), 2);
    it.press("Ctrl-u").type_text("قطر");
    assert!(it.offered().is_empty(), "{:?}", it.offered());
}

#[test]
fn a_query_that_is_wrong_says_where_while_the_last_good_list_stays() {
    for (language, wrong) in [
        (
            Language::Arabic,
            "تعذّر فهم التصفية عند «)»: قوس إغلاق بلا فتح",
        ),
        (
            Language::English,
            "cannot read the filter at “)”: a bracket was not opened",
        ),
    ] {
        let mut it = story_in(language, 80, 24);
        it.press("f").type_text("بشرى");
        assert_eq!(listed(&it), 1);
        it.type_text(")").says(wrong).shows("بُشرى لطلاب");
        assert_eq!(listed(&it), 1);
        it.press("Enter").says(wrong);
        it.press("Backspace Enter").hides(wrong).shows("بُشرى لطلاب");
    }
    let mut it = story(80, 24);
    it.press("f").type_text("بشرى)");
    let styles = it.styles_of("بشرى)").into_iter();
    let wrong: Vec<_> = styles
        .map(|style| style.add_modifier.contains(Modifier::UNDERLINED))
        .collect();
    assert_eq!(
        wrong,
        [true, false, false, false, false],
        "from left to right"
    );
    it.press("Ctrl-u")
        .type_text("بشرى جهة:طا")
        .says("طالبان باكستان");
    it.type_text("خش")
        .says("تعذّر فهم التصفية عند «طاخش»: جهة غير معروفة");
    assert_eq!(listed(&it), 1);
    it.press("Backspace Backspace").says("طالبان باكستان");
    let long = "س".repeat(60);
    it.press("Ctrl-u").type_text(&format!("بشرى نوع:{long}"));
    it.says("قيمة غير معروفة");
    it.press("Ctrl-u")
        .type_text("بشرى تاريخ:أغس")
        .hides("تعذّر فهم");
    it.type_text("ق")
        .says("تعذّر فهم التصفية عند «أغسق»: ليس يومًا");
    it.press("Ctrl-u").type_text("بشرى");
    it.press("Ctrl-u").type_text("تاريخ:2021..2020 ");
    it.says("تعذّر فهم التصفية عند «\u{2066}2021..2020\u{2069}»: مدة آخرها قبل أولها");
    assert_eq!(listed(&it), 1);
}

#[test]
fn every_field_narrows_the_list_while_it_is_typed() {
    let mut it = story(80, 24);
    for (query, count) in [
        ("عنوان:هدنة", 1),
        ("عنوان:طالبان", 0),
        ("تاريخ:2021", 1),
        ("تاريخ:أيلول 2021", 1),
        ("تاريخ:..2020", 0),
        ("مصدر:قارئ", 1),
        ("جهة:طالبان نوع:وصف", 1),
        ("جهة:طالبان -نوع:وصف", 1),
        ("~مراقب", 1),
        ("=مراقب ", 0),
        ("قرب:3 وقف الشمال", 1),
        ("قرب:2 أعلنت الشمال", 0),
        ("حالة:معلَّم", 0),
    ] {
        it.press("f Ctrl-u").type_text(query);
        assert_eq!(listed(&it), count, "{query}");
        it.press("Esc");
    }
}

#[test]
fn the_list_stands_in_the_next_order_and_what_is_open_stays_open() {
    let texts = [
        "نهر قديم\n\n1 مارس 2020\n\nزار الوفد القرية، وقال إنه سعيد بالنهر، ثم عاد.\n",
        "قرية جديدة\n\n1 مارس 2022\n\nوصل وفد إلى نهر آخر في صباح اليوم نفسه وغادر.\n",
    ];
    let mut it = story_of(&texts.map(str::to_owned), 80, 24);
    let old_first = ["نهر قديم", "قرية جديدة"];
    let new_first = ["قرية جديدة", "نهر قديم"];
    assert_eq!(titles(&it), old_first);
    it.press("j").reads("قرية جديدة");
    it.press("F5").says("الترتيب: الأحدث أولًا");
    it.reads("قرية جديدة");
    assert_eq!(titles(&it), new_first);
    assert_eq!(it.reader.model().sidebar.selected, 0);
    it.press("F5").says("الترتيب: بحسب المصدر");
    it.press("F5").says("الترتيب: الأكثر إشارات أولًا");
    it.press("f").type_text("نهر").press("Enter F5");
    it.says("الترتيب: الأوثق صلة أولًا");
    assert_eq!(titles(&it), old_first, "in the title");
    it.press("c `").says("الترتيب: الجديد أولًا");
    it.press("`").says("الترتيب: كما أُضيفت");
}

#[test]
fn what_the_filter_marked_is_marked_no_more_when_it_is_gone() {
    let mut it = story(80, 24);
    it.press("f")
        .type_text("القتال")
        .press("Enter")
        .says("كل المقالات");
    let before = it.styles_of("القتال");
    it.press("c").hides("كل المقالات");
    // One stays where one was, at nothing that is marked.
    let here = it.open_article().here.clone();
    assert!(here.is_none_or(|here| here.is_empty()));
    assert_ne!(it.styles_of("القتال"), before);
}

/// The words that the letters of a field make on the way lead away and mark; the field does not.
#[test]
fn typing_a_field_comes_back_to_where_one_read() {
    let filler = "قال الوفد إن النهر قديم وإن القرى على ضفتيه أقدم منه بكثير.\n\n".repeat(12);
    let texts = [
        format!("نهر قديم\n\nزار الوفد القرية.\n\n{filler}ثم حافظت القرية على هدوئها.\n"),
        format!("سوق القرية\n\n{filler}تغيرت حال السوق بعد العيد.\n"),
    ];
    for (typed, keys) in [
        ("حالة:مقروء", "Enter"),
        ("حالة:", "Ctrl-u"),
        ("مصدر:", "Enter"),
    ] {
        let mut it = story_of(&texts, 80, 16);
        it.press("Enter PageDown").reads("نهر قديم");
        let (before, plain) = (it.place(), it.styles_of("القرى"));
        it.press("f");
        for letter in typed.chars() {
            it.type_text(&letter.to_string());
        }
        assert_eq!(it.place(), before, "at {typed}");
        it.press(keys);
        assert_eq!(it.place(), before, "after {typed} {keys}");
        assert!(it.open_article().here.is_none(), "{typed}");
        assert_eq!(it.styles_of("القرى"), plain);
    }
    // Nor is anything lit in what was passed on the way.
    let mut it = story_of(&texts, 80, 16);
    it.press("f").type_text("حا").reads("نهر قديم");
    it.type_text("ل").reads("سوق القرية").press("Enter c k");
    let here = it.reads("نهر قديم").open_article().here.clone();
    assert!(here.is_none_or(|here| here.is_empty()));
    // What was only passed on the way begins at its start.
    let mut it = story_of(&texts, 80, 16);
    it.press("f").type_text("حال").reads("سوق القرية");
    it.type_text("ة:").reads("نهر قديم").press("Esc j");
    assert_eq!(it.reads("سوق القرية").place().1, 0);
    // A filter that stood before marks nothing either once it is typed over.
    let mut it = story_of(&texts, 80, 16);
    it.press("f").type_text("حافظت").press("Enter f Ctrl-u");
    let here = it.reads("نهر قديم").open_article().here.clone();
    assert!(here.is_none_or(|here| here.is_empty()));
    it.press("Esc");
    let here = it.open_article().here.clone();
    assert!(here.is_some_and(|here| !here.is_empty()), "as it was");
}

/// A colon behind what is no field asks for nothing else than what was asked before it.
#[test]
fn a_colon_behind_no_field_leaves_the_last_good_list_and_the_open_article() {
    let texts = [
        "سوق الجمعة\n\nارتفعت الأسعار في السوق.\n",
        "لون السماء\n\nتغير لون السماء فوق النهر.\n",
    ];
    let mut it = story_of(&texts.map(str::to_owned), 100, 30);
    it.press("f").type_text("لون").reads("لون السماء");
    for more in [":", "أ", "حمر"] {
        it.type_text(more).says("حقل غير معروف").reads("لون السماء");
        assert_eq!(listed(&it), 1, "after {more}");
    }
    it.press("Enter").says("حقل غير معروف");
    // Only a word before the colon of a sentence.
    it.press("Ctrl-u").type_text("لون: السماء").press("Enter");
    assert_eq!(titles(&it), ["لون السماء"]);
}

#[test]
fn while_a_filter_is_typed_that_nothing_fits_a_key_is_named_that_is_no_letter() {
    let mut it = story(100, 30);
    it.press("f")
        .type_text("zzz")
        .shows("المفتاح Esc يلغي التصفية");
    it.press("Enter").shows("المفتاح c يلغي التصفية");
}

/// Hits of a title count while one types, as all others do.
#[test]
fn what_is_found_is_counted_while_it_is_typed() {
    let text = "نهر قديم\n\nقال الوفد إن النهر قديم. ثم رحل إلى نهر آخر.\n";
    let mut it = story_of(&[text.to_owned()], 100, 30);
    it.press("/").type_text("نهر").says("النتيجة 1 من 3");
    it.press("Enter").says("النتيجة 1 من 3").press("Esc");
    let mut it = story(100, 30);
    it.press("Enter . /").type_text("طالبان").says("النتيجة");
}

/// A letter of the line is no key: neither that of a row behind it nor that of help.
#[test]
fn while_one_types_the_last_line_names_only_the_keys_that_end_that() {
    let mut it = story(110, 30);
    it.press("f").type_text("بشرى").press("Enter $");
    it.says("Enter تأكيد · Esc إلغاء").hides("مساعدة");
    it.press("Esc").says("مساعدة");
    it.press("Esc * \"").says("حذف").press("{");
    it.says("Enter تأكيد · Esc إلغاء")
        .hides("حذف")
        .hides("انتقال");
    it.press("Esc f").says("السطر 1 من 1 · Enter تأكيد");
    it.press("Esc Esc /").type_text("بشرى");
    it.says("النتيجة 1 من")
        .says("Enter تأكيد")
        .hides("نتائج البحث");
}

#[test]
fn what_narrows_the_list_is_held_apart_in_its_heading() {
    let mut it = story(160, 30);
    it.press("f").type_text("طالبان").press("Enter F5");
    it.shows("تصفية: طالبان · الأحدث أولًا");
    it.press("a s 1");
    it.shows("تصفية: طالبان · الأحدث أولًا · تضمين: طالبان");
}
