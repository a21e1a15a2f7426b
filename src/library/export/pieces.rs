//! A finding as pieces, in their order. Knows no format.

use std::borrow::Cow;
use std::io;
use std::ops::Range;

use super::parts::parts;
use super::piece::{Kind, Piece, Span};
use super::signs::cells;
use super::{Finding, Passage, Words};
use crate::library::article::{Article, Block, BlockKind, InlineKind, Zone};
use crate::library::citation::dated;
use crate::text::clean::{one_line, steers};
use crate::text::direction::{Direction, DirectionPolicy, name_direction, paragraph_direction};
use crate::text::prepare::is_line_break;

/// Whoever takes pieces.
type Each<'a> = &'a mut dyn FnMut(&Piece<'_>) -> io::Result<()>;

/// Hands the pieces of a finding to `each`, in order.
///
/// # Errors
/// The first of `each`.
pub(super) fn pieces(finding: &Finding<'_>, words: &Words, each: Each<'_>) -> io::Result<()> {
    let cites = finding
        .passages
        .iter()
        .all(|passage| passage.citation.is_some());
    if finding.is_whole || !cites || finding.passages.is_empty() {
        head(finding, words, each)?;
    }
    if finding.is_whole {
        return body(finding, words, each);
    }
    for passage in &finding.passages {
        apart(finding.article, passage, each)?;
        if let Some(citation) = &passage.citation {
            for line in citation.lines() {
                // A link or a file stands on a line of its own, and goes its own way.
                let lean = finding.article.direction;
                let own = paragraph_direction(line, DirectionPolicy::FirstStrong, lean);
                each(&in_direction(Kind::Citation, line.to_owned(), own))?;
            }
        }
        note(&passage.note, words, each)?;
    }
    Ok(())
}

fn head(finding: &Finding<'_>, words: &Words, each: Each<'_>) -> io::Result<()> {
    let (article, state) = (finding.article, finding.state);
    each(&said(
        Kind::Title,
        one_line(&article.title),
        article.direction,
    ))?;
    let named = [article.source.as_deref(), article.author.as_deref()];
    for name in named.into_iter().flatten().map(one_line) {
        let own = name_direction(&name, article.direction);
        if !name.is_empty() {
            each(&in_direction(Kind::About, name, own))?;
        }
    }
    let date = dated(article, words.dates);
    if !date.is_empty() {
        each(&said(Kind::About, date, article.direction))?;
    }
    if let Some(link) = article.link.as_deref() {
        let mut piece = said(Kind::About, one_line(link), Direction::LeftToRight);
        piece
            .spans
            .iter_mut()
            .for_each(|span| span.link = web(link));
        each(&piece)?;
    } else if let Some(file) = finding.file {
        each(&said(Kind::About, one_line(file), Direction::LeftToRight))?;
    }
    if state.marked {
        each(&said(Kind::About, words.marked.clone(), words.direction))?;
    }
    if !state.tags.is_empty() {
        let tags = one_line(&state.tags.join(&words.comma));
        each(&said(
            Kind::About,
            format!("{} {tags}", words.tags),
            words.direction,
        ))?;
    }
    note(&state.note, words, each)
}

fn note(note: &str, words: &Words, each: Each<'_>) -> io::Result<()> {
    match one_line(note) {
        empty if empty.is_empty() => Ok(()),
        note => each(&said(
            Kind::Note,
            format!("{} {note}", words.note),
            words.direction,
        )),
    }
}

/// The whole text, without clutter and without the title, which has been said.
fn body(finding: &Finding<'_>, words: &Words, each: Each<'_>) -> io::Result<()> {
    let article = finding.article;
    let placed = finding.passages.iter();
    let mut marks: Vec<(Range<usize>, &Passage)> = placed
        .filter_map(|passage| Some((passage.range.clone()?, passage)))
        .collect();
    marks.sort_by_key(|(range, _)| range.start);
    let is_shown = |block: &Block| !matches!(block.zone, Zone::Clutter | Zone::Title);
    let shown: Vec<&Range<usize>> = article
        .blocks
        .iter()
        .filter(|block| is_shown(block))
        .map(|block| &block.range)
        .collect();
    // What is not shown with the text is shown by itself, since what was written is about it.
    let tell = |mark: &Range<usize>, passage: &Passage, each: Each<'_>| {
        let next = shown.partition_point(|block| block.end <= mark.start);
        if shown.get(next).is_none_or(|block| mark.end <= block.start) {
            apart(article, passage, each)?;
        }
        note(&passage.note, words, each)
    };
    let mut begun = marks.iter().map(|(range, _)| range).peekable();
    let mut highlighted: Vec<Range<usize>> = Vec::new();
    let mut blocks = article.blocks.iter().peekable();
    let mut told = 0;
    // Of the table that one is in, none outside of them.
    let mut columns = 0;
    while let Some(block) = blocks.next() {
        // A long paragraph is several blocks.
        let mut range = block.range.clone();
        while let Some(rest) = blocks.next_if(|next| next.is_rest) {
            range.end = rest.range.end;
        }
        while let Some(mark) = begun.next_if(|mark| mark.start < range.end) {
            highlighted.push(mark.clone());
        }
        highlighted.retain(|mark| range.start < mark.end);
        columns = match (block.kind, columns) {
            (BlockKind::TableRow, 0) => {
                let table = blocks.clone().take_while(|next| next.kind == block.kind);
                let rows = table.map(|row| &row.range).chain([&range]);
                let cells = rows.map(|row| cells(&article.text[row.clone()]).len());
                cells.max().unwrap_or(1)
            }
            (BlockKind::TableRow, known) => known,
            _ => 0,
        };
        if is_shown(block) {
            for (kind, range) in parts(article, block, range.clone(), columns) {
                let direction = block.directions.by(DirectionPolicy::Auto);
                each(&Piece {
                    kind,
                    direction: match kind {
                        Kind::Cell(_) => paragraph_direction(
                            &article.text[range.clone()],
                            DirectionPolicy::Auto,
                            article.direction,
                        ),
                        _ => direction,
                    },
                    spans: spans(article, range, &highlighted, block.keeps_breaks()),
                })?;
            }
        }
        while let Some((mark, passage)) = marks.get(told)
            && mark.start < range.end
        {
            tell(mark, passage, each)?;
            told += 1;
        }
    }
    for (mark, passage) in marks.get(told..).unwrap_or_default() {
        tell(mark, passage, each)?;
    }
    let lost = finding
        .passages
        .iter()
        .filter(|passage| passage.range.is_none());
    for passage in lost {
        apart(article, passage, each)?;
        note(&passage.note, words, each)?;
    }
    Ok(())
}

/// A passage by itself; nothing of one that has no words.
fn apart(article: &Article, passage: &Passage, each: Each<'_>) -> io::Result<()> {
    match around(article, passage) {
        piece if piece.spans.iter().all(|span| span.text.is_empty()) => Ok(()),
        piece => each(&piece),
    }
}

/// A passage in its sentences.
fn around<'a>(article: &'a Article, passage: &'a Passage) -> Piece<'a> {
    let within = passage.sentences(article);
    let spans = match (&passage.range, within) {
        (Some(range), Some(within)) => spans(article, within, std::slice::from_ref(range), false),
        _ => vec![Span {
            text: Cow::Owned(one_line(&passage.quote)),
            is_marked: true,
            ..Span::default()
        }],
    };
    let text: String = spans.iter().map(|span| &*span.text).collect();
    Piece {
        kind: Kind::Passage,
        direction: paragraph_direction(&text, DirectionPolicy::Auto, article.direction),
        spans,
    }
}

/// A piece that has one look.
fn said<'a>(kind: Kind, text: String, fallback: Direction) -> Piece<'a> {
    let own = paragraph_direction(&text, DirectionPolicy::Auto, fallback);
    in_direction(kind, text, own)
}

fn in_direction<'a>(kind: Kind, text: String, direction: Direction) -> Piece<'a> {
    Piece {
        kind,
        direction,
        spans: vec![Span {
            text: Cow::Owned(text),
            ..Span::default()
        }],
    }
}

/// The parts of a range of an article's text, cut where the look changes.
fn spans<'a>(
    article: &'a Article,
    range: Range<usize>,
    marks: &[Range<usize>],
    keeps_breaks: bool,
) -> Vec<Span<'a>> {
    let inlines = &article.inlines;
    // Those that have begun before it, in its paragraph, may reach into it.
    let paragraph = paragraph_start(article, range.start);
    let from = inlines.partition_point(|one| one.range.start < paragraph);
    let inlines = inlines[from..].iter();
    let within: Vec<_> = inlines
        .take_while(|one| one.range.start < range.end)
        .filter(|one| range.start < one.range.end)
        .collect();
    let ends = |part: &Range<usize>| [part.start, part.end];
    let mut cuts: Vec<usize> = within.iter().flat_map(|one| ends(&one.range)).collect();
    cuts.extend(marks.iter().flat_map(ends));
    cuts.retain(|cut| range.start < *cut && *cut < range.end);
    cuts.extend(ends(&range));
    cuts.sort_unstable();
    cuts.dedup();
    // Those that have begun and have not ended.
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    let mut spans = Vec::with_capacity(cuts.len());
    for cut in cuts.windows(2) {
        let [start, end] = [cut[0], cut[1]];
        while within.get(next).is_some_and(|one| one.range.start <= start) {
            open.push(next);
            next += 1;
        }
        open.retain(|&at| within[at].range.end > start);
        let mut span = Span {
            text: clean(
                article.text.get(start..end).unwrap_or_default(),
                keeps_breaks,
            ),
            is_marked: marks
                .iter()
                .any(|mark| mark.start <= start && end <= mark.end),
            ..Span::default()
        };
        for &at in &open {
            match &within[at].kind {
                InlineKind::Emphasis => span.is_emphasis = true,
                InlineKind::Strong => span.is_strong = true,
                InlineKind::Struck => span.is_struck = true,
                InlineKind::Link { target } => span.link = web(target),
            }
        }
        if !span.text.is_empty() {
            spans.push(span);
        }
    }
    spans
}

/// The byte where the paragraph begins that this byte of the text stands in.
fn paragraph_start(article: &Article, byte: usize) -> usize {
    let blocks = &article.blocks;
    let after = blocks.partition_point(|block| block.range.start <= byte);
    let own = blocks[..after].iter().rfind(|block| !block.is_rest);
    own.map_or(byte, |block| block.range.start)
}

/// An address that may be led to: one of the web.
fn web(target: &str) -> Option<&str> {
    let is_web = ["http://", "https://"].iter().any(|scheme| {
        let start = target.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    let is_sound = |c: char| !c.is_whitespace() && !steers(c) && !"\"<>\\^`{|}".contains(c);
    (is_web && target.chars().all(is_sound)).then_some(target)
}

/// A part of a text without what steers, its line breaks and tabs blanks unless they are
/// meant.
fn clean(text: &str, keeps_breaks: bool) -> Cow<'_, str> {
    if !text.contains(|c: char| steers(c) || is_line_break(c)) {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        if is_line_break(c) {
            if !(c == '\n' && before == '\r') {
                written.push(if keeps_breaks { '\n' } else { ' ' });
            }
        } else if c == '\t' {
            written.push(' ');
        } else if !steers(c) {
            written.push(c);
        }
        before = c;
    }
    Cow::Owned(written)
}
