//! Articles for a library: as many as are asked for, as files in folders and as one feed,
//! made of the sentences of the built-in articles in an order that is always the same.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use qari::library::built_in::ARTICLES;

/// How many files a folder has.
const FOLDER: usize = 1000;

pub(crate) struct Corpus {
    /// The articles, each in a file.
    pub(crate) folder: PathBuf,
    /// The same ones as the items of an RSS feed.
    pub(crate) feed: PathBuf,
    /// The length of all texts.
    pub(crate) bytes: usize,
}

impl Corpus {
    /// Makes it below `place`, unless it is there.
    pub(crate) fn make(place: &Path, articles: usize) -> Self {
        let folder = place.join("articles");
        let feed = place.join("feed.xml");
        let done = place.join("bytes");
        if let Ok(bytes) = fs::read_to_string(&done) {
            let bytes = bytes.trim().parse().unwrap();
            return Self {
                folder,
                feed,
                bytes,
            };
        }
        let mut dice = Dice(0x2545_f491_4f6c_dd1d);
        let sentences = sentences();
        let titles: Vec<&str> = ARTICLES
            .iter()
            .filter_map(|(_, text)| text.lines().next())
            .collect();
        let mut bytes = 0;
        fs::create_dir_all(&folder).unwrap();
        let mut items = BufWriter::new(File::create(&feed).unwrap());
        items.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Qari</title><link>https://example.org/</link><description>news</description>\n").unwrap();
        for number in 1..=articles {
            let words = dice
                .of(&titles)
                .split(' ')
                .chain(dice.of(&titles).split(' '));
            let title = words.take(9).collect::<Vec<_>>().join(" ");
            let title = format!("A{number:06} {title}");
            let text = text(&sentences, &mut dice);
            bytes += title.len() + text.len();
            let shelf = folder.join(format!("{:03}", (number - 1) / FOLDER));
            fs::create_dir_all(&shelf).unwrap();
            fs::write(
                shelf.join(format!("{number:06}.txt")),
                format!("{title}\n\n{text}"),
            )
            .unwrap();
            let text = text.trim().replace("\n\n", "&lt;/p&gt;&lt;p&gt;");
            writeln!(
                items,
                "<item><title>{title}</title><link>https://example.org/{number}</link><guid>{number}</guid><description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"
            )
            .unwrap();
        }
        items.write_all(b"</channel></rss>\n").unwrap();
        items.flush().unwrap();
        fs::write(done, bytes.to_string()).unwrap();
        Self {
            folder,
            feed,
            bytes,
        }
    }
}

/// Sentences that need no escape in XML.
fn sentences() -> Vec<&'static str> {
    let lines = ARTICLES.iter().flat_map(|(_, text)| text.lines().skip(1));
    let sentences = lines
        .flat_map(|line| line.split_inclusive(". "))
        .map(str::trim);
    sentences
        .filter(|one| one.len() > 40 && !one.contains(['<', '>', '&']))
        .collect()
}

/// About 3.5 KB in paragraphs.
fn text(sentences: &[&str], dice: &mut Dice) -> String {
    let mut text = String::new();
    for _ in 0..4 + dice.below(8) {
        for _ in 0..1 + dice.below(4) {
            let _ = write!(text, "{} ", dice.of(sentences));
        }
        text.pop();
        text.push_str("\n\n");
    }
    text.pop();
    text
}

/// Xorshift (Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn of<'a>(&mut self, among: &[&'a str]) -> &'a str {
        among[self.below(among.len())]
    }
}
