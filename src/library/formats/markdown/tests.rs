use super::*;
use crate::library::article::{BlockKind, InlineKind, Zone};

#[test]
fn its_text_is_what_it_says_without_its_marks() {
    let text = "\u{feff}---\ntitle: \"وصول القافلة\"\nauthor: منى سالم\ndate: 2021-08-31 10:00:00\ntags: [أ, ب]\n---\n\
        # وصول القافلة\n\nوصلت **القافلة** إلى [المدينة](https://example.org/a \"ع\")\nصباح _اليوم_.\n\n\
        ## ما بعد\n\n1. خبز\n2. ماء\n   - نظيف\n\n> قول\n\n```\nlet x;\n```\n\n| أ | ب |\n|---|---|\n| 1 | 2 |\n\n\
        <div dir=rtl>في `HTML` أيضا</div>\n\n- [x] تم[^1]\n\n[^1]: حاشية\n";
    let article = draft(text)
        .expect("it can be read")
        .finish("a.md".to_owned());
    assert_eq!(
        &*article.text,
        "وصول القافلة\n\nوصلت القافلة إلى المدينة صباح اليوم.\n\nما بعد\n\n1. خبز\n2. ماء\n◦ نظيف\n\nقول\n\n\
         let x;\n\nأ | ب\n1 | 2\n\nفي `HTML` أيضا\n\n• ☑ تم[1]\n\n[1] حاشية\n"
    );
    assert_eq!(article.title, "وصول القافلة");
    assert_eq!(article.author.as_deref(), Some("منى سالم"));
    let date = article.date.as_ref().expect("it is declared").date;
    assert_eq!(date.to_string(), "2021-08-31");
    let marked = article.inlines.iter();
    let marked: Vec<_> = marked
        .map(|inline| (&article.text[inline.range.clone()], &inline.kind))
        .collect();
    let target = "https://example.org/a".to_owned();
    assert_eq!(
        marked,
        [
            ("القافلة", &InlineKind::Strong),
            ("المدينة", &InlineKind::Link { target }),
            ("اليوم", &InlineKind::Emphasis),
        ]
    );
    assert_eq!(article.blocks[2].zone, Zone::Subhead);
    assert_eq!(article.blocks[2].kind, BlockKind::Heading(2));
}

#[test]
fn a_page_without_front_matter_is_called_by_its_first_heading() {
    let article = draft("# عنوان\n\nنص.\n")
        .expect("it can be read")
        .finish("a.md".to_owned());
    assert_eq!(article.title, "عنوان");
    let toml = "+++\ntitle = 'عنوان آخر'\ndate = 2021-08-31\n+++\nنص.\n";
    let article = draft(toml)
        .expect("it can be read")
        .finish("a.md".to_owned());
    assert_eq!(
        (&*article.title, &*article.text),
        ("عنوان آخر", "عنوان آخر\n\nنص.\n")
    );
}

#[test]
fn how_deep_items_and_quotations_lie_is_kept() {
    let text = "# خطة\n\n1. انسحاب:\n   - من الشمال\n   - من الجنوب\n     * ليلًا\n2. هدنة\n\n\
                - بند آخر\n\nكلام.\n\n> قول\n>\n> > قول فيه\n\n<ul></ul>\n\n- وحده\n";
    let article = draft(text)
        .expect("it can be read")
        .finish("a.md".to_owned());
    let shape = |block: &crate::library::article::Block| {
        let text = &article.text[block.range.clone()];
        (text.to_owned(), block.depth, block.opens_list)
    };
    let shapes: Vec<_> = article.blocks.iter().skip(1).map(shape).collect();
    let expected = [
        ("1. انسحاب:", 0, true),
        ("◦ من الشمال", 1, true),
        ("◦ من الجنوب", 1, false),
        ("▪ ليلًا", 2, true),
        ("2. هدنة", 0, false),
        ("• بند آخر", 0, true),
        ("كلام.", 0, false),
        ("قول", 0, false),
        ("قول فيه", 1, false),
        ("• وحده", 0, true),
    ];
    let expected: Vec<_> = expected
        .map(|(text, depth, opens)| (text.to_owned(), depth, opens))
        .into();
    assert_eq!(shapes, expected);
}
