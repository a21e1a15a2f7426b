//! The orders in which a list of articles may stand.

/// An order of articles. Those that it does not tell apart stand as they were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// As they were added.
    #[default]
    Added,
    /// The newest first, by the first day that a date may mean; without a date last.
    Date,
    /// By the name of the source, as an alphabet has it (`text::collation`), and of one
    /// source the newest first; without a source last.
    Source,
    /// Those with most mentions that count first.
    Mentions,
    /// Those that meet the condition best first (`matcher::rank`).
    Relevance,
    /// Those that were added since the last visit first.
    New,
}

impl Order {
    /// All of them, as one goes through them.
    pub const ALL: [Self; 6] = [
        Self::Added,
        Self::Date,
        Self::Source,
        Self::Mentions,
        Self::Relevance,
        Self::New,
    ];

    /// The one after this one, from the last to the first.
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|&order| order == self);
        Self::ALL[at.map_or(0, |at| (at + 1) % Self::ALL.len())]
    }
}
