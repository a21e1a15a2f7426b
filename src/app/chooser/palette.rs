//! The rows of the command palette: commands of the table by the words of their labels
//! in both languages, of their ids, and by what else people call them.

use std::sync::LazyLock;

use super::super::commands::{Command, Context, Entry, TABLE};
use super::super::keymap::Keymap;
use super::{Goal, Row, synonyms};
use crate::config::strings::Language;
use crate::text::fold::fold;

/// What an Arabic word may begin with that is not typed.
const BEFORE: [&str; 6] = ["ال", "بال", "لل", "وال", "كال", "و"];
/// As much of what is typed counts, in characters.
const MOST: usize = 200;

/// The commands that have all the words that are `typed`, or begin like them: those that
/// hold in `context` first, of these the ones that fit best.
pub(in crate::app) fn rows(
    typed: &str,
    context: Context,
    keymap: &Keymap,
    language: Language,
) -> Vec<Row> {
    let wanted = wanted(typed);
    let mut found: Vec<(bool, usize, &Entry)> = TABLE
        .iter()
        .zip(WORDS.iter())
        .filter(|(entry, _)| is_offered(entry))
        .filter_map(|(entry, words)| {
            let holds = entry.contexts.contains(&context);
            fit(words, &wanted, language).map(|distance| (!holds, distance, entry))
        })
        .collect();
    // As in the table where there is no difference.
    found.sort_by_key(|(elsewhere, distance, _)| (*elsewhere, *distance));
    let row = |(elsewhere, _, entry): (bool, usize, &'static Entry)| Row {
        label: entry.label(language).to_owned(),
        indent: 0,
        beside: keymap.keys(entry.command).to_vec(),
        goal: match elsewhere {
            true => Goal::Elsewhere(entry.contexts),
            false => Goal::Do(entry.command),
        },
    };
    found.into_iter().map(row).collect()
}

/// Whether a command can be meant at all: not one of a line where one types, nor the
/// palette itself.
fn is_offered(entry: &Entry) -> bool {
    entry.contexts != [Context::Field] && entry.command != Command::Palette
}

/// The words of every entry of the table: of its Arabic label, its English one, its id,
/// and others for it.
static WORDS: LazyLock<Vec<[Vec<String>; 4]>> = LazyLock::new(|| {
    let of = |entry: &Entry| {
        let others = synonyms::of(entry.command);
        [entry.arabic, entry.english, entry.id, others].map(words)
    };
    TABLE.iter().map(of).collect()
});

/// How far a command, by its words, is from what is wanted, 0 for all that is; `None` if
/// it lacks a word. What stands near the start of the label in the person's language is
/// nearest, and what it is called besides.
fn fit(words: &[Vec<String>; 4], wanted: &[String], language: Language) -> Option<usize> {
    let [arabic, english, id, others] = words;
    let (own, other) = match language {
        Language::Arabic => (arabic, english),
        Language::English => (english, arabic),
    };
    let distance = |typed: &String| {
        let texts = [(own, 0), (id, 1), (other, 2)];
        let all = texts.into_iter().flat_map(|(words, far)| {
            let words = words.iter().enumerate();
            words.filter_map(move |(at, word)| Some(far + 2 * at + begins(word, typed)?))
        });
        let others = others.iter().filter_map(|word| begins(word, typed));
        all.chain(others).min()
    };
    wanted.iter().map(distance).sum()
}

/// Whether a word, or what is left of it without what Arabic writes before a word, begins
/// like this: 0 if it is just this, 1 if more follows.
pub(in crate::app) fn begins(word: &str, typed: &str) -> Option<usize> {
    let without = BEFORE.iter().filter_map(|before| word.strip_prefix(before));
    let without = without.filter(|rest| rest.chars().count() > 1);
    let mut stems = std::iter::once(word).chain(without);
    let found = stems.find(|stem| stem.starts_with(typed))?;
    Some(usize::from(found.len() > typed.len()))
}

/// The words that are typed as they are compared; who types more means nothing by it.
pub(in crate::app) fn wanted(typed: &str) -> Vec<String> {
    let end = typed
        .char_indices()
        .nth(MOST)
        .map_or(typed.len(), |(at, _)| at);
    words(&typed[..end])
}

/// The words of a text as they are compared.
pub(in crate::app) fn words(text: &str) -> Vec<String> {
    let folded = fold(text).text;
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, language: Language) -> Vec<Command> {
        let keymap = Keymap::new();
        let rows = rows(typed, Context::Reader, &keymap, language);
        let commands = rows.into_iter().map(|row| {
            let entry = TABLE
                .iter()
                .find(|entry| entry.label(language) == row.label);
            entry.expect("a command").command
        });
        commands.collect()
    }

    #[test]
    fn a_command_is_found_by_its_words_in_either_language_and_by_its_id() {
        for language in [Language::Arabic, Language::English] {
            for typed in ["digits", "أرقام", "الأرقام", "ارقام", "cycle-digits", "DIG"]
            {
                let found = found(typed, language);
                assert_eq!(found.first(), Some(&Command::CycleDigits), "{typed}");
            }
        }
        assert_eq!(
            found("مسافات", Language::Arabic),
            [Command::CycleJustification]
        );
        let both = found("page up", Language::Arabic);
        assert_eq!(both[0], Command::PageUp, "words in any order");
        assert_eq!(both[0], found("صفحه اعلى", Language::English)[0]);
        assert_eq!(found("xyzzy", Language::Arabic), []);
        assert_eq!(
            found("؟!", Language::Arabic).len(),
            found("", Language::Arabic).len()
        );
    }

    #[test]
    fn a_command_is_found_by_what_people_call_it() {
        let called = [
            ("search", Command::Find),
            ("search", Command::Filter),
            ("بحث", Command::Find),
            ("بحث", Command::Filter),
            ("dark", Command::CycleTheme),
            ("light", Command::CycleTheme),
            ("colour", Command::CycleTheme),
            ("colours", Command::CycleTheme),
            ("colors", Command::CycleTheme),
            ("ليلي", Command::CycleTheme),
            ("الوضع الليلي", Command::CycleTheme),
            ("داكن", Command::CycleTheme),
            ("لون", Command::CycleTheme),
            ("bookmark", Command::ToggleMarked),
            ("bookmarks", Command::Notebook),
            ("مفضلة", Command::ToggleMarked),
            ("المفضلة", Command::Notebook),
            ("language", Command::CycleLanguage),
            ("لغة", Command::CycleLanguage),
            ("english", Command::CycleLanguage),
            ("عربي", Command::CycleLanguage),
            ("width", Command::CycleMeasure),
            ("عرض", Command::CycleMeasure),
            ("new", Command::Follow),
            ("جديد", Command::Follow),
            ("font", Command::CycleRendering),
            ("خط", Command::CycleRendering),
            ("mirror", Command::MoveList),
            ("sidebar", Command::MoveList),
            ("اقتباس", Command::Cite),
            ("الاقتباس", Command::Cite),
            ("citation", Command::Cite),
            ("quote", Command::Cite),
            ("jump list", Command::Trail),
            ("history", Command::Trail),
            ("قائمة القفزات", Command::Trail),
            ("kwic", Command::Concordance),
            ("context", Command::Concordance),
            ("alias", Command::Judge),
            ("اسم بديل", Command::Judge),
            ("unread", Command::ToggleRead),
            ("ads", Command::ToggleClutter),
            ("إعلانات", Command::ToggleClutter),
            ("docx", Command::Export),
            ("html", Command::Export),
            ("diff", Command::Compare),
            ("مقارنة", Command::Compare),
            ("duplicates", Command::ShowCopies),
            ("facets", Command::Sources),
            ("calendar", Command::Months),
            ("التقويم", Command::Months),
            ("doctor", Command::CycleRendering),
            ("defaults", Command::ForgetChoices),
            ("import", Command::Keep),
            ("browser", Command::Browse),
            ("url", Command::Browse),
            ("errors", Command::Notices),
        ];
        for (typed, command) in called {
            for language in [Language::Arabic, Language::English] {
                let found = found(typed, language);
                let first = &found[..found.len().min(6)];
                assert!(first.contains(&command), "{typed}: {first:?}");
            }
        }
    }

    #[test]
    fn every_command_but_those_of_a_line_is_there_and_what_holds_here_comes_first() {
        let keymap = Keymap::new();
        let rows = rows("", Context::List, &keymap, Language::Arabic);
        let offered = TABLE.iter().filter(|entry| is_offered(entry));
        assert_eq!(rows.len(), offered.count());
        let here = rows
            .iter()
            .take_while(|row| matches!(row.goal, Goal::Do(_)));
        let rest = &rows[here.count()..];
        assert!(
            rest.iter()
                .all(|row| matches!(row.goal, Goal::Elsewhere(_)))
        );
        assert!(!rest.is_empty());
    }
}
