//! One table: what was recorded from each terminal, and what must follow.

use super::*;

/// What terminals answered and set, with a decision in short: mode; switches;
/// mode of lines; `-marks` where they are stripped.
struct Row {
    name: &'static str,
    environment: &'static str,
    /// XTVERSION, `TERM` and allow-passthrough as tmux tells them.
    outer: Option<(&'static str, &'static str, bool)>,
    answers: &'static [&'static str],
    decided: &'static str,
}

const fn row(
    name: &'static str,
    environment: &'static str,
    answers: &'static [&'static str],
    decided: &'static str,
) -> Row {
    Row {
        name,
        environment,
        outer: None,
        answers,
        decided,
    }
}

const fn tmux(
    name: &'static str,
    environment: &'static str,
    outer: (&'static str, &'static str, bool),
    decided: &'static str,
) -> Row {
    Row {
        name,
        environment,
        outer: Some(outer),
        answers: &["\\eP>|tmux 3.3a\\e\\", "\\e[>84;0;0c", "\\e[?1;2c"],
        decided,
    }
}

const TMUX: &str = "TERM=tmux-256color TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.3a TMUX=1";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row("xterm", "TERM=xterm XTERM_VERSION=XTerm(379)",
        &["\\e[8;0$y", "\\e[8;0$y", "\\eP>|XTerm(379)\\e\\", "\\e[>41;379;0c", "\\e[?64;1;2c"],
        "Visual CSI 8 l; Visual"),
    row("urxvt", "TERM=rxvt-unicode-256color COLORTERM=rxvt-xpm",
        &["\\e[>85;95;0c", "\\e[?1;2c"],
        "Visual CSI 8 l; Visual"),
    row("st", "TERM=st-256color",
        &["\\e]11;rgb:0000/0000/0000\\a", "\\e[?6c"],
        "Visual CSI 8 l; Visual"),
    row("alacritty", "TERM=alacritty COLORTERM=truecolor ALACRITTY_WINDOW_ID=1",
        &["\\e[>0;1700;1c", "\\e[?6c"],
        "Visual CSI 8 l; Visual -marks"),
    row("foot", "TERM=foot COLORTERM=truecolor",
        &["\\eP>|foot(1.13.1)\\e\\", "\\e[>1;011301;0c", "\\e[?62;4;22c"],
        "Visual CSI 8 l; Visual -marks"),
    row("zutty", "TERM=xterm-256color ZUTTY_VERSION=0.14",
        &["\\e[>64;0;0c", "\\e[?64;1;9c"],
        "Visual CSI 8 l; Visual"),
    row("VTE", "TERM=xterm-256color COLORTERM=truecolor VTE_VERSION=7006",
        &["\\e[8;1$y", "\\e[8;2$y", "\\e[>65;7006;1c", "\\e[?65;1;9c"],
        "Visual CSI 8 l; Implicit"),
    row("Konsole", "TERM=xterm-256color COLORTERM=truecolor KONSOLE_VERSION=221203",
        &["\\eP>|Konsole 22.12.3\\e\\", "\\e[>1;115;0c", "\\e[?62;1;4c"],
        "Visual CSI 8 l+OSC 50; Implicit"),
    row("QTerminal", "TERM=xterm-256color COLORTERM=truecolor",
        &["\\e[>0;115;0c", "\\e[?1;2c"],
        "ImplicitRuns ; ImplicitRuns"),
    row("mlterm", "TERM=mlterm MLTERM=3.9.0",
        &["\\e[8;0$y", "\\e[8;0$y", "\\e[>24;279;0c", "\\e[?63;1;2c"],
        "Visual CSI 8 l+OSC 5379; Implicit"),
    row("pterm", "TERM=xterm",
        &["\\e[>0;136;0c", "\\e[?6c"],
        "Implicit ; Implicit"),
    row("kitty", "TERM=xterm-kitty COLORTERM=truecolor KITTY_WINDOW_ID=1",
        &["\\e[8;0$y", "\\e[8;0$y", "\\eP>|kitty(0.26.5)\\e\\", "\\e[>1;4000;26c", "\\e[?62;c"],
        "VisualWords ; VisualWords -marks"),

    // The same over ssh, which carries only TERM.
    row("Konsole, ssh", "TERM=xterm-256color",
        &["\\eP>|Konsole 22.12.3\\e\\", "\\e[>1;115;0c", "\\e[?62;1;4c"],
        "Visual CSI 8 l+OSC 50; Implicit"),
    row("mlterm, ssh", "TERM=xterm",
        &["\\e[8;0$y", "\\e[8;0$y", "\\e[>24;279;0c", "\\e[?63;1c"],
        "Visual CSI 8 l+OSC 5379; Implicit"),
    row("kitty, ssh", "TERM=xterm-256color",
        &["\\eP>|kitty(0.26.5)\\e\\", "\\e[?62;c"],
        "VisualWords ; VisualWords -marks"),
    row("alacritty, ssh", "TERM=xterm-256color", &["\\e[>0;1700;1c", "\\e[?6c"],
        "Visual CSI 8 l; Visual -marks"),

    // Silent ones: the environment alone.
    row("nothing at all", "", &[], "Visual CSI 8 l; Visual"),
    row("the console of Linux", "TERM=linux", &["\\e[?6c"], "Visual CSI 8 l; Visual"),
    row("VTE, silent", "TERM=xterm-256color VTE_VERSION=7006", &[], "Visual CSI 8 l; Implicit"),
    row("VTE before bidi", "TERM=xterm-256color VTE_VERSION=5202", &[], "Visual CSI 8 l; Visual"),
    row("Konsole, silent", "TERM=xterm-256color KONSOLE_VERSION=221203", &[],
        "Visual CSI 8 l+OSC 50; Implicit"),
    row("mlterm, silent", "TERM=mlterm MLTERM=3.9.0", &[], "Visual CSI 8 l+OSC 5379; Implicit"),
    row("kitty, silent", "TERM=xterm-kitty", &[], "VisualWords ; VisualWords -marks"),
    row("kitty with another TERM, silent", "TERM=xterm-256color KITTY_WINDOW_ID=1", &[],
        "VisualWords ; VisualWords -marks"),

    // Variables inherited from the terminal that this one was started in.
    row("xterm from Konsole", "TERM=xterm KONSOLE_VERSION=221203 XTERM_VERSION=XTerm(379)",
        &["\\eP>|XTerm(379)\\e\\", "\\e[>41;379;0c", "\\e[?64c"],
        "Visual CSI 8 l; Visual"),
    row("urxvt from mlterm", "TERM=rxvt-unicode MLTERM=3.9.0", &["\\e[>85;95;0c", "\\e[?1;2c"],
        "Visual CSI 8 l; Visual"),
    row("zutty from kitty", "TERM=xterm-256color KITTY_WINDOW_ID=1",
        &["\\e[>64;0;0c", "\\e[?64c"], "Visual CSI 8 l; Visual"),
    row("pterm from VTE", "TERM=xterm VTE_VERSION=7006", &["\\e[>0;136;0c", "\\e[?6c"],
        "Implicit ; Implicit"),
    row("xterm from tmux", "TERM=xterm TMUX=1 TERM_PROGRAM=tmux",
        &["\\eP>|XTerm(379)\\e\\", "\\e[>41;379;0c", "\\e[?64c"],
        "Visual CSI 8 l; Visual"),
    row("xterm from tmux, silent", "TERM=xterm TMUX=1 KITTY_WINDOW_ID=1", &[],
        "VisualWords ; VisualWords -marks"),

    // From documentation and sources.
    row("WezTerm", "TERM=xterm-256color TERM_PROGRAM=WezTerm",
        &["\\e[8;2$y", "\\e[8;2$y", "\\eP>|WezTerm 20240203\\e\\", "\\e[?65c"],
        "Visual CSI 8 l; Visual"),
    row("reorders and refuses", "TERM=xterm", &["\\e[8;3$y", "\\e[8;3$y", "\\e[?65c"],
        "Implicit ; Implicit"),
    row("mintty", "TERM=xterm TERM_PROGRAM=mintty", &["\\e[>77;30700;0c", "\\e[?64c"],
        "Visual CSI 8 l; Implicit"),
    row("Apple Terminal", "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal",
        &["\\e[>1;95;0c", "\\e[?1;2c"], "Implicit ; Implicit"),
    row("iTerm2 3.7", "TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.7.0beta9",
        &[], "Implicit ; Implicit"),
    row("iTerm2 3.5", "TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.5.14",
        &[], "Visual CSI 8 l; Visual"),
    row("iTerm2 3.10, ssh", "TERM=xterm-256color", &["\\eP>|iTerm2 3.10.1\\e\\", "\\e[?64c"],
        "Implicit ; Implicit"),
    row("Windows Terminal", "TERM=xterm-256color", &["\\e[>0;10;1c", "\\e[?61c"],
        "Visual CSI 8 l; Visual"),
    row("Ghostty", "TERM=xterm-ghostty", &["\\eP>|ghostty 1.1.0\\e\\", "\\e[>1;10;0c", "\\e[?62c"],
        "Visual CSI 8 l; Visual"),

    // Multiplexers.
    tmux("tmux in xterm", TMUX, ("XTerm(379)", "xterm", false), "Visual CSI 8 l; Visual"),
    tmux("tmux in kitty", TMUX, ("kitty(0.26.5)", "xterm-kitty", false),
        "VisualWords ; VisualWords -marks"),
    tmux("tmux in foot", TMUX, ("foot(1.13.1)", "foot", false), "Visual CSI 8 l; Visual -marks"),
    tmux("tmux in alacritty", TMUX, ("", "alacritty", false), "Visual CSI 8 l; Visual -marks"),
    tmux("tmux in Konsole", TMUX, ("Konsole 22.12.3", "xterm-256color", false),
        "Implicit ; Implicit"),
    tmux("tmux in Konsole, passing through", TMUX, ("Konsole 22.12.3", "xterm-256color", true),
        "Visual CSI 8 l+OSC 50 through tmux; Implicit"),
    tmux("tmux in mlterm", TMUX, ("", "mlterm", true), "Implicit ; Implicit"),
    tmux("tmux in VTE", "TERM=tmux-256color TMUX=1 VTE_VERSION=7006", ("", "xterm-256color", false),
        "Implicit ; Implicit"),
    tmux("tmux in a newer VTE", TMUX, ("VTE(7802)", "xterm-256color", false), "Implicit ; Implicit"),
    tmux("tmux in xterm, started in kitty", "TERM=tmux-256color TMUX=1 KITTY_WINDOW_ID=1",
        ("XTerm(379)", "xterm", false), "Visual CSI 8 l; Visual"),
    row("tmux in kitty, silent", "TERM=tmux-256color TMUX=1 KITTY_WINDOW_ID=1", &[],
        "VisualWords ; VisualWords -marks"),
    row("ssh from tmux", "TERM=tmux-256color", &["\\eP>|tmux 3.3a\\e\\", "\\e[>84;0;0c", "\\e[?1;2c"],
        "Visual CSI 8 l; Visual"),
    row("screen in xterm", "TERM=screen STY=1 XTERM_VERSION=XTerm(379)",
        &["\\e[>83;40900;0c", "\\e[?1;2c", "\\e]11;rgb:ffff/ffff/ffff\\e\\"],
        "Visual CSI 8 l; Visual"),
    row("screen in Konsole", "TERM=screen STY=1 KONSOLE_VERSION=221203",
        &["\\e[>83;40900;0c", "\\e[?1;2c"], "Implicit ; Implicit"),
    row("screen in VTE", "TERM=screen STY=1 VTE_VERSION=7006",
        &["\\e[>83;40900;0c", "\\e[?1;2c"], "Implicit ; Implicit"),
    row("zellij in kitty", "TERM=xterm-kitty ZELLIJ=1 KITTY_WINDOW_ID=1", &["\\e[?62;4c"],
        "VisualWords ; VisualWords -marks"),
    row("zellij in VTE", "TERM=xterm-256color ZELLIJ=1 VTE_VERSION=7006", &["\\e[?62;4c"],
        "Implicit ; Implicit"),
];

fn evidence(row: &Row) -> Evidence {
    let environment = Environment::of(|name| {
        let mut variables = row
            .environment
            .split(' ')
            .filter_map(|one| one.split_once('='));
        variables
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.to_owned())
    });
    Evidence {
        environment,
        outer: row.outer.map(|(version, term, passes_through)| Outer {
            version: version.to_owned(),
            term: term.to_owned(),
            passes_through,
        }),
        answers: Answers::read(row.answers.iter().copied()),
    }
}

fn in_short(decision: &Decision) -> String {
    let Decision {
        mode,
        switches,
        lines,
        ..
    } = decision;
    let switches: Vec<_> = switches.iter().map(Switch::name).collect();
    let marks = if decision.ruins_marks { " -marks" } else { "" };
    format!("{mode:?} {}; {lines:?}{marks}", switches.join("+"))
}

#[test]
fn every_terminal_that_was_recorded_is_known() {
    for row in ROWS {
        let evidence = evidence(row);
        assert_eq!(
            evidence.answers.printed().len(),
            row.answers.len(),
            "{}: the answers are read",
            row.name
        );
        assert_eq!(
            in_short(&decide(&evidence, None)),
            row.decided,
            "{}",
            row.name
        );
    }
}

fn of(name: &str) -> Evidence {
    evidence(ROWS.iter().find(|row| row.name == name).unwrap())
}

#[test]
fn the_person_decides_before_all_evidence() {
    let chosen = |name, mode| in_short(&decide(&of(name), Some(Chosen::ForTerminal(mode))));
    assert_eq!(
        chosen("xterm", RenderMode::Implicit),
        "Implicit ; Implicit",
        "who wants its reordering undone wants it to reorder"
    );
    assert_eq!(chosen("VTE", RenderMode::Implicit), "Implicit ; Implicit");
    assert_eq!(
        chosen("Konsole", RenderMode::Visual),
        "Visual CSI 8 l+OSC 50; Implicit",
        "lines have no switch in force"
    );
    assert_eq!(
        chosen("kitty", RenderMode::Visual),
        "Visual CSI 8 l; Visual -marks",
        "for a kitty that is set to force_ltr"
    );
}

#[test]
fn a_decision_says_how_it_came_to_be() {
    let told = |name| {
        let Decision {
            terminal,
            within,
            source,
            ..
        } = decide(&of(name), None);
        (terminal, within, source)
    };
    assert_eq!(told("VTE"), (Terminal::Obeys, None, Source::Answer));
    assert_eq!(
        told("VTE, silent"),
        (Terminal::Vte, None, Source::Environment)
    );
    assert_eq!(
        told("nothing at all"),
        (Terminal::Other, None, Source::Nothing)
    );
    assert_eq!(
        told("tmux in kitty"),
        (Terminal::Kitty, Some(Multiplexer::Tmux), Source::Tmux)
    );
    assert_eq!(
        told("screen in VTE"),
        (
            Terminal::Vte,
            Some(Multiplexer::Screen),
            Source::Environment
        )
    );
}

#[test]
fn the_background_is_told_along() {
    assert_eq!(decide(&of("st"), None).background, Background::Dark);
    assert_eq!(
        decide(&of("screen in xterm"), None).background,
        Background::Light
    );
    assert_eq!(decide(&of("pterm"), None).background, Background::Unknown);
}
