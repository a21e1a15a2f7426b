//! Where an article came from, and whether it stays: its page in the browser, its file
//! read again, out of the library with it. Opens nothing itself, and hands on no address
//! but one of the web: what stands in an article is never run.

use super::deeds;
use super::exchange::{Effect, Reloaded, Removed, Request};
use super::identity;
use super::jumps::Place;
use super::model::{Landing, Model};
use super::notices::library_trouble;
use crate::config::reasons::in_words;
use crate::library::article::ArticleId;
use crate::text::isolate::left_to_right;

/// The longest address that is handed on, in bytes.
const LONGEST: usize = 2048;

/// Has the page of the open article shown by a browser.
pub(super) fn browse(model: &mut Model) -> Vec<Effect> {
    let open = model.reader.open.as_ref();
    let link = open.and_then(|open| open.article.link.as_deref());
    match (open, link.map(address)) {
        (None, _) => model.complain(model.strings.get("nothing-open")),
        (_, None) => model.complain(model.strings.get("no-address")),
        (_, Some(None)) => model.complain(model.strings.get("address-refused")),
        (_, Some(Some(address))) => return vec![follow(model, address)],
    }
    Vec::new()
}

/// Has a page with an address of the web shown by a browser.
pub(super) fn follow(model: &mut Model, address: String) -> Effect {
    let shown = [("address", left_to_right(&address).into())];
    model.say(model.strings.with("browsing", shown));
    Effect::Browse(address)
}

/// An address of the web in one piece, without anything that a terminal or a shell could
/// take for more; `None` if it is none.
pub(super) fn address(link: &str) -> Option<String> {
    let link = link.trim();
    let scheme = ["http://", "https://"].into_iter().find(|scheme| {
        let start = link.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })?;
    let is_unseen = |c: char| {
        let steers = matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{61C}');
        c.is_control() || c.is_whitespace() || steers
    };
    let is_sign = |c: char| {
        matches!(
            c,
            '"' | '\'' | '`' | '\\' | '<' | '>' | '|' | '{' | '}' | '^'
        )
    };
    let host = link[scheme.len()..].chars().next()?;
    let is_sound = host.is_alphanumeric() || host == '[';
    let is_sound = is_sound && link.len() <= LONGEST;
    (is_sound && !link.contains(|c| is_unseen(c) || is_sign(c))).then(|| link.to_owned())
}

/// Says that no browser could be started.
pub(super) fn say_unbrowsed(model: &mut Model, reason: &str) {
    let reason = [("reason", in_words(&model.strings, reason).into())];
    model.complain(model.strings.with("no-browser", reason));
}

/// Has the file of the open article read again.
pub(super) fn reload(model: &mut Model) -> Vec<Effect> {
    let Some(open) = model
        .reader
        .open
        .as_ref()
        .filter(|_| model.pending.is_none())
    else {
        model.complain(model.strings.get("nothing-open"));
        return Vec::new();
    };
    vec![Effect::Ask(Request::Reload(open.article.id))]
}

/// The file was read again: what stands in it now takes the place of what stood there.
pub(super) fn reloaded(model: &mut Model, was: ArticleId, reloaded: &Reloaded) -> Vec<Effect> {
    let now = match reloaded {
        Reloaded::Now(now) => *now,
        Reloaded::Apart => {
            model.complain(model.strings.get("reload-apart"));
            return vec![model.ask_for_list()];
        }
        Reloaded::Same => {
            model.say(model.strings.get("reload-same"));
            return Vec::new();
        }
        Reloaded::NoFile => {
            model.complain(model.strings.get("reload-no-file"));
            return Vec::new();
        }
        Reloaded::Gone => {
            model.complain(model.strings.get("reload-gone"));
            return Vec::new();
        }
        Reloaded::Failed(trouble) => {
            model.complain(library_trouble(&model.strings, trouble));
            return Vec::new();
        }
    };
    let open = model.reader.open.take_if(|open| open.article.id == was);
    identity::rename(model, was, now);
    model.say(model.strings.get("reloaded"));
    let mut effects = Vec::new();
    if let Some(open) = open {
        // As far down as it was; what stood there may have moved.
        let place = Place {
            article: now,
            top: open.place().top,
            here: None,
            below: None,
        };
        effects.push(model.ask_for_article(now, Landing::At(place)));
    }
    effects.push(model.ask_for_list());
    effects
}

/// Takes the article at hand out of the library, if that was just asked for.
pub(super) fn remove(model: &mut Model, before: Option<ArticleId>) -> Vec<Effect> {
    let Some((id, _)) = deeds::at_hand(model) else {
        model.complain(model.strings.get("no-article-selected"));
        return Vec::new();
    };
    if !model.progress.is_library {
        model.complain(model.strings.get("remove-no-library"));
        return Vec::new();
    }
    if before == Some(id) {
        return vec![Effect::Ask(Request::Remove(id))];
    }
    let title = deeds::title_of(model, id).unwrap_or_default();
    let title = [("title", title.into())];
    model.say(model.strings.with("remove-article", title));
    model.doomed_article = Some(id);
    Vec::new()
}

/// Says what came of it.
pub(super) fn say_removed(model: &mut Model, removed: &Removed) {
    match removed {
        Removed::Done => model.say(model.strings.get("removed-article")),
        Removed::NoLibrary => model.complain(model.strings.get("remove-no-library")),
        Removed::Failed(trouble) => model.complain(library_trouble(&model.strings, trouble)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_handed_on() {
        for sound in [
            "https://example.org/a?b=1&c=%20#d",
            " HTTP://example.org ",
            "https://مثال.إختبار/خبر-اليوم",
            "http://[::1]:8080/",
        ] {
            assert_eq!(address(sound).as_deref(), Some(sound.trim()));
        }
        for other in [
            "",
            "example.org",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "-https://example.org",
            "https://",
            "https://-x",
            "https:// example.org",
            "https://example.org/\u{1b}[2J",
            "https://example.org/a\nb",
            "https://example.org/\u{202e}gpj",
            "https://example.org/\";x",
            "https://example.org/`x`",
            "ftp://example.org",
        ] {
            assert_eq!(address(other), None, "{other:?}");
        }
        assert_eq!(address(&format!("https://{}", "x".repeat(3000))), None);
    }
}
