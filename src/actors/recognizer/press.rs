//! Sentences of news with words that are a name here and another word there: each
//! mention as it is written, with its actor, and `?` after one that is only likely.

use crate::actors::testing::{article, built_in};
use crate::library::mention::Certainty;

#[track_caller]
fn tells(paragraphs: &[&str], expected: &[&str]) {
    let article = article(paragraphs);
    let told: Vec<String> = built_in()
        .mentions(&article)
        .iter()
        .map(|mention| {
            let doubt = match mention.certainty {
                Certainty::Certain => "",
                Certainty::Likely => "?",
            };
            let text = &article.text[mention.range.clone()];
            format!("{text} {}{doubt}", mention.actor)
        })
        .collect();
    assert_eq!(told, expected, "{paragraphs:?}");
}

/// Each sentence by itself.
#[track_caller]
fn each(sentences: &[(&str, &[&str])]) {
    for (sentence, expected) in sentences {
        tells(&[sentence], expected);
    }
}

#[test]
fn a_base_is_attacked_and_a_group_attacks() {
    each(&[
        ("أربع مقاتلات حديثة هاجمت القاعدة ليلا.", &[]),
        ("ذكر شهود أن المدفعية قصفت القاعدة مرتين.", &[]),
        ("اشتعلت النيران بعد قصف القاعدة.", &[]),
        ("ناقش الضباط مشروع دعم القاعدة بالوقود.", &[]),
        ("لم يهاجم القاعدة أحد منذ سنوات.", &[]),
        ("وكان المهرب قد هدد القاعدة.", &[]),
        ("هاجمت القاعدة حاجزا للجيش.", &["القاعدة al-qaeda"]),
        ("وفي تسجيل صوتي هددت القاعدة بالثأر.", &["القاعدة al-qaeda"]),
        ("وقد تبنت القاعدة العملية.", &["القاعدة al-qaeda"]),
    ]);
}

#[test]
fn a_city_is_struck_and_a_capital_decides() {
    each(&[
        ("ثلاث غارات عنيفة استهدفت دمشق صباحا.", &[]),
        ("سيول جارفة هاجمت طرابلس.", &[]),
        ("دانت الصحف الغارات التي استهدفت دمشق أمس.", &[]),
        ("وفي بيان للخارجية نفت طهران الخبر.", &["طهران iran"]),
        ("الصفقة التي أعلنت موسكو عنها كبيرة.", &["موسكو russia"]),
        ("مساء الثلاثاء أعلنت أنقرة الهدنة.", &["أنقرة turkey"]),
    ]);
}

#[test]
fn a_former_holder_is_none_now() {
    each(&[
        (
            "حضر الرئيس الفرنسي السابق نيكولا ساركوزي المحاكمة، وقال الرئيس الفرنسي إنه هادئ.",
            &["نيكولا ساركوزي nicolas-sarkozy"],
        ),
        (
            "انتقد رئيس الوزراء البريطاني السابق توني بلير الخطة، ورد رئيس الوزراء عليه.",
            &["توني بلير tony-blair"],
        ),
        (
            "تحدث عباس عراقجي عن الوزير السابق محمد جواد ظريف. وأوضح الوزير أنه باق.",
            &[
                "عباس عراقجي araghchi",
                "محمد جواد ظريف mohammad-javad-zarif",
                "الوزير araghchi",
            ],
        ),
        (
            "هاجم الرئيس السابق دونالد ترامب الرئيس جو بايدن. وأضاف الرئيس السابق أنه عائد، \
             فيما سخر الرئيس منه.",
            &[
                "دونالد ترامب trump",
                "جو بايدن biden",
                "الرئيس السابق trump",
                "الرئيس biden",
            ],
        ),
        (
            "جلس الرئيس السابق باراك أوباما أمام الرئيس دونالد ترامب. وابتسم الرئيس السابق.",
            &[
                "باراك أوباما obama",
                "دونالد ترامب trump",
                "الرئيس السابق obama",
            ],
        ),
    ]);
}

#[test]
fn the_title_of_a_deputy_is_not_his_chief_s() {
    each(&[
        (
            "ذكر نائب الرئيس الأمريكي جيه دي فانس أن الرئيس يفكر.",
            &["جيه دي فانس vance"],
        ),
        (
            "قالت عقيلة الرئيس السوري أسماء الأسد إن الرئيس نائم. وابتسم بشار الأسد.",
            &["بشار الأسد bashar-assad"],
        ),
        (
            "أعلن مساعد وزير الخارجية عباس عراقجي أن الوزير مسافر.",
            &["عباس عراقجي araghchi"],
        ),
    ]);
}

#[test]
fn a_title_of_a_holder_not_named_stands_before_older_ones() {
    each(&[(
        "استقبل محمود عباس الوفد. وقال الرئيس الأمريكي إنه متفائل. وأكد الرئيس أنه ماض.",
        &["محمود عباس mahmoud-abbas"],
    )]);
}

#[test]
fn forces_with_an_adjective_are_others() {
    each(&[
        (
            "ذكرت قوات الدعم السريع أن القوات المسلحة انسحبت، وأن القوات الخاصة خسرت.",
            &[
                "قوات الدعم السريع rapid-support-forces",
                "القوات المسلحة sudanese-army?",
            ],
        ),
        (
            "تقدم الجيش السوداني. ونفت قوات الدعم السريع ذلك، وأكدت القوات المسلحة تقدمها.",
            &[
                "الجيش السوداني sudanese-army",
                "قوات الدعم السريع rapid-support-forces",
                "القوات المسلحة sudanese-army",
            ],
        ),
        (
            "دخلت قوات الدعم السريع البلدة. وأعلنت القوات ذلك.",
            &[
                "قوات الدعم السريع rapid-support-forces",
                "القوات rapid-support-forces",
            ],
        ),
    ]);
}

#[test]
fn the_army_and_the_kingdom_resume_the_one_that_was_named() {
    each(&[
        (
            "انسحب الجيش السوداني من القرية. وقال شهود إن الجيش عاد ليلا.",
            &["الجيش السوداني sudanese-army", "الجيش sudanese-army"],
        ),
        (
            "استدعت السعودية سفيرها. وأكدت المملكة موقفها.",
            &["السعودية saudi-arabia", "المملكة saudi-arabia"],
        ),
    ]);
}

#[test]
fn who_reports_speaks_of_his_own_side() {
    each(&[
        (
            "نفت حركة فتح الخبر. وقال خليل الحية إن الحركة موافقة.",
            &["حركة فتح fatah", "خليل الحية khalil-al-hayya"],
        ),
        (
            "رفضت حركة فتح عرض حركة حماس. وقال خليل الحية إن الحركة موافقة.",
            &[
                "حركة فتح fatah",
                "حركة حماس hamas",
                "خليل الحية khalil-al-hayya",
                "الحركة hamas",
            ],
        ),
        (
            "تحدث حزب الله عن حرب، فيما قال حزب الكتائب إن الحزب لا يريدها.",
            &["حزب الله hezbollah", "حزب الكتائب kataeb", "الحزب kataeb"],
        ),
    ]);
}

#[test]
fn a_verse_names_nobody() {
    each(&[(
        "تلا ﴿إِذَا جَاءَ نَصْرُ اللَّهِ وَالْفَتْحُ﴾ ثم قال حسن نصر الله كلمته.",
        &["حسن نصر الله nasrallah"],
    )]);
}

#[test]
fn a_surname_that_is_a_word_needs_more_than_the_full_name() {
    let texts: [(&[&str], &[&str]); 7] = [
        (
            &[
                "وصل أحمد الشرع.",
                "هذا يخالف الشرع. وأكد الشرع ذلك، ثم شكر الرئيس الشرع.",
            ],
            &[
                "أحمد الشرع ahmad-al-sharaa",
                "الشرع ahmad-al-sharaa?",
                "الشرع ahmad-al-sharaa",
                "الشرع ahmad-al-sharaa",
            ],
        ),
        (
            &["وصل قيس سعيد. كان الحفل سعيدا والضيف سعيد. وقال سعيد كلمة."],
            &["قيس سعيد kais-saied", "سعيد kais-saied"],
        ),
        (
            &["قتل أبو بكر البغدادي. أحب المطبخ البغدادي. وكان الإرهابي البغدادي هناك."],
            &["أبو بكر البغدادي baghdadi", "البغدادي baghdadi"],
        ),
        (
            &["وصل جوزيف عون. وطلب عون الجيران. وشكره رئيس الجمهورية عون."],
            &["جوزيف عون joseph-aoun", "عون joseph-aoun"],
        ),
        (
            &["حضر مارك ميلي. طوله عشرون ميلي مترا. وذكر ميلي ذلك."],
            &["مارك ميلي milley", "ميلي milley"],
        ),
        (
            &["الشرع يرفض العرض.", "كتب أحمد الشرع رسالة."],
            &["الشرع ahmad-al-sharaa", "أحمد الشرع ahmad-al-sharaa"],
        ),
        (
            &["سافر مصطفى الكاظمي. واستقبله رئيس الوزراء الكاظمي."],
            &[
                "مصطفى الكاظمي mustafa-al-kadhimi",
                "الكاظمي mustafa-al-kadhimi",
            ],
        ),
    ];
    for (paragraphs, expected) in texts {
        tells(paragraphs, expected);
    }
}

#[test]
fn what_is_reported_is_of_others_too() {
    each(&[(
        "قالت حركة طالبان إن تنظيم القاعدة انتهى، وإن التنظيم لن يعود.",
        &[
            "حركة طالبان taliban",
            "تنظيم القاعدة al-qaeda",
            "التنظيم al-qaeda",
        ],
    )]);
}

#[test]
fn two_of_them_are_students() {
    each(&[(
        "وصل الأفغان إلى كابول. قال طالبان لصحيفة محلية إنهما فرحان.",
        &[],
    )]);
}

#[test]
fn the_last_name_goes_on_after_the_full_one() {
    each(&[
        (
            "وصل بدر عبد العاطي. وقال عبد العاطي إنه متفائل.",
            &["بدر عبد العاطي badr-abdelatty", "عبد العاطي badr-abdelatty"],
        ),
        (
            "تحدث مروان البرغوثي من سجنه، وأكد البرغوثي موقفه.",
            &[
                "مروان البرغوثي marwan-barghouti",
                "البرغوثي marwan-barghouti",
            ],
        ),
        ("قال البرغوثي إنه متفائل.", &[]),
        (
            "زار نواف سلام المدينة. وكان السلام بعيدا، وأضاف سلام أنه عائد. ثم ذكر خطة سلام.",
            &["نواف سلام nawaf-salam", "سلام nawaf-salam"],
        ),
        (
            "اجتمع نواف سلام وتمام سلام. وأضاف سلام أنه عائد.",
            &[
                "نواف سلام nawaf-salam",
                "تمام سلام tammam-salam",
                "سلام tammam-salam?",
            ],
        ),
        ("شكر الوفد الرئيس عباس.", &["عباس mahmoud-abbas?"]),
    ]);
}

#[test]
fn a_group_with_a_verb_of_one_man_is_likely() {
    each(&[(
        "انسحبت القاعدة من قندهار. جاء طالبان من الجبل.",
        &["القاعدة al-qaeda", "طالبان taliban?"],
    )]);
}
