//! What Qari calls its actors is understood where it is typed.

use super::*;
use crate::actors::gazetteer::Gazetteer;

/// The actors that a query asks for, those of one name side by side.
fn asked_for(typed: &str, known: &Gazetteer) -> Result<Vec<ActorId>, QueryError> {
    let resolve = |folded: &str| known.resolve(folded);
    let condition = condition(typed, true, &resolve, &Saved::default())?;
    let each = match condition {
        Condition::Any(each) => each,
        one => vec![one],
    };
    let actors = each.into_iter().filter_map(|one| match one {
        Condition::Actor(actor) => Some(actor),
        _ => None,
    });
    Ok(actors.collect())
}

#[test]
fn every_actor_is_found_by_its_names_and_its_id() {
    let known = Gazetteer::built_in();
    for actor in &known {
        let (id, ar, en) = (&actor.id, &actor.ar, &actor.en);
        let mut all = vec![format!("actor:{id}")];
        for name in [ar, en] {
            let marks = [('«', '»'), ('"', '"'), ('“', '”')].into_iter();
            let free = marks.filter(|&(open, close)| !name.contains([open, close]));
            all.extend(free.map(|(open, close)| format!("جهة:{open}{name}{close}")));
        }
        for typed in all {
            let found = asked_for(&typed, &known);
            let is_found = found.as_ref().is_ok_and(|found| found.contains(id));
            assert!(is_found, "{typed} is to find {id}: {found:?}");
        }
    }
}

#[test]
fn brackets_and_slashes_in_a_name_may_be_typed_or_left_out() {
    let own = r#"
        [[actor]]
        id = "harbour-union"
        tier = 3
        class = "organisation"
        ar = "نقابة المرفأ (فرع الشمال)"
        en = "Harbour Union / North (HUN)"

        [[actor]]
        id = "hun"
        tier = 3
        class = "organisation"
        ar = "اتحاد الصيادين"
        en = "Harbour Union North HUN"
    "#;
    let (known, _, faults) = Gazetteer::extended_by(own);
    assert_eq!(faults, []);
    let found = |typed: &str| -> Vec<String> {
        let found = asked_for(typed, &known).unwrap();
        found.iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        found("actor:«نقابة المرفأ (فرع الشمال)»"),
        ["harbour-union"]
    );
    assert_eq!(found("actor:«نقابة المرفأ فرع الشمال»"), ["harbour-union"]);
    // Two whose names differ in such signs only are two of one name.
    for typed in ["Harbour Union / North (HUN)", "harbour union north hun"] {
        let both = found(&format!("actor:\"{typed}\""));
        assert_eq!(both, ["hun", "harbour-union"], "{typed}");
    }
}
