//! People and parties of the last decades, and those who share a name with another.

use crate::actors::testing::{each, tells};

#[test]
fn whom_every_paper_names() {
    for (name, actor) in [
        ("حزب التجمع اليمني للإصلاح", "islah-yemen"),
        ("برويز مشرف", "pervez-musharraf"),
        ("جاك شيراك", "jacques-chirac"),
        ("دونالد رامسفيلد", "donald-rumsfeld"),
        ("ديك تشيني", "dick-cheney"),
        ("كولن باول", "colin-powell"),
        ("كوندوليزا رايس", "condoleezza-rice"),
        ("محمد خاتمي", "mohammad-khatami"),
        ("هاشمي رفسنجاني", "rafsanjani"),
        ("سعيد جليلي", "saeed-jalili"),
        ("علي شمخاني", "ali-shamkhani"),
        ("إياد علاوي", "iyad-allawi"),
        ("إبراهيم الجعفري", "ibrahim-al-jaafari"),
        ("نوري المالكي", "nouri-al-maliki"),
        ("عمار الحكيم", "ammar-al-hakim"),
        ("ميني مناوي", "minni-minnawi"),
        ("مني أركو مناوي", "minni-minnawi"),
        ("جبريل إبراهيم", "jibril-ibrahim"),
        ("ياسر العطا", "yasser-al-atta"),
        ("ميليشيات الجنجويد", "janjaweed"),
        ("خليفة بن زايد", "khalifa-bin-zayed"),
        ("الملك حسين", "king-hussein"),
        ("الحسن الثاني", "hassan-ii"),
        ("إيهود باراك", "ehud-barak"),
        ("تسيبي ليفني", "tzipi-livni"),
        ("شمعون بيريز", "shimon-peres"),
        ("أرييل شارون", "ariel-sharon"),
        ("فاروق الشرع", "farouk-al-sharaa"),
        ("محمد السنوار", "mohammed-sinwar"),
        ("فؤاد السنيورة", "fouad-siniora"),
        ("سليمان فرنجية", "suleiman-frangieh"),
        ("حزب النور", "nour-party"),
        ("محمد البرادعي", "mohamed-elbaradei"),
        ("بطرس غالي", "boutros-ghali"),
        ("كوفي عنان", "kofi-annan"),
        ("بان كي مون", "ban-ki-moon"),
    ] {
        let sentence = format!("استقبلت المدينة {name} مساء");
        tells(&[&sentence], &[&format!("{name} {actor}")]);
    }
}

#[test]
fn the_one_who_is_named_bears_the_surname() {
    each(&[
        (
            "تحدث فاروق الشرع طويلا. وأضاف الشرع أن الباب مفتوح.",
            &["فاروق الشرع farouk-al-sharaa", "الشرع farouk-al-sharaa"],
        ),
        (
            "قتل محمد السنوار في غارة. وأشاد السنوار قبل موته برفاقه.",
            &["محمد السنوار mohammed-sinwar", "السنوار mohammed-sinwar"],
        ),
        (
            "خرج يحيى السنوار من النفق. وقال السنوار كلمة.",
            &["يحيى السنوار yahya-sinwar", "السنوار yahya-sinwar"],
        ),
        ("السنوار يرفض العرض.", &["السنوار yahya-sinwar"]),
        (
            "أعلنت حماس مقتل السنوار.",
            &["حماس hamas", "السنوار yahya-sinwar?"],
        ),
        (
            "زار إيهود باراك باراك أوباما. وقال باراك إنه مرتاح.",
            &[
                "إيهود باراك ehud-barak",
                "باراك أوباما obama",
                "باراك ehud-barak",
            ],
        ),
        (
            "صافح الملك حسين صدام حسين. وذكر صدام أنه مسرور.",
            &[
                "الملك حسين king-hussein",
                "صدام حسين saddam-hussein",
                "صدام saddam-hussein",
            ],
        ),
        ("سقط نظام صدام بعد صدام عنيف.", &["صدام saddam-hussein"]),
        (
            "نفى برويز مشرف الخبر. وأضاف مشرف أنه باق، وقال مشرف المدرسة إنه راض.",
            &["برويز مشرف pervez-musharraf", "مشرف pervez-musharraf"],
        ),
        (
            "تحدث عمار الحكيم. فالقرار الحكيم نادر. وأضاف الحكيم أنه باق.",
            &["عمار الحكيم ammar-al-hakim", "الحكيم ammar-al-hakim"],
        ),
        (
            "غادرت عبير موسي القاعة. وأضافت موسي أنها باقية. ثم وصل عمرو موسى.",
            &[
                "عبير موسي abir-moussi",
                "موسي abir-moussi?",
                "عمرو موسى amr-moussa",
            ],
        ),
        (
            "ظهر عزت الدوري في تسجيل. وقال الدوري كلمة، ثم فاز الفريق في الدوري.",
            &[
                "عزت الدوري izzat-ibrahim-al-douri",
                "الدوري izzat-ibrahim-al-douri",
            ],
        ),
        (
            "هدد ياسر العطا بالرد. وقال العطا إن العطاء مستمر.",
            &["ياسر العطا yasser-al-atta", "العطا yasser-al-atta"],
        ),
        (
            "زار رياض المالكي المخيم. وأوضح المالكي ما جرى.",
            &["رياض المالكي riyad-al-maliki", "المالكي riyad-al-maliki"],
        ),
    ]);
}

#[test]
fn a_title_tells_namesakes_apart() {
    each(&[
        (
            "جلس أحمد الشرع قرب فاروق الشرع. وتبسم الرئيس الشرع.",
            &[
                "أحمد الشرع ahmad-al-sharaa",
                "فاروق الشرع farouk-al-sharaa",
                "الشرع ahmad-al-sharaa",
            ],
        ),
        (
            "جلس أحمد الشرع قرب فاروق الشرع. وتبسم نائب الرئيس الشرع.",
            &[
                "أحمد الشرع ahmad-al-sharaa",
                "فاروق الشرع farouk-al-sharaa",
                "الشرع farouk-al-sharaa",
            ],
        ),
        (
            "تحدث فاروق الشرع إلى أحمد الشرع. وأضاف الشرع كلمة.",
            &[
                "فاروق الشرع farouk-al-sharaa",
                "أحمد الشرع ahmad-al-sharaa",
                "الشرع ahmad-al-sharaa?",
            ],
        ),
        (
            "شكر محمد بن زايد الأطباء، ورحم الله خليفة بن زايد. وأكد بن زايد ذلك.",
            &[
                "محمد بن زايد mohammed-bin-zayed",
                "خليفة بن زايد khalifa-bin-zayed",
                "بن زايد khalifa-bin-zayed?",
            ],
        ),
    ]);
}

#[test]
fn a_surname_that_is_a_first_name_is_none_before_another_name() {
    each(&[
        (
            "وصل جبريل إبراهيم مساء. وقال إبراهيم إن الخزينة فارغة. ثم قال إبراهيم حامد كلمة.",
            &["جبريل إبراهيم jibril-ibrahim", "إبراهيم jibril-ibrahim"],
        ),
        (
            "وصل ميشال سليمان مساء. ثم تحدث سليمان فرنجية، وأعلن سليمان الحلبي استقالته.",
            &[
                "ميشال سليمان michel-suleiman",
                "سليمان فرنجية suleiman-frangieh",
            ],
        ),
        (
            "زار إبراهيم رئيسي جبريل إبراهيم. وأكد إبراهيم أنه شاكر.",
            &[
                "إبراهيم رئيسي ebrahim-raisi",
                "جبريل إبراهيم jibril-ibrahim",
                "إبراهيم jibril-ibrahim",
            ],
        ),
        ("وقال إبراهيم إنه متعب.", &[]),
    ]);
}

#[test]
fn what_is_called_after_them_is_not_them() {
    each(&[
        ("أغلق جسر الملك حسين ومدينة الملك حسين الطبية.", &[]),
        ("صلى الناس في مسجد الحسن الثاني.", &[]),
        ("عاد المسافرون من مطار محمد الخامس.", &[]),
        ("أفادت مؤسسة خليفة بن زايد بذلك.", &[]),
    ]);
}

#[test]
fn a_party_whose_name_is_an_everyday_word_needs_a_verb() {
    each(&[
        (
            "نفى حزب التجمع اليمني للإصلاح الخبر. وطالب الأهالي بالإصلاح، وقال الإصلاح إنه بريء.",
            &["حزب التجمع اليمني للإصلاح islah-yemen", "الإصلاح islah-yemen"],
        ),
        (
            "خرج حزب النور. وقال النور إنه باق، ثم أضاء النور الشارع.",
            &["حزب النور nour-party", "النور nour-party"],
        ),
        (
            "رد المجلس على التجمع اليمني للإصلاح. وقال إن الإصلاح يرفض الحوار والإصلاح معا.",
            &["التجمع اليمني للإصلاح islah-yemen", "الإصلاح islah-yemen"],
        ),
        ("تحتاج المدارس إلى الإصلاح.", &[]),
    ]);
}
