//! Who is called so: from what somebody typed, or what is written somewhere, to actors. Only
//! what they are called counts; whether a text means them there is found elsewhere.

use rustc_hash::FxHashMap;

use super::fault::nearest;
use super::{Actor, Gazetteer};
use crate::actors::key::{is_words_alone, key_of, words_of};
use crate::library::mention::ActorId;

/// By the words of names with other signs, such as brackets and slashes: who bears such a
/// name, and who is called by these words alone.
pub(super) type BySigned = FxHashMap<String, Vec<ActorId>>;

/// Finds the names with other signs among those that are listed.
pub(super) fn by_signed(actors: &[Actor], by_name: &FxHashMap<String, Vec<ActorId>>) -> BySigned {
    let mut by_signed = BySigned::default();
    for actor in actors {
        let keys = actor.all_names().map(key_of);
        for key in keys.filter(|key| !is_words_alone(key)) {
            let words = words_of(&key);
            let alone = || by_name.get(&words).cloned().unwrap_or_default();
            let bearers = by_signed.entry(words.clone()).or_insert_with(alone);
            if !bearers.contains(&actor.id) {
                bearers.push(actor.id.clone());
            }
        }
    }
    by_signed
}

impl Gazetteer {
    /// The actors that bear this name, Arabic or English. The name is folded
    /// (`text::fold`); only its words count, so that ISIS (Islamic State) is found with
    /// brackets and without.
    pub fn find_alias(&self, folded: &str) -> &[ActorId] {
        let words = words_of(&key_of(folded));
        match self.by_signed.get(&words) {
            Some(bearers) => bearers,
            None => self.bearers(&words),
        }
    }

    /// The actors that bear the name of this key.
    pub(in crate::actors) fn bearers(&self, key: &str) -> &[ActorId] {
        self.by_name.get(key).map_or(&[], Vec::as_slice)
    }

    /// The actors that a query means by this folded text: those whose name or id
    /// it is; if a star ends it, also those with a name that begins like what is before that.
    pub fn resolve(&self, folded: &str) -> Vec<ActorId> {
        let (name, begin) = match folded.strip_suffix('*') {
            Some(name) => (name, self.aliases_starting_with(name)),
            None => (folded, Vec::new()),
        };
        let by_id = self.get(&ActorId::new(name)).map(|actor| &actor.id);
        let others = self.find_alias(name).iter().chain(&begin);
        let mut meant: Vec<ActorId> = Vec::new();
        for actor in by_id.into_iter().chain(others) {
            if !meant.contains(actor) {
                meant.push(actor.clone());
            }
        }
        meant
    }

    /// The id or name of an actor that is most like what was typed, if one is much like it.
    pub fn meant_by(&self, typed: &str) -> Option<&str> {
        let typed = key_of(typed);
        let names = self.by_name.keys().map(String::as_str);
        let name = nearest(&typed, names)?;
        let actor = self.get(self.bearers(&name).first()?)?;
        // As it is listed; what rules make of a name is not.
        let mut listed = actor.all_names();
        Some(
            listed
                .find(|listed| key_of(listed) == name)
                .unwrap_or(&actor.ar),
        )
    }

    /// The actors with a name that begins like this, each once, in the order of
    /// the file. The beginning is folded; an empty one gives nobody.
    pub fn aliases_starting_with(&self, folded: &str) -> Vec<ActorId> {
        let key = key_of(folded);
        if key.is_empty() {
            return Vec::new();
        }
        let words = words_of(&key);
        let by_name = self.by_name.iter();
        let by_name = by_name.filter(|(name, _)| name.starts_with(&key));
        let by_signed = self.by_signed.iter();
        let by_signed = by_signed.filter(|(name, _)| !words.is_empty() && name.starts_with(&words));
        let begin = by_name.chain(by_signed);
        let mut positions: Vec<usize> = begin
            .flat_map(|(_, ids)| ids.iter().filter_map(|id| self.by_id.get(id).copied()))
            .collect();
        positions.sort_unstable();
        positions.dedup();
        positions
            .into_iter()
            .map(|position| self.actors[position].id.clone())
            .collect()
    }
}
