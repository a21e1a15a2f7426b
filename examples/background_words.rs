//! Writes `assets/background.txt`: how common words are in news at large, from a folder of
//! plain texts, an article each. Their words are folded and cut to stems as the program cuts
//! those of the articles that it reads; nothing else of the texts gets into the table.
//!
//! `cargo run --release --example background_words -- FOLDER > assets/background.txt`

use std::path::PathBuf;

use anyhow::{Context, bail};
use qari::query::related::collection;
use qari::text::fold::fold;

fn main() -> anyhow::Result<()> {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        bail!("which folder of texts?");
    };
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    let mut texts = Vec::with_capacity(files.len());
    for file in &files {
        let bytes = std::fs::read(file).with_context(|| file.display().to_string())?;
        texts.push(fold(&String::from_utf8_lossy(&bytes)).text);
    }
    println!(
        "# How common words are in news: a class n and the stems that stand in one article of\n\
         # 2 to the power of n/2, about. Written by `examples/background_words.rs` from {} articles\n\
         # of a Tunisian radio's site, 2015 to 2017 (antcorpus/antcorpus.data, Apache-2.0); not\n\
         # edited by hand. Stems of a single article are left out.",
        texts.len()
    );
    print!("{}", collection::table(texts.iter().map(String::as_str)));
    Ok(())
}
