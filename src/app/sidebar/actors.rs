//! The actors that a row of the list names, as many as there is room for, and those of them whose
//! mentions its strip shows. Knows no colour.

use crate::app::model::Model;
use crate::app::strips::Strip;
use crate::config::numbers::grouped;
use crate::library::mention::ActorId;
use crate::library::store::Summary;

/// What stands before the name of an actor.
pub const MARK: &str = "■";

/// The cells of a strip, and those where a row of actors has at least so many.
const STRIP: u16 = 8;
const WIDE_STRIP: u16 = 12;
const WIDE: u16 = 34;

/// What there is room for in the row of the actors of an article.
pub struct ActorsRow<'a> {
    pub names: Vec<Named<'a>>,
    /// Empty where not all strips of the row are known: a part would be less than the truth.
    pub strips: Vec<(&'a ActorId, &'a Strip)>,
    /// The cells that the strips have together, if these are left.
    pub cells: u16,
}

/// An actor by its name in a row.
pub struct Named<'a> {
    pub actor: &'a ActorId,
    pub name: String,
    /// How often it is mentioned; `None` where there is no room for it.
    pub count: Option<String>,
}

impl<'a> ActorsRow<'a> {
    /// The row of an article in so many cells. `width` measures a word of it, in cells.
    pub fn of(model: &'a Model, row: &'a Summary, cells: u16, width: impl Fn(&str) -> u16) -> Self {
        let strips = subjects(model, row);
        let strips = strips.map(|actor| Some((actor, model.strips.get(row.id, actor)?)));
        let strips: Option<Vec<_>> = strips.collect();
        let mut strips = strips.unwrap_or_default();
        let of_strips = if cells < WIDE { STRIP } else { WIDE_STRIP };
        // Where there is width, no actor takes the cells of the strip.
        let room = match !strips.is_empty() && cells >= WIDE {
            true => cells - of_strips - 1,
            false => cells,
        };
        let names = names(model, row, room, width);
        // Whom the row does not name, its strip does not show either.
        strips.truncate(names.len());
        Self {
            names,
            strips,
            cells: of_strips,
        }
    }
}

fn names<'a>(
    model: &'a Model,
    row: &'a Summary,
    room: u16,
    width: impl Fn(&str) -> u16,
) -> Vec<Named<'a>> {
    let (mut names, mut used) = (Vec::new(), 0);
    for (actor, count) in named(model, row) {
        let (name, count) = (model.brief_name(actor), grouped(count));
        // Each piece with the blank after it.
        let alone = width(MARK) + 1 + width(&name) + 1;
        let whole = alone + width(&count) + 1;
        let has_room = used + whole <= room + 1;
        // Of the first, as much of the name as there is room for; of others the name alone, if
        // there is room for that.
        if has_room || used == 0 || used + alone <= room + 1 {
            let count = has_room.then_some(count);
            names.push(Named { actor, name, count });
        }
        if !has_room {
            break;
        }
        used += whole;
    }
    names
}

/// The actors that the row of an article names, where there is room, each with how often it is
/// mentioned: the focused one before the others if the article mentions it, then those that
/// the article is about.
pub(in crate::app) fn named<'a>(
    model: &'a Model,
    row: &'a Summary,
) -> impl Iterator<Item = (&'a ActorId, usize)> + 'a {
    let focused = focused(model, row);
    let first = focused.map(|(actor, _)| actor);
    let others = row.principal(model.hides_likely);
    focused
        .into_iter()
        .chain(others.filter(move |(actor, _)| Some(*actor) != first))
}

/// Those of the named ones whose mentions the strip of the row shows: the focused one alone,
/// if it is there.
pub(in crate::app) fn subjects<'a>(
    model: &'a Model,
    row: &'a Summary,
) -> impl Iterator<Item = &'a ActorId> + 'a {
    let most = match focused(model, row) {
        Some(_) => 1,
        None => usize::MAX,
    };
    named(model, row).map(|(actor, _)| actor).take(most)
}

/// The focused actor, if the article of a row mentions it, and how often it does.
fn focused<'a>(model: &'a Model, row: &'a Summary) -> Option<(&'a ActorId, usize)> {
    let focused = model.focused.as_ref()?;
    let counts = match model.hides_likely {
        true => &*row.certain,
        false => row.actors.as_deref().unwrap_or_default(),
    };
    let mut counts = counts.iter().map(|(actor, count)| (actor, *count));
    counts.find(|(actor, _)| *actor == focused)
}
