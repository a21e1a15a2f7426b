//! Pairs of sentences about the same, and what of them differs.

use super::*;

mod times;

fn held(one: &str, other: &str) -> (Contrast, Vec<String>, Vec<String>) {
    let contrast = contrast(&Claims::of(one, &[]), &Claims::of(other, &[]));
    let written = |text: &str, ranges: &[Range<usize>]| {
        let ranges = ranges.iter();
        ranges.map(|range| text[range.clone()].to_owned()).collect()
    };
    let first = written(one, &contrast.first);
    let second = written(other, &contrast.second);
    (contrast, first, second)
}

/// Two sentences differ in these figures, and in no others.
#[track_caller]
fn differ(one: &str, other: &str, first: &[&str], second: &[&str]) {
    let (_, own, others) = held(one, other);
    assert_eq!(
        (&*own, &*others),
        (&*owned(first), &*owned(second)),
        "{one}\n{other}"
    );
    let (_, own, others) = held(other, one);
    assert_eq!(
        (&*own, &*others),
        (&*owned(second), &*owned(first)),
        "{other}\n{one}"
    );
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

#[test]
fn only_numbers_of_the_same_and_times_of_the_same_event_differ() {
    let count = |one: &str, other: &str| held(one, other).0.count();
    let raid = "أوقع حريق رصيف الحبوب ١٧٠ جريحًا بعد حرب دامت 20 عامًا.";
    assert_eq!(count(raid, "خلّف حريق رصيف الحبوب 183 جريحًا."), 1);
    assert_eq!(count(raid, "خلّف حريق رصيف الحبوب 150 سفينة معطلة."), 0);
    assert_eq!(count(raid, "بعد حريق رصيف الحبوب بقي 170 جريحًا."), 0);
    let day = "وقع حريق رصيف الحبوب في 26 أغسطس 2021.";
    assert_eq!(count(day, "كان حريق رصيف الحبوب في 27 أغسطس 2021."), 1);
    assert_eq!(count(day, "كان حريق رصيف الحبوب في أغسطس 2021."), 0);
    let other =
        "تحدثت النقابة طويلًا يوم 3 مارس 2022 عن الأجور والعطل وساعات العمل، ثم عن حريق رصيف الحبوب.";
    assert_eq!(count(day, other), 0);
}

#[test]
fn others_are_counted_by_what_became_of_them() {
    differ(
        "قتل 12 شخصا وأصيب 5 آخرون في حريق السوق.",
        "أدى حريق السوق إلى مقتل 12 شخصا وإصابة 9 آخرين.",
        &["5"],
        &["9"],
    );
    differ(
        "أنقذ الصيادون 12 راكبا من الغرق فيما فقد 33 آخرون.",
        "نجا 12 راكبا بعد الغرق، وفقد 35 آخرون.",
        &["33"],
        &["35"],
    );
    differ(
        "لقي ثلاثة عمال حتفهم وأصيب خمسة آخرون بجروح.",
        "مصرع أربعة عمال وإصابة ستة آخرين.",
        &["ثلاثة", "خمسة"],
        &["أربعة", "ستة"],
    );
    differ(
        "The fire killed 12 sailors and wounded 40 others.",
        "The fire killed 12 sailors and wounded 42 others.",
        &["40"],
        &["42"],
    );
}

#[test]
fn a_bare_number_counts_those_of_the_verb_before_it() {
    differ(
        "انهار السقف فقتل 33 وأصيب 20 بحسب المشفى.",
        "انهار السقف وقتل 35 وأصيب 22 بحسب المشفى.",
        &["33", "20"],
        &["35", "22"],
    );
    differ(
        "ارتفع عدد القتلى إلى 33 والجرحى إلى أكثر من 200.",
        "بلغ عدد القتلى 40، وبلغ عدد المصابين 250.",
        &["33", "200"],
        &["40", "250"],
    );
    differ(
        "قتل 12 بحارا في الميناء.",
        "سقط في الميناء 15 قتيلا و4 جرحى.",
        &["12"],
        &["15"],
    );
    differ(
        "سجلت المدينة 5 وفيات بالحمى.",
        "سجلت المدينة 8 وفيات بالحمى.",
        &["5"],
        &["8"],
    );
    // The other way round they are the same.
    differ("أصيب 8 وقتل 5.", "قتل 5 وأصيب 8.", &[], &[]);
    differ("قتل 5 وأصيب 8.", "قتل 8 وأصيب 5.", &["5", "8"], &["8", "5"]);
}

#[test]
fn two_and_one_are_told_by_the_form_of_a_noun() {
    differ(
        "قتل شخصان في انهيار الجسر.",
        "قتل 4 أشخاص في انهيار الجسر.",
        &["شخصان"],
        &["4"],
    );
    differ(
        "قتل جنديان وأصيب 5 قرب الجسر.",
        "قتل 3 جنود وأصيب 8 قرب الجسر.",
        &["جنديان", "5"],
        &["3", "8"],
    );
    differ(
        "أسفر الحادث عن مقتل ضابط وجرح جنديين اثنين.",
        "أسفر الحادث عن مقتل ضابطين وجرح جنديين.",
        &["ضابط"],
        &["ضابطين"],
    );
    differ("قتل جنديان.", "مقتل 2 من الجنود.", &[], &[]);
    differ("وفاة رجل الأعمال سامي نور.", "وفاة 3 رجال.", &[], &[]);
}

#[test]
fn thousands_in_words_are_numbers() {
    let tell = |many: &str| format!("قتل {many} في زلزال الساحل وتضررت عشرون قرية.");
    differ(&tell("ألف شخص"), &tell("ألفا شخص"), &["ألف"], &["ألفا"]);
    differ(
        &tell("مئتا شخص"),
        &tell("ثلاثمئة شخص"),
        &["مئتا"],
        &["ثلاثمئة"],
    );
    differ(&tell("2000 شخص"), &tell("ألفا شخص"), &[], &[]);
    differ(
        "بلغت حصيلة الزلزال ألف قتيل و3 آلاف جريح.",
        "بلغت حصيلة الزلزال ألفي قتيل و9 آلاف جريح.",
        &["ألف", "3 آلاف"],
        &["ألفي", "9 آلاف"],
    );
    differ(
        "حصيلة زلزال الساحل 2000 قتيل.",
        "حصيلة زلزال الساحل 2400 قتيل.",
        &["2000"],
        &["2400"],
    );
}

#[test]
fn numbers_of_several_words_are_held_against_each_other_whole() {
    let left = |many: &str| format!("غادر القرى {many} شخص بعد فيضان النهر.");
    let same = |one: &str, other: &str| {
        let (there, ..) = held(&left(one), &left(other));
        assert!(there.agreeing > 0 && there.count() == 0, "{one}\n{other}");
    };
    same("نصف مليون", "500 ألف");
    same("مليون ونصف المليون", "1.5 مليون");
    same("3 ملايين و500 ألف", "3.5 ملايين");
    same("بين 30 و40 ألف", "30 ألف");
    same("بين 2 و3 ملايين و500 ألف", "3.5 ملايين");
    same("30 إلى 40 ألف", "بين 30 ألفا و40 ألف");
    differ(
        &left("مليون"),
        &left("نصف مليون"),
        &["مليون"],
        &["نصف مليون"],
    );
    differ(
        &left("بين 30 و40 ألف"),
        &left("20 ألف"),
        &["30", "40 ألف"],
        &["20 ألف"],
    );
    let fell = |share: &str| format!("هبط سعر القمح في السوق {share} هذا العام.");
    differ(&fell("بين 5 و7%"), &fell("5%"), &[], &[]);
}

#[test]
fn a_dot_before_three_digits_may_part_thousands() {
    let long = |many: &str| format!("يبلغ طول الجسر المعلق {many} متر.");
    differ(&long("1.500"), &long("1500"), &[], &[]);
    differ(&long("1.500"), &long("1.5"), &[], &[]);
    differ(&long("1.500"), &long("1700"), &["1.500"], &["1700"]);
    differ(&long("1.5"), &long("1500"), &["1.5"], &["1500"]);
}

#[test]
fn so_many_dead_are_no_year() {
    differ(
        "قتل 1950 في زلزال الساحل.",
        "قتل 2150 في زلزال الساحل.",
        &["1950"],
        &["2150"],
    );
    differ(
        "ارتفع عدد القتلى في زلزال الساحل إلى 2000.",
        "ارتفع عدد القتلى في زلزال الساحل إلى 2400.",
        &["2000"],
        &["2400"],
    );
    let (there, ..) = held(
        "قتل حتى 2019 كثيرون في سيول الساحل.",
        "قتل 35 في سيول الساحل.",
    );
    assert_eq!(there.count(), 0);
    let (there, ..) = held(
        "قتل المئات في زلزال عام 2000.",
        "قتل 2000 شخص في زلزال الساحل.",
    );
    assert_eq!(there.count(), 0);
}

#[test]
fn what_is_denied_is_not_said() {
    let open = |one: &str, other: &str| {
        let (there, ..) = held(one, other);
        let found = (there.count(), there.agreeing, there.is_open);
        assert_eq!(found, (0, 0, true), "{one}\n{other}");
    };
    let killed = "قتل 5 رعاة في سيول الوادي.";
    open(killed, "لم يقتل 5 رعاة في سيول الوادي.");
    open(killed, "لم تسفر سيول الوادي عن مقتل 5 رعاة.");
    open(killed, "نفت البلدية مقتل 5 رعاة في سيول الوادي.");
    open(killed, "لا صحة لما قيل عن مقتل 5 رعاة في الوادي.");
    open(
        killed,
        "نفت البلدية أمس، في بيان قصير، صحة ما قالت الصحف عن مقتل 5 رعاة.",
    );
    open("قتل جنديان في الوادي.", "لم يقتل جنديان في الوادي.");
    open("حضر 30 نائبا الجلسة.", "لم يحضر 30 نائبا الجلسة.");
    open(
        "5 shepherds were killed in the valley.",
        "The council denied that 5 shepherds were killed in the valley.",
    );
    // Where what is denied ends, and what denies nothing.
    for said in [
        "لم يتضح سبب السيول وقتل 8 رعاة.",
        "نفت البلدية صحة ذلك وقالت إن السيول قتلت 8 رعاة.",
        "نفت البلدية مسؤوليتها عن السيول التي أدت إلى مقتل 8 رعاة.",
        "نفت البلدية أمس مسؤوليتها عن مقتل 8 رعاة.",
        "لم يعلن أحد مسؤوليته عن مقتل 8 رعاة.",
        "ضربت السيول الوادي ما أسفر عن مقتل 8 رعاة.",
        "قتل ما لا يقل عن 8 رعاة في السيول.",
    ] {
        differ(killed, said, &["5"], &["8"]);
    }
}

#[test]
fn what_counts_other_things_is_no_difference() {
    let same = |one: &str, other: &str| differ(one, other, &[], &[]);
    same("قتل 5 جنود قرب الجسر.", "أصيب 8 جنود قرب الجسر.");
    same("قتل 5 جنود قرب الجسر.", "قتل 8 مدنيين قرب الجسر.");
    same("قتل 12 شخصا بينهم 5 جنود.", "قتل 12 شخصا بينهم 3 أطفال.");
    same("غادر 50 شخصا المدينة أمس.", "قتل 12 شخصا في المدينة أمس.");
    same("في شارع 60 سوق للسمك.", "قتل 12 قرب سوق السمك.");
    same("فقد وصل 30 راكبا إلى الميناء.", "فقد 12 راكبا قبل الميناء.");
    same(
        "سبح 12 شخصا في البحر.",
        "باع المتجر القديم لأهل القرية سلعا إلى 90 شخصا.",
    );
    same(
        "قتل 12 شخصا بعد 3 أيام من القصف.",
        "قتل 12 شخصا. وبقي السوق مغلقا 4 أيام.",
    );
}

#[test]
fn that_figures_could_not_be_compared_is_known() {
    let open = |one: &str, other: &str| held(one, other).0.is_open;
    assert!(open(
        "قتل 12 شخصا ووصلت 7 سفن.",
        "قتل 12 شخصا وزرعت 9 نخلات."
    ));
    assert!(!open("قتل 12 شخصا ووصلت 7 سفن.", "قتل 12 شخصا."));
    assert!(!open("قتل 12 شخصا.", "قتل 15 شخصا."));
    assert!(open("في شارع 60 سوق.", "قتل 12 شخصا."));
}

#[test]
fn what_is_measured_is_nobody_who_was_killed() {
    let (_, first, second) = held(
        "قُتل 45 شخصا في حريق المصنع.",
        "وكان عاملان في المصنع قُتلا، وتبلغ خسائر القطاع 3 ملايين دولار.",
    );
    assert_eq!((first, second), (Vec::new(), Vec::new()));
}

#[test]
fn a_thousand_and_more_in_digits_is_one_number() {
    let (_, first, second) = held("سلّمت الهيئة ألف و500 خيمة.", "سلّمت الهيئة 1500 خيمة.");
    assert_eq!((first, second), (Vec::new(), Vec::new()));
}

proptest::proptest! {
    #[test]
    fn what_differs_is_the_same_from_either_side(
        one in sentence(),
        other in sentence(),
    ) {
        let (there, first, second) = held(&one, &other);
        let (back, own, others) = held(&other, &one);
        proptest::prop_assert_eq!((first, second), (others, own));
        proptest::prop_assert_eq!(there.is_open, back.is_open);
        proptest::prop_assert_eq!(there.agreeing > 0, back.agreeing > 0);
    }
}

/// Words of which news of an accident are made, in any order.
fn sentence() -> impl proptest::strategy::Strategy<Value = String> {
    const WORDS: &str = "قتل وأصيب مقتل وإصابة فقد 5 و8 12 33 شخصا آخرون جنود جنديان شخصان ألف ألفا مئة \
        وعشرون يوم الثلاثاء الخميس الساعة 7:00 10 صباحا مساء عام 2019 2020 5% مايو بينهم في الميناء الحريق . ، \
        قتيل جرحى سفينة من أو بين إلى نصف مليون و500 1.500 1500 لم نفت إلا ربعا غرينتش 7.30";
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let words = proptest::sample::select(words);
    let words = proptest::collection::vec(words, 0..24);
    proptest::strategy::Strategy::prop_map(words, |words| words.join(" "))
}
