use super::*;

fn folds(source: &str) -> String {
    fold(source).text
}

#[track_caller]
fn found(source: &str, what: &str) -> String {
    let folded = fold(source);
    let at = folded.text.find(what).expect("the folded text holds it");
    source[folded.source_range(source, at..at + what.len())].to_owned()
}

#[test]
fn marks_tatweel_and_controls_do_not_count() {
    assert_eq!(folds("الكِتَـــابُ"), "الكتاب");
    assert_eq!(folds("\u{2067}قارئ\u{2069}\u{200F}"), "قارء");
    assert_eq!(folds("می\u{200C}روم"), "ميروم");
    assert_eq!(folds("هٰذا"), "هذا");
}

#[test]
fn letters_fold_to_their_class() {
    assert_eq!(folds("أمير إمارة آخر ٱسم"), "امير اماره اخر اسم");
    assert_eq!(folds("على مدرسة"), "علي مدرسه");
    assert_eq!(folds("مسؤول مسئول شيء"), "مسءول مسءول شيء");
    assert_eq!(folds("کیف گپ چای ڤیلا ھہە"), "كيف كب جاي فيلا ههه");
}

#[test]
fn decomposed_text_folds_like_composed_text() {
    for word in ["آخر", "أمير", "إمارة", "مسؤول", "قارئ", "سئل", "élan"] {
        let decomposed: String = word.nfd().collect();
        assert_ne!(decomposed, word);
        assert_eq!(folds(&decomposed), folds(word));
    }
}

#[test]
fn shaped_text_folds_like_plain_text() {
    assert_eq!(folds("ﺍﻟﻘﺎﺭﺉ"), "القارء");
    assert_eq!(folds("ﻷﻣﻴﺮ"), "لامير");
    assert_eq!(folds("ﷲ"), "الله");
    assert_eq!(folds("﷽"), "بسم الله الرحمن الرحيم");
    assert_eq!(folds("بﱠر"), "بر");
}

#[test]
fn signs_and_digits() {
    assert_eq!(folds("٢٠٢١ و۲۰۲۱ ٪٥"), "2021 و2021 %5");
    assert_eq!(folds("«أ» “ب” ‹ج› 'د'"), "\"ا\" \"ب\" \"ج\" \"د\"");
    assert_eq!(folds("أ–ب—ج‑د−ه"), "ا-ب-ج-د-ه");
    assert_eq!(folds("أ \u{A0}\r\n\t\u{200F} ب"), "ا ب");
}

#[test]
fn latin_loses_case_and_accents() {
    assert_eq!(
        folds("Café Ångström Øre ﬁn Ｑａ"),
        "cafe angstrom ore fin qa"
    );
    assert_eq!(folds("al-Qāʿida"), "al-qaida");
}

#[test]
fn a_place_in_the_source_takes_the_last_mark_and_no_neighbour() {
    assert_eq!(found("قرأ الكِتَابَ أمس", "الكتاب"), "الكِتَابَ");
    assert_eq!(found("بـ\u{2067}قارئٍ\u{2069} جديد", "قارء"), "قارئٍ");
    assert_eq!(found("حــركـة", "حرك"), "حــرك");
    assert_eq!(found("قال  \n نعم", " "), "  ".get(..1).unwrap());
    assert_eq!(found("قار\u{FEFF}ئ", "قارء"), "قار\u{FEFF}ئ");
}

#[test]
fn a_shaped_ligature_is_never_split() {
    assert_eq!(found("ﻷﻣﻴﺮ", "امير"), "ﻷﻣﻴﺮ");
    assert_eq!(found("قال ﷲ", "له"), "ﷲ");
}

#[test]
fn every_place_survives_a_text_of_all_kinds() {
    let source = "a\u{301}“ﷺ” ؤ\u{654} و\u{654} 日本 😀 ﺳﻼﻡ\r\nعُمان—٣٫٥";
    let folded = fold(source);
    let mut before = 0;
    for (at, c) in folded.text.char_indices() {
        let range = folded.source_range(source, at..at + c.len_utf8());
        assert!(
            range.start >= before && !range.is_empty(),
            "{c:?} at {at}: {range:?}"
        );
        assert!(source.is_char_boundary(range.start) && source.is_char_boundary(range.end));
        before = range.start;
    }
    assert_eq!(folded.source_range(source, 3..3).len(), 0);
}

fn is_boundary(source: &str, at: usize) -> bool {
    GraphemeCursor::new(at, source.len(), true)
        .is_boundary(source, 0)
        .unwrap_or(false)
}

proptest::proptest! {
    #[test]
    fn places_are_whole_clusters_of_any_text(source in TEXTS, from in 0..40usize, to in 0..40usize) {
        let folded = fold(&source);
        let at: Vec<usize> = folded.text.char_indices().map(|(at, _)| at).collect();
        if let (Some(&start), Some(&last)) = (at.get(from), at.get(to)) && start <= last {
            let end = last + folded.text[last..].chars().next().map_or(0, char::len_utf8);
            let range = folded.source_range(&source, start..end);
            proptest::prop_assert!(!range.is_empty());
            proptest::prop_assert!(is_boundary(&source, range.start));
            proptest::prop_assert!(is_boundary(&source, range.end));
        }
    }

    #[test]
    fn what_is_folded_stays_as_it_is(source in TEXTS) {
        let once = fold(&source).text;
        proptest::prop_assert_eq!(&fold(&once).text, &once);
        proptest::prop_assert!(!once.contains("  "));
    }
}

/// Arabic of all kinds, controls, marks, and anything else.
const TEXTS: &str =
    "([\\u{600}-\\u{6FF}]|[\\u{FB50}-\\u{FEFF}]|[\\u{2000}-\\u{206F}]|[ -~]|.|\\s){0,40}";
