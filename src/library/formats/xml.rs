//! XML as feeds, lists of feeds and books have it: what holds before it is read.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::library::notice::Notice;

/// How many elements may lie in each other.
const DEEPEST: usize = 1000;

/// No reader goes on after more faults.
const MOST_FAULTS: usize = 1000;

/// Whether the elements of `text` lie in each other no deeper than can be read safely.
/// Whether it is well formed is for its reader to say.
///
/// # Errors
/// When they do.
pub(super) fn check(text: &str) -> Result<(), Notice> {
    let (mut depth, mut faults) = (0_usize, 0);
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            // A reader may go on after a fault.
            Err(_) => {
                faults += 1;
                if faults > MOST_FAULTS {
                    return Ok(());
                }
            }
        }
        if depth > DEEPEST {
            return Err(Notice::TooComplex);
        }
    }
}

/// A text without a byte order mark and the line that says in which encoding it was.
pub(super) fn without_declaration(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let declared = text
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"));
    declared.map_or(text, |(_, rest)| rest.trim_start())
}
