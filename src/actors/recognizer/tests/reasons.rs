//! Why mentions are what they are: each reason once, with the words it goes by.

use super::*;
use crate::actors::testing::{article, world};
use crate::library::dates::{DateLine, WrittenDate, date_line};
use crate::library::mention::{ActorId, Evidence};

const ACTORS: &str = r#"
    [class.armed-group]
    short_acts = true
    [class.state]
    place_after = ["في"]
    seat_after = ["قرار"]
    [[actor]]
    id = "dawn"
    class = "armed-group"
    tier = 1
    ar = "حركة الفجر"
    en = "Dawn"
    short = ["الفجر", "فَجْر"]
    after = ["قائد"]
    near = ["مسلح*"]
    related = ["hills"]
    [[actor]]
    id = "hills"
    class = "state"
    tier = 1
    ar = "بلاد التلال"
    en = "The Hills"
    aliases = ["التلال"]
    seats = ["وردان"]
    adjectives = ["النجدية", "نجدية"]
    adjective = "تلالي"
    [[actor]]
    id = "defence"
    class = "organisation"
    tier = 2
    ar = "وزارة الدفاع التلالية"
    en = "Ministry of Defence of the Hills"
    called = ["وزارة الدفاع"]
    of = "hills"
    [[actor]]
    id = "salim"
    class = "person"
    tier = 1
    ar = "سليم نور"
    en = "Salim Nour"
    roles = [{ title = "الرئيس", of = "hills", from = "2010-05-01", to = "2018-05-01" }]
    [[actor]]
    id = "karim"
    class = "person"
    tier = 1
    ar = "كريم صابر"
    en = "Karim Saber"
"#;

/// The reason of the last mention: what is listed, and the words or the place that it
/// went by, each place with the text from there on.
#[track_caller]
fn because(paragraphs: &[&str], listed: &str, evidence: &str) {
    let mut article = article(paragraphs);
    article.date = day("1 مارس 2012");
    let mentions = world(ACTORS).mentions(&article);
    let reason = &mentions.last().expect("a mention").reason;
    let words = |range: &std::ops::Range<usize>| article.text[range.clone()].to_owned();
    let from = |at: &usize| article.text[*at..].chars().take(9).collect::<String>();
    let told = match &reason.evidence {
        Evidence::Judged { rule } => format!("rule {rule}"),
        Evidence::Unmistakable => "unmistakable".to_owned(),
        Evidence::FullName { at } => format!("full name {}", from(at)),
        Evidence::MayBeDual => "may be dual".to_owned(),
        Evidence::VowelMarks => "vowel marks".to_owned(),
        Evidence::Before(range) => format!("before {}", words(range)),
        Evidence::Acts(range) => format!("acts {}", words(range)),
        Evidence::Joined(range) => format!("joined {}", words(range)),
        Evidence::Related { actor, at } => format!("related {actor} {}", from(at)),
        Evidence::Near(range) => format!("near {}", words(range)),
        Evidence::NoPlace => "no place".to_owned(),
        Evidence::NoAdjective => "no adjective".to_owned(),
        Evidence::Resumes { at } => format!("resumes {}", from(at)),
        Evidence::OnlyOneOf { state } => format!("only one of {state}"),
        Evidence::Office { role, at, .. } => format!("office {role} {:?}", at.as_ref().map(from)),
        Evidence::OfSpeaker { at } => format!("of speaker {}", from(at)),
        Evidence::Titled { at } => format!("titled {}", from(at)),
    };
    assert_eq!((&*reason.listed, told.as_str()), (listed, evidence));
}

fn day(written: &str) -> Option<WrittenDate> {
    date_line(written).and_then(|line| match line {
        DateLine::Written(date) => Some(date),
        DateLine::WithoutYear(_) => None,
    })
}

#[test]
fn a_full_name_needs_no_evidence() {
    because(&["وصلت حركة الفجر"], "حركة الفجر", "unmistakable");
}

#[test]
fn a_short_name_goes_by_the_full_one_its_marks_or_the_words_about_it() {
    because(
        &["عن حركة الفجر", "عند الفجر"],
        "الفجر",
        "full name حركة الفج",
    );
    because(&["عن فَجْر"], "فَجْر", "vowel marks");
    because(&["رأينا قائد الفجر"], "الفجر", "before قائد");
    because(&["أعلنت الفجر"], "الفجر", "acts أعلنت");
    because(&["نزاع التلال والفجر"], "الفجر", "joined التلال");
}

#[test]
fn a_doubtful_name_goes_by_who_and_what_stands_near_it() {
    because(
        &["في التلال", "عند الفجر"],
        "الفجر",
        "related hills التلال\nعن",
    );
    because(&["هاجم مسلحون عند الفجر"], "الفجر", "near مسلحون");
}

#[test]
fn a_seat_is_no_place_and_an_adjective_describes_nothing() {
    because(&["أعلنت وردان"], "وردان", "acts أعلنت");
    because(&["قرار وردان"], "وردان", "before قرار");
    because(&["موقف وردان"], "وردان", "no place");
    because(&["كانت النجدية"], "النجدية", "no adjective");
    because(&["إلى نجدية"], "نجدية", "before إلى");
}

#[test]
fn a_description_refers_to_an_earlier_mention_an_office_or_a_state() {
    because(
        &["وصلت حركة الفجر. ثم غادرت الحركة"],
        "الحركة",
        "resumes حركة الفج",
    );
    because(
        &["هذه التلال. وردت وزارة الدفاع"],
        "وزارة الدفاع",
        "only one of hills",
    );
    because(
        &["جاء سليم نور. وقال الرئيس"],
        "الرئيس",
        "office 0 Some(\"سليم نور.\")",
    );
    because(&["وقال الرئيس التلالي"], "الرئيس", "office 0 None");
    because(
        &["جاء الرئيس كريم صابر. ثم قال الرئيس"],
        "الرئيس",
        "titled كريم صابر",
    );
}

#[test]
fn what_a_reason_refers_to_is_a_mention_of_that_actor() {
    use crate::library::built_in;

    let gazetteer = Arc::new(Gazetteer::built_in());
    let recognizer = Recognizer::new(gazetteer);
    let mut referring = 0;
    for (name, text) in built_in::all() {
        let article = crate::library::formats::plain::read(name.clone(), text, Vec::new());
        let mentions = recognizer.mentions(&article);
        for mention in &mentions {
            let Some((at, actor)) = refers_to(mention) else {
                continue;
            };
            let evidence = &mention.reason.evidence;
            let is_before = !matches!(
                evidence,
                Evidence::FullName { .. } | Evidence::Related { .. }
            );
            referring += 1;
            let is_it = |other: &&Mention| other.range.start == at && other.actor == *actor;
            let other = mentions.iter().find(is_it);
            let text = &article.text[mention.range.clone()];
            assert!(other.is_some(), "{name}: {text} refers to no mention");
            assert!(!is_before || at < mention.range.start, "{name}: {text}");
        }
    }
    assert!(referring > 50, "{referring}");
}

#[test]
fn a_certain_mention_never_rests_on_a_likely_one() {
    use crate::actors::testing::tells;

    // «مجلس الشيوخ» is whose state the text is about, «رقص طالبان» may be of two students.
    tells(
        &["وصل وفد الولايات المتحدة. ثم صوت مجلس الشيوخ. وقال المجلس إنه راض."],
        &[
            "الولايات المتحدة us",
            "مجلس الشيوخ us-senate?",
            "المجلس us-senate?",
        ],
    );
    tells(
        &["وصل وفد الولايات المتحدة. ثم صوت مجلس الشيوخ الأمريكي. وقال المجلس إنه راض."],
        &[
            "الولايات المتحدة us",
            "مجلس الشيوخ الأمريكي us-senate",
            "المجلس us-senate",
        ],
    );
    tells(
        &["رقص طالبان في الحفل. واحتج أهل القرية على الإمارة الإسلامية."],
        &["طالبان taliban?", "الإمارة الإسلامية taliban?"],
    );
    tells(
        &["رقص طالبان في الحفل. ثم خرج قادة حركة طالبان. ثم نفت الحركة ذلك."],
        &["طالبان taliban", "حركة طالبان taliban", "الحركة taliban"],
    );
}

/// Sentences in which mentions refer to others, surely and perhaps.
const REFERRING: [&str; 34] = [
    "وصل وفد الولايات المتحدة إلى القرية.",
    "ثم صوت مجلس الشيوخ.",
    "ثم صوت مجلس الشيوخ الأمريكي.",
    "وقال المجلس إنه راض.",
    "رقص طالبان في الحفل.",
    "ذكرت حركة طالبان أنها باقية.",
    "وقالت الحركة إنها راضية.",
    "وقال زعيم الحركة كلمة.",
    "وغضب المتحدث باسم الحركة.",
    "واحتجت الإمارة الإسلامية.",
    "هاجم رجال القاعدة ليلا.",
    "قال حسن نصر الله كلمة، وسكت نصر الله.",
    "وأشاد الوزير بحزب الله.",
    "ولم يعلق الحزب.",
    "اجتمعت حركة فتح وحماس.",
    "وسافر وفد من فتح والجهاد.",
    "ونفت الجبهة الخبر.",
    "أعلنت الجبهة الشعبية لتحرير فلسطين ذلك.",
    "اجتمع الاتحاد الأوروبي.",
    "ورحب الاتحاد بالنص.",
    "ونشرت وزارة الدفاع صورا.",
    "وأكدت الوزارة ذلك.",
    "صافح مارك ميلي خافيير ميلي.",
    "وأضاف ميلي أنه مسرور.",
    "قال الرئيس الأمريكي جو بايدن كلمة.",
    "ورد الرئيس على السؤال.",
    "وصل الرئيس السابق دونالد ترامب.",
    "وتحدث الرئيس السابق عن «رغبة الحركة في حوار طويل».",
    "وذكر نور الدين الطبوبي أن الاتحاد باق.",
    "وقال محمد الناصر إنه غادر مجلس نواب الشعب.",
    "وكان الناصر في باردو.",
    "ندد الأسد بالغارات، وزأر الأسد.",
    "وصل بشار الأسد إلى تونس.",
    "تقدم الجيش السوداني، وانسحب الجيش.",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(400))]

    #[test]
    fn what_a_mention_refers_to_is_as_sure_as_it_is(
        picked in proptest::collection::vec((0..REFERRING.len(), 0..6_u8), 1..14),
        dated in proptest::bool::ANY,
    ) {
        use crate::actors::testing::built_in;

        let mut paragraphs: Vec<String> = vec![String::new()];
        let mut zones = vec![Zone::Body];
        for (at, then) in &picked {
            let last = paragraphs.last_mut().expect("one to begin with");
            last.push_str(REFERRING[*at]);
            last.push(' ');
            if *then > 2 {
                paragraphs.push(String::new());
                zones.push([Zone::Body, Zone::Caption, Zone::Clutter][usize::from(*then - 3)]);
            }
        }
        let paragraphs: Vec<&str> = paragraphs.iter().map(|one| one.trim_end()).collect();
        let mut article = article(&paragraphs);
        for (block, zone) in article.blocks.iter_mut().zip(zones) {
            block.zone = zone;
        }
        article.blocks[0].zone = Zone::Title;
        article.date = day("1 سبتمبر 2021").filter(|_| dated);
        let mentions = built_in().mentions(&article);
        for mention in &mentions {
            let text = &article.text[mention.range.clone()];
            let Some((at, actor)) = refers_to(mention) else {
                continue;
            };
            let is_it = |other: &&Mention| other.range.start == at && other.actor == *actor;
            let other = mentions.iter().find(is_it);
            proptest::prop_assert!(other.is_some(), "{text} refers to no mention: {mention:?}");
            let sure = other.is_some_and(Mention::is_certain);
            proptest::prop_assert!(sure || !mention.is_certain(), "{text}: {mention:?}");
        }
    }
}

/// The mention that a reason refers to: where it starts, and whom it means.
fn refers_to(mention: &Mention) -> Option<(usize, &ActorId)> {
    match &mention.reason.evidence {
        Evidence::Related { actor, at } => Some((*at, actor)),
        Evidence::FullName { at }
        | Evidence::Resumes { at }
        | Evidence::Titled { at }
        | Evidence::Office { at: Some(at), .. } => Some((*at, &mention.actor)),
        _ => None,
    }
}
