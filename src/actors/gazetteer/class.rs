//! What holds for all actors of a class, as the file has it (`[class.…]`). What is made of
//! its words is the business of those who weigh names; here they are only kept.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::actors::key::key_of;
use crate::actors::phrases::Phrases;

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
