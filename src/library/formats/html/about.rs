//! What a page declares about its article: JSON-LD (schema.org), `meta` elements,
//! marks of its HTML, and, where all of these are silent, its own head.

mod linked;

use dom_query::{Document, NodeRef};

use self::linked::Linked;
use crate::library::dates::{self, DateLine, date_line};
use crate::library::formats::outline::{Declared, host, named_direction};
use crate::library::zones::on_one_line;
use crate::text::direction::Direction;

/// What a page declares.
#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) title: Option<String>,
    pub(super) declared: Declared,
}

/// Names of `meta` elements, the most telling first.
const TITLES: &[&str] = &["og:title", "dc.title", "dcterms.title", "twitter:title"];
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
];
const SOURCES: &[&str] = &["og:site_name", "application-name", "dc.publisher"];
const DATES: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "dcterms.issued",
    "citation_publication_date",
    "article:modified_time",
];

const SECTIONS: &[&str] = &["article:section", "articlesection"];

/// Lines that tell a date are not longer, in bytes.
const LONGEST_DATE: usize = 160;

/// Names of persons are not longer, in code points.
const LONGEST_NAME: usize = 80;

impl About {
    pub(super) fn of(page: &Document) -> Self {
        let linked = Linked::of(page);
        let metas = Metas::of(page);
        let link = linked
            .link
            .or_else(|| canonical(page))
            .or_else(|| metas.first(&["og:url"]));
        let link = link.filter(|link| host(link).is_some());
        let source = linked.source.or_else(|| metas.first(SOURCES));
        let author = linked.author.into_iter().chain(metas.all(AUTHORS));
        let mut author = author.filter_map(|author| name(&author));
        let written = linked.date.into_iter().chain(metas.all(DATES));
        let mut written = written.filter(|date| dates::declared(date).is_some());
        Self {
            title: title(page, linked.title.or_else(|| metas.first(TITLES))),
            declared: Declared {
                author: author.next(),
                source,
                section: metas.first(SECTIONS).or(linked.section),
                language: language(page),
                date: written.next().or_else(|| marked_date(page)),
                link,
                direction: direction(page),
            },
        }
    }
}

/// The `meta` elements of a page: names in small letters, and what they say.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn of(page: &Document) -> Self {
        let metas = page.select("meta[content]");
        let said = metas.nodes().iter().filter_map(|meta| {
            let names = ["property", "name", "itemprop"];
            let name = names.iter().find_map(|&name| meta.attr(name))?;
            let content = on_one_line(&meta.attr("content")?);
            (!content.is_empty()).then(|| (name.to_ascii_lowercase(), content))
        });
        Self(said.collect())
    }

    fn all<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = String> + 'a {
        let named = |name: &'a &str| self.0.iter().filter(move |(known, _)| known == name);
        names
            .iter()
            .flat_map(named)
            .map(|(_, content)| content.clone())
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        self.all(names).next()
    }
}

/// The title: as the page declares it, or its heading where that is a part of it, so
/// that the name of the site is not.
fn title(page: &Document, declared: Option<String>) -> Option<String> {
    let whole =
        declared.or_else(|| words(&page.select("head title, title").nodes().first()?.clone()));
    let headings = page.select("h1, h2");
    let headings: Vec<String> = headings.nodes().iter().filter_map(words).collect();
    let Some(whole) = whole else {
        return headings.into_iter().next();
    };
    let is_most =
        |heading: &&String| whole.contains(heading.as_str()) && heading.len() * 3 >= whole.len();
    let longest = headings
        .iter()
        .filter(is_most)
        .max_by_key(|heading| heading.len());
    Some(
        longest
            .cloned()
            .unwrap_or_else(|| without_site(page, whole)),
    )
}

/// A title without the name of the site that a sign parts from it.
fn without_site(page: &Document, title: String) -> String {
    let metas = Metas::of(page);
    let Some(site) = metas.first(SOURCES) else {
        return title;
    };
    let is_edge = |c: char| {
        c.is_whitespace() || matches!(c, '|' | '-' | '–' | '—' | '»' | '«' | '·' | ':' | '/')
    };
    let rest = title
        .strip_suffix(&site)
        .or_else(|| title.strip_prefix(&site));
    let rest = rest
        .map(|rest| rest.trim_matches(is_edge))
        .filter(|rest| !rest.is_empty());
    rest.map(str::to_owned).unwrap_or(title)
}

/// The date of an element that is there to tell it, or is called like one.
fn marked_date(page: &Document) -> Option<String> {
    const CALLED: &str = "[class*=date], [class*=time], [class*=submitted], [id*=date]";
    let published = page.select("[itemprop=datePublished], time[pubdate]");
    // As RDFa has it.
    let created =
        page.select("[property$='datePublished'], [property='dc:date'], [property$=':created']");
    let inner_times = page.select("article time, main time");
    let times = page.select("time");
    let inner = page.select("article, main");
    let inner_called = inner.select(CALLED);
    let called = page.select(CALLED);
    let declared = published.nodes().iter().chain(created.nodes());
    let declared = declared.chain(inner_times.nodes()).chain(times.nodes());
    let declared = declared.flat_map(|node| {
        let said = ["datetime", "content"].map(|name| node.attr(name).map(|said| said.to_string()));
        said.into_iter().flatten().chain(words(node))
    });
    let mut declared = declared.filter(|said| dates::declared(said).is_some());
    declared.next().or_else(|| {
        let called = inner_called.nodes().iter().chain(called.nodes());
        let lines = called.filter(|node| !tells_today(node)).filter_map(words);
        let mut short = lines.filter(|line| line.len() <= LONGEST_DATE);
        short.find(|line| matches!(date_line(line), Some(DateLine::Written(_))))
    })
}

/// Whether an element is called like one that tells the day on which one looks at the page.
fn tells_today(node: &NodeRef<'_>) -> bool {
    let names =
        ["id", "class"].map(|name| node.attr(name).unwrap_or_default().to_ascii_lowercase());
    let words = ["widget", "today", "current", "now"];
    names.iter().any(|name| {
        let mut parts = name.split(|c: char| !c.is_ascii_alphanumeric());
        parts.any(|part| words.contains(&part))
    })
}

/// What an element says, unless that is nothing.
fn words(node: &NodeRef<'_>) -> Option<String> {
    Some(on_one_line(&node.text())).filter(|words| !words.is_empty())
}

/// The name of a person without what stands before it; `None` if it is none.
pub(super) fn name(said: &str) -> Option<String> {
    let said = on_one_line(said);
    let labels = ["بقلم", "كتب", "كتبت", "إعداد", "تحرير", "By", "by", "BY"];
    let name = labels.iter().find_map(|label| {
        let rest = said.strip_prefix(label)?;
        rest.starts_with([' ', ':'])
            .then(|| rest.trim_start_matches([' ', ':']))
    });
    let name = name.unwrap_or(&said).trim();
    let is_name = name.contains(char::is_alphabetic)
        && name.chars().count() <= LONGEST_NAME
        && host(name).is_none();
    is_name.then(|| name.to_owned())
}

fn canonical(page: &Document) -> Option<String> {
    let link = page.select("link[rel=canonical]");
    let href = link.nodes().first()?.attr("href")?;
    Some(href.trim().to_owned())
}

/// The language that the page declares for all of it.
fn language(page: &Document) -> Option<String> {
    let elements = page.select("html[lang], body[lang]");
    let declared = elements.nodes().iter().find_map(|node| node.attr("lang"))?;
    Some(declared.to_string())
}

/// The direction that the page declares for all of it.
fn direction(page: &Document) -> Option<Direction> {
    let elements = page.select("html[dir], body[dir]");
    let declared = elements.nodes().iter().find_map(|node| node.attr("dir"))?;
    named_direction(&declared)
}
