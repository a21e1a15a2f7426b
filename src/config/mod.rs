//! What the reader may set: the file of settings, the language of the interface and
//! the theme, which are built in, and what is kept from one run to the next.

pub mod actor_colours;
pub mod bindings;
pub mod choices;
pub mod file;
pub mod nearest;
pub mod numbers;
pub mod own_actors;
mod own_file;
pub mod paths;
pub mod positions;
pub mod queries;
pub mod reasons;
pub mod remembered;
pub mod strings;
pub mod text_fault;
pub mod theme;
pub mod visits;
pub mod whole_file;
