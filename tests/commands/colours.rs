//! Colours of commands: on request in a pipe, never among records, and only around
//! what is written anyway.

use super::stdout;

const ARTICLE: &str = "tests/articles/1-truce.txt";

fn without_colours(text: &str) -> String {
    let mut plain = String::new();
    for (at, part) in text.split('\x1b').enumerate() {
        let end = if at == 0 {
            0
        } else {
            part.find('m').map_or(0, |end| end + 1)
        };
        plain += &part[end..];
    }
    plain
}

#[test]
fn a_pipe_is_plain_unless_colours_are_asked_for() {
    for theme in ["auto", "dark", "light", "neutral"] {
        let plain = stdout(&["print", ARTICLE, "--theme", theme]);
        assert!(!plain.contains('\x1b'));
        let asked = stdout(&["print", ARTICLE, "--theme", theme, "--color", "always"]);
        assert!(asked.starts_with("\x1b[1m"), "{theme}: {asked:?}");
        assert_eq!(without_colours(&asked), plain);
    }
    let dark = stdout(&["print", ARTICLE, "--theme", "dark", "--color", "true"]);
    assert!(dark.starts_with("\x1b[1;38;2;247;241;224m"), "{dark:?}");
    for format in ["text", "jsonl"] {
        let records = stdout(&["mentions", ARTICLE, "--color", "always", "--format", format]);
        assert!(!records.contains('\x1b'), "{records:?}");
    }
}

#[test]
fn rows_have_the_same_cells_with_colours_and_without() {
    for render in ["visual", "visual-words", "implicit", "implicit-runs"] {
        for command in ["print", "mentions", "articles"] {
            let all = [command, ARTICLE, "--render", render];
            let plain = stdout(&all);
            let never = stdout(&[all.as_slice(), &["--color", "never"]].concat());
            assert_eq!(plain, never);
            let asked = stdout(&[all.as_slice(), &["--color", "256", "--theme", "dark"]].concat());
            assert_eq!(without_colours(&asked), plain, "{command} {render}");
            let is_coloured = asked.contains("\x1b[");
            assert_eq!(
                is_coloured,
                render == "visual" || command == "print",
                "{command} {render}"
            );
        }
    }
}
