use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::library::formats;

const STORY: &str = "قافلة جديدة\n\nوصلت القافلة إلى المدينة أمس بعد رحلة طويلة.\n";

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).expect("memory");
    packed.finish().expect("memory")
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in entries {
        archive.start_file(*name, options).expect("a name");
        archive.write_all(bytes).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

/// What comes of an input: its name, and its title or why it is refused.
fn told(name: &str, bytes: &[u8]) -> Vec<(String, Result<String, Notice>)> {
    let mut all = Vec::new();
    let format = Format::of(Path::new(name), bytes);
    let done = formats::read(None, format, name, bytes.to_vec(), &mut |imported| {
        all.push(match imported {
            Imported::Article(article) => (article.doc.clone(), Ok(article.title.clone())),
            Imported::Refused { doc, notices } => (doc, Err(notices[0].clone())),
            Imported::Beginning(article) => panic!("a beginning of {}", article.doc),
        });
        ControlFlow::Continue(())
    });
    assert!(done.is_continue());
    all
}

fn is(doc: &str, title: &str) -> (String, Result<String, Notice>) {
    (doc.to_owned(), Ok(title.to_owned()))
}

fn refused(doc: &str, notice: Notice) -> (String, Result<String, Notice>) {
    (doc.to_owned(), Err(notice))
}

#[test]
fn what_gzip_packed_is_read_by_its_own_name() {
    let packed = gzipped(STORY.as_bytes());
    assert_eq!(told("a.txt.gz", &packed), [is("a.txt.gz", "قافلة جديدة")]);
    assert_eq!(told("-", &packed), [is("-", "قافلة جديدة")]);
    let records = "العنوان,النص\nأول,وصل.\nثان,عاد.\n";
    assert_eq!(
        told("a.csv.gz", &gzipped(records.as_bytes())),
        [is("a.csv.gz#1", "أول"), is("a.csv.gz#2", "ثان")]
    );
    let two = [packed.clone(), packed.clone()].concat();
    assert_eq!(told("two.gz", &two).len(), 1);
    let half = &packed[..packed.len() / 2];
    let damaged = Notice::Damaged { format: "gzip" };
    assert_eq!(told("half.gz", half), [refused("half.gz", damaged)]);
}

#[test]
fn an_archive_is_read_like_a_folder() {
    let archive = zipped(&[
        ("ثان.txt", STORY.as_bytes()),
        (
            "أول/صفحة.html",
            "<html><body><h1>عنوان</h1><p>نص".as_bytes(),
        ),
        ("../../etc/climbs.txt", STORY.as_bytes()),
        ("/root.txt", b"\xff\xfe\x00"),
        ("picture.jpg", b"\xff\xd8\xff"),
        ("data.json", b"{\"a\": 1}"),
        ("__MACOSX/._a.txt", b"\0\0"),
        (".hidden.txt", STORY.as_bytes()),
        ("list.jsonl", "{\"text\": \"وصل الوفد.\"}".as_bytes()),
        ("empty.txt", b""),
    ]);
    let all = told("a.zip", &archive);
    let docs: Vec<&str> = all.iter().map(|(doc, _)| doc.as_str()).collect();
    assert_eq!(
        docs,
        [
            "a.zip/empty.txt",
            "a.zip/etc/climbs.txt",
            "a.zip/list.jsonl#1",
            "a.zip/root.txt",
            "a.zip/أول/صفحة.html",
            "a.zip/ثان.txt",
        ]
    );
    assert_eq!(all[0].1, Err(Notice::Empty));
    assert_eq!(all[1].1, Ok("قافلة جديدة".to_owned()));
    assert_eq!(all[2].1, Ok("وصل الوفد".to_owned() + "."));
    assert_eq!(
        told("a.zip", &zipped(&[])),
        [refused("a.zip", Notice::Empty)]
    );
    let broken = &archive[..archive.len() - 30];
    let damaged = Notice::Damaged { format: "ZIP" };
    assert_eq!(told("a.zip", broken), [refused("a.zip", damaged)]);
}

#[test]
fn archives_lie_in_archives_once_and_no_deeper() {
    let inner = zipped(&[("a.txt", STORY.as_bytes())]);
    let outer = zipped(&[("b.zip", &inner), ("c.txt.gz", &gzipped(STORY.as_bytes()))]);
    assert_eq!(
        told("a.zip", &outer),
        [
            is("a.zip/b.zip/a.txt", "قافلة جديدة"),
            is("a.zip/c.txt.gz", "قافلة جديدة"),
        ]
    );
    let deeper = zipped(&[("d.zip", &outer)]);
    assert_eq!(
        told("a.zip", &deeper),
        [
            refused("a.zip/d.zip/b.zip", Notice::PackedTooDeeply),
            refused("a.zip/d.zip/c.txt.gz", Notice::PackedTooDeeply),
        ]
    );
}

#[test]
fn what_is_encrypted_is_told() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    archive.start_file("a.txt", options).expect("a name");
    archive.write_all(STORY.as_bytes()).expect("memory");
    let mut bytes = archive.finish().expect("memory").into_inner();
    // The flag of encryption, in the head of the entry and in the directory.
    bytes[6] |= 1;
    let directory = memchr::memmem::find(&bytes, b"PK\x01\x02").expect("a directory");
    bytes[directory + 8] |= 1;
    assert_eq!(
        told("a.zip", &bytes),
        [refused("a.zip/a.txt", Notice::Encrypted)]
    );
}

#[test]
fn bombs_are_refused() {
    // 70 MB of nothing in some KB.
    let nothing = vec![0; 70 * 1024 * 1024];
    let packed = gzipped(&nothing);
    assert_eq!(told("a.gz", &packed), [refused("a.gz", Notice::Overpacked)]);
    let archive = zipped(&[("a.txt", &nothing)]);
    assert_eq!(
        told("a.zip", &archive),
        [refused("a.zip", Notice::Overpacked)]
    );
    // What it promises is no more than it may, but what it holds is.
    let mut lying = archive;
    let directory = memchr::memmem::find(&lying, b"PK\x01\x02").expect("a directory");
    lying[directory + 24..directory + 28].copy_from_slice(&1000_u32.to_le_bytes());
    let told = told("a.zip", &lying);
    assert!(matches!(told[..], [(_, Err(_))]), "{told:?}");
    // Each archive in it unpacks to a little, all of them to too much.
    let part = gzipped(&nothing[..30 * 1024 * 1024]);
    let names: Vec<String> = (0..4).map(|at| format!("{at}.txt.gz")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &*part)).collect();
    let last = self::told("a.zip", &zipped(&parts)).pop();
    assert_eq!(last, Some(refused("a.zip/3.txt.gz", Notice::Overpacked)));
}
