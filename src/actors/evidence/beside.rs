//! Beside: the words right before and after a name, and what they say of it.

use super::{BESIDE, first, last};
use crate::actors::clause::{self, Looks};
use crate::actors::gazetteer::{Actor, Class, Gazetteer, Phrases};
use crate::actors::names::{Candidate, Standing};
use crate::actors::stops::ends_clause;
use crate::library::mention::ActorId;
use crate::text::clitic::is_alphanumeric;

/// The words beside a name.
#[derive(Clone)]
pub(super) struct Beside<'a> {
    pub(super) before: &'a str,
    pub(super) clitics: &'a str,
    /// What stands before, clitics included.
    pub(super) led_by: &'a str,
    /// Its key, without clitics and head.
    pub(super) name: &'a str,
    pub(super) after: &'a str,
    pub(super) one_word: bool,
    pub(super) has_head: bool,
    pub(super) is_definite: bool,
    /// Whether its first word ends in ة.
    pub(super) is_feminine: bool,
    /// Whether its first noun is masculine: حزب.
    pub(super) is_party: bool,
}

impl<'a> Beside<'a> {
    pub(super) fn of(candidate: &Candidate, key: &'a str) -> Self {
        Self {
            before: last(&key[..candidate.token], BESIDE),
            clitics: &key[candidate.token..candidate.name.start],
            led_by: last(&key[..candidate.name.start], BESIDE),
            name: &key[candidate.name.clone()],
            after: first(&key[candidate.name.end..], BESIDE),
            one_word: !key[candidate.name.clone()].contains(' '),
            has_head: candidate.whole != candidate.name,
            is_definite: key[candidate.name.clone()].starts_with("ال")
                || key[..candidate.name.start].ends_with('ل')
                    && key[candidate.name.clone()].starts_with('ل'),
            is_feminine: clause::first_word(&key[candidate.whole.clone()])
                .0
                .ends_with('ه'),
            is_party: key[candidate.whole.clone()].starts_with("حزب "),
        }
    }

    /// Whether no word beside the name refuses it. The words of the entry speak of
    /// its short and one-word names: more words, or a head, leave no doubt. So does
    /// a first name for a surname.
    pub(super) fn allow(&self, gazetteer: &Gazetteer, actor: &Actor, standing: Standing) -> bool {
        let rules = gazetteer.rules(actor.class);
        let doubtful = (self.one_word || matches!(standing, Standing::Short | Standing::Surname))
            && !self.has_head;
        let own = doubtful
            && (self.is_refused_before(actor)
                || self.is_refused_after(gazetteer, actor)
                || self.governs(gazetteer, actor)
                || actor.class == Class::Person && self.is_of_another(gazetteer, actor, standing)
                || actor.city && self.is_on_route(gazetteer));
        let namesake = actor.class == Class::Person
            && standing == Standing::Full
            && !self.one_word
            && self.has_other_calling(gazetteer, standing);
        !own && !namesake
            && self.after_any(&rules.not_after).is_none()
            && !self.is_of_another_state(gazetteer, actor, standing)
    }

    /// Whether the words before refuse it, and no longer ones lead to it: «لا أمل من», but
    /// «وفد من أمل».
    fn is_refused_before(&self, actor: &Actor) -> bool {
        let led = || self.led(&actor.after).map_or(0, str::len);
        let refused = self.after_any(&actor.not_after);
        refused.is_some_and(|words| led() <= words.len())
    }

    /// Whether the words after refuse it. A preposition there says less than the verb or
    /// the noun before: «وشدد عون على», but «عون على العيش».
    fn is_refused_after(&self, gazetteer: &Gazetteer, actor: &Actor) -> bool {
        let goes_on = || clause::goes_on(clause::first_word(self.after).0);
        let meant = || {
            let acts = gazetteer.acts();
            self.led(&actor.after).is_some()
                || acts.says_before(self.before, self.clitics, self.after)
        };
        self.before_any(&actor.not_before) && !(goes_on() && meant())
    }

    /// Whether it is the city, a stop on a route: a slash joins it to a word that names
    /// nobody (جنوة/تونس) but by a capital, and none to who acts (تونس/ليبيا). What opens a
    /// passage is where it was written (تونس/وكالات).
    fn is_on_route(&self, gazetteer: &Gazetteer) -> bool {
        if !self.before.contains(is_alphanumeric) {
            return false;
        }
        let before = self.before.trim_end().strip_suffix('/');
        let before = before.filter(|_| self.clitics.is_empty());
        let after = self.after.trim_start().strip_prefix('/');
        let before = before.map(|text| clause::last_word(text).0);
        let after = after.map(|text| clause::first_word(text).0);
        let mut words = before.into_iter().chain(after).peekable();
        words.peek().is_some()
            && words.all(|word| {
                word.chars().filter(|c| c.is_alphabetic()).count() >= TOWN
                    && !gazetteer.bearers(word).iter().any(|id| {
                        let actor = gazetteer.get(id);
                        actor.is_some_and(|actor| !actor.has_city(word))
                    })
            })
    }

    /// Whether an adjective after the name makes it another state's: الكونغرس
    /// الفلبيني. A masculine one may as well describe a noun before (زعيم … العراقي).
    pub(super) fn is_of_another_state(
        &self,
        gazetteer: &Gazetteer,
        actor: &Actor,
        standing: Standing,
    ) -> bool {
        let (word, _) = clause::first_word(self.after);
        let owned = actor.class == Class::State || actor.of.is_some();
        if !owned || standing == Standing::Adjective || !self.after.starts_with(' ') {
            return false;
        }
        let (Some(state), Some(own)) = (
            gazetteer.state_of_adjective(word),
            gazetteer.position(&actor.id),
        ) else {
            return false;
        };
        let agrees = match actor.class {
            Class::Person => false,
            Class::Organisation | Class::Government => true,
            Class::ArmedGroup => word.ends_with('ه') || self.is_party,
            Class::State | Class::Media => word.ends_with('ه'),
        };
        agrees && !gazetteer.owners(own).any(|owner| owner == state)
    }

    pub(super) fn is_of_another(
        &self,
        gazetteer: &Gazetteer,
        actor: &Actor,
        standing: Standing,
    ) -> bool {
        let first_names = &gazetteer.rules(actor.class).first_names.0;
        self.clitics.is_empty()
            && (clause::follows_another_name(self.before, first_names, |word| actor.has_word(word))
                || !(self.one_word && standing == Standing::Full)
                    && self.has_other_calling(gazetteer, standing))
    }

    /// The verb by which it speaks or decides.
    pub(super) fn acts(&self, gazetteer: &Gazetteer, feminine: bool) -> Option<&'a str> {
        let acts = gazetteer.acts();
        acts.verb_of(feminine, self.before, self.clitics, self.after)
    }

    /// The masculine verb that the name may be the subject of.
    pub(super) fn masculine_verb(&self, gazetteer: &Gazetteer) -> Option<Looks> {
        let verb = || gazetteer.acts().masculine_verb(self.before);
        self.clitics.is_empty().then(verb).flatten()
    }

    /// Whether the name may be a verbal noun here, with the noun that it governs.
    pub(super) fn governs(&self, gazetteer: &Gazetteer, actor: &Actor) -> bool {
        let (word, _) = clause::first_word(self.after);
        let joined = word.strip_prefix('و');
        actor.masdar
            && self.after.starts_with(' ')
            && !word.is_empty()
            && gazetteer.acts().may_be_governed(word)
            && !self.has_object(gazetteer, word)
            && (self.led_by_clitic(&actor.after).is_none() || word.starts_with("ال"))
            && joined.is_none_or(|other| gazetteer.bearers(other).is_empty())
            && self.after_any(&actor.after).is_none()
    }

    /// Whether this word after a name with ال, which governs nothing, can only be the object
    /// of the verb before it: «رفضت الجهاد العرض», but «الجهاد العالمي».
    fn has_object(&self, gazetteer: &Gazetteer, word: &str) -> bool {
        self.is_definite && !word.ends_with('ي') && self.acts(gazetteer, true).is_some()
    }

    /// Whether the clause goes on with the pronoun of two: … إنهما.
    pub(super) fn has_dual_pronoun(&self) -> bool {
        let clause = self.after.split(ends_clause).next();
        let mut words = clause.unwrap_or_default().split(' ').take(DUAL);
        words.any(|word| word.ends_with("هما"))
    }

    /// The name of one of these actors to which the name is joined by و.
    pub(super) fn joined_to(&self, gazetteer: &Gazetteer, actors: &[ActorId]) -> Option<&'a str> {
        let joins = || self.joins(gazetteer, |other| actors.contains(&other.id));
        (!actors.is_empty()).then(joins).flatten()
    }

    pub(super) fn joins(
        &self,
        gazetteer: &Gazetteer,
        is_it: impl Fn(&Actor) -> bool,
    ) -> Option<&'a str> {
        let named = |word: &&str| {
            !word.is_empty()
                && gazetteer
                    .bearers(word)
                    .iter()
                    .any(|id| gazetteer.get(id).is_some_and(&is_it))
        };
        let before = clause::last_word(self.before).0;
        let after = clause::first_word(self.after).0.strip_prefix('و');
        let before = Some(before).filter(|before| self.clitics == "و" && named(before));
        before.or_else(|| after.filter(named))
    }

    /// Of a capital that stands with somebody who is no state after بين, that one's name or
    /// noun: بين الحركة وواشنطن.
    pub(super) fn is_between(&self, gazetteer: &Gazetteer) -> Option<&'a str> {
        let (word, rest) = clause::last_word(self.before);
        let other = match self.clitics {
            "و" if clause::last_word(rest).0 == "بين" => word,
            "" if word == "بين" => clause::first_word(self.after).0.strip_prefix('و')?,
            _ => return None,
        };
        let is_party = gazetteer.is_group(other)
            || gazetteer.bearers(other).iter().any(|id| {
                let class = gazetteer.get(id).map(|actor| actor.class);
                class.is_some_and(|class| !matches!(class, Class::State | Class::Media))
            });
        is_party.then_some(other)
    }

    /// The name of one of these actors that stands right before this one and its
    /// clitics.
    pub(super) fn followed(&self, gazetteer: &Gazetteer, actors: &[ActorId]) -> Option<&'a str> {
        let before = clause::last_word(self.before).0;
        let found = gazetteer.bearers(before);
        let is_one = !self.clitics.is_empty()
            && !before.is_empty()
            && found.iter().any(|id| actors.contains(id));
        is_one.then_some(before)
    }

    /// Whether it stands alone between brackets or strokes, as agencies sign: (…), (…/…).
    pub(super) fn is_signature(&self) -> bool {
        let before = self.before.trim_end().ends_with(['(', '/']);
        before && self.clitics.is_empty() && self.after.trim_start().starts_with([')', '/'])
    }

    /// Which of these the name stands right after. A clitic on the name (وطالبان)
    /// begins something new.
    pub(super) fn after_any(&self, phrases: &Phrases) -> Option<&'a str> {
        let ending = || phrases.ending(self.before);
        self.clitics.is_empty().then(ending).flatten()
    }

    /// Which of the words that speak for it lead to the name, with the preposition that is
    /// written on it, if they name that: «ملاذ آمن ل» before للقاعدة.
    pub(super) fn led(&self, phrases: &Phrases) -> Option<&'a str> {
        self.after_any(phrases)
            .or_else(|| self.led_by_clitic(phrases))
    }

    fn led_by_clitic(&self, phrases: &Phrases) -> Option<&'a str> {
        let leads = matches!(self.clitics, "ب" | "ل");
        leads.then(|| phrases.ending(self.led_by)).flatten()
    }

    pub(super) fn before_any(&self, phrases: &Phrases) -> bool {
        phrases.starts(self.after)
    }
}

/// The fewest letters of the name of a town: «(ا ف ب/تونس)» is an agency.
const TOWN: usize = 2;

/// Among how many words after a name its pronoun is looked for.
const DUAL: usize = 8;
