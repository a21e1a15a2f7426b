//! Copying parts of the open article: what is copied, and what is said of it.
//!
//! A copy is the article's own text, in its order, with its line breaks, vowel
//! marks and invisible characters; nothing of what the screen makes of it. Only
//! control characters are left out, which no text needs and which a shell might
//! obey where the text is pasted.

use super::commands::Command;
use super::exchange::{Copied, Delivered, Effect, Excerpt, LONGEST};
use super::model::Model;
use super::reader::Open;
use crate::config::reasons;

/// Copies what is marked; else the mention or word under the caret; without a
/// caret the mention or hit that one is at.
pub(super) fn copy(model: &mut Model) -> Vec<Effect> {
    let open = model.reader.open.as_mut();
    if let Some(open) = open.filter(|_| model.pending.is_none())
        && let Some(excerpt) = excerpt(open)
    {
        open.on_its_way = open.marked();
        return vec![Effect::Copy(excerpt)];
    }
    let said = if super::caret::is_set(model) {
        model.strings.get("nothing-under-caret")
    } else {
        let key = model.keymap.in_words(Command::PutCaret);
        model.strings.with("nothing-to-copy", [("key", key.into())])
    };
    model.complain(said);
    Vec::new()
}

/// Copies the title of the article that is selected in the list.
pub(super) fn copy_title(model: &mut Model) -> Vec<Effect> {
    let Some(row) = model.sidebar.selected() else {
        model.complain(model.strings.get("no-article-selected"));
        return Vec::new();
    };
    vec![Effect::Copy(Excerpt {
        what: Copied::Title,
        text: text_of(&row.title),
    })]
}

/// Says what became of a copy. What was copied is marked no more, so that the next copy
/// does not begin where this one did; unless something else is marked by now.
pub(super) fn say(model: &mut Model, what: Copied, delivered: &Delivered) {
    let is_copied = matches!(delivered, Delivered::ToTerminal | Delivered::ToTmux);
    let open = model.reader.open.as_mut();
    if let Some(open) = open.filter(|_| !matches!(what, Copied::Title | Copied::Citation)) {
        let sent = open.on_its_way.take();
        if is_copied && sent.is_some() && sent == open.marked() {
            open.drop_mark();
        }
    }
    let strings = &model.strings;
    let copied = strings.get(match what {
        Copied::Title => "copied-title",
        Copied::Citation => "copied-citation",
        Copied::Word => "copied-word",
        Copied::Mention => "copied-mention",
        Copied::Hit => "copied-hit",
        Copied::Sentence => "copied-sentence",
        Copied::Paragraph => "copied-paragraph",
        Copied::Clutter => "copied-clutter",
        Copied::Range => "copied-range",
    });
    let where_to = |id| strings.with(id, [("copied", copied.clone().into())]);
    match delivered {
        Delivered::ToTerminal => model.say(where_to("copied-to-terminal")),
        Delivered::ToTmux => model.say(where_to("copied-to-tmux")),
        Delivered::TooLong { limit } => {
            let limit = [("limit", limit.to_string().into())];
            model.complain(strings.with("copied-too-long", limit));
        }
        Delivered::Failed { reason } => {
            let reason = [("reason", reasons::in_words(strings, reason).into())];
            model.complain(strings.with("copied-not", reason));
        }
    }
}

fn excerpt(open: &Open) -> Option<Excerpt> {
    let (what, range) = if open.caret().is_some() {
        let parts = super::caret::parts(open);
        match open.marked() {
            None => parts.into_iter().next()?,
            Some(marked) => {
                let named = parts.into_iter().find(|(_, part)| *part == marked);
                named.unwrap_or((Copied::Range, marked))
            }
        }
    } else {
        let here = open.here.clone()?;
        let page = open.page.range()?;
        if !page.contains(&here.start) {
            return None;
        }
        let what = match open.mention_at(&here) {
            Some(_) => Copied::Mention,
            None => Copied::Hit,
        };
        (what, here)
    };
    let text = text_of(open.article.text.get(range)?);
    Some(Excerpt { what, text })
}

/// What is copied of a text: not control characters, and little more than is taken.
fn text_of(text: &str) -> String {
    let is_text = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    let mut copied = String::with_capacity(text.len().min(LONGEST + 4));
    for c in text.chars().filter(is_text) {
        copied.push(c);
        if copied.len() > LONGEST {
            break;
        }
    }
    copied
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_text_that_nobody_takes_only_so_much_is_copied_that_it_is_too_long() {
        let longest = "م".repeat(LONGEST / 2);
        assert_eq!(text_of(&longest), longest);
        let copied = text_of(&longest.repeat(2)).len();
        assert!((LONGEST + 1..LONGEST + 5).contains(&copied), "{copied}");
    }
}
