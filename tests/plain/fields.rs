//! The fields of a line stay whole, whoever puts a line into order, and nothing hostile is said.

use super::*;

/// The directions that a terminal may take a line to have: that of its first letter,
/// or always the same.
const DIRECTIONS: [Option<Level>; 3] = [None, Some(LTR_LEVEL), Some(RTL_LEVEL)];

/// The bytes of a line as a terminal shows it that orders lines itself.
fn shown(line: &str, direction: Option<Level>) -> Vec<usize> {
    let info = BidiInfo::new(line, direction);
    let levels = info.reordered_levels_per_char(&info.paragraphs[0], 0..line.len());
    let bytes: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
    let order = BidiInfo::reorder_visual(&levels);
    order.into_iter().map(|at| bytes[at]).collect()
}

#[test]
fn no_field_of_a_line_is_torn_by_whoever_orders_it() {
    let article = fs::read_to_string(format!("{ARTICLES}/1-truce.txt")).unwrap();
    let article = article.replace("المصدر: قارئ", "المصدر: Reuters");
    let path = file("fields", &article);
    let path = path.to_str().unwrap();
    for language in ["en", "ar"] {
        let said = said(language, &[ARTICLES, path], &["a"]);
        assert!(said.contains(" · Reuters · "), "{said}");
        for line in said.lines() {
            // Before what is Arabic, the number of an English line is a field of its own.
            let is_numbered = line.starts_with(|c: char| c.is_ascii_digit());
            let number = line.find(". ").filter(|_| is_numbered);
            let from = number.map_or(0, |end| end + ". ".len());
            for direction in DIRECTIONS {
                assert_whole(line, from, &shown(line, direction));
            }
        }
    }
}

/// Asserts that every field of a line, from a byte on, is one piece where its bytes are
/// `shown` in this order.
#[track_caller]
fn assert_whole(line: &str, from: usize, shown: &[usize]) {
    let mut start = from;
    for part in line[from..].split_inclusive(" · ") {
        let field = part.trim_end_matches(" · ");
        let is_of_it = |at: &usize| (start..start + field.len()).contains(at);
        let first = shown.iter().position(is_of_it).unwrap();
        let last = shown.iter().rposition(is_of_it).unwrap();
        let is_torn = !shown[first..=last].iter().all(is_of_it);
        assert!(!is_torn, "{field} in {line}: {shown:?}");
        start += part.len();
    }
}

#[test]
fn keys_are_shown_as_they_are_and_what_is_arabic_leads_its_line() {
    for language in ["en", "ar"] {
        let said = said(language, &[ARTICLES], &["?", "", "", "1", "z"]);
        for key in ["] · ", "[ · "] {
            let line = said.lines().find(|line| line.starts_with(key)).unwrap();
            for direction in [None, Some(LTR_LEVEL)] {
                // At an odd level it would be mirrored.
                let level = BidiInfo::new(line, direction).levels[0];
                assert!(level.is_ltr(), "{line}");
            }
        }
        let place = said.lines().find(|line| line.contains("[طالبان]")).unwrap();
        let level = BidiInfo::new(place, None).paragraphs[0].level;
        assert!(level.is_rtl(), "{place}");
    }
}

#[test]
fn nothing_hostile_is_said() {
    let text = "خبر \u{1b}[2J\u{202E}مقلوب\u{9b}31m\u{7} عاجل\n\n\
        قالت \u{2066}طالبان\u{200E} إنها\u{1b}]0;x\u{7} هنا وخانه\u{200C}ها.\n";
    let path = file("hostile", text);
    let path = path.to_str().unwrap();
    let typed = [
        "",
        "]",
        "z",
        "l",
        "\u{1b}[2J",
        "f \u{1b}]0;\u{7}",
        "/\u{202E}",
        "t",
        "a",
    ];
    let said = said("en", &[path], &typed);
    assert!(
        said.contains("وخانه\u{200C}ها."),
        "its letters are kept: {said}"
    );
    assert!(said.contains("[طالبان]"), "{said}");
}
