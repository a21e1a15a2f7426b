//! What the reader may set: language and theme so far.
