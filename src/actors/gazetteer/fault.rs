//! Faults: what is wrong in an actors file, and where. They are told, never obeyed:
//! whoever reads the file leaves out what is at fault and goes on. Their words are
//! the interface's.

use strsim::jaro_winkler;

/// Something in an actors file that cannot be used, or that hardly can be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// From 1.
    pub line: usize,
    /// The id of the actor, or the name of the table; `None` where it has none.
    pub entry: Option<String>,
    pub field: Option<String>,
    pub problem: Problem,
}

/// What is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is no TOML; the words of the parser.
    Syntax { reason: String },
    /// No table is called so.
    UnknownTable { meant: Option<String> },
    /// No field is called so.
    UnknownField { name: String, meant: Option<String> },
    /// An actor needs this field.
    Missing { name: String },
    /// The field takes values of another kind.
    WrongKind { wanted: Kind },
    /// The field takes one of certain values, which stand with blanks between them.
    UnknownValue {
        value: String,
        known: String,
        meant: Option<String>,
    },
    /// Anything else about a value; the words of whoever reads it.
    WrongValue { reason: String },
    /// An id has other characters than a-z, 0-9 and hyphens.
    WrongId,
    /// An actor of the same file has the id already.
    IdAgain { line: usize },
    /// No actor has the id that is named.
    UnknownActor { id: String, meant: Option<String> },
    /// A word without a letter or digit.
    Empty,
    /// A name of fewer than two letters.
    TooShort { name: String },
    /// A name of more letters than this; its beginning.
    TooLong { name: String, most: usize },
    /// The file is longer than this many MiB: what follows was not read.
    TooLarge { limit: u64 },
    /// Another actor has the same name among those that count wherever they stand.
    Shared { name: String, other: String },
    /// What is to be taken out stands in no list.
    NotThere { name: String },
}

/// What a field may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    Truth,
    List,
    Table,
}

impl Fault {
    /// Whether it is worth saying, but nothing is left out for it.
    pub fn is_warning(&self) -> bool {
        matches!(
            self.problem,
            Problem::Shared { .. } | Problem::NotThere { .. }
        )
    }
}

/// The known name that is most like what was written, if one is; of several the first in
/// the order of letters.
pub(super) fn nearest<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    /// How much alike they have to be, from 0 to 1.
    const ALIKE: f64 = 0.88;
    let known = known
        .into_iter()
        .map(|name| (jaro_winkler(written, name), name));
    let likest = |one: &(f64, &str), other: &(f64, &str)| {
        one.0.total_cmp(&other.0).then_with(|| other.1.cmp(one.1))
    };
    let (alike, name) = known.max_by(likest)?;
    (alike > ALIKE).then(|| name.to_owned())
}
