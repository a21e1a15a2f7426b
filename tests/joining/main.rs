//! Joining held against HarfBuzz, which nearly every browser and desktop shapes
//! Arabic with; and what rows of many languages look like.

mod font;
mod harfbuzz;
mod languages;
mod oracle;
