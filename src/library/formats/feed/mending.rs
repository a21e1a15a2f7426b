//! Feeds that are not well formed, as many are that were written by hand or cut off while they
//! were fetched: signs that begin nothing are taken for themselves, and of a feed that ends
//! too early all entries count that are whole.

/// How a kind of feed begins, how each of its entries ends, and what closes it behind the last.
#[derive(Clone, Copy)]
struct Kind {
    root: &'static str,
    entry_end: &'static str,
    channel_end: &'static str,
    root_end: &'static str,
}

const KINDS: [Kind; 3] = [
    Kind {
        root: "<feed",
        entry_end: "</entry>",
        channel_end: "",
        root_end: "</feed>",
    },
    Kind {
        root: "<rss",
        entry_end: "</item>",
        channel_end: "</channel>",
        root_end: "</rss>",
    },
    Kind {
        root: "<rdf:RDF",
        entry_end: "</item>",
        channel_end: "",
        root_end: "</rdf:RDF>",
    },
];

/// The longest reference, in bytes: `&#x0010FFFF;` has as many behind its first.
const LONGEST: usize = 12;

/// A feed, made as well formed as it can be.
pub(super) struct Mended {
    pub(super) text: String,
    /// Whether it was cut behind its last whole entry.
    pub(super) is_cut: bool,
}

/// `None` where nothing can be done for it.
pub(super) fn mend(text: &str) -> Option<Mended> {
    let escaped = escape(text);
    let roots = KINDS.into_iter();
    let begun = roots.filter_map(|one| escaped.find(one.root).map(|at| (at, one)));
    let (_, kind) = begun.min_by_key(|(at, _)| *at)?;
    let last = escaped
        .rfind(kind.entry_end)
        .map(|at| at + kind.entry_end.len());
    if escaped[last.unwrap_or_default()..].contains(kind.root_end) {
        let is_changed = escaped != text;
        return is_changed.then_some(Mended {
            text: escaped,
            is_cut: false,
        });
    }
    Some(Mended {
        text: format!("{}{}{}", &escaped[..last?], kind.channel_end, kind.root_end),
        is_cut: true,
    })
}

/// Writes `&` as a sign where it begins no reference that XML knows, outside of what is
/// literal.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 64);
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        let (before, from) = rest.split_at(at);
        escaped.push_str(before);
        let literal = [("<![CDATA[", "]]>"), ("<!--", "-->")];
        let literal = literal
            .into_iter()
            .find(|(begin, _)| from.starts_with(begin));
        let taken = match literal {
            Some((_, end)) => from.find(end).map_or(from.len(), |at| at + end.len()),
            None => 1,
        };
        let (taken, left) = from.split_at(taken);
        escaped.push_str(taken);
        if taken == "&" && !begins_reference(left) {
            escaped.push_str("amp;");
        }
        rest = left;
    }
    escaped.push_str(rest);
    escaped
}

/// Whether what stands behind `&` makes it one of the references that XML itself has.
fn begins_reference(behind: &str) -> bool {
    let end = behind.bytes().take(LONGEST).position(|byte| byte == b';');
    let Some(name) = end.and_then(|end| behind.get(..end)) else {
        return false;
    };
    match name.strip_prefix('#') {
        Some(number) => {
            let (digits, radix) = match number.strip_prefix('x') {
                Some(digits) => (digits, 16),
                None => (number, 10),
            };
            let number = u32::from_str_radix(digits, radix).ok();
            number.and_then(char::from_u32).is_some_and(|c| c != '\0')
        }
        None => matches!(name, "amp" | "lt" | "gt" | "quot" | "apos"),
    }
}
