//! Capitals that decide, names that need their noun, agencies that sign, and ministries
//! and offices of the country that an article is about.

use crate::actors::testing::{article, built_in, each, tells};
use crate::library::mention::{Mention, MentionKind};

#[test]
fn a_capital_cooperates_leads_and_lists() {
    each(&[
        ("هل تتعاون واشنطن مع جيرانها؟", &["واشنطن us"]),
        ("وصل التحالف الذي تقوده واشنطن أمس.", &["واشنطن us"]),
        (
            "دعت الجماعة التي لا تزال واشنطن تصنفها خطرة.",
            &["واشنطن us"],
        ),
        ("الخطة التي رفضتها طهران قديمة.", &["طهران iran"]),
        ("الفندق الذي بنته طهران القديمة.", &[]),
        ("قال عن دعمه واشنطن كلمة.", &["واشنطن us?"]),
        ("التعاون مع واشنطن صعب.", &["واشنطن us?"]),
    ]);
}

#[test]
fn a_surname_is_sure_after_the_full_name_with_a_title() {
    each(&[
        (
            "قال رئيس مجلس نواب الشعب، محمد الناصر، كلمة. ويروى أن الناصر سافر.",
            &[
                "مجلس نواب الشعب tunisia-parliament",
                "محمد الناصر mohamed-ennaceur",
                "الناصر mohamed-ennaceur",
            ],
        ),
        (
            "منعها رئيس مجلس نواب الشعب محمد الناصر. ويروى أن الناصر سافر.",
            &[
                "مجلس نواب الشعب tunisia-parliament",
                "محمد الناصر mohamed-ennaceur",
                "الناصر mohamed-ennaceur",
            ],
        ),
        (
            "حضر نائب رئيس الوزراء نعمان قورتولموش. وتمنى قورتولموش السلام.",
            &[
                "نعمان قورتولموش numan-kurtulmus",
                "قورتولموش numan-kurtulmus",
            ],
        ),
        (
            "حضر نعمان قورتولموش. وتمنى قورتولموش السلام.",
            &[
                "نعمان قورتولموش numan-kurtulmus",
                "قورتولموش numan-kurtulmus?",
            ],
        ),
    ]);
}

#[test]
fn a_noun_that_the_rest_of_a_name_describes_belongs_to_it() {
    each(&[
        (
            "صرح لوكالة تونس افريقيا للأنباء مساء.",
            &["وكالة تونس افريقيا للأنباء tap"],
        ),
        ("على إذاعة فرنسا الدولية.", &["إذاعة فرنسا الدولية rfi"]),
        ("على قناة روسيا اليوم.", &["روسيا اليوم rt"]),
        (
            "سفارة جمهورية ألمانيا الاتحادية.",
            &["جمهورية ألمانيا الاتحادية germany"],
        ),
        ("سفير دولة قطر.", &["دولة قطر qatar"]),
        ("علاقات الدولة قطر والناس.", &["قطر qatar"]),
    ]);
}

#[test]
fn an_agency_signs_between_brackets() {
    each(&[
        ("قال الطبيب لمراسلة (وات) كلمة.", &["وات tap"]),
        ("وصل الوفد (وات).", &["وات tap"]),
        ("مصباح بقوة 500 وات (جديد).", &[]),
        (
            "على الجوهرة \"أف أم\" أمس.",
            &["الجوهرة \"أف أم\" jawhara-fm"],
        ),
        ("خطاب قائد السبسي.", &["قائد السبسي beji-caid-essebsi"]),
        ("رحلات الخطوط التونسية.", &["الخطوط التونسية tunisair"]),
        ("مطار الخطوط البعيدة.", &[]),
    ]);
}

#[test]
fn a_ministry_and_a_head_of_government_of_the_country_of_the_article() {
    tells(
        &[
            "أكدت وزارة الداخلية ذلك. وأوضحت الوزارة أنها تبحث.",
            "وقع الحادث في تونس.",
        ],
        &[
            "وزارة الداخلية tunisia-interior-ministry?",
            "الوزارة tunisia-interior-ministry?",
            "تونس tunisia",
        ],
    );
    tells(&["أكدت وزارة الداخلية ذلك. وأوضحت الوزارة أنها تبحث."], &[]);
    tells(
        &[
            "طلب النائب بيان رئيس الحكومة عن سنة 2017.",
            "اجتمع مجلس نواب الشعب.",
        ],
        &[
            "رئيس الحكومة youssef-chahed?",
            "مجلس نواب الشعب tunisia-parliament",
        ],
    );
    tells(&["طلب النائب بيان رئيس الحكومة عن سنة 2017."], &[]);
    for other in ["الماليزية", "في ماليزيا"] {
        let sentence = format!("طلب النائب بيان رئيس الحكومة {other} عن سنة 2017.");
        let article = article(&[&sentence, "اجتمع مجلس نواب الشعب."]);
        let mentions = built_in().mentions(&article);
        let told = |one: &Mention| one.kind == MentionKind::Nominal;
        assert!(!mentions.iter().any(told), "{sentence}");
    }
    tells(
        &["قررت الحكومة التونسية ذلك. وأعلنت الحكومة أنها باقية."],
        &[
            "الحكومة التونسية tunisian-government",
            "الحكومة tunisian-government",
        ],
    );
    tells(
        &["شكر محمد الناصر، رئيس مجلس نواب الشعب، الضيوف. وأكد رئيس مجلس النواب أنه باق."],
        &[
            "محمد الناصر mohamed-ennaceur",
            "مجلس نواب الشعب tunisia-parliament",
            "رئيس مجلس النواب mohamed-ennaceur",
        ],
    );
}

#[test]
fn what_governs_a_state_is_the_state() {
    each(&[
        ("رحبت الحكومة السورية بالقرار.", &["الحكومة السورية syria"]),
        ("اجتمع بالسلطات الليبية أمس.", &["السلطات الليبية libya"]),
        ("انتقدت النظام السوري.", &["النظام السوري syria"]),
        (
            "أعلنت الحكومة الكورية الجنوبية ذلك.",
            &["الحكومة الكورية الجنوبية south-korea"],
        ),
        (
            "قررت الحكومة التونسية ذلك.",
            &["الحكومة التونسية tunisian-government"],
        ),
        ("قررت الحكومة المحلية ذلك.", &[]),
    ]);
    let told = built_in().mentions(&article(&["عمل مستشارا في الحكومة السورية."]));
    assert!(!told[0].is_place);
}

#[test]
fn a_prime_minister_of_elsewhere_is_none_of_the_state_of_the_article() {
    tells(
        &["سافر بوريس جونسون. شهدت بريطانيا أزمة. قال رئيس الوزراء الاسكتلندي كلمة سنة 2023."],
        &["بوريس جونسون boris-johnson", "بريطانيا uk"],
    );
    tells(
        &["سيتولى رئيس الحكومة الإعلان عن القرار سنة 2017. اجتمع مجلس نواب الشعب."],
        &[
            "رئيس الحكومة youssef-chahed?",
            "مجلس نواب الشعب tunisia-parliament",
        ],
    );
}

#[test]
fn what_is_counted_among_cities_does_not_promise() {
    each(&[
        ("تعد طهران أكبر مدن المنطقة.", &[]),
        ("وعدت طهران بالرد.", &["طهران iran"]),
    ]);
}

#[test]
fn a_union_may_be_written_with_a_hamza() {
    each(&[
        ("قرر الإتحاد الأوروبي ذلك.", &["الإتحاد الأوروبي eu"]),
        ("دعا للإتحاد الأوروبي وفدا.", &["لإتحاد الأوروبي eu"]),
    ]);
}

#[test]
fn an_agency_a_coalition_and_a_guard() {
    each(&[
        (
            "ذكرت وكالة الأنباء الكورية الجنوبية \"يونهاب\" ذلك.",
            &["وكالة الأنباء الكورية الجنوبية \"يونهاب\" yonhap"],
        ),
        (
            "كانت الجوهرة\"أف أم\" تتجول.",
            &["الجوهرة\"أف أم\" jawhara-fm"],
        ),
        (
            "أعلن التحالف السعودي ذلك.",
            &["التحالف السعودي saudi-led-coalition"],
        ),
        (
            "أعلن التحالف العسكري بقيادة السعودية ذلك.",
            &["التحالف العسكري بقيادة السعودية saudi-led-coalition"],
        ),
        ("وصرح لـ\"وات\" مساء.", &["وات tap"]),
        ("مصباح لوات واحد.", &[]),
        ("رفضت الحكومة السورية المؤقتة ذلك.", &[]),
    ]);
    tells(
        &["أوقفت وحدات الحرس الوطني شخصا.", "وقع الحادث في تونس."],
        &["الحرس الوطني tunisian-national-guard?", "تونس tunisia"],
    );
    tells(&["أوقفت وحدات الحرس الوطني شخصا."], &[]);
}
