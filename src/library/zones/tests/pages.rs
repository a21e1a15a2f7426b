//! Whole pages, as sites of different regions write them: the lines around the text
//! are told from it, and a sentence that begins like one of them stays text.

use super::*;

const TITLE: (Zone, &str) = (Zone::Title, "سبع دول توقع اتفاق البحر");

/// A page under the title, its lines parted by `/`; a paragraph is written ¶.
#[track_caller]
fn page(lines: &str, expected: &[(Zone, &str)]) {
    let text = format!("{}\n\n{}\n", TITLE.1, lines.replace(" / ", "\n\n"));
    let all: Vec<_> = std::iter::once(TITLE)
        .chain(expected.iter().copied())
        .collect();
    are(&text, &all);
}

/// Everything that is not a paragraph or the title is clutter.
#[track_caller]
fn clutter(lines: &str) {
    let expected: Vec<_> = lines
        .split(" / ")
        .filter(|line| *line != "¶")
        .map(|line| (Zone::Clutter, line))
        .collect();
    page(lines, &expected);
}

#[test]
fn bars_for_sharing_and_tools_of_the_page() {
    clutter(
        "شارك على فيسبوك / مشاركة عبر واتساب / فيسبوك | إكس | تلغرام | نسخ الرابط / \
         حجم الخط / استمع إلى المقال / مدة القراءة: 3 دقائق / 1,250 مشاهدة / ¶ / ¶ / \
         طباعة / أرسل لصديق",
    );
}

#[test]
fn see_also_in_the_words_of_many_regions() {
    clutter(
        "¶ / ¶ / اقرأ أيضًا: ميناء جديد في الجنوب / ¶ / ¶ / إقرأ كذلك | كم يكلف الخط؟ / ¶ / ¶ / \
         قد يهمكم أيضا: سفن بلا قبطان / ¶ / ¶ / طالع أيضا.. البحر في أرقام / ¶ / \
         ¶ / شاهدوا أيضا - رحلة أولى / ¶ / للمزيد: خريطة الموانئ",
    );
}

#[test]
fn see_also_between_paragraphs_takes_titles_alone() {
    clutter("¶ / ¶ / اقرأ أيضا / ميناء جديد في الجنوب / كم يكلف الخط؟ / ¶");
    clutter("¶ / ¶ / إقرأوا أيضاً: / ¶");
    clutter("¶ / ¶ / شاهد أيضا / سفن بلا قبطان / ¶ / ¶ / طالع أيضا / ميناء جديد / ¶");
}

#[test]
fn lists_of_other_articles() {
    for heading in [
        "موضوعات متعلقة",
        "الأخبار ذات الصلة",
        "مواضيع قد تهمك",
        "مقالات مشابهة:",
    ] {
        page(
            &format!("¶ / ¶ / {heading} / ميناء جديد في الجنوب / ¶ / سفن بلا قبطان / ¶"),
            &[
                (Zone::Clutter, heading),
                (Zone::Clutter, "ميناء جديد في الجنوب"),
                (Zone::Clutter, "¶"),
                (Zone::Clutter, "سفن بلا قبطان"),
                (Zone::Clutter, "¶"),
            ],
        );
    }
}

#[test]
fn invitations_to_a_newsletter_and_to_networks() {
    clutter(
        "¶ / ¶ / النشرة البريدية / اشترك في نشرتنا البريدية لتصلك أهم الأخبار كل صباح. / \
         أدخل بريدك الإلكتروني / ¶ / انضموا إلى قناتنا على تلغرام / \
         تابعوا آخر الأخبار عبر غوغل نيوز / تابعونا على: / ¶",
    );
}

#[test]
fn notes_on_cookies() {
    clutter(
        "نستخدم ملفات تعريف الارتباط لتحسين تجربتك. بمواصلتك التصفح فإنك توافق على سياسة الخصوصية. / \
         قبول الكل / ¶ / ¶ / سياسة الخصوصية / من نحن",
    );
    let told = "ألغت الشركة ملفات تعريف الارتباط في متصفحها بعد سنوات من الجدل حول خصوصية الناس على الشبكة.";
    page(&format!("¶ / {told} / ¶"), &[(Zone::Body, told)]);
}

#[test]
fn counts_of_comments() {
    clutter("¶ / ¶ / التعليقات (12) / أضف تعليقك");
    clutter("١٢ تعليقا / ¶ / ¶ / لا توجد تعليقات");
    page("¶ / 12 قتيلا / ¶", &[(Zone::Subhead, "12 قتيلا")]);
}

#[test]
fn sentences_that_begin_like_furniture_are_text() {
    for told in [
        "شاهد سكان المدينة أيضا دخانا يتصاعد من الميناء.",
        "اقرأ، قال له المعلم في أول يوم من أيام المدرسة.",
        "تابعوا المباراة من المدرجات حتى نهايتها.",
        "انضموا إلى المحتجين في الساحة.",
        "اشترك في الهجوم ثلاثة من البحارة.",
        "سجل الفريق هدفين في الشوط الأول.",
        "حمل التطبيق على هاتفه ثم حذفه.",
        "للمزيد من الأمان أغلقت الدول موانئها.",
        "شارك في الاجتماع وزراء سبع دول.",
        "تابعنا السير في الصحراء ثلاثة أيام.",
        "ربما قد يعجبك هذا الكتاب.",
        "إعداد الخطة سبق تحرير المدينة بشهرين.",
    ] {
        page(&format!("¶ / {told} / ¶"), &[(Zone::Body, told)]);
    }
}

#[test]
fn short_headings_inside_the_text_stay_there() {
    for heading in ["تطبيق القانون", "من نحن", "اقتصاد", "رويترز"] {
        page(
            &format!("¶ / ¶ / {heading} / ¶ / ¶"),
            &[(Zone::Subhead, heading)],
        );
    }
    are(
        "تطبيق القانون\n\n¶\n\n¶\n",
        &[(Zone::Title, "تطبيق القانون")],
    );
    are(
        "سياسة\n\nسبع دول توقع اتفاق البحر\n\n¶\n\n¶\n",
        &[(Zone::Category, "سياسة"), TITLE],
    );
}

#[test]
fn captions_with_credits() {
    page(
        "سفينة في الميناء أمس (رويترز) / ¶ / ¶ / جانب من الاجتماع (الأناضول) / تصوير: سامي نور / ¶",
        &[
            (Zone::Caption, "سفينة في الميناء أمس (رويترز)"),
            (Zone::Caption, "جانب من الاجتماع (الأناضول)"),
            (Zone::Caption, "تصوير: سامي نور"),
        ],
    );
}

#[test]
fn a_sentence_that_an_agency_signs_is_text() {
    let told = [
        "وقالت هيئة الميناء إن السفينة بقيت عند الرصيف (رويترز)",
        "أضاف الربان أن الرحلة كانت هادئة. (وكالات)",
        "السفينة التي غادرت الميناء قبل يومين عادت إليه فجرا بعد عطل في المحرك لم يعرف سببه. (أ ف ب)",
    ];
    let page_of = told.join(" / ¶ / ");
    page(
        &format!("¶ / {page_of} / ¶"),
        &told.map(|line| (Zone::Body, line)),
    );
    // The last paragraph, whatever it begins with.
    for line in [
        "السفينة التي غادرت الميناء قبل يومين عادت إليه فجرا بعد عطل في المحرك (وكالات)",
        "وأفرغت السفينة حمولتها من القمح في الصوامع القديمة قرب المنارة ثم غادرت مساء (د ب أ)",
        "ويتوقع الربان أن تصل السفينة الثانية إلى الميناء قبل نهاية الأسبوع. (الأناضول)",
    ] {
        page(&format!("¶ / ¶ / {line}"), &[(Zone::Body, line)]);
    }
    let (source, caption) = ("(وكالات)", "جانب من الاجتماع (الأناضول)");
    page(
        &format!("¶ / ¶ / {caption} / {source}"),
        &[(Zone::Caption, caption), (Zone::Byline, source)],
    );
}

#[test]
fn bylines_sources_and_times() {
    page(
        "كتب: سامي نور / تحرير: هالة مراد / نُشر في: 3 فبراير 2021 / آخر تحديث: 3 فبراير 2021 / \
         ¶ / ¶ / المصدر: وكالات + رويترز",
        &[
            (Zone::Byline, "كتب: سامي نور"),
            (Zone::Byline, "تحرير: هالة مراد"),
            (Zone::Date, "نُشر في: 3 فبراير 2021"),
            (Zone::Date, "آخر تحديث: 3 فبراير 2021"),
            (Zone::Byline, "المصدر: وكالات + رويترز"),
        ],
    );
    page("وكالات / ¶ / ¶", &[(Zone::Byline, "وكالات")]);
}

#[test]
fn what_large_sites_write_around_their_text() {
    let (caption, credit) = (
        "التعليق على الصورة، سفينة تغادر الميناء",
        "مصدر الصورة، Getty Images",
    );
    let byline = "(إعداد سامي نور للنشرة العربية - تحرير هالة مراد)";
    page(
        &format!(
            "{credit} / {caption} / 3 دقائق / ¶ / ¶ / قصص مقترحة / سفن بلا قبطان / كم يكلف الخط؟ / \
             نهاية قصص مقترحة / ¶ / list of 4 items / {byline}"
        ),
        &[
            (Zone::Caption, credit),
            (Zone::Caption, caption),
            (Zone::Clutter, "3 دقائق"),
            (Zone::Clutter, "قصص مقترحة"),
            (Zone::Clutter, "سفن بلا قبطان"),
            (Zone::Clutter, "كم يكلف الخط؟"),
            (Zone::Clutter, "نهاية قصص مقترحة"),
            (Zone::Clutter, "list of 4 items"),
            (Zone::Byline, byline),
        ],
    );
}

#[test]
fn a_dateline_is_text() {
    let told = "بيروت (رويترز) - وصلت أولى السفن إلى الميناء صباح اليوم، وكان في استقبالها عدد من الوزراء.";
    page(&format!("{told} / ¶"), &[(Zone::Body, told)]);
}
