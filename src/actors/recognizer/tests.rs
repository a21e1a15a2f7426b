//! Sentences, and what stands in them: each mention as it is written, with its
//! actor.

use super::*;
use crate::actors::testing::{article, built_in as built_in_recognizer, gazetteer};

mod countries;
mod people;
mod press;
mod readings;
mod reasons;
mod senses;
mod sentences;

/// What the actors of the tests are in these paragraphs.
#[track_caller]
fn story(paragraphs: &[&str], expected: &[(&str, &str)]) {
    let recognizer = Recognizer::new(Arc::new(gazetteer()));
    compare(&recognizer, paragraphs, expected);
}

/// What the built-in actors are in this sentence.
#[track_caller]
pub(super) fn built_in(sentence: &str, expected: &[(&str, &str)]) {
    compare(built_in_recognizer(), &[sentence], expected);
}

#[track_caller]
pub(super) fn compare(recognizer: &Recognizer, paragraphs: &[&str], expected: &[(&str, &str)]) {
    let article = article(paragraphs);
    let mentions = recognizer.mentions(&article);
    let found: Vec<_> = mentions
        .iter()
        .map(|mention| (&article.text[mention.range.clone()], mention.actor.as_str()))
        .collect();
    assert_eq!(found, expected, "{paragraphs:?}");
}

#[track_caller]
fn finds(sentence: &str, expected: &[(&str, &str)]) {
    story(&[sentence], expected);
}

#[test]
fn clitics_stay_outside() {
    finds(
        "سارة وسارة فلسارة",
        &[("سارة", "sara"), ("سارة", "sara"), ("سارة", "sara")],
    );
    finds("أسارة هنا؟", &[("سارة", "sara")]);
    finds("اسارة هنا", &[]);
    finds("وبالنجم وللنجم", &[("النجم", "star"), ("لنجم", "star")]);
    finds("طعم للوز", &[("لوز", "valley")]);
    finds(
        "والـTV وبالـ\"Sara\"",
        &[("TV", "valley"), ("Sara", "sara")],
    );
    finds("لنجم آخر ونجم", &[]);
}

#[test]
fn a_name_is_a_whole_word() {
    finds("ساره وسارتها وإسارة والنجمة ونجم", &[("ساره", "sara")]);
    finds(
        "(سارة)،النجم/سارة…",
        &[("سارة", "sara"), ("النجم", "star"), ("سارة", "sara")],
    );
    finds("#سارة_أنيس", &[("سارة_أنيس", "sara")]);
}

#[test]
fn the_longest_name_wins() {
    finds(
        "لعب النجم الأحمر ضد النجم",
        &[("النجم الأحمر", "red-star"), ("النجم", "star")],
    );
    finds("سارة بلس تطبيق", &[]);
}

#[test]
fn a_head_belongs_to_its_name() {
    finds("فاز نادي النجم الأحمر", &[("نادي النجم الأحمر", "red-star")]);
    finds(
        "ولنادي \"النجم الأحمر\" جمهور",
        &[("نادي \"النجم الأحمر\"", "red-star")],
    );
    finds("يحب نادي (النجم) كثيرا", &[("نادي (النجم)", "star")]);
    finds("أغلق النادي (النجم سابقا)", &[("النجم", "star")]);
    finds("نادي والنجم", &[("النجم", "star")]);
}

#[test]
fn quotes_around_a_name_stay_outside_and_those_inside_are_whole() {
    finds("«النجم» و\"سارة\"", &[("النجم", "star"), ("سارة", "sara")]);
    finds("نادي «النجم» يفوز", &[("نادي «النجم»", "star")]);
    finds("\"نادي النجم\" يفوز", &[("نادي النجم", "star")]);
    finds(
        "لـ \"سارة\" وبـ“سارة”",
        &[("سارة", "sara"), ("سارة", "sara")],
    );
}

#[test]
fn marks_tatweel_and_line_breaks_lie_inside() {
    finds(
        "سَــارَةُ \u{2067}أنيس\u{2069}",
        &[("سَــارَةُ \u{2067}أنيس", "sara")],
    );
    finds("قالت سارة\r\nأنيس نعم", &[("سارة\r\nأنيس", "sara")]);
    finds("\u{2067}سارة\u{2069} هنا", &[("سارة", "sara")]);
    finds("ﺳﺎﺭﺓ هنا", &[("ﺳﺎﺭﺓ", "sara")]);
    // Of two paragraphs none; lines that touch may be one that was broken (`seams`).
    for apart in [
        &["نجم سارة", "", "أنيس هنا"][..],
        &["نجم سارة.", "أنيس هنا"],
    ] {
        story(apart, &[("سارة", "sara"), ("أنيس", "sara")]);
    }
}

#[test]
fn what_the_writer_marked_decides() {
    finds("إيفا وايفا", &[("إيفا", "valley"), ("ايفا", "valley")]);
    finds("أيفا", &[]);
    finds("عُناب عناب", &[("عُناب", "valley"), ("عناب", "valley")]);
    finds("عِناب عنّاب", &[]);
}

#[test]
fn compounds_need_no_blank() {
    for name in ["عبد الله بن سامي", "عبدالله بن سامي", "عبد الله ابن سامي"]
    {
        finds(&format!("زار {name} أمس"), &[(name, "valley")]);
    }
}

#[test]
fn two_capitals_are_a_name_only_as_capitals() {
    finds("على TV أو tv وSARA", &[("TV", "valley"), ("SARA", "sara")]);
}

#[test]
fn a_short_name_needs_evidence() {
    finds("قال أنيس", &[]);
    story(
        &["قال أنيس", "هي سارة أنيس"],
        &[("أنيس", "sara"), ("سارة أنيس", "sara")],
    );
    finds("قال أنيس للاعبين", &[("أنيس", "sara")]);
    story(
        &["النجم يوقع", "قال أنيس"],
        &[("النجم", "star"), ("أنيس", "sara")],
    );
    story(&["جاءت سارة", "قالت هدى أنيس"], &[("سارة", "sara")]);
}

#[test]
fn what_is_only_likely_says_so() {
    let article = article(&["قال أنيس للاعبين", "تلال ترفض"]);
    let likely = crate::actors::testing::mentions(&article);
    assert_eq!(likely.len(), 2);
    assert!(
        likely
            .iter()
            .all(|mention| mention.certainty == Certainty::Likely),
        "{likely:?}"
    );
}

#[test]
fn the_words_beside_a_name_may_refuse_it() {
    finds("خالتي سارة وسارة الصغيرة وسارة فلفلانة", &[]);
    finds("خالتي وسارة", &[("سارة", "sara")]);
    finds("قرب ملعب النجم", &[]);
}

#[test]
fn a_seat_is_an_actor_where_it_is_no_place() {
    finds("رفضت تلال العرض في تلال وبتلال", &[("تلال", "valley")]);
    finds("تلال (وكالات) مطر", &[]);
}

#[test]
fn mentions_lie_in_reading_order_in_the_text_of_the_article() {
    let text = "النجم ".repeat(50);
    let article = article(&[&text, "", "😀 سارة", &text]);
    let mentions = crate::actors::testing::mentions(&article);
    assert_eq!(mentions.len(), 101);
    assert!(
        mentions
            .windows(2)
            .all(|two| two[0].range.end <= two[1].range.start)
    );
    assert_eq!(&article.text[mentions[50].range.clone()], "سارة");
}

#[test]
fn an_address_names_nobody() {
    finds(
        "http://www.sara.org و sara.org و mail@sara و x.org/sara",
        &[],
    );
    finds(
        "كتبت Sara. ثم Sara/TV",
        &[("Sara", "sara"), ("Sara", "sara"), ("TV", "valley")],
    );
}

#[test]
fn what_leaves_no_doubt_is_certain() {
    for (sentence, sure) in [
        ("ماذا تريد واشنطن؟", true),
        ("واشنطن لن تقبل", true),
        ("مستقبل واشنطن", false),
        ("اختفى زعيم القاعدة", true),
        ("تصالحت طالبان والقاعدة", true),
        ("سيطرت طالبان على المدينة.", true),
        ("استولت طالبان على الجسر.", true),
        ("استمرت طالبان في الحكم.", true),
        ("زار عُمان", true),
        ("أهل الخليج في عمان", false),
    ] {
        let article = article(&[sentence]);
        let last = built_in_recognizer().mentions(&article).pop();
        let certainty = last.map(|mention| mention.certainty == Certainty::Certain);
        assert_eq!(certainty, Some(sure), "{sentence}");
    }
}

#[test]
fn a_title_names_its_actor_for_the_article() {
    let mut article = article(&["صلة طالبان بالقاعدة", "كان في القاعدة خلاف"]);
    article.blocks[0].zone = Zone::Title;
    let mentions = built_in_recognizer().mentions(&article);
    assert_eq!(mentions.len(), 3);
    assert!(
        mentions
            .iter()
            .all(|mention| mention.certainty == Certainty::Certain)
    );
}

/// The mentions of these paragraphs, those of clutter after a bar.
fn beside_clutter(paragraphs: &[&str]) -> Vec<(String, Certainty)> {
    let clutter = |line: &&str| line.starts_with('|');
    let mut article = article(paragraphs);
    for (block, line) in article.blocks.iter_mut().zip(paragraphs) {
        if clutter(line) {
            block.zone = Zone::Clutter;
        }
    }
    let mentions = built_in_recognizer().mentions(&article);
    let told = mentions.iter().map(|one| {
        let text = &article.text[one.range.clone()];
        (format!("{text} {}", one.actor), one.certainty)
    });
    told.collect()
}

#[test]
fn clutter_speaks_for_no_name_of_the_article() {
    use Certainty::Certain;

    let base = "عاد الجنود إلى القاعدة. ثم زار الوزير القاعدة مساء";
    let negotiations = "|اقرأ أيضا: طالبان ترفض المفاوضات";
    let told = beside_clutter(&[base, negotiations]);
    assert_eq!(told, [("طالبان taliban".to_owned(), Certain)]);
    assert_eq!(beside_clutter(&[negotiations, base]), told);
    let player = "سجل عون هدفا في الشوط الثاني";
    let told = beside_clutter(&["|اقرأ أيضا: ميشال عون يستقبل سفيرا", player]);
    assert_eq!(told, [("ميشال عون michel-aoun".to_owned(), Certain)]);
    // Clutter goes by the article, and by itself.
    let told = beside_clutter(&["استقبل ميشال عون سفيرا", "|شاهد: خطاب عون"]);
    assert_eq!(told[1].0, "عون michel-aoun");
    let told = beside_clutter(&["|صور: ميشال عون", player, "|شاهد: خطاب عون"]);
    assert_eq!(told.len(), 2, "{told:?}");
}

proptest::proptest! {
    #[test]
    fn any_text_has_mentions_in_order(pieces in proptest::collection::vec(PIECES, 0..30)) {
        let article = article(&[&pieces.concat()]);
        let mut end = 0;
        for mention in crate::actors::testing::mentions(&article) {
            proptest::prop_assert!(end <= mention.range.start && !mention.range.is_empty());
            proptest::prop_assert!(article.text.get(mention.range.clone()).is_some());
            end = mention.range.end;
        }
    }
}

/// Names, and what may stand between them.
const PIECES: &str = "سارة|النجم|نادي|أنيس|تلال|[ \"«»_—\\-ـوبلكفأ\u{64F}\u{200F}]{0,3}|.{0,3}";

#[test]
fn a_stretch_holds_no_more_blocks_than_memory_is_meant_for() {
    let lines = vec!["ا"; 3 * STRETCH_BLOCKS];
    let mut all = lines.clone();
    all.push("سارة في النجم");
    let article = article(&all);
    let recognizer = Recognizer::new(Arc::new(gazetteer()));
    let mut recognition = recognizer.begin();
    assert!(recognizer.go_on(&article, &mut recognition));
    assert_eq!(recognition.next, STRETCH_BLOCKS);
    while recognizer.go_on(&article, &mut recognition) {}
    assert_eq!(recognition.mentions(), recognizer.mentions(&article));
    assert!(
        !recognition.mentions().is_empty(),
        "its last line is looked at too"
    );
}

#[test]
fn a_caption_resumes_nobody_by_mere_likelihood() {
    let paragraphs = [
        "وصلت القوات الأمريكية إلى المدينة مع قوات الأمن الأفغانية.",
        "انسحاب القوات",
    ];
    let mut article = article(&paragraphs);
    let count = |article: &Article| built_in_recognizer().mentions(article).len();
    assert_eq!(count(&article), 3);
    article.blocks[1].zone = Zone::Caption;
    assert_eq!(count(&article), 2);
}

#[test]
fn a_muted_actor_is_not_told_and_hides_shorter_names_all_the_same() {
    let muted = |id: &str| {
        let own = format!("[[actor]]\nid = \"{id}\"\nmute = true");
        let (gazetteer, _, faults) = Gazetteer::extended_by(&own);
        assert_eq!(faults, []);
        Recognizer::new(Arc::new(gazetteer))
    };
    let both = ["قالت حركة طالبان باكستان وحركة طالبان"];
    compare(&muted("ttp"), &both, &[("حركة طالبان", "taliban")]);
    compare(&muted("taliban"), &both, &[("حركة طالبان باكستان", "ttp")]);
    // What it says for others it still says.
    let known = ["طالبان تستقبل القاعدة"];
    compare(&muted("taliban"), &known, &[("القاعدة", "al-qaeda")]);
}
