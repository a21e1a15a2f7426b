use super::*;
use crate::library::article::{Article, Block};

fn article(html: &str) -> Article {
    let mut draft = Draft::new();
    draft.title("عنوان");
    write(&mut draft, html).expect("it can be read");
    draft.finish("test".to_owned())
}

/// The kind and text of each block after the title.
fn shown(html: &str) -> Vec<(BlockKind, String)> {
    let article = article(html);
    let shown = |block: &Block| (block.kind, article.text[block.range.clone()].to_owned());
    article.blocks[1..].iter().map(shown).collect()
}

#[track_caller]
fn check_blocks(html: &str, expected: &[(BlockKind, &str)]) {
    let shown = shown(html);
    let shown: Vec<(BlockKind, &str)> = shown.iter().map(|(kind, text)| (*kind, &**text)).collect();
    assert_eq!(shown, expected, "{html}");
}

use BlockKind::{
    Heading, ImageText, ListItem, Paragraph, Preformatted, Quote, Rule, TableRow, Verse,
};

#[test]
fn elements_are_blocks() {
    check_blocks(
        "<h1>عنوان</h1><div>كلام <b>عريض</b>\n<p>فقرة</p>ثم<hr>كلام</div><blockquote><p>قول<p>آخر</blockquote>",
        &[
            (Paragraph, "كلام عريض"),
            (Paragraph, "فقرة"),
            (Paragraph, "ثم"),
            (Rule, "* * *"),
            (Paragraph, "كلام"),
            (Quote, "قول"),
            (Quote, "آخر"),
        ],
    );
    check_blocks(
        "<h1>آخر</h1><h4>فرعي</h4>",
        &[(Heading(2), "آخر"), (Heading(4), "فرعي")],
    );
    check_blocks(
        "<pre><code>let x = 1;\n  let y;\n</code></pre>",
        &[(Preformatted, "let x = 1;\n  let y;")],
    );
}

#[test]
fn items_begin_with_their_marks() {
    check_blocks(
        "<ul><li>خبز<ul><li><p>أبيض</p><p>بالسمسم</p></ul><li>ماء</ul>\
         <ol start=3><li>ثالث<li value=7>سابع<li>ثامن</ol><li>وحيد",
        &[
            (ListItem, "• خبز"),
            (ListItem, "◦ أبيض"),
            (ListItem, "بالسمسم"),
            (ListItem, "• ماء"),
            (ListItem, "3. ثالث"),
            (ListItem, "7. سابع"),
            (ListItem, "8. ثامن"),
            (ListItem, "• وحيد"),
        ],
    );
    check_blocks(
        "<ul><li><input type=checkbox checked> حليب<li><input type=checkbox>شاي</ul>",
        &[(ListItem, "• ☑ حليب"), (ListItem, "• ☐ شاي")],
    );
}

#[test]
fn tables_of_data_are_rows_and_others_are_parts_of_the_page() {
    check_blocks(
        "<table><caption>الأسعار</caption><tr><th>الصنف<th>السعر<tr><td><p>خبز</p><td>2<br>دينار</table>",
        &[
            (Paragraph, "الأسعار"),
            (TableRow, "الصنف | السعر"),
            (TableRow, "خبز | 2 دينار"),
        ],
    );
    check_blocks(
        "<table><tr><td><p>عمود<p>أول<td><table><tr><td>داخل</table></table>",
        &[(Paragraph, "عمود"), (Paragraph, "أول"), (Paragraph, "داخل")],
    );
}

#[test]
fn broken_lines_are_a_poem_or_paragraphs() {
    check_blocks(
        "<p>سأمضي إلى بيتي<br>إذا الليل أقبلا<br/>وأحمل في كفي</p>",
        &[(Verse, "سأمضي إلى بيتي\nإذا الليل أقبلا\nوأحمل في كفي")],
    );
    check_blocks(
        "سطر<br>آخر<br><br>ثالث",
        &[(Verse, "سطر\nآخر"), (Verse, "ثالث")],
    );
    check_blocks("سطر<br>آخر", &[(Paragraph, "سطر"), (Paragraph, "آخر")]);
}

#[test]
fn pictures_are_told_in_words_after_their_paragraph() {
    check_blocks(
        "<p>قبل <img alt='سوق المدينة القديم'> بعد <img alt=🙂> <img alt=logo><img alt=عنوان></p>\
         <figure><img alt='سوق المدينة'><figcaption>السوق اليوم</figcaption></figure>",
        &[
            (Paragraph, "قبل بعد 🙂"),
            (ImageText, "سوق المدينة القديم"),
            (Paragraph, "السوق اليوم"),
        ],
    );
}

#[test]
fn numbers_are_raised_and_notes_are_marked() {
    check_blocks(
        "10<sup>16</sup> و H<sub>2</sub>O و<sup>th</sup>، قال<sup><a href=#n1>1</a></sup>. <q>نعم</q>",
        &[(Paragraph, "10¹⁶ و H₂O وth، قال[1]. «نعم»")],
    );
}

#[test]
fn what_is_no_text_is_passed_over() {
    check_blocks(
        "<p>أ<script>x</script><style>y</style><span hidden>z</span><span style='display:none'>w</span>ب</p>\
         <noscript>n</noscript><iframe>i</iframe><select><option>o</select><button>b</button><!-- c -->",
        &[(Paragraph, "أب")],
    );
    check_blocks(
        "&lt;b&gt; &amp; &nbsp;&#1587;\u{0}\u{b}د",
        &[(Paragraph, "<b> & \u{a0}س د")],
    );
}

#[test]
fn the_direction_of_what_holds_the_text_is_declared() {
    let mut draft = Draft::new();
    write(&mut draft, "<div dir=RTL><p>كلام<p dir=ltr>words</div>").expect("it can be read");
    assert_eq!(draft.declared.direction, named_direction("rtl"));
}

#[test]
fn links_into_the_text_and_code_are_none() {
    let links = "<a href=#a>أ</a> <a href='JavaScript:x()'>ب</a> <a>ج</a> <a href=' /d '>د</a>";
    let article = article(links);
    let kinds: Vec<_> = article.inlines.iter().map(|inline| &inline.kind).collect();
    let target = "/d".to_owned();
    assert_eq!(kinds, [&InlineKind::Link { target }]);
}

#[test]
fn what_lies_very_deep_is_written_all_the_same() {
    let deep = "<div>".repeat(990) + "<p>في القاع";
    check_blocks(&deep, &[(Paragraph, "في القاع")]);
}
