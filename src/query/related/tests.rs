//! Passages of a few small articles against one of another.

use super::*;
use crate::library::article::Article;
use crate::library::formats::plain;

const RAID: &str = "غارة على الميناء\n\nقالت هيئة الموانئ إن حريقًا في رصيف الحبوب أوقع 170 جريحًا يوم 26 أغسطس 2021، \
    وإن الرافعة سقطت على سفينة شحن.\n";

fn article(text: &str) -> Article {
    plain::read("a".to_owned(), text.to_owned(), Vec::new())
}

/// The last passage of a text, with who is mentioned in it by these words.
fn passage(text: &str, names: &[(&str, &str)]) -> Passage {
    let article = article(text);
    let range = article.blocks.last().expect("a block").range.clone();
    let actors = names.iter().filter_map(|(id, name)| {
        let at = article.text.find(name)?;
        Some((ActorId::new(id), at..at + name.len()))
    });
    Passage::of(&article, range, actors)
}

/// What is sought for a passage in a library of 1000 articles, in which the words of
/// `common` stand in 100 articles each, and all else in three.
fn sought(passage: &Passage, common: &[&str]) -> Sought {
    let mut sought = Sought::of(passage);
    let is_common = |condition: &Condition| match condition {
        Condition::Word(word) => common.contains(&&*word.folded),
        _ => false,
    };
    let conditions = sought.conditions();
    let counts: Vec<usize> = conditions
        .iter()
        .map(|one| if is_common(one) { 100 } else { 3 })
        .collect();
    sought.weigh(&counts, 1000);
    sought
}

fn names(likeness: &Likeness, other: &Passage) -> Vec<String> {
    let shared = likeness.shared.iter();
    shared
        .map(|(_, range)| other.written(range).to_owned())
        .collect()
}

#[test]
fn what_two_passages_share_is_told_the_weightiest_first() {
    let own = passage(RAID, &[]);
    let sought = sought(&own, &["هيءه", "شحن"]);
    let other = passage(
        "بعد عام\n\nما زال رصيف الحبوب مغلقًا منذ حريق ٢٦ أغسطس الذي أصاب ١٧٠ عاملًا، كما تقول الهيئة.\n",
        &[],
    );
    let likeness = sought.compare(&other).expect("they are related");
    let shared = names(&likeness, &other);
    for word in ["رصيف", "الحبوب", "حريق", "٢٦ أغسطس", "١٧٠", "الهيئة"]
    {
        assert!(shared.iter().any(|one| one == word), "{word}: {shared:?}");
    }
    assert_eq!(
        shared.last().map(String::as_str),
        Some("الهيئة"),
        "{shared:?}"
    );
    assert!(shared[..2].contains(&"١٧٠".to_owned()), "{shared:?}");
}

#[test]
fn one_thing_alone_relates_nothing() {
    let sought = sought(&passage(RAID, &[]), &[]);
    for text in [
        "خبر\n\nزار الوزير رصيف الميناء الجديد وتحدث مع الصحفيين طويلًا عن السياحة والفنادق.\n",
        "خبر\n\nفاز الفريق في مباراة الأمس بهدف واحد قبل دقائق من النهاية.\n",
        "",
    ] {
        if let Some(block) = article(text).blocks.last() {
            let other = Passage::of(&article(text), block.range.clone(), []);
            let likeness = sought.compare(&other);
            assert!(
                likeness.as_ref().is_none_or(|one| one.shared.len() >= 2),
                "{likeness:?}"
            );
        }
    }
}

#[test]
fn actors_count_by_who_they_are_and_not_by_how_they_are_called() {
    let own = passage(
        "خبر\n\nأعلنت الحركة وقف الرواتب في مدينة قندهار القديمة.\n",
        &[("taliban", "الحركة")],
    );
    let other = passage(
        "خبر\n\nقالت طالبان إن قندهار هادئة بعد أسبوع من الاحتجاج.\n",
        &[("taliban", "طالبان")],
    );
    let likeness = sought(&own, &[]).compare(&other).expect("they are related");
    let actor = What::Actor(ActorId::new("taliban"));
    assert_eq!(likeness.shared[0].0, actor);
    assert_eq!(likeness.shared.len(), 2, "the name is no word besides");
    let stretch = other.written(&likeness.best);
    assert!(
        stretch.starts_with("طالبان") && stretch.ends_with("قندهار"),
        "{stretch}"
    );
}

#[test]
fn the_rarer_the_weightier() {
    let word = What::Word("كلمه".into());
    let rare = weight(&word, Some(3), 100_000);
    let known = weight(&word, Some(1000), 100_000);
    assert!(rare > 2.0 * known && known > 0.0);
    assert_eq!(weight(&word, Some(50_000), 100_000), 0.0);
    assert!(
        weight(&word, Some(2), 5) > 0.0,
        "a few articles are a library too"
    );
    let number = |value: u64| What::Figure(Value::Number(value * 1000));
    let of = |value| weight(&number(value), Some(20), 1000);
    assert!(of(170) > of(26) && of(26) > of(2021) && of(2021) > of(3));
    for articles in [0, 1, 2] {
        assert!(weight(&word, Some(articles), articles).is_finite());
    }
}

#[test]
fn near_copies_are_one_group() {
    let words = |text: &str| Words::of(passage(text, &[]).folded());
    let first = words(RAID);
    let copy = words(&RAID.replace("سفينة شحن", "سفينة شحن كبيرة"));
    let other = words(&RAID.replace(
        "حريقًا في رصيف الحبوب أوقع 170",
        "انفجارًا في مخزن الوقود خلف 90",
    ));
    assert!(first.are_almost(&copy) && copy.are_almost(&first));
    assert!(!first.are_almost(&other));
    assert!(!first.are_almost(&Words::default()) && !Words::default().are_almost(&first));
    let groups = grouped([&first, &other, &copy]);
    assert_eq!(groups, [vec![0, 2], vec![1]]);
}

#[test]
fn a_long_passage_is_cut_and_shown_about_its_best_stretch() {
    let filler = "كلام طويل لا ينتهي عن أشياء أخرى لا صلة لها بشيء. ".repeat(400);
    let text = format!("خبر\n\n{filler}أوقع حريق رصيف الحبوب 170 جريحًا.\n");
    let own = passage(RAID, &[]);
    let article = article(&text);
    let range = article.blocks.last().expect("a block").range.clone();
    let other = Passage::of(&article, range, []);
    let likeness = sought(&own, &[]).compare(&other).expect("related");
    let found = Found::of(&article, &other, Some(likeness));
    assert!(found.text.len() < 7000);
    assert!(article.text[found.place()].contains("الحبوب"));
    assert_eq!(
        &found.text[found.best.clone()],
        &article.text[found.place()]
    );
}

proptest::proptest! {
    #[test]
    fn any_two_texts_can_be_compared(one in "\\PC{0,80}", other in "[ -~ا-ي٠-٩\u{200f}ً\n]{0,80}") {
        let (one, other) = (article(&one), article(&other));
        let of = |article: &Article| Passage::of(article, 0..article.text.len() + 3, []);
        let (one, second) = (of(&one), of(&other));
        let likeness = sought(&one, &[]).compare(&second);
        let found = Found::of(&other, &second, likeness);
        proptest::prop_assert!(found.shared.iter().all(|mark| found.text.get(mark.range.clone()).is_some()));
    }
}
