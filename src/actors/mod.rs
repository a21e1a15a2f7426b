//! Actors: who they are, how they are written, and where a text mentions them.
