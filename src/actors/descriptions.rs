//! Descriptions: nouns and titles that can stand for an actor once a text has named
//! it (الحركة، الرئيس الأمريكي، المتحدث باسم طالبان). This file says where they stand in
//! a passage and what their words say: which noun, which state its adjective names,
//! whether it speaks of a former holder. Whom they mean is decided in `nominals`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::clause::{NO_NOUNS, first_word};
use super::gazetteer::{Actor, Bearing, Class, Gazetteer};
use super::key::key_of;
use super::lexicon::Lexicon;
use crate::library::dates::is_weekday;
use crate::text::clitic::{Form, forms, is_alphanumeric};

/// The descriptions of all actors, ready to be looked for.
pub(super) struct Descriptions {
    pub(super) nouns: Vec<Noun>,
    pub(super) titles: Vec<Title>,
    /// Adjectives with ال that say nothing of whose it is.
    neutral: FxHashMap<String, Bearing>,
    /// Those of them that are nouns or titles too (المتمردون), and begin a description
    /// of their own.
    both: FxHashSet<String>,
    lexicon: Lexicon<What>,
}

/// A definite noun that can resume an actor: الحركة.
pub(super) struct Noun {
    /// As the gazetteer writes it, with ال.
    pub(super) written: Arc<str>,
    /// Its key, and the key without ال, which begins names: حركه.
    pub(super) key: String,
    pub(super) head: Option<String>,
    /// The actors that are called so, and those of a class that may be.
    pub(super) own: Vec<usize>,
    pub(super) possible: Vec<usize>,
    /// Its position in the gazetteer's table of nouns.
    pub(super) rules: Option<usize>,
    gender: Gender,
}

/// What the holders of an office are called: الرئيس.
pub(super) struct Title {
    /// As the gazetteer writes it.
    pub(super) written: Arc<str>,
    /// The actors that hold or held it, and which of their roles it is.
    pub(super) holders: Vec<(usize, usize)>,
    /// The title that is said for short: الوزير for وزير الخارجية.
    pub(super) short: Option<usize>,
    gender: Gender,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Masculine,
    /// Also the plural of what is no person.
    Feminine,
    /// Persons.
    Plural,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// A noun with ال, by its position.
    Noun(usize),
    /// The same noun without ال, which begins a name.
    Head(usize),
    /// A title that may stand alone.
    Title(usize),
    /// A title whose owner's name must follow: رئيس …
    Construct(usize),
}

/// A description in a passage. All ranges are bytes of its key.
#[derive(Clone, Debug)]
pub(super) struct Description {
    pub(super) what: What,
    /// The noun or title with its adjectives, without clitics.
    pub(super) range: Range<usize>,
    /// Where the noun or title itself ends.
    pub(super) bare: usize,
    /// Where the token begins: before clitics.
    pub(super) token: usize,
    /// The state that an adjective names.
    pub(super) state: Option<usize>,
    pub(super) bearing: Option<Bearing>,
    /// Whether an adjective follows that makes it something else: الحركة الوطنية.
    pub(super) is_other: bool,
}

impl Descriptions {
    pub(super) fn new(gazetteer: &Gazetteer) -> Self {
        let nouns = nouns(gazetteer);
        let (titles, by_title) = titles(gazetteer);
        let mut strings: Vec<(String, Form, What)> = Vec::new();
        let mut add = |key: &str, what: What| {
            strings.extend(forms(key).map(|(form, kind)| (form.to_owned(), kind, what)));
        };
        for (at, noun) in nouns.iter().enumerate() {
            add(&noun.key, What::Noun(at));
            if let Some(plural) = oblique(&noun.key) {
                add(&plural, What::Noun(at));
            }
            if let Some(head) = &noun.head {
                add(head, What::Head(at));
            }
        }
        for (at, (key, constructs)) in by_title.iter().enumerate() {
            add(key, What::Title(at));
            constructs
                .iter()
                .for_each(|key| add(key, What::Construct(at)));
        }
        let mut neutral = FxHashMap::default();
        for (bearing, words) in gazetteer.adjectives() {
            for key in words.iter().map(|word| key_of(word)) {
                neutral.insert(format!("ال{key}ه"), bearing);
                for plural in ["ون", "ين", ""] {
                    neutral.insert(format!("ال{key}{plural}"), bearing);
                }
            }
        }
        let called = |(key, _, what): &(String, Form, What)| {
            matches!(what, What::Noun(_) | What::Title(_)).then(|| key.clone())
        };
        let both = strings.iter().filter_map(called);
        Self {
            both: both.filter(|key| neutral.contains_key(key)).collect(),
            nouns,
            titles,
            neutral,
            lexicon: Lexicon::new(strings),
        }
    }

    /// Whether no actor has one: whom a text names is then nothing to remember.
    pub(super) fn is_empty(&self) -> bool {
        self.nouns.is_empty() && self.titles.is_empty()
    }

    /// Every description in a key, in order; of those that begin at one place the
    /// longest, and none that begins inside another one.
    pub(super) fn find(&self, gazetteer: &Gazetteer, key: &str) -> Vec<Description> {
        let mut found: Vec<Description> = Vec::new();
        self.lexicon.find(key, |hit| {
            if !key[hit.range.end..].starts_with(is_alphanumeric) {
                found.push(self.described(gazetteer, key, hit.meaning, hit.range, hit.token));
            }
        });
        // Longest first where two begin alike; a noun of two words may be a title too.
        found.sort_by_key(|one| (one.range.start, std::cmp::Reverse(one.range.end)));
        found.dedup_by(|next, kept| {
            if next.range.start == kept.range.start {
                next.range.end < kept.range.end || next.what == kept.what
            } else {
                next.range.start < kept.range.end
            }
        });
        found
    }

    /// Takes the adjectives in that follow, so many as a writer piles up.
    fn described(
        &self,
        gazetteer: &Gazetteer,
        key: &str,
        what: What,
        mut range: Range<usize>,
        token: usize,
    ) -> Description {
        let (mut state, mut bearing) = (None, None);
        let bare = range.end;
        let gender = match what {
            What::Noun(at) | What::Head(at) => self.nouns[at].gender,
            What::Title(at) | What::Construct(at) => self.titles[at].gender,
        };
        let mut is_other = false;
        let has_adjectives = matches!(what, What::Noun(_) | What::Title(_));
        for _ in 0..ADJECTIVES {
            let rest = &key[range.end..];
            let (word, _) = first_word(rest);
            let follows = has_adjectives && !word.is_empty() && rest.starts_with(' ');
            if !follows || self.both.contains(word) {
                break;
            }
            let end = range.end + (rest.len() - rest.trim_start().len()) + word.len();
            let agrees = gender.agrees(gazetteer, word);
            let of_state = gazetteer.state_of_adjective(word).filter(|_| agrees);
            if of_state.is_some() && state.is_none() {
                state = of_state;
            } else if let Some(said) = self.neutral.get(word).filter(|_| agrees) {
                bearing = Some(*said);
            } else {
                is_other = agrees;
                break;
            }
            range.end = end;
        }
        // المنظمة الدولية, but المنظمة الدولية للهجرة.
        let (next, _) = first_word(&key[range.end..]);
        is_other |= matches!(what, What::Noun(_))
            && key[range.clone()].contains(' ')
            && key[range.end..].starts_with(' ')
            && next.starts_with("لل");
        Description {
            what,
            range,
            bare,
            token,
            state,
            bearing,
            is_other,
        }
    }
}

impl Gender {
    fn of(key: &str) -> Self {
        let first = key.split(' ').next().unwrap_or_default();
        if first.ends_with(['ه', 'ا']) || first.ends_with("ات") {
            Self::Feminine
        } else if first.ends_with("ون") || first.ends_with("ين") {
            Self::Plural
        } else {
            Self::Masculine
        }
    }

    /// Whether a word with ال may be an adjective of such a noun.
    fn agrees(self, gazetteer: &Gazetteer, word: &str) -> bool {
        if !word.starts_with("ال")
            || NO_NOUNS.contains(&word)
            || PRONOUNS.contains(&word)
            || gazetteer.no_adjectives().0.contains(word)
            || is_weekday(word)
        {
            return false;
        }
        match self {
            Self::Feminine => word.ends_with('ه'),
            Self::Masculine => !word.ends_with('ه') && !word.ends_with("ات"),
            Self::Plural => word.ends_with("ون") || word.ends_with("ين"),
        }
    }
}

/// How many adjectives a description has at most.
const ADJECTIVES: usize = 4;

/// Pronouns with ال, folded.
const PRONOUNS: [&str; 6] = ["اللذان", "اللذين", "اللتان", "اللتين", "اللاتي", "اللواتي"];

/// المتمردين beside المتمردون.
fn oblique(key: &str) -> Option<String> {
    let stem = key.strip_suffix("ون").filter(|_| !key.contains(' '))?;
    Some(format!("{stem}ين"))
}

fn nouns(gazetteer: &Gazetteer) -> Vec<Noun> {
    let mut nouns: BTreeMap<String, Noun> = BTreeMap::new();
    let entry = |nouns: &mut BTreeMap<String, Noun>, written: &str, owner: usize| {
        let noun = nouns.entry(key_of(written));
        let noun = noun.or_insert_with(|| Noun::new(written));
        if !noun.own.contains(&owner) {
            noun.own.push(owner);
        }
    };
    for (rules, noun) in gazetteer.nouns().iter().enumerate() {
        let definite = Noun::new(&format!("ال{}", noun.word));
        let possible = gazetteer.iter().enumerate();
        let possible = possible.filter(|(_, actor)| noun.classes.contains(&actor.class));
        let described = Noun {
            head: Some(key_of(&noun.word)),
            rules: Some(rules),
            possible: possible.map(|(position, _)| position).collect(),
            ..definite
        };
        nouns.insert(described.key.clone(), described);
    }
    for (position, actor) in gazetteer.iter().enumerate() {
        for called in &actor.called {
            entry(&mut nouns, called, position);
        }
        for first in heads_of(actor) {
            let definite = if first.starts_with("ال") {
                first
            } else {
                format!("ال{first}")
            };
            if nouns
                .get(&definite)
                .is_some_and(|noun| noun.rules.is_some())
            {
                entry(&mut nouns, &definite, position);
            }
        }
    }
    nouns.into_values().collect()
}

/// The first words of the names that have several.
fn heads_of(actor: &Actor) -> impl Iterator<Item = String> {
    let names = std::iter::once(&actor.ar).chain(&actor.aliases);
    names.filter_map(|name| Some(key_of(name).split_once(' ')?.0.to_owned()))
}

impl Noun {
    fn new(written: &str) -> Self {
        let key = key_of(written);
        Self {
            written: written.into(),
            gender: Gender::of(&key),
            key,
            head: None,
            own: Vec::new(),
            possible: Vec::new(),
            rules: None,
        }
    }
}

type Keys = (String, Vec<String>);

/// The titles, and for each the key it has alone and those that ask for an owner.
fn titles(gazetteer: &Gazetteer) -> (Vec<Title>, Vec<Keys>) {
    let shortened = &gazetteer.rules(Class::Person).shortened.0;
    let mut titles: Vec<Title> = Vec::new();
    let mut keys: Vec<Keys> = Vec::new();
    for (actor, role, written) in gazetteer.iter().enumerate().flat_map(|(position, actor)| {
        let roles = actor.roles.iter().enumerate();
        roles.map(move |(role, held)| (position, role, &held.title))
    }) {
        for of_title in keys_of(&key_of(written), shortened) {
            let known = keys.iter().position(|other| *other == of_title);
            let at = known.unwrap_or_else(|| {
                titles.push(Title {
                    written: written.as_str().into(),
                    holders: Vec::new(),
                    short: None,
                    gender: Gender::of(&of_title.0),
                });
                keys.push(of_title);
                keys.len() - 1
            });
            if !titles[at].holders.contains(&(actor, role)) {
                titles[at].holders.push((actor, role));
            }
        }
    }
    for (title, (key, _)) in titles.iter_mut().zip(&keys) {
        let first = key.split_once(' ').map_or("", |(first, _)| first);
        let short = shortened.contains(first).then(|| format!("ال{first}"));
        title.short = keys
            .iter()
            .position(|(other, _)| Some(other) == short.as_ref());
    }
    (titles, keys)
}

/// A title as it is said of its holder alone, and as it is said before its owner:
/// الرئيس and رئيس; وزير الخارجية and وزير خارجية, and الوزير for short.
fn keys_of(title: &str, shortened: &FxHashSet<String>) -> Vec<Keys> {
    let words: Vec<&str> = title.split(' ').collect();
    match words[..] {
        [alone, "باسم"] => vec![(alone.to_owned(), vec![title.to_owned()])],
        [first] | [first, ..] if words.len() == 1 || first.starts_with("ال") => {
            let bare = first.strip_prefix("ال").unwrap_or(first);
            let rest = words[1..].join(" ");
            let short = (format!("ال{bare}"), vec![bare.to_owned()]);
            if rest.is_empty() {
                vec![short]
            } else {
                vec![
                    (title.to_owned(), Vec::new()),
                    (format!("ال{bare}"), Vec::new()),
                ]
            }
        }
        [first, second] => {
            let construct = second
                .strip_prefix("ال")
                .map(|bare| format!("{first} {bare}"));
            let full = (
                title.to_owned(),
                std::iter::once(title.to_owned()).chain(construct).collect(),
            );
            let short = shortened
                .contains(first)
                .then(|| (format!("ال{first}"), Vec::new()));
            std::iter::once(full).chain(short).collect()
        }
        _ => vec![(title.to_owned(), vec![title.to_owned()])],
    }
}
