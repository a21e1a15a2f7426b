//! What help says, and what becomes of options that a command does not obey.

use crate::{qari, stdout};

/// The exit status and what was said on standard error.
fn refused(arguments: &[&str]) -> (Option<i32>, String) {
    let output = qari(arguments).output().expect("it runs");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), said)
}

#[test]
fn an_option_that_would_do_nothing_is_refused() {
    for (arguments, option, command) in [
        (
            &["doctor", "--marks", "strip"][..],
            "--marks",
            "qari doctor",
        ),
        (
            &["--digits", "persian", "generate", "keys"],
            "--digits",
            "qari generate",
        ),
        (
            &["actors", "--direction", "rtl"],
            "--direction",
            "qari actors",
        ),
        (
            &["generate", "--color", "never", "keys"],
            "--color",
            "qari generate",
        ),
        (&["--plain", "--theme", "light"], "--theme", "qari --plain"),
        (
            &["--plain", "--justify", "kashida"],
            "--justify",
            "qari --plain",
        ),
        (
            &["--plain", "--render", "visual"],
            "--render",
            "qari --plain",
        ),
        (&["--plain", "--mouse", "off"], "--mouse", "qari --plain"),
    ] {
        let (status, said) = refused(arguments);
        assert_eq!(status, Some(2), "{arguments:?}: {said}");
        let expected = format!("qari: {option} has no effect with `{command}`\n");
        assert_eq!(said, expected);
    }
    let (status, said) = refused(&["doctor", "--digits", "persian", "--lang", "ar"]);
    assert_eq!(status, Some(2));
    assert_eq!(said, "qari: لا أثر للخيار --digits مع `qari doctor`\n");
    for before in ["--plain", "--mouse=off", "--justify=kashida"] {
        let (status, said) = refused(&[before, "articles"]);
        assert_eq!(status, Some(2), "{before}");
        assert!(said.contains("options of the reader"), "{said}");
    }
}

#[test]
fn a_rendering_that_nobody_knows_is_blamed_on_who_named_it() {
    let output = qari(&["articles"]).env("QARI_RENDER", "foo").output();
    let output = output.expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.starts_with("qari: QARI_RENDER: no display mode is called “foo”; "),
        "{said}"
    );
    assert!(said.contains("visual-words"), "{said}");
    // Who asks for one, or needs none, is not troubled with it.
    for arguments in [&["articles", "--render", "auto"][..], &["generate", "keys"]] {
        let output = qari(arguments).env("QARI_RENDER", "foo").output();
        assert_eq!(output.expect("it runs").status.code(), Some(0));
    }
    let (_, said) = refused(&["articles", "--render", "foo"]);
    assert!(said.contains("'--render <MODE>'"), "{said}");
}

#[test]
fn help_in_a_pipe_keeps_the_order_of_letters_in_both_languages() {
    let help = stdout(&["help", "queries", "--lang", "en"]);
    let row = help.lines().find(|row| row.contains("اتفاق الدوحة"));
    let row = row.expect("as it is typed");
    assert!(row.starts_with("  اتفاق الدوحة  "), "{row}");
    assert!(
        row.ends_with("all of these words, in the text or the title"),
        "{row}"
    );
    let shaped = |c: char| ('\u{fb50}'..='\u{feff}').contains(&c);
    assert!(!help.contains(shaped), "{help}");
}

#[test]
fn help_lists_what_a_command_obeys() {
    let help = stdout(&["generate", "--help"]);
    assert!(
        help.contains("--lang") && !help.contains("--marks"),
        "{help}"
    );
    let help = stdout(&["doctor", "--help"]);
    assert!(help.contains("How the report is written"), "{help}");
    assert!(
        help.contains("--render") && !help.contains("--digits"),
        "{help}"
    );
    assert_eq!(stdout(&["help", "doctor"]), help);
    let help = stdout(&["--help"]);
    for expected in [
        "Usage\n  qari [OPTIONS] [PATH]...\n",
        "--mouse <WHETHER>",
        "Print articles laid out",
        "Print the version",
    ] {
        assert!(help.contains(expected), "{expected}: {help}");
    }
}

#[test]
fn a_command_that_is_mistyped_is_hinted_at_in_a_pipe_too() {
    let article = "tests/articles/1-truce.txt";
    let hint = "did you mean the command `qari print`?\n";
    let said = format!("prnt: no such file\n{hint}");
    assert_eq!(refused(&["prnt", article]), (Some(1), said.clone()));
    assert_eq!(refused(&["--plain", "prnt", article]), (Some(1), said));
    let (status, said) = refused(&["prnt", "--width", "40", article]);
    let option = "qari: '--width' is an option of: qari print\n";
    assert_eq!((status, said), (Some(2), format!("{option}{hint}")));
    let (_, said) = refused(&["--format", "jsonl", "--lang", "ar", article]);
    assert!(
        said.starts_with("qari: --format خيار لهذه الأوامر: qari articles, "),
        "{said}"
    );
}

#[test]
fn help_is_found_wherever_the_language_stands() {
    let help = stdout(&["--help"]);
    let arabic = stdout(&["--help", "--lang=ar"]);
    for (language, expected) in [("en", &help), ("ar", &arabic)] {
        assert_eq!(&stdout(&["help", "--lang", language]), expected);
        assert_eq!(&stdout(&["--lang", language, "help"]), expected);
        let of_print = stdout(&["print", "--lang", language, "-h"]);
        assert_eq!(stdout(&["help", "print", "--lang", language]), of_print);
        assert_eq!(stdout(&["--lang", language, "help", "print"]), of_print);
    }
    assert!(
        help.lines().all(|line| line.chars().count() <= 80),
        "{help}"
    );
    assert!(!help.contains('\u{1b}') && !arabic.contains('\u{1b}'));
    let seen = stdout(&["--help", "--color", "always"]);
    assert!(seen.contains("\u{1b}["), "{seen}");
    assert_eq!(
        refused(&["help", "xyz"]),
        (Some(2), "qari: there is no command 'xyz'\n".into())
    );
    let mut troubled = qari(&["help"]);
    let troubled = troubled
        .env("QARI_RENDER", "foo")
        .output()
        .expect("it runs");
    assert_eq!(String::from_utf8_lossy(&troubled.stdout), help);
}

#[test]
fn help_speaks_arabic() {
    let help = stdout(&["--lang", "ar", "--help"]);
    for expected in [
        "الاستعمال\nqari [OPTIONS] [PATH]...\n",
        "الأوامر\nprint\tكتابة المقالات",
        "--marks <WHICH>\tالحركات: كما يناسب الطرفية، أو كما كُتبت، أو الشدة والتنوين فقط، أو بلا حركات؛ القيم: auto، keep، essential، strip؛ الافتراضي: auto\n",
        "[PATH]...\tملفات، أو مجلدات",
        "-h, --help\tهذه المساعدة\n",
    ] {
        assert!(help.contains(expected), "{expected}: {help}");
    }
    assert!(!help.contains(|c: char| ('\u{2066}'..='\u{2069}').contains(&c)));
    let output = qari(&["mentions", "-h"])
        .env("LC_ALL", "ar_EG.UTF-8")
        .output();
    let help = String::from_utf8(output.expect("it runs").stdout).expect("UTF-8");
    assert!(help.starts_with("سرد كل إشارة إلى جهة"), "{help}");
    assert!(
        help.contains("--zone <ZONE>\t") && !help.contains("--justify"),
        "{help}"
    );
    assert_eq!(stdout(&["--lang", "ar", "help", "mentions"]), help);
    let seen = stdout(&["--lang", "ar", "--render", "visual", "--help"]);
    assert!(seen.contains("ﺕﺍﺭﺎﻴﺨﻟﺍ"), "{seen}");
}

#[test]
fn what_is_wrong_is_said_in_the_language_that_was_typed() {
    let (status, said) = refused(&["print", "--width", "عشرة", "--lang", "ar"]);
    assert_eq!(status, Some(2));
    assert!(
        said.starts_with("qari: لا تصلح «عشرة» قيمةً للخيار --width"),
        "{said}"
    );
    let (status, said) = refused(&["print", "--width", "ten"]);
    assert_eq!(status, Some(2));
    assert!(
        said.starts_with("qari: “ten” is no value of '--width"),
        "{said}"
    );
}
