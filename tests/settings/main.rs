//! The file of settings: what it sets, what outdoes it, and what is said where it
//! cannot be understood. The real program, in pipes and in a pseudo terminal.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]
#![allow(dead_code, reason = "each test program uses a part of the terminal")]

#[path = "../pty/mod.rs"]
mod pty;
mod reader;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use assert_cmd::Command;
use pty::Pty;

const PROGRAM: &str = env!("CARGO_BIN_EXE_qari");
const ARTICLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles/1-truce.txt");
const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");

/// A home for one test, with this file of settings.
fn home(test: &str, settings: &str) -> PathBuf {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("settings")
        .join(test);
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(home.join("qari")).unwrap();
    fs::write(home.join("qari/config.toml"), settings).unwrap();
    home
}

/// The program in a pipe.
fn program(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .args(arguments)
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .env("XDG_STATE_HOME", home)
        .env("XDG_DATA_HOME", home)
        .env("LC_ALL", "C");
    for variable in ["QARI_RENDER", "QARI_CONFIG", "QARI_LIBRARY", "NO_COLOR"] {
        command.env_remove(variable);
    }
    for variable in pty::FOREIGN {
        command.env_remove(variable);
    }
    command
}

/// What is written, and what is said on standard error.
fn told(command: &mut Command) -> (String, String) {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

/// What the program shows on a terminal.
fn shown(home: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let mut command = pty::command(PROGRAM, home);
    command.args(arguments);
    for (name, value) in variables {
        command.env(name, value);
    }
    let mut pty = Pty::spawn(command, 80, 24);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.raw()
}

#[test]
fn so_many_colours_for_good_are_for_terminals() {
    let home = home("colours", "color = \"256\"\n");
    for line in [&["print", ARTICLE][..], &["--help"]] {
        let (text, _) = told(&mut program(&home, line));
        assert!(!text.contains('\x1b'), "{line:?}");
    }
    let (text, _) = told(&mut program(&home, &["print", ARTICLE, "--color", "256"]));
    assert!(text.contains('\x1b'), "asked for on the command line");
}

#[test]
fn settings_hold_where_nothing_is_given() {
    let home = home(
        "hold",
        "lang = \"ar\"\nmarks = \"strip\"\ndigits = \"persian\"\ncolor = \"always\"\n",
    );
    let article = home.join("article.txt");
    fs::write(&article, "خبرٌ\n\nقُتِلَ 25 شخصًا.\n").unwrap();
    let article = article.to_str().unwrap();
    let (printed, said) = told(&mut program(&home, &["print", article]));
    assert_eq!(said, "");
    assert!(printed.contains("قتل ۲۵ شخصا."), "{printed}");
    assert!(printed.contains("\u{1b}["), "{printed}");
    let given = ["--marks", "keep", "--digits=as-written", "--color", "auto"];
    let (printed, _) = told(&mut program(
        &home,
        &[&["print", article], &given[..]].concat(),
    ));
    assert!(printed.contains("قُتِلَ 25 شخصًا."), "{printed}");
    assert!(!printed.contains('\u{1b}'), "{printed}");
    let mut without = program(&home, &["print", article]);
    without.env("NO_COLOR", "1");
    assert!(!told(&mut without).0.contains('\u{1b}'));

    let (_, said) = told(&mut program(&home, &["print", "nothing.txt"]));
    assert_eq!(said, "nothing.txt: تعذّر فتح الملف: لا وجود له\n");
    let (help, _) = told(&mut program(&home, &["help"]));
    assert!(help.contains("الافتراضي: strip"), "{help}");
    let (_, said) = told(&mut program(&home, &["print", "nothing.txt", "--lang=en"]));
    assert_eq!(said, "nothing.txt: no such file\n");
    // What a command does not obey is no mistake in a file that is for all of them.
    assert_eq!(told(&mut program(&home, &["generate", "keys"])).1, "");
}

#[test]
fn what_cannot_be_understood_is_said_and_the_rest_holds() {
    let home = home(
        "faults",
        "digit = \"persian\"\nlang = ar\n\ndigits = \"persian\"\n",
    );
    let (printed, said) = told(&mut program(&home, &["print", ARTICLE]));
    assert!(printed.contains('۲') && !printed.contains('2'), "{printed}");
    let said: Vec<_> = said.lines().collect();
    assert_eq!(
        said[0],
        "~/qari/config.toml: line 1: there is no setting “digit”; did you mean “digits”?"
    );
    assert!(
        said[1].starts_with("~/qari/config.toml: line 2: this is not TOML ("),
        "{said:?}"
    );
    assert_eq!(said.len(), 2, "{said:?}");
}

#[test]
fn a_file_that_is_named_is_read_instead_and_missed_when_it_is_not_there() {
    let home = home("named", "lang = \"ar\"\n");
    let named = |name: &str| {
        let mut command = program(&home, &["print", ARTICLE]);
        told(command.env("QARI_CONFIG", home.join(name)))
    };
    fs::write(home.join("other.toml"), "digits = \"persian\"\n").unwrap();
    let (printed, said) = named("other.toml");
    assert!(printed.contains('۲'), "{printed}");
    assert_eq!(said, "");
    let (printed, said) = named("missing.toml");
    assert!(!printed.is_empty());
    let missing = "QARI_CONFIG names this file of settings, and there is no such file";
    assert_eq!(said, format!("~/missing.toml: {missing}\n"));
    let (printed, said) = named("qari");
    assert!(!printed.is_empty());
    assert_eq!(said, "~/qari: not a regular file; it is not read\n");
    let large = format!("digits = \"persian\"\n{}", "#\n".repeat(40_000));
    fs::write(home.join("other.toml"), large).unwrap();
    let (printed, said) = named("other.toml");
    assert!(!printed.contains('۲'), "{printed}");
    assert_eq!(said, "~/other.toml: larger than 64 KB; it is not read\n");
    fs::remove_file(home.join("qari/config.toml")).unwrap();
    assert_eq!(told(&mut program(&home, &["print", ARTICLE])).1, "");
}

#[test]
fn a_pipe_that_is_named_is_not_read() {
    let home = home("pipe", "");
    let pipe = home.join("pipe.toml");
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    let kind = rustix::fs::FileType::Fifo;
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, kind, mode, 0).unwrap();
    let mut command = program(&home, &["print", ARTICLE]);
    command
        .env("QARI_CONFIG", &pipe)
        .timeout(Duration::from_secs(20));
    let (printed, said) = told(&mut command);
    assert!(!printed.is_empty());
    assert_eq!(said, "~/pipe.toml: not a regular file; it is not read\n");
    // What comes through one is an article.
    let mut command = program(&home, &["print"]);
    command
        .env("QARI_CONFIG", "/dev/stdin")
        .write_stdin("خبر.\n");
    let (printed, said) = told(&mut command);
    assert!(printed.contains("خبر"), "{printed}");
    assert_eq!(said, "/dev/stdin: not a regular file; it is not read\n");
    let mut command = program(&home, &["print", ARTICLE]);
    assert_eq!(told(command.env("QARI_CONFIG", "/dev/null")).1, "");
}

#[test]
fn the_printed_file_sets_nothing_and_names_what_is_usual() {
    let home = home("printed", "");
    for (language, words) in [("en", "values: auto, keep"), ("ar", "القيم: ")] {
        let arguments = ["generate", "config", "--lang", language];
        let (text, _) = told(&mut program(&home, &arguments));
        assert!(
            text.lines()
                .all(|line| line.is_empty() || line == "[keys]" || line.starts_with('#')),
            "{text}"
        );
        assert!(text.contains(words), "{text}");
        let is_set = |line: &&str| line.contains(" = \"") || line.contains(" = [\"");
        let is_named = |line: &&str| !line.starts_with("# ") && is_set(line);
        let (top, keys) = text.split_once("[keys]\n").unwrap();
        let all: Vec<_> = top.lines().filter(is_named).collect();
        let keys: Vec<_> = keys.lines().filter(is_named).collect();
        assert!(keys.len() > 60, "{keys:?}");
        let lines = all.iter().chain(&["#[keys]"]).chain(&keys);
        let used: String = lines.map(|line| format!("{}\n", &line[1..])).collect();
        assert_eq!(all.len(), 17, "{text}");
        fs::write(home.join("qari/config.toml"), &text).unwrap();
        let (plain, said) = told(&mut program(&home, &["print", ARTICLE]));
        assert_eq!(said, "");
        fs::write(home.join("qari/config.toml"), used).unwrap();
        assert_eq!(
            told(&mut program(&home, &["print", ARTICLE])),
            (plain, String::new())
        );
    }
}

#[test]
fn rows_are_sent_as_the_nearest_wish_says() {
    let home = home("render", "render = \"implicit\"\n");
    let print = |arguments: &[&str], variables: &[(&str, &str)]| {
        shown(
            &home,
            &[&["print", ARTICLE][..], arguments].concat(),
            variables,
        )
    };
    // Letters go out from the first to the last, or as they are seen.
    let (logical, visual) = ("ﻫﺪﻧﺔ", "ﺔﻧﺪﻫ");
    assert!(print(&[], &[]).contains(logical));
    assert!(print(&["--no-state"], &[]).contains(logical));
    assert!(print(&["--render", "visual"], &[]).contains(visual));
    assert!(print(&["--render", "auto"], &[]).contains(visual));
    assert!(print(&[], &[("QARI_RENDER", "visual")]).contains(visual));
    let piped = told(&mut program(&home, &["print", ARTICLE])).0;
    assert!(piped.contains("هدنة"), "{piped}");
    // What is chosen for this very terminal is more precise.
    let environment = "environment = [\"TERM=xterm-256color\"]\nanswers = []\n";
    let known = format!("[[terminal]]\n{environment}render = \"visual\"\n");
    fs::write(home.join("qari/terminals.toml"), known).unwrap();
    assert!(print(&[], &[]).contains(visual));
    assert!(print(&["--no-state"], &[]).contains(logical));
    assert!(print(&[], &[("QARI_RENDER", "implicit")]).contains(logical));
}

#[test]
fn doctor_says_where_the_mode_comes_from() {
    let home = home("doctor", "render = \"visual-words\"\n");
    let report = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = program(&home, &[&["doctor", "--lang=en"], arguments].concat());
        told(command.envs(variables.iter().copied())).0
    };
    let mode = "display mode: visual-words";
    let from_file = report(&[], &[]);
    assert!(
        from_file.contains(&format!("{mode} (from the file of settings)")),
        "{from_file}"
    );
    assert!(
        from_file.contains("without a full screen: visual-words"),
        "{from_file}"
    );
    let from_variable = report(&[], &[("QARI_RENDER", "visual-words")]);
    assert!(
        from_variable.contains(&format!("{mode} (from QARI_RENDER)")),
        "{from_variable}"
    );
    let from_option = report(&["--render=implicit"], &[]);
    assert!(
        from_option.contains("implicit (from the command line)"),
        "{from_option}"
    );
    let logical = report(&[], &[("QARI_RENDER", "logical")]);
    assert!(
        logical.contains("without a full screen: logical"),
        "{logical}"
    );
    let record = report(&["--format=jsonl"], &[]);
    assert!(record.contains("\"chosen_by\":\"file\""), "{record}");
}

#[test]
fn a_variable_that_means_other_commands_leaves_the_file_its_word() {
    let home = home("passed-over", "lang = \"en\"\nrender = \"visual-words\"\n");
    let variables = [("QARI_RENDER", "logical")];
    let report = |home: &Path| {
        let mut command = program(home, &["doctor"]);
        told(command.envs(variables))
    };
    let (said, complained) = report(&home);
    let mode = "display mode: visual-words (from the file of settings)";
    assert!(said.contains(mode), "{said}");
    assert!(complained.contains("QARI_RENDER: logical is for commands without a full screen"));
    fs::write(
        home.join("qari/config.toml"),
        "lang = \"en\"\nrender = \"logical\"\n",
    )
    .unwrap();
    let (said, _) = report(&home);
    assert!(said.contains("display mode: visual "), "{said}");
}

#[test]
fn faults_are_said_where_the_reader_takes_no_screen() {
    let home = home("no-screen", "them = \"dark\"\n");
    let wrong = "~/qari/config.toml: line 1: there is no setting “them”; did you mean “theme”?";
    let said = |arguments: &[&str]| told(&mut program(&home, arguments)).1;
    for arguments in [&["nothing.txt"][..], &["prnt"], &["--render=logical"]] {
        let said = said(arguments);
        assert_eq!(said.matches(wrong).count(), 1, "{arguments:?}: {said}");
    }
    let mut command = pty::command(PROGRAM, &home);
    command.args(["nothing.txt", "--lang=en"]);
    let mut pty = Pty::spawn(command, 100, 24);
    assert_eq!(pty.wait_for_end().exit_code(), 1);
    assert!(
        pty.raw().contains("there is no setting “them”"),
        "{}",
        pty.raw()
    );
}

#[test]
fn how_citations_look_is_set_and_what_is_wrong_with_it_is_told() {
    let sound = home("citation", "citation = \"{title}[ ({day})]\"\n");
    let (_, said) = told(&mut program(&sound, &["articles", ARTICLE]));
    assert_eq!(said, "");
    for (set, expected) in [
        (
            "{titel}",
            "“{titel}” is no field of “citation”; did you mean “{title}”?",
        ),
        ("[{title}", "“[” has no other half in “citation”"),
        ("words", "“citation” names no field; there are: {quote}"),
    ] {
        let wrong = home("citation-wrong", &format!("\ncitation = \"{set}\"\n"));
        let (written, said) = told(&mut program(&wrong, &["articles", ARTICLE]));
        assert!(
            said.contains("line 2: ") && said.contains(expected),
            "{said}"
        );
        assert!(!written.is_empty());
    }
    let (printed, _) = told(&mut program(&sound, &["generate", "config"]));
    assert!(
        printed.contains("\n#citation = \"[{quote} — ]") && printed.contains("[\\n{place}]\"\n"),
        "{printed}"
    );
}

#[test]
fn exports_cite_as_the_setting_wants() {
    let home = home(
        "citation-export",
        "citation = \"<{title}> ({file}): {quote}\"\n",
    );
    let export = ["export", "--what", "mentions", "--format", "jsonl", ARTICLE];
    let (written, said) = told(&mut program(&home, &export));
    assert_eq!(said, "");
    let articles = written
        .lines()
        .map(serde_json::from_str::<serde_json::Value>);
    let articles: Vec<_> = articles.map(Result::unwrap).collect();
    let passages = articles[0]["passages"].as_array().unwrap();
    assert!(!passages.is_empty());
    for passage in passages {
        let citation = passage["citation"].as_str().unwrap();
        assert!(citation.starts_with("<«"), "{citation}");
        // The passage stands beside it.
        assert!(citation.ends_with(')'), "{citation}");
    }
}
