//! OPML: a list of feeds, in folders. It holds no article, and says which feeds it names,
//! each once. What is no address is left out and counted; a list that breaks off is read as
//! far as it goes.

use std::collections::HashMap;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::{Broken, Drafts, xml};
use crate::library::feeds::{Feed, Folder, within};
use crate::library::notice::Notice;

/// The most feeds of a list.
const MOST: usize = 200_000;

/// Tells which feeds the list names, and how many parts of it were left out.
pub(super) fn read(text: &str, each: Drafts<'_>) -> Result<(), Broken> {
    let mut list = List::default();
    let is_whole = list.read(xml::without_declaration(text));
    if !is_whole && list.feeds.is_empty() && list.bad == 0 {
        return Err(Broken);
    }
    if list.feeds.len() > MOST {
        let _ = each(Err(Notice::TooComplex));
        return Ok(());
    }
    let feeds = list.feeds.into();
    let goes_on = each(Err(Notice::ListOfFeeds { feeds })).is_continue();
    let count = list.bad + usize::from(!is_whole);
    if goes_on && count > 0 {
        let _ = each(Err(Notice::DamagedParts { count }));
    }
    Ok(())
}

/// What is found in a list.
#[derive(Default)]
struct List {
    feeds: Vec<Feed>,
    /// Where each is among them, by its address.
    places: HashMap<String, usize>,
    /// How many have no address of the web.
    bad: usize,
    /// The folder inside each outline that is open.
    open: Vec<Folder>,
}

impl List {
    /// Whether it is read to its end, which it need not be if it is too long.
    fn read(&mut self, text: &str) -> bool {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        while self.feeds.len() <= MOST {
            match reader.read_event() {
                Ok(Event::Start(outline)) if is_outline(outline.name().as_ref()) => {
                    let folder = self.take(&outline);
                    self.open.push(folder);
                }
                Ok(Event::Empty(outline)) if is_outline(outline.name().as_ref()) => {
                    self.take(&outline);
                }
                Ok(Event::End(outline)) if is_outline(outline.name().as_ref()) => {
                    self.open.pop();
                }
                Ok(Event::Eof) => return self.open.is_empty(),
                Ok(_) => {}
                Err(_) => return false,
            }
        }
        true
    }

    /// Takes in an outline: a feed, or a folder, which is given.
    fn take(&mut self, outline: &BytesStart<'_>) -> Folder {
        let around = self.open.last().cloned().unwrap_or_default();
        let (mut address, mut page, mut title, mut text) = (None, None, None, None);
        for attribute in outline.attributes().with_checks(false).flatten() {
            let place = match attribute.key.as_ref().to_ascii_lowercase().as_str() {
                "xmlurl" => &mut address,
                "htmlurl" => &mut page,
                "title" => &mut title,
                "text" => &mut text,
                _ => continue,
            };
            // What no entity begins with stands as it is.
            let value = unescape(&attribute.value).map(|value| value.into_owned());
            *place = Some(value.unwrap_or_else(|_| attribute.value.clone().into_owned()));
        }
        let is_said =
            |said: &Option<String>| said.as_ref().is_some_and(|said| !said.trim().is_empty());
        let title = [title, text].into_iter().find(is_said).flatten();
        let Some(address) = address else {
            return title.map_or_else(|| Arc::clone(&around), |title| within(&around, &title));
        };
        match Feed::at(&address) {
            None => self.bad += 1,
            Some(feed) => {
                let mut feed = feed.known_as(title.as_deref(), page.as_deref());
                feed.stand_in(Arc::clone(&around));
                match self.places.get(&feed.address) {
                    Some(&place) => self.feeds[place].learn(&feed),
                    None => {
                        self.places.insert(feed.address.clone(), self.feeds.len());
                        self.feeds.push(feed);
                    }
                }
            }
        }
        around
    }
}

fn is_outline(name: &str) -> bool {
    name.eq_ignore_ascii_case("outline")
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;
    use std::time::{Duration, Instant};

    use super::*;

    fn told(text: &str) -> Result<Vec<Notice>, Broken> {
        let mut told = Vec::new();
        read(text, &mut |draft| {
            told.push(draft.unwrap_err());
            ControlFlow::Continue(())
        })?;
        Ok(told)
    }

    fn feeds(text: &str) -> Vec<Feed> {
        match &told(text).unwrap()[..] {
            [Notice::ListOfFeeds { feeds }] => feeds.to_vec(),
            other => panic!("{other:?}"),
        }
    }

    fn folders(feed: &Feed) -> Vec<String> {
        feed.folders.iter().map(|names| names.join("/")).collect()
    }

    #[test]
    fn feeds_have_titles_pages_and_the_folders_they_stand_in_and_come_once() {
        let list = feeds(
            "<?xml version='1.0'?><opml version='2.0'><head><title>قائمتي</title></head><body>
             <outline text='صحف'><outline text='مغاربية' title='المغرب العربي'>
               <outline text='جريدة' xmlUrl='https://a.example/rss?a=1&amp;b=2' htmlUrl='https://a.example/'/>
             </outline><outline title='بلا اسم' xmlUrl='https://b.example/rss'></outline></outline>
             <outline text='مجلة AT&T' xmlUrl='https://c.example/rss?a=1&b=2'/>
             <outline text='يومي'><outline text='أخرى' xmlUrl='HTTPS://A.example/rss?a=1&amp;b=2'/></outline>
             </body></opml>",
        );
        let addresses: Vec<&str> = list.iter().map(|feed| &*feed.address).collect();
        assert_eq!(
            addresses,
            [
                "https://a.example/rss?a=1&b=2",
                "https://b.example/rss",
                "https://c.example/rss?a=1&b=2"
            ]
        );
        let titles: Vec<_> = list
            .iter()
            .filter_map(|feed| feed.title.as_deref())
            .collect();
        assert_eq!(titles, ["جريدة", "بلا اسم", "مجلة AT&T"]);
        assert_eq!(list[0].page.as_deref(), Some("https://a.example/"));
        assert_eq!(folders(&list[0]), ["صحف/المغرب العربي", "يومي"]);
        assert_eq!(folders(&list[1]), ["صحف"]);
        assert!(list[2].folders.is_empty());
    }

    #[test]
    fn what_is_no_address_is_left_out_and_counted() {
        let list = "<opml><body><outline text='أ' xmlUrl='x'/><outline xmlUrl=''/>
             <outline text='ب&#27;[2J&#7;' xmlUrl='https://a.example/&#27;[2J'/>
             <outline text='ج&#27;[2J' xmlUrl='https://b.example/'/></body></opml>";
        let told = told(list).unwrap();
        let [
            Notice::ListOfFeeds { feeds },
            Notice::DamagedParts { count: 3 },
        ] = &told[..]
        else {
            panic!("{told:?}");
        };
        assert_eq!(feeds.len(), 1);
        assert_eq!(feeds[0].title.as_deref(), Some("ج [2J"));
    }

    #[test]
    fn a_list_that_names_none_is_empty_and_one_that_breaks_off_is_read_as_far_as_it_goes() {
        assert!(feeds("<opml><body><outline text='أ'/></body></opml>").is_empty());
        let cut =
            "<opml><body><outline xmlUrl='https://a.example/'/><outline xmlUrl='https://b.exam";
        let told = told(cut).unwrap();
        assert!(
            matches!(&told[..], [Notice::ListOfFeeds { feeds }, Notice::DamagedParts { count: 1 }] if feeds.len() == 1),
            "{told:?}"
        );
        assert_eq!(self::told("<opml\nنص"), Err(Broken));
    }

    #[test]
    fn long_and_deep_lists_are_read_soon_and_longer_ones_are_refused() {
        let begun = Instant::now();
        let many = |count: usize| {
            let mut list = "<opml><body>".to_owned();
            for number in 0..count {
                list += &format!("<outline text='{number}' xmlUrl='https://a.example/{number}'/>");
            }
            list + "</body></opml>"
        };
        assert_eq!(feeds(&many(100_000)).len(), 100_000);
        assert_eq!(told(&many(MOST + 1)), Ok(vec![Notice::TooComplex]));
        let deep = "<outline text='مجلد'><outline xmlUrl='https://a.example/'/>".repeat(100_000);
        let told = told(&format!("<opml>{deep}")).unwrap();
        let [
            Notice::ListOfFeeds { feeds },
            Notice::DamagedParts { count: 1 },
        ] = &told[..]
        else {
            panic!("{}", told.len());
        };
        assert_eq!(feeds.len(), 1);
        assert!(feeds[0].folders.len() < 100);
        assert!(begun.elapsed() < Duration::from_secs(30));
    }
}
