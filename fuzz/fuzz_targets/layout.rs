//! Paragraphs and documents of any text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use qari::layout::{Options, Paragraph};
use qari_fuzz::{Case, invariants};

fuzz_target!(|input: &[u8]| {
    let Some(case) = Case::of(input) else { return };
    let Case {
        text,
        direction,
        options,
        justified,
        range: (start, end),
        choice,
    } = case;
    let whole = Paragraph {
        indent: u16::from(choice >> 1 & 7),
        keep_breaks: choice & 1 == 1,
        justified,
        ..invariants::whole(text, direction)
    };
    invariants::lines_are_sound(text, &whole, options);
    invariants::order_is_that_of_the_levels(text, direction, options.width.max(2));
    invariants::stripping_marks_changes_no_letter(text, direction);
    let plain = Options::of_width(options.width);
    invariants::breaking_lines_changes_no_shape(text, plain);
    invariants::digits_change_nothing_else(text, direction, options);
    invariants::justifying_only_adds(text, direction, options);
    invariants::neighbours_change_nothing(text, start..end, direction, options);
    let part = |range| Paragraph {
        range,
        gap: u16::from(choice >> 4 & 3),
        ..whole.clone()
    };
    let paragraphs = [part(0..start), part(start..end), part(end..text.len())];
    let height = u16::from(choice >> 6) * 5 + 1;
    // Every page of many narrow rows would take all the time there is.
    if text.len() < 600 {
        invariants::ways_of_paging_agree(text, &paragraphs, options, height);
    }
});
