//! Headlines that begin like a line of a page: they stay titles, and what they say is
//! not taken for an author or a source.

use super::*;

/// Pages of which the first line is the headline: over one line, bare, over a line of date
/// and with a caption under it.
fn pages(headline: &str) -> [String; 5] {
    let short = "وصلت أولى السفن إلى الميناء مساء أمس وعلى متنها سبعون راكبا";
    [
        format!("{headline}\n\n{short}\n"),
        format!("{headline}\n\n¶\n\n¶\n"),
        format!("{headline}\n\nالأربعاء 3 فبراير 2021\n\n¶\n\n¶\n"),
        format!("{headline}\n\nسفينة في الميناء مساء أمس\n\n3 فبراير 2021\n\n¶\n\n¶\n"),
        format!("{headline}\n\n3 فبراير 2021\n\nسفينة في الميناء\n\n¶\n\n¶\n\nإعلان\n"),
    ]
}

#[test]
fn a_headline_that_begins_like_a_byline_is_the_title() {
    for headline in [
        "تقرير: إسرائيل تقصف الميناء",
        "تقرير: سقوط المدينة",
        "تقرير.. البحر والسفن",
        "تقرير - سفن بلا قبطان",
        "تقرير: سامي نور",
        "ترجمة: هكذا انتهت الحرب",
        "تحرير: الجيش يدخل المدينة",
        "تحقيق: من يملك الميناء؟",
        "حوار: وزير النقل يدافع عن الخط",
        "مصدر: إيران ترفض المقترح",
        "مصادر: الاتفاق بات قريبا",
        "كتب: معرض المدينة يفتح أبوابه",
        "بقلم رصاص يرسم طفل بيته المهدم",
        "تصنيف: المنتخب في المركز الثالث",
        "رأي: البحر لنا جميعا",
        "عاجل: زلزال يضرب الساحل",
        "صور: السفينة الأولى في الميناء",
        "فيديو: لحظة وصول السفينة",
        "شاهد: لحظة وصول السفينة",
        "تحليل: ماذا بعد القمة؟",
        "خاص: تفاصيل خط البحر",
        "مترجم: رحلة في سفينة",
        "حصري: وثائق الاتفاق",
        "إنفوغراف: خط البحر في أرقام",
        "إعداد الطلاب بعد تحرير المناهج",
        "تطبيق حظر الملاحة",
    ] {
        for page in pages(headline) {
            let article = article(&page);
            assert_eq!(article.title, headline, "{page}");
            assert_eq!((article.author, article.source), (None, None), "{page}");
        }
    }
}

#[test]
fn a_headline_that_begins_like_an_invitation_is_the_title() {
    for headline in [
        "تابع ناشطون على تويتر محاكمة القبطان",
        "تابع الملايين المباراة على يوتيوب",
        "تابع الوزير في حديث إلى قناتنا دفاعه عن الخط",
        "حمل الوزير في حديث لقناتنا الشركة المسؤولية",
        "سجل الفريق هدفين في لقاء بثته قناتنا",
        "اشترك في الحملة ناشطون على فيسبوك",
        "نزل المتظاهرون بدعوة على فيسبوك",
        "اخترنا لكم أفضل عشرة كتب",
        "قد يعجبك الشتاء في المدينة",
        "أفلام قد تعجبك هذا الصيف",
        "لماذا قد يعجبك السفر بحرا",
    ] {
        for page in pages(headline) {
            assert_eq!(article(&page).title, headline, "{page}");
        }
    }
}

#[test]
fn subheads_that_begin_so_stay_in_the_text() {
    let title = (Zone::Title, "عنوان الخبر");
    let page = |told: &str| format!("{}\n\n¶\n\n¶\n\n{told}\n\n¶\n\n¶\n", title.1);
    for told in [
        "تقرير: سفن بلا قبطان",
        "تقرير: سامي نور",
        "مصدر: الاتفاق قريب",
        "قد يعجبك الشتاء هنا",
        "اخترنا لك سبعة موانئ",
        "تصنيف: الموانئ العشرة",
    ] {
        are(&page(told), &[title, (Zone::Subhead, told)]);
        assert_eq!(article(&page(told)).author, None, "{told}");
    }
    for told in [
        "كتب: لن نعود إلى المدينة",
        "كتبت: أريد أن أعود",
        "تابع ناشطون الرحلة على تويتر",
    ] {
        are(&page(told), &[title, (Zone::Body, told)]);
        assert_eq!(article(&page(told)).author, None, "{told}");
    }
}

#[test]
fn names_after_such_words_are_bylines_under_the_title() {
    for (line, author) in [
        ("تقرير: سامي نور", "سامي نور"),
        ("تقرير - د. هالة مراد - بيروت", "د. هالة مراد - بيروت"),
        ("ترجمة: يوسف تامر", "يوسف تامر"),
        ("تحرير/ محمد عبد الله طلعت", "محمد عبد الله طلعت"),
        ("حوار: سامي نور وهالة مراد", "سامي نور وهالة مراد"),
        ("كتب: ياسر عرفات 3/2/2021", "ياسر عرفات 3/2/2021"),
    ] {
        for page in [
            format!("عنوان الخبر\n\n{line}\n\n¶\n\n¶\n"),
            format!("عنوان الخبر\n\n3 فبراير 2021\n\n{line}\n\n¶\n\n¶\n"),
            format!("عنوان الخبر\n\n¶\n\n{line}\n\n¶\n\n¶\n"),
            format!("عنوان الخبر\n\n¶\n\n¶\n\n{line}\n"),
        ] {
            let article = article(&page);
            assert_eq!(article.title, "عنوان الخبر", "{page}");
            assert_eq!(article.author.as_deref(), Some(author), "{page}");
        }
    }
    let above = article("كتبت: هالة مراد\n\nعنوان الخبر\n\n¶\n\n¶\n");
    assert_eq!(above.title, "عنوان الخبر");
    assert_eq!(above.author.as_deref(), Some("هالة مراد"));
}

#[test]
fn invitations_and_picks_stay_clutter() {
    for line in [
        "تابع صفحتنا على فيسبوك",
        "تابع آخر الأخبار عبر غوغل نيوز",
        "تابع قناتنا على تلغرام",
        "تابعوا حسابنا على إكس",
        "اشترك في نشرتنا البريدية",
        "اشترك الآن في نشرتنا البريدية",
        "اشترك في قناة الموقع على يوتيوب",
        "سجل بريدك الإلكتروني",
        "حمل تطبيقنا على هاتفك",
        "حمل تطبيق الموقع من google play",
        "أدخل بريدك الإلكتروني",
        "انضم إلى قناتنا على واتساب",
        "فيديو قد يعجبك:",
        "فيديوهات قد تعجبك",
        "اخترنا لكم",
        "قد يعجبك أيضا: سفن بلا قبطان",
    ] {
        for page in [
            format!("عنوان الخبر\n\n{line}\n\n¶\n\n¶\n"),
            format!("عنوان الخبر\n\n¶\n\n¶\n\n{line}\n\n¶\n\n¶\n"),
            format!("عنوان الخبر\n\n¶\n\n¶\n\n{line}\n"),
        ] {
            let zones = zones(&page);
            assert!(
                zones.contains(&(Zone::Clutter, line.to_owned())),
                "{zones:?}"
            );
        }
    }
}
