//! Labels laid out, kept from frame to frame: nearly every word of the interface, and
//! every row of the list but one, is the same in the next. What is kept is only ever
//! what laying out gives again, so nothing can be stale.

use std::cell::RefCell;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

use crate::app::headline;
use crate::layout::{self, Line, Options};
use crate::text::direction::Direction;

/// Labels that are kept, at most: those of several screens. After that one begins anew.
const MOST: usize = 4096;
/// The longest text that is kept, in bytes: what is longer is no label.
const LONGEST: usize = 512;

/// Columns in which every label of as many bytes fits.
const ENOUGH: u16 = 256;

/// How a label is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum How {
    Whole,
    Truncated,
    Cut,
}

type Key<'a> = (&'a str, How, Direction, Options);

#[derive(Debug)]
struct Laid {
    text: Box<str>,
    how: How,
    direction: Direction,
    options: Options,
    line: Rc<Line>,
}

impl Laid {
    fn key(&self) -> Key<'_> {
        (&self.text, self.how, self.direction, self.options)
    }
}

thread_local! {
    static KEPT: RefCell<HashTable<Laid>> = const { RefCell::new(HashTable::new()) };
}

/// The whole of a label: see [`layout::label`].
pub(super) fn whole(text: &str, direction: Direction, options: Options) -> Rc<Line> {
    laid((text, How::Whole, direction, options), layout::label)
}

/// As much of a label as there is room for: see [`layout::truncated`].
pub(super) fn truncated(text: &str, direction: Direction, options: Options) -> Rc<Line> {
    let key = (text, How::Truncated, direction, options);
    fitted(key, layout::truncated)
}

/// The same, cut after a whole word: see [`headline::cut`].
pub(super) fn cut(text: &str, direction: Direction, options: Options) -> Rc<Line> {
    fitted((text, How::Cut, direction, options), headline::cut)
}

/// What fits is the same in any room, which changes with what stands beside it: so it is
/// laid out for room enough first.
fn fitted(key: Key<'_>, lay_out: fn(&str, Direction, Options) -> Line) -> Rc<Line> {
    let (text, how, direction, options) = key;
    if text.len() <= usize::from(ENOUGH) {
        let enough = Options {
            width: options.width.max(ENOUGH),
            ..options
        };
        let line = laid((text, how, direction, enough), lay_out);
        if line.width() <= options.width {
            return line;
        }
    }
    laid(key, lay_out)
}

fn laid(key: Key<'_>, lay_out: fn(&str, Direction, Options) -> Line) -> Rc<Line> {
    let (text, how, direction, options) = key;
    if text.len() > LONGEST {
        return Rc::new(lay_out(text, direction, options));
    }
    KEPT.with_borrow_mut(|kept| {
        let hash = hash(key);
        if let Some(known) = kept.find(hash, |known| known.key() == key) {
            return Rc::clone(&known.line);
        }
        if kept.len() >= MOST {
            kept.clear();
        }
        let line = Rc::new(lay_out(text, direction, options));
        let laid = Laid {
            text: text.into(),
            how,
            direction,
            options,
            line: Rc::clone(&line),
        };
        kept.insert_unique(hash, laid, |known| self::hash(known.key()));
        line
    })
}

fn hash(key: Key<'_>) -> u64 {
    let mut hasher = FxHasher::default();
    key.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::direction::Direction::{LeftToRight, RightToLeft};

    #[test]
    fn a_label_is_laid_out_once_for_each_way_of_asking() {
        let options = Options::of_width(9);
        let text = "تصفية المحادثات";
        let first = cut(text, RightToLeft, options);
        assert!(Rc::ptr_eq(&first, &cut(text, RightToLeft, options)));
        assert_eq!(*first, headline::cut(text, RightToLeft, options));
        let wider = Options::of_width(30);
        for columns in 1..40 {
            let options = Options::of_width(columns);
            let laid = cut(text, RightToLeft, options);
            assert_eq!(*laid, headline::cut(text, RightToLeft, options));
        }
        assert_eq!(
            *cut(text, RightToLeft, wider),
            headline::cut(text, RightToLeft, wider)
        );
        assert_eq!(
            *cut(text, LeftToRight, options),
            headline::cut(text, LeftToRight, options)
        );
        assert_eq!(
            *whole(text, RightToLeft, options),
            layout::label(text, RightToLeft, options)
        );
        let truncated = truncated(text, RightToLeft, options);
        assert_eq!(*truncated, layout::truncated(text, RightToLeft, options));
    }

    #[test]
    fn very_many_labels_do_not_stay() {
        for n in 0..3 * MOST {
            whole(&n.to_string(), RightToLeft, Options::of_width(8));
        }
        let long = "كلمة ".repeat(LONGEST);
        let kept = KEPT.with_borrow(HashTable::len);
        whole(&long, RightToLeft, Options::of_width(8));
        assert!(kept <= MOST && KEPT.with_borrow(HashTable::len) == kept);
    }
}
