//! Articles as they stand in a library file: JSON of short arrays, of its own form,
//! so that what the program calls things may change and files stay readable.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use encoding_rs::Encoding;
use serde::{Deserialize, Serialize};

use crate::library::article::{Article, ArticleId, Block, BlockKind, Inline, InlineKind, Zone};
use crate::library::counts;
use crate::library::dates::WrittenDate;
use crate::library::mention::{ActorId, Mention, MentionKind};
use crate::library::notice::Notice;
use crate::library::spot::{self, Spot};
use crate::library::store::StoreError;
use crate::text::buffer::Text;
use crate::text::direction::{Direction, Directions};

/// What the list and the page need to know of an article, besides its columns.
#[derive(Serialize, Deserialize)]
pub(super) struct Facts {
    #[serde(rename = "date", default, skip_serializing_if = "Option::is_none")]
    date: Option<WrittenDate>,
    /// That of the article, then those of its title.
    #[serde(rename = "dir")]
    directions: String,
    #[serde(rename = "title", default, skip_serializing_if = "Option::is_none")]
    title: Option<(usize, usize)>,
    #[serde(rename = "block", default, skip_serializing_if = "Option::is_none")]
    title_block: Option<usize>,
    #[serde(rename = "notices", default, skip_serializing_if = "Vec::is_empty")]
    notices: Vec<Told>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    section: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    link: Option<String>,
}

/// A notice: its kind and what it says.
type Told = (String, String);
/// Kind, bytes of the text, zone and directions, whether it is a rest.
type BlockRecord = (String, usize, usize, String);
/// Kind, bytes of the text, target.
type InlineRecord = (char, usize, usize, String);

/// Blocks and inline ranges.
#[derive(Serialize, Deserialize)]
struct Parts {
    b: Vec<BlockRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    i: Vec<InlineRecord>,
}

/// The columns of an article, as they are read.
pub(super) struct Columns {
    pub(super) id: ArticleId,
    pub(super) is_whole: bool,
    pub(super) doc: String,
    pub(super) title: String,
    pub(super) source: Option<String>,
    pub(super) author: Option<String>,
    pub(super) facts: String,
}

/// The address of an article, out of its facts.
pub(super) fn link_in(facts: &str) -> Option<String> {
    serde_json::from_str::<Facts>(facts).ok()?.link
}

pub(super) fn facts_of(article: &Article) -> Result<String, StoreError> {
    let title = article.title_directions();
    let directions = [article.direction, title.by_words, title.first_strong];
    Ok(serde_json::to_string(&Facts {
        date: article.date.clone(),
        directions: directions.map(side).iter().collect(),
        title: article
            .title_range
            .clone()
            .map(|range| (range.start, range.end)),
        title_block: article.title_block,
        notices: article.notices.iter().filter_map(told).collect(),
        section: article.section.clone(),
        language: article.language.clone(),
        link: article.link.clone(),
    })?)
}

pub(super) fn parts_of(article: &Article) -> Result<String, StoreError> {
    Ok(serde_json::to_string(&Parts {
        b: article.blocks.iter().map(block_record).collect(),
        i: article.inlines.iter().map(inline_record).collect(),
    })?)
}

/// The article of these columns.
///
/// # Errors
/// When they are not what this program writes.
pub(super) fn article(columns: Columns, text: String, parts: &str) -> Result<Article, StoreError> {
    let facts: Facts = read(&columns.facts)?;
    let parts: Parts = read(parts)?;
    let text = Text::from(text);
    let blocks = parts.b.into_iter().map(|one| block(one, &text));
    let blocks: Option<Vec<Block>> = blocks.collect();
    let inlines: Option<Vec<Inline>> = parts.i.into_iter().map(|one| inline(one, &text)).collect();
    let blocks = blocks.ok_or_else(damaged)?;
    if facts.title_block.is_some_and(|at| at >= blocks.len()) {
        return Err(damaged());
    }
    Ok(Article {
        id: columns.id,
        doc: columns.doc,
        is_whole: columns.is_whole,
        title: columns.title,
        title_range: match facts.title {
            Some(range) => Some(within(range, &text).ok_or_else(damaged)?),
            None => None,
        },
        title_block: facts.title_block,
        source: columns.source,
        author: columns.author,
        date: facts.date.clone(),
        direction: facts.direction(0)?,
        notices: facts.notices.into_iter().filter_map(notice).collect(),
        section: facts.section,
        language: facts.language,
        link: facts.link,
        origin: None,
        inlines: inlines.ok_or_else(damaged)?,
        blocks,
        text,
    })
}

/// The blocks of an article, whose text this is.
///
/// # Errors
/// When they are not what this program writes.
pub(super) fn blocks(parts: &str, text: &str) -> Result<Vec<Block>, StoreError> {
    let parts: Parts = read(parts)?;
    let blocks: Option<Vec<Block>> = parts.b.into_iter().map(|one| block(one, text)).collect();
    blocks.ok_or_else(damaged)
}

impl Facts {
    pub(super) fn read(facts: &str) -> Result<Self, StoreError> {
        read(facts)
    }

    /// The directions of the title.
    pub(super) fn directions(&self) -> Result<Directions, StoreError> {
        Ok(Directions {
            by_words: self.direction(1)?,
            first_strong: self.direction(2)?,
        })
    }

    pub(super) fn title_is_in_text(&self) -> bool {
        self.title.is_some()
    }

    pub(super) fn date(&self) -> Option<&WrittenDate> {
        self.date.as_ref()
    }

    fn direction(&self, at: usize) -> Result<Direction, StoreError> {
        let letter = self.directions.chars().nth(at);
        letter.and_then(direction).ok_or_else(damaged)
    }
}

/// The actors of an article, as a summary has them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Counts {
    /// How often each is mentioned, most first.
    #[serde(rename = "a")]
    pub(super) all: Arc<[(ActorId, usize)]>,
    /// The same without those that are only likely.
    #[serde(rename = "c")]
    pub(super) certain: Arc<[(ActorId, usize)]>,
    #[serde(rename = "p")]
    pub(super) principal: Arc<[ActorId]>,
    /// The kinds of the mentions that count: whether there are names, and nominal ones.
    #[serde(rename = "k")]
    pub(super) kinds: Vec<(ActorId, MentionKind)>,
    /// Where each is mentioned, packed. A column of its own has them.
    #[serde(skip)]
    pub(super) spots: HashMap<ActorId, Vec<u8>>,
}

impl Counts {
    /// Those of these mentions of an article.
    pub(super) fn of(article: &Article, mentions: &[Mention], principal: Arc<[ActorId]>) -> Self {
        let mut spots: HashMap<&ActorId, Vec<Spot>> = HashMap::new();
        for mention in counts::counted(article, mentions) {
            let spot = Spot::at(article, mention.range.clone(), mention.is_certain());
            spots.entry(&mention.actor).or_default().push(spot);
        }
        let spots = spots.into_iter();
        let spots = spots.map(|(actor, spots)| (actor.clone(), spot::packed(&spots)));
        Self {
            spots: spots.collect(),
            all: counts::by_actor(article, mentions).into(),
            certain: counts::certain_by_actor(article, mentions).into(),
            kinds: counts::kinds_by_actor(article, mentions),
            principal,
        }
    }

    /// How many mentions count.
    pub(super) fn mentioned(&self) -> u32 {
        let all = self.all.iter().map(|(_, count)| count).sum::<usize>();
        u32::try_from(all).unwrap_or(u32::MAX)
    }

    /// How many certain mentions an actor has.
    pub(super) fn certain_of(&self, actor: &ActorId) -> usize {
        let found = self.certain.iter().find(|(of, _)| of == actor);
        found.map_or(0, |(_, count)| *count)
    }

    pub(super) fn read(counts: &str) -> Result<Self, StoreError> {
        read(counts)
    }

    pub(super) fn written(&self) -> Result<String, StoreError> {
        Ok(serde_json::to_string(self)?)
    }
}

fn read<'a, T: Deserialize<'a>>(written: &'a str) -> Result<T, StoreError> {
    serde_json::from_str(written).map_err(|_| damaged())
}

fn damaged() -> StoreError {
    StoreError::Damaged
}

/// A notice that says something of the text for good.
fn told(notice: &Notice) -> Option<Told> {
    let (kind, said) = match notice {
        Notice::BadBytes { count } => ("bad-bytes", count.to_string()),
        Notice::Encoding { name } => ("encoding", (*name).to_owned()),
        Notice::DamagedParts { count } => ("damaged-parts", count.to_string()),
        Notice::DateNotRead { written } => ("date-not-read", written.clone()),
        Notice::WeekdayContradictsDate { written } => ("weekday", written.clone()),
        Notice::CalendarsDisagree { written } => ("calendars", written.clone()),
        _ => return None,
    };
    Some((kind.to_owned(), said))
}

fn notice((kind, said): Told) -> Option<Notice> {
    Some(match kind.as_str() {
        "bad-bytes" => Notice::BadBytes {
            count: said.parse().ok()?,
        },
        "encoding" => Notice::Encoding {
            name: Encoding::for_label(said.as_bytes())?.name(),
        },
        "damaged-parts" => Notice::DamagedParts {
            count: said.parse().ok()?,
        },
        "date-not-read" => Notice::DateNotRead { written: said },
        "weekday" => Notice::WeekdayContradictsDate { written: said },
        "calendars" => Notice::CalendarsDisagree { written: said },
        _ => return None,
    })
}

fn block_record(block: &Block) -> BlockRecord {
    let kind = match block.kind {
        BlockKind::Heading(level) => format!("h{level}"),
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::ListItem => "l".to_owned(),
        BlockKind::Quote => "q".to_owned(),
        BlockKind::Verse => "v".to_owned(),
        BlockKind::Preformatted => "f".to_owned(),
        BlockKind::TableRow => "t".to_owned(),
        BlockKind::Rule => "r".to_owned(),
        BlockKind::ImageText => "i".to_owned(),
    };
    let zone = match block.zone {
        Zone::Title => 't',
        Zone::Date => 'd',
        Zone::Byline => 'a',
        Zone::Category => 'g',
        Zone::Summary => 's',
        Zone::Subhead => 'h',
        Zone::Caption => 'c',
        Zone::Body => 'b',
        Zone::Clutter => 'x',
    };
    let directions = [block.directions.by_words, block.directions.first_strong].map(side);
    let mut letters: String = std::iter::once(zone).chain(directions).collect();
    if block.is_rest {
        letters.push('+');
    }
    if block.opens_list {
        letters.push('^');
    }
    // Nobody nests deeper than one digit tells.
    if block.depth > 0 {
        letters.push((b'0' + block.depth.min(9)).into());
    }
    (kind, block.range.start, block.range.end, letters)
}

fn block((kind, start, end, letters): BlockRecord, text: &str) -> Option<Block> {
    let kind = match kind.as_str() {
        "p" => BlockKind::Paragraph,
        "l" => BlockKind::ListItem,
        "q" => BlockKind::Quote,
        "v" => BlockKind::Verse,
        "f" => BlockKind::Preformatted,
        "t" => BlockKind::TableRow,
        "r" => BlockKind::Rule,
        "i" => BlockKind::ImageText,
        heading => BlockKind::Heading(heading.strip_prefix('h')?.parse().ok()?),
    };
    let mut letters = letters.chars();
    let zone = match letters.next()? {
        't' => Zone::Title,
        'd' => Zone::Date,
        'a' => Zone::Byline,
        'g' => Zone::Category,
        's' => Zone::Summary,
        'h' => Zone::Subhead,
        'c' => Zone::Caption,
        'b' => Zone::Body,
        'x' => Zone::Clutter,
        _ => return None,
    };
    Some(Block {
        kind,
        range: within((start, end), text)?,
        zone,
        directions: Directions {
            by_words: direction(letters.next()?)?,
            first_strong: direction(letters.next()?)?,
        },
        is_rest: letters.clone().any(|letter| letter == '+'),
        opens_list: letters.clone().any(|letter| letter == '^'),
        depth: letters
            .find_map(|letter| letter.to_digit(10))
            .map_or(0, |depth| depth as u8),
    })
}

fn inline_record(inline: &Inline) -> InlineRecord {
    let (kind, target) = match &inline.kind {
        InlineKind::Emphasis => ('e', ""),
        InlineKind::Strong => ('s', ""),
        InlineKind::Struck => ('x', ""),
        InlineKind::Link { target } => ('l', &**target),
    };
    (
        kind,
        inline.range.start,
        inline.range.end,
        target.to_owned(),
    )
}

fn inline((kind, start, end, target): InlineRecord, text: &str) -> Option<Inline> {
    let kind = match kind {
        'e' => InlineKind::Emphasis,
        's' => InlineKind::Strong,
        'x' => InlineKind::Struck,
        'l' => InlineKind::Link { target },
        _ => return None,
    };
    let range = within((start, end), text)?;
    Some(Inline { range, kind })
}

/// The range, if it is one of `text`.
fn within((start, end): (usize, usize), text: &str) -> Option<Range<usize>> {
    text.get(start..end).map(|_| start..end)
}

fn side(direction: Direction) -> char {
    match direction {
        Direction::LeftToRight => 'l',
        Direction::RightToLeft => 'r',
    }
}

fn direction(letter: char) -> Option<Direction> {
    match letter {
        'l' => Some(Direction::LeftToRight),
        'r' => Some(Direction::RightToLeft),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
