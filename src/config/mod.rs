//! What the reader may set: the language of the interface and the theme.
//! Reads no file of the person's yet; everything here is built in.

pub mod strings;
pub mod theme;
