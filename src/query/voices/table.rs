//! What was counted: how often each source has each form, and both ways to look at it.

use super::{Form, Source, Voice};

/// How often sources write forms. Each pair that is there is once in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub forms: Vec<Form>,
    pub sources: Vec<Source>,
    /// The numbers of a form and of a source, and how often they come together.
    pub(super) cells: Vec<(u32, u32, Count)>,
    /// Whether there are more mentions than are counted.
    pub has_more: bool,
}

/// How often something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Count {
    /// Near copies once.
    pub counted: usize,
    /// How many of these are only likely.
    pub likely: usize,
    /// How many others stand in near copies of what is counted elsewhere.
    pub copies: usize,
}

impl Count {
    /// All places: those that a concordance shows.
    pub fn places(self) -> usize {
        self.counted + self.copies
    }

    fn plus(self, other: Self) -> Self {
        Self {
            counted: self.counted + other.counted,
            likely: self.likely + other.likely,
            copies: self.copies + other.copies,
        }
    }
}

/// By what mentions are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum By {
    /// A group is a form, its parts the sources that write it.
    #[default]
    Form,
    /// A group is a source, its parts the forms that it writes.
    Source,
}

impl By {
    /// The other one.
    pub fn next(self) -> Self {
        match self {
            Self::Form => Self::Source,
            Self::Source => Self::Form,
        }
    }
}

/// A form with its sources, or a source with its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub voice: Voice,
    pub count: Count,
    /// Most first; of each both form and source.
    pub parts: Vec<(Voice, Count)>,
}

impl Table {
    /// All that is counted.
    pub fn whole(&self) -> Count {
        let counts = self.cells.iter().map(|cell| cell.2);
        counts.fold(Count::default(), Count::plus)
    }

    /// The groups, most first.
    pub fn groups(&self, by: By) -> Vec<Group> {
        let count = match by {
            By::Form => self.forms.len(),
            By::Source => self.sources.len(),
        };
        let mut groups: Vec<Group> = (0..count)
            .map(|at| Group {
                voice: match by {
                    By::Form => Voice {
                        form: Some(self.forms[at].clone()),
                        source: None,
                    },
                    By::Source => Voice {
                        form: None,
                        source: Some(self.sources[at].clone()),
                    },
                },
                count: Count::default(),
                parts: Vec::new(),
            })
            .collect();
        for &(form, source, count) in &self.cells {
            let (form, source) = (form as usize, source as usize);
            let group = match by {
                By::Form => &mut groups[form],
                By::Source => &mut groups[source],
            };
            group.count = group.count.plus(count);
            let voice = Voice {
                form: Some(self.forms[form].clone()),
                source: Some(self.sources[source].clone()),
            };
            group.parts.push((voice, count));
        }
        groups.retain(|group| !group.parts.is_empty());
        groups.sort_by_cached_key(|group| order(&group.voice, group.count));
        for group in &mut groups {
            let parts = &mut group.parts;
            parts.sort_by_cached_key(|(voice, count)| order(voice, *count));
        }
        groups
    }
}

/// Most first; what is as often by its letters, without a source last.
fn order(voice: &Voice, count: Count) -> impl Ord + use<> {
    let most = std::cmp::Reverse((count.counted, count.copies));
    let source = voice.source.clone().flatten();
    let form = voice.form.as_ref().map(|form| form.key.clone());
    (most, source.is_none(), source, form)
}
