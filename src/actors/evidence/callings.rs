//! Callings: the office or the trade that stands beside a name. An office of his own makes
//! a first and last name that others bear too his; a trade that no actor is told by (لاعب,
//! مدرب) makes the name a namesake's.

use super::Beside;
use crate::actors::clause;
use crate::actors::gazetteer::{Actor, Class, Gazetteer};
use crate::actors::names::Standing;
use crate::text::clitic::is_alphanumeric;

impl<'a> Beside<'a> {
    /// Whether a trade stands before the name, with its adjectives between: اللاعب, اللاعب
    /// الفرنسي. Before a short name also with what it belongs to: مدرب المنتخب. Who no
    /// longer has it may have an office now.
    pub(super) fn has_other_calling(&self, gazetteer: &Gazetteer, standing: Standing) -> bool {
        if !self.clitics.is_empty() || !self.before.ends_with(' ') {
            return false;
        }
        let rules = gazetteer.rules(Class::Person);
        let mut rest = self.before;
        for _ in 0..CALLING {
            let (word, earlier) = clause::last_word(rest);
            let joined = word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']);
            if rules.is_calling(word) || joined.is_some_and(|word| rules.is_calling(word)) {
                return true;
            }
            let of_state = gazetteer.state_of_adjective(word).is_some();
            let of_trade = standing != Standing::Full && !rules.titles.0.contains(word);
            let goes_on = of_state || of_trade && !gazetteer.is_former(word);
            if !word.starts_with("ال") || !goes_on {
                return false;
            }
            rest = earlier;
        }
        false
    }

    /// Whether a title of more than one word, of his own, leaves no doubt about a first and
    /// last name after it.
    pub(super) fn names_himself(&self, title: &str) -> bool {
        !self.one_word && title.contains(' ')
    }

    /// The title of his own that stands before a first and last name and a comma: رئيس
    /// المجلس، سليم نور.
    pub(super) fn own_title_apart(&self, gazetteer: &Gazetteer, actor: &Actor) -> Option<&'a str> {
        let before = self.before.trim_end().strip_suffix(['،', ','])?;
        let apart = Self {
            before,
            ..self.clone()
        };
        let title = apart.own_title(gazetteer, actor)?;
        self.names_himself(title).then_some(title)
    }

    /// Whether a title stands beside the full name of a person, before it or after.
    pub(super) fn is_entitled(&self, gazetteer: &Gazetteer, actor: &Actor) -> bool {
        actor.class == Class::Person
            && !self.one_word
            && (self.is_titled(gazetteer)
                || self.own_title(gazetteer, actor).is_some()
                || self.own_title_after(gazetteer, actor).is_some()
                || self.own_title_apart(gazetteer, actor).is_some())
    }

    /// The title of his own that stands after a first and last name, a comma between or
    /// not: سليم نور، رئيس المجلس.
    pub(super) fn own_title_after(&self, gazetteer: &Gazetteer, actor: &Actor) -> Option<&'a str> {
        let after = self.after.trim_start_matches([' ', '،', ',', '(']);
        if self.one_word || actor.class != Class::Person {
            return None;
        }
        actor.roles.iter().find_map(|role| {
            let title = gazetteer.title_key(role);
            let rest = after.strip_prefix(title)?;
            let whole = !rest.starts_with(is_alphanumeric);
            (whole && self.names_himself(title)).then(|| &after[..title.len()])
        })
    }
}

/// How many words there are at most from a trade to the name.
const CALLING: usize = 4;
