//! A document of WordprocessingML (ECMA-376) with the least parts that Word and LibreOffice
//! open: content types, relations, styles and the document, whose paragraphs are written as
//! they come.
//!
//! A paragraph from right to left is `w:bidi`, a run of it that is (by its levels, UAX #9)
//! `w:rtl`: whoever opens it sets neutrals and picks fonts by that. No fields, no links that
//! could be followed, nothing from elsewhere.

use std::io::{self, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::html::escaped;
use super::piece::{Cell, Kind, Piece, Span};
use super::pieces::pieces;
use super::signs::Sign;
use super::{Export, Finding, Words};
use crate::library::article::BlockKind;
use crate::text::bidi::Levels;
use crate::text::direction::Direction;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
    <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
    <Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
    </Types>";

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The styles: id, what Word calls it, and what they change.
const STYLES: [(&str, &str, &str); 10] = [
    (
        "Title",
        "Title",
        "<w:rPr><w:b/><w:bCs/><w:sz w:val=\"40\"/><w:szCs w:val=\"44\"/></w:rPr>",
    ),
    (
        "Heading1",
        "heading 1",
        "<w:pPr><w:keepNext/><w:spacing w:before=\"480\" w:after=\"60\"/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val=\"32\"/><w:szCs w:val=\"36\"/></w:rPr>",
    ),
    (
        "Heading2",
        "heading 2",
        "<w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"60\"/><w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val=\"28\"/><w:szCs w:val=\"32\"/></w:rPr>",
    ),
    (
        "Heading3",
        "heading 3",
        "<w:pPr><w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\"/><w:outlineLvl w:val=\"2\"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>",
    ),
    (
        "Heading4",
        "heading 4",
        "<w:pPr><w:keepNext/><w:outlineLvl w:val=\"3\"/></w:pPr><w:rPr><w:i/><w:iCs/></w:rPr>",
    ),
    (
        "About",
        "About",
        "<w:pPr><w:spacing w:after=\"0\"/></w:pPr><w:rPr><w:sz w:val=\"20\"/><w:szCs w:val=\"22\"/></w:rPr>",
    ),
    (
        "Quote",
        "Quote",
        "<w:pPr><w:ind w:left=\"567\" w:right=\"567\"/></w:pPr>",
    ),
    (
        "Note",
        "Note",
        "<w:pPr><w:ind w:left=\"567\"/></w:pPr><w:rPr><w:i/><w:iCs/></w:rPr>",
    ),
    (
        "ListParagraph",
        "List Paragraph",
        "<w:pPr><w:ind w:left=\"567\" w:hanging=\"283\"/></w:pPr>",
    ),
    (
        "Code",
        "Code",
        "<w:rPr><w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/></w:rPr>",
    ),
];

/// A document that is being written.
pub(super) struct Document<W: Write + Seek> {
    words: Words,
    zip: ZipWriter<W>,
}

impl<W: Write + Seek> Document<W> {
    /// # Errors
    /// When what comes first cannot be written.
    pub(super) fn begin(words: Words, mut zip: ZipWriter<W>) -> io::Result<Self> {
        let package = |target: &str, kind: &str| {
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                 <Relationship Id=\"rId1\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/></Relationships>"
            )
        };
        for (name, text) in [
            ("[Content_Types].xml", TYPES.to_owned()),
            (
                "_rels/.rels",
                package("word/document.xml", "officeDocument"),
            ),
            (
                "word/_rels/document.xml.rels",
                package("styles.xml", "styles"),
            ),
            ("word/styles.xml", styles()),
        ] {
            part(&mut zip, name)?;
            zip.write_all(format!("{HEAD}{text}").as_bytes())?;
        }
        part(&mut zip, "word/document.xml")?;
        write!(zip, "{HEAD}<w:document {SPACE}><w:body>")?;
        let heading = Span {
            text: words.heading.as_str().into(),
            ..Span::default()
        };
        paragraph("Title", words.direction, "", "", &[heading], &mut zip)?;
        Ok(Self { words, zip })
    }
}

/// Begins a part. All of them have the same time, so that the same findings are the same
/// bytes. None is larger than 4 GiB: Office takes no sizes of ZIP64 where they are not needed.
fn part<W: Write + Seek>(zip: &mut ZipWriter<W>, name: &str) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .large_file(false);
    zip.start_file(name, options).map_err(io::Error::other)
}

fn styles() -> String {
    let mut text = format!(
        "<w:styles {SPACE}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Traditional Arabic\"/>\
         <w:sz w:val=\"24\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"en-US\" w:bidi=\"ar-SA\"/>\
         </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
    );
    for (id, name, looks) in STYLES {
        text += &format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"Normal\"/>{looks}</w:style>"
        );
    }
    text + "</w:styles>"
}

impl<W: Write + Seek> Export for Document<W> {
    fn add(&mut self, finding: &Finding<'_>) -> io::Result<()> {
        let zip = &mut self.zip;
        let mut is_in_table = false;
        pieces(finding, &self.words, &mut |piece| match piece.kind {
            Kind::Cell(cell) => {
                if !std::mem::replace(&mut is_in_table, true) {
                    begin_table(cell.columns, finding.article.direction, zip)?;
                }
                self::cell(cell, piece, zip)
            }
            _ => {
                if std::mem::take(&mut is_in_table) {
                    zip.write_all(END_OF_TABLE)?;
                }
                written(piece, zip)
            }
        })?;
        if is_in_table {
            zip.write_all(END_OF_TABLE)?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        let bidi = match self.words.direction {
            Direction::RightToLeft => "<w:bidi/>",
            Direction::LeftToRight => "",
        };
        write!(
            self.zip,
            "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" \
             w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/>{bidi}</w:sectPr>\
             </w:body></w:document>"
        )?;
        self.zip.finish().map_err(io::Error::other)?.flush()
    }
}

/// A paragraph follows each table, which would be one with the next.
const END_OF_TABLE: &[u8] = b"</w:tbl><w:p/>";

/// The most columns that Word takes.
const MOST_COLUMNS: usize = 63;

fn begin_table(columns: usize, direction: Direction, to: &mut impl Write) -> io::Result<()> {
    let bidi = match direction {
        Direction::RightToLeft => "<w:bidiVisual/>",
        Direction::LeftToRight => "",
    };
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
    let borders = sides.map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\"/>"));
    write!(
        to,
        "<w:tbl><w:tblPr>{bidi}<w:tblW w:w=\"0\" w:type=\"auto\"/>\
         <w:tblBorders>{}</w:tblBorders></w:tblPr><w:tblGrid>{}</w:tblGrid>",
        borders.concat(),
        "<w:gridCol/>".repeat(columns.min(MOST_COLUMNS))
    )
}

/// Writes a cell, with what begins and ends its row. What is beyond the last column that
/// Word takes stands in that one.
fn cell(cell: Cell, piece: &Piece<'_>, to: &mut impl Write) -> io::Result<()> {
    if cell.column == 0 {
        to.write_all(b"<w:tr>")?;
    }
    if cell.column < MOST_COLUMNS {
        to.write_all(b"<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr>")?;
    }
    paragraph("Normal", piece.direction, "", "", &piece.spans, to)?;
    if cell.is_last || cell.column + 1 < MOST_COLUMNS {
        to.write_all(b"</w:tc>")?;
    }
    if cell.is_last {
        to.write_all(b"</w:tr>")?;
    }
    Ok(())
}

/// What stands before an item, and what its paragraph has besides its style: it stands
/// further in with each list that it is in.
fn item(sign: Sign, depth: u8) -> (String, String) {
    let bullet = ["• ", "◦ ", "▪ "][usize::from(depth).min(2)];
    let (before, hanging) = match sign {
        Sign::Bullet => (bullet.to_owned(), 283),
        Sign::Number(number) => (format!("{number}. "), 283),
        Sign::Own => (String::new(), 283),
        Sign::None => (String::new(), 0),
    };
    let left = 567 + 283 * u32::from(depth.min(20));
    (
        before,
        format!("<w:ind w:left=\"{left}\" w:hanging=\"{hanging}\"/>"),
    )
}

fn written(piece: &Piece<'_>, to: &mut impl Write) -> io::Result<()> {
    let (style, before) = match piece.kind {
        Kind::Item(one) => {
            let (before, more) = item(one.sign, one.depth);
            let style = "ListParagraph";
            return paragraph(style, piece.direction, &more, &before, &piece.spans, to);
        }
        Kind::Cell(_) => ("Normal", ""),
        Kind::Title => ("Heading1", ""),
        Kind::About | Kind::Citation => ("About", ""),
        Kind::Note => ("Note", ""),
        Kind::Passage => ("Quote", ""),
        Kind::Block(kind) => match kind {
            BlockKind::Heading(0..=2) => ("Heading2", ""),
            BlockKind::Heading(3) => ("Heading3", ""),
            BlockKind::Heading(_) => ("Heading4", ""),
            BlockKind::Quote => ("Quote", ""),
            BlockKind::Preformatted => ("Code", ""),
            BlockKind::Rule => ("Normal", "———"),
            BlockKind::Paragraph
            | BlockKind::ListItem
            | BlockKind::Verse
            | BlockKind::TableRow
            | BlockKind::ImageText => ("Normal", ""),
        },
    };
    let is_rule = piece.kind == Kind::Block(BlockKind::Rule);
    let spans: &[Span<'_>] = if is_rule { &[] } else { &piece.spans };
    paragraph(style, piece.direction, "", before, spans, to)
}

/// Writes a paragraph: `more` is what it has besides its style and direction, `before` what
/// stands before its words.
fn paragraph(
    style: &str,
    direction: Direction,
    more: &str,
    before: &str,
    spans: &[Span<'_>],
    to: &mut impl Write,
) -> io::Result<()> {
    let bidi = match direction {
        Direction::RightToLeft => "<w:bidi/>",
        Direction::LeftToRight => "",
    };
    write!(
        to,
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{bidi}{more}</w:pPr>"
    )?;
    let parts = spans.iter().map(|span| &*span.text);
    let text: String = std::iter::once(before).chain(parts).collect();
    // Line breaks would end the paragraph to whoever finds its levels.
    let levels = Levels::of(&text.replace('\n', " "), direction);
    let plain = Span::default();
    let mut start = 0;
    let looks =
        std::iter::once((before, &plain)).chain(spans.iter().map(|span| (&*span.text, span)));
    for (part, look) in looks {
        let end = start + part.len();
        let mut at = start;
        while at < end {
            let odd = levels.at(at) % 2;
            let same = text[at..end].char_indices();
            let mut same = same.skip_while(|(to, _)| levels.at(at + to) % 2 == odd);
            let next = same.next().map_or(end, |(to, _)| at + to);
            run(&text[at..next], look, odd == 1, to)?;
            at = next;
        }
        start = end;
    }
    write!(to, "</w:p>")
}

fn run(text: &str, look: &Span<'_>, is_rtl: bool, to: &mut impl Write) -> io::Result<()> {
    to.write_all(b"<w:r><w:rPr>")?;
    // In the order of the schema.
    for (is_so, element) in [
        (look.is_strong, "<w:b/><w:bCs/>"),
        (look.is_emphasis, "<w:i/><w:iCs/>"),
        (look.is_struck, "<w:strike/>"),
        (look.is_marked, "<w:highlight w:val=\"yellow\"/>"),
        (is_rtl, "<w:rtl/><w:lang w:bidi=\"ar-SA\"/>"),
    ] {
        if is_so {
            to.write_all(element.as_bytes())?;
        }
    }
    to.write_all(b"</w:rPr>")?;
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            to.write_all(b"<w:br/>")?;
        }
        write!(to, "<w:t xml:space=\"preserve\">{}</w:t>", escaped(line))?;
    }
    to.write_all(b"</w:r>")
}
