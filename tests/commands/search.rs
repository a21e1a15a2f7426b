//! `qari search`: passages, their order and their limits.

use crate::{qari, records, stdout};

#[test]
fn each_hit_is_a_record_with_what_stands_around_it() {
    let found = records(&[
        "search",
        "مراقبون أو المحادثات",
        "tests/articles",
        "--format",
        "jsonl",
    ]);
    let shown: Vec<_> = found
        .iter()
        .map(|hit| hit["text"].as_str().expect("text"))
        .collect();
    assert_eq!(shown, ["المحادثات", "مراقبون"]);
    let hit = &found[1];
    assert_eq!(hit["before"], "ويرى ");
    assert_eq!(
        hit["after"],
        " أن الهدنة فرصة، وأن لطالبان مصلحة في أن تدوم (ولو إلى آخر الشهر)."
    );
    assert_eq!(
        (&hit["zone"], &hit["date"]),
        (&"body".into(), &"2021-09-05".into())
    );
    let path = "tests/articles/1-truce.txt";
    assert_eq!(hit["doc"], path);
    let text = std::fs::read_to_string(path).expect("the article");
    let text: Vec<char> = text.chars().collect();
    for hit in &found {
        let at = |end: &str| usize::try_from(hit[end].as_u64().expect("an offset")).expect("small");
        let there: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(hit["text"], there);
    }
}

#[test]
fn the_best_match_comes_first_unless_another_order_is_wanted() {
    let docs = |arguments: &[&str]| {
        let mut all = vec![
            "search",
            "طالبان OR قطر",
            "tests/articles",
            "--format",
            "jsonl",
        ];
        all.extend(arguments);
        let mut docs: Vec<String> = records(&all)
            .iter()
            .map(|hit| hit["doc"].as_str().expect("a path")["tests/articles/".len()..].to_owned())
            .collect();
        docs.dedup();
        docs
    };
    let [truce, visit, students] = ["1-truce.txt", "2-visit.txt", "3-students.txt"];
    assert_eq!(docs(&["--sort", "added"]), [truce, visit, students]);
    assert_eq!(docs(&["--sort", "date"])[0], truce);
    assert_eq!(docs(&[])[0], truce, "most often");
    assert_eq!(docs(&["--limit", "1"]), [truce]);
    assert_eq!(docs(&["--per-article", "1"]).len(), 3);
}

#[test]
fn a_pipe_gets_the_passage_and_a_terminal_a_window_of_it() {
    let path = "tests/articles/1-truce.txt";
    let line = stdout(&["search", "=الأسواق", path]);
    let fields: Vec<_> = line.trim_end().split('\t').collect();
    assert_eq!((fields[0], fields[2]), (path, "الأسواق"));
    assert!(fields[3].starts_with("وقال سكان") && fields[3].contains("وإن الأسواق عادت"));
    let shown = stdout(&[
        "search",
        "=الأسواق",
        path,
        "--render",
        "visual",
        "--lang",
        "ar",
    ]);
    assert_eq!(shown.lines().count(), 2, "{shown}");
    assert!(shown.contains("ﻕﺍﻮﺳﻷﺍ"), "{shown}");
    let csv = stdout(&["search", "الأسواق", path, "--format", "csv"]);
    let head = "doc,start,end,text,before,after,zone,title,source,date\r\n";
    assert!(
        csv.trim_start_matches('\u{feff}').starts_with(head),
        "{csv}"
    );
    assert_eq!(csv.lines().count(), 2);
}

#[test]
fn an_article_that_is_met_by_no_word_of_it_is_found_by_its_title() {
    let found = records(&[
        "search",
        "date:2021-09",
        "tests/articles",
        "--format",
        "jsonl",
    ]);
    let titles: Vec<_> = found.iter().map(|hit| &hit["text"]).collect();
    assert_eq!(titles, ["هدنة قصيرة في الشمال"]);
    assert_eq!(found[0]["zone"], "title");
}

#[test]
fn nothing_found_and_a_query_that_is_wrong_have_their_own_status() {
    let status = |query: &str| {
        let output = qari(&["search", query, "tests/articles"])
            .output()
            .expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), said)
    };
    assert_eq!(status("مفقود"), (Some(1), String::new()));
    let (code, said) = status("near:5 وحيد");
    assert_eq!(code, Some(2));
    assert_eq!(
        said,
        "qari: QUERY, character 1, “near:5”: two terms belong behind it\n"
    );
}

#[test]
fn help_tells_how_queries_are_written() {
    let english = stdout(&["help", "queries", "--lang", "en"]);
    assert!(
        english.contains("near:10") && english.contains("actor:taliban"),
        "{english}"
    );
    let arabic = stdout(&["help", "استعلام", "--lang", "ar"]);
    assert!(
        arabic.contains("قرب:10") && arabic.contains("جهة:طالبان"),
        "{arabic}"
    );
    let articles = stdout(&["articles", "tests/articles", "--sort", "date"]);
    assert!(
        articles.starts_with("tests/articles/1-truce.txt"),
        "{articles}"
    );
}
