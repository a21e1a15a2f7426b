//! Records as text: columns on a terminal, tabs in a pipe.

use crate::{folder, stdout};

#[test]
fn mentions_as_text_show_what_stands_at_their_offsets() {
    let path = "tests/articles/1-truce.txt";
    let text: Vec<char> = std::fs::read_to_string(path)
        .expect("the article")
        .chars()
        .collect();
    let found = stdout(&["mentions", path]);
    let mut longer = 0;
    for line in found.lines() {
        let fields: Vec<_> = line.split('\t').collect();
        let [doc, place, actor, written, word, kind, certainty, zone] = fields[..] else {
            panic!("eight fields: {line:?}")
        };
        assert!(["name", "nominal"].contains(&kind), "{line}");
        assert!(["certain", "likely"].contains(&certainty), "{line}");
        assert!(!zone.is_empty(), "{line}");
        assert_eq!(doc, path);
        assert!(!actor.is_empty());
        let (start, end) = place.split_once('-').expect("a range");
        let at = |number: &str| number.parse::<usize>().expect("an offset");
        let there: String = text[at(start)..at(end)].iter().collect();
        assert_eq!(written, there);
        assert!(word.contains(written), "{line}");
        longer += usize::from(word != written);
    }
    let last = "\tطالبان\tلطالبان\tname\tcertain\tbody\n";
    assert!(found.ends_with(last), "{found}");
    assert!(longer < found.lines().count());
}

#[test]
fn a_pipe_gets_every_field_with_a_tab_before_the_next() {
    let found = stdout(&["articles", "tests/articles"]);
    let expected = [
        "tests/articles/1-truce.txt\t2021-09-05\tقارئ\tهدنة قصيرة في الشمال",
        "tests/articles/2-visit.txt\t\t\tترامب في الدوحة: زيارة بلا موعد",
        "tests/articles/3-students.txt\t\t\tبُشرى لطلاب كابول",
    ];
    assert_eq!(found.lines().collect::<Vec<_>>(), expected);
    let found = stdout(&["actors", "tests/articles", "--lang", "ar"]);
    assert_eq!(found.lines().next(), Some("5\t5\ttaliban\tطالبان\t"));
    // يزور قطر: a mere place.
    assert!(found.lines().any(|line| line == "0\t0\tqatar\tقطر\t1"));
}

#[test]
fn what_is_in_a_field_makes_no_new_one() {
    let path = folder().join("a\tb\nc\u{1b}[2J\u{202e}.txt");
    std::fs::write(&path, "عنوان\tالخبر\u{9b}2J\n").expect("a file");
    let path = path.to_str().expect("a path");
    for render in ["logical", "visual"] {
        let found = stdout(&["articles", path, "--render", render]);
        let steers = |c: char| c.is_control() && !matches!(c, '\t' | '\n') || c == '\u{202e}';
        assert!(!found.contains(steers), "{found:?}");
        assert_eq!(found.lines().count(), 1, "{found:?}");
        let tabs = if render == "logical" { 3 } else { 0 };
        assert_eq!(found.matches('\t').count(), tabs, "{found:?}");
    }
}

#[test]
fn columns_are_aligned_and_paths_and_dates_whole() {
    let arguments = ["articles", "tests/articles", "--render", "visual"];
    let found = stdout(&arguments);
    assert_eq!(
        found.lines().collect::<Vec<_>>(),
        [
            "tests/articles/1-truce.txt     2021-09-05  ﺉﺭﺎﻗ  ﻝﺎﻤﺸﻟﺍ ﻲﻓ ﺓﺮﻴﺼﻗ ﺔﻧﺪﻫ",
            "tests/articles/2-visit.txt                       ﺪﻋﻮﻣ ﻼﺑ ﺓﺭﺎﻳﺯ :ﺔﺣﻭﺪﻟﺍ ﻲﻓ ﺐﻣﺍﺮﺗ",
            "tests/articles/3-students.txt                    ﻝﻮﺑﺎﻛ ﺏﻼﻄﻟ ﻯﺮﺸﺑُ",
        ]
    );
}

#[test]
fn titles_are_cut_before_names_and_the_arabic_table_is_mirrored() {
    let docs = stdout(&["articles"]);
    let docs = docs
        .lines()
        .map(|line| line.split('\t').take(2).collect::<Vec<_>>());
    let docs: Vec<_> = docs.collect();
    for language in ["en", "ar"] {
        let found = stdout(&["articles", "--render", "visual", "--lang", language]);
        let rows: Vec<&str> = found.lines().collect();
        assert_eq!(rows.len(), docs.len());
        for (row, doc) in rows.iter().zip(&docs) {
            let [doc, date] = doc[..] else {
                panic!("two fields: {doc:?}")
            };
            assert!(row.contains(date), "{row}");
            let at_its_side = match language {
                "en" => row.starts_with(&format!("{doc} ")),
                _ => row.ends_with(&format!(" {doc}")),
            };
            assert!(at_its_side, "{row}");
            let is_mark = |c: &char| ('\u{64b}'..='\u{652}').contains(c);
            assert!(row.chars().filter(|c| !is_mark(c)).count() <= 80, "{row}");
        }
        assert!(rows.iter().any(|row| row.contains('…')));
    }
}

#[test]
fn a_passage_stands_under_each_mention_on_a_terminal() {
    let found = stdout(&["mentions", "tests/articles", "--render", "visual"]);
    let rows: Vec<&str> = found.lines().collect();
    assert_eq!(
        rows[0],
        "…/articles/1-truce.txt      68-74  taliban  ﻥﺎﺒﻟﺎﻃ        name     certain  body"
    );
    assert!(rows[1].contains("ﻝﺎﺘﻘﻟﺍ ﻒﻗﻭ ﻥﺎﺒﻟﺎﻃ ﺖﻨﻠﻋﺃ"), "{}", rows[1]);
    assert!(rows[2].starts_with("…/articles/1-truce.txt    115-128  un       "));
}

#[test]
fn fields_stand_in_columns_below_a_path_that_leaves_no_room_for_them() {
    let long = "a-name-of-a-file-that-leaves-no-room-for-anything-beside-it-in-eighty-cells.txt";
    let path = folder().join(long);
    std::fs::copy("tests/articles/1-truce.txt", &path).expect("a copy");
    let path = path.to_str().expect("a path");
    let found = stdout(&["articles", path, "--render", "visual"]);
    let rows: Vec<&str> = found.lines().collect();
    assert_eq!(rows.len(), 2, "{found}");
    assert_eq!(rows[0], long);
    assert_eq!(rows[1], "  2021-09-05  ﺉﺭﺎﻗ  ﻝﺎﻤﺸﻟﺍ ﻲﻓ ﺓﺮﻴﺼﻗ ﺔﻧﺪﻫ");
}

#[test]
fn forms_of_actors_are_records_with_near_copies_once() {
    let story = "قال حراس البوابة إن داعش أحرق المخزن القديم ليلًا، ثم انسحب قبل وصول الإطفاء.";
    let folder = folder().join("forms");
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, source) in [("1.txt", "وكالة المرفأ"), ("2.txt", "صحيفة النهر")]
    {
        let text = format!("حريق في المخزن {name}\n\n{story}\n\nالمصدر: {source}\n");
        std::fs::write(folder.join(name), text).expect("an article");
    }
    let path = folder.to_str().expect("a path");
    let found = stdout(&["actors", path, "--forms", "--format", "jsonl"]);
    let rows: Vec<&str> = found.lines().collect();
    assert_eq!(
        rows,
        [
            "{\"actor\":\"isis\",\"name\":\"داعش\",\"form\":\"داعش\",\"kind\":\"name\",\
             \"source\":\"وكالة المرفأ\",\"mentions\":1,\"certain\":1,\"copies\":0}",
            "{\"actor\":\"isis\",\"name\":\"داعش\",\"form\":\"داعش\",\"kind\":\"name\",\
             \"source\":\"صحيفة النهر\",\"mentions\":0,\"certain\":0,\"copies\":1}"
        ]
    );
    let found = stdout(&["actors", path, "--forms", "--format", "csv"]);
    assert!(found.starts_with("\u{FEFF}actor,name,form,kind,source,mentions,certain,copies\r\n"));
    let found = stdout(&["actors", path, "--forms"]);
    assert_eq!(found.lines().count(), 2, "{found}");
}
