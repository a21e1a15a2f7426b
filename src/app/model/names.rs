//! What actors and the values of facets are called in the language of the interface, and the
//! rows of the panel that are narrowed by those names.

use super::Model;
use crate::actors::gazetteer::Actor;
use crate::app::dated::date;
use crate::config::strings::{Language, Strings};
use crate::library::facet::Value;
use crate::library::mention::ActorId;
use crate::library::store::Tally;
use crate::text::fold::fold;

impl Model {
    /// Speaks `language` from now on.
    pub(in crate::app) fn speak(&mut self, language: Language) {
        if self.strings.language() == language {
            return;
        }
        self.strings = Strings::new(language);
        // By their names in that language.
        self.narrow_facets(self.facets.narrowed.clone());
    }

    /// What an actor is called in the language of the interface.
    pub fn actor_name(&self, actor: &ActorId) -> String {
        self.known(actor, |known| (&known.ar, &known.en))
    }

    /// The same where there is little room.
    pub fn brief_name(&self, actor: &ActorId) -> String {
        self.known(actor, |known| {
            let arabic = known.brief_ar.as_ref().unwrap_or(&known.ar);
            (arabic, known.brief_en.as_ref().unwrap_or(&known.en))
        })
    }

    fn known(&self, actor: &ActorId, names: impl Fn(&Actor) -> (&String, &String)) -> String {
        let known = self.gazetteer.as_ref();
        let names = known.and_then(|known| known.get(actor)).map(names);
        let Some((arabic, english)) = names else {
            return actor.to_string();
        };
        match self.strings.language() {
            Language::Arabic => arabic.clone(),
            Language::English => english.clone(),
        }
    }

    /// What a value of a facet is called there.
    pub fn value_name(&self, value: &Value) -> String {
        match value {
            Value::Actor(actor) => self.actor_name(actor),
            Value::Source(name) | Value::Tag(name) => name.shown().to_owned(),
            Value::Month(month) => date(&self.strings, &month.written(), self.dates),
        }
    }

    /// Whether the rows of the panel are narrowed to names like that of this value.
    fn fits(&self, value: &Value) -> bool {
        let wanted = fold(self.facets.narrowed.trim()).text;
        let mut names = vec![self.value_name(value)];
        if let Value::Actor(actor) = value
            && let Some(known) = self.gazetteer.as_ref().and_then(|known| known.get(actor))
        {
            names.extend([known.ar.clone(), known.en.clone()]);
        }
        names.iter().any(|name| fold(name).text.contains(&wanted))
    }

    /// Takes over the counts of the panel.
    pub(in crate::app) fn take_tally(&mut self, tally: Vec<Tally>) {
        let mut facets = std::mem::take(&mut self.facets);
        // `fits` asks what was typed.
        self.facets.narrowed.clone_from(&facets.narrowed);
        facets.take(tally, &self.sidebar.selection, |value| self.fits(value));
        self.facets = facets;
        self.colour_actors();
    }

    /// Narrows the rows of the panel to what is typed.
    pub(in crate::app) fn narrow_facets(&mut self, typed: String) {
        let mut facets = std::mem::take(&mut self.facets);
        self.facets.narrowed.clone_from(&typed);
        facets.narrowed = typed;
        facets.narrow(|value| self.fits(value));
        self.facets = facets;
    }
}
