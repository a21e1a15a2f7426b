//! What a person does with an article: reads it, marks it, puts tags on it, writes a
//! note about it; and takes that back.

use super::deciding;
use super::exchange::{Effect, Request};
use super::geometry::Pane;
use super::judged::Undoing;
use super::model::Model;
use super::notices::library_trouble;
use super::said::annotated;
use crate::config::strings::{Language, Strings};
use crate::library::article::ArticleId;
use crate::library::condition::name_key;
use crate::library::position;
use crate::library::state::{Deed, State};
use crate::library::store::{Kept, StoreError};
use crate::text::isolate::isolated_in;

/// An article is read when it is the one wanted and the reading pane has the keys.
pub(super) fn mark_read(model: &mut Model) -> Option<Effect> {
    let open = model.reader.open.as_mut().filter(|open| !open.seen)?;
    if model.focus != Pane::Reader || model.pending.is_some() {
        return None;
    }
    open.seen = true;
    let id = open.article.id;
    Some(change(model, id, Deed::Read(true)))
}

pub(super) fn toggle_read(model: &mut Model) -> Vec<Effect> {
    let Some((id, state)) = at_hand(model) else {
        return Vec::new();
    };
    let deed = Deed::Read(!state.read);
    model.say(said(&model.strings, &deed));
    vec![change(model, id, deed)]
}

pub(super) fn toggle_marked(model: &mut Model) -> Vec<Effect> {
    let Some((id, state)) = at_hand(model) else {
        return Vec::new();
    };
    let deed = Deed::Marked(!state.marked);
    act_on(model, id, &state, deed)
}

/// Does a deed on purpose, if it changes anything, so that it can be undone.
pub(super) fn act(
    model: &mut Model,
    id: ArticleId,
    deed: impl FnOnce(&State) -> Deed,
) -> Vec<Effect> {
    let state = state_of(model, id);
    let deed = deed(&state);
    act_on(model, id, &state, deed)
}

/// The same where what was done with the article is known.
pub(super) fn act_on(model: &mut Model, id: ArticleId, state: &State, deed: Deed) -> Vec<Effect> {
    let before = state.undoing(&deed);
    if before == deed {
        return Vec::new();
    }
    let title = title_of(model, id);
    model.undoing.push(Undoing::Deed(id, before, title));
    model.say(said(&model.strings, &deed));
    vec![change(model, id, deed)]
}

/// Takes back what was done last.
pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    let (id, deed, title) = match model.undoing.pop() {
        Some(Undoing::Deed(id, deed, title)) => (id, deed, title),
        Some(Undoing::Judged(made, said)) => return deciding::undo(model, made, said),
        None => {
            model.complain(model.strings.get("nothing-to-undo"));
            return Vec::new();
        }
    };
    let what = said(&model.strings, &deed);
    let is_at_hand = at_hand(model).is_some_and(|(at_hand, _)| at_hand == id);
    // What the list does not show any more is called as it was.
    let undone = match title.or_else(|| title_of(model, id)) {
        Some(title) if !is_at_hand => {
            let of = [("what", what.into()), ("title", title.into())];
            model.strings.with("undone-of", of)
        }
        _ => model.strings.with("undone", [("what", what.into())]),
    };
    model.say(undone);
    vec![change(model, id, deed)]
}

/// The article that a key is about: the open one, or the one that is selected in the list;
/// with what was done with it.
pub(super) fn at_hand(model: &Model) -> Option<(ArticleId, State)> {
    match (model.focus, &model.reader.open, model.sidebar.selected()) {
        (Pane::Reader, Some(open), _) => Some((open.article.id, open.state.clone())),
        (Pane::Side, _, Some(row)) => Some((row.id, row.state.clone())),
        _ => None,
    }
}

/// What was done with an article, as far as that is on the screen.
fn state_of(model: &mut Model, id: ArticleId) -> State {
    let open = model.reader.open.as_ref();
    if let Some(open) = open.filter(|open| open.article.id == id) {
        return open.state.clone();
    }
    let row = model.sidebar.find(id);
    row.map(|(_, row)| row.state.clone()).unwrap_or_default()
}

/// What an article is called, as far as that is on the screen, to stand in a sentence.
pub(super) fn title_of(model: &mut Model, id: ArticleId) -> Option<String> {
    let policy = model.direction_policy;
    let open = model.reader.open.as_ref();
    if let Some(open) = open.filter(|open| open.article.id == id) {
        let article = &open.article;
        let own = article.title_directions().by(policy);
        return Some(isolated_in(&article.title, own));
    }
    let row = model.sidebar.find(id);
    row.map(|(_, row)| isolated_in(&row.title, row.directions.by(policy)))
}

/// What is to be kept of how far the open article was read, when it is left: of one that
/// only stood beside the list, nothing. One that was read to its end begins at its start
/// again.
pub fn parting(model: &Model) -> Option<Request> {
    let open = model
        .reader
        .open
        .as_ref()
        .filter(|open| open.article.is_whole && open.seen)?;
    let byte = match &open.here {
        // One reads by ear, without pages.
        Some(here) if here.is_empty() => here.start,
        _ => open.place().top,
    };
    if byte == open.entered {
        return None;
    }
    let is_read = open.progress >= 1.0;
    let position = if is_read {
        0
    } else {
        position::kept(&open.article.text, byte)
    };
    (position != open.state.position).then(|| Request::Keep {
        id: open.article.id,
        deed: Deed::Position(position),
    })
}

/// Has a deed done wherever the article is shown, and kept.
fn change(model: &mut Model, id: ArticleId, deed: Deed) -> Effect {
    if let Some((_, row)) = model.sidebar.find(id) {
        row.state.take(deed.clone());
    }
    let open = model.reader.open.as_mut();
    if let Some(open) = open.filter(|open| open.article.id == id) {
        open.state.take(deed.clone());
    }
    if let Some(notebook) = &mut model.notebook {
        notebook.change(id, &deed);
    }
    model.deeds += usize::from(deed.is_on_purpose());
    Effect::Ask(Request::Keep { id, deed })
}

/// What was done with an article stands so by now: others may have done some of it. While
/// a deed is on its way, that is not in it yet; what it comes to is told after it.
pub(super) fn take_state(model: &mut Model, id: ArticleId, state: State) {
    if model.deeds > 0 {
        return;
    }
    let open = model.reader.open.as_mut();
    if let Some(open) = open.filter(|open| open.article.id == id) {
        open.state.clone_from(&state);
    }
    if let Some((_, row)) = model.sidebar.find(id) {
        row.state = state;
    }
}

/// The tags that were typed, each once: parted by commas, without blanks around them
/// and without quotation marks, which a query could not hold. One that is spelled
/// otherwise in `known` is that one.
pub(super) fn tags(typed: &str, known: &[String]) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for part in typed.split(is_comma) {
        let bare: String = part.chars().filter(|c| !"\"«»“”".contains(*c)).collect();
        let words: Vec<&str> = bare.split_whitespace().collect();
        let tag = words.join(" ");
        let key = name_key(&tag);
        if key.is_empty() || tags.iter().any(|other| name_key(other) == key) {
            continue;
        }
        let spelled = known.iter().find(|other| name_key(other) == key);
        tags.push(spelled.cloned().unwrap_or(tag));
    }
    tags
}

/// Whether it parts two tags.
pub(super) fn is_comma(c: char) -> bool {
    matches!(c, ',' | '،' | ';' | '؛')
}

/// Tags on one line, as they are typed.
pub fn listed(strings: &Strings, tags: &[String]) -> String {
    tags.join(match strings.language() {
        Language::Arabic => "، ",
        Language::English => ", ",
    })
}

/// What was done, in words.
fn said(strings: &Strings, deed: &Deed) -> String {
    let id = match deed {
        Deed::Read(true) | Deed::Position(_) => "marked-read",
        Deed::Read(false) => "marked-unread",
        Deed::Marked(true) => "marked",
        Deed::Marked(false) => "unmarked",
        Deed::Tags(tags) if !tags.now.is_empty() => {
            let tags = listed(strings, &tags.now);
            return strings.with("tagged", [("tags", tags.into())]);
        }
        Deed::Tags(_) => "untagged",
        Deed::Note(note) if !note.now.is_empty() => "noted",
        Deed::Note(_) => "unnoted",
        Deed::Annotations(change) => annotated(change),
    };
    strings.get(id)
}

/// Says what became of a deed, unless it is kept like those before it.
pub(super) fn say_kept(model: &mut Model, deed: &Deed, kept: Result<Kept, StoreError>) {
    if kept != Ok(Kept::AtLast) {
        model.deeds = model.deeds.saturating_sub(1);
    }
    let strings = &model.strings;
    // Where that was just said, with more words.
    let words = said(strings, deed);
    let more = model.remark.as_ref().map(|remark| &remark.text);
    let more = more.filter(|more| more.contains(&words)).cloned();
    let what = ("what", more.unwrap_or(words).into());
    match kept {
        Ok(Kept::Lasting) => {}
        Ok(Kept::Added) => model.say(strings.with("kept-added", [what])),
        Ok(Kept::Apart) => model.say(strings.with("kept-apart", [what])),
        Ok(Kept::Later) => model.complain(strings.with("kept-later", [what])),
        Ok(Kept::AtLast) => model.say(strings.with("kept-at-last", [what])),
        Ok(Kept::Meanwhile) => model.say(strings.with("kept-meanwhile", [what])),
        Err(trouble) => {
            let reason = library_trouble(strings, &trouble);
            model.complain(strings.with("kept-not", [what, ("reason", reason.into())]));
        }
    }
}

/// What is said once the reader was left of a deed that was not kept: for that reason, or since
/// it was waited for no more.
pub fn unkept(strings: &Strings, deed: &Deed, trouble: Option<&StoreError>) -> String {
    let what = ("what", said(strings, deed).into());
    match trouble {
        Some(trouble) => {
            let reason = library_trouble(strings, trouble);
            strings.with("kept-lost", [what, ("reason", reason.into())])
        }
        None => strings.with("kept-unfinished", [what]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_parted_by_commas_and_each_is_there_once() {
        let known = ["اقتصاد".to_owned(), "نقل بحري".to_owned()];
        let tags = |typed| tags(typed, &known);
        assert_eq!(tags(""), [""; 0]);
        assert_eq!(tags(" ، ,, "), [""; 0]);
        assert_eq!(tags("نقل  بحري ،موانئ"), ["نقل بحري", "موانئ"]);
        assert_eq!(
            tags("إقتصاد, اقتصاد"),
            ["اقتصاد"],
            "as it is spelled already"
        );
        assert_eq!(tags("«موانئ», News; ports"), ["موانئ", "News", "ports"]);
    }
}
