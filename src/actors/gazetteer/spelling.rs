//! Other spellings of a name, by rules that the actors file states: of foreign names,
//! which every writer spells by ear, and of a few stems. A rule is followed at one place
//! of a name or at all of them, and at most two rules at once. What is made is never a
//! word that the file forbids, and words that it forbids are not changed.

use std::cell::LazyCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;

use super::entry::Actor;
use super::merge::Names;
use crate::actors::key::key_of;
use crate::library::mention::ActorId;
use crate::text::clitic::{Article, readings};

/// The rules, and what they must not touch.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Spelling {
    /// For the names of all actors.
    all: Vec<Rule>,
    /// For those of foreign ones.
    foreign: Vec<Rule>,
    /// The most spellings that are made of a name.
    most: usize,
    /// Words that are neither changed nor made.
    words: Words,
}

/// The fewest letters of a word that is changed, and of what comes of it.
const LEAST: usize = 4;

/// The most spellings of a name, whatever a file says.
const MOST: usize = 100;

/// A rule: where a word has this, it may have one of those instead. `*` on either side
/// stands for one letter or more; where it is missing, and is on the other side, a word
/// begins or ends there.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct Rule {
    from: String,
    /// What it becomes, each way by itself.
    to: Vec<String>,
    side: Side,
    /// Whether `to` may become `from` as well.
    both: bool,
}

/// Where in a word a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Anywhere,
    Start,
    Inside,
    End,
}

impl TryFrom<String> for Rule {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let wrong = || format!("{written:?} is no rule, as \"غ > ج ك\" or \"*امب = *مب\"");
        let both = written.contains('=');
        let (from, to) = written.split_once(['=', '>']).ok_or_else(wrong)?;
        let (from, to): (_, Vec<&str>) = (from.trim(), to.split_whitespace().collect());
        let stars = |part: &str| (part.starts_with('*'), part.ends_with('*'));
        let side = match stars(from) {
            (false, false) => Side::Anywhere,
            (false, true) => Side::Start,
            (true, true) => Side::Inside,
            (true, false) => Side::End,
        };
        let bare = |part: &str| part.trim_matches('*').to_owned();
        let is_wrong = bare(from).is_empty()
            || to.is_empty()
            || to.iter().any(|part| stars(part) != stars(from))
            || both && to.len() > 1;
        if is_wrong {
            return Err(wrong());
        }
        Ok(Self {
            from: bare(from),
            to: to.into_iter().map(bare).collect(),
            side,
            both,
        })
    }
}

/// Words by their keys, and by what is left of them without what may be a clitic.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
struct Words(HashSet<String>);

impl From<Vec<String>> for Words {
    fn from(written: Vec<String>) -> Self {
        let keys = written.iter().map(|word| key_of(word));
        let rests = keys.flat_map(|key| {
            let readings = readings(&key).into_iter();
            let kept = readings.filter(|reading| reading.article == Article::Kept);
            kept.map(|reading| reading.rest.into_owned())
                .collect::<Vec<_>>()
        });
        Self(rests.collect())
    }
}

/// For names of an actor, what rules make of each.
pub(super) type Spellings = BTreeMap<String, Vec<String>>;

impl Spelling {
    /// What rules make of the names of these actors, but for what another one is called,
    /// or is called by rule as well. `listed`: who bears which name, by its key.
    pub(super) fn of_all(
        &self,
        actors: &[Actor],
        listed: &BTreeMap<String, Vec<ActorId>>,
    ) -> Vec<Spellings> {
        let of_one = |actor: &Actor| {
            let mut spellings = Spellings::new();
            let own = LazyCell::new(|| Names::of(actor.all_names()));
            let is_free = |spelling: &str| match listed.get(&key_of(spelling)) {
                None => true,
                Some(bearers) => {
                    bearers.iter().all(|bearer| *bearer == actor.id) && !own.have(spelling)
                }
            };
            let without = Names::of(actor.without.iter().map(String::as_str));
            for name in actor.all_names() {
                let mut made = self.others(actor, &without, name);
                made.retain(|spelling| is_free(spelling));
                if !made.is_empty() {
                    spellings.insert(name.to_owned(), made);
                }
            }
            spellings
        };
        let mut all: Vec<_> = actors.iter().map(of_one).collect();
        let mut first: HashMap<String, usize> = HashMap::new();
        let mut contested: HashSet<String> = HashSet::new();
        for (at, spellings) in all.iter().enumerate() {
            for key in spellings
                .values()
                .flatten()
                .map(|spelling| key_of(spelling))
            {
                if *first.entry(key.clone()).or_insert(at) != at {
                    contested.insert(key);
                }
            }
        }
        if !contested.is_empty() {
            for made in all.iter_mut().flat_map(Spellings::values_mut) {
                made.retain(|spelling| !contested.contains(&key_of(spelling)));
            }
        }
        all
    }

    /// All that rules make of the names of an actor.
    pub(super) fn all_made(&self, actor: &Actor) -> Vec<String> {
        let names = actor.all_names();
        names.flat_map(|name| self.made(actor, name)).collect()
    }

    /// The other spellings of a name of this actor, as far as rules make them, but for
    /// those it is without. What else bears such a name is not looked at.
    fn others(&self, actor: &Actor, without: &Names<'_>, written: &str) -> Vec<String> {
        let mut made = self.made(actor, written);
        made.retain(|spelling| !without.have(spelling));
        made
    }

    fn made(&self, actor: &Actor, written: &str) -> Vec<String> {
        if actor.variants == Some(false) || written.is_ascii() {
            return Vec::new();
        }
        let foreign = if actor.foreign {
            &self.foreign[..]
        } else {
            &[]
        };
        let rules = || self.all.iter().chain(foreign).enumerate();
        let mut made: Vec<String> = Vec::new();
        let most = self.most.min(MOST);
        let mut begun = vec![(usize::MAX, written.to_owned())];
        // As many are made as are wanted, and no more: a long name has very many.
        'enough: for _ in 0..2 {
            let mut next = Vec::new();
            for (last, name) in &begun {
                for (at, rule) in rules().filter(|(at, _)| at != last) {
                    for spelling in self.follow(rule, name) {
                        if made.len() >= most {
                            break 'enough;
                        }
                        if spelling != written && !made.contains(&spelling) {
                            made.push(spelling.clone());
                        }
                        next.push((at, spelling));
                    }
                }
            }
            begun = next;
        }
        made.retain(|spelling| !self.words.0.contains(&key_of(spelling)));
        made
    }

    /// What a name becomes by a rule.
    fn follow(&self, rule: &Rule, name: &str) -> Vec<String> {
        let there = rule.to.iter().map(|to| (rule.from.as_str(), to.as_str()));
        let back = rule.to.iter().filter(|_| rule.both);
        let back = back.map(|to| (to.as_str(), rule.from.as_str()));
        there
            .chain(back)
            .flat_map(|(from, to)| self.exchange(name, from, to, rule.side))
            .collect()
    }

    /// Puts `to` for `from`, at each place and at all of them.
    fn exchange(&self, name: &str, from: &str, to: &str, side: Side) -> Vec<String> {
        // Most names have nothing of it; to see that fast is what counts.
        let (bytes, sought) = (name.as_bytes(), from.as_bytes());
        if memchr::memmem::find(bytes, sought).is_none() {
            return Vec::new();
        }
        let places: Vec<usize> = name
            .match_indices(from)
            .map(|(at, _)| at)
            .filter(|&at| self.is_place(name, at, from, to, side))
            .collect();
        let put = |places: &[usize]| {
            let mut spelt = name.to_owned();
            for &at in places.iter().rev() {
                spelt.replace_range(at..at + from.len(), to);
            }
            spelt
        };
        let mut all: Vec<String> = places.iter().map(|&at| put(&[at])).collect();
        if places.len() > 1 {
            all.push(put(&places));
        }
        all
    }

    fn is_place(&self, name: &str, at: usize, from: &str, to: &str, side: Side) -> bool {
        let start = name[..at].rfind(' ').map_or(0, |blank| blank + 1);
        let end = name[at..].find(' ').map_or(name.len(), |blank| at + blank);
        let (before, after) = (start < at, at + from.len() < end);
        let fits = match side {
            Side::Anywhere => true,
            Side::Start => !before && after,
            Side::Inside => before && after,
            Side::End => before && !after,
        };
        // What is there already is not put there once more: تراامب.
        let is_there = |(inside, _): (usize, &str)| {
            let whole = at.checked_sub(inside).and_then(|start| name.get(start..));
            whole.is_some_and(|rest| rest.starts_with(to))
        };
        if to.match_indices(from).any(is_there) {
            return false;
        }
        let word = &name[start..end];
        let letters = word.chars().count();
        let then = letters + to.chars().count() - from.chars().count();
        fits && letters.min(then) >= LEAST && !self.words.0.contains(&key_of(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::gazetteer::Gazetteer;
    use crate::library::mention::ActorId;

    const FILE: &str = r#"
        [spelling]
        all = ["أمريك = أميرك"]
        foreign = ["غ > ج ك", "*امب = *مب", "أ* = إ*", "*يي* > *ي*"]
        most = 4
        words = ["كانا", "شركة"]
        [[actor]]
        id = "x"
        class = "person"
        tier = 1
        ar = "أحد"
        en = "somebody"
        foreign = true
    "#;

    fn others(gazetteer: &Gazetteer, actor: &Actor, name: &str) -> Vec<String> {
        let without = Names::of(actor.without.iter().map(String::as_str));
        gazetteer.spelling.others(actor, &without, name)
    }

    #[track_caller]
    fn spells(name: &str, expected: &[&str]) {
        let (gazetteer, faults) = Gazetteer::from_toml(FILE);
        assert_eq!(faults, []);
        let actor = gazetteer.get(&ActorId::new("x")).unwrap();
        assert_eq!(others(&gazetteer, actor, name), expected, "{name}");
        let own = Actor {
            variants: Some(false),
            ..actor.clone()
        };
        assert!(others(&gazetteer, &own, name).is_empty());
        let own = Actor {
            without: expected.iter().map(|&name| name.to_owned()).collect(),
            ..actor.clone()
        };
        assert!(others(&gazetteer, &own, name).is_empty());
    }

    #[test]
    fn a_rule_holds_at_one_place_or_at_all() {
        spells("غلاغو", &["جلاغو", "غلاجو", "جلاجو", "كلاغو"]);
        spells("بلومبرغ", &["بلومبرج", "بلومبرك"]);
    }

    #[test]
    fn a_star_says_where_in_a_word() {
        spells("ترامب", &["ترمب"]);
        spells("ترمب", &["ترامب"]);
        spells("رامبو", &[]);
        spells("أردون", &["إردون"]);
        spells("سأردون", &[]);
    }

    #[test]
    fn short_words_stay_and_none_becomes_too_short() {
        spells("غاز", &[]);
        spells("كييف", &[]);
    }

    #[test]
    fn words_are_neither_made_nor_changed_clitics_or_not() {
        spells("غانا", &["جانا"]);
        spells("شركة غلا تريدنغ", &["شركة غلا تريدنج", "شركة غلا تريدنك"]);
        let words = Words::from(vec!["بكانا".to_owned()]);
        assert!(words.0.contains("كانا"));
    }

    #[test]
    fn two_rules_may_come_together() {
        let (gazetteer, _) = Gazetteer::from_toml(&FILE.replace("most = 4", "most = 9"));
        let actor = gazetteer.get(&ActorId::new("x")).unwrap();
        let spelt = others(&gazetteer, actor, "أردوغان الأمريكي");
        for name in ["إردوجان الأمريكي", "أردوغان الأميركي", "أردوجان الأميركي"]
        {
            assert!(spelt.contains(&name.to_owned()), "{name}: {spelt:?}");
        }
        assert!(spelt.len() <= 9);
    }

    #[test]
    fn a_rule_that_is_none_is_told() {
        for wrong in ["غ ج", "> ج", "غ >", "*غ > ج", "غ = ج ك"] {
            assert!(Rule::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
