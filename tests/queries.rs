//! Queries against a plain scan: a thousand random queries over the built-in articles
//! select what somebody finds who cuts each article into words, spells out every way a
//! word may be written, and looks. The scan folds by itself and knows nothing of the
//! matcher. With `QARI_TEXTS=FOLDER` the articles are those of a folder.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;

use qari::library::article::Article;
use qari::library::built_in::ARTICLES;
use qari::library::formats::plain;
use qari::library::import::{Imported, Source, import};
use qari::library::memory::MemoryStore;
use qari::library::sqlite::SqliteStore;
use qari::library::store::Store;
use qari::query::condition;
use qari::query::saved::Saved;
use unicode_normalization::UnicodeNormalization;

#[test]
fn a_thousand_random_queries_find_what_a_plain_scan_finds() {
    let articles = articles();
    let mut memory = MemoryStore::new();
    for article in &articles {
        memory.add(article.clone()).unwrap();
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("queries");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let mut library = SqliteStore::open(&folder.join("library.sqlite")).unwrap();
    for article in &articles {
        library.add(article.clone()).unwrap();
    }
    let stores: [&dyn Store; 2] = [&memory, &library];
    let scans: Vec<Scan> = articles.iter().map(Scan::of).collect();
    let mut ways = Ways::default();
    let mut dice = Dice(0x5eed);
    let (mut some, mut none) = (0, 0);
    for _ in 0..1000 {
        let query = Query::random(&mut dice, &scans, 2);
        let mut typed = String::new();
        query.write(&mut typed);
        let read = condition(&typed, true, &|_| Vec::new(), &Saved::default());
        let read = read.unwrap_or_else(|error| panic!("{typed}: {error}"));
        let expected: Vec<_> = scans
            .iter()
            .filter(|scan| query.holds(scan, &mut ways))
            .map(|scan| scan.doc)
            .collect();
        for store in stores {
            let found = store.select(&read).unwrap();
            let found: Vec<_> = articles
                .iter()
                .filter(|article| found.contains(&article.id))
                .map(|article| article.doc.as_str())
                .collect();
            assert_eq!(found, expected, "{typed}");
        }
        some += usize::from(!expected.is_empty());
        none += usize::from(expected.is_empty());
    }
    assert!(
        some > 300 && none > 30,
        "{some} found something, {none} nothing"
    );
}

/// Those of the folder that `QARI_TEXTS` names, or the built-in ones.
fn articles() -> Vec<Article> {
    let Some(folder) = std::env::var_os("QARI_TEXTS") else {
        let built_in = ARTICLES.iter();
        return built_in
            .map(|(name, text)| plain::read((*name).to_owned(), (*text).to_owned(), Vec::new()))
            .collect();
    };
    let mut articles: Vec<Article> = Vec::new();
    let source = Source::Path(folder.into());
    import(&[source], None, &mut std::io::empty(), &mut |imported| {
        if let Imported::Article(article) = imported
            && !articles.iter().any(|other| other.id == article.id)
        {
            articles.push(*article);
        }
        ControlFlow::Continue(())
    });
    articles
}

/// An article cut into words.
struct Scan<'a> {
    doc: &'a str,
    title: Vec<Word>,
    text: Vec<Word>,
    source: Vec<Word>,
}

struct Word {
    /// As it is written, but for marks.
    written: String,
    folded: String,
}

impl<'a> Scan<'a> {
    fn of(article: &'a Article) -> Self {
        Self {
            doc: &article.doc,
            title: words(&article.title),
            text: words(&article.text),
            source: words(article.source.as_deref().unwrap_or_default()),
        }
    }
}

/// The words of a text: letters and digits between anything else.
fn words(text: &str) -> Vec<Word> {
    let bare: String = text.nfkc().filter(|&c| !is_dropped(c)).collect();
    let words = bare.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words
        .map(|word| Word {
            written: word.to_owned(),
            folded: folded(word),
        })
        .collect()
}

/// Vowel marks, tatweel, joiners, marks of direction.
fn is_dropped(c: char) -> bool {
    matches!(c, 'ـ' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{652}' | '\u{656}'..='\u{65F}')
        || matches!(c, '\u{670}' | '\u{6D6}'..='\u{6ED}' | '\u{200B}'..='\u{200F}' | '\u{61C}')
        || matches!(c, '\u{AD}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// A word with one letter for each class of letters.
fn folded(word: &str) -> String {
    let letter = |c: char| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' | 'ئ' => 'ء',
        'ى' | 'ی' | 'ې' | 'ۍ' | 'ے' => 'ي',
        'ة' | 'ہ' | 'ھ' | 'ە' => 'ه',
        'ک' | 'گ' | 'ګ' => 'ك',
        'پ' => 'ب',
        'چ' => 'ج',
        'ڤ' => 'ف',
        '٠'..='٩' => char::from_digit(c as u32 - '٠' as u32, 10).unwrap_or(c),
        '۰'..='۹' => char::from_digit(c as u32 - '۰' as u32, 10).unwrap_or(c),
        other => other.to_ascii_lowercase(),
    };
    word.chars().map(letter).collect()
}

/// Whether a word is made of letters that the scan knows how to fold.
fn is_plain(word: &Word) -> bool {
    let is_known = |c: char| matches!(c, 'ء'..='ي' | '0'..='9' | 'a'..='z');
    // The word for OR is no word to look for.
    let is_sign = ["او", "or"].contains(&&*word.folded);
    word.folded.chars().count() > 1 && word.folded.chars().all(is_known) && !is_sign
}

/// All that may stand before a word in one token: clitics, the article, both.
fn before() -> Vec<String> {
    let mut clitics = vec![String::new()];
    for letters in [&["ا"][..], &["و", "ف"], &["ب", "ك", "ل"]] {
        let longer = clitics.iter().flat_map(|before| {
            letters
                .iter()
                .map(move |letter| format!("{before}{letter}"))
        });
        let longer: Vec<String> = longer.collect();
        clitics.extend(longer);
    }
    clitics.retain(|clitics| clitics != "ال");
    let article = clitics.iter().map(|clitics| format!("{clitics}ال"));
    let after_lam = clitics.iter().filter(|clitics| clitics.ends_with('ل'));
    let after_lam = after_lam.map(|clitics| format!("{clitics}ل"));
    let others: Vec<String> = article.chain(after_lam).collect();
    clitics.extend(others);
    clitics
}

/// Every way in which a folded word is written: America also with its vowel elsewhere.
fn ways_of_word(word: &str) -> HashSet<String> {
    let mut ways = ways_of_spelling(word);
    let others = [
        word.replace("امريك", "اميرك"),
        word.replace("اميرك", "امريك"),
    ];
    for other in others {
        ways.extend(ways_of_spelling(&other));
    }
    ways
}

fn ways_of_spelling(word: &str) -> HashSet<String> {
    let mut ways: HashSet<String> = before()
        .iter()
        .map(|before| format!("{before}{word}"))
        .collect();
    if let Some(bare) = word.strip_prefix("ال") {
        // للصين, وللجنة.
        let rest = if bare.starts_with('ل') {
            bare.to_owned()
        } else {
            format!("ل{bare}")
        };
        let lam = ["", "ا", "و", "ف", "او", "اف"].map(|first| format!("{first}ل"));
        ways.extend(
            lam.iter()
                .filter(|lam| *lam != "ال")
                .map(|lam| format!("{lam}{rest}")),
        );
    }
    ways
}

/// Every way in which a word of the same stem is written.
fn ways_of_stem(word: &str) -> HashSet<String> {
    let is_long = |rest: &&str| rest.chars().count() >= 3;
    let article = ["ال", "وال", "بال", "فال", "كال", "لل", "ولل"];
    let mut bare = article
        .iter()
        .filter_map(|before| word.strip_prefix(before));
    let bare = bare.find(is_long).unwrap_or(word);
    let endings = ["تان", "تين", "ان", "ين", "ون", "ات", "ه", "ا"];
    let mut stem = endings
        .iter()
        .filter_map(|ending| bare.strip_suffix(ending));
    let stem = stem.find(is_long).unwrap_or(bare);
    let pronouns = "ه ها هم هن هما ك كم كن كما نا ي";
    let mut after: Vec<String> = [
        "", "ه", "ا", "ان", "ين", "ون", "ات", "تان", "تين", "و", "ي", "تا", "تي",
    ]
    .map(str::to_owned)
    .to_vec();
    for ending in ["", "ا", "ات", "و", "ي", "ت", "تا", "تي"] {
        after.extend(
            pronouns
                .split(' ')
                .map(|pronoun| format!("{ending}{pronoun}")),
        );
    }
    let before = before();
    let ways = before.iter().flat_map(|before| {
        after
            .iter()
            .map(move |after| format!("{before}{stem}{after}"))
    });
    ways.collect()
}

/// The ways of each word that was asked for, made once.
#[derive(Default)]
struct Ways {
    of_words: HashMap<String, HashSet<String>>,
    of_stems: HashMap<String, HashSet<String>>,
}

impl Ways {
    fn of(&mut self, word: &str) -> &HashSet<String> {
        let word = folded(word);
        let ways = self.of_words.entry(word);
        ways.or_insert_with_key(|word| ways_of_word(word))
    }

    fn of_stem(&mut self, word: &str) -> &HashSet<String> {
        let ways = self.of_stems.entry(folded(word));
        ways.or_insert_with_key(|word| ways_of_stem(word))
    }
}

/// A query, as it is typed and as it is meant.
enum Query {
    All(Vec<Query>),
    Any(Vec<Query>),
    Not(Box<Query>),
    Title(Box<Query>),
    Source(Box<Query>),
    Word(String),
    Prefix(String),
    Exact(String),
    Stem(String),
    Phrase(Vec<String>),
    Near(usize, String, String),
}

impl Query {
    fn random(dice: &mut Dice, scans: &[Scan<'_>], depth: usize) -> Self {
        let some = |dice: &mut Dice, depth| {
            let count = 2 + dice.below(2);
            (0..count)
                .map(|_| Self::random(dice, scans, depth))
                .collect::<Vec<_>>()
        };
        match dice.below(if depth > 0 { 10 } else { 6 }) {
            6 => Self::All(some(dice, depth - 1)),
            7 => Self::Any(some(dice, depth - 1)),
            8 => Self::Not(Box::new(Self::random(dice, scans, depth - 1))),
            9 if dice.below(3) > 0 => Self::Title(Box::new(Self::random(dice, scans, 0))),
            9 => Self::Source(Box::new(Self::random(dice, scans, 0))),
            0 => Self::Word(dice.word(scans).0),
            1 => {
                let word = dice.word(scans).0;
                let kept = 2 + dice.below(3);
                Self::Prefix(word.chars().take(kept).collect())
            }
            2 => Self::Exact(dice.word(scans).0),
            3 => Self::Stem(dice.word(scans).0),
            4 => Self::Phrase(dice.neighbours(scans)),
            _ => {
                let (first, near) = dice.word(scans);
                let second = if dice.below(2) == 0 {
                    near
                } else {
                    dice.word(scans).0
                };
                Self::Near(1 + dice.below(12), first, second)
            }
        }
    }

    fn write(&self, typed: &mut String) {
        let mut group = |queries: &[Self], between: &str| {
            typed.push('(');
            for (index, query) in queries.iter().enumerate() {
                typed.push_str(if index == 0 { "" } else { between });
                query.write(typed);
            }
            typed.push(')');
        };
        let one = |typed: &mut String, before: &str, query: &Self| {
            typed.push_str(before);
            query.write(typed);
        };
        let written = match self {
            Self::All(queries) => return group(queries, " "),
            Self::Any(queries) => return group(queries, " أو "),
            Self::Not(query) => return one(typed, "-", query),
            Self::Title(query) => return one(typed, "عنوان:", query),
            Self::Source(query) => return one(typed, "source:", query),
            Self::Word(word) => write!(typed, "{word}"),
            Self::Prefix(word) => write!(typed, "{word}*"),
            Self::Exact(word) => write!(typed, "={word}"),
            Self::Stem(word) => write!(typed, "~{word}"),
            Self::Phrase(words) => write!(typed, "«{}»", words.join(" ")),
            Self::Near(words, first, second) => write!(typed, "near:{words} {first} {second}"),
        };
        written.expect("a string takes all");
    }

    fn holds(&self, scan: &Scan<'_>, ways: &mut Ways) -> bool {
        match self {
            Self::All(queries) => queries.iter().all(|query| query.holds(scan, ways)),
            Self::Any(queries) => queries.iter().any(|query| query.holds(scan, ways)),
            Self::Not(query) => !query.holds(scan, ways),
            Self::Title(query) => query.stands_in(&scan.title, ways),
            Self::Source(query) => query.stands_in(&scan.source, ways),
            term => term.stands_in(&scan.text, ways) || term.stands_in(&scan.title, ways),
        }
    }

    fn stands_in(&self, words: &[Word], ways: &mut Ways) -> bool {
        match self {
            Self::Word(word) => !places(words, ways.of(word)).is_empty(),
            Self::Prefix(word) => {
                let ways = ways.of(word);
                let begins = |word: &Word| ways.iter().any(|way| word.folded.starts_with(way));
                words.iter().any(begins)
            }
            Self::Exact(wanted) => words.iter().any(|word| word.written == *wanted),
            Self::Stem(word) => !places(words, ways.of_stem(word)).is_empty(),
            Self::Phrase(wanted) => {
                let starts = 0..(words.len() + 1).saturating_sub(wanted.len());
                let mut left: Vec<usize> = starts.collect();
                for (offset, word) in wanted.iter().enumerate() {
                    // Between names a son is written in two ways.
                    let other = match &*folded(word) {
                        "ابن" => Some("بن"),
                        "بن" => Some("ابن"),
                        _ => None,
                    };
                    let others = other.map(|other| ways.of(other).clone());
                    let ways = ways.of(word);
                    left.retain(|at| {
                        let found = &words[at + offset].folded;
                        let is_other = |others: &HashSet<String>| others.contains(found);
                        ways.contains(found) || others.as_ref().is_some_and(is_other)
                    });
                }
                !left.is_empty()
            }
            Self::Near(most, first, second) => {
                let first = places(words, ways.of(first));
                let second = places(words, ways.of(second));
                first
                    .iter()
                    .any(|one| second.iter().any(|other| one.abs_diff(*other) <= *most))
            }
            _ => unreachable!("no term"),
        }
    }
}

/// Which of the words are written in one of these ways.
fn places(words: &[Word], ways: &HashSet<String>) -> Vec<usize> {
    let numbered = words.iter().enumerate();
    let found = numbered.filter(|(_, word)| ways.contains(&word.folded));
    found.map(|(at, _)| at).collect()
}

/// Numbers by chance, the same each time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % count as u64) as usize
    }

    /// Some words of an article that follow each other, as they are written.
    fn neighbours(&mut self, scans: &[Scan<'_>]) -> Vec<String> {
        loop {
            let scan = &scans[self.below(scans.len())];
            let part = match self.below(8) {
                0 => &scan.title,
                1 => &scan.source,
                _ => &scan.text,
            };
            let count = 2 + self.below(2);
            if part.len() < count {
                continue;
            }
            let start = self.below(part.len() + 1 - count);
            let found = &part[start..start + count];
            if found.iter().all(is_plain) {
                return found.iter().map(|word| word.written.clone()).collect();
            }
        }
    }

    /// A word of an article, and one that stands near it.
    fn word(&mut self, scans: &[Scan<'_>]) -> (String, String) {
        let mut words = self.neighbours(scans);
        let near = words.pop().expect("two at least");
        let mut word = words.swap_remove(0);
        // Now and then without what may be a clitic, or in other letters.
        if self.below(4) == 0 && word.chars().count() > 3 {
            word = word.chars().skip(1 + self.below(2)).collect();
        }
        if self.below(4) == 0 {
            word = folded(&word);
        }
        if ["أو", "او"].contains(&word.as_str()) || word.chars().count() < 2 {
            return (near.clone(), near);
        }
        (word, near)
    }
}
