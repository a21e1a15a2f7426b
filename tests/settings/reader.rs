//! What the reader does with its settings on a screen, and with what is chosen by keys.

use super::*;

#[test]
fn the_reader_obeys_and_gives_notice_of_what_it_cannot_understand() {
    let home = home(
        "reader",
        "lang = \"en\"\nrender = \"implicit\"\nthem = \"dark\"\n",
    );
    let mut command = pty::command(PROGRAM, &home);
    command.args([ARTICLES]);
    let mut pty = Pty::spawn(command, 100, 24);
    pty.wait_for("article 1 of 3");
    pty.wait_for("one notice");
    pty.send(b"t");
    pty.wait_for("~/qari/config.toml");
    pty.wait_for("line 3: there is no setting “them”; did you mean “theme”?");
    pty.send(b"q");
    pty.wait_for("article 1 of 3");
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
}

#[test]
fn keys_can_be_chosen_and_what_is_wrong_with_them_is_told() {
    let home = home(
        "keys",
        "lang = \"en\"\n[keys]\nhelp = [\"F11\"]\nqit = [\"x\"]\nfind = [\"Ctrl-g\"]\nnote = [\"Ctrl-g\"]\nquit = []\n",
    );
    let (table, said) = told(&mut program(&home, &["generate", "keys"]));
    assert!(table.contains("| `F11` | help |"), "{table}");
    assert!(
        table.contains("| `Ctrl-g` | find in the article |"),
        "{table}"
    );
    assert!(table.contains("| `q` `Ctrl-c` | quit |"), "{table}");
    for wrong in [
        "line 4: there is no command “qit”; did you mean “quit”?",
        "line 6: “note”: the key “Ctrl-g” is that of “find” in the same place",
        "line 7: “quit” must have a key, so its usual ones stay",
    ] {
        assert!(said.contains(wrong), "{said}");
    }
    let mut command = pty::command(PROGRAM, &home);
    command.args([ARTICLES]);
    let mut pty = Pty::spawn(command, 100, 24);
    pty.wait_for("3 notices");
    pty.wait_for("F11");
    pty.send(b"\x1b[23~");
    pty.wait_for("in all panes");
    pty.send(b"q");
    pty.wait_for("article 1 of 3");
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn a_theme_of_ones_own_is_taken_by_name_and_a_broken_one_is_told() {
    let home = home("theme", "lang = \"en\"\ntheme = \"mine\"\n");
    let print = ["print", ARTICLE, "--color", "true"];
    let (_, said) = told(&mut program(&home, &print));
    assert!(
        said.contains("line 2: “mine” is no value of “theme”"),
        "{said}"
    );
    fs::create_dir_all(home.join("qari/themes")).unwrap();
    let mine = home.join("qari/themes/mine.toml");
    fs::write(&mine, "title = { fg = \"#123456\", bold = true }\n").unwrap();
    let (printed, said) = told(&mut program(&home, &print));
    assert_eq!(said, "");
    assert!(printed.contains("38;2;18;52;86"), "{printed:?}");
    fs::write(&mine, "\ntitel = {}\n").unwrap();
    let (printed, said) = told(&mut program(&home, &print));
    assert!(!printed.is_empty());
    let wrong = "mine.toml: line 2: there is no role “titel”; did you mean “title”?\n";
    assert!(said.ends_with(wrong), "{said}");
    let (_, said) = told(&mut program(&home, &["print", ARTICLE, "--theme", "drk"]));
    assert!(said.contains("drk"), "{said}");
}

#[test]
fn a_region_sets_what_nothing_else_does() {
    let home = home("region", "region = \"mashriq\"\n");
    let article = home.join("article.txt");
    fs::write(&article, "خبر\n\nوصل 25 زائرا.\n").unwrap();
    let article = article.to_str().unwrap();
    let printed =
        |more: &[&str]| told(&mut program(&home, &[&["print", article], more].concat())).0;
    assert!(printed(&[]).contains("٢٥"), "{}", printed(&[]));
    assert!(printed(&["--region", "iran"]).contains("۲۵"));
    assert!(
        printed(&["--digits", "persian"]).contains("۲۵"),
        "given, so it holds"
    );
    assert!(printed(&["--region", "maghreb"]).contains("25"));
    let missing = |more: &[&str]| {
        told(&mut program(
            &home,
            &[&["print", "nothing.txt"], more].concat(),
        ))
        .1
    };
    assert!(missing(&[]).contains("تعذّر فتح الملف"), "the language too");
    assert!(missing(&["--region=english"]).contains("no such file"));
    assert!(missing(&["--region=english", "--lang=ar"]).contains("تعذّر"));
    fs::write(
        home.join("qari/config.toml"),
        "region = \"mashriq\"\ndigits = \"as-written\"\nlang = \"en\"\n",
    )
    .unwrap();
    assert!(printed(&[]).contains("25"), "set, so it holds");
    assert!(missing(&["--region", "gulf"]).contains("no such file"));
}

/// Reads in the terminal with these arguments: presses keys, waits for what is said, quits.
fn reads(home: &Path, arguments: &[&str], says: &[(&str, &str)]) {
    let mut command = pty::command(PROGRAM, home);
    command.args(arguments);
    command.args(["--lang", "en", ARTICLES]);
    let mut pty = Pty::spawn(command, 100, 24);
    pty.wait_for("article 1 of 3");
    for (keys, said) in says {
        pty.send(keys.as_bytes());
        pty.wait_for(said);
    }
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
}

#[test]
fn what_is_chosen_by_keys_holds_in_the_next_run_until_the_settings_are_changed() {
    let home = home("chosen", "");
    let (first, second) = (("d", "digits: ١٢٣"), ("d", "(Persian)"));
    reads(&home, &["--no-state"], &[first]);
    reads(&home, &[], &[first]);
    reads(&home, &["--no-state"], &[first]);
    reads(
        &home,
        &["--digits", "european"],
        &[("d", "digits as written")],
    );
    // What was chosen last is kept, whatever the command line said.
    reads(&home, &[], &[first]);
    reads(&home, &[], &[second, ("7", "theme: ")]);
    let (told, _) = told(&mut program(&home, &["doctor", "--lang", "en"]));
    assert!(told.contains("digits=persian"), "{told}");
    assert!(told.contains("theme="), "{told}");
    // Whoever changes the file of settings has the last word.
    fs::write(home.join("qari/config.toml"), "digits = \"european\"\n").unwrap();
    reads(&home, &[], &[("d", "digits as written"), first]);
    reads(&home, &[], &[second]);
    // Back to the settings at once, and in the next run.
    reads(
        &home,
        &[],
        &[
            (":forget what was", "back to the settings"),
            ("\r", "is forgotten"),
            ("d", "digits as written"),
            (":forget what was", "back to the settings"),
            ("\r", "is forgotten"),
        ],
    );
    assert!(!home.join("qari/choices.toml").exists());
    reads(&home, &[], &[("d", "digits as written")]);
}

#[test]
fn the_language_that_is_chosen_is_spoken_in_the_next_run() {
    let home = home("language", "");
    let choose = [
        (":language of", "language of the interface"),
        ("\r", "ﺔﻴﺑﺮﻌﻟﺍ ﺔﻬﺟﺍﻮﻟﺍ"),
    ];
    reads(&home, &[], &choose);
    let file = fs::read_to_string(home.join("qari/choices.toml")).unwrap();
    assert!(file.contains("[chosen.lang]\nvalue = \"ar\""), "{file}");
    // Who names a language on the command line gets that one.
    reads(&home, &[], &[("d", "digits: ١٢٣")]);
    let mut command = pty::command(PROGRAM, &home);
    command.arg(ARTICLES);
    let mut pty = Pty::spawn(command, 100, 24);
    pty.wait_for("ﺕﻻﺎﻘﻤﻟﺍ");
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn a_foreign_file_of_choices_is_told_and_left_alone() {
    let home = home("foreign-choices", "");
    let file = home.join("qari/choices.toml");
    fs::write(&file, "chosen = 3\n").unwrap();
    reads(
        &home,
        &[],
        &[
            ("d", "digits: ١٢٣"),
            ("t", "~/qari/choices.toml"),
            ("q", "article 1"),
        ],
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), "chosen = 3\n");
}
