//! Teams: is a state named for its team? It is the subject of a verb of sport (تونس تتأهل),
//! or wins a prize. What stands before its name (منتخب، كأس) is asked with the places.

use crate::actors::evidence::{BESIDE, first, last};
use crate::actors::gazetteer::Gazetteer;
use crate::actors::names::Candidate;
use crate::actors::stops::ends_clause;

/// Whether a name in a passage's key is that of a team.
pub(super) fn is_team(gazetteer: &Gazetteer, key: &str, name: &Candidate) -> bool {
    let before = last(&key[..name.token], BESIDE);
    let clitics = &key[name.token..name.name.start];
    let after = first(&key[name.name.end..], BESIDE);
    let (wins, prizes) = gazetteer.wins();
    let plays = gazetteer.plays().verb_of(false, before, clitics, after);
    let won = || {
        let verb = wins.verb_of(false, before, clitics, after);
        let clause = || after.split(ends_clause).next().unwrap_or_default();
        verb.is_some() && prizes.find(clause()).is_some()
    };
    plays.is_some() || won()
}
