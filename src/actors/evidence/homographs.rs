//! Homographs: surnames that are adjectives or everyday words too. What stands before
//! one says whether it is a person there.

use super::Beside;
use crate::actors::clause;
use crate::actors::gazetteer::{Actor, Class, Gazetteer};
use crate::text::clitic::{Form, token_of_name};

impl<'a> Beside<'a> {
    /// Whether a surname describes or tells something of the definite noun before it:
    /// المطبخ البغدادي، الحفل سعيد. After a title it does not.
    pub(super) fn is_adjective(&self, gazetteer: &Gazetteer, actor: &Actor) -> bool {
        let (word, _) = clause::last_word(self.before);
        let after_noun = self.clitics.is_empty()
            && self.one_word
            && actor.class == Class::Person
            && clause::is_definite_noun(word);
        let nisba = self.name.starts_with("ال") && self.name.ends_with('ي');
        let common = !self.name.starts_with("ال") && gazetteer.is_common(self.name);
        after_noun && (nisba || common) && !self.is_titled(gazetteer)
    }

    /// Whether the words beside a name that is an everyday word too speak for the name:
    /// it has a title, or speaks or decides.
    pub(super) fn is_person(&self, gazetteer: &Gazetteer) -> bool {
        self.is_titled(gazetteer)
            || self.acts(gazetteer, false).is_some()
            || self.decides(gazetteer).is_some()
    }

    /// The verb right after a name that begins a clause: الشرع يرفض.
    pub(super) fn decides(&self, gazetteer: &Gazetteer) -> Option<&'a str> {
        let (next, _) = clause::first_word(self.after);
        (self.stands_alone() && gazetteer.acts().is_any(next)).then_some(next)
    }

    /// Whether no word before it makes it a part of a longer name: nothing, a stop, or a
    /// particle.
    pub(super) fn stands_alone(&self) -> bool {
        let (word, _) = clause::last_word(self.before);
        !self.clitics.is_empty() || word.is_empty() || clause::goes_on(word)
    }

    /// Whether a surname that is a first name too may begin a stranger's name: what follows
    /// is no stop, no particle and no verb.
    pub(super) fn is_of_longer_name(&self, gazetteer: &Gazetteer, actor: &Actor) -> bool {
        let (next, _) = clause::first_word(self.after);
        let said = |word: &str| ["ان", "انه", "انها", "بان", "بانه"].contains(&word);
        actor.class == Class::Person
            && gazetteer.rules(Class::Person).is_first_name(self.name)
            && self.after.starts_with(' ')
            && !next.is_empty()
            && !(said(next) || clause::goes_on(next) || gazetteer.acts().is_any(next))
    }

    /// The title of its own that stands before it, a state's adjective between or not:
    /// الرئيس عباس.
    pub(super) fn own_title(&self, gazetteer: &Gazetteer, actor: &Actor) -> Option<&'a str> {
        if !self.clitics.is_empty() {
            return None;
        }
        let before = self.before.trim_end();
        let (last, earlier) = clause::last_word(before);
        let state = gazetteer.state_of_adjective(last);
        let before = state.map_or(before, |_| earlier.trim_end());
        actor.roles.iter().find_map(|role| {
            let title = gazetteer.title_key(role);
            let start = before.strip_suffix(title)?.len();
            let (earlier, _) = clause::last_word(&before[..start]);
            let assists = gazetteer.rules(Class::Person).is_deputy(earlier);
            let stands = !assists && token_of_name(before, start, Form::Whole).is_some();
            stands.then_some(&before[start..])
        })
    }

    /// Whether a title stands before it, with the words with ال that belong to that:
    /// الرئيس، رئيس الوزراء، الرئيس اللبناني السابق.
    pub(super) fn is_titled(&self, gazetteer: &Gazetteer) -> bool {
        let titles = &gazetteer.rules(Class::Person).titles.0;
        let mut rest = self.before;
        for _ in 0..TITLE {
            let (word, earlier) = clause::last_word(rest);
            let bare = word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']);
            if titles.contains(word) || bare.is_some_and(|word| titles.contains(word)) {
                return self.clitics.is_empty();
            }
            if !word.starts_with("ال") {
                return false;
            }
            rest = earlier;
        }
        false
    }
}

/// How many words a title before a name has at most.
const TITLE: usize = 4;
