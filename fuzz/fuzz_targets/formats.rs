//! Importers: any bytes as any format. The first byte chooses the format, unless
//! `QARI_FORMAT` names one; its highest bit says that what is packed is packed here, since
//! no chance change of an archive leaves its checksums right.
#![no_main]

use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::sync::LazyLock;

use flate2::Compression;
use flate2::write::GzEncoder;
use libfuzzer_sys::fuzz_target;
use qari::library::formats::{self, Format};
use qari::library::imported::Imported;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What parts the files of an archive that is packed here.
const BETWEEN: &[u8] = b"\0\0";

const CONTAINER: &[u8] = br#"<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"#;

const FORMATS: [Format; 11] = [
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
    Format::Plain,
];

/// The format that every input is of, where one is named: as `Format` writes it.
static ONLY: LazyLock<Option<Format>> = LazyLock::new(|| {
    let name = std::env::var("QARI_FORMAT").ok()?;
    let only = FORMATS.into_iter().find(|format| format!("{format:?}") == name);
    Some(only.expect("QARI_FORMAT names no format"))
});

/// What `bytes` come to when they are packed as their format asks.
fn packed(format: Format, bytes: &[u8]) -> Vec<u8> {
    let written = "a vector takes what is written";
    match format {
        Format::Gzip => {
            let mut packing = GzEncoder::new(Vec::new(), Compression::fast());
            packing.write_all(bytes).expect(written);
            packing.finish().expect(written)
        }
        Format::Zip => {
            let mut files = Vec::new();
            for file in parts(bytes) {
                let end = file.iter().position(|&byte| byte == b'\n').unwrap_or(file.len());
                let name = String::from_utf8_lossy(&file[..end]).into_owned();
                files.push((name, file.get(end + 1..).unwrap_or_default()));
            }
            archive(&files)
        }
        Format::Epub => {
            let mut files = vec![
                ("mimetype".to_owned(), &b"application/epub+zip"[..]),
                ("META-INF/container.xml".to_owned(), CONTAINER),
            ];
            for (number, file) in parts(bytes).enumerate() {
                let name = match number {
                    0 => "OEBPS/book.opf".to_owned(),
                    number => format!("OEBPS/{number}.xhtml"),
                };
                files.push((name, file));
            }
            archive(&files)
        }
        _ => bytes.to_vec(),
    }
}

fn parts(mut bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut ended = false;
    std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let end = bytes.windows(BETWEEN.len()).position(|pair| pair == BETWEEN);
        ended = end.is_none();
        let part = &bytes[..end.unwrap_or(bytes.len())];
        bytes = end.map_or(&[], |end| &bytes[end + BETWEEN.len()..]);
        Some(part)
    })
}

/// An archive of files; those whose name it does not take are left out.
fn archive(files: &[(String, &[u8])]) -> Vec<u8> {
    let mut writing = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        if writing.start_file(name.as_str(), SimpleFileOptions::default()).is_ok() {
            writing.write_all(content).expect("a vector takes what is written");
        }
    }
    writing.finish().expect("an archive of few files can be ended").into_inner()
}

fuzz_target!(|input: &[u8]| {
    let Some((&choice, bytes)) = input.split_first() else {
        return;
    };
    let format = ONLY.unwrap_or(FORMATS[usize::from(choice & 0x7f) % FORMATS.len()]);
    let bytes = match choice & 0x80 {
        0 => bytes.to_vec(),
        _ => packed(format, bytes),
    };
    let _ = formats::read(None, format, "a", bytes, &mut |imported| {
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
