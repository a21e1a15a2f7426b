use std::io;

use super::*;

/// A folder for one test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("qari-import-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    /// What is handed over: the name below the folder, then the title or the notice.
    fn imported(&self, sources: &[Source]) -> Vec<String> {
        let mut seen = Vec::new();
        import(
            sources,
            None,
            &mut "خبر من القناة\n".as_bytes(),
            &mut |imported| {
                seen.push(self.shown(&imported));
                ControlFlow::Continue(())
            },
        );
        seen
    }

    fn shown(&self, imported: &Imported) -> String {
        let below = |doc: &str| {
            let doc = Path::new(doc);
            doc.strip_prefix(&self.0)
                .unwrap_or(doc)
                .display()
                .to_string()
        };
        match imported {
            Imported::Beginning(article) => format!("{}: begins", below(&article.doc)),
            Imported::Article(article) => format!("{}: {}", below(&article.doc), article.title),
            Imported::Refused { doc, notices } => match &notices[..] {
                [Notice::ListOfFeeds { .. }] => format!("{}: a list of feeds", below(doc)),
                _ => format!("{}: {notices:?}", below(doc)),
            },
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_folder_gives_its_texts_by_name() {
    let folder = Folder::new("walk");
    folder.write("b.txt", "ثان");
    folder.write("a.md", "أول");
    folder.write("c/d.TXT", "رابع");
    folder.write("c/README", "ثالث");
    folder.write(".hidden.txt", "خفي");
    folder.write(".git/x.txt", "خفي");
    folder.write("e.rs", "fn main() {}");
    folder.write("f.txt", " \n");
    folder.write("g.txt", [0_u8; 32]);
    assert_eq!(
        folder.imported(&[Source::Path(folder.0.clone())]),
        [
            "a.md: أول",
            "b.txt: ثان",
            "c/README: ثالث",
            "c/d.TXT: رابع",
            "f.txt: [Empty]",
            "g.txt: [Binary]",
        ]
    );
}

#[test]
fn a_folder_without_articles_says_so() {
    let folder = Folder::new("empty");
    let source = [Source::Path(folder.0.clone())];
    assert_eq!(folder.imported(&source), [": [NoArticles]"]);
    folder.write("a/blank.txt", " \n");
    folder.write("a/code.rs", "fn main() {}");
    assert_eq!(
        folder.imported(&source),
        ["a/blank.txt: [Empty]", ": [NoArticles]"]
    );
}

#[test]
fn binary_files_without_an_extension_are_told_of_together() {
    let folder = Folder::new("binary");
    let source = [Source::Path(folder.0.clone())];
    folder.write("a/tool", [0_u8; 32]);
    folder.write("b.txt", "ثان");
    assert_eq!(folder.imported(&source), ["b.txt: ثان", "a/tool: [Binary]"]);
    folder.write("c/tool", [0_u8; 32]);
    folder.write("d.txt", [0_u8; 32]);
    assert_eq!(
        folder.imported(&source),
        [
            "b.txt: ثان",
            "d.txt: [Binary]",
            ": [BinaryFiles { count: 2 }]"
        ]
    );
}

#[test]
fn a_file_that_is_named_is_always_tried() {
    let folder = Folder::new("named");
    folder.write(".note.log", "سطر");
    let missing = folder.0.join("missing.txt");
    let seen = folder.imported(&[
        Source::Path(missing),
        Source::Path(folder.0.join(".note.log")),
        Source::StandardInput,
    ]);
    assert!(seen[0].starts_with("missing.txt: [Missing"), "{}", seen[0]);
    assert_eq!(seen[1..], [".note.log: سطر", "-: خبر من القناة"]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_and_pipes_do_not_hold_up_a_walk() {
    let folder = Folder::new("links");
    folder.write("a/one.txt", "واحد");
    std::os::unix::fs::symlink(&folder.0, folder.0.join("a/back")).expect("a link");
    std::os::unix::fs::symlink("nowhere", folder.0.join("broken.txt")).expect("a link");
    let pipe = folder.0.join("pipe.txt");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &pipe,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
        0,
    )
    .expect("a pipe");
    let seen = folder.imported(&[Source::Path(folder.0.clone())]);
    assert_eq!(seen[0], "a/one.txt: واحد");
    assert!(seen[1].starts_with("broken.txt: [Missing"), "{seen:?}");
    assert_eq!(seen.len(), 2);
}

#[test]
fn a_folder_may_hold_every_format() {
    let folder = Folder::new("formats");
    let item = |title| format!("<item><title>{title}</title><description>نص</description></item>");
    let feed = format!(
        "<rss version='2.0'><channel>{}{}</channel></rss>",
        item("أ"),
        item("ب")
    );
    folder.write("a.html", "<!DOCTYPE html><title>صفحة</title><p>نص");
    folder.write("b.xml", &feed);
    folder.write("c.xml", "<svg></svg>");
    folder.write("d.json", "{}");
    folder.write("e.md", "# عنوان\n\nنص");
    folder.write(
        "f.opml",
        "<opml><body><outline xmlUrl='https://example.org'/></body></opml>",
    );
    folder.write("g.epub", "لا كتاب");
    folder.write("h.txt", "<html><body><h1>صفحة أخرى</h1><p>نص");
    assert_eq!(
        folder.imported(&[Source::Path(folder.0.clone())]),
        [
            "a.html: صفحة",
            "b.xml#1: أ",
            "b.xml#2: ب",
            "e.md: عنوان",
            "f.opml: a list of feeds",
            "g.epub: [Damaged { format: \"EPUB\" }]",
            "h.txt: صفحة أخرى",
        ]
    );
    let data = Source::Path(folder.0.join("d.json"));
    assert_eq!(folder.imported(&[data]), ["d.json: {}"]);
}

#[test]
fn the_first_article_comes_before_the_last_is_read() {
    let mut count = 0;
    let sources = [
        Source::BuiltIn,
        Source::Path(PathBuf::from("/never/looked/at")),
    ];
    import(&sources, None, &mut io::empty(), &mut |imported| {
        count += 1;
        assert!(matches!(imported, Imported::Article(_)));
        ControlFlow::Break(())
    });
    assert_eq!(count, 1);
}

#[test]
fn every_built_in_article_can_be_read() {
    let mut docs = Vec::new();
    import(
        &[Source::BuiltIn],
        None,
        &mut io::empty(),
        &mut |imported| {
            match imported {
                Imported::Article(article) => docs.push(article.doc),
                Imported::Beginning(_) => panic!("none of them is large"),
                Imported::Refused { doc, notices } => panic!("{doc}: {notices:?}"),
            }
            ControlFlow::Continue(())
        },
    );
    assert_eq!(docs.len(), built_in::ARTICLES.len());
    assert!(docs.iter().all(|doc| doc.starts_with("builtin:")));
}

#[test]
fn a_large_text_is_handed_over_twice() {
    let folder = Folder::new("large");
    let line = "سطر بعد سطر من كلام طويل\n";
    let large = line.repeat(plain::LARGE / line.len() + 9).into_bytes();
    folder.write("a.txt", &large);
    folder.write("b.txt", [&large, &[0xff, b'\n'][..]].concat());
    folder.write("c.txt", [&large, &[0; 40_000][..]].concat());
    folder.write("d", [&large, &[0; 40_000][..]].concat());
    folder.write("e", [0; plain::LARGE + 9]);
    folder.write("f.txt", [b' '; plain::LARGE + 9]);
    let expected = [
        "a.txt: begins",
        "a.txt: سطر بعد سطر من كلام طويل",
        "b.txt: begins",
        "b.txt: سطر بعد سطر من كلام طويل",
        "c.txt: begins",
        "c.txt: [Binary]",
        "d: begins",
        // Not held back to be told of with others: its beginning waits for it.
        "d: [Binary]",
        "f.txt: [Empty]",
        "e: [Binary]",
    ];
    assert_eq!(folder.imported(&[Source::Path(folder.0.clone())]), expected);
}

#[test]
fn who_has_seen_the_beginning_need_not_wait_for_the_rest() {
    let text = "سطر من كلام\n".repeat(plain::LARGE);
    let mut left = text.as_bytes();
    let mut seen = 0;
    import(&[Source::StandardInput], None, &mut left, &mut |imported| {
        assert!(matches!(imported, Imported::Beginning(_)));
        seen += 1;
        ControlFlow::Break(())
    });
    assert_eq!(seen, 1);
    assert!(left.len() > text.len() / 2, "it was not read");
}

#[test]
fn what_is_too_large_is_refused() {
    let read = |limit| Reading::new(&mut "خبر".as_bytes(), 0, limit, None).rest();
    assert!(matches!(read(5), Ok(Incoming::TooLarge)));
    assert!(matches!(read(6), Ok(Incoming::Text { .. })));
}

#[test]
fn a_file_is_one_article_and_a_folder_is_a_list() {
    let here = env!("CARGO_MANIFEST_DIR");
    let source = |path: &str| Source::Path(Path::new(here).join(path));
    assert!(source("Cargo.toml").is_one_article());
    assert!(!source("src").is_one_article());
    assert!(Source::StandardInput.is_one_article());
    assert!(!Source::BuiltIn.is_one_article());
}
