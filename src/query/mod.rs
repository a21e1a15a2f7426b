//! Queries: what was typed, as a condition.
