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

/// What a passage alone in its article has in common with what is sought.
fn compare(sought: &Sought, other: &Passage) -> Option<Likeness> {
    let mut article = Comparison::default();
    sought.look_at(&mut article, other.clone());
    sought.best_of(article).map(|(likeness, _)| likeness)
}

fn names(likeness: &Likeness, other: &Passage) -> Vec<String> {
    let shared = likeness.shared.iter();
    shared
        .map(|shared| other.written(&shared.range).to_owned())
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
    let likeness = compare(&sought, &other).expect("they are related");
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
    assert_eq!(shared[0], "٢٦ أغسطس", "{shared:?}");
}

#[test]
fn one_thing_alone_relates_nothing() {
    let sought = sought(&passage(RAID, &[]), &[]);
    for text in [
        "خبر\n\nغسل الحارس رصيف الفندق ثم جلس يشرب الشاي مع جاره.\n",
        "خبر\n\nزرع المدرب 170 شجرة زيتون خلف بيته الصيفي.\n",
        "خبر\n\nفاز الفريق في مباراة الأمس بهدف واحد قبل دقائق من النهاية.\n",
    ] {
        assert_eq!(compare(&sought, &passage(text, &[])), None, "{text}");
    }
}

#[test]
fn an_actor_with_one_word_is_little_and_with_the_event_much() {
    let own = passage(
        "خبر\n\nوقّعت طالبان في الدوحة اتفاقًا على سحب الجنود الأجانب قبل الصيف.\n",
        &[("taliban", "طالبان")],
    );
    let sought = sought(&own, &[]);
    let of = |text: &str| compare(&sought, &passage(text, &[("taliban", "طالبان")]));
    let little = of("خبر\n\nافتتحت طالبان في الصيف سوقًا للسجاد اليدوي في هرات.\n");
    assert!(little.is_none_or(|one| one.is_loose));
    let much = of("خبر\n\nتنص الصفقة التي أبرمتها طالبان على انسحاب كامل للجنود.\n");
    let much = much.expect("in other words it is the same");
    assert!(!much.is_loose, "{much:?}");
}

#[test]
fn reasons_are_words_that_tell_and_numbers_with_what_they_count() {
    let own = passage(
        "خبر\n\nأسفر حريق الرصيف عن إصابة 13 بحارًا يونانيًا، وقالت الهيئة العام الماضي إن القسطرة آمنة.\n",
        &[],
    );
    let other = passage(
        "خبر\n\nوأسفر ذلك عن إصابة ١٣ بحارًا يونانيًا كانوا بالرصيف يوم العام الجديد.\n",
        &[],
    );
    let likeness = compare(&sought(&own, &[]), &other).expect("related");
    let said = likeness.shared.iter();
    let said: Vec<&str> = said.filter_map(|shared| shared.said.as_deref()).collect();
    assert!(said.contains(&"١٣ بحارًا يونانيًا"), "{said:?}");
    assert!(said.contains(&"الرصيف"), "{said:?}");
    assert!(!said.iter().any(|one| one.contains("العام")), "{said:?}");
}

#[test]
fn another_word_for_the_same_is_named_beside_the_first() {
    let own = passage(
        "خبر\n\nأعلن نادي الرصيف فوز فريقه على فريق القسطرة بفارق 13 نقطة، وشكر للجمهور صبره.\n",
        &[],
    );
    let other = passage(
        "خبر\n\nاحتفل الرصيف بالانتصار على القسطرة، وصرف 13 دينارًا لكل لاعب، وأهداه للجمهور.\n",
        &[],
    );
    let likeness = compare(&sought(&own, &[]), &other).expect("related");
    let said = likeness.shared.iter();
    let said: Vec<&str> = said.filter_map(|shared| shared.said.as_deref()).collect();
    for name in ["فوز/الانتصار", "الرصيف", "القسطرة", "الجمهور", "13"]
    {
        assert!(said.contains(&name), "{name}: {said:?}");
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
    let likeness = compare(&sought(&own, &[]), &other).expect("they are related");
    let actor = What::Actor(ActorId::new("taliban"));
    assert!(likeness.shared.iter().any(|shared| shared.what == actor));
    assert_eq!(likeness.shared.len(), 2, "the name is no word besides");
    let stretch = other.written(&likeness.best);
    assert!(
        stretch.starts_with("طالبان") && stretch.ends_with("قندهار"),
        "{stretch}"
    );
}

#[test]
fn a_number_of_other_things_tells_less() {
    let own = passage(RAID, &[]);
    let score = |text: &str| compare(&sought(&own, &[]), &passage(text, &[])).map(|one| one.score);
    let same = score("خبر\n\nكان في حريق رصيف الحبوب ١٧٠ جريحًا من الصيادين.\n");
    let other = score("خبر\n\nكان في حريق رصيف الحبوب ١٧٠ صندوقًا من الصيادين.\n");
    assert!(same > other && other.is_some(), "{same:?} {other:?}");
}

#[test]
fn what_an_article_goes_on_about_relates_none_of_its_paragraphs() {
    let text = "خبر\n\nرصيف الحبوب مغلق والرافعة ساكنة.\n\nعاد رصيف الحبوب ولم تعد الرافعة إليه.\n\n\
        في رصيف الحبوب سقطت الرافعة ثانية.\n";
    let other = passage("خبر\n\nيعمل رصيف الحبوب بلا توقف وتدور الرافعة ليلًا.\n", &[]);
    let article = article(text);
    let of = |range: Range<usize>| Passage::of(&article, range, []);
    let paragraphs: Vec<Passage> = article.blocks[1..]
        .iter()
        .map(|block| of(block.range.clone()))
        .collect();
    let mut sought = Sought::of(&paragraphs[0]).within(&paragraphs);
    let counts = vec![3; sought.conditions().len()];
    sought.weigh(&counts, 1000);
    let likeness = compare(&sought, &other);
    assert!(likeness.is_none_or(|one| one.is_loose));
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
    let likeness = compare(&sought(&own, &[]), &other).expect("related");
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
        let likeness = compare(&sought(&one, &[]), &second);
        let found = Found::of(&other, &second, likeness);
        proptest::prop_assert!(found.shared.iter().all(|mark| found.text.get(mark.range.clone()).is_some()));
    }
}

#[test]
fn words_that_are_said_over_and_over_are_compared_in_a_moment() {
    // As many as a passage takes, each word in a block of its own.
    let words: Vec<String> = ('ب'..='ي')
        .filter(|letter| letter.is_alphabetic())
        .map(|letter| format!("مد{letter}نا{letter} "))
        .collect();
    let each = LONGEST / words.len() / words[0].len();
    let text: String = words.iter().map(|word| word.repeat(each)).collect();
    let own = passage(&format!("خبر\n\n{text}\n"), &[]);
    let sought = sought(&own, &[]);
    let mut article = Comparison::default();
    for _ in 0..24 {
        sought.look_at(&mut article, own.clone());
    }
    let begun = std::time::Instant::now();
    let found = sought.best_of(article);
    let took = begun.elapsed();
    assert!(found.is_some());
    // Not how fast it is, only that it comes to an end on any machine.
    assert!(took.as_secs() < 60, "{took:?}");
}
