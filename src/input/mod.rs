//! Keys: what they are called, and which key an Arabic letter sits on.
