//! Markup to words: the elements of HTML, of a page, an item of a feed, a chapter of a
//! book or a page of Markdown, written into a draft.
//!
//! Follows the meaning of elements and no style sheet. Passes over what is no text to
//! read: scripts, forms, players, what is hidden.

mod limits;

use dom_query::{Document, NodeRef};

use self::limits::{check, check_tree};
use super::draft::{Draft, Heading};
use super::outline::named_direction;
use crate::library::article::{BlockKind, InlineKind, Zone};
use crate::library::notice::Notice;
use crate::library::zones::on_one_line;

/// Writes a part of a page into a draft.
///
/// # Errors
/// When it is too large or nested too deeply to be read safely.
pub(super) fn write(draft: &mut Draft, html: &str) -> Result<(), Notice> {
    check(html)?;
    let fragment = Document::fragment(html);
    check_tree(&fragment)?;
    write_node(draft, &fragment.root());
    Ok(())
}

/// Writes what is below `node` into a draft.
pub(super) fn write_node(draft: &mut Draft, node: &NodeRef<'_>) {
    let mut writer = Writer::of(draft);
    writer.children(node, 0);
    writer.end_block();
}

/// Elements further down are written as the words that they hold.
const DEEPEST: usize = 1000;

/// Text over which a cell of a table is a part of the page, in bytes.
const LONGEST_CELL: usize = 600;

/// A draft, and where in the page it stands.
struct Writer<'a> {
    draft: &'a mut Draft,
    /// What a block is that begins here.
    kind: BlockKind,
    zone: Option<Zone>,
    /// The lists that are open, each with the number of its next item.
    lists: Vec<Option<i64>>,
    /// Whether the last of them has no item yet.
    opens_list: bool,
    /// How many quotations are open.
    quotes: usize,
    /// What an item of a list or a note begins with, until its first word comes.
    label: Option<String>,
    /// What pictures show, which is told after the block that they stand in.
    pictures: Vec<String>,
    /// Whether a figure says itself what it shows.
    has_caption: bool,
    /// Whether what is preformatted is written for a machine.
    is_code: bool,
}

impl<'a> Writer<'a> {
    fn of(draft: &'a mut Draft) -> Self {
        Self {
            draft,
            kind: BlockKind::Paragraph,
            zone: None,
            lists: Vec::new(),
            opens_list: false,
            quotes: 0,
            label: None,
            pictures: Vec::new(),
            has_caption: false,
            is_code: false,
        }
    }

    fn children(&mut self, node: &NodeRef<'_>, depth: usize) {
        for child in node.children_it(false) {
            self.node(&child, depth + 1);
        }
    }

    fn node(&mut self, node: &NodeRef<'_>, depth: usize) {
        if node.is_text() {
            return self.text(&node.text());
        }
        let Some(name) = node.node_name() else { return };
        if is_hidden(node) {
            return;
        }
        if depth >= DEEPEST {
            return self.text(&node.text());
        }
        match &*name {
            "script" | "style" | "noscript" | "template" | "head" | "title" | "meta" | "link"
            | "iframe" | "object" | "embed" | "applet" | "audio" | "video" | "canvas" | "svg"
            | "math" | "map" | "button" | "select" | "textarea" | "datalist" | "progress"
            | "meter" | "dialog" | "nav" | "rp" | "rt" => {}
            "br" => self.draft.break_line(),
            "hr" => {
                self.end_block();
                self.draft.line(BlockKind::Rule, None, "* * *");
            }
            "input" => self.check_box(node),
            "img" => self.picture(node),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes()[1] - b'0';
                self.heading(node, depth, level);
            }
            "pre" | "listing" | "xmp" => {
                let is_code = &*name != "pre" || has_element(node, &["code", "samp", "kbd"]);
                let before = std::mem::replace(&mut self.is_code, is_code);
                self.block(node, depth, BlockKind::Preformatted, self.zone);
                self.is_code = before;
            }
            "blockquote" => {
                self.quotes += 1;
                self.block(node, depth, BlockKind::Quote, self.zone);
                self.quotes -= 1;
            }
            "figcaption" | "caption" => {
                self.block(node, depth, BlockKind::Paragraph, Some(Zone::Caption));
            }
            "figure" => {
                let has_caption = has_element(node, &["figcaption"]);
                let before = std::mem::replace(&mut self.has_caption, has_caption);
                self.block(node, depth, self.kind, self.zone);
                self.has_caption = before;
            }
            "ul" | "menu" | "dir" => self.list(node, depth, None),
            "ol" => {
                let first = node
                    .attr("start")
                    .and_then(|start| start.trim().parse().ok());
                self.list(node, depth, Some(first.unwrap_or(1)));
            }
            "li" => self.item(node, depth),
            "table" if is_data(node) => self.table(node, depth),
            "em" | "i" | "cite" | "dfn" => self.marked(node, depth, InlineKind::Emphasis),
            "strong" | "b" => self.marked(node, depth, InlineKind::Strong),
            "del" | "s" | "strike" => self.marked(node, depth, InlineKind::Struck),
            "a" => match node.attr("href").as_deref().and_then(target) {
                Some(target) => self.marked(node, depth, InlineKind::Link { target }),
                None => self.children(node, depth),
            },
            "sup" => self.raised(node, depth),
            "sub" => match in_digits(&node.text(), &LOWERED) {
                Some(number) => self.text(&number),
                None => self.children(node, depth),
            },
            "q" => {
                self.text("«");
                self.children(node, depth);
                self.text("»");
            }
            "address" | "article" | "aside" | "body" | "center" | "dd" | "details" | "div"
            | "dl" | "dt" | "fieldset" | "footer" | "form" | "header" | "hgroup" | "html"
            | "legend" | "main" | "p" | "search" | "section" | "summary" | "table" | "tbody"
            | "td" | "tfoot" | "th" | "thead" | "tr" => {
                self.block(node, depth, self.kind, self.zone);
            }
            _ => self.children(node, depth),
        }
    }

    fn text(&mut self, text: &str) {
        let is_blank = text.chars().all(char::is_whitespace);
        if !self.draft.is_open() {
            if is_blank {
                return;
            }
            self.draft.begin(self.kind, self.zone);
            if self.is_code {
                self.draft.tell_code();
            }
            let (around, opens_list) = match self.kind {
                BlockKind::ListItem => (self.lists.len(), std::mem::take(&mut self.opens_list)),
                BlockKind::Quote => (self.quotes, false),
                _ => (0, false),
            };
            self.draft.tell_depth(around.saturating_sub(1), opens_list);
            if let Some(label) = self.label.take() {
                self.draft.write(&label);
            }
        }
        self.draft.write(text);
    }

    /// Ends the block that is open, and tells what its pictures show.
    fn end_block(&mut self) {
        self.draft.end();
        for shown in std::mem::take(&mut self.pictures) {
            self.draft
                .line(BlockKind::ImageText, Some(Zone::Caption), &shown);
        }
    }

    /// Writes an element that begins and ends a block.
    fn block(&mut self, node: &NodeRef<'_>, depth: usize, kind: BlockKind, zone: Option<Zone>) {
        self.end_block();
        let declared = &self.draft.declared.direction;
        if declared.is_none() && !self.draft.has_text() {
            let named = node.attr("dir").as_deref().and_then(named_direction);
            self.draft.declared.direction = named;
        }
        let before = (self.kind, self.zone);
        (self.kind, self.zone) = (kind, zone);
        self.children(node, depth);
        self.end_block();
        (self.kind, self.zone) = before;
    }

    fn heading(&mut self, node: &NodeRef<'_>, depth: usize, level: u8) {
        self.end_block();
        match self.draft.heading(&on_one_line(&node.text())) {
            Heading::Title => {
                self.block(node, depth, BlockKind::Heading(1), Some(Zone::Title));
            }
            Heading::Within => self.block(node, depth, BlockKind::Heading(level), self.zone),
            Heading::Said => {}
        }
    }

    fn list(&mut self, node: &NodeRef<'_>, depth: usize, first: Option<i64>) {
        self.lists.push(first);
        self.opens_list = true;
        self.block(node, depth, BlockKind::ListItem, self.zone);
        self.opens_list = false;
        self.lists.pop();
    }

    fn item(&mut self, node: &NodeRef<'_>, depth: usize) {
        let level = self.lists.len();
        let label = match self.lists.last_mut() {
            Some(Some(number)) => {
                let value = node
                    .attr("value")
                    .and_then(|value| value.trim().parse().ok());
                let label = format!("{}. ", value.unwrap_or(*number));
                *number = value.unwrap_or(*number).saturating_add(1);
                label
            }
            _ => ["• ", "◦ ", "▪ "][level.clamp(1, 3) - 1].to_owned(),
        };
        self.label = Some(label);
        self.block(node, depth, BlockKind::ListItem, self.zone);
        self.label = None;
    }

    fn marked(&mut self, node: &NodeRef<'_>, depth: usize, kind: InlineKind) {
        self.draft.mark(kind);
        self.children(node, depth);
        self.draft.unmark();
    }

    /// A number that is raised: the mark of a note, or an exponent.
    fn raised(&mut self, node: &NodeRef<'_>, depth: usize) {
        let words = node.text();
        if node.has_class("footnote-definition-label") {
            self.label = Some(format!("[{words}] "));
            return;
        }
        let is_number = !words.is_empty() && words.chars().all(char::is_numeric);
        if is_number && has_element(node, &["a"]) {
            self.text("[");
            self.children(node, depth);
            return self.text("]");
        }
        match in_digits(&words, &RAISED) {
            Some(number) => self.text(&number),
            None => self.children(node, depth),
        }
    }

    /// Writes each row of a table as a block, its cells apart from each other.
    fn table(&mut self, node: &NodeRef<'_>, depth: usize) {
        self.end_block();
        let before = (self.kind, self.zone);
        for part in node.descendants_it().filter(NodeRef::is_element) {
            if part.has_name("caption") {
                self.block(&part, depth, BlockKind::Paragraph, Some(Zone::Caption));
            }
            if !part.has_name("tr") {
                continue;
            }
            self.draft.begin(BlockKind::TableRow, before.1);
            let mut cells = part.children_it(false).filter(is_cell);
            if let Some(cell) = cells.next() {
                self.cell(&cell, depth);
            }
            for cell in cells {
                self.draft.write(" | ");
                self.cell(&cell, depth);
            }
            self.end_block();
        }
        (self.kind, self.zone) = before;
    }

    fn cell(&mut self, node: &NodeRef<'_>, depth: usize) {
        for child in node.children_it(false) {
            // A row is one block, whatever its cells are made of.
            match child.node_name().as_deref() {
                Some("p" | "div" | "br" | "ul" | "ol" | "li" | "h1" | "h2" | "h3" | "h4") => {
                    self.draft.write(" ");
                    self.cell(&child, depth + 1);
                    self.draft.write(" ");
                }
                _ => self.node(&child, depth + 1),
            }
        }
    }

    /// A box before a task.
    fn check_box(&mut self, node: &NodeRef<'_>) {
        if node.attr("type").as_deref() == Some("checkbox") {
            let is_checked = node.has_attr("checked");
            self.text(if is_checked { "☑ " } else { "☐ " });
        }
    }

    /// What a picture shows, if that is told in words and not by the figure.
    fn picture(&mut self, node: &NodeRef<'_>) {
        let Some(shown) = node.attr("alt") else {
            return;
        };
        let shown = on_one_line(&shown);
        let is_sign = shown.chars().count() <= 4 && !shown.contains(char::is_alphanumeric);
        if is_sign && !shown.is_empty() {
            self.text(&shown);
        } else if !self.has_caption
            && shown.split(' ').count() >= 2
            && !self.draft.title_is(&shown)
            && !self.pictures.contains(&shown)
        {
            self.pictures.push(shown);
        }
    }
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// A short number in other digits.
fn in_digits(number: &str, digits: &[char; 10]) -> Option<String> {
    let number = number.trim();
    let digit = |c: char| c.to_digit(10).map(|digit| digits[digit as usize]);
    (1..=4)
        .contains(&number.len())
        .then(|| number.chars().map(digit).collect())?
}

/// Whether the page itself does not show an element.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr("style").unwrap_or_default();
    node.has_attr("hidden")
        || node.attr("aria-hidden").as_deref() == Some("true")
        || style.contains("display:none")
        || style.contains("display: none")
}

fn is_cell(node: &NodeRef<'_>) -> bool {
    node.has_name("td") || node.has_name("th")
}

fn has_element(node: &NodeRef<'_>, names: &[&str]) -> bool {
    node.descendants_it()
        .any(|node| names.iter().any(|name| node.has_name(name)))
}

/// Whether a table holds data, row by row, and no parts of the page: it has rows of
/// several short cells.
fn is_data(table: &NodeRef<'_>) -> bool {
    if has_element(table, &["table", "section", "article", "form", "img"]) {
        return false;
    }
    let mut cells = table.descendants_it().filter(is_cell);
    let mut rows = table.descendants_it().filter(|node| node.has_name("tr"));
    rows.any(|row| row.children_it(false).filter(is_cell).count() >= 2)
        && cells.all(|cell| cell.text().len() <= LONGEST_CELL)
}

/// Where a link leads that leads out of the text.
fn target(href: &str) -> Option<String> {
    let href = href.trim();
    let is_code = href
        .get(..11)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("javascript:"));
    let leads_out = !href.is_empty() && !href.starts_with('#') && !is_code;
    leads_out.then(|| href.to_owned())
}

/// The tree of a whole page.
///
/// # Errors
/// When it is too large or nested too deeply to be read safely.
pub(super) fn page(html: &str) -> Result<Document, Notice> {
    check(html)?;
    let page = Document::from(html);
    check_tree(&page)?;
    Ok(page)
}

/// The words of a piece of markup, on one line.
///
/// # Errors
/// See [`page`].
pub(super) fn words(html: &str) -> Result<String, Notice> {
    if !html.contains(['<', '&']) {
        return Ok(on_one_line(html));
    }
    check(html)?;
    Ok(on_one_line(&Document::fragment(html).text()))
}

#[cfg(test)]
mod tests;
