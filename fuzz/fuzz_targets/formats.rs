//! Importers: any bytes as any format. The first byte chooses the format, unless
//! `QARI_FORMAT` names one.
#![no_main]

use std::ops::ControlFlow;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use qari::library::formats::{self, Format};
use qari::library::imported::Imported;

const FORMATS: [Format; 10] = [
    Format::Html,
    Format::Markdown,
    Format::Feed,
    Format::Opml,
    Format::Epub,
    Format::Json,
    Format::Csv,
    Format::OpenIti,
    Format::Gzip,
    Format::Zip,
];

/// The format that every input is of, where one is named: as `Format` writes it.
static ONLY: LazyLock<Option<Format>> = LazyLock::new(|| {
    let name = std::env::var("QARI_FORMAT").ok()?;
    let only = FORMATS.into_iter().find(|format| format!("{format:?}") == name);
    Some(only.expect("QARI_FORMAT names no format"))
});

fuzz_target!(|input: &[u8]| {
    let Some((&choice, bytes)) = input.split_first() else {
        return;
    };
    let format = ONLY.unwrap_or(FORMATS[usize::from(choice) % FORMATS.len()]);
    let _ = formats::read(None, format, "a", bytes.to_vec(), &mut |imported| {
        if let Imported::Article(article) = imported {
            let blocks = &article.blocks;
            let ordered = blocks.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start);
            assert!(ordered, "blocks overlap");
            for block in blocks {
                assert!(!article.text[block.range.clone()].trim().is_empty());
            }
            for inline in &article.inlines {
                let range = &inline.range;
                assert!(blocks.iter().any(|block| {
                    block.range.start <= range.start && range.end <= block.range.end
                }));
            }
        }
        ControlFlow::Continue(())
    });
});
