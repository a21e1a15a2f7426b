//! Words that name an actor in one sentence and mean something else in another.

use super::*;
use crate::actors::testing::{article, built_in as built_in_recognizer};

#[test]
fn movements_and_students() {
    built_in("رحبت طالبان بالوفد", &[("طالبان", "taliban")]);
    built_in(
        "وصل وفد لحركة «طالبان» الأفغانية",
        &[("حركة «طالبان»", "taliban")],
    );
    built_in("نجح طالبان في الامتحان", &[]);
    built_in("كرمت المدرسة طالبان تونسيان", &[]);
    built_in("مر طالبان يحملان كتابا", &[]);
    built_in(
        "اتهمت إسلام أباد طالبان باكستان",
        &[("إسلام أباد", "pakistan"), ("طالبان باكستان", "ttp")],
    );
}

#[test]
fn the_group_and_the_base() {
    built_in("اعترف زعيم القاعدة بالهزيمة", &[("القاعدة", "al-qaeda")]);
    built_in("عاد الجنود إلى القاعدة مساء", &[]);
    built_in("قصفت طالبان القاعدة الجوية", &[("طالبان", "taliban")]);
    built_in(
        "قتل عضو في تنظيم «القاعدة» هناك",
        &[("تنظيم «القاعدة»", "al-qaeda")],
    );
}

#[test]
fn the_branch_and_the_whole() {
    for branch in [
        "داعش-خراسان",
        "داعش – خرسان",
        "تنظيم الدولة الإسلامية – ولاية خراسان",
        "ISIS-K",
    ] {
        built_in(&format!("هاجم {branch} المدينة"), &[(branch, "isis-k")]);
    }
    built_in(
        "هاجم تنظيم «الدولة الإسلامية» المدينة",
        &[("تنظيم «الدولة الإسلامية»", "isis")],
    );
}

#[test]
fn people_and_what_is_called_after_them() {
    built_in(
        "قال ترمب إن إدارة بايدن ضعيفة",
        &[("ترمب", "trump"), ("بايدن", "biden")],
    );
    built_in("أحرقت سيارة قرب برج ترامب", &[]);
    built_in(
        "ذكرت أميركا أن القوات الأميركية باقية",
        &[("أميركا", "us"), ("القوات الأميركية", "us-military")],
    );
    built_in("رفضت واشنطن لقاء في واشنطن", &[("واشنطن", "us")]);
}

#[test]
fn a_movement_speaks() {
    built_in("دعت حماس إلى الهدوء", &[("حماس", "hamas")]);
    built_in("كان حماس الجمهور كبيرا", &[]);
    built_in("ثم قصفت أنصار الله الميناء", &[("أنصار الله", "houthis")]);
}

#[test]
fn two_students_unless_the_movement_is_known() {
    built_in("غنى الجميع. يرقص طالبان في الحفل", &[]);
    built_in("متى يصبح «طالبان» طالبين", &[]);
    built_in(
        "ماكرون ينتقد طالبان",
        &[("ماكرون", "macron"), ("طالبان", "taliban")],
    );
    built_in("حكم طالبان يقترب", &[("طالبان", "taliban")]);
    let known = ["وعد طالبان بالسلام", "هكذا تفكر حركة طالبان"];
    let expected = [("طالبان", "taliban"), ("حركة طالبان", "taliban")];
    compare(built_in_recognizer(), &known, &expected);
}

#[test]
fn a_verb_or_its_noun_before_the_movement_leaves_it_likely() {
    // «رقص» may be the dance of the movement as well as what two students did.
    for sentence in [
        "رقص طالبان في الحفل",
        "حظر طالبان للموسيقى",
        "منع طالبان للنساء",
        "غضب طالبان يتصاعد",
        "فوز طالبان",
    ] {
        let mentions = built_in_recognizer().mentions(&article(&[sentence]));
        let told: Vec<_> = mentions
            .iter()
            .map(|mention| (mention.actor.as_str(), mention.certainty))
            .collect();
        assert_eq!(told, [("taliban", Certainty::Likely)], "{sentence}");
    }
    built_in("قال طالبان إن الدرس صعب", &[]);
}

#[test]
fn a_party_whose_name_is_a_verbal_noun() {
    let hamas = ("حماس", "hamas");
    let fatah = ("فتح", "fatah");
    let three = [hamas, fatah, fatah];
    built_in("قالت حماس ذلك وأكدت فتح أنها ترفض، وإن فتح وافقت", &three);
    let full = ("حركة فتح", "fatah");
    built_in("اجتمعت حركة فتح، وقيل أن فتح وافقت", &[full, fatah]);
    built_in(
        "اجتمعت حركة فتح مع قيادي من فتح، وحماس مع فتح",
        &[full, fatah, hamas, fatah],
    );
    built_in("قال القيادي في فتح عزام سعيد", &[fatah]);
    for opening in [
        "فتح معبر",
        "فتح الطريق",
        "فتح وزارة",
        "فتح تحقيق",
        "فتح هذا الباب",
        "فتح كل المعابر",
    ] {
        built_in(
            &format!("اتفقت حركة فتح على {opening} ثم {opening}"),
            &[full],
        );
        built_in(&format!("قررت حماس {opening}"), &[hamas]);
    }
}

#[test]
fn the_movement_and_the_young() {
    let shabaab = "al-shabaab";
    built_in(
        "هاجمت حركة الشباب مقديشو. وأعلنت الشباب ذلك",
        &[("حركة الشباب", shabaab), ("الشباب", shabaab)],
    );
    built_in(
        "قتل مسلحون من حركة. وهاجم مقاتلو الشباب قرية",
        &[("الشباب", shabaab)],
    );
    for young in [
        "طالب الشباب بالعمل",
        "وزارة الشباب والرياضة",
        "يعاني الشباب العربي",
    ] {
        built_in(young, &[]);
    }
    built_in("في مقديشو يبحث الشباب العاطلون عن عمل", &[]);
}

#[test]
fn states_and_what_is_spelled_like_them() {
    built_in(
        "بين تونس والمغرب والأردن ومالطا",
        &[
            ("تونس", "tunisia"),
            ("المغرب", "morocco"),
            ("الأردن", "jordan"),
            ("مالطا", "malta"),
        ],
    );
    built_in("نلتقي بعد صلاة المغرب", &[]);
    built_in("رسم قطر القمر ثم قاس قطر الكرة", &[]);
    built_in("لا تعرف قطره ولا قطر كوكبه", &[]);
    built_in("تستعد قطر للبطولة", &[("قطر", "qatar")]);
    built_in("نظام مالي جديد في مالي", &[("مالي", "mali")]);
}

#[test]
fn a_state_and_its_adjective() {
    for sentence in [
        "فازت السعودية",
        "سافر إلى السعودية",
        "ملك السعودية",
        "السعودية تفوز",
    ] {
        built_in(sentence, &[("السعودية", "saudi-arabia")]);
    }
    for sentence in [
        "باعت الشركة السعودية",
        "الأفلام الهندية والسعودية",
        "مدينة أبها السعودية",
    ] {
        built_in(sentence, &[]);
    }
    built_in(
        "زار المملكة العربية السعودية",
        &[("المملكة العربية السعودية", "saudi-arabia")],
    );
    built_in("مدن سورية قديمة", &[]);
    built_in("لبنان وسورية", &[("لبنان", "lebanon"), ("سورية", "syria")]);
    built_in("عاد من سورية", &[("سورية", "syria")]);
}

#[test]
fn a_capital_counts_where_it_decides() {
    built_in("نفت طهران الخبر", &[("طهران", "iran")]);
    built_in("مطر في طهران، وطهران جميلة", &[]);
    built_in(
        "بكين وموسكو تتفقان",
        &[("بكين", "china"), ("موسكو", "russia")],
    );
    built_in("خرجت من باريس تعلن فرحها", &[]);
}

#[test]
fn another_kunya_or_first_name_is_another_person() {
    built_in("خطب أبو سعد البغدادي", &[]);
    built_in("كتب محمد الظواهري", &[]);
    built_in("كتب أيمن الظواهري", &[("أيمن الظواهري", "zawahiri")]);
    let haqqanis = [
        "ولد سراج الدين حقاني",
        "كل حقاني قريبه",
        "ثم سافر سراج الدين",
    ];
    let siraj = "sirajuddin-haqqani";
    let expected = [("سراج الدين حقاني", siraj), ("سراج الدين", siraj)];
    compare(built_in_recognizer(), &haqqanis, &expected);
    built_in(
        "توفي جلال الدين حقاني",
        &[("جلال الدين حقاني", "jalaluddin-haqqani")],
    );
}

#[test]
fn two_names_in_doubt_do_not_make_each_other_certain() {
    use crate::actors::testing::each;
    each(&[
        (
            "أناشيد عن الجهاد وحماس المقاتلين",
            &["الجهاد islamic-jihad?", "حماس hamas?"],
        ),
        (
            "لقاء بين حركة حماس والجهاد",
            &["حركة حماس hamas", "الجهاد islamic-jihad"],
        ),
    ]);
}
