//! Which lists are open where an item comes, and what begins and ends there. Items of one
//! depth with signs of one kind are a list, until another begins; one that is deeper stands
//! in the item before it. Writes nothing.

use std::mem::discriminant;

use super::piece::Item;
use super::signs::Sign;

/// What begins or ends. A sign tells lists apart by its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Begin(Sign),
    Item(Sign),
    EndItem,
    End(Sign),
}

/// The lists that are open, the outermost first, with an item in each.
#[derive(Debug, Default)]
pub(super) struct Lists(Vec<List>);

#[derive(Clone, Copy, Debug)]
struct List {
    depth: u8,
    /// That of the last item.
    sign: Sign,
    /// Whether it is one of every second list where one follows the other.
    is_second: bool,
}

impl Lists {
    /// What is to be written before the words of an item. One without a sign goes on with the
    /// item that is open, if there is one.
    pub(super) fn take(&mut self, item: Item) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut is_second = false;
        while let Some(&List { depth, sign, .. }) = self.0.last() {
            let is_other = item.opens_list || discriminant(&sign) != discriminant(&item.sign);
            let ends = depth == item.depth && is_other && item.sign != Sign::None;
            if depth < item.depth || depth == item.depth && !ends {
                break;
            }
            steps.extend([Step::EndItem, Step::End(sign)]);
            is_second = self.0.pop().is_some_and(|list| ends && !list.is_second);
        }
        if item.sign == Sign::None {
            return steps;
        }
        match self.0.last_mut() {
            Some(list) if list.depth == item.depth => {
                list.sign = item.sign;
                steps.push(Step::EndItem);
            }
            _ => {
                self.0.push(List {
                    depth: item.depth,
                    sign: item.sign,
                    is_second,
                });
                steps.push(Step::Begin(item.sign));
            }
        }
        steps.push(Step::Item(item.sign));
        steps
    }

    /// What is to be written where no item follows.
    pub(super) fn leave(&mut self) -> Vec<Step> {
        let open = self.0.drain(..).rev();
        open.flat_map(|list| [Step::EndItem, Step::End(list.sign)])
            .collect()
    }

    /// Whether none is open.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lists that are open, the outermost first: the sign of the last item of each, and
    /// whether it is one of every second list where one follows the other.
    pub(super) fn open(&self) -> impl Iterator<Item = (Sign, bool)> {
        self.0.iter().map(|list| (list.sign, list.is_second))
    }
}
