//! An open article: where one is in it, what is marked in it, and the page that is
//! shown.

mod caret;
mod folding;
mod highlights;
mod parts;
mod pressed;
mod resuming;
mod rows;

use std::ops::Range;
use std::sync::Arc;

pub use self::caret::Caret;
use self::highlights::Highlighted;
pub(in crate::app) use self::parts::Part;
pub(in crate::app) use self::pressed::{Clicks, Pressed};
use super::super::jumps::Place;
use super::super::visited::Visited;
use super::folds::{Folds, Opened};
use crate::layout::{Anchor, Document, Options, Page};
use crate::library::article::{Article, ArticleId, Block};
use crate::library::mention::{ActorId, Mention};
use crate::library::state::State;
use crate::text::buffer::boundary_before;
use crate::text::direction::DirectionPolicy;

/// An open article.
#[derive(Debug)]
pub struct Open {
    pub article: Arc<Article>,
    /// In reading order; `None` until they are known.
    pub mentions: Option<Arc<[Mention]>>,
    /// Whether the mentions are all; else they are those of its beginning.
    pub knows_all: bool,
    /// The actors it is about, at most three.
    pub principal: Vec<ActorId>,
    /// What the filter asked for, and what was found, in bytes of the text.
    pub matched: Arc<[Range<usize>]>,
    pub found: Arc<[Range<usize>]>,
    /// Whether more was matched, or found, than is kept.
    pub matched_more: bool,
    pub found_more: bool,
    /// What `n` visits.
    pub(in crate::app) visited: Visited,
    /// The mention or hit one is at; empty where one reads by ear.
    pub here: Option<Range<usize>>,
    /// Where one stands in the text, to mark and copy parts of it; what is being copied.
    caret: Option<Caret>,
    pub(in crate::app) on_its_way: Option<Range<usize>>,
    /// Where the button of the mouse went down in the text, while it is.
    pub(in crate::app) pressed: Option<Pressed>,
    /// The last press in the text, and those just before it.
    pub(in crate::app) clicks: Option<Clicks>,
    pub top: Anchor,
    /// The first byte of the row that the reader brought to the top.
    pub(super) chosen: usize,
    /// What that was when it was opened.
    pub(in crate::app) entered: usize,
    /// Where to go as soon as that part of a large article is there.
    awaited: Option<Awaited>,
    /// The clutter that a find has opened that is being typed, by its first byte.
    pub(in crate::app) peeked: Option<usize>,
    pub page: Page,
    /// How far down the page is: 0.0 at the start, 1.0 at the last page.
    pub progress: f64,
    /// What the person did with it.
    pub(in crate::app) state: State,
    /// The passages of it that were marked.
    highlighted: Highlighted,
    /// Whether it has been marked read since it was opened, so that marking it
    /// unread by hand stays.
    pub(in crate::app) seen: bool,
    /// The paragraphs of the document.
    folds: Folds,
    document: Document,
    height: u16,
}

impl Open {
    /// An article at its start, as nothing is known of it yet but which clutter was
    /// left open in it.
    pub(super) fn new(
        article: Arc<Article>,
        options: Options,
        height: u16,
        policy: DirectionPolicy,
        opened: Option<&Opened>,
    ) -> Self {
        let folds = Folds::new(Arc::clone(&article), policy, opened);
        let document = Document::new(article.text.clone(), folds.clone(), options);
        Self {
            article,
            mentions: None,
            knows_all: false,
            principal: Vec::new(),
            matched: Arc::default(),
            found: Arc::default(),
            matched_more: false,
            found_more: false,
            visited: Visited::default(),
            here: None,
            caret: None,
            on_its_way: None,
            pressed: None,
            clicks: None,
            top: Anchor::default(),
            chosen: 0,
            entered: 0,
            awaited: None,
            peeked: None,
            page: Page::default(),
            progress: 0.0,
            state: State::default(),
            highlighted: Highlighted::default(),
            seen: false,
            folds,
            document,
            height,
        }
    }

    /// Whether it is laid out so, with this clutter open, which is all that was done to it.
    pub(super) fn is_like(
        &self,
        options: Options,
        height: u16,
        policy: DirectionPolicy,
        opened: Option<&Opened>,
    ) -> bool {
        let is_closed = opened.is_none_or(Opened::is_empty);
        let looks = (self.document.options(), self.height, self.policy());
        is_closed && looks == (options, height, policy)
    }

    /// The article that it waits to go on in has another id from now on.
    pub(super) fn rename_goal(&mut self, was: ArticleId, now: ArticleId) {
        if let Some(Awaited::Place(place)) = &mut self.awaited {
            place.rename(was, now);
        }
    }

    /// Lays the page out for a text area as wide as `options` say and `height`
    /// rows high. Other options keep the text at the top that the reader had
    /// chosen, however often they change, and the caret on the page.
    pub fn arrange(&mut self, options: Options, height: u16) {
        if self.document.options() != options || self.height != height {
            let shows_caret = self.shows_caret();
            self.document.set_options(options);
            self.height = height;
            self.top = self
                .anchor_at(self.chosen)
                .min(self.document.last_top(height));
            self.keep_caret(shows_caret);
        }
        self.page = self.document.page(self.top, height);
        self.progress = self.progress();
    }

    /// How the directions of its paragraphs are decided.
    pub fn policy(&self) -> DirectionPolicy {
        self.folds.policy
    }

    pub(super) fn set_direction(&mut self, policy: DirectionPolicy) {
        let shows_caret = self.shows_caret();
        self.folds.policy = policy;
        self.document.set_paragraphs(self.folds.clone());
        self.top = self
            .anchor_at(self.chosen)
            .min(self.document.last_top(self.height));
        self.keep_caret(shows_caret);
    }

    /// Moves the top as far as it takes for a caret that was on the page to stay
    /// there. What the reader had chosen stays chosen.
    fn keep_caret(&mut self, was_shown: bool) {
        if let Some(top) = self.top_for_caret().filter(|_| was_shown) {
            self.top = top.min(self.document.last_top(self.height));
        }
    }

    /// Takes over the article whole, of which only the beginning was there, and
    /// goes where it was too early to go.
    pub(in crate::app) fn complete(&mut self, article: Arc<Article>) {
        let beginning = std::mem::replace(&mut self.article, article);
        let goes_on = self.article.text.starts_with(&*beginning.text);
        let opened = goes_on.then(|| self.opened());
        let (article, policy) = (Arc::clone(&self.article), self.policy());
        self.folds = Folds::new(article, policy, opened.as_ref());
        let (text, options) = (self.article.text.clone(), self.document.options());
        self.document = Document::new(text, self.folds.clone(), options);
        if !goes_on {
            // It was decoded otherwise in the end: the same bytes are other places.
            (self.here, self.matched) = (None, Arc::default());
            (self.caret, self.pressed, self.clicks) = (None, None, None);
            (self.matched_more, self.peeked) = (false, None);
            self.awaited = self.awaited.take().filter(|goal| *goal == Awaited::End);
            self.chosen = boundary_before(&self.article.text, self.chosen);
        }
        if !goes_on || !self.article.blocks.starts_with(&beginning.blocks) {
            // What stands otherwise may have other rows.
            self.top = self
                .anchor_at(self.chosen)
                .min(self.document.last_top(self.height));
        }
        match self.awaited.take() {
            None => {}
            Some(Awaited::End) => self.to_end(),
            Some(Awaited::Mark(range)) => self.go_to(range),
            Some(Awaited::Place(place)) => self.return_to(&place),
        }
    }

    /// Lets go of what was found. What the filter matched stays.
    pub(in crate::app) fn forget_found(&mut self) {
        self.found = Arc::default();
        self.found_more = false;
    }

    /// Whether a movement waits for the rest of the article.
    pub fn awaits(&self) -> bool {
        self.awaited.is_some()
    }

    /// Whether `byte` lies in the part of the article that is not there yet.
    fn is_ahead(&self, byte: usize) -> bool {
        !self.article.is_whole && byte >= self.document.end()
    }

    /// Moves the page by `rows`.
    pub fn scroll(&mut self, rows: isize) {
        let top = self.document.moved(self.top, rows);
        self.choose(top);
    }

    /// Moves the page by whole pages, two rows kept in sight.
    pub fn scroll_pages(&mut self, pages: isize) {
        self.scroll(pages * (self.height.max(3) as isize - 2));
    }

    pub fn to_start(&mut self) {
        self.choose(Anchor::default());
        self.here = None;
    }

    pub fn to_end(&mut self) {
        if !self.article.is_whole {
            self.awaited = Some(Awaited::End);
            return;
        }
        let last = self.document.last_top(self.height);
        self.choose(last);
        self.here = None;
    }

    /// Brings the row before which this share of the text is (0.0 to 1.0) to the top,
    /// as far as the text reaches.
    pub(in crate::app) fn bring_to_top(&mut self, share: f64) {
        let byte = self.document.byte_at(share);
        let top = self.anchor_at(boundary_before(&self.article.text, byte));
        self.choose(top);
    }

    /// Goes to `range` and, if it is not on the page already, shows it a third
    /// from the top. The caret goes with it; clutter that it is in is opened.
    pub fn go_to(&mut self, range: Range<usize>) {
        if self.is_ahead(range.start) {
            self.awaited = Some(Awaited::Mark(range.clone()));
            self.here = Some(range);
            return;
        }
        self.reveal(&range);
        self.page = self.document.page(self.top, self.height);
        if self.page.locate(range.start).is_none() {
            let anchor = self.document.anchor_of(range.start);
            let top = self.document.moved(anchor, -(self.height as isize / 3));
            self.choose(top);
            self.page = self.document.page(self.top, self.height);
        }
        self.move_caret(range.start);
        self.here = Some(range);
    }

    /// The reader wants this row at the top, as far as the text reaches.
    fn choose(&mut self, top: Anchor) {
        self.awaited = None;
        self.top = top.min(self.document.last_top(self.height));
        self.chosen = if self.top == Anchor::default() {
            0
        } else {
            self.document.byte_of(self.top)
        };
    }

    /// The row that shows `byte`; the very first one for byte 0.
    fn anchor_at(&mut self, byte: usize) -> Anchor {
        if byte == 0 {
            Anchor::default()
        } else {
            self.document.anchor_of(byte)
        }
    }

    /// Where movement among mentions and hits starts from: the one at hand if it
    /// is on the page, else the top of the page.
    pub fn position(&self) -> Position {
        let page = self.page.range().unwrap_or(0..0);
        match &self.here {
            // Between mentions: what begins here comes next.
            Some(here) if here.is_empty() => Position::Before(here.start),
            Some(here) if page.contains(&here.start) => Position::At(here.clone()),
            _ => Position::Before(page.start),
        }
    }

    fn progress(&mut self) -> f64 {
        if !self.article.is_whole {
            return self.document.fraction(self.top);
        }
        let last = self.document.last_top(self.height);
        if last == Anchor::default() {
            return 1.0;
        }
        let (here, end) = (
            self.document.fraction(self.top),
            self.document.fraction(last),
        );
        if end > 0.0 {
            (here / end).clamp(0.0, 1.0)
        } else {
            1.0
        }
    }

    /// The share of the text that is on the page, in bytes that are not folded.
    pub fn share_shown(&self) -> f64 {
        let shown = self.page.range().unwrap_or(0..0);
        self.document.share(&shown).clamp(0.0, 1.0)
    }

    /// The block that holds `byte`, or the next one.
    pub fn block_at(&self, byte: usize) -> Option<&Block> {
        self.article.blocks.get(self.place_of_block(byte)?)
    }

    /// The places that `n` visits, in order.
    pub fn places(&self) -> &[Range<usize>] {
        self.visited.places()
    }

    /// The mention that `byte` is in; of one that holds another, the inner one.
    pub fn mention_over(&self, byte: usize) -> Option<&Mention> {
        let mentions = self.mentions.as_deref()?;
        let at = mentions.partition_point(|mention| mention.range.end <= byte);
        let over = mentions[at..].iter();
        over.take_while(|mention| mention.range.contains(&byte))
            .last()
    }

    /// The mention with this range.
    pub fn mention_at(&self, range: &Range<usize>) -> Option<&Mention> {
        let mentions = self.mentions.as_deref()?;
        let at = mentions.partition_point(|mention| mention.range.start < range.start);
        mentions.get(at).filter(|mention| mention.range == *range)
    }
}

/// A movement that was made before its goal was there.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Awaited {
    End,
    /// To a mention or hit.
    Mark(Range<usize>),
    Place(Place),
}

/// Where one is among the mentions or hits of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Position {
    At(Range<usize>),
    /// Before everything that starts at this byte or after it.
    Before(usize),
}
