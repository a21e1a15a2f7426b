//! Where the parts of the screen are, and on which side.

use super::Model;
use crate::app::geometry::{Below, Geometry, ListSide, Pane, Shown, geometry};

impl Model {
    /// Where the parts of the screen are.
    pub fn geometry(&self) -> Geometry {
        let shown = Shown {
            bar: self.bar.is_some(),
            trail: self.has_trail(),
            measure: self.measure,
            list: self.list_side(),
            below: self.below(),
        };
        geometry(self.width, self.height, self.focus, shown)
    }

    /// On which side the list stands.
    pub fn list_side(&self) -> ListSide {
        let of_language = || ListSide::of(self.strings.language());
        self.list_side.unwrap_or_else(of_language)
    }

    /// What there is below the text.
    pub fn below(&self) -> Below {
        match (&self.concordance, &self.related) {
            (_, Some(related)) if related.is_compared() && self.focus == Pane::Below => {
                Below::Compared
            }
            (None, None) if self.notebook.is_none() && self.voices.is_none() => Below::Nothing,
            _ => Below::Rows,
        }
    }
}
