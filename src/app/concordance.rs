//! The pane of the concordance: every place of a keyword in the listed articles, a row
//! each. The worker holds the rows; here are those that are seen, and which one has the
//! keys. Moving through them shows each in the reading pane at once.

use std::ops::Range;

use super::commands::Command;
use super::exchange::{Effect, Gathered, Request, Selection, Wanted};
use super::facets::Side;
use super::geometry::Pane;
use super::jumps::Place;
use super::model::{Landing, Model, Movement};
use super::{caret, movement};
use crate::library::article::ArticleId;
use crate::library::mention::ActorId;
use crate::query::concordance::{Keyword, Line, Sort};

/// A place that a row shows: an article, and the byte of its text where it begins.
pub type Spot = (ArticleId, usize);

/// What a concordance is of and how it stands: all that it takes to have it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    pub keyword: Keyword,
    /// The articles that it goes through.
    pub selection: Selection,
    pub sort: Sort,
    /// What was typed to narrow it.
    pub narrowed: String,
    /// The row that has the keys.
    pub at: Option<Spot>,
}

/// The open concordance.
#[derive(Debug)]
pub struct Concordance {
    pub wish: Wish,
    /// How many rows are left of how many, as far as articles were looked at.
    pub total: usize,
    pub all: usize,
    /// Whether there are more than are kept.
    pub has_more: bool,
    /// How many articles were looked at, and how many are to be.
    pub looked: (usize, usize),
    /// The rows that are known, the first of which has this index.
    start: usize,
    rows: Vec<Option<Line>>,
    pub selected: usize,
    pub top: usize,
    asked: Option<Asked>,
    /// Whether that was not answered yet.
    is_awaited: bool,
    /// The place that the reading pane was last sent to.
    shown: Option<Spot>,
    before: Before,
}

/// What was last asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    sort: Sort,
    narrowed: String,
    only_certain: bool,
    page: usize,
    top: usize,
}

/// What closing puts back.
#[derive(Clone, Debug)]
struct Before {
    place: Option<Place>,
    /// Where the caret stood.
    caret: Option<usize>,
    pane: Pane,
    side: Side,
    focused: Option<ActorId>,
}

impl Concordance {
    fn new(wish: Wish, before: Before) -> Self {
        Self {
            shown: wish.at,
            wish,
            total: 0,
            all: 0,
            has_more: false,
            looked: (0, 0),
            start: 0,
            rows: Vec::new(),
            selected: 0,
            top: 0,
            asked: None,
            is_awaited: false,
            before,
        }
    }

    /// The row with this index, if it is known.
    pub fn row(&self, index: usize) -> Option<&Line> {
        self.rows.get(index.checked_sub(self.start)?)?.as_ref()
    }

    /// Whether all articles were looked at.
    pub fn is_done(&self) -> bool {
        self.asked.is_some() && self.looked.0 == self.looked.1
    }

    fn move_to(&mut self, index: usize) {
        self.selected = index.min(self.total.saturating_sub(1));
        self.wish.at = self.row(self.selected).map(spot);
    }

    fn take(&mut self, gathered: Gathered) {
        self.is_awaited = false;
        self.total = gathered.total;
        (self.all, self.has_more) = (gathered.all, gathered.has_more);
        self.looked = gathered.looked;
        (self.start, self.rows) = (gathered.start, gathered.rows);
        // Rows may have come in above: the one that has the keys stays where it is.
        let at = self.wish.at;
        let known = self.rows.iter().position(|row| {
            let row = row.as_ref().map(spot);
            row.is_some() && row == at
        });
        let moved = self.selected + gathered.selected;
        let selected = known.map_or(moved.saturating_sub(gathered.was), |row| self.start + row);
        let top = self.top + selected;
        self.top = top.saturating_sub(self.selected);
        self.selected = selected;
    }

    /// Keeps the row that has the keys among `height` rows, and says which rows have to
    /// be known for that.
    fn arrange(&mut self, height: usize) -> Range<usize> {
        self.selected = self.selected.min(self.total.saturating_sub(1));
        let least = (self.selected + 1).saturating_sub(height);
        self.top = self.top.clamp(least, self.selected.max(least));
        self.top = self.top.min(self.total.saturating_sub(height));
        self.top..(self.top + height).min(self.total)
    }
}

fn spot(line: &Line) -> Spot {
    (line.article, line.range.start)
}

/// Opens the concordance of what one is at.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let Some((keyword, at)) = keyword(model) else {
        model.complain(model.strings.get("no-keyword"));
        return Vec::new();
    };
    let place = model.place();
    let open = model.reader.open.as_mut();
    let caret = open.as_ref().and_then(|open| open.caret());
    if let Some(open) = open {
        // What is marked would grow with every move.
        open.drop_mark();
        open.drop_caret();
    }
    let wish = Wish {
        keyword,
        selection: model.sidebar.selection.clone(),
        sort: Sort::default(),
        narrowed: String::new(),
        at,
    };
    let before = Before {
        place,
        caret: caret.map(|caret| caret.at),
        pane: model.focus,
        side: model.side,
        focused: model.focused.clone(),
    };
    show(model, wish, before);
    Vec::new()
}

/// Opens a concordance again that was left for a place in it.
pub(super) fn reopen(model: &mut Model, wish: Wish) {
    let before = Before {
        place: None,
        caret: None,
        pane: Pane::Reader,
        side: model.side,
        focused: model.focused.clone(),
    };
    show(model, wish, before);
}

fn show(model: &mut Model, wish: Wish, before: Before) {
    if let Keyword::Actor(actor) = &wish.keyword {
        model.focused = Some(actor.clone());
    }
    model.concordance = Some(Concordance::new(wish, before));
    model.focus = Pane::Concordance;
}

/// What one is at: an actor or words, and where.
fn keyword(model: &Model) -> Option<(Keyword, Option<Spot>)> {
    if (model.focus, model.side) == (Pane::Side, Side::Actors) {
        let actor = model.facets.selected()?.actor.clone();
        return Some((Keyword::Actor(actor), None));
    }
    let open = model.reader.open.as_ref();
    let open = open.filter(|_| model.pending.is_none());
    let is_reading = model.focus == Pane::Reader;
    if let Some(open) = open.filter(|_| is_reading) {
        let marked = open.marked();
        let range = if open.caret().is_some() {
            let least = || caret::least(open).map(|(_, range)| range);
            marked.or_else(least)
        } else {
            open.here.clone()
        };
        let at = range.clone().map(|range| (open.article.id, range.start));
        let mention = range.as_ref().and_then(|range| open.mention_at(range));
        if let Some(mention) = mention {
            return Some((Keyword::Actor(mention.actor.clone()), at));
        }
        let text = range.and_then(|range| open.article.text.get(range));
        if let Some(words) = text.and_then(Keyword::words) {
            return Some((words, at));
        }
        if open.caret().is_some() {
            return None;
        }
    }
    let principal = open.and_then(|open| open.principal.first());
    let actor = model.focused.as_ref().or(principal)?.clone();
    let at = open.map(|open| {
        let here = open.here.as_ref().map(|here| here.start);
        let top = open.page.range().map_or(0, |page| page.start);
        (open.article.id, here.unwrap_or(top))
    });
    Some((Keyword::Actor(actor), at))
}

/// What a command means to the pane; `None` if nothing of its own.
pub(super) fn choose(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let page = rows(model).max(2) as isize - 1;
    let concordance = model.concordance.as_mut()?;
    let all = concordance.total as isize;
    match command {
        Command::LineDown => Some(step(model, 1)),
        Command::LineUp => Some(step(model, -1)),
        Command::PageDown => Some(step(model, page)),
        Command::PageUp => Some(step(model, -page)),
        Command::Start => Some(step(model, -all)),
        Command::End => Some(step(model, all)),
        Command::SortRows => {
            concordance.wish.sort = concordance.wish.sort.next();
            let sort = model.strings.get(sort_name(concordance.wish.sort));
            model.say(model.strings.with("order", [("order", sort.into())]));
            Some(Vec::new())
        }
        Command::OpenRow => Some(go(model)),
        Command::CloseConcordance => Some(close(model)),
        _ => None,
    }
}

/// The id of the message that names an order.
pub fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::List => "sort-list",
        Sort::Date => "order-date",
        Sort::Before => "sort-before",
        Sort::After => "sort-after",
    }
}

/// How many rows of it are seen.
fn rows(model: &Model) -> usize {
    let area = model.geometry().concordance;
    area.map_or(1, |area| usize::from(area.height.saturating_sub(1)))
}

/// Moves by so many rows.
pub(super) fn step(model: &mut Model, rows: isize) -> Vec<Effect> {
    let to = model.concordance.as_ref();
    let to = to.map_or(0, |open| open.selected.saturating_add_signed(rows));
    select(model, to)
}

/// Gives the keys to the row with this index.
pub(super) fn select(model: &mut Model, index: usize) -> Vec<Effect> {
    if let Some(concordance) = &mut model.concordance {
        concordance.move_to(index);
    }
    follow(model)
}

/// Has the reading pane show the row that has the keys, if it is known.
fn follow(model: &mut Model) -> Vec<Effect> {
    let Some(concordance) = &mut model.concordance else {
        return Vec::new();
    };
    let Some(line) = concordance.row(concordance.selected) else {
        return Vec::new();
    };
    let (id, range, at) = (line.article, line.range.clone(), Some(spot(line)));
    concordance.wish.at = at;
    if std::mem::replace(&mut concordance.shown, at) == at {
        return Vec::new();
    }
    if let Some(pending) = model.pending.as_mut().filter(|pending| pending.id == id) {
        pending.landing = Landing::On(range);
        return Vec::new();
    }
    match &mut model.reader.open {
        Some(open) if open.article.id == id && model.pending.is_none() => {
            open.go_to(range);
            Vec::new()
        }
        _ => vec![model.ask_for_article(id, Landing::On(range))],
    }
}

/// Goes to the place of the row that has the keys. The way back leads to the concordance,
/// then to where it was opened.
fn go(model: &mut Model) -> Vec<Effect> {
    let Some(concordance) = &model.concordance else {
        return Vec::new();
    };
    let Some(line) = concordance.row(concordance.selected) else {
        return Vec::new();
    };
    let top = match &model.reader.open {
        Some(open) if open.article.id == line.article => open.place().top,
        _ => line.range.start,
    };
    let stop = Place {
        article: line.article,
        top,
        here: Some(line.range.clone()),
        concordance: Some(Box::new(concordance.wish.clone())),
    };
    if let Keyword::Actor(_) = concordance.wish.keyword {
        model.movement = Movement::Focused;
    }
    let before = concordance.before.place.clone();
    before
        .into_iter()
        .for_each(|place| model.jumps.leave(place));
    model.jumps.leave(stop);
    model.concordance = None;
    model.focus = Pane::Reader;
    vec![model.ask_for_list()]
}

/// Closes it, and goes back to where it was opened.
fn close(model: &mut Model) -> Vec<Effect> {
    let Some(concordance) = model.concordance.take() else {
        return Vec::new();
    };
    let before = concordance.before;
    (model.focus, model.side) = (before.pane, before.side);
    model.focused = before.focused;
    let mut effects = vec![Effect::Ask(Request::LeaveConcordance)];
    if let Some(place) = before.place {
        match &mut model.reader.open {
            Some(open) if open.article.id == place.article && model.pending.is_none() => {
                open.return_to(&place);
                model.sidebar.select(place.article);
            }
            _ => effects.push(model.ask_for_article(place.article, Landing::At(place))),
        }
    }
    if let (Some(at), Some(open)) = (before.caret, &mut model.reader.open)
        && open.put_caret()
    {
        open.place_caret(at);
    }
    effects.push(model.ask_for_list());
    effects
}

/// Something else takes its place; one stays where one is.
pub(super) fn put_away(model: &mut Model) -> Option<Effect> {
    model.concordance.take()?;
    if model.focus == Pane::Concordance {
        model.focus = Pane::Reader;
    }
    movement::show_reader(model);
    Some(Effect::Ask(Request::LeaveConcordance))
}

/// Takes over rows.
pub(super) fn take(model: &mut Model, gathered: Gathered) -> Vec<Effect> {
    if let Some(concordance) = &mut model.concordance {
        concordance.take(gathered);
    }
    follow(model)
}

/// Makes it fit the screen, and asks for the rows that are seen, a page more on either
/// side, unless they are known or on their way.
pub(super) fn arrange(model: &mut Model) -> Option<Effect> {
    let height = rows(model);
    let only_certain = model.hides_likely;
    let concordance = model.concordance.as_mut()?;
    let seen = concordance.arrange(height);
    let asked = concordance.asked.as_ref();
    let is_same = asked.is_some_and(|asked| {
        (asked.sort, asked.only_certain) == (concordance.wish.sort, only_certain)
            && asked.narrowed == concordance.wish.narrowed
    });
    let known = concordance.start..concordance.start + concordance.rows.len();
    let is_known = known.start <= seen.start && seen.end <= known.end;
    let is_asked = asked.is_some_and(|asked| (asked.page, asked.top) == (height, seen.start));
    if is_same && (is_known || concordance.is_awaited && is_asked) {
        return None;
    }
    let wish = &concordance.wish;
    let (page, top) = (height, seen.start);
    concordance.is_awaited = true;
    concordance.asked = Some(Asked {
        sort: wish.sort,
        narrowed: wish.narrowed.clone(),
        only_certain,
        page,
        top,
    });
    Some(Effect::Ask(Request::Concordance(Box::new(Wanted {
        generation: model.gathering.advance(),
        keyword: wish.keyword.clone(),
        selection: wish.selection.clone(),
        sort: wish.sort,
        narrowed: wish.narrowed.clone(),
        only_certain,
        page,
        top,
        selected: concordance.selected,
        keep: wish.at,
    }))))
}

/// The article `was` has another id from now on.
pub(super) fn rename(model: &mut Model, was: ArticleId, now: ArticleId) {
    let Some(concordance) = &mut model.concordance else {
        return;
    };
    let spots = [&mut concordance.wish.at, &mut concordance.shown];
    for spot in spots.into_iter().flatten().filter(|spot| spot.0 == was) {
        spot.0 = now;
    }
    if let Some(place) = &mut concordance.before.place {
        place.rename(was, now);
    }
}
