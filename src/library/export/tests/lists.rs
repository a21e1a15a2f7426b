//! Lists and tables of exported articles.

use super::*;
use crate::library::article::{Block, BlockKind};

/// Lists and a table, as people write them.
const MARKET: &str = "# سوق القرية\n\nوصل المزارعون إلى السوق صباح أمس، ومعهم ما حصدوا في الصيف.\n\n\
    - قمح\n  - صلب\n  - لين\n- رز\n\n* تمر\n\nثم رُتبت الأكياس:\n\n3. الكبيرة\n   - بعلامة\n4. الصغيرة\n\n\
    وهذه أسعارها:\n\n| الصنف | السعر | ملاحظة |\n| --- | --- | --- |\n| قمح | 2 | |\n| رز | 3 | New |\n\nوانتهى اليوم.\n";

fn market() -> Article {
    let mut article = read_back(MARKET.as_bytes(), "md");
    for block in &mut article.blocks {
        // Such short lines could be those of a menu.
        if block.kind == BlockKind::TableRow {
            block.zone = Zone::Body;
        }
    }
    article
}

#[test]
fn an_item_has_one_sign_and_stands_in_its_list() {
    let article = market();
    let page = super::text(exported(Format::Html, &article, &NOTHING, true));
    let page = page.replace(" dir=\"rtl\"", "");
    for part in [
        "<ul>\n<li>قمح<ul>\n<li>صلب</li>\n<li>لين</li>\n</ul>\n</li>\n<li>رز</li>\n</ul>\n<ul>\n<li>تمر</li>\n</ul>\n",
        "<ol>\n<li value=\"3\">الكبيرة<ul>\n<li>بعلامة</li>\n</ul>\n</li>\n<li value=\"4\">الصغيرة</li>\n</ol>\n",
        "<table>\n<tr><td>الصنف</td><td>السعر</td><td>ملاحظة</td></tr>\n<tr><td>قمح</td><td>2</td><td></td></tr>\n\
         <tr><td>رز</td><td>3</td><td dir=\"ltr\">New</td></tr>\n</table>\n",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let bytes = exported(Format::Markdown, &article, &NOTHING, true);
    let written = super::text(bytes.clone());
    for part in [
        "\n- قمح\n  - صلب\n  - لين\n- رز\n\n* تمر\n",
        "\n3. الكبيرة\n   - بعلامة\n4. الصغيرة\n",
        "\n| الصنف | السعر | ملاحظة |\n| --- | --- | --- |\n| قمح | 2 |  |\n",
    ] {
        assert!(written.contains(part), "{part}\n{written}");
    }
    let of = |article: &Article| -> Vec<String> {
        let is_set =
            |block: &&Block| matches!(block.kind, BlockKind::ListItem | BlockKind::TableRow);
        let blocks = article.blocks.iter().filter(is_set);
        let said = blocks.map(|block| {
            let text = &article.text[block.range.clone()];
            format!("{} {} {text}", block.depth, block.opens_list)
        });
        said.collect()
    };
    assert_eq!(of(&read_back(&bytes, "md")), of(&article), "as they were");
    let document = part(
        &exported(Format::Docx, &article, &NOTHING, true),
        "word/document.xml",
    );
    let mut names = Vec::new();
    let read = read_xml(&document, &mut names);
    assert!(
        read.contains("\n• قمح\n◦ صلب\n◦ لين\n• رز\n• تمر\n"),
        "{read}"
    );
    assert!(
        read.contains("\n3. الكبيرة\n◦ بعلامة\n4. الصغيرة\n"),
        "{read}"
    );
    let count = |name: &str| names.iter().filter(|one| *one == name).count();
    assert_eq!(
        ["w:tbl", "w:gridCol", "w:tr", "w:tc"].map(count),
        [1, 3, 3, 9]
    );
    assert!(document.contains("<w:bidiVisual/>"));
}

#[test]
fn signs_that_no_format_has_stay_alone() {
    let text = format!("خبر\n\n{FIRST}\n\n١. قمح وشعير\n٢. رز وسكر\n\n{FIRST}\n");
    let article = article(&text);
    let page = super::text(exported(Format::Html, &article, &NOTHING, true));
    let list = "<ul dir=\"rtl\" class=\"own\">\n<li dir=\"rtl\">١. قمح وشعير</li>\n";
    assert!(page.contains(list), "{page}");
    let written = super::text(exported(Format::Markdown, &article, &NOTHING, true));
    assert!(
        written.contains("\n\n١. قمح وشعير\n\n٢. رز وسكر\n\n"),
        "{written}"
    );
}

#[test]
fn what_was_written_about_an_item_or_a_row_stands_below_it() {
    let article = market();
    for (quote, around) in [("لين", ["<li", "<ul"]), ("2", ["<td", "<table"])] {
        let state = state(&article, quote, "أهذا صحيح؟");
        let page = super::text(exported(Format::Html, &article, &state, true));
        let note = page.find("أهذا صحيح؟").expect("it is there");
        let [part, whole] = around;
        assert!(page[..note].rfind(part) < page[note..].find(part).map(|at| note + at));
        let ends = format!("</{}", &whole[1..]);
        assert_eq!(
            page.matches(whole).count(),
            page.matches(&ends).count(),
            "{page}"
        );
        let written = super::text(exported(Format::Markdown, &article, &state, true));
        assert!(written.contains("| رز | 3 | New |\n"), "{written}");
        assert!(written.contains("رز\n\n* تمر\n"), "{written}");
    }
}
