//! Weighing: how sure it is that a name means its actor where it stands, by what kind of
//! name it is. The words beside it are asked in `beside`, the passage in `paragraph`, the
//! rest of the article in `named`; here is the order in which they count.

use super::Weight;
use super::beside::Beside;
use super::named::{First, Named};
use super::paragraph::{Paragraph, Says, Words};
use crate::actors::clause::{self, Looks};
use crate::actors::gazetteer::{Actor, Class, ClassRules, Gazetteer};
use crate::actors::key::key_of;
use crate::actors::names::{Candidate, Marks, Standing};
use crate::library::mention::{Certainty, Evidence};

/// How sure it is that a candidate which is allowed means its actor; `None` when it
/// does not.
pub(in crate::actors) fn weigh(
    gazetteer: &Gazetteer,
    actor: &Actor,
    candidate: &Candidate,
    paragraph: &mut Paragraph<'_>,
    named: &Named,
) -> Option<Weight> {
    let rules = gazetteer.rules(actor.class);
    let scales = Scales {
        gazetteer,
        actor,
        rules,
        candidate,
        beside: Beside::of(candidate, paragraph.key),
        named,
        short_acts: actor.short_acts.unwrap_or(rules.short_acts),
    };
    match candidate.standing {
        Standing::Except => sure(Evidence::Unmistakable),
        Standing::Full => scales.full(paragraph),
        Standing::Short => scales.short(paragraph),
        Standing::Surname => scales.surname(paragraph),
        Standing::Seat | Standing::Capital => scales.city(paragraph),
        Standing::Adjective => scales.adjective(paragraph),
    }
}

/// A name, and what is asked about it.
struct Scales<'a, 'p> {
    gazetteer: &'a Gazetteer,
    actor: &'a Actor,
    rules: &'a ClassRules,
    candidate: &'a Candidate,
    beside: Beside<'p>,
    named: &'a Named,
    short_acts: bool,
}

impl<'p> Scales<'_, 'p> {
    /// A name that is nobody else's, unless the words around it refuse it, or it is a dual
    /// noun: two students, or the group, with a verb of the masculine singular.
    fn full(&self, paragraph: &mut Paragraph<'p>) -> Option<Weight> {
        let (actor, beside) = (self.actor, &self.beside);
        if actor.class == Class::State && self.is_order() {
            return None;
        }
        let alone = beside.one_word && !beside.has_head;
        let against = alone && self.is_spoken_against(paragraph);
        if against || alone && paragraph.has_with(self.candidate, &actor.not_with) {
            return None;
        }
        let of_two = (alone && actor.dual && beside.after_any(&actor.after).is_none())
            .then(|| beside.masculine_verb(self.gazetteer))
            .flatten();
        let Some(looks) = of_two else {
            return sure(Evidence::Unmistakable);
        };
        if beside.has_dual_pronoun() {
            return None;
        }
        if self.named.has_in_full(self.candidate.actor) {
            return sure(Evidence::Unmistakable);
        }
        let established = self.related().is_some()
            || paragraph
                .near(self.candidate, &actor.near, Says::For)
                .is_some();
        match (looks, established) {
            (Looks::Perhaps, true) => sure(Evidence::Unmistakable),
            (Looks::Verb, false) => None,
            _ => Some((Certainty::Likely, Evidence::MayBeDual)),
        }
    }

    /// Whether what may be a regime is how something is ordered in its state: «النظام
    /// الفرنسي» where it neither acts nor is fought.
    fn is_order(&self) -> bool {
        let (rules, beside) = (self.rules, &self.beside);
        let (word, _) = clause::first_word(beside.name);
        // After ل the alef is not written.
        let begins = |regime: &String| {
            let regime = key_of(regime);
            word == regime || Some(word) == regime.strip_prefix('ا')
        };
        if beside.one_word || !rules.regimes.iter().any(begins) {
            return false;
        }
        let acts = || {
            let (next, _) = clause::first_word(beside.after);
            self.acts().is_some() || self.gazetteer.acts().is_any(next)
        };
        let is_listed = || {
            let name = beside.name;
            self.actor.is_called_fully(name) || self.actor.is_called_fully(&format!("ا{name}"))
        };
        let led = || beside.led(&rules.regime_after).is_some();
        beside.before_any(&rules.orders) || !(is_listed() || led() || acts())
    }

    /// A name that is also a word, or somebody else's.
    fn short(&self, paragraph: &mut Paragraph<'p>) -> Option<Weight> {
        if self.is_refused() {
            return None;
        }
        let by_words = |paragraph: &Paragraph<'p>| self.by_words_beside(paragraph);
        match self.first(paragraph) {
            Some(first) if first.is_sure() => self.after_full_name(first, paragraph),
            // What is itself in doubt leaves one, where nothing else speaks for the name.
            Some(first) => by_words(paragraph)
                .filter(|(certainty, _)| *certainty == Certainty::Certain)
                .or_else(|| self.after_full_name(first, paragraph)),
            None => by_words(paragraph).or_else(|| self.by_neighbours(paragraph)),
        }
    }

    /// A short name of one whom the article names in full.
    fn after_full_name(&self, first: First, paragraph: &mut Paragraph<'p>) -> Option<Weight> {
        if self.actor.class == Class::Person {
            self.after_full_name_of_person(first, paragraph)
        } else {
            self.after_full_name_of_group(first, paragraph)
        }
    }

    fn after_full_name_of_person(&self, first: First, paragraph: &Paragraph<'p>) -> Option<Weight> {
        let (gazetteer, beside) = (self.gazetteer, &self.beside);
        let own_title = beside.own_title(gazetteer, self.actor);
        if let Some(title) = own_title.or_else(|| beside.led(&self.actor.after)) {
            return sure(paragraph.evidence(Words::Before(title)));
        }
        let meant = beside.is_person(gazetteer) || first.is_titled && beside.stands_alone();
        Some(rest_on(first, meant || !self.is_common()))
    }

    /// The party, or the word that its name is too; the group, or a base.
    fn after_full_name_of_group(
        &self,
        first: First,
        paragraph: &mut Paragraph<'p>,
    ) -> Option<Weight> {
        let (actor, beside) = (self.actor, &self.beside);
        let led = beside.led(&actor.after).is_some();
        let decides = || self.acts().is_some() || beside.decides(self.gazetteer).is_some();
        let against = self.is_spoken_against(paragraph);
        if against
            && paragraph.resumes_other(self.candidate, &actor.not_near)
            && !(led || self.short_acts && decides())
        {
            return None;
        }
        let common = self.is_common();
        let meant = led || decides() || self.joined().is_some();
        let certain = meant || !common && !against;
        (certain || !common).then(|| rest_on(first, certain))
    }

    /// A short name by the words right beside it.
    fn by_words_beside(&self, paragraph: &Paragraph<'p>) -> Option<Weight> {
        let (gazetteer, actor, beside) = (self.gazetteer, self.actor, &self.beside);
        if self.candidate.marks == Marks::Written {
            return sure(Evidence::VowelMarks);
        }
        if actor.class == Class::Media && beside.is_signature() {
            return sure(Evidence::Unmistakable);
        }
        let unmarked = self.candidate.marks == Marks::Missing;
        // A title that names its actor for the article does so by what it is joined to.
        let titled = || {
            let followed = beside.followed(gazetteer, &actor.related);
            followed.filter(|_| self.named.first(self.candidate.actor).is_some())
        };
        let acts = || self.acts().filter(|_| self.short_acts);
        let is_sure = |word: &str| self.named.is_sure(gazetteer, word, &actor.related);
        let words = beside
            .led(&actor.after)
            .map(Words::Before)
            .or_else(|| acts().filter(|_| !unmarked).map(Words::Acts))
            .or_else(|| {
                self.joined()
                    .filter(|word| is_sure(word))
                    .map(Words::Joined)
            })
            .or_else(|| titled().map(Words::Before));
        if let Some(words) = words {
            return sure(paragraph.evidence(words));
        }
        // Two that are in doubt do not make each other certain.
        let doubted = acts().map(Words::Acts);
        if let Some(words) = doubted.or_else(|| self.joined().map(Words::Joined)) {
            return Some((Certainty::Likely, paragraph.evidence(words)));
        }
        if let Some(title) = beside.own_title(gazetteer, actor) {
            let sure = beside.names_himself(title);
            let evidence = paragraph.evidence(Words::Before(title));
            return Some((likely_unless(sure), evidence));
        }
        let apart = || beside.own_title_apart(gazetteer, actor);
        let title = beside.own_title_after(gazetteer, actor).or_else(apart)?;
        sure(paragraph.evidence(Words::Before(title)))
    }

    /// A short name by what stands near it, and by whom else the article names.
    fn by_neighbours(&self, paragraph: &mut Paragraph<'p>) -> Option<Weight> {
        let is_person = self.actor.class == Class::Person;
        if self.is_common() && !is_person {
            return None;
        }
        let near = |paragraph: &mut Paragraph<'p>| {
            let near = paragraph.near(self.candidate, &self.actor.near, Says::For)?;
            Some(Evidence::Near(paragraph.source(&near)))
        };
        // A name of three words is nothing but a name; what stands near says whose.
        let long = !is_person && self.beside.name.matches(' ').count() >= 2;
        let told = long.then(|| near(paragraph)).flatten();
        let told = told.map(|near| (Certainty::Certain, near));
        let of_related = || {
            let (related, evidence) = self.related()?;
            let sure =
                self.named.is_established(self.candidate.actor) && related == Certainty::Certain;
            Some((likely_unless(sure), evidence))
        };
        let weight = told.or_else(of_related).or_else(|| {
            let near = near(paragraph)?;
            Some((Certainty::Likely, near))
        })?;
        (!self.is_spoken_against(paragraph)).then_some(weight)
    }

    /// The last name of a person whom the article names in full.
    fn surname(&self, paragraph: &Paragraph<'p>) -> Option<Weight> {
        if self.is_refused() {
            return None;
        }
        let (gazetteer, beside) = (self.gazetteer, &self.beside);
        let first = self.first(paragraph)?;
        if let Some(title) = beside.own_title(gazetteer, self.actor) {
            return sure(paragraph.evidence(Words::Before(title)));
        }
        let (alone, common) = (beside.stands_alone(), gazetteer.is_common(beside.name));
        let certain = match (beside.is_person(gazetteer), common) {
            (true, _) => true,
            (false, true) if !alone => return None,
            (false, true) => first.is_titled,
            (false, false) => alone || first.is_titled,
        };
        Some(rest_on(first, certain))
    }

    /// A city that may stand for its state.
    fn city(&self, paragraph: &Paragraph<'p>) -> Option<Weight> {
        let (gazetteer, rules, beside) = (self.gazetteer, self.rules, &self.beside);
        let place = beside.after_any(&rules.place_after).is_some()
            || beside.before_any(&rules.place_before)
            || beside.clitics.ends_with('ب')
            || paragraph.is_dateline(gazetteer, self.candidate);
        if place || self.candidate.marks == Marks::Missing {
            return None;
        }
        if let Some(verb) = self.acts() {
            return sure(paragraph.evidence(Words::Acts(verb)));
        }
        if let Some(party) = beside.is_between(gazetteer) {
            let certain = gazetteer.is_group(party) || self.is_sure_party(party);
            let evidence = paragraph.evidence(Words::Joined(party));
            return Some((likely_unless(certain), evidence));
        }
        let evidence = match beside.after_any(&rules.seat_after) {
            Some(words) => paragraph.evidence(Words::Before(words)),
            None if self.candidate.standing == Standing::Seat => Evidence::NoPlace,
            None => return None,
        };
        Some((Certainty::Likely, evidence))
    }

    /// Whether who stands beside a city after بين is surely one.
    fn is_sure_party(&self, party: &str) -> bool {
        let bearers = self.gazetteer.bearers(party);
        self.named.is_sure(self.gazetteer, party, bearers)
    }

    /// A name that is an adjective too.
    fn adjective(&self, paragraph: &Paragraph<'p>) -> Option<Weight> {
        let (before, clitics) = (self.beside.before, self.beside.clitics);
        if self.beside.is_definite {
            let describes = clause::describes(self.gazetteer.named_things(), before, clitics);
            return sure(Evidence::NoAdjective).filter(|_| !describes);
        }
        if clause::stands_as_noun(&self.rules.asking, before, clitics) {
            let word = clause::last_word(before).0;
            return sure(if clitics.is_empty() {
                paragraph.evidence(Words::Before(word))
            } else {
                Evidence::NoAdjective
            });
        }
        let class = self.actor.class;
        let joined = || {
            self.beside
                .joins(self.gazetteer, |other| other.class == class)
        };
        let acts = self.acts().filter(|_| clitics.is_empty());
        let words = acts
            .map(Words::Acts)
            .or_else(|| joined().map(Words::Joined))?;
        sure(paragraph.evidence(words))
    }

    /// Whether it is somebody else's, or describes a noun.
    fn is_refused(&self) -> bool {
        let (gazetteer, actor, beside) = (self.gazetteer, self.actor, &self.beside);
        beside.after_any(&self.rules.short_not_after).is_some()
            || beside.is_adjective(gazetteer, actor)
            || beside.is_of_longer_name(gazetteer, actor)
    }

    /// The full name in the article, if that is another one than this.
    fn first(&self, paragraph: &Paragraph<'p>) -> Option<First> {
        let own = paragraph.source(&self.candidate.whole).start;
        let first = self.named.first(self.candidate.actor);
        first.filter(|first| first.at != own)
    }

    /// Whether it is an everyday word too.
    fn is_common(&self) -> bool {
        self.gazetteer.is_common(self.beside.name) && !self.beside.has_head
    }

    fn is_spoken_against(&self, paragraph: &mut Paragraph<'p>) -> bool {
        let against = &self.actor.not_near;
        paragraph
            .near(self.candidate, against, Says::Against)
            .is_some()
    }

    /// The verb by which it speaks or decides.
    fn acts(&self) -> Option<&'p str> {
        let standing = self.candidate.standing;
        let city = matches!(standing, Standing::Seat | Standing::Capital);
        let feminine = city || self.actor.masdar || self.beside.is_feminine;
        let person = self.actor.class == Class::Person && self.short_acts;
        let decides = || self.beside.decides(self.gazetteer).filter(|_| person);
        self.beside.acts(self.gazetteer, feminine).or_else(decides)
    }

    /// The name of one that speaks for it, to which it is joined.
    fn joined(&self) -> Option<&'p str> {
        self.beside.joined_to(self.gazetteer, &self.actor.related)
    }

    /// One that speaks for it and is named in the article, and how surely.
    fn related(&self) -> Option<Weight> {
        self.named.any_of(self.gazetteer, &self.actor.related)
    }
}

const fn sure(evidence: Evidence) -> Option<Weight> {
    Some((Certainty::Certain, evidence))
}

/// The weight of a name that goes by the full one: no more than that has.
fn rest_on(first: First, certain: bool) -> Weight {
    let certainty = likely_unless(certain && first.is_sure());
    (certainty, Evidence::FullName { at: first.at })
}

const fn likely_unless(certain: bool) -> Certainty {
    if certain {
        Certainty::Certain
    } else {
        Certainty::Likely
    }
}
