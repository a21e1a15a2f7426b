//! Records as comma-separated values (RFC 4180) for spreadsheets: UTF-8 with a byte
//! order mark, since some take it for another encoding without. The columns are the
//! fields of the JSON, a list in one of them as JSON.
//!
//! What begins like a formula (`=`, `+`, `-`, `@`) would be computed by a spreadsheet:
//! an apostrophe before it makes it text, as it does where one types it. Who wants each
//! character as it is takes JSON Lines.

use std::borrow::Cow;
use std::io;

use serde::Serialize;
use serde_json::Value;

use super::output::{Output, harmless};
use crate::library::export::csv::guarded;

/// The columns of records.
pub(super) struct Csv {
    columns: Vec<&'static str>,
}

impl Csv {
    /// Writes the byte order mark and the names of the columns.
    ///
    /// # Errors
    /// When they cannot be written.
    pub(super) fn begin(columns: Vec<&'static str>, output: &mut Output) -> io::Result<Self> {
        output.raw("\u{FEFF}")?;
        row(columns.iter().map(|column| (*column).to_owned()), output)?;
        Ok(Self { columns })
    }

    /// Writes a record, an object with a field for each column.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn record(&self, record: &impl Serialize, output: &mut Output) -> io::Result<()> {
        let record = serde_json::to_value(record)?;
        debug_assert!(
            record
                .as_object()
                .is_some_and(|fields| fields.keys().all(|key| self.columns.contains(&&**key)))
        );
        let cells = self.columns.iter().map(|column| match record.get(column) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => guarded(&harmless(text)).into_owned(),
            Some(Value::Array(list)) if list.is_empty() => String::new(),
            Some(other) => harmless(&other.to_string()),
        });
        row(cells, output)
    }
}

fn row(cells: impl Iterator<Item = String>, output: &mut Output) -> io::Result<()> {
    let cells: Vec<_> = cells.map(|cell| quoted(&cell).into_owned()).collect();
    output.raw(&cells.join(","))?;
    output.raw("\r\n")
}

/// A cell in quotation marks, if it needs them.
fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains(['"', ',', '\n', '\r']) {
        Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(quoted("طالبان"), "طالبان");
        assert_eq!(quoted("a,b"), "\"a,b\"");
        assert_eq!(quoted("قال \"نعم\"\nثم"), "\"قال \"\"نعم\"\"\nثم\"");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+9", "-2", "@SUM(A1)", "\t=1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        assert_eq!(guarded("-"), "-", "standard input");
        assert_eq!(guarded("1-2"), "1-2");
    }
}
