//! The entries of an actors file: an actor with the names it goes by and the words
//! that speak for or against it, and what holds for its class. Checks each entry by
//! itself; what one says of another, the gazetteer checks.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

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

/// What kind of actor it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    ArmedGroup,
    Person,
    Organisation,
    Government,
    State,
    Media,
}

/// What holds for every actor of a class.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassRules {
    /// Nouns before a name that belong to it: حركة طالبان.
    #[serde(default)]
    pub heads: Vec<String>,
    /// Nouns that begin a name and are no part of the mention: قناة الجزيرة.
    #[serde(default)]
    pub outer_heads: Vec<String>,
    /// Words after which a name is part of another name: برج، نهر.
    #[serde(default)]
    pub not_after: Phrases,
    /// Words after which a seat is meant as a place: في، إلى.
    #[serde(default)]
    pub place_after: Phrases,
    /// Words before which a seat is meant as a place.
    #[serde(default)]
    pub place_before: Phrases,
    /// Words after which a name is a mere place: في، شمال، سواحل.
    #[serde(default)]
    pub located_after: Phrases,
    /// What governs a state, with ال; with its adjective it is a name of that state, and
    /// never a mere place: السلطات.
    #[serde(default)]
    pub governed: Vec<String>,
    /// The same for what is also said of how something is ordered there (النظام): such a
    /// name, unless an entry lists it, counts where it speaks or decides, or after one of
    /// `regime_after`.
    #[serde(default)]
    pub regimes: Vec<String>,
    /// Words after which a regime is meant: إسقاط.
    #[serde(default)]
    pub regime_after: Phrases,
    /// Words before which it is not, whoever lists it: شبه الرئاسي.
    #[serde(default)]
    pub orders: Phrases,
    /// Words after which من, إلى and ب lead to no place: دعم من، رسالة إلى.
    #[serde(default)]
    pub party_after: Phrases,
    /// Words after which ل leads to a place: سفر، عودة.
    #[serde(default)]
    pub bound_for: Phrases,
    /// Words that tell what happened in the place that opens a text before a colon: جرحى.
    #[serde(default)]
    pub headlines: Phrases,
    /// Words with which whoever opens a text before a colon judges or refuses.
    #[serde(default)]
    pub judging: Phrases,
    /// Words after which a seat is the state and may stand alone.
    #[serde(default)]
    pub seat_after: Phrases,
    /// Whether a short name counts where it speaks or decides.
    #[serde(default)]
    pub short_acts: bool,
    /// Words after which a short name is someone else's.
    #[serde(default)]
    pub short_not_after: Phrases,
    /// Words of office and respect, before which and a surname nothing of it is an
    /// adjective.
    #[serde(default)]
    pub titles: Words,
    /// First names, after which a surname is another's unless they are its own.
    #[serde(default)]
    pub first_names: Words,
    /// First words of titles of two words that mean the holder alone too: الوزير for
    /// وزير الخارجية, but not الرئيس for رئيس الوزراء.
    #[serde(default)]
    pub shortened: Words,
    /// Words that make the title after them a part of another's: نائب.
    #[serde(default)]
    pub deputies: Words,
    /// Words that are one part of a name with the word after them: عبد.
    #[serde(default)]
    pub bound: Words,
    /// Words that are one part of a name with the word before them: الدين.
    #[serde(default)]
    pub bound_before: Words,
    /// First words of names without a surname: الملك.
    #[serde(default)]
    pub without_surname: Words,
    /// Last parts of names that are no surname: الثاني.
    #[serde(default)]
    pub no_surname: Words,
    /// Words after which a name that is an adjective too, without ال, is the name: مستقبل.
    #[serde(default)]
    pub asking: Words,
    /// Callings of people who are not told, masculine and without ال: لاعب. The name after
    /// one is a namesake's.
    #[serde(default)]
    pub callings: Words,
}

impl ClassRules {
    /// Whether a word, by its key, makes the title after it a part of another's.
    pub(in crate::actors) fn is_deputy(&self, key: &str) -> bool {
        let joined = key.strip_prefix(['و', 'ف', 'ل', 'ب', 'ك']);
        let is_one = |word: &str| self.deputies.0.contains(word);
        is_one(key) || joined.is_some_and(is_one)
    }

    /// Whether a word, by its key, is a calling: لاعب, اللاعبة.
    pub(in crate::actors) fn is_calling(&self, key: &str) -> bool {
        let bare = key.strip_prefix("ال").unwrap_or(key);
        let of_man = bare.strip_suffix('ه').unwrap_or(bare);
        self.callings.0.contains(bare) || self.callings.0.contains(of_man)
    }

    /// Whether a name, by its key, is a first name; عبد العزيز is listed as one word.
    pub(in crate::actors) fn is_first_name(&self, key: &str) -> bool {
        self.first_names.0.contains(key) || self.first_names.0.contains(&key.replace(' ', ""))
    }
}

/// Single words as the file writes them, to be looked up by their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Words(pub(in crate::actors) FxHashSet<String>);

impl From<Vec<String>> for Words {
    fn from(written: Vec<String>) -> Self {
        Self(written.iter().map(|word| key_of(word)).collect())
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
