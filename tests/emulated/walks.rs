//! Random walks through the reader: keys, typing, other sizes, and texts that
//! no one would write.

use std::path::Path;

use proptest::prelude::*;
use qari::config::strings::Language;
use qari::library::import::Source;
use qari::terminal::colour::Depth;

use crate::stage::Stage;

#[derive(Clone, Debug)]
enum Step {
    Press(&'static str),
    /// Opens a line, types, moves the cursor, and leaves it open or not.
    Type(&'static str, &'static str, &'static str),
    Resize(u16, u16),
}

fn step() -> impl Strategy<Value = Step> {
    let keys = [
        "j", "k", "Space", "PgUp", "End", "Home", "Tab", "Enter", "]", "[", ".", ",", "v", "m",
        "d", "u", "y", "e", "w", "n", "p", "o", "i", "c", "a", "s", "x", "?", "t", "Esc",
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
    ]
}

fn depth() -> impl Strategy<Value = Depth> {
    prop::sample::select(vec![
        Depth::None,
        Depth::Ansi16,
        Depth::Indexed256,
        Depth::True,
    ])
}

fn walk(stage: &mut Stage, steps: &[Step]) {
    stage.compare();
    for step in steps {
        match *step {
            Step::Press(key) => stage.press(key),
            Step::Type(open, text, then) => {
                stage.press(open);
                stage.reader.type_text(text);
                stage.press(then);
            }
            Step::Resize(width, height) => stage.resize(width, height),
        }
        stage.compare();
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

    #[test]
    fn whatever_is_written(text in strange_text(), depth in depth(), width in 40_u16..120) {
        let mut stage = Stage::of_text(&text, depth, (width, 30));
        stage.press("v v");
        stage.compare();
        stage.press("End");
        stage.compare();
    }
}
