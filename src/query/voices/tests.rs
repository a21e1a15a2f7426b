//! What counts as one form, and what counts once.

use super::*;
use crate::actors::gazetteer::Gazetteer;
use crate::actors::recognizer::Recognizer;
use crate::library::formats::plain;
use crate::library::mention::ActorId;
use std::sync::LazyLock;

static RECOGNIZER: LazyLock<Recognizer> =
    LazyLock::new(|| Recognizer::new(Arc::new(Gazetteer::built_in())));

/// The table of an actor in articles, each with its source; the first is the first.
fn table(actor: &str, articles: &[(Option<&str>, &str)]) -> Table {
    let actor = ActorId::new(actor);
    let forms = Forms {
        gazetteer: RECOGNIZER.gazetteer(),
        actor: &actor,
    };
    let mut voices = Voices::default();
    // What comes first is told by the place, not by who was looked at first.
    for (place, (source, text)) in articles.iter().enumerate().rev() {
        let article = plain::read(place.to_string(), (*text).to_owned(), Vec::new());
        let mentions = RECOGNIZER.mentions(&article);
        let spots = Spot::of(&article, &mentions, &actor);
        voices.add(place, *source, &article.text, &spots, &forms);
    }
    voices.table(false, &forms)
}

/// The groups as text: each with its count, its copies, and its parts.
fn told(table: &Table, by: By) -> Vec<String> {
    let name = |voice: &Voice, by: By| match by {
        By::Form => voice
            .form
            .as_ref()
            .map_or("?", |form| &form.shown)
            .to_owned(),
        By::Source => {
            let source = voice.source.as_ref().expect("a source");
            source.as_deref().unwrap_or("-").to_owned()
        }
    };
    let number = |count: Count| match count.copies {
        0 => count.counted.to_string(),
        copies => format!("{}+{copies}", count.counted),
    };
    let groups = table.groups(by).into_iter();
    groups
        .map(|group| {
            let parts = group.parts.iter();
            let parts: Vec<String> = parts
                .map(|(voice, count)| format!("{} {}", name(voice, by.next()), number(*count)))
                .collect();
            let (name, count) = (name(&group.voice, by), number(group.count));
            format!("{name} {count}: {}", parts.join(", "))
        })
        .collect()
}

const FIRST: &str =
    "خبر أول\n\nقال سكان القرية إن داعش هاجم الجسر القديم ليلًا، ثم انسحب قبل وصول الحرس.\n";
const SECOND: &str =
    "خبر ثان\n\nنفت مصادر أخرى أن يكون لداعش أو لتنظيم الدولة الإسلامية يد في حريق المصنع.\n";

#[test]
fn a_form_has_no_clitics_and_is_counted_for_each_source() {
    let told = told(
        &table(
            "isis",
            &[
                (Some("المرفأ"), FIRST),
                (Some("النهر"), SECOND),
                (None, SECOND),
            ],
        ),
        By::Form,
    );
    assert_eq!(told[0], "داعش 2+1: المرفأ 1, النهر 1, - 0+1");
    assert!(
        told[1].ends_with("الدولة الإسلامية 1+1: النهر 1, - 0+1"),
        "{told:?}"
    );
}

#[test]
fn the_article_that_lam_has_swallowed_is_written_again() {
    let text = "خبر\n\nأعلن تنظيم القاعدة مسؤوليته، وكان للقاعدة معسكر. وقال خبير في شؤون القاعدة إن القاعدة ضعفت.\n";
    let table = table("al-qaeda", &[(None, text)]);
    let forms: Vec<&str> = table.forms.iter().map(|form| &*form.key).collect();
    assert!(forms.contains(&"القاعده"), "{forms:?}");
    assert!(
        forms.iter().all(|form| !form.starts_with("لق")),
        "{forms:?}"
    );
}

#[test]
fn a_name_that_begins_with_lam_keeps_it_alone() {
    let actor = ActorId::new("lebanon");
    let forms = Forms {
        gazetteer: RECOGNIZER.gazetteer(),
        actor: &actor,
    };
    let of = |text: &str, name: &str| {
        let start = text.rfind(name).expect("there");
        forms
            .of(text, &(start..start + name.len()))
            .expect("a form")
    };
    assert_eq!(of("دعم للبنان", "لبنان").1, "لبنان");
    assert_eq!(of("قال للجنة", "لجنة").1, "اللجنة");
    assert_eq!(of("قال للحزب", "لحزب").1, "الحزب");
}

#[test]
fn a_form_is_shown_as_it_is_spelled_most() {
    let text = "خبر\n\nقال ترمب شيئًا، ورد تـــرامب، ثم عاد تَرامب، وصمت ترامب، وخرج ترامب.\n";
    let told = told(&table("trump", &[(None, text)]), By::Form);
    assert!(told[0].starts_with("ترامب 4"), "{told:?}");
}

#[test]
fn a_name_is_told_from_a_description() {
    let text = "خبر\n\nأعلن تنظيم «داعش» هجومه، وقال داعش إن التنظيم باق.\n";
    let table = table("isis", &[(None, text)]);
    let mut kinds: Vec<_> = table
        .forms
        .iter()
        .map(|form| (&*form.shown, form.is_name))
        .collect();
    kinds.sort_unstable();
    assert_eq!(
        kinds,
        [("التنظيم", false), ("تنظيم داعش", true), ("داعش", true)]
    );
}

#[test]
fn near_copies_count_once_under_the_first_source_that_has_one() {
    let almost = FIRST.replace("ليلًا", "فجرًا");
    let articles = [
        (None, FIRST),
        (Some("المرفأ"), FIRST),
        (Some("النهر"), &almost),
        (Some("القلعة"), SECOND),
    ];
    let table = table("isis", &articles);
    assert_eq!(
        told(&table, By::Source)[..3],
        [
            "القلعة 2: تنظيم الدولة الإسلامية 1, داعش 1",
            "المرفأ 1: داعش 1",
            "النهر 0+1: داعش 0+1"
        ]
    );
    assert_eq!((table.whole().counted, table.whole().copies), (3, 2));
    assert_eq!(table.whole().places(), 5);
}

#[test]
fn who_changes_the_word_of_an_agency_is_seen() {
    let changed = FIRST.replace("داعش", "تنظيم الدولة الإسلامية");
    let told = told(
        &table(
            "isis",
            &[(Some("المرفأ"), FIRST), (Some("النهر"), &changed)],
        ),
        By::Source,
    );
    assert_eq!(
        told,
        ["المرفأ 1: داعش 1", "النهر 1: تنظيم الدولة الإسلامية 1"]
    );
}

#[test]
fn what_one_article_says_again_is_no_copy() {
    let text = "خبر\n\nقال داعش، كتب داعش، أعلن داعش، نفى داعش، ثم عاد داعش.\n";
    let told = told(&table("isis", &[(Some("النهر"), text)]), By::Form);
    assert_eq!(told, ["داعش 5: النهر 5"]);
}

#[test]
fn titles_of_few_words_are_no_copies() {
    let text = "داعش والجسر\n\nكلام آخر.\n";
    let told = told(
        &table("isis", &[(Some("النهر"), text), (None, text)]),
        By::Form,
    );
    assert_eq!(told, ["داعش 2: النهر 1, - 1"]);
}

#[test]
fn a_source_that_is_spelled_in_two_ways_is_one() {
    let voice = |name: Option<&str>| Voice {
        form: None,
        source: Some(name.map(Arc::from)),
    };
    assert!(voice(Some("وكالة الأنباء")).is(&voice(Some("وكالة  الانباء"))));
    assert!(voice(Some("وكالة الأنباء")).is_by(Some("وكاله الأنباء")));
    assert!(voice(None).is_by(None) && !voice(None).is_by(Some("النهر")));
    assert!(Voice::default().is_by(None) && Voice::default().is_by(Some("النهر")));
}

#[test]
fn what_is_likely_is_told_apart_and_can_be_left_out() {
    let actor = ActorId::new("isis");
    let forms = Forms {
        gazetteer: RECOGNIZER.gazetteer(),
        actor: &actor,
    };
    let text = "داعش داعش";
    let spot = |range: std::ops::Range<usize>, is_certain| Spot {
        around: 0..text.len(),
        range,
        is_certain,
    };
    let mut voices = Voices::default();
    voices.add(
        0,
        None,
        text,
        &[spot(0..8, true), spot(9..17, false)],
        &forms,
    );
    let whole = voices.table(false, &forms).whole();
    assert_eq!((whole.counted, whole.likely), (2, 1));
    let certain = voices.table(true, &forms).whole();
    assert_eq!((certain.counted, certain.likely), (1, 0));
}

#[test]
fn nothing_and_odd_ranges_give_nothing() {
    let actor = ActorId::new("isis");
    let forms = Forms {
        gazetteer: RECOGNIZER.gazetteer(),
        actor: &actor,
    };
    assert!(forms.of("داعش", &(1..3)).is_none());
    assert!(forms.of("؟!…", &(0..2)).is_none());
    let table = Voices::default().table(false, &forms);
    assert!(table.groups(By::Form).is_empty() && table.groups(By::Source).is_empty());
}
