//! Random walks through the reader: keys, typing, other sizes, and texts that
//! no one would write.

use std::cell::Cell;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use qari::config::strings::Language;
use qari::input::mouse::MouseAction;
use qari::library::import::Source;
use qari::terminal::colour::Depth;

use crate::excuse::Cause;
use crate::stage::{Count, Stage};

#[derive(Clone, Debug)]
enum Step {
    Press(&'static str),
    /// Opens a line, types, moves the cursor, and leaves it open or not.
    Type(&'static str, &'static str, &'static str),
    Resize(u16, u16),
    /// The mouse, at a place in thousandths of the screen.
    Mouse(MouseAction, (u16, u16)),
}

fn step() -> impl Strategy<Value = Step> {
    let keys = [
        "j",
        "k",
        "Space",
        "PgUp",
        "End",
        "Home",
        "Tab",
        "Enter",
        "]",
        "[",
        ".",
        ",",
        "v",
        "m",
        "d",
        "u",
        "y",
        "e",
        "w",
        "n",
        "p",
        "o",
        "i",
        "c",
        "a",
        "s",
        "x",
        "\\",
        "=",
        "*",
        "\"",
        "?",
        "t",
        "Esc",
        "Left",
        "Shift-Left",
        "Shift-Down",
    ];
    let texts = [
        "طالبان",
        "داعش ISIS-K",
        "تاريخ:2021-08..2021-09",
        "\"حركة طالبان",
        "(ترامب أو بايدن) 20",
        "٢٠٢١ م",
        "Taliban",
        "إنّ المُسا",
    ];
    let after = [
        "",
        "Left",
        "Left Left Left",
        "Home",
        "Backspace",
        "Enter",
        "Esc",
    ];
    prop_oneof![
        5 => prop::sample::select(keys.to_vec()).prop_map(Step::Press),
        2 => (
            prop::sample::select(vec!["f", "/"]),
            prop::sample::select(texts.to_vec()),
            prop::sample::select(after.to_vec())
        )
            .prop_map(|(open, text, then)| Step::Type(open, text, then)),
        1 => (1_u16..130, 1_u16..50).prop_map(|(width, height)| Step::Resize(width, height)),
        4 => (action(), (0_u16..1000, 0_u16..1000)).prop_map(|(action, at)| Step::Mouse(action, at)),
    ]
}

/// Most often one of the button, in no order: articles open under it, too.
fn action() -> impl Strategy<Value = MouseAction> {
    prop_oneof![
        2 => Just(MouseAction::Press),
        3 => Just(MouseAction::Drag),
        1 => Just(MouseAction::Release),
        1 => Just(MouseAction::WheelUp),
        1 => Just(MouseAction::WheelDown),
    ]
}

fn depth() -> impl Strategy<Value = Depth> {
    prop::sample::select(vec![
        Depth::None,
        Depth::Console,
        Depth::Ansi16,
        Depth::Indexed256,
        Depth::True,
    ])
}

fn walk(stage: &mut Stage, steps: &[Step]) {
    compare(stage);
    for step in steps {
        match *step {
            Step::Press(key) => stage.press(key),
            Step::Type(open, text, then) => {
                stage.press(open);
                stage.reader.type_text(text);
                stage.press(then);
            }
            Step::Resize(width, height) => stage.resize(width, height),
            Step::Mouse(action, at) => stage.point(action, at),
        }
        compare(stage);
    }
}

/// Everything is shown wherever there is room for the reader, but for words in which
/// a number or a bracket touches letters: no article has such words here, only what
/// is typed, and that is shown in two rows at most, where one types and where the
/// list says what it is filtered by. The notice that there is no room may fill its
/// rows.
fn compare(stage: &mut Stage) {
    if stage.is_too_small() {
        stage.compare_but(&[Cause::Base]);
    } else {
        let Count { excused, .. } = stage.compare_but(&[Cause::Number, Cause::Bracket]);
        assert!(excused <= 8, "{excused} rows, in four kinds of terminals");
    }
}

/// A text of words, numbers and signs in no order, blanks between some of them;
/// on both sides of a line, since terminals of one mode do not agree whether one
/// that touches letters parts them.
fn strange_text() -> impl Strategy<Value = String> {
    let pieces = [
        "طالبان",
        "ولا",
        "لأفغانستان",
        "في",
        "مُحَمَّدٌ",
        "ISIS-K",
        "a",
        "שלום",
        "中文",
        "😀",
        "10",
        "2,500",
        "12.5%",
        "-3",
        "+7",
        "$5",
        "2020/10",
        "٢٠٢٠",
        "٣٫٥",
        "٪",
        "۱۲",
        "(",
        ")",
        "[",
        "]",
        "«",
        "»",
        "\"",
        ".",
        "،",
        "؟",
        ":",
        "-",
        "…",
        " │ ",
        "e\u{301}",
        "\u{200c}",
        "\u{2067}",
        "\u{202e}",
        "\u{2069}",
        "\u{2800}",
        "\n\n",
    ];
    let piece = (prop::sample::select(pieces.to_vec()), any::<bool>());
    prop::collection::vec(piece, 1..120).prop_map(|pieces| {
        let apart = |(piece, blank): (&str, bool)| {
            if blank {
                format!("{piece} ")
            } else {
                piece.to_owned()
            }
        };
        pieces.into_iter().map(apart).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn wherever_one_goes(steps in prop::collection::vec(step(), 1..25), depth in depth(), arabic in any::<bool>()) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
        let language = if arabic { Language::Arabic } else { Language::English };
        let mut stage = Stage::open(&[Source::Path(folder)], language, depth, (90, 30));
        walk(&mut stage, &steps);
    }

}

/// Of the rows of such texts, few cannot be shown.
#[test]
fn whatever_is_written() {
    let config = ProptestConfig {
        cases: 12,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let count = Cell::new(Count::default());
    let result = TestRunner::new(config).run(
        &(strange_text(), depth(), 40_u16..120),
        |(text, depth, width)| {
            let mut stage = Stage::of_text(&text, depth, (width, 30));
            for keys in ["v v", "End"] {
                stage.press(keys);
                let one = stage.compare_but(&[Cause::Number, Cause::Bracket]);
                let Count { rows, excused } = count.get();
                count.set(Count {
                    rows: rows + one.rows,
                    excused: excused + one.excused,
                });
            }
            Ok(())
        },
    );
    if let Err(error) = result {
        panic!("{error}");
    }
    let Count { rows, excused } = count.get();
    assert!(rows > 100, "{rows} rows");
    assert!(excused * 4 < rows, "{excused} of {rows} rows are excused");
}
