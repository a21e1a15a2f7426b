//! The gazetteer: the actors that are known, read from a TOML file whose head
//! explains every field (`assets/actors.toml`). It says how actors are written
//! and what speaks for or against them; finding them is not done here.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use self::called::{BySigned, by_signed};
use self::governments::governments;
use self::load::{BUILT_IN, Loaded, Part, load};
use self::spelling::{Spelling, Spellings};
use super::clause::Acts;
use super::key::key_of;
pub use super::phrases::Phrases;
use crate::library::article::ArticleId;
use crate::library::mention::{ActorId, Mention};
pub use entry::{Actor, Class, ClassRules, Day, Precision, Role, Words};
pub use fault::{Fault, Kind, Problem};
pub(super) use judgement::bare;
pub use judgement::{Judgement, Verdict};
use language::Language;
pub use language::Noun;
pub(super) use language::{Bearing, Sport};

mod called;
mod class;
mod document;
mod entry;
mod fault;
mod governments;
mod held;
mod judgement;
mod language;
mod load;
mod made;
mod merge;
mod sift;
mod spelling;
mod told;

/// Actors in the order of their file, and the ways to look them up.
#[derive(Debug)]
pub struct Gazetteer {
    actors: Vec<Actor>,
    by_id: FxHashMap<ActorId, usize>,
    /// Keys of all names, with the actors that bear them.
    by_name: FxHashMap<String, Vec<ActorId>>,
    by_signed: BySigned,
    /// Keys of the adjectives made from the names of states, with ال, both genders.
    by_adjective: FxHashMap<String, usize>,
    classes: BTreeMap<Class, ClassRules>,
    language: Language,
    nouns: Vec<Noun>,
    /// Keys of the nouns of classes, with ال.
    groups: FxHashSet<String>,
    /// Keys of the titles of roles, by how they are written.
    titles: FxHashMap<String, String>,
    spelling: Spelling,
    /// For each actor, what rules make of its names.
    spellings: Vec<Spellings>,
    /// For each actor that is a state, what governs it.
    governments: Vec<Vec<String>>,
    has_muted: bool,
    /// What the person decided about mentions, in the order of the file.
    judgements: Vec<Judgement>,
    /// What the person's file says of every article.
    own: String,
    /// How that file is shown.
    own_file: String,
}

/// What a file says, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Actors that it describes or changes.
    pub actors: usize,
    /// Those that no file before it has.
    pub new: usize,
    /// Those that are muted.
    pub muted: usize,
    /// The names of all these.
    pub names: usize,
    /// What rules make of them.
    pub spellings: usize,
    /// Decisions about mentions.
    pub judgements: usize,
}

impl Gazetteer {
    /// Tells apart what this person knows from what others do, and from what was
    /// known before: the version of Qari and what the files say of every article.
    pub fn fingerprint(&self) -> String {
        let files = ArticleId::of(&format!("{BUILT_IN}{}", self.own));
        format!("{} {files}", env!("CARGO_PKG_VERSION"))
    }

    /// The articles about which something is decided that holds for them alone, each with
    /// what tells that apart from what was decided before.
    pub fn apart(&self) -> Vec<(ArticleId, String)> {
        let mut apart: BTreeMap<ArticleId, String> = BTreeMap::new();
        for one in &self.judgements {
            if let Some(id) = one.article {
                let Judgement {
                    verdict,
                    text,
                    actor,
                    passage,
                    ..
                } = one;
                let rule = format!("{verdict:?} {text:?} {actor} {passage:?}\n");
                apart.entry(id).or_default().push_str(&rule);
            }
        }
        let all = self.fingerprint();
        let named = apart.into_iter();
        named
            .map(|(id, rules)| (id, format!("{all} {}", ArticleId::of(&rules))))
            .collect()
    }

    /// What the person decided about mentions, in the order of the file.
    pub fn judgements(&self) -> &[Judgement] {
        &self.judgements
    }

    /// The file that holds these decisions, as it is shown to the person; empty if that was
    /// never said.
    pub fn own_file(&self) -> &str {
        &self.own_file
    }

    /// Says which file the person's own is, as it is shown.
    #[must_use]
    pub fn with_own_file(mut self, shown: &str) -> Self {
        shown.clone_into(&mut self.own_file);
        self
    }

    /// The actors that come with Qari.
    pub fn built_in() -> Self {
        let mut loaded = load(Part::default(), Part::built_in());
        debug_assert_eq!(loaded.faults, []);
        // They are for telling faults, and hold as much again.
        loaded.entries.clear();
        Self::of(&mut loaded)
    }

    /// The built-in actors, with what a file says of them and of others. What is wrong
    /// with the file is left out, and told in the order of its lines.
    pub fn extended_by(file: &str) -> (Self, Extent, Vec<Fault>) {
        let mut loaded = load(Part::built_in(), Part::read(file));
        let mut gazetteer = Self::of(&mut loaded);
        gazetteer.own = std::mem::take(&mut loaded.meaning);
        let extent = gazetteer.extent(&loaded.entries);
        let faults = gazetteer.faults(loaded);
        (gazetteer, extent, faults)
    }

    /// The actors of a file alone, and what is wrong with it.
    pub fn from_toml(file: &str) -> (Self, Vec<Fault>) {
        let mut loaded = load(Part::default(), Part::read(file));
        let gazetteer = Self::of(&mut loaded);
        let faults = gazetteer.faults(loaded);
        (gazetteer, faults)
    }

    fn of(loaded: &mut Loaded) -> Self {
        let actors = std::mem::take(&mut loaded.actors);
        let ids = actors.iter().enumerate();
        let by_id = ids.map(|(at, actor)| (actor.id.clone(), at)).collect();
        let mut by_name: BTreeMap<String, Vec<ActorId>> = BTreeMap::new();
        for actor in &actors {
            for name in actor.all_names() {
                bear(&mut by_name, key_of(name), &actor.id);
            }
        }
        let spelling = std::mem::take(&mut loaded.spelling);
        let spellings = spelling.of_all(&actors, &by_name);
        let classes = std::mem::take(&mut loaded.classes);
        let of_states = classes.get(&Class::State).into_iter();
        let governed = of_states.flat_map(|rules| rules.governed.iter().chain(&rules.regimes));
        let governed: Vec<&String> = governed.collect();
        let governments = governments(&governed, &actors, &by_name);
        for (at, actor) in actors.iter().enumerate() {
            for name in spellings[at].values().flatten().chain(&governments[at]) {
                bear(&mut by_name, key_of(name), &actor.id);
            }
        }
        let by_name = by_name.into_iter().collect();
        let nouns = std::mem::take(&mut loaded.nouns);
        let of_classes = nouns.iter().filter(|noun| !noun.classes.is_empty());
        let roles = actors.iter().flat_map(|actor| &actor.roles);
        Self {
            by_adjective: by_adjective(&actors),
            groups: of_classes
                .map(|noun| format!("ال{}", key_of(&noun.word)))
                .collect(),
            titles: roles
                .map(|role| (role.title.clone(), key_of(&role.title)))
                .collect(),
            has_muted: actors.iter().any(|actor| actor.mute),
            judgements: std::mem::take(&mut loaded.judgements),
            own: String::new(),
            own_file: String::new(),
            by_signed: by_signed(&actors, &by_name),
            actors,
            by_id,
            by_name,
            classes,
            language: std::mem::take(&mut loaded.language),
            nouns,
            spelling,
            spellings,
            governments,
        }
    }

    /// The other spellings of a name of the actor at this position that follow from rules
    /// and are no names of others.
    pub(super) fn spellings(&self, position: usize, written: &str) -> &[String] {
        let spellings = self.spellings.get(position);
        let spellings = spellings.and_then(|of_names| of_names.get(written));
        spellings.map_or(&[], Vec::as_slice)
    }

    /// What governs the state at this position, each a name of it: السلطات الليبية.
    pub(super) fn governments(&self, position: usize) -> &[String] {
        self.governments.get(position).map_or(&[], Vec::as_slice)
    }

    /// Leaves out of these mentions, from `first` on, those of muted actors.
    pub(super) fn mute(&self, mentions: &mut Vec<Mention>, first: usize) {
        if self.has_muted {
            let is_heard = |mention: &Mention| self.get(&mention.actor).is_none_or(|of| !of.mute);
            let heard: Vec<_> = mentions.drain(first..).filter(is_heard).collect();
            mentions.extend(heard);
        }
    }

    /// The actor with this id.
    pub fn get(&self, id: &ActorId) -> Option<&Actor> {
        self.by_id.get(id).map(|&position| &self.actors[position])
    }

    /// All actors, in the order of the file: principal ones first.
    pub fn iter(&self) -> std::slice::Iter<'_, Actor> {
        self.actors.iter()
    }

    /// The state from whose name this adjective is made: its key, with ال.
    pub(super) fn state_of_adjective(&self, key: &str) -> Option<usize> {
        self.by_adjective.get(key).copied()
    }

    /// An actor and whom it belongs to, nearest first; all by their position.
    pub(super) fn owners(&self, actor: usize) -> impl Iterator<Item = usize> {
        let of = |&actor: &usize| self.position(self.actors.get(actor)?.of.as_ref()?);
        std::iter::successors(Some(actor), of).take(OWNERS)
    }

    /// The actor at this position of the file.
    pub(super) fn at(&self, position: usize) -> Option<&Actor> {
        self.actors.get(position)
    }

    /// The verbs of saying and deciding.
    pub(super) const fn acts(&self) -> &Acts {
        self.language.acts()
    }

    /// What tells a team from its state.
    pub(super) const fn sport(&self) -> Sport<'_> {
        self.language.sport()
    }

    /// Whether a name, by its key, is an everyday word too: عون.
    pub(super) fn is_common(&self, key: &str) -> bool {
        self.language.is_common(key)
    }

    /// Nouns whose own name stands between them and their adjective: مدينة.
    pub(super) const fn named_things(&self) -> &Words {
        self.language.named_things()
    }

    /// Nouns with ال that stand after a description and are no adjective of it: الشهر.
    pub(super) const fn no_adjectives(&self) -> &Words {
        self.language.no_adjectives()
    }

    /// Whether a word, by its key, is the noun with ال of a class of actors: الحركة.
    pub(super) fn is_group(&self, key: &str) -> bool {
        self.groups.contains(key)
    }

    /// The key of the title of a role.
    pub(super) fn title_key<'a>(&'a self, role: &'a Role) -> &'a str {
        self.titles.get(&role.title).map_or(&role.title, |key| key)
    }

    /// Whether an adjective with ال, by its key, says that somebody was something once.
    pub(super) fn is_former(&self, key: &str) -> bool {
        self.language
            .is_former(key.strip_prefix("ال").unwrap_or(key))
    }

    /// The nouns that begin names, and resume them with ال.
    pub(super) fn nouns(&self) -> &[Noun] {
        &self.nouns
    }

    /// Adjectives that may follow a description, by what they say.
    pub(super) const fn adjectives(&self) -> [(Bearing, &Vec<String>); 4] {
        self.language.adjectives()
    }

    /// Where in the file the actor with this id stands.
    pub fn position(&self, id: &ActorId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The rules of a class; empty ones when the file has none.
    pub fn rules(&self, class: Class) -> &ClassRules {
        static NONE: OnceLock<ClassRules> = OnceLock::new();
        self.classes
            .get(&class)
            .unwrap_or_else(|| NONE.get_or_init(ClassRules::default))
    }
}

/// How far up it is followed whose somebody is.
const OWNERS: usize = 4;

fn by_adjective(actors: &[Actor]) -> FxHashMap<String, usize> {
    let mut states = FxHashMap::default();
    for (position, actor) in actors.iter().enumerate() {
        let written = actor.adjective.iter();
        let spelled =
            written.flat_map(|written| [written.clone(), written.replace("أمريك", "أميرك")]);
        for key in spelled.map(|written| key_of(&written)) {
            states.insert(format!("ال{key}ه"), position);
            states.insert(format!("ال{key}"), position);
        }
    }
    states
}

fn bear(by_name: &mut BTreeMap<String, Vec<ActorId>>, key: String, actor: &ActorId) {
    let bearers = by_name.entry(key).or_default();
    if !bearers.contains(actor) {
        bearers.push(actor.clone());
    }
}

impl<'a> IntoIterator for &'a Gazetteer {
    type Item = &'a Actor;
    type IntoIter = std::slice::Iter<'a, Actor>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests;
