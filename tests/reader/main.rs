//! The whole reader but for its terminal and its threads: stories told with
//! keys, and pictures of its screens.

mod screens;
mod scripts;
mod story;
