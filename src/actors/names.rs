//! Names: where the names of the gazetteer stand in a text, by their spelling
//! alone. A name is matched by its key, as a whole word that may carry clitics;
//! what was really written may still refuse it (hamza, vowel marks, capitals).
//! Whether the name means its actor is decided in `evidence`.

use std::ops::Range;
use std::sync::Arc;

use self::surnames::surnames;
use super::gazetteer::{Actor, Class, Gazetteer};
use super::key::key_of;
use super::lexicon::{Lexicon, narrow};
use super::passage::Passage;
use crate::text::clitic::{Form, forms, token_of_name};
use crate::text::spelling::{self, confirms};

mod surnames;

/// The names of all actors, ready to be looked for.
pub(super) struct Names {
    names: Vec<Name>,
    /// The forms of all names, by their position.
    lexicon: Lexicon<u32>,
    /// For each actor, the keys of the nouns that belong to its name.
    heads: Vec<Vec<String>>,
    /// The same for nouns that begin its name and stay outside.
    outer_heads: Vec<Vec<String>>,
}

struct Name {
    /// Position of the actor in the gazetteer.
    actor: usize,
    /// As the gazetteer lists it, and as one of the ways to write that.
    listed: Arc<str>,
    written: String,
    standing: Standing,
    /// Whether `written` has vowel marks.
    marked: bool,
    /// Whether a noun that begins it belongs to it, though others of its kind stay outside.
    keeps_head: bool,
}

/// How much a name says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Names its actor wherever it stands.
    Full,
    /// Names its actor where there is evidence.
    Short,
    /// The last name of a person, by which a text goes on that has given the full one.
    Surname,
    /// A place that stands for its actor.
    Seat,
    /// A place that stands for its actor only where it speaks or decides.
    Capital,
    /// Names its actor where it is not an adjective.
    Adjective,
    /// Holds a name of the actor and does not mean it.
    Except,
}

/// What vowel marks say about a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// The name is no other word without marks.
    Needless,
    /// The gazetteer has marks that tell it from another word; the text has none.
    Missing,
    /// The text has marks of the name.
    Written,
}

/// A name found in a passage.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Position of the actor in the gazetteer.
    pub(super) actor: usize,
    /// Which of all names it is.
    entry: u32,
    pub(super) standing: Standing,
    /// Bytes of the passage's key: the name alone, and with its head.
    pub(super) name: Range<usize>,
    pub(super) whole: Range<usize>,
    /// Where the token begins in the key: before clitics.
    pub(super) token: usize,
    pub(super) marks: Marks,
    /// The decision by which it is the actor, if the person made one: its place in the
    /// gazetteer.
    pub(super) judged: Option<usize>,
    /// Whether it is the actor by a decision about this passage alone, which tells nothing
    /// of what else is written so.
    pub(super) only_here: bool,
}

impl Candidate {
    /// It is the actor by a decision of the person: its place in the gazetteer.
    pub(super) fn accept(&mut self, judgement: usize, gazetteer: &Gazetteer) {
        let decided = gazetteer.judgements().get(judgement);
        let is_limited = decided.is_some_and(|decided| decided.passage.is_some());
        self.only_here = is_limited && self.standing != Standing::Full;
        (self.standing, self.judged) = (Standing::Full, Some(judgement));
    }
}

impl Names {
    pub(super) fn new(gazetteer: &Gazetteer) -> Self {
        let mut names = Vec::new();
        let mut strings: Vec<(String, Form, u32)> = Vec::new();
        for (position, actor) in gazetteer.iter().enumerate() {
            let governments = gazetteer.governments(position).iter();
            let governments = governments.map(|name| (name.as_str(), Standing::Full));
            for (written, standing) in names_of(actor).chain(governments) {
                let listed: Arc<str> = written.into();
                let spelt = gazetteer.spellings(position, written).iter();
                let spelt = std::iter::once(written.to_owned()).chain(spelt.cloned());
                for written in spelt.flat_map(compounds) {
                    let key = key_of(&written);
                    let forms = forms(&key).flat_map(with_optional_blanks);
                    let entry = narrow(names.len());
                    strings.extend(forms.map(|(form, kind)| (form, kind, entry)));
                    names.push(Name {
                        actor: position,
                        keeps_head: keeps_head(gazetteer, &key),
                        marked: spelling::is_marked(&written),
                        listed: Arc::clone(&listed),
                        written,
                        standing,
                    });
                }
            }
        }
        let surnames = surnames(gazetteer);
        for (key, bearers) in &surnames {
            for (actor, written) in bearers {
                let forms = forms(key).flat_map(with_optional_blanks);
                let entry = narrow(names.len());
                strings.extend(forms.map(|(form, kind)| (form, kind, entry)));
                names.push(Name {
                    actor: *actor,
                    keeps_head: false,
                    marked: false,
                    listed: written.as_str().into(),
                    written: written.clone(),
                    standing: Standing::Surname,
                });
            }
        }
        let keys = |words: &[String]| words.iter().map(|word| key_of(word)).collect();
        let rules = || gazetteer.iter().map(|actor| gazetteer.rules(actor.class));
        let heads = rules().map(|rules| keys(&rules.heads)).collect();
        let outer_heads = rules().map(|rules| keys(&rules.outer_heads)).collect();
        Self {
            names,
            lexicon: Lexicon::new(strings),
            heads,
            outer_heads,
        }
    }

    /// Every name in the passage, overlapping ones too, each with the actors that
    /// bear it.
    pub(super) fn find(&self, passage: &Passage<'_>) -> Vec<Candidate> {
        let key = passage.key();
        let mut found: Vec<Candidate> = Vec::new();
        self.lexicon.find(key, |hit| {
            let (range, token) = (hit.range, hit.token);
            let name = &self.names[hit.meaning as usize];
            let is_known = |other: &Candidate| other.actor == name.actor && other.name == range;
            // A name may be listed twice, once as a variant of another.
            if found.iter().rev().take(8).any(is_known)
                || passage.is_in_address(range.clone())
                || passage.is_in_verse(&range)
                || !asks_before(passage, token..range.start, &key[range.clone()])
                || !is_spelled(passage.written(range.clone()), &name.written)
            {
                return;
            }
            let head = self.head_before(key, name, token..range.start, range.end);
            let head = head.or_else(|| self.after_outer_head(key, name, range.clone()));
            found.push(Candidate {
                actor: name.actor,
                entry: hit.meaning,
                standing: name.standing,
                whole: head.unwrap_or(range.start)..range.end,
                token,
                marks: match name.marked {
                    false => Marks::Needless,
                    true if confirms(passage.written(range.clone()), &name.written) => {
                        Marks::Written
                    }
                    true => Marks::Missing,
                },
                judged: None,
                only_here: false,
                name: range,
            });
        });
        found
    }

    /// The name of a candidate as the gazetteer lists it.
    pub(super) fn listed(&self, candidate: &Candidate) -> Arc<str> {
        Arc::clone(&self.names[candidate.entry as usize].listed)
    }

    /// Where a name begins after a noun that stays outside: قناة in «قناة الجزيرة».
    fn after_outer_head(&self, key: &str, name: &Name, range: Range<usize>) -> Option<usize> {
        if name.keeps_head {
            return None;
        }
        self.outer_heads[name.actor].iter().find_map(|head| {
            let rest = key[range.clone()].strip_prefix(head.as_str())?;
            let bare = rest.strip_prefix(' ')?;
            (!bare.starts_with("الانباء") && !bare.starts_with("انباء "))
                .then(|| range.end - bare.len())
        })
    }

    /// Where the head before a name begins: تنظيم in «تنظيم "…"» and «تنظيم (…)».
    fn head_before(
        &self,
        key: &str,
        name: &Name,
        clitics: Range<usize>,
        end: usize,
    ) -> Option<usize> {
        let before = key[..clitics.start]
            .strip_suffix('(')
            .filter(|_| key[end..].starts_with(')'));
        let before = before.unwrap_or(&key[..clitics.start]);
        let before = before.strip_suffix(' ').filter(|_| clitics.is_empty())?;
        self.heads[name.actor].iter().find_map(|head| {
            let start = before.strip_suffix(head.as_str())?.len();
            token_of_name(key, start, Form::Whole).map(|_| start)
        })
    }
}

/// Whether the noun that begins a name, by its key, stands before nothing but the name of
/// a state, or is described by the end after that: «تلفزيون لبنان», «إذاعة فرنسا الدولية»,
/// «وكالة تونس أفريقيا للأنباء». Without it the rest would be about the state.
fn keeps_head(gazetteer: &Gazetteer, key: &str) -> bool {
    let mut words = key.split(' ').skip(1);
    let of_state = words.next().is_some_and(|word| {
        let mut bearers = gazetteer.bearers(word).iter();
        bearers.any(|id| {
            let class = gazetteer.get(id).map(|actor| actor.class);
            class == Some(Class::State)
        })
    });
    let describes =
        |word: &str| word.starts_with("لل") || word.starts_with("ال") && word.ends_with('ه');
    of_state && words.last().is_none_or(describes)
}

fn names_of(actor: &Actor) -> impl Iterator<Item = (&str, Standing)> {
    let listed = [
        (&actor.aliases, Standing::Full),
        (&actor.short, Standing::Short),
        (&actor.seats, Standing::Seat),
        (&actor.capitals, Standing::Capital),
        (&actor.adjectives, Standing::Adjective),
        (&actor.except, Standing::Except),
    ];
    let listed = listed
        .into_iter()
        .flat_map(|(names, standing)| names.iter().map(move |name| (name.as_str(), standing)));
    // The displayed name counts as an alias, unless the lists say more about it.
    let shown = key_of(&actor.ar);
    let is_listed = actor
        .aliases
        .iter()
        .chain(&actor.short)
        .chain(&actor.adjectives)
        .any(|name| key_of(name) == shown && spelling::agrees(&actor.ar, name));
    let shown = (!is_listed).then_some((actor.ar.as_str(), Standing::Full));
    shown.into_iter().chain(listed)
}

/// The ways a name is written that follow from the language alone.
fn compounds(written: String) -> Vec<String> {
    let mut all = vec![written];
    if all[0].contains(" بن ") {
        all.push(all[0].replace(" بن ", " ابن "));
    }
    all
}

/// The form itself, and without the blank inside a compound or before a number:
/// عبد الله, عبدالله; فرانس 24, فرانس24.
fn with_optional_blanks((form, kind): (&str, Form)) -> Vec<(String, Form)> {
    let mut all = vec![(form.to_owned(), kind)];
    let mut joined = form.to_owned();
    for first in ["عبد ", "ابو "] {
        if joined.contains(first) {
            joined = join(&joined, first, first.trim_end());
        }
    }
    for second in [" الله", " الدين", " الرحمن"] {
        if joined.contains(second) {
            joined = joined.replace(second, second.trim_start());
        }
    }
    let numbered = joined.contains(|c: char| c.is_ascii_digit());
    let tight = numbered.then(|| tight(&joined));
    for other in std::iter::once(joined).chain(tight) {
        if all.iter().all(|(known, _)| *known != other) {
            all.push((other, kind));
        }
    }
    all
}

/// Without the blank between a word and a number.
fn tight(form: &str) -> String {
    let mut before = ' ';
    let mut letters = form.chars().peekable();
    let mut tight = String::with_capacity(form.len());
    while let Some(c) = letters.next() {
        let number = letters.peek().is_some_and(char::is_ascii_digit);
        if !(c == ' ' && number && before.is_alphabetic() && !before.is_ascii()) {
            tight.push(c);
        }
        before = c;
    }
    tight
}

/// Replaces `first` where it begins a word.
fn join(form: &str, first: &str, joined: &str) -> String {
    let inside = format!(" {first}");
    let form = form.replace(&inside, &format!(" {joined}"));
    match form.strip_prefix(first) {
        Some(rest) => format!("{joined}{rest}"),
        None => form,
    }
}

/// Whether the clitics before a name may be what they seem: the question particle
/// is always written أ, and before a short name the word is a verb (أقطر).
fn asks_before(passage: &Passage<'_>, clitics: Range<usize>, name: &str) -> bool {
    !passage.key()[clitics.clone()].starts_with('ا')
        || passage.written_char(clitics.start) == Some('أ') && name.chars().count() > 3
}

/// Whether what is written may be this name. Two capitals (UN) are no word when
/// they are not capitals.
fn is_spelled(written: &str, name: &str) -> bool {
    let initials = name.len() <= 2 && name.bytes().all(|byte| byte.is_ascii_uppercase());
    if initials {
        written == name
    } else {
        // After ل the alef of ال is not written; nothing else is missing.
        name.ends_with(written) || spelling::agrees(written, name)
    }
}
