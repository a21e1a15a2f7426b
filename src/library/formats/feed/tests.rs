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
