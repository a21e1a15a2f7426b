//! The colours that suit the background a terminal tells of.

use super::*;

/// The ground of the theme for light backgrounds, and of the one for dark ones.
const LIGHT: &str = "48;2;251;248;241";

const DARK: &str = "48;2;24;26;30";

fn coloured(home: &Path, term: &str, options: &[&str]) -> CommandBuilder {
    let mut command = program(home);
    command.args(options);
    command.env("TERM", term);
    command.env("COLORTERM", "truecolor");
    command.env_remove("NO_COLOR");
    command
}

#[test]
fn colours_suit_the_background_and_follow_it_late() {
    let mut pty = asking(coloured(&home("background"), "xterm-256color", &[]));
    pty.wait_for("article 1 of 3");
    pty.wait_for_mentions();
    let raw = pty.raw();
    assert!(!raw.contains(LIGHT) && !raw.contains(DARK), "not known yet");
    let text = letters(&pty);
    for (answer, ground, other) in [("ffff", LIGHT, DARK), ("1e1e", DARK, LIGHT)] {
        let written = pty.written();
        let answer = format!("\x1b]11;rgb:{answer}/{answer}/{answer}\x1b\\\x1b[?64;1;2c");
        pty.send(answer.as_bytes());
        pty.wait_for_written(ground);
        pty.wait_for_rest();
        assert!(!pty.raw()[written..].contains(other));
        assert_eq!(letters(&pty), text, "only colours have changed");
    }
    quit(pty);
}

#[test]
fn the_person_chooses_theme_and_colours() {
    for (test, options, has, lacks) in [
        ("theme-light", &["--theme", "light"][..], LIGHT, "38;5;"),
        (
            "theme-256",
            &["--theme", "dark", "--color", "256"],
            "48;5;234",
            "38;2;",
        ),
        (
            "theme-16",
            &["--theme", "light", "--color", "16"],
            "107m",
            "38;5;",
        ),
        (
            "theme-none",
            &["--theme", "dark", "--color", "never"],
            "\x1b[1m",
            "48;",
        ),
    ] {
        let mut pty = asking(coloured(&home(test), "xterm-256color", options));
        pty.send(b"\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?64;1;2c");
        pty.wait_for("article 1 of 3");
        pty.wait_for_rest();
        let raw = pty.raw();
        assert!(raw.contains(has) && !raw.contains(lacks), "{test}: {raw:?}");
        quit(pty);
    }
}

#[test]
fn lines_on_a_terminal_are_coloured_as_suits_it() {
    let printed = |variables: &[(&str, &str)]| {
        let mut command = pty::command(PROGRAM, &home("lines"));
        command.args(["print", "--no-state", &format!("{ARTICLES}/1-truce.txt")]);
        command.env("COLORTERM", "truecolor");
        command.env_remove("NO_COLOR");
        for (name, value) in variables {
            command.env(name, value);
        }
        let mut pty = Pty::spawn(command, 80, 24);
        assert_eq!(pty.wait_for_end().exit_code(), 0);
        pty.raw()
    };
    let dark = printed(&[("COLORFGBG", "15;0")]);
    assert!(dark.contains("\x1b[1;38;2;247;241;224m"), "{dark:?}");
    let light = printed(&[("COLORFGBG", "0;15")]);
    assert!(light.contains("\x1b[1;38;2;21;18;13m"), "{light:?}");
    for variables in [("COLORFGBG", ""), ("NO_COLOR", "1"), ("TERM", "linux")] {
        let plain = printed(&[("COLORFGBG", ""), variables]);
        assert!(
            plain.contains("\x1b[1m") && !plain.contains("38;"),
            "{plain:?}"
        );
    }
}
