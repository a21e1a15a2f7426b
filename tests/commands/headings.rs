//! The lines over printed articles.

use crate::stdout;

#[test]
fn a_heading_is_as_wide_as_the_page_and_a_single_article_has_none() {
    let headings = |width: &str, language: &str| {
        let page = [
            "print",
            "tests/articles",
            "--render",
            "visual",
            "--width",
            width,
        ];
        let printed = stdout(&[&page[..], &["--lang", language]].concat());
        let headings = printed.lines().filter(|row| row.contains("──"));
        headings.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        headings("36", "en"),
        [
            "──── tests/articles/1-truce.txt ────",
            "──── tests/articles/2-visit.txt ────",
            "──── tests/articles/3-students.txt ─",
        ]
    );
    assert_eq!(
        headings("30", "ar"),
        [
            "── …/articles/1-truce.txt ────",
            "── …/articles/2-visit.txt ────",
            "──────── …/3-students.txt ────",
        ]
    );
    for width in ["1", "2", "6", "9"] {
        assert_eq!(headings(width, "en").len(), 3, "{width}");
    }
    let alone = stdout(&["print", "tests/articles/1-truce.txt"]);
    assert!(!alone.contains('─'));
    let raw = stdout(&["print", "tests/articles", "--raw"]);
    assert!(!raw.contains('─'));
}

#[test]
fn in_a_pipe_a_heading_is_the_name_as_it_was_given() {
    let printed = stdout(&["print", "tests/articles", "--lang", "ar", "--width", "20"]);
    let headings = printed.lines().filter(|row| row.starts_with("──── "));
    assert_eq!(
        headings.collect::<Vec<_>>(),
        [
            "──── tests/articles/1-truce.txt",
            "──── tests/articles/2-visit.txt",
            "──── tests/articles/3-students.txt",
        ]
    );
    assert!(stdout(&["print"]).starts_with("──── builtin:"));
}
