//! The rows of the trail: every stop with its number, how far down in its article it is,
//! and its short word.

use super::super::chooser::palette::{begins, wanted, words};
use super::super::chooser::{Goal, Row};
use super::super::model::Model;
use super::super::trail::{Stop, stops};

/// The stops that have all the words that are `typed`, or begin like them, or this number.
pub(super) fn rows(typed: &str, model: &Model) -> Vec<Row> {
    let wanted = wanted(typed);
    let row = |(number, stop): (usize, Stop)| Row {
        beside: match (stop.steps, stop.share) {
            (0, _) => vec![number.to_string(), model.strings.get("trail-here")],
            (_, Some(share)) => {
                let share = [("share", share.min(100).into())];
                vec![number.to_string(), model.strings.with("share", share)]
            }
            (_, None) => vec![number.to_string()],
        },
        label: stop.label,
        indent: 0,
        goal: Goal::Stop(stop.steps),
    };
    let fits = |row: &Row| {
        let written = words(&row.label);
        let is_there = |typed: &String| {
            let mut words = written.iter().chain(&row.beside[..1]);
            words.any(|word| begins(word, typed).is_some())
        };
        wanted.iter().all(is_there)
    };
    let stops = (1..).zip(stops(model));
    stops.map(row).filter(fits).collect()
}
