use super::*;

/// `|` where a line breaks gladly, `¦` where it does not, `÷` between the parts of an
/// address, `^` as a last resort.
fn marked(text: &str) -> String {
    let mut out = String::new();
    let mut from = 0;
    for (byte, kind) in opportunities(text) {
        out.push_str(&text[from..byte]);
        out.push(match kind {
            Opportunity::Free => '|',
            Opportunity::Reluctant => '¦',
            Opportunity::LastResort => '^',
            Opportunity::Address => '÷',
        });
        from = byte;
    }
    out + &text[from..]
}

#[test]
fn words_numbers_and_quotations() {
    assert_eq!(
        marked("قال «نعم» في 10 أكتوبر"),
        "قال |«نعم» |في |10 ¦أكتوبر"
    );
    assert_eq!(marked("بلغت 12.5% (50%)، ثم"), "بلغت |12.5% |(50%)، |ثم");
    assert_eq!(marked("« نعم »"), "« نعم »");
    assert_eq!(marked(""), "");
}

#[test]
fn names_with_dashes_stay_whole() {
    assert_eq!(marked("تنظيم ISIS-K هنا"), "تنظيم |ISIS-^K |هنا");
    assert_eq!(marked("داعش-خراسان"), "داعش-^خراسان");
    assert_eq!(marked("داعشُ-خراسان"), "داعشُ-^خراسان");
    assert_eq!(marked("2020–2021"), "2020–^2021");
    assert_eq!(marked("نعم—لا"), "نعم^—^لا");
    assert_eq!(marked("قال -نعم- ثم"), "قال |-^نعم- |ثم");
    assert_eq!(marked("«-نعم»"), "«-^نعم»");
    assert_eq!(marked("نعم -- لا"), "نعم |-- |لا");
    assert_eq!(marked("نعم - لا"), "نعم |- |لا");
    assert_eq!(marked("نعم – لا"), "نعم |– |لا");
}

#[test]
fn words_with_a_slash_stay_whole() {
    assert_eq!(marked("نوفمبر/تشرين"), "نوفمبر/¦تشرين");
    assert_eq!(marked("نوفمبر/ تشرين"), "نوفمبر/ ¦تشرين");
    assert_eq!(marked("نوفمبرُ/تشرين"), "نوفمبرُ/¦تشرين");
    assert_eq!(marked("نعم / لا"), "نعم / |لا");
    assert_eq!(marked("1/ نعم"), "1/ |نعم");
}

#[test]
fn a_number_stays_with_the_word_it_counts() {
    assert_eq!(marked("حتى 18 ديسمبر"), "حتى |18 ¦ديسمبر");
    assert_eq!(marked("و18 ديسمبر"), "و18 ¦ديسمبر");
    assert_eq!(marked("(١٣ جنديا)"), "(١٣ ¦جنديا)");
    assert_eq!(marked("10-12 يوما"), "10-12 ¦يوما");
    assert_eq!(marked("بين 10 و12 شهرا"), "بين |10 |و12 ¦شهرا");
    for text in [
        "2020 إصابة",
        "2.5 مليون",
        "10:49 صباحا",
        "سي-17 تابعة",
        "20 في",
        "20 الذين",
    ] {
        assert!(!marked(text).contains('¦'), "{text}");
    }
}

#[test]
fn the_words_of_a_month_stay_together() {
    assert_eq!(marked("في تشرين الثاني 2020"), "في |تشرين ¦الثاني |2020");
    assert_eq!(
        marked("وكانون الأول، وذي الحجة"),
        "وكانون ¦الأول، |وذي ¦الحجة"
    );
    assert_eq!(marked("يناير/كانون الثاني"), "يناير/¦كانون ¦الثاني");
    assert_eq!(marked("الربيع الأول"), "الربيع |الأول");
    assert_eq!(marked("تشرين الثانيةعشر"), "تشرين |الثانيةعشر");
}

#[test]
fn a_dash_between_numbers_begins_no_line() {
    assert_eq!(marked("0 - 0.25%)"), "0 ¦- |0.25%)");
    assert_eq!(marked("5% – 10%"), "5% ¦– |10%");
    assert_eq!(marked("عام 2020 - قال"), "عام |2020 |- |قال");
}

#[test]
fn a_quotation_mark_does_not_end_a_paragraph_alone() {
    assert_eq!(marked("هذا المكان “"), "هذا |المكان ¦“");
    assert_eq!(marked("هذا المكان “."), "هذا |المكان ¦“.");
    assert_eq!(marked("قال “نعم”"), "قال |“نعم”");
}

#[test]
fn a_drawn_out_clitic_stays_with_what_it_belongs_to() {
    assert_eq!(marked("قال لـ CNN إن"), "قال |لـ ^CNN |إن");
    assert_eq!(marked("قمة الـ 20 في"), "قمة |الـ ^20 |في");
    assert_eq!(marked("وفقا لـ \"CNN\""), "وفقا |لـ ^\"CNN\"");
    assert_eq!(marked("لـ ( CNN )"), "لـ ^( CNN )");
    assert_eq!(marked("و CNN و 20"), "و ^CNN |و ^20");
    assert_eq!(marked("و القاعدة"), "و ¦القاعدة");
    assert_eq!(marked("لـ محمد"), "لـ |محمد");
    assert_eq!(marked("فضلـ 20"), "فضلـ |20");
}

#[test]
fn a_number_stays_with_its_sign() {
    assert_eq!(marked("نحو 50 % من"), "نحو |50 ^% |من");
    assert_eq!(marked("٥٠ ٪ و 5 °"), "٥٠ ^٪ |و ^5 ^°");
    assert_eq!(marked("$ 100 أو 100 €"), "$ ^100 |أو |100 ^€");
    assert_eq!(marked("بلغت -5 أو –٥"), "بلغت |-5 |أو |–^٥");
    assert_eq!(marked("+ 5"), "+ ^5");
}

#[test]
fn marks_stay_with_what_they_hold() {
    assert_eq!(marked("قال ( نعم ) ثم"), "قال |( نعم ) |ثم");
    assert_eq!(marked("قال « نعم » ثم"), "قال |« نعم » |ثم");
    assert_eq!(marked("قال “ نعم ” ثم"), "قال |“ نعم ” |ثم");
    assert_eq!(marked("قال ” نعم “ ثم"), "قال ” ^نعم ^“ ثم");
    assert_eq!(marked("قال \" نعم لا \" ثم"), "قال |\" ^نعم |لا ^\" |ثم");
    assert_eq!(marked("﴿ نعم ﴾ ثم"), "﴿ نعم ﴾ |ثم");
    assert_eq!(marked("نعم ، لا ؛ ثم : هل ؟"), "نعم ، |لا ؛ |ثم : |هل ؟");
}

#[test]
fn a_quotation_mark_that_is_missing_confuses_only_those_that_stand_apart() {
    assert_eq!(
        marked("\"نعم قال \"لا\" ثم \" هل \" بل"),
        "\"نعم |قال |\"لا\" |ثم |\" ^هل ^\" |بل"
    );
}

#[test]
fn an_address_is_parted_as_a_last_resort_between_its_parts() {
    assert_eq!(
        marked("على https://example.org/a/b?c=17 وردت"),
        "على |https://^example.org/÷a/÷b?÷c=17 |وردت"
    );
    assert_eq!(marked("(www.example.org/a)."), "(www.example.org/÷a).");
    assert_eq!(
        marked("https://example.org/a-b?c=1&d=2&"),
        "https://^example.org/÷a-^b?÷c=1&÷d=2&"
    );
    assert_eq!(
        marked("https://example.org/2021/08/a"),
        "https://^example.org/÷2021/÷08/÷a"
    );
    assert_eq!(
        marked("https://example.org/wiki/قارئ ثم"),
        "https://^example.org/÷wiki/÷قارئ |ثم"
    );
    assert_eq!(
        marked("في ~/news/a.txt و /usr/share"),
        "في |~/^news/÷a.txt |و /^usr/÷share"
    );
    assert_eq!(marked("90 km/h و a&b"), "90 |km/÷h |و ^a&b");
    assert_eq!(
        marked("إلى qari@example.org ثم"),
        "إلى |qari@example.org |ثم"
    );
}

#[test]
fn dates_times_and_telephone_numbers_are_read_together() {
    assert_eq!(
        marked("في ٢٠٢١/٨/١٥ أو 15/8/2021 ثم"),
        "في |٢٠٢١/٨/١٥ |أو |15/8/2021 |ثم"
    );
    assert_eq!(marked("عام 2021 م (1443 هـ)."), "عام |2021 ¦م |(1443 ¦هـ).");
    assert_eq!(marked("في 10:45 ص، ثم"), "في |10:45 ¦ص، |ثم");
    assert_eq!(marked("عام 2021 مضى"), "عام |2021 |مضى");
    assert_eq!(marked("هاتف +93 70 123 4567"), "هاتف |+93 ¦70 ¦123 ¦4567");
    assert_eq!(marked("هاتف +93-70-123 ثم"), "هاتف |+93-70-123 |ثم");
}

#[test]
fn what_is_in_a_short_bracket_is_read_together() {
    assert_eq!(marked("نسخة (Rust 2024) ثم"), "نسخة |(Rust ¦2024) |ثم");
    assert_eq!(marked("قال (نعم أو لا) ثم"), "قال |(نعم ¦أو ¦لا) |ثم");
    assert_eq!(marked("قال [نعم أو لا] ثم"), "قال |[نعم ¦أو ¦لا] |ثم");
    assert_eq!(marked("(نَعَمْ أَوْ لَا)"), "(نَعَمْ ¦أَوْ ¦لَا)");
    assert_eq!(
        marked("(انظر الصفحة التالية) ثم"),
        "(انظر |الصفحة |التالية) |ثم"
    );
    assert_eq!(marked("(نعم أو لا"), "(نعم |أو |لا");
    assert_eq!(marked("(نعم) أو (لا)"), "(نعم) |أو |(لا)");
}

#[test]
fn of_several_blanks_the_last_one_ends_the_line() {
    assert_eq!(
        marked("نعم \u{2003} \u{2003}لا"),
        "نعم ^\u{2003} ^\u{2003}|لا"
    );
    assert_eq!(marked("نعم \u{a0}لا"), "نعم |\u{a0}لا");
}

#[test]
fn the_places_are_those_of_the_rules_for_the_whole_paragraph() {
    // What makes words and ends them, and one of each kind that would not.
    let signs = [
        'ب', 'ـ', '\u{64e}', ' ', '.', '؟', '(', '»', '"', '1', 'a', '-', '\u{200d}',
    ];
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    for first in ["", "ب ", "(ب "] {
        for mut number in 0..signs.len().pow(4) {
            let mut text = first.to_owned();
            while number > 0 {
                text.push(signs[number % signs.len()]);
                number /= signs.len();
            }
            text.push_str(" ب");
            let inside = |&byte: &usize| 0 < byte && byte < text.len();
            let expected = segmenter.segment_str(&text).filter(inside);
            let places = opportunities(&text).map(|(byte, _)| byte);
            assert!(places.eq(expected), "{text:?}");
        }
    }
}
