//! Importers: any bytes as any format.
#![no_main]

use std::ops::ControlFlow;

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

fuzz_target!(|input: &[u8]| {
    let Some((&choice, bytes)) = input.split_first() else {
        return;
    };
    let format = FORMATS[usize::from(choice) % FORMATS.len()];
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
