//! Keys: what they are called, and which key an Arabic letter sits on.
//! Knows neither how a terminal encodes a key nor what a key does.

pub mod key;

pub mod arabic_layout;
