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
