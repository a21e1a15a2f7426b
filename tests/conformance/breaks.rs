//! LineBreakTest.txt: where `text::breaks` lets a line break, gladly or not,
//! against UAX #14. The differences are counted by the rule that decides in
//! the file.

use std::collections::BTreeMap;

use qari::text::breaks::opportunities;

use super::{character, data};

#[test]
fn line_break_test_but_for_the_differences_that_are_listed() {
    let text = data("LineBreakTest.txt");
    let (mut cases, mut places, mut odd_cases) = (0, 0, 0);
    let mut differences: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with('×')) {
        let (case, comment) = line.split_once('#').unwrap();
        let signs: Vec<&str> = case.split_whitespace().collect();
        let rules: Vec<&str> = comment
            .match_indices(['÷', '×'])
            .map(|(at, _)| comment[at..].split(['[', ']']).nth(1).unwrap())
            .collect();
        let text: String = signs
            .iter()
            .skip(1)
            .step_by(2)
            .map(|code| character(code))
            .collect();
        let found: Vec<usize> = opportunities(&text).map(|(byte, _)| byte).collect();
        let mut odd = false;
        // Neither the start nor the end is an opportunity for us.
        for (index, (byte, _)) in text.char_indices().enumerate().skip(1) {
            let expected = signs[index * 2] == "÷";
            places += 1;
            if found.contains(&byte) != expected {
                if differences
                    .get(&(rules[index], expected))
                    .copied()
                    .unwrap_or(0)
                    < 6
                {
                    println!("{}", line);
                }
                *differences.entry((rules[index], expected)).or_default() += 1;
                odd = true;
            }
        }
        cases += 1;
        odd_cases += usize::from(odd);
    }
    assert_eq!((cases, places, odd_cases), (0, 0, 0), "{differences:#?}");
}
