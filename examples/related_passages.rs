//! Prints passages chosen at random from a folder of articles, and for each of them the first
//! three passages that the reader calls related, to be judged by somebody who reads them:
//! `docs/RELATED.md` tells what came of it. The choice hangs on nothing but the articles, how
//! many are wanted, and a number that it begins with.
//!
//! `cargo run --release --example related_passages -- FOLDER [HOW-MANY [BEGIN]]`

use std::ops::Range;
use std::path::PathBuf;

use anyhow::{Context, bail};
use qari::config::strings::Language;
use qari::library::article::ArticleId;
use qari::library::import::Source;
use qari::query::related::{Found, What, is_read};
use qari::run::Rehearsal;

/// How many answers to a passage are looked at.
const ANSWERS: usize = 3;

/// A paragraph: the place of its article in the list, and the bytes of its text.
type Paragraph = (usize, ArticleId, Range<usize>);

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args_os().skip(1);
    let Some(folder) = args.next().map(PathBuf::from) else {
        bail!("which folder of articles?");
    };
    let mut number = |usual: u64| -> anyhow::Result<u64> {
        let Some(given) = args.next() else {
            return Ok(usual);
        };
        let given = given.to_string_lossy().into_owned();
        given.parse().with_context(|| given)
    };
    let wanted = usize::try_from(number(30)?)?;
    let begin = number(1)?;
    let mut reader = open(folder);
    let mut paragraphs = paragraphs(&mut reader)?;
    println!("{} paragraphs, of which {wanted}", paragraphs.len());
    shuffle(&mut paragraphs, begin);
    for (place, (row, id, range)) in paragraphs.into_iter().take(wanted).enumerate() {
        go_to(&mut reader, row, &range)?;
        reader.press("6")?;
        let Some(open) = &reader.model().related else {
            bail!("the related passages are not open");
        };
        let from = open.from.as_ref().context("of which passage?")?;
        let (much, loosely) = open.counts();
        println!(
            "\n== {}. article {row}, bytes {}–{}; related {much}, loosely {loosely}\n{}",
            place + 1,
            from.range.start,
            from.range.end,
            from.text,
        );
        assert_eq!(from.article, id, "it is of this article");
        for row in open.rows().iter().take(ANSWERS) {
            tell(&row.found);
        }
        reader.press("Esc Esc Esc")?;
    }
    Ok(())
}

fn open(folder: PathBuf) -> Rehearsal {
    let sources = [Source::Path(folder)];
    Rehearsal::open(&sources, &mut std::io::empty(), Language::English, 110, 30)
}

/// All paragraphs that are passages, in the order of the list.
fn paragraphs(reader: &mut Rehearsal) -> anyhow::Result<Vec<Paragraph>> {
    let mut all = Vec::new();
    reader.press("1 g")?;
    for row in 0..reader.model().sidebar.total {
        let open = reader.model().reader.open.as_ref().context("no article")?;
        let blocks = open.article.blocks.iter().filter(|block| is_read(block));
        all.extend(blocks.map(|block| (row, open.article.id, block.range.clone())));
        reader.press("j")?;
    }
    Ok(all)
}

/// Puts the caret into a paragraph of the article in this row of the list.
fn go_to(reader: &mut Rehearsal, row: usize, paragraph: &Range<usize>) -> anyhow::Result<()> {
    reader.press("1 g")?;
    reader.press(&"j ".repeat(row))?;
    reader.press("Enter g s g")?;
    let at = |reader: &Rehearsal| {
        let open = reader.model().reader.open.as_ref();
        open.and_then(|open| open.caret()).map(|caret| caret.at)
    };
    while let Some(was) = at(reader).filter(|at| !paragraph.contains(at)) {
        reader.press("]")?;
        if at(reader) == Some(was) {
            bail!("there is no way to bytes {paragraph:?} of article {row}");
        }
    }
    Ok(())
}

/// A passage that was found, and what it was found by.
fn tell(found: &Found) {
    let strength = if found.is_loose { "loosely: " } else { "" };
    println!("-- {strength}{} ({:?})", found.title, found.range);
    println!("   {}", found.text);
    let shared = found.shared.iter().filter_map(|mark| match &mark.what {
        What::Actor(actor) => Some(actor.to_string()),
        _ => mark.said.as_deref().map(str::to_owned),
    });
    println!("   shared: {}", shared.collect::<Vec<_>>().join(" · "));
}

/// Puts them into an order that looks like none, and is the same for the same `begin`
/// (SplitMix64; Fisher and Yates).
fn shuffle<T>(all: &mut [T], begin: u64) {
    let mut state = begin;
    let mut next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    };
    for place in (1..all.len()).rev() {
        let below = place as u64 + 1;
        all.swap(place, (next() % below) as usize);
    }
}
