//! A small world for tests: a few actors, and articles made of paragraphs.

use std::sync::{Arc, LazyLock};

use super::gazetteer::Gazetteer;
use super::recognizer::Recognizer;
use crate::library::article::{Article, ArticleId, Block, BlockKind, Zone};
use crate::library::mention::{Certainty, Mention};
use crate::text::direction::{Direction, Leanings};

pub(super) const ACTORS: &str = r#"
    [class.organisation]
    heads = ["نادي"]
    not_after = ["ملعب"]
    [class.person]
    short_not_after = ["هدى"]
    [class.state]
    place_after = ["في"]
    [[actor]]
    id = "sara"
    class = "person"
    tier = 1
    ar = "سارة أنيس"
    en = "Sara Anis"
    aliases = ["سارة", "Sara"]
    short = ["أنيس"]
    after = ["المدربة"]
    near = ["اللاعب*"]
    not_near = ["قطار"]
    related = ["star"]
    not_after = ["خالتي"]
    not_before = ["الصغيرة", "*لانة"]
    except = ["سارة بلس"]
    [[actor]]
    id = "star"
    class = "organisation"
    tier = 1
    ar = "نادي النجم"
    en = "The Star"
    aliases = ["النجم"]
    [[actor]]
    id = "red-star"
    class = "organisation"
    tier = 2
    ar = "النجم الأحمر"
    en = "Red Star"
    [[actor]]
    id = "valley"
    class = "state"
    tier = 2
    ar = "بلاد الوادي"
    en = "The Valley"
    aliases = ["الوادي", "إيفا", "عُنَاب", "عبد الله بن سامي", "TV", "اللوز"]
    seats = ["تلال"]
"#;

/// What the worlds of other tests share: verbs, adjectives, and nouns that begin names.
const LANGUAGE: &str = r#"
    [language]
    acts = ["أعلن تعلن", "قال تقول"]
    evaluating = ["إرهابي", "مسلح", "متمرد"]
    former = ["سابق"]
    other = ["منتخب"]
    [[noun]]
    word = "حركة"
    classes = ["armed-group"]
    not_after = ["حرية"]
    [[noun]]
    word = "تنظيم"
    classes = ["armed-group"]
    [[noun]]
    word = "صحيفة"
"#;

/// One for these actors alone, in that language.
pub(super) fn world(actors: &str) -> Recognizer {
    let (gazetteer, faults) = Gazetteer::from_toml(&format!("{LANGUAGE}{actors}"));
    assert_eq!(faults, [], "the world of the test is sound");
    Recognizer::new(Arc::new(gazetteer))
}

pub(super) fn gazetteer() -> Gazetteer {
    let (gazetteer, faults) = Gazetteer::from_toml(ACTORS);
    assert_eq!(faults, [], "the actors of the tests are sound");
    gazetteer
}

/// One for the actors that come with Qari: making it takes a test most of its time.
pub(super) fn built_in() -> &'static Recognizer {
    static RECOGNIZER: LazyLock<Recognizer> =
        LazyLock::new(|| Recognizer::new(Arc::new(Gazetteer::built_in())));
    &RECOGNIZER
}

/// What the actors that come with Qari are in these paragraphs: each mention as it is
/// written, with its actor, and `?` after one that is only likely.
#[track_caller]
pub(super) fn tells(paragraphs: &[&str], expected: &[&str]) {
    let article = article(paragraphs);
    let told: Vec<String> = built_in()
        .mentions(&article)
        .iter()
        .map(|mention| {
            let doubt = match mention.certainty {
                Certainty::Certain => "",
                Certainty::Likely => "?",
            };
            let text = &article.text[mention.range.clone()];
            format!("{text} {}{doubt}", mention.actor)
        })
        .collect();
    assert_eq!(told, expected, "{paragraphs:?}");
}

/// The same of each sentence by itself.
#[track_caller]
pub(super) fn each(sentences: &[(&str, &[&str])]) {
    for (sentence, expected) in sentences {
        tells(&[sentence], expected);
    }
}

/// The mentions of the actors above.
pub(super) fn mentions(article: &Article) -> Vec<Mention> {
    Recognizer::new(Arc::new(gazetteer())).mentions(article)
}

/// An article of these paragraphs, all of them body, one line break between them.
pub(super) fn article(paragraphs: &[&str]) -> Article {
    let text = paragraphs.join("\n");
    let mut start = 0;
    let block = |paragraph: &&str| {
        let range = start..start + paragraph.len();
        start = range.end + 1;
        Block {
            is_rest: false,
            depth: 0,
            opens_list: false,
            kind: BlockKind::Paragraph,
            range,
            zone: Zone::Body,
            directions: Leanings::default().directions(Direction::RightToLeft),
        }
    };
    Article {
        is_whole: true,
        id: ArticleId::of(&text),
        doc: "test".to_owned(),
        blocks: paragraphs.iter().map(block).collect(),
        text: text.into(),
        inlines: Vec::new(),
        title: "test".to_owned(),
        title_range: None,
        title_block: None,
        source: None,
        author: None,
        section: None,
        language: None,
        date: None,
        link: None,
        direction: Direction::RightToLeft,
        origin: None,
        notices: Vec::new(),
    }
}
