//! An outline: a text and its blocks, as a format gave them. What the format left
//! open (zones, directions, the title, author, source and date) is decided here, by
//! the same rules for every format.

use crate::library::article::{Article, ArticleId, Block, BlockKind, Inline, Zone};
use crate::library::dates;
use crate::library::notice::Notice;
use crate::library::zones::{self, on_one_line};
use crate::text::buffer::Text;
use crate::text::direction::{Direction, Leanings, text_direction};

/// What BCP 47 asks programs to keep of a tag, in bytes.
const LONGEST_TAG: usize = 35;

/// What a source says about its article, apart from its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    pub author: Option<String>,
    pub section: Option<String>,
    /// As it is named there, by the tags of BCP 47.
    pub language: Option<String>,
    pub source: Option<String>,
    /// As it stands there: ISO 8601, RFC 2822, or as newspapers write it.
    pub date: Option<String>,
    /// The address where it was published.
    pub link: Option<String>,
    pub direction: Option<Direction>,
}

impl Declared {
    /// The direction of a text: that of most of its words. Declared right-to-left it is
    /// that as soon as a paragraph with these words would be; the declaration alone
    /// decides for a text without words.
    pub(super) fn direction_of(&self, text: &str) -> Direction {
        let mut leanings = Leanings::default();
        leanings.take_in(text);
        match self.direction {
            Some(Direction::RightToLeft) => leanings.directions(Direction::RightToLeft).by_words,
            Some(declared) if !text.contains(char::is_alphabetic) => declared,
            _ => text_direction(text),
        }
    }
}

/// The direction that an attribute `dir` names.
pub(super) fn named_direction(named: &str) -> Option<Direction> {
    let is = |name: &str| named.trim().eq_ignore_ascii_case(name);
    if is("rtl") {
        return Some(Direction::RightToLeft);
    }
    is("ltr").then_some(Direction::LeftToRight)
}

/// The blocks of a text. Every range is a range of bytes of it.
pub(super) struct Outline {
    pub(super) doc: String,
    pub(super) id: ArticleId,
    pub(super) text: Text,
    /// In order, without overlap; their zones are not decided yet.
    pub(super) blocks: Vec<Block>,
    /// The zones of the blocks that the format knows, as far as it knows any.
    pub(super) known: Vec<Option<Zone>>,
    pub(super) inlines: Vec<Inline>,
    pub(super) direction: Direction,
    pub(super) notices: Vec<Notice>,
    pub(super) is_whole: bool,
}

impl Outline {
    /// The article that it is. What the source declares about it goes before what its
    /// lines say.
    pub(super) fn settle(mut self, declared: Declared) -> Article {
        let found = zones::assign(&self.text, &mut self.blocks, &self.known);
        let blocks = &mut self.blocks;
        for at in 1..blocks.len() {
            if blocks[at].is_rest {
                (blocks[at].kind, blocks[at].zone) = (blocks[at - 1].kind, blocks[at - 1].zone);
            }
        }
        give_whole_directions(blocks, self.direction);
        let title_block = found.title.or_else(|| telling_block(blocks));
        let title_range = found.title.map(|at| blocks[at].range.clone());
        let title = match (&title_range, title_block) {
            (Some(range), _) => on_one_line(self.text[range.clone()].trim_start_matches('#')),
            (None, Some(at)) => first_words(&self.text[blocks[at].range.clone()]),
            (None, None) => String::new(),
        };
        let date = declared.date.as_deref().and_then(dates::declared);
        if let (Some(written), None) = (declared.date, &date) {
            let written = on_one_line(&written);
            self.notices.push(Notice::DateNotRead { written });
        }
        let host = declared.link.as_deref().and_then(host);
        self.notices.extend(found.notices);
        Article {
            id: self.id,
            doc: self.doc,
            text: self.text,
            blocks: self.blocks,
            is_whole: self.is_whole,
            inlines: self.inlines,
            title,
            title_range,
            title_block,
            source: declared.source.or(found.source).or(host.map(str::to_owned)),
            author: declared.author.or(found.author),
            section: declared.section.or(found.section),
            language: declared.language.as_deref().and_then(language_tag),
            date: date.or(found.date),
            link: declared.link,
            direction: self.direction,
            origin: None,
            notices: self.notices,
        }
    }
}

/// A language by its tag of BCP 47, in small letters: the language itself and, where it is
/// told, script and region.
fn language_tag(named: &str) -> Option<String> {
    let named = named.trim().replace('_', "-").to_ascii_lowercase();
    let is_subtag =
        |tag: &str| (1..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric());
    let language = named.split('-').next().unwrap_or_default();
    let is_language =
        (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_lowercase());
    let is_tag = is_language && named.len() <= LONGEST_TAG && named.split('-').all(is_subtag);
    is_tag.then_some(named)
}

/// The host of an address of the web, as a reader calls it.
pub(super) fn host(link: &str) -> Option<&str> {
    let rest = link
        .strip_prefix("https://")
        .or_else(|| link.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

/// Gives every piece of a paragraph the directions of the whole, which its last
/// piece has; blocks that are no prose take that of the `article`.
pub(super) fn give_whole_directions(blocks: &mut [Block], article: Direction) {
    for at in (1..blocks.len()).rev() {
        if blocks[at].is_rest {
            blocks[at - 1].directions = blocks[at].directions;
        }
    }
    for at in 0..blocks.len() {
        let block = &blocks[at];
        // A label in the language of the article leads its line, however much
        // of another script follows; a line all in another one keeps its own.
        let is_led = !is_prose(block.zone) && block.directions.first_strong == article;
        let by_words = match at.checked_sub(1) {
            Some(before) if block.is_rest => blocks[before].directions.by_words,
            _ if is_led => article,
            _ => block.directions.by_words,
        };
        blocks[at].directions.by_words = by_words;
    }
}

/// Whether blocks of this zone are written in a language of their own. Lines of
/// names, figures and links stand on the side of the article.
fn is_prose(zone: Zone) -> bool {
    match zone {
        Zone::Title | Zone::Summary | Zone::Subhead | Zone::Caption | Zone::Body => true,
        Zone::Date | Zone::Byline | Zone::Category | Zone::Clutter => false,
    }
}

/// The longest title made from a text that has none, in code points.
const LONGEST_BEGINNING: usize = 80;

/// The block that begins an article without a title, for lists: of its body, or of
/// what there is.
fn telling_block(blocks: &[Block]) -> Option<usize> {
    let shows = |block: &Block| block.kind != BlockKind::Rule;
    let body = |block: &Block| shows(block) && block.zone == Zone::Body;
    let first = blocks.iter().position(body);
    first
        .or_else(|| blocks.iter().position(shows))
        .or((!blocks.is_empty()).then_some(0))
}

fn first_words(text: &str) -> String {
    let whole = on_one_line(text);
    let Some((cut, _)) = whole.char_indices().nth(LONGEST_BEGINNING) else {
        return whole;
    };
    let end = whole[..cut].rfind(' ').unwrap_or(cut);
    let mut words = whole[..end]
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .to_owned();
    words.push('…');
    words
}
