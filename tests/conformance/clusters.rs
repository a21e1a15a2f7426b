//! GraphemeBreakTest.txt: `text::cluster` divides as UAX #29 does.

use qari::text::cluster::clusters;

use super::{character, check_all, data};

#[test]
fn every_case_of_grapheme_break_test() {
    let text = data("GraphemeBreakTest.txt");
    let lines: Vec<&str> = text.lines().filter(|line| line.starts_with('÷')).collect();
    let checked = check_all(&lines, |line| {
        let case = line.split('#').next().unwrap_or_default();
        let expected: Vec<String> = case
            .split('÷')
            .map(|part| {
                part.split_whitespace()
                    .filter(|&sign| sign != "×")
                    .map(character)
            })
            .map(String::from_iter)
            .filter(|cluster| !cluster.is_empty())
            .collect();
        let text = expected.concat();
        let found: Vec<&str> = clusters(&text)
            .map(|cluster| &text[cluster.range])
            .collect();
        if found == expected {
            Ok(1)
        } else {
            Err(format!("{line}: {found:?}"))
        }
    });
    assert_eq!(checked, 766);
}
