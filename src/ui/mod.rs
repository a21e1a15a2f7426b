//! Drawing: a pure function from the model and a theme to a buffer of cells.
//! Changes nothing and asks nothing; panes have the names they have in `app`.

mod below;
mod chooser;
mod concordance;
mod empty;
mod explanation;
mod facets;
mod filter_bar;
mod folders;
mod labels;
mod notebook;
mod origin;
mod overlay;
mod passages;
mod reader;
mod related;
mod row;
mod samples;
mod screen;
mod sidebar;
mod status;
mod trail;
mod typed;
mod voices;

pub use samples::{Heading, samples};
pub use screen::{Cursor, draw};
