//! Judgements: what a person decided about mentions, as the file has it. A rule is used
//! whole or not at all: without one of its limits it would hold for more than was meant.
//! Where it applies is not decided here, but in `actors/judged.rs`.

use serde::{Deserialize, Deserializer};
use toml::Value;

use super::document::Section;
use super::fault::{Fault, Problem};
use super::held::{self, Refusal};
use super::sift::sift;
use crate::actors::key::key_of;
use crate::library::article::ArticleId;
use crate::library::mention::ActorId;

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// What is written so is this actor, without a doubt.
    Accept,
    /// It never is.
    Reject,
}

/// A decision about what is written in one way.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    pub verdict: Verdict,
    /// As it is written, without clitics; compared by its key.
    pub text: String,
    pub actor: ActorId,
    /// The only article that it holds for; `None` holds everywhere.
    #[serde(default, deserialize_with = "article")]
    pub article: Option<ArticleId>,
    /// What that article is called, for whoever reads the file.
    #[serde(default)]
    pub title: Option<String>,
    /// Words of that article: it holds only inside of them.
    #[serde(default)]
    pub passage: Option<String>,
    /// Where it stands in the file, from 1.
    #[serde(skip)]
    pub line: usize,
}

impl Judgement {
    /// The key that what is written has to have.
    pub(in crate::actors) fn key(&self) -> String {
        bare(&key_of(&self.text)).to_owned()
    }
}

/// A key without the signs around its words.
pub(in crate::actors) fn bare(key: &str) -> &str {
    key.trim_matches(|c: char| !c.is_alphanumeric())
}

fn article<'de, D: Deserializer<'de>>(written: D) -> Result<Option<ArticleId>, D::Error> {
    let written = String::deserialize(written)?;
    let id = ArticleId::parse(&written);
    let refusal = || serde::de::Error::custom(format!("{written:?} is no article: 32 digits 0-f"));
    id.map(Some).ok_or_else(refusal)
}

/// The judgement of a section, unless something is wrong with it.
pub(super) fn judgement(section: &mut Section) -> (Option<Judgement>, Vec<Fault>) {
    let sound = ["verdict", "text", "actor"].into_iter();
    let sound = sound.zip(["accept", "أحد", "somebody"]);
    let sound: Vec<_> = sound
        .map(|(name, value)| (name, Value::String(value.to_owned())))
        .collect();
    let mut faults = sift(section, |name, value| {
        let others = sound.iter().map(|(name, value)| (*name, value));
        let others = others.filter(|(other, _)| *other != name);
        let read = held::read::<Judgement>(others.chain([(name, value)]));
        read.map(drop).map_err(|Refusal(problem)| problem)
    });
    let told = |name: &str, faults: &[Fault]| {
        let mut fields = faults.iter().map(|fault| fault.field.as_deref());
        fields.any(|field| field == Some(name))
    };
    let mut needed: Vec<&str> = sound.iter().map(|(name, _)| *name).collect();
    needed.extend(section.get("passage").is_some().then_some("article"));
    for name in needed {
        if section.get(name).is_none() && !told(name, &faults) {
            let name = name.to_owned();
            faults.push(section.fault(section.line, None, Problem::Missing { name }));
        }
    }
    let fields = section.fields.iter();
    let fields = fields.map(|field| (field.name.as_str(), &field.value));
    let read = held::read::<Judgement>(fields).ok();
    let read = read.filter(|_| faults.is_empty());
    let line = section.line;
    (read.map(|read| Judgement { line, ..read }), faults)
}
