//! What may be wrong with a library that is kept in a file. `app` and `cli` put it into
//! words.

/// Why a store cannot do what it is asked. What it holds is as it was before.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The file is something else, and was left alone.
    #[error("no library of Qari")]
    NoLibrary,
    /// A newer Qari has made it.
    #[error("a library of a newer version")]
    Newer,
    /// It does not hold what it should.
    #[error("the library is damaged")]
    Damaged,
    /// Somebody else writes into it, for longer than one can wait.
    #[error("somebody else is writing into the library")]
    Busy,
    #[error("the library may not be written")]
    ReadOnly,
    #[error("no room is left on the disk")]
    Full,
    /// The disk fails, or is not there any more.
    #[error("the library cannot be read or written")]
    Disk,
    /// Anything else; in the words of who said it.
    #[error("{0}")]
    Other(String),
}
