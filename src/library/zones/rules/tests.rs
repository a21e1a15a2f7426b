//! The table of rules, and single lines against it.

use super::*;

fn zone(line: &str) -> Option<Zone> {
    verdict(&fold(line).text).map(|verdict| verdict.zone)
}

#[test]
fn the_table_is_well_formed() {
    let rules = parsed(include_str!("../../../../assets/clutter.toml"))
        .expect("it parses")
        .rule;
    for rule in &rules {
        let patterns = [
            &rule.line,
            &rule.label,
            &rule.start,
            &rule.end,
            &rule.part,
            &rule.credit,
            &rule.glued,
        ];
        assert!(
            patterns.iter().any(|list| !list.is_empty()),
            "{}",
            rule._what
        );
        assert!(
            patterns
                .iter()
                .all(|list| list.iter().all(|p| !p.trim().is_empty()))
        );
    }
}

#[test]
fn labels_of_a_page_are_recognised() {
    for line in [
        "إعلان",
        "شَاهِدْ أيضًا: سبعة بلدان توقع اتفاق البحر",
        "اقرأ أيضاً | ماذا بعد القمة؟",
        "فيديوهات قد تعجبك:",
        "شارك المقال:",
        "FacebookTwitterWhatsApp",
        "فيسبوك تويتر واتساب",
        "Loading…",
        "تابعونا على تلغرام",
    ] {
        assert_eq!(zone(line), Some(Zone::Clutter), "{line}");
    }
    assert_eq!(zone("التصنيف: اقتصاد"), Some(Zone::Category));
    assert_eq!(zone("كتبت/ سعاد العلي"), Some(Zone::Byline));
    assert_eq!(zone("بقلم سعاد العلي"), Some(Zone::Byline));
}

#[test]
fn sentences_that_begin_alike_are_left_alone() {
    for line in [
        "إعلان الحرب لم يفاجئ أحداً في العاصمة.",
        "وجاء ذلك بعد خطاب الغرب.إعلان",
        "كتب الوزير على حسابه أن المحادثات انتهت.",
        "شارك في الاجتماع وزراء خارجية سبع دول.",
        "شاهد أيضاً كيف تغيرت المدينة في عشرين عاماً",
        "تقرير الأمم المتحدة لم يصدر بعد",
        "المصدر الأول للدخل هو الزراعة: قمح وزيتون وكروم وقطن وغيرها",
        "تطبيق القانون يبدأ مطلع العام",
        "فيسبوك",
    ] {
        assert_eq!(zone(line), None, "{line}");
    }
}

#[test]
fn the_remainder_is_what_the_line_tells() {
    let folded = fold("كتب- هشام نور:").text;
    let verdict = verdict(&folded).expect("a byline");
    assert_eq!(
        (verdict.gives, &folded[verdict.rest..]),
        (Some(Gives::Author), " هشام نور:")
    );
}
