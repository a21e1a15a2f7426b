//! A line of each language that is written with Arabic letters, and of each
//! habit of writing, as it stands in the cells of a row. Read from right to
//! left the cells give the letters in reading order, as they are written here.

use qari::layout::{Line, Options, Paragraph, reflow};
use qari::text::direction::Direction;
use qari::text::width::char_width;

use crate::oracle::Oracle;

/// The rows of a right-to-left paragraph.
fn rows(text: &str, width: u16) -> Vec<Line> {
    let paragraph = Paragraph::of(0..text.len(), Direction::RightToLeft);
    reflow(text, &paragraph, Options::of_width(width))
}

/// The cells of a line from right to left, about which HarfBuzz agrees.
fn shown(text: &str) -> String {
    let differ = Oracle::new().mismatches(text);
    assert!(differ.is_empty(), "{text}: {}", differ[0]);
    let rows = rows(text, 200);
    rows[0]
        .cells
        .iter()
        .rev()
        .map(|cell| cell.symbol.as_str())
        .collect()
}

/// The cells of a line from right to left, each with the text it shows.
fn cells(text: &str) -> Vec<(String, &str)> {
    let rows = rows(text, 200);
    let cells = rows[0].cells.iter().rev();
    cells
        .map(|cell| (cell.symbol.to_string(), &text[cell.range.clone()]))
        .collect()
}

#[test]
fn arabic() {
    assert_eq!(shown("سأل الرئيس: أين الأولاد؟"), "ﺳﺄﻝ ﺍﻟﺮﺋﻴﺲ: ﺃﻳﻦ ﺍﻷﻭﻻﺩ؟");
    assert_eq!(shown("قُرِئَ الكِتابُ"), "ﻗُﺮِﺉَ ﺍﻟﻜِﺘﺎﺏُ");
}

#[test]
fn persian_parts_words_without_a_blank() {
    let text = "کتاب\u{200c}های ما گم نمی\u{200c}شوند.";
    assert_eq!(shown(text), "ﮐﺘﺎﺏﻫﺎﯼ ﻣﺎ ﮔﻢ ﻧﻤﯽﺷﻮﻧﺪ.");
    assert_eq!(cells("می\u{200c}رود")[1], ("ﯽ".to_owned(), "ی\u{200c}"));
}

#[test]
fn persian_hamza_over_a_final_heh_however_it_is_written() {
    for text in ["خانۀ ژاله", "خانه\u{654} ژاله", "خانە\u{654} ژاله"] {
        assert_eq!(shown(text), "ﺧﺎﻧﻪ\u{654} ﮊﺍﻟﻪ");
    }
}

#[test]
fn urdu() {
    let text = "یہ بڑی گلی ہے، وہاں ٹھنڈی ہوا میں بیٹھیں۔";
    assert_eq!(shown(text), "ﯾﮧ ﺑﮍﯼ ﮔﻠﯽ ﮨﮯ، ﻭﮨﺎﮞ ﭨﮭﻨﮉﯼ ﮨﻮﺍ ﻣﯿﮟ ﺑﯿﭩﮭﯿﮟ۔");
}

#[test]
fn pashto_letters_without_forms_stay_and_their_neighbours_join_them() {
    let text = "زموږ ښوونځي ته ډېر ټول ځوانان راغلل، ګوره!";
    assert_eq!(shown(text), "ﺯﻣﻮږ ښﻮﻭﻧځﻲ ﺗﻪ ډﯦﺮ ټﻮﻝ ځﻮﺍﻧﺎﻥ ﺭﺍﻏﻠﻞ، ګﻮﺭﻩ!");
}

#[test]
fn kurdish() {
    assert_eq!(
        shown("ڕۆژی باش، ئەم شێوە ڵاوازە."),
        "ڕﯙﮊﯼ ﺑﺎﺵ، ﺋﻪﻡ ﺷێﻮﻩ ڵﺎﻭﺍﺯﻩ."
    );
}

#[test]
fn sindhi() {
    assert_eq!(shown("ڳوٺ ۾ ٻار ڏسي ٿو."), "ﮘﻮﭞ ۾ ﭔﺎﺭ ڏﺳﻲ ﭤﻮ.");
}

#[test]
fn uyghur() {
    assert_eq!(
        shown("بۇ كىتابنى ئوقۇدۇم، يېڭى ئۆي."),
        "ﺑﯘ ﻛﯩﺘﺎﺑﻨﻰ ﺋﻮﻗﯘﺩﯗﻡ، ﻳﯧﯖﻰ ﺋﯚﻱ."
    );
}

#[test]
fn kashmiri() {
    let text = "کٲشِر زبان چھِ مٔدُر، یۄد۔";
    assert_eq!(shown(text), "ﮐٲﺷِﺮ ﺯﺑﺎﻥ ﭼﮫِ ﻣٔﺪُﺭ، ﯾۄﺩ۔");
}

#[test]
fn jawi() {
    assert_eq!(shown("كڤد ڽامن دڠن ݢادڠ"), "ﻛﭭﺪ ڽﺎﻣﻦ ﺩڠﻦ ݢﺎﺩڠ");
}

#[test]
fn lam_and_alef_share_a_cell_with_the_marks_of_both() {
    assert_eq!(shown("لا لَأ لِإ بلّآ"), "ﻻ ﻷَ ﻹِ ﺑﻶّ");
    assert_eq!(
        cells("قبلًا"),
        [("ﻗ", "ق"), ("ﺒ", "ب"), ("ﻼً", "لًا")].map(owned)
    );
    let both = [("ﻻ\u{64e}\u{64b}", "ل\u{64e}ا\u{64b}")].map(owned);
    assert_eq!(cells("ل\u{64e}ا\u{64b}"), both);
}

#[test]
fn joiners_are_obeyed_and_never_sent() {
    assert_eq!(shown("ه\u{200d} ه\u{200c}ه"), "ﻫ ﻩﻩ");
    assert_eq!(shown("ل\u{200d}ا ل\u{200c}ا"), "ﻟﺎ ﻝﺍ");
    assert_eq!(shown("ب\u{200d}\u{200c}ب"), "ﺑﺏ");
}

#[test]
fn tatweel_joins_and_keeps_lam_from_alef() {
    assert_eq!(shown("الـ7 هـ"), "ﺍﻟـ7 ﻫـ");
    assert_eq!(shown("لـا"), "ﻟـﺎ");
}

#[test]
fn text_that_is_shaped_already_is_shaped_anew() {
    // Wrong forms in the source too: every letter by itself.
    assert_eq!(shown("ﻃﺎﻟﺒﺎﻥ ﻁﺍﻝﺏﺍﻥ"), "ﻃﺎﻟﺒﺎﻥ ﻃﺎﻟﺒﺎﻥ");
    assert_eq!(shown("ﭘﮊ ﯾﮩ"), "ﭘﮋ ﯾﮧ");
    // A ligature of the source is one cell, and its bytes stay together.
    assert_eq!(cells("ﻷﻥ"), [("ﻷ", "ﻷ"), ("ﻥ", "ﻥ")].map(owned));
    assert_eq!(shown("ﻣﺤﻤﺪ ﳲ ﱠ"), "ﻣﺤﻤﺪ ـَّ  َّ");
}

#[test]
fn a_spacing_mark_goes_onto_its_letter() {
    assert_eq!(cells("ﻗ\u{fe76}ﺎﻝ")[0], owned(("ﻗَ", "ﻗ\u{fe76}")));
    assert_eq!(shown("ﻣﺮ\u{fc60}"), "ﻣﺮ\u{64e}\u{651}");
}

#[test]
fn signs_of_whole_words_are_spelled_out() {
    assert_eq!(shown("ﷲ"), shown("الله"));
    assert_eq!(shown("﷽"), shown("بسم الله الرحمن الرحيم"));
    assert_eq!(shown("النبيﷺقال"), shown("النبي صلى الله عليه وسلم قال"));
    assert_eq!(shown("﷼"), shown("ریال"));
    for sign in ('\u{fb50}'..='\u{fdff}').chain('\u{fe70}'..='\u{fefc}') {
        let text = format!("ب {sign} ب");
        for row in rows(&text, 12) {
            for cell in row.cells {
                let base = cell.symbol.chars().next().unwrap();
                assert_eq!(char_width(base), cell.width, "{sign:?}: {:?}", cell.symbol);
                let wide =
                    matches!(base, '\u{fd40}'..='\u{fd4f}' | '\u{fdcf}' | '\u{fdf0}'..='\u{fdff}');
                assert!(!wide, "{sign:?}: {:?}", cell.symbol);
            }
        }
    }
}

#[test]
fn ornate_brackets_stay_and_face_their_verse() {
    // Unicode does not mirror these: the first of them opens in a right-to-left line.
    assert_eq!(shown("﴿قل﴾ (قل) «قل»"), "﴿ﻗﻞ﴾ )ﻗﻞ( »ﻗﻞ«");
}

fn owned((symbol, text): (&str, &'static str)) -> (String, &'static str) {
    (symbol.to_owned(), text)
}
