use super::*;
use crate::library::article::{Article, BlockKind, InlineKind, Zone};

fn article(html: &str) -> Article {
    draft(html)
        .expect("it can be read")
        .finish("test".to_owned())
}

/// Paragraphs enough for a page to have an article on it.
const BODY: &str = "<p>وصلت القافلة إلى المدينة صباح اليوم بعد رحلة طويلة عبر الجبال، وقد حملت معها \
    مواد غذائية وأدوية تكفي السكان شهراً كاملاً.</p>\
    <p>وقال رئيس البلدية إن الطريق بقي مفتوحاً رغم الثلوج التي تساقطت طوال الليل، وإن فرق \
    الصيانة عملت من دون توقف، و<a href=\"https://example.org/roads\">خطة الطرق</a> ماضية.</p>\
    <h2>ما بعد الوصول</h2>\
    <p>وأضاف أن <strong>توزيع المساعدات</strong> يبدأ غداً في الأحياء الشمالية، ثم ينتقل إلى القرى \
    المجاورة التي انقطعت عنها الإمدادات منذ أسابيع، بحسب ما خططت له البلدية.</p>";

fn page(head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=ar dir=rtl><head>{head}</head><body>\
         <nav><ul><li><a href=/>الرئيسية</a><li><a href=/world>العالم</a><li><a href=/sport>رياضة</a></ul></nav>\
         <div id=main>{body}</div>\
         <aside class=sidebar><h3>الأكثر قراءة</h3><ul><li><a href=/1>خبر آخر</a></ul></aside>\
         <footer>جميع الحقوق محفوظة</footer></body></html>"
    )
}

#[test]
fn the_article_of_a_page_is_taken_out_of_it() {
    let head = "<title>وصول القافلة إلى المدينة | صحيفة الجبل</title>\
        <meta property=og:site_name content='صحيفة الجبل'>\
        <meta name=author content='بقلم: منى سالم'>\
        <meta property=article:published_time content='2021-08-31T23:30:00+03:00'>\
        <link rel=canonical href='https://www.example.org/a?b=1'>";
    let body = format!(
        "<article><h1>وصول القافلة إلى المدينة</h1><div class=share>شارك على فيسبوك</div>{BODY}\
         <figure><img src=a.jpg alt='صورة من الأرشيف'><figcaption>القافلة عند الوصول</figcaption></figure>\
         <script>let x = '<p>لا يُقرأ</p>';</script></article>"
    );
    let article = article(&page(head, &body));
    assert_eq!(article.title, "وصول القافلة إلى المدينة");
    assert_eq!(article.source.as_deref(), Some("صحيفة الجبل"));
    assert_eq!(article.author.as_deref(), Some("منى سالم"));
    assert_eq!(
        article.link.as_deref(),
        Some("https://www.example.org/a?b=1")
    );
    let date = article.date.as_ref().expect("it is declared").date;
    assert_eq!(date.to_string(), "2021-08-31");
    let text = &*article.text;
    assert_eq!(text.matches("وصول القافلة").count(), 1, "{text}");
    for gone in ["الرئيسية", "الأكثر قراءة", "الحقوق", "لا يُقرأ", "الأرشيف"]
    {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    let of = |zone| {
        let block = article.blocks.iter().find(|block| block.zone == zone);
        block.map(|block| &text[block.range.clone()])
    };
    assert_eq!(of(Zone::Subhead), Some("ما بعد الوصول"));
    assert_eq!(of(Zone::Clutter), Some("شارك على فيسبوك"));
    assert_eq!(of(Zone::Caption), Some("القافلة عند الوصول"));
    let marked: Vec<_> = article
        .inlines
        .iter()
        .map(|inline| (&text[inline.range.clone()], &inline.kind))
        .collect();
    let target = "https://example.org/roads".to_owned();
    assert_eq!(
        marked,
        [
            ("خطة الطرق", &InlineKind::Link { target }),
            ("توزيع المساعدات", &InlineKind::Strong),
        ]
    );
}

#[test]
fn linked_data_goes_before_all_else() {
    let head = r#"<title>موقع</title><meta name=author content=admin>
        <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": "موقع"},
            {"@type": ["NewsArticle"], "headline": "وصول القافلة", "datePublished": "2021-08-31",
             "author": [{"@type": "Person", "name": "منى سالم"}, {"name": "سامي نور"}],
             "publisher": {"name": "صحيفة الجبل"}, "mainEntityOfPage": {"@id": "https://example.org/a"}}]}
        </script>"#;
    let article = article(&page(head, BODY));
    assert_eq!(article.title, "وصول القافلة");
    assert_eq!(article.author.as_deref(), Some("منى سالم، سامي نور"));
    assert_eq!(article.source.as_deref(), Some("صحيفة الجبل"));
    assert_eq!(article.link.as_deref(), Some("https://example.org/a"));
    assert!(article.date.is_some());
}

#[test]
fn the_date_is_found_where_pages_have_it() {
    for (head, body) in [
        ("<meta name=DC.date.issued content=2021-08-31>", ""),
        ("<meta itemprop=datePublished content='31 August 2021'>", ""),
        ("", "<time datetime=2021-08-31T10:00>قبل ساعات</time>"),
        ("", "<time>31 أغسطس/آب 2021</time>"),
        ("", "<span class=post-date>نُشر في 31 أغسطس 2021</span>"),
        (
            "<meta name=date content=أمس>",
            "<div id=date>الثلاثاء 31 آب 2021</div>",
        ),
    ] {
        let html = page(head, &format!("{body}<article>{BODY}</article>"));
        let date = article(&html).date.map(|written| written.date.to_string());
        assert_eq!(date.as_deref(), Some("2021-08-31"), "{head}{body}");
    }
    assert_eq!(article(&page("", BODY)).date, None);
}

#[test]
fn a_page_without_an_article_is_read_whole() {
    let short = article("<p>سطر واحد");
    assert_eq!(&*short.text, "سطر واحد\n");
    let list = article("<title>روابط</title><ul><li><a href=/a>أول</a><li>ثان</ul>");
    assert_eq!(&*list.text, "روابط\n\n• أول\n• ثان\n");
    assert_eq!(list.title, "روابط");
    let table = article(&format!(
        "<table>{}</table>",
        "<tr><td>نص<td>آخر".repeat(50)
    ));
    assert_eq!(table.blocks.len(), 50);
    assert!(article("").blocks.is_empty());
    assert!(article("<html><body><script>1</script>").blocks.is_empty());
}

#[test]
fn a_page_without_a_title_is_called_by_its_heading() {
    let article = article(&page("", &format!("<h1>عنوان الصفحة</h1>{BODY}")));
    assert_eq!(article.title, "عنوان الصفحة");
    assert_eq!(article.blocks[0].kind, BlockKind::Heading(1));
    assert_eq!(article.text.matches("عنوان الصفحة").count(), 1);
}

#[test]
fn a_short_article_is_not_one_of_its_quotations() {
    let html = "<html lang=ar-LB dir=rtl><head><title>لقاء في الميناء</title></head><body><nav><a href=/>الرئيسية</a></nav>\
        <article><h1>لقاء في الميناء</h1><p>بحث <b>سالم</b> مع <a href=/x>أحمد</a> توسيع الرصيف، وفق ما نقلته \
        وكالة الميناء.</p><blockquote><p>«نريد رصيفًا آخر».</p></blockquote><ul><li>رصيف للقمح</li></ul></article>\
        </body></html>";
    let article = article(html);
    for part in ["توسيع الرصيف", "نريد رصيفًا", "رصيف للقمح"] {
        assert!(article.text.contains(part), "{part}: {}", &*article.text);
    }
    assert_eq!(article.language.as_deref(), Some("ar-lb"));
}

#[test]
fn the_day_of_a_widget_is_not_that_of_the_article() {
    let dated = |head: &str| {
        let html = format!(
            "<html><body><div id=date-widget>Feb. 19 2020</div><article><h1>خبر</h1>{head}{BODY}</article></body></html>"
        );
        article(&html).date.map(|written| written.date.to_string())
    };
    let told = "<span property='dc:date' content='2019-02-08T00:00:00+01:00'>الجمعة</span>";
    assert_eq!(dated(told).as_deref(), Some("2019-02-08"));
    assert_eq!(
        dated("<div class=post-date>8 فيفري 2019</div>").as_deref(),
        Some("2019-02-08")
    );
}

#[test]
fn linked_data_tell_the_section() {
    let linked = r#"<script type="application/ld+json">{"@type": "NewsArticle", "headline": "خبر",
        "articleSection": ["اقتصاد", "نفط"]}</script>"#;
    assert_eq!(
        article(&page(linked, BODY)).section.as_deref(),
        Some("اقتصاد")
    );
}
