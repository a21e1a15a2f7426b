//! Every page of every built-in article, and of the list beside it; and what
//! `qari print` makes of them.

use std::process::Command;

use qari::config::strings::Language;
use qari::library::article::Zone;
use qari::library::import::Source;
use qari::terminal::colour::Depth;

use crate::stage::{Seats, Stage};
use crate::terminal::{Kind, shown};

/// The pages of all articles are compared; gives how many there are.
fn compare_all(stage: &mut Stage) -> usize {
    let mut pages = 0;
    stage.press("Enter v v");
    for _ in 0..stage.reader.model().sidebar.total {
        pages += compare_pages(stage);
        let open = stage.reader.model().reader.open.as_ref();
        let blocks = open.into_iter().flat_map(|open| &open.article.blocks);
        if blocks.into_iter().any(|block| block.zone == Zone::Clutter) {
            stage.press("g \\");
            pages += compare_pages(stage);
        }
        stage.press("e");
    }
    pages
}

/// The pages of the open article are compared; gives how many there are.
fn compare_pages(stage: &mut Stage) -> usize {
    let mut pages = 0;
    let mut before = None;
    while before != Some(top(stage)) {
        stage.compare();
        pages += 1;
        before = Some(top(stage));
        stage.press("PgDn");
    }
    pages
}

/// The first byte on the page.
fn top(stage: &Stage) -> Option<usize> {
    let open = stage.reader.model().reader.open.as_ref()?;
    open.page.range().map(|range| range.start)
}

#[test]
fn every_page_of_the_built_in_articles() {
    for (language, depth, size, least) in [
        (Language::Arabic, Depth::True, (100, 40), 30),
        (Language::English, Depth::None, (50, 60), 30),
    ] {
        let mut stage = Stage::open(&[Source::BuiltIn], language, depth, size);
        let pages = compare_all(&mut stage);
        assert!(pages > least, "{pages} pages");
    }
}

/// The simulated terminals would notice: sent the grid as it is, each shows
/// something else.
#[test]
fn the_grid_itself_is_wrong_for_all_of_them() {
    for kind in [
        Kind::FirstStrong,
        Kind::LeftToRight,
        Kind::Runs,
        Kind::Spans,
        Kind::Words,
        Kind::WordsOfTwoFonts,
    ] {
        let seats = Seats::Untreated(kind);
        let size = (100, 40);
        let mut stage = Stage::with(
            &[Source::BuiltIn],
            Language::Arabic,
            Depth::True,
            size,
            seats,
        );
        assert!(stage.faults().len() > 30, "{kind:?}");
    }
}

fn printed(render: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_qari"))
        .args(["print", "--width", "60", "--render", render])
        .env("QARI_CONFIG", "/dev/null")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn printed_rows_are_shown_too() {
    let wanted = printed("visual");
    for (render, kinds, margin) in [
        ("implicit", &[Kind::FirstStrong, Kind::LeftToRight][..], " "),
        ("implicit-runs", &[Kind::Runs, Kind::Spans], ""),
        ("visual-words", &[Kind::Words], ""),
    ] {
        let sent = printed(render);
        assert_eq!(wanted.lines().count(), sent.lines().count());
        for (wanted, sent) in wanted.lines().zip(sent.lines()) {
            for &kind in kinds {
                let wanted = format!("{margin}{wanted}");
                assert_eq!(shown(kind, sent), wanted.trim_end(), "{kind:?}");
            }
        }
    }
}
