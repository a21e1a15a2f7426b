//! How sources speak: in which forms each writes an actor, each count opened to its passages.

use qari::library::mention::ActorId;
use qari::query::voices::{Count, Voice};
use qari::text::fold::fold;

use super::all_articles;
use crate::story::Story;

/// The names of an actor, by form and by source: together they are all mentions that count,
/// and each count opens as many passages as it says, of that form and source.
pub(crate) fn how_sources_speak(it: &mut Story, actor: &str) {
    let id = ActorId::new(actor);
    let all = all_articles(it);
    let written: Vec<String> = all
        .iter()
        .flat_map(super::Seen::counted)
        .filter(|(one, _)| *one == id)
        .map(|(_, form)| form)
        .collect();
    it.press("1 c a g /")
        .type_text(actor)
        .press("Enter g Enter");
    assert_eq!(
        it.reader.model().focused.as_ref(),
        Some(&id),
        "\n{}",
        it.picture()
    );
    let begun = it.open_article().here.clone();
    it.press("}").shows("تسميات");
    let voices = it.reader.model().voices.as_ref().expect("it is open");
    assert!(voices.is_done() && !voices.has_more());
    assert_eq!(voices.whole.places(), written.len(), "all that count");
    let forms = rows(it);
    assert!(forms.len() > 1, "\n{}", it.picture());
    assert!(
        forms
            .windows(2)
            .all(|two| two[0].1.counted >= two[1].1.counted)
    );
    let places: usize = forms.iter().map(|(_, count)| count.places()).sum();
    assert_eq!(places, written.len(), "each of them once");
    for (row, form) in forms.iter().enumerate() {
        opened_form(it, row, form);
    }
    it.press("s").says("الترتيب: بحسب المصدر");
    let sources = rows(it);
    let places: usize = sources.iter().map(|(_, count)| count.places()).sum();
    assert_eq!(places, written.len(), "the same by source");
    let mut named: Vec<Option<String>> = Vec::new();
    for (voice, _) in &sources {
        named.push(source_of(voice));
    }
    let is_theirs = |source: &Option<String>| all.iter().any(|seen| seen.article.source == *source);
    assert!(named.iter().all(is_theirs), "{named:?}");
    it.press("Esc").hides("تسميات");
    assert_eq!(it.open_article().here, begun, "where one was");
}

/// A form opened to its sources, these added up, the first of them opened to its passages.
fn opened_form(it: &mut Story, row: usize, (voice, count): &(Voice, Count)) {
    it.press("g").press(&"j ".repeat(row)).press("Enter");
    let (mut shown, mut source) = (*count, None);
    // Of a single source the passages come at once.
    let is_parted = it.reader.model().concordance.is_none();
    if is_parted {
        let open = it.reader.model().voices.as_ref().expect("it is open");
        let parts = open.parts(open.rows()[row]).to_vec();
        let places: usize = parts.iter().map(|(_, count)| count.places()).sum();
        assert_eq!(places, count.places(), "its sources have all of it");
        (shown, source) = (parts[0].1, Some(source_of(&parts[0].0)));
        it.press("j Enter");
    }
    it.shows("الكشّاف السياقي");
    let total = it
        .reader
        .model()
        .concordance
        .as_ref()
        .map(|open| open.total);
    assert_eq!(total, Some(shown.places()), "\n{}", it.picture());
    // Before the article of a noun ل and the article itself are one: للتنظيم.
    let form = letters(&voice.form.as_ref().expect("of a form").shown);
    let form = form.strip_prefix("ال").unwrap_or(&form);
    it.press("g");
    for at in 0..shown.places() {
        let open = it.reader.model().concordance.as_ref().expect("it is open");
        let line = open.row(at).expect("it is known");
        let words = letters(line.parts().1);
        assert!(words.contains(form), "{words}: {form}");
        // It is shown where it stands.
        let article = &it.open_article().article;
        assert_eq!(article.id, line.article, "\n{}", it.picture());
        let is_theirs = source.as_ref().is_none_or(|own| *own == article.source);
        assert!(is_theirs, "{:?}", article.source);
        it.press("j");
    }
    it.press("Esc").hides("الكشّاف السياقي");
    if is_parted {
        it.press("k \\");
    }
    let open = it.reader.model().voices.as_ref().expect("it is open");
    assert_eq!(rows(it).len(), open.rows().len(), "all are folded");
}

/// Folded, and without quotation marks.
fn letters(text: &str) -> String {
    let folded = fold(text).text;
    folded.chars().filter(|one| one.is_alphanumeric()).collect()
}

fn source_of(voice: &Voice) -> Option<String> {
    let source = voice.source.clone().expect("of a source");
    source.map(|name| name.to_string())
}

/// The rows that are no parts of others: what each is about, and how often it is written.
fn rows(it: &Story) -> Vec<(Voice, Count)> {
    let open = it.reader.model().voices.as_ref().expect("it is open");
    let whole = open.rows().iter().filter(|row| !row.is_part());
    let told = whole.map(|row| open.row(*row));
    told.map(|(voice, count)| (voice.clone(), count)).collect()
}
