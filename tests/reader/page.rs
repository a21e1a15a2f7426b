//! How the page looks is the reader's choice: marks, digits, justification.
//! Whatever is chosen, the place stays.

use crate::story::story_of;

/// An article whose first paragraph wraps, has marks and digits.
fn article() -> String {
    let line = "وقال الوزير إنّ المُساعدات الإنسانية العاجلة وصلت أمسِ إلى 2,500 أسرة في المناطق \
        الشرقية، وإن طائرة C-17 هبطت في العاصمة الساعة 10:30 صباحاً.";
    format!("عنوان المقال عام 2021\n\n{}\n", [line; 12].join("\n\n"))
}

#[test]
fn marks_are_shown_as_newspapers_do_or_not_at_all() {
    let mut it = story_of(&[article()], 80, 24);
    it.press("Enter").shows("إنّ المُساعدات");
    it.press("m").says("الشدة والتنوين فقط");
    it.shows("إنّ المساعدات").shows("صباحاً");
    it.press("m").says("بلا حركات");
    it.shows("إن المساعدات").shows("صباحا.");
    it.press("m").says("الحركات كما كُتبت");
    it.shows("إنّ المُساعدات");
}

#[test]
fn digits_change_in_the_article_and_in_the_list() {
    let mut it = story_of(&[article()], 80, 24);
    it.press("Enter").shows("2,500").shows("عام 2021");
    it.press("d").says("الأرقام: ١٢٣");
    it.shows("٢٬٥٠٠").shows("C-17").shows("10:30");
    it.shows("عام ٢٠٢١").hides("عام 2021");
    it.press("d").says("الفارسية").shows("۲٬۵۰۰");
    it.press("d d").says("كما كُتبت").shows("2,500");
}

#[test]
fn what_is_found_stays_found_in_other_digits() {
    let mut it = story_of(&[article()], 80, 24);
    it.press("Enter d /");
    it.type_text("2,500").press("Enter").says("النتيجة ١ من ١٢");
    it.shows("٢٬٥٠٠");
}

#[test]
fn lines_are_justified_and_the_place_stays() {
    let mut it = story_of(&[article()], 80, 24);
    it.press("Enter Space");
    let before = it.place();
    it.press("u").says("ضبط الأسطر بالمسافات");
    assert_eq!(it.place(), before);
    it.press("u").says("ضبط الأسطر بالكشيدة").shows("ـ");
    assert_eq!(it.place(), before);
    it.press("u").says("الأسطر بلا ضبط").hides("ـ");
    assert_eq!(it.place(), before);
}

#[test]
fn the_colour_of_a_mention_runs_through_a_stretch() {
    let line = "أعلنت حركة طالبان أمس في العاصمة الأفغانية أن طالبان لا ترى حاجة إلى مفاوضات جديدة \
        قبل نهاية السنة، وقالت طالبان إن طالبان ملتزمة بما وقعته.";
    let text = format!("بيان جديد من طالبان\n\n{}\n", [line; 6].join("\n\n"));
    let mut it = story_of(&[text], 80, 24);
    it.press("Enter u u ]");
    let plain = it.styles_of("أمس")[0].fg;
    let (buffer, _) = it.reader.screen();
    let mut coloured = 0;
    for y in 0..24 {
        for x in (1..79).filter(|&x| buffer[(x, y)].symbol() == "ـ") {
            let beyond = |step: fn(u16) -> u16| {
                let mut at = step(x);
                while buffer[(at, y)].symbol() == "ـ" {
                    at = step(at);
                }
                buffer[(at, y)].fg
            };
            let (left, right) = (beyond(|x| x - 1), beyond(|x| x + 1));
            assert_eq!(left, right, "a mention of a whole word");
            assert_eq!(buffer[(x, y)].fg, left);
            coloured += usize::from(Some(left) != plain);
        }
    }
    assert!(coloured > 0, "{}", it.picture());
}
