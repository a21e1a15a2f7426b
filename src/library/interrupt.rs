//! Giving up: who does long work for somebody asks between two short steps of it
//! whether that is still wanted.

use std::fmt;

/// Whether something newer is wanted. Once it is, it stays so, and what was found
/// until then is not the answer.
pub struct Interrupt<'a> {
    asks: Option<&'a mut dyn FnMut() -> bool>,
    came: bool,
}

impl<'a> Interrupt<'a> {
    /// Work that goes on to its end.
    pub const fn never() -> Self {
        Self {
            asks: None,
            came: false,
        }
    }

    /// Work that ends as soon as `asks` says so.
    pub fn when(asks: &'a mut dyn FnMut() -> bool) -> Self {
        Self {
            asks: Some(asks),
            came: false,
        }
    }

    /// Whether it ever may come: whether somebody is waiting.
    pub const fn may_come(&self) -> bool {
        self.asks.is_some()
    }

    /// Asks.
    pub fn comes(&mut self) -> bool {
        self.came = self.came || self.asks.as_mut().is_some_and(|asks| asks());
        self.came
    }

    /// Whether it was so when somebody asked.
    pub const fn has_come(&self) -> bool {
        self.came
    }
}

impl fmt::Debug for Interrupt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interrupt")
            .field("came", &self.came)
            .finish_non_exhaustive()
    }
}
