//! How many colours a terminal shows, and how bright its background is.
//!
//! A table of names, in the order of belief: a name in `TERM` that speaks of few
//! colours was chosen by someone; then whoever stands between; then what promises
//! true colour, the terminal's own answer included, since over ssh little else
//! comes along; then the rest of the name.

use super::{Evidence, Multiplexer};
use crate::terminal::colour::Depth;
use crate::terminal::environment::Environment;
use crate::terminal::probe::{Answers, Background};

/// The first VTE with true colour: 0.36. And the first xterm.
const VTE_WITH_COLOUR: u32 = 3600;
const XTERM_WITH_COLOUR: u32 = 331;

/// Names in `TERM` of terminals with true colour.
const TERMS: &[&str] = &[
    "xterm-kitty",
    "xterm-ghostty",
    "alacritty",
    "foot",
    "wezterm",
    "contour",
];

/// Names of terminals with true colour, as they answer XTVERSION.
const VERSIONS: &[&str] = &[
    "kitty(", "foot(", "Konsole ", "VTE(", "WezTerm ", "iTerm2 ", "ghostty ", "contour ",
    "mintty ", "mlterm",
];

/// How many colours there are.
pub(super) fn depth(evidence: &Evidence, within: Option<Multiplexer>) -> Depth {
    let environment = &evidence.environment;
    let term = environment.get("TERM");
    let one_of = |names: &[&str]| names.iter().any(|name| term.starts_with(name));
    let ends = |names: &[&str]| names.iter().any(|name| term.ends_with(name));
    if term.is_empty() || one_of(&["dumb", "vt1", "vt2", "vt3"]) || ends(&["-mono", "-m"]) {
        return Depth::None;
    }
    if term == "linux" || term.starts_with("linux-") {
        return Depth::Console;
    }
    if ends(&["-8color", "-16color", "-88color"]) {
        return Depth::Ansi16;
    }
    let is_promised = matches!(environment.get("COLORTERM"), "truecolor" | "24bit")
        || term.ends_with("-direct")
        || one_of(TERMS);
    let has_many = term.contains("256color");
    match within {
        // It makes of true colours what the terminal has that it is shown in.
        Some(Multiplexer::Tmux) if is_promised => Depth::True,
        Some(Multiplexer::Tmux) => Depth::Indexed256,
        Some(Multiplexer::Zellij) => Depth::True,
        // What was promised to those around it is nothing to it.
        Some(Multiplexer::Screen) if has_many => Depth::Indexed256,
        Some(Multiplexer::Screen) => Depth::Ansi16,
        None if is_promised || answered(&evidence.answers) => Depth::True,
        None if has_many || one_of(&["xterm", "rxvt", "konsole", "vte", "mlterm", "putty"]) => {
            Depth::Indexed256
        }
        None => Depth::Ansi16,
    }
}

/// Whether the terminal is one with true colour, by what it answered.
fn answered(answers: &Answers) -> bool {
    let version = answers.version().unwrap_or_default();
    let xterm = version.strip_prefix("XTerm(").and_then(|rest| {
        let digits = rest.split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse::<u32>().ok()
    });
    VERSIONS.iter().any(|name| version.starts_with(name))
        || xterm.is_some_and(|number| number >= XTERM_WITH_COLOUR)
        || match answers.secondary() {
            Some([65, number, _]) => number >= VTE_WITH_COLOUR,
            // mlterm, mintty, kitty, Konsole.
            Some([24, 279, _] | [77, ..] | [1, 4000..=4999, _] | [1, 115, _]) => true,
            _ => false,
        }
}

/// How bright the background is: as the terminal answers, else as it or who
/// started it has put into the environment. The console is black.
pub(super) fn background(evidence: &Evidence) -> Background {
    match evidence.answers.background() {
        Background::Unknown => by_environment(&evidence.environment),
        told => told,
    }
}

fn by_environment(environment: &Environment) -> Background {
    // The numbers of letters and ground, with something else between at times.
    let ground = environment.get("COLORFGBG").rsplit(';').next();
    match ground.and_then(|number| number.parse().ok()) {
        Some(7 | 9..=15) => Background::Light,
        Some(0..=6 | 8) => Background::Dark,
        _ if environment.get("TERM") == "linux" => Background::Dark,
        _ => Background::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(environment: &str, answers: &[&str]) -> Evidence {
        let environment = Environment::of(|name| {
            let mut variables = environment.split(' ').filter_map(|one| one.split_once('='));
            let found = variables.find(|(known, _)| *known == name);
            found.map(|(_, value)| value.to_owned())
        });
        Evidence {
            environment,
            outer: None,
            answers: Answers::read(answers.iter().copied()),
        }
    }

    #[test]
    fn names_and_answers_say_how_many_colours_there_are() {
        const TMUX: Option<Multiplexer> = Some(Multiplexer::Tmux);
        const SCREEN: Option<Multiplexer> = Some(Multiplexer::Screen);
        const ZELLIJ: Option<Multiplexer> = Some(Multiplexer::Zellij);
        let many = Depth::Indexed256;
        for (environment, answers, within, depth) in [
            ("", &[][..], None, Depth::None),
            ("TERM=dumb COLORTERM=truecolor", &[], None, Depth::None),
            ("TERM=vt220", &[], None, Depth::None),
            ("TERM=xterm-mono", &[], None, Depth::None),
            ("TERM=linux COLORTERM=truecolor", &[], None, Depth::Console),
            ("TERM=linux-16color", &[], None, Depth::Console),
            (
                "TERM=xterm-16color COLORTERM=truecolor",
                &["\\eP>|XTerm(379)\\e\\"],
                None,
                Depth::Ansi16,
            ),
            ("TERM=ansi", &[], None, Depth::Ansi16),
            ("TERM=st", &[], None, Depth::Ansi16),
            ("TERM=xterm", &[], None, many),
            ("TERM=xterm", &["\\e[>0;136;0c"], None, many),
            ("TERM=xterm", &["\\eP>|XTerm(330)\\e\\"], None, many),
            ("TERM=xterm", &["\\eP>|XTerm(379)\\e\\"], None, Depth::True),
            (
                "TERM=xterm-256color",
                &["\\e[>65;5202;1c"],
                None,
                Depth::True,
            ),
            ("TERM=xterm-256color", &["\\e[>65;3400;1c"], None, many),
            (
                "TERM=xterm-256color",
                &["\\e[>24;279;0c"],
                None,
                Depth::True,
            ),
            (
                "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal",
                &["\\e[>1;95;0c"],
                None,
                many,
            ),
            (
                "TERM=rxvt-unicode-256color COLORTERM=rxvt-xpm",
                &[],
                None,
                many,
            ),
            ("TERM=xterm-direct", &[], None, Depth::True),
            ("TERM=foot", &[], None, Depth::True),
            (
                "TERM=tmux-256color TMUX=1",
                &["\\eP>|tmux 3.3a\\e\\"],
                TMUX,
                many,
            ),
            ("TERM=screen TMUX=1", &[], TMUX, many),
            (
                "TERM=tmux-256color COLORTERM=truecolor",
                &[],
                TMUX,
                Depth::True,
            ),
            (
                "TERM=screen COLORTERM=truecolor",
                &[],
                SCREEN,
                Depth::Ansi16,
            ),
            (
                "TERM=screen-256color COLORTERM=truecolor",
                &[],
                SCREEN,
                many,
            ),
            ("TERM=xterm-256color ZELLIJ=1", &[], ZELLIJ, Depth::True),
        ] {
            let told = self::depth(&evidence(environment, answers), within);
            assert_eq!(told, depth, "{environment} {answers:?}");
        }
    }

    #[test]
    fn an_answer_about_the_background_counts_before_a_variable() {
        const BLACK: &str = "\\e]11;rgb:0000/0000/0000\\a";
        for (environment, answers, wanted) in [
            ("", &[][..], Background::Unknown),
            ("COLORFGBG=0;15", &[], Background::Light),
            ("COLORFGBG=0;default;15", &[], Background::Light),
            ("COLORFGBG=12;8", &[], Background::Dark),
            ("COLORFGBG=15;default", &[], Background::Unknown),
            ("COLORFGBG=15;231", &[], Background::Unknown),
            ("COLORFGBG=0;15", &[BLACK], Background::Dark),
            ("TERM=linux", &[], Background::Dark),
        ] {
            let told = background(&evidence(environment, answers));
            assert_eq!(told, wanted, "{environment} {answers:?}");
        }
    }
}
