//! OPML: a list of feeds. It holds no article, and says how many feeds it names.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Broken, Drafts, xml};
use crate::library::notice::Notice;

/// Tells how many feeds the list names.
pub(super) fn read(text: &str, each: Drafts<'_>) -> Result<(), Broken> {
    let count = count(xml::without_declaration(text)).ok_or(Broken)?;
    each(Err(Notice::ListOfFeeds { count })).is_break();
    Ok(())
}

/// How many outlines have the address of a feed; `None` if it is no XML.
fn count(text: &str) -> Option<usize> {
    let mut reader = Reader::from_str(text);
    let mut count = 0;
    loop {
        match reader.read_event().ok()? {
            Event::Start(outline) | Event::Empty(outline) => {
                let is_feed = outline.name().as_ref() == "outline"
                    && outline
                        .try_get_attribute("xmlUrl")
                        .is_ok_and(|url| url.is_some());
                count += usize::from(is_feed);
            }
            Event::Eof => return Some(count),
            _ => {}
        }
    }
}
