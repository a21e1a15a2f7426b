//! The whole reader but for its terminal and its threads: stories told with
//! keys, and pictures of its screens.

mod annotations;
mod articles;
mod caret;
mod choosing;
mod citing;
mod clutter;
mod colours;
mod colours_of_actors;
mod coming_back;
mod concordance;
mod deeds;
mod explained;
mod exporting;
mod facets;
mod following;
mod inlines;
mod judging;
mod language;
mod large;
mod long_list;
mod naming;
mod news;
mod notebook;
mod origins;
mod others;
mod overlays;
mod page;
mod places;
mod pointing;
#[path = "../pty/mod.rs"]
#[allow(
    dead_code,
    clippy::unwrap_used,
    reason = "a story needs a part of it; a test may fail where it stands"
)]
mod pty;
mod queries;
mod races;
mod related;
mod saved;
mod screens;
mod scripts;
mod slow;
mod story;
mod trail;
mod trails;
mod voices;
