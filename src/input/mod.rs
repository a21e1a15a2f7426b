//! Keys: what they are called, and which key an Arabic letter sits on; and the mouse.
//! Knows neither how a terminal encodes a key nor what a key does.

pub mod key;
pub mod mouse;

pub mod arabic_layout;
