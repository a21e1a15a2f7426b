//! What the source of an article set apart: emphasis, links, lists, quotations, code.

use std::fs;
use std::path::PathBuf;

use qari::config::strings::Language;
use qari::config::theme::{Rgb, Theme};
use qari::library::import::Source;
use ratatui::style::{Color, Modifier};

use crate::screens::picture;
use crate::story::{Story, open};

const PAGE: &str = "---
title: دليل الميناء
link: https://port.example.org/guide/index.html
---

يفتح الميناء أبوابه **قبل الفجر بساعة**، ويدخل *الصيادون* أولًا. وتُنشر مواعيد السفن في \
[جدول الرحلات](https://port.example.org/times?day=1) كل يوم، وترفض طالبان \
[نشر قائمة **الرسوم**](../fees.html) منذ عام.

## ما يلزم معرفته

- التصريح ساري المفعول.
- بطاقة **شخصية**.
  - ونسخة منها.

1. الدخول من البوابة.
2. ثم [التسجيل](mailto:gate@example.org).

> من جاء متأخرًا وقف في آخر الصف، ولا يُقدَّم أحد على أحد مهما كان شأنه في المدينة أو خارجها.

```
let ساعة = \"الفجر\"; // نص عربي في برنامج
open(ساعة) / 2;
```
";

/// A file in a folder of its own, opened and read.
fn of_file(name: &str, text: &str, language: Language, width: u16, height: u16) -> Story {
    let folder = format!("qari-inlines-{}-{width}-{name}", std::process::id());
    let folder: PathBuf = std::env::temp_dir().join(folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join(name), text).expect("a file");
    let mut it = open(Source::Path(folder.clone()), language, width, height);
    it.press("Enter");
    fs::remove_dir_all(&folder).expect("it was there");
    it
}

fn guide(width: u16, height: u16) -> Story {
    of_file("guide.md", PAGE, Language::Arabic, width, height)
}

fn colour(rgb: Option<Rgb>) -> Option<Color> {
    rgb.map(|Rgb(red, green, blue)| Color::Rgb(red, green, blue))
}

#[test]
fn what_is_set_apart_is_seen() {
    for (width, height) in [(40, 40), (80, 32), (120, 32)] {
        let it = guide(width, height);
        insta::assert_snapshot!(format!("inlines-{width}x{height}"), picture(&it));
    }
}

#[test]
fn emphasis_is_bold_and_a_link_has_its_colour_and_a_mention_in_it_its_own() {
    let it = guide(120, 32);
    let theme = Theme::dark();
    let bold = |words: &str| {
        let styles = it.styles_of(words);
        styles
            .iter()
            .all(|style| style.add_modifier.contains(Modifier::BOLD))
    };
    assert!(bold("قبل الفجر بساعة") && bold("الصيادون") && bold("الرسوم"));
    assert!(!bold("يفتح الميناء") && !bold("جدول الرحلات"));
    let link = colour(theme.link.fg);
    for words in ["جدول الرحلات", "نشر قائمة", "الرسوم"] {
        assert!(it.styles_of(words).iter().all(|style| style.fg == link));
    }
    assert!(it.styles_of("كل يوم").iter().all(|style| style.fg != link));
}

#[test]
fn code_runs_from_left_to_right_and_its_offsets_stay() {
    let it = guide(80, 32);
    let article = &it.open_article().article;
    let code = article
        .blocks
        .iter()
        .find(|block| article.text[block.range.clone()].starts_with("let "))
        .expect("it is there");
    use qari::text::direction::Direction::LeftToRight;
    assert_eq!(code.directions.by_words, LeftToRight);
    let text = &article.text[code.range.clone()];
    assert_eq!(
        text,
        "let ساعة = \"الفجر\"; // نص عربي في برنامج\nopen(ساعة) / 2;"
    );
    let it = of_file(
        "poem.html",
        "<html><body><article><h1>قصيدة</h1><pre>يا ليل ما أطولك\nويا فجر ما أبعدك</pre>\
         <p>قيلت في ليلة من ليالي الشتاء الطويلة قرب البحر.</p></article></body></html>",
        Language::Arabic,
        80,
        20,
    );
    let article = &it.open_article().article;
    let is_left = |block: &qari::library::article::Block| block.directions.by_words == LeftToRight;
    assert!(!article.blocks.iter().any(is_left), "it is no code");
}

#[test]
fn links_are_listed_and_followed() {
    let mut it = guide(100, 32);
    it.press("@")
        .shows("روابط المقال")
        .shows("صفحة المقال")
        .shows("جدول الرحلات")
        .shows("نشر قائمة الرسوم")
        .hides("التسجيل");
    it.says("https://port.example.org/times?day=1");
    it.press("Enter")
        .says("فتح https://port.example.org/times?day=1");
    it.press("@ Down Enter")
        .says("فتح https://port.example.org/fees.html");
    it.press("@ Up Enter")
        .says("فتح https://port.example.org/guide/index.html");
    it.press("@").type_text("رسوم").press("Enter");
    it.press("@")
        .type_text("nothing")
        .shows("لا رابط فيه هذه الكلمات");
    it.press("Enter Esc");
    let times = "https://port.example.org/times?day=1";
    let fees = "https://port.example.org/fees.html";
    let page = "https://port.example.org/guide/index.html";
    assert_eq!(it.reader.browsed(), [times, fees, page, fees]);
    // Where the caret stands in one, that is meant, and where one chooses articles, the page.
    it.press("/").type_text("الرحلات").press("Enter Esc s @");
    assert_eq!(it.reader.browsed().last().map(String::as_str), Some(times));
    it.press("Esc Tab @");
    assert_eq!(it.reader.browsed().last().map(String::as_str), Some(page));
}

#[test]
fn a_link_that_hides_where_it_leads_is_none() {
    let body = "وصل القارب إلى الشاطئ قبل الغروب وعليه عشرة رجال من أهل القرية.";
    let page = format!(
        "<html lang=ar><body><article><h1>القارب</h1><p>{body} \
         <a href='javascript:alert(1)'>اضغط هنا</a> <a href='https://a.example/&#x202e;b'>وهنا</a> \
         <a href='file:///etc/passwd'>وهناك</a></p><p>{body}</p></article></body></html>"
    );
    let mut it = of_file("boat.html", &page, Language::English, 90, 20);
    it.press("@").says("no link to its page");
    assert!(it.reader.browsed().is_empty());
    let (buffer, _) = it.reader.screen();
    assert!(buffer.content.iter().all(|cell| cell.symbol() != "@"));
}

#[test]
fn what_is_struck_out_does_not_read_as_said() {
    let corrected = "# تصحيح\n\nأعلن ~~مدير الميناء~~ نائب المدير موعد الرحلة.\n";
    let page = "<html lang=ar><body><article><h1>تصحيح</h1><p>أعلن <del>مدير الميناء</del> نائب \
                المدير <s>أمس</s> موعد الرحلة الأولى إلى الجزيرة بعد توقف دام شهرين.</p></article></body></html>";
    for (name, text) in [("fix.md", corrected), ("fix.html", page)] {
        let it = of_file(name, text, Language::Arabic, 80, 20);
        let is_struck = |words: &str| {
            let styles = it.styles_of(words);
            let struck =
                |style: &ratatui::style::Style| style.add_modifier.contains(Modifier::CROSSED_OUT);
            assert!(styles.iter().all(struck) || !styles.iter().any(struck));
            styles.iter().all(struck)
        };
        assert!(is_struck("مدير الميناء"), "{name}");
        assert!(!is_struck("نائب") && !is_struck("موعد الرحلة"), "{name}");
    }
}

#[test]
fn lists_and_quotations_in_others_are_seen_as_such() {
    let text =
        "# خطة\n\n- انسحاب:\n  - من الشمال\n- هدنة\n\n1. بند آخر\n\n> قول أول\n>\n> > قول ثان\n";
    for (language, width) in [(Language::Arabic, 60), (Language::English, 40)] {
        let it = of_file("plan.md", text, language, width, 24);
        let picture = it.picture();
        let row = |words: &str| it.find(words).expect(words).1;
        assert_eq!(row("من الشمال"), row("انسحاب") + 1);
        assert_eq!(row("هدنة"), row("من الشمال") + 1);
        assert_eq!(row("بند آخر"), row("هدنة") + 2, "a blank row");
        let bars = |words: &str| {
            let line = picture.lines().nth(usize::from(row(words)));
            line.expect("a row").matches('│').count()
        };
        assert_eq!(bars("قول ثان"), bars("قول أول") + 1);
    }
}
