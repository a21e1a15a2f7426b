use std::fs;
use std::path::Path;

use super::*;
use crate::terminal::switches::Switch;

const KITTY: &[&str] = &[
    "\\e[8;0$y",
    "\\e[8;0$y",
    "\\eP>|kitty(0.26.5)\\e\\",
    "\\e[?62;c",
];
const XTERM: &[&str] = &[
    "\\e[8;0$y",
    "\\e[8;0$y",
    "\\eP>|XTerm(379)\\e\\",
    "\\e[?64;c",
];

/// A file of terminals that is there while the test runs.
struct File(PathBuf);

impl File {
    fn of(test: &str) -> Self {
        let name = format!("qari-manner-{test}-{}.toml", std::process::id());
        Self(std::env::temp_dir().join(name))
    }

    /// A new run of the program in a terminal of which little is known.
    fn run(&self, render: Option<RenderMode>) -> Manner {
        run_in("xterm-256color", render, &self.0)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn run_in(term: &str, render: Option<RenderMode>, memory: &Path) -> Manner {
    run_with(term, render.map(Chosen::ByOption), memory)
}

fn run_with(term: &str, wish: Option<Chosen>, memory: &Path) -> Manner {
    let environment = Environment::of(|name| (name == "TERM").then(|| term.to_owned()));
    let evidence = Evidence {
        environment,
        ..Evidence::default()
    };
    Manner::with(evidence, wish, Some(memory.to_owned()))
}

fn answer(manner: &mut Manner, replies: &[&str]) {
    for reply in replies {
        manner.reply(reply.replace("\\e", "\x1b").as_bytes());
    }
}

fn mode(manner: &Manner) -> RenderMode {
    manner.decision().mode
}

#[test]
fn every_mode_has_a_name() {
    for (mode, known) in MODES {
        assert_eq!(name(mode), known);
        assert_eq!(MODES.iter().filter(|(_, name)| *name == known).count(), 1);
    }
}

#[test]
fn an_answer_is_awaited_the_first_time_only() {
    let file = File::of("first");
    let mut first = file.run(None);
    assert!(!first.is_settled());
    answer(&mut first, &KITTY[..3]);
    assert!(!first.is_settled(), "the last answer is missing");
    answer(&mut first, &KITTY[3..]);
    assert!(first.is_settled());
    assert_eq!(mode(&first), RenderMode::VisualWords);
    first.remember_news().unwrap();

    let mut second = file.run(None);
    assert!(second.is_settled());
    assert_eq!(mode(&second), RenderMode::VisualWords);
    second.settle();
    answer(&mut second, &XTERM[..3]);
    assert_eq!(
        mode(&second),
        RenderMode::VisualWords,
        "half an answer is none"
    );
    answer(&mut second, &XTERM[3..]);
    assert_eq!(mode(&second), RenderMode::Visual, "it is another terminal");
}

#[test]
fn silence_is_remembered_until_there_is_an_answer() {
    let file = File::of("silence");
    let mut silent = file.run(None);
    silent.settle();
    silent.remember_news().unwrap();
    let mut late = file.run(None);
    assert!(late.is_settled());
    answer(&mut late, KITTY);
    late.remember_news().unwrap();
    assert_eq!(mode(&file.run(None)), RenderMode::VisualWords);
    assert_eq!(Terminals::load(&file.0).unwrap().known.len(), 1);
    // Silent once more: what is known of it stays.
    let mut silent = file.run(None);
    silent.settle();
    silent.remember_news().unwrap();
    assert_eq!(mode(&file.run(None)), RenderMode::VisualWords);
}

#[test]
fn a_choice_holds_for_that_terminal() {
    let file = File::of("choice");
    let mut chosen = file.run(None);
    answer(&mut chosen, XTERM);
    chosen.choose(Some(RenderMode::Implicit)).unwrap();
    assert_eq!(mode(&chosen), RenderMode::Implicit);
    assert!(!chosen.decision().switches.has(Switch::Explicit));

    let mut again = file.run(None);
    assert_eq!(mode(&again), RenderMode::Implicit, "before it has answered");
    answer(&mut again, XTERM);
    assert_eq!(mode(&again), RenderMode::Implicit);
    again.remember_news().unwrap();

    let mut other = file.run(None);
    answer(&mut other, KITTY);
    assert_eq!(mode(&other), RenderMode::VisualWords);
    other.remember_news().unwrap();
    assert_eq!(
        mode(&run_in("st-256color", None, &file.0)),
        RenderMode::Visual
    );

    let mut first = file.run(None);
    answer(&mut first, XTERM);
    assert_eq!(mode(&first), RenderMode::Implicit, "nobody took it back");
    first.choose(None).unwrap();
    let mut back = file.run(None);
    answer(&mut back, XTERM);
    assert_eq!(
        (mode(&back), back.decision().chosen),
        (RenderMode::Visual, None)
    );
}

#[test]
fn what_is_wanted_for_this_run_comes_before_what_is_remembered() {
    let file = File::of("for-now");
    let mut chosen = file.run(None);
    answer(&mut chosen, XTERM);
    chosen.choose(Some(RenderMode::Implicit)).unwrap();
    let mut run = file.run(Some(RenderMode::ImplicitRuns));
    answer(&mut run, XTERM);
    assert_eq!(mode(&run), RenderMode::ImplicitRuns);
    run.remember_news().unwrap();
    assert_eq!(mode(&file.run(None)), RenderMode::Implicit);
    run.cycle().unwrap();
    assert_eq!(
        mode(&run),
        RenderMode::Visual,
        "a key pressed now comes before both"
    );
    assert_eq!(run.decision().chosen, None);
}

#[test]
fn a_choice_made_meanwhile_in_another_run_is_kept() {
    let file = File::of("meanwhile");
    let (mut one, mut other) = (file.run(None), file.run(None));
    answer(&mut one, XTERM);
    answer(&mut other, XTERM);
    one.choose(Some(RenderMode::Implicit)).unwrap();
    other.remember_news().unwrap();
    assert_eq!(mode(&file.run(None)), RenderMode::Implicit);
    other.choose(Some(RenderMode::VisualWords)).unwrap();
    assert_eq!(
        mode(&file.run(None)),
        RenderMode::VisualWords,
        "the last one"
    );
}

#[test]
fn a_choice_made_meanwhile_does_not_change_this_run() {
    let file = File::of("unasked");
    let (mut one, mut other) = (file.run(None), file.run(None));
    answer(&mut one, XTERM);
    answer(&mut other, XTERM);
    one.choose(Some(RenderMode::Implicit)).unwrap();
    other.remember_news().unwrap();
    answer(&mut other, &["\\e]11;rgb:0000/0000/0000\\e\\"]);
    assert_eq!(mode(&other), RenderMode::Visual, "nobody asked for it here");
    assert_eq!(mode(&file.run(None)), RenderMode::Implicit);
}

#[test]
fn cycling_goes_through_all_modes_and_back() {
    let file = File::of("cycle");
    let mut manner = file.run(None);
    answer(&mut manner, KITTY);
    let mut seen = vec![mode(&manner)];
    for _ in 0..MODES.len() {
        manner.cycle().unwrap();
        seen.push(mode(&manner));
    }
    use RenderMode::{Implicit, ImplicitRuns, Visual, VisualWords};
    assert_eq!(
        seen,
        [VisualWords, Visual, Implicit, ImplicitRuns, VisualWords]
    );
    assert_eq!(manner.decision().chosen, None);
}

#[test]
fn a_broken_file_is_told_of_and_not_written_over() {
    let file = File::of("broken");
    fs::write(&file.0, "terminal = 3").unwrap();
    let mut manner = file.run(None);
    assert!(manner.broken_memory().is_some());
    answer(&mut manner, KITTY);
    assert_eq!(mode(&manner), RenderMode::VisualWords);
    assert!(manner.remember_news().is_err());
    assert!(manner.choose(Some(RenderMode::Visual)).is_err());
    assert_eq!(mode(&manner), RenderMode::Visual, "it holds for this run");
    assert_eq!(fs::read_to_string(&file.0).unwrap(), "terminal = 3");
}

#[test]
fn tmux_is_awaited_before_anything_is_recalled() {
    let file = File::of("tmux");
    let start = || {
        let variables = [("TERM", "tmux-256color"), ("TMUX", "1")];
        let environment = Environment::of(|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        });
        let evidence = Evidence {
            environment,
            ..Evidence::default()
        };
        Manner::with(evidence, None, Some(file.0.clone()))
    };
    let outer = |version: &str| {
        let (version, term) = (version.to_owned(), "xterm-256color".to_owned());
        Some(Outer {
            version,
            term,
            passes_through: false,
        })
    };
    let mut first = start();
    answer(
        &mut first,
        &["\\eP>|tmux 3.3a\\e\\", "\\e[>84;0;0c", "\\e[?1;2c"],
    );
    assert!(!first.is_settled());
    first.tmux(outer("kitty(0.26.5)"));
    assert!(first.is_settled());
    assert_eq!(mode(&first), RenderMode::VisualWords);
    first.remember_news().unwrap();

    let mut same = start();
    assert!(!same.is_settled());
    same.tmux(outer("kitty(0.26.5)"));
    assert!(same.is_settled(), "known from the first run");
    let mut other = start();
    other.tmux(outer("XTerm(379)"));
    assert!(!other.is_settled());
}

#[test]
fn a_general_wish_gives_way_to_what_was_chosen_for_the_terminal() {
    let file = File::of("general");
    let in_file = Chosen::InFile(RenderMode::Implicit);
    let run = |wish| {
        let mut manner = run_with("xterm-256color", Some(wish), &file.0);
        answer(&mut manner, XTERM);
        manner
    };
    let mut manner = run(in_file);
    assert_eq!(manner.decision().chosen, Some(in_file));
    assert_eq!(
        (mode(&manner), manner.usual().mode),
        (RenderMode::Implicit, RenderMode::Implicit)
    );
    // Every other mode can be reached from it, that of the terminal too.
    let mut seen = Vec::new();
    for _ in MODES {
        manner.cycle().unwrap();
        seen.push(mode(&manner));
    }
    assert!(
        MODES.iter().all(|(mode, _)| seen.contains(mode)),
        "{seen:?}"
    );
    assert_eq!(manner.decision().chosen, Some(in_file), "round again");
    manner.choose(Some(RenderMode::VisualWords)).unwrap();
    assert_eq!(mode(&run(in_file)), RenderMode::VisualWords);
    for outdoing in [Chosen::ByOption, Chosen::ByEnvironment] {
        let wish = outdoing(RenderMode::ImplicitRuns);
        assert_eq!(run(wish).decision().chosen, Some(wish));
    }
    manner.choose(None).unwrap();
    assert_eq!(mode(&run(in_file)), RenderMode::Implicit);
}
