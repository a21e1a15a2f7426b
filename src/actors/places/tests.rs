use crate::actors::testing::{article, built_in};

/// The states that each sentence names, those that are mere places after a `@`.
#[track_caller]
fn are(sentences: &[(&str, &str)]) {
    for (sentence, expected) in sentences {
        let shown: Vec<_> = built_in()
            .mentions(&article(&[sentence]))
            .iter()
            .map(|one| format!("{}{}", if one.is_place { "@" } else { "" }, one.actor))
            .collect();
        assert_eq!(shown.join(" "), *expected, "{sentence}");
    }
}

#[test]
fn a_place_where_something_is_or_goes() {
    are(&[
        ("انفجار في أفغانستان", "@afghanistan"),
        ("سافر الوفد إلى إيران أمس", "@iran"),
        ("عاد اللاجئون من سوريا", "@syria"),
        ("قرى شمال اليمن", "@yemen"),
        ("أقيم المعرض بتونس", "@tunisia"),
        ("قارب قبالة سواحل إيطاليا", "@italy"),
        ("غادر فرنسا أمس", "@france"),
        (
            "سافر الوفد ومن تونس وإلى مالطا ثم فإلى إيران",
            "@tunisia @malta @iran",
        ),
        ("محاولة هجرة غير شرعية لإيطاليا", "@italy"),
        ("تونس (رويترز) - وصل الوفد", "@tunisia reuters"),
        ("تونس - وكالات: وصل الوفد", "@tunisia"),
        ("الجزائر، 5 مايو 2019 - أعلن الوزير ذلك", "@algeria"),
        ("تأهل الفريق إلى كان الكامرون 2019", "@cameroon"),
        ("سجل هدفين في كان المغرب", "@morocco"),
        (
            "سافر إلى دولة قطر ثم أقام معرضا بدولة الكويت",
            "@qatar @kuwait",
        ),
        ("حضر نهائيات كان الجزائر وبكأس كان غانا", "@algeria @ghana"),
    ]);
}

#[test]
fn a_state_that_acts_or_is_acted_upon() {
    are(&[
        ("أعلنت إيران ذلك", "iran"),
        ("هجوم على سوريا", "syria"),
        ("كان المغرب أول من وافق", "morocco"),
        ("قال إنه كان العراق 3 مرات", "iraq"),
        ("كان العراق 2003 بلدا آخر", "iraq"),
        ("بدعم من إيران", "iran"),
        ("رسالة إلى إيران", "iran"),
        ("دول تعترف بفلسطين", "palestine"),
        ("العلاقات بين تونس وليبيا", "tunisia libya"),
        ("رفضت من قبل تركيا", "turkey"),
        ("وصول تونس إلى النهائي", "tunisia"),
        ("قدم مساعدات لسوريا", "syria"),
        ("أعلنت كل من قطر ومصر", "qatar egypt"),
        ("قالت دولة قطر ذلك", "qatar"),
        ("قال المبعوث الأممي إلى اليمن", "yemen"),
    ]);
}

#[test]
fn places_are_joined() {
    are(&[
        (
            "تصدير الأدوية إلى السودان وغينيا وتسعى إلى المزيد",
            "@sudan @guinea",
        ),
        ("اجتماعات في كل من سوريا والعراق", "@syria @iraq"),
        ("سافر إلى السودان ومصر ترفض", "@sudan egypt"),
        ("في إيران. وتركيا", "@iran turkey"),
    ]);
}

#[test]
fn only_states_are_places() {
    are(&[("مقاتلون من طالبان في أفغانستان", "taliban @afghanistan")]);
}

#[test]
fn what_opens_a_text_before_news_and_a_colon_is_where_it_happened() {
    are(&[
        ("الجزائر: جريحان في انهيار سقف", "@algeria"),
        ("الدنمارك : حفل لأطفال المدارس", "@denmark"),
        ("اليمن : انتحاري يهاجم سوقا", "@yemen"),
        ("اليمن: 12 قتيلا في غرق قارب", "@yemen"),
        ("تركيا : حزب الفلاحين يتصدر النتائج", "@turkey"),
    ]);
}

#[test]
fn what_speaks_before_a_colon_is_no_place() {
    are(&[
        ("قطر: لن نقبل بالشروط", "qatar"),
        ("تركيا: الضربة خطوة متأخرة", "turkey"),
        ("إيران: \"هجوم مدبر\"", "iran"),
        ("إيران: هجوم البارحة جريمة كبرى", "iran"),
        ("تركيا: حزب الفلاحين منا", "turkey"),
        ("أعلنت الجزائر: جرحى في تفجير", "algeria"),
    ]);
}

#[test]
fn a_team_and_a_cup_are_not_the_state() {
    are(&[
        ("نهائي كأس تونس اليوم", "@tunisia"),
        ("حارسة منتخب غامبيا", "@gambia"),
        ("الكامرون تنهزم ضد تشيلي", "@cameroon @chile"),
        ("تأهلت السنغال إلى الدور الثاني", "@senegal"),
        ("كينيا تحرز ميداليتين في السباحة", "@kenya"),
        ("أول ميدالية لكينيا في السباحة", "@kenya"),
    ]);
}

#[test]
fn a_state_that_wins_otherwise_acts() {
    are(&[
        ("كينيا تحرز تقدما في المفاوضات", "kenya"),
        ("فازت السعودية بتنظيم القمة", "saudi-arabia"),
        ("قال الوزير إن تونس تكسب", "tunisia"),
        ("دعم لكينيا في المجلس", "kenya"),
    ]);
}

#[test]
fn a_city_among_towns() {
    are(&[
        ("وفود من باجة ونابل وتونس", "@tunisia"),
        ("طلبة المكنين وبرج السدرية وتونس", "@tunisia"),
        ("أحياء بتونس الغربية", "@tunisia"),
        ("قاضي المحكمة الابتدائية بتونس", "@tunisia"),
        ("مصالح الشعب وتونس", "tunisia"),
        ("وفود من باجة وليبيا", "libya"),
    ]);
}

#[test]
fn one_of_the_countries_where_something_goes() {
    are(&[
        ("عرض الفيلم في بلدان كثيرة منها الإمارات", "@uae"),
        ("سافر إلى عديد الدول العربية مثل قطر", "@qatar"),
        ("نفت دول كثيرة منها الإمارات", "uae"),
        ("منها الإمارات", "uae"),
    ]);
}

#[test]
fn a_party_of_another_land_makes_no_place() {
    are(&[
        ("إسرائيل: حزب الله يستعد للحرب", "israel hezbollah"),
        ("أمريكا: حركة طالبان تنتهك الاتفاق", "us taliban"),
        ("تركيا: حزب العمال الكردستاني تنظيم محظور", "turkey pkk"),
        ("واشنطن: حركة طالبان تنتهك الاتفاق", "us taliban"),
        (
            "أفغانستان: حركة طالبان تنتهك الاتفاق",
            "@afghanistan taliban",
        ),
        ("تركيا : حزب الفلاحين يتصدر النتائج", "@turkey"),
    ]);
}

#[test]
fn a_title_of_two_states_is_no_dateline() {
    are(&[
        ("إيران - إسرائيل: حرب الظل", "iran israel"),
        ("روسيا/أوكرانيا: هدنة", "russia ukraine"),
        ("واشنطن - طهران: جولة جديدة", "us"),
        ("روسيا، الصين - محور جديد", "russia china"),
        ("تونس - رويترز: وصل الوفد", "@tunisia reuters"),
        ("تونس، رويترز - وصل الوفد", "@tunisia reuters"),
        ("تونس - حركة النهضة تنفي ذلك", "@tunisia ennahda"),
        ("تونس - نفت الوزارة ذلك", "@tunisia"),
    ]);
}

#[test]
fn war_and_diplomacy_are_no_match() {
    are(&[
        ("لم تحقق إسرائيل هدف القضاء على خصومها", "israel"),
        ("حققت روسيا أهداف الحرب", "russia"),
        ("انهزمت أمريكا في حربها الطويلة", "us"),
        ("توجت السعودية جهودها باتفاق", "saudi-arabia"),
        ("تعادلت إيران في القوة مع جارتها", "iran"),
        ("وقفت فرنسا أمام إيران في المجلس", "france iran"),
        ("أول مرة في تاريخ البرازيل", "brazil"),
    ]);
}

#[test]
fn a_match_has_its_words() {
    are(&[
        ("انهزمت فرنسا في نهائي البطولة", "@france"),
        ("في مباراة الأمس تعادلت إيران", "@iran"),
        ("سجلت كينيا هدفا ثانيا", "@kenya"),
        (
            "يخوض المنتخب مباراة ودية أمام رومانيا في 13 جوان",
            "@romania",
        ),
        ("ذهبية للمرة الأولى في تاريخ البرازيل", "@brazil"),
        ("نبه مواطني غامبيا إلى الخطر", "@gambia"),
    ]);
}

#[test]
fn who_is_asked_among_countries_is_no_place() {
    are(&[
        ("طلبت واشنطن من دول بينها قطر الضغط", "us qatar"),
        ("نددت الوزارة بدول مثل إيران", "iran"),
        ("أقام معارض بدول مثل إيران", "@iran"),
        ("طلبت الوزارة من قطر الضغط", "qatar"),
        ("وصلت الوزيرة من قطر أمس", "@qatar"),
    ]);
}
