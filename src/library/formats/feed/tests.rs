use super::*;
use std::ops::ControlFlow;

use crate::library::article::Article;

/// The articles of a feed, or why there is none.
fn articles(text: &str) -> Result<Vec<Result<Article, Notice>>, Broken> {
    let mut articles = Vec::new();
    read(text, &mut |draft| {
        articles.push(draft.map(|draft| draft.finish("test".to_owned())));
        ControlFlow::Continue(())
    })?;
    Ok(articles)
}

/// Title, source, author, date, link and text.
fn told(text: &str) -> Vec<[String; 6]> {
    let articles = articles(text).expect("it is a feed").into_iter();
    let told = |article: Article| {
        let date = article
            .date
            .as_ref()
            .map(|written| written.date.to_string());
        [
            article.title.clone(),
            article.source.clone().unwrap_or_default(),
            article.author.clone().unwrap_or_default(),
            date.unwrap_or_default(),
            article.link.clone().unwrap_or_default(),
            article.text.to_string(),
        ]
    };
    articles
        .map(|article| told(article.expect("it can be read")))
        .collect()
}

const EXPECTED: [&str; 6] = [
    "وصول القافلة",
    "صحيفة الجبل",
    "منى سالم",
    "2021-08-31",
    "https://example.org/a",
    "وصول القافلة\n\nوصلت القافلة & عادت.\n\nثم نامت.\n",
];

#[test]
fn items_of_every_kind_of_feed_are_articles() {
    let rss = "<?xml version='1.0' encoding='windows-1256'?><rss version='2.0' \
        xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'>\
        <channel><title>صحيفة الجبل</title><link>https://example.org/</link><item>\
        <title>وصول القافلة</title><link>https://example.org/a</link><dc:creator>منى سالم</dc:creator>\
        <pubDate>Tue, 31 Aug 2021 01:30:00 +0300</pubDate><description>ملخص</description>\
        <content:encoded><![CDATA[<p>وصلت القافلة &amp; عادت.</p><p>ثم نامت.</p>]]></content:encoded>\
        </item></channel></rss>";
    let atom = "\u{feff}<feed xmlns='http://www.w3.org/2005/Atom'><title>صحيفة الجبل</title>\
        <id>a</id><updated>2021-09-01T00:00:00Z</updated><author><name>منى سالم</name></author>\
        <entry><title type='html'>وصول &lt;b&gt;القافلة&lt;/b&gt;</title><id>b</id>\
        <link href='https://example.org/a'/><published>2021-08-31T01:30:00+03:00</published>\
        <updated>2021-09-01T00:00:00Z</updated>\
        <content type='html'>&lt;p&gt;وصلت القافلة &amp;amp; عادت.&lt;p&gt;ثم نامت.</content></entry></feed>";
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "صحيفة الجبل",
        "items": [{"id": "b", "url": "https://example.org/a", "title": "وصول القافلة",
        "authors": [{"name": "منى سالم"}], "date_published": "2021-08-31T01:30:00+03:00",
        "content_html": "<p>وصلت القافلة &amp; عادت.</p><p>ثم نامت.</p>"}]}"#;
    for feed in [rss, atom, json] {
        assert_eq!(told(feed), [EXPECTED], "{feed}");
    }
}

#[test]
fn an_item_may_be_plain_text_or_lack_nearly_all() {
    let rss = "<rss version='2.0'><channel><item><description>سطر أول\nسطر ثان، 3 &lt; 5</description></item>\
        <item><title>عنوان بلا نص</title><link>https://www.example.org/b</link></item></channel></rss>";
    let told = told(rss);
    assert_eq!(told[0][5], "سطر أول\n\nسطر ثان، 3 < 5\n");
    assert_eq!(told[1][5], "عنوان بلا نص\n");
    assert_eq!(told[1][1], "example.org");
}

#[test]
fn a_feed_without_items_has_no_article_and_no_feed_is_broken() {
    let empty = "<rss version='2.0'><channel><title>أ</title></channel></rss>";
    assert_eq!(told(empty), [[""; 6]; 0]);
    for text in [
        "",
        "<rss>",
        "<rss version='2.0'><channel><item><title>أ</tit",
        "{\"a\": 1}",
    ] {
        assert!(
            super::read(text, &mut |_| ControlFlow::Continue(())).is_err(),
            "{text}"
        );
    }
}

fn rss(items: &str) -> String {
    format!("<rss version='2.0'><channel><title>صحيفة الجبل</title>{items}</channel></rss>")
}

#[test]
fn a_sign_that_begins_no_reference_is_itself() {
    let item = "<item><title>نفط & غاز</title><link>https://example.org/?a=1&b=2</link>\
        <description><![CDATA[<p>سعر &amp; كمية&nbsp;واحدة</p>]]></description></item>\
        <item><title>A&M &amp; B &#x628; &#1;&;&nbsp;&copy</title></item>";
    let told = told(&rss(item));
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(told[0][0], "نفط & غاز");
    assert_eq!(told[0][4], "https://example.org/?a=1&b=2");
    assert!(told[0][5].contains("سعر & كمية"), "{told:?}");
}

#[test]
fn of_a_feed_that_was_cut_off_the_whole_items_are_articles() {
    let item = |number: usize| {
        format!(
            "<item><title>خبر {number}</title><description>وصلت السفينة {number}.</description></item>"
        )
    };
    let whole = rss(&[item(1), item(2), item(3)].concat());
    let third = whole.find("خبر 3").unwrap();
    let all = articles(&whole[..third]).expect("a feed");
    let all: Vec<_> = all
        .into_iter()
        .map(|one| one.expect("it can be read"))
        .collect();
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].notices, []);
    assert_eq!(all[1].notices, [Notice::DamagedParts { count: 1 }]);
    assert_eq!(all[1].title, "خبر 2");
    let first = whole.find("السفينة 1").unwrap();
    assert!(articles(&whole[..first]).is_err(), "nothing is whole");
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>ص</title><id>a</id><entry><title>خبر</title>\
        <id>b</id></entry><entry><title>آخر";
    assert_eq!(told(atom)[0][0], "خبر");
}

#[test]
fn the_first_category_is_the_section() {
    let section = |categories: &str| {
        let text = rss(&format!("<item><title>خبر</title>{categories}</item>"));
        let mut all = articles(&text).expect("a feed");
        all.remove(0).expect("it can be read").section
    };
    let two = "<category>اقتصاد</category><category>نفط</category>";
    assert_eq!(section(two).as_deref(), Some("اقتصاد"));
    let none = "<category>Uncategorized</category><category>سياسة</category>";
    assert_eq!(section(none).as_deref(), Some("سياسة"));
    assert_eq!(section("<category>غير مصنف</category>"), None);
    assert_eq!(section(""), None);
}

#[test]
fn an_entry_has_the_time_at_which_it_was_written_there() {
    let clock = |date: &str| {
        let text = rss(&format!(
            "<item><title>خبر</title><pubDate>{date}</pubDate></item>"
        ));
        let mut all = articles(&text).expect("a feed");
        let date = all
            .remove(0)
            .expect("it can be read")
            .date
            .expect("it has one");
        (
            date.date.to_string(),
            date.clock.map(|clock| (clock.hour, clock.minute)),
        )
    };
    let day = "2021-08-31".to_owned();
    assert_eq!(
        clock("Tue, 31 Aug 2021 22:49:00 +0300"),
        (day.clone(), Some((22, 49)))
    );
    assert_eq!(clock("Tue, 31 Aug 2021 00:00:00 +0300"), (day, None));
}

#[test]
fn what_is_nested_too_deeply_is_refused_and_not_read_as_plain_text() {
    let deep = format!(
        "<item><description>{}</description></item>",
        "<b>".repeat(5000)
    );
    let all = articles(&rss(&deep)).expect("a feed");
    assert!(matches!(all[..], [Err(Notice::TooComplex)]));
}
