//! Why mentions are what they are: each reason once, with the words it goes by.

use super::*;
use crate::actors::testing::{article, world};
use crate::library::dates::{DateLine, date_line};
use crate::library::mention::Evidence;

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
    article.date = date_line("1 مارس 2012").and_then(|line| match line {
        DateLine::Written(date) => Some(date),
        DateLine::WithoutYear(_) => None,
    });
    let mentions = world(ACTORS).mentions(&article);
    let reason = &mentions.last().expect("a mention").reason;
    let words = |range: &std::ops::Range<usize>| article.text[range.clone()].to_owned();
    let from = |at: &usize| article.text[*at..].chars().take(9).collect::<String>();
    let told = match &reason.evidence {
        Evidence::Unmistakable => "unmistakable".to_owned(),
        Evidence::FullName { at } => format!("full name {}", from(at)),
        Evidence::MayBeDual => "may be dual".to_owned(),
        Evidence::Judged { rule } => format!("rule {rule}"),
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
        Evidence::Titled { at } => format!("titled {}", from(at)),
    };
    assert_eq!((&*reason.listed, told.as_str()), (listed, evidence));
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
            let (at, actor, is_before) = match &mention.reason.evidence {
                Evidence::FullName { at } => (*at, &mention.actor, false),
                Evidence::Related { actor, at } => (*at, actor, false),
                Evidence::Resumes { at } | Evidence::Titled { at } => (*at, &mention.actor, true),
                Evidence::Office { at: Some(at), .. } => (*at, &mention.actor, true),
                _ => continue,
            };
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
