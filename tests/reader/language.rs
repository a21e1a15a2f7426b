//! The language of the interface, changed while reading.

use qari::app::Message;
use qari::app::commands::Command;
use qari::config::strings::Language;

use crate::saved::Kept;
use crate::story::{Story, story_in};

/// All rows but that of the status, which says that the language changed.
fn above(it: &Story) -> String {
    let picture = it.picture();
    let (above, _) = picture.trim_end().rsplit_once('\n').expect("rows");
    above.to_owned()
}

#[test]
fn every_pane_is_as_if_it_had_always_spoken_so() {
    let panes = [
        "",
        "f",
        "Enter",
        "Enter =",
        "Enter 6",
        "Enter s",
        "\"",
        "Enter ]",
        "Enter ] }",
        "a",
        "a /",
        "3",
        "4",
        "5",
        "t",
        "?",
    ];
    let (arabic, english) = (Language::Arabic, Language::English);
    let ways = [(arabic, english), (english, arabic)].into_iter().cycle();
    for (keys, (before, after)) in panes.into_iter().zip(ways) {
        let mut it = story_in(before, 100, 30);
        it.press(keys);
        it.reader.send(Message::Command(Command::CycleLanguage));
        let mut always = story_in(after, 100, 30);
        always.press(keys);
        assert_eq!(above(&it), above(&always), "{keys}");
    }
}

/// So are the rows of saved queries, also of one that cannot be read.
#[test]
fn why_a_saved_query_cannot_be_read_is_told_in_the_new_language() {
    let kept = Kept::new("language", "'لا أحد' = 'actor:nobody'\n'قطر' = 'قطر'\n");
    let (arabic, english) = (Language::Arabic, Language::English);
    for (before, after) in [(arabic, english), (english, arabic)] {
        let mut it = kept.open(story_in(before, 100, 30));
        it.press("g");
        it.reader.send(Message::Command(Command::CycleLanguage));
        let mut always = kept.open(story_in(after, 100, 30));
        always.press("g");
        assert_eq!(above(&it), above(&always));
    }
}

#[test]
fn it_says_so_in_the_new_language_and_the_list_goes_to_its_side() {
    let mut it = story_in(Language::English, 100, 24);
    it.press(":").type_text("عربي").press("Enter");
    it.says("لغة الواجهة العربية الآن").shows("المقالات");
    it.press(":").type_text("language").press("Enter");
    it.says("the interface is in English now").shows("Articles");
}
