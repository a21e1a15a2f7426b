use super::*;
use crate::actors::gazetteer::{Fault, Problem};
use crate::actors::testing::article;
use crate::library::mention::MentionKind;

const ACTORS: &str = r#"
    [language]
    acts = ["قال تقول", "أعلن تعلن"]
    [class.armed-group]
    short_acts = true
    [[noun]]
    word = "حركة"
    classes = ["armed-group"]
    [[actor]]
    id = "dawn"
    class = "armed-group"
    tier = 1
    ar = "حركة الفجر"
    en = "Dawn"
    short = ["الفجر"]
    near = ["مسلح*"]
    not_before = ["الأول"]
    [[actor]]
    id = "port"
    class = "organisation"
    tier = 1
    ar = "نادي الميناء"
    en = "The Port"
"#;

/// What is told of paragraphs: each mention as it is written, its actor, and whether
/// the person decided about it (`!`) or it is likely (`?`).
fn told(judgements: &str, paragraphs: &[&str]) -> Vec<String> {
    let (gazetteer, faults) = Gazetteer::from_toml(&format!("{ACTORS}{judgements}"));
    assert_eq!(faults, []);
    let recognizer = crate::actors::recognizer::Recognizer::new(gazetteer.into());
    let article = article(paragraphs);
    let mentions = recognizer.mentions(&article);
    let told = mentions.iter().map(|mention| {
        let sign = match (&mention.reason.evidence, mention.certainty) {
            (Evidence::Judged { .. }, Certainty::Certain) => "!",
            (_, Certainty::Likely) => "?",
            _ => "",
        };
        let written = &article.text[mention.range.clone()];
        format!("{written} {}{sign}", mention.actor)
    });
    told.collect()
}

fn rule(verdict: &str, text: &str, actor: &str, more: &str) -> String {
    format!(
        "\n[[judgement]]\nverdict = \"{verdict}\"\ntext = \"{text}\"\nactor = \"{actor}\"\n{more}"
    )
}

fn in_article(paragraphs: &[&str], more: &str) -> String {
    format!("article = \"{}\"\n{more}", article(paragraphs).id)
}

#[test]
fn what_is_rejected_is_gone_and_nothing_rests_on_it() {
    let text = [
        "قالت حركة الفجر إنها باقية. ورحبت الحركة بذلك.",
        "سوق وطريق",
    ];
    assert_eq!(told("", &text), ["حركة الفجر dawn", "الحركة dawn"]);
    assert_eq!(
        told(&rule("reject", "حَرَكة الفجر", "dawn", ""), &text),
        [""; 0]
    );
    let nominal = rule("reject", "الحركة", "dawn", "");
    assert_eq!(told(&nominal, &text), ["حركة الفجر dawn"]);
    let others = rule("reject", "حركة الفجر", "port", "");
    assert_eq!(told(&others, &text).len(), 2, "it is not about that actor");
}

#[test]
fn a_description_that_is_rejected_brings_nobody_to_mind() {
    let days = "مر يوم. ".repeat(6);
    let text = [
        "عادت حركة الفجر.",
        &days,
        "قالت الحركة نعم.",
        &days,
        "قالت الحركة لا.",
    ];
    let all = ["حركة الفجر dawn", "الحركة dawn", "الحركة dawn"];
    assert_eq!(told("", &text), all);
    let here = in_article(&text, "passage = \"قالت الحركة نعم\"\n");
    let here = rule("reject", "الحركة", "dawn", &here);
    assert_eq!(told(&here, &text), ["حركة الفجر dawn", "الحركة dawn?"]);
}

#[test]
fn what_is_accepted_is_certain_even_where_nothing_speaks_for_it() {
    let text = ["مر الفجر الأول على البلدة", "للفجر رجاله"];
    assert_eq!(told("", &text), [""; 0]);
    let always = rule("accept", "الفجر", "dawn", "");
    assert_eq!(told(&always, &text), ["الفجر dawn!", "لفجر dawn!"]);
    let here = in_article(&text, "passage = \"مر  الفجر الأول\"\n");
    let here = rule("accept", "الفجر", "dawn", &here);
    assert_eq!(told(&here, &text), ["الفجر dawn!"], "only there");
    assert_eq!(told(&here, &["مر الفجر الأول"]), [""; 0], "another article");
}

#[test]
fn the_narrower_decision_holds_and_of_two_alike_the_later_one() {
    let text = ["قالت حركة الفجر ذلك", "عادت حركة الفجر"];
    let always = rule("reject", "حركة الفجر", "dawn", "");
    let article = rule("accept", "حركة الفجر", "dawn", &in_article(&text, ""));
    let both = ["حركة الفجر dawn!", "حركة الفجر dawn!"];
    assert_eq!(told(&(article.clone() + &always), &text), both);
    let passage = in_article(&text, "passage = \"عادت حركة الفجر\"\n");
    let here = rule("reject", "حركة الفجر", "dawn", &passage);
    assert_eq!(told(&(here + &article), &text), both[..1]);
    let again = rule("accept", "حركة الفجر", "dawn", "");
    assert_eq!(told(&(always.clone() + &again), &text), both);
    assert_eq!(told(&(again + &always), &text), [""; 0]);
}

#[test]
fn what_is_accepted_as_another_actor_is_that_one() {
    let text = ["قالت حركة الفجر ذلك. وأضافت الحركة: نعم"];
    let names = rule("accept", "حركة الفجر", "port", "");
    assert_eq!(told(&names, &text)[0], "حركة الفجر port!");
    let nominal = rule("accept", "الحركة", "port", "");
    assert_eq!(told(&nominal, &text), ["حركة الفجر dawn", "الحركة port!"]);
}

#[test]
fn a_judgement_with_a_fault_is_left_out_whole_and_told() {
    let faults = |judgement: &str| -> Vec<Fault> {
        let (gazetteer, faults) = Gazetteer::from_toml(&format!("{ACTORS}{judgement}"));
        assert_eq!(gazetteer.judgements(), []);
        faults
    };
    let one = faults(&rule("reject", "الفجر", "dawn", "article = \"12\"\n"));
    assert!(
        matches!(one[0].problem, Problem::WrongValue { .. }),
        "{one:?}"
    );
    assert_eq!(one[0].field.as_deref(), Some("article"));
    assert_eq!(one[0].entry.as_deref(), Some("judgement الفجر"));
    let line = 1 + ACTORS.matches('\n').count() + 5;
    assert_eq!(one[0].line, line);
    let lacks = |faults: &[Fault], field: &str| {
        let name = field.to_owned();
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(faults[0].problem, Problem::Missing { name });
    };
    lacks(
        &faults(&rule("reject", "الفجر", "dawn", "passage = \"كلام\"\n")),
        "article",
    );
    lacks(
        &faults("\n[[judgement]]\nverdict = \"reject\"\nactor = \"dawn\"\n"),
        "text",
    );
    let unknown = faults(&rule("reject", "الفجر", "dwan", ""));
    assert!(
        matches!(&unknown[0].problem, Problem::UnknownActor { meant: Some(meant), .. } if meant == "dawn")
    );
    for wrong in ["verdict = \"maybe\"", "text = \"؟\"", "passge = \"كلام\""] {
        let name = wrong.split(' ').next();
        let judgement = rule("reject", "الفجر", "dawn", "");
        let kept = judgement
            .lines()
            .filter(|line| !line.starts_with(name.unwrap()));
        let judgement: String = kept.map(|line| format!("{line}\n")).collect();
        assert_eq!(faults(&format!("{judgement}{wrong}\n")).len(), 1, "{wrong}");
    }
}

#[test]
fn only_what_holds_always_is_another_way_to_look_for_mentions() {
    let known = |file: &str| Gazetteer::extended_by(file).0;
    let text = ["قال ترامب"];
    let none = known("# لي\n");
    let limited = rule("reject", "ترامب", "trump", &in_article(&text, ""));
    let limited = known(&limited);
    assert_eq!(none.fingerprint(), limited.fingerprint());
    assert_eq!(limited.apart()[0].0, article(&text).id);
    let always = known(&rule("reject", "ترامب", "trump", ""));
    assert_ne!(none.fingerprint(), always.fingerprint());
    assert_eq!((none.apart(), always.apart()), (Vec::new(), Vec::new()));
}

#[test]
fn a_name_that_lam_has_joined_is_the_same_form() {
    assert_eq!(form("لفجر", "الفجر"), "الفجر");
    assert_eq!(form("الفجر", "الفجر"), "الفجر");
    assert_eq!(
        form("ليكود", "الليكود"),
        "الليكود",
        "لليكود without its lam"
    );
    assert_eq!(form("ليبيا", "ليبيا"), "ليبيا");
    assert_eq!(
        written_form("لجنة الدولية", "اللجنة الدولية"),
        "اللجنة الدولية"
    );
    let known = |file: &str| Gazetteer::extended_by(file).0;
    let likud = rule("reject", "الليكود", "likud", "");
    let recognizer = crate::actors::recognizer::Recognizer::new(known(&likud).into());
    let text = article(&["قال زعيم الليكود إن لليكود رأيه"]);
    assert_eq!(recognizer.mentions(&text), []);
    let recognizer = crate::actors::recognizer::Recognizer::new(known("# لا شيء\n").into());
    assert_eq!(recognizer.mentions(&text).len(), 2);
}

#[test]
fn a_passage_is_found_wherever_it_stands_however_it_is_parted() {
    let text = "قال  الفجر.\n".repeat(3);
    let places = occurrences(&text, "قال الفجر.", 7);
    assert_eq!(places.len(), 3);
    assert_eq!(places[0].start, 7);
    assert!(places.iter().all(|place| hold(&places, place)));
    assert!(!hold(&places, &(places[0].start..places[1].end)));
    assert!(is_inside(&text, "قال الفجر.", &(0.."قال".len())));
    assert!(!is_inside(&text, "قال القمر", &(0.."قال".len())));
}

#[test]
fn a_nominal_stays_one() {
    let judgement = rule("accept", "الحركة", "dawn", "");
    let (gazetteer, _) = Gazetteer::from_toml(&format!("{ACTORS}{judgement}"));
    let recognizer = crate::actors::recognizer::Recognizer::new(gazetteer.into());
    let mentions = recognizer.mentions(&article(&["عادت حركة الفجر. وقالت الحركة ذلك."]));
    assert_eq!(mentions[1].kind, MentionKind::Nominal);
    assert_eq!(mentions[1].reason.evidence, Evidence::Judged { rule: 0 });
}

#[test]
fn what_a_longer_range_holds_is_held_also_behind_a_shorter_one() {
    let mut out = [0..20, 3..6];
    reach_on(&mut out);
    assert!(hold(&out, &(8..12)) && hold(&out, &(4..5)));
    assert!(!hold(&out, &(18..21)));
}

#[test]
fn what_a_longer_name_that_was_rejected_holds_is_gone_behind_a_shorter_one_too() {
    let more = r#"
        [[actor]]
        id = "league"
        class = "organisation"
        tier = 1
        ar = "رابطة الفجر والميناء والسوق"
        en = "League"
        aliases = ["الفجر", "السوق"]
    "#;
    let text = ["اجتمعت رابطة الفجر والميناء والسوق أمس"];
    assert_eq!(told(more, &text), ["رابطة الفجر والميناء والسوق league"]);
    let rejected = ["رابطة الفجر والميناء والسوق", "الفجر"];
    let rules = rejected.map(|form| rule("reject", form, "league", ""));
    assert_eq!(told(&(more.to_owned() + &rules.concat()), &text), [""; 0]);
}
