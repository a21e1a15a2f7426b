//! The model: all that the screen shows and a key can change.

mod asking;
mod names;
mod noticed;
mod parts;

use std::ops::Range;
use std::sync::Arc;

use super::ahead::Ahead;
use super::chooser::Chooser;
use super::colours::Colours;
use super::coming_back::ComingBack;
use super::concordance::Concordance;
use super::exchange::{Effect, Generation, Progress};
use super::explanation::Explanation;
use super::facets::{Facets, Side};
use super::filter_bar::{FilterBar, Misread};
use super::folders::Folders;
use super::geometry::{ListSide, Measure, Pane};
use super::judged::{Judged, Judging, Undoing};
use super::jumps::{Jumps, Place};
use super::keymap::Keymap;
use super::notebook::Notebook;
use super::overlay::{Items, Kind, Overlay};
use super::reader::{Marking, Reader};
use super::related::Related;
use super::said::Remark;
use super::sidebar::{Sidebar, Titles};
use super::strips::known::Strips;
use super::voices::Voices;
use crate::actors::gazetteer::Gazetteer;
use crate::config::strings::{Language, Strings};
use crate::layout::{Digits, Justify, Marks, Options, Spacing};
use crate::library::article::ArticleId;
use crate::library::citation::Template;
use crate::library::dates::DateStyle;
use crate::library::mention::ActorId;
use crate::library::notice::Notice;
use crate::text::direction::{Direction, DirectionPolicy};

/// What `n` repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Movement {
    /// Among the mentions of the focused actor.
    #[default]
    Focused,
    /// Among the mentions of any actor.
    Any,
    /// Among what was found or filtered for.
    Hits,
}

/// Where to go in an article that was asked for, once it is there.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Landing {
    /// Where it was left.
    #[default]
    Stay,
    /// A place of it.
    At(Place),
    /// These bytes of it, wherever on the page.
    On(Range<usize>),
    /// The first place of it that the filter means; where there is none, where one was before
    /// one typed, if that was in it.
    Hit { from: Option<Place> },
    /// Its first or last place in the sense of a movement.
    Mention { movement: Movement, forwards: bool },
}

/// What to do with the list that was asked for, once it is there.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) enum AfterListing {
    /// Show it; the open article stays.
    #[default]
    Show,
    /// Open the article in the selected row.
    OpenSelected,
    /// Open the article that was kept, at this place if it is of that article,
    /// else the first one of the list.
    OpenKept { back_to: Option<Place> },
    /// Open the article that was kept at what is being typed, or where that is nowhere in
    /// it, at this place if it is of that article; else the first one of the list.
    OpenTyped { from: Option<Place> },
    /// Open the first article of the list.
    OpenFirst,
}

/// The article that was asked for and has not come yet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pending {
    pub(super) id: ArticleId,
    pub(super) landing: Landing,
}

/// What a seek through the list is for.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Seek {
    pub(super) movement: Movement,
    pub(super) forwards: bool,
    /// Whether the reading pane takes the keys when something is found.
    pub(super) takes_keys: bool,
}

/// Where the button went down, as long as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// On the scrollbar of this pane.
    Scrollbar(Pane),
    /// In the text of the open article, which knows where ([`Pressed`]). Another
    /// text that comes under the button knows of nothing.
    ///
    /// [`Pressed`]: super::reader::Pressed
    Text,
}

/// All of the program that can be seen.
#[derive(Debug)]
pub struct Model {
    pub width: u16,
    pub height: u16,
    pub strings: Strings,
    pub keymap: Keymap,
    pub focus: Pane,
    pub side: Side,
    pub sidebar: Sidebar,
    pub facets: Facets,
    pub colours: Colours,
    /// The saved queries, above the articles of the list.
    pub folders: Folders,
    pub reader: Reader,
    /// In the place of the side pane while it is open.
    pub concordance: Option<Concordance>,
    /// There too: never two of them.
    pub related: Option<Related>,
    pub notebook: Option<Notebook>,
    /// And there: the forms of an actor. Behind the passages of one they wait in these.
    pub voices: Option<Voices>,
    pub bar: Option<FilterBar>,
    /// A list to choose from, over everything else.
    pub chooser: Option<Chooser>,
    pub overlay: Option<Overlay>,
    pub jumps: Jumps,
    /// The actor whose mentions stand out, in every article.
    pub focused: Option<ActorId>,
    pub marking: Marking,
    /// Whether likely mentions are neither shown nor visited nor counted.
    pub hides_likely: bool,
    /// Why a mention is one, as long as that is shown.
    pub explained: Option<Explanation>,
    /// What was explained when the person did something.
    pub(super) explained_before: Option<Explanation>,
    /// The saved query that the press before this one asked to delete.
    pub(super) doomed_before: Option<String>,
    /// The article that the last press asked to remove.
    pub(super) doomed_article: Option<ArticleId>,
    /// Which vowel marks and which shapes of digits articles and their titles show.
    pub marks: Marks,
    /// Whether the person chose the vowel marks, so that nothing else may.
    pub marks_are_chosen: bool,
    /// Whether the terminal draws marks so that they ruin letters.
    pub ruins_marks: bool,
    pub digits: Digits,
    pub dates: DateStyle,
    /// How citations are wanted; `None` as is usual.
    pub citation: Option<Arc<Template>>,
    /// How the lines of articles are brought to the same width.
    pub justify: Justify,
    /// How paragraphs are told apart, how wide lines are, and where the list stands.
    pub spacing: Spacing,
    pub measure: Measure,
    /// `None` for the side where lines of the interface's language begin.
    pub list_side: Option<ListSide>,
    pub direction_policy: DirectionPolicy,
    pub movement: Movement,
    /// `None` until the worker has read it.
    pub gazetteer: Option<Arc<Gazetteer>>,
    pub notices: Vec<(String, Vec<Notice>)>,
    /// The article that was open when the reader was left.
    pub left: ComingBack,
    pub progress: Progress,
    pub remark: Option<Remark>,
    /// What is wrong with what was typed into the filter line.
    pub misread: Option<Misread>,
    /// Whether the person has pressed a key.
    pub(super) touched: bool,
    /// Whether the mouse does anything.
    pub mouse: bool,
    /// Where the button of the mouse went down, while it is.
    pub(super) held: Option<Held>,
    pub(super) after_listing: AfterListing,
    /// What takes back what was done on purpose, the last one last.
    pub(super) undoing: Vec<Undoing>,
    /// What is judged, while that is chosen; what was, until the file has it, and until
    /// its mentions are counted.
    pub(super) judging: Option<Judging>,
    pub(super) deciding: Option<Judged>,
    pub(super) judged: Option<Judged>,
    pub(super) pending: Option<Pending>,
    /// Whether nothing was done since an export was asked for.
    pub(super) awaits_export: bool,
    /// How many deeds nothing was heard of yet.
    pub(super) deeds: usize,
    pub(super) ahead: Ahead,
    /// Where to go in the open article once its mentions are known.
    pub(super) landing: Landing,
    pub(super) opening: Generation,
    pub(super) finding: Generation,
    /// Whether what was typed to be found is still being looked for.
    pub(super) awaits_hits: bool,
    /// The place from which the newest find began.
    pub(super) found_from: Option<Place>,
    pub(super) gathering: Generation,
    pub(super) listening: Generation,
    pub(super) relating: Generation,
    pub(super) jotting: Generation,
    pub(super) seeking: Generation,
    /// What the newest seek is for.
    pub(super) seeking_for: Seek,
    /// Where actors are mentioned in the articles of the list.
    pub strips: Strips,
}

impl Model {
    /// An empty model for a screen of `width` and `height` cells.
    pub fn new(language: Language, width: u16, height: u16) -> Self {
        Self {
            width,
            height,
            strings: Strings::new(language),
            keymap: Keymap::new(),
            focus: Pane::Side,
            side: Side::default(),
            sidebar: Sidebar::default(),
            facets: Facets::default(),
            colours: Colours::default(),
            folders: Folders::default(),
            doomed_before: None,
            doomed_article: None,
            reader: Reader::default(),
            concordance: None,
            related: None,
            notebook: None,
            voices: None,
            bar: None,
            chooser: None,
            overlay: None,
            jumps: Jumps::default(),
            focused: None,
            marking: Marking::default(),
            hides_likely: false,
            explained: None,
            explained_before: None,
            marks: Marks::default(),
            marks_are_chosen: false,
            ruins_marks: false,
            digits: Digits::default(),
            dates: DateStyle::default(),
            citation: None,
            justify: Justify::default(),
            spacing: Spacing::default(),
            measure: Measure::default(),
            list_side: None,
            direction_policy: DirectionPolicy::default(),
            movement: Movement::default(),
            gazetteer: None,
            notices: Vec::new(),
            left: ComingBack::default(),
            progress: Progress {
                reading: true,
                // Until it is known, nothing is refused.
                is_library: true,
                ..Progress::default()
            },
            remark: None,
            misread: None,
            touched: false,
            mouse: true,
            held: None,
            after_listing: AfterListing::OpenSelected,
            undoing: Vec::new(),
            judging: None,
            deciding: None,
            judged: None,
            pending: None,
            awaits_export: false,
            deeds: 0,
            ahead: Ahead::default(),
            landing: Landing::default(),
            opening: Generation::default(),
            finding: Generation::default(),
            awaits_hits: false,
            found_from: None,
            gathering: Generation::default(),
            listening: Generation::default(),
            relating: Generation::default(),
            jotting: Generation::default(),
            seeking: Generation::default(),
            seeking_for: Seek::default(),
            strips: Strips::default(),
        }
    }

    /// Whether a mark on a letter is shown. Where marks ruin letters, madda and hamza
    /// that are written as marks go too: a word without one can still be read.
    pub fn shows(&self, mark: char) -> bool {
        let is_ruinous = self.ruins_marks && self.marks != Marks::Keep;
        self.marks.show(mark) && !(is_ruinous && matches!(mark, '\u{653}'..='\u{655}'))
    }

    /// How articles are laid out in lines of `width` cells.
    pub(super) fn reading_options(&self, width: u16) -> Options {
        Options {
            marks: self.marks,
            digits: self.digits,
            justify: self.justify,
            spacing: self.spacing,
            ..Options::of_width(width.max(1))
        }
    }

    /// The direction of the interface's language.
    pub fn direction(&self) -> Direction {
        match self.strings.language() {
            Language::Arabic => Direction::RightToLeft,
            Language::English => Direction::LeftToRight,
        }
    }

    /// What an overlay of this kind shows, on the screen as it is.
    pub fn overlay_items(&self, kind: Kind) -> Items<'_> {
        let size = (self.width, self.height);
        let notices = match kind {
            Kind::Notices => self.all_notices(),
            Kind::Help => Vec::new(),
        };
        Items::of(kind, (&self.strings, &self.keymap), notices, size)
    }

    /// Makes what is shown fit the screen. Called after every update, so that
    /// drawing changes nothing.
    pub(super) fn arrange(&mut self) -> Option<Effect> {
        let parts = self.geometry();
        if parts.too_small {
            return None;
        }
        if let Some(chooser) = &mut self.chooser {
            chooser.arrange(self.height);
        }
        if let Some(mut overlay) = self.overlay {
            overlay.top = overlay.top.min(self.overlay_items(overlay.kind).last_top());
            self.overlay = Some(overlay);
        }
        let options = self.reading_options(parts.text.width);
        if let Some(open) = &mut self.reader.open {
            open.arrange(options, parts.text.height);
        }
        let side = parts.side?;
        let rows = side.height.saturating_sub(1);
        let titles = Titles {
            options: Options {
                justify: Justify::None,
                ..self.reading_options(side.width.saturating_sub(SIDE_MARGIN))
            },
            policy: self.direction_policy,
            gazetteer: self.gazetteer.as_ref(),
        };
        let has_heads = self.folders.are_there(&self.sidebar.selection);
        self.sidebar.heads = match has_heads {
            true => self.folders.arrange(rows),
            false => 0,
        };
        self.sidebar.arrange(titles, rows);
        if has_heads {
            self.folders.see(self.sidebar.top);
        }
        self.facets.arrange(rows);
        // Asked once for the same window, so that an answer without these rows
        // cannot make it ask for ever.
        let missing = self.sidebar.misses_rows(rows) && !self.sidebar.has_asked(side.height);
        missing.then(|| self.ask_for_list())
    }

    pub(super) fn say(&mut self, text: String) {
        self.remark = Some(Remark {
            text,
            is_error: false,
        });
    }

    pub(super) fn complain(&mut self, text: String) {
        self.remark = Some(Remark {
            text,
            is_error: true,
        });
    }
}

/// Cells of the pane on the right that are not text: scrollbar, margins, marks.
pub const SIDE_MARGIN: u16 = 5;
