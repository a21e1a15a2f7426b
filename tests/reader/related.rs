//! Related passages: from one passage to those of other articles, side by side with one of
//! them, and on along a chain.

use qari::app::geometry::{Below, Pane};
use ratatui::style::Modifier;

use crate::screens::picture;
use crate::story::{Story, story_of};

/// One fire, told by four papers, two of which print what an agency wrote; and two articles
/// about something else.
fn fires() -> Vec<String> {
    let agency = "قالت هيئة الميناء إن حريق صوامع القمح في مدينة رستاق أوقع 170 جريحًا يوم 26 أغسطس 2021، \
         وإن حركة طالبان أرسلت فرق الإطفاء من قندوز.";
    [
        format!("حريق كبير في رستاق\n\n27 أغسطس 2021\n\n{agency}\n\nولم تعرف أسباب الحريق حتى المساء.\n"),
        format!("صحيفة الساحل: صوامع تحترق\n\n27 أغسطس 2021\n\n{agency}\n"),
        format!(
            "رستاق تشتعل\n\n28 أغسطس 2021\n\n{}\n",
            agency.replace("فرق الإطفاء", "فرق الإطفاء والإسعاف")
        ),
        "بعد عام على الحريق\n\n30 أغسطس 2022\n\nما زالت صوامع القمح في رستاق مغلقة منذ حريق ٢٦ أغسطس، الذي تقول \
         طالبان اليوم إنه أوقع ١٨٣ جريحًا لا أقل.\n\nويطلب مزارعو قندوز تعويضًا قدره 40 مليون أفغاني عن محصول \
         القمح الذي احترق، كما يقول نقيبهم مروان الدوري.\n"
            .to_owned(),
        "نقيب المزارعين يستقيل\n\n2 فبراير 2023\n\nاستقال مروان الدوري نقيب مزارعي قندوز بعد خلاف على تعويض بلغ \
         40 مليون أفغاني، ولم يوضح خطوته التالية.\n"
            .to_owned(),
        "مباراة بلا أهداف\n\nانتهت مباراة الأمس بتعادل الفريقين، وخرج الجمهور غاضبًا من الملعب الكبير.\n".to_owned(),
    ]
    .into()
}

fn fire(width: u16, height: u16) -> Story {
    story_of(&fires(), width, height)
}

/// The titles of the rows, copies marked.
fn titles(it: &Story) -> Vec<String> {
    let open = it.reader.model().related.as_ref().expect("it is open");
    let rows = open.rows().iter();
    rows.map(|row| match (row.is_copy, row.hidden) {
        (true, _) => format!("= {}", row.found.title),
        (false, 0) => row.found.title.clone(),
        (false, hidden) => format!("{} +{hidden}", row.found.title),
    })
    .collect()
}

#[test]
fn passages_of_other_articles_stand_below_with_the_reason() {
    let mut it = fire(80, 24);
    it.press("Enter Down 6").shows("المقاطع ذات الصلة");
    assert_eq!(titles(&it), ["رستاق تشتعل +1", "بعد عام على الحريق"]);
    it.shows("ونسخة أخرى").says("المقطع 1 من 2");
    it.press("j")
        .reads("بعد عام على الحريق")
        .says("المقطع 2 من 2");
    let reason = "المشترك: ";
    it.shows(reason);
    let open = it.reader.model().related.as_ref().expect("open");
    let found = open.chosen().expect("a passage");
    let shared: Vec<&str> = found
        .shared
        .iter()
        .map(|mark| &found.text[mark.range.clone()])
        .collect();
    for what in ["رستاق", "٢٦ أغسطس", "طالبان", "صوامع"] {
        assert!(shared.contains(&what), "{what}: {shared:?}");
    }
    // The reading pane is at the stretch that has most of it.
    let place = it.open_article().here.clone().expect("a place");
    assert!(place.len() > "رستاق".len());
    // What it shares is marked there, and nothing between.
    let plain = it.styles_of("مغلقة");
    assert_ne!(it.styles_of("رستاق")[0], plain[0]);
    assert_eq!(it.styles_of("ما زالت")[0], plain[0]);
}

#[test]
fn near_copies_count_once_until_they_are_opened() {
    let mut it = fire(80, 30);
    it.press("Enter Down 6 F4");
    assert_eq!(
        titles(&it),
        [
            "رستاق تشتعل",
            "= صحيفة الساحل: صوامع تحترق",
            "بعد عام على الحريق"
        ]
    );
    it.shows("نسخة")
        .press("j")
        .reads("صحيفة الساحل: صوامع تحترق");
    it.press("\\");
    assert_eq!(titles(&it).len(), 2);
    it.reads("رستاق تشتعل");
    it.press("j F4").says("لا نسخ أخرى لهذا المقطع");
}

#[test]
fn two_passages_stand_above_each_other_with_what_differs_marked() {
    let mut it = fire(80, 24);
    it.press("Enter Down 6 j s");
    it.shows("المقطع الأول:").shows("المقطع الثاني:");
    assert_eq!(it.reader.model().below(), Below::Compared);
    for number in ["170", "١٨٣"] {
        let styles = it.styles_of(number);
        assert!(
            styles
                .iter()
                .all(|style| style.add_modifier.contains(Modifier::REVERSED))
        );
    }
    // The same day, once without its year, differs in nothing.
    let day = it.styles_of("٢٦ أغسطس");
    assert!(
        day.iter()
            .all(|style| !style.add_modifier.contains(Modifier::REVERSED))
    );
    it.shows("اختلاف واحد في الأرقام والتواريخ");
    it.press("k").shows("لا اختلاف في الأرقام والتواريخ");
    it.press("s").hides("المقطع الأول:");
}

#[test]
fn figures_that_cannot_be_compared_are_not_said_to_be_the_same() {
    let told = |title: &str, what: &str| {
        format!(
            "{title}\n\n27 أغسطس 2021\n\nأوقع حريق صوامع القمح في مدينة رستاق {what} بحسب هيئة الميناء التي \
             أرسلت فرق الإطفاء من قندوز.\n"
        )
    };
    let pair = |one: &str, other: &str| {
        let articles = [told("حريق في رستاق", one), told("رستاق تشتعل", other)];
        let mut it = story_of(&articles, 110, 24);
        it.press("Enter Down 6 s");
        it
    };
    pair("170 جريحا وأتلف 40 خيمة", "170 جريحا وأتلف 9 مستودعات")
        .shows("لا اختلاف في ما يقبل المقارنة من الأرقام والتواريخ");
    pair("دخانا غطى 40 خيمة", "دخانا غطى 9 مستودعات").shows("لا أرقام ولا تواريخ تقبل المقارنة");
    pair("170 جريحا وأتلف 40 خيمة", "170 جريحا").shows("لا اختلاف في الأرقام والتواريخ");
    pair("12 جريحا وفقد 5 آخرون", "12 جريحا، وفقد 9 آخرون").shows("اختلاف واحد في الأرقام والتواريخ");
}

#[test]
fn two_passages_stand_beside_each_other_where_there_is_room() {
    let mut it = fire(120, 30);
    it.press("Enter Down 6 j s");
    let (first, row) = it.find("المقطع الأول:").expect("shown");
    let (second, same) = it.find("المقطع الثاني:").expect("shown");
    assert!(first > 60 && second < 60 && row == same, "{}", it.picture());
    // Whoever goes to the text sees it whole.
    it.press("Tab")
        .hides("المقطع الأول:")
        .press("Tab")
        .shows("المقطع الأول:");
}

#[test]
fn enter_goes_there_and_the_way_back_leads_along_the_chain() {
    let mut it = fire(80, 24);
    it.press("Enter Down 6 j Enter").hides("المقاطع ذات الصلة");
    it.reads("بعد عام على الحريق");
    assert_eq!(it.reader.model().focus, Pane::Reader);
    // On from the next paragraph there.
    it.press("Down Down Down Down")
        .press("s ] ] 6")
        .shows("المقاطع ذات الصلة");
    it.reads("نقيب المزارعين يستقيل")
        .press("6")
        .shows("المقاطع ذات الصلة");
    it.reads("بعد عام على الحريق");
    it.press("o")
        .reads("نقيب المزارعين يستقيل")
        .shows("المقاطع ذات الصلة");
    it.press("i").reads("بعد عام على الحريق");
    it.press("o o").reads("بعد عام على الحريق");
    it.press("o")
        .reads("بعد عام على الحريق")
        .says("المقطع 2 من 2");
    it.press("o")
        .reads("حريق كبير في رستاق")
        .hides("المقاطع ذات الصلة");
}

#[test]
fn escape_comes_back_to_the_passage() {
    let mut it = fire(80, 24);
    it.press("Enter Down");
    let begun = it.place();
    it.press("6 j").reads("بعد عام على الحريق").press("Esc");
    assert_eq!(it.place(), begun);
    it.hides("المقاطع ذات الصلة");
    it.press("o").says("لا موضع قبل هذا في سجل التنقل");
}

#[test]
fn the_way_back_to_the_rows_shows_their_passage_though_all_of_the_article_fits() {
    let mut articles = fires();
    let before: String = (1..14)
        .map(|day| format!("وفي اليوم {day} من الشهر كتب المراسل رسالة قصيرة إلى أهله.\n\n"))
        .collect();
    articles[3] = articles[3].replace("ما زالت صوامع", &format!("{before}ما زالت صوامع"));
    let mut it = story_of(&articles, 100, 50);
    it.press("Enter Down 6 Down").reads("بعد عام على الحريق");
    let shown = |it: &Story| it.open_article().page.range().expect("a page");
    let rows = shown(&it);
    let here = it.open_article().here.clone().expect("a place");
    assert!(rows.contains(&here.start) && rows.start > 0, "{rows:?}");
    it.press("Enter").hides("المقاطع ذات الصلة");
    assert_eq!(shown(&it).start, 0, "all of it fits");
    it.press("o").shows("المقاطع ذات الصلة");
    assert_eq!(shown(&it), rows);
}

#[test]
fn from_the_list_it_is_the_first_paragraph_and_from_a_selection_what_is_marked() {
    let mut it = fire(80, 24);
    it.press("6").shows("المقاطع ذات الصلة");
    assert_eq!(titles(&it).len(), 2);
    it.press("Esc");
    assert_eq!(it.reader.model().focus, Pane::Side);
    it.press("j j j j j 6").shows("لا مقطع في مقالات أخرى يشترك");
    it.press("j s Enter F4 End Esc").hides("المقاطع ذات الصلة");
}

#[test]
fn what_has_little_in_common_is_told_apart() {
    let articles = [
        "سوق السجاد\n\nأعلنت حركة طالبان فتح سوق السجاد اليدوي في هرات قبل العيد بأيام.\n"
            .to_owned(),
        "سوق الفواكه\n\nقالت حركة طالبان إن سوق الفواكه والخضار في قندوز لن تغلق أبوابها ليلًا.\n"
            .to_owned(),
    ];
    let mut it = story_of(&articles, 80, 24);
    it.press("Enter 6").shows("صلة أضعف: 1");
    let open = it.reader.model().related.as_ref().expect("it is open");
    assert!(open.rows()[0].found.is_loose && open.counts() == (0, 1));
}

#[test]
fn a_short_passage_goes_on_but_not_across_lines_of_the_page() {
    let article = "وصول السفينة\n\nرست السفينة قبالة ميناء رستاق بعد رحلة طويلة في البحر.\n\nوقال القبطان:\n\n\
                   شاهد أيضًا: عشر وصفات سهلة لكعك العيد\n\n«سنفرغ حمولة القمح كلها قبل مساء الخميس إن هدأت الريح».\n";
    let mut it = story_of(&[article.to_owned(), fires().remove(0)], 80, 24);
    it.press("Enter Down Down 6");
    let open = it.reader.model().related.as_ref().expect("it is open");
    let from = open.from.as_ref().expect("a passage");
    assert!(!from.text.contains("شاهد"), "{}", from.text);
}

#[test]
fn the_concordance_and_related_passages_take_turns() {
    let mut it = fire(80, 24);
    it.press("Enter ] =").shows("الكشّاف السياقي");
    it.press("Tab 6")
        .shows("المقاطع ذات الصلة")
        .hides("الكشّاف السياقي");
    it.press("Tab =")
        .hides("المقاطع ذات الصلة")
        .shows("الكشّاف السياقي");
}

#[test]
fn pictures_of_related_passages() {
    for (width, height) in [(40, 20), (80, 24), (120, 40)] {
        let mut it = fire(width, height);
        it.press("Enter Down 6 j");
        insta::assert_snapshot!(format!("related-{width}x{height}"), picture(&it));
        it.press("s");
        insta::assert_snapshot!(format!("compared-{width}x{height}"), picture(&it));
    }
}

#[test]
fn an_arabic_title_that_begins_with_a_latin_name_is_not_turned_beside_another() {
    let mut fires = fires();
    fires[3] = format!("CNN: {}", fires[3]);
    let mut it = story_of(&fires, 80, 24);
    it.press("Enter Down 6 j s")
        .shows("المقطع الثاني: CNN: بعد عام على الحريق");
}
