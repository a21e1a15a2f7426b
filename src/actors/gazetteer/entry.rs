//! The entries of an actors file: an actor with the names it goes by and the words
//! that speak for or against it. What holds for its class stands in `class.rs`. Checks each
//! entry by itself; what one says of another, the gazetteer checks.

use serde::Deserialize;

pub use super::class::{Class, ClassRules, Words};
use super::fault::Problem;
use crate::actors::key::key_of;
use crate::actors::phrases::Phrases;
use crate::library::dates::Date;
use crate::library::mention::ActorId;

/// The most letters of a name. A sentence has fewer, and what rules make of a name grows
/// with its square.
const LONGEST_NAME: usize = 200;

/// How many letters of a longer one are told.
const SHOWN: usize = 40;

/// An actor, as the file describes it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    pub id: ActorId,
    pub class: Class,
    /// From 1, principal, to 3, incidental.
    pub tier: u8,
    /// Its name in Arabic, as the reader shows it; also a name that counts.
    pub ar: String,
    /// Its name in English; found when searching, no name that counts by itself.
    pub en: String,
    /// What it is called in Arabic where there is little room.
    pub brief_ar: Option<String>,
    /// The same in English.
    pub brief_en: Option<String>,
    /// Names that count wherever they stand.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Names that count only with evidence for them.
    #[serde(default)]
    pub short: Vec<String>,
    /// Places that stand for it where they are not meant as places.
    #[serde(default)]
    pub seats: Vec<String>,
    /// Places that stand for it only where they speak or decide.
    #[serde(default)]
    pub capitals: Vec<String>,
    /// Names that are also adjectives, and count where they describe no noun.
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Strings that hold one of its names and mean something else.
    #[serde(default)]
    pub except: Vec<String>,
    /// Whether its names are spelt by ear, from another language.
    #[serde(default)]
    pub foreign: bool,
    /// Whether its names are looked for in other spellings too; `None` is yes.
    pub variants: Option<bool>,
    /// Spellings that are not its names, though rules make them of one.
    #[serde(skip)]
    pub without: Vec<String>,
    /// Whether no mention of it is told. Its names hide shorter ones all the same.
    #[serde(default)]
    pub mute: bool,
    /// Words right after which a short name means it.
    #[serde(default)]
    pub after: Phrases,
    /// Words that, in the same paragraph, are evidence for a short name.
    #[serde(default)]
    pub near: Phrases,
    /// Whether its one-word names are also the dual of a noun (طالبان).
    #[serde(default)]
    pub dual: bool,
    /// Whether the name of a state is also a city's, which stands on routes.
    #[serde(default)]
    pub city: bool,
    /// Towns to which the name of its city is joined: سوسة وتونس.
    #[serde(default)]
    pub towns: Phrases,
    /// Whether its short names of one word are also verbal nouns (فتح), which they are
    /// before a noun.
    #[serde(default)]
    pub masdar: bool,
    /// Whether a short name counts where it speaks or decides; `None` is as its class says.
    pub short_acts: Option<bool>,
    /// Words that, in the same paragraph, outweigh all but a full name; they also
    /// refuse a full name of one word.
    #[serde(default)]
    pub not_near: Phrases,
    /// Words that, in the same sentence, refuse a full name of one word.
    #[serde(default)]
    pub not_with: Phrases,
    /// Actors whose mention in the article is evidence for a short name.
    #[serde(default)]
    pub related: Vec<ActorId>,
    /// Words after which none of its one-word names is meant.
    #[serde(default)]
    pub not_after: Phrases,
    /// Words before which none of its one-word names is meant.
    #[serde(default)]
    pub not_before: Phrases,
    /// Definite nouns that can resume it once it has been named: الحركة.
    #[serde(default)]
    pub called: Vec<String>,
    /// The actor, mostly the state, that it belongs to.
    pub of: Option<ActorId>,
    /// Of a state: the adjective made from its name, masculine, without ال.
    pub adjective: Option<String>,
    /// Of a person: the offices it holds or held.
    #[serde(default)]
    pub roles: Vec<Role>,
}

/// An office of a person.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// What its holder is called, with ال: الرئيس, وزير الخارجية, المتحدث باسم.
    pub title: String,
    /// The actor whose office it is.
    pub of: ActorId,
    /// The day it began; `None` if that does not matter.
    pub from: Option<Day>,
    /// The day it ended; `None` while it lasts.
    pub to: Option<Day>,
}

impl Role {
    /// Whether it is held on this day; or, if `former`, is no longer.
    pub(in crate::actors) fn holds(&self, day: Date, former: bool) -> bool {
        if former {
            self.to.is_some_and(|to| to.0 <= day)
        } else {
            self.from.is_none_or(|from| from.0 <= day) && self.to.is_none_or(|to| day < to.0)
        }
    }

    /// Whether it is held at some time of this year.
    pub(in crate::actors) fn holds_in(&self, year: i16) -> bool {
        self.from.is_none_or(|from| from.0.year() <= year)
            && self.to.is_none_or(|to| year <= to.0.year())
    }
}

/// A day as the file writes it: 2021-01-20; or the first day of a month or year:
/// 2021-01, 2021; and which of these it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Day(pub Date, pub Precision);

/// How much of a day is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    Year,
    Month,
    Day,
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let (whole, precision) = match written.len() {
            4 => (format!("{written}-01-01"), Precision::Year),
            7 => (format!("{written}-01"), Precision::Month),
            _ => (written.clone(), Precision::Day),
        };
        let date = whole.parse();
        date.map(|date| Self(date, precision))
            .map_err(|_| format!("{written:?} is no day, as 2021-01-20, 2021-01 or 2021"))
    }
}

impl Actor {
    /// Every name it can be looked up by.
    pub(super) fn all_names(&self) -> impl Iterator<Item = &str> {
        [self.ar.as_str(), self.en.as_str(), self.id.as_str()]
            .into_iter()
            .chain(
                [
                    &self.aliases,
                    &self.short,
                    &self.seats,
                    &self.capitals,
                    &self.adjectives,
                ]
                .into_iter()
                .flatten()
                .map(|n| &**n),
            )
    }

    /// The names that count wherever they stand.
    pub(in crate::actors) fn full_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.ar)
            .chain(&self.aliases)
            .map(|name| &**name)
    }

    /// Whether a name, by its key, counts as its own wherever it stands.
    pub(in crate::actors) fn is_called_fully(&self, key: &str) -> bool {
        let is_it = |name: &str| key_of(name) == key;
        let in_doubt = self.short.iter().any(|name| is_it(name));
        !in_doubt && self.full_names().any(is_it)
    }

    /// Whether this folded word is part of one of its full names.
    pub(in crate::actors) fn has_word(&self, word: &str) -> bool {
        self.full_names()
            .any(|name| key_of(name).split(' ').any(|own| own == word))
    }

    /// Whether this folded word is a city that stands for it.
    pub(in crate::actors) fn has_city(&self, word: &str) -> bool {
        let mut cities = self.seats.iter().chain(&self.capitals);
        cities.any(|city| key_of(city) == word)
    }

    /// The other actors that it names, each with the field that does.
    pub(super) fn others(&self) -> impl Iterator<Item = (&'static str, &ActorId)> {
        let related = self.related.iter().map(|id| ("related", id));
        let roles = self.roles.iter().map(|role| ("roles", &role.of));
        let of = self.of.iter().map(|id| ("of", id));
        related.chain(of).chain(roles)
    }

    /// Whether its own fields can be used.
    ///
    /// # Errors
    /// Names the field that cannot, and why.
    pub(super) fn check(&self) -> Result<(), (&'static str, Problem)> {
        let id = self.id.as_str();
        let legal = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || !id.chars().all(legal) {
            return Err(("id", Problem::WrongId));
        }
        if !(1..=3).contains(&self.tier) {
            return Err((
                "tier",
                Problem::UnknownValue {
                    value: self.tier.to_string(),
                    known: "1 2 3".to_owned(),
                    meant: None,
                },
            ));
        }
        let names = [
            ("ar", std::slice::from_ref(&self.ar)),
            ("en", std::slice::from_ref(&self.en)),
            ("aliases", &self.aliases),
            ("short", &self.short),
            ("seats", &self.seats),
            ("capitals", &self.capitals),
            ("adjectives", &self.adjectives),
            ("except", &self.except),
            ("called", &self.called),
        ];
        for (field, names) in names {
            for name in names {
                if name.chars().count() > LONGEST_NAME {
                    let name = name.chars().take(SHOWN).chain(['…']).collect();
                    let most = LONGEST_NAME;
                    return Err((field, Problem::TooLong { name, most }));
                }
                if key_of(name).chars().filter(|c| c.is_alphanumeric()).count() < 2 {
                    let name = name.clone();
                    return Err((field, Problem::TooShort { name }));
                }
            }
        }
        let phrases = [
            ("after", &self.after),
            ("near", &self.near),
            ("not_near", &self.not_near),
            ("not_with", &self.not_with),
            ("not_after", &self.not_after),
            ("not_before", &self.not_before),
        ];
        for (field, phrases) in phrases {
            if phrases.has_empty() {
                return Err((field, Problem::Empty));
            }
        }
        Ok(())
    }
}
