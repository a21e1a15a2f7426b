//! Windows into any text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use qari_fuzz::{Case, invariants};

fuzz_target!(|input: &[u8]| {
    let Some(case) = Case::of(input) else { return };
    let Case {
        text,
        direction,
        options,
        range: (start, end),
        ..
    } = case;
    invariants::snippet_shows_its_range(text, start..end, direction, options);
    invariants::snippet_shows_its_range(text, start..start, direction, options);
    invariants::title_begins_with_its_beginning(text, direction, options);
    invariants::title_is_cut_in_its_last_line(text, direction, options);
    invariants::field_holds_its_cursor(text, start, direction, options);
});
