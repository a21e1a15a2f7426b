//! The panel of actors: how often each is mentioned in the selected articles,
//! and which of them the list is narrowed to.

use super::exchange::Selection;
use crate::library::mention::ActorId;
use crate::library::store::Tally;

/// What the pane on the right shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Side {
    #[default]
    List,
    Actors,
}

/// What the panel makes of an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    Neutral,
    Included,
    Excluded,
}

/// The panel of actors.
#[derive(Debug, Default)]
pub struct Facets {
    /// Included and excluded actors first, then most mentions first.
    pub rows: Vec<Tally>,
    pub selected: usize,
    pub top: usize,
}

impl Facets {
    /// Takes over counts. The actors that narrow the list stay in the panel even
    /// when they are not mentioned any more, so that they can be let go again.
    pub fn take(&mut self, tally: Vec<Tally>, selection: &Selection) {
        let kept = self.selected().map(|row| row.actor.clone());
        let (mut rows, others): (Vec<_>, Vec<_>) = tally
            .into_iter()
            .partition(|row| stance(selection, &row.actor) != Stance::Neutral);
        for actor in selection.include.iter().chain(&selection.exclude) {
            if !rows.iter().any(|row| row.actor == *actor) {
                rows.push(Tally::none(actor.clone()));
            }
        }
        rows.extend(others);
        self.rows = rows;
        let again = kept.and_then(|actor| self.rows.iter().position(|row| row.actor == actor));
        self.selected = again
            .unwrap_or(self.selected)
            .min(self.rows.len().saturating_sub(1));
    }

    pub fn selected(&self) -> Option<&Tally> {
        self.rows.get(self.selected)
    }

    pub fn move_by(&mut self, rows: isize) {
        self.selected = self
            .selected
            .saturating_add_signed(rows)
            .min(self.rows.len().saturating_sub(1));
    }

    /// Keeps the selected row within a panel of `height` rows.
    pub fn arrange(&mut self, height: u16) {
        let height = usize::from(height.max(1));
        self.top = self
            .top
            .min(self.selected)
            .max((self.selected + 1).saturating_sub(height));
        self.top = self.top.min(self.rows.len().saturating_sub(height));
    }
}

/// Whether `selection` includes or excludes `actor`.
pub fn stance(selection: &Selection, actor: &ActorId) -> Stance {
    if selection.include.contains(actor) {
        Stance::Included
    } else if selection.exclude.contains(actor) {
        Stance::Excluded
    } else {
        Stance::Neutral
    }
}

/// Gives `actor` the stance, or makes it neutral if it has it already.
pub fn toggle(selection: &mut Selection, actor: &ActorId, wanted: Stance) {
    let had = stance(selection, actor);
    selection.include.retain(|other| other != actor);
    selection.exclude.retain(|other| other != actor);
    match wanted {
        Stance::Included if had != Stance::Included => selection.include.push(actor.clone()),
        Stance::Excluded if had != Stance::Excluded => selection.exclude.push(actor.clone()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excluded_actor_can_be_let_go_again() {
        let taliban = ActorId::new("taliban");
        let mut selection = Selection::default();
        toggle(&mut selection, &taliban, Stance::Excluded);
        let mut panel = Facets::default();
        panel.take(
            vec![Tally {
                actor: ActorId::new("us"),
                mentions: 3,
                articles: 2,
                certain: (3, 2),
            }],
            &selection,
        );
        assert_eq!(panel.rows[0].actor, taliban);
        toggle(&mut selection, &taliban, Stance::Excluded);
        assert_eq!(selection, Selection::default());
    }
}
