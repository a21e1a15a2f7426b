//! The whole reader but for its terminal and its threads: stories told with
//! keys, and pictures of its screens.

mod articles;
mod large;
mod long_list;
mod overlays;
mod page;
mod places;
mod races;
mod screens;
mod scripts;
mod slow;
mod story;
